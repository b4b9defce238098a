"""What is done in a network: to its members, its meetings, its announcements."""

from networks.actions.announcements import release, subscribe, unsubscribe
from networks.actions.bodies import take_back_term
from networks.actions.meetings import (
    answer,
    approve,
    call,
    cancel,
    circulate,
    hold,
    prepare,
    record_presence,
    take_back,
)
from networks.actions.members import admit, apply_for_membership, close_unconfirmed, confirm, decline, end

__all__ = [
    "admit",
    "answer",
    "apply_for_membership",
    "approve",
    "call",
    "cancel",
    "circulate",
    "close_unconfirmed",
    "confirm",
    "decline",
    "end",
    "hold",
    "prepare",
    "record_presence",
    "release",
    "subscribe",
    "take_back",
    "take_back_term",
    "unsubscribe",
]
