"""An officer enters what somebody applies for on paper: a draft marked so, which its leaders may take over."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils.translation import gettext as _

from directory.models import Person
from directory.scholars import entry_of
from programs.actions.calls import freeze_form
from programs.actions.drafts import LEADERS, refuse_too_many
from programs.actions.leaders import details_of
from programs.actions.links import is_for
from programs.actions.parties import addresses_of
from programs.actions.submission import tell_leaders
from programs.callphases import CallPhase
from programs.models import Application, ApplicationStatus, CallStatus, Member, MemberRole, Origin
from records import clock, documents
from records.history import acting
from records.models import DocumentKind
from records.refusals import Refusal, refuse_day_to_come, require_reasons
from records.workflow import lock

TAKEN = (CallPhase.OPEN, CallPhase.GRACE)


@dataclass(frozen=True)
class NamedLeader:
    """Whom the paper names: somebody of the directory, else as it is written."""

    person: Person | None = None
    name: str = ""
    email: str = ""
    institution_given: str = ""

    @property
    def row(self):
        """The columns of the leader's row; an account of the directory's entry acts for it at once."""
        known = details_of(self.person) | {"user": self.person.user} if self.person else {}
        typed = {"name": self.name, "email": self.email, "institution_given": self.institution_given}
        row = known | {key: value for key, value in typed.items() if value}
        if self.institution_given:
            row["institution"] = None
        return row


def enter(call, *, leaders, letter_on, file, reason, by):
    """Begin the draft of an application on paper; `leaders` is a NamedLeader by side. Returns the application.

    Raises Refusal for a call that is not open or in its minutes of grace, and for an officer who leads it.
    """
    with acting(by=by, verb="enter_on_paper", comment=reason, audience=LEADERS):
        require_reasons(reason, "reason")
        lock(call)
        if not by.has_perm("programs.enter_application", call):
            raise PermissionDenied
        is_open = call.status == CallStatus.PUBLISHED and call.phase(clock.database_now()) in TAKEN
        if call.is_elsewhere or not is_open:
            raise Refusal(_("This call is not open."), "call")
        refuse_day_to_come(letter_on, "letter_on")
        rows = {side: leaders[side].row for side in call.sides}
        for side, row in rows.items():
            _refuse_own(row, side, by)
            _refuse_too_many(call, row, side)
        freeze_form(call, by=by)
        application = Application.objects.create(call=call, origin=Origin.PAPER, entered_by=by, letter_on=letter_on)
        for side, row in rows.items():
            Member.objects.create(application=application, side=side, role=MemberRole.LEADER, **row)
        documents.attach(application, file, kind=DocumentKind.LETTER, title=_("Application on paper"), by=by)
        tell_leaders("programs/emails/entered_on_paper", application)
    return application


def take_over(application, *, by):
    """A leader whom the paper names goes on in the portal; the address of the own account says who it is."""
    with acting(by=by, verb="take_over", audience=LEADERS):
        lock(application)
        leaders = application.members.filter(role=MemberRole.LEADER)
        named = next((one for one in leaders.filter(user=None).exclude(email="") if is_for(one.email, by)), None)
        if named is None or not application.is_on_paper or leaders.filter(user=by).exists():
            raise Refusal(_("No application on paper waits for your account."))
        named.user, named.person = by, named.person or entry_of(by)
        named.save(update_fields=["user", "person"])


def _refuse_own(row, side, officer):
    """Nobody enters an application of one's own."""
    is_own = (row.get("email") or "").lower() in addresses_of(officer)
    if is_own or row.get("user") == officer:
        raise Refusal(
            _("You lead this application: another officer enters it, or you begin it yourself."), f"{side}_email"
        )


def _refuse_too_many(call, row, side):
    who = Q(user=row["user"]) if row.get("user") else Q(email__iexact=row["email"]) if row.get("email") else None
    led = Member.objects.filter(application__call=call, role=MemberRole.LEADER)
    own = led.filter(who).exclude(application__status=ApplicationStatus.WITHDRAWN) if who else led.none()
    words = _("In this call nobody leads more applications than %(most)s, and %(name)s leads %(own)s already.")
    refuse_too_many(call, own, words, f"{side}_name", name=row["name"])
