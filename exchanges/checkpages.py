"""Is this invitation letter genuine, and does it count? For everybody who has its code, in any language."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from exchanges.models import InvitationLetter
from programs.models import VisitLetter
from records import clock
from records.checkcode import as_typed, other_language, read_in


@login_not_required
@require_safe
def check(request, code=""):
    """Number, days, state and masked name of the letter; the same words for a code that nobody has."""
    typed = as_typed(request, code)
    kinds = (InvitationLetter, VisitLetter) if typed else ()
    found = next((letter for kind in kinds for letter in kind.objects.filter(verify_code=typed)), None)
    with read_in(request):
        context = {
            "typed": typed,
            "letter": found,
            "state": found.state(clock.today()) if found else None,
            "other": other_language(),
        }
        return render(request, "exchanges/check.html", context, status=200 if found or not typed else 404)
