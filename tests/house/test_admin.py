"""Every list and form of the admin opens, filters, sorts and searches, at a price that does not grow with its rows."""

import datetime as dt

import pytest
from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect, RelatedFieldWidgetWrapper
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agreements.models import OfficerRole
from directory.roles import Role
from records.models import Office, Record
from tests.factories.agreements import AgreementFactory
from tests.factories.directory import CODES, InstitutionFactory
from tests.house.ours import MODELS, label
from tests.house.test_records import factories

ADMINS = {label(model): one for model, one in admin.site._registry.items() if model in MODELS}
FACTORIES = {label(factory._meta.model): factory for factory in factories()}
WORKERS = [Role.OFFICER, Role.ADMINISTRATOR, Role.DIRECTOR, Role.AUDITOR]
MOST_QUERIES = 20
# Tables that grow: nobody is to scroll through them in a select.
GROWING = {"agreements.agreement", "directory.institution", "directory.person", "directory.unit", "directory.user"}
# But for these: only those who work in the office are offered.
FEW = {
    ("AbsenceForm", "user"),
    ("AbsenceForm", "deputy"),
    ("CommitmentForm", "owner"),
    ("InsideDeskForm", "holder"),
}
ONE_ROW = {"records.office"}

each_admin = pytest.mark.parametrize("name", ADMINS)
pytestmark = pytest.mark.django_db


def make(name, n=0):
    """The n-th row of a model, such that staff see it, each with other rows beside it."""
    values = {
        "agreements.agreement": {"concluded": True, "title_en": f"Memorandum {n}"},
        "records.document": {"data": f"%PDF-1.4 {n}".encode()},
        "records.savedview": {"is_shared": True},
        "notices.mailhold": {"closed_on": dt.date(2026, 1, 1)},
        "agreements.agreementterm": {
            "starts_on": dt.date(2000 + 5 * n, 1, 1),
            "ends_on": dt.date(2004 + 5 * n, 12, 31),
        },
        "networks.meeting": {"held": True},
        "agreements.officerassignment": {"role": OfficerRole.DEPUTY},
    }.get(name, {})
    if name == "exchanges.visarule":
        values["country"] = CODES[n]
    if name in {"records.document", "records.letter", "records.actionitem", "records.outsideapproval"}:
        values["about"] = AgreementFactory()
    return FACTORIES[name](**values)


@pytest.fixture
def as_worker(rf, user_with, client_for):
    """A client, and a request, of the first role that may see the list of a model."""

    def sign_in(name, verb="view"):
        for role in WORKERS:
            user = user_with(role)
            request = rf.get("/")
            request.user = user
            if getattr(ADMINS[name], f"has_{verb}_permission")(request):
                return client_for(user), request
        return None, None

    return sign_in


def address(name, page, *arguments):
    return reverse(f"admin:{name.replace('.', '_')}_{page}", args=arguments)


def cost(client, path):
    Office.current()  # read once, whoever asks
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = client.get(path, follow=True)
    assert response.status_code == 200, path
    return len(queries), response


def test_what_packages_register_has_no_pages():
    """Their tables are not the office's business: accounts are kept by the account pages."""
    assert [label(model) for model in admin.site._registry if model not in MODELS] == []


def test_every_record_has_its_place_in_the_admin():
    """Or is kept on the page of another, or on pages of the portal."""
    on_another_page = {
        "agreements.correction",
        "evaluation.evidenceitem",
        "evaluation.run",
        "evaluation.appeal",
        "programs.awardreport",
        "programs.budgetline",
        "programs.decision",
        "programs.signedminutes",
    }

    assert {label(model) for model in MODELS if issubclass(model, Record)} - set(ADMINS) == on_another_page


@each_admin
def test_a_list_costs_the_same_for_one_row_for_three_and_for_fifty(name, as_worker):
    client, _ = as_worker(name)
    path = address(name, "changelist")
    before = cost(client, path)[1].context["cl"].result_count
    made, costs = 0, []
    for rows in (1,) if name in ONE_ROW else (1, 3, 50):
        while made < rows:
            make(name, made)
            made += 1
        queries, response = cost(client, path)
        costs.append(queries)
        assert response.context["cl"].result_count == before + rows

    assert len(set(costs)) == 1
    assert costs[0] <= MOST_QUERIES


@each_admin
def test_a_form_costs_the_same_among_one_row_and_three(name, as_worker):
    client, _ = as_worker(name)
    row = make(name)
    path = address(name, "change", row.pk)
    cost(client, path)

    alone, _ = cost(client, path)
    if name not in ONE_ROW:
        make(name, 1)
        make(name, 2)
    among_others, _ = cost(client, path)

    assert alone == among_others


@each_admin
def test_a_form_with_many_parts_opens(name, as_worker):
    client, request = as_worker(name)
    row = make(name)
    for inline in ADMINS[name].get_inline_instances(request, row):
        parent = "about" if hasattr(inline, "ct_field") else inline.fk_name or parent_of(inline)
        for n in (1, 2, 3)[: inline.max_num]:
            FACTORIES[label(inline.model)](**part(inline.model, n), **{parent: row})

    cost(client, address(name, "change", row.pk))
    cost(client, address(name, "history", row.pk))


def part(model, n):
    years = {"starts_on": dt.date(2000 + 5 * n, 1, 1), "ends_on": dt.date(2004 + 5 * n, 12, 31)}
    return {
        "agreements.agreementterm": years,
        "agreements.commitmentoccurrence": {"due_on": years["starts_on"]},
        "agreements.officerassignment": years,
        "memberships.entitlementaccount": {"year": 2026 + n},
        "memberships.entitlementrule": {"kind": ["days", "visits", "fares"][n - 1]},
        "memberships.feeobstacle": years,
        "memberships.membershipsuspension": years,
        "memberships.membershipterm": years,
        "programs.calltext": {"language": ["fr", "it", "ar"][n - 1]},
        "programs.callreport": {"kind": ["interim", "interim", "final"][n - 1], "months": n},
        "programs.dailyrate": {"to_day": 5 * n},
        "programs.farelimit": {"side": ["home", "partner"][n % 2]},
        "programs.sidebudget": {"currency": ["EUR", "USD", "IRR"][n - 1]},
        "agreements.signatory": {
            "party": None,
            "change": "joins",
            "institution": None,
            "name_as_given": f"Joining university {n}",
        },
        "programs.awardleader": {"side": ["home", "partner"][n % 2]},
        "records.document": {"data": f"%PDF-1.4 {n}".encode()},
    }.get(label(model), {})


def parent_of(inline):
    return next(f.name for f in inline.model._meta.fields if f.is_relation and f.related_model is inline.parent_model)


@each_admin
def test_whoever_may_add_gets_a_form(name, as_worker):
    client, _ = as_worker(name, "add")
    if client is not None:
        cost(client, address(name, "add"))


RICH = {"agreements.agreement", "directory.institution", "notices.email"}  # filters and columns of every sort


@pytest.mark.parametrize(
    "name", [name if name in RICH else pytest.param(name, marks=pytest.mark.slow) for name in ADMINS]
)
def test_every_filter_column_and_search_opens(name, as_worker):
    client, request = as_worker(name)
    make(name)
    one = ADMINS[name]
    path = address(name, "changelist")
    changelist = one.get_changelist_instance(request)
    queries = [
        choice["query_string"]
        for spec in changelist.filter_specs
        for choice in spec.choices(changelist)
        if "query_string" in choice
    ]
    queries += [f"?o={sign}{n}" for n in range(1, len(one.list_display) + 2) for sign in ("", "-")]
    queries += [f"?q={typed}" for typed in ("university", "دانشگاه", "كتاب‌خانه", "'\"%5C%", "+", "a" * 300)]
    for query in queries:
        assert client.get(path + query, follow=True).status_code == 200, query


@each_admin
@pytest.mark.parametrize(
    "query", ["e=1", "p=999999", "p=x", "o=99.x", "all=", "status__exact=zzz", "nothing=1", "id__exact=x", "phase=zzz"]
)
def test_an_address_nobody_made_is_no_accident(name, as_worker, query):
    client, _ = as_worker(name)

    assert client.get(f"{address(name, 'changelist')}?{query}", follow=True).status_code == 200


@each_admin
def test_lists_can_be_searched_and_nothing_is_deleted_by_the_dozen(name, as_worker):
    _, request = as_worker(name)
    one = ADMINS[name]

    assert one.search_fields or name in ONE_ROW
    assert "delete_selected" not in one.get_actions(request)
    assert not one.filter_horizontal
    assert not one.filter_vertical


@each_admin
def test_nobody_scrolls_through_a_table_that_grows(name, as_worker):
    client, _ = as_worker(name, "change")
    if client is None:
        return
    context = cost(client, address(name, "change", make(name).pk))[1].context
    shown = [context["adminform"].form] if context and "adminform" in context else []
    shown += [formset.formset.empty_form for formset in (context or {}).get("inline_admin_formsets") or []]
    endless = [
        (type(form).__name__, field_name)
        for form in shown
        for field_name, field in form.fields.items()
        if isinstance(field, forms.ModelChoiceField) and label(field.queryset.model) in GROWING
        if not isinstance(_bare(field.widget), AutocompleteSelect | forms.HiddenInput)
    ]

    assert set(endless) - FEW == set()


def _bare(widget):
    return widget.widget if isinstance(widget, RelatedFieldWidgetWrapper) else widget


@each_admin
@pytest.mark.parametrize("role", [*WORKERS, Role.UNIT_OFFICER, Role.PROGRAMME_MANAGER, Role.NETWORK_SECRETARY])
def test_a_list_shows_what_may_be_seen_and_no_more(name, rf, user_with, role):
    for n in range(3):
        if name not in ONE_ROW or n == 0:
            make(name, n)
    InstitutionFactory()
    request = rf.get("/")
    request.user = user_with(role)
    model = ADMINS[name].model
    if not hasattr(model._default_manager, "visible_to"):
        return

    listed = set(ADMINS[name].get_queryset(request).values_list("pk", flat=True))

    assert listed == set(model._default_manager.visible_to(request.user).values_list("pk", flat=True))


@pytest.mark.parametrize(
    "role", sorted(set(Role) - {*WORKERS, Role.UNIT_OFFICER, Role.PROGRAMME_MANAGER, Role.NETWORK_SECRETARY})
)
def test_nobody_else_enters(client, as_user, role):
    as_user(role)

    assert client.get(reverse("admin:index")).status_code in {302, 403}
    assert {client.get(address(name, "changelist")).status_code for name in ADMINS} <= {302, 403, 404}
