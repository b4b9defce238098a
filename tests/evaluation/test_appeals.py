"""An appeal is filed in time; what it does to everybody is computed before it is decided."""

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from directory.roles import Role
from evaluation import actions
from evaluation.models import Appeal
from records import clock
from records.refusals import Refusal
from tests.evaluation.minirounds import mini_round, ranks_of

pytestmark = pytest.mark.django_db


def appeal_of(this, code, user_with, *, value="20", **given):
    part = this.participations.get(code=code)
    filer = user_with(Role.DATA_OFFICER, institution=part.institution)
    asked = {
        "about": "value",
        "variable": this.framework.variables.get(code="joint"),
        "value": value,
        "kind": "reported",
    }
    asked |= {"grounds": "Twenty projects, see the list."} | given
    return actions.file_appeal(Appeal(participation=part, **asked), by=filer)


def examined(appeal, by, **asked):
    actions.compute_run(actions.examine(appeal, by=by, **asked))
    appeal.refresh_from_db()
    return appeal


def test_what_an_appeal_does_to_everybody_is_there_before_the_decision(office, shown, user_with):
    appeal = examined(appeal_of(shown, "C", user_with), office[0])

    assert actions.effect_of(appeal) == [
        ("B", 87.14, 1, 87.14, 1),
        ("A", 36.06, 3, 36.06, 2),
        ("C", 40.0, 2, 30.91, 3),
        ("D", 25.5, 4, 25.5, 4),
    ]
    assert ranks_of(actions.official_of(shown))["C"] == 2


def test_upheld_the_run_of_the_appeal_counts(office, shown, user_with):
    appeal = examined(appeal_of(shown, "C", user_with), office[0])

    actions.uphold(appeal, comment="The list proves it.", by=office[1])

    assert actions.official_of(shown) == appeal.run
    assert ranks_of(appeal.run) == {"A": 2, "B": 1, "C": 3, "D": 4}
    appeal.refresh_from_db()
    assert (appeal.status, appeal.decision, appeal.decided_by) == ("upheld", "The list proves it.", office[1])


def test_nothing_is_upheld_before_its_effect_is_known(office, shown, user_with):
    appeal = appeal_of(shown, "C", user_with)

    with pytest.raises(Refusal):
        actions.uphold(appeal, comment="Right.", by=office[1])


def test_denied_the_results_stand(office, shown, user_with):
    before = actions.official_of(shown)

    actions.deny(appeal_of(shown, "C", user_with), comment="The list names other years.", by=office[1])

    assert actions.official_of(shown) == before


def test_a_second_appeal_is_computed_on_what_the_first_has_changed(office, shown, user_with):
    first = examined(appeal_of(shown, "C", user_with), office[0])
    second = examined(appeal_of(shown, "A", user_with, value="29"), office[0])
    actions.uphold(first, comment="Right.", by=office[1])

    with pytest.raises(Refusal, match="Another run counts"):
        actions.uphold(second, comment="Right too.", by=office[1])
    second = examined(second, office[0])
    actions.uphold(second, comment="Right too.", by=office[1])

    assert second.run.base == first.run
    assert ranks_of(actions.official_of(shown))["C"] == 3


def test_an_appeal_on_a_rule_says_which(office, shown, user_with):
    appeal = appeal_of(shown, "D", user_with, about="rule", variable=None, value=None, kind="", grounds="Gaps gain.")

    with pytest.raises(Refusal, match="Say which rule"):
        actions.examine(appeal, by=office[0])
    examined(appeal, office[0], changes={"missing": {"international": "zero"}})

    assert {row[0]: row[4] for row in actions.effect_of(appeal)} == {"A": 2, "B": 1, "C": 4, "D": 3}


def test_after_the_days_for_it_nobody_appeals(shown, user_with):
    late = clock.now() + dt.timedelta(days=shown.appeal_days + 1)

    with time_machine.travel(late, tick=False), pytest.raises(Refusal, match="days for appeals are over"):
        appeal_of(shown, "C", user_with)


def test_on_the_last_day_one_appeals(shown, user_with):
    with time_machine.travel(clock.now() + dt.timedelta(days=shown.appeal_days), tick=False):
        assert appeal_of(shown, "C", user_with).status == "filed"


def test_nobody_appeals_before_results_are_shown(user_with):
    with pytest.raises(Refusal):
        appeal_of(mini_round(), "C", user_with)


def test_nobody_appeals_for_another_institution(shown, user_with):
    other = user_with(Role.DATA_OFFICER, institution=shown.participations.get(code="B").institution)
    appeal = Appeal(participation=shown.participations.get(code="C"), about="rule", grounds="Unfair.")

    with pytest.raises(PermissionDenied):
        actions.file_appeal(appeal, by=other)


def test_a_round_is_not_approved_while_an_appeal_waits(office, shown, user_with):
    appeal = appeal_of(shown, "C", user_with)

    with pytest.raises(Refusal, match="Appeals wait"):
        actions.approve(shown, by=office[1])
    actions.deny(appeal, comment="No.", by=office[1])
    actions.approve(shown, by=office[1])
