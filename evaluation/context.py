"""What every page knows of evaluations: whether its reader finds the way to them."""


def evaluation(request):
    user = getattr(request, "user", None)
    return {
        "reads_evaluation": bool(user and user.has_perm("evaluation.read_papers_framework")),
        "enters_values": bool(user and user.has_perm("evaluation.read_entries_participation")),
    }
