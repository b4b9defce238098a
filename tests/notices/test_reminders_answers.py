import pytest
from django.core.exceptions import PermissionDenied

from directory.roles import Role
from notices.models import DueStatus, ReminderDue
from notices.reminders import acknowledge, plan_and_send, put_off
from records.refusals import Refusal
from tests.factories.directory import AbsenceFactory
from tests.notices.ledger import DAY, TEHRAN, TODAY, agreement, at, letters, officer, statuses

pytestmark = pytest.mark.django_db


def written(user, *, ends_on):
    """An agreement about which `user` got a letter today."""
    with at(TODAY - 100 * DAY):
        made = agreement(ends_on=ends_on, user=user)
        plan_and_send()
    with at(TODAY):
        plan_and_send()
    return made


def line(made):
    return ReminderDue.objects.filter(object_id=made.pk, status=DueStatus.WRITTEN).order_by("-due_at")[:1]


def test_seen_says_by_whom_and_when(leila):
    made = written(leila, ends_on=TODAY + 30 * DAY)

    with at(TODAY):
        n = acknowledge(line(made), by=leila)

    due = ReminderDue.objects.get(object_id=made.pk, step__amount=30)
    assert n == 1
    assert (due.status, due.acknowledged_by) == (DueStatus.ACKNOWLEDGED, leila)
    assert due.acknowledged_at.astimezone(TEHRAN).date() == TODAY


def test_what_was_seen_is_not_repeated(leila):
    made = written(leila, ends_on=TODAY - 30 * DAY)
    with at(TODAY):
        acknowledge(line(made), by=leila)
    before = len(letters())

    for n in range(1, 70, 5):
        with at(TODAY + n * DAY):
            plan_and_send()

    assert len(letters()) == before


def test_what_was_not_seen_is_repeated(leila):
    """The negative control of the test above."""
    written(leila, ends_on=TODAY - 30 * DAY)
    before = len(letters())

    for n in range(1, 70, 5):
        with at(TODAY + n * DAY):
            plan_and_send()

    assert len(letters()) - before == 2


def test_the_steps_to_come_are_written_although_one_was_seen(leila):
    made = written(leila, ends_on=TODAY + 30 * DAY)
    with at(TODAY):
        acknowledge(line(made), by=leila)

    with at(TODAY + 23 * DAY):
        plan_and_send()

    assert statuses(about=made)[7] == "written"


def test_seen_twice_is_seen_once(leila):
    made = written(leila, ends_on=TODAY + 30 * DAY)
    found = ReminderDue.objects.filter(pk__in=[due.pk for due in line(made)])

    with at(TODAY):
        assert [acknowledge(found, by=leila), acknowledge(found, by=leila)] == [1, 0]


def test_who_stands_in_may_say_it(leila):
    omid = officer("Omid Sarafraz", Role.UNIT_OFFICER)
    AbsenceFactory(user=leila, deputy=omid, starts_on=TODAY, ends_on=TODAY)
    made = written(leila, ends_on=TODAY + 30 * DAY)
    ReminderDue.objects.filter(object_id=made.pk, status="written").update(instead="away")
    due = line(made).get()
    due.email.person = omid
    due.email.save()

    acknowledge(line(made), by=omid)

    assert ReminderDue.objects.get(pk=due.pk).acknowledged_by == omid


def test_nobody_else_may_say_it_and_nothing_is_saved(leila, user_with):
    made = written(leila, ends_on=TODAY + 30 * DAY)

    with pytest.raises(PermissionDenied):
        acknowledge(line(made), by=user_with(Role.AUDITOR))

    assert statuses(about=made)[30] == "written"


def test_what_is_put_off_comes_again_on_its_day_and_not_before(leila):
    made = written(leila, ends_on=TODAY + 30 * DAY)
    with at(TODAY):
        put_off(line(made), until=TODAY + 25 * DAY, reason="The partner answers next week.", by=leila)
    before = len(letters())

    for n in range(1, 25):
        with at(TODAY + n * DAY):
            plan_and_send()
    meanwhile = len(letters()) - before
    with at(TODAY + 25 * DAY):
        plan_and_send()

    assert meanwhile == 0  # the step of seven days fell into it
    assert len(letters()) - before == 1
    again = ReminderDue.objects.get(object_id=made.pk, step__amount=30, turn=1)
    assert again.status == "written"
    assert statuses(about=made)[7] == "collapsed"


def test_others_are_reminded_although_one_has_put_it_off(leila):
    head = officer("Nasrin Rahbari", Role.DIRECTOR)
    with at(TODAY - 100 * DAY):
        made = agreement(ends_on=TODAY + 90 * DAY, notice_days=60, user=leila)
        plan_and_send()
    with at(TODAY):
        plan_and_send()
        mine = ReminderDue.objects.filter(object_id=made.pk, user=leila, status="written", step__amount=30)
        put_off(mine, until=TODAY + 29 * DAY, reason="Later.", by=leila)

    with at(TODAY + 23 * DAY):
        plan_and_send()

    assert statuses(about=made, user=leila)[7] == "pending"
    assert statuses(about=made, user=head)[7] == "written"


@pytest.mark.parametrize(
    ("days", "reason", "field"),
    [
        (0, "Later.", "until"),
        (-1, "Later.", "until"),
        (366, "Later.", "until"),
        (31, "Later.", "until"),
        (5, " ", "reason"),
    ],
)
def test_putting_off_is_refused_beside_its_field_and_nothing_is_saved(leila, days, reason, field):
    made = written(leila, ends_on=TODAY + 30 * DAY)

    with at(TODAY), pytest.raises(Refusal) as caught:
        put_off(line(made), until=TODAY + days * DAY, reason=reason, by=leila)

    assert caught.value.field == field
    assert statuses(about=made)[30] == "written"


def test_a_date_that_is_past_may_be_put_off(leila):
    made = written(leila, ends_on=TODAY - 30 * DAY)
    with at(TODAY):
        put_off(line(made), until=TODAY + 60 * DAY, reason="The ministry decides in January.", by=leila)
    before = len(letters())

    for n in (30, 59, 60):
        with at(TODAY + n * DAY):
            plan_and_send()

    assert len(letters()) - before == 1
