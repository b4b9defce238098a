"""How is a round computed, which run counts, and how is it approved, published and corrected?"""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from directory.roles import is_director
from evaluation import reckoning
from evaluation.actions.submissions import tell_data_officers
from evaluation.collected import framework_of, rounds_before, snapshot_of, version_of
from evaluation.engine.problems import Problem
from evaluation.models import (
    Appeal,
    Publication,
    Result,
    RoundStatus,
    Run,
    RunApproval,
    RunKind,
    RunStatus,
    RunTable,
    Snapshot,
)
from evaluation.sentences import sentence
from evaluation.workflow import round_workflow
from records import clock, jobs
from records.calendars import in_words
from records.history import acting
from records.references import next_reference
from records.refusals import Refusal, require_reasons
from records.workflow import lock

SERIES = "RUN"
SHOWN = (RoundStatus.REVIEW, RoundStatus.APPROVED, RoundStatus.PUBLISHED)


def ask_run(this, *, kind=RunKind.NOMINAL, changes=None, framework=None, seed=None, reason="", base=None, by):
    """Write down that a round is to be computed, and ring for it: from its values, or from another run's snapshot.

    `framework` is a version in place of the one by which it is measured. Raises Refusal where there is nothing to
    compute, or where a change names what is not there.
    """
    with acting(by=by, verb="ask_run", comment=reason):
        lock(this)
        version = framework or (base.measured_by if base else version_of(this))
        frozen = _frozen(this, base, changes or {}, framework, by)
        run = Run.objects.create(
            round=this,
            number=next_reference(SERIES, on=clock.today()),
            kind=kind,
            snapshot=frozen,
            base=base,
            framework=None if version == this.framework else version,
            seed=seed,
            changes=changes or {},
            reason=reason,
            asked_by=by,
        )
        run.job = jobs.ask(
            "evaluation-run",
            title=_("Computation %(number)s, %(round)s") % {"number": run.number, "round": this},
            by=by,
            language=get_language(),
            run=run.pk,
        )
        run.save(update_fields=["job"])
    return run


def _frozen(this, base, changes, framework, by):
    try:
        text = base.snapshot.content if base is not None else snapshot_of(this).canonical()
        another = framework_of(this, framework) if framework else None
        text, sha256 = reckoning.freeze_with(text, changes, another)
    except Problem as problem:
        raise Refusal(sentence(problem)) from problem
    made, _is_new = Snapshot.objects.get_or_create(
        round=this, sha256=sha256, defaults={"content": text, "made_by": by if hasattr(by, "pk") else None}
    )
    return made


def compute_run(run, progress=lambda done, total: None):
    """Compute what was asked for; twice does no harm. What cannot be computed is told in the run."""
    if run.status != RunStatus.WAITING:
        return run
    try:
        progress(1, 3)
        found = reckoning.reckon(run.snapshot.content, seed=run.seed, earlier=earlier_of(run.round))
        progress(2, 3)
    except Problem as problem:
        with acting(by=run.asked_by, verb="compute_run"):
            lock(run)
            run.status, run.error, run.finished_at = RunStatus.FAILED, sentence(problem), clock.now()
            run.save(update_fields=["status", "error", "finished_at"])
        return run
    with acting(by=run.asked_by, verb="compute_run"):
        lock(run)
        if run.status == RunStatus.WAITING:
            _keep(run, found)
    return run


def _keep(run, found):
    parts = dict(run.round.participations.values_list("code", "pk"))
    RunTable.objects.bulk_create(
        RunTable(run=run, name=table.name, columns=columns, sha256=table.sha256)
        for table, columns in zip(found.tables, found.columns, strict=True)
    )
    Result.objects.bulk_create(
        Result(
            run=run,
            participation_id=parts[code],
            code=code,
            score=one["score"],
            rank=one["rank"],
            explanation=one,
        )
        for code, one in found.explanations.items()
        if code in parts
    )
    run.status, run.finished_at, run.overview = RunStatus.DONE, clock.now(), found.overview
    run.versions, run.result_sha256 = found.versions, found.sha256
    run.save(update_fields=["status", "finished_at", "overview", "versions", "result_sha256"])


def earlier_of(this):
    """{code: explanation} of the year before, as it was published; by the codes of this round."""
    before = rounds_before(this).first()
    run = Run.objects.filter(round=before).counting().first() if before else None
    if run is None:
        return {}
    now = dict(this.participations.values_list("institution", "code"))
    rows = Result.objects.filter(run=run).values_list("participation__institution", "explanation")
    return {now[institution]: told for institution, told in rows if institution in now}


def choose_run(run, *, by, comment="", besides=None):
    """From now on this run counts in its round; before, none or another did.

    Where provisional results were shown, each institution whose place is another now is told so, once for each run;
    `besides` is a participation that is told otherwise.
    """
    with acting(by=by, verb="choose_run", comment=comment):
        lock(run.round)
        lock(run)
        if run.status != RunStatus.DONE or run.round.status not in (RoundStatus.COMPUTATION, RoundStatus.REVIEW):
            raise Refusal(_("Only a run that is computed can count, before the round is approved."))
        if run.kind in (RunKind.DRY, RunKind.WHAT_IF):
            raise Refusal(_("A dry run and a “what if” never count: compute the round."))
        if run.kind == RunKind.APPEAL and not run.appeals.upheld().exists():
            raise Refusal(_("It shows the effect of an appeal: it counts once that is upheld."))
        before = official_of(run.round)
        overtaking = Appeal.objects.filter(participation__round=run.round, status_since__gt=run.created_at).upheld()
        if overtaking.exclude(run=run).exists():
            raise Refusal(
                _("An appeal was upheld since this run was asked for, and it does not hold it: compute anew.")
            )
        for other in Run.objects.filter(round=run.round, is_official=True).exclude(pk=run.pk):
            other.is_official = False
            other.save(update_fields=["is_official"])
        run.is_official = True
        run.save(update_fields=["is_official"])
        if before and run.round.status == RoundStatus.REVIEW:
            _tell_moved(before, run, besides=besides)


def _tell_moved(before, run, *, besides):
    """Whose place is another than before reads so; nobody is told what it was for, nor of whom."""
    places = {one["unit"]: one["rank"] for one in before.overview}
    for result in run.results.select_related("participation__institution", "participation__round__exercise"):
        if result.code in places and places[result.code] != result.rank and result.participation != besides:
            tell_data_officers(
                "place_changed",
                result.participation,
                key=f"place-changed:{run.pk}:{result.participation_id}",
                url=result.get_absolute_url(),
            )


def official_of(this):
    return Run.objects.filter(round=this).counting().first()


def _need_official(this):
    found = official_of(this)
    if found is None:
        raise Refusal(_("No run counts yet: compute the round, and choose one."))
    return found


def last_day_of(this):
    """The last day on which appeals are filed; None before provisional results are shown, and after that."""
    return this.appeals_until if this.status == RoundStatus.REVIEW else None


def need_shown(run, shown):
    """Raises Refusal where another run stands there than whoever confirms was shown, by its number; None: no page."""
    if shown is not None and shown != str(run or ""):
        raise Refusal(
            _("Since this page was opened run %(now)s took the place of %(shown)s: open it once more, and look at it.")
            % {"now": run or "–", "shown": shown or "–"}
        )


def release(this, *, comment="", shown=None, by):
    """Each institution sees its own results from now on, is told so, and may appeal."""
    with acting(by=by, verb="release", comment=comment):
        lock(this)
        official = _need_official(this)
        need_shown(official, shown)
        same = Run.objects.done().filter(snapshot=official.snapshot_id, kind=RunKind.ROBUSTNESS)
        if not same.exists():
            raise Refusal(_("Compute robustness with other draws on the same snapshot first."))
        until = clock.today() + timedelta(days=this.appeal_days)
        round_workflow.apply(this, "release", by=by, comment=comment, appeals_until=until)
        for result in official.results.select_related("participation__institution"):
            tell_data_officers(
                "results_provisional",
                result.participation,
                key=f"results-provisional:{result.participation_id}",
                until=until,
                url=result.get_absolute_url(),
            )


def approve(this, *, comment="", shown=None, by):
    """Put one's name to the run that counts; with the second name, one of them the director's, the round is approved.

    Raises Refusal while appeals may still be filed or are undecided, or where the same person approves twice.
    """
    with acting(by=by, verb="approve_run", comment=comment):
        lock(this)
        run = _need_official(this)
        need_shown(run, shown)
        if not by.has_perm("evaluation.approve_run", run):
            raise PermissionDenied
        if this.status != RoundStatus.REVIEW:
            raise Refusal(round_workflow.too_late(this, round_workflow.transitions["approve"]))
        if clock.today() <= this.appeals_until:
            raise Refusal(
                _("Appeals may be filed until %(day)s, this day included: approve after it.")
                % {"day": in_words(this.appeals_until)}
            )
        if Appeal.objects.filter(participation__round=this).undecided().exists():
            raise Refusal(_("Appeals wait to be decided."))
        if _sign(run, by):
            round_workflow.apply(this, "approve", by=by, comment=comment)


def _sign(run, by):
    """One more name; are there two now, and is one of them the director's?"""
    RunApproval.objects.create(run=run, by=by, result_sha256=run.result_sha256)
    names = [one.by for one in run.approvals.select_related("by")]
    if len(names) > 1 and not any(map(is_director, names)):
        raise Refusal(_("One of the two who approve is the director."))
    return len(names) > 1


def publish(this, *, opened, from_at=None, comment="", by):
    """Open the results to everybody, as far as is said. Nothing of them changes any more."""
    with acting(by=by, verb="publish", comment=comment, audience="public"):
        lock(this)
        run = _need_official(this)
        round_workflow.apply(this, "publish", by=by, comment=comment)
        Publication.objects.create(round=this, opened=list(opened), from_at=from_at or clock.now(), by=by)
        run.published_at = clock.now()
        run.save(update_fields=["published_at"])


def ask_correction(run, *, changes, erratum_en, erratum_fa="", by):
    """A new run in place of one that is published, with what was wrong in it; the old one stays readable."""
    require_reasons(erratum_en, "erratum_en")
    if run.published_at is None or not by.has_perm("evaluation.ask_run", run):
        raise Refusal(_("Only what is published is corrected."))
    with acting(by=by, verb="ask_run", comment=erratum_en):
        lock(run.round)
        if Run.objects.filter(supersedes=run).exists():
            raise Refusal(_("There is a correction of this run already."))
        found = ask_run(run.round, kind=RunKind.CORRECTION, changes=changes, reason=erratum_en, base=run, by=by)
        found.supersedes, found.erratum_en, found.erratum_fa = run, erratum_en, erratum_fa
        found.save(update_fields=["supersedes", "erratum_en", "erratum_fa"])
    return found


def approve_correction(run, *, by):
    """Put one's name to a correction; with the second it takes the place of what was published."""
    with acting(by=by, verb="approve_run"):
        lock(run)
        if not by.has_perm("evaluation.approve_run", run):
            raise PermissionDenied
        if run.kind != RunKind.CORRECTION or run.status != RunStatus.DONE or run.published_at:
            raise Refusal(_("Only a correction that is computed is approved here."))
        if _sign(run, by):
            run.is_official, run.published_at = True, clock.now()
            run.save(update_fields=["is_official", "published_at"])


def simulate(result, changes):
    """What another value would make of an institution's own score and rank; of the others nothing is told."""
    rows = {(one[0], one[1]) for one in changes}
    if {unit for unit, _variable in rows} - {result.code}:
        raise Refusal(_("Only one's own values can be tried out."))
    try:
        found = reckoning.effect(result.run.snapshot.content, {"values": changes})
    except Problem as problem:
        raise Refusal(sentence(problem)) from problem
    return next(row for row in found if row[0] == result.code)
