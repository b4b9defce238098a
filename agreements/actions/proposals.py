"""From an idea to a text that may be signed: proposing, and what must be there before review and signature."""

from django.utils.translation import gettext as _

from agreements.actions.approvals import missing_kinds
from agreements.actions.elements import unanswered
from agreements.actions.entries import titles
from agreements.actions.inside import ask_anew, not_approved
from agreements.actions.life import assign_officer, missing_sides
from agreements.actions.papers import send_original_round
from agreements.actions.partners import add_party
from agreements.models import Agreement, Confidentiality, InstrumentKind, TextVersion
from agreements.workflow import agreement_workflow
from records import clock
from records.history import acting
from records.languages import listed
from records.refusals import Refusal
from records.workflow import lock


def propose(
    *,
    type,  # noqa: A002 - the office's word for it
    title_en="",
    title_fa="",
    parent=None,
    parties,
    confidentiality=Confidentiality.INTERNAL,
    lead_unit=None,
    officer=None,
    scope="",
    by,
):
    """Begin a draft with its sides; without a title it is called by its type and partner. `parties` are Sides."""
    if not title_en:
        partner = parties[-1]
        given = titles(type, partner.name or partner.institution.name_en)
        title_en, title_fa = given["title_en"], title_fa or given["title_fa"]
    with acting(by=by, verb="propose"):
        agreement = Agreement.objects.create(
            type=type,
            title_en=title_en,
            title_fa=title_fa,
            parent=parent,
            confidentiality=confidentiality,
            lead_unit=lead_unit,
            scope=scope,
        )
        for side in parties:
            add_party(agreement, side, by=by)
        if officer:
            assign_officer(agreement, user=officer, by=by)
    return agreement


def submit(agreement, *, comment="", by):
    """Send a complete draft to review, and ask the first desks. Raises Refusal with all that is missing."""
    with acting(by=by, verb="submit", comment=comment):
        lock(agreement)
        if agreement_workflow.leaves_from(agreement_workflow.transitions["submit"], agreement):
            _refuse(_missing_for_review(agreement))
        agreement_workflow.apply(agreement, "submit", by=by, comment=comment)
        ask_anew(agreement)


def open_signature(agreement, *, comment="", by):
    """Send for signature what everybody has approved and whose elements are settled."""
    with acting(by=by, verb="open_signature", comment=comment):
        lock(agreement)
        if agreement_workflow.leaves_from(agreement_workflow.transitions["open_signature"], agreement):
            refuse_unready(agreement)
            send_original_round(agreement, comment=comment, by=by)
        agreement_workflow.apply(agreement, "open_signature", by=by, comment=comment)


def refuse_unready(agreement):
    """Raise Refusal, naming them, where elements are not settled or approvals are missing."""
    missing = []
    if elements := list(unanswered(agreement)):
        missing.append(_("Crucial elements not settled yet: %(elements)s.") % {"elements": listed(elements)})
    if desks := list(not_approved(agreement)):
        missing.append(_("Not approved inside yet: %(desks)s.") % {"desks": listed(desks)})
    if kinds := list(missing_kinds(agreement)):
        missing.append(_("Not approved from outside yet: %(approvals)s.") % {"approvals": listed(kinds)})
    _refuse(missing)


def _missing_for_review(agreement):
    missing = missing_sides(agreement)
    if agreement.type.requires_parent and agreement.parent_id is None:
        missing.append(_("An agreement of this type stands under a framework: choose it."))
    if not agreement.officers.on(clock.today()).filter(role="officer").exists():
        missing.append(_("It needs an officer in charge."))
    drafts = TextVersion.objects.filter(instrument__agreement=agreement, instrument__kind=InstrumentKind.ORIGINAL)
    if not drafts.exclude(instrument__status="void").exists():
        missing.append(_("It needs a draft text: file one first."))
    return missing


def _refuse(missing):
    if missing:
        raise Refusal(" ".join(missing))
