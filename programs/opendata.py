"""Calls as data for other programs: codes that no language changes, and times in UTC.

docs/open-data.md tells what each key means.
"""

import datetime as dt

from directory.countries import country_name
from programs.models import CallStatus


def calls(queryset, now):
    """One object for each call; what is not known is null."""
    rows = queryset.select_related("programme").prefetch_related("areas", "budgets", "texts")
    return (call_record(call, now) for call in rows.iterator(chunk_size=200))


def call_record(call, now):
    country = call.programme.partner_country
    return {
        "uuid": str(call.uuid),
        "code": call.code,
        "page": call.get_absolute_url(),
        "title": call.title,
        "programme": call.programme.name,
        "programme_code": call.programme.code,
        "country": country_name(country) if country else None,
        "country_code": country or None,
        "pattern_code": call.pattern,
        "phase": str(call.phase(now).label),
        "phase_code": call.phase(now).value if call.status == CallStatus.PUBLISHED else call.status,
        "opens_at": utc(call.opens_at),
        "closes_at": utc(call.closes_at),
        "consent_closes_at": utc(call.consent_closes_at),
        "time_zone": call.time_zone,
        "results_on": call.results_on and call.results_on.isoformat(),
        "min_months": call.min_months,
        "max_months": call.max_months,
        "areas": [str(area) for area in call.areas.all()],
        "budgets": [
            {
                "side": budget.side,
                "currency": budget.currency,
                "most_per_application": _amount(budget.most_per_application),
                "total": _amount(budget.total),
            }
            for budget in call.budgets.all()
        ],
        "languages": ["en", *(["fa"] if call.title_fa else []), *(text.language for text in call.texts.all())],
        "apply_at": call.url or None,
    }


def utc(moment):
    """2027-03-01T09:30:00Z"""
    return moment and moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _amount(amount):
    return None if amount is None else str(amount)
