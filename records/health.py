"""Is the portal well? Each app registers what it can tell; the administrators' page shows all of it."""

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection
from django.db.models import Count, Min, Q, TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from records import clock, files, quarantine
from records.models import Job, JobStatus, Sign
from records.registry import Registry
from records.templatetags.records import file_size, number

health = Registry("health", required=["slug", "title"])

# A ring every 20 s: after so long a silence something does not run.
SILENCE = timedelta(minutes=3)
LONG_WAIT = timedelta(minutes=5)
OLD_BACKUP = timedelta(hours=26)  # one a night, and two hours for a long one
LITTLE_SPACE, NO_SPACE = 0.20, 0.05  # of the disk
WORKERS_REMEMBERED = timedelta(hours=1)


class Level(TextChoices):
    """The words stand beside the colour; the value is the kind of the status component."""

    GOOD = "good", pgettext_lazy("health", "in order")
    LOOK = "waiting", pgettext_lazy("health", "look into it")
    ACT = "problem", pgettext_lazy("health", "act now")


@dataclass
class Reading:
    """One line of the page: what it is about, how it is, in words; `at` is the moment the words speak of."""

    label: str
    level: Level
    words: str
    at: datetime | None = None
    url: str = ""
    advice: str = ""


class Facts:
    """What one part of the portal tells about itself. Subclass, name, register; `readings` yields lines."""

    slug = title = None

    def readings(self):
        raise NotImplementedError


def report():
    """[(title, readings)] of all that is registered, each part asked now."""
    return [(facts.title, list(facts.readings())) for facts in health]


def worst(parts):
    """The level of the whole: that of its worst line."""
    levels = {reading.level for _title, readings in parts for reading in readings}
    return next((level for level in (Level.ACT, Level.LOOK) if level in levels), Level.GOOD)


# --- signs of life -----------------------------------------------------------------------------------------------


def note(name, **facts):
    """Write down that this is alive now."""
    Sign.objects.update_or_create(name=name, defaults={"seen_at": clock.now(), "facts": facts})


def note_queue(queue, worker):
    """Somebody listens to this queue; who did within the hour is remembered by name."""
    before = Sign.objects.filter(name=f"queue:{queue}").first()
    known = before.facts.get("workers", {}) if before else {}
    recent = (clock.now() - WORKERS_REMEMBERED).isoformat()
    workers = {name: at for name, at in known.items() if at > recent}
    note(f"queue:{queue}", workers=workers | {worker: clock.now().isoformat()})


# --- what this app tells -----------------------------------------------------------------------------------------


@health.register
class Work(Facts):
    """Timetable, queues and jobs, by rows: they are true also where the broker lost everything."""

    slug, title = "work", gettext_lazy("Work of the machine")
    queues = (
        ("default", gettext_lazy("Worker for sweeps and small work")),
        ("mail", gettext_lazy("Worker for letters")),
        ("reports", gettext_lazy("Worker for reports")),
    )

    def readings(self):
        seen = Sign.objects.in_bulk(field_name="name")
        yield self._alive(_("Timetable (beat)"), seen.get("beat"), _("No sweep, no reminder: start beat."))
        for queue, label in self.queues:
            yield self._alive(
                label, seen.get(f"queue:{queue}"), _("Start a worker that listens to the queue “%s”.") % queue
            )
        yield from self._jobs()

    def _alive(self, label, sign, advice):
        if sign is None:
            return Reading(label, Level.ACT, _("never seen"), advice=advice)
        names = sorted(sign.facts.get("workers", {}))
        words = ", ".join(names) or _("works")
        if clock.now() - sign.seen_at > SILENCE:
            return Reading(label, Level.ACT, _("silent"), sign.seen_at, advice=advice)
        return Reading(label, Level.GOOD, words, sign.seen_at)

    def _jobs(self):
        unfinished = Q(status__in=[JobStatus.QUEUED, JobStatus.RUNNING])
        yesterday = clock.now() - timedelta(days=1)
        told = Job.objects.filter(unfinished | Q(status=JobStatus.FAILED, finished_at__gte=yesterday)).aggregate(
            waiting=Count("pk", filter=unfinished),
            oldest=Min("created_at", filter=unfinished),
            failed=Count("pk", filter=Q(status=JobStatus.FAILED)),
        )
        is_late = told["oldest"] is not None and clock.now() - told["oldest"] > LONG_WAIT
        yield Reading(
            _("Jobs that wait"),
            Level.LOOK if is_late else Level.GOOD,
            number(told["waiting"]),
            told["oldest"],
            advice=_("The oldest waits longer than five minutes: is its worker alive?") if is_late else "",
        )
        yield Reading(
            _("Jobs that failed in the last 24 hours"),
            Level.LOOK if told["failed"] else Level.GOOD,
            number(told["failed"]),
            advice=_("Why stands on the page of each job and in the log of the worker.") if told["failed"] else "",
        )


@health.register
class Storage(Facts):
    """Disk, database, copies."""

    slug, title = "storage", gettext_lazy("Storage and copies")

    def readings(self):
        yield self._disk()
        yield Reading(_("Size of the database"), Level.GOOD, file_size(self._database_size()))
        yield self._backup(Sign.objects.filter(name="backup").first())
        restored = Sign.objects.filter(name="restore").first()
        if restored:
            yield Reading(_("Restored from a copy"), Level.GOOD, restored.facts.get("version", ""), restored.seen_at)

    def _disk(self):
        usage = shutil.disk_usage(settings.VAR)
        share = usage.free / usage.total
        level = Level.ACT if share < NO_SPACE else Level.LOOK if share < LITTLE_SPACE else Level.GOOD
        words = _("%(free)s of %(total)s free") % {"free": file_size(usage.free), "total": file_size(usage.total)}
        advice = "" if level == Level.GOOD else _("Make room: without it nothing can be saved.")
        return Reading(_("Disk of the private files"), level, words, advice=advice)

    def _database_size(self):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_database_size(current_database())")
            return cursor.fetchone()[0]

    def _backup(self, sign):
        label = _("Last backup")
        if sign is None:
            level = Level.GOOD if settings.DEMO else Level.ACT
            return Reading(label, level, _("none yet"), advice=_("See `manage.py backup` in the guide to deployment."))
        words = _("%(rows)s rows, %(files)s files") % {name: number(sign.facts[name]) for name in ("rows", "files")}
        advice = []
        if clock.now() - sign.seen_at > OLD_BACKUP:
            advice.append(_("It is older than a day."))
        if missing := sign.facts["missing"]:
            advice.append(_("%s files that records name were not there.") % number(missing))
        return Reading(label, Level.ACT if advice else Level.GOOD, words, sign.seen_at, advice=" ".join(advice))


@health.register
class Papers(Facts):
    """The virus scanner: while it is away papers wait, and nobody reads them. Files that are lost."""

    slug, title = "papers", gettext_lazy("Papers")

    def readings(self):
        told = quarantine.waiting().aggregate(n=Count("pk"), oldest=Min("created_at"))
        is_late = told["oldest"] is not None and clock.now() - told["oldest"] > LONG_WAIT
        yield Reading(
            _("Virus scanner"),
            Level.ACT if is_late else Level.GOOD,
            _("configured") if settings.CLAMAV else _("none configured; papers are read unchecked"),
            advice=_("It does not answer: start it, or look at its log.") if is_late else "",
        )
        yield Reading(
            _("Papers that wait for it"), Level.LOOK if is_late else Level.GOOD, number(told["n"]), told["oldest"]
        )
        missing = len(files.missing())
        yield Reading(
            _("Files that are not there"),
            Level.ACT if missing else Level.GOOD,
            number(missing),
            advice=_("Restore them from a backup; `manage.py sweep_files --dry-run` names them.") if missing else "",
        )
