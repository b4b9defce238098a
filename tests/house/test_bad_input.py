"""What nobody types in good faith, or everybody does now and then: every list, address and form answers."""

import re

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import translation

from directory.models import Institution
from directory.roles import Role
from tests.house.test_admin import ADMINS, address, as_worker, each_admin, make  # noqa: F401  the fixture is used
from tests.house.test_pages import LISTS, NAMES, UUIDS
from tests.pages import fields

pytestmark = pytest.mark.django_db

JUNK = [
    "junk",
    "-1",
    "9e9",
    "9" * 30,
    "۹" * 30,
    "2026-02-30",
    "0000-00-00",
    "1405-13-40",
    "۱۴۰۵/۱۲/۳۱",
    "on\r\nBcc: x@example.org",
    "\u202ecod.exe",
    "علي كتاب",
    "'\"%\\_<script>",
    "\ud800".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
    "\U000e0041",
    "ا" * 2000,
]
WORST = ["-1", "9" * 30, "2026-02-30", "on\r\n\u202ex", "ا" * 2000]
SAID = re.compile(r"<script>|Traceback|DoesNotExist")


def answer(client, path, **query):
    """The answer, which is a page or a table and no accident."""
    response = client.get(path, query, follow=True)
    text = b"".join(response.streaming_content) if response.streaming else response.content
    assert response.status_code == 200, (path, query)
    assert not SAID.search(text.decode("utf-8", "replace").replace("<script>{", "")), (path, query)
    return response


def asked(response):
    """The names of what a page's filters ask for, and those that every list reads."""
    page = BeautifulSoup(response.content, "html.parser")
    names = {field["name"] for form in page.select("form[method=get]") for field in form.select("[name]")}
    links = {name for link in page.select("a[href^='?']") for name in re.findall(r"[?&]([\w-]+)=", link["href"])}
    return sorted(names | links | {"q", "page", "sort", "on", "format"})


# --- lists -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", LISTS)
def test_whatever_stands_in_the_address_of_a_list_it_is_a_list(name, as_user, client):
    as_user(Role.OFFICER)
    LISTS[name](0)
    path = reverse(name)
    parameters = asked(answer(client, path))

    for junk in JUNK:
        answer(client, path, **dict.fromkeys(parameters, junk))
    for parameter in parameters:
        answer(client, path, **{parameter: "9" * 30})
    with translation.override("fa"):
        answer(client, reverse(name), **dict.fromkeys(parameters, "\u202ecod.exe"))


@each_admin
def test_whatever_stands_in_the_address_of_a_staff_list_it_is_a_list(name, as_worker):  # noqa: F811
    client, request = as_worker(name)
    make(name)
    path = address(name, "changelist")
    specs = ADMINS[name].get_changelist_instance(request).filter_specs
    parameters = {parameter for spec in specs for parameter in spec.expected_parameters()}

    for junk in WORST:
        answer(client, path, **dict.fromkeys(parameters, junk), q=junk)
        answer(client, path, p=junk, o=junk)


PAGES_WITH_QUERIES = {
    "directory:typeahead": ["q", "name"],
    "directory:duplicates": ["name_en", "name_fa", "country"],
    "admin:autocomplete": ["term", "page", "app_label", "model_name", "field_name"],
}


@pytest.mark.parametrize("name", PAGES_WITH_QUERIES)
def test_whatever_is_typed_fast_gets_an_answer(name, as_user, client):
    as_user(Role.OFFICER)
    valid = {"app_label": "agreements", "model_name": "agreementparty", "field_name": "institution"}

    for parameter in PAGES_WITH_QUERIES[name]:
        for junk in JUNK:
            query = (valid if name == "admin:autocomplete" else {}) | {parameter: junk}
            assert client.get(reverse(name), query).status_code in {200, 403, 404}, query


@pytest.mark.parametrize("name", [*LISTS, *PAGES_WITH_QUERIES])
@pytest.mark.parametrize("query", ["q=%00", "page=1%00", "%00=1", "q=a%00b&page=2"])
def test_a_nul_is_refused_before_anybody_reads_it(name, query, as_user, client):
    as_user(Role.OFFICER)

    response = client.get(f"{reverse(name)}?{query}")

    assert response.status_code == 400
    assert "could not be read" in response.content.decode()


@pytest.mark.parametrize(
    ("typed", "found"),
    [("علي", True), ("على", True), ("  علی ", True), ("\u202eعلی", True), ("كتاب‌خانه", True), ("رضا", False)],
)
def test_one_name_is_found_however_its_letters_were_typed(typed, found, client):
    Institution.objects.create(name_en="Ali Institute", name_fa="علی، کتاب‌خانه", country="IR")

    response = client.get(reverse("directory:institution_list"), {"q": typed})

    assert ("Ali Institute" in response.content.decode()) is found


# --- addresses ---------------------------------------------------------------------------------------------------

KEYS = ["9" * 30, "abc", "%00"]


@pytest.mark.parametrize("key", KEYS)
def test_a_key_that_is_none_is_not_found(key, as_user, client):
    as_user(Role.OFFICER, Role.ADMINISTRATOR)
    known = "11111111-2222-3333-4444-555555555555"
    answers = {}
    for name, parameters in NAMES:
        keys = parameters & {"object_id", "pk", "uuid"}
        if name.endswith("?") or not keys or (name.partition(":")[0] not in UUIDS and keys == {"uuid"}):
            continue
        given = {
            "name": "void",
            "format_": "csv",
            "uuid": known,
            "object_id": known,
            "content_type_id": "1",
            "pk": "123",
        }
        path = reverse(name, kwargs={parameter: given.get(parameter, "123") for parameter in parameters})
        answers[name] = client.get(path.replace(known, key)).status_code

    assert answers
    assert {name: status for name, status in answers.items() if status not in {302, 400, 403, 404, 405}} == {}


# --- forms -------------------------------------------------------------------------------------------------------

NASTY = ["Name\x00 of it", "Name\u202e\r\nBcc: x@example.org", "۱۴۰۵/۰۵/۱۲", "2026-02-30", "9" * 30, "x" * 5000]


@each_admin
def test_whatever_is_typed_into_a_form_is_kept_clean_or_refused_beside_its_field(name, as_worker):  # noqa: F811
    client, _ = as_worker(name, "add")
    if client is None:
        return
    path = address(name, "add")
    opened = client.get(path)
    form = BeautifulSoup(opened.content, "html.parser").select_one("#content form[method=post][id]")
    if form is None:
        return
    data = fields(opened, f"#{form['id']}")
    typed = [field["name"] for field in form.select("input[type=text], input:not([type]), textarea")]
    lines = [f.name for f in ADMINS[name].model._meta.concrete_fields if type(f).__name__ == "LineField"]

    for nasty in NASTY:
        response = client.post(path, data | {field: nasty for field in typed if "__prefix__" not in field})

        assert response.status_code in {200, 302}
        if response.status_code == 200:
            assert BeautifulSoup(response.content, "html.parser").select(".errorlist, .errornote, .error-summary")
        kept = ADMINS[name].model._base_manager.values_list(*lines) if lines else []
        assert [text for row in kept for text in row if text and re.search("[\x00\r\n\u202e]", text)] == []


@pytest.mark.parametrize("name", ["agreements:list"])
@pytest.mark.parametrize(
    ("typed", "shown"),
    [("1405-08-29", "20 November 2026"), ("۱۴۰۵/۰۸/۲۹", "20 November 2026"), ("۲۰۲۶-۱۱-۲۰", "20 November 2026")],
)
def test_a_day_of_either_calendar_in_any_digits_is_that_day(name, typed, shown, client):
    assert shown in client.get(reverse(name), {"on": typed}).content.decode()
