"""The sentences of those rules about applications that only the database's triggers keep."""

from django.utils.translation import gettext_lazy as _

from records.refusals import sentence

sentence("call_form_is_frozen", _("Somebody has begun to answer this form: only its wording can still be changed."))
sentence("application_is_kept", _("An application is not deleted: withdraw it."))
sentence(
    "application_has_consent_of_all", _("It is submitted when the leaders of all sides have consented to this text.")
)
sentence("application_is_endorsed", _("It is submitted when the home institution has endorsed it."))
sentence("application_is_handed_in", _("This application is handed in: its content cannot be changed."))
sentence("application_keeps_reference", _("An application keeps its reference."))
sentence("application_resubmits_own", _("One begins again only from an application that one has led."))
sentence("application_version_is_kept", _("What was submitted is kept as it was."))
sentence("invitation_is_answered_once", _("This invitation was answered already."))
sentence("endorsement_is_answered_once", _("This request for an endorsement was answered already."))
sentence("assignment_is_kept", _("Whoever was invited stays in the list: take them off."))
sentence("assignment_is_of_the_side", _("This reviewer may not be asked for this side of the programme."))
sentence("assignment_goes_its_way", _("This was answered or taken out meanwhile: look at the list again."))
sentence("assignment_has_no_conflict", _("This reviewer has a conflict of interest with this application."))
sentence("assignment_is_as_its_review", _("A review is submitted, or it is not: look at the list again."))
sentence("conflict_stands", _("A conflict of interest stands once it is known."))
sentence("review_side_is_open", _("This side is closed: nothing of its reviews is changed any more."))
sentence("side_evaluates_elsewhere", _("This side evaluates elsewhere: nobody reviews it here."))
sentence("side_reviews_here", _("Reviewers are proposed or invited, or grades given: this side evaluates here."))
sentence("review_is_kept", _("A review is kept."))
sentence("review_is_taken_on", _("Only who has taken the review on writes it."))
sentence("review_is_submitted", _("This review is submitted: it is not changed any more."))
sentence(
    "review_is_complete",
    _("A review is submitted with every criterion scored, both texts, and a recommendation."),
)
sentence("review_score_is_on_the_scale", _("This value is not on the scale of the criterion."))
sentence("rubric_stands", _("Somebody has begun to review: only the wording of the criteria can still be changed."))
sentence("side_evaluation_is_of_the_call", _("This application is of another call."))
sentence(
    "review_rules_stand",
    _("Reviewers are invited: what they are told of the applicants, and how scores decide, stay as they are."),
)
sentence("committee_is_kept", _("What is before a committee stays there."))
sentence("committee_opens_after_sides", _("The committee opens when every side is closed."))
sentence("committee_is_in_session", _("The committee is not in session: nothing of its result is changed."))
sentence("committee_item_is_of_its_call", _("This application is of another call."))
sentence("committee_item_has_no_conflict", _("You have a conflict of interest with this application."))
sentence("award_goes_its_way", _("This award was answered or ended meanwhile: look at it again."))
sentence("budget_line_is_granted", _("This side grants nothing in this currency."), "currency")
sentence("visit_charge_is_kept", _("What was approved for a visit is kept: cancel the visit."))
sentence("visit_is_paid_by_its_award", _("A visit is paid by open budget lines of its own award."))
sentence("visit_goes_its_way", _("This visit was decided about meanwhile: look at it again."))
sentence("visit_letter_is_kept", _("A letter is kept as it was issued: issue another one."))
sentence("visit_is_as_approved", _("This visit is approved as it is: cancel it, and plan another one."))
sentence("decision_is_kept", _("A decision that is published is not changed any more."))
sentence("decision_is_as_signed", _("A side has signed this decision: it stays as it is."))
sentence("decision_is_signed_for_its_side", _("Whoever signs sits on the committee for this side."))
sentence("decision_is_signed_without_conflict", _("Whoever signs has no conflict of interest with the application."))
sentence("decision_is_signed_by_all_sides", _("A decision is published when both sides have signed it."))
sentence("signed_minutes_are_kept", _("Signed minutes are kept."))
sentence("report_due_is_kept", _("What was asked for is kept: waive it."))
sentence("report_due_is_met", _("A report is submitted: return it, or accept it."))
sentence("report_is_asked_for", _("This report is waived: it is not asked for any more."))
sentence("award_report_is_kept", _("A report is kept."))
sentence("award_report_is_submitted", _("This report is submitted: it is not changed any more."))
sentence("award_report_goes_its_way", _("This report was submitted or answered meanwhile: look at it again."))
