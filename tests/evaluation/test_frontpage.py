"""Where evaluation begins: everybody finds what is published, and each the way to the own work."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from directory.roles import Role
from tests.evaluation.minirounds import mini_round, published
from tests.factories.evaluation import RoundFactory
from tests.pages import soup

pytestmark = pytest.mark.django_db


def ways(page):
    """Where the page leads to, without what stands on every page."""
    return [one["href"] for one in soup(page).main.select("a") if "/evaluation/" in one["href"]]


def published_url(this):
    return reverse("evaluation:published", args=[this.exercise.code, this.year])


def test_everybody_finds_what_is_published_from_the_home_page_and_nothing_else(client, office, shown):
    this = mini_round(year=1403)
    published(this, officer=office[0], director=office[1])

    home = client.get(reverse("home"))
    front = client.get(reverse("evaluation:front"))

    assert reverse("evaluation:front") in [one.get("href") for one in soup(home).header.select("nav a")]
    assert ways(front) == [published_url(this)]


def test_the_office_finds_rounds_computations_and_the_view_of_all(as_user, client, shown):
    as_user(Role.OFFICER)

    found = ways(client.get(reverse("evaluation:front")))

    assert found == [
        reverse("evaluation:dashboard"),
        reverse("evaluation:frameworks"),
        shown.get_absolute_url(),
        reverse("evaluation:runs", args=[shown.uuid]),
    ]


def test_a_data_officer_finds_values_and_results_and_no_rounds(as_user, client, shown):
    as_user(Role.DATA_OFFICER, institution=shown.participations.get(code="A").institution)

    found = ways(client.get(reverse("evaluation:front")))

    assert found == [reverse("evaluation:returns"), reverse("evaluation:results")]


def test_three_rounds_cost_no_more_than_one(as_user, client, office):
    as_user(Role.OFFICER)
    published(mini_round(year=1401), officer=office[0], director=office[1])
    counts = []

    for more in (1402, 1403, 1404):
        RoundFactory(year=more)
        client.get(reverse("evaluation:front"))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("evaluation:front"))
        counts.append(len(queries))

    assert len(set(counts)) == 1


def test_the_page_of_a_round_leads_to_its_computations_and_its_published_results(as_user, client, office):
    as_user(Role.OFFICER)
    this = mini_round(year=1403)
    published(this, officer=office[0], director=office[1])

    found = ways(client.get(this.get_absolute_url()))

    assert {reverse("evaluation:runs", args=[this.uuid]), published_url(this)} <= set(found)
