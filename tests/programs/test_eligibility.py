"""The rules of a call as an application meets them, in the rule's own words; and what is asked beforehand."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from programs import eligibility
from programs.eligibility import State, blocking_unmet, in_words, snapshot, verdict
from programs.models import Application
from records import clock
from records.refusals import Refusal
from tests.factories.directory import InstitutionFactory, PersonFactory, UserFactory
from tests.factories.programs import (
    ApplicationFactory,
    AwardLeaderFactory,
    CallAreaFactory,
    CallFactory,
    EarlierAwardFactory,
    EligibilityRuleFactory,
    FormSectionFactory,
    MemberFactory,
    PlannedCostFactory,
    ProjectFactory,
    ProjectLeaderFactory,
    QuestionFactory,
    SectionAnswersFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

CLOSES = dt.datetime(2027, 3, 1, 9, 30, tzinfo=dt.UTC)


def an_application(**values):
    values = {"call__closes_at": CLOSES, "call__programme__partner_country": "FR"} | values
    return ApplicationFactory(**values)


def rule(application, check, *, call=None, **params):
    blocking = params.pop("is_blocking", True)
    return EligibilityRuleFactory(
        call=call or application.call, check_name=check, params=params, words_en="The rule.", is_blocking=blocking
    )


def found(application, check, **params):
    """(state, words) of one check."""
    application = Application.objects.get(pk=application.pk)
    [one] = verdict([rule(application, check, **params)], application, clock.now())
    return one.state, one.found


def leader(application, side):
    return application.members.get(role="leader", side=side)


def edit(row, **values):
    type(row).objects.filter(pk=row.pk).update(**values)


def award(application, *sides, ends_on=dt.date(2026, 12, 31), programme=None, **values):
    made = EarlierAwardFactory(programme=programme or application.call.programme, number="12", ends_on=ends_on)
    for side in sides:
        member = leader(application, side)
        given = {"name": member.name, "institution_given": member.institution_given} | values
        AwardLeaderFactory(award=made, side=side, **given)
    return made


# --- what an application says ------------------------------------------------------------------------------------


def test_the_area_is_one_of_the_call():
    application = an_application()
    own, other = application.call.areas.get(), CallAreaFactory()

    assert found(application, "area-of-call") == (State.UNKNOWN, "No area is chosen yet.")
    edit(application, area=own)
    assert found(application, "area-of-call") == (State.MET, "")
    edit(application, area=other)
    assert found(application, "area-of-call") == (State.NOT_MET, "The area that was chosen is of another call.")


@pytest.mark.parametrize(
    ("months", "state"),
    [(None, State.UNKNOWN), (11, State.NOT_MET), (12, State.MET), (24, State.MET), (25, State.NOT_MET)],
)
def test_the_duration_is_within_the_months_of_the_call(months, state):
    application = an_application(call__min_months=12, call__max_months=24, months=months)

    assert found(application, "duration")[0] == state


def test_a_side_is_within_its_cap_in_each_currency():
    application = an_application()
    cost = PlannedCostFactory(application=application, units=3, unit_price=7000)
    application.call.budgets.filter(side="home").update(most_per_application=20000)

    assert found(application, "budget-within-cap") == (
        State.NOT_MET,
        "Home side: 21,000.00 euros asked for, at most 20,000.00 euros.",
    )
    edit(cost, unit_price=6666)
    assert found(application, "budget-within-cap") == (State.MET, "")


def test_one_side_s_costs_do_not_weigh_on_the_other():
    application = an_application()
    theirs = application.call.categories.get(side="partner")
    PlannedCostFactory(application=application, category=theirs, units=3, unit_price=7000)
    application.call.budgets.filter(side="home").update(most_per_application=20000)

    assert found(application, "budget-within-cap") == (State.MET, "")


def test_no_unit_costs_more_than_is_paid_for_one():
    application = an_application()
    PlannedCostFactory(application=application, unit_price=91)
    application.call.categories.filter(side="home").update(most_per_unit=90)

    assert found(application, "units-within-caps") == (State.NOT_MET, "Stay: at most 90.00 euros each.")


@pytest.mark.parametrize(
    ("city", "state"), [("Tehran", State.NOT_MET), ("تهران", State.NOT_MET), ("Shiraz", State.MET), ("", State.UNKNOWN)]
)
def test_the_place_is_that_of_the_home_institution(city, state):
    application = an_application()
    edit(leader(application, "home"), institution=InstitutionFactory(city=city))

    assert found(application, "place-not-in", places=["Tehran", "تهران"])[0] == state


def test_the_place_is_what_the_form_says_where_the_rule_names_a_question():
    application = answering(an_application(), "where", "tehran")

    assert found(application, "place-not-in", places=["Tehran"], question="where") == (
        State.NOT_MET,
        "The place given is tehran.",
    )


# --- who applies -------------------------------------------------------------------------------------------------


def answering(application, key, value):
    section = FormSectionFactory(call=application.call)
    QuestionFactory(section=section, key=key)
    SectionAnswersFactory(application=application, section=section, values={key: value})
    return application


def test_both_sides_have_a_leader():
    application = an_application()
    assert found(application, "leader-of-each-side") == (State.MET, "")

    leader(application, "partner").delete()

    assert found(application, "leader-of-each-side") == (State.NOT_MET, "No leader yet: partner.")


def test_a_one_sided_call_asks_for_no_partner():
    application = an_application(call__one_sided=True)

    assert found(application, "leader-of-each-side") == (State.MET, "")


def test_each_leader_works_in_the_country_of_the_own_side():
    application = an_application()
    home, partner = leader(application, "home"), leader(application, "partner")
    edit(home, institution=InstitutionFactory(country="IR"))

    assert found(application, "leader-from-country")[0] == State.UNKNOWN
    edit(partner, institution=InstitutionFactory(country="IR"))
    assert found(application, "leader-from-country") == (State.NOT_MET, "Prof. Anne Martin works in Iran.")
    edit(partner, institution=InstitutionFactory(country="FR"))
    assert found(application, "leader-from-country") == (State.MET, "")


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (True, State.MET),
        (False, State.NOT_MET),
        ("2028-12-31", State.NOT_MET),
        ("2029-06-01", State.MET),
        ("1410", State.MET),
        ("forever", State.UNKNOWN),
        ("", State.UNKNOWN),
    ],
)
def test_the_post_lasts_as_long_as_the_project(answer, state):
    application = an_application(starts_on=dt.date(2027, 6, 1), months=24)

    assert found(answering(application, "post", answer), "post-lasts", question="post")[0] == state


def test_what_no_question_asks_is_not_known():
    assert found(an_application(), "post-lasts")[0] == State.UNKNOWN
    assert found(an_application(), "doctorate-within", years=12)[0] == State.UNKNOWN


@pytest.mark.parametrize(
    ("answer", "state"),
    [("2015-03-01", State.MET), ("2015-02-28", State.NOT_MET), (2015, State.MET), ("x", State.UNKNOWN)],
)
def test_the_doctorate_is_young_enough_on_the_day_of_closing(answer, state):
    application = answering(an_application(), "phd", answer)

    assert found(application, "doctorate-within", years=12, question="phd")[0] == state


def test_a_leader_has_one_application_handed_in():
    user = UserFactory()
    first = an_application(call__max_per_leader=1, user=user, submitted=True)
    second = an_application(call=first.call, user=user)
    third = an_application(call=first.call, user=UserFactory())
    edit(leader(third, "home"), name="Dr. Somebody Else")

    assert found(first, "one-application") == (State.MET, "")
    assert found(second, "one-application") == (State.NOT_MET, "Already handed in as leader: Dr. Sara Rahimi.")
    assert found(third, "one-application") == (State.MET, "")


def test_young_people_take_part_and_students_name_their_theses():
    application = an_application()
    assert found(application, "young-people") == (State.NOT_MET, "So far the team has 0.")
    assert found(application, "theses-named") == (State.MET, "")

    student = MemberFactory(application=application, role="student", name="Neda")

    assert found(application, "young-people") == (State.MET, "")
    assert found(application, "young-people", least=2)[0] == State.NOT_MET
    assert found(application, "theses-named") == (State.NOT_MET, "Without a thesis: Neda.")
    edit(student, thesis="Perovskites")
    assert found(application, "theses-named") == (State.MET, "")


# --- what came before --------------------------------------------------------------------------------------------


def test_years_pass_after_an_award_until_the_call_closes():
    application = an_application()
    made = award(application, "home")

    assert found(application, "cool-down", years=1) == (
        State.NOT_MET,
        f"{made.programme} 12 ended on 31 December 2026: one applies again from 31 December 2027 on.",
    )
    edit(made, ends_on=dt.date(2026, 3, 1))
    assert found(application, "cool-down", years=1) == (State.MET, "")
    edit(made, ends_on=dt.date(2026, 3, 2))
    assert found(application, "cool-down", years=1)[0] == State.NOT_MET
    edit(made, ends_on=None)
    assert found(application, "cool-down", years=1) == (
        State.UNKNOWN,
        f"Nobody knows when {made.programme} 12 ended.",
    )


def test_a_namesake_elsewhere_blocks_nobody():
    application = an_application()
    made = award(application, "home", name="Sara Rahimi", institution_given="University of Montalto")

    assert found(application, "cool-down", years=1) == (
        State.UNKNOWN,
        f"Somebody of the same name led {made.programme} 12: the office finds out who.",
    )


def test_a_person_of_the_directory_is_known_under_any_name():
    user = UserFactory()
    person = PersonFactory(user=user)
    application = an_application(user=user)
    award(application, "home", person=person, name="", institution_given="")

    assert found(application, "cool-down", years=1)[0] == State.NOT_MET


def test_the_award_of_another_programme_counts_only_where_the_rule_says_any():
    application = an_application()
    award(application, "home", programme=CallFactory().programme)

    assert found(application, "cool-down", years=1)[0] == State.NOT_MET
    assert found(application, "cool-down", years=1, scope="programme")[0] == State.MET


def test_a_withdrawn_award_and_a_stranger_s_count_for_nobody():
    application = an_application()
    edit(award(application, "home"), closed_on=dt.date(2026, 1, 1))
    award(application, "home", name="Dr. Somebody Else")

    assert found(application, "cool-down", years=1) == (State.MET, "")


def test_joint_projects_count_as_awards_do_and_secret_ones_keep_their_titles():
    application = an_application()
    project = ProjectFactory(running=True, title_en="Solar cells")
    member = leader(application, "home")
    ProjectLeaderFactory(project=project, name=member.name, institution_given=member.institution_given)

    assert found(application, "cool-down", years=1) == (State.NOT_MET, "Still running: a joint project.")
    assert found(application, "no-running-award") == (State.NOT_MET, "Still running: a joint project.")
    edit(project, is_public=True)
    assert found(application, "no-running-award") == (State.NOT_MET, "Still running: Solar cells.")


def test_a_running_award_ends_on_its_last_day():
    application = an_application()
    made = award(application, "home", ends_on=dt.date(2026, 11, 20))

    assert found(application, "no-running-award")[0] == State.NOT_MET
    edit(made, ends_on=dt.date(2026, 11, 19))
    assert found(application, "no-running-award") == (State.MET, "")


def test_an_award_runs_until_midnight_where_the_call_is_at_home():
    application = an_application()
    award(application, "home", ends_on=dt.date(2026, 11, 20))

    with clock.held_at(dt.datetime(2026, 11, 20, 21, 0, tzinfo=dt.UTC)):  # half past midnight in Tehran
        assert found(application, "no-running-award") == (State.MET, "")


def test_a_collaboration_is_new_unless_both_led_one_before():
    application = an_application()
    award(application, "home", ends_on=dt.date(2025, 12, 31))
    assert found(application, "new-collaboration") == (State.MET, "")

    made = EarlierAwardFactory(programme=application.call.programme, number="7")
    for side in ("home", "partner"):
        member = leader(application, side)
        AwardLeaderFactory(award=made, side=side, name=member.name, institution_given=member.institution_given)

    assert found(application, "new-collaboration") == (
        State.NOT_MET,
        f"Together before: {made.programme} 7.",
    )


# --- all rules together ------------------------------------------------------------------------------------------


def example_8():
    """An award that ended in 2026, a partner of the same country, 21,000 euros asked; and nobody young."""
    application = an_application()
    award(application, "home")
    for side in ("home", "partner"):
        edit(leader(application, side), institution=InstitutionFactory(country="IR", name_en="Parsan University"))
    PlannedCostFactory(application=application, units=3, unit_price=7000)
    application.call.budgets.filter(side="home").update(most_per_application=20000)
    rules = [
        rule(application, "cool-down", years=1),
        rule(application, "leader-from-country"),
        rule(application, "budget-within-cap"),
        rule(application, "young-people", is_blocking=False),
        rule(application, "leader-of-each-side"),
        rule(application, "area-of-call"),
    ]
    return verdict(rules, Application.objects.get(pk=application.pk), clock.now())


def test_three_rules_are_red_in_their_own_words_and_a_warning_blocks_nobody():
    verdicts = example_8()

    assert [one.state.value for one in verdicts] == ["not_met", "not_met", "not_met", "not_met", "met", "unknown"]
    assert [one.rule.check_name for one in blocking_unmet(verdicts)] == [
        "cool-down",
        "leader-from-country",
        "budget-within-cap",
    ]
    assert verdicts[1].words == "The rule. Prof. Anne Martin works in Iran."
    assert [one.tag[1] for one in verdicts] == ["problem", "problem", "problem", "waiting", "good", "waiting"]


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_rule_says_the_same_in_every_language_also_of_an_institution_with_two_names(language):
    application = an_application()
    parsan = InstitutionFactory(name_en="Parsan University", name_fa="دانشگاه پارسان")
    application.members.filter(side="home").update(institution=parsan, institution_given="")
    award(application, "home", institution_given="Parsan University")

    with translation.override(language):
        assert found(application, "cool-down", years=1, scope="programme")[0] == State.NOT_MET


def test_how_it_stands_is_said_in_words():
    assert in_words(example_8()) == "4 of 6 not met; 1 of 6 not known yet"
    assert in_words([]) == "This call has no rules."


def test_the_snapshot_keeps_the_words_of_both_languages():
    kept = snapshot(example_8())

    assert kept[2] == {
        "check": "budget-within-cap",
        "params": {},
        "is_blocking": True,
        "state": "not_met",
        "words": {
            "en": "The rule. Home side: 21,000.00 euros asked for, at most 20,000.00 euros.",
            "fa": kept[2]["words"]["fa"],
        },
    }


def test_a_rule_that_nobody_knows_is_left_to_the_office():
    application = an_application()

    assert found(application, "no-such-check") == (State.UNKNOWN, "The office checks this rule by itself.")
    assert found(application, "cool-down", years="one")[0] == State.UNKNOWN


def test_many_rules_cost_no_more_than_each_once():
    application = an_application()
    award(application, "home")
    rules = [rule(application, one.slug, **NEEDED.get(one.slug, {})) for one in eligibility.checks]

    costs = []
    for times in (1, 3):
        fresh = Application.objects.select_related("call__programme__home_agency").get(pk=application.pk)
        with CaptureQueriesContext(connection) as queries:
            [one.words for one in verdict(rules * times, fresh, clock.now())]
        costs.append(len(queries))

    assert costs == [10, 10]


NEEDED = {
    "cool-down": {"years": 1},
    "academic-rank": {"ranks": ["associate", "full"]},
    "doctorate-within": {"years": 12},
    "employment": {"kinds": ["permanent"]},
    "place-not-in": {"places": ["Tehran"]},
}


@pytest.mark.parametrize("check", list(eligibility.checks), ids=lambda check: check.slug)
def test_every_check_answers_for_an_application_in_which_nothing_is_written(check, language):
    application = ApplicationFactory(call__programme__partner_country="", call__closes_at=None, title="")
    application.members.all().delete()

    assert found(application, check.slug, **NEEDED.get(check.slug, {}))[0] in State
    assert str(check.title)


# --- the values of a rule ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("check", "params", "sentence"),
    [
        ("nothing", {}, "There is no check “nothing”."),
        ("cool-down", [], "Give the values by name, like {“years”: 2}."),
        ("cool-down", {}, "This check needs: years."),
        ("cool-down", {"years": 0}, "“years” is a whole number from 1 to 20."),
        ("cool-down", {"years": True}, "“years” is a whole number from 1 to 20."),
        ("cool-down", {"years": 1, "month": 2}, "This check has no value “month”; it has: years, scope."),
        ("area-of-call", {"years": 1}, "This check has no value “years”; it has: none."),
        ("cool-down", {"years": 1, "scope": "all"}, "“awards of this programme, or of any” is one of: programme, any."),
        ("place-not-in", {"places": "Tehran"}, "“cities, in every spelling” is a list of names."),
        ("place-not-in", {"places": ["Tehran", " "]}, "“cities, in every spelling” is a list of names."),
        ("employment", {"kinds": []}, "“kinds” names some of: permanent, fixed_term, retired, none."),
        ("employment", {"kinds": ["forever"]}, "“kinds” names some of: permanent, fixed_term, retired, none."),
        ("post-lasts", {"question": 7}, "“question of the form that answers it” is the key of a question of the form."),
    ],
)
def test_values_that_a_check_does_not_take_are_refused_with_a_sentence(check, params, sentence):
    with pytest.raises(Refusal, match="^" + re.escape(sentence) + "$"):
        eligibility.clean_params(check, params)


def test_values_are_kept_clean():
    assert eligibility.clean_params("place-not-in", {"places": [" Tehran "], "question": None}) == {
        "places": ["Tehran"]
    }


# --- asked beforehand --------------------------------------------------------------------------------------------


def rules_of(call):
    return [rule(None, one.slug, call=call, **NEEDED.get(one.slug, {})) for one in eligibility.checks]


def test_a_stranger_is_asked_each_question_once():
    call = CallFactory(open=True, with_form=True, min_months=12, max_months=24, max_per_leader=1)
    rules = rules_of(call) + rules_of(call)

    assert [question.key for question in eligibility.questions(call, rules)] == [
        "area",
        "months",
        "place-tehran",
        "running",
        "ended-1",
        "together",
        "partner",
        "country",
        "another",
        "young",
        "post",
        "doctorate-12",
        "rank",
        "employment",
    ]


GOOD = {
    "area": "physics",
    "months": 24,
    "place-tehran": "no",
    "running": "no",
    "ended-1": "no",
    "together": "no",
    "partner": "yes",
    "country": "FR",
    "post": "yes",
    "doctorate-12": "yes",
    "another": "no",
    "young": "yes",
    "rank": "full",
    "employment": "permanent",
}
BAD = {
    "area": "none",
    "months": 25,
    "place-tehran": "yes",
    "running": "yes",
    "ended-1": "yes",
    "together": "yes",
    "partner": "no",
    "country": "other",
    "post": "no",
    "doctorate-12": "no",
    "another": "yes",
    "young": "no",
    "rank": "instructor",
    "employment": "none",
}


def test_answers_mean_what_the_application_would_say():
    call = CallFactory(open=True, with_form=True, min_months=12, max_months=24, max_per_leader=1)
    rules = rules_of(call)

    assert {one.state for one in eligibility.answers(call, rules, GOOD)} == {State.MET}
    assert {one.state for one in eligibility.answers(call, rules, BAD)} == {State.NOT_MET}
    assert {one.state for one in eligibility.answers(call, rules, {})} == {State.UNKNOWN}
    assert eligibility.fits(call, rules, GOOD)
    assert not eligibility.fits(call, rules, GOOD | {"post": "no"})
    assert not eligibility.fits(call, rules, {})


def test_questions_are_in_the_reader_s_language():
    call = CallFactory(open=True, programme__partner_country="FR")
    rules = [rule(None, "leader-of-each-side", call=call)]

    with translation.override("fa"):
        assert "فرانسه" in eligibility.questions(call, rules)[0].label
