"""How does somebody outside answer by a link? It is sent, never kept, and opened by a code sent to the named address.

What is asked this way has `email` and the hash of its link; the way is the same whatever is asked.
"""

import hashlib
import secrets
from base64 import urlsafe_b64encode
from datetime import timedelta

from allauth.account.models import EmailAddress
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from directory.actions import appoint
from directory.models import User
from directory.roles import Role
from records.history import acting
from records.refusals import Refusal

GOOD_FOR = timedelta(days=14)


def hashed(token):
    return hashlib.sha256(token.encode()).hexdigest()


def new_token():
    return secrets.token_urlsafe(32)


def kept_token(*what):
    """One that can be made again from the portal's secret, for a reminder: as hard to guess, and always the same."""
    digest = salted_hmac("programs.links", ":".join(str(one) for one in what), algorithm="sha256").digest()
    return urlsafe_b64encode(digest).decode().rstrip("=")


def path_of(page, token, *, language):
    """The address of the link, in the language of its letter."""
    with translation.override(language if language in ("en", "fa") else "en"):
        return reverse(page, args=[token])


def prepare_account(email, *, name, language, by):
    """The account of this address, made without a password where there is none: a light account."""
    with acting(by=by, verb="invite"):
        user = User.objects.filter(email__iexact=email).first()
        if user is None:
            user = User.objects.create_user(email, name=name, language=language)
            EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=False)
            appoint(user, role=Role.SCHOLAR, by=user)
    return user


def account_of(person, *, by):
    """The account of somebody of the directory, made by their address where there is none."""
    if person.user_id:
        return person.user
    if not person.email:
        raise Refusal(_("The directory has no address of this person: give one there first."), "person")
    return prepare_account(person.email, name=person.name, language="en", by=by)


def is_for(email, user):
    """Has this account shown that this address is its own?"""
    own = EmailAddress.objects.filter(verified=True, email__iexact=email)
    return user.is_authenticated and own.filter(user=user).exists()
