import pytest
from django.core.management import call_command

from agreements.liveness import Liveness
from agreements.models import Agreement, CommitmentOccurrence, RenewalReview
from agreements.phases import Phase
from agreements.workflow import ReviewStatus, Status
from config.demo_accounts import ACCOUNTS
from directory.models import Institution, User
from programs.models import Project
from records.models import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(db):
    call_command("seed_demo")


def test_each_card_of_the_demo_has_an_account_with_its_role_today(demo):
    held = {user.email: [held.role for held in user.appointments_today] for user in User.objects.all()}

    assert held == {account.email: [account.role.replace(" ", "_")] for account in ACCOUNTS}


def test_a_second_run_changes_nothing(demo):
    before = (User.objects.count(), Agreement.objects.count(), Institution.objects.count(), Office.objects.count())

    call_command("seed_demo")

    assert (
        User.objects.count(),
        Agreement.objects.count(),
        Institution.objects.count(),
        Office.objects.count(),
    ) == before


def test_the_demo_shows_the_register_in_every_state_and_nothing_signed_in_the_future(demo, today):
    agreements = Agreement.objects.prefetch_related("terms").select_related("type")
    phases = {agreement.phase(today) for agreement in agreements} - {None}

    assert phases == set(Phase) - {Phase.NOT_YET}
    assert set(RenewalReview.objects.values_list("status", flat=True)) == set(ReviewStatus)
    assert set(agreements.values_list("status", flat=True)) == set(Status) - {Status.VOID}
    assert all(Agreement.objects.in_liveness([band], today) for band in Liveness)
    assert CommitmentOccurrence.objects.overdue(today).count() == 1
    assert Project.objects.get().status == "running"
