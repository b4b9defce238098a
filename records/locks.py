"""Who does it, where several could? The first to ask; the others leave it to them."""

from django.db import connection


def alone(name):
    """Whether this transaction is, until it ends, the only one that does what is called `name`; never waits."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 1405))", [name])
        return cursor.fetchone()[0]
