"""What does a list say about how long an agreement lasts?"""

import datetime as dt
import re

from django.utils.translation import gettext as _

from agreements.models import EndKind
from records.calendars import Precision, UnreadableDate, months_later, parse
from records.text import fold

_UNKNOWN = (EndKind.UNKNOWN, None)
_WORDS_FOR_OPEN = """open · open ended · indefinite · indefinitely · unlimited · permanent · no end · نامحدود ·
    بدون محدودیت · بدون تاریخ پایان · دائم · دائمی"""
_WORDS_FOR_NUMBERS = """one یک · two دو · three سه · four چهار · five پنج · six شش · seven هفت · eight هشت ·
    nine نه · ten ده"""

_OPEN = {fold(words) for words in _WORDS_FOR_OPEN.split("·")}
_NUMBERS = {fold(word): n for n, words in enumerate(_WORDS_FOR_NUMBERS.split("·"), 1) for word in words.split()}
_MONTHS = dict.fromkeys(("month", "months", "mo", "ماه", "ماهه"), 1) | dict.fromkeys(
    ("year", "years", "yr", "yrs", "سال", "ساله"), 12
)
_LENGTH = re.compile(r"(?:for |به مدت )?(?P<number>\d{1,3}|[^\W\d]+) ?(?P<unit>[^\W\d]+)")
_UNTIL = re.compile(r"^(?:until|till|up to|to|تا)\s+", re.IGNORECASE)


def read_end(text, signed):
    """((end kind, last day or None), remark): a fixed end only where begin and length are known to the day.

    `signed` is the ImpreciseDate from which it runs, or None. The remark is a sentence for the reader, or "".
    """
    if fold(text) in _OPEN:
        return (EndKind.OPEN, None), ""
    months = _months(text)
    if months is None:
        return _until(text, signed)
    if signed is None or signed.precision != Precision.DAY:
        remark = _("The list says “%(text)s”, but not from which day on: its end is not known.")
        return _UNKNOWN, remark % {"text": text}
    return (EndKind.FIXED, months_later(signed.date, months, signed.calendar) - dt.timedelta(days=1)), ""


def _months(text):
    found = _LENGTH.fullmatch(fold(text))
    if found is None or found["unit"] not in _MONTHS:
        return None
    number = int(found["number"]) if found["number"].isdecimal() else _NUMBERS.get(found["number"])
    return number * _MONTHS[found["unit"]] if number else None


def _until(text, signed):
    """The end of a list that gives its last day, or nothing."""
    try:
        until = parse(_UNTIL.sub("", text))
        if until is None:
            return _UNKNOWN, ""
        is_clear = until.precision == Precision.DAY and (signed is None or until.date >= signed.latest)
    except UnreadableDate:
        is_clear = False
    if is_clear:
        return (EndKind.FIXED, until.date), ""
    return _UNKNOWN, _("“%(text)s” is not read as a duration: its end is not known.") % {"text": text}
