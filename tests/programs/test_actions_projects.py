"""A joint project tells its agreement when it begins and ends, and takes it back when it is cancelled."""

import datetime as dt

import pytest

from agreements.liveness import Liveness
from agreements.models import Activity, Agreement
from directory.roles import Role
from programs.actions import projects as actions
from programs.models import Project
from programs.workflow import ProjectStatus
from records.refusals import Refusal
from tests.factories.agreements import AgreementFactory
from tests.factories.programs import ProjectFactory, ProjectLeaderFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
FIRST, LAST = dt.date(2026, 3, 1), dt.date(2026, 10, 31)


@pytest.fixture
def officer(user_with):
    return user_with(Role.OFFICER)


@pytest.fixture
def agreement():
    return AgreementFactory(concluded=True, signed_on=dt.date(2024, 1, 1))


def told():
    """What counts, by day."""
    rows = Activity.objects.filter(closed_on=None).order_by("happened_on")
    return [(row.agreement, row.kind, row.happened_on, row.title) for row in rows]


def test_when_it_begins_its_agreement_is_alive(officer, agreement, today):
    project = ProjectFactory(agreement=agreement, title_en="Desert solar cells")
    ProjectLeaderFactory(project=project, name="Dr. Rossi")

    actions.start(project, starts_on=FIRST, by=officer)

    assert (project.status, project.starts_on) == (ProjectStatus.RUNNING, FIRST)
    assert told() == [(agreement, "project", FIRST, "Desert solar cells: begins")]
    assert Activity.objects.get().persons == "Dr. Rossi"
    assert set(Agreement.objects.in_liveness([Liveness.ALIVE], today)) == {agreement}


def test_a_joint_degree_is_told_as_one_and_its_end_besides(officer, agreement):
    degree = ProjectFactory(agreement=agreement, kind="degree", title_en="Master of physics")
    actions.start(degree, starts_on=FIRST, by=officer)

    actions.end(degree, ends_on=LAST, by=officer)

    assert told() == [
        (agreement, "degree", FIRST, "Master of physics: begins"),
        (agreement, "degree", LAST, "Master of physics: ends"),
    ]


def test_cancelled_it_counts_no_more_and_says_why(officer, agreement):
    project = ProjectFactory(agreement=agreement)
    actions.start(project, starts_on=FIRST, by=officer)

    with pytest.raises(Refusal, match="Give your reasons"):
        actions.cancel(project, comment="", by=officer)
    actions.cancel(project, comment="No visas.", by=officer)

    assert told() == []
    assert project.status == ProjectStatus.CANCELLED
    assert list(Project.objects.counted()) == []


def test_given_to_another_agreement_it_is_that_one_that_knows(officer, agreement):
    project = ProjectFactory(agreement=agreement, running=True)
    actions.tell(project, by=officer)
    project.agreement = AgreementFactory(concluded=True)
    project.save()

    actions.tell(project, by=officer)

    assert [row[0] for row in told()] == [project.agreement]


def test_without_an_agreement_nobody_is_told(officer):
    actions.start(ProjectFactory(), starts_on=FIRST, by=officer)

    assert told() == []


@pytest.mark.parametrize(("act", "field"), [(actions.start, "starts_on"), (actions.end, "ends_on")])
def test_no_day_to_come_is_a_beginning_or_an_end(officer, today, act, field):
    with pytest.raises(Refusal, match="That day has not come yet") as refused:
        act(ProjectFactory(running=True), **{field: today + dt.timedelta(days=1)}, by=officer)

    assert refused.value.field == field


def test_it_does_not_end_before_it_began(officer):
    with pytest.raises(Refusal, match="It ends before it begins"):
        actions.end(ProjectFactory(running=True), ends_on=dt.date(2025, 5, 31), by=officer)
