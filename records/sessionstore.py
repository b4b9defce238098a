"""Sessions in the database. Where that is away while one is saved, the error says so."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import UpdateError
from django.db import InterfaceError, OperationalError


class SessionStore(db.SessionStore):
    def save(self, must_create=False):
        """Django takes every error for a session that was ended meanwhile, and answers 400: an outage is a 503."""
        try:
            super().save(must_create)
        except UpdateError as error:
            reason = error.__context__
            if isinstance(reason, OperationalError | InterfaceError):
                raise reason from reason.__cause__
            raise
