"""Where countries lie on the map, and that none is cut in two by the edge of it."""

import re

import pytest

from directory import atlas
from directory.countries import country_choices, is_country


def test_equal_earth_gives_the_values_of_its_authors_formula():
    x, y = atlas.equal_earth(180, 0)
    assert (round(x, 6), y) == (2.70663, 0)
    assert round(atlas.equal_earth(0, 90)[1], 5) == 1.31736
    assert atlas.equal_earth(-51, -35) == pytest.approx([-value for value in atlas.equal_earth(51, 35)])


def test_places_are_countries_and_none_is_off_the_page():
    found = atlas.places()

    assert all(is_country(code) for code in found)
    assert all(0 <= place.x <= atlas.WIDTH and 0 <= place.y <= atlas.HEIGHT for place in found.values())
    assert "AQ" not in found


def test_what_the_package_does_not_know_is_a_short_list():
    """They stand in the table only, and the page says so."""
    missing = {code for code, _name in country_choices()} - set(atlas.places())

    assert missing == {"YT", "RE", "BQ", "BV", "GF", "GP", "MQ", "GI", "SJ", "CX", "CC", "TK", "TV", "UM"}


@pytest.mark.parametrize(
    ("code", "x", "y"), [("IR", 640, 124), ("US", 265, 110), ("AU", 857, 328), ("SG", 788, 236), ("KE", 601, 232)]
)
def test_a_country_lies_where_it_lies(code, x, y):
    place = atlas.places()[code]

    assert (place.x, place.y) == pytest.approx((x, y), abs=12)


def test_a_country_too_small_to_be_seen_has_a_circle():
    small = {code for code, place in atlas.places().items() if place.is_small}

    assert {"SG", "BH", "QA", "LU", "MT"} <= small
    assert {"IR", "CH", "AT"} & small == set()
    assert {code for code, place in atlas.places().items() if not place.path and not place.is_small} == set()


@pytest.mark.parametrize("code", ["RU", "FJ", "US"])
def test_an_outline_is_cut_where_the_page_ends(code):
    """Else a line would go through the whole map from one edge to the other."""
    steps = re.findall(r"-?(?:\d+\.?\d*|\.\d+)", "".join(re.findall(r"l([^z]*)z", atlas.places()[code].path)))

    assert max(abs(float(step)) for step in steps) < 60


def test_every_path_is_one_that_browsers_read():
    number = r"-?(\d+(\.\d)?|\.\d)"
    path = re.compile(rf"(M{number} ?{number}l{number}( ?{number})+z)*")

    assert [code for code, place in atlas.places().items() if not path.fullmatch(place.path)] == []
