import pytest
from django.core import mail
from django.db import transaction
from kombu.exceptions import OperationalError

from notices.emails import write
from notices.models import Email
from notices.tasks import deliver
from tests.factories.directory import UserFactory
from tests.factories.records import JobFactory, OfficeFactory

REPORT = "notices/emails/report_ready"

pytestmark = pytest.mark.django_db


class Undone(Exception):
    pass


def ready(to, title="Register of agreements", **options):
    job = JobFactory(title=title)
    return write(REPORT, to=to, about=job, job=job, url="/en/reports/jobs/7", **options)


def test_a_letter_is_a_row_that_waits_and_nothing_is_sent():
    user = UserFactory(email="leila@example.org")

    email = ready(user)

    assert Email.objects.get() == email
    assert (email.to, email.person, email.status, email.is_secret) == ("leila@example.org", user, "queued", False)
    assert email.about.title == "Register of agreements"
    assert mail.outbox == []


def test_the_worker_sends_the_letter_when_the_transaction_commits(worker):
    with worker():
        ready("leila@example.org")
        assert mail.outbox == []

    assert [letter.to for letter in mail.outbox] == [["leila@example.org"]]
    assert Email.objects.get().status == "sent"


@pytest.mark.django_db(transaction=True)
def test_a_letter_is_undone_with_the_act_it_belongs_to(worker):
    @transaction.atomic
    def act():
        ready("leila@example.org")
        raise Undone

    with worker(), pytest.raises(Undone):
        act()

    assert not Email.objects.exists()
    assert mail.outbox == []


@pytest.mark.django_db(transaction=True)
def test_a_page_goes_on_when_the_broker_is_away(monkeypatch, caplog):
    def away(*arguments, **options):
        raise OperationalError("no broker")

    monkeypatch.setattr(deliver, "apply_async", away)

    email = ready("leila@example.org")

    assert Email.objects.get() == email
    assert "no broker" in caplog.text


def test_a_second_letter_of_the_same_key_is_not_written(worker):
    with worker():
        first = ready("leila@example.org", key="report-ready:7")
        second = ready("leila@example.org", title="Something else", key="report-ready:7")

    assert first == second
    assert [letter.subject for letter in mail.outbox] == ["Ready: Register of agreements"]


@pytest.mark.parametrize(
    ("language", "html_start", "greeting"),
    [("en", '<html lang="en" dir="ltr">', "Leila"), ("fa", '<html lang="fa" dir="rtl">', "Leila")],
)
def test_a_letter_is_written_in_the_readers_language_and_direction(language, html_start, greeting):
    OfficeFactory(name_en="The Centre", name_fa="مرکز", portal_title_en="Portal", portal_title_fa="سامانه")
    office = {"en": "The Centre\nPortal", "fa": "مرکز\nسامانه"}[language]

    email = ready(UserFactory(name="Leila", language=language))

    assert email.language == language
    assert html_start in email.html
    assert greeting in email.text.splitlines()[0]
    assert f"{office}\nhttp://127.0.0.1:8000/" in email.text


def test_a_bare_address_is_written_to_in_the_language_of_the_page(language):
    assert ready("leila@example.org").language == language


def test_a_language_that_is_asked_for_goes_before_the_readers_own():
    assert ready(UserFactory(language="en"), language="fa").language == "fa"


def test_the_text_is_plain_and_the_html_is_escaped(canary):
    email = ready("leila@example.org", title=f"O'Neil & <script>{canary}</script>")

    assert f"“O'Neil & <script>{canary}</script>”" in email.text
    assert email.subject == f"Ready: O'Neil & <script>{canary}</script>"
    assert f"<script>{canary}" not in email.html
    assert f"O&#x27;Neil &amp; &lt;script&gt;{canary}&lt;/script&gt;" in email.html


def test_the_subject_is_one_line_of_at_most_250_letters():
    title = "Register\r\nBcc: somebody@example.org "
    title += "x" * (250 - len(title))

    email = ready("leila@example.org", title=title)

    assert email.subject == f"Ready: Register Bcc: somebody@example.org {title[36:-6]}"
    assert len(email.subject) == 250


def test_an_address_of_the_portal_is_a_whole_link_in_text_and_html(settings):
    settings.SITE_URL = "https://portal.example.org"

    email = ready("leila@example.org")

    assert "\n\nhttps://portal.example.org/en/reports/jobs/7\n\n" in email.text
    assert '<a href="https://portal.example.org/en/reports/jobs/7" dir="ltr">' in email.html


def test_an_address_that_somebody_typed_is_no_link():
    email = ready("leila@example.org", title="\n\nhttps://evil.example.org/\n\n")

    assert "https://evil.example.org/" in email.text
    assert 'href="https://evil' not in email.html
