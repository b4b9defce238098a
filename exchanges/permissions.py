"""Who may do what with stays?"""

from rules import add_perm, is_authenticated, predicate

from directory.roles import Role, has_role, is_administrator, is_director, is_office, is_office_or_auditor, is_officer
from exchanges.statuses import BEFORE_ARRIVAL, StayStatus

of_lead_unit = has_role(Role.UNIT_OFFICER, at="lead_unit")


@predicate("travels")
def travels(user, stay=None):
    """Whoever applied for it or travels; without a stay: of some stay, perhaps."""
    if stay is None or not user.is_authenticated:
        return user.is_authenticated
    return stay.applied_by_id == user.pk or (stay.person_id is not None and stay.person.user_id == user.pk)


@predicate("was_asked_as_host")
def was_asked_as_host(user, stay=None):
    """The host was asked at an address that is shown to be theirs, and may still answer or has endorsed."""
    if stay is None or not user.is_authenticated:
        return False
    addresses = list(user.emailaddress_set.filter(verified=True).values_list("email", flat=True))
    asked = stay.host_requests.filter(status__in=["asked", "given"]).values_list("email", flat=True)
    return {one.lower() for one in asked} & {one.lower() for one in addresses} != set()


@predicate("applied")
def applied(user, stay=None):
    """Whoever applied for it in the browser."""
    return user.is_authenticated and (stay is None or stay.applied_by_id == user.pk)


@predicate("is_draft")
def is_draft(user, stay=None):
    return stay is None or stay.status == StayStatus.DRAFT


@predicate("has_not_begun")
def has_not_begun(user, stay=None):
    return stay is None or stay.status in BEFORE_ARRIVAL


@predicate("is_committed")
def is_committed(user, stay=None):
    return stay is not None and stay.is_committed


@predicate("is_arranged")
def is_arranged(user, stay=None):
    """Approved or nominated, and nobody has arrived yet."""
    return stay is not None and stay.is_committed and stay.status in BEFORE_ARRIVAL


@predicate("is_nominated")
def is_nominated(user, stay=None):
    """The officer who nominates decides about it, not the director."""
    return stay is not None and stay.definition.takes_seat


@predicate("is_unfinished")
def is_unfinished(user, stay=None):
    """It is not completed, refused or cancelled."""
    return stay is None or stay.status not in stay.workflow.finals


@predicate("is_recognised")
def is_recognised(user, stay=None):
    """What a student has studied counts at home: nothing of it is changed any more."""
    if stay is None:
        return False
    is_closed = stay.status == StayStatus.CLOSED and stay.definition.takes_seat and not stay.is_imported
    return stay.status == StayStatus.RECOGNISED or is_closed


@predicate("is_adjustment")
def is_adjustment(user, entry=None):
    """It was entered by hand: no stay tells it."""
    return entry is None or entry.stay_id is None


add_perm("exchanges.read_papers_stay", is_office_or_auditor)
add_perm("exchanges.follow_stay", is_office)
add_perm("exchanges.write_report_stay", is_authenticated)
add_perm("exchanges.import_stay", is_officer)
add_perm("exchanges.export_stay", is_office_or_auditor)
add_perm("exchanges.add_stay", is_officer | has_role(Role.UNIT_OFFICER))
add_perm("exchanges.change_stay", (is_officer & is_unfinished & ~is_recognised) | (of_lead_unit & has_not_begun))
add_perm("exchanges.delete_stay", is_officer | of_lead_unit)
add_perm("exchanges.apply_for_stay", is_authenticated)
add_perm("exchanges.edit_own_stay", applied & is_draft)
add_perm("exchanges.file_paper_stay", travels & is_unfinished)
add_perm("exchanges.enter_report_stay", is_officer | of_lead_unit)
add_perm("exchanges.ask_host_stay", is_officer | of_lead_unit | travels)
add_perm("exchanges.propose_learning_stay", is_officer | of_lead_unit | travels)
add_perm("exchanges.approve_as_student_stay", travels)
add_perm("exchanges.approve_as_home_stay", is_officer | of_lead_unit)
add_perm("exchanges.approve_as_host_stay", is_officer | was_asked_as_host)
add_perm("exchanges.print_letter_stay", is_authenticated)
add_perm("exchanges.issue_letter_stay", is_officer & is_committed)
add_perm("exchanges.revoke_letter_stay", is_office)
add_perm("exchanges.change_days_stay", is_arranged & ((is_director & ~is_nominated) | (is_officer & is_nominated)))
add_perm("exchanges.extend_stay", is_office)
add_perm("exchanges.correct_days_stay", is_officer & ~is_recognised)

add_perm("exchanges.submit_stay", is_officer | of_lead_unit | travels)
add_perm("exchanges.ask_again_stay", is_officer | travels)
add_perm("exchanges.endorse_stay", is_officer | was_asked_as_host)
add_perm("exchanges.decline_stay", is_officer | was_asked_as_host)
add_perm("exchanges.review_stay", is_officer)
add_perm("exchanges.send_back_stay", is_office)
add_perm("exchanges.approve_stay", is_director)
add_perm("exchanges.refuse_stay", is_director)
add_perm("exchanges.nominate_stay", is_officer)
add_perm("exchanges.hand_over_stay", is_officer)
add_perm("exchanges.verify_stay", is_officer)
add_perm("exchanges.reject_stay", is_officer)
add_perm("exchanges.accept_stay", is_officer)
add_perm("exchanges.invite_stay", is_officer)
add_perm("exchanges.arrive_stay", is_officer | of_lead_unit)
add_perm("exchanges.depart_stay", is_officer | of_lead_unit)
add_perm("exchanges.not_arrived_stay", is_officer)
add_perm("exchanges.not_departed_stay", is_officer)
add_perm("exchanges.report_stay", is_office | travels | was_asked_as_host)
add_perm("exchanges.recognise_stay", is_officer)
add_perm("exchanges.complete_stay", is_officer)
add_perm("exchanges.cancel_stay", is_office | (travels & has_not_begun))

add_perm("exchanges.add_quotaline", is_officer)
add_perm("exchanges.change_quotaline", is_officer)
add_perm("exchanges.add_balanceentry", is_office)
add_perm("exchanges.change_balanceentry", is_office & is_adjustment)
for model in ("checkliststep", "council", "expensecategory", "visarule", "stayapprovalrule"):
    add_perm(f"exchanges.add_{model}", is_officer | is_administrator)
    add_perm(f"exchanges.change_{model}", is_officer | is_administrator)
