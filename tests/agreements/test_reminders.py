import datetime as dt

import pytest

from agreements import actions
from agreements.models import AgreementTerm, Correction, RenewalMode
from agreements.workflow import Status, agreement_workflow
from directory.roles import Role
from notices.addresses import note_failure
from notices.models import Email, ReminderDue
from notices.reminders import plan, plan_and_send
from tests.factories.agreements import (
    ActivityFactory,
    AgreementFactory,
    AgreementPartyFactory,
    CommitmentOccurrenceFactory,
    CorrectionFactory,
    OfficerAssignmentFactory,
    RenewalReviewFactory,
)
from tests.factories.directory import PersonFactory
from tests.notices.ledger import DAY, TEHRAN, TODAY, agreement, at, letters, lines, officer, statuses

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _saturday():
    with at(TODAY):
        yield


@pytest.fixture
def leila():
    return officer()


@pytest.fixture
def head():
    return officer("Nasrin Rahbari", Role.DIRECTOR)


def kinds(made):
    return set(ReminderDue.objects.filter(object_id=made.pk).values_list("step__kind", "anchor_on"))


def test_with_notice_the_deadline_is_the_date_and_without_it_the_end():
    with_notice = agreement(ends_on=TODAY + 300 * DAY, notice_days=100)
    without = agreement(ends_on=TODAY + 300 * DAY)

    plan()

    assert kinds(with_notice) == {("agreement-notice", TODAY + 200 * DAY)}
    assert kinds(without) == {("agreement-end", TODAY + 300 * DAY)}


def test_of_an_agreement_that_renews_itself_the_last_day_it_can_cover_is_the_date(leila):
    made = agreement(ends_on=TODAY - 100 * DAY, user=leila)
    AgreementTerm.objects.filter(agreement=made).update(
        renewal_mode=RenewalMode.AUTO, auto_months=12, max_auto_renewals=1
    )

    plan()

    runs_until = AgreementTerm.objects.get(agreement=made).runs_until
    assert runs_until > TODAY
    assert kinds(made) == {("agreement-end", runs_until)}


@pytest.mark.parametrize(
    "values",
    [{"term__open": True}, {"term__end_not_known": True}, {"term": None}],
    ids=["open", "end not known", "without a term"],
)
def test_where_no_day_says_that_it_ends_nothing_is_planned(values, leila):
    made = AgreementFactory(concluded=True, **values)

    plan()

    assert kinds(made) == set()


def test_drafts_do_not_end():
    made = agreement(ends_on=TODAY + 30 * DAY)
    made.status = Status.VOID
    type(made).objects.filter(pk=made.pk).update(status=Status.VOID)

    plan()

    assert kinds(made) == set()


def in_signature(days, user):
    made = AgreementFactory(status=Status.IN_SIGNATURE)
    since = dt.datetime.combine(TODAY - days * DAY, dt.time(23, 50), tzinfo=TEHRAN)
    type(made).objects.filter(pk=made.pk).update(status_since=since)
    OfficerAssignmentFactory(agreement=made, user=user)
    return made


def test_an_outstanding_signature_is_reminded_of_after_two_weeks_a_month_and_then_every_two_weeks(leila):
    made = in_signature(0, leila)
    written = []
    for n in (0, 1, 13, 14, 15, 29, 30, 31, 43, 44, 45, 57, 58, 59, 61):
        with at(TODAY + n * DAY, 8):
            written += [n] * len(plan_and_send().letters)

    assert written == [14, 30, 44, 58]
    assert kinds(made) == {("agreement-signature", TODAY)}


def contact_of(made, email, **values):
    """Somebody who answers for a party, at this address."""
    person = PersonFactory(email=email)
    AgreementPartyFactory(agreement=made, contact=person, **values)
    return person


def test_the_other_side_s_contact_is_reminded_of_a_signature_in_a_letter_without_a_way_into_the_portal(leila):
    made = in_signature(14, leila)
    contact_of(made, "claire@valmont.example", role="partner")

    plan_and_send()

    letter = Email.objects.get(to="claire@valmont.example")
    assert (letter.language, letter.person) == ("en", None)
    assert letter.subject == "Reminder: sent for signature on 7 November 2026"
    assert f"{made}: sent for signature on 7 November 2026 (16 Aban 1405), 14 days ago" in letter.text
    assert "/agreements/" not in letter.text
    assert leila.email in dict(letters())


@pytest.mark.parametrize(
    "values", [{"role": "home"}, {"role": "partner", "is_signatory": False}, {"role": "partner", "left_on": TODAY}]
)
def test_nobody_is_asked_for_a_signature_that_is_not_theirs_to_give(leila, values):
    contact_of(in_signature(14, leila), "somebody@example.org", **values)

    plan_and_send()

    assert [to for to, _subject in letters()] == [leila.email]


def test_a_contact_who_cannot_be_reached_is_the_office_s_to_call(leila, head):
    made = in_signature(14, leila)
    contact_of(made, "gone@valmont.example", role="partner")
    note_failure("gone@valmont.example", kind="hard", reason="550 5.1.1")

    plan_and_send()

    assert {to for to, _subject in letters()} == {leila.email, head.email}
    assert (
        "Letters do not reach gone@valmont.example. This comes to you instead:" in Email.objects.get(to=head.email).text
    )


def test_what_comes_back_from_signature_is_no_longer_outstanding(leila, head):
    made = in_signature(3, leila)
    plan()
    agreement_workflow.apply(made, "reopen", by=head)

    plan()

    assert {status for _n, status in lines(about=made)} == {"superseded"}


def test_a_signature_long_outstanding_when_it_is_first_planned_is_asked_about_at_its_next_turn(leila):
    made = in_signature(35, leila)
    plan()

    with at(TODAY + 9 * DAY):
        plan_and_send()

    assert statuses(about=made) == {-14: "late", -30: "written"}
    assert len(letters()) == 1


def test_a_correction_is_for_those_who_did_not_propose_it(leila, head):
    omid = officer("Omid Sarafraz")
    correction = CorrectionFactory(proposed_by=leila, agreement__reference="MOU-1405-0001")
    plan()

    with at(TODAY + 3 * DAY):
        plan_and_send()

    assert [to for to, _subject in letters()] == [omid.email]
    assert f"/agreements/agreement/{correction.agreement_id}/correct/{correction.uuid}/" in Email.objects.get().text
    assert "MOU-1405-0001" in Email.objects.get().text


def test_a_correction_decided_about_needs_no_reminder(leila, head):
    correction = CorrectionFactory(proposed_by=leila)
    plan()
    actions.refuse_correction(Correction.objects.get(pk=correction.pk), comment="The paper says otherwise.", by=head)

    plan()

    assert set(ReminderDue.objects.values_list("status", flat=True)) == {"superseded"}


def test_a_correction_the_only_officer_proposed_goes_to_the_director(leila, head):
    CorrectionFactory(proposed_by=leila)
    plan()

    with at(TODAY + 3 * DAY):
        plan_and_send()

    assert [to for to, _subject in letters()] == [head.email]


# --- renewals ----------------------------------------------------------------------------------------------------


def reviewed(user, **values):
    made = agreement(ends_on=TODAY + 150 * DAY, notice_days=100, user=user, **values)
    return RenewalReviewFactory(agreement=made, opened_on=TODAY)


def test_a_review_is_reminded_of_on_its_day_after_two_weeks_and_after_a_month(leila, head):
    reviewed(leila)
    written = []
    for n in (0, 1, 13, 14, 15, 29, 30, 31, 39):
        with at(TODAY + n * DAY, 8):
            written += [(n, letter.to) for letter in plan_and_send().letters if "under review" in letter.text]

    assert {day for day, _to in written} == {0, 14, 30}
    assert {to for _day, to in written} == {leila.email, head.email}


def test_a_review_leads_to_its_place_on_the_agreement_s_page(leila):
    review = reviewed(leila)

    plan_and_send()

    assert f"/agreements/{review.agreement.uuid}/#renewal" in Email.objects.get(to=leila.email).text


@pytest.mark.parametrize("notice_days", [100, None])
def test_once_it_is_decided_no_reminder_of_the_end_or_of_the_review_is_to_come(leila, head, notice_days):
    made = agreement(ends_on=TODAY + 150 * DAY, notice_days=notice_days, user=leila)
    review = RenewalReviewFactory(agreement=made, opened_on=TODAY)
    plan()
    assert ReminderDue.objects.pending().count() > 3

    actions.decide(review, decision="renew", by=head)
    plan()

    assert ReminderDue.objects.pending().count() == 0


def test_after_a_notice_nobody_is_reminded_of_its_deadline(leila):
    made = agreement(ends_on=TODAY + 150 * DAY, notice_days=100, user=leila)
    AgreementTerm.objects.filter(agreement=made).update(notice_given_on=TODAY)

    plan()

    assert kinds(made) == set()


# --- activity and commitments ----------------------------------------------------------------------------------------


def quiet_days(made):
    return sorted((kind, anchor) for kind, anchor in kinds(made) if kind in {"agreement-quiet", "agreement-dormant"})


def test_the_day_after_it_counts_as_alive_is_told_while_it_is_in_force(leila):
    made = agreement(ends_on=TODAY + 300 * DAY, user=leila)
    over_by_then = agreement(ends_on=TODAY + 20 * DAY, user=leila)
    last = dt.date(TODAY.year - 1, TODAY.month, TODAY.day) + 30 * DAY
    for one in (made, over_by_then):
        ActivityFactory(agreement=one, happened_on=last)

    plan()

    turns = dt.date(last.year + 1, last.month, last.day) + DAY
    assert quiet_days(made) == [("agreement-quiet", turns)]
    assert quiet_days(over_by_then) == []


def test_whoever_sees_to_a_commitment_is_told_until_it_is_kept(leila):
    due = CommitmentOccurrenceFactory(commitment__owner=leila, due_on=TODAY + 7 * DAY)
    CommitmentOccurrenceFactory(due_on=TODAY + 7 * DAY, status="waived", note="Paused.")

    plan_and_send()
    told = [(line.recipient, line.anchor_on) for line in ReminderDue.objects.filter(status="written")]
    actions.keep(due, by=leila)
    with at(TODAY + 8 * DAY):
        plan_and_send()

    assert told == [(leila.email, TODAY + 7 * DAY)]
    assert set(ReminderDue.objects.values_list("recipient", "status").distinct()) >= {(leila.email, "written")}
    assert ReminderDue.objects.filter(status="written").count() == 1
