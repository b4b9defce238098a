"""How a step and a line of the ledger are called: in a sentence, without asking the database for every row."""

import pytest
from django.urls import reverse
from django.utils import translation

from directory.roles import Role
from notices.models import ReminderDue
from tests.factories.notices import ReminderDueFactory, ReminderStepFactory
from tests.pages import soup

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("values", "english", "persian"),
    [
        ({"amount": 30}, "30 days before", "۳۰ روز پیش"),
        ({"amount": 1}, "1 day before", "۱ روز پیش"),
        ({"amount": -7}, "7 days after", "۷ روز پس"),
        ({"amount": 48, "unit": "hours"}, "48 hours before", "۴۸ ساعت پیش"),
        ({"amount": -1, "unit": "hours"}, "1 hour after", "۱ ساعت پس"),
    ],
)
def test_a_step_says_how_far_it_is_from_its_date(values, english, persian):
    step = ReminderStepFactory.build(**values)

    assert step.distance == english
    with translation.override("fa"):
        assert step.distance.startswith(persian)


def test_a_step_is_called_by_what_it_reminds_of():
    step = ReminderStepFactory.build(amount=30)

    assert str(step) == "Agreements that end: 30 days before (responsible officer)"


def test_a_step_whose_kind_was_taken_out_keeps_its_short_name():
    step = ReminderStepFactory.build(kind="gone", audience="them", amount=30)

    assert str(step) == "gone: 30 days before (them)"


def test_a_line_is_called_by_what_it_reminds_whom_of_and_of_which_day():
    due = ReminderDueFactory.build(step=ReminderStepFactory.build(), recipient="leila@example.org", about=None)

    assert str(due) == "Agreements that end: 1 January 2027 (leila@example.org)"
    with translation.override("fa"):
        assert "۱۱ دی ۱۴۰۵" in str(due)


def test_the_boxes_of_the_ledger_are_called_so_at_no_cost(client, as_user, django_assert_num_queries):
    as_user(Role.OFFICER)
    ReminderDueFactory(recipient="leila@example.org")

    page = soup(client.get(reverse("admin:notices_reminderdue_changelist")))

    [label] = [box["aria-label"] for box in page.select("tbody input[type=checkbox]")]
    assert label.endswith("Agreements that end: 1 January 2027 (leila@example.org)")
    [due] = ReminderDue.objects.select_related("step")
    with django_assert_num_queries(0):
        assert label.endswith(str(due))
        assert str(due.step).startswith("Agreements that end: ")
