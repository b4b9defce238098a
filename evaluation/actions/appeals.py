"""How does an institution appeal, what would follow for everybody, and what is decided?"""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from evaluation.actions.runs import ask_run, choose_run, official_of
from evaluation.collected import plain_number
from evaluation.models import AppealAbout, RoundStatus, RunKind, RunStatus
from evaluation.workflow import appeal_workflow
from records import clock
from records.history import acting, note
from records.references import next_reference
from records.refusals import Refusal, require_reasons
from records.workflow import lock

SERIES = "APP"


def last_day_of(this):
    """The last day on which appeals are filed; None before provisional results are shown."""
    if this.status != RoundStatus.REVIEW:
        return None
    return this.status_since.astimezone(clock.zone()).date() + timedelta(days=this.appeal_days)


def file_appeal(appeal, *, by):
    """An institution appeals, in time. Raises Refusal when the days for it are over."""
    this = appeal.participation.round
    if not by.has_perm("evaluation.file_appeal_participation", appeal.participation):
        raise PermissionDenied
    with acting(by=by, verb="file_appeal", audience="parties"):
        lock(this)
        last = last_day_of(this)
        if last is None or clock.today() > last:
            raise Refusal(_("The days for appeals are over."))
        appeal.number = next_reference(SERIES, on=clock.today())
        appeal.filed_by, appeal.filed_at = by, clock.now()
        appeal.save()
    return appeal


def changes_of(appeal):
    """What the appeal asks for, as a run takes it."""
    if appeal.about != AppealAbout.VALUE:
        return {}
    value = plain_number(appeal.value)
    return {
        "values": [
            [appeal.participation.code, appeal.variable.code, "" if value is None else f"{value:f}", appeal.kind]
        ]
    }


def examine(appeal, *, changes=None, by):
    """Compute what upholding it would do to everybody. `changes` say it where the appeal is about a rule."""
    with acting(by=by, verb="examine"):
        lock(appeal)
        if not by.has_perm("evaluation.examine_appeal", appeal):
            raise PermissionDenied
        official = official_of(appeal.participation.round)
        if appeal.status != "filed" or official is None:
            raise Refusal(_("There is nothing to examine: it is decided, or no run counts yet."))
        changes = changes or changes_of(appeal)
        if not changes:
            raise Refusal(_("Say which rule or weight would be another."))
        appeal.run = ask_run(
            appeal.participation.round,
            kind=RunKind.APPEAL,
            changes=changes,
            reason=appeal.number,
            base=official,
            by=by,
        )
        appeal.save(update_fields=["run"])
        note(appeal, "examine")
    return appeal.run


def effect_of(appeal):
    """[(code, score, rank, score then, rank then)] of everybody: the run that counts beside the one of the appeal."""
    official = official_of(appeal.participation.round)
    if official is None or appeal.run is None or appeal.run.status != RunStatus.DONE:
        return []
    now = {one["unit"]: one for one in official.overview}
    return [
        (one["unit"], now[one["unit"]]["score"], now[one["unit"]]["rank"], one["score"], one["rank"])
        for one in appeal.run.overview
        if one["unit"] in now
    ]


def decide(appeal, name, *, comment, by):
    """Uphold, uphold in part or deny, for reasons. What is upheld counts from now on for everybody."""
    require_reasons(comment, "comment")
    with acting(by=by, verb=name, comment=comment, audience="parties"):
        lock(appeal)
        if name != "deny" and (appeal.run is None or appeal.run.status != RunStatus.DONE):
            raise Refusal(_("What it does to everybody is computed before it is decided."))
        if name != "deny" and official_of(appeal.participation.round) != appeal.run.base:
            raise Refusal(_("Another run counts since its effect was computed: compute it once more."))
        appeal_workflow.apply(appeal, name, by=by, comment=comment, decision=comment, decided_by=by)
        if name != "deny":
            choose_run(appeal.run, by=by, comment=appeal.number)


def uphold(appeal, *, comment, by):
    decide(appeal, "uphold", comment=comment, by=by)


def uphold_partly(appeal, *, comment, by):
    decide(appeal, "uphold_partly", comment=comment, by=by)


def deny(appeal, *, comment, by):
    decide(appeal, "deny", comment=comment, by=by)
