"""The packet of one's own data leaves through its own page, which asks who one is; the page of the job leads there."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from records.models import JobStatus
from tests.factories.records import JobFactory
from tests.pages import links

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("status", JobStatus)
def test_the_page_of_such_a_job_leads_to_ones_own_data(client, as_user, status):
    job = JobFactory(kind="own-data", owner=as_user(), status=status)

    assert client.get(reverse("records:job", args=[job.uuid])).headers["Location"] == reverse("own:data")


def test_any_other_job_has_its_own_page_with_its_file(client, as_user):
    job = JobFactory(owner=as_user(), status=JobStatus.DONE)
    job.file.save("report.pdf", ContentFile(b"%PDF-1.4"))

    page = client.get(reverse("records:job", args=[job.uuid]))

    assert reverse("records:job_file", args=[job.uuid]) in links(page).values()


def test_nobody_is_told_that_another_has_asked(client, as_user):
    as_user()

    assert client.get(reverse("records:job", args=[JobFactory(kind="own-data").uuid])).status_code == 404
