"""Is an agreement in force on every day of a stay? Its terms together, to the day."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from agreements.models import Standing
from agreements.phases import IN_FORCE
from records.languages import named
from records.refusals import Refusal
from records.templatetags.records import day

A_DAY = timedelta(days=1)


def uncovered(agreement, first, last):
    """[(first day, last day)] of the days on which it is not in force without a question; empty for none."""
    rows = Standing.objects.filter(agreement=agreement, phase__in=IN_FORCE, starts_on__lte=last, ends_on__gte=first)
    gaps, next_day = [], first
    for starts_on, ends_on in rows.order_by("starts_on").values_list("starts_on", "ends_on"):
        if starts_on > next_day:
            gaps.append((next_day, starts_on - A_DAY))
        if ends_on >= last:
            return gaps
        next_day = max(next_day, ends_on + A_DAY)
    if next_day <= last:
        gaps.append((next_day, last))
    return gaps


def covered(agreement):
    """On which days it is in force without a question, in words; "" for none."""
    rows = Standing.objects.filter(agreement=agreement, phase__in=IN_FORCE).order_by("starts_on")
    spans = []
    for starts_on, ends_on in rows.values_list("starts_on", "ends_on"):
        if spans and spans[-1][1] + A_DAY >= starts_on:
            spans[-1] = (spans[-1][0], ends_on)
        else:
            spans.append((starts_on, ends_on))
    return named([_span(first, last) for first, last in spans])


def _span(first, last):
    if last == date.max:
        return _("from %(day)s on") % {"day": day(first)}
    return f"{day(first)} – {day(last)}"


def words(gaps):
    """The gaps as people read them."""
    return named([day(first) if first == last else f"{day(first)} – {day(last)}" for first, last in gaps])


def warning(stay):
    """A sentence about the days on which somebody really was there and the agreement is not in force; "" for none."""
    if stay.agreement is None or stay.arrived_on is None:
        return ""
    gaps = uncovered(stay.agreement, stay.first_day, stay.last_day)
    said = _("The agreement is not in force on these days on which somebody is or was there: %(days)s.")
    return said % {"days": words(gaps)} if gaps else ""


def refuse_uncovered(stay, *, until=None):
    """Raises Refusal where its agreement does not cover every planned day, and says which."""
    if stay.agreement is not None:
        refuse_gaps(stay.agreement, stay.first_day, until or stay.last_day)


def refuse_gaps(agreement, first, last):
    """Raises Refusal where an agreement does not cover these days."""
    gaps = uncovered(agreement, first, last)
    if gaps:
        said = _("The agreement is not in force on these days of the stay: %(days)s.")
        raise Refusal(said % {"days": words(gaps)}, "ends_on")
