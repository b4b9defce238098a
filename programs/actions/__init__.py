"""What can be done with programmes, calls, applications and joint projects?"""

from programs.actions.calls import agree_extension, ask_extension, copy_call, freeze_form, publish
from programs.actions.projects import cancel, end, start, tell

__all__ = [
    "agree_extension",
    "ask_extension",
    "cancel",
    "copy_call",
    "end",
    "freeze_form",
    "publish",
    "start",
    "tell",
]
