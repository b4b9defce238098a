"""Who is told of what the portal did or was told to do? By letter, whoever asked for it or is asked."""

from datetime import timedelta

from django.utils import translation

from notices.emails import write
from records import actions, jobs, quarantine

PATIENCE = timedelta(seconds=30)


def tell_the_owner(job):
    """That the worker has finished, if it took so long that they will have left."""
    kind = jobs.jobs.get(job.kind)
    if job.owner is None or job.finished_at - job.created_at < PATIENCE or (kind and kind.tells_its_owner):
        return
    with translation.override(job.language):
        url = job.get_absolute_url()
    write("notices/emails/report_ready", to=job.owner, about=job, key=f"report-ready:{job.uuid}", job=job, url=url)


def tell_the_uploader(paper):
    """That the virus scanner refused it; a paper that a program filed is nobody's."""
    if paper.uploaded_by is None:
        return
    with translation.override(paper.uploaded_by.language):
        url = paper.about.get_absolute_url()
    key = f"paper-refused:{paper.uuid}"
    write("notices/emails/paper_refused", to=paper.uploaded_by, about=paper, key=key, paper=paper, url=url)


def tell_who_is_asked(item):
    """That they are to do something by a day; not those who asked themselves."""
    if item.owner_id == item.given_by_id:
        return
    with translation.override(item.owner.language):
        url = item.get_absolute_url()
    write("notices/emails/action_given", to=item.owner, about=item, item=item, url=url)


jobs.announcers.append(tell_the_owner)
quarantine.announcers.append(tell_the_uploader)
actions.announcers.append(tell_who_is_asked)
