"""Lists of members: looked at before anything changes, dates of either calendar, known again the next time."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from directory.models import Person
from directory.roles import Role
from memberships.models import Membership, Scheme
from records import imports
from records.closing import close
from tests.factories.directory import InstitutionFactory, InstitutionNameFactory, PersonFactory
from tests.factories.memberships import MembershipFactory, SchemeFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
HEADER = "Scheme,Member,Institution,Number,Member since,First day,Last day,Field,Email\n"
ROW = "ictp-regular,Maryam Ahmadi,,A-۱۲,1398,2025-01-01,2030-12-31,Lattice models,m@example.ir\n"


@pytest.fixture(autouse=True)
def schemes():
    SchemeFactory(code="ictp-regular")
    SchemeFactory(code="ictp-federated", institutional=True)


def planned(text):
    return plan_file(HEADER + text)


def plan_file(text):
    file = SimpleUploadedFile("members.csv", text.encode())
    return imports.plan(imports.imports["members"], file=file, options={}, by="Tests")


def outcomes(run):
    return [(row.outcome, row.messages) for row in run.rows.order_by("number")]


def test_nothing_is_entered_before_it_was_looked_at():
    assert outcomes(planned(ROW)) == [("create", [])]
    assert not Membership.objects.exists()


def test_a_row_is_a_member_with_the_term_and_since_when_as_far_as_it_is_known():
    imports.apply(planned(ROW), by="Tests")

    membership = Membership.objects.get()
    assert (str(membership.person), membership.person.email) == ("Maryam Ahmadi", "m@example.ir")
    assert (str(membership.since), membership.since.calendar, membership.origin) == ("1398", "jalali", "imported")
    assert [(term.starts_on, term.ends_on) for term in membership.terms.all()] == [
        (dt.date(2025, 1, 1), dt.date(2030, 12, 31))
    ]
    assert membership.agreed_on is None


def test_the_same_list_again_changes_nothing_and_another_end_changes_the_term():
    imports.apply(planned(ROW), by="Tests")

    assert outcomes(planned(ROW)) == [("unchanged", [])]
    run = imports.apply(planned(ROW.replace("2030-12-31", "2031-12-31")), by="Tests")
    assert run.counts["update"] == 1
    assert Membership.objects.get().terms.get().ends_on == dt.date(2031, 12, 31)


def test_people_are_known_again_by_address_or_by_a_name_that_only_one_has():
    by_address = PersonFactory(given_en="M.", family_en="A.", email="m@example.ir")
    by_name = PersonFactory(given_en="Sara", family_en="Rahimi")
    for _n in range(2):
        PersonFactory(given_en="Ali", family_en="Karimi")

    imports.apply(
        planned(ROW + "ictp-regular,Sara Rahimi,,,2019,,,,\n" + "ictp-regular,Ali Karimi,,,2019,,,,\n"), by="Tests"
    )

    people = [membership.person for membership in Membership.objects.order_by("pk")]
    assert people[:2] == [by_address, by_name]
    assert people[2].pk == Person.objects.order_by("-pk").first().pk
    assert Person.objects.count() == 5


def test_an_institution_is_found_under_any_of_its_names():
    institution = InstitutionFactory(name_en="Parsan University")
    InstitutionNameFactory(institution=institution, name="University of Parsan")

    imports.apply(planned("ictp-federated,,University of Parsan,,2024-01-01,2024-01-01,2026-12-31,,\n"), by="Tests")

    assert Membership.objects.get().institution == institution


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("nothing,Maryam Ahmadi,,,2019,,,,", "There is no scheme “nothing”."),
        ("ictp-regular,Maryam,,,2019,,,,", "Write given names and family name of the member."),
        ("ictp-regular,Maryam Ahmadi,,,,,,,", "Since when is missing."),
        ("ictp-regular,Maryam Ahmadi,,,2019,2026-01-01,2025-01-01,,", "The term ends before it begins."),
        ("ictp-regular,Maryam Ahmadi,,,2019,,2025-01-01,,", "A last day needs the first one."),
        (
            "ictp-regular,Maryam Ahmadi,,,2019,2019-01-01,,,",
            "Terms of this scheme end: give the last day, or leave out the first one as well.",
        ),
        ("ictp-regular,,Parsan University,,2019,,,,", "This scheme is for persons."),
        ("ictp-federated,Maryam Ahmadi,,,2019,,,,", "This scheme is for institutions."),
        (
            "ictp-federated,,Nowhere,,2019,,,,",
            "The directory knows no institution “Nowhere”: enter it first.",
        ),
    ],
)
def test_a_row_that_cannot_be_is_left_out_with_the_reason(row, said):
    assert outcomes(planned(row + "\n")) == [("error", [said])]


def test_a_member_twice_in_a_list_is_taken_once():
    assert outcomes(planned(ROW + ROW)) == [
        ("create", []),
        ("error", ["The same member stands in an earlier row."]),
    ]


def test_a_member_entered_or_elected_here_is_known_again_and_keeps_what_the_list_does_not_tell():
    person = PersonFactory(given_en="Maryam", family_en="Ahmadi", email="m@example.ir")
    kept = MembershipFactory(
        scheme=Scheme.objects.get(code="ictp-regular"), person=person, number="A-1", field_en="Optics"
    )
    run = plan_file("Scheme,Member,Email,Member since\nictp-regular,Maryam Ahmadi,m@example.ir,2019\n")

    assert outcomes(run) == [("update", ["Changes the membership that is kept here already."])]
    imports.apply(run, by="Tests")
    kept.refresh_from_db()
    assert (str(kept.since), kept.number, kept.field_en, kept.origin) == ("2019", "A-1", "Optics", "entered")
    assert Membership.objects.get() == kept


def test_a_withdrawn_entry_stands_in_nobodys_way():
    imports.apply(planned(ROW), by="Tests")
    close(Membership.objects.get(), reason="Of somebody else.", by="Tests")

    imports.apply(planned(ROW), by="Tests")

    assert Membership.objects.open().count() == 1


def test_who_returns_has_another_term_and_who_has_left_for_good_is_a_question():
    imports.apply(planned(ROW), by="Tests")
    again = ROW.replace("2025-01-01,2030-12-31", "2032-01-01,2037-12-31")
    imports.apply(planned(again), by="Tests")

    assert [term.starts_on.year for term in Membership.objects.get().terms.all()] == [2025, 2032]
    assert outcomes(planned(ROW + again.replace("m@example.ir", ""))) == [("unchanged", []), ("error", [TWICE])]
    Membership.objects.update(ended_on=dt.date(2033, 1, 1), end_reason="resigned")
    third = ROW.replace("2025-01-01,2030-12-31", "2039-01-01,2041-12-31")
    said = "The membership of this holder has ended: take back its end, or withdraw that entry, before."
    assert outcomes(planned(third)) == [("error", [said])]


TWICE = "The same member stands in an earlier row."


def test_what_the_database_would_refuse_is_said_of_its_row_and_the_others_come_in():
    imports.apply(planned(ROW), by="Tests")
    overlaps = ROW.replace("2025-01-01", "2026-01-01")
    other = "ictp-regular,Sara Rahimi,,A-۱۲,2019,,,,\n"
    third = "ictp-regular,Ali Karimi,,B-1,2019,,,,\nictp-regular,Omid Parsa,,B-1,2019,,,,\n"

    run = imports.apply(planned(overlaps + other + third), by="Tests")

    assert outcomes(run) == [
        ("error", ["This term overlaps another term of the membership."]),
        ("error", ["Another member has this number."]),
        ("create", []),
        ("error", ["Another member has this number."]),
    ]
    assert {str(one.person) for one in Membership.objects.all()} == {"Maryam Ahmadi", "Ali Karimi"}


@pytest.mark.parametrize("language", ["en", "fa"])
def test_what_is_taken_away_can_be_read_again_in_either_language(language, client_for, user_with):
    imports.apply(planned(ROW), by="Tests")
    Membership.objects.update(field_fa="مدل‌های شبکه")
    address = f"/{language}/admin/memberships/membership/export/csv/"

    taken = b"".join(client_for(user_with(Role.OFFICER)).get(address).streaming_content)

    assert outcomes(plan_file(taken.decode("utf-8-sig"))) == [("unchanged", [])]


def test_who_is_elected_for_life_has_no_last_day():
    SchemeFactory(code="twas-fellow", term_months=None)

    imports.apply(planned("twas-fellow,Hormoz Vaziri,,,2012,2012-01-01,,,\n"), by="Tests")

    assert Membership.objects.get().terms.get().ends_on is None
