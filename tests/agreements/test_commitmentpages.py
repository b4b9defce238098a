"""The pages of commitments: whoever sees to one reads nothing of an agreement that is not theirs to see."""

import io
import zipfile

import pytest
from django.urls import reverse

from directory.roles import Role
from notices.models import Email
from notices.reminders import plan_and_send
from records.personal_data import packed
from tests.factories.agreements import AgreementFactory, CommitmentFactory, CommitmentOccurrenceFactory
from tests.factories.directory import UnitFactory
from tests.notices.ledger import DAY, TODAY, at
from tests.pages import text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _saturday():
    with at(TODAY):
        yield


@pytest.fixture(params=[Role.SCHOLAR, Role.UNIT_OFFICER])
def due(request, as_user, canary):
    """Overdue since yesterday; of an agreement that its owner does not see."""
    unit = {"unit": UnitFactory()} if request.param == Role.UNIT_OFFICER else {}
    owner = as_user(request.param, **unit)
    hidden = AgreementFactory(
        concluded=True, restricted=True, title_en=f"{canary} title", title_fa=f"{canary} عنوان", reference=canary
    )
    commitment = CommitmentFactory(agreement=hidden, owner=owner, text_en="Two scholarships")
    return CommitmentOccurrenceFactory(commitment=commitment, due_on=TODAY - DAY)


def test_pages_name_the_commitment_and_not_its_agreement(client, due, canary):
    plan_and_send()
    addresses = ["/en/desk/", "/en/reminders/", "/en/commitments/", "/en/commitments/?format=csv"]
    addresses += [due.get_absolute_url(), due.transition_url("keep")]

    pages = {address: client.get(address) for address in addresses}

    assert {page.status_code for page in pages.values()} == {200}
    words = {address: _words(page) for address, page in pages.items()}
    assert [address for address in addresses if "Two scholarships" not in words[address]] == []
    assert [address for address in addresses if canary in words[address]] == []


def test_its_reminder_and_the_own_data_name_the_commitment_and_not_its_agreement(due, canary):
    plan_and_send()

    letter = Email.objects.get(to=due.commitment.owner.email)
    with zipfile.ZipFile(io.BytesIO(packed(due.commitment.owner))) as packet:
        data = b"".join(packet.read(name) for name in packet.namelist()).decode()

    for told in (f"{letter.subject} {letter.text} {letter.html}", data):
        assert ("Two scholarships" in told, canary in told) == (True, False)


def test_staff_pages_show_commitments_of_agreements_that_the_reader_sees(client, as_user):
    unit = UnitFactory()
    owner = as_user(Role.UNIT_OFFICER, unit=unit)
    seen, hidden = (AgreementFactory(concluded=True, restricted=True, lead_unit=at_unit) for at_unit in (unit, None))
    due = [CommitmentOccurrenceFactory(commitment__agreement=one, commitment__owner=owner) for one in (seen, hidden)]

    for model, keys in (
        ("commitment", [one.commitment_id for one in due]),
        ("commitmentoccurrence", [one.pk for one in due]),
    ):
        addresses = [reverse(f"admin:agreements_{model}_change", args=[key]) for key in keys]
        assert [client.get(address).status_code for address in addresses] == [200, 302]
        listed = client.get(reverse(f"admin:agreements_{model}_changelist")).content.decode()
        assert (str(seen) in listed, str(hidden) in listed) == (True, False)


def _words(page):
    content = b"".join(page) if page.streaming else page.content
    return text(page) if page["Content-Type"].startswith("text/html") else content.decode()
