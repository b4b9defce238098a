"""How does an institution appeal, what would follow for everybody, and what is decided?"""

from datetime import timedelta
from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from directory.models import User
from evaluation.actions.checking import correct_by_appeal
from evaluation.actions.runs import ask_run, choose_run, last_day_of, need_shown, official_of
from evaluation.actions.submissions import data_officers
from evaluation.collected import plain_number, versions_after
from evaluation.entry.given import Given
from evaluation.models import AppealAbout, AppealStatus, RunKind, RunStatus
from evaluation.workflow import appeal_workflow
from notices.emails import write
from records import clock
from records.documents import attach
from records.history import acting, note
from records.references import next_reference
from records.refusals import Refusal, require_reasons
from records.workflow import lock

SERIES = "APP"


def file_appeal(appeal, *, by):
    """An institution appeals, in time; it and the office are told. Raises Refusal when the days for it are over."""
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
        if this.answer_days:
            appeal.due_on = clock.today() + timedelta(days=this.answer_days)
        appeal.save()
        officers = User.objects.officers(clock.today())
        _tell("appeal_received", appeal, [*data_officers(appeal.participation), *officers])
    return appeal


def _tell(letter, appeal, people):
    for person in dict.fromkeys(people):
        write(
            f"evaluation/emails/{letter}",
            to=person,
            about=appeal,
            key=f"{letter}:{appeal.pk}:{person.pk}",
            appeal=appeal,
            url=appeal.get_absolute_url(),
        )


def file_evidence(appeal, *, file, title, by):
    """A paper that proves what the institution says, as long as nobody has decided. Raises Refusal for a bad file."""
    with acting(by=by, verb="file_evidence", audience="parties"):
        lock(appeal)
        if not by.has_perm("evaluation.file_evidence_appeal", appeal):
            raise PermissionDenied
        if appeal.status != AppealStatus.FILED:
            raise Refusal(_("It is decided or taken back: no more papers are filed."))
        return attach(appeal, file, title=title, by=by)


def changes_of(appeal, becomes=None):
    """What the appeal asks for, as a run takes it; or what it is given in part: a `Given` that its value becomes."""
    if appeal.about != AppealAbout.VALUE:
        return {}
    granted = becomes or appeal
    value = plain_number(granted.value)
    typed = "" if value is None else f"{value:f}"
    return {"values": [[appeal.participation.code, appeal.variable.code, typed, str(granted.kind)]]}


def examine(appeal, *, becomes=None, framework=None, by):
    """Compute what upholding it would do to everybody.

    `becomes` is the value that would stand where it is upheld in part; of an appeal about a rule, `framework` is the
    locked version in which the rule is as it would be.
    """
    with acting(by=by, verb="examine"):
        lock(appeal)
        if not by.has_perm("evaluation.examine_appeal", appeal):
            raise PermissionDenied
        official = official_of(appeal.participation.round)
        if appeal.status != "filed" or official is None:
            raise Refusal(_("There is nothing to examine: it is decided, or no run counts yet."))
        if appeal.about == AppealAbout.RULE and framework not in versions_after(appeal.participation.round):
            raise Refusal(
                _("Choose a locked version, begun from the one that counts, in which this rule is another."),
                "framework",
            )
        appeal.run = ask_run(
            appeal.participation.round,
            kind=RunKind.APPEAL,
            changes=changes_of(appeal, becomes),
            framework=framework if appeal.about == AppealAbout.RULE else None,
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


def decide(appeal, name, *, comment, shown=None, by):
    """Uphold, uphold in part or deny, for reasons. What is upheld counts from now on for everybody.

    `shown` is the number of the run whose effect whoever decides has before them.
    """
    require_reasons(comment, "comment")
    with acting(by=by, verb=name, comment=comment, audience="parties"):
        lock(appeal)
        if name != "deny" and (appeal.run is None or appeal.run.status != RunStatus.DONE):
            raise Refusal(_("What it does to everybody is computed before it is decided."))
        if name != "deny":
            need_shown(appeal.run, shown)
        if name != "deny" and official_of(appeal.participation.round) != appeal.run.base:
            raise Refusal(_("Another run counts since its effect was computed: compute it once more."))
        if name == "uphold" and not appeal.effect_is_of_all:
            raise Refusal(
                _("Its effect was computed with another value than it asks for: uphold it in part, or compute it anew.")
            )
        if name == "uphold_partly" and not appeal.effect_is_of_part:
            raise Refusal(_("Say which value it becomes, and compute the effect of that one first."))
        appeal_workflow.apply(appeal, name, by=by, comment=comment, decision=comment, decided_by=by)
        if name != "deny":
            _correct_values(appeal, by=by)
            choose_run(appeal.run, by=by, comment=appeal.number, besides=appeal.participation)
        _tell("appeal_decided", appeal, data_officers(appeal.participation))


def _correct_values(appeal, *, by):
    """The values of the run that counts from now on stand in the round as well."""
    parts = {one.code: one for one in appeal.participation.round.participations.all()}
    variables = {one.code: one for one in appeal.participation.round.framework.variables.all()}
    for unit, code, value, kind in appeal.run.changes.get("values", ()):
        new = Given(Decimal(value) if value else None, kind)
        correct_by_appeal(parts[unit], variables[code], new, reason=appeal.decision, by=by)


def uphold(appeal, *, comment, shown=None, by):
    decide(appeal, "uphold", comment=comment, shown=shown, by=by)


def uphold_partly(appeal, *, comment, shown=None, by):
    decide(appeal, "uphold_partly", comment=comment, shown=shown, by=by)


def deny(appeal, *, comment, by):
    decide(appeal, "deny", comment=comment, by=by)
