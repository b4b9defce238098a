"""What happens when the office does something with an agreement?"""

from agreements.actions.approvals import (
    has_all_approvals,
    ministry_of,
    missing_kinds,
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
from agreements.actions.elements import answer_elements, elements_of, unanswered
from agreements.actions.ending import (
    children_in_force,
    earliest_end,
    give_notice,
    terminate,
    undo_termination,
    withdraw_notice,
)
from agreements.actions.entries import dated, register_signed, titles, types_by_word, usual_types
from agreements.actions.inside import approve_inside, desks_of, not_approved, return_inside, seat
from agreements.actions.life import (
    assign_officer,
    conclude,
    signed_copies,
    verify,
    void,
)
from agreements.actions.partners import Recognised, Side, add_party, recognise
from agreements.actions.proposals import open_signature, propose, refuse_unready, submit
from agreements.actions.renewing import renew_tacitly
from agreements.actions.reviewing import decide, gather_evidence, open_due_reviews, open_review, recommend
from agreements.actions.scans import Scan, ScanOutcome, attach_scans
from agreements.actions.suspending import resume, suspend

__all__ = [
    "Recognised",
    "Scan",
    "ScanOutcome",
    "Side",
    "add_party",
    "answer_elements",
    "approve_inside",
    "assign_officer",
    "attach_scans",
    "children_in_force",
    "conclude",
    "confirm_correction",
    "current_text",
    "dated",
    "decide",
    "desks_of",
    "earliest_end",
    "elements_of",
    "gather_evidence",
    "give_notice",
    "has_all_approvals",
    "in_words",
    "ministry_of",
    "missing_kinds",
    "needed_kinds",
    "not_approved",
    "open_due_reviews",
    "open_review",
    "open_signature",
    "propose",
    "propose_correction",
    "recognise",
    "recommend",
    "refuse_correction",
    "refuse_unready",
    "register_signed",
    "renew_tacitly",
    "request_approvals",
    "resume",
    "return_inside",
    "seat",
    "signed_copies",
    "submit",
    "suspend",
    "terminate",
    "titles",
    "types_by_word",
    "unanswered",
    "undo_termination",
    "usual_approvals",
    "usual_types",
    "verify",
    "void",
    "withdraw_notice",
]
