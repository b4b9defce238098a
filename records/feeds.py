"""Dates for people's own calendars (RFC 5545): what is published, and how a feed tells of every change."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from icalendar import Calendar, Event

from records import clock
from records.calendars import ImpreciseDate
from records.closing import close
from records.history import acting
from records.models import ActionItem, Feed, FeedEntry
from records.registry import Registry
from records.workflow import lock

feeds = Registry("feeds", required=["slug", "title"])

BACK, AHEAD = timedelta(days=90), timedelta(days=731)  # what of the past and of the future a calendar holds
CANCELLED = timedelta(days=60)  # so long a feed goes on telling that something fell away
ASK_AGAIN = timedelta(hours=6)


@dataclass(frozen=True)
class Happening:
    """One day of one record, in the language of whoever reads it."""

    record: object
    on: date
    summary: str
    words: str = ""

    @property
    def description(self):
        """What it means, and the day in both calendars."""
        day = " – ".join(ImpreciseDate(self.on).both(translation.get_language()))
        return f"{self.words}\n{day}" if self.words else day


class FeedSource:
    """One kind of date that a calendar may show. Subclass, describe, register in `<app>/feeds.py`."""

    slug = title = None

    def happenings(self, user, *, since, until, is_own_only):
        """What this user may see now, on days from `since` to `until`; perhaps only what they look after."""
        raise NotImplementedError

    def part_title(self, part, user):
        """Of a kind whose dates a calendar may show in part: what this user calls that part; "" if they see none."""
        return ""

    def part_happenings(self, part, user, *, since, until, is_own_only):
        """As `happenings`, of that part alone."""
        return []


def source_of(kind):
    """(source, part) of a kind as a feed keeps it: “slug”, or “slug:part”; no source for one that is no more."""
    slug, _colon, part = kind.partition(":")
    return feeds.get(slug), part


def title_of(kind, user):
    """What a kind of dates is called; "" for one that is no more, or that this user does not see."""
    source, part = source_of(kind)
    if source is None:
        return ""
    return source.part_title(part, user) if part else source.title


@feeds.register
class Actions(FeedSource):
    """What the owner of the calendar was asked to do; what is done or waived falls away."""

    slug = "actions"
    title = gettext_lazy("What I was asked to do")

    def happenings(self, user, *, since, until, is_own_only):
        for item in ActionItem.objects.filter(owner=user, due_on__range=(since, until)).open():
            yield Happening(item, item.due_on, _("To be done: %(title)s") % {"title": item.title})


# --- verbs: the address is told once, and only its hash is kept ------------------------------------------------------


def make_feed(*, name, kinds, is_own_only=False, by):
    """A new feed with the secret word of its address: (feed, token)."""
    token = secrets.token_urlsafe(32)
    with acting(by=by, verb="make_feed"):
        values = {"name": name, "kinds": kinds, "is_own_only": is_own_only, "token_hash": hashed(token)}
        return Feed.objects.create(owner=by, **values), token


def edit_feed(feed, *, name, kinds, is_own_only=False, by):
    with acting(by=by, verb="edit_feed"):
        _need("change", feed, by=by)
        lock(feed)
        feed.name, feed.kinds, feed.is_own_only = name, kinds, is_own_only
        feed.save(update_fields=["name", "kinds", "is_own_only"])


def renew_feed(feed, *, by):
    """Another address: from now on nobody reads it at the old one. Gives the new token."""
    token = secrets.token_urlsafe(32)
    with acting(by=by, verb="renew_feed"):
        _need("change", feed, by=by)
        lock(feed)
        feed.token_hash, feed.renewed_at = hashed(token), clock.now()
        feed.save(update_fields=["token_hash", "renewed_at"])
    return token


def end_feed(feed, *, by):
    """Calendars that ask again are told that it is gone."""
    with acting(by=by, verb="end_feed"):
        _need("end", feed, by=by)
        close(feed, by=by)


def hashed(token):
    """The token has 256 random bits, so a plain hash cannot be guessed back."""
    return hashlib.sha256(token.encode()).hexdigest()


def _need(verb, feed, *, by):
    if not by.has_perm(f"records.{verb}_feed", feed):
        raise PermissionDenied


# --- the calendar ----------------------------------------------------------------------------------------------------


def published(feed):
    """The feed as iCalendar, as its owner may see it now and in their language; what changed is written down."""
    with translation.override(feed.owner.language):
        happenings = _happenings(feed)
        entries = _told(feed, happenings)
        calendar = new_calendar(feed.name)
        for key, entry in sorted(entries.items(), key=lambda pair: (pair[1].on, pair[1].pk)):
            calendar.add_component(_event(entry, happenings.get(key)))
        return calendar.to_ical()


def new_calendar(name):
    """An empty calendar that programs ask for again from time to time."""
    calendar = Calendar()
    calendar.add("prodid", "-//Peyvand//Calendar feed//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", ASK_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", ASK_AGAIN)
    return calendar


def _happenings(feed):
    """What there is to tell today, by kind and record."""
    today = clock.today()
    span = {"since": today - BACK, "until": today + AHEAD, "is_own_only": feed.is_own_only}
    return {
        (kind, ContentType.objects.get_for_model(happening.record).pk, happening.record.pk): happening
        for kind in feed.kinds
        for happening in _of_kind(kind, feed.owner, span)
    }


def _of_kind(kind, owner, span):
    source, part = source_of(kind)
    if source is None:
        return []
    return source.part_happenings(part, owner, **span) if part else source.happenings(owner, **span)


def _told(feed, happenings):
    """Bring what was told last up to date; gives the entries of this calendar by kind and record."""
    now, first = clock.now(), clock.today() - BACK
    with transaction.atomic():
        Feed.objects.select_for_update().get(pk=feed.pk)  # two calendars may ask at once
        known = {(entry.kind, entry.content_type_id, entry.object_id): entry for entry in feed.entries.all()}
        changed = [entry for key, entry in known.items() if _changes(entry, happenings.get(key), now, first)]
        FeedEntry.objects.bulk_update(changed, ["on", "sequence", "digest", "changed_at", "cancelled_at"])
        new = [
            FeedEntry(
                feed=feed,
                kind=kind,
                content_type_id=content_type,
                object_id=pk,
                on=happening.on,
                digest=_digest(happening),
                changed_at=now,
            )
            for (kind, content_type, pk), happening in happenings.items()
            if (kind, content_type, pk) not in known
        ]
        FeedEntry.objects.bulk_create(new)
    known |= {(entry.kind, entry.content_type_id, entry.object_id): entry for entry in new}
    return {
        key: entry
        for key, entry in known.items()
        if key in happenings or (entry.cancelled_at and entry.cancelled_at > now - CANCELLED and entry.on >= first)
    }


def _changes(entry, happening, now, first):
    """Bring one entry up to date; False if it is."""
    if happening is None:
        if entry.cancelled_at or entry.on < first:
            return False
        entry.cancelled_at = entry.changed_at = now
        entry.sequence += 1
        return True
    digest = _digest(happening)
    if entry.digest == digest and not entry.cancelled_at:
        return False
    if entry.on != happening.on or entry.cancelled_at:
        entry.sequence += 1
    entry.on, entry.digest, entry.changed_at, entry.cancelled_at = happening.on, digest, now, None
    return True


def _digest(happening):
    words = (happening.on.isoformat(), happening.summary, happening.description, _url(happening))
    return hashlib.sha256("\0".join(words).encode()).hexdigest()


def _url(happening):
    return f"{settings.SITE_URL}{happening.record.get_absolute_url()}"


def _event(entry, happening):
    """One event of a whole day. Of one that fell away nothing is said but that: its owner may see no more of it."""
    event = Event()
    event.add("uid", f"{entry.uuid}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("dtstamp", entry.changed_at)
    event.add("last-modified", entry.changed_at)
    event.add("sequence", entry.sequence)
    event.add("dtstart", entry.on)
    event.add("dtend", entry.on + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    if happening is None:
        event.add("status", "CANCELLED")
        event.add("summary", _("No longer so"))
        return event
    event.add("status", "CONFIRMED")
    event.add("categories", [str(source_of(entry.kind)[0].title)])
    event.add("summary", happening.summary)
    event.add("description", happening.description)
    event.add("url", _url(happening))
    return event
