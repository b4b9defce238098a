"""A correction is read by what it is for."""

import datetime as dt

import pytest

from agreements.forms import (
    CorrectionForm,
)
from agreements.models import Correction
from directory.roles import Role
from tests.factories.agreements import (
    AgreementFactory,
    AgreementTermFactory,
    AgreementTypeFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(user_with, today):
    return user_with(Role.OFFICER, name="Leila Daneshvar")


def errors(form):
    return {name: [str(sentence) for sentence in sentences] for name, sentences in form.errors.items()}


@pytest.fixture
def locked(today):
    return AgreementFactory(concluded=True, locked=True, title_en="Memorandum with Triest", type__name_en="Memo")


def test_what_can_be_put_right_is_shown_with_what_stands_there(locked):
    term = locked.terms.get()

    assert CorrectionForm(agreement=locked).fields["what"].choices == [
        ("", "–"),
        ("title_en", "title (English): Memorandum with Triest"),
        ("title_fa", "title (Persian): –"),
        ("type", "type: Memo"),
        ("signed_on", "signed on: 1 January 2024"),
        (f"{term.pk}:starts_on", "begins on: 1 January 2024"),
        (f"{term.pk}:ends_on", "last day: 31 December 2028"),
        (f"{term.pk}:notice_days", "notice in days: –"),
    ]


def test_several_terms_are_counted(today):
    agreement = AgreementFactory(concluded=True)
    AgreementTermFactory(agreement=agreement, starts_on=dt.date(2029, 1, 1), end_not_known=True)

    labels = [label for _name, label in CorrectionForm(agreement=agreement).fields["what"].choices]

    assert labels[6] == "Term 1, last day: 31 December 2028"
    assert labels[9] == "Term 2, last day: not known"


@pytest.mark.parametrize(
    ("what", "new", "kept"),
    [
        ("title_fa", "یادداشت تفاهم با تریست", "یادداشت تفاهم با تریست"),
        ("type", "contract", "CON"),
        ("signed_on", "۱۳۹۷/۰۸/۲۳", "23 Aban 1397"),
        ("signed_on", "2018", "2018"),
        ("starts_on", "Jan. 2023", "January 2023"),
        ("ends_on", "1406/10/11", "2028-01-01"),
        ("ends_on", "Open-ended", "open"),
        ("ends_on", "not known", "unknown"),
        ("notice_days", "۹۰", "90"),
    ],
)
def test_a_correction_is_read_by_what_it_is_for(locked, officer, what, new, kept):
    AgreementTypeFactory(code="CON", name_en="Contract")
    of_term = what in {"starts_on", "ends_on", "notice_days"}
    chosen = f"{locked.terms.get().pk}:{what}" if of_term else what
    form = CorrectionForm({"what": chosen, "new": new, "reason": "Misread."}, agreement=locked)

    assert errors(form) == {}
    assert form.perform(by=officer) == Correction.objects.get()
    assert (Correction.objects.get().new, Correction.objects.get().field) == (kept, what)


@pytest.mark.parametrize(
    ("what", "new", "sentence"),
    [
        ("type", "LoI", "The office knows no type of this code or name."),
        ("ends_on", "2027", "Give the day as well, for example 2026-11-20 or 1405/08/29."),
        ("notice_days", "many", "Enter a whole number."),
        (
            "signed_on",
            "soon",
            "“soon” cannot be read as a date. Write it like 2018-11-23, 1397/08/23, Nov 2018 or 1397.",
        ),
    ],
)
def test_a_correction_that_cannot_be_read_is_an_error_beside_it(locked, what, new, sentence):
    of_term = what in {"ends_on", "notice_days"}
    chosen = f"{locked.terms.get().pk}:{what}" if of_term else what

    form = CorrectionForm({"what": chosen, "new": new, "reason": "Misread."}, agreement=locked)

    assert errors(form) == {"new": [sentence]}


def test_a_correction_that_is_refused_becomes_an_error(locked, officer):
    form = CorrectionForm({"what": "title_en", "new": "Memorandum with Triest", "reason": "Misread."}, agreement=locked)

    assert form.is_valid()
    assert form.perform(by=officer) is None
    assert errors(form) == {"new": ["That is what stands there already."]}
