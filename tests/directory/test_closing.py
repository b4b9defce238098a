"""How an account ends: what stops at once, what can be taken back, what is erased, and what stays."""

import datetime as dt

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from directory import closing
from directory.models import User
from directory.roles import Role
from directory.tasks import erase_closed_accounts
from notices.models import Email
from records import clock
from records.history import timeline
from records.models import Feed
from records.refusals import Refusal
from tests.directory.doors import is_signed_in, sign_in
from tests.factories.directory import AppointmentFactory, PersonFactory, UserFactory
from tests.factories.records import ActionItemFactory, FeedFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(user_with):
    return user_with(Role.ADMINISTRATOR)


@pytest.fixture
def scholar(user_with):
    return user_with(Role.SCHOLAR, name="Maryam Ahmadi", email="maryam@example.org", verified=True)


def after(days):
    return clock.held_at(clock.now() + dt.timedelta(days=days))


def test_a_closed_account_is_out_at_once_and_lets_nobody_in(client, scholar, administrator):
    sign_in(client, scholar.email)
    assert is_signed_in(client)

    closing.close_account(scholar, reason="Left.", by=administrator)

    assert client.get(reverse("account_email")).headers["Location"].startswith(reverse("account_login"))
    stranger = Client()
    sign_in(stranger, scholar.email)
    assert not is_signed_in(stranger)
    letter = Email.objects.get()
    assert (letter.to, letter.subject) == ("maryam@example.org", "Your account is closed")


def test_the_history_says_who_closed_it_and_why(scholar, administrator):
    closing.close_account(scholar, reason="Left the university.", by=administrator)

    entry = timeline(scholar)[0]

    assert (entry.label, entry.by_name, entry.comment) == ("Account closed", administrator.name, "Left the university.")


def test_its_owner_hands_over_first_what_is_open_and_an_administrator_need_not(scholar, administrator):
    ActionItemFactory(owner=scholar)

    with pytest.raises(Refusal, match="1 action is still to be done"):
        closing.close_account(scholar, by=scholar)
    scholar.refresh_from_db()
    assert scholar.is_active
    closing.close_account(scholar, by=administrator)

    scholar.refresh_from_db()
    assert not scholar.is_active


def test_the_last_administrator_cannot_be_closed(administrator, user_with):
    with pytest.raises(Refusal, match="Somebody must remain administrator"):
        closing.close_account(administrator, by=administrator)
    administrator.refresh_from_db()
    assert administrator.is_active

    other = user_with(Role.ADMINISTRATOR)
    closing.close_account(administrator, by=other)
    with pytest.raises(Refusal):
        closing.close_account(other, by=administrator)


def test_it_is_closed_once(scholar, administrator):
    closing.close_account(scholar, by=administrator)

    with pytest.raises(Refusal, match="closed already"):
        closing.close_account(scholar, by=administrator)


def test_within_thirty_days_it_is_opened_again_as_it_was(client, scholar, administrator):
    closing.close_account(scholar, by=administrator)

    with after(29):
        erase_closed_accounts()
        closing.reopen_account(scholar, reason="Came back.", by=administrator)

    sign_in(client, "maryam@example.org")
    assert is_signed_in(client)
    assert [one.role for one in User.objects.get(pk=scholar.pk).appointments_today] == [Role.SCHOLAR]


def test_an_open_account_is_not_opened_again(scholar, administrator):
    with pytest.raises(Refusal, match="not closed"):
        closing.reopen_account(scholar, by=administrator)


@pytest.mark.parametrize(("days", "is_erased"), [(29, False), (31, True)])
def test_after_thirty_days_what_is_personal_is_gone(scholar, administrator, days, is_erased):
    person = PersonFactory(user=scholar)
    Authenticator.objects.create(user=scholar, type="recovery_codes", data={})
    FeedFactory(owner=scholar)
    closing.close_account(scholar, by=administrator)

    with after(days):
        erase_closed_accounts()

    user = User.objects.get(pk=scholar.pk)
    person.refresh_from_db()
    gone = {
        "address": user.email != "maryam@example.org",
        "addresses": not EmailAddress.objects.filter(user=user).exists(),
        "password": not user.has_usable_password(),
        "second step": not user.authenticator_set.exists(),
        "person": person.user is None,
        "role": not user.appointments.filter(closed_on=None).exists(),
        "calendar": not Feed.objects.filter(owner=user, closed_on=None).exists(),
        "said": user.erased_at is not None,
    }
    assert gone == dict.fromkeys(gone, is_erased)


def test_what_its_owner_did_keeps_their_name(scholar, administrator, user_with):
    closing.close_account(other := user_with(Role.SCHOLAR), by=scholar)
    closing.close_account(scholar, by=administrator)

    with after(31):
        erase_closed_accounts()

    assert "Maryam Ahmadi" in {entry.by_name for entry in timeline(other)}
    assert User.objects.get(pk=scholar.pk).name == "Maryam Ahmadi"


def test_the_address_is_free_for_a_new_account(scholar, administrator):
    closing.close_account(scholar, by=administrator)
    with pytest.raises(IntegrityError), transaction.atomic():
        UserFactory(email="maryam@example.org")

    with after(31):
        erase_closed_accounts()

    assert UserFactory(email="maryam@example.org").pk


def test_an_erased_account_is_not_opened_again_and_not_erased_twice(scholar, administrator):
    closing.close_account(scholar, by=administrator)
    with after(31):
        assert closing.erase_closed_accounts() == 1
        assert closing.erase_closed_accounts() == 0

        with pytest.raises(Refusal, match="erased"):
            closing.reopen_account(scholar, by=administrator)


def test_the_database_keeps_a_closed_account_shut(scholar):
    with pytest.raises(IntegrityError, match="closed_account_lets_nobody_in"), transaction.atomic():
        User.objects.filter(pk=scholar.pk).update(closed_at=clock.now())


def test_the_database_erases_nothing_that_is_open(scholar):
    with pytest.raises(IntegrityError, match="erased_account_was_closed"), transaction.atomic():
        User.objects.filter(pk=scholar.pk).update(erased_at=clock.now())


def test_an_appointment_that_begins_later_ends_in_order(scholar, administrator):
    AppointmentFactory(user=scholar, role=Role.REVIEWER, starts_on=clock.today() + dt.timedelta(days=90))
    closing.close_account(scholar, by=administrator)

    with after(31):
        assert closing.erase_closed_accounts() == 1
