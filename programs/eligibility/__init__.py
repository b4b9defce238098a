"""Who may apply? The checks that a call's rules name, what they say of an application, and what one asks beforehand."""

from programs.eligibility import content, history, people, posts  # noqa: F401  each registers its checks
from programs.eligibility.asking import QuestionsForm, answers, fits, questions
from programs.eligibility.definitions import Check, Param, State, checks, clean_params
from programs.eligibility.verdicts import Verdict, blocking_unmet, in_words, kept, snapshot, verdict

__all__ = [
    "Check",
    "Param",
    "QuestionsForm",
    "State",
    "Verdict",
    "answers",
    "blocking_unmet",
    "checks",
    "clean_params",
    "fits",
    "in_words",
    "kept",
    "questions",
    "snapshot",
    "verdict",
]
