"""What do the leaders of an application consent to? All that they share, in one order, and its fingerprint."""

import hashlib
import json

from programs.models import Audience, Side


def shared_content(application):
    """Everything that both leaders share, as plain data in one order; rows of the office by their keys.

    What the office can reword meanwhile (names of areas, institutions, kinds of cost) is not part of it.
    """
    return {
        "call": application.call.code,
        "title": application.title,
        "abstract": application.abstract,
        "area": application.area_id,
        "months": application.months,
        "starts_on": application.starts_on and application.starts_on.isoformat(),
        "team": [
            _member(member) for member in application.members.select_related("institution").order_by("side", "pk")
        ],
        "answers": _answers(application, Audience.SHARED),
        "visits": [_visit(visit) for visit in application.visits.select_related("traveller").order_by("pk")],
        "costs": [_cost(cost) for cost in application.costs.select_related("category").order_by("pk")],
        "files": _files(application, Audience.SHARED),
    }


def content_hash(application):
    """SHA-256 of the shared content: what a consent names."""
    return fingerprint(shared_content(application))


def fingerprint(content):
    """SHA-256 of plain data, the same whatever the order of keys."""
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def snapshot(application):
    """All that is submitted: the shared content, what each side answered for itself, and names as they are now."""
    members = application.members.select_related("institution")
    institutions = {str(one.institution.uuid): one.institution.name_en for one in members if one.institution_id}
    categories = application.call.categories.values_list("pk", "name_en")
    return {
        "shared": shared_content(application),
        "sides": {
            side.value: {"answers": _answers(application, side), "files": _files(application, side)} for side in Side
        },
        "names": {
            "area": application.area.name_en if application.area_id else "",
            "institutions": institutions,
            "categories": {str(key): name for key, name in categories},
        },
    }


def _member(member):
    return {
        "side": member.side,
        "role": member.role,
        "name": member.name,
        "institution": str(member.institution.uuid) if member.institution_id else member.institution_given,
        "position": member.position,
        "orcid": member.orcid,
        "thesis": member.thesis,
    }


def _answers(application, audience):
    rows = application.answers.filter(section__audience=audience).select_related("section")
    return {row.section.key: row.values for row in rows.order_by("section__position", "section__pk") if row.values}


def _visit(visit):
    return {
        "traveller": visit.traveller.name if visit.traveller_id else "",
        "to": visit.to_side,
        "year": visit.year,
        "days": visit.days,
        "purpose": visit.purpose,
    }


def _cost(cost):
    return {
        "category": cost.category_id,
        "side": cost.category.side,
        "year": cost.year,
        "units": cost.units,
        "price": f"{cost.unit_price:.2f}",
        "currency": cost.category.currency,
        "note": cost.note,
    }


def _files(application, audience):
    rows = application.attachments.filter(question__section__audience=audience)
    rows = rows.select_related("document", "question__section").order_by("question__section__key", "question__key")
    return [
        {
            "section": row.question.section.key,
            "question": row.question.key,
            "name": row.document.name,
            "sha256": row.document.sha256,
        }
        for row in rows
    ]
