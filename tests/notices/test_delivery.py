import datetime as dt
import threading

import pytest
from django.core import mail
from django.db import connection

from notices.delivery import deliver, take_back_abandoned
from notices.emails import write
from notices.models import Email, FailedAddress
from records import clock
from tests.factories.directory import UserFactory
from tests.factories.notices import EmailFactory, MailHoldFactory
from tests.factories.records import JobFactory, OfficeFactory

pytestmark = pytest.mark.django_db


def state(email):
    return Email.objects.values_list("status", "attempts", "error").get(pk=email.pk)


def later(seconds):
    return clock.held_at(clock.now() + dt.timedelta(seconds=seconds))


def test_a_letter_is_sent_as_text_and_html_and_marked_as_automatic(today, post_office):
    OfficeFactory(name_en="Centre for Science: East", help_email="desk@example.org")
    email = EmailFactory(to="leila@example.org", subject="Ready: the register", html="<p>Your report is ready.</p>")

    deliver(email.pk)

    [letter] = post_office.letters
    assert (letter["To"], letter["Subject"]) == ("leila@example.org", "Ready: the register")
    assert letter["From"] == '"Centre for Science: East" <portal@localhost>'
    assert letter["Reply-To"] == "desk@example.org"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["Content-Language"] == "en"
    assert letter["Message-ID"] == f"<{email.uuid}@localhost>"
    parts = {part.get_content_type(): part.get_content().strip() for part in letter.iter_parts()}
    assert parts == {"text/plain": "Your report is ready.", "text/html": "<p>Your report is ready.</p>"}
    email.refresh_from_db()
    assert (email.status, email.attempts, email.sent_at, email.error) == ("sent", 1, clock.now(), "")


def test_a_persian_letter_comes_from_the_office_under_its_persian_name(post_office):
    OfficeFactory(name_fa="مرکز همکاری‌های علمی")
    email = EmailFactory(language="fa", subject="آماده است: فهرست تفاهم‌نامه‌ها", text="گزارش آماده است.")

    deliver(email.pk)

    [letter] = post_office.letters
    assert letter["From"].addresses[0].display_name == "مرکز همکاری‌های علمی"
    assert letter["Subject"].strip() == "آماده است: فهرست تفاهم‌نامه‌ها"
    assert letter.get_body().get_content().strip() == "گزارش آماده است."


def test_a_letter_is_sent_once_however_often_it_is_asked_for(post_office):
    email = EmailFactory()

    deliver(email.pk)
    deliver(email.pk)

    assert len(post_office.letters) == 1


@pytest.mark.django_db(transaction=True)
def test_of_many_workers_that_try_at_once_one_sends(post_office):
    emails = [EmailFactory() for _ in range(5)]
    start = threading.Barrier(8)

    def work():
        start.wait()
        for email in emails:
            deliver(email.pk)
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert sorted(letter["To"] for letter in post_office.letters) == sorted(email.to for email in emails)
    assert set(Email.objects.values_list("status", "attempts")) == {("sent", 1)}


def test_a_letter_refused_for_now_waits_and_goes_out_under_the_same_message_id(today, post_office):
    email = EmailFactory()
    post_office.replies["DATA"] = ["451 4.7.1 greylisted"]
    post_office.replies["RCPT"] = ["250 yes", "450 4.2.1 mailbox busy"]

    deliver(email.pk)
    assert state(email) == ("queued", 1, "451 4.7.1 greylisted")
    with later(9):
        deliver(email.pk)
    assert state(email) == ("queued", 1, "451 4.7.1 greylisted")
    with later(10):
        deliver(email.pk)
        assert state(email) == ("queued", 2, "450 4.2.1 mailbox busy")
    with later(40):
        deliver(email.pk)

    assert state(email) == ("sent", 3, "")
    assert [letter["Message-ID"] for letter in post_office.letters] == [email.message_id]


def test_after_eight_attempts_a_letter_is_given_up_with_the_reason(today, post_office):
    email = EmailFactory()
    post_office.replies["DATA"] = ["451 not now"] * 9
    pauses = []

    while state(email)[0] == "queued":
        email.refresh_from_db()
        with clock.held_at(email.next_try_at):
            deliver(email.pk)
            email.refresh_from_db()
            pauses.append((email.next_try_at - clock.now()).total_seconds())

    assert pauses == [10, 30, 60, 300, 900, 3600, 3600, 0]
    assert state(email) == ("failed", 8, "451 not now")
    assert post_office.letters == []


@pytest.mark.parametrize("verb", ["MAIL", "RCPT", "DATA"])
def test_a_letter_refused_for_good_fails_at_once_with_the_servers_words(post_office, verb):
    email = EmailFactory()
    post_office.replies[verb] = ["550 5.1.1 no such user"]

    deliver(email.pk)

    assert state(email) == ("failed", 1, "550 5.1.1 no such user")


def test_a_server_that_refuses_the_portal_itself_is_tried_again(settings, post_office):
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "portal", "wrong"
    email = EmailFactory()
    post_office.replies["EHLO"] = ["250-post office\r\n250 AUTH PLAIN"]
    post_office.replies["AUTH"] = ["535 5.7.8 who are you"]

    deliver(email.pk)

    assert state(email) == ("queued", 1, "535 5.7.8 who are you")


def test_a_server_that_does_not_answer_is_tried_again(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    email = EmailFactory()

    deliver(email.pk)

    assert state(email) == ("queued", 1, "[Errno 111] Connection refused")


def test_an_impossible_address_fails_with_the_reason(post_office):
    email = EmailFactory(to="nobody@@example.org")

    deliver(email.pk)

    status, attempts, error = state(email)
    assert (status, attempts) == ("failed", 1)
    assert "nobody@@example.org" in error


@pytest.mark.parametrize(("is_secret", "text", "html"), [(True, "", ""), (False, "the text", "<p>the text</p>")])
def test_the_text_of_an_account_letter_is_erased_once_it_is_sent(is_secret, text, html):
    email = EmailFactory(is_secret=is_secret, subject="Your sign-in code", text="the text", html="<p>the text</p>")

    deliver(email.pk)

    email.refresh_from_db()
    assert (email.status, email.subject, email.text, email.html) == ("sent", "Your sign-in code", text, html)
    assert [letter.body for letter in mail.outbox] == ["the text"]


def test_the_text_of_an_account_letter_is_erased_when_it_is_given_up(post_office):
    email = EmailFactory(is_secret=True, text="1234-5678", html="<p>1234-5678</p>")
    post_office.replies["RCPT"] = ["550 no such user"]

    deliver(email.pk)

    email.refresh_from_db()
    assert (email.status, email.text, email.html) == ("failed", "", "")


def test_a_letter_whose_worker_died_is_sent_again_after_two_minutes_and_marked(today, post_office):
    EmailFactory(status="sending", attempts=1, claimed_at=clock.now())
    email = Email.objects.get()

    with later(120):
        take_back_abandoned()
        assert state(email) == ("sending", 1, "")
    with later(121):
        take_back_abandoned()
        deliver(email.pk)

    email.refresh_from_db()
    assert (email.status, email.attempts, email.is_uncertain) == ("sent", 2, True)
    assert [letter["Message-ID"] for letter in post_office.letters] == [email.message_id]


def test_a_letter_that_kills_every_worker_is_given_up(today):
    email = EmailFactory(status="sending", attempts=8, claimed_at=clock.now(), is_secret=True, text="1234-5678")

    with later(121):
        take_back_abandoned()

    assert state(email) == ("failed", 8, "The worker stopped at every attempt.")
    assert Email.objects.get().text == ""


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_was_only_slow_still_says_that_the_letter_went(post_office):
    email = EmailFactory()

    def taken_back_meanwhile():
        with later(121):
            take_back_abandoned()
        connection.close()

    post_office.while_sending = taken_back_meanwhile

    deliver(email.pk)
    deliver(email.pk)

    assert state(email) == ("sent", 1, "")
    assert len(post_office.letters) == 1


@pytest.mark.django_db(transaction=True)
def test_a_slow_worker_that_fails_leaves_the_letter_to_whoever_has_it_now(post_office):
    email = EmailFactory()

    def claimed_by_another():
        Email.objects.filter(pk=email.pk).update(attempts=2, claimed_at=clock.now())
        connection.close()

    post_office.while_sending = claimed_by_another
    post_office.replies["DATA"] = ["554 5.6.0 no"]

    deliver(email.pk)

    assert state(email) == ("sending", 2, "")


# --- headers, envelope, addresses ------------------------------------------------------------------------------------


def test_a_letter_has_these_headers_and_no_others(today, post_office):
    OfficeFactory(help_email="desk@example.org")
    email = EmailFactory(html="<p>Your report is ready.</p>")

    deliver(email.pk)

    [letter] = post_office.letters
    assert letter.keys() == [
        "Content-Type",
        "MIME-Version",
        "Subject",
        "From",
        "To",
        "Reply-To",
        "Date",
        "Message-ID",
        "Auto-Submitted",
        "Content-Language",
    ]
    assert letter.get_content_type() == "multipart/alternative"


@pytest.mark.parametrize(
    ("setting", "envelope"), [("", "portal@localhost"), ("bounces@office.example.org", "bounces@office.example.org")]
)
def test_letters_come_back_to_the_address_on_the_envelope(settings, post_office, setting, envelope):
    settings.BOUNCE_EMAIL = setting
    email = EmailFactory()

    deliver(email.pk)

    [letter] = post_office.letters
    assert post_office.envelopes == [envelope]
    assert letter["From"].addresses[0].addr_spec == "portal@localhost"


@pytest.mark.parametrize(
    "values",
    [
        {"subject": "Ready\r\nBcc: somebody@example.org"},
        {"to": "leila@example.org\r\nBcc: somebody@example.org"},
        {"to": "leila@example.org\nRCPT TO:<somebody@example.org>"},
    ],
)
def test_a_line_break_in_a_header_sends_nothing_to_anybody(post_office, values):
    email = EmailFactory(**values)

    deliver(email.pk)

    assert state(email)[:2] == ("failed", 1)
    assert post_office.letters == []


def test_the_persian_html_runs_from_right_to_left(post_office):
    OfficeFactory(name_fa="مرکز", portal_title_fa="سامانه")
    user = UserFactory(name="لیلا دانشور", language="fa")
    job = JobFactory(title="فهرست اسناد")
    email = write("notices/emails/report_ready", to=user, job=job, url="/fa/reports/")

    deliver(email.pk)

    [letter] = post_office.letters
    html = letter.get_body(("html",)).get_content()
    assert '<html lang="fa" dir="rtl">' in html
    assert '<body dir="rtl">' in html
    assert '<a href="http://127.0.0.1:8000/fa/reports/" dir="ltr">' in html
    assert letter["Content-Language"] == "fa"
    assert letter.get_body(("plain",)).get_content().splitlines()[0] == "لیلا دانشور گرامی،"


@pytest.mark.parametrize(
    ("verb", "answer", "kind"),
    [
        ("RCPT", "550 5.1.1 no such user", "hard"),
        ("RCPT", "550 no such user", "hard"),
        ("RCPT", "553 not here", "hard"),
        ("DATA", "550 5.1.1 no such user", "hard"),
        ("RCPT", "552 5.2.2 mailbox full", "soft"),
        ("RCPT", "550 5.7.1 relaying denied", None),
        ("RCPT", "554 no", None),
        ("DATA", "550 looks like spam", None),
        ("DATA", "554 5.7.1 looks like spam", None),
        ("MAIL", "550 5.1.8 who are you", None),
    ],
)
def test_an_address_is_marked_where_it_is_the_mailbox_that_was_refused(post_office, verb, answer, kind):
    email = EmailFactory(to="leila@example.org")
    post_office.replies[verb] = [answer]

    deliver(email.pk)

    assert state(email) == ("failed", 1, answer)
    marked = [("leila@example.org", kind, answer)] if kind else []
    assert list(FailedAddress.objects.values_list("address", "kind", "reason")) == marked


def test_a_mailbox_that_was_busy_at_every_attempt_counts_once(today, post_office):
    email = EmailFactory(attempts=7)
    post_office.replies["RCPT"] = ["450 4.2.1 mailbox busy"]

    deliver(email.pk)

    assert state(email) == ("failed", 8, "450 4.2.1 mailbox busy")
    assert FailedAddress.objects.values_list("kind", "count").get() == ("soft", 1)


# --- held ------------------------------------------------------------------------------------------------------------


def test_while_letters_are_held_only_account_letters_leave(post_office):
    MailHoldFactory()
    held, code = EmailFactory(to="held@example.org"), EmailFactory(to="code@example.org", is_secret=True)

    deliver(held.pk)
    deliver(code.pk)

    assert [letter["To"] for letter in post_office.letters] == ["code@example.org"]
    assert state(held) == ("queued", 0, "")


def test_a_hold_that_is_over_holds_nothing(today, post_office):
    MailHoldFactory(closed_on=today)
    email = EmailFactory()

    deliver(email.pk)

    assert state(email)[0] == "sent"


@pytest.mark.parametrize("status", ["draft", "discarded", "bounced", "failed"])
def test_nothing_but_a_waiting_letter_is_sent(post_office, status):
    email = EmailFactory(status=status, sent_at=clock.now())

    deliver(email.pk)

    assert post_office.letters == []
    assert state(email)[0] == status
