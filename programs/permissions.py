"""Who may do what with joint projects, programmes, their calls and applications."""

from rules import add_perm, is_authenticated, predicate

from directory.roles import STAFF, Role, has_role, is_administrator, is_office, is_office_or_auditor, is_officer
from programs.applicationworkflow import application_workflow

# Those of the institution that a programme was handed to: for that programme only.
manages_programme = has_role(Role.PROGRAMME_MANAGER, at="managing_institution")
manages_call = has_role(Role.PROGRAMME_MANAGER, at="programme__managing_institution")
manages_of_call = has_role(Role.PROGRAMME_MANAGER, at="call__programme__managing_institution")
manages_of_application = has_role(Role.PROGRAMME_MANAGER, at="application__call__programme__managing_institution")

add_perm("programs.read_papers_project", is_office_or_auditor)
add_perm("programs.add_project", is_officer)
add_perm("programs.change_project", is_officer)
add_perm("programs.start_project", is_office)
add_perm("programs.end_project", is_office)
add_perm("programs.complete_project", is_office)
add_perm("programs.cancel_project", is_office)

add_perm("programs.read_papers_programme", is_office_or_auditor)
add_perm("programs.add_programme", is_officer)
add_perm("programs.change_programme", is_officer | manages_programme)
add_perm("programs.hand_over_programme", is_officer)

add_perm("programs.read_papers_call", is_office_or_auditor)
add_perm("programs.add_call", is_officer | manages_call)
add_perm("programs.change_call", is_officer | manages_call)
add_perm("programs.delete_call", is_officer | manages_call)
add_perm("programs.publish_call", is_office | manages_call)
add_perm("programs.cancel_call", is_office | manages_call)
add_perm("programs.extend_call", is_officer | manages_call)
add_perm("programs.move_times_call", is_officer | manages_call)

add_perm("programs.change_formsection", is_officer | manages_of_call)

add_perm("programs.change_callextension", is_officer | manages_of_call)
add_perm("programs.agree_callextension", is_office | manages_of_call)

add_perm("programs.change_agencyentry", is_officer | manages_of_call)
add_perm("programs.import_agencyentry", is_officer | manages_of_call)

add_perm("programs.read_papers_application", is_office_or_auditor)
# An award names its programme as a call does.
add_perm("programs.see_every_earlieraward", has_role(*sorted(STAFF - {Role.PROGRAMME_MANAGER, Role.NETWORK_SECRETARY})))
add_perm("programs.add_earlieraward", is_officer | manages_call)
add_perm("programs.change_earlieraward", is_officer | manages_call)
add_perm("programs.import_earlieraward", is_officer | manages_call)
add_perm("programs.end_callalert", is_administrator)


@predicate("leads")
def leads(user, application=None):
    """Their account acts for a leader of it."""
    return application is not None and user.is_authenticated and application.is_led_by(user)


@predicate("leads_at_home")
def leads_at_home(user, application=None):
    """Their account acts for the leader at home: in a one-sided call, for the leader."""
    leader = application.leader_of("home") if application is not None and user.is_authenticated else None
    return leader is not None and leader.user_id == user.pk


@predicate("came_on_paper")
def came_on_paper(user, application=None):
    """The office has entered it from paper."""
    return application is not None and application.is_on_paper


@predicate("is_draft")
def is_draft(user, application=None):
    """It is not handed in."""
    return application is not None and application.is_draft


@predicate("confirms_the_last_consent")
def confirms_the_last_consent(user, application=None):
    """Held only inside the act in which the consent of all has come together, one of them on paper."""
    return application is not None and application.has_consent_of_all


@predicate("gives_its_number_abroad")
def gives_its_number_abroad(user, application=None):
    """The call asks for it, and their account acts for the partner's leader."""
    asks = application is not None and user.is_authenticated and application.call.asks_partner_number
    return asks and application.is_led_abroad_by(user)


@predicate("leads_abroad")
def leads_abroad(user, application=None):
    """Their own account acts for the partner's leader."""
    leader = application.leader_of("partner") if application is not None and user.is_authenticated else None
    return leader is not None and leader.user_id == user.pk


@predicate("is_proposed_by_another")
def is_proposed_by_another(user, application=None):
    """Somebody else has proposed to exclude it, and nobody has decided about that."""
    if application is None:
        return True
    return application.exclusions.open().filter(confirmed_at=None).exclude(proposed_by=user.pk).exists()


@predicate("is_over")
def is_over(user, application=None):
    """It was handed in once, and nothing more will be decided about it."""
    return bool(application and application.reference) and application.status in application_workflow.finals


# Officers stand for the leaders of what came on paper, and never for themselves.
runs_it = (is_officer | manages_of_call) & ~leads


@predicate("reads_whole")
def reads_whole(user, application=None):
    """They lead it, manage its programme, or read the papers of all applications: not only to review it."""
    return application is not None and type(application).objects.read_whole_by(user).filter(pk=application.pk).exists()


@predicate("has_taken_it_on")
def has_taken_it_on(user, assignment=None):
    """Their account has accepted to review it, and no hard conflict has closed it since."""
    return assignment is not None and type(assignment).objects.taken_on_by(user).filter(pk=assignment.pk).exists()


add_perm("programs.read_papers_committee", is_office_or_auditor)
add_perm("programs.add_committee", is_officer | manages_call)
add_perm("programs.change_committee", is_officer | manages_of_call)
add_perm("programs.open_committee", is_officer | manages_of_call)
add_perm("programs.close_committee", is_officer | manages_of_call)
add_perm("programs.print_committee", is_authenticated)
add_perm("programs.decide_committee", is_officer | manages_of_call)


@predicate("sits_on")
def sits_on(user, committee=None):
    """Their account sits on it for a side."""
    return committee is not None and user.is_authenticated and committee.members.filter(user=user).exists()


@predicate("has_its_decision")
def has_its_decision(user, application=None):
    """Held only inside the act in which the decision that both sides have signed is published."""
    return application is not None and application.decisions.current().exists()


# Whoever runs the call does not sign for a side.
add_perm("programs.sign_committee", sits_on & ~(is_officer | manages_of_call))
add_perm("programs.sign_own_decision", is_authenticated)
add_perm("programs.record_minutes_committee", is_officer | manages_of_call)
add_perm("programs.publish_committee", is_officer | manages_of_call)
add_perm("programs.promote_committee", is_officer | manages_of_call)
add_perm("programs.decide_application", (is_officer | manages_of_call) & has_its_decision)


@predicate("chairs_side")
def chairs_side(user, call_side=None):
    """Their account chairs it, and it is reviewed here."""
    return call_side is not None and call_side.chair_user_id == user.pk and not call_side.is_elsewhere


manages_of_side = has_role(Role.PROGRAMME_MANAGER, at="call__programme__managing_institution")
manages_of_assignment = has_role(Role.PROGRAMME_MANAGER, at="call_side__call__programme__managing_institution")

add_perm("programs.add_reviewerprofile", is_officer)
add_perm("programs.change_reviewerprofile", is_officer)
add_perm("programs.open_side_call", is_officer | manages_call)
add_perm("programs.assign_callside", is_officer | manages_of_side)
add_perm("programs.close_callside", is_officer | manages_of_side | chairs_side)
add_perm("programs.grade_callside", is_officer | manages_of_side)
add_perm("programs.name_chair_callside", is_officer | manages_of_side)
add_perm("programs.evaluate_elsewhere_callside", is_officer | manages_of_side)
add_perm("programs.confirm_callside", is_officer | manages_of_side)
add_perm("programs.import_sideevaluation", is_officer | manages_of_side)
add_perm("programs.change_reviewassignment", is_officer | manages_of_assignment)
# Whoever runs the call reads reviews and writes none.
add_perm("programs.write_reviewassignment", has_taken_it_on & ~(is_officer | manages_of_assignment))
add_perm("programs.read_own_reviewassignment", is_authenticated)
add_perm("programs.enter_conflict_application", is_officer | manages_of_call)
add_perm("programs.settle_conflict", is_officer | manages_of_application)
add_perm("programs.read_whole_application", reads_whole)
add_perm("programs.enter_application", is_officer | manages_call)
add_perm("programs.lead_application", leads)
add_perm("programs.begin_again_application", leads & is_over)
add_perm("programs.give_number_application", gives_its_number_abroad)
add_perm("programs.say_whether_named_application", leads_abroad)
add_perm("programs.print_application", is_authenticated)
add_perm("programs.begin_application", is_authenticated)
add_perm("programs.fill_in_application", leads | (runs_it & came_on_paper & is_draft))
add_perm("programs.ask_endorsement_application", leads_at_home)
add_perm("programs.submit_application", leads | ((is_officer | manages_of_call) & confirms_the_last_consent))
add_perm("programs.take_back_application", leads | (runs_it & came_on_paper))
add_perm("programs.withdraw_application", leads | (runs_it & came_on_paper))
add_perm("programs.find_eligible_application", is_officer | manages_of_call)
add_perm("programs.propose_exclusion_application", is_officer | manages_of_call)
add_perm("programs.exclude_application", (is_officer | manages_of_call) & is_proposed_by_another)
add_perm("programs.confirm_exclusion", is_officer | manages_of_call)
add_perm("programs.propose_overruling_application", is_officer | manages_of_call)
add_perm("programs.confirm_overruling", is_officer | manages_of_application)
add_perm("programs.drop_overruling", is_officer | manages_of_application)
add_perm("programs.confirm_paper_application", runs_it)
add_perm("programs.record_paper_application", runs_it)
add_perm("programs.ask_clarification_application", is_officer | manages_of_call)
add_perm("programs.answer_clarification", is_authenticated)
add_perm("programs.export_application", is_office_or_auditor | manages_of_call)


@predicate("leads_award")
def leads_award(user, award=None):
    """Their account acts for a leader of its application."""
    return award is not None and user.is_authenticated and award.application.is_led_by(user)


@predicate("leads_award_of_visit")
def leads_award_of_visit(user, visit=None):
    """Their account acts for a leader of the application whose award pays it."""
    return visit is not None and leads_award(user, visit.award)


manages_of_award = has_role(Role.PROGRAMME_MANAGER, at="application__call__programme__managing_institution")
manages_of_visit = has_role(Role.PROGRAMME_MANAGER, at="award__application__call__programme__managing_institution")

add_perm("programs.read_papers_award", is_office_or_auditor)
add_perm("programs.read_own_award", is_authenticated)
add_perm("programs.give_time_award", (is_officer | manages_of_award) & ~leads_award)
add_perm("programs.accept_award", leads_award)
add_perm("programs.decline_award", leads_award)
add_perm("programs.lapse_award", (is_officer | manages_of_award) & ~leads_award)
add_perm("programs.complete_award", (is_officer | manages_of_award) & ~leads_award)
add_perm("programs.terminate_award", (is_officer | manages_of_award) & ~leads_award)
add_perm("programs.give_money_award", (is_officer | manages_of_award) & ~leads_award)
add_perm("programs.plan_visit_award", is_officer | manages_of_award | leads_award)
# Whoever travels at the cost of an award approves and pays nothing of it.
add_perm("programs.approve_visit", (is_officer | manages_of_visit) & ~leads_award_of_visit)
add_perm("programs.invite_visit", (is_officer | manages_of_visit) & ~leads_award_of_visit)
add_perm("programs.print_letter_visit", is_authenticated)
add_perm("programs.pay_visit", (is_officer | manages_of_visit) & ~leads_award_of_visit)
add_perm("programs.cancel_visit", is_officer | manages_of_visit | leads_award_of_visit)
add_perm("programs.claim_visit", is_officer | manages_of_visit | leads_award_of_visit)


@predicate("leads_award_of_report")
def leads_award_of_report(user, due=None):
    """Their account acts for a leader of the application whose award it is about."""
    return due is not None and leads_award(user, due.award)


# Whoever leads it writes its reports, and answers none of them.
add_perm("programs.read_papers_reportdue", is_office_or_auditor)
add_perm("programs.read_papers_awardreport", is_office_or_auditor)
add_perm("programs.read_own_reportdue", is_authenticated)
add_perm("programs.write_reportdue", leads_award_of_report)
add_perm("programs.judge_reportdue", (is_officer | manages_of_visit) & ~leads_award_of_report)
add_perm("programs.ask_report_award", (is_officer | manages_of_award) & ~leads_award)
