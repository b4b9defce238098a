import datetime as dt

import pytest
from django.utils import translation

from records.zones import city_of, in_zone, zone_of, zone_of_country

pytestmark = pytest.mark.usefixtures("today")


def test_an_instant_is_shown_as_the_clocks_of_a_zone_show_it():
    noon = dt.datetime(2027, 3, 1, 9, 30, tzinfo=dt.UTC)

    assert [f"{in_zone(noon, zone):%d %H:%M}" for zone in ("Asia/Tehran", "Europe/Paris")] == ["01 13:00", "01 10:30"]


@pytest.mark.parametrize(
    ("country", "zone"),
    [("IR", "Asia/Tehran"), ("FR", "Europe/Paris"), ("DE", "Europe/Berlin"), ("US", ""), ("", "")],
)
def test_a_country_whose_clocks_all_show_the_same_has_one_zone(country, zone):
    assert zone_of_country(country) == zone


def test_a_zone_is_called_after_its_city():
    assert city_of("Europe/Paris") == "Paris"
    with translation.override("fa"):
        assert city_of("Asia/Tehran") == "تهران"


def test_a_zone_that_is_none_is_not_found():
    assert zone_of("Mars/Olympus") is None
