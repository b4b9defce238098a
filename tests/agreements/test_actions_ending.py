"""Notice, termination with what stands under it, and taking either back: wholly, with its author, or refused."""

import datetime as dt
import threading

import pytest
from django.db import IntegrityError, connections, transaction

from agreements import actions
from agreements.models import (
    Agreement,
    AgreementTerm,
    Instrument,
    InstrumentKind,
    NoticeBy,
    RenewalMode,
    TermOrigin,
)
from agreements.phases import Phase
from agreements.workflow import InstrumentStatus, Status
from directory.roles import Role
from records.history import timeline
from records.refusals import Refusal
from tests.agreements.papers import scan
from tests.factories.agreements import AgreementFactory, AgreementTermFactory, RenewalReviewFactory

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
SIGNED = dt.date(2026, 11, 2)


@pytest.fixture
def officer(user_with, today):
    return user_with(Role.OFFICER, name="Leila Daneshvar")


@pytest.fixture
def director(user_with, today):
    return user_with(Role.DIRECTOR, name="Nasrin Rahbari")


def refused(act, *args, **kwargs):
    with pytest.raises(Refusal) as caught:
        act(*args, **kwargs)
    return caught.value.field, str(caught.value)


def acts(agreement):
    """What its timeline tells, the newest first, but for what the factories did."""
    return [(entry.label, entry.comment) for entry in timeline(agreement) if entry.by_name != "unknown"]


# --- termination -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("days", [-200, 0, 90])
def test_terminate_takes_any_day_after_the_signature_with_reasons(director, today, days):
    agreement = AgreementFactory(concluded=True, locked=True)
    day = today + days * DAY

    actions.terminate(agreement, terminated_on=day, comment="No activity.", by=director)

    kept = Agreement.objects.get()
    assert (kept.terminated_on, kept.termination_reason, kept.status) == (day, "No activity.", Status.CONCLUDED)
    assert (kept.phase(day - DAY), kept.phase(day)) == (Phase.ACTIVE, Phase.TERMINATED)


@pytest.mark.parametrize(
    ("day", "comment", "field", "sentence"),
    [
        (
            dt.date(2023, 12, 31),
            "No activity.",
            "terminated_on",
            "It cannot end before it was signed (1 January 2024).",
        ),
        (SIGNED, "  ", "comment", "Give your reasons."),
    ],
)
def test_terminate_is_refused_before_the_signature_and_without_reasons(director, day, comment, field, sentence):
    agreement = AgreementFactory(concluded=True)

    assert refused(actions.terminate, agreement, terminated_on=day, comment=comment, by=director) == (field, sentence)
    assert Agreement.objects.get().terminated_on is None


def test_agreements_under_a_terminated_framework_go_on(director, today):
    framework = AgreementFactory(concluded=True)
    child = AgreementFactory(concluded=True, parent=framework)

    actions.terminate(framework, terminated_on=today, comment="No activity.", by=director)

    assert Agreement.objects.get(pk=child.pk).phase(today) == Phase.ACTIVE


def terminated(on):
    return AgreementFactory(concluded=True, terminated_on=on, termination_reason="No activity.")


@pytest.mark.parametrize("days", [-60, 0, 30])
def test_a_termination_is_undone_until_thirty_days_after_its_day(director, today, days):
    agreement = terminated(today - days * DAY)

    actions.undo_termination(agreement, comment="The partner answered.", by=director)

    kept = Agreement.objects.get()
    assert (kept.terminated_on, kept.termination_reason, kept.phase(today)) == (None, "", Phase.ACTIVE)


def test_a_termination_stays_from_the_thirty_first_day_on(director, today):
    agreement = terminated(today - 31 * DAY)

    assert refused(actions.undo_termination, agreement, comment="Late.", by=director) == (
        None,
        "It ended on 20 October 2026, more than 30 days ago, and that stays. Register a new agreement instead.",
    )
    assert Agreement.objects.get().terminated_on == today - 31 * DAY


def test_undoing_a_termination_needs_reasons(director):
    agreement = terminated(SIGNED)

    assert refused(actions.undo_termination, agreement, comment="", by=director) == ("comment", "Give your reasons.")
    assert Agreement.objects.get().terminated_on == SIGNED


def with_notice(**values):
    return AgreementFactory(concluded=True, locked=True, term__notice_days=90, **values)


def test_before_the_time_of_notice_the_director_says_why(director, today):
    agreement = with_notice()
    asked = {"terminated_on": today + 89 * DAY, "comment": "No activity.", "by": director}

    assert refused(actions.terminate, agreement, **asked) == (
        "early_reason",
        "With the notice agreed it can end on 18 February 2027 at the earliest. Say why it ends before.",
    )
    assert Agreement.objects.get().terminated_on is None

    actions.terminate(agreement, early_reason="Both sides agreed.", **asked)

    kept = Agreement.objects.get()
    assert kept.termination_reason == "No activity.\nBoth sides agreed."
    assert acts(kept) == [("Terminate", kept.termination_reason)]


def test_with_proper_notice_no_further_reason_is_asked_for(director, today):
    agreement = with_notice()

    actions.terminate(agreement, terminated_on=today + 90 * DAY, comment="No activity.", by=director)

    assert Agreement.objects.get().terminated_on == today + 90 * DAY


def test_the_notice_becomes_an_instrument_in_force_and_the_lock_is_shut_again(director, today):
    agreement = with_notice()
    day = today + 100 * DAY

    actions.terminate(agreement, terminated_on=day, comment="No activity.", file=scan(), by=director)

    paper = Instrument.objects.get()
    assert (paper.agreement, paper.kind, paper.number, paper.status, paper.came_signed) == (
        agreement,
        InstrumentKind.NOTICE,
        1,
        InstrumentStatus.IN_FORCE,
        True,
    )
    assert (paper.effective_from, paper.concluded_on, paper.applied_in) == (day, today, None)
    assert paper.signed_copy.name == "scan.png"
    with pytest.raises(IntegrityError, match="locked"), transaction.atomic():
        agreement.terms.update(ends_on=day)


def family(director, **values):
    """A framework and two agreements under it."""
    framework = AgreementFactory(concluded=True, locked=True, title_en="Framework")
    return framework, *(AgreementFactory(concluded=True, locked=True, parent=framework, **values) for _n in range(2))


def ended(*agreements):
    return [Agreement.objects.get(pk=one.pk).terminated_on for one in agreements]


def test_of_two_under_a_framework_the_one_named_ends_with_it_and_undo_restores_both(director, today):
    framework, first, second = family(director)

    actions.terminate(framework, terminated_on=today, children=[first], comment="Dissolved.", by=director)

    assert ended(framework, first, second) == [today, today, None]
    assert Agreement.objects.get(pk=first.pk).terminated_with == framework

    actions.undo_termination(framework, comment="They go on.", by=director)

    assert ended(framework, first, second) == [None, None, None]
    for agreement in (framework, first):
        assert acts(agreement) == [("Undo the termination", "They go on."), ("Terminate", "Dissolved.")]


def test_what_was_undone_by_itself_is_not_touched_again(director, today):
    framework, first, second = family(director)
    actions.terminate(framework, terminated_on=today, children=[first, second], comment="Dissolved.", by=director)
    actions.undo_termination(Agreement.objects.get(pk=first.pk), comment="This one goes on.", by=director)
    actions.terminate(Agreement.objects.get(pk=first.pk), terminated_on=today, comment="After all.", by=director)

    actions.undo_termination(Agreement.objects.get(pk=framework.pk), comment="They go on.", by=director)

    assert ended(framework, first, second) == [None, today, None]


def test_what_stands_further_below_ends_with_it_where_it_is_named_and_undo_restores_it(director, today):
    framework, child, _other = family(director)
    named, other = (AgreementFactory(concluded=True, parent=child) for _n in range(2))
    below_a_draft = AgreementFactory(concluded=True, parent=AgreementFactory(parent=framework))

    actions.terminate(
        framework, terminated_on=today, children=[below_a_draft, named, child], comment="Dissolved.", by=director
    )

    assert ended(child, named, other, below_a_draft) == [today, today, None, today]
    assert Agreement.objects.get(pk=named.pk).terminated_with == framework

    actions.undo_termination(framework, comment="They go on.", by=director)

    assert ended(framework, child, named, other, below_a_draft) == [None] * 5


def test_frameworks_that_stand_under_each_other_are_walked_through_once(director):
    one = AgreementFactory(concluded=True)
    other = AgreementFactory(concluded=True, parent=one)
    Agreement.objects.filter(pk=one.pk).update(parent=other)

    assert list(actions.children_in_force(one, director)) == [other]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"signed_on": dt.date(2027, 1, 1), "title_en": "Child"}, "Child was signed after that day (1 January 2027)."),
        ({"parent": None, "title_en": "Other"}, "Other does not stand under this one."),
    ],
)
def test_what_cannot_end_with_it_stops_the_whole_act(director, today, values, sentence):
    framework = AgreementFactory(concluded=True)
    child = AgreementFactory(concluded=True, **{"parent": framework} | values)

    assert refused(
        actions.terminate, framework, terminated_on=today, children=[child], comment="Over.", by=director
    ) == ("children", sentence)
    assert ended(framework, child) == [None, None]


def test_the_database_keeps_who_ended_with_whom_true():
    framework = AgreementFactory(concluded=True)

    with pytest.raises(IntegrityError, match="agreement_terminated_with_is_terminated"), transaction.atomic():
        Agreement.objects.filter(pk=framework.pk).update(terminated_with=framework)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_terminate_at_once_one_does_and_the_other_reads_why(transactional_db, user_with, today):
    people = [user_with(Role.DIRECTOR, name=name) for name in ("Nasrin Rahbari", "Behzad Noori")]
    framework = AgreementFactory(concluded=True)
    child = AgreementFactory(concluded=True, parent=framework)
    start, answers = threading.Barrier(2), []

    def end(by):
        try:
            mine = Agreement.objects.get(pk=framework.pk)
            start.wait(timeout=10)
            actions.terminate(mine, terminated_on=today, children=[child], comment="Over.", by=by)
            answers.append("terminated")
        except Refusal as refusal:
            answers.append(str(refusal))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=end, args=[by]) for by in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)

    (why,) = [answer for answer in answers if answer != "terminated"]
    assert why.startswith("“Terminate” is no longer possible: the status is now “concluded”, set by ")
    assert Agreement.objects.get(pk=child.pk).events.filter(terminated_on=today).count() == 1


# --- notice ------------------------------------------------------------------------------------------------------

ENDS = dt.date(2027, 6, 30)


def renewing(**values):
    """Renews itself every 12 months after 30 June 2027, notice 180 days before: by 1 January 2027."""
    made = AgreementFactory(concluded=True, term=None)
    auto = {"renewal_mode": RenewalMode.AUTO, "auto_months": 12, "notice_days": 180}
    AgreementTermFactory(agreement=made, **{"ends_on": ENDS} | auto | values)
    Agreement.objects.filter(pk=made.pk).update(locked_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    return Agreement.objects.get(pk=made.pk)


def test_notice_in_time_lets_it_end_with_the_period_and_is_filed_as_an_instrument(officer, today):
    made = renewing()

    actions.give_notice(
        made, given_on=today, notice_by=NoticeBy.PARTNER, file=scan(), comment="Letter of Trieste", by=officer
    )

    term, paper = AgreementTerm.objects.get(), Instrument.objects.get()
    assert (term.notice_given_on, term.notice_by, term.runs_until) == (today, "partner", ENDS)
    assert (paper.kind, paper.effective_from, paper.concluded_on, paper.applied_in) == (
        InstrumentKind.NOTICE,
        ENDS + DAY,
        today,
        None,
    )
    assert Agreement.objects.get().phase(ENDS + DAY) == Phase.EXPIRED
    assert acts(made) == [("Record a notice", "Letter of Trieste")]


def test_notice_needs_no_paper(officer, today):
    actions.give_notice(renewing(), given_on=today, notice_by=NoticeBy.HOME, by=officer)

    assert (AgreementTerm.objects.get().runs_until, Instrument.objects.count()) == (ENDS, 0)


def test_notice_after_the_deadline_lets_one_more_period_pass(officer, today):
    made = renewing(ends_on=dt.date(2026, 12, 31))

    actions.give_notice(made, given_on=today, notice_by=NoticeBy.HOME, by=officer)

    assert AgreementTerm.objects.get().runs_until == dt.date(2027, 12, 31)


def test_a_notice_that_becomes_known_after_the_renewal_takes_it_back(officer, today):
    made = renewing(ends_on=dt.date(2026, 12, 31))
    actions.renew_tacitly(today)
    early = {"given_on": dt.date(2026, 6, 1), "notice_by": NoticeBy.PARTNER, "by": officer}

    assert refused(actions.give_notice, made, **early) == (
        "file",
        "It has been renewed since: file the notice that was given in time, so that the renewal is taken back.",
    )
    assert AgreementTerm.objects.count() == 2

    actions.give_notice(made, file=scan(), **early)

    term = AgreementTerm.objects.get()
    assert (term.runs_until, term.origin) == (dt.date(2026, 12, 31), TermOrigin.INITIAL)


def test_a_renewal_under_review_is_not_taken_back(officer, today):
    made = renewing(ends_on=dt.date(2026, 12, 31))
    (term,) = actions.renew_tacitly(today)
    RenewalReviewFactory(agreement=made, term=term)

    field, _sentence = refused(
        actions.give_notice, made, given_on=dt.date(2026, 6, 1), notice_by="partner", file=scan(), by=officer
    )

    assert (field, AgreementTerm.objects.count(), Instrument.objects.count()) == ("given_on", 2, 0)


@pytest.mark.parametrize(
    ("values", "given_on", "sentence"),
    [
        ({}, dt.date(2026, 11, 21), "This day lies ahead. Record the notice when it is given."),
        ({}, dt.date(2023, 12, 31), "Notice cannot be given before the first term begins."),
        (
            {"ends_on": dt.date(2026, 12, 31), "max_auto_renewals": 0},
            dt.date(2026, 11, 20),
            "Its renewals are used up: it ends on 31 December 2026 anyway.",
        ),
    ],
)
def test_a_notice_that_cannot_be_is_refused_beside_its_day(officer, values, given_on, sentence):
    made = renewing(**values)

    assert refused(actions.give_notice, made, given_on=given_on, notice_by=NoticeBy.HOME, by=officer) == (
        "given_on",
        sentence,
    )
    assert AgreementTerm.objects.get().notice_given_on is None


def test_what_does_not_renew_itself_gets_no_notice(officer, today):
    agreement = AgreementFactory(concluded=True)

    _field, sentence = refused(actions.give_notice, agreement, given_on=today, notice_by=NoticeBy.HOME, by=officer)

    assert sentence.startswith("“Record a notice” is no longer possible")


def test_the_director_withdraws_a_notice_with_reasons(director, today):
    made = renewing(notice_given_on=today)

    assert refused(actions.withdraw_notice, made, comment=" ", by=director) == ("comment", "Give your reasons.")

    actions.withdraw_notice(made, comment="They changed their mind.", by=director)

    term = AgreementTerm.objects.get()
    assert (term.notice_given_on, term.runs_until.year) == (None, 9999)


def test_a_notice_by_which_it_has_ended_stays(director, today):
    made = renewing(ends_on=dt.date(2026, 10, 31), notice_given_on=dt.date(2026, 1, 1))

    assert refused(actions.withdraw_notice, made, comment="Late.", by=director) == (
        None,
        "It ended on 31 October 2026, and that stays. Register a new agreement instead.",
    )


def test_who_gave_notice_is_kept_only_with_its_day():
    AgreementFactory(concluded=True)

    with pytest.raises(IntegrityError, match="agreement_term_notice_has_day"), transaction.atomic():
        AgreementTerm.objects.update(notice_by="partner")
