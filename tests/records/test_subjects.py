"""One record is found by its number, however it is typed, or by the key in its address; never one that is not seen."""

import pytest

from records.subjects import as_key, one_of
from tests.factories.agreements import AgreementFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("typed", ["MOU-1405-0007", "mou-۱۴۰۵-۰۰۰۷", "the key"])
def test_a_record_is_found_by_number_or_key(typed):
    agreement, _other = AgreementFactory(reference="MOU-1405-0007"), AgreementFactory()
    rows = type(agreement).objects.all()

    assert one_of(rows, str(agreement.uuid) if typed == "the key" else typed, number="reference") == agreement


def test_only_the_rows_that_are_given_are_looked_at():
    agreement = AgreementFactory(reference="MOU-1405-0007")
    unseen = type(agreement).objects.none()

    assert one_of(unseen, "MOU-1405-0007", number="reference") is None
    assert one_of(unseen, str(agreement.uuid), number="reference") is None


@pytest.mark.parametrize("typed", ["MOU-1405-0007", "", "x" * 36])
def test_other_words_are_no_key(typed):
    assert as_key(typed) is None
