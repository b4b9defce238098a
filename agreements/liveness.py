"""Is anything done under an agreement? Said of concluded ones that have begun and not ended, for any day."""

from django.db.models import Case, CharField, DateField, Func, Q, TextChoices, Value, When
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


# --- the same in SQL, for lists and counts: see `AgreementQuerySet.with_liveness` -------------------------------------


class MonthsLater(Func):
    """The same day so many months later, or the last day of a shorter month."""

    template = "(%(expressions)s))::date"
    arg_joiner = " + make_interval(months => "
    output_field = DateField()


def told(on):
    """Of rows in a living phase with `last_activity_on`, `alive_until` and `quiet_until`."""
    never = Q(last_activity_on=None)
    return Case(
        When(never & Q(alive_until__gte=on), then=Value(Liveness.NEW.value)),
        When(never, then=Value(Liveness.NEVER_USED.value)),
        When(alive_until__gte=on, then=Value(Liveness.ALIVE.value)),
        When(quiet_until__gte=on, then=Value(Liveness.QUIET.value)),
        default=Value(Liveness.DORMANT.value),
        output_field=CharField(),
    )
