import io
import random

import pytest
from django.core.management import call_command
from django.db import OperationalError

from notices import bounces
from notices.addresses import why_undeliverable
from notices.models import Email, FailedAddress
from records import clock
from tests.factories.notices import EmailFactory

pytestmark = pytest.mark.django_db

REPORT = """\
From: MAILER-DAEMON@mx.example.org
To: bounces@office.example.org
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="x"
{outer}
--x
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--x
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org
Arrival-Date: Fri, 20 Nov 2026 12:00:00 +0330

Final-Recipient: rfc822; {recipient}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {said}

--x
Content-Type: {returned}

From: portal@office.example.org
To: {recipient}
Message-ID: {message_id}
Subject: Ready

--x--
"""


@pytest.fixture
def sent():
    return EmailFactory(to="leila@example.org", status="sent", sent_at=clock.now())


def report(email, **values):
    given = {
        "outer": "",
        "recipient": email.to,
        "action": "failed",
        "status": "5.1.1",
        "said": "550 5.1.1 <leila@example.org>:\n Recipient address rejected",
        "returned": "message/rfc822",
        "message_id": email.message_id,
    }
    return REPORT.format(**given | values).encode()


def state(email):
    return Email.objects.values_list("status", "error").get(pk=email.pk)


@pytest.mark.parametrize("returned", ["message/rfc822", "text/rfc822-headers", "message/rfc822-headers"])
def test_a_report_marks_the_letter_and_its_address_with_the_servers_words(sent, returned):
    assert bounces.record(report(sent, returned=returned)) == sent

    assert state(sent) == ("bounced", "550 5.1.1 <leila@example.org>: Recipient address rejected")
    assert FailedAddress.objects.values_list("address", "kind", "count").get() == ("leila@example.org", "hard", 1)
    assert why_undeliverable("leila@example.org")


def test_a_report_that_sends_nothing_back_is_known_by_what_it_answers(sent):
    raw = report(sent, message_id="<else@example.org>", outer=f"In-Reply-To: {sent.message_id}\n")

    assert bounces.record(raw) == sent


def test_the_same_report_twice_counts_once(sent):
    raw = report(sent, status="4.2.2", said="452 4.2.2 mailbox full")

    bounces.record(raw)
    bounces.record(raw)

    assert FailedAddress.objects.values_list("kind", "count").get() == ("soft", 1)


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed", "expanded", ""])
def test_only_a_failure_is_one(sent, action):
    assert bounces.record(report(sent, action=action)) is None

    assert state(sent) == ("sent", "")
    assert not FailedAddress.objects.exists()


def test_a_letter_refused_for_what_it_is_came_back_but_its_address_works(sent):
    bounces.record(report(sent, status="5.7.1", said="554 5.7.1 looks like spam"))

    assert state(sent) == ("bounced", "554 5.7.1 looks like spam")
    assert not FailedAddress.objects.exists()


def test_a_report_about_no_letter_of_ours_marks_nobody(sent):
    """Anybody may send us a report; only who got the letter knows its Message-ID."""
    forged = report(sent, message_id="<00000000-0000-4000-8000-000000000000@localhost>")

    assert bounces.record(forged) is None
    assert state(sent) == ("sent", "")
    assert not FailedAddress.objects.exists()


def test_another_recipient_named_in_the_report_is_not_believed(sent):
    bounces.record(report(sent, recipient="director@example.org"))

    assert list(FailedAddress.objects.values_list("address", flat=True)) == ["leila@example.org"]


@pytest.mark.parametrize("status", ["queued", "draft", "failed", "discarded"])
def test_a_letter_that_was_never_sent_cannot_come_back(status):
    email = EmailFactory(status=status)

    assert bounces.record(report(email)) is None
    assert state(email)[0] == status


def test_an_account_letter_that_came_back_marks_the_address_and_stays_empty():
    email = EmailFactory(status="sent", sent_at=clock.now(), is_secret=True, text="")

    bounces.record(report(email))

    assert state(email)[0] == "bounced"
    assert why_undeliverable(email.to)


def test_a_reply_from_somebody_on_holiday_is_no_failure(sent):
    raw = f"Subject: Away\nIn-Reply-To: {sent.message_id}\nAuto-Submitted: auto-replied\n\nBack on Monday.".encode()

    assert bounces.record(raw) is None
    assert state(sent) == ("sent", "")


def test_anything_at_all_can_be_read(sent):
    """Cut, torn and stirred at 300 places; none is an error."""
    raw, chance = report(sent), random.Random(1405)
    for _ in range(300):
        torn = bytearray(raw)
        for _ in range(chance.randrange(1, 30)):
            torn[chance.randrange(len(torn))] = chance.randrange(256)
        bounces.read(bytes(torn[: chance.randrange(len(torn))]))
    for odd in (b"", b"\x00" * 100, b"\xff\xfe", "نامه".encode(), b"Content-Type: multipart/report\n\n" * 500):
        assert bounces.read(odd).action == ""


def test_words_of_a_server_are_kept_in_one_line_without_controls(sent):
    bounces.record(report(sent, said="550 no\x00\x1b[31m such\tuser"))

    assert state(sent)[1] == "550 no [31m such user"


def piped(monkeypatch, raw):
    class Pipe:
        buffer = io.BytesIO(raw)

    monkeypatch.setattr("sys.stdin", Pipe)
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("record_bounce", stdout=out, stderr=err)
    except SystemExit as ended:
        return ended.code, err.getvalue()
    return 0, out.getvalue()


def test_the_command_reads_what_the_mail_server_pipes_into_it(monkeypatch, sent):
    assert piped(monkeypatch, report(sent)) == (0, f"came back: {sent.uuid}\n")
    assert piped(monkeypatch, b"Subject: hello\n\nhello") == (0, "no letter of ours came back\n")


def test_the_mail_server_keeps_the_report_while_the_database_is_away(monkeypatch, sent):
    def away(raw):
        raise OperationalError("the database is away")

    monkeypatch.setattr(bounces, "record", away)

    assert piped(monkeypatch, report(sent)) == (75, "the database is away\n")
