import datetime as dt

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from directory.roles import Role
from records.imports import imports, plan
from records.models import Goal, Office
from records.refusals import Refusal
from tests.factories.agreements import AgreementFactory, CommitmentOccurrenceFactory
from tests.factories.directory import InstitutionFactory
from tests.factories.records import (
    DocumentFactory,
    GoalFactory,
    ImportRowFactory,
    ImportRunFactory,
    LetterFactory,
    OfficeFactory,
)
from tests.pages import fields, links, rows, soup, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


def address(model, name, *arguments):
    return reverse(f"admin:records_{model}_{name}", args=arguments)


def messages(response):
    return [line.get_text(" ", strip=True) for line in soup(response).select(".messagelist li")]


# --- who enters ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", Role)
def test_the_staff_enter_and_nobody_else(client, as_user, role):
    user = as_user(role)

    assert client.get("/en/admin/").status_code == (200 if user.is_staff else 302)


def test_a_stranger_is_led_to_the_door(client):
    assert client.get("/en/admin/", follow=True).request["PATH_INFO"] == reverse("account_login")


def test_an_appointment_that_ended_counts_no_more_on_the_next_request(client, as_user, today):
    officer = as_user(Role.OFFICER)
    assert client.get("/en/admin/").status_code == 200

    officer.appointments.update(ends_on=today.replace(day=19))

    assert client.get("/en/admin/").status_code == 302


def test_the_office_s_own_row_is_the_administrator_s(client, as_user):
    office = OfficeFactory()
    as_user(Role.OFFICER)

    assert client.get(address("office", "changelist")).status_code == 403

    as_user(Role.ADMINISTRATOR)
    page = client.get(address("office", "change", office.pk))
    sent = fields(page, "#office_form") | {"name_en": "Centre for Science", "weekend": "3,4"}
    client.post(address("office", "change", office.pk), sent)

    assert (Office.current().name_en, Office.current().weekend) == ("Centre for Science", [3, 4])
    assert client.get(address("office", "add")).status_code == 403


# --- edits -----------------------------------------------------------------------------------------------------------


def test_an_edit_is_kept_with_its_author_and_nowhere_else(client, as_user):
    officer = as_user(Role.OFFICER)
    goal = GoalFactory(title_en="Old")
    page = client.get(address("goal", "change", goal.pk))

    response = client.post(
        address("goal", "change", goal.pk), fields(page, "#goal_form") | {"title_en": "New"}, follow=True
    )

    event = Goal.events.rel.related_model.objects.filter(pgh_obj_id=goal.pk).latest("pgh_id")
    assert (event.title_en, event.pgh_context["by"], event.pgh_context["verb"]) == ("New", officer.pk, "edit")
    assert messages(response) == [f"Saved: {goal.code} New."]
    assert not LogEntry.objects.exists()


@pytest.mark.parametrize(
    ("button", "leads_to"), [("_save", "changelist"), ("_continue", "change"), ("_addanother", "add")]
)
def test_after_saving_each_button_leads_where_it_says(client, as_user, button, leads_to):
    as_user(Role.OFFICER)
    sent = fields(client.get(address("goal", "add")), "#goal_form") | {"code": "G7", "title_en": "New", button: ""}

    response = client.post(address("goal", "add"), sent, follow=True)

    arguments = [Goal.objects.get().pk] if leads_to == "change" else []
    assert response.request["PATH_INFO"] == address("goal", leads_to, *arguments)
    assert messages(response) == ["Added: G7 New."]


def test_dates_are_typed_in_either_calendar_and_read_back_in_the_reader_s(client, as_user):
    as_user(Role.OFFICER)
    goal = GoalFactory()
    path = address("goal", "change", goal.pk)
    client.post(path, fields(client.get(path), "#goal_form") | {"starts_on": "۱۴۰۵/۰۱/۰۱", "ends_on": "2027-03-20"})

    assert fields(client.get(path), "#goal_form")["starts_on"] == ["2026-03-21"]
    assert fields(client.get(path.replace("/en/", "/fa/")), "#goal_form")["ends_on"] == ["۱۴۰۵/۱۲/۲۹"]


def test_somebody_who_saved_meanwhile_is_named(client_for, user_with):
    leila, omid = (client_for(user_with(Role.OFFICER, name=name), Client()) for name in ("Leila", "Omid"))
    goal = GoalFactory(title_en="Old")
    path = address("goal", "change", goal.pk)
    hers, his = fields(leila.get(path), "#goal_form"), fields(omid.get(path), "#goal_form")
    leila.post(path, hers | {"title_en": "Hers"})

    response = omid.post(path, his | {"title_en": "His"})

    assert response.status_code == 409
    assert "Leila changed this record" in text(response)
    assert ["Title (English) different", "His", "Hers"] in rows(response)
    assert Goal.objects.get().title_en == "Hers"


@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 30, "۱"])
def test_a_form_without_a_version_it_knows_is_no_accident(client, as_user, version):
    as_user(Role.OFFICER)
    path = address("goal", "change", GoalFactory().pk)

    response = client.post(path, fields(client.get(path), "#goal_form") | {"version": version})

    assert response.status_code in {302, 409}


def test_a_rule_of_the_database_is_a_sentence_in_the_form(client, as_user):
    """The code is taken by a row that appears between the form's own look and the saving."""
    as_user(Role.OFFICER)
    path = address("goal", "change", GoalFactory(code="G1").pk)
    GoalFactory(code="G2")

    response = client.post(path, fields(client.get(path), "#goal_form") | {"code": "G2", "title_en": "Typed"})

    assert response.status_code == 200
    assert fields(response, "#goal_form")["title_en"] == ["Typed"]
    assert Goal.objects.filter(code="G2").count() == 1


def test_nothing_is_deleted_that_is_no_draft(client, as_user):
    as_user(Role.OFFICER)
    goal = GoalFactory()

    assert client.post(address("goal", "delete", goal.pk), {"post": "yes"}).status_code == 403
    assert Goal.objects.exists()


def test_the_history_of_a_record_is_for_those_who_see_it(client, as_user):
    goal = GoalFactory()
    as_user(Role.OFFICER)

    assert "History" in text(client.get(address("goal", "history", goal.pk)))
    assert client.get(address("goal", "history", goal.pk + 1)).status_code == 404


@pytest.mark.parametrize("name", ["export", "import", "transition"])
def test_what_a_record_cannot_do_is_refused(client, as_user, name):
    as_user(Role.OFFICER)
    arguments = {"export": ["csv"], "import": [], "transition": [GoalFactory().pk, "submit"]}[name]

    assert client.get(address("goal", name, *arguments)).status_code in {403, 404}


# --- what hangs on records -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "count"), [(Role.OFFICER, 2), (Role.AUDITOR, 2), (Role.ADMINISTRATOR, 0), (Role.UNIT_OFFICER, 0)]
)
@pytest.mark.parametrize(("model", "factory"), [("letter", LetterFactory), ("document", DocumentFactory)])
def test_letters_and_papers_are_listed_to_those_who_read_them(client, as_user, role, count, model, factory):
    as_user(role)
    agreement = AgreementFactory(concluded=True)
    factory(about=agreement)
    factory(about=AgreementFactory(concluded=True, restricted=True))
    response = client.get(address(model, "changelist"))

    assert len(soup(response).select("#result_list tbody tr")) == count
    assert (agreement.get_absolute_url() in links(response).values()) is bool(count)


@pytest.mark.parametrize("model", ["letter", "document", "importrun"])
def test_what_is_entered_elsewhere_is_only_read_here(client, as_user, model):
    as_user(Role.OFFICER)

    assert client.get(address(model, "add")).status_code == 403


def test_an_import_is_looked_up_and_leads_to_its_rows(client, as_user):
    as_user(Role.OFFICER)
    run = ImportRunFactory(name="list.csv", counts={"create": 1, "error": 2}, status="applied")
    ImportRowFactory(run=run, given={"University": "Ulm Academy"})
    response = client.get(address("importrun", "changelist"))

    assert "1 new, 0 changed, 0 unchanged, 2 in error" in text(response)

    opened = client.get(address("importrun", "change", run.pk), follow=True)

    assert opened.request["PATH_INFO"] == reverse("admin:agreements_agreement_import_run", args=[run.uuid])
    assert "Ulm Academy" in text(opened)


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.DIRECTOR])
def test_imports_are_for_those_who_import(client, as_user, role):
    run = ImportRunFactory()
    as_user(role)

    assert client.get(address("importrun", "changelist")).status_code == 403
    assert client.get(address("importrun", "change", run.pk)).status_code in {302, 403, 404}


@pytest.mark.parametrize(
    ("role", "shown"), [(Role.OFFICER, ["ror.json", "list.xlsx"]), (Role.ADMINISTRATOR, ["ror.json"])]
)
def test_each_sees_the_imports_of_what_they_keep(client, as_user, role, shown):
    ImportRunFactory()
    ImportRunFactory(kind="institutions", name="ror.json", status="applied")
    as_user(role)

    listed = soup(client.get(address("importrun", "changelist"))).select("#result_list .field-name")

    assert [cell.text for cell in listed] == shown


def test_what_a_command_imported_is_looked_at_here_and_not_changed(client, as_user):
    as_user(Role.OFFICER)
    run = ImportRunFactory(kind="institutions", name="ror.json", status="applied", counts={"create": 30515, "error": 1})
    ulm = InstitutionFactory(name_en="Ulm Academy", ror_id="05591te55")
    ImportRowFactory(run=run, key=ulm.ror_id, outcome="update", messages=["It has its ROR iD now."])
    url = address("importrun", "change", run.pk)

    page = client.get(url)

    assert "Of a release only those records are kept here" in text(page)
    assert "30,515" in text(page)
    assert links(page)["Ulm Academy"] == ulm.get_absolute_url()
    assert "It has its ROR iD now." in text(page)
    assert soup(page).select("main form") == []
    assert client.post(url).status_code == 200  # and nothing became of it
    run.refresh_from_db()
    assert run.status == "applied"


def test_no_file_of_a_kind_that_only_commands_read_is_taken():
    with pytest.raises(Refusal, match="are read by a command"):
        plan(imports["institutions"], file=ContentFile(b"a,b\n1,2\n", name="ror.csv"), options={}, by="Leila")


def test_no_page_of_the_admin_has_a_style_or_script_of_its_own(client, as_user):
    as_user(Role.OFFICER, Role.DIRECTOR)
    agreement = AgreementFactory(concluded=True)
    run = ImportRunFactory(status="planned")
    paths = [
        "/en/admin/",
        reverse("admin:agreements_agreement_changelist"),
        reverse("admin:agreements_agreement_change", args=[agreement.pk]),
        reverse("admin:agreements_agreement_add"),
        reverse("admin:agreements_agreement_register"),
        reverse("admin:agreements_agreement_scans"),
        reverse("admin:agreements_agreement_import"),
        reverse("admin:agreements_agreement_import_run", args=[run.uuid]),
        reverse("admin:agreements_agreement_history", args=[agreement.pk]),
        reverse("admin:agreements_agreement_assign", args=[agreement.pk]),
        reverse("admin:agreements_agreement_attach", args=[agreement.pk]),
        reverse("admin:agreements_agreement_transition", args=[agreement.pk, "terminate"]),
        address("goal", "changelist"),
    ]
    unsafe = "[style], style, [onclick], [onchange], [onsubmit], a[href^='javascript:'], script:not([src])"
    found = {
        path: [str(tag)[:80] for tag in soup(client.get(path)).select(unsafe) if tag.get("type") != "application/json"]
        for path in paths
    }

    assert {path: tags for path, tags in found.items() if tags} == {}


def test_the_site_is_ours():
    assert type(admin.site._wrapped).__name__ == "PortalSite"


@pytest.mark.parametrize("key", ["-1", "void", "9" * 31, "\x00"])
@pytest.mark.parametrize(("promise", "status"), [("Three scholarships", 302), ("", 200)])
def test_rows_that_are_only_shown_are_shown_as_they_are_whatever_is_sent_for_them(
    client, as_user, key, promise, status
):
    as_user(Role.OFFICER)
    occurrence = CommitmentOccurrenceFactory(due_on=dt.date(2025, 12, 31))
    page = reverse("admin:agreements_commitment_change", args=[occurrence.commitment_id])
    sent = fields(client.get(page), "#commitment_form")
    made_up = {name: key for name in sent if name.startswith("occurrences-")}

    response = client.post(page, sent | made_up | {"text_en": promise})

    assert (len(made_up), response.status_code) == (6, status)
    assert [str(row.due_on) for row in occurrence.commitment.occurrences.all()] == ["2025-12-31"]
    assert "View on site 31 December 2025 overdue" in text(client.get(page) if status == 302 else response)
