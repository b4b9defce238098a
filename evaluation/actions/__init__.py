"""What is done with frameworks."""

from evaluation.actions.appeals import deny, effect_of, examine, file_appeal, last_day_of, uphold, uphold_partly
from evaluation.actions.files import file_of, read_file
from evaluation.actions.frameworks import begin, begin_version, lock, retire
from evaluation.actions.judging import allot, judge, take_back
from evaluation.actions.runs import (
    approve,
    approve_correction,
    ask_correction,
    ask_run,
    choose_run,
    compute_run,
    official_of,
    publish,
    release,
    simulate,
)
from evaluation.actions.weights import set_formula, weigh

__all__ = [
    "allot",
    "approve",
    "approve_correction",
    "ask_correction",
    "ask_run",
    "begin",
    "begin_version",
    "choose_run",
    "compute_run",
    "deny",
    "effect_of",
    "examine",
    "file_appeal",
    "file_of",
    "judge",
    "last_day_of",
    "lock",
    "official_of",
    "publish",
    "read_file",
    "release",
    "retire",
    "set_formula",
    "simulate",
    "take_back",
    "uphold",
    "uphold_partly",
    "weigh",
]
