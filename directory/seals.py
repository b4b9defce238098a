"""How are the secrets of the second step kept? Sealed with a key that is not in the database."""

from base64 import urlsafe_b64encode

from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction

SEALED = "gAAAA"  # how every Fernet token begins, and no secret of ours: those are base32 or hexadecimal
SECRETS = ("secret", "seed")  # of the app, of the recovery codes


def seal(text):
    return _of(settings.SECRET_KEY).encrypt(text.encode()).decode()


def unseal(text):
    """The secret; what was kept before there were seals is returned as it stands.

    Raises ImproperlyConfigured where the key it was sealed with is no longer known: an empty secret would open to all.
    """
    if not text.startswith(SEALED):
        return text
    keys = [_of(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    try:
        return MultiFernet(keys).decrypt(text.encode()).decode()
    except InvalidToken:
        raise ImproperlyConfigured(
            "A second factor was sealed with another PEYVAND_SECRET_KEY: name it in PEYVAND_SECRET_KEY_FALLBACKS."
        ) from None


def seal_anew():
    """Seal with the present key what still lies open or under an older one; return how many that were."""
    changed = 0
    for pk in Authenticator.objects.order_by("pk").values_list("pk", flat=True):
        with transaction.atomic():
            kept = Authenticator.objects.select_for_update().filter(pk=pk).first()
            stale = [name for name in SECRETS if kept and name in kept.data and not _is_fresh(kept.data[name])]
            if stale:
                kept.data |= {name: seal(unseal(kept.data[name])) for name in stale}
                kept.save(update_fields=["data"])
                changed += 1
    return changed


def _is_fresh(text):
    try:
        _of(settings.SECRET_KEY).decrypt(text.encode())
    except InvalidToken:
        return False
    return True


def _of(key):
    """The seal of a secret key: 32 bytes for this purpose alone (HKDF, RFC 5869), written as Fernet wants them."""
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"peyvand: second factor").derive(key.encode())
    return Fernet(urlsafe_b64encode(derived))
