"""The pages on which an ORCID iD opens an account, is connected and disconnected; none where it is not set up."""

from functools import wraps

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.signup import complete_signup
from allauth.account.utils import get_next_redirect_url
from allauth.core import ratelimit
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.base import AuthProcess
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required, login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from directory import orcid
from directory.accounts import OrcidSignupForm
from directory.models import User
from records.forms import refusals_shown


def where_configured(view):
    """Not found where ORCID is not set up, for strangers too; a page for its owner alone says so itself."""

    @login_not_required
    @wraps(view)
    def gate(request, *args, **kwargs):
        if not orcid.is_configured():
            raise Http404
        return view(request, *args, **kwargs)

    return gate


@where_configured
@login_required
@reauthentication_required
@require_http_methods(["GET", "HEAD", "POST"])
def page(request):
    """Whether an iD opens this account; a POST takes it away."""
    form = forms.Form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            orcid.disconnect_orcid(User.objects.get(pk=request.user.pk), by=request.user)
            messages.success(request, _("Disconnected. The iD opens this account no more."))
            return redirect("own:orcid")
    tie = orcid.connection(request.user)
    return render(
        request,
        "directory/account_orcid.html",
        {"form": form, "tie": tie, "address": orcid.address_of(tie.uid) if tie else ""},
    )


@where_configured
@login_required
@reauthentication_required
@require_POST
def connect(request):
    """To ORCID and back, to tie its iD to the account that is signed in."""
    return _to_orcid(request, AuthProcess.CONNECT)


@where_configured
@require_POST
def sign_in(request):
    """To ORCID and back, to sign in."""
    return _to_orcid(request, AuthProcess.LOGIN, next_url=get_next_redirect_url(request))


def _to_orcid(request, process, **options):
    return get_adapter().get_provider(request, orcid.PROVIDER).redirect(request, process, **options)


callback = where_configured(require_safe(OAuth2CallbackView.adapter_view(orcid.OrcidAdapter)))


@where_configured
@require_http_methods(["GET", "HEAD", "POST"])
def signup(request):
    """An iD that opens no account: ask for an address. It is connected once the code sent there has come back."""
    waiting = request.session.get(orcid.WAITING)
    if waiting is None or request.user.is_authenticated:
        return redirect("account_login")
    form = OrcidSignupForm(request.POST or None, initial={"name": waiting["name"]})
    if request.method == "POST":
        if limited := ratelimit.consume_or_429(request, action="signup"):
            return limited
        if form.is_valid():
            user, response = form.try_save(request)
            request.session[orcid.WAITING] = waiting | {"user": user.pk if user else None}
            return response or complete_signup(request, user=user, redirect_url=waiting["next"])
    return render(request, "account/orcid_signup.html", {"form": form, "address": orcid.address_of(waiting["orcid"])})
