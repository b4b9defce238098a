"""What happens when the office does something with an agreement?"""

from agreements.actions.approvals import (
    has_all_approvals,
    ministry_of,
    needed_kinds,
    request_approvals,
    usual_approvals,
)
from agreements.actions.corrections import (
    confirm_correction,
    current_text,
    in_words,
    propose_correction,
    refuse_correction,
)
from agreements.actions.entries import dated, register_signed, titles, types_by_word, usual_types
from agreements.actions.life import (
    assign_officer,
    conclude,
    signed_copies,
    terminate,
    undo_termination,
    verify,
    void,
)
from agreements.actions.partners import Recognised, Side, add_party, recognise
from agreements.actions.scans import Scan, ScanOutcome, attach_scans

__all__ = [
    "Recognised",
    "Scan",
    "ScanOutcome",
    "Side",
    "add_party",
    "assign_officer",
    "attach_scans",
    "conclude",
    "confirm_correction",
    "current_text",
    "dated",
    "has_all_approvals",
    "in_words",
    "ministry_of",
    "needed_kinds",
    "propose_correction",
    "recognise",
    "refuse_correction",
    "register_signed",
    "request_approvals",
    "signed_copies",
    "terminate",
    "titles",
    "types_by_word",
    "undo_termination",
    "usual_approvals",
    "usual_types",
    "verify",
    "void",
]
