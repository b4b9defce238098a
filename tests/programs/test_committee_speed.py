"""A committee of two thousand applications, many of them equal, opens while the officer waits, and is read at once."""

import datetime as dt
import random
import statistics
import time

import pytest
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat

from programs.actions import committee as committees
from programs.models import Application, Member, PlannedCost
from tests.programs.committees import call_to_decide, close, committee_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
MANY = 2000
HANDED_IN = dt.datetime(2026, 11, 18, 8, 0, tzinfo=dt.UTC)


def many_of(call):
    """Eligible ones, with both leaders and a line of each side's budget."""
    files = Application.objects.bulk_create(Application(call=call, title=f"File {n}") for n in range(MANY))
    Member.objects.bulk_create(
        Member(application=one, role="leader", side=side, name=f"Dr. {side} {one.pk}", institution_given="Parsan")
        for one in files
        for side in call.sides
    )
    PlannedCost.objects.bulk_create(
        PlannedCost(application=one, category=category, units=1, unit_price=1000)
        for one in files
        for category in call.categories.all()
    )
    rows, members = Application.objects.filter(call=call), Member.objects.filter(application__call=call)
    rows.update(content_hash="a" * 64)
    members.update(consent="given", consent_hash="a" * 64, consent_at=HANDED_IN)
    reference = Concat(Value("MANY-"), Cast(F("pk"), CharField()))
    rows.update(status="submitted", status_since=HANDED_IN, submitted_at=HANDED_IN, reference=reference)
    rows.update(status="eligible")
    return list(rows)


def test_two_thousand_applications_come_before_a_committee_in_ten_seconds_and_its_table_at_once(
    user_with, client_for, django_assert_max_num_queries
):
    officer, call, chance = user_with("officer"), call_to_decide(), random.Random(7)
    scores = {one: {side: (chance.randrange(40, 100, 2), 4.0) for side in call.sides} for one in many_of(call)}
    close(call, scores, by=officer)
    committee = committee_of(call, by=officer)

    started = time.perf_counter()
    committees.open_committee(committee, by=officer)

    assert time.perf_counter() - started < 10
    assert committee.items.filter(basis__has_key="is_new").count() > 500  # equal ones, each asked about its past
    client = client_for(officer)
    for address in (committee.get_absolute_url(), f"{committee.get_absolute_url()}?page=20"):
        times = []
        for _n in range(8):
            with django_assert_max_num_queries(15):
                started = time.perf_counter()
                client.get(address)
                times.append(time.perf_counter() - started)
        assert statistics.median(times) < 0.12, times
