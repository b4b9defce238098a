"""Which country a word means, in which region it lies, what it is called."""

import pytest
from django.utils import translation

from directory.countries import countries_in, country_choices, country_from, country_name, is_country, region_of
from directory.matching import country_of
from tests.factories.directory import CountryAliasFactory


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Iran", "IR"),
        ("ایران", "IR"),
        ("Iran, Islamic Republic of", "IR"),
        ("جمهوری اسلامی ایران", "IR"),
        ("USA", "US"),
        ("U.S.A.", "US"),
        ("United States", "US"),
        ("آمریکا", "US"),
        ("UK", "GB"),
        ("South Korea", "KR"),
        ("Republic of Korea", "KR"),
        ("کره جنوبی", "KR"),
        ("كره جنوبي", "KR"),
        ("کرهٔ جنوبی", "KR"),
        ("Netherlands", "NL"),
        ("The Netherlands", "NL"),
        ("Saudi Arabia", "SA"),
        ("عربستان", "SA"),
        ("Türkiye", "TR"),
        ("TURKEY", "TR"),
        ("Côte d’Ivoire", "CI"),
        ("Cote d'Ivoire", "CI"),
        ("Deutschland", "DE"),
        ("Allemagne", "DE"),
        ("آلمان", "DE"),
        ("Bosnia and Herzegovina", "BA"),
        ("Myanmar", "MM"),
        ("DEU", "DE"),
        ("ULM", ""),
        ("USERN", ""),
        ("Europe", ""),
        ("", ""),
        ("-", ""),
    ],
)
def test_a_country_is_known_by_its_names(word, code):
    assert country_from(word, {}) == code


@pytest.mark.django_db
def test_the_office_s_own_word_for_a_country_counts_before_all_others():
    CountryAliasFactory(name="R. O. Korea", country="KR")
    CountryAliasFactory(name="Georgia", country="US")

    assert country_of("r.o. korea") == "KR"
    assert country_of("Georgia") == "US"
    assert country_from("Georgia", {}) == "GE"


def test_a_country_has_its_name_in_the_reader_s_language():
    assert country_name("IT") == "Italy"
    with translation.override("fa"):
        assert country_name("IT") == "ایتالیا"


def test_countries_are_offered_in_the_order_of_the_alphabet():
    with translation.override("fa"):
        names = [name for code, name in country_choices()]

    assert names.index("آلمان") < names.index("ایران") < names.index("پاکستان") < names.index("یونان")


def test_each_country_lies_in_one_region():
    regions = {region_of(code) for code, name in country_choices()}

    assert regions == {"africa", "americas", "asia", "europe", "oceania"}
    assert "IR" in countries_in("asia")
    assert region_of("XX") == region_of("") == ""
    assert is_country("IR")
    assert not is_country("XX")
