"""What is done with an agreement is done wholly or not at all, with its author, and refused in a sentence."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile

from agreements import actions
from agreements.models import (
    Agreement,
    OfficerRole,
    PartyRole,
)
from agreements.workflow import InstrumentStatus, Status
from directory.roles import Role
from records import clock
from records.history import timeline
from records.models import Counter, Document, DocumentKind
from records.refusals import Refusal
from tests.agreements.papers import SIGNED, scan, signed
from tests.factories.agreements import (
    AgreementFactory,
    AgreementPartyFactory,
    AgreementTypeFactory,
    OfficerAssignmentFactory,
)
from tests.factories.directory import UserFactory

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def waiting(**values):
    """Signed by all, and complete but for the signed copy."""
    agreement = AgreementFactory(
        concluded=True, status=Status.IN_SIGNATURE, signed_on=None, type=AgreementTypeFactory(code="MOU"), **values
    )
    if agreement.parties.exists():
        signed(agreement)
    return agreement


@pytest.fixture
def officer(user_with, today):
    return user_with(Role.OFFICER, name="Leila Daneshvar")


@pytest.fixture
def director(user_with, today):
    return user_with(Role.DIRECTOR)


def refused(act, *args, **kwargs):
    with pytest.raises(Refusal) as caught:
        act(*args, **kwargs)
    return caught.value.field, str(caught.value)


def acts(agreement):
    """What its timeline tells, but for what the factories did."""
    return {(entry.label, entry.by_name, entry.comment) for entry in timeline(agreement) if entry.by_name != "unknown"}


# --- conclude ----------------------------------------------------------------------------------------------------


def test_conclude_records_signature_and_copy_gives_the_reference_and_locks(officer):
    agreement = waiting()

    actions.conclude(agreement, file=scan(), language="fa", comment="Both signed.", by=officer)

    kept = Agreement.objects.get()
    assert (kept.status, kept.reference, kept.signed_on, kept.is_locked) == (
        Status.CONCLUDED,
        "MOU-1405-0001",
        SIGNED,
        True,
    )
    copy = Document.objects.about(kept).get(kind=DocumentKind.SIGNED_COPY)
    assert (copy.language, copy.uploaded_by) == ("fa", officer)
    original = kept.instruments.get()
    assert (original.status, original.signed_copy, original.concluded_on, original.applied_in) == (
        "in_force",
        copy,
        SIGNED,
        None,
    )
    assert acts(kept) == {("Record the conclusion", "Leila Daneshvar", "Both signed.")}


def test_conclude_is_refused_until_each_party_has_signed_and_names_who_has_not(officer):
    agreement = waiting()
    late = agreement.instruments.get().signatories.last()
    late.signatures.update(voided_at=clock.now(), voided_reason="Wrong name.")

    assert refused(actions.conclude, agreement, file=scan(), by=officer) == (
        None,
        f"Not signed yet by: {late.party.name}.",
    )


def test_conclude_is_refused_where_nobody_filed_a_text(officer):
    agreement = waiting()
    agreement.instruments.update(status=InstrumentStatus.VOID)

    assert refused(actions.conclude, agreement, file=scan(), by=officer) == (
        None,
        "It has no text yet: file the text that is to be signed.",
    )


def test_conclude_is_refused_where_a_party_came_after_it_was_sent_for_signature(officer):
    agreement = waiting()
    AgreementPartyFactory(agreement=agreement)

    assert refused(actions.conclude, agreement, file=scan(), by=officer) == (
        None,
        "Other parties sign than when it was sent for signature: take it back into review.",
    )


def test_conclude_takes_a_copy_that_was_filed_before(officer):
    agreement = waiting(partner__partner_reference="UT-114")
    actions.attach_scans([scan("UT-114.png")], by=officer)

    actions.conclude(agreement, by=officer)

    assert Agreement.objects.get().status == Status.CONCLUDED
    assert actions.signed_copies(agreement).get().name == "UT-114.png"


PARTIES = {"home": None, "partner": None}
HOME = "It needs a party of the home side, or the body that carries it out."


@pytest.mark.parametrize(
    ("missing", "sentences"),
    [
        (PARTIES, ["It needs at least two parties.", HOME, "It needs a partner."]),
        ({"home__role": PartyRole.FUNDER}, [HOME]),
        ({"partner__role": PartyRole.OBSERVER}, ["It needs a partner."]),
        ({"term": None}, ["It needs a term; where the end is not known, say so."]),
    ],
)
def test_conclude_is_refused_for_all_that_is_missing_and_nothing_is_saved(officer, missing, sentences):
    agreement = waiting(**missing)

    assert refused(actions.conclude, agreement, file=scan(), by=officer) == (
        None,
        " ".join(sentences),
    )
    kept = Agreement.objects.get()
    assert (kept.status, kept.reference, kept.signed_on, kept.locked_at) == (Status.IN_SIGNATURE, None, None, None)
    assert Counter.objects.count() == 0
    assert not Document.objects.filter(kind=DocumentKind.SIGNED_COPY).exists()


def test_the_implementing_body_counts_as_the_home_side(officer):
    agreement = waiting(home__role=PartyRole.IMPLEMENTING)

    actions.conclude(agreement, file=scan(), by=officer)

    assert Agreement.objects.get().status == Status.CONCLUDED


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (None, "No signed copy is filed yet: choose the scan of the signed paper."),
        (
            SimpleUploadedFile("scan.pdf", b"MZ no PDF"),
            "The name says PDF, but the content is something else. Choose the original file.",
        ),
    ],
)
def test_conclude_is_refused_beside_the_field_and_nothing_is_saved(officer, file, sentence):
    agreement = waiting()

    assert refused(actions.conclude, agreement, file=file, by=officer) == ("file", sentence)
    assert Agreement.objects.get().status == agreement.status == Status.IN_SIGNATURE
    assert Counter.objects.count() == 0
    assert not Document.objects.filter(kind=DocumentKind.SIGNED_COPY).exists()


def test_whoever_concludes_second_reads_who_was_first_and_uses_up_no_number(officer, director):
    agreement, same = waiting(), Agreement.objects.get()
    actions.conclude(agreement, file=scan(), by=officer)

    assert refused(actions.conclude, same, by=director) == (
        None,
        "“Record the conclusion” is no longer possible: the status is now “concluded”, set by Leila Daneshvar.",
    )
    assert Counter.objects.get().last == 1


def test_conclude_is_forbidden_to_an_auditor_and_nothing_is_saved(user_with, today):
    agreement = waiting()

    with pytest.raises(PermissionDenied):
        actions.conclude(agreement, file=scan(), by=user_with(Role.AUDITOR))

    assert Agreement.objects.get().status == Status.IN_SIGNATURE
    assert Counter.objects.count() == 0
    assert not Document.objects.filter(kind=DocumentKind.SIGNED_COPY).exists()


# --- verify, give up --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("signed_on", "year"), [(dt.date(2019, 5, 5), 1398), (None, 1405)])
def test_verify_locks_an_imported_entry_and_gives_it_a_reference_of_its_year_or_of_this_one(officer, signed_on, year):
    agreement = AgreementFactory(imported=True, signed_on=signed_on, type=AgreementTypeFactory(code="MOA"))

    actions.verify(agreement, comment="Compared with the paper.", by=officer)

    kept = Agreement.objects.get()
    assert (kept.is_locked, kept.reference) == (True, f"MOA-{year}-0001")


def test_verify_keeps_a_reference(officer):
    agreement = AgreementFactory(registered=True, reference="OLD-12")

    actions.verify(agreement, by=officer)

    assert Agreement.objects.get().reference == "OLD-12"
    assert Counter.objects.count() == 0


def test_verify_is_refused_to_an_entry_without_a_term(officer):
    agreement = AgreementFactory(imported=True, term=None)

    assert refused(actions.verify, agreement, by=officer) == (
        None,
        "It needs a term; where the end is not known, say so.",
    )
    assert not Agreement.objects.get().is_locked


def test_an_entry_is_verified_once(officer):
    agreement = AgreementFactory(imported=True)
    actions.verify(agreement, by=officer)

    assert refused(actions.verify, agreement, by=officer)[1].startswith("“Mark as verified” is no longer possible")
    assert Counter.objects.get().last == 1


def test_giving_up_needs_reasons(director):
    assert refused(actions.void, AgreementFactory(), comment="", by=director) == ("comment", "Give your reasons.")
    assert Agreement.objects.get().status == Status.DRAFT


def test_a_proposal_that_is_given_up_keeps_why(director):
    agreement = AgreementFactory()

    actions.void(agreement, comment="The partner withdrew.", by=director)

    assert Agreement.objects.get().status == Status.VOID
    assert acts(agreement) == {("Give up", str(director), "The partner withdrew.")}


# --- officers ----------------------------------------------------------------------------------------------------


def lines(agreement):
    return [(line.user, line.starts_on, line.ends_on) for line in agreement.officers.order_by("starts_on")]


def test_a_new_officer_ends_the_former_one_the_day_before(officer, today):
    former = OfficerAssignmentFactory()
    new = UserFactory()

    actions.assign_officer(former.agreement, user=new, by=officer)

    assert lines(former.agreement) == [(former.user, dt.date(2024, 1, 1), today - DAY), (new, today, None)]


def test_an_officer_named_by_mistake_is_replaced_on_the_same_day(officer, today):
    mistaken = OfficerAssignmentFactory(starts_on=today)
    new = UserFactory()

    actions.assign_officer(mistaken.agreement, user=new, by=officer)

    assert lines(mistaken.agreement) == [(new, today, None)]


def test_a_deputy_stands_beside_the_officer(officer, today):
    line = OfficerAssignmentFactory()
    deputy = UserFactory()

    actions.assign_officer(line.agreement, user=deputy, role=OfficerRole.DEPUTY, by=officer)

    assert lines(line.agreement) == [(line.user, line.starts_on, None), (deputy, today, None)]


def test_an_officer_is_not_put_before_one_who_comes_later_nor_twice(officer, today):
    line = OfficerAssignmentFactory(starts_on=today, user__name="Reza Karimi")

    early = refused(actions.assign_officer, line.agreement, user=officer, starts_on=today - DAY, by=officer)
    twice = refused(actions.assign_officer, line.agreement, user=line.user, by=officer)

    assert early == (
        "starts_on",
        "Reza Karimi is in charge from 20 November 2026 on: choose a later day, or change that line first.",
    )
    assert twice == ("user", "Reza Karimi is in charge already.")
    assert lines(line.agreement) == [(line.user, today, None)]
