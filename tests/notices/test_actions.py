import pytest
from django.core import mail

from notices.actions import retry
from notices.models import Email
from records import clock
from tests.factories.directory import UserFactory
from tests.factories.notices import EmailFactory

pytestmark = pytest.mark.django_db


def test_retry_sends_failed_letters_and_no_others(worker):
    failed = EmailFactory(to="failed@example.org", status="failed", attempts=8, error="550 no such user")
    EmailFactory(to="secret@example.org", status="failed", is_secret=True, text="")
    EmailFactory(to="sent@example.org", status="sent", sent_at=clock.now())

    with worker():
        tried = retry(Email.objects.all(), by=UserFactory())

    assert tried == 1
    assert [letter.to for letter in mail.outbox] == [["failed@example.org"]]
    failed.refresh_from_db()
    assert (failed.status, failed.attempts, failed.error) == ("sent", 1, "")


def test_retry_is_written_into_the_audit_log(caplog):
    email = EmailFactory(status="failed")
    user = UserFactory()
    caplog.set_level("INFO", logger="audit")

    retry(Email.objects.all(), by=user)

    assert [(line.by, line.letter) for line in caplog.records if line.name == "audit"] == [(user.pk, str(email.uuid))]
