import logging

import pytest
from django.test import RequestFactory
from django.urls import reverse
from django.utils import translation

from agreements.models import Agreement
from directory.roles import Role
from records import downloads, workflow
from records.downloads import spreadsheet
from records.forms import TransitionForm
from records.history import acting
from records.panels import panels, panels_for
from records.views import transition_links
from tests.factories.agreements import AgreementFactory
from tests.factories.directory import InstitutionFactory
from tests.pages import body, fields, soup, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def audit(caplog):
    """What is said to the audit log."""
    logger = logging.getLogger("audit")
    logger.addHandler(caplog.handler)
    yield caplog
    logger.removeHandler(caplog.handler)


def download(name, rows=(["=1+1", "دانشگاه"],), user=None):
    request = RequestFactory().get("/?country=IT&format=csv")
    request.user = user
    return spreadsheet(request, rows, ["First", "Second"], name=name, title="Agreements")


def test_a_csv_is_read_by_every_spreadsheet_and_runs_in_none(user_with):
    response = download("list.csv", user=user_with())

    assert body(response) == b"\xef\xbb\xbf" + "First,Second\r\n'=1+1,دانشگاه\r\n".encode()
    assert {name: response[name] for name in ("Content-Type", "X-Content-Type-Options", "Content-Disposition")} == {
        "Content-Type": "text/csv; charset=utf-8",
        "X-Content-Type-Options": "nosniff",
        "Content-Disposition": 'attachment; filename="list.csv"',
    }


def test_a_workbook_is_named_as_one(user_with):
    response = download("list.xlsx", user=user_with())

    assert body(response).startswith(b"PK")
    assert response["Content-Type"] == downloads.FORMATS["xlsx"]


def test_an_export_is_written_down_with_who_and_what_was_asked(user_with, audit):
    reader = user_with()
    download("list.csv", user=reader)

    assert [(line.message, line.by, line.file, line.query) for line in audit.records] == [
        ("export", reader.pk, "list.csv", {"country": "IT", "format": "csv"})
    ]


def test_a_transition_without_a_form_of_its_own_asks_for_a_comment(client, as_user):
    as_user(Role.OFFICER)
    agreement = AgreementFactory(status="in_review")
    page = client.get(agreement.transition_url("return"))

    assert list(fields(page, "form.form")) == ["csrfmiddlewaretoken", "comment"]
    assert "Stays in the history of the record." in text(page)

    client.post(agreement.transition_url("return"), {"comment": ""})

    agreement.refresh_from_db()
    assert agreement.status == "draft"


def test_every_transition_has_its_words_and_its_page(client, as_user):
    """In both languages, for whoever may make it."""
    as_user(Role.OFFICER, Role.DIRECTOR)
    agreement = AgreementFactory(concluded=True)
    for name in ("verify", "terminate"):
        for language in ("en", "fa"):
            with translation.override(language):
                response = client.get(agreement.transition_url(name))
                label = str(workflow.workflows["agreements.agreement"].transitions[name].label)
            assert soup(response).select_one("main button").text == label


def test_buttons_are_for_whoever_may_press_them(user_with):
    agreement = AgreementFactory(concluded=True)
    offered = {
        role: [link["label"] for link in transition_links(agreement, user_with(role))]
        for role in (Role.OFFICER, Role.DIRECTOR, Role.AUDITOR)
    }

    assert offered == {
        Role.OFFICER: ["Mark as verified"],
        Role.DIRECTOR: ["Suspend", "Terminate"],
        Role.AUDITOR: [],
    }


def test_the_history_on_the_page_tells_who_did_what_and_why(client, as_user, user_with):
    as_user(Role.AUDITOR)
    leila = user_with(Role.OFFICER, name="Leila Daneshvar")
    agreement = AgreementFactory(title_en="Physics")
    with acting(by=leila, verb="edit", comment="The title was cut."):
        Agreement.objects.get(pk=agreement.pk)
        agreement.title_en = "Physics and more"
        agreement.save()

    words = text(client.get(agreement.get_absolute_url()))

    for told in ("Edited", "Leila Daneshvar", "The title was cut.", "Physics and more"):
        assert told in words


def test_a_panel_shows_one_row_more_than_its_limit_at_most(user_with, monkeypatch):
    institution = InstitutionFactory()
    for _n in range(4):
        AgreementFactory(concluded=True, public=True, partner__institution=institution)
    monkeypatch.setattr(type(panels["agreements"]), "limit", 2)

    shown = {one["panel"].slug: one["rows"] for one in panels_for(institution, user_with())}

    assert len(shown["agreements"]) == 3


def test_a_grave_form_asks_for_reasons_and_another_for_a_comment():
    transitions = workflow.workflows["agreements.agreement"].transitions
    asked = {
        name: TransitionForm({}, record=None, transition=transitions[name], user=None) for name in ("void", "submit")
    }

    assert {name: (str(form.fields["comment"].label), form.is_valid()) for name, form in asked.items()} == {
        "void": ("Reasons", False),
        "submit": ("Comment", True),
    }


def test_nobody_else_s_record_has_a_transition_page(client, as_user):
    as_user(Role.SCHOLAR)

    assert client.get(AgreementFactory().transition_url("submit")).status_code == 404
    assert client.get(reverse("agreements:list")).status_code == 200
