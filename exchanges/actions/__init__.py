"""What happens to a stay, by whom and when?"""

from exchanges.actions.learning import recognise
from exchanges.actions.letters import invite
from exchanges.actions.stays import (
    approve,
    arrive,
    cancel,
    complete,
    decline,
    depart,
    endorse,
    nominate,
    not_arrived,
    not_departed,
    refuse,
    reject,
    report,
    review,
    send_back,
    submit,
)

__all__ = [
    "approve",
    "arrive",
    "cancel",
    "complete",
    "decline",
    "depart",
    "endorse",
    "invite",
    "nominate",
    "not_arrived",
    "not_departed",
    "recognise",
    "refuse",
    "reject",
    "report",
    "review",
    "send_back",
    "submit",
]
