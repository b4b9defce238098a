"""Who may do what with joint projects."""

from rules import add_perm

from directory.roles import is_office, is_office_or_auditor, is_officer

add_perm("programs.read_papers_project", is_office_or_auditor)
add_perm("programs.add_project", is_officer)
add_perm("programs.change_project", is_officer)
add_perm("programs.start_project", is_office)
add_perm("programs.end_project", is_office)
add_perm("programs.complete_project", is_office)
add_perm("programs.cancel_project", is_office)
