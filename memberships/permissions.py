"""Who may do what with bodies, schemes, nominations, memberships, visits and dues."""

from rules import add_perm, is_authenticated, predicate

from directory.roles import is_director, is_office, is_office_or_auditor, is_officer


@predicate("is_own_membership")
def is_own_membership(user, membership=None):
    """The member's own, or that of the institution for which somebody coordinates."""
    return membership is not None and membership.belongs_to(user)


@predicate("is_own_visit")
def is_own_visit(user, visit=None):
    """Whoever travels, and whose membership it is."""
    return visit is not None and visit.belongs_to(user)


add_perm("memberships.add_body", is_officer)
add_perm("memberships.change_body", is_officer)
add_perm("memberships.add_scheme", is_officer)
add_perm("memberships.change_scheme", is_officer)

add_perm("memberships.read_papers_nomination", is_office_or_auditor)
add_perm("memberships.add_nomination", is_officer)
add_perm("memberships.change_nomination", is_officer)
add_perm("memberships.delete_nomination", is_officer)
add_perm("memberships.submit_nomination", is_officer)
add_perm("memberships.screen_nomination", is_office)
add_perm("memberships.send_back_nomination", is_office)
add_perm("memberships.recommend_nomination", is_office)
add_perm("memberships.elect_nomination", is_office)
add_perm("memberships.not_elect_nomination", is_office)
add_perm("memberships.take_back_nomination", is_office)
add_perm("memberships.withdraw_nomination", is_office)

add_perm("memberships.read_papers_membership", is_office_or_auditor)
add_perm("memberships.add_membership", is_officer)
add_perm("memberships.change_membership", is_officer)
add_perm("memberships.renew_membership", is_officer)
add_perm("memberships.import_membership", is_officer)
add_perm("memberships.export_membership", is_office_or_auditor)
add_perm("memberships.print_membership", is_office_or_auditor)
add_perm("memberships.agree_membership", is_own_membership)
add_perm("memberships.ask_visit_membership", is_officer | is_own_membership)
add_perm("memberships.change_membershipterm", is_officer)
add_perm("memberships.add_membershipterm", is_officer)

add_perm("memberships.read_papers_visitrequest", is_office_or_auditor)
add_perm("memberships.add_visitrequest", is_officer)
add_perm("memberships.change_visitrequest", is_officer)
add_perm("memberships.request_visitrequest", is_officer | is_own_visit)
add_perm("memberships.authorise_visitrequest", is_office)
add_perm("memberships.confirm_visitrequest", is_officer | is_own_visit)
add_perm("memberships.change_dates_visitrequest", is_officer | is_own_visit)
add_perm("memberships.invite_visitrequest", is_office)
add_perm("memberships.complete_visitrequest", is_office)
add_perm("memberships.not_made_visitrequest", is_office)
add_perm("memberships.cancel_visitrequest", is_officer | is_own_visit)
add_perm("memberships.follow_visitrequest", is_authenticated)

add_perm("memberships.read_papers_feedue", is_office_or_auditor)
add_perm("memberships.add_feedue", is_officer)
add_perm("memberships.change_feedue", is_officer)
add_perm("memberships.pay_feedue", is_officer)
add_perm("memberships.block_feedue", is_officer)
add_perm("memberships.unblock_feedue", is_office)
add_perm("memberships.waive_feedue", is_director)
add_perm("memberships.reopen_feedue", is_office)
