"""From the application to the last report: who decides what, and what is refused until it is there."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.forms import model_to_dict

from agreements.liveness import Liveness
from agreements.models import Activity, Agreement
from directory.roles import Role
from exchanges.actions import applying, hosts, letters, reports, stays, visas
from exchanges.coverage import uncovered
from exchanges.forms import StayForm
from exchanges.forms.transitions import ArriveForm
from exchanges.hints import hints
from exchanges.kinds import StayKind
from exchanges.models import BalanceEntry, HostStatus, QuotaYear, Stay
from exchanges.reports import balance_of
from exchanges.statuses import StayStatus
from exchanges.workflow import stay_workflow
from notices.models import Email
from records import clock
from records.actions import answer, ask
from records.history import timeline
from records.letterstates import LetterState
from records.refusals import Refusal
from tests.factories.agreements import AgreementFactory, AgreementTermFactory
from tests.factories.directory import EmailAddressFactory, InstitutionFactory, PersonFactory, UnitFactory, UserFactory
from tests.factories.exchanges import (
    BalanceEntryFactory,
    ChecklistStepFactory,
    CouncilFactory,
    CouncilWordFactory,
    HostRequestFactory,
    ParticipantFactory,
    QuotaLineFactory,
    QuotaYearFactory,
    StayApprovalRuleFactory,
    StayFactory,
    StayReportFactory,
    VisaRuleFactory,
)
from tests.factories.records import PeriodFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
LETTER = {"name": "Maria Rossi", "valid_until": dt.date(2027, 3, 1), "signer": "Head of the office"}


@pytest.fixture
def officer(user_with):
    return user_with(Role.OFFICER)


@pytest.fixture
def director(user_with):
    return user_with(Role.DIRECTOR)


@pytest.fixture
def agreement():
    made = AgreementFactory(concluded=True, term=None, signed_on=dt.date(2021, 1, 1))
    AgreementTermFactory(agreement=made, starts_on=dt.date(2021, 1, 1), ends_on=dt.date(2026, 12, 15))
    return made


def endorsed(stay, name="Dr. Forouhar"):
    """A host who was asked and has endorsed."""
    user = UserFactory()
    EmailAddressFactory(user=user)
    asked = HostRequestFactory(stay=stay, email=user.email, name=name, expires_at=clock.now() + dt.timedelta(days=1))
    hosts.endorse(asked, name=name, position="Dean", by=user)
    return user


# --- a visiting professor ---------------------------------------------------------------------------------------------


def test_no_letter_before_the_host_endorses_and_the_director_approves(officer, director):
    stay = StayFactory()
    stays.submit(stay, by=officer)
    with pytest.raises(Refusal):
        stays.review(stay, by=officer)
    endorsed(stay)
    stay.refresh_from_db()
    with pytest.raises(Refusal):
        letters.invite(stay, **LETTER, by=officer)
    stays.review(stay, by=officer)
    with pytest.raises(PermissionDenied):
        stays.approve(stay, by=officer)
    stays.approve(stay, by=director)

    letter = letters.invite(stay, **LETTER, by=officer)

    assert (stay.reference, letter.number) == ("EXC-1405-0001", "INV-1405-0001")
    assert (stay.status, letter.state(clock.today()), letter.masked_name) == (
        StayStatus.INVITED,
        LetterState.VALID,
        "M•••• R••••",
    )


def test_cancelling_revokes_the_letter_and_withdraws_nothing_else(officer):
    stay = StayFactory(status=StayStatus.APPROVED)
    letter = letters.invite(stay, **LETTER, by=officer)

    stays.cancel(stay, comment="The visitor is ill.", cancelled_by="person", by=officer)

    letter.refresh_from_db()
    assert (letter.state(clock.today()), stay.cancelled_by) == (LetterState.REVOKED, "person")


def test_a_second_letter_takes_the_place_of_the_first(officer):
    stay = StayFactory(status=StayStatus.APPROVED)
    first = letters.invite(stay, **LETTER, by=officer)

    second = letters.issue(stay, **LETTER | {"valid_until": dt.date(2027, 4, 1)}, by=officer)

    first.refresh_from_db()
    assert (first.state(clock.today()), first.superseded_by) == (LetterState.SUPERSEDED, second)
    assert letters.live(stay) == second


def test_it_is_not_completed_without_both_reports(officer):
    stay = StayFactory(status=StayStatus.INVITED, starts_on=dt.date(2026, 11, 1), ends_on=dt.date(2026, 11, 14))
    host = UserFactory()
    EmailAddressFactory(user=host)
    HostRequestFactory(
        stay=stay, email=host.email, status=HostStatus.GIVEN, signed_name="Dean", answered_at=clock.now()
    )
    stays.arrive(stay, arrived_on=dt.date(2026, 11, 2), by=officer)
    stays.depart(stay, departed_on=dt.date(2026, 11, 12), by=officer)
    due = set(stay.reports.values_list("side", "due_on"))
    with pytest.raises(Refusal) as refused:
        stays.complete(stay, by=officer)
    reports.hand_in(stay.reports.get(side="visitor"), text="I taught.", by=officer)
    reports.hand_in(stay.reports.get(side="host"), text="They learnt.", by=host)

    stay.refresh_from_db()
    assert due == {("visitor", dt.date(2026, 12, 12)), ("host", dt.date(2026, 12, 12))}
    assert str(refused.value).startswith("A report is missing: ")
    assert stay.status == StayStatus.REPORTED
    stays.complete(stay, by=officer)
    assert stay.status == StayStatus.CLOSED


def test_by_the_other_route_the_office_reviews_first_and_still_needs_the_host(officer, director):
    stay = StayFactory(route="office")
    stays.submit(stay, by=officer)
    stays.review(stay, by=officer)
    with pytest.raises(Refusal) as refused:
        stays.approve(stay, by=director)

    endorsed(stay)
    stays.approve(stay, by=director)

    assert str(refused.value) == "The host has not endorsed it yet."
    assert stay.status == StayStatus.APPROVED


def test_by_the_other_route_the_host_s_word_may_come_on_paper_during_the_review(officer, director):
    stay = StayFactory(route="office", status=StayStatus.IN_REVIEW)

    stays.endorse(stay, name="Dr. Forouhar", comment="Letter 12/1405", by=officer)
    stays.review(stay, by=officer)
    stays.approve(stay, by=director)

    assert stay.status == StayStatus.APPROVED


def test_where_the_host_is_first_no_word_is_written_down_during_the_review(officer):
    stay = StayFactory(status=StayStatus.IN_REVIEW)

    with pytest.raises(Refusal):
        stays.endorse(stay, name="Dr. Forouhar", by=officer)


def test_what_is_returned_for_correction_goes_to_the_host_anew(officer):
    stay = StayFactory(status=StayStatus.REQUESTED)
    endorsed(stay)
    stay.refresh_from_db()

    stays.send_back(stay, comment="The days are wrong.", by=officer)
    stays.submit(stay, by=officer)
    endorsed(stay)

    stay.refresh_from_db()
    assert stay.status == StayStatus.HOST_ENDORSED
    assert list(stay.host_requests.values_list("status", flat=True)) == [HostStatus.GIVEN, HostStatus.REVOKED]


def test_the_host_declines_with_reasons_and_the_applicant_asks_another(user_with):
    scholar, host = user_with(Role.SCHOLAR), UserFactory()
    EmailAddressFactory(user=host)
    stay = StayFactory(applied_by=scholar, status=StayStatus.REQUESTED)
    asked = HostRequestFactory(stay=stay, email=host.email, expires_at=clock.now() + dt.timedelta(days=1))

    hosts.decline(asked, reason="We have no room.", by=host)
    stay.refresh_from_db()
    other = hosts.ask(stay, name="Dr. Nouri", position="", email="nouri@example.org", by=scholar)

    assert Email.objects.filter(to=scholar.email).count() == 1
    assert (stay.status, other.status) == (StayStatus.REQUESTED, HostStatus.ASKED)


def test_nobody_is_host_of_the_own_stay(user_with):
    scholar = user_with(Role.SCHOLAR)
    stay = StayFactory(applied_by=scholar, status=StayStatus.REQUESTED)

    with pytest.raises(Refusal):
        hosts.ask(stay, name="I", position="", email=scholar.email, by=scholar)


# --- approvals, visas, checklists -------------------------------------------------------------------------------------


def test_approvals_of_the_rules_are_asked_for_and_waited_for(officer, director):
    rule = StayApprovalRuleFactory(kind=StayKind.VISITING_PROFESSOR)
    StayApprovalRuleFactory(kind=StayKind.FIELD_TRIP)
    stay = StayFactory()
    stays.submit(stay, by=officer)
    endorsed(stay)
    stay.refresh_from_db()
    stays.review(stay, by=officer)

    with pytest.raises(Refusal) as refused:
        stays.approve(stay, by=director)
    approval = stay.approvals.get()
    ask(approval, number="14/2231", dated_on=dt.date(2026, 11, 1), by=officer)
    answer(approval, number="9/77", dated_on=dt.date(2026, 11, 10), is_granted=True, by=officer)
    stays.approve(stay, by=director)

    assert approval.kind == rule.approval
    assert str(refused.value) == f"An approval from outside is missing: {rule.approval}."


def test_an_approval_that_is_not_granted_stands_in_the_way(officer, director):
    StayApprovalRuleFactory()
    stay = StayFactory()
    stays.submit(stay, by=officer)
    endorsed(stay)
    stay.refresh_from_db()
    stays.review(stay, by=officer)
    approval = stay.approvals.get()
    ask(approval, number="14/2231", dated_on=dt.date(2026, 11, 1), by=officer)
    answer(approval, number="9/77", dated_on=dt.date(2026, 11, 10), is_granted=False, by=officer)

    with pytest.raises(Refusal) as refused:
        stays.approve(stay, by=director)

    assert "was not granted" in str(refused.value)


@pytest.mark.parametrize(("nationality", "apply_by"), [("IT", dt.date(2026, 10, 23)), ("US", dt.date(2026, 9, 8))])
def test_the_visa_is_applied_for_as_early_as_the_nationality_needs(officer, nationality, apply_by):
    VisaRuleFactory(country="", lead_days=45)
    VisaRuleFactory(country="US", lead_days=90)
    stay = StayFactory(person=PersonFactory(nationality=nationality), status=StayStatus.HOST_ENDORSED)

    stays.review(stay, by=officer)

    assert [(visa.nationality, visa.apply_by) for visa in stay.visas.all()] == [(nationality, apply_by)]


def test_a_group_has_a_visa_for_each_nationality_but_none_for_our_own_citizens(officer):
    InstitutionFactory(is_home=True, country="IR")
    stay = StayFactory(delegation=True, status=StayStatus.REQUESTED, person=PersonFactory(nationality="IT"))
    for nationality in ("IT", "US", "IR", ""):
        ParticipantFactory(stay=stay, nationality=nationality)

    stays.review(stay, by=officer)
    visas.prepare(stay, by=officer)

    assert list(stay.visas.values_list("nationality", flat=True).order_by("nationality")) == ["IT", "US"]


def test_a_checklist_comes_with_the_submission_and_moves_with_the_days(officer):
    ChecklistStepFactory(kind=StayKind.VISITING_PROFESSOR, days_before=10)
    ChecklistStepFactory(anchor="departure", days_before=-5)
    ChecklistStepFactory(kind=StayKind.FIELD_TRIP)
    stay = StayFactory()
    stays.submit(stay, by=officer)
    before = list(stay.checklist.values_list("due_on", flat=True))

    stay.starts_on, stay.ends_on = dt.date(2027, 1, 11), dt.date(2027, 1, 20)
    stay.save(update_fields=["starts_on", "ends_on"])
    stays.moved(stay, by=officer)

    assert before == [dt.date(2026, 11, 27), dt.date(2026, 12, 25)]
    assert list(stay.checklist.values_list("due_on", flat=True)) == [dt.date(2027, 1, 1), dt.date(2027, 1, 25)]


# --- under an agreement -----------------------------------------------------------------------------------------------


def test_the_message_lists_the_days_that_the_agreement_does_not_cover(officer, director, agreement):
    stay = StayFactory(status=StayStatus.IN_REVIEW, agreement=agreement)
    HostRequestFactory(stay=stay, status=HostStatus.GIVEN, signed_name="Dean", answered_at=clock.now())

    with pytest.raises(Refusal) as refused:
        stays.approve(stay, by=director)
    AgreementTermFactory(agreement=agreement, starts_on=dt.date(2026, 12, 17), ends_on=dt.date(2030, 12, 31))
    with pytest.raises(Refusal) as gap:
        stays.approve(stay, by=director)

    assert str(refused.value).endswith("16 December 2026 – 20 December 2026.")
    assert str(gap.value).endswith("of the stay: 16 December 2026.")


def test_the_days_of_an_arranged_stay_do_not_move_beyond_its_agreement(director, agreement):
    stay = StayFactory(status=StayStatus.APPROVED, agreement=agreement, ends_on=dt.date(2026, 12, 10))
    moved = {"starts_on": stay.starts_on, "comment": "No flight.", "by": director}

    stays.change_days(stay, ends_on=dt.date(2026, 12, 15), **moved)
    with pytest.raises(Refusal) as refused:
        stays.change_days(stay, ends_on=dt.date(2026, 12, 16), **moved)

    stay.refresh_from_db()
    assert (stay.ends_on, refused.value.field) == (dt.date(2026, 12, 15), "ends_on")


@pytest.mark.parametrize("values", [{}, {"student": True}])
def test_what_was_approved_is_what_happens_whoever_approves_it_changes_its_days(user_with, values):
    unit = UnitFactory()
    status = StayStatus.ACCEPTED if values else StayStatus.APPROVED
    stay = StayFactory(status=status, lead_unit=unit, applied_by=user_with(Role.SCHOLAR), **values)
    moved = {"starts_on": dt.date(2026, 12, 8), "ends_on": dt.date(2026, 12, 21)}
    decides, other = (Role.OFFICER, Role.DIRECTOR) if values else (Role.DIRECTOR, Role.OFFICER)

    for refused in (user_with(other), user_with(Role.UNIT_OFFICER, unit=unit), stay.applied_by):
        with pytest.raises(PermissionDenied):
            stays.change_days(stay, **moved, comment="No flight.", by=refused)
    stays.change_days(stay, **moved, comment="No flight.", by=user_with(decides))

    stay.refresh_from_db()
    entry = next(one for one in timeline(stay) if one.label == "Planned days changed")
    assert (stay.starts_on, stay.ends_on, entry.comment) == (*moved.values(), "No flight.")
    assert [email.subject for email in Email.objects.all()] == ["The days of your stay are changed"]


def test_days_of_what_is_not_arranged_or_has_begun_are_not_changed_there(director):
    for status in (StayStatus.IN_REVIEW, StayStatus.ARRIVED):
        stay = StayFactory(status=status)
        with pytest.raises(Refusal):
            stays.change_days(stay, starts_on=stay.starts_on, ends_on=stay.ends_on, comment="So.", by=director)


def test_two_terms_that_follow_each_other_cover_a_stay_together(director, agreement):
    AgreementTermFactory(agreement=agreement, starts_on=dt.date(2026, 12, 16), ends_on=dt.date(2030, 12, 31))
    stay = StayFactory(status=StayStatus.IN_REVIEW, agreement=agreement)
    HostRequestFactory(stay=stay, status=HostStatus.GIVEN, signed_name="Dean", answered_at=clock.now())

    stays.approve(stay, by=director)

    assert stay.status == StayStatus.APPROVED


def test_a_departed_stay_is_an_activity_of_its_agreement_once_and_makes_it_alive(officer, agreement, today):
    stay = StayFactory(
        status=StayStatus.ARRIVED,
        agreement=agreement,
        title_en="Lectures",
        starts_on=dt.date(2026, 11, 1),
        ends_on=dt.date(2026, 11, 14),
    )
    assert not Activity.objects.exists()

    stays.depart(stay, departed_on=dt.date(2026, 11, 12), by=officer)
    stays.tell_agreement(stay, by=officer)

    activity = Activity.objects.get()
    assert (activity.agreement, activity.kind, activity.happened_on, activity.title) == (
        agreement,
        "visit",
        dt.date(2026, 11, 12),
        "visiting professor: Lectures",
    )
    assert (activity.source, activity.source_key) == ("exchanges.stay", stay.uuid)
    assert set(Agreement.objects.in_liveness([Liveness.ALIVE], today)) == {agreement}


@pytest.fixture
def year(agreement):
    AgreementTermFactory(agreement=agreement, starts_on=dt.date(2026, 12, 16), ends_on=dt.date(2030, 12, 31))
    period = PeriodFactory(kind="academic", starts_on=dt.date(2026, 9, 23), ends_on=dt.date(2027, 9, 22))
    return QuotaYearFactory(line=QuotaLineFactory(agreement=agreement), period=period, capacity=1)


def nominee(year, **values):
    return StayFactory(student=True, agreement=year.line.agreement, quota=year, **values)


def test_a_nomination_takes_the_last_place_and_the_next_one_needs_a_reason(officer, year):
    stays.nominate(nominee(year), by=officer)
    late = nominee(year)

    with pytest.raises(Refusal) as refused:
        stays.nominate(late, by=officer)
    late.refresh_from_db()
    stays.nominate(late, off_quota_reason="Waived by letter 12/2026", by=officer)

    assert str(refused.value) == "All places of this year are taken."
    assert (late.status, late.quota, late.off_quota_by) == (StayStatus.NOMINATED, None, officer)
    assert QuotaYear.objects.get().taken == 1


def test_a_rejected_student_frees_the_place_and_is_nominated_again(officer, year):
    stay = nominee(year)
    stays.nominate(stay, by=officer)
    for name in ("hand_over", "reject"):
        Stay.workflow.apply(stay, name, by=officer, comment="The transcript is missing.")
    assert QuotaYear.objects.get().taken == 0

    stays.nominate(stay, by=officer)

    assert QuotaYear.objects.get().taken == 1


def test_a_student_who_begins_in_another_year_takes_no_place_of_this_one(officer, year):
    with pytest.raises(Refusal) as refused:
        stays.nominate(nominee(year, starts_on=dt.date(2027, 9, 23), ends_on=dt.date(2028, 1, 1)), by=officer)

    assert str(refused.value) == "The stay does not begin in the year of this quota."


def test_the_balance_counts_full_years_and_semesters_and_shows_what_was_waived(officer, agreement):
    for semesters, direction in [(2, "outgoing")] * 3 + [(1, "incoming")] * 2:
        stay = StayFactory(
            student=True,
            agreement=agreement,
            semesters=semesters,
            direction=direction,
            status=StayStatus.ARRIVED,
            starts_on=dt.date(2026, 2, 1),
            ends_on=dt.date(2026, 6, 30),
        )
        stays.depart(stay, departed_on=dt.date(2026, 6, 30), by=officer)

    before = balance_of(BalanceEntry.objects.all())
    BalanceEntryFactory(agreement=agreement, units=Decimal("-1.0"), reason="Waived by letter 12/2026")

    assert (before["sent"], before["received"], before["balance"]) == (Decimal(6), Decimal(2), Decimal(4))
    assert balance_of(BalanceEntry.objects.all())["balance"] == Decimal(3)


# --- abroad -----------------------------------------------------------------------------------------------------------


def test_a_study_leave_needs_every_council_and_reports_every_three_months(officer, director):
    school, university = CouncilFactory(kind=StayKind.STUDY_LEAVE), CouncilFactory(kind=StayKind.STUDY_LEAVE)
    CouncilFactory(kind=StayKind.RESEARCH_STAY)
    stay = StayFactory(leave=True, starts_on=dt.date(2026, 3, 1), ends_on=dt.date(2027, 2, 28))
    stays.submit(stay, by=officer)
    stays.review(stay, by=officer)
    CouncilWordFactory(stay=stay, council=school)
    with pytest.raises(Refusal) as refused:
        stays.approve(stay, by=director)
    CouncilWordFactory(stay=stay, council=university)
    stays.approve(stay, by=director)

    stays.arrive(stay, arrived_on=dt.date(2026, 3, 1), by=officer)

    assert str(refused.value) == f"A council has not agreed yet: {university}."
    assert list(stay.reports.order_by("due_on").values_list("number", "due_on")) == [
        (1, dt.date(2026, 6, 1)),
        (2, dt.date(2026, 9, 1)),
        (3, dt.date(2026, 12, 1)),
        (0, dt.date(2027, 3, 30)),
    ]


def test_the_newest_word_of_a_council_counts_and_one_about_the_allowance_does_not(officer, director):
    council = CouncilFactory(kind=StayKind.STUDY_LEAVE)
    stay = StayFactory(leave=True, status=StayStatus.IN_REVIEW)
    CouncilWordFactory(stay=stay, council=council, stage="budget")
    CouncilWordFactory(stay=stay, council=council, stage="preliminary", met_on=dt.date(2026, 10, 1))
    CouncilWordFactory(stay=stay, council=council, is_granted=False, met_on=dt.date(2026, 11, 2))
    with pytest.raises(Refusal) as refused:
        stays.approve(stay, by=director)

    CouncilWordFactory(stay=stay, council=council, met_on=dt.date(2026, 11, 9))
    stays.approve(stay, by=director)

    assert str(refused.value) == f"A council has not agreed yet: {council}."


def test_a_study_leave_is_extended_with_the_councils_and_owes_the_quarters_of_the_longer_time(officer):
    council = CouncilFactory(kind=StayKind.STUDY_LEAVE)
    stay = StayFactory(
        leave=True, status=StayStatus.ARRIVED, starts_on=dt.date(2026, 9, 1), ends_on=dt.date(2026, 12, 20)
    )
    reports.plan(stay, by=officer)
    longer = {"ends_on": dt.date(2027, 4, 1), "comment": "The laboratory asks for it.", "by": officer}
    with pytest.raises(Refusal):
        stays.extend(stay, **longer)

    CouncilWordFactory(stay=stay, council=council, stage="extension")
    stays.extend(stay, **longer)

    assert sorted(stay.reports.values_list("number", "due_on")) == [
        (0, dt.date(2027, 5, 1)),
        (1, dt.date(2026, 12, 1)),
        (2, dt.date(2027, 3, 1)),
    ]


def test_quarters_that_an_early_return_cut_off_are_not_missed(officer):
    stay = StayFactory(
        leave=True, status=StayStatus.ARRIVED, starts_on=dt.date(2026, 3, 1), ends_on=dt.date(2027, 2, 28)
    )
    reports.plan(stay, by=officer)
    reports.hand_in(stay.reports.get(number=1), text="First quarter.", by=officer)
    stays.depart(stay, departed_on=dt.date(2026, 8, 1), early_return="own_choice", by=officer)
    reports.hand_in(stay.reports.get(number=0), text="The end.", by=officer)

    stay.refresh_from_db()
    assert stay.status == StayStatus.REPORTED


def test_a_stay_is_extended_while_it_goes_on_and_its_days_follow(officer):
    stay = StayFactory(
        leave=True, status=StayStatus.ARRIVED, starts_on=dt.date(2026, 9, 1), ends_on=dt.date(2026, 12, 20)
    )
    reports.plan(stay, by=officer)

    stays.extend(stay, ends_on=dt.date(2027, 1, 31), comment="The experiment goes on.", by=officer)

    assert (stay.ends_on, stay.reports.get(number=0).due_on) == (dt.date(2027, 1, 31), dt.date(2027, 3, 2))


def test_a_report_is_handed_in_once_and_the_final_one_after_the_end(officer):
    stay = StayFactory(status=StayStatus.ARRIVED)
    report = StayReportFactory(stay=stay)
    final = StayReportFactory(stay=stay, number=0)
    reports.hand_in(report, text="So far.", by=officer)

    with pytest.raises(Refusal):
        reports.hand_in(report, text="Once more.", by=officer)
    with pytest.raises(Refusal) as early:
        reports.hand_in(final, text="The end.", by=officer)

    assert str(early.value) == "The final report is handed in when the stay is over."


# --- applying ---------------------------------------------------------------------------------------------------------


def test_whoever_applies_is_the_person_and_known_institutions_are_found(user_with):
    scholar = user_with(Role.SCHOLAR)
    person = PersonFactory(user=scholar)
    known = StayFactory().host

    stay = applying.apply_for(
        kind=StayKind.VISITING_PROFESSOR,
        title_en="Lectures",
        home_given="Università di Montalto",
        host_given=known.name_en,
        country="IT",
        starts_on=dt.date(2027, 2, 1),
        ends_on=dt.date(2027, 2, 14),
        by=scholar,
    )

    assert (stay.person, stay.host, stay.home, stay.home_given) == (person, known, None, "Università di Montalto")
    stays.submit(stay, by=scholar)
    assert stay.reference == "EXC-1405-0001"


def test_what_names_nobody_is_not_submitted(officer):
    with pytest.raises(Refusal):
        stays.submit(StayFactory(person=None), by=officer)
    with pytest.raises(Refusal):
        stays.submit(StayFactory(host=None), by=officer)
    with pytest.raises(Refusal):
        stays.submit(StayFactory(country=""), by=officer)


# --- what is corrected, and what follows it ---------------------------------------------------------------------------


def test_whoever_travels_is_not_the_own_host_whatever_address_was_asked(officer):
    traveller = UserFactory()
    EmailAddressFactory(user=traveller)
    stay = StayFactory(
        status=StayStatus.REQUESTED, person=PersonFactory(user=traveller, email="maria@elsewhere.example")
    )

    with pytest.raises(Refusal) as refused:
        hosts.ask(stay, name="M. R.", position="Dean", email=traveller.email.upper(), by=traveller)
    assert refused.value.field == "email"
    asked = HostRequestFactory(stay=stay, email=traveller.email, expires_at=clock.now() + dt.timedelta(days=1))
    with pytest.raises(Refusal):
        hosts.endorse(asked, name="M. R.", position="Dean", by=traveller)

    stay.refresh_from_db()
    assert stay.status == StayStatus.REQUESTED


def test_the_letter_of_a_student_whom_the_host_sends_back_counts_no_more(officer):
    stay = StayFactory(student=True, direction="incoming", status=StayStatus.PENDING)
    letter = letters.issue(stay, **LETTER, by=officer)

    stay_workflow.perform(stay, "reject", comment="The level is too low.", by=officer)

    letter.refresh_from_db()
    assert (stay.status, letter.state(clock.today())) == (StayStatus.REJECTED, LetterState.REVOKED)


def test_an_open_ended_agreement_covers_every_stay_after_its_first_day():
    made = AgreementFactory(concluded=True, term=None, signed_on=dt.date(2021, 1, 1))
    AgreementTermFactory(agreement=made, starts_on=dt.date(2021, 1, 1), ends_on=None, end_kind="open")

    assert uncovered(made, dt.date(2026, 12, 7), dt.date(2030, 12, 20)) == []


def test_the_balance_follows_what_is_corrected_of_a_stay_that_is_over(officer, agreement):
    stay = StayFactory(
        student=True,
        agreement=agreement,
        status=StayStatus.ARRIVED,
        starts_on=dt.date(2026, 9, 1),
        ends_on=dt.date(2026, 11, 15),
    )
    stays.depart(stay, departed_on=dt.date(2026, 11, 15), by=officer)
    stay.semesters = 2
    stay.save()

    stays.tell_agreement(stay, by=officer)

    assert list(BalanceEntry.objects.values_list("agreement", "side", "units")) == [
        (agreement.pk, "sent", Decimal("2.0"))
    ]


def test_quarters_that_an_early_end_has_cut_off_are_asked_of_nobody(officer):
    stay = StayFactory(
        leave=True, status=StayStatus.APPROVED, starts_on=dt.date(2026, 6, 1), ends_on=dt.date(2027, 6, 1)
    )
    stays.arrive(stay, arrived_on=dt.date(2026, 6, 1), by=officer)
    assert [one.number for one in stay.reports.order_by("number")] == [0, 1, 2, 3]

    stays.depart(stay, departed_on=dt.date(2026, 11, 1), by=officer)

    assert list(stay.reports.order_by("number").values_list("number", "due_on")) == [
        (0, dt.date(2026, 12, 1)),
        (1, dt.date(2026, 9, 1)),
    ]


def test_a_stay_that_holds_a_place_is_not_moved_out_of_its_year(officer, agreement):
    year = QuotaYearFactory(line=QuotaLineFactory(agreement=agreement))
    stay = StayFactory(student=True, status=StayStatus.NOMINATED, agreement=agreement, quota=year)
    moved = {"starts_on": dt.date(2025, 12, 1), "ends_on": dt.date(2025, 12, 10)}

    with pytest.raises(Refusal) as refused:
        stays.change_days(stay, **moved, comment="Earlier.", by=officer)

    assert (str(refused.value), refused.value.field) == (
        "The stay does not begin in the year of this quota.",
        "starts_on",
    )


def test_a_place_of_another_year_is_not_chosen_for_a_nominated_student(agreement):
    line = QuotaLineFactory(agreement=agreement)
    other = PeriodFactory(starts_on=dt.date(2024, 9, 23), ends_on=dt.date(2025, 9, 22))
    ends_on, quota = dt.date(2026, 12, 10), QuotaYearFactory(line=line)
    stay = StayFactory(student=True, status=StayStatus.NOMINATED, agreement=agreement, quota=quota, ends_on=ends_on)
    typed = model_to_dict(stay) | {"quota": QuotaYearFactory(line=line, period=other).pk}

    form = StayForm({name: "" if value is None else value for name, value in typed.items()}, instance=stay)

    assert form.errors == {"quota": ["The stay does not begin in the year of this quota."]}


def test_real_days_outside_the_agreement_are_written_down_with_a_warning(officer):
    agreement = AgreementFactory(concluded=True, term=None, signed_on=dt.date(2021, 1, 1))
    AgreementTermFactory(agreement=agreement, starts_on=dt.date(2021, 1, 1), ends_on=dt.date(2026, 11, 9))
    days = {"starts_on": dt.date(2026, 11, 1), "ends_on": dt.date(2026, 11, 9)}
    stay = StayFactory(status=StayStatus.INVITED, agreement=agreement, **days)

    stays.arrive(stay, arrived_on=dt.date(2026, 11, 1), by=officer)
    before = [hint for hint in hints(stay) if "agreement" in hint]
    stays.depart(stay, departed_on=dt.date(2026, 11, 20), by=officer)

    (said,) = hints(stay)
    assert before == []
    assert said.endswith("on which somebody is or was there: 10 November 2026 – 20 November 2026.")


def test_beside_a_real_day_stands_when_the_agreement_is_in_force(officer, agreement):
    AgreementTermFactory(agreement=agreement, starts_on=dt.date(2026, 12, 16), ends_on=dt.date(2027, 12, 15))
    AgreementTermFactory(agreement=agreement, starts_on=dt.date(2028, 1, 1), ends_on=None, end_kind="open")
    stay = StayFactory(status=StayStatus.INVITED, agreement=agreement)

    form = ArriveForm(record=stay, transition=stay_workflow.transitions["arrive"], user=officer)

    assert form.fields["arrived_on"].help_text == (
        "The agreement is in force: 1 January 2021 – 15 December 2027; from 1 January 2028 on."
    )


@pytest.mark.parametrize(
    ("there", "joined", "lines"),
    [
        ({}, "US", ["IT", "US"]),
        ({}, "IT", ["IT"]),
        ({"applied_on": dt.date(2026, 11, 1)}, "IT", ["IT", "IT"]),
        ({}, "IR", ["IT"]),
        ({}, "", ["IT"]),
    ],
)
def test_whoever_joins_a_group_later_gets_a_visa_line_where_one_is_needed(officer, there, joined, lines):
    InstitutionFactory(is_home=True, country="IR")
    stay = StayFactory(delegation=True, status=StayStatus.REQUESTED, person=PersonFactory(nationality="IT"))
    stays.review(stay, by=officer)
    stay.visas.update(**there)

    visas.join(stay, [ParticipantFactory(stay=stay, nationality=joined)], by=officer)

    assert list(stay.visas.order_by("nationality").values_list("nationality", flat=True)) == lines


def test_nobody_gets_a_visa_line_before_the_review(officer):
    stay = StayFactory(delegation=True, status=StayStatus.REQUESTED)

    visas.join(stay, [ParticipantFactory(stay=stay, nationality="US")], by=officer)

    assert not stay.visas.exists()


def test_a_day_that_was_written_down_wrong_is_corrected_with_all_that_hangs_on_it(officer, agreement):
    stay = StayFactory(
        student=True,
        agreement=agreement,
        status=StayStatus.ARRIVED,
        starts_on=dt.date(2026, 9, 1),
        ends_on=dt.date(2026, 11, 15),
    )
    stays.depart(stay, departed_on=dt.date(2026, 10, 15), by=officer)

    stays.correct_days(
        stay, arrived_on=dt.date(2026, 9, 2), departed_on=dt.date(2026, 11, 14), comment="Typed wrong.", by=officer
    )

    stay.refresh_from_db()
    assert (stay.from_on, stay.until_on) == (dt.date(2026, 9, 2), dt.date(2026, 11, 14))
    assert (stay.balance.on, stay.reports.get().due_on) == (dt.date(2026, 11, 14), dt.date(2026, 12, 14))
    assert Activity.objects.get().happened_on == dt.date(2026, 11, 14)


@pytest.mark.parametrize(
    ("days", "field"),
    [({"departed_on": dt.date(2026, 12, 1)}, "departed_on"), ({"departed_on": dt.date(2026, 8, 1)}, None)],
)
def test_days_are_corrected_to_such_as_can_be(officer, days, field):
    stay = StayFactory(status=StayStatus.DEPARTED, starts_on=dt.date(2026, 9, 1), ends_on=dt.date(2026, 11, 15))

    with pytest.raises(Refusal) as refused:
        stays.correct_days(stay, arrived_on=dt.date(2026, 9, 2), comment="Typed wrong.", by=officer, **days)

    assert refused.value.field == field


# --- what was written down by mistake ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "before"),
    [
        ({"student": True}, StayStatus.ACCEPTED),
        ({"leave": True}, StayStatus.APPROVED),
        ({}, StayStatus.INVITED),
    ],
)
def test_an_arrival_written_down_by_mistake_leaves_the_stay_as_it_was(officer, kind, before):
    days = {"starts_on": dt.date(2026, 6, 1), "ends_on": dt.date(2027, 6, 1)}
    stay = StayFactory(status=StayStatus.APPROVED if before == StayStatus.INVITED else before, **kind, **days)
    if before == StayStatus.INVITED:
        letters.invite(stay, **LETTER, by=officer)
    stays.arrive(stay, arrived_on=dt.date(2026, 6, 8), by=officer)
    assert stay.reports.exists()

    stays.not_arrived(stay, comment="It was somebody else.", by=officer)

    stay.refresh_from_db()
    assert (stay.status, stay.arrived_on, stay.from_on, stay.reports.count()) == (before, None, stay.starts_on, 0)


def test_an_arrival_after_which_was_reported_is_not_taken_back(officer):
    stay = StayFactory(leave=True, status=StayStatus.ARRIVED, starts_on=dt.date(2026, 6, 1))
    StayReportFactory(stay=stay, number=1, submitted_on=dt.date(2026, 9, 1), text="Work.")

    with pytest.raises(Refusal) as refused:
        stays.not_arrived(stay, comment="By mistake.", by=officer)

    assert str(refused.value) == "A report was handed in: correct the days, or cancel the stay."
    assert Stay.objects.get().status == StayStatus.ARRIVED


def test_a_departure_written_down_by_mistake_counts_neither_as_activity_nor_in_the_balance(officer, agreement):
    days = {"starts_on": dt.date(2026, 9, 1), "ends_on": dt.date(2026, 12, 10)}
    stay = StayFactory(student=True, agreement=agreement, status=StayStatus.ARRIVED, **days)
    stays.depart(stay, departed_on=dt.date(2026, 11, 1), early_return="own_choice", by=officer)

    stays.not_departed(stay, comment="It was somebody else.", by=officer)

    stay.refresh_from_db()
    assert (stay.status, stay.departed_on, stay.early_return) == (StayStatus.ARRIVED, None, "")
    assert (Activity.objects.open().count(), BalanceEntry.objects.open().count()) == (0, 0)
    assert stay.reports.get().due_on == dt.date(2027, 1, 9)
    with clock.held_at(dt.datetime(2026, 12, 11, 9, tzinfo=clock.zone())):
        stays.depart(stay, departed_on=dt.date(2026, 12, 10), by=officer)
    assert [(one.on, one.units) for one in BalanceEntry.objects.open()] == [(dt.date(2026, 12, 10), 1)]
    assert Activity.objects.open().get().happened_on == dt.date(2026, 12, 10)


def test_a_departure_after_the_final_report_is_not_taken_back_and_reasons_are_given(officer, director):
    stay = StayFactory(status=StayStatus.DEPARTED, starts_on=dt.date(2026, 10, 1), ends_on=dt.date(2026, 10, 9))
    StayReportFactory(stay=stay, number=0, submitted_on=dt.date(2026, 11, 1), text="Work.")

    for comment, said in (("", "Give your reasons."), ("By mistake.", "The final report was handed in: correct")):
        with pytest.raises(Refusal) as refused:
            stays.not_departed(stay, comment=comment, by=officer)
        assert str(refused.value).startswith(said)
    with pytest.raises(PermissionDenied):
        stays.not_departed(
            StayFactory(status=StayStatus.DEPARTED, starts_on=dt.date(2026, 9, 1), ends_on=dt.date(2026, 9, 9)),
            comment="By mistake.",
            by=director,
        )


def test_days_of_recognised_studies_are_not_corrected_any_more(officer):
    days = {"starts_on": dt.date(2026, 9, 1), "ends_on": dt.date(2026, 11, 1)}
    for status in (StayStatus.RECOGNISED, StayStatus.CLOSED):
        with pytest.raises(PermissionDenied):
            stays.correct_days(
                StayFactory(student=True, status=status, **days),
                arrived_on=dt.date(2026, 9, 2),
                comment="Typed wrong.",
                by=officer,
            )
    stay = StayFactory(student=True, status=StayStatus.CLOSED, origin="imported", **days)
    stays.correct_days(stay, arrived_on=dt.date(2026, 9, 2), comment="Typed wrong.", by=officer)
    assert stay.arrived_on == dt.date(2026, 9, 2)


def test_whoever_has_endorsed_is_told_of_other_days_and_of_the_end(officer, director):
    stay = StayFactory(title_en="Lectures", host=InstitutionFactory(name_en="Parsan University"))
    stays.submit(stay, by=officer)
    host = endorsed(stay)
    Stay.objects.filter(pk=stay.pk).update(status=StayStatus.APPROVED)
    stay.refresh_from_db()

    days = {"starts_on": dt.date(2026, 12, 14), "ends_on": dt.date(2026, 12, 20)}
    stays.change_days(stay, **days, comment="The visa came late.", by=director)
    stays.cancel(stay, comment="The visitor is ill.", cancelled_by="person", by=officer)

    told = Email.objects.filter(to=host.email).order_by("pk")
    assert [("The visa came late." in one.text, "The visitor is ill." in one.text) for one in told] == [
        (True, False),
        (False, True),
    ]
    assert "Parsan University" in told[0].text
