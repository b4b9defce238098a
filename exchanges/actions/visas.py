"""Until when must the visa of whoever comes be applied for?"""

from datetime import timedelta

from directory.models import Institution
from exchanges.kinds import Direction
from exchanges.models import VisaOutcome, VisaRule
from exchanges.statuses import TO_COME_OR_HERE, StayStatus
from records.history import acting

FOR_MORE = (VisaOutcome.WAITING, VisaOutcome.NOT_NEEDED)  # such a line is good for whoever joins
USUAL_LEAD = 45  # days, where the office has no rule


def rule_for(nationality):
    """The office's lead time for a nationality, else the one for all others; None where there is neither."""
    rules = {rule.country: rule for rule in VisaRule.objects.open().filter(country__in=["", nationality])}
    return rules.get(nationality) or rules.get("")


def apply_by(stay, nationality):
    """The last day on which the visa of this nationality is applied for in time."""
    rule = rule_for(nationality)
    return stay.first_day - timedelta(days=rule.lead_days if rule else USUAL_LEAD)


def prepare(stay, *, joined=(), by):
    """Whoever comes from abroad has a visa to be applied for: one line for each nationality of a group.

    Of nationalities that have `joined` since, a line counts with which nobody has applied yet; else there is another.
    """
    if stay.direction != Direction.INCOMING:
        return
    lines = set(stay.visas.values_list("nationality", "applied_on", "outcome"))
    there = {nationality for nationality, _applied_on, _outcome in lines}
    open_ = {nationality for nationality, applied_on, outcome in lines if not applied_on and outcome in FOR_MORE}
    late = {nationality for nationality in joined if nationality and nationality not in open_}
    with acting(by=by, verb="set_checklist"):
        for nationality in sorted((nationalities(stay) - there) | (late - {_ours()})):
            stay.visas.create(nationality=nationality, apply_by=apply_by(stay, nationality))


def join(stay, participants, *, by):
    """These were named, or their nationality was, after the visas of the group were written down."""
    if stay.status == StayStatus.IN_REVIEW or stay.status in TO_COME_OR_HERE:
        prepare(stay, joined={one.nationality for one in participants}, by=by)


def nationalities(stay):
    """Of whoever comes, as far as they are known, without citizens of the office's country, who need no visa."""
    leader = (stay.person.nationality if stay.person_id else "") or stay.country
    others = stay.participants.exclude(nationality="").values_list("nationality", flat=True)
    return {leader, *others} - {_ours()}


def _ours():
    return Institution.objects.filter(is_home=True).values_list("country", flat=True).first()


def move(stay, *, by):
    """Visas that nobody has applied for follow the days of the stay."""
    with acting(by=by, verb="set_checklist"):
        for visa in stay.visas.filter(applied_on=None, outcome=VisaOutcome.WAITING):
            day = apply_by(stay, visa.nationality)
            if visa.apply_by != day:
                visa.apply_by = day
                visa.save(update_fields=["apply_by"])
