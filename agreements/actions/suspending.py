"""An agreement rests for a while, and goes on again."""

from datetime import timedelta

from django.utils.translation import gettext as _

from agreements.models import Suspension
from agreements.workflow import agreement_workflow
from records import clock
from records.calendars import in_words
from records.history import acting
from records.refusals import Refusal, require_reasons
from records.workflow import lock


def suspend(agreement, *, starts_on, ends_on=None, comment, by):
    """Let it rest from a day on, to a last day or until it is taken up again. Its terms go on meanwhile."""
    require_reasons(comment, "comment")
    with acting(by=by, verb="suspend", comment=comment):
        lock(agreement)
        if ends_on and ends_on < starts_on:
            raise Refusal(_("The suspension ends before it begins."), "ends_on")
        if agreement.signed_on and starts_on < agreement.signed_on:
            raise Refusal(
                _("It cannot rest before it was signed (%(signed)s).") % {"signed": agreement.signed}, "starts_on"
            )
        agreement_workflow.apply(agreement, "suspend", by=by, comment=comment)
        return Suspension.objects.create(
            agreement=agreement, starts_on=starts_on, ends_on=ends_on, reason=comment.strip()
        )


def resume(agreement, *, resumes_on=None, comment, by):
    """Take it up again from a day on (today): the day before is the last day of rest."""
    require_reasons(comment, "comment")
    resumes_on = resumes_on or clock.today()
    with acting(by=by, verb="resume", comment=comment):
        lock(agreement)
        rest = next(
            (one for one in agreement.suspensions.all() if one.ends_on is None or one.ends_on >= resumes_on), None
        )
        agreement_workflow.apply(agreement, "resume", by=by, comment=comment)
        if rest is None:
            raise Refusal(_("It does not rest on that day."), "resumes_on")
        if resumes_on < rest.starts_on <= clock.today():
            raise Refusal(
                _("It rests since %(day)s: choose a later day.") % {"day": in_words(rest.starts_on)}, "resumes_on"
            )
        if rest.starts_on >= resumes_on:
            rest.delete()  # it has rested for no day at all; the history keeps the line
        else:
            rest.ends_on = resumes_on - timedelta(days=1)
            rest.save(update_fields=["ends_on"])
