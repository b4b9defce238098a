import threading

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.totp.internal.auth import yield_hotp_counters_from_time as counters
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import translation

from directory.accounts import enter, link_person
from directory.actions import invite
from directory.models import Appointment, Person, User
from directory.roles import Role
from notices.models import Email
from records.history import timeline
from records.text import digits
from tests.directory.doors import code_in, is_signed_in, sign_in, sign_up_data
from tests.factories.directory import PASSWORD, EmailAddressFactory, PersonFactory, UserFactory
from tests.factories.records import OfficeFactory
from tests.pages import soup

pytestmark = pytest.mark.django_db


def app_shows(secret):
    """The six digits that an app with this secret shows now."""
    return format_hotp_value(hotp_value(secret, list(counters())[1]))


# --- signing up --------------------------------------------------------------------------------------


def test_signing_up_makes_a_scholars_account_in_the_language_of_the_page(client, language, today):
    response = client.post(reverse("account_signup"), sign_up_data("Maryam@Example.ORG"))

    assert response.headers["Location"] == reverse("account_email_verification_sent")
    user = User.objects.get()
    assert (user.email, user.name, user.language) == ("maryam@example.org", "Maryam Ahmadi", language)
    assert list(user.appointments.values_list("role", "starts_on", "ends_on")) == [("scholar", today, None)]
    [entry] = timeline(user.appointments.get())
    assert (entry.by_name, entry.label) == ("Maryam Ahmadi", str(Appointment.verbs["appoint"]))
    assert list(EmailAddress.objects.values_list("email", "verified", "primary")) == [
        ("maryam@example.org", False, True)
    ]
    assert not is_signed_in(client)


@pytest.mark.parametrize(
    "typed", [str, lambda code: digits(code, "fa"), lambda code: f" {code.replace('-', ' ')}\u200f"]
)
def test_the_code_from_the_letter_confirms_the_address_and_signs_in(client, typed):
    client.post(reverse("account_signup"), sign_up_data())

    response = client.post(reverse("account_email_verification_sent"), {"code": typed(code_in(Email.objects.get()))})

    assert response.headers["Location"] == "/en/"
    assert EmailAddress.objects.get().verified
    assert is_signed_in(client)


def test_after_three_wrong_codes_the_right_one_opens_nothing(client):
    client.post(reverse("account_signup"), sign_up_data())
    page = reverse("account_email_verification_sent")

    for _ in range(3):
        client.post(page, {"code": "0000-0000"})
    client.post(page, {"code": code_in(Email.objects.get())})

    assert not EmailAddress.objects.get().verified
    assert not is_signed_in(client)


@pytest.mark.parametrize(
    ("change", "field", "error"),
    [
        ({"name": ""}, "name", "This field is required."),
        ({"password2": "something-else"}, "password2", "This is not the same password as above."),
        ({"email": "maryam"}, "email", "Enter a valid email address."),
        (
            {"password1": "secret", "password2": "secret"},
            "password1",
            "This password is too short. It must contain at least 10 characters.",
        ),
    ],
)
def test_signing_up_says_at_the_field_what_is_wrong_and_makes_nothing(client, change, field, error):
    response = client.post(reverse("account_signup"), sign_up_data() | change)

    assert error in response.context["form"].errors[field]
    assert not User.objects.exists()
    assert not Email.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_who_sign_up_with_one_address_at_once_one_gets_an_account_and_none_an_error():
    url, answers = reverse("account_signup"), []

    def second():
        answers.append(Client().post(url, sign_up_data()).headers.get("Location"))
        connection.close()

    with transaction.atomic():
        UserFactory(email="maryam@example.org")
        thread = threading.Thread(target=second)
        thread.start()
        wait_until_somebody_waits_for_a_lock()
    thread.join()

    assert answers == [reverse("account_email_verification_sent")]
    assert User.objects.count() == 1
    assert [letter.subject for letter in Email.objects.all()] == ["You have an account already"]


def wait_until_somebody_waits_for_a_lock():
    with connection.cursor() as cursor:
        waiting = 0
        while not waiting:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            [waiting] = cursor.fetchone()


# --- signing in --------------------------------------------------------------------------------------


def test_a_password_signs_in_whatever_the_case_of_the_address(client, language):
    UserFactory(email="leila@example.org", verified=True)

    response = sign_in(client, "Leila@Example.org")

    assert response.headers["Location"] == f"/{language}/"
    assert is_signed_in(client)


@pytest.mark.parametrize("typed", [str, lambda code: digits(code, "fa")], ids=["as printed", "Persian digits"])
def test_a_code_by_mail_signs_in_without_a_password(client, language, typed):
    UserFactory(email="leila@example.org", verified=True)
    client.post(reverse("account_request_login_code"), {"email": "Leila@example.org"})

    code = code_in(Email.objects.get())
    response = client.post(reverse("account_confirm_login_code"), {"code": typed(code)})

    assert digits(code, language) == code
    assert response.headers["Location"] == f"/{language}/"
    assert is_signed_in(client)


def test_an_account_made_by_the_office_is_opened_by_one_code(client):
    user = invite(email="Claire@Example.org", role=Role.REVIEWER, by="the office")
    client.post(reverse("account_request_login_code"), {"email": "claire@example.org"})

    client.post(reverse("account_confirm_login_code"), {"code": code_in(Email.objects.get(is_secret=True))})

    assert client.session["_auth_user_id"] == str(user.pk)
    assert EmailAddress.objects.get().verified
    assert not user.has_usable_password()


def test_an_unconfirmed_account_does_not_open_by_its_password(client):
    EmailAddressFactory(verified=False)

    response = sign_in(client, User.objects.get().email)

    assert response.headers["Location"] == reverse("account_email_verification_sent")
    assert not is_signed_in(client)


def test_who_has_the_app_is_asked_for_its_digits_after_the_password(client):
    user = UserFactory(verified=True)
    secret = generate_totp_secret()
    TOTP.activate(user, secret)

    asked = sign_in(client, user.email)
    assert asked.headers["Location"] == reverse("mfa_authenticate")
    assert not is_signed_in(client)
    client.post(reverse("mfa_authenticate"), {"code": digits(app_shows(secret), "fa")})

    assert is_signed_in(client)


def test_a_code_by_mail_does_not_replace_the_app(client):
    user = UserFactory(verified=True)
    TOTP.activate(user, generate_totp_secret())
    client.post(reverse("account_request_login_code"), {"email": user.email})

    response = client.post(reverse("account_confirm_login_code"), {"code": code_in(Email.objects.get())})

    assert response.headers["Location"] == reverse("mfa_authenticate")
    assert not is_signed_in(client)


def test_a_closed_account_is_out_on_the_next_request(client):
    user = UserFactory(verified=True)
    sign_in(client, user.email)
    assert client.get(reverse("account_email")).status_code == 200

    User.objects.filter(pk=user.pk).update(is_active=False)

    assert client.get(reverse("account_email")).headers["Location"].startswith(reverse("account_login"))


# --- a new password ----------------------------------------------------------------------------------


def test_a_code_by_mail_gives_a_new_password_and_ends_the_old_sessions(client, language):
    user = UserFactory(email="leila@example.org", verified=True)
    elsewhere = Client()
    elsewhere.force_login(user)
    client.post(reverse("account_reset_password"), {"email": "Leila@example.org"})

    client.post(reverse("account_confirm_password_reset_code"), {"code": digits(code_in(Email.objects.get()), "fa")})
    new = {"password1": "another-long-password", "password2": "another-long-password"}
    response = client.post(reverse("account_complete_password_reset"), new)

    assert response.headers["Location"] == reverse("account_password_reset_completed")
    user.refresh_from_db()
    assert user.check_password("another-long-password")
    assert elsewhere.get(reverse("account_email")).status_code == 302
    with translation.override(language):
        subject = translation.gettext("Your password was changed")
    assert Email.objects.first().subject == subject


def test_a_new_password_is_not_set_without_the_code(client):
    user = UserFactory(verified=True)
    client.post(reverse("account_reset_password"), {"email": user.email})

    client.post(reverse("account_confirm_password_reset_code"), {"code": "0000-0000"})
    new = {"password1": "another-long-password", "password2": "another-long-password"}
    response = client.post(reverse("account_complete_password_reset"), new)

    assert response.headers["Location"] == reverse("account_confirm_password_reset_code")
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


# --- the app on the phone ----------------------------------------------------------------------------


def test_the_app_is_set_up_by_picture_or_key_and_digits_of_any_language(client, language):
    OfficeFactory(name_en="Centre: East", name_fa="مرکز شرق")
    user = UserFactory(email="leila@example.org", verified=True)
    sign_in(client, user.email)
    page = reverse("mfa_activate_totp")

    asked = client.get(page)
    assert asked.headers["Location"].startswith(reverse("account_reauthenticate"))
    client.post(asked.headers["Location"], {"password": PASSWORD})
    shown = client.get(page)
    secret = client.session["mfa.totp.secret"]
    done = client.post(page, {"code": digits(app_shows(secret), "fa")})

    assert '<img src="data:image/svg+xml;base64,' in shown.text
    assert "img-src 'self' data:" in shown.headers["Content-Security-Policy"]
    issuer = {"en": "Centre%20%20East", "fa": "%D9%85%D8%B1%DA%A9%D8%B2%20%D8%B4%D8%B1%D9%82"}[language]
    assert shown.context["totp_url"] == f"otpauth://totp/leila%40example.org?secret={secret}&issuer={issuer}"
    assert done.headers["Location"] == reverse("mfa_view_recovery_codes")
    assert set(user.authenticator_set.values_list("type", flat=True)) == {"totp", "recovery_codes"}


def test_whoever_set_up_the_app_is_shown_the_recovery_codes_and_asked_for_nothing(client):
    user = invite(email="claire@example.org", role=Role.REVIEWER, by="the office")  # has no password
    client.post(reverse("account_request_login_code"), {"email": user.email})
    client.post(reverse("account_confirm_login_code"), {"code": code_in(Email.objects.get(is_secret=True))})
    client.get(reverse("mfa_activate_totp"))

    secret = client.session["mfa.totp.secret"]
    page = client.post(reverse("mfa_activate_totp"), {"code": app_shows(secret)}, follow=True)

    assert page.redirect_chain == [(reverse("mfa_view_recovery_codes"), 302)]
    assert len(soup(page).select(".codes li")) == 10


def test_a_wrong_code_at_the_set_up_is_no_proof_of_who_one_is(client):
    user = UserFactory(verified=True)
    sign_in(client, user.email)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    client.get(reverse("mfa_activate_totp"))
    before = client.session["account_authentication_methods"]

    client.post(reverse("mfa_activate_totp"), {"code": "000000"})

    assert client.session["account_authentication_methods"] == before


def test_switching_the_app_off_asks_for_the_password_again_and_is_told_by_letter(client, client_for):
    user = UserFactory(verified=True)
    client_for(user, client)
    TOTP.activate(user, generate_totp_secret())
    page = reverse("mfa_deactivate_totp")

    asked = client.post(page)
    assert asked.headers["Location"].startswith(reverse("account_reauthenticate"))
    assert Authenticator.objects.count() == 1
    client.post(asked.headers["Location"], {"password": PASSWORD})

    assert Authenticator.objects.count() == 0
    assert [letter.subject for letter in Email.objects.all()] == ["The second step at sign-in was switched off"]


def test_adding_an_address_asks_for_the_password_again(client):
    user = UserFactory(verified=True)
    sign_in(client, user.email)

    asked = client.post(reverse("account_email"), {"action_add": "", "email": "second@example.org"})

    assert asked.headers["Location"].startswith(reverse("account_reauthenticate"))
    assert not Email.objects.exists()


# --- the person behind the account -------------------------------------------------------------------


def test_an_account_is_tied_to_its_person_when_the_address_is_confirmed_and_not_before(client):
    person = PersonFactory(email="Maryam@example.org")
    client.post(reverse("account_signup"), sign_up_data("maryam@example.org"))
    assert Person.objects.get().user is None

    client.post(reverse("account_email_verification_sent"), {"code": code_in(Email.objects.get())})

    person.refresh_from_db()
    assert person.user == User.objects.get()
    assert timeline(person)[0].label == "Account linked"


def test_an_account_is_tied_to_its_person_by_a_sign_in_code_too(client):
    person = PersonFactory(email="claire@example.org")
    user = invite(email="claire@example.org", role=Role.REVIEWER, by="the office")
    client.post(reverse("account_request_login_code"), {"email": "claire@example.org"})

    client.post(reverse("account_confirm_login_code"), {"code": code_in(Email.objects.get(is_secret=True))})

    person.refresh_from_db()
    assert person.user == user


def test_an_unconfirmed_address_ties_nobody():
    user = EmailAddressFactory(verified=False).user
    PersonFactory(email=user.email)

    assert link_person(user) is None
    assert Person.objects.get().user is None


@pytest.mark.parametrize("state", ["merged", "closed", "taken", "has another"])
def test_a_person_who_is_merged_closed_or_taken_is_not_tied(today, state):
    user = UserFactory(verified=True)
    values = {
        "merged": lambda: {"successor": PersonFactory()},
        "closed": lambda: {"closed_on": today, "closed_reason": "entered twice"},
        "taken": lambda: {"user": UserFactory()},
        "has another": dict,
    }[state]()
    person = PersonFactory(email=user.email, **values)
    if state == "has another":
        PersonFactory(user=user)
    before = person.user

    assert link_person(user) is None
    person.refresh_from_db()
    assert person.user == before


# --- the demo's door ---------------------------------------------------------------------------------


def test_outside_the_demo_nobody_enters_without_a_password(rf):
    with pytest.raises(PermissionDenied):
        enter(rf.post("/"), UserFactory())
