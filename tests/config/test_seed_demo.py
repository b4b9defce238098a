import pytest
from django.core.management import call_command

from agreements.liveness import Liveness
from agreements.models import Agreement, CommitmentOccurrence, RenewalReview
from agreements.phases import Phase
from agreements.workflow import ReviewStatus, Status
from config.demo_accounts import ACCOUNTS
from directory.models import Institution, User
from evaluation.models import Round, Run
from notices.models import Email
from programs.eligibility import blocking_unmet
from programs.models import (
    Application,
    ApplicationStatus,
    Award,
    Decision,
    Invitation,
    InvitationStatus,
    Member,
    Project,
    ReportDue,
    Visit,
)
from programs.readiness import verdicts_of
from records.models import Office

pytestmark = [pytest.mark.xdist_group("demo"), pytest.mark.usefixtures("seeded", "db", "today")]


def test_each_card_of_the_demo_has_an_account_with_its_role_today():
    held = {user.email: [held.role for held in user.appointments_today] for user in User.objects.all()}

    cards = {account.email: [account.role.replace(" ", "_")] for account in ACCOUNTS}
    assert {email: held.pop(email) for email in cards} == cards
    assert {*map(tuple, held.values())} == {("scholar",)}


def test_a_second_run_changes_nothing():
    before = (User.objects.count(), Agreement.objects.count(), Institution.objects.count(), Office.objects.count())

    call_command("seed_demo")

    assert (
        User.objects.count(),
        Agreement.objects.count(),
        Institution.objects.count(),
        Office.objects.count(),
    ) == before


def test_the_demo_shows_the_register_in_every_state_and_nothing_signed_in_the_future(today):
    agreements = Agreement.objects.prefetch_related("terms").select_related("type")
    phases = {agreement.phase(today) for agreement in agreements} - {None}

    assert phases == set(Phase) - {Phase.NOT_YET}
    assert set(RenewalReview.objects.values_list("status", flat=True)) == set(ReviewStatus)
    assert set(agreements.values_list("status", flat=True)) == set(Status) - {Status.VOID}
    assert all(Agreement.objects.in_liveness([band], today) for band in Liveness)
    assert CommitmentOccurrence.objects.overdue(today).count() == 1
    assert {one.status for one in Project.objects.all()} == {"running"}


def test_the_demo_shows_a_call_that_both_sides_have_decided_and_what_comes_of_it():
    decisions = Decision.objects.all()
    assert sorted(decisions.published().values_list("outcome", flat=True)) == [*["funded"] * 3, "rejected", "reserve"]
    assert decisions.waiting().get().replaces.reserve == 1
    assert set(Award.objects.values_list("status", flat=True)) == {"accepted", "declined", "offered"}
    assert Visit.objects.get().status == "approved"
    assert ReportDue.objects.filter(reports__status="draft").count() == 1
    assert not Email.objects.filter(key__startswith="decision:").exclude(status="sent").exists()


def test_the_demo_shows_applications_and_invitations_in_every_state():
    assert set(Application.objects.values_list("status", flat=True)) == set(ApplicationStatus)
    assert set(Invitation.objects.values_list("status", flat=True)) == set(InvitationStatus)
    assert set(Member.objects.filter(role="leader").values_list("consent", flat=True)) == {
        "none",
        "asked",
        "given",
        "void",
    }
    assert Member.objects.exclude(paper=None).get().confirmed_by is None
    assert Application.objects.exclude(status="draft").filter(call__programme__code="PDV").count() == 5


def test_the_demo_shows_endorsements_not_asked_asked_given_and_refused():
    drafts = Application.objects.filter(call__asks_endorsement=True)

    counts = {status: drafts.endorsement_is(status).count() for status in ("", "asked", "given", "refused")}
    assert (drafts.count(), counts) == (4, {"": 1, "asked": 1, "given": 1, "refused": 1})


def blocked(application):
    found = Application.objects.for_pages().get(pk=application.pk)
    return {one.rule.check_name for one in blocking_unmet(verdicts_of(found))}


def test_of_the_leaders_at_home_one_is_kept_from_applying_by_an_earlier_award():
    drafts = Application.objects.filter(status="draft", call__programme__code="JDS")

    waiting = {draft.title for draft in drafts if "cool-down" in blocked(draft)}

    assert waiting == {"Light in thin glass"}


def test_the_same_universities_are_evaluated_in_three_published_years_so_that_they_can_be_compared():
    runs = list(Run.objects.counting().filter(published_at__isnull=False).order_by("round__year"))
    taking_part = {frozenset(one.results.values_list("participation__institution", flat=True)) for one in runs}

    assert (len(runs), len(taking_part), len(*taking_part)) == (3, 1, 12)
    for run in runs[1:]:
        assert all(row["rank_before"] is not None and row["before"] is not None for row in run.overview)
        assert any(row["rank_before"] != row["rank"] for row in run.overview)
    last = [one.explanation for one in runs[-1].results.all()]
    assert {mark["why"] for one in last for mark in one["marks"]} >= {"weight_relocated", "node_withheld"}
    assert all(one["change"] for one in last)
    assert Round.objects.get(status="open").participations.count() == 12
