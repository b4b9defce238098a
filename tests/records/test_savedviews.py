"""A view keeps what to ask of a list, never who may see the answer."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from directory.roles import Role
from records import savedviews
from records.models import SavedView
from records.refusals import Refusal
from tests.factories.agreements import AgreementFactory
from tests.factories.directory import InstitutionFactory
from tests.factories.records import SavedViewFactory
from tests.pages import fields, links, soup, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

REGISTER, ADMIN = "agreements:list", "admin:agreements_agreement_changelist"


def save(by, query="q=trieste", **values):
    return savedviews.save_view(**{"list_name": REGISTER, "name": "Mine", "query": query} | values, by=by)


# --- verbs -----------------------------------------------------------------------------------------------------------


def test_save_keeps_the_questions_and_nothing_else(user_with):
    user = user_with()

    view = save(user, "q=trieste&page=3&format=csv&country=&phase=active&phase=expiring&e=1")

    assert (view.owner, view.list_name, view.name, view.query) == (
        user,
        REGISTER,
        "Mine",
        "q=trieste&phase=active&phase=expiring",
    )
    assert view.events.get().pgh_context["verb"] == "save_view"


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"query": "page=2"}, "Choose some filters first"),
        ({"query": f"q={'x' * 2000}"}, "too many filters"),
        ({"list_name": "home"}, "cannot be saved"),
        ({"list_name": "https://elsewhere.example/"}, "cannot be saved"),
    ],
)
def test_save_is_refused_with_a_sentence_and_nothing_is_kept(user_with, values, words):
    with pytest.raises(Refusal, match=words):
        save(user_with(), **values)

    assert not SavedView.objects.exists()


def test_two_open_views_of_one_list_have_two_names(user_with):
    user, other = user_with(), user_with()
    first = save(user)
    with pytest.raises(Refusal, match="of this name already"), transaction.atomic():
        save(user, name="MINE")

    save(user, list_name="directory:institution_list")
    save(other)
    savedviews.close_view(first, by=user)
    save(user)

    assert SavedView.objects.filter(closed_on=None).count() == 3


def test_one_view_opens_with_a_list_the_last_one_chosen(user_with):
    user, other = user_with(), user_with()
    theirs = save(other, is_default=True)
    save(user, is_default=True)
    second = save(user, name="Second", is_default=True)

    assert set(SavedView.objects.filter(is_default=True)) == {theirs, second}


def test_the_database_refuses_two_that_open_with_a_list():
    view = SavedViewFactory(is_default=True)

    with pytest.raises(IntegrityError, match="saved_view_default_once"), transaction.atomic():
        SavedViewFactory(owner=view.owner, is_default=True)


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.DIRECTOR, True),
        (Role.OFFICER, True),
        (Role.ADMINISTRATOR, True),
        (Role.AUDITOR, False),
        (Role.UNIT_OFFICER, False),
        (Role.SCHOLAR, False),
    ],
)
def test_who_may_share_with_the_office(user_with, role, may):
    user = user_with(role)
    own = save(user)
    if may:
        savedviews.edit_view(own, name="Ours", is_shared=True, is_default=False, by=user)
    else:
        with pytest.raises(PermissionDenied):
            savedviews.edit_view(own, name="Ours", is_shared=True, is_default=False, by=user)
        with pytest.raises(PermissionDenied):
            save(user, name="Other", is_shared=True)

    assert SavedView.objects.filter(is_shared=True).exists() is may


def test_nobody_changes_another_s_view_and_the_administrator_may_close_it(user_with):
    view = SavedViewFactory(is_shared=True)
    officer, administrator = user_with(Role.OFFICER), user_with(Role.ADMINISTRATOR)
    for act in (
        lambda: savedviews.replace_view(view, query="q=jena", by=administrator),
        lambda: savedviews.edit_view(view, name="X", is_shared=False, is_default=False, by=administrator),
        lambda: savedviews.close_view(view, by=officer),
    ):
        with pytest.raises(PermissionDenied):
            act()

    savedviews.close_view(view, by=administrator)

    view.refresh_from_db()
    assert (view.query, view.name.startswith("View"), view.is_closed) == ("q=trieste", True, True)


def test_an_edit_from_an_old_window_is_refused(user_with):
    user = user_with()
    view = save(user)
    seen = view.version
    savedviews.replace_view(view, query="q=jena", by=user)

    with pytest.raises(Refusal, match="another window"):
        savedviews.edit_view(view, name="Other", is_shared=False, is_default=False, version=seen, by=user)


# --- who finds them --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "found"),
    [(None, {"own"}), (Role.SCHOLAR, {"own"}), (Role.AUDITOR, {"own", "shared"}), (Role.OFFICER, {"own", "shared"})],
)
def test_one_s_own_are_found_and_by_staff_the_shared_ones(user_with, role, found):
    user = user_with(*([role] if role else []))
    SavedViewFactory(owner=user, name="own")
    SavedViewFactory(name="private")
    SavedViewFactory(name="shared", is_shared=True)
    SavedViewFactory(name="over", is_shared=True, closed_on="2026-01-01")

    assert set(SavedView.objects.visible_to(user).values_list("name", flat=True)) == found


def test_a_view_gives_no_access(client, as_user):
    AgreementFactory(concluded=True, restricted=True, title_en="Restricted with Trieste")
    AgreementFactory(concluded=True, public=True, title_en="Public with Trieste")
    user = as_user(Role.UNIT_OFFICER)
    SavedViewFactory(is_shared=True, list_name=REGISTER, query="q=trieste")
    officer = SavedViewFactory(owner=user, list_name=REGISTER, name="Own", query="q=trieste")

    for view in SavedView.objects.visible_to(user):
        response = client.get(savedviews.address(view))
        assert [title.text for title in soup(response).select("a.title")] == ["Public with Trieste"]
    assert officer in SavedView.objects.visible_to(user)


# --- above a list ----------------------------------------------------------------------------------------------------


def shown(response):
    """The views above a list: by name its address, and whether it is the one that is shown."""
    return {
        " ".join(link.get_text(" ").split()): (link["href"], link.get("aria-current"))
        for link in soup(response).select(".saved-views a.pill")
    }


@pytest.mark.parametrize("list_name", [REGISTER, "directory:institution_list", ADMIN])
def test_the_views_of_a_list_stand_above_it(client, as_user, list_name):
    user = as_user(Role.OFFICER)
    path = reverse(list_name)
    SavedViewFactory(owner=user, list_name=list_name, name="Own", query="q=trieste")
    SavedViewFactory(list_name=list_name, name="Theirs", query="q=jena", is_shared=True, owner__name="Omid")
    SavedViewFactory(list_name=list_name, name="Private")
    SavedViewFactory(owner=user, list_name="admin:records_tag_changelist", name="Elsewhere")

    assert shown(client.get(path, {"q": "trieste"})) == {
        "Everything": (path, None),
        "Own": (f"{path}?q=trieste", "true"),
        "Theirs Omid": (f"{path}?q=jena", None),
    }


@pytest.mark.parametrize(
    ("list_name", "query", "title"),
    [("commitments:list", "due=overdue", "Commitments"), ("projects:list", "q=solar&status=ended", "Joint projects")],
)
def test_lists_of_commitments_and_projects_are_saved_as_the_register_is(client, as_user, list_name, query, title):
    as_user(Role.OFFICER)
    path = reverse(list_name)
    page = client.get(f"{path}?{query}&page=1")

    client.post(reverse("saved_views:save"), fields(page, ".saved-views form") | {"name": "Mine", "is_default": "on"})

    view = SavedView.objects.get()
    assert (view.list_name, view.query, savedviews.list_title(list_name)) == (list_name, query, title)
    assert client.get(path).url == f"{path}?{query}"
    assert shown(client.get(f"{path}?{query}"))["Mine"] == (f"{path}?{query}", "true")


def test_strangers_find_none_and_are_asked_for_nothing(client, django_assert_num_queries):
    SavedViewFactory(is_shared=True, is_default=True)

    assert not soup(client.get(reverse(REGISTER), {"q": "x"})).select(".saved-views")


@pytest.mark.parametrize("list_name", [REGISTER, ADMIN])
def test_views_cost_one_query_however_many(client, as_user, list_name, django_assert_max_num_queries):
    user = as_user(Role.OFFICER)
    path = reverse(list_name)
    client.get(path)
    counts = []
    for _n in (1, 3):
        SavedViewFactory.create_batch(_n, owner=user, list_name=list_name)
        SavedViewFactory.create_batch(_n, is_shared=True, list_name=list_name)
        with django_assert_max_num_queries(30) as queries:
            client.get(path)
        counts.append(
            [query["sql"] for query in queries.captured_queries if 'FROM "records_savedview"' in query["sql"]]
        )

    assert [len(asked) for asked in counts] == [1, 1]


def test_the_form_saves_what_is_shown_and_leads_back(client, as_user):
    user = as_user(Role.OFFICER)
    page = client.get(reverse(REGISTER), {"q": "trieste", "phase": ["active", "expiring"], "page": "2"})
    form = soup(page).select_one(".saved-views form")
    sent = fields(page, ".saved-views form") | {"name": ["In Trieste"], "is_shared": "on"}

    response = client.post(form["action"], sent)

    view = SavedView.objects.get()
    assert (view.owner, view.name, view.is_shared, view.is_default) == (user, "In Trieste", True, False)
    assert response.url == "/en/agreements/?q=trieste&phase=active&phase=expiring"
    assert "The view “In Trieste” is saved." in text(client.get(response.url))


def test_without_filters_there_is_nothing_to_save(client, as_user):
    as_user(Role.OFFICER)

    assert not soup(client.get(reverse(REGISTER), {"page": "2", "country": ""})).select(".saved-views form")


def test_an_older_view_is_replaced_where_one_says_so(client, as_user):
    user = as_user(Role.OFFICER)
    view = SavedViewFactory(owner=user, name="Mine", query="q=jena")
    page = client.get(reverse(ADMIN), {"q": "trieste", "within": "180"})
    assert "Mine" not in [option.text for option in soup(page).select(".saved-views option")]
    page = client.get(reverse(REGISTER), {"q": "trieste"})
    sent = fields(page, ".saved-views form") | {"replaces": str(view.uuid)}

    client.post(reverse("saved_views:save"), sent)

    view.refresh_from_db()
    assert (SavedView.objects.count(), view.name, view.query) == (1, "Mine", "q=trieste")


@pytest.mark.parametrize("list_name", [REGISTER, ADMIN])
def test_a_default_opens_with_its_list_for_whoever_comes_from_elsewhere(client, as_user, list_name):
    user = as_user(Role.OFFICER)
    path = reverse(list_name)
    SavedViewFactory(owner=user, list_name=list_name, query="q=trieste", is_default=True)
    SavedViewFactory(list_name=list_name, query="q=jena", is_default=True, is_shared=True)

    assert client.get(path).url == f"{path}?q=trieste"
    assert client.get(path, headers={"Referer": "http://testserver/en/"}).url == f"{path}?q=trieste"
    assert client.get(path, headers={"Referer": f"http://testserver{path}?q=trieste"}).status_code == 200
    assert client.get(path, {"q": "x"}).status_code == 200


@pytest.mark.parametrize(
    ("list_name", "query", "kept"),
    [
        (REGISTER, "q=trieste&colour=red", "q=trieste"),
        (ADMIN, "colour=red&within=180&gone__exact=1", "within=180"),
        ("admin:records_letter_changelist", "direction__exact=incoming&nothing=1", "direction__exact=incoming"),
    ],
)
def test_what_the_list_no_longer_knows_is_left_out(client, as_user, list_name, query, kept):
    user = as_user(Role.OFFICER)
    SavedViewFactory(owner=user, list_name=list_name, name="Old", query=query, is_default=True)
    path = reverse(list_name)

    assert client.get(path).url == f"{path}?{kept}"
    assert shown(client.get(f"{path}?{kept}"))["Old"] == (f"{path}?{kept}", "true")


def test_a_default_of_which_nothing_is_left_opens_nothing(client, as_user):
    user = as_user(Role.OFFICER)
    SavedViewFactory(owner=user, list_name=ADMIN, query="gone=1", is_default=True)

    assert client.get(reverse(ADMIN)).status_code == 200


# --- their own pages -------------------------------------------------------------------------------------------------


def test_the_page_of_views_lists_them_with_their_lists(client, as_user):
    user = as_user(Role.OFFICER)
    SavedViewFactory(owner=user, name="Own", list_name=ADMIN, query="within=180")
    SavedViewFactory(owner=user, name="Lost", list_name="no:such_list")
    SavedViewFactory(name="Theirs", is_shared=True)
    response = client.get(reverse("saved_views:list"))

    assert {
        row.select_one("th").text.strip(): row.select_one("td").text for row in soup(response).select("tbody tr")
    } == {
        "Own": "Agreements (staff pages)",
        "Theirs": "Agreements",
    }
    assert links(response, "tbody th")["Own"] == f"{reverse(ADMIN)}?within=180"
    assert len(soup(response).select("tbody form")) == 1


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_of_views_costs_the_same_however_many(client, as_user, django_assert_num_queries, count):
    user = as_user()
    SavedViewFactory.create_batch(count, owner=user)
    client.get(reverse("saved_views:list"))

    with django_assert_num_queries(4):
        client.get(reverse("saved_views:list"))


def test_a_view_is_renamed_and_closed_on_its_page(client, as_user):
    user = as_user(Role.OFFICER)
    view = SavedViewFactory(owner=user, name="Old")
    page = client.get(reverse("saved_views:edit", args=[view.uuid]))
    client.post(page.request["PATH_INFO"], fields(page, "main form") | {"name": "New", "is_shared": "on"})
    view.refresh_from_db()

    assert (view.name, view.is_shared) == ("New", True)

    client.post(reverse("saved_views:close", args=[view.uuid]))
    view.refresh_from_db()

    assert view.is_closed
    assert client.get(page.request["PATH_INFO"]).status_code == 404


def test_what_was_typed_wrong_is_told_beside_its_field_and_kept(client, as_user):
    user = as_user(Role.OFFICER)
    SavedViewFactory(owner=user, name="Taken")

    empty = client.post(reverse("saved_views:save"), {"list_name": REGISTER, "query": "q=trieste", "name": " "})
    taken = client.post(reverse("saved_views:save"), {"list_name": REGISTER, "query": "q=trieste", "name": "taken"})

    assert "This field is required." in text(empty)
    assert "You have a view of this name already." in text(taken)
    assert fields(taken, "main form")["query"] == ["q=trieste"]
    assert SavedView.objects.count() == 1


@pytest.mark.parametrize("name", ["", "//elsewhere.example", "home", "admin:index"])
def test_a_list_that_is_none_is_refused_and_leads_nowhere(client, as_user, name):
    as_user(Role.OFFICER)
    sent = {"list_name": name, "query": "next=//elsewhere.example", "name": "X"}

    response = client.post(reverse("saved_views:save"), sent)

    assert (response.status_code, SavedView.objects.count()) == (200, 0)
    assert [link["href"] for link in soup(response).select(".form-actions a")] == [reverse("saved_views:list")]


def test_who_may_not_share_is_not_asked_and_not_obeyed(client, as_user):
    as_user(Role.SCHOLAR)
    page = client.get(reverse(REGISTER), {"q": "trieste"})
    assert "is_shared" not in fields(page, ".saved-views form")
    assert not soup(page).select(".saved-views [name=is_shared]")

    client.post(reverse("saved_views:save"), fields(page, ".saved-views form") | {"name": "X", "is_shared": "on"})

    assert SavedView.objects.get().is_shared is False


def test_others_views_do_not_exist_for_you(client, as_user, client_for, user_with):
    private = SavedViewFactory()
    shared = SavedViewFactory(is_shared=True)
    as_user(Role.OFFICER)
    scholar = client_for(user_with(Role.SCHOLAR), Client())

    assert client.get(reverse("saved_views:edit", args=[private.uuid])).status_code == 404
    assert client.get(reverse("saved_views:edit", args=[shared.uuid])).status_code == 403
    assert client.post(reverse("saved_views:close", args=[shared.uuid])).status_code == 403
    assert scholar.post(reverse("saved_views:close", args=[shared.uuid])).status_code == 404


def test_an_administrator_closes_shared_views_in_the_staff_pages(client, as_user):
    as_user(Role.ADMINISTRATOR)
    view = SavedViewFactory(is_shared=True, name="Of somebody who left")

    client.post(reverse("admin:records_savedview_changelist"), {"action": "close", "_selected_action": [str(view.pk)]})

    view.refresh_from_db()
    assert view.is_closed


def test_words_with_signs_are_nobody_s_program(client, as_user):
    user = as_user(Role.OFFICER)
    InstitutionFactory()
    SavedViewFactory(owner=user, name='"><b id=x>', query="q=%22%3E%3Cb%20id%3Dx%3E")

    assert not soup(client.get(reverse(REGISTER), {"q": '"><b id=x>'})).select("#x")
