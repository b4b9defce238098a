"""The secrets of the second step: never in clear in the database, and open for whoever has the key."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.totp.internal.auth import yield_hotp_counters_from_time as counters
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured

from directory.seals import seal, seal_anew, unseal
from directory.tasks import seal_anew as ring
from tests.factories.directory import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def secret():
    return generate_totp_secret()


def opens(user, secret):
    cache.clear()  # a code opens once, and a test does not wait half a minute for the next
    code = format_hotp_value(hotp_value(secret, list(counters())[1]))
    return Authenticator.objects.get(user=user, type="totp").wrap().validate_code(code)


def kept():
    return "".join(str(data) for data in Authenticator.objects.values_list("data", flat=True))


def test_neither_the_app_s_secret_nor_the_codes_seed_is_in_the_database(secret, monkeypatch):
    user = UserFactory()
    monkeypatch.setattr(RecoveryCodes, "generate_seed", classmethod(lambda cls: "ab" * 40))

    TOTP.activate(user, secret)
    codes = RecoveryCodes.activate(user)

    assert secret not in kept()
    assert "ab" * 40 not in kept()
    assert opens(user, secret)
    assert codes.validate_code(codes.generate_codes()[0])


def test_the_same_secret_is_sealed_differently_each_time(secret):
    assert seal(secret) != seal(secret)
    assert unseal(seal(secret)) == secret


def test_what_was_kept_in_clear_before_still_opens_and_is_sealed_in_the_night(secret):
    user = UserFactory()
    Authenticator.objects.create(user=user, type="totp", data={"secret": secret})
    Authenticator.objects.create(user=user, type="recovery_codes", data={"seed": "cd" * 40, "used_mask": 3})
    codes = Authenticator.objects.get(type="recovery_codes").wrap()
    before = codes.get_unused_codes()
    assert opens(user, secret)

    ring.apply(throw=True)

    assert secret not in kept()
    assert "cd" * 40 not in kept()
    assert opens(user, secret)
    assert Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes() == before
    assert len(before) == 8
    assert seal_anew() == 0


def test_under_a_new_key_the_old_one_opens_until_all_is_sealed_anew(secret, settings):
    user, old = UserFactory(), settings.SECRET_KEY
    TOTP.activate(user, secret)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "a new key for the portal", [old]
    assert opens(user, secret)

    assert seal_anew() == 1

    settings.SECRET_KEY_FALLBACKS = []
    assert opens(user, secret)


def test_without_its_key_nothing_opens_and_the_reason_is_named(secret, settings):
    user = UserFactory()
    TOTP.activate(user, secret)
    settings.SECRET_KEY = "a new key for the portal"

    with pytest.raises(ImproperlyConfigured, match="PEYVAND_SECRET_KEY_FALLBACKS"):
        opens(user, secret)
