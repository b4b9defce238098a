"""Of which deadlines are the data officers of institutions reminded, and of which the office?"""

from collections import defaultdict
from datetime import UTC, datetime, time

from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from directory.models import Appointment
from directory.roles import Role
from evaluation.models import Appeal, Participation, Query
from evaluation.workflow import WRITABLE, RoundStatus
from notices.reminders import NEVER_IMPORTED, Reminder, Step, reminders
from records.languages import named


@reminders.register
class ValuesNotSubmitted(Reminder):
    """The deadline comes, and the values of an institution are not submitted: its data officers."""

    slug = "evaluation-values-not-submitted"
    title = _("Values of your institution are not submitted yet")
    date_name = _("values are entered until")
    model = Participation
    audiences = {"data_officer": _("data officers of the institution")}
    dispensable = ("data_officer",)
    for_staff = False
    steps = (Step(14, "data_officer"), Step(3, "data_officer"), Step(1, "data_officer"))

    def dates(self, first, last):
        span = (datetime.combine(first, time.min, tzinfo=UTC), datetime.combine(last, time.max, tzinfo=UTC))
        found = Participation.objects.filter(status__in=WRITABLE, round__status=RoundStatus.OPEN, closed_on=None)
        found = found.annotate(until=Coalesce("closes_at", "round__closes_at")).filter(until__range=span)
        return found.order_by("pk").values_list("pk", "until", NEVER_IMPORTED).iterator()

    def recipients(self, audience, keys, on):
        return _data_officers(dict(Participation.objects.filter(pk__in=keys).values_list("pk", "institution")), on)

    def queryset(self):
        return Participation.objects.select_related("round__exercise", "institution")


def _data_officers(institutions, on):
    """Of {key: institution}: {key: [(account, address)]} of who enters values there on a day."""
    held = Appointment.objects.on(on).filter(
        role=Role.DATA_OFFICER, institution__in=institutions.values(), user__is_active=True
    )
    by_institution = defaultdict(list)
    for institution, user, address in held.values_list("institution", "user", "user__email").order_by("user"):
        if (user, address) not in by_institution[institution]:
            by_institution[institution].append((user, address))
    return {key: by_institution[one] for key, one in institutions.items() if by_institution[one]}


@reminders.register
class QuestionNotAnswered(Reminder):
    """The day comes by which an answer about one value is expected: the data officers of its institution."""

    slug = "evaluation-question-not-answered"
    title = _("Questions of the office about single values")
    date_name = _("answer expected by")
    model = Query
    audiences = {"data_officer": _("data officers of the institution")}
    dispensable = ("data_officer",)
    for_staff = False
    steps = (Step(3, "data_officer"), Step(1, "data_officer"), Step(-1, "data_officer"))

    def dates(self, first, last):
        found = Query.objects.awaited().filter(due_on__range=(first, last))
        return found.order_by("pk").values_list("pk", "due_on", NEVER_IMPORTED).iterator()

    def recipients(self, audience, keys, on):
        found = Query.objects.filter(pk__in=keys).values_list("pk", "point__participation__institution")
        return _data_officers(dict(found), on)

    def queryset(self):
        return Query.objects.select_related(
            "point__variable", "point__participation__round__exercise", "point__participation__institution"
        )

    def label(self, record):
        return record.subject


@reminders.register
class AppealNotDecided(Reminder):
    """The day comes by which an appeal is to be decided: the officers; nothing where its round names no days for it."""

    slug = "evaluation-appeal-not-decided"
    title = _("Appeals that wait to be decided")
    date_name = _("is to be decided by")
    model = Appeal
    audiences = {"officer": _("officers"), "director": _("director")}
    steps = (Step(7, "officer"), Step(1, "officer"), Step(-1, "officer", 7))

    def dates(self, first, last):
        found = Appeal.objects.undecided().filter(due_on__range=(first, last), closed_on=None)
        return found.order_by("pk").values_list("pk", "due_on", NEVER_IMPORTED).iterator()

    def queryset(self):
        return Appeal.objects.select_related("participation__institution")

    def label(self, record):
        return named([record.number, str(record.participation.institution)])
