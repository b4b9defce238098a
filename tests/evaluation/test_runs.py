"""A run is a function of its snapshot, counts when it is chosen, is published by two persons, and then stands."""

import datetime as dt
import io
import json
import zipfile

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse

from directory.roles import Role
from evaluation import actions
from evaluation.collected import values_of
from evaluation.entry.before import last_year
from evaluation.models import (
    Appeal,
    DataPoint,
    Publication,
    Result,
    Round,
    Run,
    RunApproval,
    RunKind,
    RunTable,
    Snapshot,
)
from records import clock, jobs
from records.calendars import in_words
from records.models import Job
from records.refusals import Refusal
from tests.evaluation.minirounds import after_appeals, computed, mini_round, official, published, ranks_of
from tests.evaluation.test_explanation import BEFORE
from tests.factories.evaluation import put

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(user_with):
    return user_with(Role.OFFICER)


@pytest.fixture
def director(user_with):
    return user_with(Role.DIRECTOR)


def test_a_run_has_the_ranks_and_scores_of_the_example(officer):
    run = computed(mini_round(), by=officer)

    assert (run.status, run.snapshot.round_id) == ("done", run.round_id)
    assert ranks_of(run) == {"A": 3, "B": 1, "C": 2, "D": 4}
    assert dict(Result.objects.values_list("code", "score")) == {"A": 36.06, "B": 87.14, "C": 40.0, "D": 25.5}
    assert set(run.versions) == {"engine", "python", "numpy", "scipy"}
    assert {"units", "cells", "weights", "distributions"} <= set(run.tables.values_list("name", flat=True))


def test_the_same_snapshot_gives_the_same_fingerprint(officer):
    this = mini_round()
    first, second = computed(this, by=officer), computed(this, by=officer)

    assert first.snapshot == second.snapshot
    assert first.result_sha256 == second.result_sha256
    assert first.number != second.number


def test_a_killed_worker_leaves_a_run_that_is_computed_once(officer, worker):
    run = actions.ask_run(mini_round(), by=officer)
    Job.objects.filter(pk=run.job_id).update(status="running", claimed_at="2020-01-01T00:00Z", attempts=1)

    jobs.sweep()
    jobs.work(run.job_id)
    jobs.work(run.job_id)
    run.refresh_from_db()

    assert (run.status, run.job.status, run.results.count()) == ("done", "done", 4)


def test_what_cannot_be_computed_says_why_and_counts_nowhere(officer):
    run = computed(
        mini_round(("{ goalposts = [0, 20] }", '{ method = "best" }')),
        by=officer,
        changes={"values": [["A", "foreign", "-1", "reported"]]},
    )

    assert run.status == "failed"
    assert "less than zero" in run.error or run.error
    with pytest.raises(Refusal):
        actions.choose_run(run, by=officer)


def test_a_round_without_values_is_not_computed(officer):
    with pytest.raises(Refusal):
        actions.ask_run(mini_round(given={}), by=officer)

    assert not Run.objects.exists()


def test_a_dry_run_and_a_what_if_never_count(officer):
    this = mini_round()
    dry = computed(this, kind=RunKind.DRY, by=officer)
    what_if = computed(this, kind=RunKind.WHAT_IF, changes={"missing": {"international": "zero"}}, by=officer)

    assert ranks_of(what_if) == {"A": 2, "B": 1, "C": 4, "D": 3}
    for run in (dry, what_if):
        with pytest.raises(Refusal, match="never count"):
            actions.choose_run(run, by=officer)


def test_the_effect_of_an_appeal_counts_only_once_it_is_upheld(officer, director, user_with):
    this = mini_round()
    before = official(this, by=officer)
    actions.release(this, by=director)
    part = this.participations.get(code="C")
    asked = {"about": "value", "variable": this.framework.variables.get(code="joint"), "value": 20, "kind": "reported"}
    filer = user_with(Role.DATA_OFFICER, institution=part.institution)
    appeal = actions.file_appeal(Appeal(participation=part, grounds="See the list.", **asked), by=filer)
    effect = actions.compute_run(actions.examine(appeal, by=officer))

    with pytest.raises(Refusal, match="counts once that is upheld"):
        actions.choose_run(effect, by=director)

    assert actions.official_of(this) == before


def test_results_are_shown_only_with_a_run_that_counts_and_its_robustness(officer, director):
    this = mini_round()
    with pytest.raises(Refusal, match="No run counts"):
        actions.release(this, by=director)
    actions.choose_run(computed(this, by=officer), by=officer)
    with pytest.raises(Refusal, match="robustness"):
        actions.release(this, by=director)
    computed(this, kind=RunKind.ROBUSTNESS, seed=3, by=officer)
    counting = actions.official_of(this)
    with pytest.raises(Refusal, match=f"run {counting} took the place of RUN-0"):
        actions.release(this, shown="RUN-0", by=director)

    actions.release(this, shown=str(counting), by=director)

    assert Round.objects.get().status == "review"


def test_two_persons_approve_one_of_them_the_director(officer, director, user_with):
    this = mini_round()
    official(this, by=officer)
    actions.release(this, by=director)

    with after_appeals(this):
        actions.approve(this, by=officer)
        with pytest.raises(Refusal, match="second person"):
            actions.approve(this, by=officer)
        with pytest.raises(Refusal, match="director"):
            actions.approve(this, by=user_with(Role.OFFICER))
        with pytest.raises(PermissionDenied):
            actions.approve(this, by=user_with(Role.AUDITOR))
        assert Round.objects.get().status == "review"
        actions.approve(this, by=director)

    assert Round.objects.get().status == "approved"
    assert set(RunApproval.objects.values_list("result_sha256", flat=True)) == {actions.official_of(this).result_sha256}


def test_nothing_is_approved_as_long_as_appeals_may_be_filed(officer, director):
    this = mini_round()
    official(this, by=officer)
    actions.release(this, by=director)
    this.refresh_from_db()
    last = this.appeals_until

    with (
        clock.held_at(clock.now() + dt.timedelta(days=this.appeal_days)),
        pytest.raises(Refusal, match=f"until {in_words(last)}, this day included"),
    ):
        actions.approve(this, by=officer)

    assert (last - clock.today()).days == this.appeal_days
    assert not RunApproval.objects.exists()


def test_the_last_day_for_appeals_is_the_one_that_was_told(officer, director):
    this = mini_round()
    official(this, by=officer)
    actions.release(this, by=director)
    told = Round.objects.get().appeals_until

    with pytest.raises(IntegrityError, match="round_shown_has_last_day"), transaction.atomic():
        put(this, appeals_until=None)

    assert actions.last_day_of(Round.objects.get()) == told


@pytest.mark.parametrize(
    "touch",
    [
        lambda run: Run.objects.filter(pk=run.pk).update(overview=[]),
        lambda run: Run.objects.filter(pk=run.pk).update(is_official=False, published_at=None),
        lambda run: Run.objects.filter(pk=run.pk).update(result_sha256="0" * 64),
        lambda run: Run.objects.filter(pk=run.pk).delete(),
        lambda run: Result.objects.filter(run=run).update(score=99),
        lambda run: Result.objects.filter(run=run)[:1].get().delete(),
        lambda run: RunTable.objects.filter(run=run).update(columns={}),
        lambda run: Snapshot.objects.filter(pk=run.snapshot_id).update(content="{}"),
        lambda run: RunApproval.objects.filter(run=run).delete(),
        lambda run: Publication.objects.update(opened=["values"]),
        lambda run: DataPoint.objects.filter(participation__round=run.round).update(value=7),
        lambda run: Round.objects.filter(pk=run.round_id).update(status="review"),
        lambda run: Result.objects.create(
            run=run, participation=run.results.first().participation, code="A", explanation={}
        ),
    ],
)
def test_what_is_published_cannot_be_touched(officer, director, touch):
    run = published(mini_round(), director=director, officer=officer)

    with pytest.raises(IntegrityError), transaction.atomic():
        touch(run)


def test_nothing_is_published_without_two_names(officer, director):
    this = mini_round()
    run = official(this, by=officer)

    with pytest.raises(IntegrityError, match="two persons"), transaction.atomic():
        Run.objects.filter(pk=run.pk).update(published_at="2026-11-20T00:00Z")


def test_a_correction_takes_the_place_of_what_was_published_and_leaves_it_readable(officer, director):
    this = mini_round()
    old = published(this, director=director, officer=officer)
    change = {"values": [["A", "joint", "25", "reported"]]}
    new = actions.compute_run(
        actions.ask_correction(old, changes=change, erratum_en="A's joint projects were 25.", by=officer)
    )

    assert actions.official_of(this) == old
    actions.approve_correction(new, by=officer)
    assert actions.official_of(this) == old
    actions.approve_correction(new, by=director)

    assert actions.official_of(this) == new
    old.refresh_from_db()
    assert (old.is_official, ranks_of(old)["A"], ranks_of(new)["A"]) == (True, 3, 2)
    with pytest.raises(Refusal, match="correction of this run already"):
        actions.ask_correction(old, changes=change, erratum_en="Once more.", by=officer)


def test_the_year_before_is_the_one_that_was_published(officer, director):
    first = mini_round(given=BEFORE, year=1403)
    before = published(first, director=director, officer=officer)
    institutions = {one.code: one.institution for one in first.participations.select_related("institution")}
    this = mini_round(exercise=first.exercise, institutions=institutions)
    found = computed(this, by=officer).results.get(code="A").explanation

    assert found["rank_before"] == ranks_of(before)["A"]
    assert found["change"]["before"] == pytest.approx(before.results.get(code="A").explanation["total"])
    assert found["movers"]


def test_an_institution_tries_out_its_own_values_and_nobody_elses(officer):
    result = official(mini_round(), by=officer).results.get(code="C")

    assert actions.simulate(result, [["C", "joint", "20", "reported"]]) == ("C", 40.0, 2, 30.91, 3)
    with pytest.raises(Refusal):
        actions.simulate(result, [["B", "joint", "0", "zero"]])


@pytest.fixture
def corrected(officer, director):
    """A published round in which A's joint projects were 25, with its correction."""
    old = published(mini_round(), director=director, officer=officer, opened=("ranks", "scores"))
    change = {"values": [["A", "joint", "25", "reported"]]}
    new = actions.compute_run(
        actions.ask_correction(old, changes=change, erratum_en="A's joint projects were 25.", by=officer)
    )
    for person in (officer, director):
        actions.approve_correction(new, by=person)
    return new


def test_next_year_compares_with_what_was_corrected_after_publication(corrected):
    this = corrected.round
    institutions = {one.code: one.institution for one in this.participations.select_related("institution")}
    later = mini_round(year=1405, exercise=this.exercise, institutions=institutions)
    part = later.participations.get(code="A")
    joint = this.framework.variables.get(code="joint")

    found = [one.value for one in values_of(later) if (one.unit, one.period, one.variable) == ("A", 1404, "joint")]

    assert found == [25]
    assert last_year(part, [joint])[joint.pk].value == 25


def test_a_correction_is_asked_for_on_its_page(officer, director, client_for):
    run = published(mini_round(), director=director, officer=officer)
    browser, page = client_for(officer), reverse("evaluation:correct", args=[run.uuid])
    asked = {"erratum_en": "A's joint projects were 25.", "unit_1": "A", "variable_1": "joint", "value_1": "۲۵"}

    way = browser.get(reverse("evaluation:runs", args=[run.round.uuid]))
    answer = browser.post(page, asked)

    assert page in way.text
    assert answer.status_code == 302
    made = Run.objects.get(supersedes=run)
    assert (made.changes, made.erratum) == (
        {"values": [["A", "joint", "25", "reported"]]},
        "A's joint projects were 25.",
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"value_1": "many"}, "is not a number"),
        ({"variable_1": ""}, "Say of which institution, and which data item."),
        ({"unit_1": "", "variable_1": "", "value_1": ""}, "Give at least one value that was wrong."),
        ({"erratum_en": ""}, "This field is required."),
    ],
)
def test_a_correction_that_does_not_say_what_is_none(officer, director, client_for, change, said):
    run = published(mini_round(), director=director, officer=officer)
    asked = {"erratum_en": "Wrong.", "unit_1": "A", "variable_1": "joint", "value_1": "25"} | change

    page = client_for(officer).post(reverse("evaluation:correct", args=[run.uuid]), asked)

    assert said in page.text
    assert not Run.objects.filter(kind=RunKind.CORRECTION).exists()


def test_everybody_reads_what_was_corrected_as_far_as_results_are_open(corrected, officer, client, client_for):
    this = corrected.round
    name = this.participations.get(code="A").institution.name

    public = client.get(reverse("evaluation:corrections", args=[this.exercise.code, this.year])).text
    staff = client_for(officer).get(reverse("evaluation:correct", args=[corrected.uuid])).text

    assert "A&#x27;s joint projects were 25." in public
    assert f"{name}, from 3 to 2" in public
    assert "12 → 25" not in public
    assert f"{name} · joint · 12 → 25" in staff


def test_the_command_line_gives_the_fingerprint_of_a_run_from_its_files(officer, director, client_for, tmp_path):
    first = mini_round(given=BEFORE, year=1403)
    published(first, director=director, officer=officer)
    institutions = {one.code: one.institution for one in first.participations.select_related("institution")}
    run = computed(mini_round(exercise=first.exercise, institutions=institutions), by=officer)

    answer = client_for(officer).get(reverse("evaluation:run_files", args=[run.uuid]))
    zipfile.ZipFile(io.BytesIO(answer.content)).extractall(tmp_path)
    call_command(
        "compute_evaluation",
        framework=tmp_path / "framework.json",
        values=tmp_path / "values.csv",
        out=tmp_path / "out",
        stdout=io.StringIO(),
    )

    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))
    assert (manifest["snapshot_sha256"], manifest["result_sha256"]) == (run.snapshot.sha256, run.result_sha256)
    assert manifest["period_before"] == 1403
