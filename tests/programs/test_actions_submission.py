"""The last leader who consents to the same text in time submits it; whoever comes late keeps the draft."""

import datetime as dt

import pytest

from notices.models import Email
from programs.actions import consent as consenting
from programs.actions import submission
from programs.content import content_hash
from programs.models import Application, Call, CallExtension, Consent
from records import clock
from records.models import Counter
from records.refusals import Refusal
from tests.factories.programs import (
    ApplicationFactory,
    CallAreaFactory,
    CallExtensionFactory,
    CallFactory,
    EligibilityRuleFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

CLOSES = dt.datetime(2026, 12, 20, 9, 30, tzinfo=dt.UTC)
LATE = "The call has closed, and this came too late. Your draft is kept."


@pytest.fixture
def rahimi(user_with):
    return user_with("scholar", name="Sara Rahimi", email="rahimi@example.ir")


@pytest.fixture
def martin(user_with):
    return user_with("scholar", name="Anne Martin", email="martin@example.fr")


@pytest.fixture
def application(rahimi, martin):
    application = ApplicationFactory(user=rahimi, call__code="JDS-1406", title="A joint observatory", filled=True)
    application.members.filter(side="partner").update(user=martin)
    return application


def consent(application, by, at=None):
    """To the text as it is now."""
    application = Application.objects.get(pk=application.pk)
    with clock.held_at(at or clock.now()):
        consenting.consent(application, text=content_hash(application), by=by)


def letters(template_subject):
    return sorted(Email.objects.filter(subject__startswith=template_subject).values_list("to", flat=True))


def state(application):
    return Application.objects.values_list("status", "reference", "submitted_at").get(pk=application.pk)


def test_the_first_consent_asks_the_other_and_submits_nothing(application, rahimi):
    consent(application, rahimi)

    assert state(application) == ("draft", None, None)
    assert dict(application.members.values_list("side", "consent")) == {"home": "given", "partner": "asked"}
    assert letters("Dr. Sara Rahimi asks for your consent") == ["martin@example.fr"]


def test_the_second_consent_submits_with_reference_version_and_receipt(application, rahimi, martin):
    text = content_hash(application)
    consent(application, rahimi)
    consent(application, martin)

    assert state(application) == ("submitted", "JDS-1406-0001", clock.now())
    [version] = application.versions.all()
    assert (version.number, version.content_hash, version.made_at) == (1, text, clock.now())
    assert version.snapshot["shared"]["title"] == "A joint observatory"
    assert letters("Submitted: JDS-1406-0001") == ["martin@example.fr", "rahimi@example.ir"]


def test_the_receipt_tells_time_fingerprint_and_names(application, rahimi, martin):
    consent(application, rahimi)
    consent(application, martin)

    text = Email.objects.get(subject="Submitted: JDS-1406-0001", to="martin@example.fr").text
    assert "20 November 2026 (29 Aban 1405), 12:00 Tehran; 20 November 2026 (29 Aban 1405), 09:30 Paris" in text
    assert application.versions.get().content_hash in text
    assert "Dr. Sara Rahimi; Prof. Anne Martin" in text


def test_pressed_twice_it_is_submitted_once(application, rahimi, martin):
    consent(application, rahimi)
    consent(application, martin)

    with pytest.raises(Refusal, match="no longer possible"):
        consent(application, martin)

    assert application.versions.count() == 1
    assert Counter.objects.get(series="JDS-1406").last == 1


def test_both_see_what_is_missing_and_nobody_consents(application, rahimi):
    Application.objects.filter(pk=application.pk).update(title="")
    application.members.filter(side="partner").update(user=None)

    with pytest.raises(Refusal) as refusal:
        consent(application, rahimi)

    assert str(refusal.value) == (
        "Not yet: The application has no title. The section “Project” is not complete."
        " Prof. Anne Martin is not invited yet."
    )
    assert set(application.members.values_list("consent", flat=True)) == {Consent.NONE}


def test_a_rule_that_blocks_keeps_both_from_consenting_and_one_that_warns_does_not(application, rahimi):
    rule = EligibilityRuleFactory(call=application.call, check_name="area-of-call", words_en="In one of the areas.")
    Application.objects.filter(pk=application.pk).update(area=CallAreaFactory())
    with pytest.raises(Refusal, match=r"Not yet: In one of the areas\."):
        consent(application, rahimi)
    type(rule).objects.filter(pk=rule.pk).update(is_blocking=False)

    consent(application, rahimi)

    assert application.members.get(side="home").consent == Consent.GIVEN


def test_what_the_rules_said_is_kept_with_the_submission(application, rahimi, martin):
    EligibilityRuleFactory(call=application.call, check_name="area-of-call", words_en="In one of the areas.")
    consent(application, rahimi)
    consent(application, martin)

    [kept] = Application.objects.get(pk=application.pk).eligibility
    assert (kept["check"], kept["state"]) == ("area-of-call", "met")


def test_consent_to_a_text_that_changed_meanwhile_is_refused(application, rahimi):
    shown = content_hash(application)
    Application.objects.filter(pk=application.pk).update(title="Another title")

    with pytest.raises(Refusal, match="The text has changed"):
        consenting.consent(application, text=shown, by=rahimi)


def test_a_change_between_two_consents_submits_nothing(application, rahimi, martin):
    consent(application, rahimi)
    Application.objects.filter(pk=application.pk).update(title="A joint observatory in Shiraz")
    consent(application, martin)

    assert state(application)[0] == "draft"
    assert dict(application.members.values_list("side", "consent")) == {"home": "asked", "partner": "given"}


@pytest.mark.parametrize(("at", "is_taken"), [((13, 14, 59), True), ((13, 15, 0), True), ((13, 15, 1), False)])
def test_the_minutes_of_grace_end_to_the_second(application, rahimi, martin, at, is_taken):
    tehran = dt.timezone(dt.timedelta(hours=3.5))
    moment = dt.datetime(2026, 12, 20, *at, tzinfo=tehran)
    consent(application, rahimi)

    if is_taken:
        consent(application, martin, at=moment)
    else:
        with pytest.raises(Refusal, match=LATE):
            consent(application, martin, at=moment)

    assert state(application)[0] == ("submitted" if is_taken else "draft")


def test_who_comes_late_keeps_the_draft_and_the_consent_of_the_other(application, rahimi, martin):
    consent(application, rahimi)

    with pytest.raises(Refusal, match=LATE):
        consent(application, martin, at=CLOSES + dt.timedelta(hours=1))

    assert state(application) == ("draft", None, None)
    assert dict(application.members.values_list("side", "consent")) == {"home": "given", "partner": "asked"}
    assert not Counter.objects.filter(series="JDS-1406", last__gt=0).exists()


@pytest.mark.parametrize(
    ("asked", "given", "is_taken"),
    [
        (dt.timedelta(hours=-1), dt.timedelta(hours=71), True),
        (dt.timedelta(hours=-1), dt.timedelta(hours=73), False),
        (dt.timedelta(minutes=5), dt.timedelta(hours=1), False),
    ],
    ids=["asked in time", "later than partners may", "asked after the closing"],
)
def test_a_partner_asked_before_the_closing_may_consent_later(application, rahimi, martin, asked, given, is_taken):
    Call.objects.filter(pk=application.call.pk).update(consent_closes_at=CLOSES + dt.timedelta(hours=72))
    application.refresh_from_db()
    consent(application, rahimi, at=CLOSES + asked)

    if is_taken:
        consent(application, martin, at=CLOSES + given)
    else:
        with pytest.raises(Refusal, match=LATE):
            consent(application, martin, at=CLOSES + given)

    assert state(application)[0] == ("submitted" if is_taken else "draft")


def test_an_extension_for_this_application_alone_counts(application, rahimi, martin, user_with):
    later = CLOSES + dt.timedelta(days=2)
    CallExtensionFactory(
        call=application.call, application=application, closes_at=later, agreed_by=user_with(), agreed_at=CLOSES
    )
    consent(application, rahimi)
    consent(application, martin, at=later)

    assert CallExtension.objects.count() == 1
    assert state(application)[0] == "submitted"


@pytest.mark.parametrize("values", [{"status": "draft"}, {"status": "cancelled"}, {"opens_at": CLOSES}])
def test_a_call_that_is_not_open_takes_nothing(application, rahimi, values):
    Call.objects.filter(pk=application.call.pk).update(**{"closes_at": None} | values)
    application.refresh_from_db()

    with pytest.raises(Refusal, match="This call takes no applications now"):
        consent(application, rahimi)


def test_of_a_one_sided_call_the_leader_submits_alone(rahimi):
    application = ApplicationFactory(call=CallFactory(open=True, one_sided=True, code="ICRP-1405"), user=rahimi)
    consent(application, rahimi)

    assert state(application) == ("submitted", "ICRP-1405-0001", clock.now())
    assert letters("Submitted: ") == ["rahimi@example.ir"]


def test_a_rolling_call_never_closes(rahimi):
    call = CallFactory(open=True, one_sided=True, closes_at=None)
    application = ApplicationFactory(call=call, user=rahimi)
    consent(application, rahimi, at=CLOSES + dt.timedelta(days=900))

    assert state(application)[0] == "submitted"


def test_somebody_else_consents_to_nothing(application, user_with):
    with pytest.raises(Refusal, match="Only the leaders"):
        consent(application, user_with("officer"))


def test_a_refusal_needs_reasons_and_tells_the_other(application, rahimi, martin):
    consent(application, rahimi)
    with pytest.raises(Refusal, match="Give your reasons"):
        consenting.refuse(application, reason=" ", by=martin)
    consenting.refuse(application, reason="The budget is too small.", by=martin)

    assert dict(application.members.values_list("side", "consent")) == {"home": "given", "partner": "refused"}
    [letter] = Email.objects.filter(subject="Prof. Anne Martin does not consent yet")
    assert (letter.to, "The budget is too small." in letter.text) == ("rahimi@example.ir", True)


# --- taken back, withdrawn ------------------------------------------------------------------------------------------


@pytest.fixture
def submitted(application, rahimi, martin):
    consent(application, rahimi)
    consent(application, martin)
    Email.objects.all().delete()
    return application


@pytest.mark.parametrize("who", ["rahimi", "martin"])
def test_either_leader_takes_it_back_and_both_are_told(submitted, who, request):
    submission.take_back(submitted, comment="A figure is wrong.", by=request.getfixturevalue(who))

    assert state(submitted) == ("draft", "JDS-1406-0001", None)
    assert set(submitted.members.values_list("consent", flat=True)) == {Consent.VOID}
    assert submitted.versions.count() == 1
    assert letters("Not submitted any more") == ["martin@example.fr", "rahimi@example.ir"]


def test_submitted_again_it_keeps_its_reference_and_has_a_second_version(submitted, rahimi, martin):
    submission.take_back(submitted, comment="A figure is wrong.", by=rahimi)
    Application.objects.filter(pk=submitted.pk).update(title="A better observatory")
    consent(submitted, martin)
    consent(submitted, rahimi)

    assert state(submitted)[:2] == ("submitted", "JDS-1406-0001")
    assert [version.number for version in submitted.versions.all()] == [2, 1]
    assert letters("Submitted: JDS-1406-0001") == ["martin@example.fr", "rahimi@example.ir"]


def test_after_the_closing_nothing_is_taken_back(submitted, rahimi):
    with clock.held_at(CLOSES + dt.timedelta(seconds=1)), pytest.raises(Refusal, match="The call has closed"):
        submission.take_back(submitted, comment="A figure is wrong.", by=rahimi)

    assert state(submitted)[0] == "submitted"


def test_withdrawn_it_stays_and_the_other_is_told_why(submitted, rahimi):
    submission.withdraw(submitted, comment="The partner has left.", by=rahimi)

    assert state(submitted)[:2] == ("withdrawn", "JDS-1406-0001")
    assert letters("Withdrawn: ") == ["martin@example.fr"]


def test_who_was_invited_and_never_joined_is_not_told_of_the_withdrawal(application, rahimi):
    application.members.filter(side="partner").update(user=None, email="martin@example.fr")

    submission.withdraw(application, comment="The partner does not take part.", by=rahimi)

    assert letters("Withdrawn: ") == []
