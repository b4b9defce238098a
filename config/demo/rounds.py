"""Rounds of the demo: those of three years are published, this year's is open, with universities wherever one stands.

The same twelve universities take part each year, so that years can be compared. All values, scores and ranks are
invented, and so are all universities.
"""

import datetime as dt
import hashlib
from decimal import Decimal

from directory.models import Institution
from evaluation import actions
from evaluation.actions import checking, submissions
from evaluation.actions.entries import save_values
from evaluation.actions.rounds import invite
from evaluation.entry.findings import refresh
from evaluation.entry.given import given
from evaluation.models import (
    DataPoint,
    Framework,
    Participation,
    ParticipationStatus,
    PointState,
    Round,
    RoundPeriod,
    RoundStatus,
    RunKind,
    Submission,
    SubmissionStatus,
)
from records import clock
from records.calendars import Calendar, first_day, last_day, year_of
from records.history import acting

LEILA, HAMID, NASRIN = "leila.daneshvar@example.org", "hamid.yazdani@example.org", "nasrin.rahbari@example.org"
YEARS_DONE = 3
UNIVERSITIES = [
    ("Golzar University", "دانشگاه گلزار", "Kashan"),
    ("Sepidrud University", "دانشگاه سپیدرود", "Rasht"),
    ("Alvand University", "دانشگاه الوند", "Hamadan"),
    ("Taftan University", "دانشگاه تفتان", "Zahedan"),
    ("Sabalan University", "دانشگاه سبلان", "Ardabil"),
    ("Hamoun University", "دانشگاه هامون", "Zabol"),
    ("Dena University", "دانشگاه دنا", "Yasuj"),
    ("Bisotun University", "دانشگاه بیستون", "Kermanshah"),
    ("Zayandeh University", "دانشگاه زاینده", "Isfahan"),
    ("Khazar University of Technology", "دانشگاه فناوری خزر", "Sari"),
    ("Makran University", "دانشگاه مکران", "Chabahar"),
]
# About how much one university has of each; the others more or less.
USUAL = {
    "faculty": 420,
    "professors": 170,
    "faculty_foreign": 6,
    "students": 9800,
    "students_graduate": 3100,
    "students_foreign": 240,
    "papers": 860,
    "papers_top": 74,
    "papers_joint": 210,
    "papers_retracted": 1,
    "patents": 12,
    "firms_new": 5,
    "income": 5_200_000,
    "income_contracts": 640_000,
    "area": 118_000,
    "services": 14_500,
}
S = ParticipationStatus
# Where each stands this year, in the order of their names; Parsan is being filled in.
STANDS = [
    S.ACCEPTED,
    S.ACCEPTED,
    S.SUBMITTED,
    S.SUBMITTED,
    S.RETURNED,
    S.SIGNING,
    S.FILLING,
    S.FILLING,
    S.SUBMITTED,
    S.WITHDRAWN,
    S.EXCLUDED,
]
# (institution, data item) without a value, of how many years ago: a gap moves a score, and is told in the profile.
GAPS = {
    ("Zayandeh University", "faculty_foreign"): (1,),
    ("Golzar University", "services"): (1, 2, 3),
    ("Dena University", "patents"): (2, 3),
}
PARSAN_NOW = {
    "faculty": "412",
    "professors": "430",  # more than there are
    "faculty_foreign": "7",
    "students": "9,650",
    "students_graduate": "3,240",
    "papers": "8,900",  # ten times last year's
    "papers_top": "81",
    "papers_retracted": "0",
    "patents": "14",  # without evidence
    "income": "5,400,000",
}


def make_rounds(users, today):
    leila, hamid = users[LEILA], users[HAMID]
    framework = Framework.objects.get(exercise__code="universities", number=1)
    parsan = Institution.objects.get(name_en="Parsan University")
    with acting(by="Demonstration", verb="add"):
        others = [_university(*row) for row in UNIVERSITIES]
    year = year_of(today, Calendar.JALALI)
    for ago in range(YEARS_DONE, 0, -1):
        with acting(by="Demonstration", verb="add"):
            last = _round(framework, year, ago, today)
            invite(last, [parsan, *others], by=leila)
            _finished(last, ago, leila)
        _publish(last, users)
    with acting(by="Demonstration", verb="add"):
        this = _round(framework, year, 0, today)
        invite(this, [parsan, *others], by=leila)
        _opened(this)
    _parsan(this.participations.get(institution=parsan), hamid)
    for institution, status in zip(others, STANDS, strict=True):
        _stands(this.participations.get(institution=institution), status, leila)


def _university(name_en, name_fa, city):
    return Institution.objects.create(name_en=name_en, name_fa=name_fa, city=city, kind="university", country="IR")


def _round(framework, year, ago, today):
    closes = clock.now() + dt.timedelta(days=12 - 365 * ago)
    year -= ago
    one = Round.objects.create(
        exercise=framework.exercise,
        framework=framework,
        year=year,
        opens_on=today - dt.timedelta(days=30 + 365 * ago),
        closes_at=closes.replace(hour=20, minute=30, second=0, microsecond=0),
    )
    start = first_day(year - 1, Calendar.JALALI)
    periods = {
        "fiscal": (start, last_day(year - 1, Calendar.JALALI)),
        "academic": (first_day(year - 2, Calendar.JALALI, 7), last_day(year - 1, Calendar.JALALI, 6)),
        "gregorian": (dt.date(start.year, 1, 1), dt.date(start.year, 12, 31)),
    }
    for kind, (first, until) in periods.items():
        RoundPeriod.objects.create(round=one, kind=kind, starts_on=first, ends_on=until)
    return one


def _value(participation, variable, year):
    """Invented, and always the same: sizes differ between universities, years a little, and some go one way."""
    name = participation.institution.name_en
    if name == "Parsan University":
        return Decimal(round(USUAL[variable.code] * _draw(f"{variable.code}{year}", 0.95, 1.05)))
    size = _draw(name, 0.45, 1.9)
    own = _draw(f"{name}{variable.code}", 0.8, 1.2)
    change = _draw(f"{name}{variable.code}{year}", 0.95, 1.05)
    return Decimal(round(USUAL[variable.code] * size * own * change))


def _draw(seed, low, high):
    found = int.from_bytes(hashlib.sha256(seed.encode()).digest()[:4], "big") / 2**32
    return low + found * (high - low)


def _fill(participation, variables, state, ago=0):
    """Every value of an institution, but for its gaps of so many years ago."""
    name, given = participation.institution.name_en, []
    for variable in variables:
        value = _value(participation, variable, participation.round.year)
        is_gap = ago in GAPS.get((name, variable.code), ())
        kind = "not_available" if is_gap else "reported" if value else "zero"
        value = None if is_gap else value
        given.append(DataPoint(participation=participation, variable=variable, value=value, kind=kind, state=state))
    DataPoint.objects.bulk_create(given)


def _finished(this, ago, by):
    """A year that is over: all accepted, to be computed. Of the last one the signed statements are there too."""
    Round.objects.filter(pk=this.pk).update(status=RoundStatus.OPEN)
    variables = list(this.framework.variables.all())
    for one in this.participations.select_related("institution", "round__framework"):
        _fill(one, variables, PointState.ACCEPTED, ago)
        if ago == 1:
            _submission(one, by, is_signed=True)
    this.participations.update(status=S.ACCEPTED)
    Round.objects.filter(pk=this.pk).update(status=RoundStatus.COMPUTATION)
    this.refresh_from_db()


def _publish(this, users):
    """What follows once all values are accepted: a run, its robustness, two names, and everybody may look."""
    officer, director = users[LEILA], users[NASRIN]
    run = actions.compute_run(actions.ask_run(this, by=officer))
    actions.choose_run(run, by=officer)
    actions.compute_run(actions.ask_run(this, kind=RunKind.ROBUSTNESS, seed=1405, by=officer))
    with clock.held_at(clock.now() - dt.timedelta(days=this.appeal_days + 1)):
        actions.release(this, by=director)
    actions.approve(this, by=officer)
    actions.approve(this, by=director)
    actions.publish(this, opened=["ranks", "scores", "domains"], by=director)


def _opened(this):
    Round.objects.filter(pk=this.pk).update(status=RoundStatus.OPEN)
    this.refresh_from_db()


def _parsan(participation, hamid):
    """About two thirds given; one part larger than its whole, one jump, one value without its evidence."""
    variables = {one.code: one for one in participation.round.framework.variables.all()}
    changes = [(variables[code], given(variables[code], typed, "")) for code, typed in PARSAN_NOW.items()]
    save_values(participation, changes, by=hamid)


def _submission(participation, by, *, is_signed):
    content = submissions.content_of(participation)
    values = {
        "head_name": "Parviz Azimi",
        "head_position": "President",
        "sha256": submissions.fingerprint(participation, content),
    }
    if is_signed:
        values |= {
            "status": SubmissionStatus.SIGNED,
            "signed_at": clock.now(),
            "signed_name": "Parviz Azimi",
            "signed_position": "President",
            "token_hash": hashlib.sha256(str(participation.uuid).encode()).hexdigest(),
        }
    return Submission.objects.create(participation=participation, revision=1, content=content, made_by=by, **values)


def _stands(participation, status, leila):
    this = participation.round
    reasons = {S.WITHDRAWN: "It is being merged with another one.", S.EXCLUDED: "It admits no students any more."}
    with acting(by="Demonstration", verb="save_values"):
        if status in (S.FILLING, *reasons):
            _to(participation, status, reason=reasons.get(status, ""))
            return
        _fill(participation, list(this.framework.variables.all()), PointState.PENDING)
        refresh(participation)
        _submission(participation, leila, is_signed=status != S.SIGNING)
        _to(participation, S.SIGNING if status == S.SIGNING else S.SUBMITTED)
    if status == S.ACCEPTED:
        for finding in participation.findings.filter(state="open"):
            checking.waive(finding, text="The register says the same.", by=leila)
        checking.accept(participation, by=leila)
    elif status == S.RETURNED:
        point = participation.points.get(variable__code="papers")
        checking.ask_about(point, text="Does this count papers in press as well?", by=leila)
        checking.give_back(participation, answers_until=clock.now() + dt.timedelta(days=7), by=leila)


def _to(participation, status, **values):
    Participation.objects.filter(pk=participation.pk).update(status=status, **values)
    participation.refresh_from_db()
