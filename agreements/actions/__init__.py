"""What happens when the office does something with an agreement?"""

from agreements.actions.activities import add_activity, note_activity, withdraw_activity
from agreements.actions.approvals import (
    ministry_of,
    missing_kinds,
    needed_kinds,
    request_approvals,
    usual_approvals,
)
from agreements.actions.commitments import keep, plan, plan_all, waive
from agreements.actions.conclusion import conclude, take_signed
from agreements.actions.corrections import (
    confirm_correction,
    current_text,
    in_words,
    propose_correction,
    refuse_correction,
)
from agreements.actions.effects import effect_of, refuse_day, term_cut_short
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
from agreements.actions.instruments import conclude as conclude_instrument
from agreements.actions.instruments import open_signature as open_instrument
from agreements.actions.instruments import reopen as reopen_instrument
from agreements.actions.instruments import void as void_instrument
from agreements.actions.life import assign_officer, signed_copies, verify, void
from agreements.actions.papers import (
    draft_instrument,
    file_first_text,
    file_text,
    original_of,
    reopen,
    sign,
    signing_parties,
    unsigned,
    void_signature,
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
    "add_activity",
    "add_party",
    "answer_elements",
    "approve_inside",
    "assign_officer",
    "attach_scans",
    "children_in_force",
    "conclude",
    "conclude_instrument",
    "confirm_correction",
    "current_text",
    "dated",
    "decide",
    "desks_of",
    "draft_instrument",
    "earliest_end",
    "effect_of",
    "elements_of",
    "file_first_text",
    "file_text",
    "gather_evidence",
    "give_notice",
    "in_words",
    "keep",
    "ministry_of",
    "missing_kinds",
    "needed_kinds",
    "not_approved",
    "note_activity",
    "open_due_reviews",
    "open_instrument",
    "open_review",
    "open_signature",
    "original_of",
    "plan",
    "plan_all",
    "propose",
    "propose_correction",
    "recognise",
    "recommend",
    "refuse_correction",
    "refuse_day",
    "refuse_unready",
    "register_signed",
    "renew_tacitly",
    "reopen",
    "reopen_instrument",
    "request_approvals",
    "resume",
    "return_inside",
    "seat",
    "sign",
    "signed_copies",
    "signing_parties",
    "submit",
    "suspend",
    "take_signed",
    "term_cut_short",
    "terminate",
    "titles",
    "types_by_word",
    "unanswered",
    "undo_termination",
    "unsigned",
    "usual_approvals",
    "usual_types",
    "verify",
    "void",
    "void_instrument",
    "void_signature",
    "waive",
    "withdraw_activity",
    "withdraw_notice",
]
