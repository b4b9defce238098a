"""Who works for the office signs in with two factors, or does nothing but set up the second."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

SECOND_STEPS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)  # recovery codes alone are none

# What a member of staff without a second factor may reach, in either language.
SET_UP = frozenset(
    {
        "account_email",
        "account_email_verification_sent",
        "account_logout",
        "account_reauthenticate",
        "health",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_download_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_index",
        "mfa_list_webauthn",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "mfa_view_recovery_codes",
    }
)


def require_second_factor(get_response):
    """Lead staff without an authenticator to its set-up, whatever they ask for.

    Asked at every request, so that an authenticator taken away or an appointment ended counts on the next one: one
    query for staff, none for others. Not in the demo, whose visitors enter by a click (settings.DEMO).
    """

    def middleware(request):
        return get_response(request)

    def process_view(request, view, args, kwargs):
        user = request.user
        if settings.DEMO or not user.is_authenticated or request.resolver_match.view_name in SET_UP:
            return None
        if not user.is_staff or user.authenticator_set.filter(type__in=SECOND_STEPS).exists():
            return None
        messages.warning(
            request,
            _(
                "Your role needs a second step at sign-in. Set up the app on your phone, or a passkey; then everything"
                " opens."
            ),
        )
        return redirect("mfa_activate_totp")

    middleware.process_view = process_view
    return middleware
