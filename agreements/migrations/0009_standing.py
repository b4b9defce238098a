"""Suspensions, notice that ends tacit renewal, and the rows that say in which phase an agreement stands on any day."""

import importlib

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import agreements.models.term

BEFORE = importlib.import_module("agreements.migrations.0001_term_functions").CREATE

RUNS_UNTIL = """
DROP FUNCTION term_runs_until(date, date, text, text, integer, integer, integer);
CREATE FUNCTION term_runs_until(
    starts_on date, ends_on date, end_kind text, renewal_mode text,
    auto_months integer, max_auto_renewals integer, max_total_months integer, notice_days integer, notice_given_on date
) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE
        WHEN end_kind = 'unknown' THEN NULL
        WHEN end_kind = 'open' THEN DATE '9999-12-31'
        WHEN renewal_mode <> 'auto' OR auto_months IS NULL THEN ends_on
        ELSE LEAST(
            -- Without limits it renews itself for ever.
            CASE WHEN max_auto_renewals IS NULL AND max_total_months IS NULL THEN DATE '9999-12-31' ELSE (
                (ends_on + 1)::timestamp
                + make_interval(months => auto_months * LEAST(
                    max_auto_renewals,
                    CASE WHEN max_total_months IS NOT NULL THEN GREATEST(0, max_total_months - (
                        SELECT (extract(year FROM length) * 12 + extract(month FROM length))::integer
                               + CASE WHEN extract(day FROM length) > 0 THEN 1 ELSE 0 END
                        FROM (SELECT age((ends_on + 1)::timestamp, starts_on::timestamp) AS length) AS initial
                    )) / auto_months END
                ))
            )::date - 1 END,
            -- Notice lets the first period pass whose deadline has not passed when it is given.
            CASE WHEN notice_given_on IS NOT NULL THEN (
                SELECT min(last) FROM (
                    SELECT ((ends_on + 1)::timestamp + make_interval(months => auto_months * n))::date - 1 AS last
                    FROM generate_series(0, 1200) AS n
                ) AS period
                WHERE last - COALESCE(notice_days, 0) >= notice_given_on
            ) END
        )
    END
$$
"""
RAN_UNTIL = "DROP FUNCTION term_runs_until(date, date, text, text, integer, integer, integer, integer, date);" + BEFORE


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0008_entries_to_verify"),
    ]

    operations = [
        migrations.CreateModel(
            name="Standing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "phase",
                    models.CharField(
                        choices=[
                            ("not_yet", "not yet concluded"),
                            ("upcoming", "upcoming"),
                            ("active", "in force"),
                            ("expiring", "expiring"),
                            ("notice_passed", "notice deadline passed"),
                            ("renewed", "renewed"),
                            ("suspended", "suspended"),
                            ("end_not_known", "end not known"),
                            ("undated", "dates not known"),
                            ("gap", "between two terms"),
                            ("expired", "expired"),
                            ("terminated", "terminated"),
                        ],
                        max_length=15,
                    ),
                ),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
            ],
            options={
                "ordering": ["starts_on"],
            },
        ),
        migrations.CreateModel(
            name="Suspension",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_on", models.DateField(verbose_name="rests from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="last day of rest")),
                ("reason", models.TextField(verbose_name="reason")),
            ],
            options={
                "verbose_name": "suspension",
                "verbose_name_plural": "suspensions",
                "ordering": ["starts_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="SuspensionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("starts_on", models.DateField(verbose_name="rests from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="last day of rest")),
                ("reason", models.TextField(verbose_name="reason")),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="agreementterm",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="agreementterm",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="agreementterm",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="agreementterm",
            name="notice_given_on",
            field=models.DateField(
                blank=True,
                editable=False,
                help_text="From then on it does not renew itself any more.",
                null=True,
                verbose_name="notice given on",
            ),
        ),
        migrations.AddField(
            model_name="agreementtermevent",
            name="notice_given_on",
            field=models.DateField(
                blank=True,
                editable=False,
                help_text="From then on it does not renew itself any more.",
                null=True,
                verbose_name="notice given on",
            ),
        ),
        migrations.RemoveIndex(model_name="agreementterm", name="agreementterm_until"),
        migrations.RemoveField(model_name="agreementterm", name="runs_until"),
        migrations.RunSQL(RUNS_UNTIL, RAN_UNTIL),
        migrations.AddField(
            model_name="agreementterm",
            name="runs_until",
            field=models.GeneratedField(
                db_persist=True,
                expression=agreements.models.term._RunsUntil(
                    "starts_on",
                    "ends_on",
                    "end_kind",
                    "renewal_mode",
                    "auto_months",
                    "max_auto_renewals",
                    "max_total_months",
                    "notice_days",
                    "notice_given_on",
                ),
                null=True,
                output_field=models.DateField(verbose_name="runs until"),
            ),
        ),
        migrations.AddIndex(
            model_name="agreementterm",
            index=models.Index(fields=["runs_until", "starts_on"], name="agreementterm_until"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementterm",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "agreements_agreementtermevent" ("agreement_id", "auto_months", "end_kind", "ends_on", "id", "max_auto_renewals", "max_total_months", "notice_days", "notice_given_on", "origin", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "renewal_mode", "starts_calendar", "starts_on", "starts_precision") VALUES (NEW."agreement_id", NEW."auto_months", NEW."end_kind", NEW."ends_on", NEW."id", NEW."max_auto_renewals", NEW."max_total_months", NEW."notice_days", NEW."notice_given_on", NEW."origin", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."renewal_mode", NEW."starts_calendar", NEW."starts_on", NEW."starts_precision"); RETURN NULL;',
                    hash="e0594e213746ceb3853a0d2366e9af7d36c7f1ba",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e116a",
                    table="agreements_agreementterm",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementterm",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."agreement_id" IS DISTINCT FROM (NEW."agreement_id") OR OLD."auto_months" IS DISTINCT FROM (NEW."auto_months") OR OLD."end_kind" IS DISTINCT FROM (NEW."end_kind") OR OLD."ends_on" IS DISTINCT FROM (NEW."ends_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."max_auto_renewals" IS DISTINCT FROM (NEW."max_auto_renewals") OR OLD."max_total_months" IS DISTINCT FROM (NEW."max_total_months") OR OLD."notice_days" IS DISTINCT FROM (NEW."notice_days") OR OLD."notice_given_on" IS DISTINCT FROM (NEW."notice_given_on") OR OLD."origin" IS DISTINCT FROM (NEW."origin") OR OLD."renewal_mode" IS DISTINCT FROM (NEW."renewal_mode") OR OLD."starts_calendar" IS DISTINCT FROM (NEW."starts_calendar") OR OLD."starts_on" IS DISTINCT FROM (NEW."starts_on") OR OLD."starts_precision" IS DISTINCT FROM (NEW."starts_precision"))',
                    func='INSERT INTO "agreements_agreementtermevent" ("agreement_id", "auto_months", "end_kind", "ends_on", "id", "max_auto_renewals", "max_total_months", "notice_days", "notice_given_on", "origin", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "renewal_mode", "starts_calendar", "starts_on", "starts_precision") VALUES (NEW."agreement_id", NEW."auto_months", NEW."end_kind", NEW."ends_on", NEW."id", NEW."max_auto_renewals", NEW."max_total_months", NEW."notice_days", NEW."notice_given_on", NEW."origin", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."renewal_mode", NEW."starts_calendar", NEW."starts_on", NEW."starts_precision"); RETURN NULL;',
                    hash="5ea82a49625c035a2418f3daebedc36bb05cf7c5",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_26acd",
                    table="agreements_agreementterm",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementterm",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "agreements_agreementtermevent" ("agreement_id", "auto_months", "end_kind", "ends_on", "id", "max_auto_renewals", "max_total_months", "notice_days", "notice_given_on", "origin", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "renewal_mode", "starts_calendar", "starts_on", "starts_precision") VALUES (OLD."agreement_id", OLD."auto_months", OLD."end_kind", OLD."ends_on", OLD."id", OLD."max_auto_renewals", OLD."max_total_months", OLD."notice_days", OLD."notice_given_on", OLD."origin", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."renewal_mode", OLD."starts_calendar", OLD."starts_on", OLD."starts_precision"); RETURN NULL;',
                    hash="5a4efd57c44bc5e012247a0f22e40e1625f24f88",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_47df4",
                    table="agreements_agreementterm",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="standing",
            name="agreement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="standings", to="agreements.agreement"
            ),
        ),
        migrations.AddField(
            model_name="suspension",
            name="agreement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="suspensions", to="agreements.agreement"
            ),
        ),
        migrations.AddField(
            model_name="suspensionevent",
            name="agreement",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="agreements.agreement",
            ),
        ),
        migrations.AddField(
            model_name="suspensionevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                related_query_name="events_query",
                to="agreements.suspension",
            ),
        ),
        migrations.AddIndex(
            model_name="standing",
            index=models.Index(fields=["phase", "ends_on", "starts_on", "agreement"], name="standing_by_phase"),
        ),
        migrations.AddConstraint(
            model_name="standing",
            constraint=models.UniqueConstraint(fields=("agreement", "starts_on"), name="agreement_stands_once"),
        ),
        migrations.AddConstraint(
            model_name="standing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "phase__in",
                        [
                            "not_yet",
                            "upcoming",
                            "active",
                            "expiring",
                            "notice_passed",
                            "renewed",
                            "suspended",
                            "end_not_known",
                            "undated",
                            "gap",
                            "expired",
                            "terminated",
                        ],
                    )
                ),
                name="agreement_standing_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="suspension",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (
                        models.Func(
                            "agreement",
                            "agreement",
                            models.Value("[]"),
                            function="int8range",
                            output_field=django.contrib.postgres.fields.ranges.BigIntegerRangeField(),
                        ),
                        "&&",
                    ),
                    (
                        models.Func(
                            "starts_on",
                            "ends_on",
                            models.Value("[]"),
                            function="daterange",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        "&&",
                    ),
                ],
                name="agreement_suspensions_do_not_overlap",
                violation_error_message="The agreement rests already at that time.",
            ),
        ),
        migrations.AddConstraint(
            model_name="suspension",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"),
                name="suspension_dates_ordered",
                violation_error_message="The suspension ends before it begins.",
            ),
        ),
        migrations.AddConstraint(
            model_name="suspension",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True),
                name="suspension_has_reason",
                violation_error_message="Say why it rests.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="suspension",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "agreements_suspensionevent" ("agreement_id", "ends_on", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "starts_on") VALUES (NEW."agreement_id", NEW."ends_on", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reason", NEW."starts_on"); RETURN NULL;',
                    hash="e2cdddd6bf1e87c90cdae6a0c94e5b14ab4e8848",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_23bb2",
                    table="agreements_suspension",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="suspension",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "agreements_suspensionevent" ("agreement_id", "ends_on", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "starts_on") VALUES (NEW."agreement_id", NEW."ends_on", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."starts_on"); RETURN NULL;',
                    hash="431a0d3856f19025e2c1e95d959615a4723bf277",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d5d3e",
                    table="agreements_suspension",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="suspension",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "agreements_suspensionevent" ("agreement_id", "ends_on", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "starts_on") VALUES (OLD."agreement_id", OLD."ends_on", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason", OLD."starts_on"); RETURN NULL;',
                    hash="3909722296b7a20c567612d46be695ff96d89dad",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3f010",
                    table="agreements_suspension",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="suspensionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="9873c17377b872ff218210a3882d53a0471f49f0",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_9403d",
                    table="agreements_suspensionevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
