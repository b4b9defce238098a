"""What the database refuses of institutions, people, accounts and appointments."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation

from directory.models import Institution, InstitutionStatus, MentionStatus, User
from directory.models.institution import InstitutionName
from directory.models.person import orcid_check_character, validate_orcid
from directory.roles import Role
from records.history import acting
from records.refusals import Refusal
from tests.factories.directory import (
    AffiliationFactory,
    AppointmentFactory,
    CountryAliasFactory,
    InstitutionFactory,
    InstitutionMentionFactory,
    InstitutionNameFactory,
    PersonFactory,
    UnitFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 11, 20)
YESTERDAY = dt.date(2026, 11, 19)


def refused(act, sentence):
    with pytest.raises(Refusal) as caught, acting(by="Sina Moradi", verb="edit"):
        act()
    return str(caught.value) == sentence


# --- institutions ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "values",
    [
        {"status": "merged"},
        {"status": "merged", "merged_on": DAY},
        {"status": "active", "merged_on": DAY},
        {"status": "merged", "successor": True},
        {"status": "active", "successor": True},
        {"status": "inactive", "successor": True, "merged_on": DAY},
    ],
)
def test_a_merged_institution_names_its_successor_and_the_day_and_others_do_not(values):
    if "successor" in values:
        values = values | {"successor": InstitutionFactory()}

    assert refused(
        lambda: InstitutionFactory(**values), "A merged institution names its successor and the day; others do not."
    )


def test_a_merged_institution_keeps_all_it_had():
    successor = InstitutionFactory()

    merged = InstitutionFactory(status=InstitutionStatus.MERGED, successor=successor, merged_on=DAY)

    assert list(successor.predecessors.all()) == [merged]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"status": "merged", "merged_on": DAY}, "An institution cannot be merged into itself."),
        ({}, "An institution cannot be part of itself."),
    ],
)
def test_an_institution_is_neither_its_own_successor_nor_its_own_part(values, sentence):
    place = InstitutionFactory()
    own = {"successor": place} if values else {"parent": place}

    assert refused(lambda: Institution.objects.filter(pk=place.pk).update(**values, **own), sentence)


def test_an_institution_comes_out_of_another_one_and_has_a_day_only_then():
    place, whole = InstitutionFactory.create_batch(2)
    own = Institution.objects.filter(pk=place.pk)

    assert refused(lambda: own.update(predecessor=place), "An institution cannot come out of itself.")
    assert refused(
        lambda: own.update(separated_on=DAY),
        "Name the institution it came out of as well, or leave the day empty.",
    )
    own.update(predecessor=whole, separated_on=DAY, separated_precision="year", separated_calendar="jalali")
    assert Institution.objects.get(pk=place.pk).separated.display("en") == "1405"


def test_the_office_has_one_institution_of_its_own():
    InstitutionFactory.create_batch(2)
    InstitutionFactory(is_home=True)

    assert refused(lambda: InstitutionFactory(is_home=True), "Another institution is already the office's own.")


@pytest.mark.parametrize("ror_id", ["05dtw4q16", "02wnejx52", "0aaaaaa00"])
def test_a_ror_id_of_the_right_shape_is_accepted(ror_id):
    InstitutionFactory.build(ror_id=ror_id).clean_fields(exclude=["sort_en", "sort_fa"])


@pytest.mark.parametrize(
    "ror_id", ["15dtw4q16", "05dtw4q1", "05dtl4q16", "05dti4q16", "05dtw4q1a", "05DTW4Q16", "ror.org/05"]
)
def test_a_ror_id_of_another_shape_is_refused(ror_id):
    with pytest.raises(ValidationError) as caught:
        InstitutionFactory.build(ror_id=ror_id).clean_fields()

    assert "ror_id" in caught.value.message_dict


def test_every_name_it_is_given_is_kept_also_after_a_change():
    place = InstitutionFactory(name_en="Tehran University", name_fa="دانشگاه تهران", acronym="UT")
    place.name_en = "University of Tehran"
    place.save()

    assert set(place.names.values_list("name", "language", "kind")) == {
        ("Tehran University", "en", "name"),
        ("University of Tehran", "en", "name"),
        ("دانشگاه تهران", "fa", "name"),
        ("UT", "", "acronym"),
    }


def test_names_are_kept_also_when_many_are_entered_or_changed_at_once():
    Institution.objects.bulk_create(Institution(name_en=f"Institute {n}", country="IR") for n in range(2))
    Institution.objects.update(name_fa="پژوهشگاه")

    assert sorted(InstitutionName.objects.values_list("name", flat=True)) == [
        "Institute 0",
        "Institute 1",
        "پژوهشگاه",
        "پژوهشگاه",
    ]


def test_a_name_is_kept_once_and_does_not_end_before_it_begins():
    name = InstitutionNameFactory()

    assert refused(
        lambda: InstitutionNameFactory(institution=name.institution, name=name.name), "This name is already there."
    )
    assert refused(
        lambda: InstitutionNameFactory(valid_from=DAY, valid_to=YESTERDAY), "The name ends before it begins."
    )


def test_an_institution_s_name_is_read_in_the_reader_s_language():
    place = InstitutionFactory(name_en="University of Tehran", name_fa="دانشگاه تهران")
    abroad = InstitutionFactory(name_en="University of Trieste")

    assert str(place) == "University of Tehran"
    with translation.override("fa"):
        assert (str(place), str(abroad)) == ("دانشگاه تهران", "University of Trieste")


def test_lists_follow_the_persian_alphabet():
    names = ["آمل", "اراک", "بابل", "پارس", "تبریز", "چابهار", "خوی", "ژاله", "کاشان", "گیلان", "لرستان", "یزد"]
    for name in reversed(names):
        InstitutionFactory(name_fa=name)

    assert [place.name_fa for place in Institution.objects.by_name("fa")] == names


def test_lists_follow_the_latin_alphabet_whatever_the_accents():
    names = ["ångström", "Berlin", "École", "Zürich"]
    for name in reversed(names):
        InstitutionFactory(name_en=name)

    assert [place.name_en for place in Institution.objects.by_name("en")] == names


@pytest.mark.parametrize("has_parent", [False, True])
def test_a_unit_is_entered_once(has_parent):
    place = InstitutionFactory()
    parent = UnitFactory(institution=place) if has_parent else None
    UnitFactory(institution=place, parent=parent, name_en="Faculty of Physics")

    assert refused(
        lambda: UnitFactory(institution=place, parent=parent, name_en="Faculty of Physics"),
        "This unit is already there.",
    )
    UnitFactory(name_en="Faculty of Physics")


# --- names nobody has recognised yet -------------------------------------------------------------------------------


@pytest.mark.parametrize("again", ["ULM", "ulm", " U.L.M ".replace(".", ""), "Ｕｌｍ"])
def test_a_name_is_on_the_list_once_however_it_is_written(again):
    InstitutionMentionFactory(name="ULM", country_given="Germany")

    assert refused(
        lambda: InstitutionMentionFactory(name=again, country_given="GERMANY"), "This name is already on the list."
    )
    InstitutionMentionFactory(name=again, country_given="")


@pytest.mark.parametrize("status", MentionStatus)
def test_only_a_resolved_name_has_an_institution(status):
    resolved = status == MentionStatus.RESOLVED
    sentence = "A resolved name has an institution; others have none."

    InstitutionMentionFactory(status=status, institution=InstitutionFactory() if resolved else None)
    wrong = None if resolved else InstitutionFactory()
    assert refused(lambda: InstitutionMentionFactory(status=status, institution=wrong), sentence)


def test_a_word_for_a_country_means_one_country():
    CountryAliasFactory(name="کره جنوبی", country="KR")

    with pytest.raises(IntegrityError), transaction.atomic():
        CountryAliasFactory(name="كره‌جنوبي".replace("\u200c", " "), country="KP")


# --- people --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "orcid", ["0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-1694-233X", "0000-0001-2345-6789"]
)
def test_an_orcid_id_that_fits_is_accepted(orcid):
    validate_orcid(orcid)


@pytest.mark.parametrize(
    ("orcid", "sentence"),
    [
        ("0000-0002-1825-0098", "has a mistake in it"),
        ("0000-0002-1852-0097", "has a mistake in it"),
        ("0000-0002-1694-2330", "has a mistake in it"),
        ("0000-0002-1694-233x", "has a mistake in it"),
        ("0000000218250097", "looks like"),
        ("0000-0002-1825-009", "looks like"),
        ("https://orcid.org/0000-0002-1825-0097", "looks like"),
        ("۰۰۰۰-0002-1825-0097", "looks like"),
        ("0000-0002-182-50097", "looks like"),
    ],
)
def test_an_orcid_id_that_does_not_fit_is_refused(orcid, sentence):
    with pytest.raises(ValidationError, match=sentence):
        validate_orcid(orcid)


def test_any_single_wrong_digit_of_an_orcid_id_is_noticed():
    right = "000000021825009"
    wrong = {right[:n] + digit + right[n + 1 :] for n in range(15) for digit in "0123456789"} - {right}

    assert orcid_check_character(right) == "7"
    assert [digits for digits in wrong if orcid_check_character(digits) == "7"] == []


def test_an_address_belongs_to_one_person():
    PersonFactory(email="maryam@example.org")
    PersonFactory.create_batch(2, email=None)

    assert refused(lambda: PersonFactory(email="Maryam@Example.org"), "Another person has this address.")


def test_a_person_s_name_is_read_in_the_reader_s_language():
    maryam = PersonFactory(given_en="Maryam", family_en="Ahmadi", given_fa="مریم", family_fa="احمدی")

    assert str(maryam) == "Maryam Ahmadi"
    with translation.override("fa"):
        assert str(maryam) == "مریم احمدی"


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"starts_on": DAY, "ends_on": YESTERDAY}, "The affiliation ends before it begins."),
        ({"institution": None}, "Choose the institution, or write its name."),
    ],
)
def test_an_affiliation_that_cannot_be_is_refused(values, sentence):
    assert refused(lambda: AffiliationFactory(**values), sentence)


def test_an_affiliation_shows_the_name_as_given_until_the_institution_is_known():
    affiliation = AffiliationFactory(institution=None, name_as_given="Univ. Jena")
    shown = [affiliation.institution_name]

    affiliation.institution = InstitutionFactory(name_en="Friedrich Schiller University Jena")
    shown.append(affiliation.institution_name)

    assert shown == ["Univ. Jena", "Friedrich Schiller University Jena"]


# --- accounts ------------------------------------------------------------------------------------------------------


def test_an_address_belongs_to_one_account_however_it_is_written():
    UserFactory(email="maryam@example.org")

    assert refused(lambda: UserFactory(email="MARYAM@example.org"), "Another account has this address.")


def test_an_account_is_made_with_an_address_and_a_password():
    user = User.objects.create_user("Maryam@Example.ORG", "correct-horse-battery", name="Maryam Ahmadi")

    assert (user.email, str(user)) == ("maryam@example.org", "Maryam Ahmadi")
    assert user.check_password("correct-horse-battery")
    assert User.objects.get_by_natural_key("MARYAM@example.org") == user


def test_an_account_without_a_name_is_called_by_its_address():
    assert str(UserFactory(name="", email="maryam@example.org")) == "maryam@example.org"


def test_no_account_is_above_the_rules():
    columns = {field.name for field in User._meta.get_fields()}

    assert columns & {"is_superuser", "groups", "user_permissions", "username", "is_staff"} == set()


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"starts_on": DAY, "ends_on": YESTERDAY}, "The appointment ends before it begins."),
        ({"role": Role.UNIT_OFFICER, "unit": None}, "A unit officer is appointed at a unit."),
        (
            {"role": Role.PROGRAMME_MANAGER, "institution": None},
            "A programme manager is appointed at the institution that runs it.",
        ),
    ],
)
def test_an_appointment_that_cannot_be_is_refused(values, sentence):
    assert refused(lambda: AppointmentFactory(**values), sentence)


def test_an_appointment_may_be_for_one_day():
    assert AppointmentFactory(starts_on=DAY, ends_on=DAY).pk
