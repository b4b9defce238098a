"""How does somebody become a member of a network, and how does a membership end?"""

from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from networks.links import CONFIRM, link_of
from networks.models import Contact, Member, MemberOrigin, MemberStatus
from networks.workflow import member_workflow
from notices.choices import READER
from notices.emails import write
from records import clock
from records.closing import close
from records.history import acting
from records.refusals import Refusal, require_reasons
from records.workflow import lock


def apply_for_membership(network, *, name, email, language, statement, category, agrees=False, by=None, **known):
    """Ask to become a member. It counts once the owner of the address has confirmed it.

    Whoever asks is told the same whether the address was known or not; what is known of somebody is not changed. Until
    it is confirmed, what was written last counts.
    """
    if not network.takes_applications or network.dissolved_on:
        raise Refusal(_("This network takes no applications."))
    with acting(by=READER, verb="apply_for_membership"):
        contact = Contact.objects.filter(network=network, email__iexact=email, closed_on=None).first()
        if contact is None:
            contact = Contact.objects.create(
                network=network,
                name_en=name,
                email=email,
                language=language,
                named_since=clock.today() if agrees else None,
                **known,
            )
        elif contact.memberships.on(clock.today()).exists():
            _tell(contact, "networks/emails/membership_is_there", network, url=network.get_absolute_url())
            return None
        member, _made = Member.objects.get_or_create(
            network=network,
            contact=contact,
            status=MemberStatus.APPLIED,
            closed_on=None,
            defaults={
                "is_unconfirmed": True,
                "category": category,
                "statement": statement,
                "origin": MemberOrigin.APPLIED,
            },
        )
        if member.is_unconfirmed:
            member.category, member.statement, member.status_since = category, statement, clock.now()
            member.save(update_fields=["category", "statement", "status_since"])
            url = link_of(member, CONFIRM, language=contact.language)
            _tell(contact, "networks/emails/membership_confirm", network, url=url)
        return member


def confirm(member):
    """The owner of the address wants it: from now on it waits for the secretary."""
    with acting(by=READER, verb="confirm_address"):
        lock(member)
        if member.is_unconfirmed and not member.is_closed:
            member.is_unconfirmed, member.status_since, member.applied_on = False, clock.now(), clock.today()
            member.save(update_fields=["is_unconfirmed", "status_since", "applied_on"])
    return member


def close_unconfirmed():
    """Every night: applications whose address nobody has confirmed in the days that the network gives; how many."""
    waiting = Member.objects.phase("unconfirmed", clock.today()).select_related("network").order_by("pk")
    return len([member for member in waiting if _lapse(member)])


def _lapse(member):
    first = clock.now() - timedelta(days=member.network.confirm_within_days)
    with acting(by="Networks", verb="lapse"):
        lock(member)
        if not member.is_unconfirmed or member.is_closed or member.status_since >= first:
            return False
        close(member, reason=_("The address was not confirmed in time."), by="Networks")
        return True


def enter(member):
    """What the secretary types in: with a first day somebody who is a member, without one an application."""
    member.status = MemberStatus.ADMITTED if member.starts_on else MemberStatus.APPLIED
    if member.status == MemberStatus.APPLIED and member.applied_on is None:
        member.applied_on = clock.today()


def admit(member, *, starts_on, category, is_voting, comment="", by):
    """A member from this day on; they are told."""
    with acting(by=by, verb="admit", comment=comment):
        member_workflow.apply(
            member, "admit", by=by, comment=comment, starts_on=starts_on, category=category, is_voting=is_voting
        )
        _tell(member.speaker, "networks/emails/membership_admitted", member.network, starts_on=starts_on)


def decline(member, *, comment, by):
    """Not a member, for reasons that stay in the office; they are told."""
    require_reasons(comment, "comment")
    with acting(by=by, verb="decline", comment=comment):
        member_workflow.apply(member, "decline", by=by, comment=comment)
        _tell(member.speaker, "networks/emails/membership_declined", member.network)


def end(member, *, ends_on, comment, by):
    """The last day of a membership, and why. Raises Refusal for one before the first."""
    require_reasons(comment, "comment")
    member_workflow.apply(member, "end", by=by, comment=comment, ends_on=ends_on, end_reason=comment[:300])


def _tell(contact, template, network, *, url=None, **context):
    """A letter, where there is an address."""
    if contact is None or not contact.email:
        return
    write(
        template,
        to=contact.email,
        about=network,
        language=contact.language,
        name=contact.name,
        network=network,
        url=url or f"{settings.SITE_URL}{network.get_absolute_url()}",
        **context,
    )
