"""Is anything done under an agreement? Said of concluded ones that have begun and not ended, for any day."""

from datetime import timedelta

from django.db.models import DateField, Func, TextChoices
from django.utils.translation import gettext_lazy as _

from agreements.phases import Phase
from records import clock
from records.calendars import Calendar, months_later

# Where nothing can be done yet, or any more, nobody asks.
NOT_LIVING = {Phase.NOT_YET, Phase.UPCOMING, Phase.EXPIRED, Phase.TERMINATED}
LIVING = tuple(phase for phase in Phase if phase not in NOT_LIVING)


class Liveness(TextChoices):
    """How long ago the last activity was; its type says after how many months one is quiet, and dormant.

    One that is younger than that and has no activity is new; older and without any, it was never used.
    """

    NEW = "new", _("new, without activity yet")
    ALIVE = "alive", _("alive")
    QUIET = "quiet", _("quiet")
    DORMANT = "dormant", _("dormant")
    NEVER_USED = "never_used", _("never used")

    @property
    def kind(self):
        """How a tag shows it."""
        return {Liveness.NEW: "current", Liveness.ALIVE: "good", Liveness.QUIET: "waiting"}.get(self, "problem")


def liveness(agreement, on):
    """Of one agreement with its type, terms, turns and days of activity; None where nobody asks."""
    if agreement.phase(on) not in LIVING:
        return None
    last = max((day for day in agreement.activity_days if day <= on), default=None)
    quiet, dormant = agreement.type.quiet_after_months, agreement.type.dormant_after_months
    if last is None:
        return Liveness.NEW if _later(begun_on(agreement), quiet) >= on else Liveness.NEVER_USED
    if _later(last, quiet) >= on:
        return Liveness.ALIVE
    return Liveness.QUIET if _later(last, dormant) >= on else Liveness.DORMANT


def begun_on(agreement):
    """Since when it could be used: its signature, else its first term, else the day of entry."""
    if agreement.signed_on:
        return agreement.signed_on
    first = next(iter(agreement.terms.all()), None)
    return first.starts_on if first else agreement.created_at.astimezone(clock.zone()).date()


def _later(day, months):
    return months_later(day, months, Calendar.GREGORIAN)


# --- the same for lists: see `AgreementQuerySet.in_liveness` ---------------------------------------------------------

MONTHS = ("quiet_after_months", "dormant_after_months")


def counts_since(on, months):
    """The first day from which so many months reach to a day."""
    day = _later(on, -months)
    while _later(day, months) < on:  # the last day of a shorter month
        day += timedelta(days=1)
    return day


class MonthsLater(Func):
    """The same day so many months later, or the last day of a shorter month."""

    template = "(%(expressions)s))::date"
    arg_joiner = " + make_interval(months => "
    output_field = DateField()
