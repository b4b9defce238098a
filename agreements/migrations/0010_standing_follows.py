"""The phases of an agreement, for every day from year 1 to 9999, in rows that follow its dates by themselves.

The phase is said here and nowhere else. It can change only on a few days: they are gathered, the phase is told for each,
and neighbours that say the same are one row.
"""

from django.db import migrations

CREATE = """
CREATE FUNCTION renew_agreement_standing(keys bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    -- Whoever comes second waits here, and then reads what the first has written.
    PERFORM FROM agreements_agreement WHERE id = ANY (keys) ORDER BY id FOR NO KEY UPDATE;
    DELETE FROM agreements_standing WHERE agreement_id = ANY (keys);
    INSERT INTO agreements_standing (agreement_id, phase, starts_on, ends_on)
    WITH chosen AS (
        SELECT agreement.id, signed_on, terminated_on, type.expiring_window_days AS notice_window
        FROM agreements_agreement AS agreement JOIN agreements_agreementtype AS type ON type.id = agreement.type_id
        WHERE agreement.id = ANY (keys) AND status = 'concluded'
    ), terms AS (
        SELECT chosen.notice_window, term.* FROM agreements_agreementterm AS term
        JOIN chosen ON chosen.id = term.agreement_id
    ), edges AS (
        SELECT id AS agreement_id, DATE '0001-01-01' AS day FROM chosen
        UNION SELECT id, signed_on FROM chosen WHERE signed_on IS NOT NULL
        UNION SELECT id, terminated_on FROM chosen WHERE terminated_on IS NOT NULL
        UNION SELECT agreement_id, starts_on FROM terms
        UNION SELECT agreement_id, runs_until + 1 FROM terms WHERE runs_until < '9999-12-31'
        UNION SELECT agreement_id, notice_deadline + 1 FROM terms WHERE notice_deadline IS NOT NULL
        UNION SELECT agreement_id, runs_until - notice_window FROM terms WHERE runs_until < '9999-12-31'
        UNION SELECT agreement_id, starts_on FROM agreements_suspension WHERE agreement_id = ANY (keys)
        UNION SELECT agreement_id, ends_on + 1 FROM agreements_suspension WHERE agreement_id = ANY (keys)
    ), said AS (
        SELECT edges.agreement_id, edges.day, CASE
            WHEN chosen.signed_on > edges.day THEN 'not_yet'
            WHEN chosen.terminated_on <= edges.day THEN 'terminated'
            WHEN following.first IS NULL AND term.id IS NULL
                THEN CASE WHEN rest.id IS NULL THEN 'undated' ELSE 'suspended' END
            WHEN term.id IS NULL THEN 'upcoming'
            WHEN term.runs_until < edges.day THEN CASE WHEN following.first IS NULL THEN 'expired' ELSE 'gap' END
            WHEN rest.id IS NOT NULL THEN 'suspended'
            WHEN term.end_kind = 'unknown' THEN 'end_not_known'
            WHEN following.first IS NOT NULL THEN 'renewed'
            WHEN term.end_kind = 'open' THEN 'active'
            WHEN term.renewal_mode <> 'auto' AND term.notice_deadline < edges.day THEN 'notice_passed'
            WHEN term.runs_until <= edges.day + chosen.notice_window THEN 'expiring'
            ELSE 'active'
        END AS phase
        FROM edges JOIN chosen ON chosen.id = edges.agreement_id
        LEFT JOIN LATERAL (
            SELECT * FROM agreements_agreementterm AS begun
            WHERE begun.agreement_id = edges.agreement_id AND begun.starts_on <= edges.day
            ORDER BY begun.starts_on DESC LIMIT 1
        ) AS term ON true
        LEFT JOIN LATERAL (
            SELECT min(later.starts_on) AS first FROM agreements_agreementterm AS later
            WHERE later.agreement_id = edges.agreement_id AND later.starts_on > edges.day
        ) AS following ON true
        LEFT JOIN LATERAL (
            SELECT id FROM agreements_suspension AS suspension
            WHERE suspension.agreement_id = edges.agreement_id AND suspension.starts_on <= edges.day
                  AND (suspension.ends_on IS NULL OR suspension.ends_on >= edges.day)
        ) AS rest ON true
        WHERE edges.day IS NOT NULL AND edges.day >= '0001-01-01'
    ), turns AS (
        SELECT *, lag(phase) OVER (PARTITION BY agreement_id ORDER BY day) AS before FROM said
    )
    SELECT agreement_id, phase, day,
           COALESCE(lead(day) OVER (PARTITION BY agreement_id ORDER BY day) - 1, DATE '9999-12-31')
    FROM turns WHERE phase IS DISTINCT FROM before;
END $$;

CREATE FUNCTION standing_follows_new_agreements() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    keys bigint[];
BEGIN
    SELECT array_agg(id) INTO keys FROM rows_after WHERE status = 'concluded';
    IF keys IS NOT NULL THEN PERFORM renew_agreement_standing(keys); END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION standing_follows_agreements() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    keys bigint[];
BEGIN
    SELECT array_agg(id) INTO keys FROM rows_after AS after JOIN rows_before AS before USING (id)
    WHERE (after.status, after.signed_on, after.terminated_on, after.type_id)
          IS DISTINCT FROM (before.status, before.signed_on, before.terminated_on, before.type_id);
    IF keys IS NOT NULL THEN PERFORM renew_agreement_standing(keys); END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION standing_follows_types() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    keys bigint[];
BEGIN
    SELECT array_agg(agreement.id) INTO keys FROM agreements_agreement AS agreement
    JOIN rows_after AS after ON after.id = agreement.type_id JOIN rows_before AS before ON before.id = after.id
    WHERE agreement.status = 'concluded' AND after.expiring_window_days <> before.expiring_window_days;
    IF keys IS NOT NULL THEN PERFORM renew_agreement_standing(keys); END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION standing_follows_added_rows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    keys bigint[];
BEGIN
    SELECT array_agg(DISTINCT agreement_id) INTO keys FROM rows_after;
    IF keys IS NOT NULL THEN PERFORM renew_agreement_standing(keys); END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION standing_follows_changed_rows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    keys bigint[];
BEGIN
    SELECT array_agg(DISTINCT agreement_id) INTO keys
    FROM (SELECT agreement_id FROM rows_after UNION ALL SELECT agreement_id FROM rows_before) AS changed;
    IF keys IS NOT NULL THEN PERFORM renew_agreement_standing(keys); END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION standing_follows_deleted_rows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    keys bigint[];
BEGIN
    SELECT array_agg(DISTINCT agreement_id) INTO keys FROM rows_before;
    IF keys IS NOT NULL THEN PERFORM renew_agreement_standing(keys); END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER standing_follows_insert AFTER INSERT ON agreements_agreement
    REFERENCING NEW TABLE AS rows_after FOR EACH STATEMENT EXECUTE FUNCTION standing_follows_new_agreements();
CREATE TRIGGER standing_follows_update AFTER UPDATE ON agreements_agreement
    REFERENCING NEW TABLE AS rows_after OLD TABLE AS rows_before
    FOR EACH STATEMENT EXECUTE FUNCTION standing_follows_agreements();
CREATE TRIGGER standing_follows_update AFTER UPDATE ON agreements_agreementtype
    REFERENCING NEW TABLE AS rows_after OLD TABLE AS rows_before
    FOR EACH STATEMENT EXECUTE FUNCTION standing_follows_types();
"""

OF_ROWS = """
CREATE TRIGGER standing_follows_insert AFTER INSERT ON {table}
    REFERENCING NEW TABLE AS rows_after FOR EACH STATEMENT EXECUTE FUNCTION standing_follows_added_rows();
CREATE TRIGGER standing_follows_update AFTER UPDATE ON {table}
    REFERENCING NEW TABLE AS rows_after OLD TABLE AS rows_before
    FOR EACH STATEMENT EXECUTE FUNCTION standing_follows_changed_rows();
CREATE TRIGGER standing_follows_delete AFTER DELETE ON {table}
    REFERENCING OLD TABLE AS rows_before FOR EACH STATEMENT EXECUTE FUNCTION standing_follows_deleted_rows();
"""
TABLES = ("agreements_agreementterm", "agreements_suspension")

FILL = """
SELECT renew_agreement_standing(array_agg(id)) FROM agreements_agreement;
ANALYZE agreements_standing;
"""

DROP = """
DROP TRIGGER standing_follows_insert ON agreements_agreement;
DROP TRIGGER standing_follows_update ON agreements_agreement;
DROP TRIGGER standing_follows_update ON agreements_agreementtype;
DROP FUNCTION standing_follows_new_agreements, standing_follows_agreements, standing_follows_types CASCADE;
DROP FUNCTION standing_follows_added_rows, standing_follows_changed_rows, standing_follows_deleted_rows CASCADE;
DROP FUNCTION renew_agreement_standing;
DELETE FROM agreements_standing;
"""


class Migration(migrations.Migration):
    dependencies = [("agreements", "0009_standing")]

    operations = [
        migrations.RunSQL([CREATE, *(OF_ROWS.format(table=table) for table in TABLES), FILL], DROP),
    ]
