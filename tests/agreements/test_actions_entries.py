"""An agreement signed elsewhere is registered wholly or not at all; its partner is recognised only where it is safe."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from agreements import actions
from agreements.actions import Side
from agreements.models import (
    Agreement,
    AgreementParty,
    AgreementTerm,
    AgreementType,
    EndKind,
    Origin,
    PartyRole,
)
from agreements.workflow import Status
from directory.models import InstitutionMention, MentionStatus
from directory.roles import Role
from records.calendars import ImpreciseDate, Precision
from records.history import timeline
from records.models import Counter, Direction, Document, Letter
from records.refusals import Refusal
from tests.agreements.papers import scan
from tests.factories.agreements import (
    AgreementTypeFactory,
)
from tests.factories.directory import InstitutionFactory, InstitutionMentionFactory
from tests.factories.records import GoalFactory, TagFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(user_with, today):
    return user_with(Role.OFFICER, name="Leila Daneshvar")


def refused(act, *args, **kwargs):
    with pytest.raises(Refusal) as caught:
        act(*args, **kwargs)
    return caught.value.field, str(caught.value)


def acts(agreement):
    """What its timeline tells, but for what the factories did."""
    return {(entry.label, entry.by_name, entry.comment) for entry in timeline(agreement) if entry.by_name != "unknown"}


def entry(**values):
    """The least that registers an agreement."""
    return {
        "type": AgreementTypeFactory(code="MOU"),
        "title_en": "Memorandum with Trieste",
        "parties": [
            Side(role=PartyRole.HOME, institution=InstitutionFactory(country="IR")),
            Side(name="Univ. of Trieste"),
        ],
        "signed": ImpreciseDate(dt.date(2021, 1, 1), Precision.YEAR),
    } | values


def test_a_signed_agreement_is_registered_with_reference_and_term_and_is_not_locked(officer):
    agreement = actions.register_signed(**entry(), by=officer)

    kept = Agreement.objects.get()
    assert (kept, kept.status, kept.origin, kept.reference) == (
        agreement,
        Status.CONCLUDED,
        Origin.REGISTERED,
        "MOU-1399-0001",
    )
    assert (kept.signed.display("en"), kept.is_locked) == ("2021", False)
    term = kept.terms.get()
    assert (term.starts, term.end_kind, term.ends_on) == (kept.signed, EndKind.UNKNOWN, None)
    assert acts(kept) == {("Registered as already signed", "Leila Daneshvar", "")}


def test_all_that_the_paper_says_is_kept(officer, today):
    tag, goal = TagFactory(), GoalFactory()

    agreement = actions.register_signed(
        **entry(
            starts=ImpreciseDate(dt.date(2021, 3, 1)),
            end_kind=EndKind.FIXED,
            ends_on=dt.date(2026, 2, 28),
            notice_days=90,
            letter_number="1405/77",
            letter_on=dt.date(2026, 11, 1),
            file=scan(),
            officer=officer,
            tags=[tag],
            goals=[goal],
        ),
        by=officer,
    )

    term, letter = agreement.terms.get(), Letter.objects.about(agreement).get()
    assert (term.starts_on, term.ends_on, term.notice_days) == (dt.date(2021, 3, 1), dt.date(2026, 2, 28), 90)
    assert (letter.number, letter.dated_on, letter.direction) == ("1405/77", dt.date(2026, 11, 1), Direction.OUTGOING)
    assert actions.signed_copies(agreement).count() == 1
    assert list(agreement.officers.values_list("user", "starts_on", "ends_on")) == [(officer.pk, today, None)]
    assert (list(agreement.tags.all()), list(agreement.goals.all())) == ([tag], [goal])


def test_a_partner_is_recognised_where_name_and_country_agree(officer):
    trieste = InstitutionFactory(name_en="University of Trieste", country="IT")
    home = Side(role=PartyRole.HOME, institution=InstitutionFactory(country="IR"))

    agreement = actions.register_signed(
        **entry(parties=[home, Side(name="university of TRIESTE", country_given="Italy")]), by=officer
    )

    (partner,) = agreement.partners
    assert (partner.institution, partner.name_as_given, partner.mention) == (trieste, "university of TRIESTE", None)


def test_a_partner_nobody_knows_goes_on_the_list_and_keeps_its_name(officer):
    agreement = actions.register_signed(**entry(), by=officer)

    (partner,) = agreement.partners
    assert (partner.institution, partner.name_as_given) == (None, "Univ. of Trieste")
    assert (partner.mention, partner.mention.status) == (InstitutionMention.objects.get(), MentionStatus.OPEN)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"file": SimpleUploadedFile("scan.pdf", b"MZ")}, "file"),
        ({"letter_number": "1405/77"}, "letter_on"),
        ({"signed": ImpreciseDate(dt.date(2027, 1, 1), Precision.YEAR)}, "signed"),
        ({"end_kind": EndKind.FIXED, "ends_on": dt.date(2020, 1, 1)}, None),
    ],
)
def test_a_refused_registration_leaves_nothing(officer, values, field):
    assert refused(actions.register_signed, **entry(**values), by=officer)[0] == field

    left = [Agreement, AgreementParty, AgreementTerm, InstitutionMention, Counter, Letter, Document]
    assert [model.objects.count() for model in left] == [0] * len(left)


def test_one_party_is_too_few(officer):
    values = entry()
    values["parties"].pop()

    assert (
        refused(actions.register_signed, **values, by=officer)[1] == "A concluded agreement has at least two parties."
    )
    assert Agreement.objects.count() == 0


def test_the_usual_types_are_entered_once_and_left_as_the_office_made_them(officer):
    AgreementTypeFactory(code="MOU", name_en="Memo")

    actions.usual_types(by=officer)
    found = actions.usual_types(by=officer)

    assert set(found) == {"MOU", "MOA", "CON", "EXE", "MIN"}
    assert AgreementType.objects.count() == 5
    assert found["MOU"].name_en == "Memo"


# --- recognising partners ----------------------------------------------------------------------------------------


def test_what_staff_decided_comes_before_a_safe_match(officer):
    InstitutionFactory(name_en="University of Trieste", country="IT")
    other = InstitutionFactory(name_en="SISSA", country="IT")
    decided = InstitutionMentionFactory(
        name="University of Trieste", country_given="Italy", status=MentionStatus.RESOLVED, institution=other
    )

    found = actions.recognise("University of Trieste", "ITALY")

    assert (found.institution, found.mention, found.country) == (other.pk, decided.pk, "IT")
    assert found.said == "Decided by staff: it is SISSA (Italy)."


def test_what_staff_decided_to_be_no_institution_is_not_asked_again(officer):
    decided = InstitutionMentionFactory(
        name="USERN", country_given="USERN", status=MentionStatus.NOT_AN_INSTITUTION, reason="A network of people."
    )

    found = actions.recognise("USERN", "USERN")

    assert (found.institution, found.mention, found.reasons) == (None, decided.pk, [])
    assert found.said == "Decided by staff: it is not an institution. A network of people."


def test_an_acronym_alone_is_never_a_match(officer):
    InstitutionFactory(name_en="Iran University of Medical Sciences", acronym="IUMS", country="IR")

    found = actions.recognise("IUMS", "Iran")

    assert (found.institution, found.said) == (None, "")
    assert [reason.partition(":")[0] for reason in found.reasons] == [
        "“IUMS” is only an acronym.",
        "Iran University of Medical Sciences (Iran)",
    ]


def test_our_own_side_is_not_taken_for_the_partner(officer):
    home = InstitutionFactory(name_en="University of Isfahan", country="IR")

    assert actions.recognise("University of Isfahan", "Iran", home=home).institution is None
    assert actions.recognise("University of Isfahan", "Iran").institution == home.pk
