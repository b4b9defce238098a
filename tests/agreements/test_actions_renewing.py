"""What renews itself does so once for each period, within its limits, whether or not a job ran."""

import datetime as dt
import threading

import pytest
from django.db import connections

from agreements import actions
from agreements.models import Agreement, AgreementTerm, RenewalMode, TermOrigin
from agreements.phases import Phase
from records import clock
from records.history import timeline
from tests.factories.agreements import AgreementFactory, AgreementTermFactory

pytestmark = pytest.mark.django_db
ENDS = dt.date(2027, 6, 30)
AFTER = dt.date(2027, 1, 2)  # the day after the deadline for notice


def renewing(**values):
    """Ends on 30 June 2027, notice 180 days before, renews itself by 36 months, once."""
    term = {
        "starts_on": dt.date(2024, 7, 1),
        "ends_on": ENDS,
        "notice_days": 180,
        "renewal_mode": RenewalMode.AUTO,
        "auto_months": 36,
        "max_auto_renewals": 1,
    }
    made = AgreementFactory(concluded=True, term=None, signed_on=dt.date(2024, 7, 1))
    AgreementTermFactory(agreement=made, **term | values)
    Agreement.objects.filter(pk=made.pk).update(locked_at=clock.now())
    return made


def periods(agreement):
    return list(AgreementTerm.objects.filter(agreement=agreement).values_list("starts_on", "ends_on", "origin"))


def test_three_runs_after_the_deadline_write_exactly_one_term_and_no_further_one():
    made = renewing()

    first = actions.renew_tacitly(AFTER)
    again = actions.renew_tacitly(AFTER) + actions.renew_tacitly(dt.date(2031, 1, 1))

    assert (len(first), again) == (1, [])
    assert periods(made)[1:] == [(dt.date(2027, 7, 1), dt.date(2030, 6, 30), TermOrigin.AUTO)]
    last = AgreementTerm.objects.last()
    assert (last.notice_days, last.max_auto_renewals, last.runs_until) == (180, 0, dt.date(2030, 6, 30))


def test_on_the_last_day_for_notice_nothing_is_renewed_yet():
    made = renewing()

    assert actions.renew_tacitly(AFTER - dt.timedelta(days=1)) == []
    assert len(periods(made)) == 1


def test_without_a_deadline_it_is_renewed_when_the_term_is_over():
    renewing(notice_days=None)

    assert actions.renew_tacitly(ENDS) == []
    assert len(actions.renew_tacitly(ENDS + dt.timedelta(days=1))) == 1


def test_what_an_outage_missed_is_made_up_period_by_period():
    made = renewing(auto_months=12, max_auto_renewals=None)

    actions.renew_tacitly(dt.date(2029, 3, 1))

    assert [(begins.year, ends.year) for begins, ends, _origin in periods(made)] == [
        (2024, 2027),
        (2027, 2028),
        (2028, 2029),
        (2029, 2030),
    ]


def test_a_total_of_months_is_never_passed():
    made = renewing(
        starts_on=dt.date(2026, 7, 1), auto_months=6, max_auto_renewals=None, max_total_months=24, notice_days=30
    )
    runs_until = AgreementTerm.objects.get().runs_until

    actions.renew_tacitly(dt.date(2040, 1, 1))

    assert periods(made)[-1][1] == runs_until == dt.date(2028, 6, 30)


@pytest.mark.parametrize("starts_on", [dt.date(2024, 7, 1), dt.date(2024, 7, 15), dt.date(2024, 6, 2)])
def test_the_phase_of_any_later_day_is_the_same_whether_or_not_the_job_ran(starts_on):
    made = renewing(starts_on=starts_on, max_auto_renewals=None, max_total_months=120)
    days = [ENDS + dt.timedelta(days=n) for n in range(1, 4000, 97)]
    without = [made.phase(day) for day in days]

    actions.renew_tacitly(dt.date(2040, 1, 1))

    with_job = [Agreement.objects.get().phase(day) for day in days]
    in_force = {Phase.ACTIVE, Phase.EXPIRING, Phase.RENEWED}
    assert [phase in in_force for phase in with_job] == [phase in in_force for phase in without]
    assert {Phase.EXPIRED} < set(without)


@pytest.mark.parametrize(
    "values",
    [
        {"notice_given_on": dt.date(2026, 12, 1)},
        {"renewal_mode": RenewalMode.EXPLICIT},
        {"max_auto_renewals": 0},
        {"max_auto_renewals": None, "max_total_months": 40},
    ],
    ids=["notice given", "not automatic", "used up", "too long in total"],
)
def test_what_does_not_renew_itself_is_left_alone(values):
    renewing(**values)

    assert actions.renew_tacitly(dt.date(2031, 1, 1)) == []


def test_what_is_terminated_or_has_a_later_term_is_not_renewed():
    ended, followed = renewing(), AgreementFactory(concluded=True, term=None)
    auto = {"renewal_mode": RenewalMode.AUTO, "auto_months": 12}
    AgreementTermFactory(agreement=followed, starts_on=dt.date(2024, 7, 1), ends_on=ENDS, **auto)
    AgreementTermFactory(agreement=followed, starts_on=ENDS + dt.timedelta(days=1), ends_on=dt.date(2050, 1, 1))
    Agreement.objects.filter(pk=ended.pk).update(terminated_on=ENDS, termination_reason="Over.")

    assert actions.renew_tacitly(dt.date(2031, 1, 1)) == []


def test_notice_that_came_too_late_lets_one_more_period_pass():
    made = renewing(max_auto_renewals=None, notice_given_on=dt.date(2027, 1, 5))

    actions.renew_tacitly(dt.date(2035, 1, 1))

    assert [ends for _begins, ends, _origin in periods(made)] == [ENDS, dt.date(2030, 6, 30)]
    assert AgreementTerm.objects.last().runs_until == dt.date(2030, 6, 30)


def test_a_renewal_is_told_in_the_history():
    made = renewing()

    actions.renew_tacitly(AFTER)

    (entry,) = (entry for entry in timeline(made) if entry.by_name != "unknown")
    assert (entry.label, entry.by_name, len(entry.changes)) == ("Renewed automatically", "Automatic renewal", 1)


@pytest.mark.django_db(transaction=True)
def test_two_jobs_at_once_write_one_term(transactional_db):
    made = renewing()
    start, written = threading.Barrier(2), []

    def run():
        try:
            start.wait(timeout=10)
            written.extend(actions.renew_tacitly(AFTER))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)

    assert (len(written), len(periods(made))) == (1, 2)
