"""Whatever gets around forms, actions and triggers is found, and named with the rule that it breaks."""

import datetime as dt
import io

import pgtrigger
import pytest
from django.core.management import CommandError, call_command

from programs import invariants
from programs.actions.consent import consent
from programs.content import content_hash
from programs.models import Application, ApplicationVersion, Call, CallSide, Member
from records import clock
from tests.factories.programs import (
    ApplicationFactory,
    AwardFactory,
    BudgetLineFactory,
    CommitteeFactory,
    ConflictFactory,
    CriterionFactory,
    JointDecisionFactory,
    ReviewAssignmentFactory,
    ReviewerPanelFactory,
    ReviewFactory,
    ReviewScoreFactory,
    VisitChargeFactory,
    VisitFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def application(user_with):
    leaders = {"home": user_with("scholar", name="Sara"), "partner": user_with("scholar", name="Anne")}
    made = ApplicationFactory(user=leaders["home"], call__code="JDS-1406", filled=True)
    made.members.filter(side="partner").update(user=leaders["partner"])
    for leader in leaders.values():
        made = Application.objects.get(pk=made.pk)
        consent(made, text=content_hash(made), by=leader)
    return made


def charge_of(application):
    """2,000 euros of a line of 6,000, for a visit."""
    award = AwardFactory(application=application, accepted=True)
    return VisitChargeFactory(visit=VisitFactory(award=award), line=BudgetLineFactory(award=award))


def broken():
    return {words: what for words, what in invariants.check().items() if what}


def rows(model, application):
    return model.objects.filter(application=application)


def test_what_was_handed_in_through_the_portal_holds(application):
    assert broken() == {}


def test_drafts_are_not_asked(application):
    ApplicationFactory()

    assert broken() == {}


def review_of(application):
    """Submitted, on a side that is closed since."""
    criterion = CriterionFactory(call=application.call, weight=100)
    with pgtrigger.ignore():
        Application.objects.filter(pk=application.pk).update(status="eligible")
        panel = ReviewerPanelFactory(programme=application.call.programme, reviewer__person__family_en="Azar")
        assignment = ReviewAssignmentFactory(
            application=application, accepted=True, status="submitted", reviewer=panel.reviewer
        )
        texts = {"text_to_applicant": "Good.", "text_to_committee": "Fund it.", "recommendation": "fund"}
        review = ReviewFactory(assignment=assignment, total=80, submitted_at=clock.now(), **texts)
        ReviewScoreFactory(review=review, criterion=criterion, value=4)
        closed = {"closed_at": clock.now() + dt.timedelta(hours=1), "closed_by": assignment.user}
        CallSide.objects.update(**closed)
    return review


def test_a_submitted_review_of_a_closed_side_holds(application):
    review_of(application)

    assert broken() == {}


def change(row, **values):
    type(row).objects.filter(pk=row.pk).update(**values)


def told_of(application):
    """Published, around every signature."""
    committee = CommitteeFactory(call=application.call)
    return JointDecisionFactory(application=application, committee=committee, published=True, number="DEC-1405-0007")


BREAKS = {
    "I7: what is published is signed for all sides, by two persons without a conflict": (
        told_of,
        "DEC-1405-0007: not signed for the home side",
    ),
    "I7: what is decided has one decision that holds, and its letter is as it was": (
        lambda one: Application.objects.filter(pk=one.pk).update(status="decided"),
        "JDS-1406-0001: decided, without a decision that holds",
    ),
    "I4: nobody reviews what a hard conflict keeps from them": (
        lambda one: ConflictFactory(application=one, person=review_of(one).assignment.reviewer.person),
        "JDS-1406-0001 · Maryam Azar: submitted",
    ),
    "I5: a submitted review is complete, and its total is that of its scores": (
        lambda one: change(review_of(one), total=81),
        "JDS-1406-0001 · Maryam Azar: its total is not that of its scores",
    ),
    "I5: nothing of its reviews goes on when a side is closed": (
        lambda one: change(review_of(one), submitted_at=clock.now() + dt.timedelta(days=1)),
        "JDS-1406-0001 · Maryam Azar: submitted",
    ),
    "I1: what is handed in has one leader of each side": (
        lambda one: rows(Member, one).filter(side="partner").delete(),
        "JDS-1406-0001: 0 leaders of the partner side",
    ),
    "I2: what is handed in has the consent of all who lead it": (
        lambda one: rows(Member, one).filter(side="partner").update(consent="void"),
        "JDS-1406-0001: somebody who leads it has not consented to its text",
    ),
    "I2: the text is the one that was consented to": (
        lambda one: Application.objects.filter(pk=one.pk).update(title="Another observatory"),
        "JDS-1406-0001: its text is not the one that was consented to",
    ),
    "I2: the last of its versions is what was handed in": (
        lambda one: rows(ApplicationVersion, one).update(number=2),
        "JDS-1406-0001: its versions are 2",
    ),
    "I3: nothing was taken after the closing, or the later time for consents": (
        lambda one: Call.objects.update(closes_at=clock.now() - dt.timedelta(hours=1), consent_closes_at=None),
        "JDS-1406-0001: version 1 was made at 2026-11-20T08:30:00+00:00, after the call had closed",
    ),
    "Where the call asks for it, the home institution stands behind it": (
        lambda one: Call.objects.update(asks_endorsement=True),
        "JDS-1406-0001: no institution stands behind it",
    ),
    "What is not eligible was excluded by two": (
        lambda one: Application.objects.filter(pk=one.pk).update(status="ineligible"),
        "JDS-1406-0001: it was excluded, and no second person has confirmed that",
    ),
    "I8: what is approved for visits is within the lines, and these within what was granted": (
        lambda one: change(charge_of(one).line, reserved=100),
        "JDS-1406-0001: partner: stays: 2000.00 of 6000.00 EUR is approved",
    ),
    "References of a call have no gaps": (
        lambda one: Application.objects.filter(pk=one.pk).update(reference="JDS-1406-0003"),
        "JDS-1406: 1, 2",
    ),
}


def test_every_rule_is_broken_once_here():
    assert set(BREAKS) == {*invariants.OF_EACH, *invariants.OF_ALL}


@pytest.mark.parametrize("rule", BREAKS)
def test_what_breaks_a_rule_around_the_database_s_own_is_named(application, rule):
    damage, words = BREAKS[rule]
    with pgtrigger.ignore():
        damage(application)

    assert words in broken()[rule]


def test_a_letter_that_says_another_thing_than_it_did_is_named(application):
    with pgtrigger.ignore():
        told_of(application)
    [odd, other] = broken()["I7: what is decided has one decision that holds, and its letter is as it was"]
    assert odd == "JDS-1406-0001: submitted, with a decision that holds"
    assert other == "DEC-1405-0007: its letter says another thing than when it was published"


def test_the_command_says_what_holds_and_fails_for_what_does_not(application):
    said, complained = io.StringIO(), io.StringIO()
    call_command("check_programs", stdout=said, stderr=complained)
    assert "References of a call have no gaps: holds" in said.getvalue()

    with pgtrigger.ignore():
        Application.objects.update(title="Another observatory")
    with pytest.raises(CommandError, match="Something is broken"):
        call_command("check_programs", stdout=said, stderr=complained)
    assert "JDS-1406-0001: its text is not the one that was consented to" in complained.getvalue()


def test_a_version_whose_content_was_changed_has_another_fingerprint(application):
    version = application.versions.get()
    with pgtrigger.ignore():
        shared = version.snapshot["shared"] | {"title": "Another observatory"}
        application.versions.update(snapshot=version.snapshot | {"shared": shared})

    [words] = broken()["I2: the last of its versions is what was handed in"]
    assert words == "JDS-1406-0001: version 1 has the fingerprint of another text"


@pytest.mark.parametrize("others", [0, 3])
def test_any_number_of_applications_is_read_in_the_same_queries(application, django_assert_num_queries, others):
    ApplicationFactory.create_batch(others, submitted=True)

    with django_assert_num_queries(26):
        invariants.check()


def test_lines_of_another_sum_than_is_kept_of_what_was_granted_are_named(application):
    granted = charge_of(application).line.award.amounts.get()
    assert broken() == {}

    with pgtrigger.ignore():
        change(granted, in_lines=1)

    [[words]] = broken().values()
    assert words.endswith("its lines have 6000.00")
