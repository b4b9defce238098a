"""Who may do what with an agreement: each right, each role."""

import pytest
from django.contrib.auth.models import AnonymousUser
from rules.permissions import permissions

from agreements.workflow import Status, agreement_workflow
from directory.roles import STAFF, Role
from tests.factories.agreements import AgreementFactory, InstrumentFactory
from tests.factories.directory import AppointmentFactory, InstitutionFactory, UnitFactory

pytestmark = pytest.mark.django_db

OFFICE = {Role.DIRECTOR, Role.OFFICER}
READERS = OFFICE | {Role.AUDITOR}
OWN_UNIT = {Role.OFFICER, Role.UNIT_OFFICER}

# What a unit officer may do wherever they are.
ANYWHERE = {"add_agreement", "read_papers_modeltext"}
# The unit officer's rights are those at the agreement's own unit.
MATRIX = {
    "see_restricted_agreement": READERS,
    "read_papers_agreement": READERS,
    "follow_agreement": {Role.UNIT_OFFICER},
    "add_agreement": OWN_UNIT,
    "change_agreement": OWN_UNIT,
    "delete_agreement": OWN_UNIT,
    "register_agreement": {Role.OFFICER},
    "import_agreement": {Role.OFFICER},
    "export_agreement": READERS,
    "submit_agreement": OWN_UNIT,
    "return_agreement": OFFICE,
    "open_signature_agreement": OFFICE,
    "reopen_agreement": OFFICE,
    "conclude_agreement": OFFICE,
    "verify_agreement": {Role.OFFICER},
    "open_review_agreement": OFFICE,
    "recommend_renewalreview": {Role.OFFICER},
    "decide_renewalreview": {Role.DIRECTOR},
    "give_notice_agreement": OFFICE,
    "withdraw_notice_agreement": {Role.DIRECTOR},
    "suspend_agreement": {Role.DIRECTOR},
    "resume_agreement": {Role.DIRECTOR},
    "terminate_agreement": {Role.DIRECTOR},
    "undo_termination_agreement": {Role.DIRECTOR},
    "void_agreement": OFFICE | {Role.UNIT_OFFICER},
    "correct_agreement": {Role.OFFICER},
    "confirm_correction_agreement": OFFICE,
    "draft_instrument_agreement": OFFICE,
    "file_text_agreement": OFFICE | {Role.UNIT_OFFICER},
    "add_agreementtype": {Role.ADMINISTRATOR, Role.OFFICER},
    "change_agreementtype": {Role.ADMINISTRATOR, Role.OFFICER},
    "print_register": READERS,
    "request_approvals_agreement": {Role.OFFICER},
    "add_approvalrule": {Role.ADMINISTRATOR, Role.OFFICER},
    "change_approvalrule": {Role.ADMINISTRATOR, Role.OFFICER},
    **{
        f"{verb}_{model}": {Role.ADMINISTRATOR, Role.OFFICER}
        for verb in ("add", "change")
        for model in ("crucialelement", "insidedesk", "modeltext")
    },
    "read_papers_modeltext": STAFF,
}
# Of what was done and promised: tests/agreements/test_actions_activities.py, test_actions_commitments.py.
OF_ITS_LIFE = {
    "read_papers_activity",
    "add_activity",
    "change_activity",
    "add_commitment",
    "change_commitment",
    "read_papers_commitmentoccurrence",
    "follow_commitmentoccurrence",
    "keep_commitmentoccurrence",
    "waive_commitmentoccurrence",
}
# Of a drafted paper of an agreement.
OF_A_DRAFT = {
    "read_papers_instrument": READERS,
    "change_instrument": OFFICE,
    "file_text_instrument": OFFICE | {Role.UNIT_OFFICER},
    "open_signature_instrument": OFFICE,
    "reopen_instrument": OFFICE,
    "sign_instrument": OFFICE,
    "void_signature_instrument": OFFICE,
    "conclude_instrument": OFFICE,
    "take_signed_instrument": OFFICE,
    "void_instrument": OFFICE | {Role.UNIT_OFFICER},
}
# Of the desk on which it lies: tests/agreements/test_actions_proposals.py.
OF_A_DESK = {"decide_insideapproval"}
AT_THE_UNIT = {name for name, roles in MATRIX.items() if Role.UNIT_OFFICER in roles} - ANYWHERE


@pytest.fixture
def agreement():
    return AgreementFactory(lead_unit=UnitFactory())


def test_every_right_is_in_the_matrix():
    ours = {name.removeprefix("agreements.") for name in permissions if name.startswith("agreements.")}

    assert {name for name in ours if not name.startswith("view_")} - OF_A_DESK - OF_ITS_LIFE == set(MATRIX) | set(
        OF_A_DRAFT
    )


@pytest.mark.parametrize("role", Role)
def test_a_role_has_exactly_the_rights_of_the_matrix(agreement, user_with, role):
    user = user_with(role, unit=agreement.lead_unit if role == Role.UNIT_OFFICER else None)
    expected = {name for name, roles in MATRIX.items() if role in roles}

    assert {name for name in MATRIX if user.has_perm(f"agreements.{name}", agreement)} == expected
    assert {name for name in MATRIX if user.has_perm(f"agreements.{name}")} == expected


@pytest.mark.parametrize("role", Role)
def test_a_role_has_exactly_these_rights_over_a_drafted_paper(agreement, user_with, role):
    paper = InstrumentFactory(agreement=agreement)
    user = user_with(role, unit=agreement.lead_unit if role == Role.UNIT_OFFICER else None)

    expected = {name for name, roles in OF_A_DRAFT.items() if role in roles}
    assert {name for name in OF_A_DRAFT if user.has_perm(f"agreements.{name}", paper)} == expected


def test_once_it_is_sent_round_a_unit_officer_files_no_text_and_nobody_edits_it(agreement, user_with):
    paper = InstrumentFactory(agreement=agreement, in_signature=True)

    assert not user_with(Role.UNIT_OFFICER, unit=agreement.lead_unit).has_perm("agreements.file_text_instrument", paper)
    assert not user_with(Role.OFFICER).has_perm("agreements.change_instrument", paper)


def test_a_unit_officer_has_no_rights_over_another_unit_s_agreement(agreement, user_with):
    user = user_with(Role.UNIT_OFFICER)

    assert {name for name in MATRIX if user.has_perm(f"agreements.{name}", agreement)} == ANYWHERE


def test_a_unit_officer_has_no_rights_over_an_agreement_of_no_unit(user_with):
    agreement = AgreementFactory(lead_unit=None)

    assert {
        name for name in AT_THE_UNIT if user_with(Role.UNIT_OFFICER).has_perm(f"agreements.{name}", agreement)
    } == set()


def test_a_unit_officer_appointed_at_the_whole_institution_still_needs_the_unit(agreement, user_with):
    """The appointment is at the unit it names; its institution gives nothing more, not even one with the same key."""
    institution = InstitutionFactory(pk=agreement.lead_unit_id + 1_000_000)
    agreement.lead_unit = UnitFactory(pk=institution.pk, institution=institution)
    other = UnitFactory(institution=institution)
    user = user_with(Role.UNIT_OFFICER, unit=other, institution=institution)

    assert not user.has_perm("agreements.change_agreement", agreement)


def test_rights_add_up(agreement, user_with):
    user = user_with(Role.DIRECTOR)
    AppointmentFactory(user=user, role=Role.AUDITOR)

    expected = {name for name, roles in MATRIX.items() if roles & {Role.DIRECTOR, Role.AUDITOR}}
    assert {name for name in MATRIX if user.has_perm(f"agreements.{name}", agreement)} == expected


def test_visitors_and_those_without_a_role_have_no_right(agreement, user_with):
    for visitor in (AnonymousUser(), user_with()):
        assert {name for name in MATRIX if visitor.has_perm(f"agreements.{name}", agreement)} == set()


def test_an_account_that_was_closed_has_no_right(agreement, user_with):
    user = user_with(Role.OFFICER, is_active=False)

    assert {name for name in MATRIX if user.has_perm(f"agreements.{name}", agreement)} == set()


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("status", Status)
def test_the_buttons_are_the_transitions_from_here_that_one_may_make(user_with, role, status):
    unit = UnitFactory()
    values = {"concluded": True} if status == Status.CONCLUDED else {"status": status}
    agreement = AgreementFactory(lead_unit=unit, **values)
    user = user_with(role, unit=unit if role == Role.UNIT_OFFICER else None)
    from_here = {
        Status.DRAFT: {"submit", "void"},
        Status.IN_REVIEW: {"return", "open_signature", "void"},
        Status.IN_SIGNATURE: {"reopen", "conclude", "void"},
        Status.CONCLUDED: {"verify", "suspend", "terminate"},
        Status.VOID: set(),
    }

    offered = {transition.name for transition in agreement_workflow.available_to(user, agreement)}

    assert offered == {name for name in from_here[status] if role in MATRIX[f"{name}_agreement"]}
