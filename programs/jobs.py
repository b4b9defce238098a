"""What the worker does for programmes: the letters of all decisions of a committee, in one ZIP."""

import io
import zipfile
from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import QueryDict
from django.utils import translation

from notices.texts import of_portal
from programs.models import Committee, Decision, MemberRole
from programs.reports import DecisionLetter
from records import pdf
from records.jobs import JobKind, jobs
from records.reports import reports


@jobs.register
class DecisionLetters(JobKind):
    """A PDF of each decision in the languages of its leaders; the right to them is asked again when they are made."""

    slug = "decision-letters"

    def run(self, job, progress):
        committee = Committee.objects.visible_to(job.owner).get(uuid=job.parameters["committee"])
        if not job.owner.has_perm("programs.publish_committee", committee):
            raise PermissionDenied
        seen = Decision.objects.visible_to(job.owner).filter(committee=committee).current()
        decisions = list(seen.prefetch_related("application__members__user").order_by("number"))
        on, kept = date.fromisoformat(job.parameters["on"]), io.BytesIO()
        with zipfile.ZipFile(kept, "w", zipfile.ZIP_STORED) as packet:
            for done, decision in enumerate(decisions, 1):
                for language in _languages(decision.application):
                    packet.writestr(f"{decision.number}-{language}.pdf", printed(decision, job.owner, on, language))
                progress(done, len(decisions))
        return f"decisions-{committee.call.code}.zip", kept.getvalue(), None


def _languages(application):
    leaders = [one for one in application.members.all() if one.role == MemberRole.LEADER]
    return sorted({of_portal(one.user.language) if one.user_id else "en" for one in leaders})


def printed(decision, user, on, language):
    """The letter of a decision, as PDF."""
    report = reports[DecisionLetter.slug]
    with translation.override(language):
        filters = report.filters(QueryDict(f"decision={decision.uuid}"), user=user)
        html = report.html(user=user, on=on, filters=filters, is_pdf=True)
    return pdf.render(html, stylesheets=report.stylesheets)
