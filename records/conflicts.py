"""Two people edited one record: what did each of them write?"""

import datetime as dt

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from records.calendars import ImpreciseDate
from records.languages import listed, reader


def conflict_rows(mine, theirs):
    """Each field of the form, then each kind of row: what was typed, what is saved now, whether they differ.

    `mine` and `theirs` are (form, formsets) of the same classes: with what was typed, and unbound on the record as
    it is now.
    """
    pairs = [(bound.label, _typed(mine[0], bound), _saved(theirs[0], bound)) for bound in _shown(mine[0])]
    for my_rows, their_rows in zip(mine[1], theirs[1], strict=True):
        my_rows.is_valid()
        label = capfirst(my_rows.model._meta.verbose_name_plural)
        saved = _lines(their_rows)
        pairs.append((label, "\n".join(_typed_lines(my_rows, saved)), "\n".join(saved.values())))
    return [
        {"label": label, "mine": my_words, "theirs": their_words, "is_different": my_words != their_words}
        for label, my_words, their_words in pairs
    ]


def last_change(record):
    """(when, by whom) the record was changed last, from its history."""
    if not hasattr(type(record), "events"):
        return None, ""
    event = type(record).events.rel.related_model.objects.filter(pgh_obj_id=record.pk).order_by("-pgh_id").first()
    if event is None:
        return None, ""
    return event.pgh_created_at, (event.pgh_context or {}).get("by_name", _("somebody else"))


def _shown(form):
    if form.is_bound:  # the admin's own form of a row cannot be asked otherwise
        form.is_valid()
    return [bound for bound in form if not bound.is_hidden and bound.name != "DELETE"]


def _typed(form, bound):
    return _words(bound, form.cleaned_data.get(bound.name, bound.data))


def _saved(form, bound):
    value = getattr(form.instance, bound.name, form.initial.get(bound.name))
    return _words(bound, list(value.all()) if hasattr(value, "all") else value)


def _lines(formset):
    """Each row that is saved, by its key, in one line of what it says."""
    return {form.instance.pk: _line(form, _saved) for form in formset.forms if form.instance.pk}


def _typed_lines(formset, saved):
    """The rows as they were typed; one that nobody touched reads as it is saved."""
    for form in formset.forms:
        if form not in formset.deleted_forms:
            if form.has_changed():
                yield _line(form, _typed)
            elif form.instance.pk:
                yield saved[form.instance.pk]


def _line(form, words):
    return " · ".join(filter(None, (words(form, bound) for bound in _shown(form))))


def _words(bound, value):
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dt.date):
        return ImpreciseDate(value).display(reader())
    if isinstance(value, str):
        choices = {} if hasattr(bound.field, "queryset") else dict(getattr(bound.field, "choices", ()))
        return str(choices.get(value, value))
    if hasattr(value, "__iter__"):
        return listed(sorted(str(item) for item in value))
    return str(value)
