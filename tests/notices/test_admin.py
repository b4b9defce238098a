import pytest
from django.core import mail
from django.urls import reverse

from directory.roles import Role
from notices.models import Email
from tests.factories.notices import EmailFactory

pytestmark = pytest.mark.django_db

LIST = reverse("admin:notices_email_changelist")


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_the_database_equally_often_for_1_and_3_letters(
    client, as_user, number, django_assert_num_queries
):
    as_user(Role.OFFICER)
    EmailFactory.create_batch(number)
    client.get(LIST)

    with django_assert_num_queries(7):
        page = client.get(LIST)

    assert page.context["cl"].result_count == number


def test_account_letters_are_neither_listed_nor_shown(client, as_user, canary):
    as_user(Role.ADMINISTRATOR)
    secret = EmailFactory(is_secret=True, to=f"{canary}@example.org", text=canary)
    EmailFactory(to="reader@example.org")

    listed = client.get(LIST)
    shown = client.get(reverse("admin:notices_email_change", args=[secret.pk]), follow=True)

    assert "reader@example.org" in listed.text
    assert canary not in listed.text
    assert canary not in shown.text


def test_a_letter_is_shown_with_what_went_wrong_and_cannot_be_changed(client, as_user):
    as_user(Role.OFFICER)
    email = EmailFactory(status="failed", error="550 no such user", text="Your report is ready.")
    url = reverse("admin:notices_email_change", args=[email.pk])

    page = client.get(url)
    changed = client.post(url, {"to": "somebody.else@example.org"})

    assert page.status_code == 200
    assert "550 no such user" in page.text
    assert "Your report is ready." in page.text
    assert changed.status_code == 403
    assert client.get(reverse("admin:notices_email_add")).status_code == 403


def test_failed_letters_are_tried_again_from_the_list(client, as_user, worker):
    as_user(Role.OFFICER)
    email = EmailFactory(status="failed", attempts=8)

    with worker():
        client.post(LIST, {"action": "try_again", "_selected_action": [email.pk]})

    assert Email.objects.get().status == "sent"
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.AUDITOR, Role.UNIT_OFFICER])
def test_other_staff_do_not_read_the_letters(client, as_user, role):
    as_user(role)
    EmailFactory()

    assert client.get(LIST).status_code == 403
