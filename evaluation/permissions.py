"""Who may do what with exercises, frameworks and their parts, rounds and what institutions give in them."""

from rules import add_perm

from directory.roles import Role, has_role, is_director, is_office, is_office_or_auditor, is_officer

add_perm("evaluation.add_exercise", is_officer)
add_perm("evaluation.change_exercise", is_officer)

add_perm("evaluation.read_papers_framework", is_office_or_auditor)
add_perm("evaluation.add_framework", is_officer)
add_perm("evaluation.change_framework", is_officer)
add_perm("evaluation.delete_framework", is_officer)
add_perm("evaluation.read_file_framework", is_officer)
add_perm("evaluation.export_framework", is_office_or_auditor)
add_perm("evaluation.begin_version_framework", is_officer)
add_perm("evaluation.lock_framework", is_office)
add_perm("evaluation.retire_framework", is_office)

for part in ("node", "indicator", "variable", "peergroup", "validationrule"):
    add_perm(f"evaluation.add_{part}", is_officer)
    add_perm(f"evaluation.change_{part}", is_officer)
    add_perm(f"evaluation.delete_{part}", is_officer)

add_perm("evaluation.read_papers_round", is_office_or_auditor)
add_perm("evaluation.add_round", is_officer)
add_perm("evaluation.change_round", is_officer)
add_perm("evaluation.invite_round", is_officer)
add_perm("evaluation.read_register_round", is_officer)
add_perm("evaluation.export_round", is_office_or_auditor)
add_perm("evaluation.import_datapoint", is_officer)
for transition in ("open_collection", "redesign", "validate", "compute", "revalidate", "release", "cancel"):
    add_perm(f"evaluation.{transition}_round", is_office)
add_perm("evaluation.approve_round", is_office)  # by two persons, one of them the director
for transition in ("publish", "supersede"):
    add_perm(f"evaluation.{transition}_round", is_director)

# Values are entered by the institution's own data officers; the office takes a file in for them while they may enter,
# and later corrects with a reason.
enters_for = has_role(Role.DATA_OFFICER, at="institution")

add_perm("evaluation.read_papers_participation", is_office_or_auditor)
add_perm("evaluation.read_entries_participation", has_role(Role.DATA_OFFICER))
add_perm("evaluation.enter_participation", enters_for)
for transition in ("submit", "unsubmit", "sign"):
    add_perm(f"evaluation.{transition}_participation", enters_for)
add_perm("evaluation.print_participation", has_role(Role.DATA_OFFICER) | is_office_or_auditor)
add_perm("evaluation.change_participation", is_officer)
add_perm("evaluation.extend_participation", is_officer)
add_perm("evaluation.check_participation", is_officer)
add_perm("evaluation.read_remarks_participation", is_office)  # what validators note for each other
for transition in ("give_back", "accept", "reopen"):
    add_perm(f"evaluation.{transition}_participation", is_officer)
for transition in ("withdraw", "exclude", "readmit"):
    add_perm(f"evaluation.{transition}_participation", is_office)

add_perm("evaluation.read_papers_run", is_office_or_auditor)
add_perm("evaluation.ask_run", is_officer)
add_perm("evaluation.choose_run", is_office)
add_perm("evaluation.approve_run", is_office)
add_perm("evaluation.publish_run", is_director)
add_perm("evaluation.export_run", is_office_or_auditor)
add_perm("evaluation.issue_run", is_office)
add_perm("evaluation.read_overview_run", is_office_or_auditor)
add_perm("evaluation.issue_result", is_office | has_role(Role.DATA_OFFICER, at="participation__institution"))

add_perm("evaluation.read_papers_appeal", is_office_or_auditor)
add_perm("evaluation.file_appeal_participation", enters_for)
add_perm("evaluation.file_evidence_appeal", has_role(Role.DATA_OFFICER, at="participation__institution"))
add_perm("evaluation.examine_appeal", is_officer)
for transition in ("uphold", "uphold_partly", "deny"):
    add_perm(f"evaluation.{transition}_appeal", is_office)
add_perm("evaluation.revoke_appeal", has_role(Role.DATA_OFFICER, at="participation__institution"))
