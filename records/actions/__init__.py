"""What happens to what hangs on any record: letters, approvals from outside, action items."""

from records.actions.action_items import announcers, finish, give, reassign, resume, waive
from records.actions.approvals import answer, ask, drop, hand_over, request, standing
from records.actions.letters import correct_letter, elsewhere, file_letter, withdraw_letter

__all__ = [
    "announcers",
    "answer",
    "ask",
    "correct_letter",
    "drop",
    "elsewhere",
    "file_letter",
    "finish",
    "give",
    "hand_over",
    "reassign",
    "request",
    "resume",
    "standing",
    "waive",
    "withdraw_letter",
]
