import datetime as dt
import threading

import pytest
from django.db import IntegrityError, connection

from notices.addresses import kind_of_failure, note_failure, why_undeliverable
from notices.emails import write
from notices.models import FailedAddress
from records import clock
from tests.factories.notices import FailedAddressFactory
from tests.factories.records import JobFactory

pytestmark = pytest.mark.django_db


def ready(to, **options):
    return write("notices/emails/report_ready", to=to, job=JobFactory(), url="/en/", **options)


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        ("5.1.1", "hard"),
        ("5.1.10 no such recipient", "hard"),
        ("5.2.1", "hard"),
        ("5.2.2 full", "soft"),
        ("4.4.7", "soft"),
        ("4.2.1 busy", "soft"),
        ("5.7.1 relaying denied", None),
        ("4.7.1 greylisted", None),
        ("2.0.0", None),
        ("", None),
        ("junk", None),
        ("5.1", None),
    ],
)
def test_a_code_says_whether_it_is_the_mailbox_that_failed(status, kind):
    assert kind_of_failure(status) == kind


def test_an_address_without_a_mailbox_why_undeliverable_at_once_whatever_its_letters():
    note_failure("Gone@Example.org", kind="hard", reason="550 5.1.1 no such user")

    assert why_undeliverable("gone@example.ORG")
    assert not why_undeliverable("other@example.org")
    assert not why_undeliverable("")
    assert not why_undeliverable(None)


def test_a_full_mailbox_why_undeliverable_after_five_failures():
    for n in range(1, 6):
        failed = note_failure("full@example.org", kind="soft", reason="452 4.2.2 full")
        assert (failed.count, bool(why_undeliverable("full@example.org"))) == (n, n == 5)


def test_old_failures_of_a_full_mailbox_do_not_count(today):
    FailedAddressFactory(
        address="full@example.org", kind="soft", count=4, failed_at=clock.now() - dt.timedelta(days=31)
    )

    assert note_failure("full@example.org", kind="soft", reason="full").count == 1


def test_a_mailbox_that_does_not_exist_is_not_merely_full_later():
    note_failure("gone@example.org", kind="hard", reason="550 5.1.1 no such user")

    assert note_failure("gone@example.org", kind="soft", reason="452 full").kind == "hard"


def test_an_address_that_works_again_may_fail_again(today):
    FailedAddressFactory(address="gone@example.org", closed_on=today)
    assert not why_undeliverable("gone@example.org")

    note_failure("gone@example.org", kind="hard", reason="550 5.1.1 no such user")

    assert why_undeliverable("gone@example.org")
    assert FailedAddress.objects.count() == 2


def test_an_address_is_kept_once_and_in_small_letters():
    FailedAddressFactory(address="gone@example.org")

    with pytest.raises(IntegrityError, match="failed_address_once"):
        FailedAddressFactory(address="gone@example.org")


def test_an_address_in_capitals_is_refused():
    with pytest.raises(IntegrityError, match="failed_address_is_lower_case"):
        FailedAddressFactory(address="Gone@example.org")


@pytest.mark.django_db(transaction=True)
def test_failures_that_are_told_at_once_are_all_counted():
    start = threading.Barrier(4)

    def tell():
        start.wait()
        note_failure("full@example.org", kind="soft", reason="full")
        connection.close()

    tellers = [threading.Thread(target=tell) for _ in range(4)]
    for teller in tellers:
        teller.start()
    for teller in tellers:
        teller.join()

    assert FailedAddress.objects.get().count == 4


def test_a_letter_to_an_address_that_fails_is_written_and_fails_with_the_reason(worker, mailoutbox):
    FailedAddressFactory(address="gone@example.org", reason="550 5.1.1 no such user")

    with worker():
        email = ready("Gone@example.org")

    email.refresh_from_db()
    assert (email.status, email.attempts) == ("failed", 0)
    assert email.error == "Letters do not reach this address: 550 5.1.1 no such user"
    assert mailoutbox == []


def test_an_account_letter_is_tried_all_the_same(worker, mailoutbox):
    FailedAddressFactory(address="gone@example.org")

    with worker():
        write("account/email/login_code", to="gone@example.org", is_secret=True, code="1234-5678")

    assert [letter.to for letter in mailoutbox] == [["gone@example.org"]]
