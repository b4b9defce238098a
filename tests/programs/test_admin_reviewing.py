"""The office runs a side of a call on one page: proposes, keeps, takes out, invites, closes."""

import pytest
from django.urls import reverse

from programs.models import CallSide, Conflict
from tests.factories.programs import ConflictFactory
from tests.programs.reviewed import call_to_review, file_of, reviewer_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(user_with):
    return user_with("officer")


@pytest.fixture
def call():
    return call_to_review()


def url(name, *arguments):
    return reverse(f"admin:programs_{name}", args=arguments)


def test_a_side_is_begun_proposed_changed_and_invited(call, officer, client_for):
    application, expert = file_of(call), reviewer_of(call, "Azar", level=3, email="azar@example.org")
    barred = reviewer_of(call, "Barred", level=3)
    ConflictFactory(application=application, person=barred.person)
    client = client_for(officer)

    response = client.post(url("call_evaluate", call.pk, "home"))
    side = CallSide.objects.get()
    assert response.url == side.get_absolute_url()
    client.post(url("callside_solve", side.pk))
    text = client.get(side.get_absolute_url()).content.decode()
    assert "It lacks 1 reviewer. 2 reviewers know its field. Of them: 1 has a conflict of interest." in text
    assert "expert in the field · 1 review in all" in text
    assert "Maryam Barred" in text
    [pair] = side.assignments.all()
    client.post(url("callside_pair", side.pk, pair.pk, "keep"))
    pair.refresh_from_db()
    assert (pair.reviewer, pair.is_locked) == (expert, True)
    client.post(url("callside_pair", side.pk, pair.pk, "free"))
    client.post(url("callside_pair", side.pk, pair.pk, "take-out"))
    client.post(url("callside_add_pair", side.pk), {"application": application.pk, "reviewer": expert.pk})
    client.post(url("callside_deploy", side.pk))
    pair.refresh_from_db()
    assert pair.status == "invited"


def test_a_conflict_is_entered_on_the_page_of_the_application(call, officer, client_for):
    application, reviewer = file_of(call), reviewer_of(call)

    client_for(officer).post(
        url("application_conflict", application.pk),
        {"person": reviewer.person_id, "kind": "named", "is_hard": "on"},
    )

    conflict = Conflict.objects.get()
    assert (conflict.person, conflict.kind, conflict.is_hard, conflict.entered_by) == (
        reviewer.person,
        "named",
        True,
        officer,
    )


@pytest.mark.parametrize("files", [1, 3])
def test_the_page_of_a_side_costs_the_same(files, call, officer, client_for, django_assert_max_num_queries):
    for n in range(files):
        file_of(call, f"Title {n}")
    for name in ("Azar", "Bahar", "Cyrus"):
        reviewer_of(call, name)
    client = client_for(officer)
    client.post(url("call_evaluate", call.pk, "home"))
    side = CallSide.objects.get()
    client.post(url("callside_solve", side.pk))
    client.get(side.get_absolute_url())

    with django_assert_max_num_queries(15):
        client.get(side.get_absolute_url())


def test_only_who_runs_the_call_assigns(call, officer, client_for, user_with):
    file_of(call)
    client_for(officer).post(url("call_evaluate", call.pk, "home"))
    side = CallSide.objects.get()
    auditor = client_for(user_with("auditor"))

    assert auditor.get(side.get_absolute_url()).status_code == 200
    assert auditor.post(url("callside_solve", side.pk)).status_code == 403
    assert auditor.get(url("callside_close_side", side.pk)).status_code == 403
