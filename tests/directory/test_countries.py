"""Which country a word means, in which region it lies, what it is called."""

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import translation

from directory.countries import (
    countries_in,
    country_choices,
    country_from,
    country_name,
    is_country,
    offered_countries,
    region_of,
)
from directory.matching import country_of
from directory.models import CountryName, Institution
from directory.roles import Role
from directory.templatetags.countries import country
from tests.factories.agreements import AgreementFactory
from tests.factories.directory import CountryAliasFactory, CountryNameFactory, InstitutionFactory
from tests.pages import text


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


@pytest.fixture
def turkey(db):
    """A name that the office gave in English only."""
    row = CountryNameFactory(country="TR", name_en="Turkey", name_fa="")
    CountryName.forget()
    return row


def test_the_office_s_name_is_the_name_and_where_it_gave_none_that_of_cldr(turkey):
    assert (country_name("TR"), country_name("TR", "fa"), country_name("FR")) == ("Turkey", "ترکیه", "France")
    assert country("TR") == "Turkey"


def test_a_name_that_was_withdrawn_counts_no_more(turkey):
    CountryName.objects.update(closed_on="2026-11-01", closed_reason="A slip.")
    CountryName.forget()

    assert country_name("TR") == "Türkiye"


def test_a_name_that_is_withdrawn_on_its_page_counts_no_more_at_once(client, as_user, turkey):
    as_user(Role.ADMINISTRATOR)
    assert country_name("TR") == "Turkey"

    client.post(reverse("admin:directory_countryname_withdraw", args=[turkey.pk]), {"reason": "A slip."})

    assert country_name("TR") == "Türkiye"


def test_countries_are_offered_under_the_office_s_names_in_their_alphabet(turkey):
    CountryName.objects.update(name_en="Anatolia")
    CountryName.forget()

    names = [name for _code, name in offered_countries()]

    assert names[names.index("Andorra") - 1] == "Anatolia"
    assert "Türkiye" not in names
    assert dict(country_choices())["TR"] == "Türkiye"
    assert dict(Institution._meta.get_field("country").formfield().choices)["TR"] == "Anatolia"


def test_the_office_s_name_is_understood_in_lists(turkey):
    CountryName.objects.update(name_en="Land of T.")
    CountryName.forget()

    assert country_of("land of t") == "TR"


def test_names_are_read_once_however_many_are_asked_for(turkey, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert [country_name(code) for code in ("TR", "FR", "TR")] == ["Turkey", "France", "Turkey"]


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"country": "TR"}, "country_is_named_once"),
        ({"country": "FR", "name_en": ""}, "country_name_is_a_name"),
        ({"country": ""}, "country_name_is_a_name"),
    ],
)
def test_the_database_refuses_a_second_name_and_none(turkey, values, rule):
    with pytest.raises(IntegrityError, match=rule):
        CountryNameFactory(**values)


@pytest.mark.parametrize(("code", "english", "persian"), [("IT", "Italy", "ایتالیا"), ("XX", "", ""), (None, "", "")])
def test_a_template_says_the_name_of_a_country_and_nothing_for_none(code, english, persian):
    assert country(code) == english
    with translation.override("fa"):
        assert country(code) == persian


def test_an_officer_names_a_country_and_every_page_says_so(client, as_user):
    as_user(Role.OFFICER)
    agreement = AgreementFactory(concluded=True, public=True, partner__institution=InstitutionFactory(country="TR"))

    client.post(reverse("admin:directory_countryname_add"), {"country": "TR", "name_en": "Turkey", "name_fa": ""})

    assert CountryName.objects.get().events.get().pgh_label == "insert"
    assert "Turkey" in text(client.get(agreement.get_absolute_url()))
    assert "Turkey: 1 agreement" in client.get(reverse("agreements:map")).content.decode()
