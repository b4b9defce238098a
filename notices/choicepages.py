"""The page to which one click in a letter leads: no more letters about this, without signing in."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from notices import choices


@csrf_exempt  # mail programs send it without having seen a page (RFC 8058); the token is what lets them
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request, token):
    """A scanner of mail opens links: only the button, or the mail program's own, ends the letters."""
    found = choices.of_token(token)
    if found is None:
        raise Http404
    account, topic = found
    if request.method == "POST":
        choices.choose(account, topic, by_email=False, by=choices.READER)
    return render(request, "notices/stop.html", {"topic": topic, "is_over": not choices.is_wanted(topic, account)})
