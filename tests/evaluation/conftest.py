import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.records.test_content import pdf


@pytest.fixture
def pdf_file():
    """The same small PDF as often as it is asked for."""
    data = pdf()
    return lambda: SimpleUploadedFile("yearbook.pdf", data, "application/pdf")
