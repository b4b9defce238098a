"""What the database refuses of an agreement, its parties and terms, whoever asks and however."""

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models.expressions import RawSQL
from django.utils import translation

from agreements.models import (
    Agreement,
    AgreementParty,
    AgreementTerm,
    Correction,
    OfficerAssignment,
    OfficerRole,
    PartyRole,
    RenewalMode,
)
from agreements.phases import Phase
from agreements.workflow import Status
from directory.models import InstitutionMention
from records import clock
from records.history import acting
from records.refusals import Refusal
from tests.factories.agreements import (
    AgreementFactory,
    AgreementPartyFactory,
    AgreementTermFactory,
    AgreementTypeFactory,
    CorrectionFactory,
    OfficerAssignmentFactory,
)
from tests.factories.directory import InstitutionFactory, InstitutionMentionFactory, UnitFactory, UserFactory

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)
BEGIN, END = dt.date(2024, 1, 1), dt.date(2026, 12, 31)


def refused(sentence):
    """The act inside is refused with this sentence, and nothing of it stays."""
    return pytest.raises(Refusal, match=f"^{sentence}")


@pytest.fixture
def act():
    return lambda: acting(by="Leila Daneshvar", verb="edit")


# --- terms ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "first", [{"ends_on": END}, {"open": True}, {"end_not_known": True}], ids=["fixed", "open", "not known"]
)
@pytest.mark.parametrize("second", [{"ends_on": END}, {"open": True}, {"end_not_known": True}])
def test_two_terms_never_begin_on_one_day(act, first, second):
    agreement = AgreementTermFactory(starts_on=BEGIN, **first).agreement

    with refused("This term overlaps another term of the agreement."), act():
        AgreementTermFactory(agreement=agreement, starts_on=BEGIN, **second)


@pytest.mark.parametrize(
    ("first", "starts_on"),
    [
        ({"ends_on": END}, END),
        ({"open": True}, END + 9000 * DAY),
    ],
    ids=["on the last day", "after an open end"],
)
def test_terms_do_not_overlap_by_a_day(act, first, starts_on):
    agreement = AgreementTermFactory(starts_on=BEGIN, **first).agreement

    with refused("This term overlaps another term of the agreement."), act():
        AgreementTermFactory(agreement=agreement, starts_on=starts_on, ends_on=starts_on + 30 * DAY)


@pytest.mark.parametrize(
    ("first", "starts_on"),
    [
        ({"ends_on": END}, END + DAY),
        ({"end_not_known": True}, BEGIN + DAY),
    ],
    ids=["the day after", "after an end nobody knows"],
)
def test_a_term_may_follow_the_day_after(act, first, starts_on):
    agreement = AgreementTermFactory(starts_on=BEGIN, **first).agreement

    with act():
        AgreementTermFactory(agreement=agreement, starts_on=starts_on, ends_on=starts_on + 30 * DAY)

    assert [term.starts_on for term in agreement.terms.all()] == [BEGIN, starts_on]


def test_terms_of_two_agreements_have_nothing_to_do_with_each_other():
    AgreementTermFactory(starts_on=BEGIN, ends_on=END)
    AgreementTermFactory(starts_on=BEGIN, ends_on=END)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"ends_on": BEGIN - DAY}, "The term ends before it begins."),
        ({"ends_on": None}, "A fixed end needs its day; an open or unknown end has none."),
        ({"end_kind": "open"}, "A fixed end needs its day; an open or unknown end has none."),
        ({"end_kind": "unknown"}, "A fixed end needs its day; an open or unknown end has none."),
        (
            {"renewal_mode": RenewalMode.AUTO},
            "Automatic renewal needs a fixed end and the months of each renewal.",
        ),
        (
            {"renewal_mode": RenewalMode.AUTO, "auto_months": 12, "open": True},
            "Automatic renewal needs a fixed end and the months of each renewal.",
        ),
    ],
)
def test_a_term_that_cannot_be_is_refused_with_a_sentence(act, values, sentence):
    with refused(sentence), act():
        AgreementTermFactory(**{"starts_on": BEGIN, "ends_on": END} | values)


def test_a_term_of_one_day_is_a_term():
    assert AgreementTermFactory(starts_on=BEGIN, ends_on=BEGIN).runs_until == BEGIN


@pytest.mark.parametrize(("days", "deadline"), [(180, dt.date(2025, 7, 4)), (0, dt.date(2025, 12, 31)), (None, None)])
def test_the_notice_deadline_is_counted_back_from_the_end(days, deadline):
    assert AgreementTermFactory(ends_on=dt.date(2025, 12, 31), notice_days=days).notice_deadline == deadline


# --- parties -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("has_unit", [False, True])
def test_an_institution_is_a_party_once_in_a_role(act, has_unit):
    place = InstitutionFactory()
    unit = UnitFactory(institution=place) if has_unit else None
    party = AgreementPartyFactory(institution=place, unit=unit)

    with refused("This institution is already a party in this role."), act():
        AgreementPartyFactory(agreement=party.agreement, institution=place, unit=unit)


def test_who_has_left_may_join_again(act):
    party = AgreementPartyFactory(left_on=dt.date(2025, 6, 30))

    with act():
        AgreementPartyFactory(agreement=party.agreement, institution=party.institution, joined_on=dt.date(2026, 1, 1))

    assert party.agreement.parties.count() == 2


def test_an_institution_may_be_a_party_in_two_roles_or_with_two_units():
    party = AgreementPartyFactory()

    AgreementPartyFactory(agreement=party.agreement, institution=party.institution, role=PartyRole.FUNDER)
    AgreementPartyFactory(
        agreement=party.agreement, institution=party.institution, unit=UnitFactory(institution=party.institution)
    )

    assert party.agreement.parties.count() == 3


def test_two_parties_nobody_has_recognised_may_have_the_same_name():
    party = AgreementPartyFactory(unknown=True, name_as_given="ULM")
    AgreementPartyFactory(agreement=party.agreement, unknown=True, name_as_given="ULM")

    assert party.agreement.parties.count() == 2


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"institution": None, "name_as_given": ""}, "Choose the institution, or write its name as given."),
        ({"joined_on": END, "left_on": BEGIN}, "The party leaves before it joins."),
    ],
)
def test_a_party_that_cannot_be_is_refused_with_a_sentence(act, values, sentence):
    with refused(sentence), act():
        AgreementPartyFactory(**values)


def test_a_party_keeps_its_name_as_given_and_shows_the_institution_once_it_is_known():
    party = AgreementPartyFactory(unknown=True, name_as_given="Univ. of Putra", country="MY")
    shown = [(party.name, party.country_code)]

    party.institution = InstitutionFactory(name_en="Universiti Putra Malaysia", country="MY")
    shown.append((party.name, party.country_code))

    assert shown == [("Univ. of Putra", "MY"), ("Universiti Putra Malaysia", "MY")]
    assert party.name_as_given == "Univ. of Putra"


# --- officers ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("until", [None, dt.date(2025, 6, 1)])
def test_one_responsible_officer_at_a_time(act, until):
    first = OfficerAssignmentFactory(starts_on=BEGIN, ends_on=until)

    with refused("Another responsible officer is in charge at that time; end that line first."), act():
        OfficerAssignmentFactory(agreement=first.agreement, starts_on=dt.date(2025, 6, 1))


def test_the_next_officer_begins_the_day_after_and_a_deputy_at_any_time():
    first = OfficerAssignmentFactory(starts_on=BEGIN, ends_on=END)
    OfficerAssignmentFactory(agreement=first.agreement, starts_on=END + DAY)
    OfficerAssignmentFactory(agreement=first.agreement, starts_on=BEGIN, role=OfficerRole.DEPUTY)
    OfficerAssignmentFactory(agreement=first.agreement, starts_on=BEGIN, role=OfficerRole.DEPUTY)

    assert OfficerAssignment.objects.on(END).count() == 3
    assert OfficerAssignment.objects.on(END + DAY).count() == 3


def test_an_assignment_does_not_end_before_it_begins(act):
    with refused("The assignment ends before it begins."), act():
        OfficerAssignmentFactory(starts_on=END, ends_on=BEGIN)


# --- the agreement itself ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "values",
    [
        {"concluded": True, "terminated_on": END},
        {"concluded": True, "termination_reason": "Notice given."},
        {"terminated_on": END, "termination_reason": "Notice given."},
    ],
    ids=["without a reason", "without a day", "a draft"],
)
def test_only_a_concluded_agreement_is_terminated_and_with_a_reason(act, values):
    with refused("Only a concluded agreement is terminated, and with a reason."), act():
        AgreementFactory(**values)


def test_an_agreement_does_not_stand_under_itself(act):
    agreement = AgreementFactory()

    with refused("An agreement cannot stand under itself."), act():
        Agreement.objects.filter(pk=agreement.pk).update(parent=agreement)


@pytest.mark.parametrize("parties", [0, 1])
def test_it_is_not_concluded_with_less_than_two_parties(act, parties):
    agreement = AgreementFactory(status=Status.IN_SIGNATURE)
    AgreementPartyFactory.create_batch(parties, agreement=agreement)

    with refused("A concluded agreement has at least two parties."), act():
        Agreement.objects.filter(pk=agreement.pk).update(status=Status.CONCLUDED)

    assert Agreement.objects.get().status == Status.IN_SIGNATURE


def test_a_concluded_agreement_keeps_two_parties(act):
    agreement = AgreementFactory(concluded=True)

    with refused("A concluded agreement has at least two parties."), act():
        agreement.parties.first().delete()

    assert agreement.parties.count() == 2


def test_two_parties_nobody_has_recognised_are_two(act):
    agreement = AgreementFactory(status=Status.IN_SIGNATURE)
    AgreementPartyFactory.create_batch(2, agreement=agreement, unknown=True)

    with act():
        Agreement.objects.filter(pk=agreement.pk).update(status=Status.CONCLUDED)


def test_a_party_is_exchanged_within_one_act(act):
    agreement = AgreementFactory(concluded=True)

    with act():
        agreement.parties.first().delete()
        AgreementPartyFactory(agreement=agreement)

    assert agreement.parties.count() == 2


@pytest.mark.parametrize("status", [status for status in Status if status != Status.DRAFT])
def test_only_drafts_are_deleted(act, status):
    agreement = AgreementFactory(concluded=True) if status == Status.CONCLUDED else AgreementFactory(status=status)

    with refused("Only drafts are deleted; everything else is closed with a reason."), act():
        agreement.delete()


def test_a_draft_is_deleted_with_its_parts_and_its_history_stays(act):
    agreement = AgreementPartyFactory(agreement=AgreementTermFactory().agreement).agreement

    with act():
        Agreement.objects.get(pk=agreement.pk).delete()

    assert [Agreement.objects.count(), AgreementParty.objects.count(), AgreementTerm.objects.count()] == [0, 0, 0]
    events = Agreement.events.rel.related_model.objects.order_by("pgh_id")
    assert list(events.values_list("pgh_label", flat=True)) == ["insert", "delete"]


def test_what_it_is_made_of_in_words():
    agreement = AgreementFactory(
        concluded=True,
        title_en="Memorandum with Trieste",
        title_fa="یادداشت تفاهم با تریسته",
        reference="MOU-1405-0007",
    )
    AgreementPartyFactory(agreement=agreement, role=PartyRole.OBSERVER)

    assert str(agreement) == "MOU-1405-0007 Memorandum with Trieste"
    with translation.override("fa"):
        assert agreement.title == "یادداشت تفاهم با تریسته"
    assert [party.role for party in agreement.home_parties] == [PartyRole.HOME]
    assert [party.role for party in agreement.partners] == [PartyRole.PARTNER]
    assert agreement.last_term == agreement.terms.get()
    assert agreement.signed.display("en") == "1 January 2024"


def test_its_phase_today_is_of_the_office_s_day(today):
    assert AgreementFactory(concluded=True, term__ends_on=today).phase_today == Phase.EXPIRING
    assert AgreementFactory(concluded=True, term__ends_on=today - DAY).phase_today == Phase.EXPIRED


# --- locked --------------------------------------------------------------------------------------------------------


@pytest.fixture
def locked():
    return AgreementFactory(concluded=True, locked=True)


def execute(statement, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)


AGREEMENT_LOCKED = "This agreement is locked: record an amendment, or propose a correction."
TERM_LOCKED = "The terms of this agreement are locked: record an amendment, or propose a correction."
PARTY_LOCKED = "The parties of this agreement are locked: record an amendment, or propose a correction."


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("title_en", "Something else"),
        ("title_fa", "چیزی دیگر"),
        ("signed_on", dt.date(2020, 1, 1)),
        ("signed_on", None),
        ("signed_precision", "year"),
        ("reference", "MOU-1405-9999"),
        ("type_id", "another"),
        ("parent_id", "another"),
        ("locked_at", None),
    ],
)
def test_a_locked_agreement_keeps_what_was_agreed(act, locked, column, value):
    if value == "another":
        value = {"type_id": AgreementTypeFactory, "parent_id": AgreementFactory}[column]().pk

    with refused(AGREEMENT_LOCKED), act():
        execute(f"UPDATE agreements_agreement SET {column} = %s WHERE id = %s", value, locked.pk)


def test_a_locked_agreement_leaves_its_status_never(act, locked):
    with refused("Only a concluded agreement is locked."), act():
        execute("UPDATE agreements_agreement SET status = 'draft' WHERE id = %s", locked.pk)


@pytest.mark.parametrize(
    "values",
    [
        {"confidentiality": "public"},
        {"public_summary_en": "Exchange of students."},
        {"scope": "Physics."},
        {"terminated_on": END, "termination_reason": "Notice given."},
    ],
    ids=lambda values: next(iter(values)),
)
def test_what_the_paper_does_not_say_may_change_in_a_locked_agreement(act, locked, values):
    with act():
        Agreement.objects.filter(pk=locked.pk).update(**values)

    assert Agreement.objects.filter(**values).get() == locked


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("starts_on", BEGIN - DAY),
        ("starts_precision", "year"),
        ("end_kind", "unknown"),
        ("ends_on", END),
        ("notice_days", 90),
        ("renewal_mode", "explicit"),
        ("auto_months", 12),
        ("max_auto_renewals", 1),
        ("max_total_months", 24),
        ("origin", "renewal"),
    ],
)
def test_a_locked_term_keeps_what_was_agreed(act, locked, column, value):
    with refused(TERM_LOCKED), act():
        execute(f"UPDATE agreements_agreementterm SET {column} = %s WHERE agreement_id = %s", value, locked.pk)


@pytest.mark.parametrize(
    ("column", "value"), [("role", "observer"), ("name_as_given", "Somebody else"), ("is_signatory", False)]
)
def test_a_locked_party_keeps_what_was_agreed(act, locked, column, value):
    with refused(PARTY_LOCKED), act():
        execute(f"UPDATE agreements_agreementparty SET {column} = %s WHERE agreement_id = %s", value, locked.pk)


@pytest.mark.parametrize(
    ("factory", "values", "sentence"),
    [
        (AgreementTermFactory, {"starts_on": dt.date(2030, 1, 1), "open": True}, TERM_LOCKED),
        (AgreementPartyFactory, {}, PARTY_LOCKED),
    ],
)
def test_nothing_is_added_to_a_locked_agreement(act, locked, factory, values, sentence):
    with refused(sentence), act():
        factory(agreement=locked, **values)


@pytest.mark.parametrize(
    ("factory", "values", "sentence"),
    [
        (AgreementTermFactory, {"starts_on": dt.date(2030, 1, 1), "open": True}, TERM_LOCKED),
        (AgreementPartyFactory, {}, PARTY_LOCKED),
    ],
)
def test_nothing_is_moved_out_of_or_into_a_locked_agreement(locked, factory, values, sentence):
    free = factory(**values)
    table = free._meta.db_table

    with pytest.raises(IntegrityError, match="agreement is locked"), transaction.atomic():
        execute(f"UPDATE {table} SET agreement_id = %s WHERE agreement_id = %s", free.agreement_id, locked.pk)
    with pytest.raises(IntegrityError, match="agreement is locked"), transaction.atomic():
        execute(f"UPDATE {table} SET agreement_id = %s WHERE id = %s", locked.pk, free.pk)


@pytest.mark.parametrize(
    ("table", "sentence"),
    [("agreements_agreementterm", TERM_LOCKED), ("agreements_agreementparty", PARTY_LOCKED)],
)
def test_nothing_is_taken_from_a_locked_agreement(act, locked, table, sentence):
    with refused(sentence), act():
        execute(f"DELETE FROM {table} WHERE agreement_id = %s", locked.pk)


def test_a_party_nobody_had_recognised_is_recognised_also_when_locked(act):
    agreement = AgreementFactory(imported=True, locked=True)
    known = InstitutionFactory()

    with act():
        agreement.parties.filter(institution=None).update(institution=known)

    assert agreement.parties.filter(institution=known).count() == 1


@pytest.fixture
def resolved():
    """A locked party of which staff said which institution its name means."""
    mention = InstitutionMentionFactory(status="resolved", institution=InstitutionFactory())
    agreement = AgreementFactory(imported=True)
    agreement.parties.filter(institution=None).update(mention=mention, institution=mention.institution)
    Agreement.objects.filter(pk=agreement.pk).update(locked_at=clock.now())
    return agreement.parties.get(mention=mention)


def change(party, **columns):
    assigned = ", ".join(f"{column} = %s" for column in columns)
    execute(f"UPDATE agreements_agreementparty SET {assigned} WHERE id = %s", *columns.values(), party.pk)


def test_a_locked_party_keeps_its_institution_its_name_s_decision_and_its_unit(act, locked, resolved):
    other, unit, mention = InstitutionFactory().pk, UnitFactory().pk, InstitutionMentionFactory().pk
    chosen = locked.parties.filter(role="partner").get()

    for party, columns in [
        (chosen, {"institution_id": other}),
        (chosen, {"institution_id": None}),
        (chosen, {"unit_id": unit}),
        (chosen, {"mention_id": mention}),
        (resolved, {"institution_id": other}),
        (resolved, {"institution_id": None}),
        (resolved, {"mention_id": None}),
        (resolved, {"mention_id": mention, "institution_id": None}),
    ]:
        with refused(PARTY_LOCKED), act():
            change(party, **columns)


def test_a_locked_party_follows_what_is_decided_about_its_name(act, resolved):
    other = InstitutionFactory()

    with act():
        InstitutionMention.objects.filter(pk=resolved.mention_id).update(institution=other)
        change(resolved, institution_id=other.pk)
    with act():
        InstitutionMention.objects.filter(pk=resolved.mention_id).update(institution=None, status="open")
        change(resolved, institution_id=None)

    resolved.refresh_from_db()
    assert resolved.institution is None


def test_a_correction_opens_the_rows_of_its_agreement_and_of_no_other(act, resolved):
    other = InstitutionFactory()
    own, of_another = CorrectionFactory(agreement=resolved.agreement), CorrectionFactory()

    confirm(of_another)
    with pytest.raises(Refusal), act():
        change(resolved, institution_id=other.pk)
    confirm(own)
    with act():
        change(resolved, institution_id=other.pk)
    Correction.objects.update(applied_in=None)  # as the action does at its end
    with pytest.raises(Refusal), act():
        change(resolved, institution_id=InstitutionFactory().pk)

    resolved.refresh_from_db()
    assert resolved.institution == other


def test_a_correction_does_not_open_its_agreement_by_saying_so(act, resolved):
    own = CorrectionFactory(agreement=resolved.agreement)
    Correction.objects.filter(pk=own.pk).update(applied_in=RawSQL("pg_current_xact_id()::text::bigint", ()))

    with pytest.raises(Refusal), act():
        change(resolved, institution_id=InstitutionFactory().pk)


def confirm(correction):
    """A second person says yes, in SQL; what it opens stays open until the transaction ends."""
    Correction.objects.filter(pk=correction.pk).update(
        status="confirmed", decided_by=UserFactory(), decided_at=clock.now()
    )


def test_nobody_opens_a_locked_agreement_by_a_setting(act, resolved):
    other = InstitutionFactory()
    execute("SET peyvand.correcting = 'on'")

    with pytest.raises(Refusal), act():
        change(resolved, institution_id=other.pk)


def test_before_it_is_locked_an_imported_entry_is_corrected_like_any_other(act):
    agreement = AgreementFactory(imported=True)

    with act():
        agreement.terms.update(ends_on=END)
        Agreement.objects.filter(pk=agreement.pk).update(title_en="As on the paper")

    assert [event.title_en for event in agreement.events.order_by("pgh_id")] == [agreement.title_en, "As on the paper"]


def test_a_second_person_decides_about_a_correction(act):
    correction = CorrectionFactory()

    with refused("A second person decides about a correction."), act():
        Correction.objects.filter(pk=correction.pk).update(decided_by=correction.proposed_by)
    with act():
        Correction.objects.filter(pk=correction.pk).update(decided_by=UserFactory())
