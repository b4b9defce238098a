"""Which kinds of reminders are there? Each app registers its own in `<app>/reminders.py`."""

from typing import NamedTuple

from django.contrib.auth import get_user_model
from django.db.models import DateTimeField, Value
from django.utils.translation import gettext_lazy as _

from notices.definitions import reminders
from notices.models import ReminderStep, Unit
from records.history import acting

NEVER_IMPORTED = Value(None, output_field=DateTimeField())  # for `dates` of what no list brings in


class Step(NamedTuple):
    """When a kind is due as long as the office has not said otherwise: `amount` before its date, negative after it."""

    amount: int
    audience: str
    repeat_days: int | None = None
    unit: str = Unit.DAYS


class Reminder:
    """One kind of reminder. Subclass, describe, register.

    `title` heads its lines in a letter; `date_name` says in words what the date is ("ends on"); `audiences` are those
    it may be for, by name; where nobody is in charge the director is written to, but for a `dispensable` one nobody is.
    Those `outside` have no account here: they get a letter of their own, with no way into the portal but
    their own link, where the kind has one. A kind `for_staff` is sent to no account without an appointment. Of one that
    `has_sms` the steps counted in hours are also told by text message to whoever has asked for that.
    """

    slug = title = date_name = model = None
    audiences = {"director": _("director")}
    dispensable = outside = ()
    steps = ()
    for_staff = True
    has_sms = False

    def dates(self, first, last):
        """Rows of (key of the record, its date or moment, when it was imported or None) between two days.

        Each record has one date at most; one that needs no reminder any more (renewed, decided, done) is not among
        them. Of imported records also those whose date was past before they were imported, however long ago: they are
        looked through once.
        """
        raise NotImplementedError

    def recipients(self, audience, keys, on):
        """Whom a step for `audience` is for on a day: {key of the record: [(key of the account or None, address)]}.

        Directors and officers, all of them, are known here; a kind knows its other audiences, and officers of its own.
        """
        accounts = get_user_model().objects
        of_office = {"director": accounts.directors, "officer": accounts.officers}
        if audience not in of_office:
            raise NotImplementedError
        people = list(of_office[audience](on).values_list("pk", "email"))
        return dict.fromkeys(keys, people)

    def deputies(self, keys, on):
        """Who stands in by the record itself, before the director: {key of the record: [account]}."""
        return {}

    def queryset(self):
        """The records with what a letter says of them."""
        return self.model._default_manager.all()

    def label(self, record):
        """What the record is called in a letter, in the active language."""
        return str(record)

    def url(self, record):
        """Where one looks after it."""
        return record.get_absolute_url()

    def way_in(self, record):
        """For those `outside`: the path of a link that lets them in, "" for none, and the language of their letter."""
        return "", "en"


def make_steps():
    """The steps of every kind that has none yet, from its own; from then on they are the office's."""
    known = set(ReminderStep.objects.values_list("kind", flat=True).distinct())
    new = [kind for kind in reminders if kind.slug not in known]
    if new:
        with acting(by="Reminders", verb="add"):
            ReminderStep.objects.bulk_create(
                [
                    ReminderStep(
                        kind=kind.slug,
                        amount=step.amount,
                        unit=step.unit,
                        audience=step.audience,
                        repeat_days=step.repeat_days,
                    )
                    for kind in new
                    for step in kind.steps
                ],
                ignore_conflicts=True,  # another planner may have made them meanwhile
            )
