"""What can be done with programmes, calls, applications and joint projects?"""

from programs.actions.awards import accept, complete, decline, lapse, terminate
from programs.actions.calls import agree_extension, ask_extension, copy_call, freeze_form, publish
from programs.actions.consent import submit
from programs.actions.decisions import exclude, find_eligible
from programs.actions.projects import cancel, end, start, tell
from programs.actions.submission import take_back, withdraw

__all__ = [
    "accept",
    "agree_extension",
    "ask_extension",
    "cancel",
    "complete",
    "copy_call",
    "decline",
    "end",
    "exclude",
    "find_eligible",
    "freeze_form",
    "lapse",
    "publish",
    "start",
    "submit",
    "take_back",
    "tell",
    "terminate",
    "withdraw",
]
