import re
from pathlib import Path

import allauth
import pytest
from django.urls import reverse
from django.utils import timezone

from notices.emails import write
from notices.models import Email
from tests.factories.directory import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


def allauths_letters():
    """What allauth may want to send, without what is switched off here: links instead of codes."""
    folder = Path(allauth.__file__).parent / "templates"
    off = re.compile(r"socialaccount|password_reset_key|email_confirm_")
    found = [str(path.relative_to(folder)) for path in folder.glob("*/email/*_subject.txt")]
    return sorted(path.removesuffix("_subject.txt") for path in found if not off.search(path))


@pytest.mark.parametrize("template", allauths_letters())
def test_every_account_letter_is_in_our_words_in_both_languages(settings, language, template):
    values = {
        "code": "1234-5678",
        "timestamp": timezone.now(),
        "time": "12:05",
        "ip": "10.0.0.1",
        "from_email": "old@example.org",
        "to_email": "new@example.org",
        "deleted_email": "old@example.org",
    }

    email = write(template, to="leila@example.org", is_secret=True, **values)

    assert (settings.BASE_DIR / "templates" / f"{template}.txt").exists()
    assert email.subject
    assert "1234-5678" not in email.subject
    assert "example.com" not in email.text
    assert f'lang="{language}"' in email.html


def test_links_in_account_letters_go_to_the_portals_own_address(client, settings):
    settings.SITE_URL = "https://portal.example.org"

    client.post(reverse("account_reset_password"), {"email": "nobody@example.org"}, headers={"Host": "localhost"})

    [email] = Email.objects.all()
    assert "https://portal.example.org/en/accounts/signup/" in email.text
    assert "localhost" not in email.text + email.html


def test_a_change_tells_when_it_was_done_and_from_where(client, client_for, today):
    user = UserFactory(verified=True)
    client_for(user, client)

    new = {"oldpassword": PASSWORD, "password1": "another-long-password", "password2": "another-long-password"}
    client.post(reverse("account_change_password"), new, REMOTE_ADDR="10.9.8.7")

    [email] = Email.objects.all()
    assert "from the network address 10.9.8.7" in email.text
    assert email.is_secret
