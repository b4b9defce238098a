import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from agreements import actions
from agreements.models import AgreementTerm, OfficerAssignment
from directory.roles import Role
from notices.models import DueStatus, ReminderDue, ReminderStep
from notices.reminders import plan, reminders
from records.models import Office
from tests.factories.agreements import AgreementTermFactory
from tests.factories.records import OfficeFactory
from tests.notices.ledger import DAY, TODAY, agreement, at, lines, officer, statuses

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _saturday():
    with at(TODAY):
        yield


def move(made, ends_on):
    AgreementTerm.objects.filter(agreement=made).update(ends_on=ends_on)


def test_the_steps_of_every_kind_become_rows_when_it_first_appears():
    plan()

    rows = set(ReminderStep.objects.values_list("kind", "amount", "audience", "repeat_days"))
    assert rows == {
        (kind.slug, step.amount, step.audience, step.repeat_days) for kind in reminders for step in kind.steps
    }
    assert {event.pgh_context["by_name"] for event in ReminderStep.events.rel.related_model.objects.all()} == {
        "Reminders"
    }


def test_steps_the_office_has_changed_stay_as_they_are():
    plan()
    ReminderStep.objects.filter(kind="agreement-end").update(is_active=False)

    plan()

    assert not ReminderStep.objects.filter(kind="agreement-end", is_active=True).exists()


def test_an_agreement_that_ends_is_planned_for_the_officer_with_every_step(leila):
    made = agreement(ends_on=TODAY + 200 * DAY, user=leila)

    plan()

    assert lines(about=made) == [(n, "pending") for n in (180, 90, 30, 7, -1, -30)]
    assert set(ReminderDue.objects.values_list("user", "recipient", "anchor_on")) == {
        (leila.pk, leila.email, TODAY + 200 * DAY)
    }


def test_a_step_is_due_at_seven_in_the_morning_at_the_office(leila):
    agreement(ends_on=dt.date(2027, 6, 9), user=leila)

    plan()

    due = ReminderDue.objects.get(step__amount=7)
    assert due.due_at == dt.datetime(2027, 6, 2, 3, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("ends_on", "hour"), [(dt.date(2027, 4, 2), 6), (dt.date(2027, 4, 6), 5)], ids=["before the change", "after it"]
)
def test_an_office_in_paris_has_its_own_seven_o_clock_on_both_sides_of_the_change(leila, ends_on, hour):
    OfficeFactory(time_zone="Europe/Paris")
    Office.forget()
    agreement(ends_on=ends_on, user=leila)

    plan()

    due = ReminderDue.objects.get(step__amount=7)
    assert due.due_at == dt.datetime(ends_on.year, 3, (ends_on - 7 * DAY).day, hour, 0, tzinfo=dt.UTC)
    assert due.due_at.astimezone(ZoneInfo("Europe/Paris")).hour == 7


def test_the_29th_of_february_is_a_day_like_any_other(leila):
    with at(dt.date(2027, 8, 1)):
        agreement(ends_on=dt.date(2028, 2, 29), user=leila)
        plan()

    due = ReminderDue.objects.get(step__amount=-1)
    assert due.due_at == dt.datetime(2028, 3, 1, 3, 30, tzinfo=dt.UTC)


def test_a_second_planning_changes_nothing(leila):
    made = agreement(ends_on=TODAY + 200 * DAY, user=leila)
    plan()
    before = list(ReminderDue.objects.order_by("pk").values())

    plan()

    assert list(ReminderDue.objects.order_by("pk").values()) == before
    assert len(before) == len(lines(about=made)) == 6


def test_notice_is_to_the_officer_and_from_thirty_days_on_to_the_director_too(leila):
    head = officer("Nasrin Rahbari", Role.DIRECTOR)
    made = agreement(ends_on=TODAY + 390 * DAY, notice_days=90, user=leila)

    plan()

    assert lines(about=made, user=leila) == [(n, "pending") for n in (180, 90, 30, 7, -1)]
    assert lines(about=made, user=head) == [(n, "pending") for n in (30, 7, -1)]


def test_dates_further_than_four_hundred_days_ahead_are_not_planned_yet(leila):
    far, near = agreement(ends_on=TODAY + 401 * DAY, user=leila), agreement(ends_on=TODAY + 400 * DAY, user=leila)

    plan()

    assert (len(lines(about=far)), len(lines(about=near))) == (0, 6)


def test_of_a_record_planned_first_the_nearest_step_before_its_date_is_made_up_and_the_older_are_late(leila):
    made = agreement(ends_on=TODAY + 50 * DAY, user=leila)

    plan()

    assert statuses(about=made) == {
        180: "late",
        90: "pending",
        30: "pending",
        7: "pending",
        -1: "pending",
        -30: "pending",
    }


def test_of_a_record_whose_date_is_past_when_it_is_first_planned_nothing_is_made_up(leila):
    made = agreement(ends_on=TODAY - 10 * DAY, user=leila)

    plan()

    assert statuses(about=made) == {180: "late", 90: "late", 30: "late", 7: "late", -1: "late", -30: "pending"}


def test_what_is_due_today_is_not_past(leila):
    made = agreement(ends_on=TODAY + 30 * DAY, user=leila)

    plan()

    assert statuses(about=made) == {180: "late", 90: "late", 30: "pending", 7: "pending", -1: "pending", -30: "pending"}


def test_a_moved_date_supersedes_what_was_to_come_and_is_planned_afresh(leila):
    made = agreement(ends_on=TODAY + 200 * DAY, user=leila)
    plan()
    move(made, TODAY + 300 * DAY)

    plan()

    found = ReminderDue.objects.values_list("anchor_on", "status")
    assert sorted(set(found)) == [(TODAY + 200 * DAY, "superseded"), (TODAY + 300 * DAY, "pending")]
    assert found.count() == 12


def test_a_date_moved_back_comes_to_life_again(leila):
    made = agreement(ends_on=TODAY + 200 * DAY, user=leila)
    plan()
    move(made, TODAY + 300 * DAY)
    plan()
    move(made, TODAY + 200 * DAY)

    plan()

    found = set(ReminderDue.objects.values_list("anchor_on", "status"))
    assert found == {(TODAY + 200 * DAY, "pending"), (TODAY + 300 * DAY, "superseded")}


def renew(made):
    term = made.terms.get()
    AgreementTermFactory(agreement=made, starts_on=term.ends_on + DAY, ends_on=term.ends_on + 900 * DAY)


def terminate(made):
    head = officer("Nasrin Rahbari", Role.DIRECTOR)
    actions.terminate(made, terminated_on=TODAY, comment="The partner is gone.", by=head)


@pytest.mark.parametrize("end", [renew, terminate], ids=["renewed", "terminated"])
def test_what_is_renewed_or_terminated_needs_no_reminder_any_more(leila, end):
    made = agreement(ends_on=TODAY + 200 * DAY, user=leila)
    plan()
    end(made)

    plan()

    assert {status for _n, status in lines(about=made)} == {"superseded"}


def test_a_termination_taken_back_brings_the_reminders_back(leila):
    made = agreement(ends_on=TODAY + 200 * DAY, user=leila)
    terminate(made)
    plan()
    head = officer("Another director", Role.DIRECTOR)
    actions.undo_termination(made, comment="They are not.", by=head)

    plan()

    assert {status for _n, status in lines(about=made)} == {"pending"}


def test_whoever_takes_over_gets_what_is_to_come_and_not_what_was(leila):
    made = agreement(ends_on=TODAY + 50 * DAY, user=leila)
    plan()
    omid = officer("Omid Sarafraz")
    actions.assign_officer(made, user=omid, by=leila)

    plan()

    assert statuses(about=made, user=leila) == {180: "late"} | dict.fromkeys((90, 30, 7, -1, -30), "superseded")
    assert statuses(about=made, user=omid) == dict.fromkeys((90, 30, 7, -1, -30), "pending")


def test_without_an_officer_there_is_a_line_for_nobody_yet():
    made = agreement(ends_on=TODAY + 200 * DAY)

    plan()

    assert set(ReminderDue.objects.filter(object_id=made.pk).values_list("user", "recipient")) == {(None, "")}


def test_a_deputy_of_the_agreement_is_reminded_too_and_none_is_missed(leila):
    omid = officer("Omid Sarafraz")
    made = agreement(ends_on=TODAY + 200 * DAY, user=leila)
    OfficerAssignment.objects.create(agreement=made, user=omid, role="deputy", starts_on=TODAY)

    plan()

    assert len(lines(about=made, user=omid)) == len(lines(about=made, user=leila)) == 6


def test_a_step_taken_out_of_use_is_superseded_and_nothing_of_it_is_lost(leila):
    made = agreement(ends_on=TODAY + 200 * DAY, user=leila)
    plan()
    ReminderStep.objects.filter(kind="agreement-end", amount=90).update(is_active=False)

    plan()

    assert statuses(about=made)[90] == "superseded"
    assert statuses(about=made)[30] == "pending"


def test_a_step_moved_by_the_office_moves_what_is_to_come(leila):
    agreement(ends_on=TODAY + 200 * DAY, user=leila)
    plan()
    ReminderStep.objects.filter(kind="agreement-end", amount=90).update(amount=100)

    plan()

    due = ReminderDue.objects.get(step__amount=100, user=leila)
    assert due.due_at.date() == TODAY + 100 * DAY


def test_a_kind_that_is_no_more_leaves_nothing_to_come(leila):
    agreement(ends_on=TODAY + 200 * DAY, user=leila)
    plan()
    ReminderStep.objects.filter(kind="agreement-end").update(kind="kind-that-is-no-more")

    plan()

    old = ReminderDue.objects.filter(step__kind="kind-that-is-no-more")
    assert set(old.values_list("status", flat=True)) == {"superseded"}


# --- imported records ----------------------------------------------------------------------------------------------


def imported(ends_on, *, entered, user=None):
    return agreement(
        ends_on=ends_on, user=user, imported=True, entered=dt.datetime.combine(entered, dt.time(9), tzinfo=dt.UTC)
    )


def test_of_a_date_before_the_import_there_is_one_line_to_look_at_and_no_letter(leila):
    made = imported(dt.date(2015, 5, 1), entered=TODAY - 5 * DAY, user=leila)

    plan()
    plan()

    [due] = ReminderDue.objects.filter(object_id=made.pk)
    assert (due.status, due.is_before_import, due.user) == (DueStatus.LATE, True, leila)
    assert list(ReminderDue.objects.to_triage()) == [due]


def test_an_imported_date_to_come_is_planned_like_any_other(leila):
    made = imported(TODAY + 50 * DAY, entered=TODAY - 5 * DAY, user=leila)

    plan()

    assert statuses(about=made)[90] == "pending"
    assert not ReminderDue.objects.to_triage().exists()


def test_an_imported_date_between_the_import_and_today_is_no_past_of_the_import(leila):
    made = imported(TODAY - 5 * DAY, entered=TODAY - 100 * DAY, user=leila)

    plan()

    assert not ReminderDue.objects.filter(is_before_import=True).exists()
    assert statuses(about=made)[-30] == "pending"


def test_what_the_triage_lists_leaves_it_when_the_record_is_renewed(leila):
    made = imported(dt.date(2026, 5, 1), entered=TODAY - 5 * DAY)
    plan()
    renew(made)

    plan()

    assert not ReminderDue.objects.to_triage().exists()


def test_what_the_triage_lists_stays_one_line_whoever_is_in_charge(leila):
    made = imported(dt.date(2026, 5, 1), entered=TODAY - 5 * DAY)
    plan()
    actions.assign_officer(made, user=leila, by=leila)

    plan()

    assert [due.object_id for due in ReminderDue.objects.to_triage()] == [made.pk]
    assert ReminderDue.objects.count() == 1
