"""The portal with its demonstration data, and the people in it who walk."""

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.management import call_command

from directory.models import User

ADMINISTRATOR = "admin@example.org"
DIRECTOR = "nasrin.rahbari@example.org"
OFFICER = "leila.daneshvar@example.org"
OTHER_OFFICER = "omid.sarafraz@example.org"
SCHOLAR = "maryam.ahmadi@example.org"
NOTHING_YET = "parisa.tavakoli@example.org"  # of the staff the one without a second factor


def fill():
    """Make what the demo shows, applications left out; give the secret of each second factor by e-mail."""
    call_command("seed_demo", without_applications=True)
    secrets = {}
    for user in User.objects.exclude(email=NOTHING_YET):
        if user.is_staff:
            secrets[user.email] = generate_totp_secret()
            TOTP.activate(user, secrets[user.email])
    return secrets
