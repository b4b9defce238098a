"""Work of the directory for the worker: the packet of what is held about one user."""

from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language

from directory.models import User
from notices.emails import write
from records import clock, jobs
from records.models import JobStatus
from records.personal_data import packed


@jobs.jobs.register
class OwnData(jobs.JobKind):
    """For its owner alone: whoever asks gets what is held about them, and nothing else."""

    slug, page = "own-data", "own:data"
    tells_its_owner = True

    def run(self, job, progress):
        user = User.objects.get(pk=job.owner_id, is_active=True)
        progress(1, 2)
        return f"my-data-{clock.today().isoformat()}-{get_language()}.zip", packed(user), None


def tell_that_it_is_ready(job):
    """Always, and at once: whoever did not ask for it learns that somebody else did."""
    if job.kind == OwnData.slug and job.owner and job.status == JobStatus.DONE:
        with translation.override(job.language):
            url = reverse("own:data")
        write("directory/emails/own_data_ready", to=job.owner, about=job, key=f"own-data-ready:{job.uuid}", url=url)


jobs.announcers.append(tell_that_it_is_ready)
