"""The pages on which a section is filled in: nothing typed is lost, nobody is overwritten, nobody else gets in."""

import datetime as dt
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from directory.roles import Role
from programs.actions import drafts
from programs.models import Application, PlannedCost, PlannedVisit, SectionAnswers
from records import clock
from tests.agreements.papers import scan
from tests.agreements.papers import text as paper
from tests.directory.doors import sign_in
from tests.factories.directory import InstitutionFactory, UserFactory
from tests.factories.programs import (
    ApplicationFactory,
    FormSectionFactory,
    MemberFactory,
    PlannedCostFactory,
    PlannedVisitFactory,
    QuestionFactory,
)
from tests.pages import body, fields, links, rows, soup, text
from tests.programs.sections import is_done

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
LATE = dt.datetime(2026, 12, 20, 9, 46, tzinfo=dt.UTC)
KINDS = ["line", "text", "number", "money", "date", "yes_no", "choice", "choices", "country"]
OPTIONS = [{"key": "a", "en": "Alpha", "fa": "آلفا"}, {"key": "b", "en": "Beta", "fa": ""}]


@pytest.fixture
def scholar(as_user):
    return as_user(Role.SCHOLAR, name="Maryam Ahmadi")


@pytest.fixture
def application(scholar):
    return ApplicationFactory(user=scholar, title="Glass")


def url(application, name="section", key="questions", *more):
    return reverse(f"applications:{name}", args=[application.uuid, key, *more])


def asked(application, kind, **values):
    return QuestionFactory(
        section=application.call.sections.get(key="questions"), key=kind, kind=kind, label_en=f"The {kind}", **values
    )


def send(client, address, **values):
    """The form of a page with these values, by whoever looks at it now."""
    page = client.get(address)
    form = soup(page).select_one("form[method=post]:has([name=version], [name=seen])")
    sent = fields(page, f"form[action='{form['action']}']" if form.get("action") else "main form[method=post]")
    return client.post(address, sent | values)


def kept(application):
    return SectionAnswers.objects.get(application=application, section__key="questions").values


def test_every_kind_of_question_is_answered_in_the_readers_digits_and_calendar(client, application):
    for kind in KINDS:
        asked(application, kind, currency="EUR" if kind == "money" else "", choices=OPTIONS)
    typed = {
        "a_aims": "To measure the sun.",
        "a_line": "A  line",
        "a_text": "A text\r\nof two lines",
        "a_number": "۱۲٬۰۰۰٫۵",
        "a_money": "1,250.50",
        "a_date": "۱۴۰۵/۱۰/۱۰",
        "a_yes_no": "no",
        "a_choice": "b",
        "a_choices": ["a", "b"],
        "a_country": "FR",
    }

    response = send(client, url(application), **typed, go="list")

    assert response.url == application.get_absolute_url()
    assert kept(application) == {
        "aims": "To measure the sun.",
        "line": "A line",
        "text": "A text\r\nof two lines",
        "number": "12000.5",
        "money": "1250.50",
        "date": "2026-12-31",
        "yes_no": False,
        "choice": "b",
        "choices": ["a", "b"],
        "country": "FR",
    }
    again = fields(client.get(url(application)), "main form[method=post]")
    assert {name: again[name] for name in ("a_number", "a_date", "a_yes_no", "a_choices")} == {
        "a_number": ["12000.5"],
        "a_date": ["2026-12-31"],
        "a_yes_no": ["no"],
        "a_choices": ["a", "b"],
    }


def test_a_draft_is_saved_as_far_as_it_goes_and_leads_on_to_the_next_section(client, application):
    asked(application, "date")

    response = send(client, url(application), a_aims="Half", go="next")

    assert kept(application) == {"aims": "Half"}
    assert response.url == url(application, key="visits")


def test_what_cannot_be_read_comes_back_with_its_sentence_and_nothing_is_saved(client, application):
    asked(application, "date")

    response = send(client, url(application), a_aims="Long text", a_date="2026-02-30")

    page = soup(response)
    assert page.title.text.startswith("Error:")
    assert "There is no day 30 in February 2026" in page.select_one("[data-error-summary] a[href='#id_a_date']").text
    assert fields(response, "main form[method=post]")["a_aims"] == ["Long text"]
    assert fields(response, "main form[method=post]")["a_date"] == ["2026-02-30"]
    assert not SectionAnswers.objects.exists()


def test_too_many_words_are_kept_and_told_where_answers_are_checked(client, application):
    send(client, url(application), a_aims="word " * 201)

    page = text(client.get(reverse("applications:check", args=[application.uuid])))
    assert len(kept(application)["aims"].split()) == 201
    assert "Questions : Aims: 201 words; at most 200." in page


def test_help_of_the_office_is_shown_as_text(client, application):
    asked(application, "line", help_en="Use <b>plain</b> words.\nNo more.")

    help_text = soup(client.get(url(application))).select_one("#id_a_line_helptext")
    assert [line.text for line in help_text.select("span")] == ["Use <b>plain</b> words.", "No more."]


def autosave(client, application, **values):
    sent = {"version": "0"} | values
    return client.post(url(application), sent, headers={"X-Autosave": "1"})


def test_the_page_saves_by_itself_what_can_be_read_and_says_when(client, application):
    asked(application, "date")

    response = autosave(client, application, a_aims="Begun", a_date="soon")

    assert json.loads(response.content) == {
        "said": "Saved at 12:00. Not saved, because it cannot be read: The date.",
        "version": 1,
        "isPartly": True,
    }
    assert kept(application) == {"aims": "Begun"}


def test_it_does_not_overwrite_by_itself_what_somebody_else_saved(client, application, scholar):
    questions = application.call.sections.get(key="questions")
    drafts.save_answers(application, questions, values={"aims": "Theirs"}, version=0, by=scholar)

    response = autosave(client, application, a_aims="Mine")

    assert (response.status_code, list(json.loads(response.content))) == (409, ["said"])
    assert kept(application) == {"aims": "Theirs"}


def test_of_two_editors_the_second_sees_both_texts_and_may_keep_the_own(client, application, user_with):
    page = fields(client.get(url(application)), "main form[method=post]")
    colleague = user_with(name="Anne Martin")
    application.members.filter(side="partner").update(user=colleague)
    questions = application.call.sections.get(key="questions")
    drafts.save_answers(application, questions, values={"aims": "Theirs"}, version=0, by=colleague)

    conflict = client.post(url(application), page | {"a_aims": "Mine", "go": "list"})

    assert conflict.status_code == 409
    assert rows(conflict) == [["Aims different", "Mine", "Theirs"]]
    assert "Anne Martin changed this record while you were editing it" in text(conflict)
    assert kept(application) == {"aims": "Theirs"}
    client.post(url(application), fields(conflict, "main form[method=post]"))
    assert kept(application) == {"aims": "Mine"}


@pytest.mark.parametrize("by_itself", [True, False])
def test_after_the_closing_the_text_is_shown_for_copying_and_not_saved(client, application, client_for, by_itself):
    with clock.held_at(LATE):
        client_for(application.members.get(side="home").user, client)
        headers = {"X-Autosave": "1"} if by_itself else {}
        response = client.post(url(application), {"version": "0", "a_aims": "Too late"}, headers=headers)

    assert response.status_code == 410
    said = json.loads(response.content)["said"] if by_itself else text(response)
    assert "Nothing was saved: the call is closed. It was 13:16 on 20 December 2026 when this arrived." in said
    if not by_itself:
        assert [(one.text, soup(response).find(id=one["for"]).text) for one in soup(response).select("main label")] == [
            ("Aims", "Too late")
        ]
    assert not SectionAnswers.objects.exists()


def test_what_cannot_be_read_after_the_closing_is_shown_for_copying_too(client, application, client_for):
    asked(application, "date")
    with clock.held_at(LATE):
        client_for(application.members.get(side="home").user, client)
        response = client.post(url(application), {"version": "0", "a_aims": "Too late", "a_date": "soon"})

    assert response.status_code == 410
    assert [one.text.strip() for one in soup(response).select("main textarea")] == ["Too late", "soon"]


def test_what_was_typed_outlives_the_session(client):
    scholar = UserFactory(verified=True)
    address = url(ApplicationFactory(user=scholar))
    sign_in(client, scholar.email)
    page = fields(client.get(address), "main form[method=post]")
    del client.cookies["sessionid"]

    client.post(address, page | {"a_aims": "Typed without a session"})
    sign_in(client, scholar.email)
    offered = client.get(address)
    client.post(address, fields(offered, "main form[method=post]"))

    assert "What you typed was kept" in text(offered)
    assert SectionAnswers.objects.get().values == {"aims": "Typed without a session"}


def test_the_project_is_asked_within_the_limits_of_the_call(client, scholar):
    application = ApplicationFactory(user=scholar, call__min_months=12, call__max_months=24)
    address = url(application, key="project")

    refused = send(client, address, title="Glass", months="30")
    area = application.call.areas.get()
    send(client, address, title="Glass", abstract="Clear", area=area.pk, months="24", starts_on="1405/10/10")

    assert "Ensure this value is less than or equal to 24." in text(refused)
    application.refresh_from_db()
    assert (application.title, application.area, application.months) == ("Glass", area, 24)
    assert application.starts_on == dt.date(2026, 12, 31)
    assert is_done(application.answers.get(section__key="project"))


def test_a_row_is_added_changed_and_taken_out_without_any_script(client, application):
    add = url(application, "add_row", "visits")
    traveller = application.members.get(side="home")

    send(client, add, traveller=traveller.pk, to_side="partner", year="1", days="۱۰", purpose="Measurements")
    visit = PlannedVisit.objects.get()
    send(client, url(application, "row", "visits", visit.pk), days="12")

    assert rows(client.get(url(application, key="visits")))[0][:5] == [
        "Dr. Sara Rahimi",
        "partner",
        "1",
        "12",
        "Measurements",
    ]
    client.post(url(application, "remove_row", "visits", visit.pk))
    assert not PlannedVisit.objects.exists()
    assert "Add at least one visit." in text(client.get(url(application, key="visits")))


def test_a_visit_is_in_a_year_of_the_longest_project(client, scholar):
    application = ApplicationFactory(user=scholar, call__max_months=24)

    response = send(client, url(application, "add_row", "visits"), days="5", year="3")

    assert "The project may last at most 2 years." in text(response)


def test_of_two_who_change_a_row_the_second_sees_both(client, application, scholar):
    visit = PlannedVisitFactory(application=application, days=10)
    address = url(application, "row", "visits", visit.pk)
    page = fields(client.get(address), "main form[method=post]")
    visits, seen = application.call.sections.get(key="visits"), drafts.fingerprint(visit)
    drafts.save_row(application, visits, visit, values={"days": 20}, seen=seen, by=scholar)

    conflict = client.post(address, page | {"days": "30"})

    assert (conflict.status_code, rows(conflict)[3]) == (409, ["Days different", "30", "20"])
    client.post(address, fields(conflict, "main form[method=post]"))
    assert PlannedVisit.objects.get().days == 30


def test_a_row_that_somebody_removed_meanwhile_is_typed_into_a_new_one(client, application, scholar):
    visit = PlannedVisitFactory(application=application, days=10)
    address = url(application, "row", "visits", visit.pk)
    page = fields(client.get(address), "main form[method=post]")
    PlannedVisit.objects.all().delete()

    assert client.post(address, page | {"days": "30"}).status_code == 404


def test_the_institution_is_found_by_name_without_any_script_and_stays_while_others_are_typed(client, application):
    parsan = InstitutionFactory(name_en="Parsan University", city="Shiraz")
    add = url(application, "add_row", "team")

    found = send(client, add, name="Dr. Karimi", q="Pars", search="1")
    assert [one["value"] for one in soup(found).select(".typeahead [type=radio]")] == [str(parsan.uuid)]
    assert fields(found, "main form[method=post]")["name"] == ["Dr. Karimi"]
    wrong = client.post(add, fields(found, "main form[method=post]") | {"institution": parsan.uuid, "orcid": "0000"})
    assert soup(wrong).find(id="id_institution_chosen")["value"] == str(parsan.uuid)
    client.post(add, fields(wrong, "main form[method=post]") | {"orcid": "0000-0002-1825-0097", "q": ""})

    member = application.members.get(name="Dr. Karimi")
    assert (member.institution, member.orcid, member.side, member.role) == (
        parsan,
        "0000-0002-1825-0097",
        "home",
        "researcher",
    )


def test_nobody_is_made_leader_and_a_leader_keeps_side_and_address(client, application):
    leader = application.members.get(side="home")

    made = send(client, url(application, "add_row", "team"), name="Dr. X", role="leader")
    send(client, url(application, "row", "team", leader.pk), name="Dr. S. Rahimi", side="partner", email="x@y.org")

    assert "Select a valid choice" in text(made)
    leader.refresh_from_db()
    assert (leader.name, leader.side, leader.email) == ("Dr. S. Rahimi", "home", "")


def test_an_address_stands_once_in_a_team(client, application):
    MemberFactory(application=application, email="karimi@example.org")

    response = send(client, url(application, "add_row", "team"), name="Dr. X", email="Karimi@Example.org")

    assert "Somebody else of the team has this address." in text(response)


def test_the_budget_is_summed_by_side_and_currency_and_tells_what_is_over_the_cap(client, application):
    home = application.call.categories.get(side="home")
    partner = application.call.categories.get(side="partner")
    type(home).objects.filter(pk=home.pk).update(most_per_unit=80)
    application.call.budgets.filter(side="home").update(most_per_application=500)
    type(partner).objects.filter(pk=partner.pk).update(currency="IRR")
    PlannedCostFactory(application=application, category=home, units=10, unit_price=90)
    PlannedCostFactory(application=application, category=partner, units=2, unit_price=1000)

    page = client.get(url(application, key="budget"))

    assert [" ".join(one.get_text(" ").split()) for one in soup(page).select(".list-unstyled li")] == [
        "Home side: 900.00 euros The call gives at most 500.00 euros for one application.",
        "Partner: 2,000 Iranian rials",
    ]
    assert "The call pays at most 80.00 euros for each." in rows(page)[0][0]


def test_a_line_of_the_budget_takes_amounts_in_any_digits(client, application):
    category = application.call.categories.get(side="home")

    send(client, url(application, "add_row", "budget"), category=category.pk, units="۳", unit_price="۱٬۲۵۰٫۵")

    cost = PlannedCost.objects.get()
    assert (cost.units, str(cost.unit_price)) == (3, "1250.50")


def test_a_file_is_uploaded_replaced_and_removed_and_what_was_typed_beside_it_is_saved(client, application):
    question = asked(application, "file")
    upload = send(client, url(application), a_aims="Typed first", go=f"file-{question.pk}").url

    client.post(upload, {"file": paper("one", "cv.pdf")})
    client.post(upload, {"file": paper("two", "cv2.pdf")})

    assert (upload, kept(application)) == (
        url(application, "upload", "questions", question.pk),
        {"aims": "Typed first"},
    )
    attachment = application.attachments.get()
    assert attachment.document.name == "cv2.pdf"
    file = reverse("applications:file", args=[application.uuid, attachment.pk])
    assert links(client.get(url(application)))["cv2.pdf"] == file
    assert body(client.get(file)).startswith(b"%PDF")
    client.post(url(application, "remove_file", "questions", question.pk))
    assert not application.attachments.exists()


FAULTS = {
    "nothing": (None, "Choose a file."),
    "empty": (("cv.pdf", b""), "The file is empty."),
    "something else": (("cv.pdf", b"MZ\x90\x00"), "the content is something else"),
    "not taken": (("cv.exe", b"MZ\x90\x00"), "is taken here"),
}


@pytest.mark.parametrize(("file", "sentence"), FAULTS.values(), ids=FAULTS)
def test_a_file_that_is_not_taken_is_refused_beside_the_field(client, application, file, sentence):
    question = asked(application, "file")
    sent = {"file": SimpleUploadedFile(*file)} if file else {}

    response = client.post(url(application, "upload", "questions", question.pk), sent)

    assert sentence in soup(response).find(id="id_file_error").text
    assert not application.attachments.exists()


def opened(client, address):
    response = client.get(address)
    body(response)  # which closes the file
    return response.status_code


def test_files_are_for_the_leaders_and_the_office_and_do_not_exist_for_others(client, application, as_user, client_for):
    question = asked(application, "file")
    leader = application.members.get(side="home").user
    attachment = drafts.attach_file(application, question, scan(), by=leader)
    own = reverse("applications:file", args=[application.uuid, attachment.pk])
    general = attachment.document.get_absolute_url()

    answers = {"leader": [opened(client, own), opened(client, general)]}
    for role in (Role.OFFICER, Role.SCHOLAR, Role.REVIEWER):
        as_user(role)
        answers[role] = [opened(client, own), opened(client, general)]

    assert answers == {
        "leader": [200, 404],
        Role.OFFICER: [200, 200],
        Role.SCHOLAR: [404, 404],
        Role.REVIEWER: [404, 404],
    }


def test_a_file_that_is_lost_on_the_disk_is_not_there(client, application):
    question = asked(application, "file")
    attachment = drafts.attach_file(application, question, scan(), by=application.members.get(side="home").user)
    attachment.document.file.storage.delete(attachment.document.file.name)

    assert client.get(reverse("applications:file", args=[application.uuid, attachment.pk])).status_code == 404


def test_a_side_neither_sees_nor_sends_what_is_asked_of_the_other_only(client, application, scholar):
    theirs = FormSectionFactory(call=application.call, audience="partner", key="theirs", title_en="Their own")
    file = QuestionFactory(section=theirs, kind="file", key="cv")
    partner = application.members.get(side="partner")
    attachment = drafts.documents.attach(application, scan(), by=scholar)
    attachment = application.attachments.create(question=file, document=attachment)

    answers = [
        client.get(url(application, key="theirs")).status_code,
        client.post(url(application, key="theirs"), {"version": "0"}).status_code,
        client.get(url(application, "upload", "theirs", file.pk)).status_code,
        client.get(reverse("applications:file", args=[application.uuid, attachment.pk])).status_code,
    ]

    assert answers == [404, 404, 404, 404]
    assert "Their own" not in text(client.get(application.get_absolute_url()))
    assert partner.user is None


def test_the_office_reads_and_fills_nothing_in(client, application, as_user):
    questions = application.call.sections.get(key="questions")
    leader = application.members.get(side="home").user
    drafts.save_answers(application, questions, values={"aims": "To measure"}, version=0, by=leader)
    as_user(Role.OFFICER)

    page = client.get(url(application))

    assert "To measure" in text(page)
    assert soup(page).select("main form") == []
    assert client.post(url(application), {"version": "1", "a_aims": "x"}).status_code == 403
    assert client.get(url(application, "add_row", "visits")).status_code == 403


def test_what_is_no_draft_is_only_read_by_its_leader(client, application):
    Application.objects.filter(pk=application.pk).update(status="withdrawn")

    assert soup(client.get(url(application))).select("main form") == []
    assert client.get(url(application, "add_row", "visits")).url == url(application, key="visits")


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("key", ["questions", "team", "visits", "budget"])
def test_a_section_costs_the_same_for_one_row_and_three(client, application, django_assert_num_queries, count, key):
    for n in range(count):
        PlannedVisitFactory(application=application, traveller=MemberFactory(application=application))
        PlannedCostFactory(application=application)
        QuestionFactory(section=application.call.sections.get(key="questions"), key=f"q{n}")
    client.get(url(application, key=key))

    with django_assert_num_queries(16):
        client.get(url(application, key=key))
