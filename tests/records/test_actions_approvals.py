import datetime as dt

import pytest

from directory.roles import Role
from records import actions
from records.history import acting, timeline
from records.models import Direction, Letter, OutsideApproval
from records.refusals import Refusal
from tests.agreements.papers import scan
from tests.factories.agreements import AgreementFactory
from tests.factories.records import ApprovalKindFactory, LetterFactory, OutsideApprovalFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

SENT, ANSWERED = dt.date(2026, 10, 31), dt.date(2026, 11, 14)


@pytest.fixture
def officer(user_with):
    return user_with(Role.OFFICER, name="Leila Daneshvar")


@pytest.fixture
def agreement():
    return AgreementFactory()


@pytest.fixture
def sent(agreement, officer):
    approval = OutsideApprovalFactory(about=agreement, owner=officer, kind__addressee_en="Deputy for research")
    actions.ask(approval, number="14/2231", dated_on=SENT, by=officer)
    return approval


def test_each_kind_is_asked_for_once(agreement, officer):
    ministry, legal = ApprovalKindFactory(code="A"), ApprovalKindFactory(code="B")
    OutsideApprovalFactory(about=agreement, kind=ministry)

    made = actions.request(agreement, [ministry, legal], owner=officer, by=officer)

    assert [approval.kind for approval in made] == [legal]
    assert made[0].status == "needed"


@pytest.mark.parametrize(
    "over", [{"status": "dropped"}, {"is_granted": False}, {"is_granted": True}], ids=["dropped", "no", "yes"]
)
def test_after_a_no_it_can_be_asked_for_again_and_after_a_yes_not(agreement, officer, over):
    approval = OutsideApprovalFactory(about=agreement, sent=True)
    if "is_granted" in over:
        over |= {"status": "answered", "answer_letter": LetterFactory(about=agreement)}
    OutsideApproval.objects.filter(pk=approval.pk).update(**over)

    made = actions.request(agreement, [approval.kind], owner=officer, by=officer)

    assert bool(made) is (over.get("is_granted") is not True)


def test_the_database_keeps_one_of_a_kind(agreement):
    approval = OutsideApprovalFactory(about=agreement)

    with pytest.raises(Refusal, match="has been asked for already"), acting(by="A", verb="x"):
        OutsideApprovalFactory(about=agreement, kind=approval.kind)


def test_the_letter_that_asks_goes_into_the_register(sent, agreement):
    letter = Letter.objects.about(agreement).get()

    assert (sent.status, sent.sent_letter) == ("sent", letter)
    assert (letter.direction, letter.number, letter.dated_on, letter.correspondent) == (
        Direction.OUTGOING,
        "14/2231",
        SENT,
        "Deputy for research",
    )


def test_a_letter_that_is_filed_already_is_not_filed_twice(agreement, officer):
    letter = LetterFactory(about=agreement, direction="outgoing", number="14/2231", dated_on=SENT)
    approval = OutsideApprovalFactory(about=agreement, owner=officer)

    actions.ask(approval, number="14/2231", dated_on=SENT, file=scan(), by=officer)

    assert approval.sent_letter == letter
    letter.refresh_from_db()
    assert letter.scan.title == "Letter 14/2231"


@pytest.mark.parametrize(("is_granted", "tag"), [(True, ("granted", "good")), (False, ("not granted", "problem"))])
def test_the_answer_is_yes_or_no(sent, agreement, officer, is_granted, tag):
    actions.answer(sent, number="15/77", dated_on=ANSWERED, is_granted=is_granted, file=scan(), by=officer)

    sent.refresh_from_db()
    assert (sent.status, sent.is_granted, sent.tag) == ("answered", is_granted, tag)
    assert (sent.answer_letter.direction, sent.answer_letter.dated_on) == (Direction.INCOMING, ANSWERED)
    assert sent.answer_letter.scan.about == agreement


def test_it_is_not_answered_before_it_was_sent(sent, officer):
    with pytest.raises(Refusal, match="before it was sent") as refused:
        actions.answer(sent, number="1", dated_on=SENT - dt.timedelta(days=1), is_granted=True, by=officer)

    assert refused.value.field == "dated_on"
    actions.answer(sent, number="1", dated_on=SENT, is_granted=True, by=officer)


def test_what_was_not_sent_is_not_answered(officer, agreement):
    approval = OutsideApprovalFactory(about=agreement)

    with pytest.raises(Refusal, match="no longer possible"):
        actions.answer(approval, number="1", dated_on=ANSWERED, is_granted=True, by=officer)

    assert not Letter.objects.exists()


def test_it_is_dropped_with_reasons(sent, officer):
    with pytest.raises(Refusal, match="Give your reasons"):
        actions.drop(sent, comment="", by=officer)
    actions.drop(sent, comment="The partner withdrew.", by=officer)

    assert sent.status == "dropped"


def test_another_officer_looks_after_it(sent, officer, user_with):
    omid = user_with(Role.OFFICER, name="Omid Sarafraz")

    actions.hand_over(sent, owner=omid, by=officer)

    sent.refresh_from_db()
    assert sent.owner == omid
    with pytest.raises(Refusal, match="Omid Sarafraz looks after it already"):
        actions.hand_over(sent, owner=omid, by=officer)


def test_its_acts_are_on_the_timeline_of_the_record_without_the_reason_given(sent, agreement, officer, canary):
    actions.answer(sent, number="15/77", dated_on=ANSWERED, is_granted=False, reason=canary, by=officer)

    acts = timeline(agreement)
    assert {"Record the letter sent", "Record the answer"} <= {act.label for act in acts}
    assert canary not in repr(acts)
    assert canary not in repr(timeline(sent))
    sent.refresh_from_db()
    assert sent.reason == canary


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"status": "sent"}, "has the letter's number and date"),
        ({"status": "answered", "is_granted": True}, "."),
        ({"is_granted": True}, "says yes or no"),
        ({"reason": "Because."}, "says yes or no"),
    ],
)
def test_the_database_refuses_what_must_not_be(values, sentence):
    approval = OutsideApprovalFactory()

    with pytest.raises(Refusal, match=sentence), acting(by="A", verb="x"):
        OutsideApproval.objects.filter(pk=approval.pk).update(**values)


def test_an_answer_says_yes_or_no(sent):
    answer = LetterFactory(about=sent.about, dated_on=ANSWERED)

    with pytest.raises(Refusal, match="says yes or no"), acting(by="A", verb="x"):
        OutsideApproval.objects.filter(pk=sent.pk).update(status="answered", answer_letter=answer)


def test_approvals_are_for_those_who_read_the_papers_of_the_record(user_with):
    OutsideApprovalFactory(about=AgreementFactory(concluded=True, public=True))
    seen = {role: OutsideApproval.objects.visible_to(user_with(role)).count() for role in Role}

    assert {role for role, count in seen.items() if count} == {Role.DIRECTOR, Role.OFFICER, Role.AUDITOR}
