"""Which agreements wait for whom, why, and since when."""

import datetime as dt

import pytest
from django.urls import reverse

from agreements import actions
from agreements.workflow import Status
from directory.roles import Role
from records import clock
from records.desk import Desk
from tests.conftest import NOON
from tests.factories.agreements import (
    AgreementFactory,
    AgreementTermFactory,
    CorrectionFactory,
    RenewalReviewFactory,
)
from tests.factories.directory import InstitutionMentionFactory, UnitFactory
from tests.pages import rows, soup

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

ENDS = dt.date(2027, 1, 19)  # 60 days from the day of the tests


@pytest.fixture
def unit():
    return UnitFactory()


@pytest.fixture
def office(unit):
    """Something of everything that waits in an office: some of it in one unit."""
    with clock.held_at(NOON - dt.timedelta(days=12)):
        AgreementFactory(title_en="Draft", status=Status.DRAFT)
        AgreementFactory(title_en="Draft of the unit", status=Status.DRAFT, lead_unit=unit)
        AgreementFactory(title_en="In review", status=Status.IN_REVIEW)
        AgreementFactory(title_en="In signature", status=Status.IN_SIGNATURE)
        AgreementFactory(title_en="Ends", concluded=True, locked=True, term__ends_on=ENDS)
        AgreementFactory(title_en="Ends in the unit", concluded=True, locked=True, lead_unit=unit, term__ends_on=ENDS)
        AgreementFactory(
            title_en="Of another unit", concluded=True, locked=True, lead_unit=UnitFactory(), term__ends_on=ENDS
        )
        AgreementFactory(title_en="Imported", imported=True)
        AgreementFactory(title_en="Void", status=Status.VOID)
        InstitutionMentionFactory(name="Univ. Trieste")


def groups(user):
    return {group["slug"]: group["count"] for group in Desk(user).groups}


OFFICER = {
    "agreement-drafts": 2,
    "agreements-in-review": 1,
    "agreements-in-signature": 1,
    "agreements-ending": 3,
    "reviews-to-open": 3,
    "agreements-to-verify": 1,
    "names-to-resolve": 1,
}


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (Role.OFFICER, OFFICER),
        (
            Role.DIRECTOR,
            {"agreements-in-review": 1, "agreements-in-signature": 1, "agreements-ending": 3, "reviews-to-open": 3},
        ),
        (Role.UNIT_OFFICER, {"agreement-drafts": 1, "agreements-of-unit-ending": 1}),
        (Role.AUDITOR, {"agreements-ending": 3}),
        (Role.ADMINISTRATOR, {"names-to-resolve": 1}),
        (Role.SCHOLAR, {}),
        (Role.REVIEWER, {}),
        (Role.DATA_OFFICER, {}),
    ],
)
def test_each_role_finds_what_waits_for_it(office, unit, user_with, role, expected):
    user = user_with(role, unit=unit if role == Role.UNIT_OFFICER else None)

    assert groups(user) == expected


@pytest.mark.parametrize("role", [Role.OFFICER, Role.DIRECTOR, Role.UNIT_OFFICER, Role.AUDITOR])
def test_each_group_leads_to_exactly_its_rows(client, as_user, office, unit, role):
    CorrectionFactory(agreement__title_en="Corrected")
    user = as_user(role, unit=unit if role == Role.UNIT_OFFICER else None)
    desk = Desk(user)

    assert desk.groups
    for group in desk.groups:
        listed = soup(client.get(group["url"])).select("#result_list tbody tr, table.data tbody tr")
        alone = Desk(user, group["slug"])
        assert len(listed) == group["count"] == len(alone.rows(0, 50)), group["slug"]


def test_every_row_says_why_and_since_when(office, user_with):
    told = {
        (row.waiting.slug, row.subject): (row.why, row.since)
        for row in Desk(user_with(Role.OFFICER)).rows(0, 50)
        if "unit" not in row.subject
    }

    entered = dt.date(2026, 11, 8)
    assert told == {
        ("agreement-drafts", "Draft"): ("Complete it and send it to review, or give it up.", entered),
        ("agreements-in-review", "In review"): ("Send it for signature, or return it for correction.", entered),
        ("agreements-in-signature", "In signature"): ("Record the conclusion when both sides have signed.", entered),
        ("agreements-ending", "Ends"): ("It ends on 19 January 2027, and nothing follows.", dt.date(2026, 7, 23)),
        ("reviews-to-open", "Ends"): (
            "Open the review: it puts together what was done under the agreement.",
            ENDS - dt.timedelta(days=90),
        ),
        ("agreements-to-verify", "Imported"): (
            "It was read from a list, and nobody has compared it with the paper.",
            entered,
        ),
        ("names-to-resolve", "Univ. Trieste"): (
            "Say which institution is meant, so that its agreements are found.",
            entered,
        ),
    }


def test_what_ends_soonest_has_waited_longest(user_with):
    for day in (20, 5, 12):
        AgreementFactory(concluded=True, locked=True, term__ends_on=dt.date(2027, 1, day))

    ends = [row.record.last_term.ends_on.day for row in Desk(user_with(Role.DIRECTOR), "agreements-ending").rows(0, 10)]

    assert ends == [5, 12, 20]


def test_the_last_term_decides_since_when_it_ends(user_with):
    agreement = AgreementFactory(
        concluded=True, term__starts_on=dt.date(2019, 1, 1), term__ends_on=dt.date(2023, 12, 31)
    )
    AgreementTermFactory(agreement=agreement, starts_on=dt.date(2024, 1, 1), ends_on=ENDS)

    (row,) = Desk(user_with(Role.DIRECTOR), "agreements-ending").rows(0, 10)

    assert row.since == ENDS - dt.timedelta(days=180)


def test_a_review_waits_for_the_officer_and_then_for_the_director(user_with):
    officer, director = user_with(Role.OFFICER), user_with(Role.DIRECTOR)
    review = RenewalReviewFactory(agreement__title_en="Ends", agreement__term__ends_on=ENDS)
    by_slug = {"reviews-to-recommend": officer, "reviews-to-decide": director}

    def told():
        return {slug: [row.url for row in Desk(user, slug).rows(0, 9)] for slug, user in by_slug.items()}

    page = f"{review.agreement.get_absolute_url()}#renewal"
    assert told() == {"reviews-to-recommend": [page], "reviews-to-decide": []}

    actions.recommend(review, recommendation="renew", by=officer)
    assert told() == {"reviews-to-recommend": [], "reviews-to-decide": [page]}

    actions.decide(review, decision="renew", by=director)
    assert told() == {"reviews-to-recommend": [], "reviews-to-decide": []}


def test_a_correction_waits_for_a_second_person_and_not_for_the_first(user_with):
    first, second = user_with(Role.OFFICER), user_with(Role.OFFICER)
    correction = CorrectionFactory(proposed_by=first, agreement__title_en="Slip", reason="The paper says so.")

    (row,) = Desk(second, "corrections-to-confirm").rows(0, 10)

    assert "corrections-to-confirm" not in groups(first)
    assert row.subject == "Slip"
    assert row.why == f"{first} proposes another value for “title (English)”: The paper says so."
    assert row.url == reverse("admin:agreements_agreement_decide", args=[correction.agreement_id, correction.uuid])


def test_the_desk_of_an_officer_costs_twelve_queries_at_most(client, as_user, office, django_assert_max_num_queries):
    as_user(Role.OFFICER)
    CorrectionFactory()
    client.get(reverse("desk"))

    with django_assert_max_num_queries(12):
        assert len(rows(client.get(reverse("desk")))) == sum(OFFICER.values()) + 1
