import datetime as dt

import pytest

from directory.roles import Role
from records.desk import Desk
from tests.factories.agreements import AgreementFactory
from tests.factories.records import ActionItemFactory, LetterFactory, OutsideApprovalFactory
from tests.pages import text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

LATE, SOON = dt.date(2026, 11, 1), dt.date(2026, 12, 1)


def waits(user, *slugs):
    """(subject, since, why) of what waits for a user, by slug."""
    desk = Desk(user)
    found = {}
    for row in desk.rows(0, 100):
        found.setdefault(row.waiting.slug, []).append((row.subject, row.since, row.why))
    return {slug: rows for slug, rows in found.items() if slug in slugs}


ACTIONS = ("my-overdue-actions", "my-actions", "overdue-actions")
APPROVALS = ("approvals-unanswered", "approvals-to-ask-for")


def test_what_is_asked_of_me_waits_and_what_is_overdue_waits_apart(user_with):
    scholar = user_with(Role.SCHOLAR)
    ActionItemFactory(title="Late", owner=scholar, due_on=LATE)
    ActionItemFactory(title="Soon", owner=scholar, due_on=SOON)
    ActionItemFactory(title="Today", owner=scholar, due_on=dt.date(2026, 11, 20))
    ActionItemFactory(title="Done", owner=scholar, done=True)
    ActionItemFactory(title="Not mine", due_on=LATE)

    assert waits(scholar, *ACTIONS) == {
        "my-overdue-actions": [("Late", LATE, "It was to be done by 1 November 2026.")],
        "my-actions": [
            ("Soon", dt.date(2026, 11, 20), "It is to be done by 1 December 2026."),
            ("Today", dt.date(2026, 11, 20), "It is to be done by 20 November 2026."),
        ],
    }


@pytest.mark.parametrize(
    ("role", "sees"), [(Role.OFFICER, True), (Role.DIRECTOR, True), (Role.AUDITOR, False), (Role.SCHOLAR, False)]
)
def test_what_others_are_late_with_waits_for_the_office(user_with, role, sees):
    user = user_with(role)
    agreement = AgreementFactory(concluded=True)
    ActionItemFactory(about=agreement, title="Late", owner__name="Omid", due_on=LATE)
    ActionItemFactory(about=agreement, title="Soon", due_on=SOON)
    late = ("Late", LATE, "Omid: It was to be done by 1 November 2026.")

    assert waits(user, *ACTIONS) == ({"overdue-actions": [late]} if sees else {})


def test_approvals_wait_since_their_letter_was_sent_and_before_since_they_are_needed(user_with):
    officer = user_with(Role.OFFICER, name="Leila Daneshvar")
    agreement = AgreementFactory(title_en="Memorandum")
    letter = LetterFactory(about=agreement, number="14/2231", dated_on=LATE)
    asked = {"about": agreement, "owner": officer}
    OutsideApprovalFactory(**asked, status="sent", sent_letter=letter, kind__name_en="Ministry")
    OutsideApprovalFactory(**asked, kind__name_en="Legal office")
    OutsideApprovalFactory(**asked, status="dropped")

    assert waits(officer, *APPROVALS) == {
        "approvals-unanswered": [
            ("Ministry: Memorandum", LATE, "Sent with letter 14/2231; Leila Daneshvar looks after it.")
        ],
        "approvals-to-ask-for": [
            (
                "Legal office: Memorandum",
                dt.date(2026, 11, 20),
                "Send the letter and record its number and date.",
            )
        ],
    }


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMINISTRATOR, Role.SCHOLAR, Role.UNIT_OFFICER])
def test_approvals_wait_for_the_office_only(user_with, role):
    OutsideApprovalFactory(about=AgreementFactory(concluded=True, public=True), sent=True)

    assert waits(user_with(role), *APPROVALS) == {}


def test_the_desk_leads_to_each(client, as_user):
    officer = as_user(Role.OFFICER)
    approval = OutsideApprovalFactory(about=AgreementFactory(concluded=True), sent=True)
    item = ActionItemFactory(owner=officer, due_on=LATE)
    page = client.get("/en/desk/")

    assert f"/en/admin/records/outsideapproval/{approval.pk}/change/" in page.text
    assert item.get_absolute_url() in page.text
    assert "action of yours is overdue" in text(page).lower()
