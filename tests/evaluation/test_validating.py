"""Validators see the riskiest first, in the staff pages; data officers are told what waits, and reminded."""

import datetime as dt
import io

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from openpyxl import load_workbook

from directory.roles import Role
from evaluation.actions import checking, evidence, submissions
from evaluation.actions.entries import answer
from evaluation.actions.frameworks import begin_version
from evaluation.desk import QuestionsOverdue, QuestionsToAnswer, ValuesToEnter, ValuesToSubmitAgain, ValuesToValidate
from evaluation.entry import sampling
from evaluation.forms import GiveBackForm
from evaluation.models import Participation, Remark
from evaluation.reminders import QuestionNotAnswered, ValuesNotSubmitted
from evaluation.workflow import participation_workflow
from notices.models import Email
from notices.reminders import plan_and_send
from records import clock
from records.calendars import in_words
from records.personal_data import personal_data
from tests.evaluation.rounds import NOW, SmallRound
from tests.factories.evaluation import put

pytestmark = pytest.mark.django_db


@pytest.fixture
def small(user_with):
    return SmallRound(user_with)


def page(name, *arguments):
    return reverse(f"admin:evaluation_participation_{name}", args=arguments)


def test_the_queue_begins_with_the_riskiest(client, as_user, small):
    as_user(Role.OFFICER)
    small.other("Q")
    small.save(**NOW | {"women": "260", "papers": "3100"})

    found = list(sampling.with_risk(Participation.objects.filter(round=small.round)).order_by("-risk", "code"))

    assert [(one.code, one.risk) for one in found] == [("A", 4), ("Q", 0)]
    assert client.get(page("changelist")).status_code == 200


def test_values_are_shown_with_why_they_are_looked_at(client, as_user, small, monkeypatch):
    as_user(Role.OFFICER)
    monkeypatch.setattr(sampling, "is_drawn", lambda *_: False)
    small.save(**NOW | {"papers": "3100"})
    put(small.point("staff"), register_value=250, register_source="Ministry")
    small.signed()

    shown = client.get(page("values", small.participation.pk)).content.decode()

    assert "a change of 900 percent" in shown
    assert shown.count("The register says otherwise.") == 1
    assert "Drawn by lot." not in shown


def test_a_tenth_of_the_rest_is_drawn_the_same_for_everybody(small):
    drawn = [sampling.is_drawn(small.participation, one) for one in small.variables.values()]

    assert drawn == [sampling.is_drawn(small.participation, one) for one in small.variables.values()]


@pytest.mark.parametrize(
    ("sent", "state"),
    [
        ({"act": "accept"}, "accepted"),
        ({"act": "ask", "text": "Preprints, too?"}, "queried"),
        ({"act": "correct", "value": "۲۹۰", "text": "Ten are of another year."}, "corrected"),
        ({"act": "reject", "text": "Nobody can show it."}, "rejected"),
        ({"act": "reject"}, "pending"),
        ({"act": "correct", "value": "many", "text": "So."}, "pending"),
        ({"act": "ask"}, "pending"),
    ],
)
def test_one_value_is_decided_on_its_page(client, as_user, small, sent, state):
    as_user(Role.OFFICER)
    small.save(**NOW)
    small.signed()

    client.post(page("decide", small.participation.pk, small.point("papers").pk), sent)

    assert small.point("papers").state == state


def test_an_auditor_reads_values_and_decides_nothing(client, as_user, small):
    as_user(Role.AUDITOR)
    small.save(**NOW)
    small.signed()

    decide = client.post(page("decide", small.participation.pk, small.point("papers").pk), {"act": "accept"})

    assert client.get(page("values", small.participation.pk)).status_code == 200
    assert decide.status_code == 403


def test_the_desk_tells_each_what_waits(small, user_with):
    officer = user_with(Role.OFFICER)
    stranger = user_with(Role.DATA_OFFICER, institution=small.other().institution)
    assert list(ValuesToEnter().rows(small.user)) == [small.participation]
    assert small.participation not in ValuesToEnter().rows(stranger)

    small.save(**NOW)
    small.signed()
    assert list(ValuesToValidate().rows(officer)) == [small.participation]

    checking.ask_about(small.point("papers"), text="Preprints?", by=officer)
    assert list(QuestionsToAnswer().rows(small.user)) == []
    checking.give_back(small.participation, answers_until=clock.now() + dt.timedelta(days=3), by=officer)
    query = small.point("papers").queries.get()
    assert list(QuestionsToAnswer().rows(small.user)) == [query]
    assert list(QuestionsToAnswer().rows(stranger)) == []
    assert list(ValuesToEnter().rows(small.user)) == []
    assert list(ValuesToSubmitAgain().rows(small.user)) == []

    answer(query, text="No.", by=small.user)
    assert list(QuestionsToAnswer().rows(small.user)) == []
    assert list(ValuesToSubmitAgain().rows(small.user)) == [small.participation]


def asked(small, officer, *, due_on=None, days=10):
    """A question about papers, and its values returned for so many days."""
    if not small.participation.points.exists():
        small.save(**NOW)
    small.signed()
    query = checking.ask_about(small.point("papers"), text="Preprints?", due_on=due_on, by=officer)
    checking.give_back(small.participation, answers_until=clock.now() + dt.timedelta(days=days), by=officer)
    query.refresh_from_db()
    return query


def test_an_answer_is_expected_by_the_day_of_the_round_or_one_of_its_own(small, user_with, today):
    put(small.round, question_days=5)

    default = asked(small, user_with(Role.OFFICER))
    own = asked(SmallRound(user_with), user_with(Role.OFFICER), due_on=today + dt.timedelta(days=2))

    assert default.due_on == today + dt.timedelta(days=5)
    assert own.due_on == today + dt.timedelta(days=2)


def test_no_answer_is_expected_later_than_the_institution_may_give_it(small, user_with, today):
    query = asked(small, user_with(Role.OFFICER), due_on=today + dt.timedelta(days=9), days=3)

    assert query.due_on == today + dt.timedelta(days=3)


def test_no_answer_is_expected_before_the_question_can_be_read(small, user_with, today):
    officer = user_with(Role.OFFICER)
    small.save(**NOW)
    small.signed()
    query = checking.ask_about(small.point("papers"), text="Preprints?", due_on=today, by=officer)

    with clock.held_at(clock.now() + dt.timedelta(days=4)):
        checking.give_back(small.participation, answers_until=clock.now() + dt.timedelta(days=3), by=officer)

    query.refresh_from_db()
    assert query.due_on == today + dt.timedelta(days=7)


def test_as_much_time_is_offered_for_answers_as_the_last_question_has(small, user_with, today):
    officer, last = user_with(Role.OFFICER), today + dt.timedelta(days=6)
    small.save(**NOW)
    small.signed()
    for code, days in (("papers", 2), ("staff", 6)):
        due_on = today + dt.timedelta(days=days)
        checking.ask_about(small.point(code), text="So many?", due_on=due_on, by=officer)
    transition = participation_workflow.transitions["give_back"]

    form = GiveBackForm(record=small.participation, transition=transition, user=officer)

    assert form.initial["answers_until"] == dt.datetime.combine(last, dt.time(23, 59), tzinfo=clock.zone())


def test_no_question_is_asked_for_a_day_that_is_over(client, as_user, small, today):
    as_user(Role.OFFICER)
    small.save(**NOW)
    small.signed()
    where = page("decide", small.participation.pk, small.point("papers").pk)
    yesterday = (today - dt.timedelta(days=1)).isoformat()

    said = client.post(where, {"act": "ask", "text": "Preprints?", "due_on": yesterday}).text

    assert "This day is over already." in said
    assert small.point("papers").state == "pending"


def test_the_day_of_a_question_is_read_on_its_page_and_the_desk_and_reminded_of(small, user_with, client_for, today):
    query = asked(small, user_with(Role.OFFICER), due_on=today + dt.timedelta(days=3))
    browser = client_for(small.user)
    own = [reverse("evaluation:participation", args=[small.participation.uuid]), query.get_absolute_url()]
    pages = [*own, reverse("evaluation:domain", args=[small.participation.uuid, small.domain.code]), reverse("desk")]
    span = (today + dt.timedelta(days=2), today + dt.timedelta(days=4))

    shown = [" ".join(BeautifulSoup(browser.get(one).text, "html.parser").get_text(" ").split()) for one in pages]
    due = [row[:2] for row in QuestionNotAnswered().dates(*span)]
    told = QuestionNotAnswered().recipients("data_officer", [query.pk], today)

    assert [f"Answer expected by {in_words(query.due_on)}" in one.replace(" .", ".") for one in shown] == [True] * 4
    assert due == [(query.pk, query.due_on)]
    assert told == {query.pk: [(small.user.pk, small.user.email)]}
    answer(query, text="No.", by=small.user)
    assert list(QuestionNotAnswered().dates(*span)) == []


def test_the_letter_of_reminders_leads_to_the_question(small, user_with, today):
    query = asked(small, user_with(Role.OFFICER), due_on=today + dt.timedelta(days=3))

    plan_and_send(on=today)

    text = Email.objects.filter(to=small.user.email).latest("pk").text
    assert query.get_absolute_url() in text


def test_an_answer_that_did_not_come_is_on_the_desk_of_the_office(small, user_with, today):
    officer = user_with(Role.OFFICER)
    query = asked(small, officer, due_on=today)
    assert list(QuestionsOverdue().rows(officer)) == []

    with clock.held_at(clock.now() + dt.timedelta(days=1)):
        assert list(QuestionsOverdue().rows(officer)) == [query]


# --- remarks among validators


@pytest.fixture
def noted(small, user_with):
    """A value with a remark of a validator, and a word that nobody else may read."""
    officer = user_with(Role.OFFICER)
    small.save(**NOW)
    small.signed()
    checking.remark(small.point("papers"), text="Canary: their register is a mess.", by=officer)
    return officer


def test_a_remark_decides_nothing_and_stands_beside_its_value(client, as_user, small, noted):
    as_user(Role.OFFICER)
    decide = page("decide", small.participation.pk, small.point("papers").pk)

    client.post(decide, {"act": "remark", "text": "Ask their library."})

    assert list(Remark.objects.values_list("text", flat=True)) == [
        "Canary: their register is a mess.",
        "Ask their library.",
    ]
    assert small.point("papers").state == "pending"
    for where in (decide, page("values", small.participation.pk)):
        shown = client.get(where).text
        assert "Canary" in shown
        assert "Ask their library." in shown


def test_only_validators_note_remarks(small, noted, user_with):
    for stranger in (small.user, user_with(Role.AUDITOR)):
        with pytest.raises(PermissionDenied):
            checking.remark(small.point("papers"), text="No.", by=stranger)

    assert Remark.objects.count() == 1


def test_no_institution_reads_a_remark_by_page_file_mail_or_its_own_data(small, noted, client_for):
    checking.ask_about(small.point("papers"), text="Preprints?", by=noted)
    checking.give_back(small.participation, answers_until=clock.now() + dt.timedelta(days=3), by=noted)
    own, key = client_for(small.user), small.participation.uuid
    pages = [
        *(reverse(f"evaluation:{one}", args=[key]) for one in ("participation", "check", "evidence", "workbook")),
        reverse("evaluation:domain", args=[key, small.domain.code]),
        small.point("papers").queries.get().get_absolute_url(),
        reverse("evaluation:round", args=[small.round.uuid]),
        reverse("desk"),
        page("values", small.participation.pk),
    ]

    found = [browsed.text for browsed in map(own.get, pages)]
    file = load_workbook(io.BytesIO(own.get(reverse("evaluation:workbook_file", args=[key])).content))
    cells = [str(cell.value) + str(cell.comment) for sheet in file for row in sheet.iter_rows() for cell in row]
    submitted = [str(one) for one in submissions.content_of(small.participation)]
    mails = [one.subject + one.text + one.html for one in Email.objects.all()]
    data = [str(values) for one in personal_data for values in one.rows(small.user)]

    assert mails
    assert [one for one in (*found, *cells, *submitted, *mails, *data) if "Canary" in one] == []
    assert list(Remark.objects.visible_to(small.user)) == []
    assert [remark.text for remark in Remark.objects.visible_to(noted)] == ["Canary: their register is a mess."]


def test_an_auditor_reads_no_remark(small, noted, client_for, user_with):
    shown = client_for(user_with(Role.AUDITOR)).get(page("values", small.participation.pk))

    assert shown.status_code == 200
    assert "Canary" not in shown.text


def test_data_officers_are_reminded_of_what_is_not_submitted(small, today):
    put(small.round, closes_at=clock.now() + dt.timedelta(days=14))
    span = (today + dt.timedelta(days=13), today + dt.timedelta(days=15))

    keys = [key for key, *_ in ValuesNotSubmitted().dates(*span)]
    told = ValuesNotSubmitted().recipients("data_officer", keys, today)
    small.signed()

    assert told == {small.participation.pk: [(small.user.pk, small.user.email)]}
    assert list(ValuesNotSubmitted().dates(*span)) == []


def test_a_new_version_has_the_rules_of_the_one_before(small, user_with):
    copy = begin_version(small.framework, by=user_with(Role.OFFICER))

    assert [(one.variable.code, one.looks_at, one.is_hard) for one in copy.rules.order_by("pk")] == [
        ("women", "part", True),
        ("papers", "change", False),
    ]
    assert {one.variable.framework_id for one in copy.rules.all()} == {copy.pk}


def test_the_very_file_of_another_institution_is_said_to_validators_and_to_no_institution(
    client, as_user, client_for, small, user_with, pdf_file
):
    other = small.other()
    theirs = user_with(Role.DATA_OFFICER, institution=other.institution)
    small.save(**NOW)
    evidence.attach_evidence(other, title="Theirs", file=pdf_file(), by=theirs)
    evidence.attach_evidence(
        small.participation, title="Ours", file=pdf_file(), points=[small.point("papers")], by=small.user
    )
    said = "Another institution has filed the very same file."
    as_user(Role.OFFICER)

    assert said in client.get(page("values", small.participation.pk)).text
    own = client_for(small.user)
    for name in ("participation", "check", "evidence"):
        assert said not in own.get(reverse(f"evaluation:{name}", args=[small.participation.uuid])).text
