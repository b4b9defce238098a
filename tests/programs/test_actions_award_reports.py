"""A report of an award: asked for by the call, written by both leaders, returned and accepted by the office."""

import datetime as dt

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from agreements.models import Activity
from directory.roles import Role
from notices.models import Email
from notices.reminders import plan_and_send
from programs.actions import award_reports, awards, report_dues
from programs.actions.calls import copy_call
from programs.eligibility import State, verdict
from programs.models import (
    Application,
    Award,
    AwardReport,
    Project,
    ProjectOutput,
    ReportAnswer,
    ReportDue,
    ReportOutput,
)
from records import clock
from records.history import timeline
from records.refusals import Refusal
from tests.factories.agreements import AgreementFactory
from tests.factories.programs import (
    ApplicationFactory,
    AwardFactory,
    AwardReportFactory,
    CallFactory,
    CallReportFactory,
    EligibilityRuleFactory,
    ReportDueFactory,
    ReportOutputFactory,
    ReportQuestionFactory,
    VisitFactory,
)
from tests.records.test_content import pdf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

REASON = "The visits of the second year are missing."


@pytest.fixture
def rahimi(user_with):
    return user_with(Role.SCHOLAR, email="rahimi@example.ir")


@pytest.fixture
def martin(user_with):
    return user_with(Role.SCHOLAR, email="martin@example.fr")


@pytest.fixture
def officer(user_with):
    return user_with(Role.OFFICER)


@pytest.fixture
def award(rahimi, martin):
    """Runs from June 2025 to May 2026 as a project under an agreement."""
    application = ApplicationFactory(user=rahimi, eligible=True, title="A joint observatory")
    application.members.filter(side="partner").update(user=martin)
    days = {"starts_on": dt.date(2025, 6, 1), "ends_on": dt.date(2026, 5, 31)}
    found = AwardFactory(application=application, accepted=True, **days)
    agreement = AgreementFactory(concluded=True)
    Project.objects.filter(pk=found.project_id).update(agreement=agreement, title_en="A joint observatory", **days)
    found.refresh_from_db()
    return found


@pytest.fixture
def final(award):
    return ReportDueFactory(award=award, kind="final")


def submitted(due, **values):
    report = AwardReportFactory(due=due, **values)
    report.due = due
    award_reports.submit_report(report, by=due.award.application.leader_of("home").user)
    return report


# --- what is asked for -------------------------------------------------------------------------------------------


def test_an_accepted_award_owes_what_its_call_asks_for(rahimi):
    application = ApplicationFactory(user=rahimi, eligible=True)
    CallReportFactory(call=application.call, kind="interim", months=12, anchor="after_start")
    CallReportFactory(call=application.call, kind="interim", months=1, anchor="before_end")
    CallReportFactory(call=application.call)
    award = AwardFactory(application=application)  # 1 September 2027 to 31 August 2029

    awards.accept(award, by=rahimi)

    assert list(award.report_dues.values_list("kind", "due_on")) == [
        ("interim", dt.date(2028, 9, 1)),
        ("interim", dt.date(2029, 7, 31)),
        ("final", dt.date(2029, 10, 31)),
    ]


def test_a_call_that_asks_for_none_gets_none_and_the_officer_may_ask(award, officer):
    assert not award.report_dues.exists()

    report_dues.ask_report(award, kind="final", due_on=dt.date(2027, 1, 1), by=officer)

    assert ReportDue.objects.get().due_on == dt.date(2027, 1, 1)
    with pytest.raises(Refusal, match="A final report is asked of this award already"):
        report_dues.ask_report(award, kind="final", due_on=dt.date(2027, 2, 1), by=officer)


def test_a_copy_of_a_call_asks_the_same(officer):
    call = CallReportFactory().call
    ReportQuestionFactory(call=call, words_en="Who will go on?")

    copy = copy_call(call, code="JDS-1407", title_en="The next one", by=officer)

    assert [(one.kind, one.months) for one in copy.reports_asked.all()] == [("final", 2)]
    assert [str(one) for one in copy.report_questions.all()] == ["Who will go on?"]


def test_moved_after_its_day_with_reasons_nothing_is_overdue_and_history_keeps_both_days(award, officer):
    due = ReportDueFactory(award=award, due_on=dt.date(2026, 6, 1))
    told = ReportDue.objects.with_standing()
    assert told.get().tag == ("overdue", "problem")

    with clock.held_at(dt.datetime(2026, 6, 10, 8, 0, tzinfo=dt.UTC)):
        with pytest.raises(Refusal, match="Give your reasons"):
            report_dues.move_due(due, due_on=dt.date(2026, 7, 1), reason=" ", by=officer)
        report_dues.move_due(due, due_on=dt.date(2026, 7, 1), reason="The laboratory was closed.", by=officer)

        assert told.get().tag == ("not begun", "quiet")
    [entry] = [one for one in timeline(due) if one.comment]
    assert (entry.label, entry.comment) == ("Day moved", "The laboratory was closed.")
    assert [(change.before, change.after) for change in entry.changes] == [(dt.date(2026, 6, 1), dt.date(2026, 7, 1))]


def test_waived_with_reasons_nobody_writes_it_and_what_is_submitted_is_not_waived(award, rahimi, officer):
    due, other = ReportDueFactory(award=award), ReportDueFactory(award=award)
    submitted(other)

    report_dues.waive_report(due, reason="The project ends early.", by=officer)

    with pytest.raises(Refusal, match="not asked for any more"):
        award_reports.begin_report(due, by=rahimi)
    with pytest.raises(IntegrityError, match="waived"), transaction.atomic():
        AwardReportFactory(due=due)
    with pytest.raises(Refusal, match="A report is submitted"):
        report_dues.waive_report(other, reason="The project ends early.", by=officer)


# --- writing -----------------------------------------------------------------------------------------------------


def test_both_leaders_write_one_draft_and_whoever_is_late_is_told(award, rahimi, martin):
    due = ReportDueFactory(award=award)
    question = ReportQuestionFactory(call=award.application.call)
    draft = award_reports.begin_report(due, by=rahimi)
    assert award_reports.begin_report(due, by=martin) == draft

    seen = draft.version
    award_reports.save_report(draft, texts={"done": "Much."}, answers={question: "Yes."}, version=seen, by=rahimi)
    with pytest.raises(Refusal, match="saved in another window"):
        award_reports.save_report(draft, texts={"done": "Little."}, answers={}, version=seen, by=martin)

    assert (AwardReport.objects.get().done, ReportAnswer.objects.get().text) == ("Much.", "Yes.")


def test_it_is_submitted_when_it_says_what_was_done_and_answers_what_the_call_asks(award, rahimi):
    call = award.application.call
    question, _other = ReportQuestionFactory(call=call), ReportQuestionFactory(call=call, kind="final")
    draft = AwardReportFactory(due__award=award, done="")

    with pytest.raises(Refusal, match="Say what was done"):
        award_reports.submit_report(draft, by=rahimi)
    AwardReport.objects.update(done="Much.")
    with pytest.raises(Refusal, match="Answer every question first"):
        award_reports.submit_report(draft, by=rahimi)
    ReportAnswer.objects.create(report=draft, question=question, text="Yes.")
    award_reports.submit_report(draft, by=rahimi)

    assert AwardReport.objects.get().status == "submitted"


def test_what_is_submitted_is_changed_neither_by_an_action_nor_in_the_database(award, rahimi):
    output = ReportOutputFactory(report__due__award=award)
    report = output.report
    award_reports.submit_report(report, by=rahimi)

    with pytest.raises(Refusal, match="This report is submitted"):
        award_reports.add_output(report, title="Another", by=rahimi)
    with pytest.raises(Refusal, match="This report is submitted"):
        award_reports.add_file(report, title="Annex", file=ContentFile(pdf(), "annex.pdf"), by=rahimi)
    changes = [
        lambda: AwardReport.objects.update(done="Something else."),
        lambda: AwardReport.objects.update(status="draft", submitted_at=None, submitted_by=None),
        lambda: AwardReport.objects.all().delete(),
        lambda: ReportOutput.objects.update(title="Another"),
        lambda: ReportOutput.objects.all().delete(),
        lambda: ReportOutputFactory(report=report),
        lambda: ReportDue.objects.all().delete(),
    ]
    for change in changes:
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_one_report_is_accepted_at_most_and_one_is_open(award):
    due = ReportDueFactory(award=award)
    AwardReportFactory(due=due, accepted=True)

    with pytest.raises(IntegrityError, match="award_report_accepted_once"), transaction.atomic():
        AwardReportFactory(due=due, accepted=True, number=2)
    AwardReportFactory(due=due, number=2)
    with pytest.raises(IntegrityError, match="award_report_open_once"), transaction.atomic():
        AwardReportFactory(due=due, number=3)


# --- the office ----------------------------------------------------------------------------------------------------


def test_returned_with_reasons_the_next_version_begins_with_all_that_was_written(award, rahimi, officer):
    output = ReportOutputFactory(report__due__award=award, doi="10.1000/182", title="On suns")
    first = output.report
    award_reports.add_file(first, title="Annex", file=ContentFile(pdf(), "annex.pdf"), by=rahimi)
    award_reports.submit_report(first, by=rahimi)

    with pytest.raises(Refusal, match="Give your reasons"):
        award_reports.return_report(first, reason=" ", by=officer)
    award_reports.return_report(first, reason=REASON, by=officer)

    first, second = AwardReport.objects.order_by("number")
    assert (first.status, first.reason, second.status, second.number) == ("returned", REASON, "draft", 2)
    assert second.done == first.done
    assert [(one.title, one.doi) for one in second.outputs.all()] == [("On suns", "10.1000/182")]
    assert [one.title for one in second.documents.current()] == ["Annex"]
    assert sorted(Email.objects.values_list("to", flat=True)) == ["martin@example.fr", "rahimi@example.ir"]
    assert REASON in Email.objects.first().text
    award_reports.submit_report(second, by=rahimi)
    assert ReportDue.objects.with_standing().get().standing == "submitted"


def test_a_leader_without_an_account_is_told_at_the_own_address(award, officer):
    award.application.members.filter(side="partner").update(user=None, email="anne.martin@example.fr")
    report = AwardReportFactory(due__award=award, submitted=True)

    award_reports.return_report(report, reason=REASON, by=officer)

    assert "anne.martin@example.fr" in Email.objects.values_list("to", flat=True)


def test_accepted_its_outputs_are_the_projects_once_each(award, officer):
    due, final = ReportDueFactory(award=award), ReportDueFactory(award=award, kind="final")
    for one in (due, final):
        report = AwardReportFactory(due=one)
        ReportOutputFactory(report=report, doi="10.1000/182", title="On suns", url="")
        ReportOutputFactory(report=report, kind="thesis", title="Suns", url="")
        award_reports.submit_report(report, by=award.application.leader_of("home").user)
        award_reports.accept_report(report, by=officer)

    found = ProjectOutput.objects.filter(project=award.project).order_by("kind")
    assert [(one.kind, one.title, one.doi) for one in found] == [
        ("publication", "On suns", "10.1000/182"),
        ("thesis", "Suns", ""),
    ]


def test_an_accepted_interim_report_leaves_the_award_as_it_is(award, officer):
    assert award_reports.accept_report(submitted(ReportDueFactory(award=award)), by=officer) == ""

    assert Award.objects.get().status == "accepted"
    assert not Activity.objects.exists()


def test_the_final_report_ends_award_and_project_and_the_agreement_is_told_once(award, final, officer):
    report = submitted(final)

    assert award_reports.accept_report(report, by=officer) == ""

    award.refresh_from_db()
    assert (award.status, award.project.status, award.project.ends_on) == ("closed", "closed", dt.date(2026, 5, 31))
    told = Activity.objects.filter(agreement=award.project.agreement)
    assert sorted(told.values_list("title", flat=True)) == [
        "A joint observatory: begins",
        "A joint observatory: ends",
        "A joint observatory: final report accepted",
    ]
    with pytest.raises(Refusal, match="waits for no answer"):
        award_reports.accept_report(report, by=officer)
    assert told.count() == 3


def test_while_visits_are_not_settled_the_report_is_accepted_and_the_award_goes_on(award, final, officer):
    visit = VisitFactory(award=award)

    assert "neither paid nor cancelled" in award_reports.accept_report(submitted(final), by=officer)

    assert (AwardReport.objects.get().status, Award.objects.get().status) == ("accepted", "accepted")
    type(visit).objects.update(status="cancelled")
    awards.complete(award, by=officer)
    assert Award.objects.get().status == "closed"


# --- what follows ----------------------------------------------------------------------------------------------------


def asked_again(rahimi, closes_on, **params):
    """What the rule about the years to wait says of a new application of the same leader."""
    closes_at = dt.datetime.combine(closes_on, dt.time(8, 0), tzinfo=dt.UTC)
    call = CallFactory(open=True, with_form=True, closes_at=closes_at)
    application = Application.objects.get(pk=ApplicationFactory(call=call, user=rahimi).pk)
    rule = EligibilityRuleFactory(call=call, check_name="cool-down", params={"years": 1, **params})
    [found] = verdict([rule], application, clock.now())
    return found.state, found.found


def test_the_years_to_wait_begin_when_the_final_report_is_accepted_and_count_from_the_last_day(
    award, final, rahimi, officer
):
    name = f"{award.application.call.programme.name} {award.application.reference}"
    day_before, day_after = dt.date(2027, 5, 30), dt.date(2027, 5, 31)
    assert asked_again(rahimi, day_after) == (State.NOT_MET, f"Still running: {name}.")

    award_reports.accept_report(submitted(final), by=officer)

    assert asked_again(rahimi, day_before) == (
        State.NOT_MET,
        f"{name} ended on 31 May 2026: one applies again from 31 May 2027 on.",
    )
    assert asked_again(rahimi, day_after) == (State.MET, "")
    assert asked_again(rahimi, day_before, scope="programme") == (State.MET, "")


def test_both_leaders_are_reminded_until_it_is_submitted(award, rahimi, martin):
    due = ReportDueFactory(award=award, due_on=dt.date(2027, 2, 1))

    def told(days):
        known = set(Email.objects.values_list("pk", flat=True))
        with clock.held_at(dt.datetime(2027, 2, 1, 8, 0, tzinfo=dt.UTC) - dt.timedelta(days=days)):
            plan_and_send()
        return sorted(Email.objects.exclude(pk__in=known).values_list("to", flat=True))

    both = ["martin@example.fr", "rahimi@example.ir"]
    assert [told(days) for days in (31, 30, 7, -1)] == [[], both, both, both]
    submitted(due)
    assert told(-14) == []
