"""Every workflow can be walked from its first state to its end, by somebody."""

import inspect
import re
from importlib import import_module

import pytest
import rules
from django.apps import apps

from directory.roles import Role
from records.forms import TransitionForm
from records.models import Record
from records.workflow import workflows
from tests.house.ours import MODELS

WORKFLOWS = [(apps.get_model(name), workflow) for name, workflow in workflows.items()]
TRANSITIONS = [(model, flow, transition) for model, flow in WORKFLOWS for transition in flow.transitions.values()]
WAYS = [(model, flow.transitions[name], way) for model, flow in WORKFLOWS for name, way in flow.ways.items()]

each_workflow = pytest.mark.parametrize(("model", "flow"), WORKFLOWS, ids=lambda part: getattr(part, "__name__", ""))
each_transition = pytest.mark.parametrize(
    ("model", "flow", "transition"), TRANSITIONS, ids=lambda part: getattr(part, "name", "")
)
each_way = pytest.mark.parametrize(("model", "transition", "way"), WAYS, ids=lambda part: getattr(part, "name", ""))


def states_of(model):
    return set(dict(model._meta.get_field("status").choices))


def test_every_model_with_a_workflow_is_known_by_it():
    declared = {model._meta.label_lower: model.workflow for model in MODELS if hasattr(model, "workflow")}

    assert declared == dict(workflows)


@each_workflow
def test_a_workflow_is_of_a_record_with_a_status_since_when(model, flow):
    fields = {field.name: field for field in model._meta.fields}

    assert issubclass(model, Record)
    assert {"status", "status_since"} <= set(fields)
    assert not fields["status"].editable
    assert not fields["status_since"].editable


@each_transition
def test_a_transition_has_a_right_that_somebody_holds(model, flow, transition):
    name = flow.permission(transition.name)

    assert rules.perm_exists(name)
    assert str(transition.label)


@each_transition
def test_a_transition_leads_from_states_to_a_state(model, flow, transition):
    states = states_of(model)

    assert transition.sources
    assert set(transition.sources) <= states
    assert transition.target in states


@each_workflow
def test_every_state_is_reached(model, flow):
    reached = {model._meta.get_field("status").default}
    while True:
        further = {t.target for t in flow.transitions.values() if reached & set(t.sources)}
        if further <= reached:
            break
        reached |= further

    assert reached == states_of(model)


@each_workflow
def test_every_state_has_a_way_out_or_is_declared_final(model, flow):
    left = {source for transition in flow.transitions.values() for source in transition.sources}

    assert states_of(model) - left == set(flow.finals)


@each_workflow
def test_no_transition_is_called_like_what_the_admin_does_anyway(model, flow):
    assert set(flow.transitions) & {"add", "change", "delete", "view", "edit", "insert", "update"} == set()


@each_way
def test_what_the_form_asks_is_what_the_action_takes(model, transition, way):
    parameters = inspect.signature(way.action).parameters
    asked = set(way.form.base_fields)
    needed = {name for name, p in parameters.items() if p.kind is p.KEYWORD_ONLY and p.default is p.empty} - {"by"}

    assert issubclass(way.form, TransitionForm)
    assert "by" in parameters
    assert asked <= set(parameters), f"{way.action.__name__} does not take {asked - set(parameters)}"
    assert needed <= asked, f"nobody asks for {needed - asked}"


@each_way
def test_an_action_is_called_like_its_transition(model, transition, way):
    assert way.action.__name__ == transition.name


# A project is completed with a comment only; the action of this name completes an award.
HAS_NONE = {("programs.project", "complete")}


@pytest.mark.parametrize("app", sorted({model._meta.app_label for model, _ in WORKFLOWS}))
def test_no_action_of_a_transition_was_forgotten(app):
    """An action called like a transition is what pages, admin and bulk actions must call."""
    actions = import_module(f"{app}.actions")
    called_alike = {
        (model._meta.label_lower, name)
        for model, flow in WORKFLOWS
        if model._meta.app_label == app
        for name in flow.transitions
        if inspect.isfunction(getattr(actions, name, None))
    } - HAS_NONE
    registered = {(model._meta.label_lower, t.name) for model, t, _ in WAYS if model._meta.app_label == app}

    assert called_alike == registered


@each_transition
def test_what_cannot_be_taken_back_is_told_before(model, flow, transition):
    assert transition.consequence or not transition.is_grave


def test_roles_without_any_right_wait_for_their_app():
    """Take a line out when the role's first right comes."""
    waiting = {Role.REVIEWER, Role.COMMITTEE_MEMBER, Role.SCHOLAR}
    named = {part for rule in rules.permissions.permissions.values() for part in re.split(r"[^a-z_]+", rule.name)}

    assert {role for role in Role if role.value not in named} == waiting
