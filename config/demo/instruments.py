"""A text that the partner has signed and we have not, and an amendment by which a third party joined."""

from datetime import timedelta

from agreements import actions
from agreements.actions.papers import send_original_round
from agreements.models import Agreement, PartyChange, Signatory
from agreements.workflow import Status
from config.demo.papers import pdf
from directory.models import Institution
from records import clock
from records.history import acting

WAITS = 12  # days


def make_instruments(users):
    leila = users["leila.daneshvar@example.org"]
    _signed_by_the_partner(by=leila)
    _a_third_party(by=leila)


def _signed_by_the_partner(*, by):
    agreement = Agreement.objects.get(status=Status.IN_SIGNATURE)
    since = agreement.status_since
    Agreement.objects.filter(pk=agreement.pk).update(status=Status.IN_REVIEW)  # as it was when its text was filed
    for language, pages in (("en", 3), ("fa", 4)):
        file = pdf(f"memorandum-{language}.pdf", pages)
        actions.file_first_text(agreement, file, language=language, by=by)
    with acting(by=by, verb="open_signature", comment="Both language versions are equally authentic."):
        send_original_round(agreement, comment="", by=by)
    Agreement.objects.filter(pk=agreement.pk).update(status=Status.IN_SIGNATURE, status_since=since)
    original = actions.original_of(agreement)
    day = clock.today() - timedelta(days=WAITS)
    actions.sign(
        original,
        signatory=original.signatories.get(role="partner"),
        text_sha256=original.text_sha256,
        signer_name="Prof. Hélène Garrigue",
        signer_title="Présidente",
        signed_on=day,
        place="Lyon",
        by=by,
    )


def _a_third_party(*, by):
    agreement = Agreement.objects.get(title_en__contains="Wysokich", tags__name_en="energy")
    day = clock.today() - timedelta(days=300)
    amendment = actions.draft_instrument(
        agreement,
        kind="amendment",
        title="Accession of Università di Montalto",
        effective_from=day,
        summary="Università di Montalto becomes a third party, with the rights and duties of a partner.",
        by=by,
    )
    with acting(by=by, verb="edit"):
        montalto = Institution.objects.get(name_en="Università di Montalto")
        Signatory.objects.create(instrument=amendment, change=PartyChange.JOINS, institution=montalto)
    actions.file_text(amendment, pdf("amendment-1.pdf", 2), language="en", by=by)
    signed_on = day - timedelta(days=20)
    copy = pdf("amendment-1-signed.pdf", 5)
    actions.take_signed(amendment, signed_on=signed_on, file=copy, language="en", by=by)
