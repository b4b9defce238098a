"""What may the portal's own database role do? Everything but change tables, and history only grow."""

from django.apps import apps
from django.conf import settings
from django.db import connection
from psycopg import sql


def append_only_tables():
    """Tables into which the application only inserts: the history of every tracked model."""
    return sorted(model._meta.db_table for model in apps.get_models() if hasattr(model, "pgh_tracked_model"))


def grant_application_role():
    """Run by the owner after each migration: rows to read and write, history to read and add to, no table to empty."""
    role = sql.Identifier(settings.APPLICATION_ROLE)
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(role))
        cursor.execute(
            sql.SQL("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {}").format(role)
        )
        # MAINTAIN: to ANALYZE after an import.
        cursor.execute(sql.SQL("GRANT MAINTAIN ON ALL TABLES IN SCHEMA public TO {}").format(role))
        cursor.execute(sql.SQL("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {}").format(role))
        for table in append_only_tables():
            cursor.execute(sql.SQL("REVOKE UPDATE, DELETE ON {} FROM {}").format(sql.Identifier(table), role))
