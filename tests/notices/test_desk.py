import pytest

from directory.roles import Role
from records import clock
from records.desk import desk
from tests.factories.notices import EmailFactory

pytestmark = pytest.mark.django_db

DRAFTS, FAILED = desk["drafts-to-release"], desk["letters-failed"]


@pytest.fixture
def letters():
    made = {
        status: EmailFactory(status=status, sent_at=clock.now()) for status in ("draft", "failed", "bounced", "sent")
    }
    EmailFactory(status="failed", is_secret=True, text="")
    return made


def test_drafts_wait_for_officers_and_what_did_not_arrive_for_them_and_administrators(user_with, letters):
    officer = user_with(Role.OFFICER)

    assert list(DRAFTS.rows(officer)) == [letters["draft"]]
    assert set(FAILED.rows(officer)) == {letters["failed"], letters["bounced"]}
    assert [role for role in Role if user_with(role).has_perm(DRAFTS.permission)] == [Role.OFFICER]
    assert {role for role in Role if user_with(role).has_perm(FAILED.permission)} == {Role.OFFICER, Role.ADMINISTRATOR}


@pytest.mark.parametrize("waiting", [DRAFTS, FAILED], ids=lambda waiting: waiting.slug)
def test_the_number_leads_to_a_list_of_as_many_letters(client, as_user, letters, waiting):
    user = as_user(Role.OFFICER)

    page = client.get(waiting.url())

    assert set(page.context["cl"].result_list) == set(waiting.rows(user))


def test_a_letter_that_failed_says_why(letters):
    letters["failed"].error = "550 no such user"

    assert FAILED.why(letters["failed"]) == "550 no such user"
    assert FAILED.why(letters["bounced"]) == FAILED.sentence
    assert DRAFTS.row_url(letters["draft"]).endswith(f"/notices/email/{letters['draft'].pk}/change/")
