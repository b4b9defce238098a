"""What did somebody give for one data item, in a form or a workbook: is it a value that can be kept?"""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from evaluation.entry.numbers import UnreadableNumber, read_number, refuse_outside
from evaluation.models import WITH_VALUE, ValueKind


class Unacceptable(ValueError):
    """It cannot be kept; its text is the sentence for the field."""


@dataclass(frozen=True)
class Given:
    """A value with its kind and note, as it will be kept; `said_back` where it may have been meant otherwise."""

    value: Decimal | None
    kind: str
    note: str = ""
    said_back: str = ""

    def is_as(self, point):
        """Is this what is kept already?"""
        if point is None:
            return not self.kind and not self.note
        return (self.value, self.kind, self.note) == (point.value, point.kind, point.note)


def given(variable, typed, kind, note=""):
    """What was given. Raises Unacceptable.

    Without a kind a number is a value, and nothing is nothing said. Zero is said to be zero.
    """
    typed, note = typed.strip(), note.strip()
    if kind and kind not in ValueKind.values:
        raise Unacceptable(_("“%(given)s” is no kind of value.") % {"given": kind[:40]})
    if not typed:
        if kind in (ValueKind.REPORTED, ValueKind.ESTIMATED):
            raise Unacceptable(_("Write the number, or say that there is none."))
        return Given(Decimal(0) if kind == ValueKind.ZERO else None, kind, note)
    if kind and kind not in WITH_VALUE:
        values = {"kind": ValueKind(kind).label}
        raise Unacceptable(_("There is a number, and “%(kind)s” beside it: take one of the two away.") % values)
    try:
        found = read_number(typed)
        refuse_outside(found.value, variable)
    except UnreadableNumber as error:
        raise Unacceptable(str(error)) from error
    if kind == ValueKind.ZERO and found.value:
        raise Unacceptable(_("There is a number, and “zero” beside it: take one of the two away."))
    if not found.value and kind != ValueKind.ESTIMATED:
        kind = ValueKind.ZERO
    return Given(found.value, kind or ValueKind.REPORTED, note, found.said_back)
