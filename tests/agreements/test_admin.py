import datetime as dt
import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from openpyxl import load_workbook

from agreements import register
from agreements.models import Agreement, AgreementParty, CorrectionStatus, Origin
from agreements.workflow import Status
from directory.models import Institution
from directory.roles import Role
from records.models import Document, ImportRun, Office
from tests.agreements.papers import scan
from tests.factories.agreements import (
    AgreementFactory,
    AgreementPartyFactory,
    AgreementTypeFactory,
    CorrectionFactory,
    OfficerAssignmentFactory,
)
from tests.factories.directory import InstitutionFactory, PersonFactory, UnitFactory
from tests.factories.records import DocumentFactory, LetterFactory
from tests.pages import fields, links, rows, soup, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

LIST = "/en/admin/agreements/agreement/"
FORM = "#agreement_form"
LIST_QUERIES = 15


def address(name, *arguments):
    return reverse(f"admin:agreements_agreement_{name}", args=arguments)


def listed(response):
    return [link.text for link in soup(response).select("td.field-named a")]


def errors(response):
    return [line.get_text(" ", strip=True) for line in soup(response).select(".errorlist li, .error-summary li")]


# --- the list --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 3, 50])
def test_the_list_costs_the_same_for_one_row_three_and_fifty(client, as_user, count):
    as_user(Role.OFFICER)
    for _n in range(count):
        OfficerAssignmentFactory(agreement=AgreementFactory(concluded=True))
    client.get(LIST)
    Office.forget()
    with CaptureQueriesContext(connection) as queries:
        response = client.get(f"{LIST}?phase=active&country=IT&q=memorandum")

    assert len(listed(response)) == count
    assert len(queries) == LIST_QUERIES


def test_a_row_says_where_it_stands_with_whom_and_when_in_both_calendars(client, as_user):
    as_user(Role.OFFICER)
    agreement = AgreementFactory(
        concluded=True,
        title_en="Physics",
        reference="MOU-1402-0001",
        type__name_en="Memorandum",
        partner__institution=InstitutionFactory(name_en="Università di Montalto"),
    )
    OfficerAssignmentFactory(agreement=agreement, user__name="Leila Daneshvar")

    (row,) = rows(client.get(LIST))

    assert row[1:] == [
        "Physics MOU-1402-0001 Memorandum",
        "In force",
        "Università di Montalto Italy",
        "1 January 2024 11 Dey 1402",
        "31 December 2028 11 Dey 1407",
        "Leila Daneshvar",
    ]


@pytest.fixture
def shelf(user_with):
    """One agreement for each question of the list; the officer of the first."""
    officer = user_with(Role.OFFICER)
    first = AgreementFactory(concluded=True, locked=True, title_en="First", type__code="MOU")
    OfficerAssignmentFactory(agreement=first, user=officer)
    others = {
        "Ending": {"term__ends_on": dt.date(2026, 12, 1)},
        "Imprecise": {"signed_precision": "year"},
        "Endless": {"term__end_not_known": True},
        "Unread": {"partner__unknown": True, "origin": Origin.IMPORTED},
        "Japanese": {"partner__institution": InstitutionFactory(country="JP", name_fa="دانشگاه توکیو")},
    }
    for title, values in others.items():
        AgreementFactory(concluded=True, locked=True, title_en=title, **values)
    AgreementFactory(title_en="Draft")
    AgreementFactory(concluded=True, title_en="Unverified")
    return officer


def test_each_filter_lists_what_it_asks_for(client, as_user, shelf):
    as_user(Role.OFFICER)
    expected = {
        "phase=expiring": {"Ending"},
        "within=30": {"Ending"},
        "check=end": {"Endless"},
        "check=party": {"Unread"},
        "check=unverified": {"Unverified"},
        "check=imprecise": {"Imprecise", "Draft"},
        "status=draft": {"Draft"},
        f"officer={shelf.pk}": {"First"},
        "type=MOU": {"First"},
        "country=JP": {"Japanese"},
        "region=asia": {"Japanese"},
        "origin=imported": {"Unread"},
        "q=توكيو": {"Japanese"},
        "q=endless": {"Endless"},
        "q=endless&status=draft": set(),
    }

    assert {query: set(listed(client.get(f"{LIST}?{query}"))) for query in expected} == expected


def test_filters_are_menus_that_name_what_is_chosen(client, as_user):
    as_user(Role.OFFICER)
    AgreementFactory(concluded=True)
    menus = [
        " ".join(menu.text.split())
        for menu in soup(client.get(f"{LIST}?phase=expiring")).select(".record-filters summary")
    ]

    assert menus == [
        "Phase today: expiring",
        "Ends within",
        "Renewal",
        "To be checked",
        "Status",
        "Activity",
        "Officer",
        "Type",
        "Region",
        "Country",
        "Origin",
    ]


@pytest.mark.parametrize(
    ("role", "titles"),
    [
        (Role.OFFICER, {"Secret", "Own", "Internal"}),
        (Role.AUDITOR, {"Secret", "Own", "Internal"}),
        (Role.UNIT_OFFICER, {"Own", "Internal"}),
        (Role.ADMINISTRATOR, set()),
    ],
)
def test_the_list_is_what_each_may_see(client, as_user, role, titles):
    unit = UnitFactory()
    AgreementFactory(concluded=True, restricted=True, title_en="Secret")
    AgreementFactory(title_en="Own", lead_unit=unit)
    AgreementFactory(concluded=True, title_en="Internal")
    as_user(role, unit=unit) if role == Role.UNIT_OFFICER else as_user(role)

    assert set(listed(client.get(LIST))) == titles


@pytest.mark.parametrize("role", [Role.SCHOLAR, Role.REVIEWER, Role.DATA_OFFICER])
def test_nobody_else_enters(client, as_user, role):
    as_user(role)

    assert {client.get(path).status_code for path in (LIST, address("register"), address("import"))} <= {302, 403}


# --- tables out and in -----------------------------------------------------------------------------------------------


def test_an_export_holds_what_is_listed(client, as_user, shelf):
    as_user(Role.OFFICER)
    tools = links(client.get(f"{LIST}?phase=expiring"), ".object-tools")

    book = load_workbook(io.BytesIO(client.get(tools["Export XLSX"]).content))

    heading, *lines = book.active.iter_rows(values_only=True)
    assert list(heading) == register.header(for_staff=True)
    assert [line[2] for line in lines] == ["Ending"]


def test_an_export_is_the_office_s_alone_and_its_format_known(client, as_user):
    unit_officer = as_user(Role.UNIT_OFFICER)

    assert client.get(address("export", "csv")).status_code == 403
    assert "Export CSV" not in links(client.get(LIST), ".object-tools")
    assert unit_officer.is_staff

    as_user(Role.AUDITOR)

    assert client.get(address("export", "csv")).status_code == 200
    assert client.get(address("export", "pdf")).status_code == 404


def sheet(*lines):
    return SimpleUploadedFile("list.csv", "\n".join(lines).encode())


def import_of(client, home, file):
    sent = fields(client.get(address("import")), "#content form") | {"home": home.pk, "type": "MOU", "file": file}
    return client.post(address("import"), sent, follow=True)


def test_a_list_is_looked_at_before_anything_changes_and_then_imported(client, as_user):
    as_user(Role.OFFICER)
    home = InstitutionFactory(name_en="Parsan University", country="IR", is_home=True)
    file = sheet("Country,University,Year Signed,Duration", "Italy,Ulm Academy,2018,-", "Japan,,2019,-")

    preview = import_of(client, home, file)

    assert not Agreement.objects.exists()
    assert [row[:2] for row in rows(preview)] == [["2", "new"], ["3", "error"]]
    assert "Nothing has changed yet." in text(preview)

    done = client.post(preview.request["PATH_INFO"], {"apply": ""}, follow=True)

    assert [agreement.origin for agreement in Agreement.objects.all()] == [Origin.IMPORTED]
    assert "Imported: 1 new, 0 changed, 0 unchanged; 1 left out." in text(done)
    assert not soup(done).select("button[name=apply]")


def test_a_preview_shows_the_rows_of_one_outcome_and_is_left_without_a_trace(client, as_user):
    as_user(Role.OFFICER)
    home = InstitutionFactory(is_home=True, country="IR")
    preview = import_of(client, home, sheet("Country,University", "Italy,Ulm Academy", "Japan,"))
    path = preview.request["PATH_INFO"]

    assert [row[0] for row in rows(client.get(f"{path}?outcome=error"))] == ["3"]

    client.post(path, {"discard": ""})

    assert not Agreement.objects.exists()
    assert ImportRun.objects.get().status == "discarded"


def test_a_file_that_is_no_list_is_refused_beside_the_field(client, as_user):
    as_user(Role.OFFICER)
    response = import_of(client, InstitutionFactory(is_home=True), SimpleUploadedFile("list.xlsx", b"nothing"))

    assert soup(response).select_one(".error-summary a")["href"] == "#id_file"
    assert not ImportRun.objects.exists()


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.AUDITOR, Role.UNIT_OFFICER])
def test_only_officers_import(client, as_user, role):
    as_user(role)

    assert client.get(address("import")).status_code == 403
    assert "Import a list" not in links(client.get(LIST), ".object-tools")


# --- one agreement ---------------------------------------------------------------------------------------------------


def opened(client, agreement):
    """What the form would send back, and the page."""
    page = client.get(address("change", agreement.pk))
    return fields(page, FORM), page


def test_a_draft_is_entered_with_its_parties_and_terms(client, as_user):
    officer = as_user(Role.OFFICER)
    home, partner = InstitutionFactory(country="IR"), InstitutionFactory(name_en="Università di Montalto")
    sent = fields(client.get(address("add")), FORM) | {
        "type": AgreementTypeFactory().pk,
        "title_en": "Physics",
        "confidentiality": "internal",
        "parties-TOTAL_FORMS": 2,
        "parties-0-role": "home",
        "parties-0-institution": home.pk,
        "parties-1-role": "partner",
        "parties-1-institution": partner.pk,
        "terms-TOTAL_FORMS": 1,
        "terms-0-starts": "۱۴۰۲/۱۰/۱۱",
        "terms-0-end_kind": "fixed",
        "terms-0-ends_on": "2028-12-31",
        "terms-0-renewal_mode": "none",
    }

    response = client.post(address("add"), sent, follow=True)

    agreement = Agreement.objects.get()
    assert "Added: Physics." in text(response)
    assert (agreement.status, agreement.origin) == (Status.DRAFT, Origin.PORTAL)
    assert [(party.role, party.name_as_given) for party in agreement.parties.all()] == [
        ("home", home.name_en),
        ("partner", "Università di Montalto"),
    ]
    assert [(term.starts_on, term.starts_calendar) for term in agreement.terms.all()] == [
        (dt.date(2024, 1, 1), "jalali")
    ]
    event = Agreement.events.rel.related_model.objects.get(pgh_obj_id=agreement.pk)
    assert (event.pgh_context["verb"], event.pgh_context["by"]) == ("add", officer.pk)


def test_saving_an_untouched_form_changes_nothing(client, as_user):
    as_user(Role.OFFICER)
    agreement = AgreementFactory(concluded=True, signed_precision="year", term__starts_precision="month")
    before = list(Agreement.objects.values()), list(agreement.parties.values()), list(agreement.terms.values())
    sent, _page = opened(client, agreement)

    client.post(address("change", agreement.pk), sent)

    after = list(Agreement.objects.values()), list(agreement.parties.values()), list(agreement.terms.values())
    before[0][0].pop("version"), after[0][0].pop("version")
    assert after == before


@pytest.mark.parametrize("count", ["TOTAL_FORMS", "INITIAL_FORMS"])
def test_rows_that_the_page_never_had_are_refused(client, as_user, count):
    as_user(Role.OFFICER)
    agreement = AgreementFactory(title_en="A")
    path = reverse("admin:agreements_agreement_change", args=[agreement.pk])
    sent = fields(client.get(path), "#agreement_form") | {"title_en": "B", f"parties-{count}": "9" * 31}

    response = client.post(path, sent)

    assert response.status_code == 200
    assert "These rows are not those of this page. Open it again." in text(response)
    agreement.refresh_from_db()
    assert agreement.title_en == "A"


def test_of_a_locked_agreement_title_parties_and_terms_are_only_shown(client, as_user):
    as_user(Role.OFFICER)
    agreement = AgreementFactory(concluded=True, locked=True, title_en="Physics")
    sent, page = opened(client, agreement)

    assert not {name for name in sent if name.startswith(("title", "signed", "type")) or name.endswith("-starts")}
    assert "This agreement is locked" in text(page)
    assert links(page, ".object-tools")["Propose a correction"] == address("correct", agreement.pk)

    changed = {"title_en": "Chemistry", "signed": "2025-01-01", "scope": "Laboratories."}
    response = client.post(address("change", agreement.pk), sent | changed)

    agreement.refresh_from_db()
    assert errors(response) == []
    assert (agreement.title_en, agreement.signed_on, agreement.scope) == (
        "Physics",
        dt.date(2024, 1, 1),
        "Laboratories.",
    )


def test_the_form_costs_the_same_for_two_parties_and_for_six(client, as_user):
    as_user(Role.OFFICER)
    costs = []
    for more in (0, 4):
        agreement = AgreementFactory(concluded=True)
        for party in [*agreement.parties.all(), *AgreementPartyFactory.create_batch(more, agreement=agreement)]:
            person, unit = PersonFactory(), UnitFactory(institution=party.institution)
            AgreementParty.objects.filter(pk=party.pk).update(unit=unit, contact=person)
        client.get(address("change", agreement.pk))
        Office.current()
        with CaptureQueriesContext(connection) as queries:
            page = client.get(address("change", agreement.pk))
        costs.append(len(queries))
        shown = [option.text for option in soup(page).select(".field-contact select option[selected]")]
        assert shown == [str(party.contact) for party in agreement.parties.select_related("contact")]

    assert costs[0] == costs[1]


def test_a_locked_agreement_shows_persian_readers_their_own_calendar_and_digits(client, as_user):
    as_user(Role.OFFICER)
    agreement = AgreementFactory(concluded=True, title_en="Physics", type__name_en="Memorandum")
    Institution.objects.update(name_en="University of Trieste")
    agreement.parties.update(joined_on=dt.date(2024, 2, 1), left_on=dt.date(2025, 3, 1))
    agreement.terms.update(notice_days=90, auto_months=12, renewal_mode="auto", max_auto_renewals=3)
    OfficerAssignmentFactory(agreement=agreement, ends_on=dt.date(2026, 12, 31), role="deputy", user__name="Leila")
    LetterFactory(about=agreement, number="a letter")
    DocumentFactory(about=agreement, name="paper.pdf")
    Agreement.objects.filter(pk=agreement.pk).update(locked_at=dt.datetime(2026, 11, 1, 12, tzinfo=dt.UTC))
    term = agreement.terms.get()
    for of, field, old, new in [
        (None, "signed_on", "2024-01-01", "2024-01-02"),
        (term, "ends_on", "2028-12-31", "2028-12-30"),
        (term, "notice_days", "90", "60"),
    ]:
        CorrectionFactory(agreement=agreement, term=of, field=field, old=old, new=new, proposed_by__name="Omid")

    with translation.override("fa"):
        page = client.get(address("change", agreement.pk))

    form = soup(page).select_one(FORM)
    for hidden in form.select("input[type=hidden], script, template, .empty-form, a bdi[dir=ltr]"):
        hidden.decompose()
    words = form.get_text(" ")
    for told in ("۱۱ دی ۱۴۰۲", "۱۲ دی ۱۴۰۲", "۱۱ دی ۱۴۰۷", "۱۰ دی ۱۴۰۷", "۱۲ بهمن ۱۴۰۲", "۱۱ اسفند ۱۴۰۳", "۱۰ دی ۱۴۰۵"):
        assert told in words, told
    assert re.findall(r"[0-9]+", words) == []


def test_an_auditor_reads_the_form_and_saves_nothing(client, as_user):
    as_user(Role.AUDITOR)
    agreement = AgreementFactory(concluded=True, title_en="Physics")
    sent, page = opened(client, agreement)

    assert not soup(page).select("input[name=_save]")
    assert client.post(address("change", agreement.pk), sent | {"title_en": "Chemistry"}).status_code == 403
    assert Agreement.objects.get().title_en == "Physics"


def test_a_refusal_stands_in_the_form_and_nothing_typed_is_lost(client, as_user):
    """Two rows that are each right alone: only the database sees that they are one party twice."""
    as_user(Role.OFFICER)
    agreement, partner = AgreementFactory(title_en="Physics"), InstitutionFactory()
    sent, _page = opened(client, agreement)
    twice = {
        "title_en": "Chemistry",
        "parties-TOTAL_FORMS": 2,
        **{f"parties-{n}-role": "partner" for n in (0, 1)},
        **{f"parties-{n}-institution": partner.pk for n in (0, 1)},
        **{f"parties-{n}-name_as_given": "Univ." for n in (0, 1)},
    }

    response = client.post(address("change", agreement.pk), sent | twice)

    agreement.refresh_from_db()
    assert (agreement.title_en, agreement.parties.count()) == ("Physics", 0)
    assert response.status_code == 200
    assert "This institution is already a party in this role." in errors(response)
    typed = fields(response, FORM)
    assert {name: typed[name] for name in ("title_en", "parties-0-name_as_given", "parties-1-institution")} == {
        "title_en": ["Chemistry"],
        "parties-0-name_as_given": ["Univ."],
        "parties-1-institution": [str(partner.pk)],
    }


def test_a_draft_is_deleted_and_nothing_else_is(client, as_user):
    as_user(Role.OFFICER)
    draft, concluded = AgreementFactory(), AgreementFactory(concluded=True)

    assert client.post(address("delete", concluded.pk), {"post": "yes"}).status_code == 403

    client.post(address("delete", draft.pk), {"post": "yes"})

    assert list(Agreement.objects.all()) == [concluded]


# --- two officers ----------------------------------------------------------------------------------------------------


@pytest.fixture
def two(user_with, client_for):
    """Two officers, each with a browser."""
    return [client_for(user_with(Role.OFFICER, name=name), Client()) for name in ("Leila Daneshvar", "Omid Sarafraz")]


@pytest.fixture
def conflict(two):
    """Leila saved a title and a term while Omid edited; the answer to Omid, what he sent, and the agreement."""
    leila, omid = two
    agreement = AgreementFactory(concluded=True, title_en="Physics")
    hers, his = opened(leila, agreement)[0], opened(omid, agreement)[0]
    leila.post(
        address("change", agreement.pk), hers | {"title_en": "Physics and more", "terms-0-ends_on": "2029-06-30"}
    )
    sent = his | {"title_en": "Physics, corrected", "scope": "Laboratories."}
    return omid, omid.post(address("change", agreement.pk), sent), agreement


def test_the_second_to_save_sees_both_texts_and_nothing_is_saved(conflict):
    _omid, response, agreement = conflict
    different = {row[0]: row[1:] for row in rows(response) if row[0].endswith("different")}

    agreement.refresh_from_db()
    assert (response.status_code, agreement.title_en) == (409, "Physics and more")
    assert "Leila Daneshvar changed this record while you were editing it" in text(response)
    assert different["Title (English) different"] == ["Physics, corrected", "Physics and more"]
    assert different["Scope different"] == ["Laboratories.", ""]
    assert set(different) == {"Title (English) different", "Scope different", "Terms different"}
    assert (
        "31 December 2028" in different["Terms different"][0],
        "30 June 2029" in different["Terms different"][1],
    ) == (
        True,
        True,
    )


def test_keep_mine_saves_over_what_was_saved_meanwhile(conflict):
    omid, response, agreement = conflict
    kept = fields(response, "form[action]")

    omid.post(address("change", agreement.pk), kept)

    agreement.refresh_from_db()
    assert (agreement.title_en, agreement.scope) == ("Physics, corrected", "Laboratories.")
    assert agreement.terms.get().ends_on == dt.date(2028, 12, 31)


def test_keep_theirs_opens_the_form_as_it_was_saved(conflict):
    omid, response, _agreement = conflict
    theirs = links(response)["Keep what was saved meanwhile"]

    assert fields(omid.get(theirs), FORM)["title_en"] == ["Physics and more"]


def test_rows_alone_are_a_conflict_too(two):
    leila, omid = two
    agreement = AgreementFactory(concluded=True)
    hers, his = opened(leila, agreement)[0], opened(omid, agreement)[0]
    leila.post(address("change", agreement.pk), hers | {"terms-0-ends_on": "2029-06-30"})

    response = omid.post(address("change", agreement.pk), his | {"scope": "Laboratories."})

    assert response.status_code == 409
    assert agreement.terms.get().ends_on == dt.date(2029, 6, 30)


def test_one_after_the_other_is_no_conflict(two):
    agreement = AgreementFactory(concluded=True)
    for client in two:
        sent, _page = opened(client, agreement)
        assert client.post(address("change", agreement.pk), sent | {"scope": "Laboratories."}).status_code == 302


# --- transitions -----------------------------------------------------------------------------------------------------


def test_a_transition_is_a_button_and_a_page_that_asks(client, as_user):
    as_user(Role.OFFICER)
    agreement = AgreementFactory(concluded=True, reference=None)
    buttons = links(client.get(address("change", agreement.pk)), ".stack-actions")

    assert buttons == {"Mark as verified": address("transition", agreement.pk, "verify")}

    response = client.post(buttons["Mark as verified"], {"comment": "Compared with the paper."}, follow=True)

    agreement.refresh_from_db()
    assert agreement.is_locked
    assert "Done: Mark as verified." in text(response)
    assert "Compared with the paper." in text(client.get(address("history", agreement.pk)))


@pytest.mark.parametrize(("role", "status"), [(Role.AUDITOR, 403), (Role.OFFICER, 403), (Role.DIRECTOR, 200)])
def test_who_may_not_terminate_is_refused(client, as_user, role, status):
    as_user(role)

    assert client.get(address("transition", AgreementFactory(concluded=True).pk, "terminate")).status_code == status


def chosen(agreements, **more):
    return {"action": "verify", "_selected_action": [agreement.pk for agreement in agreements], **more}


def test_many_are_asked_about_once_and_each_is_told(client, as_user):
    as_user(Role.OFFICER)
    complete = [AgreementFactory(concluded=True, title_en=f"Complete {n}") for n in (1, 2)]
    incomplete = AgreementFactory(concluded=True, title_en="Incomplete", term=None)

    page = client.post(LIST, chosen([*complete, incomplete]))

    assert not Agreement.objects.exclude(locked_at=None).exists()
    assert {line.text for line in soup(page).select(".record-names bdi")} == {"Complete 1", "Complete 2", "Incomplete"}

    response = client.post(LIST, fields(page, "#content form") | {"comment": "All compared."}, follow=True)

    assert set(Agreement.objects.exclude(locked_at=None)) == set(complete)
    assert "Mark as verified: done for 2 records." in text(response)
    assert "Incomplete: It needs a term; where the end is not known, say so." in text(response)


def test_an_act_that_needs_more_than_a_comment_is_none_for_many(client, as_user):
    as_user(Role.DIRECTOR)
    AgreementFactory(concluded=True)
    acts = [option["value"] for option in soup(client.get(LIST)).select("select[name=action] option")]

    assert acts == ["", "return", "open_signature", "void"]


# --- pages of their own ----------------------------------------------------------------------------------------------


def registered(client, **more):
    sent = fields(client.get(address("register")), "#content form") | {
        "type": AgreementTypeFactory(code="MOU").pk,
        "title_en": "Physics",
        "home": InstitutionFactory(country="IR", is_home=True).pk,
        "partner_name": "Università di Montalto",
        "signed": "1397",
        "end_kind": "unknown",
    }
    return client.post(address("register"), sent | more, follow=True)


def test_a_signed_agreement_is_registered_on_one_page(client, as_user):
    as_user(Role.OFFICER)

    response = registered(client, file=scan())

    agreement = Agreement.objects.get()
    assert (agreement.origin, agreement.signed_precision, agreement.signed_calendar) == ("registered", "year", "jalali")
    assert f"Registered: {agreement}." in text(response)
    assert Document.objects.about(agreement).count() == 1


def test_registering_tells_what_is_wrong_and_keeps_what_was_typed(client, as_user):
    as_user(Role.OFFICER)

    response = registered(client, signed="someday", partner_name="")

    assert not Agreement.objects.exists()
    assert {link["href"] for link in soup(response).select(".error-summary a")} == {"#id_signed", "#id_partner_name"}
    assert fields(response, "#content form")["title_en"] == ["Physics"]


def test_scans_are_filed_by_their_names_and_each_is_told(client, as_user):
    as_user(Role.OFFICER)
    agreement = AgreementFactory(concluded=True, reference="MOU-1402-0001")

    response = client.post(address("scans"), {"files": [scan("mou-1402-0001.png"), scan("holiday.png", "red")]})

    assert [row[:2] for row in rows(response)] == [
        ["mou-1402-0001.png", "filed"],
        ["holiday.png", "fits no agreement No reference of ours or of a partner is in its name."],
    ]
    assert [paper.name for paper in Document.objects.about(agreement)] == ["mou-1402-0001.png"]


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.AUDITOR, Role.UNIT_OFFICER, Role.ADMINISTRATOR])
def test_only_officers_register_and_file_scans(client, as_user, role):
    as_user(role)

    assert {client.get(address(name)).status_code for name in ("register", "scans")} == {403}
    assert "Register a signed agreement" not in links(client.get(LIST), ".object-tools")


def test_somebody_is_put_in_charge(client, as_user, user_with):
    as_user(Role.OFFICER)
    agreement, omid = AgreementFactory(concluded=True), user_with(Role.OFFICER, name="Omid Sarafraz")
    OfficerAssignmentFactory(agreement=agreement)
    sent = fields(client.get(address("assign", agreement.pk)), "#content form") | {"user": omid.pk}

    response = client.post(address("assign", agreement.pk), sent, follow=True)

    assert "In charge: Omid Sarafraz." in text(response)
    assert [line.user for line in agreement.officers.on(dt.date(2026, 11, 20))] == [omid]


def test_a_paper_is_filed_and_withdrawn_with_a_reason(client, as_user):
    as_user(Role.OFFICER)
    agreement = AgreementFactory(concluded=True)

    client.post(address("attach", agreement.pk), {"file": scan(), "kind": "signed_copy", "visibility": "office"})

    paper = Document.objects.about(agreement).get()
    withdraw = links(client.get(address("change", agreement.pk)))["Withdraw"]
    response = client.post(withdraw, {"reason": "The wrong scan."}, follow=True)

    paper.refresh_from_db()
    assert (paper.is_closed, paper.closed_reason) == (True, "The wrong scan.")
    assert "Withdraw" not in links(response)


def test_a_paper_that_is_none_is_refused_beside_the_field(client, as_user):
    as_user(Role.OFFICER)
    agreement = AgreementFactory(concluded=True)
    file = SimpleUploadedFile("scan.pdf", b"<html></html>")

    response = client.post(address("attach", agreement.pk), {"file": file, "kind": "text", "visibility": "office"})

    assert soup(response).select_one(".error-summary a")["href"] == "#id_file"
    assert not Document.objects.exists()


def test_a_paper_of_another_record_is_not_withdrawn_here(client, as_user):
    as_user(Role.OFFICER)
    paper = DocumentFactory(about=AgreementFactory(concluded=True))

    assert client.post(address("withdraw_paper", AgreementFactory().pk, paper.uuid), {"reason": "x"}).status_code == 404


def test_a_correction_is_proposed_by_one_and_confirmed_by_another(client, as_user, user_with, client_for):
    as_user(Role.OFFICER)
    agreement = AgreementFactory(concluded=True, locked=True, title_en="Phisics")
    sent = {"what": "title_en", "new": "Physics", "reason": "A slip in copying."}

    proposed = client.post(address("correct", agreement.pk), sent, follow=True)

    correction = agreement.corrections.get()
    assert "Proposed. A second person decides about it." in text(proposed)
    assert address("decide", agreement.pk, correction.uuid) not in links(proposed).values()

    second = client_for(user_with(Role.DIRECTOR), Client())
    decide = links(second.get(address("change", agreement.pk)))["Decide"]
    answer = second.post(decide, {"confirm": ""}, follow=True)

    agreement.refresh_from_db()
    assert agreement.title_en == "Physics"
    assert "Put right. Both values stay in the history." in text(answer)


def test_the_one_who_proposed_does_not_decide(client, as_user, user_with):
    director = as_user(Role.DIRECTOR)
    correction = CorrectionFactory(proposed_by=director, old="x", new="y")

    response = client.post(address("decide", correction.agreement_id, correction.uuid), {"confirm": ""})

    correction.refresh_from_db()
    assert correction.status == CorrectionStatus.PROPOSED
    assert "A second person decides about a correction; you proposed it." in text(response)


def test_a_correction_is_refused_with_reasons(client, as_user):
    as_user(Role.DIRECTOR)
    correction = CorrectionFactory(old="Memorandum", new="Memoranda")
    path = address("decide", correction.agreement_id, correction.uuid)

    assert "#id_comment" in links(client.post(path, {"refuse": "", "comment": ""}), ".error-summary").values()

    client.post(path, {"refuse": "", "comment": "The paper says so."})

    correction.refresh_from_db()
    assert correction.status == CorrectionStatus.REFUSED
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(("role", "status"), [(Role.AUDITOR, 403), (Role.OFFICER, 200), (Role.DIRECTOR, 200)])
def test_who_may_decide(client, as_user, role, status):
    as_user(role)
    correction = CorrectionFactory(old="x", new="y")

    assert client.get(address("decide", correction.agreement_id, correction.uuid)).status_code == status


# --- types -----------------------------------------------------------------------------------------------------------


def test_the_code_of_a_type_stands_in_references_and_stays(client, as_user):
    as_user(Role.OFFICER)
    kind = AgreementTypeFactory(code="MOU")
    path = reverse("admin:agreements_agreementtype_change", args=[kind.pk])

    client.post(path, fields(client.get(path), "#agreementtype_form") | {"code": "XYZ", "name_fa": "یادداشت تفاهم"})

    kind.refresh_from_db()
    assert (kind.code, kind.name_fa) == ("MOU", "یادداشت تفاهم")
