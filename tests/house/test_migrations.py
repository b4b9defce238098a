"""The tables are what the models say, by migrations that have names and can be taken back."""

import re

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import RunPython, RunSQL

from tests.house.ours import LEVEL, ROOT

MIGRATIONS = sorted(
    ((app, name), migration)
    for (app, name), migration in MigrationLoader(None, ignore_no_migrations=True).disk_migrations.items()
    if app in LEVEL
)
each_migration = pytest.mark.parametrize(
    ("key", "migration"), MIGRATIONS, ids=lambda part: "/".join(part) if isinstance(part, tuple) else ""
)


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@each_migration
def test_a_migration_is_called_by_what_it_does(key, migration):
    name = key[1]

    assert re.fullmatch(r"\d{4}_[a-z][a-z0-9_]+", name)
    assert not re.search(r"_auto_|_initial$|_more$|_merge", name)


@each_migration
def test_a_migration_can_be_taken_back(key, migration):
    one_way = [
        operation
        for operation in migration.operations
        if (isinstance(operation, RunSQL) and operation.reverse_sql is None)
        or (isinstance(operation, RunPython) and operation.reverse_code is None)
    ]

    assert one_way == []


@pytest.mark.django_db
def test_tests_demo_compose_and_ci_use_the_same_postgresql():
    server = connection.pg_version // 10000
    embedded = re.findall(r"pginstall(\d+)", (ROOT / "devstack" / "postgres.py").read_text())
    compose = re.findall(r"image: postgres:(\d+)", (ROOT / "docker-compose.yml").read_text())
    named_in_ci = re.findall(r"postgres(?:ql)?[:-](\d+)", (ROOT / ".ci" / "run").read_text())

    assert {int(major) for major in [server, *embedded, *compose, *named_in_ci]} == {18}
