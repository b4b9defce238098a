"""Work for the worker: asked for as a row, claimed by one UPDATE, made up after a kill, given up after three tries."""

from datetime import timedelta
from functools import partial

from celery import current_app
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import F
from django.utils import translation
from django.utils.translation import gettext as _

from records import clock
from records.models import Job, JobStatus
from records.registry import Registry
from records.text import number

jobs = Registry("jobs", required=["slug"])
announcers = []  # called with every job that is over; apps above add theirs

MOST_ATTEMPTS = 3
STALE = timedelta(seconds=120)  # longer than a task may run
UNHEARD = timedelta(seconds=10)  # a ring that nobody answered


class JobKind:
    """One kind of work. Subclass, name, register; `run` returns (file name, bytes, pages) or None.

    `tells_its_owner`: it writes a letter of its own when it is over, instead of the one for what takes long.
    `page`: the name of the address at which its files are handed out, where that is not the page of the job.
    """

    slug = page = None
    tells_its_owner = False

    def run(self, job, progress):
        raise NotImplementedError


class Cancelled(Exception):
    """Its owner no longer wants it."""


@transaction.atomic
def ask(kind, *, title, by, language, **parameters):
    """Write down work to be done, and ring for it when the transaction commits."""
    job = Job.objects.create(kind=kind, title=title, owner=by, language=language, parameters=parameters)
    transaction.on_commit(lambda: ring(job.pk), robust=True)
    return job


def ring(job_id):
    """Tell the worker. Where the broker is away nothing is lost: the sweep rings again."""
    current_app.send_task("records.tasks.work", args=[job_id])


def cancel(job):
    """Stop work that is not over; what runs notices at its next step."""
    Job.objects.filter(pk=job.pk, status__in=[JobStatus.QUEUED, JobStatus.RUNNING]).update(
        status=JobStatus.CANCELLED, finished_at=clock.now()
    )


def work(job_id):
    """Claim a waiting job and do it; doing nothing when somebody else has it is what makes a second ring harmless."""
    claimed = Job.objects.filter(pk=job_id, status=JobStatus.QUEUED).update(
        status=JobStatus.RUNNING, attempts=F("attempts") + 1, claimed_at=clock.now(), error=""
    )
    if not claimed:
        return
    job = Job.objects.select_related("owner").get(pk=job_id)
    try:
        with translation.override(job.language):
            result = jobs[job.kind].run(job, partial(_progress, job))
    except Cancelled:
        return
    except Exception as error:
        _give_up(job, f"{type(error).__name__}: {error}")
        raise
    _finish(job, result)


def sweep():
    """Ring for what waits unheard, and take back what a killed worker left."""
    now = clock.now()
    stale = Job.objects.filter(status=JobStatus.RUNNING, claimed_at__lt=now - STALE)
    for job in stale.filter(attempts__gte=MOST_ATTEMPTS):
        with translation.override(job.language):
            lost = _("The worker was lost %(times)s times while making it.")
            _give_up(job, lost % {"times": number(job.attempts, job.language)})
    stale.filter(attempts__lt=MOST_ATTEMPTS).update(status=JobStatus.QUEUED)
    waiting = Job.objects.filter(status=JobStatus.QUEUED, created_at__lt=now - UNHEARD)
    for job_id in waiting.values_list("pk", flat=True)[:200]:
        ring(job_id)


def forget_files():
    """Remove files made longer ago than `KEEP_REPORTS_DAYS`; the row of the job stays and says so."""
    remove_files(Job.objects.filter(finished_at__lt=clock.now() - timedelta(days=settings.KEEP_REPORTS_DAYS)))


def remove_files(jobs):
    """Remove what these made; the rows stay."""
    for job in jobs.exclude(file=""):
        job.file.delete(save=False)
        Job.objects.filter(pk=job.pk).update(file="")


def _progress(job, done, total):
    """Say how far it is; a sign of life too."""
    running = Job.objects.filter(pk=job.pk, status=JobStatus.RUNNING)
    if not running.update(done=done, total=total, claimed_at=clock.now()):
        raise Cancelled


def _finish(job, result):
    if result:
        job.file_name, data, job.pages = result
        job.file.save(job.file_name, ContentFile(data), save=False)
    job.status, job.finished_at = JobStatus.DONE, clock.now()
    with transaction.atomic():
        still_ours = Job.objects.filter(pk=job.pk, status=JobStatus.RUNNING).update(
            status=job.status,
            finished_at=job.finished_at,
            file=job.file.name or "",
            file_name=job.file_name,
            pages=job.pages,
            done=F("total"),
        )
        if still_ours:
            _announce(job)


def _give_up(job, error):
    job.status, job.finished_at, job.error = JobStatus.FAILED, clock.now(), error[:2000]
    with transaction.atomic():
        if Job.objects.filter(pk=job.pk, status=JobStatus.RUNNING).update(
            status=job.status, finished_at=job.finished_at, error=job.error
        ):
            _announce(job)


def _announce(job):
    for announce in announcers:
        announce(job)
