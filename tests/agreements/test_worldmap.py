"""Which shade and which words a country gets on the map."""

import pytest

from agreements.worldmap import WorldMap, limits


@pytest.mark.parametrize(
    ("most", "expected"),
    [(0, []), (1, [1]), (2, [2]), (5, [2, 3, 4, 5]), (12, [2, 3, 5, 8, 12]), (32, [2, 4, 8, 16, 32])],
)
def test_limits_grow_by_one_factor_and_the_last_is_the_most(most, expected):
    assert limits(most) == expected


def test_every_count_has_a_shade_and_more_is_never_lighter():
    counts = [(code, n) for n, code in enumerate(["IR", "FR", "DE", "IT", "JP", "US", "SG", "AU"], 1)][::-1]
    world = WorldMap(counts)

    shades = [one.shade for one in world.countries]
    assert shades == sorted(shades, reverse=True)
    assert {1, 5} <= set(shades) <= {1, 2, 3, 4, 5}
    assert [words for _shade, words in world.legend] == ["1–2", "3", "4", "5–6", "7–8"]


def test_a_country_says_its_number_in_the_reader_s_language(language):
    (france,) = WorldMap([("FR", 12)]).countries

    assert france.words == {"en": "France: 12 agreements", "fa": "فرانسه: ۱۲ سند همکاری"}[language]


def test_land_without_agreements_is_drawn_once_and_counted_countries_apart():
    world, empty = WorldMap([("FR", 1), ("SG", 1), ("GF", 1)]), WorldMap([])
    france, singapore, guiana = world.countries

    assert france.place.path not in world.land
    assert france.place.path in empty.land
    assert world.drawn == [france, singapore]
    assert (singapore.place.path, guiana.place, world.not_drawn) == ("", None, ["French Guiana"])
    assert (empty.legend, empty.countries) == ([], [])
