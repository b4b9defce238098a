import pytest
from django.conf import settings
from django.db.migrations.recorder import MigrationRecorder
from django.urls import reverse

from directory.roles import Role
from records.models import Office
from tests.config.test_outage import database_away
from tests.pages import soup

pytestmark = pytest.mark.django_db


def test_a_balancer_is_told_in_one_query_that_all_is_well(client, django_assert_num_queries):
    client.get("/healthz")

    with django_assert_num_queries(1):
        response = client.get("/healthz")

    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert "no-store" in response["Cache-Control"]


def test_a_database_without_the_tables_of_this_version_is_not_ready(client):
    MigrationRecorder.Migration.objects.filter(app="records").order_by("-id").first().delete()

    response = client.get("/healthz")

    assert (response.status_code, response.json()) == (503, {"status": "not migrated"})


@pytest.mark.django_db(transaction=True)
def test_without_the_database_it_is_not_ready_and_says_why(client):
    with database_away():
        response = client.get("/healthz")

    assert (response.status_code, response.json()) == (503, {"status": "no database"})
    assert client.get("/healthz").status_code == 200


def test_security_txt_names_whom_to_tell_until_when_and_where_it_stands(client, today):
    Office.objects.create(help_email="office@example.org")
    Office.forget()

    response = client.get("/.well-known/security.txt")

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().splitlines() == [
        "Contact: mailto:office@example.org",
        "Expires: 2027-05-19T08:30:00Z",
        "Preferred-Languages: fa, en",
        f"Canonical: {settings.SITE_URL}/.well-known/security.txt",
    ]


@pytest.mark.parametrize(
    ("contact", "line"),
    [
        ("security@example.org", "Contact: mailto:security@example.org"),
        ("https://example.org/holes", "Contact: https://example.org/holes"),
    ],
)
def test_a_contact_of_its_own_comes_first(client, settings, contact, line):
    settings.SECURITY_CONTACT = contact

    assert client.get("/.well-known/security.txt").content.decode().splitlines()[0] == line


def test_without_a_contact_there_is_no_security_txt(client):
    assert client.get("/.well-known/security.txt").status_code == 404


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_health_is_the_administrators_page(client, as_user, role):
    as_user(role)

    assert client.get(reverse("health_page")).status_code == 403


def test_the_page_and_the_way_to_it_open_in_both_languages(client, as_user, language):
    as_user(Role.ADMINISTRATOR)

    index = soup(client.get(reverse("admin:index")))
    page = client.get(reverse("health_page"))

    assert index.select_one(f"a[href='{reverse('health_page')}']")
    assert page.status_code == 200
    assert len(soup(page).select("tbody tr")) > 8


def test_each_line_has_its_light_in_words(client, as_user):
    as_user(Role.ADMINISTRATOR)

    lights = {
        row.select_one(".tag").text.strip() for row in soup(client.get(reverse("health_page"))).select("tbody tr")
    }

    assert lights <= {"in order", "look into it", "act now"}
    assert "act now" in lights  # nothing was ever seen at work here
