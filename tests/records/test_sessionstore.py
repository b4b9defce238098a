import pytest
from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import UpdateError
from django.db import OperationalError, connection

from records.sessionstore import SessionStore

pytestmark = pytest.mark.django_db(transaction=True)


def saved_while_the_database_is_away(store_class, monkeypatch):
    store = store_class()
    store.create()
    store["seen"] = 1
    connection.close()
    with monkeypatch.context() as patches:
        patches.setitem(connection.settings_dict, "HOST", "/nowhere")
        try:
            store.save()
        finally:
            connection.close()


@pytest.mark.parametrize(
    ("store_class", "error"),
    [(SessionStore, OperationalError), (db.SessionStore, UpdateError)],
    ids=["ours says so", "the negative control says that the session was ended"],
)
def test_a_session_saved_while_the_database_is_away(store_class, error, monkeypatch):
    with pytest.raises(error):
        saved_while_the_database_is_away(store_class, monkeypatch)


def test_a_session_that_was_ended_meanwhile_is_not_saved():
    store = SessionStore()
    store.create()
    SessionStore(store.session_key).delete()

    with pytest.raises(UpdateError):
        store.save()


def test_what_is_saved_is_read_again():
    store = SessionStore()
    store["seen"] = 1405
    store.save()

    assert SessionStore(store.session_key)["seen"] == 1405
