"""Who may do what with agreements."""

from rules import add_perm, is_authenticated, predicate

from directory.roles import (
    Role,
    has_role,
    is_administrator,
    is_director,
    is_office,
    is_office_or_auditor,
    is_officer,
    is_staff,
)

is_officer_of_lead_unit = has_role(Role.UNIT_OFFICER, at="lead_unit")


@predicate("it_lies_with_them")
def it_lies_with_them(user, approval=None):
    """It waits on their desk, or they stand in today for whoever sits there."""
    return approval is not None and type(approval)._default_manager.lying_with(user).filter(pk=approval.pk).exists()


@predicate("is_entered_by_hand")
def is_entered_by_hand(user, activity=None):
    return activity is None or activity.is_manual


@predicate("sees_to_it")
def sees_to_it(user, occurrence=None):
    """Without an occurrence: of some commitment, perhaps."""
    return user.is_authenticated and (occurrence is None or occurrence.commitment.owner_id == user.pk)


add_perm("agreements.see_restricted_agreement", is_office_or_auditor)
add_perm("agreements.read_papers_agreement", is_office_or_auditor)
add_perm("agreements.follow_agreement", is_officer_of_lead_unit)
add_perm("agreements.add_agreement", is_officer | has_role(Role.UNIT_OFFICER))
add_perm("agreements.change_agreement", is_officer | is_officer_of_lead_unit)
add_perm("agreements.delete_agreement", is_officer | is_officer_of_lead_unit)
add_perm("agreements.register_agreement", is_officer)
add_perm("agreements.import_agreement", is_officer)
add_perm("agreements.export_agreement", is_office_or_auditor)

add_perm("agreements.submit_agreement", is_officer | is_officer_of_lead_unit)
add_perm("agreements.return_agreement", is_office)
add_perm("agreements.open_signature_agreement", is_office)
add_perm("agreements.reopen_agreement", is_office)
add_perm("agreements.conclude_agreement", is_office)
add_perm("agreements.verify_agreement", is_officer)
add_perm("agreements.open_review_agreement", is_office)
add_perm("agreements.recommend_renewalreview", is_officer)
add_perm("agreements.decide_renewalreview", is_director)
add_perm("agreements.give_notice_agreement", is_office)
add_perm("agreements.withdraw_notice_agreement", is_director)
add_perm("agreements.suspend_agreement", is_director)
add_perm("agreements.resume_agreement", is_director)
add_perm("agreements.terminate_agreement", is_director)
add_perm("agreements.undo_termination_agreement", is_director)
add_perm("agreements.void_agreement", is_office | is_officer_of_lead_unit)
add_perm("agreements.request_approvals_agreement", is_officer)
add_perm("agreements.correct_agreement", is_officer)
add_perm("agreements.confirm_correction_agreement", is_office)


@predicate("may_change_its_agreement")
def may_change_its_agreement(user, instrument=None):
    return user.has_perm("agreements.change_agreement", instrument and instrument.agreement)


@predicate("is_draft")
def is_draft(user, instrument=None):
    return instrument is None or instrument.status == "draft"


add_perm("agreements.draft_instrument_agreement", is_office)
add_perm("agreements.file_text_agreement", is_office | is_officer_of_lead_unit)
add_perm("agreements.read_papers_instrument", is_office_or_auditor)
add_perm("agreements.change_instrument", is_office & is_draft)
add_perm("agreements.file_text_instrument", is_office | may_change_its_agreement & is_draft)
add_perm("agreements.open_signature_instrument", is_office)
add_perm("agreements.reopen_instrument", is_office)
add_perm("agreements.sign_instrument", is_office)
add_perm("agreements.void_signature_instrument", is_office)
add_perm("agreements.conclude_instrument", is_office)
add_perm("agreements.take_signed_instrument", is_office)
add_perm("agreements.void_instrument", is_office | may_change_its_agreement)

add_perm("agreements.add_agreementtype", is_administrator | is_officer)
add_perm("agreements.change_agreementtype", is_administrator | is_officer)
add_perm("agreements.add_approvalrule", is_administrator | is_officer)
add_perm("agreements.change_approvalrule", is_administrator | is_officer)
for model in ("crucialelement", "insidedesk", "modeltext"):
    add_perm(f"agreements.add_{model}", is_administrator | is_officer)
    add_perm(f"agreements.change_{model}", is_administrator | is_officer)
add_perm("agreements.read_papers_modeltext", is_staff)
add_perm("agreements.decide_insideapproval", is_office & it_lies_with_them)
add_perm("agreements.print_register", is_office_or_auditor)

add_perm("agreements.read_papers_activity", is_office_or_auditor)
add_perm("agreements.add_activity", is_officer)
add_perm("agreements.change_activity", is_officer & is_entered_by_hand)
add_perm("agreements.add_commitment", is_officer)
add_perm("agreements.change_commitment", is_officer)
add_perm("agreements.read_papers_commitmentoccurrence", is_authenticated)
add_perm("agreements.follow_commitmentoccurrence", is_office | sees_to_it)
add_perm("agreements.keep_commitmentoccurrence", is_office | sees_to_it)
add_perm("agreements.waive_commitmentoccurrence", is_office)
