"""Who runs a programme: the office all of them, whoever was appointed at the managing institution the own ones."""

import pytest
import rules
from django.contrib.auth.models import AnonymousUser

from directory.roles import Role
from programs.models import AgencyEntry, Application, Call, CallExtension, EarlierAward, FormSection, Programme
from tests.factories.directory import AppointmentFactory, InstitutionFactory
from tests.factories.programs import (
    AgencyEntryFactory,
    ApplicationFactory,
    CallExtensionFactory,
    CallFactory,
    EarlierAwardFactory,
    FormSectionFactory,
    ProgrammeFactory,
)

pytestmark = pytest.mark.django_db

OFFICER, OFFICE = {Role.OFFICER}, {Role.OFFICER, Role.DIRECTOR}
MANAGER = {Role.PROGRAMME_MANAGER}
MATRIX = {
    "add_programme": OFFICER,
    "change_programme": OFFICER | MANAGER,
    "hand_over_programme": OFFICER,
    "add_call": OFFICER | MANAGER,
    "change_call": OFFICER | MANAGER,
    "delete_call": OFFICER | MANAGER,
    "publish_call": OFFICE | MANAGER,
    "cancel_call": OFFICE | MANAGER,
    "extend_call": OFFICER | MANAGER,
    "move_times_call": OFFICER | MANAGER,
    "add_earlieraward": OFFICER | MANAGER,
    "change_earlieraward": OFFICER | MANAGER,
    "import_earlieraward": OFFICER | MANAGER,
    "change_agencyentry": OFFICER | MANAGER,
    "import_agencyentry": OFFICER | MANAGER,
    "change_formsection": OFFICER | MANAGER,
    "change_callextension": OFFICER | MANAGER,
    "agree_callextension": OFFICE | MANAGER,
}


@pytest.fixture
def here():
    return InstitutionFactory()


@pytest.fixture
def manager(here, user_with):
    return user_with(Role.PROGRAMME_MANAGER, institution=here)


def rows_of(institution):
    """Something of every kind under a programme that this institution runs; nothing of it is public."""
    programme = ProgrammeFactory(managing_institution=institution, is_public=False)
    call = CallFactory(programme=programme)
    return {
        "programme": programme,
        "call": call,
        "formsection": FormSectionFactory(call=call),
        "callextension": CallExtensionFactory(call=call),
        "application": ApplicationFactory(call=call),
        "agencyentry": AgencyEntryFactory(call=call),
        "earlieraward": EarlierAwardFactory(programme=programme),
    }


@pytest.mark.parametrize("role", Role)
def test_each_role_has_these_rights_over_calls_and_no_others(role, user_with):
    user = user_with(role)

    assert {name for name in MATRIX if rules.has_perm(f"programs.{name}", user)} == {
        name for name, roles in MATRIX.items() if role in roles
    }


def test_whoever_runs_a_programme_has_these_rights_over_it(here, manager):
    rows = rows_of(here)

    held = {name for name in MATRIX if manager.has_perm(f"programs.{name}", rows[name.rpartition("_")[2]])}

    assert held == {name for name, roles in MATRIX.items() if Role.PROGRAMME_MANAGER in roles}


@pytest.mark.parametrize("elsewhere", [True, False])
def test_whoever_runs_a_programme_has_no_right_over_another(manager, elsewhere):
    rows = rows_of(InstitutionFactory() if elsewhere else None)

    assert not [name for name in MATRIX if manager.has_perm(f"programs.{name}", rows[name.rpartition("_")[2]])]


def test_whoever_runs_a_programme_sees_what_is_its_and_no_more(here, manager):
    rows, _others = rows_of(here), rows_of(InstitutionFactory())

    models = (Programme, Call, FormSection, CallExtension, Application, AgencyEntry, EarlierAward)
    seen = [list(model.objects.visible_to(manager)) for model in models]

    assert seen == [[row] for row in rows.values()]


def test_an_appointment_that_is_over_shows_nothing_any_more(here, user_with, today):
    rows_of(here)
    user = user_with()
    AppointmentFactory(user=user, role=Role.PROGRAMME_MANAGER, institution=here, ends_on=today.replace(year=2025))

    assert not Call.objects.visible_to(user).exists()
    assert not Application.objects.visible_to(user).exists()


@pytest.mark.parametrize("role", [Role.SCHOLAR, Role.UNIT_OFFICER, Role.ADMINISTRATOR, None])
def test_nobody_else_sees_drafts_or_applications(here, user_with, role):
    rows_of(here)
    user = user_with(role) if role else AnonymousUser()

    counts = [model.objects.visible_to(user).count() for model in (Programme, Call, FormSection, Application)]

    assert counts == [0, 0, 0, 0]


def test_under_which_programmes_one_calls(here, manager, user_with):
    own, another = ProgrammeFactory(managing_institution=here), ProgrammeFactory()

    assert list(Programme.objects.run_by(manager)) == [own]
    assert list(Programme.objects.run_by(user_with(Role.OFFICER))) == [own, another]
    assert not Programme.objects.run_by(user_with(Role.SCHOLAR)).exists()
