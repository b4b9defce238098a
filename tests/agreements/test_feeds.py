"""The days of agreements in people's own calendars: what they see now, and no more."""

import datetime as dt

import icalendar
import pytest
from django.utils import translation

from agreements.actions import commitments, reviewing
from agreements.models import Course, RenewalMode
from directory.roles import Role
from records import feeds
from records.models import Feed
from tests.factories.agreements import (
    AgreementFactory,
    AgreementTermFactory,
    CommitmentFactory,
    CommitmentOccurrenceFactory,
    OfficerAssignmentFactory,
    RenewalReviewFactory,
)
from tests.factories.directory import UnitFactory
from tests.factories.records import FeedFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

KINDS = ["agreement-last-days", "agreement-notice"]
ENDS = dt.date(2027, 6, 30)


def events(user, *, kinds=KINDS, is_own_only=False):
    feed = Feed.objects.filter(owner=user).first() or FeedFactory(owner=user, kinds=kinds, is_own_only=is_own_only)
    return icalendar.Calendar.from_ical(feeds.published(feed)).walk("VEVENT")


def told(user, **options):
    return {(str(event["summary"]), event["dtstart"].dt) for event in events(user, **options)}


def signed(**values):
    return AgreementFactory(**{"concluded": True, "title_en": "Memorandum", "term__ends_on": ENDS} | values)


def test_a_term_gives_its_last_day_and_the_last_day_for_notice(user_with):
    signed(term__notice_days=180)

    assert told(user_with(Role.OFFICER)) == {
        ("Ends: Memorandum", ENDS),
        ("Last day for notice: Memorandum", dt.date(2027, 1, 1)),
    }


def test_each_kind_is_chosen_by_itself(user_with):
    signed(term__notice_days=180)

    assert told(user_with(Role.OFFICER), kinds=["agreement-notice"]) == {
        ("Last day for notice: Memorandum", dt.date(2027, 1, 1))
    }


def test_an_event_leads_to_its_agreement_and_says_what_the_day_means(user_with):
    agreement = signed()

    (event,) = events(user_with(Role.OFFICER))

    assert str(event["url"]) == f"http://127.0.0.1:8000{agreement.get_absolute_url()}"
    assert str(event["description"]) == "The last day of its term.\n30 June 2027 – 9 Tir 1406"


def test_the_owner_s_language_is_that_of_titles_and_addresses(user_with):
    agreement = signed(title_fa="یادداشت تفاهم")
    user = user_with(Role.OFFICER, language="fa")

    with translation.override("en"):
        (event,) = events(user)

    assert "یادداشت تفاهم" in str(event["summary"])
    assert str(event["url"]).endswith(f"/fa/agreements/{agreement.uuid}/")


@pytest.mark.parametrize(
    "values",
    [
        {"concluded": False},
        {"term": None},
        {"term__open": True},
        {"term__end_not_known": True},
        {"term__ends_on": dt.date(2026, 6, 30)},
        {"term__ends_on": dt.date(2031, 6, 30)},
    ],
)
def test_what_has_no_day_or_is_far_from_now_is_in_no_calendar(user_with, values):
    values = values if values.get("concluded") is False else {"concluded": True} | values
    AgreementFactory(**{name: value for name, value in values.items() if name != "concluded" or value})

    assert told(user_with(Role.OFFICER)) == set()


def test_only_the_last_term_counts(user_with):
    agreement = signed()
    AgreementTermFactory(agreement=agreement, starts_on=ENDS + dt.timedelta(days=1), ends_on=dt.date(2028, 6, 30))

    assert told(user_with(Role.OFFICER)) == {("Ends: Memorandum", dt.date(2028, 6, 30))}


def test_automatic_renewals_move_the_end_and_give_notice_another_meaning(user_with):
    signed(term__renewal_mode=RenewalMode.AUTO, term__auto_months=12, term__max_auto_renewals=1, term__notice_days=30)

    meanings = {
        event["dtstart"].dt: str(event["description"]).splitlines()[0] for event in events(user_with(Role.OFFICER))
    }

    assert meanings == {
        dt.date(2028, 6, 30): "The last day that its renewals can cover.",
        dt.date(2027, 5, 31): "Without notice it renews by itself.",
    }


def test_a_renewal_moves_the_event_and_a_termination_cancels_it(user_with):
    agreement, user = signed(), user_with(Role.OFFICER)
    (before,) = events(user)
    AgreementTermFactory(agreement=agreement, starts_on=ENDS + dt.timedelta(days=1), ends_on=dt.date(2028, 6, 30))
    (moved,) = events(user)
    agreement.terminated_on, agreement.termination_reason = dt.date(2026, 11, 1), "Dissolved."
    agreement.save()
    (gone,) = events(user)

    assert len({event["uid"] for event in (before, moved, gone)}) == 1
    assert [(event["sequence"], str(event["status"])) for event in (before, moved, gone)] == [
        (0, "CONFIRMED"),
        (1, "CONFIRMED"),
        (2, "CANCELLED"),
    ]


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (Role.SCHOLAR, {"Public"}),
        (Role.UNIT_OFFICER, {"Public", "Internal", "Restricted of the unit"}),
        (Role.OFFICER, {"Public", "Internal", "Restricted", "Restricted of the unit"}),
        (Role.AUDITOR, {"Public", "Internal", "Restricted", "Restricted of the unit"}),
    ],
)
def test_a_calendar_holds_what_its_owner_sees_now(user_with, role, expected):
    unit = UnitFactory()
    kept = {
        signed(reference="Public", public=True),
        signed(reference="Internal"),
        signed(reference="Restricted", restricted=True),
        signed(reference="Restricted of the unit", restricted=True, lead_unit=unit),
    }
    by_address = {str(agreement.uuid): agreement.reference for agreement in kept}
    user = user_with(role, unit=unit if role == Role.UNIT_OFFICER else None)

    assert {by_address[str(event["url"]).split("/")[-2]] for event in events(user)} == expected


def test_who_may_no_longer_see_it_is_told_that_it_is_gone_and_nothing_else(user_with, canary):
    signed(title_en=canary)
    user = user_with(Role.OFFICER)
    assert canary in str(told(user))
    user.appointments.update(ends_on=dt.date(2026, 11, 1))
    user = type(user).objects.get(pk=user.pk)

    (event,) = events(user)

    assert (str(event["status"]), "url" in event, "description" in event) == ("CANCELLED", False, False)
    assert canary not in event.to_ical().decode()


def test_the_title_of_a_restricted_agreement_leaves_in_no_calendar(user_with, canary):
    signed(title_en=canary, restricted=True, reference="MOU-1405-0007")

    (event,) = events(user_with(Role.OFFICER))

    assert str(event["summary"]) == "Ends: MOU-1405-0007"
    assert canary not in event.to_ical().decode()


def test_one_s_own_are_those_one_looks_after(user_with):
    unit = UnitFactory()
    officer, of_unit = user_with(Role.OFFICER), user_with(Role.UNIT_OFFICER, unit=unit)
    OfficerAssignmentFactory(agreement=signed(title_en="In charge"), user=officer)
    OfficerAssignmentFactory(agreement=signed(title_en="Was in charge"), user=officer, ends_on=dt.date(2025, 1, 1))
    signed(title_en="Of the unit", lead_unit=unit)

    assert told(officer, is_own_only=True) == {("Ends: In charge", ENDS)}
    assert told(of_unit, is_own_only=True) == {("Ends: Of the unit", ENDS)}


# --- commitments and reviews -----------------------------------------------------------------------------------------

DUE = dt.date(2027, 3, 1)


def promised(agreement=None, due_on=DUE, **values):
    commitment = CommitmentFactory(agreement=agreement or signed(), **values)
    return CommitmentOccurrenceFactory(commitment=commitment, due_on=due_on)


def one_event(user, kind):
    (event,) = events(user, kinds=[kind])
    return event


def test_a_commitment_has_the_day_on_which_it_is_due_and_leads_to_it(user_with):
    occurrence = promised()

    event = one_event(user_with(Role.OFFICER), "commitments")

    assert (str(event["summary"]), event["dtstart"].dt) == ("Due: Two scholarships", DUE)
    assert str(event["description"]) == "Memorandum\n1 March 2027 – 10 Esfand 1405"
    assert str(event["url"]) == f"http://127.0.0.1:8000{occurrence.get_absolute_url()}"


def test_a_review_has_the_last_day_for_the_decision_that_of_notice_before_that_of_the_term(user_with):
    with_notice, without = signed(title_en="With", term__notice_days=180), signed(title_en="Without")
    for agreement in (with_notice, without):
        RenewalReviewFactory(agreement=agreement)

    assert told(user_with(Role.OFFICER), kinds=["agreement-reviews"]) == {
        ("Renewal to be decided: With", dt.date(2027, 1, 1)),
        ("Renewal to be decided: Without", ENDS),
    }


def _keep(occurrence, user):
    commitments.keep(occurrence, done_on=dt.date(2026, 11, 19), by=user)


def _waive(occurrence, user):
    commitments.waive(occurrence, comment="Agreed with the partner.", by=user)


def _close(occurrence, user):
    occurrence.commitment.closed_on, occurrence.commitment.closed_reason = dt.date(2026, 11, 19), "Entered twice."
    occurrence.commitment.save()


@pytest.mark.parametrize("end", [_keep, _waive, _close])
def test_a_commitment_that_moves_keeps_its_event_and_one_that_is_over_cancels_it(user_with, end):
    occurrence, user = promised(due_on=dt.date(2026, 12, 15)), user_with(Role.OFFICER)
    before = one_event(user, "commitments")
    occurrence.due_on = DUE
    occurrence.save()
    moved = one_event(user, "commitments")
    end(occurrence, user)
    gone = one_event(user, "commitments")

    assert len({event["uid"] for event in (before, moved, gone)}) == 1
    assert [(event["sequence"], str(event["status"])) for event in (before, moved, gone)] == [
        (0, "CONFIRMED"),
        (1, "CONFIRMED"),
        (2, "CANCELLED"),
    ]


def test_a_decided_review_is_cancelled(user_with):
    review, user = RenewalReviewFactory(agreement=signed()), user_with(Role.OFFICER)
    before = one_event(user, "agreement-reviews")
    reviewing.decide(review, decision=Course.RENEW, by=user_with(Role.DIRECTOR))
    gone = one_event(user, "agreement-reviews")

    assert before["uid"] == gone["uid"]
    assert [(event["sequence"], str(event["status"])) for event in (before, gone)] == [
        (0, "CONFIRMED"),
        (1, "CANCELLED"),
    ]


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (Role.SCHOLAR, set()),
        (Role.UNIT_OFFICER, set()),
        (Role.OFFICER, {"commitments", "agreement-reviews"}),
        (Role.DIRECTOR, {"commitments", "agreement-reviews"}),
        (Role.AUDITOR, {"commitments", "agreement-reviews"}),
    ],
)
def test_days_of_the_office_are_told_to_those_who_read_its_papers(user_with, role, expected):
    agreement = signed(public=True)
    RenewalReviewFactory(agreement=agreement)
    promised(agreement)

    found = events(user_with(role), kinds=["commitments", "agreement-reviews"])

    titles = {"Commitments that are due": "commitments", "Renewals to be decided": "agreement-reviews"}
    assert {titles[str(event["categories"].cats[0])] for event in found} == expected


def test_of_a_restricted_agreement_whoever_sees_to_a_commitment_learns_its_day_alone(user_with, canary):
    agreement = signed(title_en=canary, restricted=True, reference="MOU-1405-0007")
    RenewalReviewFactory(agreement=agreement)
    scholar, officer, other = user_with(Role.SCHOLAR), user_with(Role.OFFICER), user_with(Role.SCHOLAR)
    promised(agreement, owner=scholar, text_en=canary)
    kinds = ["commitments", "agreement-reviews"]

    (for_scholar,) = events(scholar, kinds=kinds)
    for_officer = events(officer, kinds=kinds)

    assert (str(for_scholar["summary"]), for_scholar["dtstart"].dt) == ("A commitment is due", DUE)
    assert "MOU-1405-0007" not in for_scholar.to_ical().decode()
    assert {str(event["summary"]) for event in for_officer} == {
        "A commitment is due",
        "Renewal to be decided: MOU-1405-0007",
    }
    assert str(for_officer[0]["description"]).startswith("MOU-1405-0007\n")
    assert not [event for event in (for_scholar, *for_officer) if canary in event.to_ical().decode()]
    assert events(other, kinds=kinds) == []


def test_one_s_own_commitments_and_reviews_are_those_one_looks_after(user_with):
    officer, mine, other = user_with(Role.OFFICER), signed(title_en="Mine"), signed(title_en="Other")
    OfficerAssignmentFactory(agreement=mine, user=officer)
    for agreement in (mine, other):
        RenewalReviewFactory(agreement=agreement)
        promised(agreement, text_en=f"Of the {agreement.title_en.lower()}")
    promised(other, text_en="To be seen to", owner=officer)
    promised(other, text_en="Far away", due_on=dt.date(2031, 1, 1), owner=officer)

    assert told(officer, kinds=["commitments", "agreement-reviews"], is_own_only=True) == {
        ("Renewal to be decided: Mine", ENDS),
        ("Due: Of the mine", DUE),
        ("Due: To be seen to", DUE),
    }


@pytest.mark.parametrize("count", [1, 3])
def test_a_calendar_costs_the_same_for_one_and_three(user_with, django_assert_num_queries, count):
    user = user_with(Role.OFFICER)
    for _n in range(count):
        agreement = signed()
        RenewalReviewFactory(agreement=agreement)
        promised(agreement)
    events(user, kinds=["commitments", "agreement-reviews"])

    with django_assert_num_queries(9):
        assert len(events(user)) == 2 * count
