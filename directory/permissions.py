"""Who may do what in the directory."""

from rules import add_perm

from directory.roles import is_administrator, is_office, is_officer, is_staff

for model in ("institution", "institutionmention", "person", "unit", "countryalias"):
    add_perm(f"directory.add_{model}", is_officer | is_administrator)
    add_perm(f"directory.change_{model}", is_officer | is_administrator)
add_perm("directory.merge_institution", is_office | is_administrator)
add_perm("directory.read_papers_institution", is_staff)

add_perm("directory.add_user", is_administrator)
add_perm("directory.change_user", is_administrator)
add_perm("directory.add_appointment", is_administrator)
add_perm("directory.change_appointment", is_administrator)
add_perm("directory.end_appointment", is_administrator)

add_perm("records.change_office", is_administrator)
add_perm("records.add_office", is_administrator)
for model in ("goal", "tag"):
    add_perm(f"records.add_{model}", is_officer | is_administrator)
    add_perm(f"records.change_{model}", is_officer | is_administrator)

add_perm("notices.see_letters", is_officer | is_administrator)
add_perm("notices.retry_email", is_officer | is_administrator)
