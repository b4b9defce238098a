import pytest
from django.core.management import CommandError, call_command

from agreements.models import AgreementType
from directory.models import User
from directory.roles import Role
from notices.models import Email
from records.models import Office

pytestmark = pytest.mark.django_db


def test_an_empty_portal_gets_its_office_types_and_first_administrator_who_is_written_to():
    call_command("open_office", "first@example.org", "--name", "First Person", "--language", "fa")

    user = User.objects.get()
    assert [held.role for held in user.appointments_today] == [Role.ADMINISTRATOR]
    assert (user.name, user.has_usable_password()) == ("First Person", False)
    assert (Office.objects.count(), AgreementType.objects.filter(code="MOU").count()) == (1, 1)
    assert [(letter.to, letter.language) for letter in Email.objects.all()] == [("first@example.org", "fa")]


def test_a_portal_with_accounts_is_left_alone():
    call_command("open_office", "first@example.org")

    with pytest.raises(CommandError, match="has accounts already"):
        call_command("open_office", "second@example.org")

    assert User.objects.get().email == "first@example.org"


def test_what_is_no_address_is_refused_and_nothing_is_made():
    with pytest.raises(CommandError):
        call_command("open_office", "nobody")

    assert (User.objects.count(), Office.objects.count()) == (0, 0)
