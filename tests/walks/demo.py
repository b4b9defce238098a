"""The portal with its demonstration data, and the people in it who walk."""

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.management import call_command
from django.utils import translation

from directory.models import User
from tests import copies

ADMINISTRATOR = "admin@example.org"
DIRECTOR = "nasrin.rahbari@example.org"
OFFICER = "leila.daneshvar@example.org"
OTHER_OFFICER = "omid.sarafraz@example.org"
SCHOLAR = "maryam.ahmadi@example.org"
NOTHING_YET = "parisa.tavakoli@example.org"  # of the staff the one without a second factor


_secrets = {}


def fill():
    """Have what the demo shows, made once for all walks; give the secret of each second factor by e-mail."""
    if copies.is_kept("demo"):
        copies.bring_back("demo")
        return _secrets
    with translation.override("en"):
        call_command("seed_demo")
    for user in User.objects.exclude(email=NOTHING_YET):
        if user.is_staff:
            _secrets[user.email] = generate_totp_secret()
            TOTP.activate(user, _secrets[user.email])
    copies.keep("demo")
    return _secrets
