"""What a paper in force changes, from its day on, old and new kept; and what it must not."""

import datetime as dt
import threading

import pytest
from django.db import IntegrityError, connections, transaction

from agreements import actions, register
from agreements.models import (
    Agreement,
    AgreementParty,
    AgreementTerm,
    Instrument,
    InstrumentKind,
    Signatory,
)
from agreements.papers import change_in_words
from agreements.workflow import InstrumentStatus
from directory.roles import Role
from records.models import Document, DocumentKind
from records.refusals import Refusal
from tests.agreements.papers import SIGNED, scan, signed
from tests.factories.agreements import (
    AgreementFactory,
    AgreementPartyFactory,
    AgreementTermFactory,
    InstrumentFactory,
    ProposedTermFactory,
    SignatoryFactory,
)
from tests.factories.directory import InstitutionFactory

pytestmark = pytest.mark.django_db
JULY = dt.date(2026, 7, 1)
TERM = {"term__starts_on": dt.date(2021, 1, 1), "term__ends_on": dt.date(2028, 12, 31)}


@pytest.fixture
def officer(user_with, today):
    return user_with(Role.OFFICER, name="Leila Daneshvar")


def refused(act, *args, **kwargs):
    with pytest.raises(Refusal) as caught:
        act(*args, **kwargs)
    return caught.value.field, str(caught.value)


def concluded(**values):
    given = {"signed_on": dt.date(2021, 1, 1), **TERM} | values
    return AgreementFactory(concluded=True, locked=True, **given)


def amendment(agreement, **values):
    return InstrumentFactory(agreement=agreement, **{"number": 1, "effective_from": JULY} | values)


def take(instrument, by, **values):
    given = {"signed_on": SIGNED, "file": scan()} | values
    actions.take_signed(Instrument.objects.get(pk=instrument.pk), by=by, **given)
    return Instrument.objects.get(pk=instrument.pk)


# --- parties -----------------------------------------------------------------------------------------------------


def test_an_amendment_adds_a_party_from_its_day_on_and_the_register_shows_two_before_and_three_after(officer):
    agreement = concluded(public=True)
    jena = InstitutionFactory(name_en="University of Jena", country="DE")
    instrument = amendment(agreement)
    SignatoryFactory(instrument=instrument, party=None, change="joins", institution=jena)

    kept = take(instrument, officer)

    (found,) = register.for_register(Agreement.objects.all())
    assert [len(register.Entry(found, day).parties) for day in (dt.date(2026, 6, 30), JULY)] == [2, 3]
    joined = AgreementParty.objects.get(institution=jena)
    assert (joined.joined_on, Signatory.objects.get().party) == (JULY, joined)
    assert kept.changes == [{"what": "joins", "old": "", "new": "University of Jena"}]
    assert (kept.status, kept.came_signed, kept.concluded_on, kept.applied_in) == ("in_force", True, SIGNED, None)


def test_lists_counts_and_filters_know_the_partners_of_the_day(officer):
    agreement = concluded(public=True, partner__institution=InstitutionFactory(country="IT"))
    instrument = amendment(agreement)
    jena = InstitutionFactory(country="DE")
    SignatoryFactory(instrument=instrument, party=None, change="joins", institution=jena)
    take(instrument, officer)
    everything = Agreement.objects.all()

    before, after = dt.date(2026, 6, 30), JULY

    assert [sorted(register.country_counts(everything, day)) for day in (before, after)] == [
        [("IT", 1)],
        [("DE", 1), ("IT", 1)],
    ]
    assert [everything.with_country("DE", on=day).count() for day in (before, after)] == [0, 1]
    assert [everything.with_institution(jena, on=day).count() for day in (before, after)] == [0, 1]
    assert everything.with_country("DE").count() == 1


def test_a_party_that_leaves_is_one_until_the_day_before(officer):
    agreement = concluded()
    leaving = AgreementParty.objects.filter(role="partner").get()
    InstitutionFactory(name_en="University of Jena")
    instrument = amendment(agreement)
    SignatoryFactory(instrument=instrument, party=leaving, change="leaves")
    SignatoryFactory(instrument=instrument, party=None, change="joins", institution=InstitutionFactory())

    kept = take(instrument, officer)

    assert AgreementParty.objects.get(pk=leaving.pk).left_on == dt.date(2026, 6, 30)
    assert [change["what"] for change in kept.changes] == ["joins", "leaves"]


def test_two_parties_stay(officer):
    agreement = concluded()
    instrument = amendment(agreement)
    SignatoryFactory(instrument=instrument, party=agreement.parties.get(role="partner"), change="leaves")

    assert refused(take, instrument, officer) == (None, "A concluded agreement has at least two parties.")


def test_a_name_that_nobody_recognises_joins_and_goes_on_the_list(officer):
    instrument = amendment(concluded())
    SignatoryFactory(
        instrument=instrument, party=None, change="joins", institution=None, name_as_given="Univ. of Nowhere"
    )

    take(instrument, officer)

    party = AgreementParty.objects.get(name_as_given="Univ. of Nowhere")
    assert (party.institution, party.mention.name, party.joined_on) == (None, "Univ. of Nowhere", JULY)


def test_a_party_in_the_same_role_does_not_join_again(officer):
    agreement = concluded()
    partner = agreement.parties.get(role="partner")
    instrument = amendment(agreement)
    SignatoryFactory(instrument=instrument, party=None, change="joins", institution=partner.institution)

    assert refused(take, instrument, officer) == (None, f"{partner.name} is a party in this role already.")


# --- terms -------------------------------------------------------------------------------------------------------


def test_a_renewal_follows_the_term_before_it(officer):
    agreement = concluded(term__ends_on=dt.date(2025, 12, 31))
    instrument = InstrumentFactory(agreement=agreement, kind=InstrumentKind.RENEWAL, number=1)
    ProposedTermFactory(instrument=instrument, starts_on=dt.date(2026, 1, 1), ends_on=dt.date(2030, 12, 31))

    kept = take(instrument, officer)

    terms = [(term.starts_on.year, term.ends_on.year, term.origin) for term in AgreementTerm.objects.all()]
    assert terms == [(2021, 2025, "initial"), (2026, 2030, "renewal")]
    assert AgreementTerm.objects.last().instrument == kept
    assert kept.effective_from == dt.date(2026, 1, 1)
    assert kept.changes == [{"what": "term", "old": "2021-01-01/2025-12-31", "new": "2026-01-01/2030-12-31"}]


def test_a_renewal_from_the_last_day_of_the_term_before_names_it_with_both_days(officer):
    agreement = concluded(term__ends_on=dt.date(2025, 12, 31))
    instrument = InstrumentFactory(agreement=agreement, kind=InstrumentKind.RENEWAL)
    ProposedTermFactory(instrument=instrument, starts_on=dt.date(2025, 12, 31), ends_on=dt.date(2030, 12, 31))

    assert refused(take, instrument, officer) == (
        "starts",
        "It overlaps term 1 (1 January 2021 – 31 December 2025).",
    )


def test_an_amendment_cuts_the_running_term_short_and_keeps_old_and_new(officer):
    agreement = concluded(term__notice_days=90)
    instrument = amendment(agreement)
    ProposedTermFactory(instrument=instrument, starts_on=JULY, ends_on=dt.date(2030, 6, 30), notice_days=180)

    kept = take(instrument, officer)

    old, new = AgreementTerm.objects.all()
    assert (old.ends_on, new.starts_on, new.origin) == (dt.date(2026, 6, 30), JULY, "amendment")
    assert kept.changes == [
        {"what": "ends_on", "old": "2028-12-31", "new": "2026-06-30"},
        {"what": "term", "old": "2021-01-01/2028-12-31", "new": "2026-07-01/2030-06-30"},
        {"what": "notice_days", "old": "90", "new": "180"},
    ]
    assert [change_in_words(change) for change in kept.changes] == [
        ("Last day", "31 December 2028", "30 June 2026"),
        ("Term", "1 January 2021 – 31 December 2028", "1 July 2026 – 30 June 2030"),
        ("Notice in days", "90", "180"),
    ]


def test_a_term_that_renewed_itself_does_so_no_more_when_another_takes_its_place(officer):
    agreement = concluded(term__renewal_mode="auto", term__auto_months=12)
    instrument = amendment(agreement)
    ProposedTermFactory(instrument=instrument, starts_on=JULY, ends_on=dt.date(2030, 6, 30))

    take(instrument, officer)

    old = AgreementTerm.objects.first()
    assert (old.renewal_mode, old.auto_months, old.runs_until) == ("none", None, dt.date(2026, 6, 30))


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "sentence"),
    [
        (dt.date(2021, 1, 1), dt.date(2030, 1, 1), "It overlaps term 1 (1 January 2021 – 31 December 2028)."),
        (dt.date(2028, 1, 1), dt.date(2030, 6, 1), "It overlaps term 2 (1 January 2030 – 31 December 2034)."),
    ],
)
def test_a_term_reaches_neither_to_the_begin_of_another_nor_into_a_later_one(officer, starts_on, ends_on, sentence):
    agreement = AgreementFactory(concluded=True, **TERM)
    AgreementTermFactory(agreement=agreement, starts_on=dt.date(2030, 1, 1), ends_on=dt.date(2034, 12, 31))
    instrument = amendment(agreement)
    ProposedTermFactory(instrument=instrument, starts_on=starts_on, ends_on=ends_on)

    assert refused(take, instrument, officer) == ("starts", sentence)


# --- refusals ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("day", [dt.date(2020, 6, 1), dt.date(2021, 1, 1)])
def test_nothing_is_effective_before_or_with_the_begin(officer, day):
    assert refused(take, amendment(concluded(), effective_from=day), officer) == (
        "effective_from",
        "The agreement began on 1 January 2021: what changes it is effective after that.",
    )


def test_an_amendment_has_a_day_and_a_renewal_a_term(officer):
    agreement = concluded()

    assert refused(take, amendment(agreement, effective_from=None), officer) == (
        "effective_from",
        "Say from which day on it is effective.",
    )
    assert refused(take, amendment(agreement, kind=InstrumentKind.RENEWAL), officer) == (
        None,
        "It renews nothing yet: give the term that it brings.",
    )


def test_what_came_in_signed_was_not_signed_tomorrow_and_has_its_copy(officer):
    instrument = amendment(concluded())

    assert refused(take, instrument, officer, signed_on=dt.date(2026, 11, 21)) == (
        "signed_on",
        "The day of signature lies ahead. Record it when it is signed.",
    )
    assert refused(take, instrument, officer, file=None) == (
        "file",
        "No signed copy is filed yet: choose the scan of the signed paper.",
    )
    assert Instrument.objects.get().status == InstrumentStatus.DRAFT


def test_after_it_came_into_force_the_agreement_is_shut_again_also_in_that_transaction(officer):
    agreement = concluded()

    with transaction.atomic():
        take(amendment(agreement), officer)
        with pytest.raises(IntegrityError) as caught, transaction.atomic():
            AgreementTerm.objects.update(ends_on=dt.date(2040, 1, 1))

    assert caught.value.__cause__.diag.constraint_name == "agreement_term_is_locked"


def test_what_is_in_force_is_changed_by_nobody(officer):
    take(amendment(concluded()), officer)

    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        Instrument.objects.update(summary="Another")

    assert caught.value.__cause__.diag.constraint_name == "instrument_is_closed"


# --- signed here, concluded --------------------------------------------------------------------------------------


def test_an_amendment_signed_by_all_comes_into_force_with_its_own_copy(officer):
    agreement = concluded()
    instrument = signed(agreement, kind=InstrumentKind.AMENDMENT, effective_from=JULY)

    assert refused(actions.conclude_instrument, instrument, by=officer)[0] == "file"
    actions.conclude_instrument(instrument, file=scan(), by=officer)

    kept = Instrument.objects.get()
    assert (kept.status, kept.concluded_on, kept.came_signed) == (InstrumentStatus.IN_FORCE, SIGNED, False)
    assert kept.signed_copy == Document.objects.get(kind=DocumentKind.SIGNED_COPY)


def test_who_has_not_signed_is_named(officer):
    agreement = concluded()
    late = AgreementPartyFactory.build(agreement=agreement, institution=InstitutionFactory(name_en="Jena"))
    instrument = signed(agreement, kind=InstrumentKind.AMENDMENT, effective_from=JULY)
    SignatoryFactory(instrument=instrument, party=None, change="joins", institution=late.institution)

    assert refused(actions.conclude_instrument, instrument, file=scan(), by=officer) == (
        None,
        "Not signed yet by: Jena.",
    )


@pytest.mark.django_db(transaction=True)
def test_of_two_who_conclude_one_amendment_at_once_one_does_and_the_other_reads_why(user_with, transactional_db):
    people = [user_with(Role.OFFICER, name="Leila Daneshvar"), user_with(Role.DIRECTOR, name="Nasrin Rahbari")]
    with transaction.atomic():
        instrument = signed(concluded(), kind=InstrumentKind.AMENDMENT, effective_from=JULY)
    start, answers = threading.Barrier(2), {}

    def conclude(by, colour):
        try:
            mine = Instrument.objects.get(pk=instrument.pk)
            start.wait(timeout=10)
            actions.conclude_instrument(mine, file=scan(colour=colour), by=by)
            answers[by.name] = "concluded"
        except Refusal as refusal:
            answers[by.name] = str(refusal)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=conclude, args=pair) for pair in zip(people, ("navy", "green"), strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)

    (first,) = [name for name, answer in answers.items() if answer == "concluded"]
    (other,) = [answer for answer in answers.values() if answer != "concluded"]
    assert other == (f"“Record the conclusion” is no longer possible: the status is now “in force”, set by {first}.")
    assert Document.objects.filter(kind=DocumentKind.SIGNED_COPY).count() == 1
