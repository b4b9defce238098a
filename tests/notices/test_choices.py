"""Who does not want to be told of something is not, but of what matters most everybody is; one click ends it."""

import datetime as dt
import re

import pytest
from django.test import Client

from directory.roles import Role
from notices import choices
from notices.delivery import as_message, deliver
from notices.emails import write
from notices.models import Email, LetterChoice, ReminderDue
from notices.reminders import plan_and_send
from notices.texts import texts
from notices.topics import topics
from programs.actions.submission import tell_leaders
from records import clock
from tests.factories.directory import UserFactory
from tests.factories.notices import LetterChoiceFactory
from tests.factories.programs import ApplicationFactory
from tests.factories.records import JobFactory
from tests.pages import soup, text

pytestmark = pytest.mark.django_db

PAGE = "/en/accounts/letters/"
REPORT, CODE = "notices/emails/report_ready", "account/email/login_code"
CLOSES = dt.datetime(2026, 12, 20, 9, 30, tzinfo=dt.UTC)
OPTIONAL = {"deadlines", "ready", "applications", "calls"}


def ready(user):
    return write(REPORT, to=user, job=JobFactory(), url="/en/reports/jobs/7")


def path(url):
    return re.sub(r"^https?://[^/]+", "", url)


# --- what a letter is about --------------------------------------------------------------------------------------


def test_every_letter_is_about_a_known_topic():
    assert {kind.slug for kind in texts if kind.topic not in topics} == set()


def test_these_topics_are_optional_and_no_others():
    assert {topic.slug for topic in topics if topic.is_optional} == OPTIONAL


def test_these_letters_are_optional_and_no_others():
    assert {kind.slug for kind in texts if topics[kind.topic].is_optional} == {
        "alert-confirm",  # to a bare address, which has chosen nothing
        "clarification-asked",
        "invitation-accepted",
        "invitation-not-me",
        "invitation-refused",
        "new-call",
        "new-link-wanted",
        "own-data-ready",
        "report-ready",
        "sms-reminder",
    }


# --- when it is written ------------------------------------------------------------------------------------------


def test_without_a_choice_everything_is_sent():
    assert ready(UserFactory()).status == "queued"


def test_what_a_reader_does_not_want_is_written_and_never_sent(mailoutbox):
    choice = LetterChoiceFactory(topic="ready")

    letter = ready(choice.user)
    deliver(letter.pk)

    assert Email.objects.get().status == "unwanted"
    assert mailoutbox == []


def test_a_choice_is_that_of_one_account_and_of_one_topic():
    LetterChoiceFactory(topic="ready")
    other = LetterChoiceFactory(topic="calls").user
    wanting = LetterChoiceFactory(topic="ready", by_email=True).user

    assert [ready(user).status for user in (other, wanting)] == ["queued", "queued"]


def test_what_is_not_optional_is_sent_also_to_somebody_who_has_declined_everything():
    user = UserFactory()
    for topic in topics:
        LetterChoiceFactory(user=user, topic=topic.slug)

    letter = write(CODE, to=user, is_secret=True, code="1234")

    assert (letter.status, letter.unsubscribe_url) == ("queued", "")


def test_news_of_an_application_is_optional_and_a_voided_consent_is_not(user_with):
    user = user_with(Role.SCHOLAR)
    LetterChoiceFactory(user=user, topic="applications")
    application = ApplicationFactory(user=user)
    leader = application.members.filter(user=user)

    tell_leaders("programs/emails/invitation_accepted", application, to=leader, who="Anne Martin")
    tell_leaders("programs/emails/consent_void", application, to=leader, who="Anne Martin", what="Budget")

    assert [letter.status for letter in Email.objects.order_by("pk")] == ["unwanted", "queued"]


def test_a_deadline_that_is_not_mailed_still_waits_on_the_desk(user_with):
    user = user_with(Role.SCHOLAR)
    with clock.held_at(CLOSES - dt.timedelta(days=30)):
        ApplicationFactory(user=user, filled=True)
        plan_and_send()
    LetterChoiceFactory(user=user, topic="deadlines")

    with clock.held_at(CLOSES - dt.timedelta(days=7)):
        plan_and_send()
        plan_and_send()

    assert [letter.status for letter in Email.objects.filter(to=user.email)] == ["unwanted"]
    assert [line.status for line in ReminderDue.objects.written_to(user)] == ["written"]


# --- one click ---------------------------------------------------------------------------------------------------


def test_the_mail_program_ends_the_letters_of_a_topic_without_a_session():
    user = UserFactory()
    message = as_message(ready(user)).message()
    address = path(message["List-Unsubscribe"].strip("<>"))

    answer = Client(enforce_csrf_checks=True).post(address, {"List-Unsubscribe": "One-Click"})

    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert answer.status_code == 200
    assert list(LetterChoice.objects.values_list("user", "topic", "by_email")) == [(user.pk, "ready", False)]


def test_opening_the_address_ends_nothing(client, language):
    user = UserFactory(language=language)
    address = path(choices.stop_address(user, topics["ready"]))

    page = client.get(address)

    assert page.status_code == 200
    assert soup(page).select_one("main form button")
    assert not LetterChoice.objects.exists()


@pytest.mark.parametrize("token", ["x", "1:ready:x"])
def test_an_address_that_we_did_not_write_leads_nowhere(client, token):
    assert client.get(f"/en/letters/stop/{token}/").status_code == 404


def test_no_address_ends_what_is_not_optional(client):
    address = path(choices.stop_address(UserFactory(), topics["account"]))

    assert client.post(address).status_code == 404


# --- the page ----------------------------------------------------------------------------------------------------


def test_the_page_offers_what_is_optional_and_says_why_the_rest_is_sent(client, as_user):
    as_user(Role.SCHOLAR)

    page = client.get(PAGE)

    boxes = soup(page).select("main input[type=checkbox]")
    assert {box["name"]: box.has_attr("checked") for box in boxes} == {f"{slug}-by_email": True for slug in OPTIONAL}
    assert all(str(topic.words) in text(page) for topic in topics if not topic.is_optional)


def test_what_is_chosen_is_kept_and_shown_again(client, as_user):
    user = as_user(Role.SCHOLAR)

    answer = client.post(PAGE, {"ready-by_email": "on", "calls-by_email": "on", "applications-by_email": "on"})

    assert answer.headers["Location"] == PAGE
    declined = LetterChoice.objects.filter(user=user, by_email=False)
    assert [choice.topic for choice in declined] == ["deadlines"]
    box = soup(client.get(PAGE)).select_one("[name=deadlines-by_email]")
    assert not box.has_attr("checked")


def test_history_says_who_chose(client, as_user):
    user = as_user(Role.SCHOLAR)

    client.post(PAGE, {})

    event = LetterChoice.objects.filter(user=user).first().events.get()
    assert (event.pgh_context["by"], event.pgh_context["verb"]) == (user.pk, "choose_letters")
