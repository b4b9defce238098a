import pytest
from django.urls import reverse

from directory.roles import Role
from records.text import digits
from tests.factories.agreements import AgreementTypeFactory
from tests.pages import rows

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_of_types_shows_numbers_in_the_reader_s_digits_and_a_dash_for_none(client, as_user, language, number):
    AgreementTypeFactory.create_batch(number, default_months=36, expiring_window_days=180)
    AgreementTypeFactory(default_months=None, expiring_window_days=90)
    as_user(Role.OFFICER)

    found = [row[-2:] for row in rows(client.get(reverse("admin:agreements_agreementtype_changelist")))]

    wanted = [["36", "180"]] * number + [["–", "90"]]
    assert sorted(found) == sorted([digits(cell, language) for cell in row] for row in wanted)
