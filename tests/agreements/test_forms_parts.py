"""An agreement, its parties and terms are refused beside the field before the database would."""

import datetime as dt

import pytest
from django.forms import inlineformset_factory
from django.utils import translation

from agreements.forms import (
    AgreementForm,
    PartyForm,
    PartyFormSet,
    TermForm,
    TermFormSet,
)
from agreements.models import Agreement, AgreementParty, AgreementTerm
from records.calendars import Calendar, ImpreciseDate, Precision
from tests.factories.agreements import (
    AgreementFactory,
    AgreementTermFactory,
)
from tests.factories.directory import InstitutionFactory, UnitFactory

pytestmark = pytest.mark.django_db


def errors(form):
    return {name: [str(sentence) for sentence in sentences] for name, sentences in form.errors.items()}


def saved(form):
    """The form posted as it stands on the page."""
    data = {bound.html_name: bound.value() for bound in form if bound.value() not in (None, "", [])}
    return {
        name: [str(getattr(v, "pk", v)) for v in value] if isinstance(value, list) else value
        for name, value in data.items()
    }


@pytest.mark.parametrize("language", ["en", "fa"])
def test_saving_an_agreement_as_it_stands_changes_nothing(today, language):
    agreement = AgreementFactory(
        concluded=True, signed_on=dt.date(2018, 3, 21), signed_precision="year", signed_calendar="jalali"
    )
    with translation.override(language):
        form = AgreementForm(saved(AgreementForm(instance=agreement)), instance=agreement)

        assert errors(form) == {}
        assert form.changed_data == []
        form.save()
    assert Agreement.objects.get().signed == ImpreciseDate(dt.date(2018, 3, 21), Precision.YEAR, Calendar.JALALI)


def test_a_signature_is_kept_as_far_as_it_is_known_and_never_ahead(today):
    agreement = AgreementFactory(concluded=True)
    as_it_stands = saved(AgreementForm(instance=agreement))
    known = AgreementForm(as_it_stands | {"signed": "Nov. 2018"}, instance=agreement)
    ahead = AgreementForm(as_it_stands | {"signed": "2027"}, instance=AgreementFactory())

    known.save()

    assert Agreement.objects.get(pk=agreement.pk).signed == ImpreciseDate(dt.date(2018, 11, 1), Precision.MONTH)
    assert errors(ahead) == {"signed": ["The day of signature lies ahead. Record it when it is signed."]}


LOCKED = "This agreement is locked: record an amendment, or propose a correction."


def test_what_the_paper_says_is_locked_and_the_rest_is_not(today):
    agreement = AgreementFactory(concluded=True, locked=True)
    as_it_stands = saved(AgreementForm(instance=agreement))
    title = AgreementForm(as_it_stands | {"title_en": "Other", "signed": "2019"}, instance=agreement)
    scope = AgreementForm(as_it_stands | {"scope": "Dentistry"}, instance=agreement)

    assert errors(title) == {"title_en": [LOCKED], "signed": [LOCKED]}
    assert errors(scope) == {}


def formset(form, formset_class, model, agreement, rows):
    """The formset of an agreement's page with these rows posted; a row without id is new."""
    made = inlineformset_factory(Agreement, model, form=form, formset=formset_class, extra=0)
    data = {"rows-TOTAL_FORMS": len(rows), "rows-INITIAL_FORMS": sum("id" in row for row in rows)}
    for n, row in enumerate(rows):
        data |= {f"rows-{n}-{name}": value for name, value in row.items()}
    return made(data, instance=agreement, prefix="rows")


def terms(agreement, *rows):
    least = {"end_kind": "fixed", "renewal_mode": "none"}
    return formset(TermForm, TermFormSet, AgreementTerm, agreement, [least | row for row in rows])


def parties(agreement, *rows):
    least = {"role": "partner", "is_signatory": "on"}
    return formset(PartyForm, PartyFormSet, AgreementParty, agreement, [least | row for row in rows])


def standing(term):
    return {"id": term.pk, "starts": term.starts_on.isoformat(), "ends_on": term.ends_on.isoformat()}


@pytest.fixture
def first_term(today):
    return AgreementTermFactory(starts_on=dt.date(2021, 1, 1), ends_on=dt.date(2025, 12, 31))


def test_an_overlap_names_the_other_term_and_both_its_dates(first_term):
    posted = terms(first_term.agreement, standing(first_term), {"starts": "2025-12-31", "ends_on": "2030-12-31"})

    assert not posted.is_valid()
    assert [errors(form) for form in posted.forms] == [
        {},
        {"starts": ["It overlaps term 1 (1 January 2021 – 31 December 2025)."]},
    ]


def test_the_next_term_may_begin_the_day_after(first_term):
    posted = terms(first_term.agreement, standing(first_term), {"starts": "2026-01-01", "ends_on": "2030-12-31"})

    assert posted.is_valid()
    posted.save()
    assert first_term.agreement.terms.count() == 2


@pytest.mark.parametrize(
    ("end_kind", "starts", "sentence"),
    [
        ("open", "2030-01-01", "It overlaps term 1 (1 January 2021 – open-ended)."),
        ("unknown", "2021-01-01", "It overlaps term 1 (1 January 2021 – not known)."),
        ("unknown", "2021-01-02", None),
    ],
)
def test_nothing_follows_an_open_end_and_an_unknown_one_covers_its_first_day(first_term, end_kind, starts, sentence):
    first = {"id": first_term.pk, "starts": "2021-01-01", "end_kind": end_kind}
    posted = terms(first_term.agreement, first, {"starts": starts, "ends_on": "2030-12-31"})

    posted.is_valid()
    assert [errors(form).get("starts", [None]) for form in posted.forms] == [[None], [sentence]]


def test_a_term_that_is_deleted_overlaps_nothing(first_term):
    gone = standing(first_term) | {"DELETE": "on"}
    posted = terms(first_term.agreement, gone, {"starts": "2025-12-31", "ends_on": "2030-12-31"})

    assert posted.is_valid()


def test_a_terms_begin_is_kept_as_far_as_it_is_known(today):
    agreement = AgreementFactory()
    posted = terms(agreement, {"starts": "۱۳۹۷", "end_kind": "unknown", "notice_days": "۹۰"})

    assert posted.is_valid()
    posted.save()
    term = agreement.terms.get()
    assert (term.starts, term.notice_days) == (ImpreciseDate(dt.date(2018, 3, 21), Precision.YEAR, Calendar.JALALI), 90)


def test_terms_of_a_locked_agreement_stay_as_they_are(today):
    agreement = AgreementFactory(concluded=True, locked=True)
    stands = standing(agreement.terms.get())
    changed = terms(agreement, stands | {"ends_on": "2027-12-31"})
    added = terms(agreement, stands, {"starts": "2029-01-01", "ends_on": "2030-12-31"})
    gone = terms(agreement, stands | {"DELETE": "on"})

    assert terms(agreement, stands).is_valid()
    assert not any(posted.is_valid() for posted in (changed, added, gone))
    assert errors(changed.forms[0]) == {"ends_on": [LOCKED]}
    assert [posted.non_form_errors() for posted in (added, gone)] == [[LOCKED], [LOCKED]]


def test_a_partys_name_is_filled_from_its_institution_or_stays_as_given(today):
    trieste = InstitutionFactory(name_en="University of Trieste")
    agreement = AgreementFactory()
    posted = parties(
        agreement,
        {"institution": trieste.pk},
        {"institution": trieste.pk, "role": "funder", "name_as_given": "Univ. Trieste"},
    )

    assert posted.is_valid()
    posted.save()
    assert [party.name_as_given for party in agreement.parties.all()] == ["University of Trieste", "Univ. Trieste"]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"partner_reference": "12"}, {"institution": ["Choose the institution, or write its name as given."]}),
        (
            {"name_as_given": "Trieste", "joined_on": "2026-11-20", "left_on": "1405/08/28"},
            {"left_on": ["The party leaves before it joins."]},
        ),
    ],
)
def test_a_party_without_name_or_with_turned_dates_is_refused_beside_the_field(today, row, expected):
    assert errors(parties(AgreementFactory(), row).forms[0]) == expected


def test_a_partys_unit_belongs_to_its_institution(today):
    row = {"institution": InstitutionFactory().pk, "unit": UnitFactory().pk}

    assert errors(parties(AgreementFactory(), row).forms[0]) == {
        "unit": ["This unit does not belong to the institution."]
    }


def posted_as_it_stands(party):
    return {
        "id": party.pk,
        "role": party.role,
        "institution": party.institution_id or "",
        "name_as_given": party.name_as_given,
    }


def test_a_concluded_agreement_keeps_two_parties(today):
    agreement = AgreementFactory(concluded=True)
    one, other = map(posted_as_it_stands, agreement.parties.all())
    posted = parties(agreement, one, other | {"DELETE": "on"})

    assert not posted.is_valid()
    assert posted.non_form_errors() == ["A concluded agreement has at least two parties."]


def test_an_unknown_partner_of_a_locked_agreement_can_still_be_recognised(today):
    agreement = AgreementFactory(concluded=True, locked=True, partner__unknown=True, home__name_as_given="Home")
    trieste = InstitutionFactory()
    home, partner = map(posted_as_it_stands, agreement.parties.order_by("role"))
    posted = parties(agreement, home, partner | {"institution": trieste.pk})
    renamed = parties(agreement, home, partner | {"name_as_given": "Trieste"})

    assert posted.is_valid()
    posted.save()
    assert agreement.partners[0].institution == trieste
    assert not renamed.is_valid()
    assert errors(renamed.forms[1]) == {"name_as_given": [LOCKED]}
