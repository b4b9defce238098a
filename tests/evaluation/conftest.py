import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from directory.roles import Role
from evaluation import actions
from tests.evaluation.minirounds import mini_round, official
from tests.records.test_content import pdf


@pytest.fixture
def pdf_file():
    """The same small PDF as often as it is asked for."""
    data = pdf()
    return lambda: SimpleUploadedFile("yearbook.pdf", data, "application/pdf")


@pytest.fixture
def office(user_with):
    return user_with(Role.OFFICER), user_with(Role.DIRECTOR)


@pytest.fixture
def shown(office):
    """A round with provisional results."""
    this = mini_round()
    official(this, by=office[0])
    actions.release(this, by=office[1])
    this.refresh_from_db()
    return this
