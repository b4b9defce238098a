"""Nominations, elections, renewals, visits and dues: what is done, and what is refused in which words."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from directory.roles import Role
from memberships import actions
from memberships.models import FeeDue, FeeStatus, Membership, Nomination, NominationStatus, TermOrigin, VisitStatus
from memberships.sentences import standing
from memberships.workflow import fee_workflow, nomination_workflow, visit_workflow
from notices.models import Email
from records import clock
from records.closing import close
from records.history import acting, timeline
from records.refusals import Refusal
from tests.factories.directory import AffiliationFactory, InstitutionFactory, PersonFactory, ScholarProfileFactory
from tests.factories.memberships import (
    EntitlementRuleFactory,
    EntitlementUseFactory,
    FeeDueFactory,
    MembershipFactory,
    MembershipSuspensionFactory,
    MembershipTermFactory,
    NominationFactory,
    NominationQuotaFactory,
    NominatorFactory,
    SchemeFactory,
    VisitRequestFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


def day(text):
    return dt.date.fromisoformat(text)


@pytest.fixture
def officer(user_with):
    return user_with(Role.OFFICER)


@pytest.fixture
def director(user_with):
    return user_with(Role.DIRECTOR)


def refusal(act):
    with pytest.raises(Refusal) as refused:
        act()
    return str(refused.value)


# --- nominations -----------------------------------------------------------------------------------------------------


def fellow(**nomination):
    """A nomination under conditions like those of an academy: two of its members sign, younger than 70, consent."""
    scheme = SchemeFactory(
        nominators_required=2,
        nominators_are_members=True,
        needs_consent=True,
        needs_doctorate=True,
        countries=["IR", "PK"],
        age_max=69,
        age_reference="year_ends",
        deadline_month=12,
        deadline_day=31,
        term_months=None,
    )
    person = PersonFactory()
    AffiliationFactory(person=person, institution=InstitutionFactory(country="IR"))
    ScholarProfileFactory(person=person, doctorate_year=1990)
    values = {"born_on": day("1960-05-05"), "consented_on": day("2026-10-01")}
    return NominationFactory(scheme=scheme, person=person, **values | nomination)


def test_a_nomination_that_meets_every_condition_keeps_what_was_found(officer):
    nomination = fellow()
    for _n in range(2):
        NominatorFactory(nomination=nomination, is_member=True, signed_on=day("2026-11-01"))

    actions.submit(nomination, by=officer)

    nomination.refresh_from_db()
    assert nomination.status == NominationStatus.SUBMITTED
    assert nomination.submitted_on == day("2026-11-20")
    assert [(row["rule"], row["state"]) for row in nomination.eligibility] == [
        ("window", "met"),
        ("age", "met"),
        ("doctorate", "met"),
        ("country", "met"),
        ("nominators", "met"),
        ("consent", "met"),
        ("new", "met"),
    ]
    assert nomination.eligibility[1]["words"]["en"] == (
        "At most 69 years old. On 31 December 2026 the candidate is 66."
    )


def test_a_candidate_who_lacks_the_second_fellow_is_refused_with_the_reason_and_stays_a_draft(officer):
    nomination = fellow()
    NominatorFactory(nomination=nomination, is_member=True, signed_on=day("2026-11-01"))
    NominatorFactory(nomination=nomination, name="Prof. B", signed_on=day("2026-11-01"))

    said = refusal(lambda: actions.submit(nomination, by=officer))

    assert said == ("The conditions of the scheme are not met. 1 of 2 nominators. Not members of the body: Prof. B.")
    nomination.refresh_from_db()
    assert nomination.status == NominationStatus.DRAFT


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"born_on": day("1956-12-31")}, "At most 69 years old. On 31 December 2026 the candidate is 70."),
        ({"consented_on": None}, "The candidate has not consented yet."),
        ({"year": 2025}, "Nominations of this year closed on 31 December 2025."),
    ],
)
def test_each_condition_not_met_is_a_reason(officer, changed, reason):
    nomination = fellow(**changed)
    for _n in range(2):
        NominatorFactory(nomination=nomination, is_member=True, signed_on=day("2026-11-01"))

    assert refusal(lambda: actions.submit(nomination, by=officer)) == (
        f"The conditions of the scheme are not met. {reason}"
    )


def test_what_is_not_known_does_not_stand_in_the_way(officer):
    nomination = fellow(born_on=None)
    nomination.person.profile.delete()
    nomination.person.affiliations.all().delete()
    for _n in range(2):
        NominatorFactory(nomination=nomination, is_member=True, signed_on=day("2026-11-01"))

    actions.submit(type(nomination).objects.get(pk=nomination.pk), by=officer)

    nomination.refresh_from_db()
    unknown = [row["rule"] for row in nomination.eligibility if row["state"] == "unknown"]
    assert unknown == ["age", "doctorate", "country"]


def test_a_nominator_counts_as_a_member_who_is_one_here_on_the_day(officer):
    nomination = fellow()
    body = nomination.scheme.body
    here = MembershipFactory(scheme=SchemeFactory(body=body), current=True)
    lapsed = MembershipFactory(scheme=SchemeFactory(body=body))
    MembershipTermFactory(membership=lapsed, starts_on=day("2010-01-01"), ends_on=day("2015-12-31"))
    for membership in (here, lapsed):
        NominatorFactory(nomination=nomination, person=membership.person, name="", signed_on=day("2026-11-01"))

    said = refusal(lambda: actions.submit(nomination, by=officer))

    assert said.endswith(f"1 of 2 nominators. Not members of the body: {lapsed.person}.")


def test_a_full_quota_is_a_reason_before_the_database_refuses(officer):
    scheme = SchemeFactory()
    NominationQuotaFactory(scheme=scheme, year=2026, seats=1)
    actions.submit(NominationFactory(scheme=scheme), by=officer)

    said = refusal(lambda: actions.submit(NominationFactory(scheme=scheme), by=officer))

    assert said == "The conditions of the scheme are not met. 0 places of the quota are left."


def test_an_elected_candidate_becomes_a_member_from_the_day_said_for_the_term_of_the_scheme(officer, director):
    nomination = NominationFactory(scheme__yearly_fee=True)
    actions.submit(nomination, by=officer)
    actions.recommend(nomination, by=director)

    membership = actions.elect(
        nomination,
        decided_on=day("2026-11-19"),
        starts_on=day("2027-01-01"),
        ends_on=day("2032-12-31"),
        number="F-12",
        by=officer,
    )

    term = membership.terms.get()
    assert (membership.person, membership.since_on, membership.number) == (
        nomination.person,
        day("2027-01-01"),
        "F-12",
    )
    assert (term.starts_on, term.ends_on, term.origin) == (day("2027-01-01"), day("2032-12-31"), "initial")
    assert FeeDue.objects.get().ends_on == day("2027-12-31")
    assert nomination.membership == membership


def test_nobody_is_elected_who_was_not_recommended_nor_on_a_day_to_come(officer):
    nomination = NominationFactory(submitted=True)
    decided = {"decided_on": day("2026-11-19"), "starts_on": day("2027-01-01"), "by": officer}

    assert "no longer possible" in refusal(lambda: actions.elect(nomination, **decided))
    actions.recommend(nomination, by=officer)
    too_early = decided | {"decided_on": day("2026-11-21")}
    assert refusal(lambda: actions.elect(nomination, **too_early)) == "That day has not come yet."
    assert not Membership.objects.exists()


def test_officers_and_directors_decide_and_nobody_else(user_with):
    nomination = NominationFactory(submitted=True)

    may = {
        role: {transition.name for transition in nomination_workflow.available_to(user_with(role), nomination)}
        for role in (Role.OFFICER, Role.DIRECTOR, Role.AUDITOR, Role.UNIT_OFFICER, Role.SCHOLAR)
    }

    decided = {"screen", "recommend", "send_back", "withdraw"}
    assert may == {
        Role.OFFICER: decided,
        Role.DIRECTOR: decided,
        Role.AUDITOR: set(),
        Role.UNIT_OFFICER: set(),
        Role.SCHOLAR: set(),
    }


# --- renewal ---------------------------------------------------------------------------------------------------------


def test_lapse_and_return(officer):
    """Example 24 of the office: term ended 2025-12-31, 90 days of grace, fee unpaid, renewed from 2026-05-01."""
    membership = MembershipFactory(
        scheme__yearly_fee=True, scheme__grace_days=90, since_on=day("2019-01-01"), since_precision="year"
    )
    MembershipTermFactory(membership=membership, starts_on=day("2019-01-01"), ends_on=day("2025-12-31"))
    FeeDueFactory(
        membership=membership, starts_on=day("2025-01-01"), ends_on=day("2025-12-31"), due_on=day("2025-01-31")
    )

    assert membership.phase(day("2026-02-01")) == "grace"
    assert membership.phase(day("2026-04-01")) == "lapsed"
    for _twice in range(2):
        if membership.terms.count() == 1:
            actions.renew(membership, starts_on=day("2026-05-01"), ends_on=day("2032-04-30"), by=officer)
        actions.plan_fee(membership.terms.last())

    membership = Membership.objects.get(pk=membership.pk)
    assert standing(membership) == "Member since 2019, 2 terms, with a gap of 120 days."
    assert [(term.starts_on, term.origin) for term in membership.terms.all()] == [
        (day("2019-01-01"), TermOrigin.INITIAL),
        (day("2026-05-01"), TermOrigin.RETURN),
    ]
    new = membership.fees.filter(starts_on=day("2026-05-01"))
    assert [(due.ends_on, due.amount, due.status) for due in new] == [(day("2027-04-30"), 1000, FeeStatus.OPEN)]
    assert membership.phase(day("2026-05-01")) == "current"
    assert membership.phase(day("2026-04-30")) == "lapsed"


def test_a_renewal_without_a_gap_tells_none_and_one_that_overlaps_is_refused(officer):
    term = MembershipTermFactory(ends_on=day("2026-12-31"))
    membership = term.membership
    overlaps = {"starts_on": day("2026-12-31"), "ends_on": day("2032-12-31"), "by": officer}

    assert refusal(lambda: actions.renew(membership, **overlaps)) == (
        "This term overlaps another term of the membership."
    )
    renewed = actions.renew(membership, starts_on=day("2027-01-01"), ends_on=None, by=officer)

    assert renewed.origin == TermOrigin.RENEWAL
    assert Membership.objects.get(pk=membership.pk).gaps == []
    later = {"starts_on": day("2050-01-01"), "ends_on": None, "by": officer}
    assert refusal(lambda: actions.renew(membership, **later)) == (
        "The term before is for life: nothing comes after it."
    )


def test_an_ended_membership_is_not_renewed_and_nobody_but_an_officer_renews(officer, director):
    membership = MembershipFactory(ended_on=day("2026-01-01"), end_reason="resigned")
    renewed = {"starts_on": day("2027-01-01"), "ends_on": None}

    assert refusal(lambda: actions.renew(membership, by=officer, **renewed)) == "This membership has ended."
    with pytest.raises(PermissionDenied):
        actions.renew(MembershipFactory(), by=director, **renewed)


def test_the_member_alone_agrees_to_be_named_and_takes_it_back(user_with, officer):
    user = user_with(Role.SCHOLAR)
    membership = MembershipFactory(person=PersonFactory(user=user))

    actions.agree(membership, is_agreed=True, by=user)
    assert Membership.objects.get().agreed_on == day("2026-11-20")
    actions.agree(membership, is_agreed=False, by=user)
    assert Membership.objects.get().agreed_on is None
    with pytest.raises(PermissionDenied):
        actions.agree(membership, is_agreed=True, by=officer)


# --- visits ----------------------------------------------------------------------------------------------------------


def visit_in(starts_on, ends_on, *, scheme=None, **values):
    """A draft in a term of 2025 to 2030 of a scheme with 90 days, 45 of them in a year."""
    scheme = scheme or SchemeFactory(visits=True)
    if not scheme.entitlement_rules.exists():
        EntitlementRuleFactory(scheme=scheme, cap_total=90, cap_calendar_year=45)
    term = MembershipTermFactory(membership=MembershipFactory(scheme=scheme))
    return VisitRequestFactory(term=term, starts_on=day(starts_on), ends_on=day(ends_on), **values)


def taken(visit):
    return {account.year: int(account.used) for account in visit.term.accounts.all()}


def test_a_visit_over_new_year_takes_its_days_from_both_years(officer):
    visit = visit_in("2027-12-20", "2028-01-10")

    actions.request(visit, by=officer)

    assert (visit.status, visit.requested_on) == (VisitStatus.REQUESTED, day("2026-11-20"))
    assert taken(visit) == {None: 22, 2027: 12, 2028: 10}


@pytest.mark.parametrize(("year", "is_late"), [(2026, True), (2027, False), (2028, False)])
def test_a_visit_is_requested_by_30_november_of_the_year_before(officer, year, is_late):
    visit = visit_in(f"{year}-12-01", f"{year}-12-10")

    if is_late:
        assert refusal(lambda: actions.request(visit, by=officer)) == (
            "Visits of 2026 had to be requested by 30 November 2025."
        )
    else:
        actions.request(visit, by=officer)
        assert visit.status == VisitStatus.REQUESTED


def test_on_30_november_there_is_still_time_and_the_day_after_there_is_none(officer):
    on_time, late = visit_in("2027-03-01", "2027-03-10"), visit_in("2027-03-01", "2027-03-10")

    with clock.held_at(dt.datetime(2026, 11, 30, 20, 0, tzinfo=clock.zone())):
        actions.request(on_time, by=officer)
    with clock.held_at(dt.datetime(2026, 12, 1, 0, 1, tzinfo=clock.zone())):
        assert "30 November 2026" in refusal(lambda: actions.request(late, by=officer))

    assert (on_time.status, late.status) == (VisitStatus.REQUESTED, VisitStatus.DRAFT)


def test_more_than_is_left_is_refused_with_the_figures(officer):
    visit = visit_in("2027-03-01", "2027-04-09")
    actions.request(visit, by=officer)
    second = VisitRequestFactory(term=visit.term, starts_on=day("2027-06-01"), ends_on=day("2027-06-10"))

    assert refusal(lambda: actions.request(second, by=officer)) == (
        "Of 2027 5 person-days are left; the visit takes 10 person-days."
    )
    assert second.uses.count() == 0
    third = VisitRequestFactory(term=visit.term, starts_on=day("2028-01-01"), ends_on=day("2028-02-20"))
    assert refusal(lambda: actions.request(third, by=officer)) == (
        "Of the term 50 person-days are left; the visit takes 51 person-days."
    )


def test_what_one_visit_may_take_is_refused_by_the_scheme(officer):
    scheme = SchemeFactory()
    EntitlementRuleFactory(scheme=scheme, cap_total=180, per_visit_min=30, per_visit_max=60)
    EntitlementRuleFactory(scheme=scheme, kind="fares", cap_total=3, min_stay_days=40)
    short, long = visit_in("2027-03-01", "2027-03-29", scheme=scheme), None
    long = VisitRequestFactory(term=short.term, starts_on=day("2027-05-01"), ends_on=day("2027-06-30"))
    fare = VisitRequestFactory(term=short.term, starts_on=day("2027-08-01"), ends_on=day("2027-08-31"), wants_fare=True)

    assert refusal(lambda: actions.request(short, by=officer)) == "A visit takes at least 30 person-days."
    assert refusal(lambda: actions.request(long, by=officer)) == "A visit takes at most 60 person-days."
    assert refusal(lambda: actions.request(fare, by=officer)) == "The fare is for a stay of at least 40 days."


def test_a_fixed_sum_is_spent_visit_by_visit(officer):
    scheme = SchemeFactory()
    EntitlementRuleFactory(scheme=scheme, kind="money", cap_total=8000, currency="EUR")
    visit = visit_in("2027-03-01", "2027-03-10", scheme=scheme, amount=6000)
    actions.request(visit, by=officer)
    second = VisitRequestFactory(term=visit.term, starts_on=day("2027-06-01"), ends_on=day("2027-06-10"), amount=2001)

    assert refusal(lambda: actions.request(second, by=officer)) == (
        "Of the term 2,000.00 euros are left; the visit takes 2,001.00 euros."
    )


def test_earlier_uses_count_and_sixty_of_180_are_left(officer):
    visit = visit_in("2027-03-01", "2027-04-30", scheme=SchemeFactory(visits=True))
    rule = visit.scheme.entitlement_rules.get()
    type(rule).objects.filter(pk=rule.pk).update(cap_total=180, cap_calendar_year=None)
    EntitlementUseFactory(term=visit.term, rule=rule, year=2025, quantity=120)

    assert refusal(lambda: actions.request(visit, by=officer)) == (
        "Of the term 60 person-days are left; the visit takes 61 person-days."
    )


def confirmed(officer, starts_on="2027-06-01", ends_on="2027-06-20"):
    visit = visit_in(starts_on, ends_on)
    actions.request(visit, by=officer)
    visit_workflow.apply(visit, "authorise", by=officer)
    actions.confirm(visit, starts_on=visit.starts_on, ends_on=visit.ends_on, by=officer)
    return visit


def test_the_first_change_of_dates_counts_and_the_second_cancels(officer):
    visit = confirmed(officer)

    actions.change_dates(visit, starts_on=day("2027-07-01"), ends_on=day("2027-07-10"), by=officer)
    assert (visit.status, visit.date_changes, taken(visit)) == (VisitStatus.CONFIRMED, 1, {None: 10, 2027: 10})

    moved = {"starts_on": day("2027-08-01"), "ends_on": day("2027-08-10"), "by": officer}
    said = refusal(lambda: actions.change_dates(visit, **moved))
    assert said == "The scheme allows no more changes of the dates: another one cancels the visit."
    assert (visit.status, taken(visit)) == (VisitStatus.CONFIRMED, {None: 10, 2027: 10})

    actions.change_dates(visit, is_cancelled=True, by=officer)
    visit.refresh_from_db()
    assert (visit.status, visit.cancel_reason) == (VisitStatus.CANCELLED, "second_change")
    assert visit.starts_on == day("2027-07-01")
    assert taken(visit) == {None: 0, 2027: 0}


def test_dates_cannot_be_moved_into_a_year_for_which_it_was_not_requested(officer):
    visit = confirmed(officer)
    moved = {"starts_on": day("2028-01-05"), "ends_on": day("2028-01-10"), "by": officer}

    assert refusal(lambda: actions.change_dates(visit, **moved)) == (
        "It was requested for 2027: ask for another visit."
    )


def test_visits_without_exact_dates_are_cancelled_on_the_night_after_the_last_day(officer, user_with):
    scholar = user_with(Role.SCHOLAR)
    visit = visit_in("2027-03-01", "2027-03-10", visitor=PersonFactory(user=scholar))
    actions.request(visit, by=officer)
    other = confirmed(officer, "2027-03-01", "2027-03-10")

    assert actions.cancel_late(day("2026-12-01")) == []
    assert actions.cancel_late(day("2026-12-02")) == [visit]
    assert actions.cancel_late(day("2026-12-02")) == []

    visit.refresh_from_db()
    other.refresh_from_db()
    assert (visit.status, visit.cancel_reason, taken(visit)) == ("cancelled", "late_dates", {None: 0, 2027: 0})
    assert other.status == VisitStatus.CONFIRMED
    letter = Email.objects.get()
    assert letter.person == scholar
    assert "1 December 2026" in letter.text


def test_a_made_visit_takes_the_days_really_spent(officer):
    visit = confirmed(officer)

    assert "not come yet" in refusal(
        lambda: actions.complete(visit, starts_on=visit.starts_on, ends_on=visit.ends_on, by=officer)
    )
    with clock.held_at(dt.datetime(2027, 7, 1, 12, 0, tzinfo=clock.zone())):
        actions.complete(visit, starts_on=day("2027-06-02"), ends_on=day("2027-06-11"), by=officer)

    assert (visit.status, taken(visit)) == (VisitStatus.DONE, {None: 10, 2027: 10})


def test_a_member_drafts_requests_and_cancels_the_own_visit_and_nobody_elses(user_with, officer):
    scholar = user_with(Role.SCHOLAR)
    membership = MembershipFactory(person=PersonFactory(user=scholar), current=True)
    asked = {"purpose": "Work", "starts_on": day("2027-03-01"), "ends_on": day("2027-03-10")}

    visit = actions.draft(membership, visitor=membership.person, by=scholar, **asked)
    actions.request(visit, by=scholar)
    actions.cancel(visit, reason="own", comment="Teaching that month.", by=scholar)

    assert visit.status == VisitStatus.CANCELLED
    with pytest.raises(PermissionDenied):
        actions.draft(MembershipFactory(current=True), visitor=membership.person, by=scholar, **asked)
    with pytest.raises(PermissionDenied):
        actions.request(VisitRequestFactory(), by=scholar)
    with pytest.raises(PermissionDenied):
        visit_workflow.apply(
            VisitRequestFactory(status="requested", requested_on=day("2026-11-01")), "authorise", by=scholar
        )


# --- dues ------------------------------------------------------------------------------------------------------------


def test_dues_of_the_coming_period_are_planned_once_however_often_it_runs():
    membership = MembershipFactory(scheme__yearly_fee=True, scheme__fee_due_days=30)
    MembershipTermFactory(membership=membership, starts_on=day("2024-01-01"), ends_on=day("2029-12-31"))
    MembershipFactory(current=True)

    planned = [actions.plan_fees(), actions.plan_fees()]

    assert [len(rows) for rows in planned] == [1, 0]
    due = FeeDue.objects.get()
    assert (due.starts_on, due.ends_on, due.due_on) == (day("2027-01-01"), day("2027-12-31"), day("2027-01-31"))


def test_what_is_due_once_is_not_due_again_with_the_next_term(officer):
    membership = MembershipFactory(
        current=True, scheme=SchemeFactory(fee_amount=50, fee_currency="EUR", fee_period="once")
    )
    first = actions.plan_fee(membership.terms.get())

    actions.renew(membership, starts_on=day("2031-01-01"), ends_on=day("2036-12-31"), by=officer)

    assert FeeDue.objects.get() == first


def test_a_blocked_due_says_why_and_is_paid_when_the_way_is_free(officer, director):
    due = FeeDueFactory()

    actions.block(due, kind="sanctions", note="No bank takes it.", by=officer)
    due = FeeDue.objects.get(pk=due.pk)
    assert due.blocked_by.get_kind_display() == "banks do not carry it"
    assert due.tag == ("blocked", "problem")
    assert list(FeeDue.objects.blocked(day("2026-11-20"))) == [due]
    assert refusal(lambda: actions.block(due, kind="budget", by=officer)) == (
        "Something else is said to block it at that time."
    )

    with clock.held_at(dt.datetime(2026, 12, 24, 12, 0, tzinfo=clock.zone())):
        actions.unblock(due, by=director)
        actions.pay(due, paid_on=day("2026-12-24"), receipt="R-7", by=officer)

    due.refresh_from_db()
    assert (due.status, due.paid_on, due.receipt) == (FeeStatus.PAID, day("2026-12-24"), "R-7")
    assert [(row.starts_on, row.ends_on) for row in due.obstacles.all()] == [(day("2026-11-20"), day("2026-12-23"))]


def test_only_the_director_waives(officer, director):
    due = FeeDueFactory()

    with pytest.raises(PermissionDenied):
        actions.waive(due, comment="The body forgoes it.", by=officer)
    actions.waive(due, comment="The body forgoes it.", by=director)

    assert FeeDue.objects.get().status == FeeStatus.WAIVED


# --- at the edges of a term -------------------------------------------------------------------------------------------


def test_a_yearly_due_is_planned_though_the_next_term_is_written_already():
    membership = MembershipFactory(scheme=SchemeFactory(yearly_fee=True))
    MembershipTermFactory(membership=membership, starts_on=day("2024-01-01"), ends_on=day("2027-12-31"))
    MembershipTermFactory(membership=membership, starts_on=day("2028-01-01"), ends_on=day("2031-12-31"))

    new = actions.plan_fees(day("2026-11-20"))

    assert [due.starts_on for due in new] == [day("2027-01-01")]


def test_what_is_returned_after_the_last_day_was_nominated_in_time(officer):
    nomination = fellow()
    for _n in range(2):
        NominatorFactory(nomination=nomination, is_member=True, signed_on=day("2026-11-01"))
    actions.submit(nomination, by=officer)
    nomination_workflow.perform(nomination, "send_back", comment="One word is missing.", by=officer)

    with clock.held_at(dt.datetime(2027, 1, 10, 12, 0, tzinfo=clock.zone())):
        actions.submit(nomination, by=officer)
        actions.recommend(nomination, by=officer)

    assert nomination.status == NominationStatus.RECOMMENDED


def test_a_member_may_apply_again_where_the_scheme_is_renewed_so(officer):
    scheme = SchemeFactory(renewal="again")
    member = MembershipFactory(scheme=scheme, current=True)
    nomination = NominationFactory(scheme=scheme, person=member.person)

    actions.submit(nomination, by=officer)

    assert nomination.status == NominationStatus.SUBMITTED


@pytest.mark.parametrize("how", ["ended", "resting"])
def test_no_visit_is_asked_for_or_requested_while_the_membership_does_not_count(officer, how):
    visit = VisitRequestFactory()
    membership = visit.membership
    if how == "ended":
        membership.ended_on, membership.end_reason = day("2026-10-01"), "resigned"
        membership.save()
    else:
        MembershipSuspensionFactory(membership=membership)

    asked = {"visitor": visit.visitor, "purpose": "W", "starts_on": day("2027-05-01"), "ends_on": day("2027-05-30")}
    assert "not current" in refusal(lambda: actions.draft(membership, **asked, by=officer))
    assert "not current" in refusal(lambda: actions.request(visit, by=officer))


def test_a_visit_of_an_institution_without_a_coordinator_is_refused_in_words(officer):
    membership = MembershipFactory(institutional=True, current=True)

    asked = {"visitor": None, "purpose": "W", "starts_on": day("2027-05-01"), "ends_on": day("2027-05-30")}
    said = refusal(lambda: actions.draft(membership, **asked, by=officer))
    assert said == "The institution has no coordinator who could travel: enter one first."


def test_a_visit_whose_last_day_for_exact_dates_is_over_is_refused_at_once(officer):
    scheme = SchemeFactory(visits=True, request_month=None, request_day=None)
    visit = VisitRequestFactory(term__membership__scheme=scheme, starts_on=day("2026-12-10"), ends_on=day("2026-12-20"))

    said = refusal(lambda: actions.request(visit, by=officer))
    assert said == "The exact dates of this visit had to be given by 11 September 2026: ask for a later one."


def test_who_has_left_is_not_elected_into_the_membership_that_has_ended(officer):
    gone = MembershipFactory(ended_on=day("2026-01-01"), end_reason="resigned")
    nomination = NominationFactory(
        scheme=gone.scheme, person=gone.person, status="recommended", submitted_on=day("2026-05-01")
    )

    act = {"decided_on": day("2026-11-01"), "starts_on": day("2027-01-01"), "number": "N-7", "by": officer}
    said = refusal(lambda: actions.elect(nomination, **act))
    assert said.startswith("The membership of this holder has ended")


def test_the_number_given_with_an_election_is_kept_for_one_who_was_a_member_before(officer):
    before = MembershipFactory()
    nomination = NominationFactory(
        scheme=before.scheme, person=before.person, status="recommended", submitted_on=day("2026-05-01")
    )

    actions.elect(nomination, decided_on=day("2026-11-01"), starts_on=day("2027-01-01"), number="N-7", by=officer)

    before.refresh_from_db()
    assert before.number == "N-7"


def test_a_due_that_was_paid_by_mistake_is_opened_again_and_its_payment_recorded_as_it_was(officer):
    due = FeeDueFactory()
    actions.pay(due, paid_on=day("2026-11-02"), receipt="R-1", by=officer)

    actions.reopen(due, comment="The receipt is of another year.", by=officer)
    assert (due.status, due.paid_on, due.receipt) == (FeeStatus.OPEN, None, "")
    actions.pay(due, paid_on=day("2026-11-03"), receipt="R-2", by=officer)

    assert (due.status, due.paid_on, due.receipt) == (FeeStatus.PAID, day("2026-11-03"), "R-2")


def test_the_way_is_free_is_offered_only_while_something_blocks_a_due(officer, director):
    due = FeeDueFactory()
    offered = lambda: {one.name for one in fee_workflow.available_to(officer, due)}  # noqa: E731
    before = offered()

    actions.block(due, kind="budget", by=officer)

    assert (before, offered()) == ({"pay", "block"}, {"pay", "unblock"})
    assert refusal(lambda: actions.unblock(FeeDueFactory(), by=officer)).startswith("“The way is free” is no longer")


def test_a_due_unblocked_on_the_same_day_is_to_be_paid_on_that_day(officer):
    due = FeeDueFactory(due_on=day("2026-12-31"))
    actions.block(due, kind="budget", by=officer)

    actions.unblock(due, by=officer)

    due = FeeDue.objects.get()
    assert due.tag == ("to be paid", "waiting")
    assert list(FeeDue.objects.free(day("2026-11-20"))) == [due]
    assert {entry.label for entry in timeline(due)} >= {"The way is free", "Say what blocks the payment"}


def test_a_due_whose_obstacle_has_its_last_day_written_down_is_free_when_it_is_unblocked_before(officer):
    due = FeeDueFactory()
    due.obstacles.create(kind="budget", starts_on=day("2026-11-01"), ends_on=day("2026-12-31"))

    actions.unblock(due, by=officer)

    assert list(due.obstacles.values_list("starts_on", "ends_on")) == [(day("2026-11-01"), day("2026-11-19"))]


def handed_in(officer):
    nomination = fellow()
    for _n in range(2):
        NominatorFactory(nomination=nomination, is_member=True, signed_on=day("2026-11-01"))
    actions.submit(nomination, by=officer)
    return nomination


@pytest.mark.parametrize(
    "change",
    [
        lambda one: Nomination.objects.update(statement_en="Another statement"),
        lambda one: Nomination.objects.update(consented_on=None),
        lambda one: one.nominators.create(name="Prof. C"),
        lambda one: one.nominators.first().delete(),
        lambda one: one.nominators.update(signed_on=day("2026-11-09")),
    ],
)
def test_what_was_handed_in_of_a_nomination_is_kept_by_the_database(officer, change):
    nomination = handed_in(officer)

    def write():
        with acting(by=officer, verb="edit"):
            change(nomination)

    assert refusal(write) == "What was handed in stays as it was: return it for correction before."


def test_a_nomination_is_returned_only_with_reasons_and_is_edited_then(officer):
    nomination = handed_in(officer)

    assert refusal(lambda: actions.send_back(nomination, comment=" ", by=officer)) == "Give your reasons."
    actions.send_back(nomination, comment="One word is missing.", by=officer)
    with acting(by=officer, verb="edit"):
        Nomination.objects.update(statement_en="Another statement")
        nomination.nominators.first().delete()

    assert (Nomination.objects.get().statement_en, nomination.nominators.count()) == ("Another statement", 1)
    assert "One word is missing." in [entry.comment for entry in timeline(nomination)]


def elected(officer, person=None, **scheme):
    scheme = SchemeFactory(yearly_fee=True, visits=True, renewal="again", **scheme)
    nomination = NominationFactory(scheme=scheme, person=person or PersonFactory())
    actions.submit(nomination, by=officer)
    actions.recommend(nomination, by=officer)
    elect(nomination, officer)
    return nomination


def elect(nomination, officer):
    days = {"starts_on": day("2026-01-01"), "ends_on": day("2030-12-31")}
    return actions.elect(nomination, decided_on=day("2026-11-19"), **days, by=officer)


def test_an_election_taken_back_takes_its_term_and_membership_out_and_can_be_recorded_anew(officer):
    nomination = elected(officer)

    actions.take_back(nomination, comment="It was another candidate.", by=officer)

    nomination.refresh_from_db()
    assert (nomination.status, nomination.decided_on) == (NominationStatus.RECOMMENDED, None)
    wrong = Membership.objects.get()
    assert (wrong.closed_on, wrong.closed_reason) == (clock.today(), "It was another candidate.")
    assert (wrong.terms.count(), FeeDue.objects.unpaid().count()) == (0, 0)
    again = elect(Nomination.objects.get(), officer)
    assert (again.pk != wrong.pk, again.nomination, again.terms.count()) == (True, nomination, 1)


def test_of_a_member_elected_anew_only_the_newest_term_is_taken_back(officer):
    membership = MembershipFactory(scheme=SchemeFactory(renewal="again"), since_on=day("2019-01-01"))
    MembershipTermFactory(membership=membership, starts_on=day("2019-01-01"), ends_on=day("2024-12-31"))
    nomination = NominationFactory(scheme=membership.scheme, person=membership.person)
    actions.submit(nomination, by=officer)
    actions.recommend(nomination, by=officer)
    elect(nomination, officer)

    actions.take_back(nomination, comment="Not elected after all.", by=officer)

    membership.refresh_from_db()
    assert (membership.closed_on, membership.nomination) == (None, None)
    assert [term.ends_on for term in membership.terms.all()] == [day("2024-12-31")]


@pytest.mark.parametrize("rests", ["visit", "use", "paid"])
def test_an_election_on_which_something_rests_stays(rests, officer):
    nomination = elected(officer)
    term = nomination.membership.terms.get()
    if rests == "visit":
        VisitRequestFactory(term=term, starts_on=day("2027-06-01"), ends_on=day("2027-06-05"))
    elif rests == "use":
        EntitlementUseFactory(term=term)
    else:
        actions.pay(FeeDue.objects.get(), paid_on=day("2026-11-19"), by=officer)

    said = refusal(lambda: actions.take_back(nomination, comment="By mistake.", by=officer))

    assert said == (
        "A due of the term that began is paid or waived: open it again first."
        if rests == "paid"
        else "Visits were asked for, or something was taken, in the term that began: it stays."
    )
    assert Nomination.objects.get().status == NominationStatus.ELECTED


def test_a_decision_is_taken_back_with_reasons_by_the_office(officer, user_with):
    nomination = NominationFactory(status="not_elected", submitted_on=day("2026-11-01"), decided_on=day("2026-11-19"))

    assert refusal(lambda: actions.take_back(nomination, comment=" ", by=officer)) == "Give your reasons."
    with pytest.raises(PermissionDenied):
        actions.take_back(nomination, comment="By mistake.", by=user_with(Role.AUDITOR))
    actions.take_back(nomination, comment="By mistake.", by=officer)
    assert Nomination.objects.get().status == NominationStatus.RECOMMENDED


def test_a_visit_recorded_as_made_by_mistake_is_confirmed_again_and_recorded_with_the_right_days(officer):
    visit = visit_in("2026-11-01", "2026-11-20", scheme=SchemeFactory())
    type(visit).objects.filter(pk=visit.pk).update(
        status="confirmed", requested_on=day("2026-10-01"), confirmed_on=day("2026-10-02")
    )
    actions.complete(visit, starts_on=day("2026-11-01"), ends_on=day("2026-11-20"), by=officer)

    with pytest.raises(Refusal):
        actions.not_made(visit, comment="", by=officer)
    actions.not_made(visit, comment="Those were the days of somebody else.", by=officer)
    assert visit.status == VisitStatus.CONFIRMED
    actions.complete(visit, starts_on=day("2026-11-01"), ends_on=day("2026-11-05"), by=officer)

    assert (visit.status, sum(use.quantity for use in visit.uses.all())) == (VisitStatus.DONE, 5)


def test_exact_dates_nearer_than_the_scheme_allows_are_not_confirmed(officer):
    visit = visit_in("2027-06-01", "2027-06-20")
    actions.request(visit, by=officer)
    visit_workflow.apply(visit, "authorise", by=officer)
    near = {"starts_on": day("2027-02-17"), "ends_on": day("2027-03-05"), "by": officer}

    said = refusal(lambda: actions.confirm(visit, **near))

    assert said == "The exact dates of this visit had to be given by 19 November 2026: ask for a later one."
    actions.confirm(visit, **near | {"starts_on": day("2027-02-18")})
    assert visit.status == VisitStatus.CONFIRMED


def test_the_due_of_a_membership_that_was_withdrawn_waits_for_nobody(officer):
    due = FeeDueFactory()
    assert FeeDue.objects.unpaid().get() == due

    close(due.membership, reason="Entered twice.", by=officer)

    assert not FeeDue.objects.unpaid().exists()
