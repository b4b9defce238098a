"""Whoever asks for the own data gets all of it: a foreign key to accounts or people is told about, or excused here."""

import pytest
from django.utils import translation

from directory.models import Person, User
from directory.roles import Role
from records.personal_data import duties, packed, personal_data

# What is not told, and why. A new line here is a decision.
EXCUSED = {
    "admin.LogEntry.user": "not written: the history is ours",
    "directory.Person.successor": "another entry of the same person; the entry itself is told",
    "pghistory.MiddlewareEvents.user": "a view of the history, which is told",
}


def keys_to_people():
    """Every foreign key to an account or a person; a history repeats those of its rows, and is told as acts."""
    for model in (User, Person):
        for relation in model._meta.get_fields(include_hidden=True):
            is_theirs = relation.auto_created and not relation.concrete and relation.related_model
            if is_theirs and not hasattr(relation.related_model, "pgh_tracked_model"):
                yield f"{relation.related_model._meta.label}.{relation.field.name}"


def test_every_foreign_key_to_a_person_is_told_or_excused():
    told = {key for part in personal_data for key in part.covers}

    assert told | set(EXCUSED) == set(keys_to_people())
    assert told & set(EXCUSED) == set()


@pytest.mark.django_db
@pytest.mark.parametrize("part", list(personal_data), ids=lambda part: part.slug)
def test_each_part_answers_for_somebody_of_whom_nothing_is_held(part, user_with):
    user = user_with()

    assert [set(row) for row in part.rows(user)] in ([], [set(part.fields)])
    assert part.duties(user) == []


@pytest.mark.django_db
def test_no_part_tells_a_secret():
    columns = {field for part in personal_data for field in part.fields}

    assert columns & {"password", "token_hash", "data", "secret", "session_key"} == set()


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_packet_is_made_for_every_role(user_with, language):
    user = user_with(*Role)

    with translation.override(language):
        assert packed(user)[:2] == b"PK"
        assert len(duties(user)) == 1  # the last administrator
