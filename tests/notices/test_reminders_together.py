"""Two at once: what two planners or two senders make is what one makes, and each protection is what makes it so."""

import threading
import time

import pytest
from django.db import connection, connections

from notices.models import Email, ReminderDue
from notices.reminders import plan, plan_and_send, planning, sending
from tests.notices.ledger import DAY, TODAY, agreement, at, officer

pytestmark = pytest.mark.django_db(transaction=True)

UNIQUE = "reminder_due_once"


@pytest.fixture(autouse=True)
def _noon():
    with at(TODAY):
        yield


@pytest.fixture
def agreements():
    leila = officer()
    return [agreement(ends_on=TODAY + 30 * DAY, user=leila) for _ in range(3)]


@pytest.fixture
def without_locks(monkeypatch):
    """The protection by locks switched off: everybody is let in."""
    monkeypatch.setattr(planning, "alone", lambda name: True)
    monkeypatch.setattr(sending, "alone", lambda name: True)


@pytest.fixture
def without_constraint(as_owner):
    """The ledger without its unique constraint."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(f"SELECT indexdef FROM pg_indexes WHERE indexname = '{UNIQUE}'")
        definition = cursor.fetchone()[0]
        cursor.execute(f"DROP INDEX {UNIQUE}")
    yield
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE notices_reminderdue CASCADE")
        cursor.execute(definition)


def two_at_once(act, *, table):
    """Two threads do it, and neither writes into the table before both have read what there is."""
    errors = []

    def run():
        try:
            act()
        except Exception as error:  # noqa: BLE001  told below
            errors.append(error)
        finally:
            connections.close_all()

    with connection.cursor() as cursor:
        threads = [threading.Thread(target=run) for _ in range(2)]
        cursor.execute("BEGIN")
        cursor.execute(f"LOCK TABLE {table} IN SHARE MODE")
        for thread in threads:
            thread.start()
        time.sleep(1)
        cursor.execute("COMMIT")
    for thread in threads:
        thread.join()
    assert errors == []


def lines():
    return ReminderDue.objects.count()


def test_two_planners_at_once_make_what_one_makes(agreements):
    planning.make_steps()

    two_at_once(plan, table="notices_reminderdue")

    assert lines() == 3 * 6


def test_the_constraint_alone_keeps_two_planners_from_doubling(agreements, without_locks):
    planning.make_steps()

    two_at_once(plan, table="notices_reminderdue")

    assert lines() == 3 * 6


def test_without_lock_and_constraint_two_planners_double(agreements, without_locks, without_constraint):
    """The negative control."""
    planning.make_steps()

    two_at_once(plan, table="notices_reminderdue")

    assert lines() == 2 * 3 * 6


def test_two_planners_on_an_empty_portal_make_the_steps_once():
    two_at_once(plan, table="notices_reminderstep")

    steps = planning.ReminderStep.objects.values_list("kind", "unit", "amount", "audience")
    assert len(steps) == len(set(steps)) > 0


def test_two_senders_at_once_write_one_letter(agreements):
    plan()

    two_at_once(plan_and_send, table="notices_email")

    assert Email.objects.count() == 1
    assert ReminderDue.objects.filter(status="written").count() == 3


def test_the_locked_rows_alone_keep_two_senders_from_doubling(agreements, without_locks, monkeypatch):
    """Even if the letters had no key: lines that one sender holds are not written by the other."""
    plan()
    monkeypatch.setattr(sending, "write", keyless(sending.write))

    two_at_once(sending.send, table="notices_email")

    assert Email.objects.count() == 1


def test_without_locks_two_senders_double(agreements, without_locks, monkeypatch):
    """The negative control."""
    plan()
    monkeypatch.setattr(sending, "write", keyless(sending.write))
    unlocked = type(ReminderDue.objects.all())
    monkeypatch.setattr(unlocked, "select_for_update", lambda rows, **options: rows)

    two_at_once(sending.send, table="notices_email")

    assert Email.objects.count() == 2


def keyless(write):
    return lambda template, **values: write(template, **values | {"key": None})
