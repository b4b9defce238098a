import datetime as dt

import pytest
from django.utils import translation

from records import clock, jobs
from records.models import Job, JobStatus
from tests.conftest import NOON
from tests.factories.records import JobFactory

pytestmark = pytest.mark.django_db


class Counting(jobs.JobKind):
    """Made for these tests: says its language, in two steps."""

    slug = "counting"
    result = ("count.txt", b"one", 1)

    def run(self, job, progress):
        progress(1, 2)
        if "fail" in job.parameters:
            raise ValueError("no such number")
        if "cancel" in job.parameters:
            jobs.cancel(job)
            progress(2, 2)
        return (translation.get_language(), b"one", 3)


@pytest.fixture(autouse=True)
def counting(monkeypatch):
    monkeypatch.setitem(jobs.jobs._by_slug, "counting", Counting())


@pytest.fixture
def announced(monkeypatch):
    heard = []
    monkeypatch.setattr(jobs, "announcers", [lambda job: heard.append((job.pk, job.status))])
    return heard


def ask(user, **parameters):
    return jobs.ask("counting", title="Count", by=user, language="fa", **parameters)


def fresh(job):
    return Job.objects.get(pk=job.pk)


def test_what_is_asked_for_is_done_in_its_language_and_announced(user_with, worker, announced):
    with worker():
        job = ask(user_with())

    done = fresh(job)
    assert (done.status, done.file_name, done.pages, done.done, done.total, done.attempts) == ("done", "fa", 3, 2, 2, 1)
    with done.file as file:
        assert file.read() == b"one"
    assert announced == [(job.pk, "done")]


def test_what_goes_wrong_is_told_and_not_tried_again(user_with, announced):
    job = ask(user_with(), fail=True)
    with pytest.raises(ValueError, match="no such number"):
        jobs.work(job.pk)

    assert (fresh(job).status, fresh(job).error) == ("failed", "ValueError: no such number")
    assert announced == [(job.pk, "failed")]


def test_a_second_ring_does_nothing(user_with, announced):
    job = ask(user_with())
    jobs.work(job.pk)
    jobs.work(job.pk)

    assert (fresh(job).attempts, announced) == (1, [(job.pk, "done")])


def test_a_job_cancelled_while_it_runs_stops_at_its_next_step(user_with, announced):
    job = ask(user_with(), cancel=True)
    jobs.work(job.pk)

    assert (fresh(job).status, fresh(job).file.name, announced) == ("cancelled", "", [])


def test_a_job_cancelled_before_it_began_is_not_begun(user_with, worker):
    with worker():
        job = ask(user_with())
        jobs.cancel(job)

    assert (fresh(job).status, fresh(job).attempts) == ("cancelled", 0)


def test_what_is_over_is_not_cancelled(user_with, worker):
    with worker():
        job = ask(user_with())
    jobs.cancel(job)

    assert fresh(job).status == "done"


def test_the_sweep_rings_for_what_waits_unheard(user_with, worker):
    with clock.held_at(NOON):
        job = ask(user_with())
    with clock.held_at(NOON + dt.timedelta(seconds=9)), worker():
        jobs.sweep()

    assert fresh(job).status == "queued"

    with clock.held_at(NOON + dt.timedelta(seconds=11)), worker():
        jobs.sweep()

    assert fresh(job).status == "done"


@pytest.mark.parametrize(("attempts", "status"), [(1, JobStatus.DONE), (3, JobStatus.FAILED)])
def test_what_a_killed_worker_left_is_made_up_three_times_and_then_given_up(
    user_with, worker, announced, attempts, status
):
    job = JobFactory(
        kind="counting",
        owner=user_with(),
        status=JobStatus.RUNNING,
        attempts=attempts,
        claimed_at=NOON - jobs.STALE - dt.timedelta(seconds=1),
        created_at=NOON - dt.timedelta(hours=1),
    )
    with clock.held_at(NOON), worker():
        jobs.sweep()

    assert fresh(job).status == status
    assert announced == [(job.pk, status)]


def test_one_that_shows_a_sign_of_life_is_left_alone(user_with, worker):
    job = JobFactory(kind="counting", owner=user_with(), status=JobStatus.RUNNING, claimed_at=NOON, attempts=1)
    with clock.held_at(NOON + jobs.STALE), worker():
        jobs.sweep()

    assert fresh(job).status == "running"


def test_a_job_that_is_given_up_says_so_in_its_reader_s_digits(user_with, announced):
    values = {"kind": "counting", "status": JobStatus.RUNNING, "attempts": 3, "language": "fa", "owner": user_with()}
    job = JobFactory(claimed_at=NOON - dt.timedelta(hours=1), **values)

    with clock.held_at(NOON):
        jobs.sweep()

    assert "۳" in fresh(job).error
    assert "3" not in fresh(job).error


def test_in_the_night_old_files_are_removed_and_their_rows_stay(user_with, worker, settings):
    settings.KEEP_REPORTS_DAYS = 30
    with clock.held_at(NOON), worker():
        old = ask(user_with())
    with clock.held_at(NOON + dt.timedelta(days=2)), worker():
        young = ask(user_with())
    storage, name = fresh(old).file.storage, fresh(old).file.name

    for _ in range(2):  # it may ring twice
        with clock.held_at(NOON + dt.timedelta(days=31)):
            jobs.forget_files()

    assert not storage.exists(name)
    assert (fresh(old).file.name, fresh(old).status, fresh(old).file_name) == ("", "done", "fa")
    with fresh(young).file as file:
        assert file.read() == b"one"
