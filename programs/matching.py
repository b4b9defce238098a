"""Which application of ours is a line of the partner agency's list? By number, names, institutions and title."""

import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from directory.models import InstitutionName
from programs.applicationworkflow import HANDED_IN
from programs.models import Application, MemberRole, Side
from records.text import fold

# What stands before a name and says nothing of who it is, folded.
TITLE = re.compile("dr|prof|professor|pr|mr|mrs|ms|mme|m|eng|dott|doctor|دکتر|پروفسور|مهندس|اقای|خانم")
WORD = re.compile(r"\w+")
LEAST_POINTS = 2
ALIKE = 0.5  # of the words of two titles, as many are in both


@dataclass
class Candidate:
    """One application that a line may be; `is_safe` where the number does, or both leaders and title or institution."""

    application: Application
    points: int = 0
    reasons: list = field(default_factory=list)
    is_safe: bool = False


def words(text):
    return [word for word in WORD.findall(fold(text)) if not TITLE.fullmatch(word)]


def same_person(one, other):
    """Every word of the shorter name is in the longer one, and it has two at least; initials stand for themselves."""
    shorter, longer = sorted((set(words(one)), set(words(other))), key=len)
    return len(shorter) >= 2 and shorter <= longer


def same_title(one, other):
    """Half of all their words, or more, stand in both."""
    first, second = set(words(one)), set(words(other))
    return bool(first and second) and len(first & second) >= ALIKE * len(first | second)


class Matcher:
    """All that is needed to compare the lines of one call's list: three queries, however many lines there are."""

    def __init__(self, call):
        rows = Application.objects.filter(call=call, status__in=HANDED_IN, closed_on=None)
        self.applications = list(rows.order_by("reference").prefetch_related("members__institution", "counterpart"))
        known = {member.institution_id for one in self.applications for member in one.members.all()}
        self.names = {}
        for institution, name in InstitutionName.objects.filter(institution__in=known - {None}).values_list(
            "institution", "folded"
        ):
            self.names.setdefault(institution, set()).add(name)

    @property
    def lonely(self):
        """Those of which nobody has said which line they are, or that they go without one."""
        return [one for one in self.applications if not hasattr(one, "counterpart")]

    def candidates(self, entry):
        """The applications it may be, the likeliest first."""
        found = [self._compared(entry, application) for application in self.lonely]
        found = sorted((one for one in found if one.points >= LEAST_POINTS), key=lambda one: -one.points)
        if sum(one.is_safe for one in found) > 1:
            for one in found:
                one.is_safe = False
        return found

    def safe(self, entry):
        """The one application it is beyond doubt, or None."""
        return next((one.application for one in self.candidates(entry) if one.is_safe), None)

    def _compared(self, entry, application):
        found = Candidate(application)

        def agrees(points, reason):
            found.points += points
            found.reasons.append(reason)
            return True

        leaders = {one.side: one for one in application.members.all() if one.role == MemberRole.LEADER}
        numbers = {fold(one.national_number) for one in leaders.values()} - {""}
        is_named = fold(entry.number) in numbers and agrees(6, _("The leader gave this number."))
        people = {
            side: same_person(given, leaders[side].name) and agrees(2, reason)
            for side, given, reason in (
                (Side.HOME, entry.home_leader, _("The leader of our side agrees.")),
                (Side.PARTNER, entry.partner_leader, _("The leader of the partner agrees.")),
            )
            if side in leaders
        }
        places = [
            self._same_place(given, leaders[side]) and agrees(1, reason)
            for side, given, reason in (
                (Side.HOME, entry.home_institution, _("The institution of our side agrees.")),
                (Side.PARTNER, entry.partner_institution, _("The institution of the partner agrees.")),
            )
            if side in leaders
        ]
        titled = same_title(entry.title, application.title) and agrees(2, _("The titles are alike."))
        found.is_safe = bool(is_named or (len(people) == 2 and all(people.values()) and (titled or any(places))))
        return found

    def _same_place(self, given, leader):
        asked = fold(given)
        return bool(asked) and (
            asked in self.names.get(leader.institution_id, ()) or asked == fold(leader.institution_given)
        )
