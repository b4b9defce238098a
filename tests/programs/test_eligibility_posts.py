"""Rules about post, rank, employment and doctorate read the leaders' profiles, and the form where these say nothing."""

import datetime as dt

import pytest
from django.urls import reverse

from directory.models import ScholarProfile
from directory.roles import Role
from programs.eligibility import State, snapshot, verdict
from programs.models import Application
from programs.readiness import missing
from records import clock
from tests.factories.directory import PersonFactory, ScholarProfileFactory
from tests.factories.programs import (
    ApplicationFactory,
    EligibilityRuleFactory,
    QuestionFactory,
    SectionAnswersFactory,
)
from tests.pages import links, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
CLOSES = dt.datetime(2027, 3, 1, 9, 30, tzinfo=dt.UTC)
RANKS = {"ranks": ["associate", "full"]}


@pytest.fixture
def scholar(as_user):
    return as_user(Role.SCHOLAR, name="Maryam Ahmadi")


@pytest.fixture
def application(scholar):
    """From September 2027 on for two years, in a call that closes on 1 March 2027."""
    values = {"starts_on": dt.date(2027, 9, 1), "months": 24}
    return ApplicationFactory(user=scholar, call__one_sided=True, call__closes_at=CLOSES, **values)


@pytest.fixture
def profile(scholar):
    """One that says nothing yet."""
    return ScholarProfileFactory(person=PersonFactory(user=scholar), academic_rank="", employment="")


def say(profile, **values):
    ScholarProfile.objects.filter(pk=profile.pk).update(**values)


def rule(application, check, **params):
    return EligibilityRuleFactory(call=application.call, check_name=check, params=params, words_en="The rule.")


def found(application, check, **params):
    """(state, words) of one check."""
    application = Application.objects.get(pk=application.pk)
    [one] = verdict([rule(application, check, **params)], application, clock.now())
    return one.state, one.found


def answering(application, answer):
    question = QuestionFactory(section=application.call.sections.get(key="questions"), key="asked", kind="line")
    SectionAnswersFactory(application=application, values={question.key: answer})


@pytest.mark.parametrize(
    ("said", "state", "words"),
    [
        ({"employment": "permanent"}, State.MET, ""),
        ({"employment": "fixed_term", "employment_ends_on": dt.date(2029, 8, 31)}, State.MET, ""),
        (
            {"employment": "fixed_term", "employment_ends_on": dt.date(2029, 8, 30)},
            State.NOT_MET,
            "A post ends on 30 August 2029, the project on 31 August 2029.",
        ),
        ({"employment": "retired"}, State.NOT_MET, "Dr. Sara Rahimi: retired."),
        ({"employment": "none"}, State.NOT_MET, "Dr. Sara Rahimi: without a post."),
        ({}, State.UNKNOWN, "How long the post lasts is not in the profile of Dr. Sara Rahimi."),
    ],
)
def test_a_post_lasts_as_the_profile_says(application, profile, said, state, words):
    say(profile, **said)

    assert found(application, "post-lasts") == (state, words)


@pytest.mark.parametrize(("year", "state"), [(2014, State.NOT_MET), (2015, State.MET), (None, State.UNKNOWN)])
def test_the_doctorate_is_of_the_year_that_the_profile_says(application, profile, year, state):
    say(profile, doctorate_year=year)

    assert found(application, "doctorate-within", years=12)[0] == state


@pytest.mark.parametrize(
    ("check", "params", "said", "state", "words"),
    [
        ("academic-rank", RANKS, {"academic_rank": "full"}, State.MET, ""),
        ("academic-rank", RANKS, {"academic_rank": "postdoc"}, State.NOT_MET, ": postdoctoral researcher."),
        ("academic-rank", RANKS, {}, State.UNKNOWN, "The academic rank is not in the profile of Dr. Sara Rahimi."),
        ("employment", {"kinds": ["permanent"]}, {"employment": "permanent"}, State.MET, ""),
        ("employment", {"kinds": ["permanent"]}, {"employment": "retired"}, State.NOT_MET, "Dr. Sara Rahimi: retired."),
        ("employment", {"kinds": ["permanent"]}, {}, State.UNKNOWN, "The kind of employment is not in the profile"),
    ],
)
def test_rank_and_employment_are_among_those_that_the_rule_names(
    application, profile, check, params, said, state, words
):
    say(profile, **said)

    told = found(application, check, **params)

    assert (told[0], words in told[1]) == (state, True)


@pytest.mark.parametrize(
    ("check", "params", "answer"),
    [
        ("post-lasts", {}, "2030-01-01"),
        ("doctorate-within", {"years": 12}, "2020"),
        ("academic-rank", RANKS, "full"),
        ("employment", {"kinds": ["permanent"]}, "permanent"),
    ],
)
def test_the_form_is_asked_only_where_the_rule_names_a_question_and_the_profile_is_silent(
    application, profile, check, params, answer
):
    answering(application, answer)
    silent = [found(application, check, **params)[0], found(application, check, question="asked", **params)[0]]
    say(profile, employment="retired", doctorate_year=1990, academic_rank="instructor")

    assert silent == [State.UNKNOWN, State.MET]
    assert found(application, check, question="asked", **params)[0] == State.NOT_MET


def test_an_answer_that_is_no_rank_is_not_known(application):
    answering(application, "wizard")

    assert found(application, "academic-rank", question="asked", **RANKS)[0] == State.UNKNOWN


def test_a_rule_may_ask_one_leader_alone(scholar, profile):
    application = ApplicationFactory(user=scholar)
    say(profile, academic_rank="full")
    rules = [
        found(application, "academic-rank", **RANKS, **side) for side in ({"side": "home"}, {"side": "partner"}, {})
    ]

    lacks = "The academic rank is not in the profile of Prof. Anne Martin."
    assert rules == [(State.MET, ""), (State.UNKNOWN, lacks), (State.UNKNOWN, lacks)]


def test_the_draft_follows_the_profile_and_a_blocking_rule_keeps_it_from_being_submitted(application, profile):
    rule(application, "academic-rank", **RANKS)
    say(profile, academic_rank="instructor")
    before = missing(Application.objects.for_pages().get(pk=application.pk))
    say(profile, academic_rank="full")

    assert "The rule. Dr. Sara Rahimi: instructor." in before
    assert "The rule. Dr. Sara Rahimi: instructor." not in missing(
        Application.objects.for_pages().get(pk=application.pk)
    )


def test_whoever_lacks_something_in_the_profile_is_led_there_and_nobody_else(
    client, client_for, user_with, application
):
    rule(application, "academic-rank", **RANKS)
    page = application.get_absolute_url()

    own = links(client.get(page))
    office = links(client_for(user_with(Role.OFFICER)).get(page))

    assert own["Say it in your profile"] == reverse("own:scholar")
    assert "Say it in your profile" not in office


def test_what_was_submitted_shows_what_the_rules_said_then(client, application, profile):
    asked = rule(application, "academic-rank", **RANKS)
    say(profile, academic_rank="instructor")
    kept = snapshot(verdict([asked], application, clock.now()))
    values = {"reference": "X-1", "submitted_at": clock.now(), "status": "ineligible", "eligibility": kept}
    Application.objects.filter(pk=application.pk).update(**values)
    say(profile, academic_rank="full")

    shown = text(client.get(application.get_absolute_url()))

    assert "The rule. Dr. Sara Rahimi: instructor. not met" in shown
