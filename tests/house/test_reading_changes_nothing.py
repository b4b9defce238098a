"""Looking at a page changes nothing: no row and no history, whoever looks at whatever page."""

from types import ModuleType

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import override_settings
from django.urls import path
from psycopg import sql

from config import urls
from directory.models import Institution
from directory.roles import Role
from tests.house.matrix import GET, LET_IN
from tests.house.ours import EVENTS, MODELS, label
from tests.house.plan import Plan
from tests.pages import body

pytestmark = pytest.mark.django_db

# What every page may write, and why. A new line here is a decision.
WRITTEN = {
    "django_session": "what was said to this reader, and when a page was opened last",
    "usersessions_usersession": "when a page was opened there last; the page of sessions forgets those that are over",
}
# What one page may write besides.
WRITTEN_BY = {
    "mfa_view_recovery_codes": {"mfa_authenticator"},  # that the codes were seen: they are shown once
    # Plans, shows what it would do, and takes it back.
    "admin:notices_reminderdue_send": {
        "notices_email",
        "notices_reminderdue",
        "notices_reminderstep",
        "notices_reminderstepevent",
    },
}
# The transaction's own count of rows written in each table, by triggers and by what is taken back as well.
WRITES = "SELECT relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables"
CONTENT = "SELECT count(*), md5(string_agg(one::text, ' ' ORDER BY one::text)) FROM {} AS one"


def writes():
    with connection.cursor() as cursor:
        cursor.execute(WRITES)
        return dict(cursor.fetchall())


def content():
    """How many rows every table of ours and of its history has, and a sum of what stands in them."""
    found = {}
    with connection.cursor() as cursor:
        for model in [*MODELS, *EVENTS]:
            cursor.execute(sql.SQL(CONTENT).format(sql.Identifier(model._meta.db_table)))
            found[label(model)] = cursor.fetchone()
    return found


def written_by(client, pages):
    """(address, tables) for each page that wrote what it may not write."""
    found = []
    for name, address in pages:
        before = writes()
        body(client.get(address))
        changed = {table for table, n in writes().items() if n != before.get(table, 0)}
        if changed := changed - set(WRITTEN) - WRITTEN_BY.get(name, set()):
            found.append((address, sorted(changed)))
    return found


def pages_of(user, **options):
    return [(case.name, case.path) for case in Plan(user, **options) if case.method == GET and LET_IN in case.answers]


def look(world, enter, actor, **options):
    client, pages = enter(actor), pages_of(world.user(actor), **options)
    before = content()

    written = written_by(client, pages)

    assert not written, written
    assert content() == before
    return pages


@pytest.mark.parametrize("actor", [Role.OFFICER])
def test_looking_changes_nothing(world, enter, actor):
    pages = look(world, enter, actor)

    assert len(pages) > 150


@pytest.mark.slow
@pytest.mark.parametrize("actor", ["anonymous", Role.SCHOLAR, Role.ADMINISTRATOR, Role.DIRECTOR, Role.UNIT_OFFICER])
def test_nor_does_it_whoever_looks_at_whatever_row(world, enter, actor):
    look(world, enter, actor, each=4)


def test_a_page_that_writes_is_found(world, enter):
    """The negative control: a page that counts its readers, so to say."""

    def counting(request):
        Institution.objects.filter(pk=Institution.objects.first().pk).update(city="Read")
        return HttpResponse()

    more = ModuleType("more")
    more.urlpatterns = [path("counting", counting), *urls.urlpatterns]

    with override_settings(ROOT_URLCONF=more):
        ((address, tables),) = written_by(enter(Role.OFFICER), [("home", "/en/"), ("counting", "/counting")])

    assert address == "/counting"
    assert "directory_institution" in tables
