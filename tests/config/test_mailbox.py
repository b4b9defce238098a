import datetime as dt
import re

import pytest
from django.urls import reverse

from notices.emails import write
from notices.models import Email
from records import clock
from tests.factories.directory import UserFactory
from tests.factories.notices import EmailFactory
from tests.factories.records import JobFactory
from tests.pages import links, soup, text

pytestmark = pytest.mark.django_db

MAILBOX = reverse("mailbox")


@pytest.fixture
def demo(settings, tmp_path):
    settings.DEMO = True
    settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = "config.mailbox.EmailBackend", tmp_path / "mail"


def sent(**values):
    return EmailFactory(status="sent", sent_at=clock.now(), **values)


@pytest.mark.parametrize("name", ["mailbox", "mailbox_letter", "mailbox_html"])
def test_outside_the_demo_there_is_no_mailbox(client, client_for, user_with, name):
    email = sent()
    url = reverse(name, args=[] if name == "mailbox" else [email.uuid])

    assert client.get(url).status_code == 404
    assert client_for(user_with("administrator")).get(url).status_code == 404


def test_an_account_letter_is_read_as_it_was_sent_though_its_row_is_empty(client, demo, worker, language):
    with worker():
        write("account/email/login_code", to="leila@example.org", is_secret=True, code="4821-7305", language=language)
    email = Email.objects.get()

    page = client.get(reverse("mailbox_letter", args=[email.uuid]))
    html = client.get(reverse("mailbox_html", args=[email.uuid]))

    code = {"en": "4821-7305", "fa": "۴۸۲۱-۷۳۰۵"}[language]
    assert email.text == ""
    assert code in text(page)
    assert code in html.text
    assert f'<html lang="{language}"' in html.text


def test_letters_are_listed_newest_first_and_of_one_reader_if_asked(client, demo, today):
    for days, to in ((2, "a@example.org"), (1, "b@example.org"), (3, "a@example.org")):
        at = clock.now() - dt.timedelta(days=days)
        EmailFactory(to=to, subject=f"Letter of {days}", status="sent", sent_at=at)
    EmailFactory(status="failed")
    EmailFactory(status="draft")
    EmailFactory(status="queued")

    everybody = client.get(MAILBOX)
    one = client.get(MAILBOX, {"to": "a@example.org"})
    nobody = client.get(MAILBOX, {"to": "nobody@example.org"})

    assert [email.subject for email in everybody.context["page_obj"]] == ["Letter of 1", "Letter of 2", "Letter of 3"]
    assert "1 more letter is on its way." in text(everybody)
    assert {email.to for email in one.context["page_obj"]} == {"a@example.org"}
    assert "No letter yet" in text(nobody)


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_the_database_equally_often_for_1_and_3_letters(client, demo, number, django_assert_num_queries):
    for _ in range(number):
        sent(person=UserFactory())
    client.get(MAILBOX)

    with django_assert_num_queries(5):
        page = client.get(MAILBOX)

    assert len(page.context["page_obj"]) == number


def test_the_html_of_a_letter_may_have_its_own_style_and_nothing_else(client, demo, worker, canary):
    with worker():
        job = JobFactory(title=f"<script>{canary}</script>")
        email = write("notices/emails/report_ready", to="leila@example.org", job=job, url="/en/")

    response = client.get(reverse("mailbox_html", args=[email.uuid]))

    assert re.fullmatch(
        r"default-src 'none'; style-src 'sha256-[\w+/]{43}='; frame-ancestors 'self'; base-uri 'none'; "
        r"form-action 'none'; sandbox allow-top-navigation-by-user-activation",
        response["Content-Security-Policy"],
    )
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert f"<script>{canary}" not in response.text
    assert f"&lt;script&gt;{canary}" in response.text


def test_a_link_of_a_letter_can_be_followed(client, demo, worker):
    with worker():
        email = write("notices/emails/report_ready", to="leila@example.org", job=JobFactory(), url="/en/reports/")

    page = client.get(reverse("mailbox_letter", args=[email.uuid]))

    assert links(page)["http://127.0.0.1:8000/en/reports/"] == "http://127.0.0.1:8000/en/reports/"
    [frame] = soup(page).select("iframe")
    assert frame["src"] == reverse("mailbox_html", args=[email.uuid])
    assert "".join(frame["sandbox"]) == "allow-top-navigation-by-user-activation"


def test_only_the_demo_shows_the_way_to_the_mailbox(client, settings):
    assert MAILBOX not in client.get(reverse("home")).text

    settings.DEMO = True

    assert MAILBOX in client.get(reverse("home")).text


def test_a_letter_that_the_demo_sends_is_a_file_that_only_the_portal_reads(demo, worker, settings):
    with worker():
        email = write("notices/emails/report_ready", to="leila@example.org", job=JobFactory(), url="/en/")

    [file] = settings.EMAIL_FILE_PATH.iterdir()
    assert file.name == f"{email.uuid}.eml"
    assert settings.EMAIL_FILE_PATH.stat().st_mode & 0o777 == 0o700
