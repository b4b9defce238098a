"""Many pairs consent in the last moments of a call, each leader twice: one submission each, and nobody late."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from notices.models import Email
from programs.actions.consent import consent
from programs.content import content_hash
from programs.models import Application, ApplicationVersion, SectionAnswers
from records import clock
from records.refusals import Refusal
from tests.factories.directory import UserFactory
from tests.factories.programs import ApplicationFactory, CallFactory

pytestmark = pytest.mark.django_db(transaction=True)

NOW = dt.timedelta(0)


def pairs(count, *, closes_in):
    """A call that closes so soon after all is ready, and the drafts of so many pairs in it."""
    call = CallFactory(open=True, with_form=True, code="JDS-1406", closes_at=None, grace_minutes=0)
    drafts = []
    for n in range(count):
        application = ApplicationFactory(call=call, user=UserFactory(name=f"Home {n}"), filled=True)
        application.members.filter(side="partner").update(user=UserFactory(name=f"Partner {n}"))
        drafts.append(application)
    presses = [
        (application.pk, content_hash(application), leader.user)
        for application in drafts
        for leader in application.members.filter(role="leader").select_related("user")
        for _twice in range(2)
    ]
    call.closes_at = clock.database_now() + closes_in
    type(call).objects.filter(pk=call.pk).update(closes_at=call.closes_at)
    return call, presses


def press(pressed):
    """One press of a button, in a thread with its own connection: what it led to."""
    key, text, leader = pressed
    try:
        consent(Application.objects.get(pk=key), text=text, by=leader)
    except Refusal as refusal:
        return str(refusal)
    finally:
        connections.close_all()
    return "taken"


def all_at_once(presses, workers=12):
    """Leaders of one side press first, then those of the other; nobody waits for anybody."""
    with ThreadPoolExecutor(workers) as crowd:
        return list(crowd.map(press, sorted(presses, key=lambda pressed: pressed[2].name)))


def assert_one_submission_each_and_no_gap(call):
    submitted = Application.objects.filter(call=call, status="submitted")
    references = sorted(submitted.values_list("reference", flat=True))
    assert references == [f"JDS-1406-{n:04d}" for n in range(1, len(references) + 1)]
    assert all(at <= call.closes_at for at in submitted.values_list("submitted_at", flat=True))
    assert ApplicationVersion.objects.count() == len(references)
    letters = Email.objects.filter(subject__startswith="Submitted: ")
    assert letters.count() == letters.values("object_id", "person").distinct().count() == 2 * len(references)
    drafts = Application.objects.filter(call=call, status="draft")
    assert len(references) + drafts.count() == Application.objects.filter(call=call).count()
    assert SectionAnswers.objects.filter(application__in=drafts).count() == 5 * drafts.count()


def test_ten_pairs_at_once_are_submitted_once_each():
    call, presses = pairs(10, closes_in=dt.timedelta(minutes=5))

    answers = all_at_once(presses)

    assert_one_submission_each_and_no_gap(call)
    assert Application.objects.filter(call=call, status="submitted").count() == 10
    assert answers.count("taken") >= 20


def test_the_call_closes_while_they_press():
    call, presses = pairs(10, closes_in=dt.timedelta(seconds=1))

    answers = all_at_once(presses)

    assert_one_submission_each_and_no_gap(call)
    late = [answer for answer in answers if "came too late" in answer]
    assert (len(late) > 0) == (
        clock.database_now() > call.closes_at and Application.objects.filter(status="draft").exists()
    )


def test_after_the_closing_nobody_gets_in_and_every_draft_is_kept():
    call, presses = pairs(4, closes_in=NOW)

    answers = all_at_once(presses)

    assert set(answers) == {"The call has closed, and this came too late. Your draft is kept."}
    assert Application.objects.filter(call=call, status="draft").count() == 4
    assert_one_submission_each_and_no_gap(call)


def test_somebody_changes_the_text_while_the_last_leader_consents():
    """Either the change comes first, and nothing is submitted; or it comes too late, and is refused."""
    _call, presses = pairs(6, closes_in=dt.timedelta(minutes=5))
    home = [pressed for pressed in presses if pressed[2].name.startswith("Home")][::2]
    partner = [pressed for pressed in presses if pressed[2].name.startswith("Partner")][::2]
    all_at_once(home)

    def change(pressed):
        try:
            SectionAnswers.objects.filter(application=pressed[0], section__kind="questions").update(
                values={"aims": "!"}
            )
        except Exception:  # noqa: BLE001  the database's refusal
            return "refused"
        finally:
            connections.close_all()
        return "changed"

    with ThreadPoolExecutor(12) as crowd:
        consents = [crowd.submit(press, pressed) for pressed in partner]
        changes = [crowd.submit(change, pressed) for pressed in partner]
    answers = list(zip([one.result() for one in consents], [one.result() for one in changes], strict=True))

    for pressed, (_consent, changed) in zip(partner, answers, strict=True):
        application = Application.objects.get(pk=pressed[0])
        if changed == "changed":
            assert (application.status, application.content_hash) == ("draft", "")
        else:
            assert application.status == "submitted"
            assert content_hash(application) == application.content_hash == application.versions.get().content_hash


@pytest.mark.slow
def test_a_hundred_pairs_in_the_last_second():
    call, presses = pairs(100, closes_in=dt.timedelta(seconds=8))

    answers = all_at_once(presses, workers=24)

    assert_one_submission_each_and_no_gap(call)
    assert {"taken"} <= set(answers)
