"""Two rounds of universities whose results are published, with invented institutions' values.

Scores, ranks and values are fictional; the second year's changes are there so that drawings have something to tell.
"""

import random
from datetime import timedelta
from decimal import Decimal

from directory.models import Institution
from evaluation import actions
from evaluation.models import (
    DataPoint,
    Framework,
    Participation,
    ParticipationStatus,
    PointState,
    Round,
    RoundStatus,
    RunKind,
    ValueKind,
)
from records import clock
from records.history import acting

YEARS = (1402, 1403)
# Fifteen invented universities, so that nobody reads a real one's rank into them.
NAMES = [
    ("Alvand", "الوند"),
    ("Arasbaran", "ارسباران"),
    ("Bisotun", "بیستون"),
    ("Dena", "دنا"),
    ("Hamun", "هامون"),
    ("Hirkan", "هیرکان"),
    ("Jazmurian", "جازموریان"),
    ("Karkheh", "کرخه"),
    ("Maharlu", "مهارلو"),
    ("Oshtorankuh", "اشترانکوه"),
    ("Parishan", "پریشان"),
    ("Sabalan", "سبلان"),
    ("Shahdad", "شهداد"),
    ("Taftan", "تفتان"),
    ("Zayandeh", "زاینده"),
]
GAPS = {(3, "patents"), (7, "services"), (10, "income_contracts")}  # (institution, data item) that nobody has


def make_results(users):
    """Both rounds with values accepted, computed, approved by two persons and published."""
    officer = users["leila.daneshvar@example.org"]
    framework = Framework.objects.get(exercise__code="universities", number=1)
    institutions = [
        Institution.objects.create(
            name_en=f"University of {name} (fictional)",
            name_fa=f"دانشگاه {fa} (فرضی)",
            country="IR",
            kind="university",
        )
        for name, fa in NAMES
    ]
    for year in YEARS:
        publish_results(_round(framework, year, institutions, officer), users)


def publish_results(this, users):
    """What follows once all values are accepted: a run, its robustness, two names, and everybody may look."""
    officer, director = users["leila.daneshvar@example.org"], users["nasrin.rahbari@example.org"]
    run = actions.compute_run(actions.ask_run(this, by=officer))
    actions.choose_run(run, by=officer)
    actions.compute_run(actions.ask_run(this, kind=RunKind.ROBUSTNESS, seed=1405, by=officer))
    with clock.held_at(clock.now() - timedelta(days=this.appeal_days + 1)):
        actions.release(this, by=director)
    actions.approve(this, by=officer)
    actions.approve(this, by=director)
    actions.publish(this, opened=["ranks", "scores", "domains"], by=director)


def _round(framework, year, institutions, officer):
    today = clock.today()
    with acting(by="Demonstration", verb="add"):
        this = Round.objects.create(
            exercise=framework.exercise,
            framework=framework,
            year=year,
            opens_on=today - timedelta(days=300 + 365 * (YEARS[-1] - year)),
            closes_at=clock.now() - timedelta(days=200 + 365 * (YEARS[-1] - year)),
        )
        variables = list(Framework.objects.whole().get(pk=framework.pk).variables.all())
        for place, institution in enumerate(institutions):
            part = Participation.objects.create(round=this, institution=institution, code=f"FIC-{place + 1:02d}")
            DataPoint.objects.bulk_create(
                DataPoint(participation=part, variable=one, state=PointState.ACCEPTED, entered_by=officer, **given)
                for one, given in _values(place, year, variables)
            )
            Participation.objects.filter(pk=part.pk).update(status=ParticipationStatus.ACCEPTED)
        Round.objects.filter(pk=this.pk).update(status=RoundStatus.COMPUTATION)
    this.refresh_from_db()
    return this


def _values(place, year, variables):
    """Of an institution's size and quality, with the luck of the year."""
    kept, luck = random.Random(place), random.Random(place * 10_000 + year)  # noqa: S311
    quality, faculty = kept.uniform(0.6, 1.5), kept.uniform(300, 1800)
    students, growth = faculty * kept.uniform(15, 30), 1 + 0.04 * (year - YEARS[0])
    size = {
        "faculty": faculty,
        "professors": faculty * 0.35 * quality,
        "faculty_foreign": faculty * 0.012 * quality,
        "students": students,
        "students_graduate": students * 0.3 * quality,
        "students_foreign": students * 0.02 * quality,
        "papers": faculty * 1.1 * quality,
        "papers_top": faculty * 0.09 * quality**2,
        "papers_joint": faculty * 0.25 * quality,
        "papers_retracted": faculty * 0.006 / quality,
        "patents": faculty * 0.02 * quality * kept.uniform(0.4, 3),
        "firms_new": 12 * quality * kept.uniform(0.3, 2),
        "income": faculty * 9000 * quality,
        "income_contracts": faculty * 1500 * quality * kept.uniform(0.3, 2),
        "services": faculty * 12 * kept.uniform(0.2, 2),
        "area": students * kept.uniform(6, 14),
    }
    for one in variables:
        if (place, one.code) in GAPS:
            yield one, {"value": None, "kind": ValueKind.NOT_AVAILABLE}
            continue
        value = Decimal(round(size.get(one.code, faculty * 0.1) * growth * luck.uniform(0.85, 1.2)))
        yield one, {"value": value, "kind": ValueKind.REPORTED if value else ValueKind.ZERO}
