"""A view of the register that the office shares, and one of an officer's own. Nobody has a calendar feed yet."""

from records.savedviews import save_view


def make_views(users):
    """Shared by Leila Daneshvar; Omid Sarafraz keeps one for himself."""
    leila, omid = users["leila.daneshvar@example.org"], users["omid.sarafraz@example.org"]
    staff_list = "admin:agreements_agreement_changelist"
    for list_name, name, query in (
        (staff_list, "تمدید در شش ماه آینده", "within=180"),
        ("agreements:list", "In force with Italy", "country=IT&phase=active&phase=expiring&phase=renewed"),
    ):
        save_view(list_name=list_name, name=name, query=query, is_shared=True, by=leila)
    save_view(list_name=staff_list, name="Not yet compared with the paper", query="check=unverified", by=omid)
