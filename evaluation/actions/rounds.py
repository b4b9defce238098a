"""What happens with a round: institutions are added, it opens, collects, is validated and closed?"""

from django.utils.translation import gettext as _

from evaluation.actions.registers import fill_from_records
from evaluation.actions.submissions import tell_data_officers
from evaluation.entry.before import round_of_last_year
from evaluation.models import (
    FindingState,
    FrameworkStatus,
    Participation,
    ParticipationGroup,
    ParticipationStatus,
    PeerGroup,
    Query,
    Submission,
)
from evaluation.workflow import OUT, RoundStatus, round_workflow
from records import clock
from records.history import acting
from records.languages import listed
from records.refusals import Refusal, require_reasons
from records.workflow import lock

NAMED = 10


def invite(this, institutions, *, by):
    """These take part as well; codes and peer groups are those of last year, or what the framework says."""
    with acting(by=by, verb="add_institutions"):
        lock(this)
        if this.status not in (RoundStatus.DESIGN, RoundStatus.OPEN):
            raise Refusal(_("Institutions are added while values are entered, or before."))
        known = _codes_of_last_year(this)
        taken = set(this.participations.values_list("code", flat=True))
        there = set(this.participations.values_list("institution", flat=True))
        groups = list(PeerGroup.objects.filter(framework=this.framework_id))
        made = []
        for institution in institutions:
            if institution.pk in there:
                continue
            code = known.get(institution.pk) or _code_for(institution, taken)
            taken.add(code)
            one = Participation.objects.create(round=this, institution=institution, code=code)
            ParticipationGroup.objects.bulk_create(
                ParticipationGroup(participation=one, group=group) for group in groups if code in group.units
            )
            made.append(one)
        if this.status == RoundStatus.OPEN:
            for one in made:
                _tell_opened(one)
    return made


def _codes_of_last_year(this):
    earlier = round_of_last_year(this)
    return dict(earlier.participations.values_list("institution", "code")) if earlier else {}


def _code_for(institution, taken):
    """Its ROR iD; else its number here. Codes stay the same year after year, so names are not in them."""
    code = institution.ror_id or f"i{institution.pk}"
    return code if code not in taken else f"i{institution.pk}"


def open_collection(this, *, comment="", by):
    """Institutions are told, and enter their values. Raises Refusal naming what is missing."""
    with acting(by=by, verb="open_collection", comment=comment):
        lock(this)
        lacking = list(_lacking(this))
        if lacking:
            raise Refusal(" ".join([_("It cannot be opened yet:"), *lacking]))
        round_workflow.apply(this, "open_collection", by=by, comment=comment)
        fill_from_records(this, by=by)
        for one in this.participations.exclude(status__in=OUT).select_related("institution"):
            _tell_opened(one)


def _lacking(this):
    if this.framework.status != FrameworkStatus.LOCKED:
        yield _("Its framework is not locked.")
    if this.opens_on is None or this.closes_at is None:
        yield _("Say from when values are entered, and until when.")
    elif this.closes_at <= clock.now():
        yield _("Its deadline is over already.")
    if not this.participations.exclude(status__in=OUT).exists():
        yield _("No institution takes part.")
    wanted = set(this.framework.variables.exclude(period="").values_list("period", flat=True))
    for kind in sorted(wanted - set(this.periods.values_list("kind", flat=True))):
        label = dict(this.periods.model._meta.get_field("kind").choices)[kind]
        yield _("From which day to which is the %(kind)s?") % {"kind": label}


def _tell_opened(participation):
    tell_data_officers("round_opened", participation, key=f"round-opened:{participation.pk}")


def redesign(this, *, comment="", by):
    """Back to preparation, as long as nobody has submitted."""
    with acting(by=by, verb="redesign", comment=comment):
        lock(this)
        if Submission.objects.filter(participation__round=this).exists():
            raise Refusal(_("An institution has submitted: the round goes on as it is."))
        round_workflow.apply(this, "redesign", by=by, comment=comment)


def validate(this, *, comment="", by):
    """Collection is over: at the deadline, or before it once all have submitted."""
    with acting(by=by, verb="validate", comment=comment):
        lock(this)
        busy = this.participations.filter(status__in=[ParticipationStatus.FILLING, ParticipationStatus.SIGNING])
        if this.closes_at and clock.database_now() <= this.closes_at and busy.exists():
            raise Refusal(_("The deadline is not over, and not all have submitted."))
        round_workflow.apply(this, "validate", by=by, comment=comment)


def compute(this, *, comment="", by):
    """Values stand. Raises Refusal where a question or a hard finding is open, or an institution is undecided."""
    with acting(by=by, verb="compute", comment=comment):
        lock(this)
        inside = this.participations.exclude(status__in=OUT)
        undecided = inside.exclude(status=ParticipationStatus.ACCEPTED).select_related("institution")
        _refuse(undecided, _("Neither accepted nor excluded: %(names)s."))
        asked = inside.filter(pk__in=Query.objects.open().values("point__participation")).select_related("institution")
        _refuse(asked, _("A question is open at: %(names)s."))
        hard = inside.filter(findings__state=FindingState.OPEN, findings__is_hard=True).distinct()
        _refuse(hard.select_related("institution"), _("Something that must be mended is open at: %(names)s."))
        if not inside.exists():
            raise Refusal(_("No institution was accepted."))
        round_workflow.apply(this, "compute", by=by, comment=comment)


def _refuse(participations, sentence):
    names = [one.institution.name for one in participations[: NAMED + 1]]
    if names:
        shown = listed(names[:NAMED]) + (" …" if len(names) > NAMED else "")
        raise Refusal(sentence % {"names": shown})


def cancel(this, *, comment, by):
    """Nothing more happens in it, for these reasons."""
    require_reasons(comment, "comment")
    round_workflow.apply(this, "cancel", by=by, comment=comment)


def extend(participation, *, closes_at, comment, by):
    """A later deadline for one institution, with the reason."""
    with acting(by=by, verb="move_deadline", comment=comment):
        lock(participation)
        require_reasons(comment, "comment")
        if participation.round.status not in (RoundStatus.OPEN, RoundStatus.VALIDATION):
            raise Refusal(_("This round takes no values now."))
        if closes_at <= clock.now():
            raise Refusal(_("This time is over already."), "closes_at")
        participation.closes_at = closes_at
        participation.save(update_fields=["closes_at"])
    return participation
