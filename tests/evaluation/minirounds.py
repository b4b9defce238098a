"""The mini framework's institutions as rows of a round, their values accepted."""

import datetime as dt
from decimal import Decimal

from evaluation import actions
from evaluation.actions.files import keep
from evaluation.models import Result, RunKind
from records import clock
from tests.evaluation import mini
from tests.factories.directory import InstitutionFactory
from tests.factories.evaluation import (
    DataPointFactory,
    ExerciseFactory,
    ParticipationFactory,
    RoundFactory,
    opened,
    put,
)


def mini_round(*changes, given=mini.GIVEN, year=1404, status="computation", exercise=None, institutions=None, **cells):
    """A round whose values are those of the examples; `institutions` are {code: institution}.

    With an exercise it is measured as the round before was.
    """
    known = exercise.frameworks.first() if exercise else None
    framework = known or keep(exercise or ExerciseFactory(), mini.framework(*changes))
    made = RoundFactory(framework=framework, year=year)
    variables = {one.code: one for one in framework.variables.all()}
    for code, row in given.items():
        institution = (institutions or {}).get(code) or InstitutionFactory()
        part = ParticipationFactory(round=made, code=code, institution=institution)
        for name, value in zip(mini.VARIABLES, row, strict=True):
            value = cells.get(code, {}).get(name, value)  # noqa: PLW2901
            kind = "not_available" if value == "" else "reported"
            number = None if value == "" else Decimal(str(value))
            DataPointFactory(participation=part, variable=variables[name], value=number, kind=kind)
        put(part, status="accepted")
    return opened(made, status=status)


def computed(this, *, by, **asked):
    """A run of the round, computed at once."""
    return actions.compute_run(actions.ask_run(this, by=by, **asked))


def official(this, *, by, **asked):
    """The run that counts, with its robustness, both computed."""
    run = computed(this, by=by, **asked)
    actions.choose_run(run, by=by)
    computed(this, kind=RunKind.ROBUSTNESS, seed=7, by=by)
    run.refresh_from_db()
    return run


def after_appeals(this):
    """The day after the last one for appeals, for whoever approves."""
    this.refresh_from_db()
    return clock.held_at(clock.now() + dt.timedelta(days=(this.appeals_until - clock.today()).days + 1))


def published(this, *, director, officer, opened=("ranks", "scores")):
    """A round with its results published; returns the run that counts."""
    if this.status == "computation":
        official(this, by=officer)
        actions.release(this, by=director)
    with after_appeals(this):
        for person in (officer, director):
            actions.approve(this, by=person)
    actions.publish(this, opened=list(opened), by=director)
    return actions.official_of(this)


def ranks_of(run):
    return dict(Result.objects.filter(run=run).values_list("code", "rank"))
