"""What happens where a side evaluates elsewhere? Its letter is filed, its file taken in; a second person confirms."""

from django.utils.translation import gettext as _

from programs.models import SideEvaluation
from records import clock, documents
from records.history import acting
from records.models import DocumentKind
from records.refusals import Refusal, require_reasons
from records.workflow import lock


def evaluate_elsewhere(call_side, *, number, dated_on, file, by):
    """By this letter of the partner nobody reviews this side here; its scan is filed among the papers of the call."""
    with acting(by=by, verb="evaluate_elsewhere"):
        _hold_open(call_side)
        paper = _filed(call_side.call, file, by=by)
        call_side.letter_number, call_side.letter_on, call_side.paper = number, dated_on, paper
        call_side.save(update_fields=["letter_number", "letter_on", "paper"])


def _filed(call, file, *, by):
    """Among the papers of the call, where it may be already."""
    papers = call.documents.filter(closed_on=None)
    same = documents.same_as(file, among=papers, kind=DocumentKind.LETTER)
    if same is not None and not same.is_refused:
        return same
    title = _("Letter of the partner about its evaluation")
    return documents.attach(call, file, kind=DocumentKind.LETTER, title=title, by=by)


def evaluate_here(call_side, *, reason, by):
    """The letter was a mistake: what was taken in by it is gone, and the side is reviewed here."""
    with acting(by=by, verb="evaluate_here", comment=reason):
        require_reasons(reason, "reason")
        _hold_open(call_side)
        if not call_side.is_elsewhere:
            raise Refusal(_("This side evaluates here already."))
        call_side.evaluations.all().delete()
        call_side.letter_number, call_side.letter_on = "", None
        call_side.paper = call_side.imported_by = None
        call_side.save(update_fields=["letter_number", "letter_on", "paper", "imported_by"])


def hold_elsewhere(call_side):
    """Raises Refusal where nothing is taken in for this side; inside a transaction it is held."""
    _hold_open(call_side)
    if not call_side.is_elsewhere:
        raise Refusal(_("This side evaluates here: file the letter of the partner first."))


def take_in(call_side, application, *, raw, grade, rank, panel_note):
    """Inside an act that holds the side: what the partner's file says of one application."""
    values = {"raw": raw, "grade": grade, "rank": rank, "panel_note": panel_note}
    one = {"call_side": call_side, "application": application}
    SideEvaluation.objects.update_or_create(**one, defaults=values, create_defaults=values | {"is_given": True})


def taken_in(call_side, *, applications, by):
    """Inside the same act, last: whoever did it does not confirm it. What is not in the file is taken out."""
    call_side.evaluations.exclude(application__in=applications).delete()
    call_side.imported_by = by
    call_side.save(update_fields=["imported_by"])


def unsaid(call_side):
    """The evaluated applications of which what was taken in says nothing."""
    said = call_side.evaluations.values("application")
    return call_side.call.applications.filter(status="eligible").exclude(pk__in=said).order_by("reference")


def confirm_side(call_side, *, by):
    """A second person has compared letter and file: from now on the side is closed, and says what it was sent."""
    with acting(by=by, verb="confirm_side"):
        hold_elsewhere(call_side)
        if call_side.imported_by_id is None:
            raise Refusal(_("Nothing is taken in yet."))
        if call_side.imported_by_id == by.pk:
            raise Refusal(_("A second person confirms what you have taken in."))
        if call_side.paper.is_refused:
            raise Refusal(_("The letter of the partner was refused by the virus scan: file it again."))
        SideEvaluation.objects.bulk_create(
            SideEvaluation(call_side=call_side, application=one, is_given=True) for one in unsaid(call_side)
        )
        call_side.closed_at, call_side.closed_by = clock.now(), by
        call_side.save(update_fields=["closed_at", "closed_by"])


def _hold_open(call_side):
    lock(call_side)
    if call_side.is_over:
        raise Refusal(_("This side is closed already."))
