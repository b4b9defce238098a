"""Reminders: which kinds there are, what is due, who is written to, what is answered."""

from notices.reminders import actionitems  # noqa: F401  registers the reminder of action items
from notices.reminders.answers import acknowledge, put_off
from notices.reminders.kinds import NEVER_IMPORTED, Reminder, Step, reminders
from notices.reminders.planning import plan
from notices.reminders.sending import plan_and_send, preview, send

__all__ = [
    "NEVER_IMPORTED",
    "Reminder",
    "Step",
    "acknowledge",
    "plan",
    "plan_and_send",
    "preview",
    "put_off",
    "reminders",
    "send",
]
