"""A scan is filed on the one agreement whose reference is in its name, and nowhere else."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from agreements import actions
from agreements.actions import ScanOutcome
from agreements.workflow import Status
from directory.roles import Role
from records.models import Document
from tests.agreements.papers import scan
from tests.factories.agreements import (
    AgreementFactory,
    AgreementPartyFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(user_with, today):
    return user_with(Role.OFFICER, name="Leila Daneshvar")


def told(scans):
    return [(scan.name, scan.outcome, scan.agreement) for scan in scans]


@pytest.mark.parametrize(
    "name",
    [
        "MOU-1405-0007.png",
        "mou 1405 0007 signed.png",
        "MoU_1405_0007(2).png",
        "۲۳ آبان mou-۱۴۰۵-۰۰۰۷ نهایی.png",
        "mou١٤٠٥٠٠٠٧.png",
        "scan.MOU.1405.0007.png",
        "folder/MOU–1405–0007.png",
    ],
)
def test_our_reference_is_found_in_any_digits_case_and_separators(officer, name):
    agreement = AgreementFactory(concluded=True, reference="MOU-1405-0007")
    AgreementFactory(concluded=True, reference="MOU-1405-0071")

    (found,) = actions.attach_scans([scan(name)], by=officer)

    assert (found.outcome, found.agreement) == (ScanOutcome.FILED, agreement)
    assert actions.signed_copies(agreement).get().uploaded_by == officer


@pytest.mark.parametrize("name", ["MOU-1405-00071.png", "XMOU-1405-0007.png", "1405-0007.png", "letter 12.png"])
def test_a_name_without_a_whole_reference_fits_nothing(officer, name):
    agreement = AgreementFactory(concluded=True, reference="MOU-1405-0007")
    AgreementPartyFactory(agreement=agreement, partner_reference="12")

    (found,) = actions.attach_scans([scan(name)], by=officer)

    assert (found.outcome, found.reason) == (
        ScanOutcome.NOTHING,
        "No reference of ours or of a partner is in its name.",
    )
    assert Document.objects.count() == 0


def test_a_partners_reference_is_found_where_ours_is_not(officer):
    named = AgreementFactory(concluded=True, partner__partner_reference="UT/2018-114")
    other = AgreementFactory(concluded=True, reference="MOU-1405-0007", partner__partner_reference="UT/2018-115")

    found = actions.attach_scans([scan("ut 2018 114.png"), scan("MOU-1405-0007 (ut 2018 114).png", "red")], by=officer)

    assert [one.agreement for one in found] == [named, other]


def test_only_the_clear_files_are_filed_and_the_others_are_told(officer):
    one = AgreementFactory(concluded=True, reference="MOU-1405-0001")
    two = AgreementFactory(concluded=True, reference="MOU-1405-0002")
    void = AgreementFactory(status=Status.VOID, reference="MOU-1405-0003")
    broken = SimpleUploadedFile("MOU-1405-0002.pdf", b"MZ")
    files = [
        scan("MOU-1405-0001 and MOU-1405-0002.png"),
        scan("MOU-1405-0003.png"),
        broken,
        scan("MOU-1405-0001.png"),
        scan("MOU-1405-0001 again.png"),
    ]

    found = actions.attach_scans(files, by=officer)

    assert told(found) == [
        ("MOU-1405-0001 and MOU-1405-0002.png", ScanOutcome.AMBIGUOUS, None),
        ("MOU-1405-0003.png", ScanOutcome.NOTHING, None),
        ("MOU-1405-0002.pdf", ScanOutcome.REFUSED, two),
        ("MOU-1405-0001.png", ScanOutcome.FILED, one),
        ("MOU-1405-0001 again.png", ScanOutcome.REFUSED, one),
    ]
    assert found[0].candidates == [one, two]
    assert [found[2].reason, found[4].reason] == [
        "The name says PDF, but the content is something else. Choose the original file.",
        "This very file is already there.",
    ]
    assert [actions.signed_copies(agreement).count() for agreement in (one, two, void)] == [1, 0, 0]


def test_a_scan_fits_only_what_its_sender_may_see(user_with, today):
    AgreementFactory(concluded=True, restricted=True, reference="MOU-1405-0007")

    (found,) = actions.attach_scans([scan("MOU-1405-0007.png")], by=user_with(Role.UNIT_OFFICER))

    assert (found.outcome, found.agreement, found.candidates) == (ScanOutcome.NOTHING, None, [])
