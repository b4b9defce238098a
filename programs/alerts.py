"""Whom does the worker tell of which call? Once for each person and call: when it is published, or when it opens."""

import hashlib
from datetime import timedelta

from django.db.models import Q
from django.utils import translation

from notices.emails import write
from notices.models import Email
from programs import calltimes
from programs.actions import alerts
from programs.models import Call, CallAlert
from records import clock

LOOK_BACK = timedelta(days=7)  # a worker that stood still so long makes up for it
UNCONFIRMED = timedelta(days=7)


def tell_of_calls():
    """Write the letters that are due; how many. May run at any time, twice at once too."""
    now = clock.now()
    calls = Call.objects.published().filter(Q(closes_at=None) | Q(closes_at__gt=now))
    calls = calls.filter(Q(status_since__gte=now - LOOK_BACK) | Q(opens_at__gte=now - LOOK_BACK, opens_at__lte=now))
    calls = calls.filter(programme__is_public=True).select_related("programme").prefetch_related("areas")
    return sum(_tell(call, now) for call in calls)


def _tell(call, now):
    wanting = (
        CallAlert.objects.wanting(call)
        .filter(Q(user=None) | Q(user__is_active=True))
        .select_related("user", "programme")
    )
    due = {}
    for alert in wanting.order_by("pk"):
        if _is_due(alert, call, now):
            due.setdefault(key_of(call, alert), alert)
    told = set(Email.objects.filter(key__in=due).values_list("key", flat=True))
    for key, alert in due.items():
        if key not in told:
            _write(call, alert, key)
    return len(set(due) - told)


def _is_due(alert, call, now):
    """It was there when the call was published; or meanwhile, and the call opens only now."""
    return alert.confirmed_at <= call.status_since or alert.confirmed_at <= call.opens_at <= now


def key_of(call, alert):
    """The same for all wishes of one address."""
    address = alert.user.email if alert.user else alert.email
    return f"call-alert:{call.uuid}:{hashlib.sha256(address.lower().encode()).hexdigest()[:32]}"


def _write(call, alert, key):
    language = alert.user.language if alert.user else alert.language
    with translation.override(language):
        closes = calltimes.plain(call.closes_at, call) if call.closes_at else ""
        stop = alerts.address(alert, "calls:alert_stop", alerts.STOP)
        write(
            "programs/emails/new_call",
            to=alert.user or alert.email,
            about=call,
            key=key,
            language=language,
            unsubscribe_url=stop,
            call=call.title,
            programme=call.programme.name,
            opens=calltimes.plain(call.opens_at, call),
            closes=closes,
            wish=alert.wish,
            url=call.get_absolute_url(),
            stop=stop,
        )


def forget_alerts():
    """End the wishes that nobody confirmed, and those of accounts that are closed; how many."""
    over = CallAlert.objects.open().filter(
        Q(confirmed_at=None, created_at__lt=clock.now() - UNCONFIRMED) | Q(user__closed_at__isnull=False)
    )
    return len([alerts.end(alert, by="Peyvand") for alert in over])
