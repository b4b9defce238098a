"""What every page knows of evaluations: whether its reader enters values."""


def evaluation(request):
    user = getattr(request, "user", None)
    return {"enters_values": bool(user and user.has_perm("evaluation.read_entries_participation"))}
