import datetime as dt
import time

import pytest
from celery import Celery
from celery.schedules import crontab
from kombu.exceptions import OperationalError

from config.beat import Timetable
from config.celery import app, configuration


def test_every_entry_of_the_schedule_names_a_task_that_exists():
    app.loader.import_default_modules()

    named = {entry["task"] for entry in app.conf.beat_schedule.values()}

    assert named
    assert named - set(app.tasks) == set()


def test_a_ring_nobody_hears_is_forgotten_before_the_next():
    night = dt.timedelta(days=1)
    for entry in app.conf.beat_schedule.values():
        between = night.total_seconds() if isinstance(entry["schedule"], crontab) else entry["schedule"]
        assert 0 < entry["options"]["expires"] <= between


def test_a_timetable_that_starts_rings_for_every_sweep_at_once_and_for_nothing_of_the_night():
    """One that is killed or upgraded every few minutes still comes to the reminders."""
    entries = Timetable(app).schedule.values()

    at_once = {entry.name for entry in entries if entry.is_due().is_due}

    assert at_once == {name for name, entry in app.conf.beat_schedule.items() if entry["task"] not in nightly()}


def nightly():
    return [entry["task"] for entry in app.conf.beat_schedule.values() if isinstance(entry["schedule"], crontab)]


def test_in_the_night_what_is_over_is_forgotten():
    assert {"records.tasks.forget_files", "directory.tasks.forget_sessions", "directory.tasks.seal_anew"} <= {
        *nightly()
    }


@pytest.mark.django_db
def test_a_ring_of_the_night_may_come_twice():
    app.loader.import_default_modules()

    for task in nightly() * 2:
        app.tasks[task].apply(throw=True)


def test_a_broker_that_refuses_keeps_nobody_waiting(settings):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    queue = Celery("test", set_as_current=False)
    queue.add_defaults(configuration)
    begun = time.monotonic()

    with pytest.raises(OperationalError):
        queue.send_task("ring")

    assert time.monotonic() - begun < 5  # with the broker's own defaults: more than six
