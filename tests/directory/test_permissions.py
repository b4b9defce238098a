"""Who may do what in the directory and with the office's own rows: each right, each role."""

import pytest
from django.contrib.auth.models import AnonymousUser
from rules.permissions import permissions

from directory.roles import STAFF, Role

pytestmark = pytest.mark.django_db

KEEPERS = {Role.OFFICER, Role.ADMINISTRATOR}
OFFICE = {Role.DIRECTOR, Role.OFFICER}
ADMINISTRATOR = {Role.ADMINISTRATOR}

MATRIX = {
    **{
        f"directory.{verb}_{model}": KEEPERS
        for verb in ("add", "change")
        for model in ("institution", "institutionmention", "person", "unit", "countryalias")
    },
    **{f"records.{verb}_{model}": KEEPERS for verb in ("add", "change") for model in ("goal", "tag")},
    "directory.merge_institution": OFFICE | ADMINISTRATOR,
    "directory.read_papers_institution": STAFF,
    "directory.add_user": ADMINISTRATOR,
    "directory.change_user": ADMINISTRATOR,
    "directory.add_appointment": ADMINISTRATOR,
    "directory.change_appointment": ADMINISTRATOR,
    "directory.end_appointment": ADMINISTRATOR,
    "records.add_office": ADMINISTRATOR,
    "records.change_office": ADMINISTRATOR,
}


def test_every_right_is_in_the_matrix():
    ours = {name for name in permissions if name.startswith(("directory.", "records.")) and ".view_" not in name}

    assert ours == set(MATRIX)


@pytest.mark.parametrize("role", Role)
def test_a_role_has_exactly_the_rights_of_the_matrix(user_with, role):
    user = user_with(role)

    assert {name for name in MATRIX if user.has_perm(name)} == {name for name, roles in MATRIX.items() if role in roles}


def test_visitors_and_those_without_a_role_have_no_right(user_with):
    for visitor in (AnonymousUser(), user_with()):
        assert {name for name in MATRIX if visitor.has_perm(name)} == set()


def test_an_auditor_reads_and_changes_nothing_anywhere(user_with):
    auditor = user_with(Role.AUDITOR)
    held = {name.partition(".")[2].partition("_")[0] for name in permissions if auditor.has_perm(name)}

    assert held <= {"read", "see", "export", "print", "view"}
