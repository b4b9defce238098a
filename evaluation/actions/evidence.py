"""What happens when evidence is filed, named for values, and withdrawn?"""

from django.utils.translation import gettext as _

from evaluation.actions.deadlines import refuse_late, refuse_not_writable
from evaluation.entry.findings import refresh
from evaluation.models import EvidenceItem, EvidenceLink
from records import clock, content
from records.documents import MEGABYTE, attach
from records.history import acting
from records.models import Visibility
from records.refusals import Refusal, require_reasons
from records.workflow import lock

ACCEPTED = ({"pdf", "jpeg", "png", "xlsx", "csv"}, 10 * MEGABYTE)
MOST = 200


def attach_evidence(participation, *, title, file=None, url="", seen_on=None, points=(), by):
    """File evidence, and name it for these values. Raises Refusal where the content is not what its name says."""
    refuse_late(participation, by=by)
    if bool(file) == bool(url):
        raise Refusal(_("Evidence is a file, or a web address with the day it was seen."), "file")
    with acting(by=by, verb="attach_evidence"):
        _held(participation)
        if participation.evidence.open().count() >= MOST:
            raise Refusal(_("There are 200 pieces of evidence already: withdraw one that is not needed."), "file")
        values = {"title": title, "participation": participation}
        if file:
            item = EvidenceItem.objects.create(sha256=_fingerprint(file), **values)
            attach(item, file, title=title, visibility=Visibility.OFFICE, accepted=ACCEPTED, by=by)
        else:
            item = EvidenceItem.objects.create(url=url, seen_on=seen_on, **values)
        _link(item, points)
        refresh(participation)
    return item


def _fingerprint(file):
    try:
        found = content.check(file, kinds=ACCEPTED[0], max_bytes=ACCEPTED[1])
    except content.UnacceptableFile as error:
        raise Refusal(str(error), "file") from error
    file.seek(0)
    return found.sha256


def name_evidence(item, *, points, by):
    """It stands for these values from now on, and for no others."""
    participation = item.participation
    refuse_late(participation, by=by)
    with acting(by=by, verb="name_evidence"):
        _held(participation)
        wanted = {point.pk for point in points}
        now = set(item.links.values_list("point", flat=True))
        if now - wanted:
            raise Refusal(_("Evidence that was named for a value stays there; withdraw it if it was a mistake."))
        _link(item, [point for point in points if point.pk not in now])
        refresh(participation)
    return item


def _link(item, points):
    for point in points:
        EvidenceLink.objects.create(item=item, point=point)


def withdraw_evidence(item, *, reason, by):
    """It counts for nothing any more; it stays in the files with the reason."""
    participation = item.participation
    refuse_late(participation, by=by)
    with acting(by=by, verb="withdraw_evidence", comment=reason):
        _held(participation)
        require_reasons(reason, "reason")
        lock(item)
        if item.is_closed:
            raise Refusal(_("This was withdrawn already."))
        item.closed_on, item.closed_reason = clock.today(), reason[:300]
        item.save(update_fields=["closed_on", "closed_reason"])
        refresh(participation)
    return item


def _held(participation):
    lock(participation)
    refuse_not_writable(participation)
