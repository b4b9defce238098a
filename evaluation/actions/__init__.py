"""What is done with frameworks, rounds, what institutions give in them, runs and appeals."""

from evaluation.actions.appeals import deny, effect_of, examine, file_appeal, file_evidence, uphold, uphold_partly
from evaluation.actions.checking import accept, give_back
from evaluation.actions.files import file_of, read_file
from evaluation.actions.frameworks import begin, begin_version, lock, retire
from evaluation.actions.issuing import ask_profiles, ask_report, issue, seal
from evaluation.actions.judging import allot, judge, take_back
from evaluation.actions.rounds import cancel, compute, open_collection, redesign, validate
from evaluation.actions.runs import (
    approve,
    approve_correction,
    ask_correction,
    ask_run,
    choose_run,
    compute_run,
    last_day_of,
    official_of,
    publish,
    release,
    simulate,
)
from evaluation.actions.submissions import exclude, readmit, sign, submit, unsubmit, withdraw
from evaluation.actions.weights import set_formula, weigh

__all__ = [
    "accept",
    "allot",
    "approve",
    "approve_correction",
    "ask_correction",
    "ask_profiles",
    "ask_report",
    "ask_run",
    "begin",
    "begin_version",
    "cancel",
    "choose_run",
    "compute",
    "compute_run",
    "deny",
    "effect_of",
    "examine",
    "exclude",
    "file_appeal",
    "file_evidence",
    "file_of",
    "give_back",
    "issue",
    "judge",
    "last_day_of",
    "lock",
    "official_of",
    "open_collection",
    "publish",
    "read_file",
    "readmit",
    "redesign",
    "release",
    "retire",
    "seal",
    "set_formula",
    "sign",
    "simulate",
    "submit",
    "take_back",
    "unsubmit",
    "uphold",
    "uphold_partly",
    "validate",
    "weigh",
    "withdraw",
]
