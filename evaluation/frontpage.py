"""Where everybody begins: published results, and for those who work with evaluations the way to their own pages."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from evaluation.models import Publication, Round

MOST_ROUNDS = 100


@login_not_required
@require_safe
def front(request):
    """What is published, for everybody; for the office all rounds as well."""
    sees_rounds = request.user.has_perm("evaluation.read_papers_round")
    rounds = Round.objects.visible_to(request.user).select_related("exercise") if sees_rounds else Round.objects.none()
    context = {
        "published": Publication.objects.of_today().for_lists()[:MOST_ROUNDS],
        "rounds": rounds[:MOST_ROUNDS],
        "sees_rounds": sees_rounds,
        "sees_all": request.user.has_perm("evaluation.read_overview_run"),
    }
    return render(request, "evaluation/front.html", context)
