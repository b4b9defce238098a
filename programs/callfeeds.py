"""Calls outside the portal: a call's dates for calendars, and open calls for feed readers."""

import datetime as dt
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import translation
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe
from icalendar import Event

from programs import calltimes
from programs.models import Call, CallStatus
from records import clock
from records.feeds import new_calendar
from records.models import Office

MOST = 100
FORMATS = {"rss": Rss201rev2Feed, "atom": Atom1Feed}


@login_not_required
@require_safe
@conditional_page
def call_calendar(request, code):
    """Opening, closing, consent and results of a call, in the language that is asked for; what fell away says so."""
    language = request.GET.get("language", settings.LANGUAGE_CODE)
    call = get_object_or_404(Call.objects.visible_to(request.user).select_related("programme"), code=code)
    with translation.override(language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE):
        calendar = new_calendar(call.title)
        for event in events(call):
            calendar.add_component(event)
    response = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{call.code}.ics"'
    return response


def events(call):
    """One for each date that is known. The time is UTC: the rules of zones that calendars bring may be old."""
    moments = [
        ("opens", call.opens_at, _("Opens: %(call)s")),
        ("closes", call.closes_at, _("Closes: %(call)s")),
        ("consent", call.consent_closes_at, _("Partners may consent until now: %(call)s")),
        ("results", call.results_on, _("Results are expected: %(call)s")),
    ]
    return [_event(call, kind, when, summary % {"call": call.title}) for kind, when, summary in moments if when]


def _event(call, kind, when, summary):
    event = Event()
    event.add("uid", f"{call.uuid}-{kind}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("sequence", call.version)  # the database counts it at every change
    event.add("dtstamp", call.status_since)
    event.add("dtstart", when if kind == "results" else when.astimezone(dt.UTC))
    if kind == "results":
        event.add("dtend", when + dt.timedelta(days=1))
        event.add("description", call.programme.name)
    else:
        event.add("description", f"{call.programme.name}\n{calltimes.plain(when, call)}")
    event.add("transp", "TRANSPARENT")
    event.add("status", "CANCELLED" if call.status == CallStatus.CANCELLED else "CONFIRMED")
    event.add("summary", summary)
    event.add("url", f"{settings.SITE_URL}{call.get_absolute_url()}")
    return event


@login_not_required
@require_safe
@conditional_page
def open_calls(request, language, format_):
    """Open calls as everybody sees them, the newest first."""
    if language not in dict(settings.LANGUAGES) or format_ not in FORMATS:
        raise Http404
    with translation.override(language):
        office = Office.current()
        feed = FORMATS[format_](
            title=_("Open calls: %(portal)s") % {"portal": office.portal_title},
            link=f"{settings.SITE_URL}{reverse('calls:list')}",
            description=_("Calls of %(office)s to which one can apply now.") % {"office": office.name},
            language=language,
            feed_url=f"{settings.SITE_URL}{request.path}",
        )
        calls = Call.objects.visible_to(AnonymousUser()).open_at(clock.now()).for_lists()
        for call in calls.order_by("-opens_at", "-pk")[:MOST]:
            _add(feed, call)
        text = feed.writeString("utf-8")
    return HttpResponse(text, content_type=feed.content_type)


def _add(feed, call):
    closes = calltimes.plain(call.closes_at, call) if call.closes_at else _("without end")
    words = [call.programme.name, _("Closes: %(when)s") % {"when": closes}, call.about]
    feed.add_item(
        title=call.title,
        link=f"{settings.SITE_URL}{call.get_absolute_url()}",
        description="\n".join(word for word in words if word),
        unique_id=f"urn:uuid:{call.uuid}",
        unique_id_is_permalink=False,
        pubdate=max(call.opens_at, call.status_since),
        updateddate=max(call.opens_at, call.status_since),
        categories=[call.programme.name],
    )
