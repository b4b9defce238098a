"""What does the office decide about a submitted application? It goes on; or, with a second person, it does not."""

from django.utils.translation import gettext as _

from programs.actions.submission import tell_leaders
from programs.applicationworkflow import ApplicationStatus, application_workflow
from programs.callphases import last_instant_of
from programs.models import Exclusion
from records import clock
from records.history import acting
from records.refusals import Refusal
from records.workflow import lock


def find_eligible(application, *, comment="", by):
    """It goes on to be evaluated. The letters wait as drafts until an officer releases them."""
    with acting(by=by, verb="find_eligible", comment=comment):
        _refuse_before_closing(application)
        application_workflow.apply(application, "find_eligible", by=by)
        _close(application.exclusions.open(), _("Found eligible."))
        key = f"eligible:{application.uuid}"
        tell_leaders("programs/emails/eligible", application, key=key, draft=True)


def propose_exclusion(application, *, reason, by):
    """With reasons that the applicants will read; nothing happens until a second person confirms."""
    with acting(by=by, verb="propose_exclusion"):
        lock(application)
        if application.status != ApplicationStatus.SUBMITTED:
            raise Refusal(_("Only a submitted application is excluded."))
        _refuse_before_closing(application)
        return Exclusion.objects.create(application=application, reason=reason, proposed_by=by)


def drop_exclusion(exclusion, *, reason, by):
    """It is not excluded, and stays submitted."""
    with acting(by=by, verb="drop_exclusion", comment=reason):
        lock(exclusion)
        if exclusion.is_closed or exclusion.confirmed_at:
            raise Refusal(_("This exclusion was decided about already."))
        _close(Exclusion.objects.filter(pk=exclusion.pk), reason)


def exclude(application, *, comment="", by):
    """The second person confirms what another one has proposed. The letters wait as drafts."""
    with acting(by=by, verb="exclude", comment=comment):
        lock(application)
        exclusion = application.exclusions.open().filter(confirmed_at=None).first()
        if exclusion is None:
            raise Refusal(_("Nobody has proposed to exclude it: propose it first, with reasons."))
        application_workflow.apply(application, "exclude", by=by)
        exclusion.confirmed_by, exclusion.confirmed_at = by, clock.now()
        exclusion.save(update_fields=["confirmed_by", "confirmed_at"])
        key = f"excluded:{application.uuid}"
        tell_leaders("programs/emails/excluded", application, key=key, reason=exclusion.reason, draft=True)


def _refuse_before_closing(application):
    last = last_instant_of(application)
    if last and clock.database_now() <= last:
        raise Refusal(_("The call is still open: until it closes the leaders may take the application back."))


def _close(exclusions, reason):
    exclusions.update(closed_on=clock.today(), closed_reason=reason[:300])
