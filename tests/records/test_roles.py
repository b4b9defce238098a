"""What the portal's own database role may and may not do. The tests run as that role."""

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from psycopg import sql

from records.models import Goal
from records.roles import append_only_tables
from tests.factories.records import GoalFactory

HISTORY = append_only_tables()


def execute(statement, *names):
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
        return cursor.fetchone() if cursor.description else cursor.rowcount


@pytest.mark.django_db
def test_tests_run_as_the_application():
    assert execute("SELECT current_user") == (settings.APPLICATION_ROLE,)


@pytest.mark.django_db(transaction=True)
def test_tests_with_real_transactions_run_as_the_application_too():
    assert execute("SELECT current_user") == (settings.APPLICATION_ROLE,)


@pytest.mark.django_db(transaction=True)
def test_what_a_test_with_real_transactions_wrote_is_gone_for_the_next_one():
    assert Goal.events.rel.related_model.objects.count() == 0
    GoalFactory()
    assert Goal.events.rel.related_model.objects.count() == 1


test_and_again = test_what_a_test_with_real_transactions_wrote_is_gone_for_the_next_one


@pytest.mark.django_db
def test_the_application_adds_to_history():
    goal = GoalFactory()
    Goal.objects.filter(pk=goal.pk).update(title_en="Other")

    assert list(goal.events.order_by("pgh_id").values_list("pgh_label", "title_en")) == [
        ("insert", goal.title_en),
        ("update", "Other"),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("table", HISTORY)
@pytest.mark.parametrize("statement", ["UPDATE {} SET pgh_label = 'x'", "DELETE FROM {}", "TRUNCATE {}"])
def test_the_application_may_not_change_or_empty_history(table, statement):
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        execute(statement, table)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    ["TRUNCATE {}", "DROP TABLE {}", "ALTER TABLE {} ADD x int", "ALTER TABLE {} DISABLE TRIGGER ALL"],
)
def test_the_application_may_not_change_tables(statement):
    with pytest.raises(DatabaseError, match=r"permission denied|must be owner"), transaction.atomic():
        execute(statement, "records_goal")


@pytest.mark.django_db
def test_the_application_may_not_switch_triggers_off_for_its_session():
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        execute("SET session_replication_role = replica")
