"""To be told of new calls: asked for by a form, confirmed and ended by links of letters, without an account."""

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from programs.actions import alerts
from programs.forms.alerts import AlertForm
from programs.models import Call, CallAlert


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request):
    """Whoever asks is told the same whether the address was known or not."""
    calls = Call.objects.visible_to(request.user).published()
    form = AlertForm(request.POST or None, user=request.user, calls=calls, initial=request.GET.dict())
    if request.method == "POST":
        if limited := ratelimit.consume_or_429(request, action="call_alert"):
            return limited
        if form.is_valid():
            alert = alerts.ask(language=get_language(), by=request.user, **form.cleaned_data)
            if alert.user_id and alert.user_id == request.user.pk:
                messages.success(request, _("You will be told of: %(calls)s.") % {"calls": alert.wish})
                return redirect("calls:alerts")
            return render(request, "programs/calls/alert_asked.html", {"email": form.cleaned_data["email"]})
    return render(request, "programs/calls/alerts.html", {"form": form, "own": _own(request.user)})


def _own(user):
    """One's own wishes, each with the address that ends it."""
    if not user.is_authenticated:
        return []
    own = CallAlert.objects.filter(user=user, closed_on=None).select_related("programme")
    return [(alert, alerts.address(alert, "calls:alert_stop", alerts.STOP)) for alert in own]


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request, token):
    """A scanner of mail opens links: only the button confirms."""
    alert = _of(token, alerts.CONFIRM)
    if request.method == "POST" and not alert.is_closed:
        alerts.confirm(alert)
    return render(request, "programs/calls/alert_confirm.html", {"alert": alert, "is_done": bool(alert.confirmed_at)})


@csrf_exempt  # mail programs send it without having seen a page (RFC 8058); the token is what lets them
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request, token):
    alert = _of(token, alerts.STOP)
    if request.method == "POST":
        alert = alerts.end(alert)
    return render(request, "programs/calls/alert_stop.html", {"alert": alert})


def _of(token, purpose):
    alert = alerts.of_token(token, purpose)
    if alert is None:
        raise Http404
    return alert
