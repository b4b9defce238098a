"""The papers of an agreement as its readers see them, and the pages on which the office works on them."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agreements.models import Agreement, AgreementTerm, Instrument, Signature
from agreements.workflow import InstrumentStatus, Status
from directory.roles import Role
from records.models import Office
from tests.agreements.papers import drafted, scan, sent_round, signed, text
from tests.factories.agreements import (
    AgreementFactory,
    AgreementPartyFactory,
    InstrumentFactory,
    ProposedTermFactory,
    SignatoryFactory,
    TextVersionFactory,
)
from tests.factories.directory import InstitutionFactory, UnitFactory
from tests.pages import fields, links, soup
from tests.pages import text as words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
JULY = dt.date(2026, 7, 1)
MEGABYTE = 1024 * 1024


def page(name, record, *parts):
    return reverse(f"agreements:{name}", args=[record.uuid, *(part.pk for part in parts)])


def transition(instrument, name):
    return reverse("agreements:instrument_transition", args=[instrument.uuid, name])


def in_review(**values):
    return AgreementFactory(concluded=True, signed_on=None, status=Status.IN_REVIEW, **values)


# --- what is read ------------------------------------------------------------------------------------------------


def test_the_office_reads_texts_with_their_fingerprints_and_who_signed(client, as_user):
    as_user(Role.AUDITOR)
    agreement = AgreementFactory(concluded=True, signed_on=None, status=Status.IN_SIGNATURE)
    instrument = sent_round(agreement)
    first, second = instrument.signatories.all()
    Signature.objects.create(
        instrument=instrument,
        signatory=first,
        signer_name="Dr. A. Rahimi",
        signed_on=dt.date(2026, 11, 1),
        text_sha256=instrument.text_sha256,
    )

    words = words_of(client.get(agreement.get_absolute_url()))

    for told in (instrument.texts.get().sha256, "Dr. A. Rahimi", f"{second.name} : not signed yet"):
        assert told in words


def test_void_signatures_are_struck_and_say_why(client, as_user):
    as_user(Role.OFFICER)
    instrument = signed(in_review())
    address = page("text", instrument)
    told = words_of(client.get(address))
    response = client.post(address, {"file": text("changed"), "language": "en"}, follow=True)

    assert "2 signatures under the text that there is will be void, and stay visible." in told
    assert "Filed. 2 signatures under the text before it are void." in words_of(response)
    assert len(soup(response).select(".signatures del")) == 2
    assert "a newer version of the text was filed" in words_of(response)


def test_one_signature_is_voided_from_the_page_of_its_paper(client, as_user):
    as_user(Role.OFFICER)
    instrument = signed(in_review())
    first = instrument.signatures.order_by("signed_on").first()
    found = links(client.get(instrument.get_absolute_url()), ".signatures")
    address = found[f"Void the signature : {first.signer_name}"]

    form = client.get(page("void_signature", instrument, first))
    asked = words_of(form)
    without = client.post(page("void_signature", instrument, first), {"reason": ""})
    response = client.post(page("void_signature", instrument, first), {"reason": "A slip."}, follow=True)

    assert address.endswith("/void/")
    assert "It counts no longer and stays visible with your reasons. The party has yet to sign." in asked
    assert "The signature stays visible, with these words." in asked
    assert soup(form).select_one("#id_reason")["dir"] == "auto"
    assert soup(without).select_one("#id_reason_error")
    assert [" ".join(one.text.split()) for one in soup(response).select(".signatures .under-line")][-1].endswith(
        "A slip."
    )
    assert f"{first.signatory.name} : not signed yet" in words_of(response)


def test_a_signature_of_another_paper_is_not_voided_at_this_address(client, as_user):
    as_user(Role.OFFICER)
    instrument, other = signed(in_review()), signed(in_review())

    response = client.post(page("void_signature", instrument, other.signatures.first()), {"reason": "A slip."})

    assert (response.status_code, Signature.objects.exclude(voided_at=None).count()) == (404, 0)


def test_whoever_only_reads_papers_is_offered_no_voiding(client, as_user):
    as_user(Role.AUDITOR)
    instrument = signed(in_review())
    address = page("void_signature", instrument, instrument.signatures.first())

    assert links(client.get(instrument.get_absolute_url()), ".signatures") == {}
    assert client.post(address, {"reason": "A slip."}).status_code == 403


def test_the_public_reads_nothing_of_the_papers(client, canary):
    agreement = AgreementFactory(concluded=True, public=True)
    instrument = InstrumentFactory(agreement=agreement, title=canary)

    assert canary not in words_of(client.get(agreement.get_absolute_url()))
    assert client.get(page("instrument", instrument)).status_code == 302


def test_of_a_restricted_agreement_no_paper_exists_for_a_unit_officer(client, as_user):
    as_user(Role.UNIT_OFFICER, unit=UnitFactory())
    instrument = sent_round(AgreementFactory(concluded=True, restricted=True))

    addresses = [page(name, instrument) for name in ("instrument", "text", "sign")]
    addresses += [transition(instrument, "conclude"), instrument.texts.get().document.get_absolute_url()]
    assert {client.get(address).status_code for address in addresses} == {404}


def test_a_unit_officer_files_the_text_of_the_own_proposal(client, as_user):
    unit = UnitFactory()
    as_user(Role.UNIT_OFFICER, unit=unit)
    agreement = AgreementFactory(lead_unit=unit)

    found = links(client.get(agreement.get_absolute_url()), "#instruments")
    client.post(found["File a text"], {"file": text(), "language": "fa"})

    original = Instrument.objects.get()
    assert (original.agreement, original.status, original.texts.get().language) == (agreement, "draft", "fa")
    assert client.get(original.get_absolute_url()).status_code == 200


def cost(client, address):
    Office.forget()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_more_papers_and_signatures_cost_an_agreement_s_page_no_more(client, as_user):
    as_user(Role.AUDITOR)
    agreement = AgreementFactory(concluded=True, locked=True)
    signed(agreement, kind="amendment", number=1, effective_from=JULY)
    cost(client, agreement.get_absolute_url())
    with_one = cost(client, agreement.get_absolute_url())
    for n in (2, 3):
        signed(agreement, kind="amendment", number=n, effective_from=JULY)

    assert cost(client, agreement.get_absolute_url()) == with_one


@pytest.mark.parametrize("parties", [1, 3])
def test_more_texts_and_signatures_cost_a_paper_s_page_no_more(client, as_user, parties):
    as_user(Role.AUDITOR)
    agreement = AgreementFactory(concluded=True)
    for _n in range(parties):
        AgreementPartyFactory(agreement=agreement)
    instrument = signed(agreement, kind="amendment", effective_from=JULY)
    for _n in range(parties):
        TextVersionFactory(instrument=instrument)
    client.get(instrument.get_absolute_url())

    assert cost(client, instrument.get_absolute_url()) == 17


# --- from the first text to the signed copy ----------------------------------------------------------------------


def test_an_agreement_is_signed_and_concluded_page_by_page(client, as_user):
    as_user(Role.OFFICER)
    agreement = in_review()
    client.post(page("first_text", agreement), {"file": text(), "language": "en"})
    original = Instrument.objects.get()
    client.post(transition(original, "open_signature"), {"comment": ""})
    for n in range(2):
        sent = fields(client.get(page("sign", original)), "form.form")
        sent |= {"signatory": original.signatories.all()[n].pk, "signer_name": "X", "signed_on": f"2026-11-0{n + 1}"}
        client.post(page("sign", original), sent)

    response = client.post(agreement.transition_url("conclude"), {"file": scan()}, follow=True)

    kept = Agreement.objects.get()
    assert (kept.status, kept.signed_on, kept.is_locked) == (Status.CONCLUDED, dt.date(2026, 11, 2), True)
    assert "Done: Record the conclusion." in words_of(response)


def test_an_amendment_that_came_in_signed_shows_old_and_new(client, as_user):
    as_user(Role.OFFICER)
    agreement = AgreementFactory(concluded=True, locked=True)
    drafted_ = client.post(
        page("new_instrument", agreement), {"kind": "amendment", "effective_from": "2026-07-01"}, follow=True
    )
    instrument = Instrument.objects.get()
    ProposedTermFactory(instrument=instrument, starts_on=JULY, ends_on=dt.date(2031, 6, 30))

    response = client.post(
        transition(instrument, "take_signed"), {"signed_on": "2026-06-01", "file": scan()}, follow=True
    )

    assert "Drafted. Now file its text, and say what it changes." in words_of(drafted_)
    assert "Last day 31 December 2028 30 June 2026" in words_of(response)
    assert AgreementTerm.objects.count() == 2


def test_a_party_that_comes_or_went_is_shown_as_such(client):
    agreement = AgreementFactory(concluded=True, public=True)
    AgreementPartyFactory(agreement=agreement, joined_on=dt.date(2027, 1, 1))
    AgreementPartyFactory(agreement=agreement, left_on=dt.date(2026, 6, 30))

    now, then = (words_of(client.get(agreement.get_absolute_url() + query)) for query in ("", "?on=2026-06-01"))

    assert ("joins on 1 January 2027" in now, "a party until 30 June 2026" in now) == (True, True)
    assert "leaves after 30 June 2026" in then


# --- bad input ---------------------------------------------------------------------------------------------------


def test_an_amendment_before_the_start_is_refused_beside_the_day_and_nothing_typed_is_lost(client, as_user):
    as_user(Role.OFFICER)
    agreement = AgreementFactory(concluded=True, locked=True)

    response = client.post(
        page("new_instrument", agreement),
        {"kind": "amendment", "effective_from": "2024-01-01", "title": "Jena joins", "summary": "Clause 2."},
    )

    found = soup(response)
    assert "The agreement began on 1 January 2024" in found.select_one("#id_effective_from_error").text
    sent = fields(response, "form.form")
    assert (sent["title"], sent["summary"]) == (["Jena joins"], ["Clause 2."])
    assert not Instrument.objects.exists()


def test_a_signature_in_the_future_is_refused_beside_the_day(client, as_user):
    as_user(Role.OFFICER)
    instrument = sent_round(in_review())
    sent = fields(client.get(page("sign", instrument)), "form.form")
    sent |= {"signatory": instrument.signatories.first().pk, "signer_name": "Dr. A", "signed_on": "2027-01-01"}

    response = client.post(page("sign", instrument), sent)

    assert "lies ahead" in soup(response).select_one("#id_signed_on_error").text
    assert fields(response, "form.form")["signer_name"] == ["Dr. A"]


def test_a_signatory_who_is_no_party_cannot_be_chosen(client, as_user):
    as_user(Role.OFFICER)
    instrument, stranger = sent_round(in_review()), SignatoryFactory()

    response = client.post(
        page("sign", instrument), {"signatory": stranger.pk, "signer_name": "X", "signed_on": "2026-11-01"}
    )

    sentence = "Only a party that has yet to sign this paper can be chosen."
    assert sentence in soup(response).select_one("#id_signatory_error").text
    assert not Signature.objects.exists()


def test_whoever_looked_at_another_text_is_told_and_looks_again(client, as_user):
    as_user(Role.OFFICER)
    instrument = sent_round(in_review())
    sent = fields(client.get(page("sign", instrument)), "form.form")
    sent |= {"signatory": instrument.signatories.first().pk, "signer_name": "X", "signed_on": "2026-11-01"}
    client.post(page("text", instrument), {"file": text("changed"), "language": "en"})

    response = client.post(page("sign", instrument), sent)
    again = client.post(page("sign", instrument), fields(response, "form.form"), follow=True)

    assert "The text has changed meanwhile" in words_of(response)
    assert "Signed by X." in words_of(again)


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (lambda: SimpleUploadedFile("signed.pdf", b"MZ\x90\x00" + bytes(500)), "the content is something else"),
        (
            lambda: SimpleUploadedFile("signed.pdf", b"%PDF-1.4\n" + bytes(200 * MEGABYTE)),
            "The file has 209.7 MB; at most 21 MB are taken.",
        ),
    ],
    ids=["renamed program", "200 MB"],
)
@pytest.mark.parametrize("kind", ["original", "amendment"])
def test_what_is_no_signed_copy_is_refused_beside_the_field(client, as_user, kind, file, sentence):
    as_user(Role.OFFICER)
    is_original = kind == "original"
    status = Status.IN_SIGNATURE if is_original else Status.CONCLUDED
    instrument = signed(AgreementFactory(concluded=True, status=status), kind=kind, effective_from=JULY)
    record = instrument.agreement if is_original else instrument

    response = client.post(record.transition_url("conclude"), {"file": file(), "comment": "Both signed."})

    assert sentence in soup(response).select_one("#id_file_error").text
    assert fields(response, "form.form")["comment"] == ["Both signed."]
    assert Instrument.objects.get().status == InstrumentStatus.IN_SIGNATURE


# --- in the admin ------------------------------------------------------------------------------------------------


def admin_page(instrument):
    return reverse("admin:agreements_instrument_change", args=[instrument.pk])


def test_what_a_draft_will_change_is_entered_in_the_admin(client, as_user):
    as_user(Role.OFFICER)
    instrument = InstrumentFactory(effective_from=JULY)
    jena = InstitutionFactory(name_en="University of Jena")
    sent = fields(client.get(admin_page(instrument)), "#instrument_form")
    sent |= {"title": "Jena joins", "_save": "Save"}
    sent |= {"signatories-TOTAL_FORMS": "1", "signatories-0-change": "joins", "signatories-0-institution": jena.pk}
    sent |= {"signatories-0-role": "partner", "proposed_term-TOTAL_FORMS": "1", "proposed_term-0-starts": "2029-01-01"}
    sent |= {"proposed_term-0-end_kind": "fixed", "proposed_term-0-ends_on": "2033-12-31"}
    sent |= {"proposed_term-0-renewal_mode": "none"}

    response = client.post(admin_page(instrument), sent)

    assert response.status_code == 302, words_of(response)
    kept = Instrument.objects.get()
    assert (kept.title, kept.signatories.get().institution, kept.proposed_term.ends_on) == (
        "Jena joins",
        jena,
        dt.date(2033, 12, 31),
    )


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({"starts": "2029-01-01", "ends_on": "2028-01-01"}, "ends_on", "The term ends before it begins."),
        (
            {"starts": "2029-01-01", "ends_on": "2029-01-31", "notice_days": "60"},
            "notice_days",
            "The notice is longer than the term.",
        ),
        ({"starts": "2024-01-01", "ends_on": "2029-01-31"}, "starts", "The agreement began on 1 January 2024"),
    ],
)
def test_a_proposed_term_is_refused_beside_its_field(client, as_user, values, field, sentence):
    as_user(Role.OFFICER)
    instrument = InstrumentFactory(effective_from=JULY)
    sent = fields(client.get(admin_page(instrument)), "#instrument_form")
    sent |= {"proposed_term-TOTAL_FORMS": "1", "proposed_term-0-end_kind": "fixed", "_save": "Save"}
    sent |= {f"proposed_term-0-{name}": value for name, value in values.items()}
    sent |= {"proposed_term-0-renewal_mode": "none", "title": "Typed"}

    response = client.post(admin_page(instrument), sent)

    assert sentence in soup(response).select_one(f"#id_proposed_term-0-{field}_error").text
    assert fields(response, "#instrument_form")["title"] == ["Typed"]
    assert Instrument.objects.get().title == ""


def test_the_end_of_a_concluded_term_posted_to_the_admin_changes_nothing_and_says_record_an_amendment(client, as_user):
    as_user(Role.OFFICER, Role.ADMINISTRATOR)
    agreement = AgreementFactory(concluded=True, locked=True)
    term = agreement.terms.get()
    address = reverse("admin:agreements_agreement_change", args=[agreement.pk])
    sent = fields(client.get(address), "#agreement_form")
    sent |= {"terms-TOTAL_FORMS": "1", "terms-INITIAL_FORMS": "1", "terms-0-id": term.pk, "_save": "Save"}
    sent |= {"terms-0-starts": "2024-01-01", "terms-0-end_kind": "fixed", "terms-0-ends_on": "2040-12-31"}

    client.post(address, sent)

    assert AgreementTerm.objects.get().ends_on == dt.date(2028, 12, 31)
    assert "What the parties change is an amendment" in words_of(client.get(address))


def test_a_paper_sent_round_is_only_shown_in_the_admin(client, as_user):
    as_user(Role.OFFICER)
    response = client.get(admin_page(sent_round(in_review())))

    assert not soup(response).select("#instrument_form [name=title]")
    assert "Record a signature" in words_of(response)


def test_a_drafted_text_is_found_on_the_page_of_its_agreement(client, as_user):
    as_user(Role.OFFICER)
    original = drafted(in_review())

    found = links(client.get(original.agreement.get_absolute_url()), "#instruments")

    assert found["Original"] == original.get_absolute_url()
