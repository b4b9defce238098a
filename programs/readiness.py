"""What is still missing before leaders can consent? Said to both in the same sentences."""

from django.utils.translation import gettext as _

from programs.audiences import Fields
from programs.eligibility import blocking_unmet, verdict
from programs.endorsements import missing_endorsement
from programs.filled import filled_sections
from programs.models import InvitationStatus, Side
from records import clock


def verdicts_of(application):
    """What the rules of its call say of it now."""
    return verdict(application.call.rules.all(), application, clock.now())


def missing(application, *, verdicts=None, filled=()):
    """Sentences about what keeps anybody from consenting to an application that `for_pages` has loaded.

    `verdicts` of its rules and `filled` sections that a page shows anyway are not made a second time.
    """
    found = [] if application.title else [_("The application has no title.")]
    unfinished = _("The section “%(section)s” is not complete.")
    found += [unfinished % {"section": one.section.title} for one in _whole(application, filled) if one.missing]
    found += [one.words for one in blocking_unmet(verdicts_of(application) if verdicts is None else verdicts)]
    leaders = {leader.side: leader for leader in application.members.all() if leader.is_leader}
    for side in application.call.sides:
        if side not in leaders:
            found.append(_no_leader(side))
        elif leaders[side].user_id is None and not application.takes_paper:
            found.append(_not_joined(application, leaders[side]))
    not_endorsed = missing_endorsement(application)
    return [*found, not_endorsed] if not_endorsed else found


def _whole(application, filled):
    """All its sections as they are filled in: those that are there already, and the rest."""
    there, sections = {one.section.pk: one for one in filled}, application.call.sections.all()
    rest = tuple(section for section in sections if section.pk not in there)
    there |= {one.section.pk: one for one in filled_sections(application, Fields(None, rest, ()))}
    return [there[section.pk] for section in sections]


def _no_leader(side):
    if side == Side.PARTNER:
        return _("The leader of the partner is not invited yet.")
    return _("The leader of the home side is not invited yet.")


def _not_joined(application, leader):
    waits = any(
        one.side == leader.side and one.status == InvitationStatus.WAITING for one in application.invitations.all()
    )
    words = _("%(name)s has not answered the invitation yet.") if waits else _("%(name)s is not invited yet.")
    return words % {"name": leader.name}
