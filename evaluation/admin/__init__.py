"""The admin of evaluations: exercises, frameworks and their parts; rounds and the validators' queue."""

from evaluation.admin.exercises import ExerciseAdmin
from evaluation.admin.frameworks import FrameworkAdmin
from evaluation.admin.nodes import NodeAdmin
from evaluation.admin.participations import ParticipationAdmin
from evaluation.admin.parts import IndicatorAdmin, PeerGroupAdmin, ValidationRuleAdmin, VariableAdmin
from evaluation.admin.rounds import RoundAdmin

__all__ = [
    "ExerciseAdmin",
    "FrameworkAdmin",
    "IndicatorAdmin",
    "NodeAdmin",
    "ParticipationAdmin",
    "PeerGroupAdmin",
    "RoundAdmin",
    "ValidationRuleAdmin",
    "VariableAdmin",
]
