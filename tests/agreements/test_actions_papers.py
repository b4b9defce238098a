"""A paper of an agreement: drafted, its texts filed, sent round, signed under one text, and voided by another."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from agreements import actions
from agreements.models import Agreement, Instrument, InstrumentKind, PartyRole, Signature, TextVersion
from agreements.papers import Paper
from agreements.workflow import InstrumentStatus, Status
from directory.roles import Role
from records import clock
from records.history import timeline
from records.refusals import Refusal
from tests.agreements.papers import scan, sent_round, signed, text
from tests.factories.agreements import (
    AgreementFactory,
    AgreementPartyFactory,
    InstrumentFactory,
    SignatoryFactory,
    TextVersionFactory,
)

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 20)


@pytest.fixture
def officer(user_with, today):
    return user_with(Role.OFFICER, name="Leila Daneshvar")


def refused(act, *args, **kwargs):
    with pytest.raises(Refusal) as caught:
        act(*args, **kwargs)
    return caught.value.field, str(caught.value)


def in_review(**values):
    return AgreementFactory(concluded=True, signed_on=None, status=Status.IN_REVIEW, **values)


def sign(instrument, by, n=0, **values):
    signatory = list(instrument.signatories.all())[n]
    given = {"text_sha256": instrument.text_sha256, "signer_name": "Dr. A. Rahimi", "signed_on": TODAY} | values
    return actions.sign(instrument, signatory=signatory, by=by, **given)


# --- drafting ----------------------------------------------------------------------------------------------------


def test_papers_are_numbered_in_each_agreement_and_kind(officer):
    one, other = AgreementFactory(concluded=True), AgreementFactory(concluded=True)

    made = [
        actions.draft_instrument(agreement, kind=kind, by=officer)
        for agreement, kind in [(one, "amendment"), (one, "amendment"), (one, "renewal"), (other, "amendment")]
    ]

    assert [(paper.agreement, paper.kind, paper.number) for paper in made] == [
        (one, "amendment", 1),
        (one, "amendment", 2),
        (one, "renewal", 1),
        (other, "amendment", 1),
    ]
    assert {(entry.label, entry.by_name) for entry in timeline(one)} >= {("Instrument drafted", "Leila Daneshvar")}


@pytest.mark.parametrize(
    ("status", "kind", "sentence"),
    [
        (Status.DRAFT, "amendment", "Only what is concluded is renewed, changed or ended by a further paper."),
        (Status.IN_SIGNATURE, "original", "The text of an agreement is drafted before it is signed."),
        (Status.CONCLUDED, "original", "The text of an agreement is drafted before it is signed."),
    ],
)
def test_a_paper_is_drafted_at_its_time_only(officer, status, kind, sentence):
    agreement = AgreementFactory(concluded=True, status=status)

    assert refused(actions.draft_instrument, agreement, kind=kind, by=officer) == ("kind", sentence)


def test_nothing_changes_what_has_been_terminated(officer):
    agreement = AgreementFactory(concluded=True, terminated_on=TODAY, termination_reason="Dissolved.")

    assert refused(actions.draft_instrument, agreement, kind="amendment", by=officer) == (
        "kind",
        "This agreement has been terminated: nothing changes it any more.",
    )


# --- texts -------------------------------------------------------------------------------------------------------


def test_with_the_first_text_of_a_proposal_its_original_begins_and_the_next_one_is_its_second_version(officer):
    agreement = AgreementFactory()

    actions.file_first_text(agreement, text("one"), language="en", by=officer)
    actions.file_first_text(agreement, text("two"), language="en", note="Clause 4.", by=officer)

    (original,) = Instrument.objects.all()
    assert (original.kind, original.status) == (InstrumentKind.ORIGINAL, InstrumentStatus.DRAFT)
    newest, first = original.texts.all()
    assert (newest.number, newest.note, newest.document.previous) == (2, "Clause 4.", first.document)
    assert original.text_sha256 == newest.sha256 != first.sha256


def test_language_versions_have_one_fingerprint_together(officer):
    agreement = AgreementFactory()
    actions.file_first_text(agreement, text("english"), language="en", by=officer)
    alone = Instrument.objects.get().text_sha256

    actions.file_first_text(agreement, text("persian"), language="fa", by=officer)

    together = Instrument.objects.get().text_sha256
    assert together not in {alone, *TextVersion.objects.values_list("sha256", flat=True)}


def test_a_text_withdrawn_among_the_papers_does_not_hold_up_the_next(officer):
    agreement = AgreementFactory()
    actions.file_first_text(agreement, text("one"), language="en", by=officer)
    type(agreement.documents.get()).objects.update(closed_on=TODAY, closed_reason="Wrong one.")

    actions.file_first_text(agreement, text("two"), language="en", by=officer)

    assert [version.number for version in TextVersion.objects.all()] == [2, 1]


@pytest.mark.parametrize(
    ("file", "language", "refusal"),
    [
        (text(), "", ("language", "Say in which language it is written.")),
        (
            SimpleUploadedFile("text.pdf", b"MZ no PDF"),
            "en",
            ("file", "The name says PDF, but the content is something else. Choose the original file."),
        ),
    ],
)
def test_a_text_is_refused_beside_its_field_and_nothing_is_saved(officer, file, language, refusal):
    agreement = AgreementFactory()

    assert refused(actions.file_first_text, agreement, file, language=language, by=officer) == refusal
    assert (Instrument.objects.count(), TextVersion.objects.count()) == (0, 0)


def test_no_text_is_filed_for_a_paper_in_force(officer):
    instrument = InstrumentFactory(status=InstrumentStatus.VOID)

    assert refused(actions.file_text, instrument, text(), language="en", by=officer) == (
        None,
        "This paper is in force or given up: it cannot be changed. Draft an amendment.",
    )


# --- sent round, signed, voided ----------------------------------------------------------------------------------


def test_sending_an_agreement_round_writes_down_who_has_to_sign(officer):
    agreement = in_review()
    AgreementPartyFactory(agreement=agreement, role=PartyRole.OBSERVER, is_signatory=False)
    actions.file_first_text(agreement, text(), language="en", by=officer)

    actions.open_signature(agreement, comment="To both.", by=officer)

    original = Instrument.objects.get()
    assert (Agreement.objects.get().status, original.status) == (Status.IN_SIGNATURE, InstrumentStatus.IN_SIGNATURE)
    signing = agreement.parties.filter(is_signatory=True)
    assert [(one.party, one.order) for one in original.signatories.all()] == [
        (party, order) for order, party in enumerate(signing, 1)
    ]


def test_without_a_text_nothing_is_sent_round(officer):
    agreement = in_review()

    sentence = "It has no text yet: file the text that is to be signed."
    assert refused(actions.open_signature, agreement, by=officer) == (None, sentence)
    amendment = InstrumentFactory(agreement=AgreementFactory(concluded=True))
    assert refused(actions.open_instrument, amendment, by=officer) == (None, sentence)
    assert Agreement.objects.get(pk=agreement.pk).status == Status.IN_REVIEW


def test_an_amendment_is_signed_by_the_parties_of_its_day(officer):
    agreement = AgreementFactory(concluded=True)
    left = AgreementPartyFactory(agreement=agreement, left_on=dt.date(2026, 6, 30))
    coming = AgreementPartyFactory(agreement=agreement, joined_on=dt.date(2027, 7, 1))
    amendment = InstrumentFactory(agreement=agreement, effective_from=dt.date(2027, 1, 1))
    joining = SignatoryFactory(
        instrument=amendment, party=None, change="joins", institution=None, name_as_given="University of Jena"
    )
    TextVersionFactory(instrument=amendment)

    actions.open_instrument(amendment, by=officer)

    there = {party.name for party in agreement.parties.exclude(pk__in=[left.pk, coming.pk])}
    assert {one.name for one in amendment.signatories.all()} == there | {joining.name}


def test_a_signature_stands_under_the_text_that_was_looked_at(officer):
    instrument = sent_round(in_review(), title="")

    made = sign(instrument, officer, signer_title="President", place="Trieste")

    assert (made.text_sha256, made.is_void) == (instrument.text_sha256, False)
    waiting = [one.name for one in actions.unsigned(instrument)]
    assert waiting == [list(instrument.signatories.all())[1].name]


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        (
            {"text_sha256": "0" * 64},
            (None, "The text has changed meanwhile: look at it again before you record who signed."),
        ),
        (
            {"signed_on": TODAY + dt.timedelta(days=1)},
            ("signed_on", "The day of signature lies ahead. Record it when it is signed."),
        ),
    ],
)
def test_a_signature_is_refused_under_another_text_and_in_the_future(officer, values, refusal):
    instrument = sent_round(in_review())

    assert refused(sign, instrument, officer, **values) == refusal
    assert not Signature.objects.exists()


def test_only_who_has_to_sign_signs_and_only_once(officer):
    instrument = sent_round(in_review())
    stranger = SignatoryFactory(instrument=InstrumentFactory())
    sign(instrument, officer)

    values = {"text_sha256": instrument.text_sha256, "signer_name": "X", "signed_on": TODAY, "by": officer}
    assert refused(actions.sign, instrument, signatory=stranger, **values) == (
        "signatory",
        "Only who has to sign this paper signs it.",
    )
    assert refused(sign, instrument, officer) == ("signatory", "This party has signed already.")


def test_a_draft_is_not_signed(officer):
    signatory = SignatoryFactory()
    values = {"text_sha256": "", "signer_name": "X", "signed_on": TODAY, "by": officer}

    assert refused(actions.sign, signatory.instrument, signatory=signatory, **values) == (
        None,
        "Signatures are recorded when the paper has been sent for signature.",
    )


def test_a_newer_text_voids_the_signatures_and_keeps_them_visible(officer):
    instrument = signed(in_review())

    voided = actions.file_text(instrument, text("changed"), language="en", by=officer)

    assert voided == 2
    assert [one.void_because for one in Paper(instrument).signed] == ["a newer version of the text was filed"] * 2
    assert len(actions.unsigned(instrument)) == 2
    assert sign(instrument, officer).text_sha256 == instrument.text_sha256


def test_taking_it_back_needs_reasons_where_somebody_signed_and_they_stand_beside_the_signatures(officer):
    agreement = in_review(title_en="Signed by one")
    Agreement.objects.filter(pk=agreement.pk).update(status=Status.IN_SIGNATURE)
    instrument = sent_round(agreement)
    sign(instrument, officer)

    field, sentence = refused(actions.reopen, agreement, by=officer)
    actions.reopen(agreement, comment="The partner wants clause 4 changed.", by=officer)

    assert (field, sentence) == (
        "comment",
        "Give your reasons: they stand beside the signatures that are void from now on.",
    )
    assert Agreement.objects.get().status == Status.IN_REVIEW
    kept = Instrument.objects.get()
    assert kept.status == InstrumentStatus.DRAFT
    assert [one.void_because for one in kept.signatures.all()] == ["The partner wants clause 4 changed."]
    actions.open_signature(agreement, by=officer)
    assert Instrument.objects.get().signatories.count() == 2


def test_the_original_goes_with_its_agreement_whichever_page_the_button_is_on(officer):
    agreement = in_review()
    actions.file_first_text(agreement, text(), language="en", by=officer)
    original = Instrument.objects.get()

    actions.open_instrument(original, by=officer)
    opened = Agreement.objects.get().status
    actions.reopen_instrument(original, by=officer)

    assert (opened, Agreement.objects.get().status) == (Status.IN_SIGNATURE, Status.IN_REVIEW)
    assert refused(actions.void_instrument, original, comment="No.", by=officer)[0] is None


def test_with_a_proposal_its_text_is_given_up(officer):
    agreement = in_review()
    actions.file_first_text(agreement, text(), language="en", by=officer)

    actions.void(agreement, comment="The partner withdrew.", by=officer)

    assert Instrument.objects.get().status == InstrumentStatus.VOID


def test_a_paper_is_given_up_with_reasons_only(officer):
    paper = InstrumentFactory()

    assert refused(actions.void_instrument, paper, comment=" ", by=officer) == ("comment", "Give your reasons.")
    actions.void_instrument(paper, comment="Not agreed.", by=officer)
    assert Instrument.objects.get().status == InstrumentStatus.VOID


def test_an_auditor_sends_nothing_round(user_with, today):
    paper = InstrumentFactory()
    TextVersionFactory(instrument=paper)

    with pytest.raises(PermissionDenied):
        actions.open_instrument(Instrument.objects.get(), by=user_with(Role.AUDITOR))

    kept = Instrument.objects.get()
    assert (kept.status, kept.signatories.count()) == (InstrumentStatus.DRAFT, 0)


# --- what the database itself refuses ----------------------------------------------------------------------------


def broken(change):
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        change()
    return caught.value.__cause__.diag.constraint_name


def test_past_the_forms_signatures_and_texts_stay_as_they_are(officer):
    instrument = signed(in_review())
    signature = Signature.objects.first()

    assert broken(lambda: Signature.objects.update(signer_name="Another")) == "signature_is_kept"
    assert broken(lambda: Signature.objects.all()._raw_delete("default")) == "signature_is_kept"
    assert broken(lambda: TextVersion.objects.update(note="Another")) == "text_version_is_kept"
    copy = Signature(instrument=instrument, signatory=signature.signatory, signer_name="X", signed_on=TODAY)
    copy.text_sha256 = "0" * 64
    assert broken(copy.save) == "signature_under_current_text"


def test_past_the_forms_nothing_comes_into_force_unsigned(officer):
    instrument = sent_round(AgreementFactory(concluded=True), kind="amendment")

    in_force = {"status": "in_force", "effective_from": TODAY, "concluded_on": TODAY}
    in_force["signed_copy"] = instrument.texts.get().document

    assert broken(lambda: Instrument.objects.update(**in_force)) == "instrument_is_signed_by_all"


def test_one_signature_that_was_recorded_wrongly_is_voided_and_its_party_signs_anew(officer):
    instrument = signed(AgreementFactory(concluded=True, status=Status.IN_SIGNATURE))
    first, second = instrument.signatures.order_by("signatory__order")

    actions.void_signature(first, reason="The name is mistyped.", by=officer)

    assert (first.voided_at, first.void_because) == (clock.now(), "The name is mistyped.")
    assert actions.unsigned(instrument) == [first.signatory]
    assert [one.void_because for one in Paper(instrument).signed] == ["", "The name is mistyped."]
    (act,) = [entry for entry in timeline(instrument) if entry.label == "Signature voided"]
    assert (act.by_name, act.comment) == ("Leila Daneshvar", "The name is mistyped.")

    sign(instrument, officer, signer_name="Dr. A. Rahimi")

    assert actions.unsigned(instrument) == []
    assert list(instrument.signatures.filter(voided_at=None).exclude(pk=second.pk).values_list("signer_name")) == [
        ("Dr. A. Rahimi",)
    ]


@pytest.mark.parametrize(
    ("status", "reason", "told"),
    [
        (InstrumentStatus.IN_SIGNATURE, "  ", ("reason", "Give your reasons.")),
        (InstrumentStatus.IN_SIGNATURE, "Again.", (None, "This signature is void already.")),
        (
            InstrumentStatus.IN_FORCE,
            "Too late.",
            (None, "A signature is voided only as long as the paper waits for signatures."),
        ),
    ],
)
def test_one_signature_is_voided_with_reasons_once_and_before_the_conclusion(officer, status, reason, told):
    instrument = signed(AgreementFactory(concluded=True, locked=True), kind="amendment", effective_from=TODAY)
    signature = instrument.signatures.first()
    if status == InstrumentStatus.IN_FORCE:
        actions.conclude_instrument(instrument, file=scan(), by=officer)
    elif reason.strip():
        actions.void_signature(signature, reason="A slip.", by=officer)
    before = Signature.objects.filter(voided_at=None).count()

    assert refused(actions.void_signature, signature, reason=reason, by=officer) == told
    assert Signature.objects.filter(voided_at=None).count() == before


def test_the_clock_of_a_void_signature_is_now(officer):
    instrument = signed(in_review())

    actions.file_text(instrument, text("changed"), language="en", by=officer)

    assert {one.voided_at for one in Signature.objects.all()} == {clock.now()}
