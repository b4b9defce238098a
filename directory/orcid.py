"""How does an ORCID iD open an account? Its owner proves it at orcid.org; nobody types it here.

Of what ORCID answers only the iD and the name are read, and only the iD is kept.
"""

from allauth.account.adapter import get_adapter as account_adapter
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from allauth.socialaccount.providers.base import AuthError, AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.orcid import provider, views
from allauth.utils import build_absolute_uri
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.models import Person, User
from directory.models.person import validate_orcid
from records.history import acting, note
from records.refusals import Refusal, sentence
from records.text import clean_line
from records.workflow import lock

PROVIDER = "orcid"
WAITING = "orcid_waiting"  # in the session: an iD that opens no account yet

sentence(
    "socialaccount_socialaccount_provider_uid_fc810c6e_uniq",
    gettext_lazy("This ORCID iD opens another account here. Sign in with it, or disconnect it there first."),
)


def is_configured():
    return bool(settings.ORCID_CLIENT_ID and settings.ORCID_SECRET)


def connection(user):
    """The tie between an account and its iD, or None."""
    return SocialAccount.objects.filter(provider=PROVIDER, user=user).first()


def address_of(orcid):
    """How ORCID wants an iD to be shown."""
    return f"{settings.ORCID_BASE}/{orcid}"


# --- verbs -----------------------------------------------------------------------------------------------------------


def connect_orcid(user, *, orcid, by):
    """Let an iD that ORCID has just vouched for open the account, and write it on the entry of its person.

    Raises Refusal where it belongs to another account or stands with another person: an officer knows which is wrong.
    """
    with acting(by=by, verb="connect_orcid"):
        lock(user)
        own = connection(user)
        if own and own.uid == orcid:
            return
        if own:
            raise Refusal(_("Your account is connected with another ORCID iD. Disconnect that one first."))
        if Person.objects.filter(orcid=orcid).exclude(user=user).exists():
            raise Refusal(
                _(
                    "This ORCID iD stands with another person in the directory, so it was not connected. Write to the"
                    " office: an officer finds out which entry is wrong."
                )
            )
        SocialAccount.objects.create(user=user, provider=PROVIDER, uid=orcid)
        person = Person.objects.select_for_update().filter(user=user).first()
        if person and person.orcid != orcid:
            person.orcid = orcid
            person.save(update_fields=["orcid"])
        note(user, "connect_orcid")
        account_adapter().send_notification_mail("account/email/orcid_connected", user, {"orcid": orcid})


def disconnect_orcid(user, *, by):
    """Let the iD open the account no more. On the entry of its person it stays: it is still theirs.

    Raises Refusal where nothing else opens the account; any confirmed address does, by a code.
    """
    with acting(by=by, verb="disconnect_orcid"):
        lock(user)
        own = connection(user)
        if own is None:
            raise Refusal(_("This account is not connected with an ORCID iD."))
        if not EmailAddress.objects.filter(user=user, verified=True).exists():
            raise Refusal(_("This is your only way in. Confirm an email address first."))
        own.delete()
        note(user, "disconnect_orcid")
        account_adapter().send_notification_mail("account/email/orcid_disconnected", user, {"orcid": own.uid})


def connect_waiting(request, user):
    """Connect the iD with which somebody signed up, now that their address is confirmed; never with anybody else."""
    waiting = request.session.pop(WAITING, None)
    if waiting is None or waiting.get("user") != user.pk:
        return
    try:
        connect_orcid(User.objects.get(pk=user.pk), orcid=waiting["orcid"], by=user)
    except Refusal as refusal:
        messages.error(request, str(refusal))


# --- the talk with ORCID, in allauth's words -------------------------------------------------------------------------


class OrcidAdapter(views.OrcidOAuth2Adapter):
    headers = {"Accept": "application/json"}

    @property
    def authorize_url(self):
        return f"{settings.ORCID_BASE}/oauth/authorize"

    @property
    def access_token_url(self):
        return f"{settings.ORCID_BASE}/oauth/token"

    def get_callback_url(self, request, app):
        return build_absolute_uri(request, reverse("own:orcid_callback"))

    def get_access_token_data(self, *args, **kwargs):
        """Nonsense, say the page of a proxy, is an answer that did not come."""
        try:
            return super().get_access_token_data(*args, **kwargs)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise OAuth2Error("not an answer of ORCID") from error

    def parse_token(self, data):
        """The token opens nothing we want to read, and is kept nowhere."""
        return SocialToken(token=data["access_token"])

    def complete_login(self, request, app, token, **kwargs):
        said = kwargs["response"]
        try:
            validate_orcid(str(said.get("orcid")))
        except ValidationError as error:
            raise OAuth2Error("no iD in the answer of ORCID") from error
        return self.get_provider().sociallogin_from_response(request, said)


class OrcidProvider(provider.OrcidProvider):
    name = "ORCID"
    oauth2_adapter_class = OrcidAdapter

    def extract_uid(self, data):
        return data["orcid"]

    def extract_extra_data(self, data):
        return {}

    def extract_common_fields(self, data):
        return {"name": str(data.get("name") or "")}


class SocialAdapter(DefaultSocialAccountAdapter):
    """ORCID is the one provider, by settings: no rows, no list."""

    def get_provider(self, request, provider, client_id=None):
        app = SocialApp(
            provider=PROVIDER, name="ORCID", client_id=settings.ORCID_CLIENT_ID, secret=settings.ORCID_SECRET
        )
        return OrcidProvider(request, app=app)

    def populate_user(self, request, sociallogin, data):
        sociallogin.user.name = clean_line(data["name"])[:200] if "name" in data else ""
        return sociallogin.user

    def pre_social_login(self, request, sociallogin):
        """ORCID has vouched for an iD: connect it, let it open its account, or ask for the address of a new one."""
        orcid = sociallogin.account.uid
        if sociallogin.state["process"] == AuthProcess.CONNECT:
            raise ImmediateHttpResponse(_connected(request, orcid))
        if not sociallogin.is_existing:
            request.session[WAITING] = {
                "orcid": orcid,
                "name": sociallogin.user.name,
                "next": sociallogin.get_redirect_url(request),
            }
            raise ImmediateHttpResponse(redirect("own:orcid_signup"))

    def on_authentication_error(self, request, provider, error=None, exception=None, extra_context=None):
        if error == AuthError.CANCELLED:
            reason, status = "denied", 200
        elif "state_id" in (extra_context or {}):
            reason, status = "lost", 400
        else:
            reason, status = "away", 503
        raise ImmediateHttpResponse(render(request, "account/orcid_failed.html", {"reason": reason}, status=status))


def _connected(request, orcid):
    """The answer to whoever asked to connect their account."""
    if not request.user.is_authenticated:
        return redirect("own:orcid")
    try:
        connect_orcid(User.objects.get(pk=request.user.pk), orcid=orcid, by=request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Connected. From now on you can sign in with ORCID."))
    return redirect("own:orcid")
