"""What is settled of a line of the partner agency's list, and of an application that has none there?"""

from django.utils.translation import gettext as _

from programs.applicationworkflow import HANDED_IN
from programs.matching import Matcher
from programs.models import AgencyEntry, Counterpart
from records.history import acting
from records.refusals import Refusal, require_reasons
from records.workflow import lock


def match(entry, application, *, comment="", by):
    """This line is this application. Raises Refusal where one of the two is settled already, or of another call."""
    with acting(by=by, verb="match", comment=comment):
        lock(application)
        lock(entry)
        if application.call_id != entry.call_id or application.status not in HANDED_IN:
            raise Refusal(_("Choose an application that was handed in to the same call."), "application")
        _refuse_settled(entry, application)
        return Counterpart.objects.create(application=application, entry=entry, reason=comment, settled_by=_user(by))


def leave_entry_lonely(entry, *, reason, by):
    """No application of ours belongs to this line, with reasons."""
    require_reasons(reason, "reason")
    with acting(by=by, verb="leave_lonely", comment=reason):
        lock(entry)
        _refuse_settled(entry)
        entry.reason = reason
        entry.save(update_fields=["reason"])


def leave_application_lonely(application, *, reason, by):
    """It goes on although the partner agency has no line of it, with reasons."""
    require_reasons(reason, "reason")
    with acting(by=by, verb="leave_lonely", comment=reason):
        lock(application)
        _refuse_settled(None, application)
        return Counterpart.objects.create(application=application, reason=reason, settled_by=_user(by))


def take_match_back(entry, *, reason, by):
    """What was settled of a line is open again, with reasons."""
    require_reasons(reason, "reason")
    with acting(by=by, verb="take_match_back", comment=reason):
        lock(entry)
        Counterpart.objects.filter(entry=entry).delete()
        entry.reason = ""
        entry.save(update_fields=["reason"])


def reopen_application(application, *, reason, by):
    """An application that went on without a line is compared with the list again, with reasons."""
    require_reasons(reason, "reason")
    with acting(by=by, verb="take_match_back", comment=reason):
        lock(application)
        Counterpart.objects.filter(application=application, entry=None).delete()


def match_safe(call, *, by):
    """Match every line that is one application beyond doubt; gives how many were matched."""
    matcher = Matcher(call)
    done = 0
    with acting(by=by, verb="match"):
        for entry in AgencyEntry.objects.waiting().filter(call=call).order_by("pk"):
            application = matcher.safe(entry)
            if application:
                match(entry, application, by=by)
                matcher.applications.remove(application)
                done += 1
    return done


def _refuse_settled(entry, application=None):
    if entry and (entry.reason or Counterpart.objects.filter(entry=entry).exists()):
        raise Refusal(_("This line is settled already."))
    if application and Counterpart.objects.filter(application=application).exists():
        raise Refusal(_("This application is settled already."), "application")


def _user(by):
    return by if hasattr(by, "pk") else None
