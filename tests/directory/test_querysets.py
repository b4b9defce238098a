"""What a search of institutions finds, and who sees whom."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser

from directory.models import Appointment, Institution, InstitutionMention, MentionStatus, Person, Unit, User
from directory.roles import Role
from tests.factories.directory import (
    AppointmentFactory,
    InstitutionFactory,
    InstitutionMentionFactory,
    InstitutionNameFactory,
    PersonFactory,
    UnitFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

TEHRAN, ULM, ORLEANS, SEVEN, JENA = "University of Tehran", "Ulm University", "Université d'Orléans", "Paris 7", "Jena"


@pytest.fixture
def places():
    InstitutionFactory(name_en=TEHRAN, name_fa="دانشگاه تهران", acronym="UT")
    InstitutionFactory(name_en=ULM, acronym="UULM")
    orleans = InstitutionFactory(name_en=ORLEANS)
    InstitutionNameFactory(institution=orleans, name="جامعة أورليان", language="ar")
    InstitutionFactory(name_en=SEVEN, name_fa="دانشگاه پاریس ۷")
    InstitutionFactory(name_en=JENA, name_fa="پژوهش‌های علوم پایه")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("tehran", {TEHRAN}),
        ("univ teh", {TEHRAN}),
        ("teh univ", {TEHRAN}),
        ("UT", {TEHRAN}),
        ("uulm", {ULM}),
        ("ulm", {ULM}),
        ("orleans", {ORLEANS}),
        ("ORLÉANS", {ORLEANS}),
        ("d'orl", {ORLEANS}),
        ("اورليان", {ORLEANS}),
        ("تهران", {TEHRAN}),
        ("دانشگاه", {TEHRAN, SEVEN}),
        ("دانشگاه ته", {TEHRAN}),
        ("پاریس 7", {SEVEN}),
        ("پاريس ٧", {SEVEN}),
        ("paris ۷", {SEVEN}),
        ("پژوهش های", {JENA}),
        ("پژوهش‌های", {JENA}),
        ("tehran تهران", set()),  # the words of two different names
        ("hran", set()),
        ("nowhere", set()),
    ],
)
def test_an_institution_is_found_under_any_of_its_names(places, typed, found):
    assert {place.name_en for place in Institution.objects.search(typed)} == found


@pytest.mark.parametrize("typed", ["", "   ", "…", "&|!:*"])
def test_where_nothing_is_typed_all_are_found(places, typed):
    assert Institution.objects.search(typed).count() == 5


def test_to_choose_from_are_those_in_use():
    active = InstitutionFactory()
    InstitutionFactory(status="inactive")
    InstitutionFactory(status="withdrawn")
    InstitutionFactory(status="merged", successor=active, merged_on=dt.date(2026, 1, 1))
    InstitutionFactory(closed_on=dt.date(2026, 1, 1))

    assert list(Institution.objects.in_use()) == [active]


@pytest.fixture
def divided():
    """A university, the two that came out of it, and what came out of one of those."""
    whole = InstitutionFactory(name_en="University")
    medical = InstitutionFactory(name_en="Medical", predecessor=whole)
    InstitutionFactory(name_en="Technical", predecessor=whole)
    InstitutionFactory(name_en="Nursing", predecessor=medical)
    InstitutionFactory(name_en="Elsewhere", predecessor=InstitutionFactory(name_en="Stranger"))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("University", {"University", "Medical", "Technical"}),
        ("Medical", {"University", "Medical", "Technical", "Nursing"}),
        ("Technical", {"University", "Medical", "Technical"}),
        ("Nursing", {"Medical", "Nursing"}),
        ("Stranger", {"Stranger", "Elsewhere"}),
    ],
)
def test_kin_are_what_it_came_out_of_what_came_out_of_it_and_what_else_came_out_of_the_same(divided, asked, found):
    kin = Institution.objects.kin_of(Institution.objects.get(name_en=asked))

    assert {one.name_en for one in kin} == found


def test_kin_are_those_of_entries_merged_into_it_and_what_was_merged_into_them(divided):
    day = dt.date(2026, 1, 1)
    medical = Institution.objects.get(name_en="Medical")
    InstitutionFactory(name_en="Old", status="merged", successor=medical, merged_on=day)
    stays = InstitutionFactory(name_en="Stays")
    Institution.objects.filter(name_en="Technical").update(status="merged", successor=stays, merged_on=day)

    kin = Institution.objects.kin_of(stays)

    assert {one.name_en for one in kin} == {"Stays", "Technical", "University", "Medical", "Old"}


def test_heirs_are_what_came_out_of_it_or_of_an_entry_merged_into_it_and_not_what_is_merged_back(divided):
    day = dt.date(2026, 1, 1)
    whole = Institution.objects.get(name_en="University")
    double = InstitutionFactory(status="merged", successor=whole, merged_on=day)
    InstitutionFactory(name_en="Arts", predecessor=double)
    InstitutionFactory(name_en="A slip", predecessor=whole, closed_on=day)
    Institution.objects.filter(name_en="Technical").update(status="merged", successor=whole, merged_on=day)

    assert {one.name_en for one in Institution.objects.heirs_of(whole)} == {"Medical", "Arts"}


def test_names_of_institutions_are_no_secret():
    unit = UnitFactory()

    assert list(Institution.objects.visible_to(AnonymousUser())) == [unit.institution]
    assert list(Unit.objects.visible_to(AnonymousUser())) == [unit]


@pytest.mark.parametrize("status", MentionStatus)
def test_only_open_names_wait_to_be_resolved(status):
    place = InstitutionFactory() if status == MentionStatus.RESOLVED else None
    mention = InstitutionMentionFactory(status=status, institution=place)
    InstitutionMentionFactory(closed_on=dt.date(2026, 1, 1))

    assert list(InstitutionMention.objects.to_resolve()) == ([mention] if status == MentionStatus.OPEN else [])


@pytest.mark.parametrize("role", [None, *Role])
def test_people_see_themselves_and_the_office_administrators_and_auditors_everybody(user_with, role):
    user = user_with(*[role] if role else [])
    own, other = PersonFactory(user=user), PersonFactory()
    readers = {Role.OFFICER, Role.DIRECTOR, Role.AUDITOR, Role.ADMINISTRATOR}

    assert set(Person.objects.visible_to(user)) == ({own, other} if role in readers else {own})


@pytest.mark.parametrize("role", [None, *Role])
def test_accounts_and_appointments_are_the_administrator_s(user_with, role):
    user = user_with(*[role] if role else [])
    other = AppointmentFactory(user=UserFactory())
    own = set(user.appointments.all())
    sees_all = role == Role.ADMINISTRATOR

    assert set(User.objects.visible_to(user)) == ({user, other.user} if sees_all else {user})
    assert set(Appointment.objects.visible_to(user)) == (own | {other} if sees_all else own)


@pytest.mark.parametrize("model", [Person, User, Appointment, InstitutionMention])
def test_visitors_see_nobody(model):
    PersonFactory()
    AppointmentFactory()
    InstitutionMentionFactory()

    assert list(model.objects.visible_to(AnonymousUser())) == []


def test_appointments_on_a_day(today):
    day = dt.timedelta(days=1)
    AppointmentFactory(ends_on=today - day)
    AppointmentFactory(starts_on=today + day)
    AppointmentFactory(closed_on=today)
    held = AppointmentFactory(ends_on=today)

    assert list(Appointment.objects.on(today)) == [held]


def test_a_user_with_two_appointments_is_one_user(today):
    user = UserFactory()
    AppointmentFactory.create_batch(2, user=user, role=Role.DIRECTOR)

    assert list(User.objects.with_role(Role.DIRECTOR, Role.OFFICER, on=today)) == [user]
