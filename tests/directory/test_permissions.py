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
        for model in ("institution", "institutionmention", "person", "unit", "countryalias", "countryname")
    },
    **{
        f"records.{verb}_{model}": KEEPERS
        for verb in ("add", "change")
        for model in ("goal", "tag", "holiday", "period")
    },
    **{
        f"directory.{verb}_{model}": OFFICE | ADMINISTRATOR
        for verb in ("add", "change")
        for model in ("accreditation", "ranking", "publishedrank")
    },
    "directory.read_papers_accreditation": STAFF,
    "directory.merge_institution": OFFICE | ADMINISTRATOR,
    "directory.read_papers_institution": STAFF,
    "directory.add_user": ADMINISTRATOR,
    "directory.change_user": ADMINISTRATOR,
    "directory.remove_second_factor_user": ADMINISTRATOR,
    "directory.close_user": ADMINISTRATOR,
    "directory.reopen_user": ADMINISTRATOR,
    "directory.see_every_person": OFFICE | ADMINISTRATOR | {Role.AUDITOR},
    "directory.add_appointment": ADMINISTRATOR,
    "directory.change_appointment": ADMINISTRATOR,
    "directory.end_appointment": ADMINISTRATOR,
    "records.add_office": ADMINISTRATOR,
    "records.change_office": ADMINISTRATOR,
    "records.see_sign": ADMINISTRATOR,
    "records.add_approvalkind": KEEPERS,
    "records.change_approvalkind": KEEPERS,
    "records.follow_outsideapproval": OFFICE,
    "records.read_reason_outsideapproval": {Role.DIRECTOR},
    "records.oversee_actionitem": OFFICE,
    "directory.add_absence": OFFICE | ADMINISTRATOR,
    "directory.change_absence": OFFICE | ADMINISTRATOR,
    # Whoever was asked to do something reads its papers and does it.
    "records.do_actionitem": set(Role),
    "records.read_papers_actionitem": set(Role),
    # What hangs on a record is in the hands of whoever may change the record, which no role decides.
    **{f"records.{verb}_letter": set() for verb in ("correct", "withdraw")},
    **{f"records.{verb}_actionitem": set() for verb in ("change", "finish", "waive", "resume", "reassign")},
    **{f"records.{verb}_outsideapproval": set() for verb in ("ask", "answer", "drop", "hand_over")},
    # One's own view or feed is changed by its owner, which no role decides.
    "records.change_savedview": set(),
    "records.close_savedview": ADMINISTRATOR,
    "records.share_savedview": OFFICE | ADMINISTRATOR,
    "records.change_feed": set(),
    "records.end_feed": ADMINISTRATOR,
}


def test_every_right_is_in_the_matrix():
    ours = {name for name in permissions if name.startswith(("directory.", "records.")) and ".view_" not in name}

    assert ours == set(MATRIX)


@pytest.mark.parametrize("role", Role)
def test_a_role_has_exactly_the_rights_of_the_matrix(user_with, role):
    user = user_with(role)

    assert {name for name in MATRIX if user.has_perm(name)} == {name for name, roles in MATRIX.items() if role in roles}


def test_visitors_have_no_right_and_those_without_a_role_that_of_everybody(user_with):
    assert {name for name in MATRIX if AnonymousUser().has_perm(name)} == set()
    assert {name for name in MATRIX if user_with().has_perm(name)} == {
        "records.do_actionitem",
        "records.read_papers_actionitem",
    }


def test_an_auditor_reads_and_changes_nothing_but_what_was_asked_of_him(user_with):
    auditor, anybody = user_with(Role.AUDITOR), user_with()
    more = [name for name in permissions if auditor.has_perm(name) and not anybody.has_perm(name)]
    held = {name.partition(".")[2].partition("_")[0] for name in more} - {"do", "follow", "keep"}

    assert held <= {"read", "see", "export", "print", "view"}
