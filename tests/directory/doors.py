"""The ways into an account, as a browser goes them."""

import re

from django.urls import reverse

from tests.factories.directory import PASSWORD


def sign_up_data(email="maryam@example.org"):
    return {"name": "Maryam Ahmadi", "email": email, "password1": PASSWORD, "password2": PASSWORD}


def code_in(email):
    """The code of a letter, as the worker will send it."""
    [code] = re.findall(r"^[0-9۰-۹]{4}-[0-9۰-۹]{4}$", email.text, re.MULTILINE)
    return code


def is_signed_in(client):
    return "_auth_user_id" in client.session


def sign_in(client, email, password=PASSWORD, **options):
    return client.post(reverse("account_login"), {"login": email, "password": password}, **options)


def show_again_who_one_is(client, password=PASSWORD):
    """What is asked for before something important changes in an account."""
    return client.post(reverse("account_reauthenticate"), {"password": password})
