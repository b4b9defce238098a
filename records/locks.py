"""Who does it, where several could? The first to ask; the others leave it to them."""

from contextlib import contextmanager

from django.db import connection


def alone(name):
    """Whether this transaction is, until it ends, the only one that does what is called `name`; never waits."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 1405))", [name])
        return cursor.fetchone()[0]


@contextmanager
def alone_inside(name):
    """Whether no other process is inside; the database ends the lock also where the process is killed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(hashtext(%s))", [name])
        (is_alone,) = cursor.fetchone()
        try:
            yield is_alone
        finally:
            if is_alone:
                cursor.execute("SELECT pg_advisory_unlock(hashtext(%s))", [name])
