"""What number was typed? Digits of both scripts, thousands, a decimal comma; what may mean another is said back."""

import re
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from records.languages import reader
from records.text import clean_line, number

MOST_PLACES = 6
LARGEST = Decimal(10) ** 17
_PLAIN = re.compile(r"-?\d{1,30}(?:[.٫]\d{1,30})?")
_GROUPED = re.compile(r"-?\d{1,3}(?:[,٬' \u00a0]\d{3})+(?:[.٫]\d{1,30})?")
_DOTTED = re.compile(r"-?\d{1,3}(?:\.\d{3}){2,}(?:,\d{1,30})?")  # 1.234.567,8 as some countries write it
_COMMA = re.compile(r"-?\d{1,30}[,،]\d{1,30}")
_GROUPS = re.compile(r"[,٬' \u00a0]")
_MINUS = str.maketrans("−–", "--")


class UnreadableNumber(ValueError):
    """No number can be read; its text is a sentence for whoever typed it."""


@dataclass(frozen=True)
class Read:
    """The number, and whether it may have been meant otherwise: then it is said back."""

    value: Decimal
    is_doubtful: bool = False

    @property
    def said_back(self):
        """ "read as 12.5" """
        return _("read as %(number)s") % {"number": number(self.value, reader())} if self.is_doubtful else ""


def read_number(typed):
    """What was typed as a number. Raises UnreadableNumber."""
    text = clean_line(typed).translate(_MINUS).strip()
    text = text.removesuffix("%").removesuffix("٪").strip()
    if _PLAIN.fullmatch(text):
        # 12.500 is read as it stands, and said back: somebody may have meant thousands.
        found = Read(_decimal(text), is_doubtful=bool(re.fullmatch(r"-?\d{1,3}\.\d{3}", text)))
    elif _GROUPED.fullmatch(text):
        found = Read(_decimal(_GROUPS.sub("", text)))
    elif _DOTTED.fullmatch(text):
        found = Read(_decimal(text.replace(".", "").replace(",", ".")), is_doubtful=True)
    elif _COMMA.fullmatch(text):
        found = Read(_decimal(re.sub("[,،]", ".", text)), is_doubtful=True)
    else:
        shown = text if len(text) <= 40 else f"{text[:40]}…"
        raise UnreadableNumber(
            _("“%(given)s” is not a number: digits only, and one sign for decimals.") % {"given": shown}
        )
    refuse_unkept(found.value)
    return found


def refuse_unkept(value):
    """Raises UnreadableNumber for what no column of values holds."""
    if abs(value) >= LARGEST:
        raise UnreadableNumber(_("This number is larger than any figure of an institution."))
    if -value.as_tuple().exponent > MOST_PLACES:
        raise UnreadableNumber(_("At most six decimals are kept."))


def _decimal(text):
    """Python reads digits of every script."""
    return Decimal(text.replace("٫", "."))


def refuse_outside(value, variable):
    """Raises UnreadableNumber with the sentence for a value that this data item cannot have."""
    values = {"variable": variable.title, "given": number(value, reader())}
    if variable.is_whole and value != value.to_integral_value():
        raise UnreadableNumber(_("“%(variable)s” is counted in whole numbers; %(given)s is none.") % values)
    if variable.minimum is not None and value < Decimal(repr(variable.minimum)):
        values["limit"] = number(Decimal(repr(variable.minimum)), reader())
        raise UnreadableNumber(_("%(given)s is less than the least possible, %(limit)s.") % values)
    if variable.maximum is not None and value > Decimal(repr(variable.maximum)):
        values["limit"] = number(Decimal(repr(variable.maximum)), reader())
        raise UnreadableNumber(_("%(given)s is more than the most possible, %(limit)s.") % values)
