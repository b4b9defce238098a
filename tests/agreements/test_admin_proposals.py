import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agreements.models import Agreement, ElementAnswer, InsideApproval, ModelText
from agreements.workflow import Status
from directory.roles import Role
from tests.factories.agreements import (
    AgreementFactory,
    AgreementTypeFactory,
    CrucialElementFactory,
    ElementAnswerFactory,
    InsideApprovalFactory,
    InsideDeskFactory,
    ModelTextFactory,
)
from tests.factories.directory import InstitutionFactory, UnitFactory
from tests.factories.records import DocumentFactory
from tests.pages import body, fields, links, text
from tests.records.test_content import pdf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


def address(name, *arguments, model="agreement"):
    return reverse(f"admin:agreements_{model}_{name}", args=arguments)


@pytest.fixture
def home():
    return InstitutionFactory(is_home=True, country="IR")


@pytest.fixture
def partner():
    return InstitutionFactory(name_en="University of Trieste", country="IT")


def asking(home, partner, **values):
    kind = AgreementTypeFactory(name_en="Memorandum")
    given = {"type": kind.pk, "home": home.pk, "partner": partner.pk, "confidentiality": "internal"}
    return given | values


# --- proposing ---------------------------------------------------------------------------------------------------


def test_whoever_may_add_finds_the_page_above_the_list(client, as_user):
    as_user(Role.UNIT_OFFICER)

    assert links(client.get(address("changelist")))["Propose an agreement"] == address("propose")
    assert client.get(address("propose")).status_code == 200


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.AUDITOR, Role.ADMINISTRATOR])
def test_nobody_else_proposes(client, as_user, role):
    as_user(role)

    assert client.get(address("propose")).status_code == 403
    assert client.get(address("existing")).status_code == 403


def test_a_unit_officer_proposes_for_the_own_unit(client, user_with, client_for, home, partner):
    unit, other = UnitFactory(institution=home), UnitFactory(institution=home)
    client_for(user_with(Role.UNIT_OFFICER, unit=unit), client)
    assert fields(client.get(address("propose")))["lead_unit"] == [str(unit.pk)]

    refused = client.post(address("propose"), asking(home, partner, lead_unit=other.pk))
    assert "Select a valid choice" in text(refused)
    response = client.post(address("propose"), asking(home, partner, lead_unit=unit.pk))

    agreement = Agreement.objects.get()
    assert response.url == agreement.get_absolute_url()
    assert (agreement.status, agreement.lead_unit) == (Status.DRAFT, unit)
    assert client.get(response.url).status_code == 200


def test_nothing_is_proposed_before_what_exists_was_looked_at(client, as_user, home, partner):
    as_user(Role.OFFICER)
    AgreementFactory(concluded=True, title_en="Physics with Trieste", partner__institution=partner)

    page = client.post(address("propose"), asking(home, partner, title_en="Another"))

    assert "There is something with this partner already. Look at it first." in text(page)
    assert "Physics with Trieste" in text(page)
    assert fields(page)["title_en"] == ["Another"]
    assert Agreement.objects.count() == 1

    client.post(address("propose"), asking(home, partner, title_en="Another", looked="on"))
    assert Agreement.objects.filter(title_en="Another", status=Status.DRAFT).exists()


def test_the_button_shows_what_exists_and_keeps_what_was_typed(client, as_user, home, partner):
    as_user(Role.OFFICER)
    AgreementFactory(concluded=True, title_en="Physics with Trieste", partner__institution=partner)

    page = client.post(address("propose"), {"partner": partner.pk, "title_en": "Another", "look": "1"})

    assert "Physics with Trieste" in text(page)
    assert "There is a problem" not in text(page)
    assert fields(page)["title_en"] == ["Another"]


@pytest.mark.parametrize("typed", [{}, {"partner_name": "Nowhere\x00"}, {"partner": "void"}])
def test_the_button_says_so_where_nobody_is_recognised(client, as_user, typed):
    as_user(Role.OFFICER)

    page = client.post(address("propose"), typed | {"title_en": "Another", "look": "1"})

    assert "No institution is recognised by what was typed: nothing to show." in text(page)
    assert fields(page)["title_en"] == ["Another"]


def test_what_exists_is_that_of_the_partner_of_what_it_is_part_of_and_of_its_parts(client, as_user, partner):
    as_user(Role.OFFICER)
    above = InstitutionFactory(name_en="Ministry")
    partner.parent = above
    partner.save()
    part = InstitutionFactory(parent=partner)
    merged = InstitutionFactory(status="merged", successor=part, merged_on=dt.date(2026, 1, 1))
    for name, institution in (
        ("Its own", partner),
        ("Of the ministry", above),
        ("Of its faculty", part),
        ("Of what was merged into it", merged),
        ("Of a sister", InstitutionFactory(parent=above)),
        ("Of somebody else", InstitutionFactory()),
    ):
        AgreementFactory(concluded=True, title_en=name, partner__institution=institution)
    AgreementFactory(concluded=True, title_en="Given up", status=Status.VOID, partner__institution=partner)

    found = set(links(client.get(address("existing"), {"partner": partner.pk}), "body, ul"))

    assert found == {"Its own", "Of the ministry", "Of its faculty", "Of what was merged into it"}


def test_what_exists_is_also_that_of_what_it_came_out_of_and_of_its_other_heirs(client, as_user, partner):
    as_user(Role.OFFICER)
    whole = InstitutionFactory()
    partner.predecessor = whole
    partner.save()
    for name, institution in (
        ("Of the whole", whole),
        ("Of another heir", InstitutionFactory(predecessor=whole)),
        ("Of somebody else", InstitutionFactory()),
    ):
        AgreementFactory(concluded=True, title_en=name, partner__institution=institution)

    found = [
        set(links(client.get(address("existing"), {"partner": place.pk}), "body, ul")) for place in (partner, whole)
    ]

    assert found == [{"Of the whole", "Of another heir"}] * 2


def test_what_one_may_not_see_is_not_listed_and_all_are_told_so(client, user_with, client_for, partner):
    client_for(user_with(Role.UNIT_OFFICER), client)
    empty = text(client.get(address("existing"), {"partner": partner.pk}))
    AgreementFactory(concluded=True, restricted=True, partner__institution=partner)

    told = text(client.get(address("existing"), {"partner": partner.pk}))

    assert told == empty
    assert "What is not open to you is not listed here: the office knows of all." in told


def test_a_name_that_means_somebody_for_certain_finds_them(client, as_user, partner):
    as_user(Role.OFFICER)
    AgreementFactory(concluded=True, title_en="Physics", partner__institution=partner)
    known = {"partner_name": "University of Trieste", "partner_country": "Italy"}

    assert "Physics" in text(client.get(address("existing"), known))
    assert text(client.get(address("existing"), {"partner_name": "Nobody knows"})) == ""


def test_a_type_under_a_framework_asks_for_it_beside_the_field(client, as_user, home, partner):
    as_user(Role.OFFICER)
    kind = AgreementTypeFactory(requires_parent=True)

    page = client.post(address("propose"), asking(home, partner, type=kind.pk))

    assert "An agreement of this type stands under a framework: choose it." in text(page)


# --- elements ----------------------------------------------------------------------------------------------------


def test_elements_are_settled_on_one_page(client, as_user):
    as_user(Role.OFFICER)
    agreement = AgreementFactory()
    money, disputes = CrucialElementFactory(name_en="Money"), CrucialElementFactory(name_en="Disputes")
    page = address("elements", agreement.pk)
    sent = fields(client.get(page)) | {f"clause_{money.pk}": ["3"]}

    assert "Some elements are not settled yet." in text(client.post(page, sent, follow=True))
    sent = fields(client.get(page)) | {f"not_applicable_because_{disputes.pk}": ["There are none."]}
    assert "All elements are settled." in text(client.post(page, sent, follow=True))

    answers = {str(one.element): (one.clause, one.not_applicable_because) for one in ElementAnswer.objects.all()}
    assert answers == {"Money": ("3", ""), "Disputes": ("", "There are none.")}
    shown = text(client.get(agreement.get_absolute_url()))
    assert "Clause 3" in shown
    assert "Not applicable, because There are none." in shown


def test_both_answers_to_one_element_are_an_error_beside_it_and_nothing_typed_is_lost(client, as_user):
    as_user(Role.OFFICER)
    element, agreement = CrucialElementFactory(), AgreementFactory()
    both = {f"clause_{element.pk}": "3", f"not_applicable_because_{element.pk}": "None."}

    page = client.post(address("elements", agreement.pk), both)

    assert "Give the clause, or why it is not applicable: one of both." in text(page)
    assert fields(page)[f"clause_{element.pk}"] == ["3"]
    assert not ElementAnswer.objects.exists()


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(client, as_user):
    as_user(Role.OFFICER)
    element, agreement = CrucialElementFactory(), AgreementFactory()
    page = address("elements", agreement.pk)
    sent = fields(client.get(page)) | {f"clause_{element.pk}": ["3"]}
    ElementAnswerFactory(agreement=agreement, element=element, clause="7")

    assert "Somebody else has written “7” here meanwhile." in text(client.post(page, sent))
    assert ElementAnswer.objects.get().clause == "7"


# --- desks -------------------------------------------------------------------------------------------------------


@pytest.fixture
def waiting(user_with, client_for, client):
    """On the desk of the director who is signed in."""
    director = user_with(Role.DIRECTOR)
    client_for(director, client)
    agreement = AgreementFactory(status=Status.IN_REVIEW, title_en="Physics with Trieste")
    return InsideApprovalFactory(agreement=agreement, desk=InsideDeskFactory(name_en="Head", holder=director))


def test_what_waits_lies_on_the_desk_and_is_approved_from_there(client, waiting):
    group = f"{reverse('desk')}?group=approvals-inside"
    page = links(client.get(group))["Physics with Trieste"]
    assert page == address("word", waiting.pk, model="insideapproval")
    assert links(client.get(waiting.agreement.get_absolute_url()))["Approve or return"] == page

    response = client.post(page, {"comment": "Good."}, follow=True)

    assert "Approved." in text(response)
    assert page not in links(client.get(group)).values()
    waiting.refresh_from_db()
    assert (waiting.status, waiting.comment) == ("approved", "Good.")


def test_a_return_without_reasons_is_an_error_beside_the_comment(client, waiting):
    page = address("word", waiting.pk, model="insideapproval")

    assert "Give your reasons." in text(client.post(page, {"comment": "", "return": "1"}))
    client.post(page, {"comment": "Article 4.", "return": "1"})

    assert Agreement.objects.get().status == Status.DRAFT
    assert InsideApproval.objects.get().status == "returned"


def test_another_director_reads_and_does_not_answer(client, waiting, as_user):
    as_user(Role.DIRECTOR, Role.OFFICER)

    assert client.get(address("change", waiting.pk, model="insideapproval")).status_code == 200
    assert client.get(address("word", waiting.pk, model="insideapproval")).status_code == 403


def test_who_sits_at_a_desk_takes_over_what_waits_there(client, waiting, user_with, as_user):
    other = user_with(Role.OFFICER)
    as_user(Role.OFFICER)
    page = address("change", waiting.desk.pk, model="insidedesk")

    client.post(page, fields(client.get(page), "#insidedesk_form") | {"holder": other.pk})

    waiting.refresh_from_db()
    assert waiting.holder == other


def test_a_unit_officer_sees_on_whose_desk_the_own_proposal_lies(client, waiting, user_with, client_for):
    unit = UnitFactory()
    Agreement.objects.update(lead_unit=unit)
    client_for(user_with(Role.UNIT_OFFICER, unit=unit), client)

    assert "Approvals inside" in text(client.get(waiting.agreement.get_absolute_url()))


@pytest.mark.parametrize("role", [Role.OFFICER, Role.AUDITOR])
def test_the_page_of_a_proposal_costs_the_same_for_one_row_and_three(client, as_user, role, partner):
    as_user(role)
    agreement = AgreementFactory(status=Status.IN_REVIEW, proposed=True, partner__institution=partner)
    costs = []
    for rows in (1, 2):
        for _n in range(rows):
            InsideApprovalFactory(agreement=agreement)
            ElementAnswerFactory(agreement=agreement)
            AgreementFactory(concluded=True, partner__institution=partner)
            DocumentFactory(about=ModelTextFactory(type=agreement.type))
        client.get(agreement.get_absolute_url())
        with CaptureQueriesContext(connection) as queries:
            assert client.get(agreement.get_absolute_url()).status_code == 200
        costs.append(len(queries))

    assert costs[0] == costs[1]


# --- model texts -------------------------------------------------------------------------------------------------


def test_a_model_text_is_entered_with_its_file_and_offered_on_proposals_of_its_type(client, as_user):
    as_user(Role.OFFICER)
    agreement = AgreementFactory()
    file = SimpleUploadedFile("mou.pdf", pdf())
    given = {"type": agreement.type.pk, "title": "Model of a memorandum", "language": "en", "file": file}

    assert client.post(address("add", model="modeltext"), given).status_code == 302

    (document,) = ModelText.objects.get().documents.all()
    shown = links(client.get(agreement.get_absolute_url()))
    assert shown["Model of a memorandum"] == document.url
    assert body(client.get(document.url)).startswith(b"%PDF")
    assert "Model of a memorandum" not in links(client.get(AgreementFactory().get_absolute_url()))


def test_a_model_text_that_is_no_pdf_is_refused_beside_its_file_and_nothing_is_saved(client, as_user):
    as_user(Role.OFFICER)
    given = {
        "type": AgreementTypeFactory().pk,
        "title": "Model",
        "language": "en",
        "file": SimpleUploadedFile("mou.pdf", b"MZ"),
    }

    page = client.post(address("add", model="modeltext"), given)

    assert page.status_code == 200
    assert fields(page, "#modeltext_form")["title"] == ["Model"]
    assert not ModelText.objects.exists()
