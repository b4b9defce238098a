import pytest
from django.contrib.auth.models import AnonymousUser

from directory.roles import Role
from notices.models import Email
from tests.factories.notices import EmailFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", list(Role))
def test_officers_and_administrators_see_letters_but_never_account_letters(user_with, role):
    letter = EmailFactory()
    EmailFactory(is_secret=True)

    seen = Email.objects.visible_to(user_with(role))

    assert list(seen) == ([letter] if role in {Role.OFFICER, Role.ADMINISTRATOR} else [])


def test_a_visitor_sees_no_letter():
    EmailFactory()

    assert list(Email.objects.visible_to(AnonymousUser())) == []
