"""What the database refuses of memberships, whoever writes; and where a membership stands on any day."""

import datetime as dt
import random

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from memberships.forms import MembershipForm
from memberships.models import Membership, MembershipTerm, NominationQuota, Phase
from records.history import acting
from records.refusals import Refusal
from tests.factories.directory import InstitutionFactory, PersonFactory
from tests.factories.memberships import (
    BodyFactory,
    EntitlementAccountFactory,
    EntitlementRuleFactory,
    EntitlementUseFactory,
    FeeDueFactory,
    FeeObstacleFactory,
    MembershipFactory,
    MembershipSuspensionFactory,
    MembershipTermFactory,
    NominationFactory,
    NominationQuotaFactory,
    NominatorFactory,
    SchemeFactory,
    VisitRequestFactory,
)

pytestmark = pytest.mark.django_db


def day(text):
    return dt.date.fromisoformat(text)


def refused(act):
    """The name of the rule that the database names when it refuses."""
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        act()
    return error.value.__cause__.diag.constraint_name


@pytest.mark.parametrize(
    ("rule", "act"),
    [
        ("body_source_is_dated", lambda: BodyFactory(source_url="https://example.org/")),
        ("scheme_source_is_dated", lambda: SchemeFactory(source_url="https://example.org/")),
        ("scheme_ages_ordered", lambda: SchemeFactory(age_min=40, age_max=39)),
        ("scheme_term_has_months", lambda: SchemeFactory(term_months=0)),
        ("scheme_fee_is_told", lambda: SchemeFactory(fee_amount=10, fee_currency="EUR")),
        ("scheme_fee_is_told", lambda: SchemeFactory(fee_amount=10, fee_period="once")),
        ("scheme_deadline_is_a_day", lambda: SchemeFactory(deadline_month=3)),
        ("scheme_opens_on_a_day", lambda: SchemeFactory(opens_month=13, opens_day=1)),
        ("scheme_request_is_a_day", lambda: SchemeFactory(request_day=30)),
        ("entitlement_rule_is_positive", lambda: EntitlementRuleFactory(cap_total=0)),
        ("entitlement_rule_visit_ordered", lambda: EntitlementRuleFactory(per_visit_min=60, per_visit_max=30)),
        ("entitlement_rule_money_has_currency", lambda: EntitlementRuleFactory(kind="money")),
        ("entitlement_rule_money_has_currency", lambda: EntitlementRuleFactory(currency="EUR")),
        ("nomination_of_one", lambda: NominationFactory(person=None)),
        ("nomination_of_one", lambda: NominationFactory(institution=InstitutionFactory())),
        ("nomination_handed_in_has_day", lambda: NominationFactory(status="submitted")),
        (
            "nomination_decided_has_day",
            lambda: NominationFactory(status="elected", submitted_on=day("2026-01-01")),
        ),
        ("nominator_is_named", lambda: NominatorFactory(name="")),
        ("membership_of_one", lambda: MembershipFactory(person=None)),
        ("membership_of_one", lambda: MembershipFactory(institution=InstitutionFactory())),
        ("membership_coordinator_of_institution", lambda: MembershipFactory(coordinator=PersonFactory())),
        ("membership_end_is_told", lambda: MembershipFactory(ended_on=day("2026-01-01"))),
        ("membership_end_is_told", lambda: MembershipFactory(end_reason="resigned")),
        (
            "membership_ends_after_begin",
            lambda: MembershipFactory(ended_on=day("2024-01-01"), end_reason="resigned"),
        ),
        ("membership_term_dates_ordered", lambda: MembershipTermFactory(ends_on=day("2024-12-31"))),
        (
            "membership_suspension_dates_ordered",
            lambda: MembershipSuspensionFactory(ends_on=day("2025-12-31")),
        ),
        ("membership_suspension_has_reason", lambda: MembershipSuspensionFactory(reason="")),
        ("entitlement_use_is_positive", lambda: EntitlementUseFactory(quantity=0)),
        ("entitlement_use_of_the_scheme", lambda: EntitlementUseFactory(rule=EntitlementRuleFactory())),
        ("visit_dates_ordered", lambda: VisitRequestFactory(ends_on=day("2027-02-28"))),
        ("visit_within_term", lambda: VisitRequestFactory(starts_on=day("2024-12-31"))),
        ("visit_within_term", lambda: VisitRequestFactory(ends_on=day("2031-01-01"))),
        ("visit_requested_has_day", lambda: VisitRequestFactory(status="requested")),
        (
            "visit_confirmed_has_day",
            lambda: VisitRequestFactory(status="confirmed", requested_on=day("2026-11-20")),
        ),
        ("visit_cancelled_has_reason", lambda: VisitRequestFactory(status="cancelled")),
        ("visit_cancelled_has_reason", lambda: VisitRequestFactory(cancel_reason="own")),
        ("fee_period_ordered", lambda: FeeDueFactory(ends_on=day("2025-12-31"))),
        ("fee_paid_has_day", lambda: FeeDueFactory(status="paid")),
        ("fee_paid_has_day", lambda: FeeDueFactory(paid_on=day("2026-01-01"))),
        ("fee_obstacle_dates_ordered", lambda: FeeObstacleFactory(ends_on=day("2026-01-31"))),
        ("fee_obstacle_other_is_told", lambda: FeeObstacleFactory(kind="other")),
    ],
)
def test_the_database_refuses_by_its_rule(rule, act):
    assert refused(act) == rule


@pytest.mark.parametrize(
    ("rule", "factory", "shared"),
    [
        ("entitlement_rule_once", EntitlementRuleFactory, ["scheme"]),
        ("nomination_quota_once", NominationQuotaFactory, ["scheme", "year"]),
        ("nomination_of_person_once", NominationFactory, ["scheme", "person"]),
        ("nominator_once", NominatorFactory, ["nomination", "name"]),
        ("membership_of_person_once", MembershipFactory, ["scheme", "person"]),
        ("membership_terms_do_not_overlap", MembershipTermFactory, ["membership"]),
        ("membership_suspensions_do_not_overlap", MembershipSuspensionFactory, ["membership"]),
        ("entitlement_account_once", EntitlementAccountFactory, ["term", "rule"]),
        ("fee_of_a_period_once", FeeDueFactory, ["membership"]),
        ("fee_obstacles_do_not_overlap", FeeObstacleFactory, ["fee"]),
    ],
)
def test_there_is_one_of_it(rule, factory, shared):
    first = factory()

    assert refused(lambda: factory(**{name: getattr(first, name) for name in shared})) == rule


def test_an_institution_is_nominated_once_a_year_and_a_member_once():
    institution = InstitutionFactory()
    nomination = NominationFactory(person=None, institution=institution)
    membership = MembershipFactory(institutional=True, institution=institution, number="7")

    again = {"person": None, "institution": institution}
    assert refused(lambda: NominationFactory(scheme=nomination.scheme, **again)) == "nomination_of_institution_once"
    assert refused(lambda: MembershipFactory(scheme=membership.scheme, **again)) == "membership_of_institution_once"
    assert refused(lambda: MembershipFactory(scheme=membership.scheme, number="7")) == "membership_number_once"


def test_a_term_may_follow_on_the_next_day_and_none_follows_one_for_life():
    term = MembershipTermFactory(starts_on=day("2020-01-01"), ends_on=day("2025-12-31"))

    for_life = MembershipTermFactory(membership=term.membership, starts_on=day("2026-01-01"), ends_on=None)

    assert for_life.pk
    later = {"membership": term.membership, "starts_on": day("2050-01-01"), "ends_on": None}
    assert refused(lambda: MembershipTermFactory(**later)) == "membership_terms_do_not_overlap"


def test_nobody_nominates_himself():
    nomination = NominationFactory()

    with pytest.raises(Refusal, match="Nobody nominates himself"), acting(by="A test", verb="add"):
        NominatorFactory(nomination=nomination, person=nomination.person, name="")


# --- quotas ----------------------------------------------------------------------------------------------------------


def test_a_quota_counts_what_is_handed_in_of_its_institution_and_year_and_frees_the_place():
    home, scheme = InstitutionFactory(), SchemeFactory()
    of_all = NominationQuotaFactory(scheme=scheme, year=2026, seats=5)
    of_home = NominationQuotaFactory(scheme=scheme, year=2026, institution=home, seats=1)
    NominationFactory(scheme=scheme, submitted=True)
    nomination = NominationFactory(scheme=scheme, home=home, submitted=True)

    def used():
        return [NominationQuota.objects.get(pk=quota.pk).used for quota in (of_all, of_home)]

    assert used() == [2, 1]
    one_more = {"scheme": scheme, "home": home, "submitted": True}
    assert refused(lambda: NominationFactory(**one_more)) == "nomination_quota_holds"
    nomination.status = "withdrawn"
    nomination.save()
    assert used() == [1, 0]
    NominationFactory(**one_more)
    assert used() == [2, 1]


def test_a_quota_entered_later_counts_what_is_there_and_is_not_below_it():
    scheme = SchemeFactory()
    for _n in range(2):
        NominationFactory(scheme=scheme, submitted=True)

    assert refused(lambda: NominationQuotaFactory(scheme=scheme, year=2026, seats=1)) == "nomination_quota_holds"
    quota = NominationQuotaFactory(scheme=scheme, year=2026, seats=2)
    quota.refresh_from_db()
    assert quota.used == 2


# --- entitlements ----------------------------------------------------------------------------------------------------


def accounts(term):
    return {account.year: (account.used, account.cap) for account in term.accounts.all()}


def test_uses_open_the_accounts_of_the_term_and_of_each_year_and_count_there():
    term = MembershipTermFactory()
    rule = EntitlementRuleFactory(scheme=term.membership.scheme, cap_total=90, cap_calendar_year=45)

    first = EntitlementUseFactory(term=term, rule=rule, year=2026, quantity=40)
    second = EntitlementUseFactory(term=term, rule=rule, year=2027, quantity=30)

    assert accounts(term) == {None: (70, 90), 2026: (40, 45), 2027: (30, 45)}
    assert (
        refused(lambda: EntitlementUseFactory(term=term, rule=rule, year=2026, quantity=6)) == "entitlement_cap_holds"
    )
    first.year = 2028
    first.save()
    second.delete()
    assert accounts(term) == {None: (40, 90), 2026: (0, 45), 2027: (0, 45), 2028: (40, 45)}


def test_the_cap_of_the_term_holds_over_its_years():
    term = MembershipTermFactory()
    rule = EntitlementRuleFactory(scheme=term.membership.scheme, cap_total=90, cap_calendar_year=45)
    for year in (2026, 2027):
        EntitlementUseFactory(term=term, rule=rule, year=year, quantity=45)

    assert (
        refused(lambda: EntitlementUseFactory(term=term, rule=rule, year=2028, quantity=1)) == "entitlement_cap_holds"
    )
    assert accounts(term) == {None: (90, 90), 2026: (45, 45), 2027: (45, 45)}


def test_a_cap_that_the_scheme_changes_later_is_the_one_of_those_who_come_later():
    term = MembershipTermFactory()
    rule = EntitlementRuleFactory(scheme=term.membership.scheme, cap_total=90)
    EntitlementUseFactory(term=term, rule=rule, quantity=10)
    rule.cap_total = 60
    rule.save()
    later = MembershipTermFactory(membership=MembershipFactory(scheme=term.membership.scheme))

    EntitlementUseFactory(term=term, rule=rule, quantity=10)
    EntitlementUseFactory(term=later, rule=rule, quantity=10)

    assert accounts(term) == {None: (20, 90)}
    assert accounts(later) == {None: (10, 60)}


def test_an_account_entered_later_counts_what_was_taken():
    term = MembershipTermFactory()
    rule = EntitlementRuleFactory(scheme=term.membership.scheme, cap_total=None)
    EntitlementUseFactory(term=term, rule=rule, quantity=25)

    EntitlementAccountFactory(term=term, rule=rule, cap=30)

    assert accounts(term) == {None: (25, 30)}
    assert refused(lambda: EntitlementUseFactory(term=term, rule=rule, quantity=6)) == "entitlement_cap_holds"


# --- phases ----------------------------------------------------------------------------------------------------------


def test_phase_of_each_day():
    membership = MembershipFactory(ended_on=day("2029-06-01"), end_reason="resigned")
    MembershipTermFactory(membership=membership, starts_on=day("2026-01-01"), ends_on=day("2026-12-31"))
    MembershipTermFactory(membership=membership, starts_on=day("2028-01-01"), ends_on=day("2029-12-31"))
    MembershipSuspensionFactory(membership=membership, starts_on=day("2028-03-01"), ends_on=day("2028-03-31"))

    phases = {
        text: membership.phase(day(text)).value
        for text in (
            "2025-12-31",
            "2026-01-01",
            "2026-12-31",
            "2027-01-01",
            "2027-03-31",
            "2027-04-01",
            "2028-01-01",
            "2028-03-01",
            "2028-03-31",
            "2028-04-01",
            "2029-05-31",
            "2029-06-01",
        )
    }

    assert phases == {
        "2025-12-31": "pending",
        "2026-01-01": "current",
        "2026-12-31": "current",
        "2027-01-01": "grace",
        "2027-03-31": "grace",
        "2027-04-01": "lapsed",
        "2028-01-01": "current",
        "2028-03-01": "suspended",
        "2028-03-31": "suspended",
        "2028-04-01": "current",
        "2029-05-31": "current",
        "2029-06-01": "ended",
    }


def test_a_member_since_some_day_without_a_term_is_not_called_one_who_has_not_begun():
    membership = MembershipFactory(since_on=day("2019-01-01"))

    assert membership.phase(day("2018-12-31")) == "pending"
    assert membership.phase(day("2019-01-01")) == "undated"
    MembershipTermFactory(membership=membership, starts_on=day("2020-01-01"))
    assert Membership.objects.get().phase(day("2019-06-01")) == "pending"


def test_every_membership_is_in_the_phase_in_which_the_list_finds_it():
    dice = random.Random(6)
    start = day("2020-01-01")
    for _n in range(40):
        ends = start + dt.timedelta(days=dice.randrange(2500)) if dice.random() < 0.2 else None
        membership = MembershipFactory(
            scheme__grace_days=dice.choice([0, 90, 400]),
            since_on=start,
            ended_on=ends,
            end_reason="resigned" if ends else "",
        )
        on = start
        for _term in range(dice.randrange(4)):
            on += dt.timedelta(days=dice.randrange(1, 400))
            last = None if dice.random() < 0.1 else on + dt.timedelta(days=dice.randrange(700))
            MembershipTermFactory(membership=membership, starts_on=on, ends_on=last)
            if last is None:
                break
            on = last
        if dice.random() < 0.3:
            rests = start + dt.timedelta(days=dice.randrange(2000))
            MembershipSuspensionFactory(membership=membership, starts_on=rests, ends_on=rests + dt.timedelta(days=200))

    for n in range(0, 2600, 97):
        on = start + dt.timedelta(days=n)
        told = {one.pk: one.phase(on) for one in Membership.objects.for_lists()}
        found = {
            key: phase for phase in Phase for key in Membership.objects.in_phase(phase, on).values_list("pk", flat=True)
        }
        assert found == told
    assert MembershipTerm.objects.count() > 40


def test_a_term_is_not_cut_off_before_a_visit_within_it():
    visit = VisitRequestFactory()
    term = visit.term
    term.ends_on = dt.date(2027, 3, 29)

    with pytest.raises(ValidationError, match="A visit would lie outside the term"):
        term.full_clean()
    term.ends_on = dt.date(2027, 3, 30)
    term.full_clean()


def test_what_was_taken_keeps_a_membership_under_its_scheme():
    membership = EntitlementUseFactory().term.membership
    typed = {"scheme": SchemeFactory().pk, "person": membership.person_id, "since": "2025"}

    assert list(MembershipForm(typed, instance=membership).errors) == ["scheme"]
