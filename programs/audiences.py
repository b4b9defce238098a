"""Which sections of an application does a user read, and which does he fill in? Pages, exports and papers all ask here.

Works on what `ApplicationQuerySet.for_pages` has loaded and asks nothing more.
"""

from dataclasses import dataclass

from programs.models import Audience


@dataclass(frozen=True)
class Fields:
    """Sections in order; `side` is the one whose leader the reader's account acts for, None for the office."""

    side: str | None
    reads: tuple
    fills: tuple


def fields_for(user, application):
    """Leaders: what is shared and what is their side's, while it is a draft also to fill in. Who else sees it: all.

    Where partners consent on paper, the part of a leader for whom no account acts is filled in by the other one.
    """
    side, sections = side_of(user, application), tuple(application.call.sections.all())
    if side is None:
        return Fields(None, sections if user.has_perm("programs.view_application", application) else (), ())
    absent = {one.side for one in application.members.all() if one.is_leader and one.user_id is None}
    theirs = absent if application.call.partner_on_paper else set()
    own = tuple(section for section in sections if section.audience in {Audience.SHARED, side, *theirs})
    return Fields(side, own, own if application.is_draft else ())


def side_of(user, application):
    """The side whose leader this account acts for; None for others."""
    if not user.is_authenticated:
        return None
    return next((one.side for one in application.members.all() if one.is_leader and one.user_id == user.pk), None)
