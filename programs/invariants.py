"""What holds of all applications, whatever was done to the database around the portal? Each rule is asked of each row.

The database refuses most of what is looked for here; what was restored, imported or repaired by hand is seen again.
"""

from collections import Counter, defaultdict

from programs.applicationworkflow import HANDED_IN
from programs.callphases import consent_closing_of, last_instant_of
from programs.content import content_hash, fingerprint
from programs.models import Application, ApplicationStatus

BATCH = 500


def check():
    """What breaks each rule, as sentences, by the words of the rule; nothing stands beside one that holds."""
    found = {words: [] for words in (*OF_EACH, *OF_ALL)}
    handed_in = Application.objects.filter(status__in=HANDED_IN).order_by("pk").for_pages()
    for application in handed_in.prefetch_related("versions", "exclusions").iterator(chunk_size=BATCH):
        for words, rule in OF_EACH.items():
            found[words] += [f"{application.reference or application.number}: {what}" for what in rule(application)]
    for words, rule in OF_ALL.items():
        found[words] += rule()
    return found


def _leaders(application):
    leaders = Counter(one.side for one in application.members.all() if one.is_leader)
    for side in application.call.sides:
        if leaders[side] != 1:
            yield f"{leaders[side]} leaders of the {side} side"


def _consents(application):
    if not application.is_consented_by([one for one in application.members.all() if one.is_leader]):
        yield "somebody who leads it has not consented to its text"


def _text(application):
    if content_hash(application) != application.content_hash:
        yield "its text is not the one that was consented to"


def _versions(application):
    versions = sorted(application.versions.all(), key=lambda one: one.number)
    if [one.number for one in versions] != list(range(1, len(versions) + 1)):
        yield f"its versions are {', '.join(str(one.number) for one in versions)}"
    if not versions or versions[-1].content_hash != application.content_hash:
        yield "its last version is of another text"
    for one in versions:
        if fingerprint(one.snapshot["shared"]) != one.content_hash:
            yield f"version {one.number} has the fingerprint of another text"


def _in_time(application):
    last = last_instant_of(application)
    late = consent_closing_of(application)  # who was asked in time may consent until then
    for one in application.versions.all():
        if last and one.made_at > max(last, late or last):
            yield f"version {one.number} was made at {one.made_at.isoformat()}, after the call had closed"


def _endorsed(application):
    given = any(one.status == "given" for one in application.endorsements.all())
    if application.call.asks_endorsement and not given:
        yield "no institution stands behind it"


def _excluded(application):
    is_out = application.status == ApplicationStatus.INELIGIBLE
    if is_out and not any(one.confirmed_at and not one.is_closed for one in application.exclusions.all()):
        yield "it was excluded, and no second person has confirmed that"


def _references():
    """Series whose numbers are not 1, 2, 3 … to the last."""
    series = defaultdict(list)
    for reference in Application.objects.exclude(reference=None).values_list("reference", flat=True).iterator():
        name, _dash, number = reference.rpartition("-")
        series[name].append(int(number) if number.isdecimal() else 0)
    for name, numbers in sorted(series.items()):
        lacking = sorted(set(range(1, max(numbers) + 1)) - set(numbers))
        if lacking or min(numbers) < 1:
            yield f"{name}: {', '.join(map(str, lacking)) or 'a reference without a number'}"


# I1 … are the invariants as the design of the calls numbers them.
OF_EACH = {
    "I1: what is handed in has one leader of each side": _leaders,
    "I2: what is handed in has the consent of all who lead it": _consents,
    "I2: the text is the one that was consented to": _text,
    "I2: the last of its versions is what was handed in": _versions,
    "I3: nothing was taken after the closing, or the later time for consents": _in_time,
    "Where the call asks for it, the home institution stands behind it": _endorsed,
    "What is not eligible was excluded by two": _excluded,
}
OF_ALL = {"References of a call have no gaps": _references}
