"""The office's list of applications: found, read, taken away; nobody else's business."""

import datetime as dt

import pytest
import rules
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from notices.models import Email
from programs.actions import consent as consenting
from programs.actions import paper_consent
from programs.content import content_hash
from programs.models import Application
from records import clock
from records.desk import waiting_for
from tests.conftest import NOON
from tests.factories.programs import ApplicationFactory, CallFactory, ClarificationFactory, ExclusionFactory
from tests.pages import text
from tests.records.test_content import pdf

pytestmark = pytest.mark.django_db

AFTER = dt.datetime(2026, 12, 21, 8, 0, tzinfo=dt.UTC)
LIST = "/en/admin/programs/application/"
ENTER = f"{LIST}enter-on-paper/"
REASON = "The project lasts longer than the call allows."


@pytest.fixture(autouse=True)
def _after_the_closing():
    with clock.held_at(AFTER):
        yield


@pytest.fixture
def application():
    return ApplicationFactory(filled=True, submitted=True, title="A joint observatory")


def page(name, application):
    return reverse(f"admin:programs_application_{name}", args=[application.pk])


def groups(user):
    return {group["slug"]: group["count"] for group in waiting_for(user)}


def test_the_text_is_read_and_not_edited(client, as_user, application):
    as_user("officer")

    shown = text(client.get(page("change", application)))
    assert "To measure the sun." in shown
    assert "We measure the sun together." in shown
    assert client.post(page("change", application), {"title": "Mine"}).status_code == 403


@pytest.mark.parametrize(
    "typed", ["observatory", "rahimi", "رصدخانه", "reference"], ids=["title", "leader", "nothing", "reference"]
)
def test_an_application_is_found_by_title_leader_and_reference(client, as_user, application, typed):
    as_user("officer")
    ApplicationFactory(title="Glass").members.filter(side="home").update(name="Dr. M. Karimi")
    asked = application.reference if typed == "reference" else typed

    found = client.get(LIST, {"q": asked}).context["cl"].result_list

    assert [one.title for one in found] == ([] if typed == "رصدخانه" else ["A joint observatory"])


@pytest.mark.parametrize("role", ["scholar", "unit_officer", "administrator"])
def test_others_find_nothing(client, as_user, application, role):
    as_user(role)

    for path in (f"{LIST}?q=observatory", page("change", application), f"{LIST}export/csv/", f"{LIST}files/"):
        response = client.get(path, follow=True)
        content = b"".join(response) if response.streaming else response.content
        assert b"joint observatory" not in content


def test_one_proposes_and_the_other_confirms(client, as_user, application):
    as_user("officer")
    client.post(page("propose", application), {"reason": "Too long."})
    assert application.exclusions.count() == 0
    client.post(page("propose", application), {"reason": REASON})
    exclude = reverse("admin:programs_application_transition", args=[application.pk, "exclude"])
    assert client.post(exclude, {"comment": ""}).status_code == 403

    as_user("officer")
    assert REASON in text(client.get(exclude))
    client.post(exclude, {"comment": ""})

    assert Application.objects.get(pk=application.pk).status == "ineligible"


def test_a_question_is_asked_and_shown(client, as_user, application):
    as_user("officer")

    client.post(page("ask", application), {"question": "Which laboratory is meant?"})

    assert "Which laboratory is meant?" in text(client.get(page("change", application)))
    assert "Not answered yet." in text(client.get(page("change", application)))


def test_a_leader_answers_and_another_applicant_sees_no_question(client, client_for, user_with, as_user):
    leader = user_with("scholar")
    asked = ClarificationFactory(application=ApplicationFactory(user=leader, submitted=True))
    address = reverse("applications:answer", args=[asked.application.uuid, asked.pk])
    as_user("scholar")
    assert client.get(address).status_code == 404

    client_for(leader, client)
    assert "Which laboratory is meant?" in text(client.get(address))
    client.post(address, {"answer": "The one in Shiraz."})

    asked.refresh_from_db()
    assert (asked.answer, asked.answered_by) == ("The one in Shiraz.", leader)
    assert Email.objects.filter(to=asked.asked_by.email).count() == 1


def test_the_statistics_count_by_call_and_status(client, as_user, application):
    as_user("officer")
    ApplicationFactory(call=application.call)

    [(call, counts, total)] = client.get(f"{LIST}statistics/").context["rows"]

    assert (call, counts, total) == (application.call, [1, 1, 0, 0, 0, 0], 2)


def test_what_is_no_more_than_a_draft_is_not_taken_away(client, as_user, application):
    as_user("officer")
    ApplicationFactory(call=application.call, title="Half an idea")

    table = b"".join(client.get(f"{LIST}export/csv/")).decode()

    assert "A joint observatory" in table
    assert "Half an idea" not in table


def test_who_may_only_record_papers_confirms_none(client, as_user, user_with, monkeypatch):
    rahimi = user_with("scholar")
    with clock.held_at(NOON):
        application = ApplicationFactory(user=rahimi, call__partner_on_paper=True, filled=True)
        consenting.consent(application, text=content_hash(application), by=rahimi)
        application.refresh_from_db()
        scan = SimpleUploadedFile("signed.pdf", pdf(), "application/pdf")
        leader = application.members.get(side="partner", role="leader")
        paper_consent.record_paper(application, leader, file=scan, by=user_with("officer"))
        as_user("officer")
        assert "The paper says so: confirm" in text(client.get(page("paper", application)))
        monkeypatch.setitem(rules.permissions.permissions, "programs.confirm_paper_application", rules.always_deny)

        assert "The paper says so: confirm" not in text(client.get(page("paper", application)))
        assert client.post(page("confirm_paper", application)).status_code == 403

    assert Application.objects.get(pk=application.pk).status == "draft"


def typed_on_paper(call, **more):
    said = {
        "home_name": "Sara Rahimi",
        "home_email": "rahimi@example.org",
        "home_institution": "Parsan University",
        "partner_name": "Anne Martin",
        "letter_on": "2026-11-10",
        "reason": "He has no connection.",
        "file": SimpleUploadedFile("letter.pdf", pdf(), "application/pdf"),
    }
    return {"call": call.pk, **said} | more


def test_an_officer_enters_an_application_from_paper_and_fills_it_in(client, as_user):
    officer = as_user("officer")
    with clock.held_at(NOON):
        call = CallFactory(open=True, with_form=True)
        assert "Enter an application on paper" in text(client.get(LIST))

        response = client.post(ENTER, typed_on_paper(call))

        application = Application.objects.get()
        assert response.url == application.get_absolute_url()
        assert (application.entered_by, application.origin) == (officer, "paper")
        shown = text(client.get(response.url))
        assert "entered by the office from paper" in shown
        aims = reverse("applications:section", args=[application.uuid, "questions"])
        assert "entered by the office from paper" in text(client.get(aims))
        client.post(aims, {"version": "0", "a_aims": "The sun"})
        assert application.answers.get().values == {"aims": "The sun"}
        assert "letter of 10 November 2026" in text(client.get(page("change", application)))
        assert "entered by the office from paper" in text(client.get(LIST, {"origin": "paper"}))


def test_what_is_typed_wrongly_stands_beside_its_field(client, as_user):
    officer = as_user("officer")
    with clock.held_at(NOON):
        call, closed = CallFactory(open=True, with_form=True), CallFactory(with_form=True)
        own = client.post(ENTER, typed_on_paper(call, home_email=officer.email)).context["form"]
        nobody = client.post(ENTER, typed_on_paper(call, partner_name="")).context["form"]
        late = client.post(ENTER, typed_on_paper(closed)).context["form"]

    again = ["Choose the file again: it was not kept, because something else is missing."]
    said = "You lead this application: another officer enters it, or you begin it yourself."
    assert own.errors == {"home_email": [said], "file": again}
    assert nobody.errors == {"partner_name": ["Say who leads it on this side."], "file": again}
    assert list(late.errors) == ["call", "file"]
    assert not Application.objects.exists()


def test_both_signatures_are_recorded_each_by_its_side(client, as_user, user_with):
    with clock.held_at(NOON):
        application = ApplicationFactory(filled=True)
        paper = {"origin": "paper", "entered_by": user_with("officer"), "letter_on": dt.date(2026, 11, 10)}
        Application.objects.filter(pk=application.pk).update(**paper)
        as_user("officer")
        for pages, side in enumerate(["home", "partner"], start=1):
            scan = SimpleUploadedFile("signed.pdf", pdf(pages), "application/pdf")
            client.post(f"{page('paper', application)}?side={side}", {"file": scan})
        as_user("officer")
        shown = text(client.get(f"{page('paper', application)}?side=partner"))
        for side in ("partner", "home"):
            client.post(f"{page('confirm_paper', application)}?side={side}")

    assert "Prof. Anne Martin" in shown
    assert "The paper says so: confirm" in shown
    assert Application.objects.get(pk=application.pk).status == "submitted"


def test_the_desk_tells_what_waits(user_with, application):
    officer, second = user_with("officer"), user_with("officer")
    assert groups(officer) == {"applications-to-check": 1}

    ExclusionFactory(application=application, proposed_by=officer)

    assert groups(officer) == {}
    assert groups(second) == {"exclusions-to-confirm": 1}


def test_a_leader_has_the_questions_of_the_office_on_the_desk(user_with):
    leader = user_with("scholar")
    ClarificationFactory(application=ApplicationFactory(user=leader, submitted=True))
    ClarificationFactory()

    assert groups(leader) == {"clarifications-to-answer": 1}
