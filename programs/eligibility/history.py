"""Checks of what came before: running awards, years to wait after one, pairs who work together for the first time."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from programs.eligibility.definitions import MET, Check, Param, checks, not_met, unknown, worst, yes_no
from records.calendars import Calendar, in_words, months_later
from records.languages import reader
from records.text import number

SCOPE = Param(
    gettext_lazy("awards of this programme, or of any"),
    kind="choice",
    choices=(("programme", gettext_lazy("this programme")), ("any", gettext_lazy("any"))),
)


def counting(facts, params):
    """The works that a rule counts: of any programme, joint projects too, or of the call's programme alone."""
    if params.get("scope", "any") == "any":
        return facts.past
    return [work for work in facts.past if work.programme == facts.call.programme_id]


def of_same_person(work, result):
    """What was found, where it is certain whose work it is; else somebody has to look."""
    return result if any(work.led_by.values()) else of_the_same_name(work)


def of_the_same_name(work):
    return unknown(
        lambda: _("Somebody of the same name led %(award)s: the office finds out who.") % {"award": work.label}
    )


def still_running(work):
    return of_same_person(work, not_met(lambda: _("Still running: %(award)s.") % {"award": work.label}))


def end_not_known(work):
    return unknown(lambda: _("Nobody knows when %(award)s ended.") % {"award": work.label})


def years_in_words(years):
    return ngettext("%(n)s year", "%(n)s years", years) % {"n": number(years, reader())}


@checks.register
class NoRunningAward(Check):
    slug = "no-running-award"
    title = gettext_lazy("No leader has a running award")
    params = {"scope": SCOPE}

    def ask(self, call, params):
        return yes_no("running", _("Is another award of yours, or of your partner's, still running?"))

    def answered(self, call, params, answer):
        return self.of_yes(answer, good="no")

    def met(self, facts, params):
        return worst(self._of(work, facts.today) for work in counting(facts, params))

    def _of(self, work, today):
        runs = work.runs_on(today)
        if runs is None:
            return end_not_known(work)
        return still_running(work) if runs else MET


@checks.register
class CoolDown(Check):
    """So many whole years lie between the end of an award and the day on which the call closes."""

    slug = "cool-down"
    title = gettext_lazy("Some years have passed since an award ended")
    params = {"years": Param(gettext_lazy("years"), is_required=True, most=20), "scope": SCOPE}

    def ask(self, call, params):
        years = years_in_words(params["years"])
        said = _("Did an award of yours, or of your partner's, end less than %(years)s ago?") % {"years": years}
        return yes_no(f"ended-{params['years']}", said)

    def answered(self, call, params, answer):
        return self.of_yes(answer, good="no")

    def met(self, facts, params):
        return worst(self._of(work, params["years"], facts.day) for work in counting(facts, params))

    def _of(self, work, years, day):
        if work.ends_on is None:
            return still_running(work) if work.is_running else end_not_known(work)
        until, ended = months_later(work.ends_on, 12 * years, Calendar.GREGORIAN), work.ends_on
        if until <= day:
            return MET
        return of_same_person(
            work,
            not_met(
                lambda: (
                    _("%(award)s ended on %(day)s: one applies again from %(until)s on.")
                    % {"award": work.label, "day": in_words(ended), "until": in_words(until)}
                )
            ),
        )


@checks.register
class NewCollaboration(Check):
    """Mostly a warning: those who work together for the first time go first."""

    slug = "new-collaboration"
    title = gettext_lazy("The two leaders were not supported together before")

    def ask(self, call, params):
        return yes_no("together", _("Were you and your partner supported together before?")) if call.is_twin else None

    def answered(self, call, params, answer):
        return self.of_yes(answer, good="no")

    def met(self, facts, params):
        if len(facts.leaders) < len(facts.call.sides):
            return unknown(lambda: _("A leader is missing yet."))
        return worst(self._of(work) for work in facts.past if len(work.led_by) > 1)

    def _of(self, work):
        if all(work.led_by.values()):
            return not_met(lambda: _("Together before: %(award)s.") % {"award": work.label})
        return of_the_same_name(work)
