import random

import pytest

from config.scale.reviews import make_reviews
from programs import invariants
from programs.models import Review
from tests.factories.directory import UserFactory

pytestmark = pytest.mark.django_db


def test_every_application_has_three_submitted_reviews_of_the_home_side(today):
    UserFactory()

    call = make_reviews(5, random.Random(1405))

    reviews = Review.objects.filter(assignment__call_side__call=call, assignment__call_side__side="home")
    assert reviews.filter(submitted_at__isnull=False, total__gt=0).count() == 15
    assert not any(what for words, what in invariants.check().items() if words.startswith(("I4", "I5")))
