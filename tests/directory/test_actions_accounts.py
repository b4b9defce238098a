"""What administrators do for the owner of an account whose phone is lost."""

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client

from directory import actions
from directory.roles import Role
from notices.models import Email
from records.history import timeline
from records.refusals import Refusal
from tests.directory.doors import is_signed_in, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(user_with):
    return user_with(Role.ADMINISTRATOR, name="Sina Moradi")


@pytest.fixture
def signed_in():
    def browser_of(user):
        browser = Client()
        sign_in(browser, user.email)
        return browser

    return browser_of


def test_with_the_second_step_go_all_sessions_and_its_owner_is_written_to(administrator, user_with, signed_in):
    officer, other = user_with(Role.OFFICER, verified=True, language="fa"), user_with(Role.OFFICER, verified=True)
    first, second, others = signed_in(officer), signed_in(officer), signed_in(other)
    for user in (officer, other):
        TOTP.activate(user, generate_totp_secret())
        RecoveryCodes.activate(user)

    actions.remove_second_factor(officer, reason="Phone lost, called back.", by=administrator)

    assert [is_signed_in(browser) for browser in (first, second, others)] == [False, False, True]
    assert (officer.authenticator_set.count(), other.authenticator_set.count()) == (0, 2)
    [letter] = Email.objects.all()
    assert (letter.to, letter.language, "/fa/accounts/login/" in letter.text) == (officer.email, "fa", True)


def test_the_history_of_the_account_keeps_who_removed_it_and_why(administrator, user_with):
    officer = user_with(Role.OFFICER)
    TOTP.activate(officer, generate_totp_secret())

    actions.remove_second_factor(officer, reason="Phone lost, called back.", by=administrator)

    entry = timeline(officer)[0]
    assert (entry.label, entry.by_name, entry.comment, entry.changes) == (
        "Second step at sign-in removed",
        "Sina Moradi",
        "Phone lost, called back.",
        [],
    )


def test_an_account_without_it_is_left_alone(administrator, user_with):
    scholar = user_with(Role.SCHOLAR)

    with pytest.raises(Refusal, match="no second step at sign-in"):
        actions.remove_second_factor(scholar, reason="Phone lost.", by=administrator)

    assert not Email.objects.exists()
