"""May I apply? A few questions from the rules of a call, answered by somebody who has written nothing yet."""

from dataclasses import dataclass

from django import forms

from programs.eligibility.definitions import Result, State, check_of, unknown
from programs.models import EligibilityRule
from records.fields import WholeNumberField
from records.filters import ANY
from records.widgets import Select

FEW = 5  # choices that stand one below the other


@dataclass(frozen=True)
class Answer:
    """What an answer means for one rule."""

    rule: EligibilityRule
    result: Result

    @property
    def state(self):
        return self.result.state


def questions(call, rules):
    """What is asked, each once; rules that nothing can be asked about are left to the application."""
    asked = {}
    for rule in rules:
        check = check_of(rule)
        question = check.ask(call, rule.params) if check else None
        if question:
            asked.setdefault(question.key, question)
    return list(asked.values())


def answers(call, rules, given):
    """What the answers mean for each rule that one of them is about; what was not answered is not known."""
    found = []
    for rule in rules:
        check = check_of(rule)
        question = check.ask(call, rule.params) if check else None
        if question:
            found.append(Answer(rule, _result(check, call, rule.params, question, given)))
    return found


def _result(check, call, params, question, given):
    answer = given.get(question.key)
    if answer in (None, "") or (question.kind == "choice" and answer not in dict(question.choices)):
        return unknown(str)
    return check.answered(call, params, answer)


def fits(call, rules, given):
    """Does nothing that was answered speak against this call, and something for it?"""
    blocking = [one for one in answers(call, rules, given) if one.rule.is_blocking]
    return all(one.state != State.NOT_MET for one in blocking) and any(one.state == State.MET for one in blocking)


class QuestionsForm(forms.Form):
    """The questions of a call; none must be answered, and nothing is kept."""

    def __init__(self, *args, questions, **kwargs):
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        for question in questions:
            self.fields[question.key] = self._field(question)

    def _field(self, question):
        if question.kind == "number":
            return WholeNumberField(label=question.label, min_value=1, max_value=600, required=False)
        is_short = len(question.choices) <= FEW
        return forms.ChoiceField(
            label=question.label,
            choices=question.choices if is_short else [ANY, *question.choices],
            widget=forms.RadioSelect if is_short else Select,
            required=False,
        )
