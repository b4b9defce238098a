import threading

import pytest
from django.core import mail
from django.db import IntegrityError, connection

from notices import actions
from notices.emails import write
from notices.models import Email, LetterText, MailHold
from notices.tasks import sweep
from notices.texts import built_in, texts, wording
from records import clock
from records.history import timeline
from records.refusals import Refusal
from tests.factories.directory import UserFactory
from tests.factories.notices import EmailFactory, FailedAddressFactory, LetterTextFactory, MailHoldFactory
from tests.factories.records import JobFactory

pytestmark = pytest.mark.django_db

REPORT = texts["report-ready"]


def draft(to="leila@example.org", **options):
    return write(REPORT.template, to=to, job=JobFactory(), url="/en/", draft=True, **options)


def state(email):
    return Email.objects.values_list("status", "error").get(pk=email.pk)


# --- again -----------------------------------------------------------------------------------------------------------


def test_retry_sends_failed_letters_and_no_others(worker):
    failed = EmailFactory(to="failed@example.org", status="failed", attempts=8, error="550 no such user")
    EmailFactory(to="secret@example.org", status="failed", is_secret=True, text="")
    EmailFactory(to="sent@example.org", status="sent", sent_at=clock.now())
    EmailFactory(to="draft@example.org", status="draft")

    with worker():
        tried = actions.retry(Email.objects.all(), by=UserFactory())

    assert tried == 1
    assert [letter.to for letter in mail.outbox] == [["failed@example.org"]]
    failed.refresh_from_db()
    assert (failed.status, failed.attempts, failed.error) == ("sent", 1, "")


def test_retry_leaves_letters_to_an_address_that_fails(worker):
    FailedAddressFactory(address="gone@example.org")
    email = EmailFactory(to="gone@example.org", status="failed", error="550 no such user")

    with worker():
        assert actions.retry(Email.objects.all(), by=UserFactory()) == 0

    assert state(email) == ("failed", "550 no such user")


def test_retry_is_written_into_history_and_audit_log(caplog):
    email = EmailFactory(status="failed")
    user = UserFactory()
    caplog.set_level("INFO", logger="audit")

    actions.retry(Email.objects.all(), by=user)

    assert [(line.by, line.letter) for line in caplog.records if line.name == "audit"] == [(user.pk, str(email.uuid))]
    assert [(entry.label, entry.by_name) for entry in timeline(email)] == [("Tried again", str(user))]


# --- drafts ----------------------------------------------------------------------------------------------------------


def test_a_draft_waits_for_ever(worker):
    with worker():
        email = draft()

    assert state(email) == ("draft", "")
    assert mail.outbox == []


def test_release_lets_drafts_go_and_says_who_did(worker):
    first, second = draft(), draft("omid@example.org")
    user = UserFactory()

    with worker():
        assert actions.release(Email.objects.all(), by=user) == 2

    assert sorted(letter.to[0] for letter in mail.outbox) == ["leila@example.org", "omid@example.org"]
    assert state(first) == state(second) == ("sent", "")
    assert next((entry.label, entry.by_name) for entry in timeline(first)) == ("Released", str(user))


def test_a_draft_to_an_address_that_fails_is_not_released_but_failed(worker):
    email = draft("gone@example.org")
    FailedAddressFactory(address="gone@example.org", reason="550 no such user")

    with worker():
        assert actions.release(Email.objects.all(), by=UserFactory()) == 0

    assert state(email) == ("failed", "Letters do not reach this address: 550 no such user")
    assert mail.outbox == []


def test_release_sends_no_letter_that_is_not_a_draft(worker):
    EmailFactory(status="discarded")
    EmailFactory(status="failed")

    with worker():
        assert actions.release(Email.objects.all(), by=UserFactory()) == 0

    assert mail.outbox == []


@pytest.mark.django_db(transaction=True)
def test_of_two_who_release_the_same_drafts_one_does(post_office):
    emails = [EmailFactory(status="draft") for _ in range(5)]
    user, start, released = UserFactory(), threading.Barrier(4), []

    def work():
        start.wait()
        released.append(actions.release(Email.objects.filter(pk__in=[e.pk for e in emails]), by=user))
        connection.close()

    officers = [threading.Thread(target=work) for _ in range(4)]
    for officer in officers:
        officer.start()
    for officer in officers:
        officer.join()

    assert sorted(released) == [0, 0, 0, 5]


def test_discard_puts_drafts_and_failed_letters_aside_with_the_reasons():
    chosen = [draft(), EmailFactory(status="failed", error="550 no such user")]
    EmailFactory(status="queued")
    user = UserFactory()

    assert actions.discard(Email.objects.all(), reason="Told by telephone.", by=user) == 2

    assert [state(email) for email in chosen] == [
        ("discarded", "Told by telephone."),
        ("discarded", "550 no such user\nTold by telephone."),
    ]
    assert Email.objects.filter(status="queued").count() == 1
    entry = timeline(chosen[0])[0]
    assert (entry.label, entry.by_name, entry.comment) == ("Discarded", str(user), "Told by telephone.")


def test_an_edited_draft_goes_out_as_it_was_edited_in_text_and_html(worker):
    email, user = draft(), UserFactory()

    actions.edit_draft(email, subject="Come\r\nand see", text="Dear all,\r\n\r\n\r\n<b>come</b>.", by=user)
    with worker():
        actions.release(Email.objects.all(), by=user)

    [letter] = mail.outbox
    assert (letter.subject, letter.body) == ("Come and see", "Dear all,\n\n<b>come</b>.")
    [(html, _)] = letter.alternatives
    assert "<p>Dear all,</p>" in html
    assert "&lt;b&gt;come&lt;/b&gt;." in html
    assert "With kind regards" not in html
    edited = next(entry for entry in timeline(email) if entry.label == "Edited")
    assert (edited.by_name, [(c.label, c.after) for c in edited.changes]) == (str(user), [("subject", "Come and see")])


def test_the_text_of_a_draft_is_not_kept_in_its_history(canary):
    email = draft()

    actions.edit_draft(email, subject="Ready", text=canary, by=UserFactory())

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*), string_agg(e::text, '') FROM notices_emailevent e")
        number, events = cursor.fetchone()
    assert number == 2
    assert canary not in events


@pytest.mark.parametrize("status", ["queued", "sent", "failed", "discarded"])
def test_only_a_draft_is_edited(status):
    email = EmailFactory(status=status, sent_at=clock.now())

    with pytest.raises(Refusal, match="no longer a draft"):
        actions.edit_draft(email, subject="x", text="y", by=UserFactory())

    assert Email.objects.get().text == "Your report is ready."


def test_a_letter_without_a_text_is_refused_beside_its_field():
    email = draft()

    with pytest.raises(Refusal) as refused:
        actions.edit_draft(email, subject="x", text=" \n ", by=UserFactory())

    assert refused.value.field == "text"


def test_an_account_letter_is_never_a_draft():
    with pytest.raises(IntegrityError, match="email_secret_is_no_draft"):
        write("account/email/login_code", to="x@example.org", is_secret=True, draft=True, code="1234-5678")


def test_what_the_post_does_to_a_letter_is_no_history(worker):
    with worker():
        email = write(REPORT.template, to="leila@example.org", job=JobFactory(), url="/en/")

    assert state(email)[0] == "sent"
    assert timeline(email) == []


# --- all letters -----------------------------------------------------------------------------------------------------


def test_letters_that_were_held_go_out_once_they_are_let_go(worker):
    actions.hold_mail(reason="Restored from a backup.", by="Restore")
    with worker():
        email = write(REPORT.template, to="leila@example.org", job=JobFactory(), url="/en/")
    assert state(email)[0] == "queued"
    assert mail.outbox == []

    assert actions.release_mail(reason="Checked.", by=UserFactory())
    with worker():
        sweep()

    assert [letter.to for letter in mail.outbox] == [["leila@example.org"]]


def test_holding_twice_is_one_hold_and_its_history_says_who():
    first = actions.hold_mail(reason="Restored from a backup.", by="Restore")
    second = actions.hold_mail(reason="Again.", by=UserFactory())

    assert first == second
    assert [(entry.label, entry.by_name) for entry in timeline(first)] == [("Letters held", "Restore")]


def test_letting_go_where_nothing_is_held_changes_nothing():
    assert not actions.release_mail(by=UserFactory())


def test_the_database_holds_letters_once():
    MailHoldFactory()

    with pytest.raises(IntegrityError, match="mail_hold_is_one"):
        MailHoldFactory()


def test_the_banner_knows_at_once_what_this_process_did():
    actions.hold_mail(reason="Restored from a backup.", by="Restore")
    assert MailHold.current().reason == "Restored from a backup."

    actions.release_mail(by=UserFactory())
    assert MailHold.current() is None


# --- addresses -------------------------------------------------------------------------------------------------------


def test_an_address_that_works_again_says_who_knows_and_how():
    failed, user = FailedAddressFactory(), UserFactory()

    actions.works_again(failed, reason="Told by telephone.", by=user)

    assert (failed.is_closed, failed.closed_reason) == (True, "Told by telephone.")
    assert timeline(failed)[0].by_name == str(user)
    with pytest.raises(Refusal, match="again already"):
        actions.works_again(failed, by=user)


# --- words -----------------------------------------------------------------------------------------------------------


def change(**values):
    given = {"subject": "Ready: {{ title }}", "body": "Here:\r\n\r\n\r\n{{ url }}", "version": 0} | values
    return actions.change_text(REPORT, "en", by=UserFactory(name="Leila"), **given)


def test_a_text_is_changed_and_changed_again_with_its_history():
    row = change()
    row = change(body="There:\n\n{{ url }}", version=row.version)

    assert wording(REPORT, "en") == ("en", "Ready: {{ title }}", "There:\n\n{{ url }}")
    assert [(e.label, [(c.before, c.after) for c in e.changes]) for e in timeline(row)] == [
        ("Text changed", [("Here:\n\n{{ url }}", "There:\n\n{{ url }}")]),
        ("Text changed", []),
    ]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"body": "Here."}, "body"),
        ({"body": "{{ url }} {{ nothing }}"}, "body"),
        ({"subject": "{% now %}"}, "subject"),
    ],
)
def test_a_text_that_breaks_the_rules_is_refused_beside_its_field_and_nothing_is_saved(values, field):
    with pytest.raises(Refusal) as refused:
        change(**values)

    assert refused.value.field == field
    assert not LetterText.objects.exists()


@pytest.mark.parametrize("version", [0, 7])
def test_a_text_that_somebody_else_changed_meanwhile_is_not_overwritten(version):
    LetterTextFactory(slug="report-ready", body="Theirs: {{ url }}")

    with pytest.raises(Refusal, match="meanwhile"):
        change(version=version)

    assert LetterText.objects.get().body == "Theirs: {{ url }}"


def test_back_to_the_built_in_text_closes_the_row():
    row = change()

    actions.restore_text(REPORT, "en", version=row.version, by=UserFactory())

    assert wording(REPORT, "en") == built_in(REPORT, "en")
    assert LetterText.objects.get().is_closed
    assert change().pk != row.pk
