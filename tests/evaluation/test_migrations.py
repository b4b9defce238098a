"""What a migration fills in is what the portal would have written itself."""

import datetime as dt
from importlib import import_module

import pytest
from django.db import connection

from evaluation.models import Round
from tests.factories.evaluation import RoundFactory, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


def test_a_round_that_shows_its_results_already_keeps_the_last_day_for_appeals_that_was_told():
    until = import_module("evaluation.migrations.0008_last_days_for_appeals")
    late = dt.datetime(2026, 11, 1, 20, 31, tzinfo=dt.UTC)  # in Tehran it is the second of November
    unknown = dt.date(2000, 1, 1)  # by now the database refuses a round that shows its results and has no last day
    shown = opened(RoundFactory(appeal_days=14), "review", status_since=late, appeals_until=unknown)
    other = opened(RoundFactory(appeal_days=14), "validation", status_since=late, appeals_until=unknown)

    with connection.cursor() as cursor:
        cursor.execute(until.FILL.replace("appeals_until IS NULL", "appeals_until = '2000-01-01'"))

    assert Round.objects.get(pk=shown.pk).appeals_until == dt.date(2026, 11, 16)
    assert Round.objects.get(pk=other.pk).appeals_until == unknown
