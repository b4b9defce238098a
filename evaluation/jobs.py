"""What the worker does for evaluations: it computes runs, and makes reports with a number."""

import io
import logging
import zipfile
from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import QueryDict
from django.utils.translation import gettext as _

from evaluation import actions, resultreports
from evaluation.models import IssuedReport, Result, Run
from records import pdf
from records.jobs import Cancelled, JobKind, jobs
from records.models import Job
from records.reports import reports

log = logging.getLogger(__name__)
PROFILE = resultreports.InstitutionProfile.slug


@jobs.register
class ComputeRun(JobKind):
    """A run as it was asked for, in one transaction: what a killed worker leaves is taken up again."""

    slug = "evaluation-run"

    def run(self, job, progress):
        run = Run.objects.select_related("round__exercise", "snapshot", "asked_by").get(pk=job.parameters["run"])
        actions.compute_run(run, progress)


@jobs.register
class IssueReport(JobKind):
    """One report with its number; the right to it is asked again when it is made."""

    slug = "evaluation-report"

    def run(self, job, progress):
        progress(1, 3)
        made = printed(job.parameters["report"], job.parameters["key"], job)
        progress(3, 3)
        return made


@jobs.register
class IssueProfiles(JobKind):
    """The profiles of all institutions of a run as one ZIP; those that could not be made are listed in it."""

    slug = "evaluation-profiles"

    def run(self, job, progress):
        results = Result.objects.visible_to(job.owner).filter(run__uuid=job.parameters["run"]).order_by("code")
        if not job.owner.has_perm("evaluation.issue_run"):
            raise PermissionDenied
        keys, failed, kept = list(results.values_list("code", "uuid")), [], io.BytesIO()
        with zipfile.ZipFile(kept, "w", zipfile.ZIP_STORED) as packet:
            for done, (code, key) in enumerate(keys, 1):
                try:
                    name, data, _pages = printed(PROFILE, str(key), job)
                    packet.writestr(f"{code}-{name}", data)
                except Cancelled:
                    raise
                except Exception:
                    log.exception("profile not made", extra={"result": str(key)})
                    failed.append(code)
                progress(done, len(keys))
            if failed:
                said = _("These profiles could not be made; ask for them once more:")
                packet.writestr("failed.txt", "\n".join([said, *failed]) + "\n")
        Job.objects.filter(pk=job.pk).update(parameters=job.parameters | {"failed": failed})
        return f"profiles-{job.language}.zip", kept.getvalue(), None


def printed(slug, key, job):
    """(file name, bytes, pages) of a report that gets its number now, for the owner of the job."""
    report = reports[slug]
    filters = report.filters(QueryDict(f"key={key}"), user=job.owner)
    subject = report.subject_of(filters)
    if subject is None or not job.owner.has_perm(report.permission, subject):
        raise PermissionDenied
    run = report.run_of(subject)
    on = date.fromisoformat(job.parameters["on"])
    issued = actions.issue(slug, run=run, result=None if subject is run else subject, by=job.owner)
    html = report.html(user=job.owner, on=on, filters=filters | {"issued": issued}, is_pdf=True)
    data = pdf.render(html, stylesheets=report.stylesheets)
    actions.seal(IssuedReport.objects.get(pk=issued.pk), data, by=job.owner)
    return f"{slug}-{issued.number}-{job.language}.pdf", data, pdf.page_count(data)
