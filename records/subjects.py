"""Reports about one record: how the reader says which, by its number or by the key in its address."""

from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError

from records.reports import Report
from records.text import Fold, fold


def as_key(text):
    """The key in an address of the portal; None for other words."""
    try:
        return UUID(text)
    except ValueError:
        return None


def one_of(rows, typed, *, number=""):
    """The one of these rows that is meant, by key or by the column of its number; None where there is none."""
    if (key := as_key(typed)) and hasattr(rows.model, "uuid"):
        return rows.filter(uuid=key).first()
    return rows.alias(named=Fold(number)).filter(named=fold(typed)).first() if number else None


class OfReader(forms.Form):
    """Asks for one record that the reader sees."""

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.use_required_attribute = False

    def find(self, name, rows, *, number="", unseen):
        """Of `rows`, those that the reader sees, the one typed into a field; None where nothing was typed."""
        typed = self.cleaned_data[name]
        if not typed:
            return None
        found = one_of(rows, typed, number=number)
        if found is None:
            raise ValidationError(unseen)
        return found


class AboutOne(Report):
    """A report about one record: without it there is nothing to print."""

    def form(self, data, *, user):
        return self.form_class(data, user=user)
