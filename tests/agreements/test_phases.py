"""Where an agreement stands on a day: what the database keeps is what its dates say, for every phase and day."""

import datetime as dt
import random

import pytest
from django.db import connection

from agreements.models import Agreement, AgreementParty, AgreementTerm, EndKind, RenewalMode, Standing, Suspension
from agreements.phases import IN_FORCE, Phase
from agreements.workflow import Status
from records import clock
from tests.factories.agreements import AgreementFactory, AgreementTermFactory, AgreementTypeFactory

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)
BEGIN, END = dt.date(2024, 1, 1), dt.date(2026, 12, 31)


@pytest.fixture
def kind():
    return AgreementTypeFactory(expiring_window_days=180)


def concluded(kind, *terms, **values):
    agreement = AgreementFactory(concluded=True, term=None, type=kind, **values)
    for term in terms:
        AgreementTermFactory(agreement=agreement, **term)
    return agreement


def phases(agreement, on):
    """The phase from the rows, and all the phases in which the database finds it."""
    found = [phase for phase in Phase if Agreement.objects.in_phases([phase], on).filter(pk=agreement.pk).exists()]
    return Agreement.objects.get(pk=agreement.pk).phase(on), found


# --- the exact days on which a phase begins and ends -----------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "phase"),
    [
        (BEGIN - DAY, Phase.UPCOMING),
        (BEGIN, Phase.ACTIVE),
        (END - 181 * DAY, Phase.ACTIVE),
        (END - 180 * DAY, Phase.EXPIRING),
        (END, Phase.EXPIRING),
        (END + DAY, Phase.EXPIRED),
    ],
)
def test_the_first_and_the_last_day_of_a_term_count(kind, on, phase):
    agreement = concluded(kind, {"starts_on": BEGIN, "ends_on": END}, signed_on=dt.date(2023, 6, 1))

    assert phases(agreement, on) == (phase, [phase])


@pytest.mark.parametrize(
    ("on", "phase"),
    [
        (dt.date(2026, 7, 3), Phase.EXPIRING),
        (dt.date(2026, 7, 4), Phase.EXPIRING),
        (dt.date(2026, 7, 5), Phase.NOTICE_PASSED),
        (END, Phase.NOTICE_PASSED),
        (END + DAY, Phase.EXPIRED),
    ],
)
def test_notice_can_be_given_until_its_last_day(kind, on, phase):
    kind.expiring_window_days = 400
    kind.save()
    agreement = concluded(kind, {"starts_on": BEGIN, "ends_on": END, "notice_days": 180})

    assert agreement.terms.get().notice_deadline == dt.date(2026, 7, 4)
    assert phases(agreement, on) == (phase, [phase])


@pytest.mark.parametrize(("on", "phase"), [(dt.date(2023, 12, 31), Phase.NOT_YET), (dt.date(2024, 1, 1), Phase.ACTIVE)])
def test_it_counts_from_the_day_of_signature(kind, on, phase):
    agreement = concluded(kind, {"starts_on": dt.date(2020, 1, 1), "ends_on": END}, signed_on=BEGIN)

    assert phases(agreement, on) == (phase, [phase])


@pytest.mark.parametrize(("on", "phase"), [(BEGIN + 9 * DAY, Phase.ACTIVE), (BEGIN + 10 * DAY, Phase.TERMINATED)])
def test_it_is_terminated_from_that_day_on(kind, on, phase):
    agreement = concluded(
        kind, {"starts_on": BEGIN, "ends_on": END}, terminated_on=BEGIN + 10 * DAY, termination_reason="Notice given."
    )

    assert phases(agreement, on) == (phase, [phase])


SECOND = {"starts_on": dt.date(2028, 1, 1), "ends_on": dt.date(2029, 12, 31)}


@pytest.mark.parametrize(
    ("second", "on", "phase"),
    [
        (SECOND, END, Phase.RENEWED),
        (SECOND, END + DAY, Phase.GAP),
        (SECOND, dt.date(2027, 12, 31), Phase.GAP),
        (SECOND, dt.date(2028, 1, 1), Phase.ACTIVE),
        (SECOND, dt.date(2030, 1, 1), Phase.EXPIRED),
        (SECOND | {"starts_on": END + DAY}, END, Phase.RENEWED),
        (SECOND | {"starts_on": END + DAY}, END + DAY, Phase.ACTIVE),
    ],
)
def test_a_second_term_renews_the_first(kind, second, on, phase):
    agreement = concluded(kind, {"starts_on": BEGIN, "ends_on": END}, second)

    assert phases(agreement, on) == (phase, [phase])


def test_an_open_end_is_in_force_for_ever(kind):
    agreement = concluded(kind, {"starts_on": BEGIN, "open": True})

    assert phases(agreement, dt.date(2199, 1, 1)) == (Phase.ACTIVE, [Phase.ACTIVE])


def test_an_end_nobody_knows_is_in_question(kind):
    agreement = concluded(kind, {"starts_on": BEGIN, "end_not_known": True})

    assert phases(agreement, BEGIN) == (Phase.END_NOT_KNOWN, [Phase.END_NOT_KNOWN])
    assert not Agreement.objects.in_force(BEGIN).exists()


def test_without_a_term_its_dates_are_not_known(kind):
    assert phases(concluded(kind), END) == (Phase.UNDATED, [Phase.UNDATED])


def test_what_is_not_concluded_has_no_phase(kind):
    agreement = AgreementFactory(type=kind)

    assert phases(agreement, END) == (None, [])


AUTO = {
    "starts_on": BEGIN,
    "ends_on": END,
    "notice_days": 180,
    "renewal_mode": RenewalMode.AUTO,
    "auto_months": 12,
    "max_auto_renewals": 2,
}


@pytest.mark.parametrize(
    ("on", "phase"),
    [
        (END + DAY, Phase.ACTIVE),  # the deadline passed without notice: it runs on by itself
        (dt.date(2028, 12, 31), Phase.EXPIRING),
        (dt.date(2029, 1, 1), Phase.EXPIRED),
    ],
)
def test_automatic_renewal_needs_no_job_to_count(kind, on, phase):
    assert phases(concluded(kind, AUTO), on) == (phase, [phase])


def test_a_term_entered_later_takes_the_place_of_automatic_renewals(kind):
    later = {"starts_on": dt.date(2027, 6, 1), "ends_on": dt.date(2027, 12, 31)}
    agreement = concluded(kind, AUTO, later)

    assert phases(agreement, dt.date(2027, 5, 31)) == (Phase.RENEWED, [Phase.RENEWED])
    assert phases(agreement, dt.date(2027, 6, 1)) == (Phase.ACTIVE, [Phase.ACTIVE])
    assert phases(agreement, dt.date(2028, 1, 1)) == (Phase.EXPIRED, [Phase.EXPIRED])
    assert not Agreement.objects.in_force(dt.date(2028, 1, 1)).exists()


# --- rest ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "phase"),
    [
        (BEGIN + 9 * DAY, Phase.ACTIVE),
        (BEGIN + 10 * DAY, Phase.SUSPENDED),
        (BEGIN + 20 * DAY, Phase.SUSPENDED),
        (BEGIN + 21 * DAY, Phase.ACTIVE),
    ],
)
def test_it_rests_from_the_first_to_the_last_day(kind, on, phase):
    agreement = concluded(kind, {"starts_on": BEGIN, "ends_on": END})
    Suspension.objects.create(
        agreement=agreement, starts_on=BEGIN + 10 * DAY, ends_on=BEGIN + 20 * DAY, reason="Sanctions."
    )

    assert phases(agreement, on) == (phase, [phase])
    assert Agreement.objects.in_force(on).exists() == (phase == Phase.ACTIVE)


def test_what_rests_still_expires_and_ends(kind):
    agreement = concluded(
        kind, {"starts_on": BEGIN, "ends_on": END}, terminated_on=END + 30 * DAY, termination_reason="Over."
    )
    Suspension.objects.create(agreement=agreement, starts_on=BEGIN, reason="Sanctions.")

    assert phases(agreement, END + DAY) == (Phase.EXPIRED, [Phase.EXPIRED])
    assert phases(agreement, END + 30 * DAY) == (Phase.TERMINATED, [Phase.TERMINATED])


# --- the last day a term can cover ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "months", "renewals", "total", "until"),
    [
        ("2024-07-01", "2027-06-30", 36, 1, None, "2030-06-30"),
        ("2024-07-01", "2027-06-30", 36, None, None, "9999-12-31"),
        ("2024-07-01", "2027-06-30", 36, 0, None, "2027-06-30"),
        ("2024-01-01", "2024-12-31", 12, None, 24, "2025-12-31"),
        ("2024-01-01", "2024-12-31", 12, 5, 24, "2025-12-31"),
        ("2024-01-01", "2024-12-31", 12, 1, 60, "2025-12-31"),
        ("2024-01-01", "2024-12-31", 12, None, 23, "2024-12-31"),  # a renewal is made whole or not at all
        ("2024-01-01", "2024-12-31", 5, None, 24, "2025-10-31"),
        ("2024-01-01", "2025-01-15", 12, None, 24, "2025-01-15"),  # thirteen months begun: a year more would pass 24
        ("2024-01-01", "2026-12-31", 12, None, 24, "2026-12-31"),  # longer than the limit already
        ("2024-03-01", "2025-02-28", 12, 3, None, "2028-02-29"),  # the end of February stays the end of February
        ("2024-02-01", "2024-08-31", 6, 1, None, "2025-02-28"),
        ("2024-03-16", "2024-09-15", 6, 1, None, "2025-03-15"),
        ("1999-01-01", "1999-12-31", 1, 12, None, "2000-12-31"),
    ],
)
def test_automatic_renewals_stop_at_their_limits(starts_on, ends_on, months, renewals, total, until):
    term = AgreementTermFactory(
        starts_on=dt.date.fromisoformat(starts_on),
        ends_on=dt.date.fromisoformat(ends_on),
        renewal_mode=RenewalMode.AUTO,
        auto_months=months,
        max_auto_renewals=renewals,
        max_total_months=total,
    )

    assert term.runs_until == dt.date.fromisoformat(until)


@pytest.mark.parametrize(
    ("given", "until"),
    [
        ("2026-07-04", "2026-12-31"),  # the last day for notice of the first period
        ("2026-07-05", "2027-12-31"),
        ("2027-07-05", "2028-12-31"),
        ("2030-01-01", "2028-12-31"),  # too late for all: the limit ends it
    ],
)
def test_notice_given_in_time_ends_the_renewals(given, until):
    term = AgreementTermFactory(**AUTO, notice_given_on=dt.date.fromisoformat(given))

    assert term.runs_until == dt.date.fromisoformat(until)


@pytest.mark.parametrize("mode", [RenewalMode.NONE, RenewalMode.EXPLICIT, RenewalMode.BY_AMENDMENT])
def test_no_other_renewal_runs_by_itself(mode):
    assert AgreementTermFactory(ends_on=END, renewal_mode=mode, auto_months=12).runs_until == END


def test_a_limit_of_24_months_is_never_passed():
    """Example 4 of the office: whatever begins, length and step, all together stay within two years."""
    chance = random.Random(24)
    for _ in range(150):
        starts_on = dt.date(2020, 1, 1) + chance.randrange(1500) * DAY
        term = AgreementTermFactory(
            starts_on=starts_on,
            ends_on=starts_on + chance.randrange(20, 700) * DAY,
            renewal_mode=RenewalMode.AUTO,
            auto_months=chance.randrange(1, 25),
            max_total_months=24,
        )
        two_years = starts_on.replace(year=starts_on.year + 2, day=min(starts_on.day, 28)) - DAY

        assert term.runs_until <= two_years + 3 * DAY * (starts_on.day > 28), term


# --- what the database keeps is what the dates say --------------------------------------------------------------


def told(agreement, on):
    """The phase on a day, read off the agreement's dates as the office would; the last day of a term still counts."""
    if agreement.status != Status.CONCLUDED:
        return None
    if agreement.signed_on and agreement.signed_on > on:
        return Phase.NOT_YET
    if agreement.terminated_on and agreement.terminated_on <= on:
        return Phase.TERMINATED
    terms = list(agreement.terms.all())
    started = [term for term in terms if term.starts_on <= on]
    has_later = len(started) < len(terms)
    current = max(started, key=lambda term: term.starts_on, default=None)
    if current is None and terms:
        return Phase.UPCOMING
    if current and current.runs_until and current.runs_until < on:
        return Phase.GAP if has_later else Phase.EXPIRED
    if any(
        rest.starts_on <= on and (rest.ends_on is None or on <= rest.ends_on) for rest in agreement.suspensions.all()
    ):
        return Phase.SUSPENDED
    if current is None:
        return Phase.UNDATED
    if current.end_kind == EndKind.UNKNOWN:
        return Phase.END_NOT_KNOWN
    return Phase.RENEWED if has_later else told_of_last(current, on, agreement.type.expiring_window_days)


def told_of_last(term, on, window):
    if term.end_kind == EndKind.OPEN:
        return Phase.ACTIVE
    if term.renewal_mode != RenewalMode.AUTO and term.notice_deadline and term.notice_deadline < on:
        return Phase.NOTICE_PASSED
    return Phase.EXPIRING if term.runs_until <= on + window * DAY else Phase.ACTIVE


def random_agreement(chance, kinds):
    """Concluded, with anything from no term to four, of every kind of end and renewal, some terminated."""
    anything = chance.random
    begin = dt.date(2018, 1, 1) + chance.randrange(3000) * DAY
    agreement = Agreement(
        type=chance.choice(kinds),
        title_en="Random",
        status=chance.choices([Status.CONCLUDED, Status.DRAFT], [12, 1])[0],
        signed_on=None if anything() < 0.15 else begin + chance.randrange(-400, 200) * DAY,
    )
    if agreement.status == Status.CONCLUDED and anything() < 0.15:
        agreement.terminated_on, agreement.termination_reason = begin + chance.randrange(2000) * DAY, "Notice given."
    terms = []
    for _ in range(chance.choice([0, 1, 1, 1, 2, 2, 3, 4])):
        kind = chance.choices(EndKind.values, [8, 1, 3])[0]
        term = AgreementTerm(agreement=agreement, starts_on=begin, end_kind=kind)
        end = begin + chance.randrange(0, 1200) * DAY
        if kind == EndKind.FIXED:
            term.ends_on = end
            term.notice_days = chance.choice([None, None, 0, 30, 180])
            term.renewal_mode = chance.choice(RenewalMode.values)
            term.auto_months = chance.choice([1, 6, 12, 36])
            term.max_auto_renewals = chance.choice([None, 0, 1, 3])
            term.max_total_months = chance.choice([None, None, 24, 60])
        terms.append(term)
        if kind == EndKind.OPEN:
            break
        if term.renewal_mode == RenewalMode.AUTO and anything() < 0.3:
            term.notice_given_on = begin + chance.randrange(0, 2500) * DAY
        begin = (end if kind == EndKind.FIXED else begin) + chance.choice([1, 1, 30, 400]) * DAY
    rests = []
    if anything() < 0.2:
        start = begin - chance.randrange(0, 1500) * DAY
        rests = [Suspension(agreement=agreement, starts_on=start, ends_on=start + 90 * DAY, reason="Sanctions.")]
        if anything() < 0.5:
            rests.append(Suspension(agreement=agreement, starts_on=start + 200 * DAY, reason="Sanctions again."))
    return agreement, terms, rests


@pytest.fixture
def three_hundred(kind, as_owner):
    chance = random.Random(1405)
    kinds = [kind, AgreementTypeFactory(expiring_window_days=0), AgreementTypeFactory(expiring_window_days=1500)]
    made = [random_agreement(chance, kinds) for _ in range(300)]
    Agreement.objects.bulk_create(agreement for agreement, _, _ in made)
    AgreementTerm.objects.bulk_create(term for _, terms, _ in made for term in terms)
    Suspension.objects.bulk_create(rest for _, _, rests in made for rest in rests)
    AgreementParty.objects.bulk_create(
        AgreementParty(agreement=agreement, name_as_given=name)
        for agreement, _, _ in made
        for name in ("Home", "Partner")
    )
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("ANALYZE agreements_agreement, agreements_standing")  # else each query is planned for none
    return list(Agreement.objects.with_turns().select_related("type").prefetch_related("terms", "suspensions"))


@pytest.fixture
def days(three_hundred):
    """Days on which something changes, the days beside them, and a few at random."""
    chance = random.Random(8)
    edges = {
        day
        for agreement in three_hundred
        for term in agreement.terms.all()
        for day in (term.starts_on, term.ends_on, term.runs_until, term.notice_deadline)
        if day and day.year < 9000
    } | {rest.starts_on for agreement in three_hundred for rest in agreement.suspensions.all()}
    chosen = chance.sample(sorted(edges), 12)
    return [day + shift * DAY for day in chosen for shift in (0, 1)] + [clock.today(), dt.date(2017, 1, 1)]


@pytest.mark.parametrize("phase", Phase)
def test_the_database_finds_in_a_phase_exactly_those_whose_rows_say_so(three_hundred, days, phase):
    met = 0
    for on in days:
        expected = {agreement.pk for agreement in three_hundred if told(agreement, on) == phase}
        met += len(expected)

        assert set(Agreement.objects.in_phases([phase], on).values_list("pk", flat=True)) == expected, on
    assert met > 0


def test_every_concluded_agreement_is_in_exactly_one_phase(three_hundred, days):
    for on in days:
        counts = Agreement.objects.phase_counts(on)

        in_none = counts.pop(None)
        assert counts == {phase: sum(told(agreement, on) == phase for agreement in three_hundred) for phase in Phase}
        assert sum(counts.values()) == Agreement.objects.filter(status=Status.CONCLUDED).count()
        assert in_none == Agreement.objects.exclude(status=Status.CONCLUDED).count()


def test_a_page_reads_the_same_phase_as_the_list(three_hundred, days):
    for on in days:
        assert [agreement.phase(on) for agreement in three_hundred] == [told(one, on) for one in three_hundred], on


def test_in_force_are_the_phases_in_force(three_hundred, days):
    for on in days:
        expected = {agreement.pk for agreement in three_hundred if told(agreement, on) in IN_FORCE}

        assert set(Agreement.objects.in_force(on).values_list("pk", flat=True)) == expected, on
        assert set(Agreement.objects.in_phases(IN_FORCE, on).values_list("pk", flat=True)) == expected, on


def test_what_ends_within_a_year_is_in_force_today_and_not_a_year_later(three_hundred, days):
    for on in days:
        expected = {
            agreement.pk
            for agreement in three_hundred
            if told(agreement, on) in IN_FORCE
            and told(agreement, on) != Phase.RENEWED
            and agreement.last_term.runs_until <= on + 365 * DAY
        }

        assert set(Agreement.objects.ending_within(365, on).values_list("pk", flat=True)) == expected, on


def test_whatever_changes_the_phase_follows(kind):
    agreement = concluded(kind, {"starts_on": BEGIN, "ends_on": END})
    term = agreement.terms.get()
    before = standing_of(agreement)

    term.ends_on = END + 400 * DAY
    term.save()
    assert standing_of(agreement)[-1] == (Phase.EXPIRED, term.ends_on + DAY)
    term.ends_on = END
    term.save()
    assert standing_of(agreement) == before
    kind.expiring_window_days = 10
    kind.save()
    assert (Phase.EXPIRING, END - 10 * DAY) in standing_of(agreement)
    Agreement.objects.filter(pk=agreement.pk).update(
        signed_on=None, type=AgreementTypeFactory(expiring_window_days=180)
    )
    assert standing_of(agreement) == [(Phase.UPCOMING, dt.date(1, 1, 1)), *before[1:]]
    rest = Suspension.objects.create(agreement=agreement, starts_on=BEGIN, reason="Sanctions.")
    assert Phase.ACTIVE not in dict(standing_of(agreement))
    rest.delete()
    AgreementTerm.objects.filter(agreement=agreement).delete()
    assert dict(standing_of(agreement)) == {Phase.UNDATED: dt.date(1, 1, 1)}


def standing_of(agreement):
    return [(Phase(row.phase), row.starts_on) for row in Standing.objects.filter(agreement=agreement)]


def test_phase_counts_of_a_part_count_that_part(kind):
    concluded(kind, {"starts_on": BEGIN, "ends_on": END}, public=True)
    concluded(kind, {"starts_on": BEGIN, "ends_on": END})

    counts = Agreement.objects.filter(confidentiality="public").phase_counts(BEGIN)

    assert {phase: n for phase, n in counts.items() if n} == {Phase.ACTIVE: 1}


def test_phase_counts_are_one_query(kind, django_assert_num_queries):
    concluded(kind, {"starts_on": BEGIN, "ends_on": END})

    with django_assert_num_queries(1):
        Agreement.objects.phase_counts(BEGIN)
