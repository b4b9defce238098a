"""How does a report get its number, and the fingerprint by which everybody can check it?"""

import hashlib

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from evaluation.models import IssuedReport
from records import clock, jobs
from records.checkcode import new_code
from records.history import acting
from records.references import next_reference

SERIES = "REP"


def issue(report, *, run, result, by):
    """A number and a code for a report that is about to be made."""
    with acting(by=by, verb="issue"):
        return IssuedReport.objects.create(
            number=next_reference(SERIES, on=clock.today()),
            report=report,
            run=run,
            result=result,
            language=get_language(),
            verify_code=new_code(),
            issued_by=by,
        )


def seal(issued, data, *, by):
    """The fingerprint of its file, once and for all."""
    with acting(by=by, verb="issue"):
        issued.sha256 = hashlib.sha256(data).hexdigest()
        issued.save(update_fields=["sha256"])


def ask_report(report, subject, *, by):
    """A report with a number, made by the worker."""
    title = _("%(report)s, %(about)s") % {"report": report.title, "about": subject}
    return jobs.ask(
        "evaluation-report",
        title=title[:250],
        by=by,
        language=get_language(),
        report=report.slug,
        key=str(subject.uuid),
        query=f"key={subject.uuid}",  # by which the right to it is asked again at each download
        on=clock.today().isoformat(),
    )


def ask_profiles(run, *, by):
    """The profiles of all institutions of a run, in one file."""
    return jobs.ask(
        "evaluation-profiles",
        title=_("Profiles of all institutions, %(run)s") % {"run": run},
        by=by,
        language=get_language(),
        run=str(run.uuid),
        report="sector-report",  # whoever may read it of this run downloads the profiles of all
        query=f"key={run.uuid}",
        on=clock.today().isoformat(),
    )
