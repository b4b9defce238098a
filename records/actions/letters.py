"""What happens to a letter in the register: filed on a record with its scan, corrected, withdrawn."""

from django.utils.translation import gettext as _

from records import clock
from records.actions.action_items import give
from records.closing import close
from records.documents import attach
from records.history import acting
from records.models import ActionItem, Direction, Document, DocumentKind, Letter, OutsideApproval
from records.refusals import Refusal
from records.workflow import lock


def file_letter(
    record,
    *,
    direction,
    number,
    dated_on,
    correspondent="",
    subject="",
    file=None,
    scan=None,
    holder=None,
    answer_by=None,
    by,
):
    """Write down a letter that entered or left the office; `file` is its scan, or `scan` a paper filed already.

    Where an answer is awaited, its holder is asked for it as for any other action. Raises Refusal where the letter is
    filed on this record already, or dated tomorrow.
    """
    _refuse_tomorrow(dated_on)
    with acting(by=by, verb="file_letter"):
        if file:
            title = _("Letter %(number)s") % {"number": number}
            scan = attach(record, file, by=by, kind=DocumentKind.LETTER, title=title)
        _refuse_strange(scan, record)
        if holder:
            give(record, title=_awaited(direction, number, correspondent), owner=holder, due_on=answer_by, by=by)
        return Letter.objects.create(
            about=record,
            direction=direction,
            number=number,
            dated_on=dated_on,
            correspondent=correspondent,
            subject=subject,
            scan=scan,
        )


def _awaited(direction, number, correspondent):
    """What whoever holds the letter is to do, in a line."""
    if direction == Direction.INCOMING:
        told = _("Answer letter %(number)s (%(correspondent)s)") if correspondent else _("Answer letter %(number)s")
    else:
        told = _("See to an answer to letter %(number)s (%(correspondent)s)")
        told = told if correspondent else _("See to an answer to letter %(number)s")
    title = told % {"number": number, "correspondent": correspondent}
    return title[: ActionItem._meta.get_field("title").max_length]


def correct_letter(letter, *, file=None, by, **values):
    """Put right what was written down wrong; the history keeps what stood there."""
    _refuse_tomorrow(values.get("dated_on", letter.dated_on))
    with acting(by=by, verb="correct_letter"):
        lock(letter)
        if letter.is_closed:
            raise Refusal(_("This letter was withdrawn."))
        if file:
            title = _("Letter %(number)s") % {"number": values.get("number", letter.number)}
            values["scan"] = attach(letter.about, file, by=by, kind=DocumentKind.LETTER, title=title)
        _refuse_strange(values.get("scan"), letter.about)
        for name, value in values.items():
            setattr(letter, name, value)
        letter.save(update_fields=list(values))


def withdraw_letter(letter, *, reason, by):
    """Close a letter that was filed by mistake. Raises Refusal while an approval rests on it."""
    with acting(by=by, verb="withdraw_letter", comment=reason):
        lock(letter)
        if rests_on(letter):
            raise Refusal(_("An approval from outside names this letter: it stays."))
        close(letter, reason=reason, by=by)


def rests_on(letter):
    """Does an approval name it?"""
    approvals = OutsideApproval.objects
    return approvals.filter(sent_letter=letter).exists() or approvals.filter(answer_letter=letter).exists()


def elsewhere(letter):
    """Open letters of the same direction, number and day on other records: most likely the same letter."""
    same = Letter.objects.open().filter(direction=letter.direction, number=letter.number, dated_on=letter.dated_on)
    return same.exclude(pk=letter.pk)


def _refuse_tomorrow(dated_on):
    if dated_on > clock.today():
        raise Refusal(_("The date of the letter lies ahead."), "dated_on")


def _refuse_strange(scan, record):
    """The scan is a paper of the same record."""
    if scan is not None and not Document.objects.about(record).filter(pk=scan.pk).exists():
        raise Refusal(_("The scan is a paper of another record."), "scan")
