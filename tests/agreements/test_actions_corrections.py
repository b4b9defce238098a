"""A clerical error in a locked entry is put right by two people, and both values stay."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from agreements import actions
from agreements.models import Agreement, AgreementTerm, Correction, CorrectionStatus, EndKind
from directory.roles import Role
from records.calendars import Calendar, ImpreciseDate, Precision
from records.history import timeline
from records.refusals import Refusal
from tests.factories.agreements import AgreementFactory, AgreementTypeFactory, CorrectionFactory

pytestmark = pytest.mark.django_db
IN_1397 = ImpreciseDate(dt.date(2018, 5, 1), Precision.YEAR, Calendar.JALALI)


@pytest.fixture
def officer(user_with, today):
    return user_with(Role.OFFICER, name="Leila Daneshvar")


@pytest.fixture
def second(user_with, today):
    return user_with(Role.OFFICER, name="Reza Karimi")


@pytest.fixture
def agreement(today):
    """Locked, with one term from 2024-01-01 to 2028-12-31."""
    return AgreementFactory(concluded=True, locked=True, title_en="Memorandum with Triest")


def refused(act, *args, **kwargs):
    with pytest.raises(Refusal) as caught:
        act(*args, **kwargs)
    return caught.value.field, str(caught.value)


def propose(agreement, field, new, *, by, term=None, reason="Misread."):
    return actions.propose_correction(agreement, term=term, field=field, new=new, reason=reason, by=by)


def test_nothing_changes_before_a_second_person_agrees(agreement, officer):
    correction = propose(agreement, "title_en", "Memorandum with Trieste", by=officer)

    assert (correction.status, correction.old, correction.new, correction.reason) == (
        CorrectionStatus.PROPOSED,
        "Memorandum with Triest",
        "Memorandum with Trieste",
        "Misread.",
    )
    assert Agreement.objects.get().title_en == "Memorandum with Triest"


def test_a_second_person_puts_it_right_and_both_values_stay(agreement, officer, second):
    correction = propose(agreement, "title_en", "Memorandum with Trieste", by=officer)

    actions.confirm_correction(correction, by=second)

    kept = Correction.objects.get()
    assert Agreement.objects.get().title_en == "Memorandum with Trieste"
    assert (kept.status, kept.old, kept.proposed_by, kept.decided_by) == (
        CorrectionStatus.CONFIRMED,
        "Memorandum with Triest",
        officer,
        second,
    )
    (entry,) = [entry for entry in timeline(agreement) if entry.label == "Correction confirmed"]
    assert (entry.by_name, entry.comment) == ("Reza Karimi", "Misread.")
    assert ("Memorandum with Triest", "Memorandum with Trieste") in [(c.before, c.after) for c in entry.changes]


def test_the_entry_is_locked_again_afterwards(agreement, officer, second):
    correction = propose(agreement, "title_en", "Memorandum with Trieste", by=officer)
    actions.confirm_correction(correction, by=second)

    with pytest.raises(IntegrityError), transaction.atomic():
        Agreement.objects.update(title_en="Something else")

    assert Agreement.objects.get().title_en == "Memorandum with Trieste"


def test_whoever_proposed_it_decides_nothing(agreement, officer):
    correction = propose(agreement, "title_en", "Memorandum with Trieste", by=officer)
    sentence = "A second person decides about a correction; you proposed it."

    assert refused(actions.confirm_correction, correction, by=officer) == (None, sentence)
    assert refused(actions.refuse_correction, correction, by=officer) == (None, sentence)
    assert Correction.objects.get().status == CorrectionStatus.PROPOSED
    assert Agreement.objects.get().title_en == "Memorandum with Triest"


def test_a_refused_proposal_changes_nothing_and_stays_readable(agreement, officer, second):
    correction = propose(agreement, "title_en", "Memorandum with Trieste", by=officer)

    actions.refuse_correction(correction, comment="The paper says Triest.", by=second)

    kept = Correction.objects.get()
    assert (kept.status, kept.decided_by) == (CorrectionStatus.REFUSED, second)
    assert Agreement.objects.get().title_en == "Memorandum with Triest"
    assert kept.events.latest("pgh_id").pgh_context["comment"] == "The paper says Triest."


def test_a_proposal_is_decided_once(agreement, officer, second):
    correction = propose(agreement, "title_en", "Memorandum with Trieste", by=officer)
    actions.refuse_correction(correction, comment="No.", by=second)

    assert refused(actions.confirm_correction, correction, by=second) == (
        None,
        "This has been decided already: refused, by Reza Karimi.",
    )


def test_a_proposal_that_the_entry_has_overtaken_is_not_made(agreement, officer, second):
    late = propose(agreement, "title_en", "Memorandum with Trieste", by=officer)
    actions.confirm_correction(propose(agreement, "title_en", "Memorandum, Trieste", by=officer), by=second)

    assert refused(actions.confirm_correction, late, by=second) == (
        None,
        "The entry has changed since this was proposed. Refuse it, and propose it anew.",
    )
    late.refresh_from_db()
    assert late.status == CorrectionStatus.PROPOSED
    assert Agreement.objects.get().title_en == "Memorandum, Trieste"


@pytest.mark.parametrize(
    ("field", "new", "kept", "columns"),
    [
        ("title_fa", "یادداشت تفاهم", "یادداشت تفاهم", {"title_fa": "یادداشت تفاهم"}),
        ("signed_on", dt.date(2023, 12, 30), "2023-12-30", {"signed_on": dt.date(2023, 12, 30)}),
        (
            "signed_on",
            IN_1397,
            "1397",
            {"signed_on": dt.date(2018, 3, 21), "signed_precision": "year", "signed_calendar": "jalali"},
        ),
        (
            "signed_on",
            ImpreciseDate(dt.date(2010, 11, 1), Precision.MONTH),
            "November 2010",
            {"signed_on": dt.date(2010, 11, 1), "signed_precision": "month", "signed_calendar": "gregorian"},
        ),
    ],
)
def test_what_the_agreement_says_is_put_right(agreement, officer, second, field, new, kept, columns):
    correction = propose(agreement, field, new, by=officer)

    actions.confirm_correction(correction, by=second)

    assert correction.new == kept
    assert Agreement.objects.values(*columns).get() == columns


def test_a_type_is_put_right_and_the_reference_stays(officer, second):
    agreement = AgreementFactory(concluded=True, locked=True, reference="MOU-1405-0001")
    contract = AgreementTypeFactory(code="CON")

    actions.confirm_correction(propose(agreement, "type", contract, by=officer), by=second)

    kept = Agreement.objects.get()
    assert (kept.type, kept.reference) == (contract, "MOU-1405-0001")


@pytest.mark.parametrize(
    ("field", "new", "columns"),
    [
        ("starts_on", ImpreciseDate(dt.date(2023, 1, 1), Precision.YEAR), {"starts_on": dt.date(2023, 1, 1)}),
        ("ends_on", dt.date(2027, 12, 31), {"end_kind": "fixed", "ends_on": dt.date(2027, 12, 31)}),
        ("ends_on", EndKind.OPEN, {"end_kind": "open", "ends_on": None}),
        ("end_kind", EndKind.UNKNOWN, {"end_kind": "unknown", "ends_on": None}),
        ("notice_days", 90, {"notice_days": 90}),
    ],
)
def test_what_a_term_says_is_put_right(agreement, officer, second, field, new, columns):
    correction = propose(agreement, field, new, term=agreement.terms.get(), by=officer)

    actions.confirm_correction(correction, by=second)

    assert AgreementTerm.objects.values(*columns).get() == columns


def test_the_last_day_that_a_correction_takes_away_stays_readable(agreement, officer, second):
    correction = propose(agreement, "end_kind", EndKind.OPEN, term=agreement.terms.get(), by=officer)

    actions.confirm_correction(correction, by=second)

    assert (Correction.objects.get().old, Correction.objects.get().new) == ("2028-12-31", "open")


@pytest.mark.parametrize(
    ("field", "new", "of_term", "refusal"),
    [
        ("title_en", "Memorandum with Triest", False, ("new", "That is what stands there already.")),
        ("title_en", "", False, ("new", "Say how it should read.")),
        ("title_en", "x" * 301, False, ("new", "At most 300 letters.")),
        ("status", "void", False, (None, "This is not put right by a correction: record an amendment.")),
        (
            "starts_on",
            dt.date(2024, 2, 1),
            False,
            (None, "This is not put right by a correction: record an amendment."),
        ),
        (
            "signed_on",
            dt.date(2026, 11, 21),
            False,
            ("new", "The day of signature lies ahead. Record it when it is signed."),
        ),
        ("ends_on", dt.date(2023, 12, 31), True, ("new", "The term ends before it begins.")),
        ("end_kind", EndKind.FIXED, True, ("new", "Give the last day: that says that the end is fixed.")),
        ("ends_on", None, True, ("new", "Say how it should read.")),
    ],
)
def test_what_nobody_could_confirm_is_not_proposed(agreement, officer, field, new, of_term, refusal):
    term = agreement.terms.get() if of_term else None

    assert refused(propose, agreement, field, new, term=term, by=officer) == refusal
    assert Correction.objects.count() == 0


def test_a_correction_needs_reasons_and_a_locked_entry(agreement, officer):
    ordinary = AgreementFactory(registered=True)

    assert refused(propose, agreement, "title_en", "New", reason=" ", by=officer) == ("reason", "Give your reasons.")
    assert refused(propose, ordinary, "title_en", "New", by=officer) == (
        None,
        "This entry is not locked: put it right by an ordinary edit.",
    )
    assert Correction.objects.count() == 0


@pytest.mark.parametrize(
    ("field", "value", "english", "persian"),
    [
        ("ends_on", "unknown", "not known", None),
        ("ends_on", "2026-11-20", "20 November 2026", "۲۹ آبان ۱۴۰۵"),
        ("signed_on", "1397", "1397", "۱۳۹۷"),
        ("notice_days", "90", "90", "۹۰"),
        ("title_fa", "", "–", "–"),
        ("title_en", "With 3 partners", "With 3 partners", "With 3 partners"),
    ],
)
def test_old_and_new_are_told_in_the_readers_language(field, value, english, persian):
    assert actions.in_words(field, value) == english
    if persian:
        with translation.override("fa"):
            assert actions.in_words(field, value) == persian


def test_a_type_is_told_by_its_name_while_there_is_one():
    AgreementTypeFactory(code="CON", name_en="Contract")

    assert (actions.in_words("type", "CON"), actions.in_words("type", "OLD")) == ("Contract", "OLD")


def test_a_correction_names_what_it_puts_right():
    assert str(CorrectionFactory(field="title_en")).endswith(": title_en")
