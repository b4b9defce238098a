"""Many invented reviews of one side of a call, to time its page: three of each application."""

from decimal import Decimal

from config.scale.applications import FAMILIES, make_applications
from directory.models import Person, User
from programs.models import (
    Application,
    AssignmentRun,
    AssignmentStatus,
    CallSide,
    Criterion,
    Recommendation,
    Review,
    ReviewAssignment,
    ReviewerArea,
    ReviewerPanel,
    ReviewerProfile,
    ReviewScore,
    Side,
)
from records import clock

EACH = 3
REVIEWERS = 150
BATCH = 1000
WEIGHTS = (40, 30, 30)
TEXT = "The questions are clear and the plan can be done in the time that is asked for. " * 4


def make_reviews(count, chance):
    """A call of its own with so many eligible applications, all reviewed by the home side, which is open."""
    call = make_applications(count, chance, code="SCALE-2", share=1)
    Application.objects.filter(call=call).update(status="eligible")
    criteria = [Criterion.objects.create(call=call, name_en=f"Criterion {n}", weight=n) for n in WEIGHTS]
    user = User.objects.order_by("pk").first()
    side = CallSide.objects.create(call=call, side=Side.HOME)
    run = AssignmentRun.objects.create(call_side=side, made_by=user)
    reviewers = _reviewers(call, chance)
    severe = {one.pk: chance.choice((-1, 0, 0, 1)) for one in reviewers}
    applications = list(Application.objects.filter(call=call).order_by("pk"))
    for start in range(0, len(applications), BATCH):
        _make(side, run, user, applications[start : start + BATCH], reviewers, criteria, severe, chance)
    return call


def _reviewers(call, chance):
    people = Person.objects.bulk_create(
        Person(given_en=f"Scale {n}", family_en=chance.choice(FAMILIES)) for n in range(REVIEWERS)
    )
    made = ReviewerProfile.objects.bulk_create(ReviewerProfile(person=one, most=200) for one in people)
    ReviewerPanel.objects.bulk_create(
        ReviewerPanel(reviewer=one, programme=call.programme, side=Side.HOME) for one in made
    )
    areas = list(call.areas.all())
    ReviewerArea.objects.bulk_create(ReviewerArea(reviewer=one, name=area.name_en) for one in made for area in areas)
    return made


def _make(side, run, user, applications, reviewers, criteria, severe, chance):
    now = clock.now()
    assignments = ReviewAssignment.objects.bulk_create(
        ReviewAssignment(
            call_side=side,
            application=application,
            reviewer=reviewer,
            run=run,
            status=AssignmentStatus.ACCEPTED,
            user=user,
            email="scale@example.org",
            token_hash=f"scale-{application.pk}-{reviewer.pk}",
            invited_at=now,
            answered_at=now,
            why={"fit": 2, "load": 40, "alternatives": []},
        )
        for application in applications
        for reviewer in chance.sample(reviewers, EACH)
    )
    texts = {"text_to_applicant": TEXT, "text_to_committee": TEXT}
    reviews = Review.objects.bulk_create(
        Review(assignment=one, recommendation=chance.choice(Recommendation.values), **texts) for one in assignments
    )
    ReviewScore.objects.bulk_create(
        ReviewScore(
            review=review,
            criterion=one,
            value=min(5, max(1, chance.randint(2, 5) + severe[review.assignment.reviewer_id])),
        )
        for review in reviews
        for one in criteria
    )
    Review.objects.filter(pk__in=[one.pk for one in reviews]).update(submitted_at=now, total=Decimal(0))
    keys = [one.pk for one in assignments]
    ReviewAssignment.objects.filter(pk__in=keys).update(status=AssignmentStatus.SUBMITTED)
