"""What a name may mean, and why; what is safe; what is offered while somebody types."""

import pytest

from directory.doubts import doubts
from directory.matching import candidates, likely_duplicates, likeness, suggestions, why_open
from directory.models import InstitutionStatus
from tests.factories.directory import InstitutionFactory, InstitutionNameFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def known():
    """Some institutions by a short word."""
    made = {
        "lmu": InstitutionFactory(name_en="Ludwig-Maximilians-Universität München", acronym="LMU", country="DE"),
        "heidelberg": InstitutionFactory(name_en="Heidelberg University", country="DE"),
        "berlin": InstitutionFactory(name_en="Technische Universität Berlin", acronym="TUB", country="DE"),
        "aachen": InstitutionFactory(name_en="RWTH Aachen University", acronym="RWTH", country="DE"),
        "seoul": InstitutionFactory(name_en="Seoul National University", country="KR"),
        "solo": InstitutionFactory(name_en="Universitas Muhammadiyah Surakarta", country="ID", city="Surakarta"),
        "ulm": InstitutionFactory(name_en="Ulm University", acronym="ULM", country="DE", city="Ulm"),
        "iums": InstitutionFactory(name_en="Iran University of Medical Sciences", acronym="IUMS", country="IR"),
        "tums": InstitutionFactory(name_en="Tehran Medical", name_fa="دانشگاه علوم پزشکی تهران", country="IR"),
        "lisbon": InstitutionFactory(name_en="University of Lisbon", country="PT"),
    }
    InstitutionNameFactory(institution=made["lmu"], name="Ludwig Maximilian University of Munich", language="en")
    return made


@pytest.mark.parametrize(
    ("name", "country", "meant"),
    [
        ("Technische Universitat Berlin", "DE", "berlin"),
        ("TECHNISCHE UNIVERSITÄT BERLIN", "DE", "berlin"),
        ("Technische  Universität – Berlin", "DE", "berlin"),
        ("Ludwig Maximilian University of Munich", "DE", "lmu"),
        ("دانشگاه علوم پزشكي تهران", "IR", "tums"),
        ("دانشگاه علوم پزشکی‌تهران", "IR", "tums"),
    ],
)
def test_safe_is_a_full_name_in_its_country(known, name, country, meant):
    found = candidates(name, country)

    assert [one.institution for one in found if one.is_safe] == [known[meant]]
    assert found[0].is_safe
    assert found[0].reason == "Name and country agree."


@pytest.mark.parametrize(
    ("name", "country", "given", "meant", "code"),
    [
        ("LMU", "DE", "", "lmu", "acronym"),
        ("ULM", "DE", "", "ulm", "similar"),
        ("HNU and IUMS", "", "ULM", "iums", "acronym"),
        ("Seoul National University", "", "ULM", "seoul", "no_country"),
        ("Universitas Muhammadiyah Surakarta", "SG", "Singapore", "solo", "elsewhere"),
        ("School of Dentistry of Seoul National University", "KR", "", "seoul", "inside"),
        ("Ruprecht-karls University (Heidelberg University)", "DE", "", "heidelberg", "inside"),
        ("دانشکدهٔ داروسازی دانشگاه علوم پزشکی تهران", "IR", "", "tums", "inside"),
        ("University of Ludwigs-Maximilians", "DE", "", "lmu", "similar"),
        ("University of Ludwigs-Maximilians- Infectious Diseases", "DE", "", "lmu", "similar"),
        ("Children's Hospital of Ludwigs-Maximilians University", "DE", "", "lmu", "similar"),
        ("University Hospital of RWTH-Achen", "DE", "", "aachen", "similar"),
        ("University of Lisboa", "PT", "", "lisbon", "similar"),
        ("Universitas Surakarta", "SG", "", "solo", "similar_elsewhere"),
    ],
)
def test_what_is_not_safe_is_shown_first_with_the_reason(known, name, country, given, meant, code):
    found = candidates(name, country, country_given=given)

    assert (found[0].institution, found[0].code) == (known[meant], code)
    assert not any(one.is_safe for one in found)


@pytest.mark.parametrize(
    ("name", "country", "reason"),
    [
        ("Seoul National University", "KR", "Name and country agree."),
        ("Seoul National University", "", "The name agrees; no known country was given. This one is in South Korea."),
        ("Seoul National University", "JP", "The name agrees, but this one is in South Korea, and Japan was given."),
        ("Clinic of Ulm University", "DE", "Its name stands inside the name given: “Ulm University”."),
        ("University of Lisboa", "PT", "A similar name: “University of Lisbon”."),
        (
            "University of Lisboa",
            "BR",
            "A similar name, “University of Lisbon”, but in Portugal, and Brazil was given.",
        ),
        ("LMU", "", "Only the acronym agrees: LMU. An acronym alone is never matched by itself."),
    ],
)
def test_the_reason_is_a_sentence(known, name, country, reason):
    assert candidates(name, country)[0].reason == reason


@pytest.mark.parametrize("name", ["", "…", "IFRES", "Kurdistan Regional Government", "Conseil Santé company"])
def test_for_some_names_there_is_nobody(known, name):
    found = candidates(name, "FR")

    assert found == []
    assert why_open(found) == "nothing"


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({}, "Name and country agree, but with more than one entry."),
        ({"status": InstitutionStatus.INACTIVE}, "Name and country agree."),
        ({"country": "FR"}, "Name and country agree."),
    ],
)
def test_two_institutions_of_one_name_in_a_country_are_not_safe(values, reason):
    place = InstitutionFactory(name_en="University Hospital", country="IT")
    InstitutionFactory(**({"name_en": "University Hospital", "country": "IT"} | values))

    found = candidates("University Hospital", "IT")

    assert {one.institution: one.reason for one in found}[place] == reason
    assert [one.institution for one in found if one.is_safe] == ([place] if reason.endswith("agree.") else [])


@pytest.mark.parametrize("status", [InstitutionStatus.INACTIVE, InstitutionStatus.WITHDRAWN])
def test_what_is_closed_is_shown_and_never_safe(status):
    place = InstitutionFactory(name_en="Polytechnic of Turin", country="IT", status=status)

    (found,) = candidates("Polytechnic of Turin", "IT")

    assert (found.institution, found.code, found.is_safe) == (place, "closed", False)


def test_the_name_of_a_merged_entry_means_the_one_it_was_merged_into(today):
    new = InstitutionFactory(name_en="Université Paris Cité", country="FR")
    middle = InstitutionFactory(name_en="Paris 7", country="FR", status="merged", successor=new, merged_on=today)
    InstitutionFactory(name_en="Paris Diderot", country="FR", status="merged", successor=middle, merged_on=today)

    (found,) = candidates("Paris Diderot", "FR")

    assert (found.institution, found.is_safe) == (new, True)


def test_an_acronym_written_as_a_name_is_still_an_acronym():
    place = InstitutionFactory(name_en="University of Kelaniya", country="LK")
    InstitutionNameFactory(institution=place, name="UOK")

    (found,) = candidates("UOK", "LK")

    assert (found.institution, found.code, found.is_safe) == (place, "acronym", False)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("ulm", "ulm", 1),
        ("ulm", "university of ulm", 0.8),
        ("rwth achen", "rwth aachen", 0.95),
        ("university of rome", "university of milan", 1 / 3),
        ("kagoshima", "kanazawa", 0),
        ("", "", 0),
    ],
)
def test_likeness_of_two_names(one, other, alike):
    assert likeness(one.split(), other.split()) == pytest.approx(alike, abs=0.01)


# --- likely duplicates -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name_en", "name_fa", "country", "meant"),
    [
        ("Technical University Berlin", "", "DE", set()),
        ("Technische Universitaet Berlin", "", "DE", {"berlin"}),
        ("Seoul National University", "", "", {"seoul"}),
        ("Seoul National University", "", "JP", {"seoul"}),
        ("Medical University", "دانشگاه علوم پزشکی تهران", "IR", {"tums"}),
        ("LMU", "", "DE", set()),
        ("", "", "DE", set()),
    ],
)
def test_who_enters_an_institution_again_is_told(known, name_en, name_fa, country, meant):
    found = likely_duplicates(name_en, name_fa, country)

    assert {one.institution for one in found} == {known[word] for word in meant}


def test_an_institution_is_not_its_own_duplicate(known):
    assert likely_duplicates("Ulm University", "", "DE", besides=known["ulm"].pk) == []


# --- typeahead ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "first", "found_as"),
    [
        ("LMU", "lmu", "LMU"),
        ("lmu", "lmu", "LMU"),
        ("universitat berl", "berlin", ""),
        ("ludwig maxi", "lmu", "Ludwig Maximilian University of Munich"),
        ("دانشگاه علوم پزشكي", "tums", "دانشگاه علوم پزشکی تهران"),
        ("علوم‌پزشکی ته", "tums", "دانشگاه علوم پزشکی تهران"),
        ("ulm", "ulm", "ULM"),
    ],
)
def test_the_institution_typed_comes_first(known, typed, first, found_as):
    found = suggestions(typed)

    assert (found[0].institution, found[0].found_as) == (known[first], found_as)


@pytest.mark.parametrize(("typed", "found"), [("پاریس ۷", 1), ("پاريس 7", 1), ("پاریس ٧", 1), ("پاریس ۸", 0)])
def test_digits_of_all_kinds_are_the_same(typed, found):
    InstitutionFactory(name_en="Paris 7", name_fa="دانشگاه پاریس ۷")

    assert len(suggestions(typed)) == found


@pytest.mark.parametrize("typed", ["", " ", "&|!", "nowhere"])
def test_nothing_is_suggested_for_nothing(known, typed):
    assert suggestions(typed) == []


def test_at_most_ten_are_suggested_and_each_once(known):
    for number in range(12):
        place = InstitutionFactory(name_en=f"Institute of Physics {number}")
        InstitutionNameFactory(institution=place, name=f"Institute of Physics, Section {number}")

    found = [one.institution.pk for one in suggestions("institute of physics")]

    assert len(found) == len(set(found)) == 10


def test_only_what_may_be_chosen_is_suggested_and_a_merged_name_finds_its_successor(today):
    new = InstitutionFactory(name_en="Université Paris Cité")
    InstitutionFactory(name_en="Paris Diderot", status="merged", successor=new, merged_on=today)
    InstitutionFactory(name_en="Paris Descartes", status="withdrawn")
    InstitutionFactory(name_en="Paris Nord", status="inactive")

    assert [(one.institution, one.found_as) for one in suggestions("paris d")] == [(new, "Paris Diderot")]


@pytest.mark.parametrize("number", [1, 3])
def test_suggestions_ask_the_database_equally_often(number, django_assert_num_queries):
    InstitutionFactory.create_batch(number)

    with django_assert_num_queries(4):
        assert len(suggestions("university")) == number


# --- doubts ------------------------------------------------------------------------------------------------------


def test_what_stands_in_place_of_a_country_is_told(known):
    assert doubts("HNU and IUMS", "", "ULM")[0] == "“ULM” is not a country."
