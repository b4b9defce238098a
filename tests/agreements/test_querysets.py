"""Who sees which agreements, and what a search finds."""

import datetime as dt
from itertools import product

import pytest
from django.contrib.auth.models import AnonymousUser

from agreements.models import Agreement, Confidentiality, PartyRole
from agreements.workflow import Status
from directory.roles import Role
from tests.factories.agreements import (
    AgreementFactory,
    AgreementPartyFactory,
    OfficerAssignmentFactory,
)
from tests.factories.directory import AppointmentFactory, InstitutionFactory, InstitutionNameFactory, UnitFactory

pytestmark = pytest.mark.django_db

EVERYTHING = {Role.DIRECTOR, Role.OFFICER, Role.AUDITOR}


def titles(agreements):
    return {agreement.title_en for agreement in agreements}


# --- who sees what -------------------------------------------------------------------------------------------------


@pytest.fixture
def unit():
    return UnitFactory(name_en="Faculty of Physics")


@pytest.fixture
def shelf(unit):
    """One of each status and confidentiality, of the unit and of another: {title: agreement}."""
    units = {"own": unit, "other": UnitFactory()}
    for status, confidentiality, (whose, lead_unit) in product(Status, Confidentiality, units.items()):
        AgreementFactory(
            **({"concluded": True} if status == Status.CONCLUDED else {"status": status}),
            title_en=f"{status} {confidentiality} {whose}",
            confidentiality=confidentiality,
            lead_unit=lead_unit,
        )
    return {agreement.title_en: agreement for agreement in Agreement.objects.all()}


PUBLIC = {"concluded public own", "concluded public other"}


@pytest.mark.parametrize("role", Role)
def test_each_role_sees_what_it_should(shelf, user_with, unit, role):
    user = user_with(role, unit=unit if role == Role.UNIT_OFFICER else None)
    if role in EVERYTHING:
        expected = set(shelf)
    elif role == Role.UNIT_OFFICER:
        own = {title for title in shelf if title.endswith("own")}
        expected = PUBLIC | own | {"concluded internal other"}
    else:
        expected = PUBLIC

    assert titles(Agreement.objects.visible_to(user)) == expected
    assert {title for title in shelf if user.has_perm("agreements.view_agreement", shelf[title])} == expected


@pytest.mark.parametrize("visitor", [AnonymousUser(), None], ids=["anonymous", "without a role"])
def test_everybody_sees_what_is_concluded_and_public(shelf, user_with, visitor):
    assert titles(Agreement.objects.visible_to(visitor or user_with())) == PUBLIC


def test_a_unit_officer_of_two_units_sees_both(shelf, user_with, unit):
    user = user_with(Role.UNIT_OFFICER, unit=unit)
    AppointmentFactory(user=user, role=Role.UNIT_OFFICER, unit=shelf["draft public other"].lead_unit)

    assert titles(Agreement.objects.visible_to(user)) == set(shelf)


def test_a_role_that_ended_yesterday_shows_nothing_more(shelf, user_with, today):
    user = user_with()
    AppointmentFactory(user=user, role=Role.DIRECTOR, ends_on=today - dt.timedelta(days=1))

    assert titles(Agreement.objects.visible_to(user)) == PUBLIC


def test_nobody_s_count_knows_of_what_he_does_not_see(shelf, today):
    counts = Agreement.objects.visible_to(AnonymousUser()).phase_counts(today)

    assert sum(counts.values()) == len(PUBLIC)


# --- search --------------------------------------------------------------------------------------------------------


@pytest.fixture
def register():
    tehran = InstitutionFactory(name_en="University of Tehran", name_fa="دانشگاه تهران", country="IR")
    montpellier = InstitutionFactory(name_en="Université de Montpellier", acronym="UM", country="FR")
    InstitutionNameFactory(institution=montpellier, name="جامعة مونبلييه", language="ar")
    jena = InstitutionFactory(
        name_en="Friedrich Schiller University Jena", name_fa="دانشگاه فریدریش شیلر ینا", country="DE"
    )
    physics = AgreementFactory(
        title_en="Joint work in physics", title_fa="همکاری‌های مشترک در فیزیک", reference="MOU-1405-0007"
    )
    students = AgreementFactory(title_en="Exchange of students")
    putra = AgreementFactory(title_en="Putra")
    for agreement, partner in ((physics, montpellier), (students, jena)):
        AgreementPartyFactory(agreement=agreement, institution=tehran, role=PartyRole.HOME)
        AgreementPartyFactory(agreement=agreement, institution=partner, name_as_given="As in the list")
    AgreementPartyFactory(agreement=putra, unknown=True, name_as_given="University of Putra", country="MY")


PHYSICS, STUDENTS, PUTRA = "Joint work in physics", "Exchange of students", "Putra"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("physics", {PHYSICS}),
        ("PHYSICS joint", {PHYSICS}),
        ("phys", {PHYSICS}),
        ("hysics", set()),
        ("فيزيك", {PHYSICS}),  # typed on an Arabic keyboard
        ("همکاریهای", set()),
        ("همکاری های", {PHYSICS}),
        ("همکاری‌های مشترک", {PHYSICS}),
        ("MOU-1405-0007", {PHYSICS}),
        ("۱۴۰۵", {PHYSICS}),
        ("universite montpellier", {PHYSICS}),
        ("Université de MONTPELLIER", {PHYSICS}),
        ("UM", {PHYSICS}),
        ("مونبلييه", {PHYSICS}),
        ("دانشگاه تهران", {PHYSICS, STUDENTS}),
        ("tehran", {PHYSICS, STUDENTS}),
        ("tehran jena", {STUDENTS}),  # a word in each of two parties
        ("students jena", {STUDENTS}),  # a word in the title, a word in a party
        ("physics jena", set()),
        ("شیلر", {STUDENTS}),
        ("putra", {PUTRA}),
        ("university", {PHYSICS, STUDENTS, PUTRA}),
        ("as in the list", {PHYSICS, STUDENTS}),
        ("", {PHYSICS, STUDENTS, PUTRA}),
        ("  –  ", {PHYSICS, STUDENTS, PUTRA}),
        ("' & | ! :* <-> \\", {PHYSICS, STUDENTS, PUTRA}),
        ("nothing of the kind", set()),
    ],
)
def test_every_word_is_found_somewhere_in_either_script(register, typed, found):
    assert titles(Agreement.objects.search(typed)) == found


def test_search_keeps_to_what_it_is_asked_of(register):
    assert titles(Agreement.objects.filter(title_en=STUDENTS).search("tehran")) == {STUDENTS}


# --- country, region -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("codes", "found"),
    [
        (["FR"], {PHYSICS}),
        (["DE", "FR"], {PHYSICS, STUDENTS}),
        (["MY"], {PUTRA}),
        (["IR"], set()),  # the home side is no partner
        (["SG"], set()),
    ],
)
def test_a_country_is_a_partner_s(register, codes, found):
    assert titles(Agreement.objects.with_country(*codes)) == found


def test_once_the_institution_is_known_its_country_counts(register):
    party = Agreement.objects.get(title_en=PUTRA).parties.get()
    party.institution = InstitutionFactory(country="ID")
    party.save()

    assert titles(Agreement.objects.with_country("MY")) == set()
    assert titles(Agreement.objects.with_country("ID")) == {PUTRA}


@pytest.mark.parametrize("role", PartyRole)
def test_coordinators_and_funders_are_partners_too(role):
    party = AgreementPartyFactory(role=role, institution__country="BR")
    partners = {PartyRole.PARTNER, PartyRole.COORDINATOR, PartyRole.FUNDER}

    assert set(Agreement.objects.with_country("BR")) == ({party.agreement} if role in partners else set())
    assert party.is_partner == (role in partners)


@pytest.mark.parametrize(("region", "found"), [("europe", {PHYSICS, STUDENTS}), ("asia", {PUTRA}), ("africa", set())])
def test_a_region_is_its_countries(register, region, found):
    assert titles(Agreement.objects.in_region(region)) == found


# --- what is not known -----------------------------------------------------------------------------------------------


def test_dates_that_are_not_known_to_the_day():
    exact = AgreementFactory(concluded=True)
    year = AgreementFactory(concluded=True, signed_precision="year")
    unsigned = AgreementFactory(concluded=True, signed_on=None)
    term = AgreementFactory(concluded=True, term__starts_precision="month")

    assert set(Agreement.objects.with_imprecise_dates()) == {year, unsigned, term}
    assert exact not in Agreement.objects.with_imprecise_dates()


def test_parties_nobody_has_recognised():
    unknown = AgreementFactory(imported=True)
    AgreementFactory(concluded=True)

    assert list(Agreement.objects.with_unknown_party()) == [unknown]


def test_looked_after_by_whoever_is_assigned_that_day(user_with):
    day = dt.date(2026, 11, 20)
    officer = user_with(Role.OFFICER)
    mine = OfficerAssignmentFactory(user=officer, ends_on=day).agreement
    OfficerAssignmentFactory(user=officer, ends_on=day - dt.timedelta(days=1))
    OfficerAssignmentFactory()

    assert list(Agreement.objects.looked_after_by(officer, day)) == [mine]
    assert list(Agreement.objects.looked_after_by(officer, day + dt.timedelta(days=1))) == []


# --- cost ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_a_list_costs_the_same_for_any_number_of_rows(rows, django_assert_num_queries, today):
    AgreementFactory.create_batch(rows, concluded=True, lead_unit=UnitFactory())

    with django_assert_num_queries(3):
        shown = [
            (
                row.title,
                row.type.name,
                row.lead_unit.name,
                row.phase(today),
                [party.name for party in row.parties.all()],
            )
            for row in Agreement.objects.for_lists()
        ]

    assert len(shown) == rows
