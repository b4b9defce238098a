"""Answers as they are kept in JSON, as forms take them, and as people read them."""

import datetime as dt
from decimal import Decimal

from django.utils.translation import gettext as _

from directory.countries import country_name
from programs.models import FileGroup, QuestionKind
from records.calendars import in_words
from records.documents import ACCEPTED
from records.languages import listed, reader
from records.models import DocumentKind
from records.money import Money
from records.text import number

CONTENT = {FileGroup.PDF: {"pdf"}, FileGroup.PICTURES: {"jpeg", "png"}, FileGroup.TABLES: {"xlsx", "csv"}}


def files_taken(question):
    """(kinds of content, most bytes) of the file that answers a question."""
    kinds, most = ACCEPTED[DocumentKind.OTHER]
    if question.accepts:
        kinds = set().union(*(CONTENT[group] for group in question.accepts))
    return kinds, question.most_megabytes * 1_000_000 if question.most_megabytes else most


def kept(value):
    """As JSON keeps what a form gives."""
    return value.isoformat() if isinstance(value, dt.date) else str(value) if isinstance(value, Decimal) else value


def typed(question, value):
    """What a form begins with; the reverse of `kept`."""
    if value is None:
        return None
    if question.kind in (QuestionKind.NUMBER, QuestionKind.MONEY):
        return Decimal(value)
    return dt.date.fromisoformat(value) if question.kind == QuestionKind.DATE else value


def in_reader_words(question, value):
    """An answer as a person reads it; "" where there is none."""
    if value in (None, "", []):
        return ""
    words = {
        QuestionKind.NUMBER: lambda: number(Decimal(value), reader()),
        QuestionKind.MONEY: lambda: _amount(Decimal(value), question.currency),
        QuestionKind.DATE: lambda: in_words(dt.date.fromisoformat(value)),
        QuestionKind.YES_NO: lambda: _("Yes") if value else _("No"),
        QuestionKind.CHOICE: lambda: dict(question.options).get(value, value),
        QuestionKind.CHOICES: lambda: listed(dict(question.options).get(key, key) for key in value),
        QuestionKind.COUNTRY: lambda: country_name(value),
    }
    return str(words.get(question.kind, lambda: value)())


def word_count(text):
    return len(text.split())


def _amount(amount, currency):
    return Money(amount, currency).format(reader()) if currency else number(amount, reader())
