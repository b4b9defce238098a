import datetime as dt
from collections import namedtuple

import pytest

from networks.imports import NetworkMembers
from networks.models import Member
from notices.models import Email
from records.models import Outcome
from tests.factories.directory import InstitutionFactory
from tests.factories.networks import MemberFactory

pytestmark = pytest.mark.django_db


Row = namedtuple("Row", ["number", "values"])


def read(network, *given):
    """What each row means, and after it is applied."""
    definition, options = NetworkMembers(), {"network": network.pk}
    return definition.plan([Row(number, values) for number, values in enumerate(given, 2)], options)


def bring(network, *given):
    for planned in read(network, *given):
        if planned.outcome in (Outcome.CREATE, Outcome.UPDATE):
            NetworkMembers().apply(planned, {"network": network.pk}, by="A test")


AMINA = {
    "Name": "Amina Diallo",
    "Email": "amina@example.org",
    "Country": "Senegal",
    "Works on": "soil science",
    "From": "1403/01/15",
    "Votes": "no",
    "Named since": "2024-05-01",
}


def test_a_list_brings_members_and_writes_to_nobody(network):
    InstitutionFactory(name_en="Parsan University")

    bring(network, AMINA, {"Kind": "institution", "Name": "Parsan University", "From": "2025"})

    person, institution = Member.objects.order_by("contact_id")
    assert (person.contact.country, person.is_voting, person.starts_on) == ("SN", False, dt.date(2024, 4, 3))
    assert person.contact.named_since == dt.date(2024, 5, 1)
    assert (institution.institution.name_en, institution.starts_on) == ("Parsan University", dt.date(2025, 1, 1))
    assert Email.objects.count() == 0


def test_the_same_list_once_more_changes_nothing(network):
    bring(network, AMINA)

    assert [one.outcome for one in read(network, AMINA)] == [Outcome.UNCHANGED]


def test_what_has_changed_is_brought_up_to_date(network):
    bring(network, AMINA)
    bring(network, AMINA | {"Until": "2026-03-01", "Works on": "hydrology"})

    member = Member.objects.get()
    assert (member.ends_on, member.contact.works_on) == (dt.date(2026, 3, 1), "hydrology")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"Name": ""}, "The name is missing."),
        ({"From": ""}, "The first day of membership is missing."),
        ({"Email": "amina"}, "“amina” is no address."),
        ({"Country": "Atlantis"}, "“Atlantis” is no country."),
        ({"Until": "2020-01-01"}, "The membership ends before it begins."),
    ],
)
def test_a_row_that_cannot_be_read_says_why(network, wrong, said):
    planned = read(network, AMINA | wrong)[0]

    assert (planned.outcome, planned.messages) == (Outcome.ERROR, [said])


def test_an_institution_that_nobody_knows_is_not_made_up(network):
    planned = read(network, {"Kind": "institution", "Name": "Nowhere University", "From": "2025"})[0]

    assert planned.messages == ["The directory has no institution, or several, of the name “Nowhere University”."]


def test_the_members_of_another_network_are_not_touched(network):
    other = MemberFactory(admitted=True, contact__email="amina@example.org")

    bring(network, AMINA)

    other.contact.refresh_from_db()
    assert Member.objects.count() == 2
    assert other.contact.name_en != "Amina Diallo"


def test_a_list_without_a_column_leaves_what_is_kept_there(network):
    bring(network, AMINA)
    bring(network, {"Name": "Amina Diallo", "From": "1403/01/15", "Category": "Observer"})

    member = Member.objects.select_related("contact").get()
    contact = member.contact
    assert (member.category, member.is_voting) == ("observer", False)
    assert (contact.email, contact.country, contact.works_on) == ("amina@example.org", "SN", "soil science")
    assert contact.named_since == dt.date(2024, 5, 1)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"Category": "obsrever"}, "“obsrever” is no category of members."),
        ({"Kind": "univ."}, "“univ.” is neither “person” nor “institution”."),
    ],
)
def test_a_word_that_means_nothing_here_is_not_read_as_something_else(network, wrong, said):
    (planned,) = read(network, AMINA | wrong)

    assert (planned.outcome, planned.messages) == (Outcome.ERROR, [said])


def test_categories_are_read_in_either_language(network):
    (planned,) = read(network, AMINA | {"Category": "ناظر"})

    assert planned.values["category"] == "observer"


def test_an_ended_membership_stays_as_it_is_and_a_new_one_begins_for_the_same_person(network):
    bring(network, AMINA | {"Until": "2025-12-31"})
    again = {"Name": "Amina Diallo", "Email": "amina@example.org", "From": "2026-06-01", "Category": "associate"}

    (planned,) = read(network, again)
    bring(network, again)

    before, after = Member.objects.order_by("starts_on")
    assert (planned.outcome, planned.messages) == (
        Outcome.CREATE,
        ["Was a member until 31 December 2025; a new membership begins."],
    )
    assert (before.starts_on, before.ends_on, before.category) == (dt.date(2024, 4, 3), dt.date(2025, 12, 31), "full")
    assert (after.starts_on, after.ends_on, after.category) == (dt.date(2026, 6, 1), None, "associate")
    assert before.contact == after.contact
    assert after.contact.works_on == "soil science"


STAYS = "The membership of these days ended on 31 December 2025 and stays as it is: a new one begins after that day."


@pytest.mark.parametrize(
    "given", [{"Until": ""}, {"Until": "2025-12-31", "Category": "observer"}, {"From": "2025-01-01"}]
)
def test_days_of_an_ended_membership_are_not_changed_by_a_list(network, given):
    bring(network, AMINA | {"Until": "2025-12-31"})

    (planned,) = read(network, AMINA | given)

    assert (planned.outcome, planned.messages) == (
        Outcome.ERROR,
        [STAYS],
    )


def test_a_list_with_both_memberships_of_a_person_who_returned_changes_nothing_once_it_is_read(network):
    rows = [AMINA | {"Until": "2025-12-31"}, AMINA | {"From": "2026-06-01"}]
    bring(network, *rows)

    assert Member.objects.values("contact").distinct().count() == 1
    assert [one.outcome for one in read(network, *rows)] == [Outcome.UNCHANGED, Outcome.UNCHANGED]
    assert read(network, *rows, AMINA)[2].messages == ["The same member stands in an earlier row."]


def test_the_preview_says_which_membership_is_changed(network):
    bring(network, AMINA)

    (planned,) = read(network, AMINA | {"Until": "2027-03-01"})

    assert (planned.outcome, planned.messages) == (
        Outcome.UPDATE,
        ["Changes the membership that began on 3 April 2024."],
    )


def test_two_people_of_one_name_are_told_apart_by_their_addresses(network):
    bring(network, AMINA, AMINA | {"Email": "another@example.org"})

    (planned,) = read(network, {"Name": "Amina Diallo", "From": "1403/01/15"})

    assert planned.messages == ["Several people have this name: tell them apart by address."]
