"""An application is begun and filled in by its leaders, while its call takes it; of two who save, one is told."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from programs.actions import drafts
from programs.models import Application, Member, PlannedVisit, SectionAnswers
from records import clock
from records.refusals import Refusal
from tests.agreements.papers import scan, text
from tests.conftest import NOON
from tests.factories.directory import InstitutionFactory, PersonFactory, UserFactory
from tests.factories.programs import (
    ApplicationFactory,
    CallExtensionFactory,
    CallFactory,
    FormSectionFactory,
    MemberFactory,
    PlannedVisitFactory,
    QuestionFactory,
)
from tests.programs.sections import is_done

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
CLOSING = dt.datetime(2026, 12, 20, 9, 30, tzinfo=dt.UTC)


@pytest.fixture
def scholar(user_with):
    return user_with(name="Maryam Ahmadi", email="maryam@example.org")


@pytest.fixture
def application(scholar):
    return ApplicationFactory(user=scholar)


def section(application, key="questions"):
    return application.call.sections.get(key=key)


def answer(application, values, *, by, version=0):
    return drafts.save_answers(application, section(application), values=values, version=version, by=by)


def test_who_begins_leads_the_chosen_side_with_what_the_portal_knows_of_them(scholar):
    parsan = InstitutionFactory(name_en="Parsan University")
    person = PersonFactory(user=scholar, given_en="Maryam", family_en="Ahmadi", orcid="0000-0002-1825-0097")
    person.affiliations.create(institution=parsan, position="Professor", ends_on=dt.date(2020, 1, 1))
    person.affiliations.create(institution=parsan, position="Associate professor")
    call = CallFactory(open=True, with_form=True)

    application = drafts.begin(call, side="partner", by=scholar)

    leader = application.members.get()
    told = (leader.name, leader.email, leader.institution, leader.position, leader.orcid, leader.person)
    known = ("Maryam Ahmadi", "maryam@example.org", parsan, "Associate professor", "0000-0002-1825-0097", person)
    assert told == known
    assert (leader.side, leader.role, leader.user, application.lead_side) == ("partner", "leader", scholar, "partner")
    call.refresh_from_db()
    assert call.form_locked_at == clock.now()


@pytest.mark.parametrize(
    ("values", "instant"),
    [
        ({"status": "draft"}, NOON),
        ({"status": "cancelled"}, NOON),
        ({"pattern": "elsewhere", "url": "https://example.org"}, NOON),
        ({}, CLOSING + dt.timedelta(minutes=1)),
        ({}, dt.datetime(2026, 10, 1, tzinfo=dt.UTC)),
    ],
    ids=["draft", "cancelled", "elsewhere", "closed", "not open yet"],
)
def test_nobody_begins_in_a_call_that_is_not_open(scholar, values, instant):
    call = CallFactory(open=True, **values)

    with clock.held_at(instant), pytest.raises(Refusal, match="This call is not open"):
        drafts.begin(call, by=scholar)

    assert Application.objects.count() == 0


def test_in_a_one_sided_call_nobody_applies_on_the_other_side(scholar):
    with pytest.raises(Refusal, match="nobody applies on that side"):
        drafts.begin(CallFactory(open=True, one_sided=True), side="partner", by=scholar)


def test_a_leader_has_no_more_applications_than_the_call_allows_and_withdrawn_ones_do_not_count(scholar):
    call = CallFactory(open=True, max_per_leader=1)
    first = drafts.begin(call, by=scholar)
    with pytest.raises(Refusal, match="nobody leads more applications than 1, and you lead 1 already"):
        drafts.begin(call, by=scholar)

    Application.objects.filter(pk=first.pk).update(status="withdrawn")

    assert drafts.begin(call, by=scholar).pk


def test_answers_are_kept_as_json_by_key_and_what_is_not_named_stays(application, scholar):
    for kind in ("number", "date", "choices"):
        QuestionFactory(section=section(application), key=kind, kind=kind, is_required=False)
    first = answer(application, {"aims": "To measure the sun.", "number": Decimal("1200.5")}, by=scholar)

    values = {"date": dt.date(2026, 12, 31), "choices": ["a"], "number": None}
    answer(application, values, version=first.version, by=scholar)

    kept = SectionAnswers.objects.get()
    assert kept.values == {"aims": "To measure the sun.", "date": "2026-12-31", "choices": ["a"]}
    assert (kept.edited_by, is_done(kept), kept.version) == (scholar, True, 2)


def test_saving_the_same_again_changes_nothing(application, scholar):
    first = answer(application, {"aims": "To measure the sun."}, by=scholar)

    again = answer(application, {"aims": "To measure the sun."}, version=first.version, by=scholar)

    assert again.version == first.version == 1


def test_whoever_saves_second_is_told_and_the_first_text_stays(application, scholar):
    answer(application, {"aims": "Mine"}, by=scholar)

    with pytest.raises(drafts.Overtaken):
        answer(application, {"aims": "Theirs"}, version=0, by=scholar)

    assert SectionAnswers.objects.get().values == {"aims": "Mine"}


@pytest.mark.django_db(transaction=True)
def test_of_eight_who_save_one_version_at_once_one_is_kept_and_seven_are_told():
    scholar = UserFactory()
    application = ApplicationFactory(user=scholar)

    def save(n):
        try:
            own = Application.objects.get(pk=application.pk)
            answer(own, {"aims": f"Text {n}"}, by=scholar)
        except drafts.Overtaken:
            return "told"
        finally:
            connection.close()
        return f"Text {n}"

    with ThreadPoolExecutor(8) as pool:
        said = list(pool.map(save, range(8)))

    assert said.count("told") == 7
    assert SectionAnswers.objects.get().values == {"aims": next(one for one in said if one != "told")}


def test_the_project_is_kept_in_the_application_and_its_section_counts_the_versions(application, scholar):
    project = section(application, "project")
    values = {"title": "Glass", "months": 24, "starts_on": dt.date(2027, 9, 1)}

    first = drafts.save_project(application, project, values=values, version=0, by=scholar)
    with pytest.raises(drafts.Overtaken):
        drafts.save_project(application, project, values={"title": "Sand"}, version=0, by=scholar)

    application.refresh_from_db()
    assert (application.title, application.months, first.version, is_done(first)) == ("Glass", 24, 1, False)


def test_strangers_and_the_office_fill_nothing_in_and_a_side_not_what_is_the_others(application, scholar, user_with):
    theirs = FormSectionFactory(call=application.call, audience="partner", key="theirs")

    for by in (user_with(), user_with("officer")):
        with pytest.raises(PermissionDenied):
            answer(application, {"aims": "x"}, by=by)
    with pytest.raises(PermissionDenied):
        drafts.save_answers(application, theirs, values={}, version=0, by=scholar)


WRITES = {
    "answers": lambda application, by: answer(application, {"aims": "x"}, by=by),
    "project": lambda application, by: drafts.save_project(
        application, section(application, "project"), values={"title": "x"}, version=0, by=by
    ),
    "row": lambda application, by: drafts.save_row(
        application, section(application, "visits"), PlannedVisit(), values={"days": 3}, by=by
    ),
    "removal": lambda application, by: drafts.remove_row(
        application, section(application, "visits"), PlannedVisit(pk=7), by=by
    ),
    "file": lambda application, by: drafts.attach_file(application, question_of(application), scan(), by=by),
    "removal of a file": lambda application, by: drafts.remove_file(application, question_of(application), by=by),
}


def question_of(application):
    found = section(application).questions.filter(kind="file").first()
    return found or QuestionFactory(section=section(application), key="cv", label_en="CV", kind="file")


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_after_the_minutes_of_grace_nothing_is_saved(application, scholar, write):
    late = CLOSING + dt.timedelta(minutes=15, seconds=1)

    with clock.held_at(late), pytest.raises(drafts.TooLate, match="the call is closed"):
        write(application, scholar)


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_what_is_handed_in_is_not_written_to(scholar, write):
    application = ApplicationFactory(user=scholar)
    question_of(application)
    Application.objects.filter(pk=application.pk).update(status="withdrawn")

    with pytest.raises(drafts.TooLate, match="its status is “withdrawn”"):
        write(application, scholar)


def test_in_the_minutes_of_grace_and_in_an_extension_of_its_own_it_is_saved(application, scholar, user_with):
    with clock.held_at(CLOSING + dt.timedelta(minutes=15)):
        first = answer(application, {"aims": "In time"}, by=scholar)
    agreed = {"agreed_by": user_with(), "agreed_at": clock.now()}
    CallExtensionFactory(call=application.call, application=application, **agreed)

    with clock.held_at(CLOSING + dt.timedelta(days=2)):
        answer(application, {"aims": "Prolonged"}, version=first.version, by=scholar)

    assert SectionAnswers.objects.get().values == {"aims": "Prolonged"}


def test_a_row_is_changed_by_whoever_saw_it_as_it_is_and_gone_rows_are_told(application, scholar):
    visits, visit = section(application, "visits"), PlannedVisitFactory(application=application, days=10)
    seen = drafts.fingerprint(visit)
    drafts.save_row(application, visits, visit, values={"days": 12}, seen=seen, by=scholar)

    with pytest.raises(drafts.Overtaken):
        drafts.save_row(application, visits, visit, values={"days": 14}, seen=seen, by=scholar)
    drafts.remove_row(application, visits, visit, by=scholar)
    with pytest.raises(drafts.Overtaken):
        drafts.save_row(application, visits, visit, values={"days": 14}, seen=seen, by=scholar)

    assert not PlannedVisit.objects.exists()
    assert is_done(application.answers.get(section=visits)) is False


def test_leaders_and_travellers_stay_in_the_team(application, scholar):
    team, traveller = section(application, "team"), MemberFactory(application=application, name="Dr. Karimi")
    PlannedVisitFactory(application=application, traveller=traveller)

    with pytest.raises(Refusal, match="A leader is not removed"):
        drafts.remove_row(application, team, application.members.get(side="partner"), by=scholar)
    with pytest.raises(Refusal, match="Karimi travels in a planned visit"):
        drafts.remove_row(application, team, traveller, by=scholar)

    assert Member.objects.count() == 3


def test_a_row_of_another_application_is_nobodys_here(application, scholar):
    other = PlannedVisitFactory(days=10)

    with pytest.raises(drafts.Overtaken):
        drafts.remove_row(application, section(application, "visits"), other, by=scholar)

    assert PlannedVisit.objects.filter(pk=other.pk).exists()


def test_a_file_is_followed_by_its_next_version_and_can_be_taken_out(application, scholar):
    question = question_of(application)
    first = drafts.attach_file(application, question, text("one"), by=scholar).document
    second = drafts.attach_file(application, question, text("two"), by=scholar).document
    assert (second.previous, application.attachments.get().document) == (first, second)

    drafts.remove_file(application, question, by=scholar)
    drafts.remove_file(application, question, by=scholar)

    second.refresh_from_db()
    assert (application.attachments.count(), second.is_closed) == (0, True)


def test_a_file_that_is_refused_leaves_the_one_before_it(application, scholar):
    question = question_of(application)
    drafts.attach_file(application, question, text("one"), by=scholar)

    with pytest.raises(Refusal, match="the content is something else"):
        drafts.attach_file(application, question, SimpleUploadedFile("cv.pdf", b"MZ\x90"), by=scholar)

    assert application.attachments.get().document.name == "text.pdf"
