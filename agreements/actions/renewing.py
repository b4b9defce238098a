"""Renewal by itself: once the time for notice has passed, the next term is written down, within the limits agreed."""

import datetime as dt

from agreements.models import Agreement, AgreementTerm, RenewalMode, TermOrigin
from records import clock
from records.calendars import Calendar, months_later
from records.history import acting
from records.workflow import lock

DAY = dt.timedelta(days=1)


def renew_tacitly(on=None):
    """Write down the terms that have begun to run by a day because nobody gave notice; return them.

    May run any number of times, and makes up what it missed. The phase does not wait for it: `runs_until` knows.
    """
    on = on or clock.today()
    keys = list(AgreementTerm.objects.to_renew(on).order_by("agreement").values_list("agreement", flat=True))
    return [term for key in keys for term in _renew(key, on)]


def _renew(key, on):
    """All terms of one agreement that are still to be written; whoever comes second finds none."""
    written = []
    with acting(by="Automatic renewal", verb="renew_tacitly"):
        lock(Agreement.objects.get(pk=key))
        while before := AgreementTerm.objects.to_renew(on).filter(agreement=key).first():
            written.append(AgreementTerm.objects.create(**_next(before)))
    return written


def _next(before):
    """The term after this one: as long as agreed, with what is left of the limits."""
    starts_on = before.ends_on + DAY
    renewals, total = before.max_auto_renewals, before.max_total_months
    return {
        "agreement_id": before.agreement_id,
        "starts_on": starts_on,
        "ends_on": months_later(starts_on, before.auto_months, Calendar.GREGORIAN) - DAY,
        "notice_days": before.notice_days,
        "renewal_mode": RenewalMode.AUTO,
        "auto_months": before.auto_months,
        "max_auto_renewals": None if renewals is None else renewals - 1,
        "max_total_months": None if total is None else max(0, total - _months_between(before.starts_on, starts_on)),
        "notice_given_on": before.notice_given_on,
        "notice_by": before.notice_by,
        "origin": TermOrigin.AUTO,
        "instrument_id": before.instrument_id,
    }


def _months_between(first, last):
    """How many months, one that has begun counted whole."""
    months = max(0, (last.year - first.year) * 12 + last.month - first.month - 1)
    while months_later(first, months, Calendar.GREGORIAN) < last:
        months += 1
    return months
