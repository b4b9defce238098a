"""The closed call of Pietro Della Valle is evaluated: the partner has closed its side, the home side still reviews.

Reviewers and what they say are invented. Behzad Noori has an account of the demo: he has one review half written and
one to begin; somebody has declined, and one soft conflict waits for the office.
"""

import datetime as dt

from allauth.account.models import EmailAddress

from directory.models import Person
from programs.actions import assigning, conflicts, reviewing
from programs.models import (
    ApplicationStatus,
    Call,
    ConflictKind,
    DeclineReason,
    ReviewAssignment,
    ReviewerArea,
    ReviewerPanel,
    ReviewerProfile,
    Side,
)
from records import clock
from records.history import acting

BEHZAD = "behzad.noori@example.org"
# name, name in Persian, side, how well the field is known
REVIEWERS = {
    "katayoun": ("Katayoun Mehrpour", "کتایون مهرپور", Side.HOME, 3),
    "farhad": ("Farhad Zandi", "فرهاد زندی", Side.HOME, 2),
    "shirin": ("Shirin Vaziri", "شیرین وزیری", Side.HOME, 2),
    "marta": ("Marta Lombardi", "", Side.PARTNER, 3),
    "paolo": ("Paolo Gatti", "", Side.PARTNER, 2),
}
TO_APPLICANTS = (
    "The question is clear and worth the journeys. The method is sound where both laboratories measure one sample;"
    " say in the first report how they are shared out, and who keeps them. The time for the second year is short."
)
TO_COMMITTEE = (
    "A good pair of teams that have not worked together before. The budget fits the visits. I would fund it before"
    " projects that only continue; the part of the young researchers could be larger, and its training is well planned."
)
BEGUN = "The aims are well set out. Of the method I would like to know "


def make_reviews(users):
    call = Call.objects.filter(programme__code="PDV").exclude(closes_at=None).get()
    officer = users["arash.kiani@example.org"]
    with acting(by="Demonstration", verb="register"):
        Call.objects.filter(pk=call.pk).update(review_due_on=clock.today() + dt.timedelta(days=12))
        call.refresh_from_db()
        reviewers = {key: _reviewer(call, *row) for key, row in REVIEWERS.items()}
        reviewers["behzad"] = _profile(users[BEHZAD].person, call, Side.HOME, 3)
    first, second = call.applications.filter(status=ApplicationStatus.ELIGIBLE).order_by("reference")
    _partner(call, (first, second), reviewers, by=officer)
    _home(call, (first, second), reviewers, by=officer, behzad=users[BEHZAD])


def _home(call, applications, reviewers, *, by, behzad):
    first, second = applications
    side = assigning.open_side(call, Side.HOME, by=by)
    pairs = [(first, "behzad"), (first, "katayoun"), (second, "behzad"), (second, "farhad")]
    _invite(side, pairs, reviewers, by=by)
    for one in applications:
        reviewing.accept(_pair(side, one, reviewers["behzad"]), by=behzad)
    begun = reviewing.open_review(_pair(side, first, reviewers["behzad"]), by=behzad)
    texts = {"text_to_applicant": BEGUN}
    scores = {reviewing.rubric(begun)[0]: 4}
    reviewing.save_review(begun, scores=scores, texts=texts, version=begun.version, by=behzad)
    _submit(side, first, reviewers["katayoun"], (4, 3, 4))
    travels = {"declined_for": DeclineReason.LOAD, "reason": "I travel until the end of next month."}
    reviewing.decline(_pair(side, second, reviewers["farhad"]), **travels)
    note = "Both sat on one thesis jury two years ago."
    person = reviewers["behzad"].person
    conflicts.enter_conflict(second, person=person, kind=ConflictKind.OFFICE, is_hard=False, note=note, by=by)


def _partner(call, applications, reviewers, *, by):
    side = assigning.open_side(call, Side.PARTNER, by=by)
    _invite(side, [(one, key) for one in applications for key in ("marta", "paolo")], reviewers, by=by)
    scores = {"marta": ((4, 4, 5), (3, 4, 3)), "paolo": ((4, 3, 4), (3, 3, 2))}
    for key, given in scores.items():
        for application, values in zip(applications, given, strict=True):
            _submit(side, application, reviewers[key], values)
    for application, grade in zip(applications, "AB", strict=True):
        reviewing.grade(side, application, grade=grade, by=by)
    reviewing.close_side(side, by=by)


def _invite(side, pairs, reviewers, *, by):
    for application, key in pairs:
        assigning.add(side, application=application, reviewer=reviewers[key], by=by)
    assigning.deploy(side, by=by)


def _pair(side, application, reviewer):
    related = ("call_side__call", "application", "reviewer__person")
    return ReviewAssignment.objects.select_related(*related).get(
        call_side=side, application=application, reviewer=reviewer
    )


def _submit(side, application, reviewer, values):
    """With a light account, three hours after it was opened."""
    assignment = _pair(side, application, reviewer)
    user = reviewing.prepare_account(assignment, language=assignment.language)
    EmailAddress.objects.filter(user=user).update(verified=True)
    reviewing.accept(assignment, by=user)
    with clock.held_at(clock.now() - dt.timedelta(hours=3)):
        review = reviewing.open_review(assignment, by=user)
    texts = {"text_to_applicant": TO_APPLICANTS, "text_to_committee": TO_COMMITTEE, "recommendation": "fund"}
    scores = dict(zip(reviewing.rubric(review), values, strict=True))
    reviewing.save_review(review, scores=scores, texts=texts, version=review.version, by=user)
    reviewing.submit_review(review, by=user)


def _reviewer(call, name, name_fa, side, level):
    (given, family), (given_fa, family_fa) = name.split(" ", 1), (name_fa or " ").split(" ", 1)
    person = Person.objects.create(
        given_en=given,
        family_en=family,
        given_fa=given_fa,
        family_fa=family_fa,
        email=f"{name.lower().replace(' ', '.')}@example.org",
    )
    return _profile(person, call, side, level)


def _profile(person, call, side, level):
    languages = ["en", "fa"] if side == Side.HOME else ["en", "it"]
    reviewer = ReviewerProfile.objects.create(person=person, languages=languages, most=6)
    for area in call.areas.all():
        ReviewerArea.objects.create(reviewer=reviewer, name=area.name_en, level=level)
    ReviewerPanel.objects.create(reviewer=reviewer, programme=call.programme, side=side)
    return reviewer
