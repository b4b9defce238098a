import datetime as dt

import pytest

from directory.roles import Role
from notices.reminders.actionitems import ActionDue
from records import actions
from records.history import timeline
from records.letterforms import LetterForm
from records.models import Direction, Document, DocumentKind, Letter
from records.refusals import Refusal
from records.waiting import MyActions
from tests.agreements.papers import scan
from tests.factories.agreements import AgreementFactory
from tests.factories.networks import MeetingFactory, NetworkFactory
from tests.factories.records import DocumentFactory, LetterFactory, OutsideApprovalFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

DAY = dt.date(2026, 11, 1)


@pytest.fixture
def officer(user_with):
    return user_with(Role.OFFICER, name="Leila Daneshvar")


def file_letter(record, by, **values):
    given = {"direction": Direction.INCOMING, "number": "14/2231", "dated_on": DAY} | values
    return actions.file_letter(record, **given, by=by)


def test_a_letter_is_filed_with_its_scan(officer):
    agreement = AgreementFactory()

    letter = file_letter(agreement, officer, correspondent="Ministry of Science", subject="Opinion", file=scan())

    assert list(Letter.objects.about(agreement)) == [letter]
    assert (letter.number, letter.dated_on, letter.correspondent) == ("14/2231", DAY, "Ministry of Science")
    assert (letter.scan.kind, letter.scan.title, letter.scan.about) == (
        DocumentKind.LETTER,
        "Letter 14/2231",
        agreement,
    )


def test_a_letter_and_its_scan_are_one_act_on_the_timeline_of_the_record(officer):
    agreement = AgreementFactory()

    file_letter(agreement, officer, file=scan())

    act = next(act for act in timeline(agreement) if act.label == "Letter filed")
    assert act.by_name == "Leila Daneshvar"
    assert {(change.label, change.after) for change in act.changes} == {
        ("letter", "14/2231"),
        ("document", "Letter 14/2231"),
    }


def test_the_same_letter_is_filed_once_on_a_record_and_on_as_many_records_as_it_concerns(officer):
    agreement, other = AgreementFactory(), AgreementFactory()
    first = file_letter(agreement, officer)

    with pytest.raises(Refusal, match="This letter is filed here already"):
        file_letter(agreement, officer)
    second = file_letter(other, officer)

    assert list(actions.elsewhere(second)) == [first]
    assert file_letter(agreement, officer, dated_on=dt.date(2025, 11, 1))
    assert file_letter(agreement, officer, direction=Direction.OUTGOING)


def test_a_refused_scan_leaves_no_letter(officer):
    agreement = AgreementFactory()
    DocumentFactory(about=agreement, size=60 * 1024 * 1024)

    with pytest.raises(Refusal):
        file_letter(agreement, officer, file=scan())

    assert not Letter.objects.exists()
    assert Document.objects.count() == 1


def test_no_letter_is_dated_tomorrow(officer):
    with pytest.raises(Refusal, match="lies ahead") as refused:
        file_letter(AgreementFactory(), officer, dated_on=dt.date(2026, 11, 21))

    assert refused.value.field == "dated_on"


def test_the_scan_is_a_paper_of_the_same_record(officer):
    with pytest.raises(Refusal, match="a paper of another record"):
        file_letter(AgreementFactory(), officer, scan=DocumentFactory(about=AgreementFactory()))


def test_a_letter_is_corrected_and_the_history_keeps_what_stood_there(officer):
    agreement = AgreementFactory()
    letter = file_letter(agreement, officer)

    actions.correct_letter(letter, number="14/2213", file=scan(), by=officer)

    letter.refresh_from_db()
    assert (letter.number, letter.scan.title) == ("14/2213", "Letter 14/2213")
    act = next(act for act in timeline(agreement) if act.label == "Letter corrected")
    changes = {(change.label, change.before, change.after) for change in act.changes}
    assert ("letter: letter number", "14/2231", "14/2213") in changes


def test_a_letter_is_withdrawn_with_a_reason_and_can_be_filed_anew(officer, today):
    agreement = AgreementFactory()
    letter = file_letter(agreement, officer)

    actions.withdraw_letter(letter, reason="Another record's.", by=officer)

    letter.refresh_from_db()
    assert (letter.closed_on, letter.closed_reason) == (today, "Another record's.")
    assert file_letter(agreement, officer)
    with pytest.raises(Refusal, match="was withdrawn"):
        actions.correct_letter(letter, number="1", by=officer)


def test_a_letter_on_which_an_approval_rests_is_not_withdrawn(officer):
    approval = OutsideApprovalFactory(sent=True)

    with pytest.raises(Refusal, match="An approval from outside names this letter"):
        actions.withdraw_letter(approval.sent_letter, reason="Wrong.", by=officer)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("14/2231", {"ministry"}),
        ("۱۴/۲۲۳۱", {"ministry"}),
        ("علوم", {"ministry"}),
        ("opinion min", {"ministry"}),
        ("22", {"ministry"}),
        ("embassy", set()),
        ("", {"ministry", "other"}),
    ],
)
def test_letters_are_found_by_number_subject_and_correspondent_in_any_digits(typed, found):
    LetterFactory(number="14/2231", subject="Opinion", correspondent="وزارت علوم (Ministry)", id=1001)
    LetterFactory(number="15/9", id=1002)
    names = {1001: "ministry", 1002: "other"}

    assert {names[key] for key in Letter.objects.search(typed).values_list("pk", flat=True)} == found


def test_the_letters_of_an_approval_do_not_cross_whichever_is_changed(officer):
    approval = OutsideApprovalFactory(sent=True)
    answer = LetterFactory(about=approval.about, dated_on=approval.sent_letter.dated_on)
    answered = {"status": "answered", "answer_letter": answer, "is_granted": True}
    type(approval).objects.filter(pk=approval.pk).update(**answered)

    for letter, days in ((answer, -1), (approval.sent_letter, 1)):
        day = approval.sent_letter.dated_on + dt.timedelta(days=days)
        with pytest.raises(Refusal, match="cannot have been answered before it was sent"):
            actions.correct_letter(letter, dated_on=day, by=officer)


@pytest.mark.parametrize(
    ("values", "title"),
    [
        ({"correspondent": "Ministry of Science"}, "Answer letter 14/2231 (Ministry of Science)"),
        ({}, "Answer letter 14/2231"),
        ({"direction": Direction.OUTGOING}, "See to an answer to letter 14/2231"),
    ],
)
def test_a_letter_that_awaits_an_answer_stands_on_its_holders_desk_until_it_is_done(officer, user_with, values, title):
    holder, network = user_with(Role.OFFICER), NetworkFactory()

    file_letter(network, officer, holder=holder, answer_by=dt.date(2026, 12, 1), **values)

    item = network.action_items.get()
    assert (item.title, item.owner, item.due_on, item.given_by) == (title, holder, dt.date(2026, 12, 1), officer)
    assert [one.pk for one in MyActions().rows(holder)] == [item.pk]
    assert [key for key, _day, _imported in ActionDue().dates(item.due_on, item.due_on)] == [item.pk]
    actions.finish(item, comment="Answered by letter 7.", by=holder)
    assert not MyActions().rows(holder).exists()


def letter_form(record, **typed):
    return LetterForm({"direction": "incoming", "number": "14/2231", "dated_on": "2026-11-01"} | typed, record=record)


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({"answer_by": "2026-12-01"}, {"holder": ["Say who sees to the answer."]}),
        ({"holder": "the officer"}, {"answer_by": ["Say by when it is to be answered."]}),
        (
            {"holder": "the officer", "answer_by": "2026-11-19"},
            {"answer_by": ["That day is over: choose one from today on."]},
        ),
        ({}, {}),
    ],
)
def test_an_answer_has_somebody_who_sees_to_it_and_a_day(officer, typed, errors):
    form = letter_form(NetworkFactory(), **{key: officer.pk if key == "holder" else day for key, day in typed.items()})

    assert form.errors == errors


def test_where_others_read_what_is_to_be_done_no_answer_to_a_letter_is_asked_for():
    assert not {"holder", "answer_by"} & set(LetterForm(record=MeetingFactory()).fields)


def test_of_a_letter_that_is_corrected_nobody_is_asked_anew():
    letter = LetterFactory(about=NetworkFactory())

    assert not {"holder", "answer_by"} & set(LetterForm(record=letter.about, letter=letter).fields)
