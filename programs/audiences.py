"""Which sections of an application does a user read, and which does he fill in? Pages, exports and papers all ask here.

Works on what `ApplicationQuerySet.for_pages` has loaded and asks nothing more.
"""

from dataclasses import dataclass

from programs.models import Audience, QuestionKind, SectionKind, Side


@dataclass(frozen=True)
class Fields:
    """Sections in order; `side` is the one whose leader the reader's account acts for, None for the office."""

    side: str | None
    reads: tuple
    fills: tuple
    hides: frozenset = frozenset()  # keys of questions that are left out
    hides_names: bool = False  # who applies is not told

    @property
    def writes(self):
        """Does this reader act for a leader, or enter from paper what a leader has signed?"""
        return self.side is not None or bool(self.fills)


def fields_for(user, application):
    """Leaders: what is shared and what is their side's, while it is a draft also to fill in. The office: all.

    Who has taken it on to review: what `fields_of_reviewer` says.

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
        if user.has_perm("programs.read_whole_application", application):
            return Fields(None, sections, fills)
        taken = application.assignments.taken_on_by(user).select_related("call_side").first()
        return fields_of_reviewer(application, taken.call_side.side) if taken else Fields(None, (), ())
    named = {one.side for one in application.members.all() if one.is_leader}
    theirs = absent & named if application.takes_paper else set()
    own = tuple(section for section in sections if section.audience in {Audience.SHARED, side, *theirs})
    return Fields(side, own, own if application.is_draft else ())


def side_of(user, application):
    """The side whose leader this account acts for; None for others."""
    if not user.is_authenticated:
        return None
    return next((one.side for one in application.members.all() if one.is_leader and one.user_id == user.pk), None)


def fields_of_reviewer(application, side):
    """What a reviewer of this side reads: what is shared and what is the side's, of it the questions for reviewers.

    Nobody named by the applicants is told of it. Where the call hides who applies, also nothing that tells it: no
    team, no name of who travels, no question that is said to tell.
    """
    is_blind = application.call.hides_applicants
    sections = [one for one in application.call.sections.all() if one.audience in (Audience.SHARED, side)]
    hides = frozenset(
        question.pk
        for section in sections
        for question in section.questions.all()
        if not question.is_for_reviewers
        or question.kind == QuestionKind.CONFLICT
        or (is_blind and question.is_identifying)
    )
    reads = tuple(
        one
        for one in sections
        if not (is_blind and one.kind == SectionKind.TEAM)
        and (one.kind != SectionKind.QUESTIONS or any(asked.pk not in hides for asked in one.questions.all()))
    )
    return Fields(None, reads, (), hides, is_blind)
