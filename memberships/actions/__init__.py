"""What happens to nominations, memberships, visits and dues?"""

from memberships.actions.fees import block, pay, plan_fee, plan_fees, reopen, unblock, waive
from memberships.actions.memberships import agree, renew
from memberships.actions.nominations import elect, not_elect, recommend, send_back, submit, take_back
from memberships.actions.visits import cancel, cancel_late, change_dates, complete, confirm, draft, not_made, request

__all__ = [
    "agree",
    "block",
    "cancel",
    "cancel_late",
    "change_dates",
    "complete",
    "confirm",
    "draft",
    "elect",
    "not_elect",
    "not_made",
    "pay",
    "plan_fee",
    "plan_fees",
    "recommend",
    "renew",
    "reopen",
    "request",
    "send_back",
    "submit",
    "take_back",
    "unblock",
    "waive",
]
