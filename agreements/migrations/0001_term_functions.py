"""The last day a term can cover, as SQL: a generated column needs it, and so nothing can drift from it."""

from django.db import migrations

CREATE = """
CREATE FUNCTION term_runs_until(
    starts_on date, ends_on date, end_kind text, renewal_mode text,
    auto_months integer, max_auto_renewals integer, max_total_months integer
) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE
        WHEN end_kind = 'unknown' THEN NULL
        WHEN end_kind = 'open' THEN DATE '9999-12-31'
        WHEN renewal_mode <> 'auto' OR auto_months IS NULL THEN ends_on
        WHEN max_auto_renewals IS NULL AND max_total_months IS NULL THEN DATE '9999-12-31'
        ELSE (
            (ends_on + 1)::timestamp
            + make_interval(months => auto_months * LEAST(
                max_auto_renewals,
                CASE WHEN max_total_months IS NOT NULL THEN GREATEST(0, max_total_months - (
                    SELECT (extract(year FROM length) * 12 + extract(month FROM length))::integer
                           + CASE WHEN extract(day FROM length) > 0 THEN 1 ELSE 0 END
                    FROM (SELECT age((ends_on + 1)::timestamp, starts_on::timestamp) AS length) AS initial
                )) / auto_months END
            ))
        )::date - 1
    END
$$
"""


class Migration(migrations.Migration):
    operations = [
        migrations.RunSQL(
            CREATE,
            "DROP FUNCTION term_runs_until(date, date, text, text, integer, integer, integer)",
        )
    ]
