"""Who may do what in the directory."""

from rules import add_perm, predicate

from directory.roles import is_administrator, is_director, is_office, is_office_or_auditor, is_officer, is_staff
from records.permissions import is_own


@predicate("is_of_somebody_else")
def is_of_somebody_else(user, account=None):
    return account is None or account.pk != user.pk


@predicate("is_draft")
def is_draft(user, record=None):
    return record is None or record.status == "draft"


@predicate("is_addressee")
def is_addressee(user, due=None):
    """The reminder is for them, or was written to them instead."""
    return due is not None and user.pk in {due.user_id, due.email.person_id if due.email_id else None} - {None}


for model in ("institution", "institutionmention", "person", "unit", "countryalias", "countryname"):
    add_perm(f"directory.add_{model}", is_officer | is_administrator)
    add_perm(f"directory.change_{model}", is_officer | is_administrator)
for model in ("accreditation", "ranking", "publishedrank"):
    add_perm(f"directory.add_{model}", is_office | is_administrator)
    add_perm(f"directory.change_{model}", is_office | is_administrator)
add_perm("directory.read_papers_accreditation", is_staff)
add_perm("directory.see_every_person", is_office_or_auditor | is_administrator)
add_perm("directory.merge_institution", is_office | is_administrator)
add_perm("directory.read_papers_institution", is_staff)

add_perm("directory.add_user", is_administrator)
add_perm("directory.change_user", is_administrator)
add_perm("directory.remove_second_factor_user", is_administrator & is_of_somebody_else)
add_perm("directory.close_user", is_administrator & is_of_somebody_else)
add_perm("directory.reopen_user", is_administrator)
add_perm("directory.add_appointment", is_administrator)
add_perm("directory.change_appointment", is_administrator)
add_perm("directory.end_appointment", is_administrator)

add_perm("records.change_office", is_administrator)
add_perm("records.add_office", is_administrator)
add_perm("records.see_sign", is_administrator)
add_perm("records.oversee_actionitem", is_office)
add_perm("records.follow_outsideapproval", is_office)
add_perm("records.read_reason_outsideapproval", is_director | is_own)
add_perm("records.add_approvalkind", is_officer | is_administrator)
add_perm("records.change_approvalkind", is_officer | is_administrator)
for model in ("goal", "tag"):
    add_perm(f"records.add_{model}", is_officer | is_administrator)
    add_perm(f"records.change_{model}", is_officer | is_administrator)

add_perm("records.share_savedview", is_office | is_administrator)
add_perm("records.close_savedview", is_own | is_administrator)
add_perm("records.end_feed", is_own | is_administrator)

add_perm("notices.see_letters", is_officer | is_administrator)
add_perm("notices.retry_email", is_officer | is_administrator)
add_perm("notices.change_email", is_officer & is_draft)
add_perm("notices.release_email", is_officer)
add_perm("notices.discard_email", is_officer)
add_perm("notices.change_lettertext", is_officer | is_administrator)
add_perm("notices.clear_failedaddress", is_officer | is_administrator)
add_perm("notices.add_mailhold", is_administrator)
add_perm("notices.end_mailhold", is_administrator)

add_perm("directory.add_absence", is_office | is_administrator)
add_perm("directory.change_absence", is_office | is_administrator)
for model in ("holiday", "period"):
    add_perm(f"records.add_{model}", is_officer | is_administrator)
    add_perm(f"records.change_{model}", is_officer | is_administrator)

add_perm("notices.add_reminderstep", is_officer | is_administrator)
add_perm("notices.change_reminderstep", is_officer | is_administrator)
add_perm("notices.read_reminderdue", is_office_or_auditor)
add_perm("notices.send_reminderdue", is_office)
add_perm("notices.acknowledge_reminderdue", is_addressee | is_office)
