"""The machine behind every workflow, tried on the agreements'."""

import pytest

from agreements.models import Agreement
from agreements.workflow import Status
from directory.roles import Role
from records import workflow
from records.forms import TransitionForm
from records.refusals import Refusal
from records.workflow import Transition, Workflow, lock
from tests.factories.agreements import AgreementFactory
from tests.factories.records import GoalFactory

pytestmark = pytest.mark.django_db

READ = Transition("submit", "Read", (Status.DRAFT,), Status.IN_REVIEW)
GIVE_UP = Transition("void", "Give up", (Status.DRAFT, Status.IN_REVIEW), Status.VOID)


@pytest.fixture
def flow(monkeypatch):
    """A workflow of two transitions, forgotten after the test."""
    monkeypatch.setattr(workflow, "workflows", {})
    return Workflow("agreements.agreement", READ, GIVE_UP, finals=(Status.VOID,))


@pytest.fixture
def officer(user_with):
    return user_with(Role.OFFICER)


def test_a_workflow_is_known_by_its_model(flow):
    assert workflow.workflows == {"agreements.agreement": flow}


def test_the_right_to_a_transition_is_called_after_it_and_the_model(flow):
    assert flow.permission("submit") == "agreements.submit_agreement"


def test_transitions_are_offered_in_the_order_in_which_they_are_declared(flow, officer):
    assert flow.available_to(officer, AgreementFactory()) == [READ, GIVE_UP]
    assert flow.available_to(officer, AgreementFactory(status=Status.IN_REVIEW)) == [GIVE_UP]


def test_a_transition_that_makes_no_sense_now_is_not_offered(flow, officer):
    useless = Transition("submit", "Read", (Status.DRAFT,), Status.IN_REVIEW, applies=lambda record: bool(record.scope))
    narrow = Workflow("agreements.agreement", useless)

    assert narrow.available_to(officer, AgreementFactory()) == []
    assert narrow.available_to(officer, AgreementFactory(scope="Physics")) == [useless]


def test_without_a_way_of_its_own_a_transition_takes_a_comment_only(flow, officer):
    agreement = AgreementFactory()

    flow.perform(agreement, "submit", by=officer, comment="Complete.")

    assert Agreement.objects.get().status == Status.IN_REVIEW
    assert agreement.events.latest("pgh_id").pgh_context["comment"] == "Complete."


def test_with_a_way_of_its_own_a_transition_is_what_its_action_does(flow, officer):
    def submit(agreement, *, title, by):
        return flow.apply(agreement, "submit", by=by, title_en=title)

    flow.register("submit", form=TransitionForm, action=submit)
    flow.perform(AgreementFactory(), "submit", by=officer, title="As submitted")

    assert (Agreement.objects.get().title_en, Agreement.objects.get().status) == ("As submitted", Status.IN_REVIEW)


def test_a_way_for_a_transition_that_does_not_exist_stops_the_start(flow):
    with pytest.raises(KeyError):
        flow.register("sign", form=TransitionForm, action=print)


def test_a_transition_that_does_not_exist_is_a_mistake_of_ours(flow, officer):
    with pytest.raises(KeyError):
        flow.apply(AgreementFactory(), "sign", by=officer)


def test_it_looks_at_the_record_as_it_is_now_not_as_it_was_shown(flow, officer):
    shown = AgreementFactory()
    Agreement.objects.update(status=Status.VOID, title_en="Changed meanwhile")

    with pytest.raises(Refusal, match="set by somebody else"):
        flow.apply(shown, "submit", by=officer)

    assert (shown.status, shown.title_en) == (Status.VOID, "Changed meanwhile")


def test_locking_reads_the_row_again():
    goal = GoalFactory(title_en="Before")
    type(goal).objects.update(title_en="After")

    lock(goal)

    assert goal.title_en == "After"
