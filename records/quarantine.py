"""Papers that wait for the virus scanner: nobody reads them until it has answered, however long it is away."""

import time

from celery import current_app
from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.functional import partition

from records import clock, scanner
from records.history import acting
from records.locks import alone_inside
from records.models import Document, ScanStatus
from records.refusals import audit

announcers = []  # called with every paper that was refused, in the transaction that refuses it; apps above add theirs

SCANNER = "ClamAV"
UNDECIDED = (ScanStatus.WAITING, ScanStatus.NOT_SCANNED)
AT_ONCE = 50
MOST_SECONDS = 40  # of one sweep, which a task's time limit would end at 60
MOST_SILENCES = 2


def first_status():
    """What a paper that is filed now begins with."""
    return ScanStatus.WAITING if settings.CLAMAV else ScanStatus.NOT_SCANNED


def ring():
    """Tell the worker once the paper is there for it; without a broker the next sweep finds it."""
    if settings.CLAMAV:
        transaction.on_commit(lambda: current_app.send_task("records.tasks.scan_papers"), robust=True)


def waiting():
    """Papers that nobody may read yet, the oldest first."""
    return Document.objects.filter(scan_status=ScanStatus.WAITING).order_by("created_at")


def sweep():
    """Have the scanner look at what waits, then at what was filed before there was one.

    Taken in no order, so that a paper on which the scanner chokes does not hold up the others. One sweep at a time: a
    scanner that hangs holds up one process, not all.
    """
    if not settings.CLAMAV:
        return
    with alone_inside("peyvand quarantine") as is_alone:
        if is_alone:
            _scan_each(Document.objects.filter(scan_status__in=UNDECIDED).order_by("?")[:AT_ONCE])


def _scan_each(papers):
    until = time.monotonic() + MOST_SECONDS
    old, new = partition(lambda paper: paper.is_waiting, papers)
    silences = 0
    for paper in [*new, *old]:
        if time.monotonic() > until:
            return
        try:
            with paper.file.open("rb") as file:
                found = scanner.scan(file)
        except FileNotFoundError:
            continue  # the page of health tells of it
        except scanner.ScannerSilent:
            silences += 1
            if silences == MOST_SILENCES:
                return
        except scanner.ScannerAway as error:
            audit.warning("virus scanner away", extra={"why": str(error)})
            return
        else:
            decide(paper, found)


def decide(paper, found):
    """Write down what the scanner said: let the paper out, or take its file away and tell who filed it."""
    with acting(by=SCANNER, verb="scan", comment=found):
        paper = Document.objects.select_for_update(of=("self",)).get(pk=paper.pk)
        if paper.scan_status not in UNDECIDED:
            return
        paper.scanned_at = clock.now()
        if not found:
            paper.scan_status = ScanStatus.CLEAN
            paper.save(update_fields=["scan_status", "scanned_at"])
            return
        _refuse(paper, found)


def _refuse(paper, found):
    """The version before it, if there is one, is the current one again."""
    name, paper.file = paper.file.name, ""
    limit = Document._meta.get_field("signature").max_length
    paper.scan_status, paper.signature, paper.previous = ScanStatus.REFUSED, found[:limit], None
    paper.save(update_fields=["scan_status", "scanned_at", "signature", "previous", "file"])
    audit.warning("paper refused", extra={"document": str(paper.uuid), "virus": found})
    for announce in announcers:
        announce(paper)
    if not Document.objects.filter(file=name).exists():  # else the last row that names it takes it away
        transaction.on_commit(lambda: default_storage.delete(name), robust=True)
