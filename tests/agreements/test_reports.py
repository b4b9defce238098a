import datetime as dt
import io

import pytest
from django.core.exceptions import PermissionDenied
from django.http import QueryDict
from pypdf import PdfReader

from agreements.reports.register import RegisterOfAgreements
from directory.roles import Role
from records import jobs
from records.models import Job, JobStatus
from tests.factories.agreements import AgreementFactory
from tests.factories.directory import InstitutionFactory
from tests.pages import soup

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 11, 20)
ADDRESS = "/en/reports/register-of-agreements/"


def context(user, **filters):
    return RegisterOfAgreements().context(user=user, on=TODAY, filters=filters, is_pdf=False)


def titles(entries):
    return [entry.agreement.title_en for entry in entries]


def test_the_register_holds_what_is_concluded_and_visible_newest_signature_first(user_with):
    AgreementFactory(concluded=True, title_en="older", signed_on=dt.date(2020, 1, 1))
    AgreementFactory(concluded=True, title_en="newer", signed_on=dt.date(2024, 1, 1), restricted=True)
    AgreementFactory(concluded=True, title_en="undated", signed_on=None, term=None)
    AgreementFactory(concluded=True, title_en="still to be signed", signed_on=dt.date(2027, 1, 1))
    AgreementFactory(title_en="draft")

    assert titles(context(user_with(Role.DIRECTOR))["entries"]) == ["newer", "older", "undated"]


def test_filters_and_the_day_narrow_figures_and_rows_alike(user_with):
    AgreementFactory(concluded=True, title_en="French", partner__institution=InstitutionFactory(country="FR"))
    AgreementFactory(
        concluded=True,
        title_en="over",
        partner__institution=InstitutionFactory(country="FR"),
        term__ends_on=dt.date(2025, 1, 1),
    )
    AgreementFactory(concluded=True, title_en="Italian", partner__institution=InstitutionFactory(country="IT"))

    found = context(user_with(Role.DIRECTOR), country="FR", scope="in_force")

    assert titles(found["entries"]) == ["French"]
    assert (found["in_force"], found["country_count"]) == (1, 1)


def test_the_questions_of_the_list_print_its_rows_and_stand_under_the_title(client, as_user):
    director = as_user(Role.DIRECTOR)
    AgreementFactory(concluded=True, title_en="Ends soon", term__ends_on=dt.date(2027, 1, 19))
    AgreementFactory(concluded=True, title_en="Goes on")
    query = "phase=expiring&on=2026-11-20"

    listed = soup(client.get(f"/en/agreements/?{query}"))
    assert f"{ADDRESS}?phase=expiring&on=2026-11-20" in {a["href"] for a in listed.select("a.btn-line")}
    report = RegisterOfAgreements()
    filters = report.filters(QueryDict(query), user=director)

    assert titles(report.context(user=director, on=TODAY, filters=filters, is_pdf=True)["entries"]) == ["Ends soon"]
    assert report.subtitle(on=TODAY, filters=filters) == "As of 20 November 2026 · Phase: expiring"


def test_what_is_not_known_is_told_with_the_agreements_concerned(user_with):
    AgreementFactory(imported=True, title_en="imported", term__end_not_known=True, signed_precision="year")

    found = {gap["what"]: gap["count"] for gap in context(user_with(Role.DIRECTOR))["gaps"]}

    assert found == {
        "End not known": 1,
        "Date known to the month or year only": 1,
        "Partner not yet recognised": 1,
        "Signed copy not filed": 1,
        "Not yet compared with the paper": 1,
        "Nobody in charge": 1,
    }


@pytest.mark.parametrize("count", [1, 3])
def test_the_report_asks_the_same_number_of_queries_for_one_and_three(user_with, django_assert_num_queries, count):
    director = user_with(Role.DIRECTOR)
    director.has_perm("agreements.print_register")
    AgreementFactory.create_batch(count, concluded=True)

    with django_assert_num_queries(6):
        context(director)


@pytest.mark.parametrize(("role", "status"), [(Role.DIRECTOR, 200), (Role.AUDITOR, 200), (Role.SCHOLAR, 403)])
def test_the_page_is_for_the_office(client, as_user, role, status):
    as_user(role)

    assert client.get(ADDRESS).status_code == status


@pytest.mark.parametrize(("path", "word"), [("en", "Register of agreements"), ("fa", "فهرست اسناد همکاری")])
def test_the_pdf_is_made_by_the_worker_in_the_readers_language_and_read_by_its_owner_only(
    client, as_user, user_with, client_for, worker, path, word
):
    AgreementFactory(concluded=True, title_en="Agreement with Trieste", title_fa="تفاهم‌نامه با تریسته")
    as_user(Role.DIRECTOR)

    with worker():
        response = client.post(f"/{path}/reports/register-of-agreements/", {"on": "1405/08/29"})

    job = Job.objects.get()
    assert (job.status, response["Location"]) == (JobStatus.DONE, job.get_absolute_url())
    download = client.get(f"{job.get_absolute_url()}file")
    document = PdfReader(io.BytesIO(b"".join(download.streaming_content)))
    assert document.metadata.title == word
    assert document.trailer["/Root"]["/Lang"] == path
    assert len(document.pages) == job.pages
    stranger = client_for(user_with(Role.DIRECTOR))
    assert stranger.get(f"{job.get_absolute_url()}file").status_code == 404


def test_who_has_lost_the_right_gets_no_pdf_that_was_asked_for_before(user_with):
    officer = user_with(Role.OFFICER)
    job = jobs.ask(
        "report",
        title="Register",
        by=officer,
        language="en",
        report="register-of-agreements",
        on="2026-11-20",
        query="",
    )
    officer.appointments.update(ends_on=dt.date(2020, 1, 1), starts_on=dt.date(2019, 1, 1))

    with pytest.raises(PermissionDenied):
        jobs.work(job.pk)

    job.refresh_from_db()
    assert (job.status, job.file.name) == (JobStatus.FAILED, "")
