"""Who has a part in an application: is told what the office does, and settles nothing about it for the office?"""

from allauth.account.models import EmailAddress
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from programs.applicationworkflow import application_workflow
from programs.models import Endorsement, EndorsementStatus, Member, MemberRole, Origin
from records.refusals import Refusal

NEVER_ENDORSED = (EndorsementStatus.REVOKED, EndorsementStatus.NOT_ME)


def is_party(user, *applications):
    """Are they of a team, or asked to endorse: by account, by entry in the directory, or by address?"""
    theirs = Q(address__in=addresses_of(user))
    members = Member.objects.filter(application__in=applications).alias(address=Lower("email"))
    if members.filter(theirs | Q(user=user) | Q(person__user=user)).exists():
        return True
    endorsements = Endorsement.objects.filter(application__in=applications).exclude(status__in=NEVER_ENDORSED)
    return endorsements.alias(address=Lower("email")).filter(theirs | Q(answered_by=user)).exists()


def refuse_party(application, user):
    """Raises Refusal for an officer who applies, or endorses, oneself."""
    if is_party(user, application):
        raise Refusal(_("You have a part in this application: somebody else of the office does this."))


def those_who_take_part(applications):
    """The leaders of those that are not over who can be told: by account, or where it came on paper by address."""
    leaders = Member.objects.filter(role=MemberRole.LEADER, application__in=applications.order_by().values("pk"))
    leaders = leaders.exclude(application__status__in=application_workflow.finals)
    on_paper = Q(application__origin=Origin.PAPER) & ~Q(email="")
    found = leaders.filter(Q(user__isnull=False) | on_paper).order_by("application", "side")
    return found.select_related("user", "application__call__programme")


def addresses_of(user):
    """All addresses of an account, in small letters; never an empty one."""
    known = {user.email, *EmailAddress.objects.filter(user=user).values_list("email", flat=True)}
    return {address.lower() for address in known if address}
