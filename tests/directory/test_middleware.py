import datetime as dt

import pytest
from allauth.core.context import request_context
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from directory.accounts import enter
from directory.middleware import SET_UP
from directory.models import Appointment
from directory.roles import STAFF, Role
from records import clock
from records.history import acting

pytestmark = pytest.mark.django_db

PAGE = "guidance"


@pytest.fixture
def without_factor(client, user_with):
    """Sign in somebody who holds a role and has no authenticator."""

    def make(*roles, **values):
        user = user_with(*roles, **values)
        client.force_login(user)
        return user

    return make


@pytest.mark.parametrize("role", sorted(STAFF))
@pytest.mark.parametrize("page", ["guidance", "home", "account_change_password", "admin:index", "usersessions_list"])
def test_staff_without_the_second_factor_are_led_to_its_set_up(client, without_factor, language, role, page):
    without_factor(role)

    response = client.get(reverse(page))

    assert response.status_code == 302
    assert response.headers["Location"] == reverse("mfa_activate_totp")
    [message] = get_messages(response.wsgi_request)
    assert str(message)


def test_what_staff_without_the_second_factor_send_is_not_done(client, without_factor):
    user = without_factor(Role.OFFICER)

    response = client.post(reverse("account_change_password"), {})

    assert response.headers["Location"] == reverse("mfa_activate_totp")
    assert user.check_password("correct-horse-battery")


@pytest.mark.parametrize("page", sorted(SET_UP - {"mfa_download_recovery_codes"}))
def test_the_way_to_set_it_up_is_open(client, without_factor, page):
    without_factor(Role.OFFICER)

    response = client.get(reverse(page))

    assert response.headers.get("Location", "").partition("?")[0] != reverse(PAGE)
    assert response.status_code in {200, 302, 404}
    assert not list(get_messages(response.wsgi_request)) or page.startswith("account_email_v")


@pytest.mark.parametrize("role", sorted(set(Role) - STAFF))
def test_others_need_no_second_factor(client, without_factor, role):
    without_factor(role)

    assert client.get(reverse(PAGE)).status_code == 200


def test_a_visitor_needs_no_second_factor(client):
    assert client.get(reverse(PAGE)).status_code == 200


def test_staff_with_the_second_factor_go_where_they_will(client, as_user):
    as_user(Role.OFFICER)

    assert client.get(reverse(PAGE)).status_code == 200


def test_a_factor_taken_away_counts_on_the_next_request(client, as_user):
    user = as_user(Role.OFFICER)
    assert client.get(reverse(PAGE)).status_code == 200

    user.authenticator_set.all().delete()

    assert client.get(reverse(PAGE)).headers["Location"] == reverse("mfa_activate_totp")


def test_recovery_codes_alone_are_no_second_factor(client, as_user):
    user = as_user(Role.OFFICER)

    user.authenticator_set.update(type="recovery_codes")

    assert client.get(reverse(PAGE)).headers["Location"] == reverse("mfa_activate_totp")


def test_an_appointment_that_is_ended_counts_no_more_on_the_next_request(client, as_user, today):
    user = as_user(Role.AUDITOR)
    assert client.get(reverse("admin:index")).status_code == 200

    with acting(by=user, verb="end_appointment"):
        Appointment.objects.update(ends_on=today - dt.timedelta(days=1))

    assert client.get(reverse("admin:index")).status_code == 302
    assert client.get(reverse("admin:index")).headers["Location"].startswith("/en/admin/login")


def test_an_appointment_counts_from_its_first_day_to_its_last(client, without_factor, today):
    without_factor(Role.OFFICER)
    Appointment.objects.update(starts_on=today, ends_on=today)

    def answer(days):
        with clock.held_at(clock.now() + dt.timedelta(days=days)):
            return client.get(reverse(PAGE)).status_code

    assert [answer(-1), answer(0), answer(1)] == [200, 302, 200]


@pytest.mark.parametrize(("role", "queries"), [(Role.OFFICER, 1), (Role.SCHOLAR, 0)])
def test_it_costs_staff_one_query_and_others_none(client, as_user, settings, role, queries):
    as_user(role)

    def number(*, is_demo):
        settings.DEMO = is_demo
        client.get(reverse(PAGE))
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse(PAGE))
        return len(captured)

    assert number(is_demo=False) - number(is_demo=True) == queries


def test_in_the_demo_staff_enter_without_a_password_and_without_the_app(client, user_with, settings):
    settings.DEMO = True
    user = user_with(Role.DIRECTOR)
    request = client.get(reverse(PAGE)).wsgi_request

    with request_context(request):
        response = enter(request, user)
    request.session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = request.session.session_key

    assert response.headers["Location"] == "/en/"
    page = client.get(reverse(PAGE))
    assert (page.status_code, page.context["user"]) == (200, user)
