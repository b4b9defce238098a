import pytest
from django.db import IntegrityError

from records import clock
from tests.factories.notices import EmailFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("status", ["sent", "failed"])
def test_the_database_keeps_no_text_of_an_account_letter_that_is_done_with(status):
    with pytest.raises(IntegrityError, match="email_secret_is_erased"):
        EmailFactory(is_secret=True, status=status, sent_at=clock.now(), text="1234-5678")


def test_a_letter_that_was_sent_says_when():
    with pytest.raises(IntegrityError, match="email_sent_has_time"):
        EmailFactory(status="sent", sent_at=None)


def test_two_letters_of_one_key_cannot_exist():
    EmailFactory(key="report-ready:7")

    with pytest.raises(IntegrityError, match="key"):
        EmailFactory(key="report-ready:7")


def test_the_message_id_is_of_the_letter_and_of_the_senders_domain(settings):
    settings.DEFAULT_FROM_EMAIL = "Portal <portal@office.example.org>"
    email = EmailFactory.build()

    assert email.message_id == f"<{email.uuid}@office.example.org>"
