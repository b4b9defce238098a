"""Who may do what with networks? Their secretary with the own ones, the office with all."""

from rules import add_perm, is_authenticated

from directory.roles import Role, has_role, is_office_or_auditor, is_officer

# Of the network at whose institution they are appointed, for that network only.
keeps_network = has_role(Role.NETWORK_SECRETARY, at="institution")
keeps_of_network = has_role(Role.NETWORK_SECRETARY, at="network__institution")
keeps_of_meeting = has_role(Role.NETWORK_SECRETARY, at="meeting__body__network__institution")
keeps_of_body = has_role(Role.NETWORK_SECRETARY, at="body__network__institution")

add_perm("networks.read_papers_network", is_office_or_auditor)
add_perm("networks.add_network", is_officer)
add_perm("networks.change_network", is_officer | keeps_network)
add_perm("networks.print_network", is_office_or_auditor | keeps_network)

for model in ("contact", "member", "body", "announcement"):
    add_perm(f"networks.add_{model}", is_officer | keeps_of_network)
    add_perm(f"networks.change_{model}", is_officer | keeps_of_network)
add_perm("networks.take_back_officeterm", is_officer | keeps_of_body)
add_perm("networks.import_member", is_officer | keeps_of_network)
add_perm("networks.export_member", is_office_or_auditor | keeps_of_network)
for verb in ("admit", "decline", "withdraw", "end"):
    add_perm(f"networks.{verb}_member", is_officer | keeps_of_network)

add_perm("networks.read_papers_meeting", is_office_or_auditor)
add_perm("networks.add_meeting", is_officer | keeps_of_body)
add_perm("networks.change_meeting", is_officer | keeps_of_body)
add_perm("networks.change_attendance", is_officer | keeps_of_meeting)
add_perm("networks.print_meeting", is_authenticated)
for verb in ("call", "hold", "take_back", "circulate", "approve", "cancel"):
    add_perm(f"networks.{verb}_meeting", is_officer | keeps_of_body)

for verb in ("release", "discard"):
    add_perm(f"networks.{verb}_announcement", is_officer | keeps_of_network)
