"""Calls and joint projects as data for other programs: codes that no language changes, and times in UTC.

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


def projects(queryset, funding_of):
    """One object for each joint project; `funding_of` gives the rows of what the reader may be told it is given."""
    rows = queryset.prefetch_related("outputs", "funding")
    return (project_record(project, funding=funding_of(project)) for project in rows.iterator(chunk_size=200))


def project_record(project, *, funding):
    call = project.of_award.application.call if project.of_award else None
    return {
        "uuid": str(project.uuid),
        "page": project.get_absolute_url(),
        "title": project.title,
        "kind": str(project.get_kind_display()),
        "kind_code": project.kind,
        "status": str(project.get_status_display()),
        "status_code": project.status,
        "starts_on": project.starts_on and project.starts_on.isoformat(),
        "ends_on": project.ends_on and project.ends_on.isoformat(),
        "summary": project.summary or None,
        "web_address": project.url or None,
        "programme": call.programme.name if call else None,
        "call_code": call.code if call else None,
        "leaders": [
            {"side": one.side, "name": one.shown or None, "institution": one.institution_name or None}
            for one in project.leaders.all()
        ],
        "outputs": [
            {
                "title": one.title,
                "kind_code": one.kind,
                "published_on": one.published_on and one.published_on.isoformat(),
                "doi": one.doi or None,
                "address": one.address or None,
            }
            for one in project.outputs.all()
        ],
        "given": [
            {"side": row.side, "amount": _amount(row.amount), "currency": row.currency or None, "else": row.in_kind}
            for row in funding
        ],
    }
