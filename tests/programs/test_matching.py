"""A line of the partner agency's list is one of our applications beyond doubt, perhaps, or not at all."""

import pytest

from programs.matching import Matcher, same_person, same_title
from programs.models import Member
from tests.factories.directory import InstitutionFactory, InstitutionNameFactory
from tests.factories.programs import (
    AgencyEntryFactory,
    ApplicationFactory,
    CallFactory,
    CounterpartFactory,
    hand_in,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Dr. Sara Rahimi", "RAHIMI Sara", True),
        ("Anne Martin", "Pr Anne-Sophie Martin", True),
        ("دکتر سارا رحیمی", "سارا رحيمي", True),
        ("Sara Rahimi", "Sina Rahimi", False),
        ("Rahimi", "Sara Rahimi", False),
        ("Dr. Prof.", "Dr. Prof.", False),
        ("", "Sara Rahimi", False),
    ],
)
def test_a_name_is_the_same_in_any_order_with_any_title_and_never_by_one_word(one, other, same):
    assert same_person(one, other) is same
    assert same_person(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Solar cells in dry climates", "Solar cells in dry and hot climates", True),
        ("Solar cells", "Medieval manuscripts", False),
        ("Solar cells", "Solar wind and the magnetosphere", False),
        ("", "", False),
    ],
)
def test_titles_are_alike_where_half_of_their_words_agree(one, other, same):
    assert same_title(one, other) is same


@pytest.fixture
def call():
    return CallFactory(open=True, with_form=True)


RAHIMI = {"name": "Dr. Sara Rahimi", "institution_given": "Parsan University"}
MARTIN = {"name": "Anne Martin", "institution_given": "Université de Valmont"}


def handed_in(call, *, home=RAHIMI, partner=MARTIN, title="Solar cells in dry climates"):
    application = ApplicationFactory(call=call, title=title)
    for side, values in {"home": home, "partner": partner}.items():
        Member.objects.filter(application=application, side=side).update(**values)
    hand_in(application)
    return application


def line(call, **values):
    given = {
        "title": "Solar cells in dry climates",
        "home_leader": "RAHIMI Sara",
        "partner_leader": "MARTIN Anne",
        "home_institution": "Parsan university",
        "partner_institution": "Universite de Valmont",
    }
    return AgencyEntryFactory(call=call, **given | values)


def found(entry):
    return [(one.application, one.points, one.is_safe) for one in Matcher(entry.call).candidates(entry)]


def test_leaders_title_and_institutions_agree_and_it_is_beyond_doubt(call):
    application, other = handed_in(call), handed_in(call, title="Manuscripts", home={"name": "Reza Karimi"})
    entry = line(call)

    assert found(entry) == [(application, 8, True), (other, 4, False)]
    assert Matcher(call).safe(entry) == application


@pytest.mark.parametrize(
    ("values", "is_safe"),
    [
        ({"title": "Something else"}, True),
        ({"title": "Something else", "home_institution": "", "partner_institution": ""}, False),
        ({"home_leader": "Reza Karimi"}, False),
        ({"partner_leader": ""}, False),
    ],
    ids=["an institution instead of the title", "leaders alone", "another leader", "a leader is missing"],
)
def test_less_than_both_leaders_and_the_title_or_an_institution_is_only_suggested(call, values, is_safe):
    application = handed_in(call)

    ((candidate, _points, said),) = found(line(call, **values))

    assert (candidate, said) == (application, is_safe)


def test_two_that_agree_alike_are_both_only_suggested(call):
    first, second = handed_in(call), handed_in(call)

    assert found(line(call)) == [(first, 8, False), (second, 8, False)]


def test_the_number_that_the_leader_gave_is_enough(call):
    application = handed_in(call)
    Member.objects.filter(application=application, side="partner").update(national_number="47012xy")

    assert found(AgencyEntryFactory(call=call, number="47012XY")) == [(application, 6, True)]


def test_an_institution_is_known_by_any_of_its_names(call):
    valmont = InstitutionFactory(name_en="University of Valmont", country="FR")
    InstitutionNameFactory(institution=valmont, name="Université de Valmont")
    handed_in(call, partner={"name": "Anne Martin", "institution": valmont, "institution_given": ""})

    assert found(line(call))[0][1:] == (8, True)


def test_drafts_other_calls_and_what_is_settled_are_no_candidates(call):
    ApplicationFactory(call=call, title="Solar cells in dry climates")
    handed_in(CallFactory(open=True, with_form=True))
    CounterpartFactory(application=handed_in(call))

    assert found(line(call)) == []


@pytest.mark.parametrize("count", [1, 3])
def test_comparing_costs_the_same_for_one_and_three(call, count, django_assert_num_queries):
    for _n in range(count):
        handed_in(call)
    entries = [line(call) for _n in range(count)]

    with django_assert_num_queries(3):  # applications, members, counterparts
        matcher = Matcher(call)
        for entry in entries:
            matcher.candidates(entry)
