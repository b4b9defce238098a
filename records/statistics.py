"""After many rows came at once: tell PostgreSQL how many there are now, or its next plans are guesses."""

from django.db import connection


def refresh(*models):
    """ANALYZE the tables of these models. Call it after the transaction that filled them."""
    with connection.cursor() as cursor:
        for model in models:
            cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")
