"""Which sections of an application does a user read, and which does he fill in? Pages, exports and papers all ask here.

Works on what `ApplicationQuerySet.for_pages` has loaded and asks nothing more.
"""

from dataclasses import dataclass

from programs.models import Audience, Side


@dataclass(frozen=True)
class Fields:
    """Sections in order; `side` is the one whose leader the reader's account acts for, None for the office."""

    side: str | None
    reads: tuple
    fills: tuple

    @property
    def writes(self):
        """Does this reader act for a leader, or enter from paper what a leader has signed?"""
        return self.side is not None or bool(self.fills)


def fields_for(user, application):
    """Leaders: what is shared and what is their side's, while it is a draft also to fill in. Who else sees it: all.

    Where partners consent on paper, the part of a leader for whom no account acts is filled in by the other one. What
    the office has entered from paper it fills in itself, but for the part of a partner whose account is there.
    """
    side, sections = side_of(user, application), tuple(application.call.sections.all())
    here = {one.side for one in application.members.all() if one.is_leader and one.user_id is not None}
    absent = {Side.HOME.value, Side.PARTNER.value} - here
    if side is None:
        may_fill = user.has_perm("programs.fill_in_application", application)
        theirs = {Audience.SHARED, Side.HOME, *absent} if may_fill else set()
        fills = tuple(section for section in sections if section.audience in theirs)
        return Fields(None, sections if user.has_perm("programs.view_application", application) else (), fills)
    named = {one.side for one in application.members.all() if one.is_leader}
    theirs = absent & named if application.takes_paper else set()
    own = tuple(section for section in sections if section.audience in {Audience.SHARED, side, *theirs})
    return Fields(side, own, own if application.is_draft else ())


def side_of(user, application):
    """The side whose leader this account acts for; None for others."""
    if not user.is_authenticated:
        return None
    return next((one.side for one in application.members.all() if one.is_leader and one.user_id == user.pk), None)
