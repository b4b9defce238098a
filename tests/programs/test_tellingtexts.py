"""Where reviewers are not told who applies, the office is told which texts name somebody before it invites."""

import pytest
from django.urls import reverse

from programs.actions import assigning
from programs.models import Application, CallSide
from programs.tellingtexts import names_told, to_look_at
from tests.factories.programs import ApplicationFactory, MemberFactory, SectionAnswersFactory
from tests.programs.reviewed import call_to_review, reviewer_of
from tests.programs.test_actions_assigning import hand_in

pytestmark = pytest.mark.django_db


def application_saying(words, **values):
    call = call_to_review(reviews_per_side=1, **values)
    application = ApplicationFactory(call=call, area=call.areas.get(), title="A joint observatory")
    MemberFactory(application=application, name="Dr. Sara Rahimi", institution_given="Parsan University")
    MemberFactory(application=application, name="Bo Li", institution_given="", side="partner")
    section = call.sections.get(key="questions")
    SectionAnswersFactory(application=application, section=section, values={"aims": words})
    hand_in(application)
    Application.objects.filter(pk=application.pk).update(status="eligible")
    reviewer_of(call, "Azar", email="azar@example.org")
    return Application.objects.for_pages().get(pk=application.pk)


def named(words):
    application = application_saying(words, hides_applicants=True)
    return [name for name, _section in names_told(application, "home")]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("As RAHIMI (2021) has shown.", ["Dr. Sara Rahimi"]),
        ("Measured at Parsan  University.", ["Parsan University"]),
        ("Dr. Sara Rahimi of Parsan University leads it.", ["Dr. Sara Rahimi", "Parsan University"]),
        ("Bo Li leads it.", ["Bo Li"]),
        ("Li is lithium; the Rahimian school of Parsan.", []),
    ],
)
def test_names_of_the_team_and_their_institutions_are_found_as_whole_words(words, told):
    assert named(words) == told


def test_the_page_that_invites_says_which_texts_name_somebody(user_with, client_for):
    application = application_saying("As Rahimi has shown.", hides_applicants=True)
    officer = user_with("officer")
    side = assigning.open_side(application.call, "home", by=officer)
    assigning.solve(side, by=officer)

    text = client_for(officer).get(reverse("admin:programs_callside_deploy", args=[side.pk])).content.decode()

    assert "the texts below name somebody" in text
    assert "Dr. Sara Rahimi in “" in text


def test_where_reviewers_are_told_who_applies_nothing_is_looked_for(user_with):
    application = application_saying("As Rahimi has shown.")
    officer = user_with("officer")
    assigning.solve(assigning.open_side(application.call, "home", by=officer), by=officer)

    assert to_look_at(CallSide.objects.get()) == []
