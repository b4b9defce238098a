"""Whom the applicants do not want as reviewers: read from one kind of question, and kept from it for good."""

import pytest

from programs.actions.conflicts import find_conflicts, keep_named
from programs.audiences import fields_of_reviewer
from programs.models import Application, Conflict
from programs.namedpeople import is_named, marks_of
from tests.factories.directory import PersonFactory
from tests.factories.programs import ApplicationFactory, QuestionFactory, SectionAnswersFactory
from tests.programs.reviewed import call_to_review, reviewer_of
from tests.programs.test_actions_assigning import hand_in

ORCID = "0000-0002-1825-0097"


def application_naming(words):
    call = call_to_review()
    section = call.sections.get(key="questions")
    QuestionFactory(section=section, key="not", kind="conflict", is_required=False)
    application = ApplicationFactory(call=call, area=call.areas.get())
    SectionAnswersFactory(application=application, section=section, values={"aims": "To measure.", "not": words})
    hand_in(application)
    Application.objects.filter(pk=application.pk).update(status="eligible")
    return Application.objects.for_pages().get(pk=application.pk)


def test_addresses_and_orcid_ids_are_read_in_any_line():
    lines = ["Dr. A. Azar, AZAR@example.org.", f"Bahar ({ORCID[:-1]}7)", "Somebody from Delft"]

    assert marks_of(lines) == {("email", "azar@example.org"), ("orcid", ORCID)}


@pytest.mark.django_db
def test_whom_an_address_names_has_a_hard_conflict_from_the_submission_on():
    azar, other = PersonFactory(email="Azar@example.org"), PersonFactory(email="other@example.org")
    application = application_naming("Azar, azar@example.org\nBahar, bahar@example.org")

    keep_named(application)
    keep_named(application)

    conflict = Conflict.objects.get()
    assert (conflict.person, conflict.kind, conflict.is_hard) == (azar, "named", True)
    assert other.conflicts.count() == 0


@pytest.mark.django_db
def test_a_reviewer_entered_later_is_found_and_one_of_the_same_name_is_looked_at(user_with):
    application = application_naming("Maryam Bahar, of Delft\nazar@example.org")
    call = application.call
    azar, bahar = reviewer_of(call, "Azar", email="azar@example.org"), reviewer_of(call, "Bahar")
    reviewer_of(call, "Baharan")

    find_conflicts(call, by=user_with("officer"))

    found = {(one.person, one.kind, one.is_hard) for one in Conflict.objects.all()}
    assert found == {(azar.person, "named", True), (bahar.person, "named", False)}


@pytest.mark.django_db
def test_reviewers_never_read_who_is_named():
    application = application_naming("Maryam Bahar")
    asked = application.call.sections.get(key="questions").questions.get(key="not")

    assert asked.pk in fields_of_reviewer(application, "home").hides


def test_only_whole_names_at_the_beginning_of_a_line_count():
    person = PersonFactory.build(given_en="Maryam", family_en="Azar", given_fa="مریم", family_fa="آذر")

    assert is_named(person, ["maryam azar"])
    assert is_named(person, ["مريم آذر، دلفت"])
    assert not is_named(person, ["Maryam Azarmi", "Azar", "not Maryam Azar"])
