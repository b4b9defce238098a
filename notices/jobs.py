"""Who is told that the worker has finished? Its owner, by letter, if it took so long that they will have left."""

from datetime import timedelta

from django.utils import translation

from notices.emails import write
from records.jobs import announcers

PATIENCE = timedelta(seconds=30)


def tell_the_owner(job):
    if job.owner is None or job.finished_at - job.created_at < PATIENCE:
        return
    with translation.override(job.language):
        url = job.get_absolute_url()
    write("notices/emails/report_ready", to=job.owner, about=job, key=f"report-ready:{job.uuid}", job=job, url=url)


announcers.append(tell_the_owner)
