"""Every definition is complete, and does what its kind promises on a portal in which nothing is entered yet."""

import datetime as dt
import re

import pytest
import rules
from bs4 import BeautifulSoup
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.template.loader import get_template
from django.urls import reverse
from django.utils import translation

from directory.roles import Role
from notices.reminders import reminders
from records import imports as importing
from records import jobs as working
from records.downloads import FORMATS
from records.imports import imports
from records.jobs import JobKind, jobs
from records.models import JobStatus
from records.panels import panels, panels_for
from records.refusals import Refusal
from records.reports import reports
from records.spreadsheets import read
from tests.house.ours import ROOT, label
from tests.house.test_records import factories

KINDS = {"reports": reports, "imports": imports, "jobs": jobs, "panels": panels, "reminders": reminders}
slug_of = lambda definition: definition.slug  # noqa: E731

each_report = pytest.mark.parametrize("report", list(reports), ids=slug_of)
each_import = pytest.mark.parametrize("definition", list(imports), ids=slug_of)
each_reminder = pytest.mark.parametrize("kind", list(reminders), ids=slug_of)
each_panel = pytest.mark.parametrize("panel", list(panels), ids=slug_of)


def a_reader(user_with, right):
    """Somebody who holds a right."""
    for role in Role:
        user = user_with(role)
        if user.has_perm(right):
            return user
    raise AssertionError(f"nobody holds {right}")


@pytest.mark.parametrize("kind", KINDS)
def test_slugs_are_fit_for_addresses(kind):
    assert [d.slug for d in KINDS[kind] if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", d.slug)] == []


# --- reports -----------------------------------------------------------------------------------------------------


@each_report
def test_a_report_has_its_template_right_and_stylesheets(report):
    assert get_template(report.template)
    assert rules.perm_exists(report.permission)
    assert [sheet for sheet in report.stylesheets if not (ROOT / "static" / sheet).exists()] == []


@each_report
@pytest.mark.django_db
@pytest.mark.parametrize("is_pdf", [False, True], ids=["page", "pdf"])
def test_a_report_of_nothing_is_a_report(report, language, today, user_with, is_pdf):
    user = a_reader(user_with, report.permission)

    html = report.html(user=user, on=today, filters=report.filters(QueryDict(""), user=user), is_pdf=is_pdf)

    page = BeautifulSoup(html, "html.parser")
    assert page.find("h2")
    assert not is_pdf or str(report.title) in page.get_text()  # on the screen the page around it says it


@each_report
@pytest.mark.django_db
@pytest.mark.parametrize("format_", FORMATS)
def test_a_report_of_nothing_is_a_table_with_a_header(report, language, client_for, user_with, format_):
    if report.table is None:
        return
    client = client_for(a_reader(user_with, report.permission))

    response = client.get(reverse("records:report", args=[report.slug]), {"format": format_})

    table = read(b"".join(response) if response.streaming else response.content, format_)
    assert len(table.header) > 1
    assert table.rows == []


@each_report
@pytest.mark.django_db
@pytest.mark.parametrize(
    "query", ["type=x&region=mars&country=ZZ&scope=no", "on=1405-13-40", "%00=1", "type=" + "9" * 40]
)
def test_filters_nobody_understands_are_left_out(report, query):
    assert report.filters(QueryDict(query), user=AnonymousUser()) == {}


@each_report
@pytest.mark.django_db
def test_a_report_of_nothing_is_printed_by_the_worker(report, language, today, user_with, worker):
    user = a_reader(user_with, report.permission)

    with worker():
        job = working.ask(
            "report", title=report.title, by=user, language=language, report=report.slug, on=today.isoformat(), query=""
        )

    job.refresh_from_db()
    assert (job.status, job.error) == (JobStatus.DONE, "")
    with job.file.open() as printed:
        assert printed.read(5) == b"%PDF-"
    assert job.pages >= 1


# --- imports -----------------------------------------------------------------------------------------------------


@each_import
def test_an_import_explains_its_columns(definition):
    assert rules.perm_exists(definition.permission)
    assert set(definition.required) <= set(definition.columns)
    assert [name for name, text in definition.columns.items() if not str(text)] == []


@each_import
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.csv", b""),
        ("empty.xlsx", b""),
        ("picture.xlsx", b"\x89PNG\r\n"),
        ("bytes.csv", b"\xff\xfe\x00\x01" * 9),
        ("other.csv", b"colour;size\nred;1\n"),
        ("program.exe", b"MZ"),
        ("noextension", b"a,b\n1,2\n"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(definition, language, user_with, name, data):
    file = SimpleUploadedFile(name, data)

    with pytest.raises(Refusal) as caught:
        importing.plan(definition, file=file, options={}, by=user_with())

    assert caught.value.field == "file"
    assert str(caught.value)


# --- jobs, panels --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", list(jobs), ids=slug_of)
def test_a_kind_of_work_says_what_to_do(kind):
    assert isinstance(kind, JobKind)
    assert type(kind).run is not JobKind.run


@each_panel
def test_a_panel_is_shown_on_a_model_below_its_own(panel):
    assert apps.get_model(panel.model)
    assert get_template(panel.template)


@each_panel
@pytest.mark.django_db
def test_a_panel_of_nothing_is_empty_for_everybody(panel, user_with):
    factory = next(f for f in factories() if label(f._meta.model) == panel.model)

    shown = panels_for(factory(), user_with(Role.OFFICER))

    assert [found["rows"] for found in shown if found["panel"] is panel] == [[]]


# --- reminders -----------------------------------------------------------------------------------------------------


@each_reminder
@pytest.mark.django_db
def test_a_kind_of_reminder_plans_an_empty_portal_and_names_whom_it_is_for(kind, today):
    assert list(kind.dates(today - dt.timedelta(400), today + dt.timedelta(400))) == []
    for step in kind.steps:
        assert step.audience in kind.audiences
        assert not any(kind.recipients(step.audience, set(), today).values())
    assert set(kind.dispensable) <= set(kind.audiences)


@each_reminder
@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_kind_of_reminder_says_what_it_is_about(kind, language):
    with translation.override(language):
        words = [kind.title, kind.date_name, *kind.audiences.values()]

        assert all(str(text).strip() for text in words)


@each_reminder
def test_a_reminder_is_about_what_can_be_listed(kind):
    """Nobody is told of what is hidden from them."""
    assert kind.model._default_manager.visible_to
