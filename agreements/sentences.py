"""What do an agreement's dates mean, said in words?"""

from datetime import timedelta
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from agreements.models import EndKind, NoticeBy, RenewalMode
from agreements.phases import IN_FORCE, Phase
from records.calendars import in_words
from records.languages import reader
from records.text import number

ONE_DAY = timedelta(days=1)
NO_END = 9999  # the year in which a term without an end runs out, for the database


def standing(entry):
    """Since when it has been in force, through which terms; "" for one that is not."""
    if entry.phase not in IN_FORCE:
        return ""
    terms = [term for term in entry.agreement.terms.all() if term.starts_on <= entry.on]
    since = _("In force since %(day)s") % {"day": terms[0].starts}
    if len(terms) == 1:
        return since + _(".")
    through = {"since": since, "terms": _terms(len(terms)), "gaps": _gaps(gap_days(terms))}
    words = _("%(since)s: %(terms)s, %(gaps)s") % through
    length = _length(terms)
    return _("%(words)s Together they last %(length)s.") % {"words": words, "length": length} if length else words


def with_gaps(terms):
    """(term, days since the end of the one before) in order."""
    return list(zip(terms, [0, *gap_days(terms)], strict=False))


def gap_days(terms):
    """The days that no term covers between each term and the next, in order; a term without known end leaves none."""
    return [
        max(0, (after.starts_on - before.runs_until).days - 1) if before.runs_until else 0
        for before, after in pairwise(terms)
    ]


def _terms(n):
    return ngettext("%(n)s term", "%(n)s terms", n) % {"n": _number(n)}


def _gaps(gaps):
    days = sum(gaps)
    if not days:
        return _("without a gap.")
    return ngettext("with a gap of %(n)s day.", "with gaps of %(n)s days in all.", days) % {"n": _number(days)}


def _length(terms):
    """How long terms last together, in years or months; "" unless each has its last day and lasts whole months."""
    months = 0
    for term in terms:
        after = term.ends_on and term.ends_on + ONE_DAY
        if not after or after.day != term.starts_on.day:
            return ""
        months += (after.year - term.starts_on.year) * 12 + after.month - term.starts_on.month
    if months % 12:
        return ngettext("%(n)s month", "%(n)s months", months) % {"n": _number(months)}
    return ngettext("%(n)s year", "%(n)s years", months // 12) % {"n": _number(months // 12)}


def resting(entry):
    """Since when it rests, and until when; "" for one that does not."""
    if entry.phase is not Phase.SUSPENDED:
        return ""
    rest = next(one for one in reversed(entry.agreement.suspensions.all()) if one.starts_on <= entry.on)
    since = {"since": in_words(rest.starts_on)}
    if rest.ends_on is None:
        return _("It rests since %(since)s, until it is resumed.") % since
    return _("It rests since %(since)s, until %(until)s.") % (since | {"until": in_words(rest.ends_on)})


def ending(entry):
    """How and when it ends, and what would move the end."""
    term, terminated_on = entry.term, entry.agreement.terminated_on
    if terminated_on:
        words = (
            _("It was terminated on %(day)s.") if terminated_on <= entry.on else _("It is terminated as of %(day)s.")
        )
        return words % {"day": in_words(terminated_on)}
    if term is None:
        return _("Neither a begin nor an end is known.")
    if term.end_kind == EndKind.UNKNOWN:
        return _("When it ends is not known.")
    later = next((other for other in entry.agreement.terms.all() if other.starts_on > term.starts_on), None)
    if term.runs_until < entry.on:
        return _ended(term, later)
    if later:
        days = {"day": in_words(term.ends_on or later.starts_on - ONE_DAY), "begins": later.starts}
        return _("This term ends on %(day)s; the next one begins on %(begins)s.") % days
    if term.end_kind == EndKind.OPEN:
        return _open(term)
    if term.renewal_mode == RenewalMode.AUTO:
        return _renewing(term)
    return _FIXED[term.renewal_mode]() % {"day": in_words(term.ends_on)}


_FIXED = {
    RenewalMode.NONE: lambda: _("It ends on %(day)s; no renewal is provided for."),
    RenewalMode.EXPLICIT: lambda: _("It ends on %(day)s unless the parties agree to renew it."),
    RenewalMode.BY_AMENDMENT: lambda: _("It ends on %(day)s unless an amendment renews it."),
}


def orphaned(entry, parent, children):
    """What goes on although the framework over it was terminated; "" where nothing does."""
    if parent and parent.terminated_on and parent.terminated_on <= entry.on and entry.phase in IN_FORCE:
        return _("Its framework was terminated on %(day)s; it goes on by its own terms.") % {
            "day": in_words(parent.terminated_on)
        }
    left = [child for child in children if child.phase in IN_FORCE]
    if not left or entry.phase is not Phase.TERMINATED:
        return ""
    return ngettext(
        "%(n)s agreement under it goes on by its own terms, although this one was terminated.",
        "%(n)s agreements under it go on by their own terms, although this one was terminated.",
        len(left),
    ) % {"n": _number(len(left))}


def _ended(term, later):
    ended = _("It ended on %(day)s.") % {"day": in_words(term.runs_until)}
    follows = _("The next term begins on %(day)s.")
    return f"{ended} {follows % {'day': later.starts}}" if later else ended


def _open(term):
    if not term.notice_days:
        return _("It has no last day.")
    return ngettext(
        "It has no last day; either side may end it with %(n)s day's notice.",
        "It has no last day; either side may end it with %(n)s days' notice.",
        term.notice_days,
    ) % {"n": _number(term.notice_days)}


def _renewing(term):
    if term.notice_given_on:
        return _("Notice was given: it ends on %(day)s.") % {"day": in_words(term.runs_until)}
    each = ngettext(
        "Unless notice is given it renews by itself for %(n)s month at a time",
        "Unless notice is given it renews by itself for %(n)s months at a time",
        term.auto_months,
    ) % {"n": _number(term.auto_months)}
    if term.runs_until.year == NO_END:
        return _("%(renewing)s, for the first time after %(day)s.") % {"renewing": each, "day": in_words(term.ends_on)}
    if term.runs_until == term.ends_on:
        return _("It ends on %(day)s; its renewals are used up.") % {"day": in_words(term.ends_on)}
    return _("%(renewing)s: to %(day)s, then it ends.") % {"renewing": each, "day": in_words(term.runs_until)}


def notice(entry):
    """Until when notice can be given; "" where no term says so or it has no effect any more."""
    deadline, term = entry.notice_deadline, entry.term
    if term and term.notice_given_on:
        return _NOTICE_BY[term.notice_by] % {"day": in_words(term.notice_given_on)}
    if deadline is None or entry.phase not in IN_FORCE:
        return ""
    days = (deadline - entry.on).days
    if days < 0:
        return _("The time for notice ended on %(day)s.") % {"day": in_words(deadline)}
    if days == 0:
        return _("Today is the last day for notice.")
    return ngettext(
        "Notice can be given until %(day)s, %(n)s day from now.",
        "Notice can be given until %(day)s, %(n)s days from now.",
        days,
    ) % {"day": in_words(deadline), "n": _number(days)}


_NOTICE_BY = {
    "": gettext_lazy("Notice was given on %(day)s."),
    NoticeBy.HOME: gettext_lazy("Our side gave notice on %(day)s."),
    NoticeBy.PARTNER: gettext_lazy("The partner gave notice on %(day)s."),
}


def _number(value):
    return number(value, reader())


ALL = (standing, resting, ending, notice)
