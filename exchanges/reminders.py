"""Which days of stays is whom reminded of?"""

from collections import defaultdict
from datetime import UTC, datetime, time

from django.db.models import F, Min, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from exchanges.actions import hosts
from exchanges.models import (
    HostRequest,
    HostStatus,
    InvitationLetter,
    ReportSide,
    Stay,
    StayReport,
    VisaCase,
    VisaOutcome,
)
from exchanges.statuses import BEFORE_ARRIVAL, COMMITTED, STUDYING, TO_COME_OR_HERE, UNFINISHED, StayStatus
from notices.reminders import NEVER_IMPORTED, Reminder, Step, reminders

ASKING = [StayStatus.REQUESTED, StayStatus.IN_REVIEW]
TO_COME = [status for status in COMMITTED if status in BEFORE_ARRIVAL]


def _between(first, last):
    """The instants of these days, wide enough for every time zone."""
    return datetime.combine(first, time.min, tzinfo=UTC), datetime.combine(last, time.max, tzinfo=UTC)


class OfStay(Reminder):
    """Every officer looks after stays; whoever travels and has an account is told of the own ones."""

    model = Stay
    audiences = {"officer": _("officers"), "traveller": _("the traveller"), "director": _("director")}
    dispensable = ("traveller",)
    for_staff = False

    def recipients(self, audience, keys, on):
        return self.travellers(keys) if audience == "traveller" else super().recipients(audience, keys, on)

    def stays(self, keys):
        """(key of the record, key of its stay)."""
        return [(key, key) for key in keys]

    def travellers(self, keys):
        by_stay = defaultdict(list)
        pairs = self.stays(keys)
        rows = Stay.objects.filter(pk__in=[stay for _key, stay in pairs]).order_by("pk")
        for column in ("applied_by", "person__user"):
            own = rows.filter(**{f"{column}__is_active": True}).values_list("pk", column, f"{column}__email")
            for pk, user, address in own:
                if (user, address) not in by_stay[pk]:
                    by_stay[pk].append((user, address))
        return {key: by_stay[stay] for key, stay in pairs if by_stay[stay]}

    def queryset(self):
        return Stay.objects.for_lists()


class OfPart(OfStay):
    """A row of a stay."""

    def stays(self, keys):
        return list(self.model.objects.filter(pk__in=keys).order_by("pk").values_list("pk", "stay"))

    def queryset(self):
        return self.model.objects.select_related("stay__person")

    def label(self, record):
        return f"{record.stay} ({record})"

    def url(self, record):
        return record.stay.get_absolute_url()


@reminders.register
class Arrival(OfStay):
    """Somebody comes or goes soon: lodging, airport, security are to be arranged."""

    slug = "stay-arrival"
    title = _("Arrivals and journeys to come")
    date_name = _("begins on")
    steps = (Step(30, "officer"), Step(7, "officer"), Step(1, "officer"), Step(7, "traveller"))

    def dates(self, first, last):
        coming = Stay.objects.filter(status__in=TO_COME, starts_on__range=(first, last), closed_on=None)
        return coming.order_by("pk").values_list("pk", "starts_on", NEVER_IMPORTED)


@reminders.register
class ChecklistDue(OfStay):
    """The earliest open line of the checklist of a stay that goes on or is to come."""

    slug = "stay-checklist"
    title = _("Checklists of stays")
    date_name = _("the next line of its checklist is due on")
    steps = (Step(3, "officer"), Step(-1, "officer", 7))

    def dates(self, first, last):
        open_ = Stay.objects.filter(status__in=UNFINISHED, closed_on=None)
        open_ = open_.filter(checklist__done_on=None, checklist__due_on__isnull=False)
        found = open_.order_by("pk").values("pk").annotate(due=Min("checklist__due_on"))
        return found.filter(due__range=(first, last)).values_list("pk", F("due"), NEVER_IMPORTED)


@reminders.register
class VisaToApplyFor(OfPart):
    """The last day on which the visa is applied for in time."""

    slug = "stay-visa"
    title = _("Visas to be applied for")
    date_name = _("the visa is to be applied for by")
    model = VisaCase
    steps = (Step(30, "officer"), Step(7, "officer"), Step(-1, "officer", 7), Step(30, "traveller"))

    def dates(self, first, last):
        waiting = VisaCase.objects.filter(applied_on=None, outcome=VisaOutcome.WAITING, stay__status__in=TO_COME)
        waiting = waiting.filter(apply_by__range=(first, last), stay__closed_on=None)
        return waiting.order_by("pk").values_list("pk", "apply_by", NEVER_IMPORTED)


@reminders.register
class VisaEnds(OfPart):
    """A visa that was granted ends while somebody is still to arrive, or is here."""

    slug = "stay-visa-end"
    title = _("Visas that end")
    date_name = _("the visa is valid until")
    model = VisaCase
    steps = (Step(30, "officer"), Step(7, "officer"), Step(30, "traveller"), Step(7, "traveller"))

    def dates(self, first, last):
        granted = VisaCase.objects.filter(outcome=VisaOutcome.GRANTED, stay__status__in=TO_COME_OR_HERE)
        granted = granted.filter(valid_until__range=(first, last), stay__closed_on=None)
        return granted.order_by("pk").values_list("pk", "valid_until", NEVER_IMPORTED)


@reminders.register
class LetterEnds(OfPart):
    """A letter that ends before its guest has come."""

    slug = "stay-letter-end"
    title = _("Invitation letters that end")
    date_name = _("valid until")
    model = InvitationLetter
    steps = (Step(30, "officer"), Step(7, "officer"))

    def dates(self, first, last):
        live = InvitationLetter.objects.filter(revoked_on=None, superseded_on=None, stay__status__in=TO_COME)
        live = live.filter(valid_until__range=(first, last), stay__closed_on=None)
        return live.order_by("pk").values_list("pk", "valid_until", NEVER_IMPORTED)


@reminders.register
class HostSilent(OfPart):
    """The link of a host who has not answered runs out."""

    slug = "stay-host"
    title = _("The word of a host is asked for")
    date_name = _("the link is good until")
    model = HostRequest
    audiences = OfStay.audiences | {"host": _("the host")}
    dispensable = ("traveller", "host")
    outside = ("host",)
    steps = (Step(7, "host"), Step(2, "host"), Step(-1, "traveller"), Step(-1, "officer"))

    def dates(self, first, last):
        waits = Q(stay__status__in=ASKING) | Q(learning__isnull=False, stay__status__in=STUDYING)
        open_ = HostRequest.objects.filter(waits, status=HostStatus.ASKED, stay__closed_on=None)
        open_ = open_.filter(expires_at__range=_between(first, last))
        return open_.order_by("pk").values_list("pk", "expires_at", NEVER_IMPORTED)

    def recipients(self, audience, keys, on):
        if audience != "host":
            return super().recipients(audience, keys, on)
        asked = HostRequest.objects.filter(pk__in=keys).exclude(email="")
        return {key: [(None, email)] for key, email in asked.values_list("pk", "email")}

    def way_in(self, record):
        return hosts.link_of(record), record.language


@reminders.register
class ReportDue(OfPart):
    """A report of the traveller, or of the host, who has no way in but the link of the request."""

    slug = "stay-report"
    title = _("Reports of stays")
    date_name = _("to be handed in by")
    model = StayReport
    audiences = OfStay.audiences | {"host": _("the host")}
    dispensable = ("traveller", "host")
    outside = ("host",)
    steps = (
        Step(7, "traveller"),
        Step(-1, "traveller", 14),
        Step(7, "host"),
        Step(-1, "host", 14),
        Step(-14, "officer", 14),
    )

    def recipients(self, audience, keys, on):
        side = ReportSide.HOST if audience == "host" else ReportSide.VISITOR
        if audience == "officer":
            return super().recipients(audience, keys, on)
        keys = set(StayReport.objects.filter(pk__in=keys, side=side).values_list("pk", flat=True))
        if audience != "host":
            return super().recipients(audience, keys, on)
        given = HostRequest.objects.filter(status=HostStatus.GIVEN, stay__reports__in=keys).exclude(email="")
        return {key: [(None, email)] for key, email in given.values_list("stay__reports", "email") if key in keys}

    def way_in(self, record):
        """Whoever endorsed gets the link of the request again, in its language."""
        given = record.stay.host_requests.filter(status=HostStatus.GIVEN).select_related("stay").first()
        return (hosts.link_of(given), given.language) if given else super().way_in(record)

    def dates(self, first, last):
        waiting = StayReport.objects.filter(submitted_on=None, due_on__range=(first, last))
        waiting = waiting.filter(stay__status__in=[StayStatus.ARRIVED, StayStatus.DEPARTED], stay__closed_on=None)
        return waiting.order_by("pk").values_list("pk", "due_on", NEVER_IMPORTED)

    def url(self, record):
        if record.side == ReportSide.VISITOR:
            return reverse("exchanges:report", args=[record.stay.uuid, record.pk])
        return super().url(record)
