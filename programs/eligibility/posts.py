"""Checks of the leaders' posts, ranks and doctorates: by their profiles, else by the question that a rule names."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from directory.models.profile import AcademicRank, Employment
from programs.eligibility.definitions import (
    MET,
    QUESTION,
    Ask,
    Check,
    Param,
    checks,
    not_met,
    unknown,
    worst,
    yes_no,
)
from programs.eligibility.facts import date_in
from programs.models import Side
from records.calendars import Calendar, in_words, months_later
from records.languages import listed, reader
from records.text import number

SIDE = Param(gettext_lazy("of which leader"), kind="choice", choices=tuple(Side.choices))


class ByProfile(Check):
    """Asked of the leaders of both sides, or of one. The form is asked only where a profile does not say it."""

    def said(self, profile):
        """What a profile says; None where it says nothing."""
        raise NotImplementedError

    def judged(self, said, leader, facts, params):
        raise NotImplementedError

    def of_answer(self, answer, facts, params):
        """What an answer in the form means."""
        raise NotImplementedError

    def met(self, facts, params):
        sides = [params["side"]] if "side" in params else facts.call.sides
        leaders = [facts.leaders.get(side) for side in sides]
        found, lacking = [], []
        for leader in leaders:
            said = self.said(leader.profile) if leader and leader.profile else None
            if said is None:
                lacking.append(leader)
            else:
                found.append(self.judged(said, leader, facts, params))
        if lacking:
            answers = facts.answers_to(params.get("question"))
            found += [self.of_answer(answer, facts, params) for answer in answers] or [self._not_said(lacking)]
        return worst(found)

    def _not_said(self, lacking):
        named = [leader.member for leader in lacking if leader]
        if not named:
            return unknown(lambda: _("A leader is missing yet."))
        accounts = frozenset(member.user_id for member in named if member.user_id)
        return unknown(lambda: self.lacks(listed(member.name for member in named)), profiles=accounts)


def _is_asked(params):
    """Whoever asks beforehand is mostly of the home side."""
    return params.get("side") != Side.PARTNER


@checks.register
class PostLasts(ByProfile):
    """The form answers with yes, or with the day on which the post ends; permanent posts have none."""

    slug = "post-lasts"
    title = gettext_lazy("The leaders' posts are permanent, or last as long as the project")
    params = {"side": SIDE, "question": QUESTION}

    def ask(self, call, params):
        said = _("Is your post permanent, or does it last until the project ends?")
        return yes_no("post", said) if _is_asked(params) else None

    def lacks(self, names):
        return _("How long the post lasts is not in the profile of %(names)s.") % {"names": names}

    def said(self, profile):
        return profile if profile.employment else None

    def judged(self, said, leader, facts, params):
        if said.employment == Employment.PERMANENT:
            return MET
        if said.employment == Employment.FIXED_TERM:
            return self._lasts(said.employment_ends_on.isoformat(), facts.ends_on)
        words = {"name": leader.member.name, "employment": Employment(said.employment).label}
        return not_met(lambda: _("%(name)s: %(employment)s.") % words)

    def of_answer(self, answer, facts, params):
        if isinstance(answer, bool):
            return MET if answer else not_met(lambda: _("The application says no."))
        return self._lasts(answer, facts.ends_on)

    def _lasts(self, answer, ends_on):
        known = date_in(answer)
        if known is None or ends_on is None:
            return unknown(lambda: _("When a post, or the project, ends is not known yet."))
        if known.latest >= ends_on:
            return MET
        return not_met(
            lambda: (
                _("A post ends on %(post)s, the project on %(project)s.")
                % {"post": known, "project": in_words(ends_on)}
            )
        )


@checks.register
class DoctorateWithin(ByProfile):
    """By the year of the doctorate, or the day that the form asks for, up to the day on which the call closes."""

    slug = "doctorate-within"
    title = gettext_lazy("The doctorate is not older than some years")
    params = {
        "years": Param(gettext_lazy("years"), is_required=True, most=60),
        "side": SIDE,
        "question": QUESTION,
    }

    def ask(self, call, params):
        years = params["years"]
        said = ngettext(
            "Did you take your doctorate within the last year?",
            "Did you take your doctorate within the last %(n)s years?",
            years,
        )
        return yes_no(f"doctorate-{years}", said % {"n": number(years, reader())}) if _is_asked(params) else None

    def lacks(self, names):
        return _("The year of the doctorate is not in the profile of %(names)s.") % {"names": names}

    def said(self, profile):
        return profile.doctorate_year

    def judged(self, said, leader, facts, params):
        return self._within(str(said), params["years"], facts.day)

    def of_answer(self, answer, facts, params):
        return self._within(answer, params["years"], facts.day)

    def _within(self, answer, years, day):
        taken = date_in(answer)
        if taken is None:
            return unknown(lambda: _("When the doctorate was taken cannot be read."))
        if months_later(taken.latest, 12 * years, Calendar.GREGORIAN) >= day:
            return MET
        return not_met(lambda: _("It was taken in %(when)s.") % {"when": taken})


class OneOfSome(ByProfile):
    """A column of the profile with choices, of which a rule names some; of the form a question with their keys."""

    column = options = None

    def said(self, profile):
        return getattr(profile, self.column) or None

    def judged(self, said, leader, facts, params):
        words = {"name": leader.member.name, "said": self.options(said).label}
        return MET if said in params[self.wanted] else not_met(lambda: _("%(name)s: %(said)s.") % words)

    def of_answer(self, answer, facts, params):
        if answer not in self.options.values:
            return unknown(lambda: _("What the application says cannot be read."))
        words = {"said": self.options(answer).label}
        return MET if answer in params[self.wanted] else not_met(lambda: _("The application says: %(said)s.") % words)

    def answered(self, call, params, answer):
        return MET if answer in params[self.wanted] else not_met(str)


@checks.register
class RankIsOneOf(OneOfSome):
    slug = "academic-rank"
    title = gettext_lazy("The leaders' academic rank is one of some")
    column, options, wanted = "academic_rank", AcademicRank, "ranks"
    params = {
        "ranks": Param(gettext_lazy("ranks"), kind="choices", is_required=True, choices=tuple(AcademicRank.choices)),
        "side": SIDE,
        "question": QUESTION,
    }

    def ask(self, call, params):
        asked = Ask("rank", _("What is your academic rank?"), tuple(AcademicRank.choices))
        return asked if _is_asked(params) else None

    def lacks(self, names):
        return _("The academic rank is not in the profile of %(names)s.") % {"names": names}


@checks.register
class EmploymentIsOneOf(OneOfSome):
    slug = "employment"
    title = gettext_lazy("The leaders' employment is of some kinds")
    column, options, wanted = "employment", Employment, "kinds"
    params = {
        "kinds": Param(gettext_lazy("kinds"), kind="choices", is_required=True, choices=tuple(Employment.choices)),
        "side": SIDE,
        "question": QUESTION,
    }

    def ask(self, call, params):
        asked = Ask("employment", _("What kind of employment do you have?"), tuple(Employment.choices))
        return asked if _is_asked(params) else None

    def lacks(self, names):
        return _("The kind of employment is not in the profile of %(names)s.") % {"names": names}
