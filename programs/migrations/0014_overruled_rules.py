"""Rules that two people have overruled for one application."""

import uuid

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import records.clock
import records.columns
from records.migrating import Together


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0013_sections_are_counted_by_their_rows"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        Together(
            migrations.CreateModel(
                name="Overruling",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ("version", models.PositiveIntegerField(default=1, editable=False)),
                    (
                        "created_at",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="entered"),
                    ),
                    ("closed_on", models.DateField(blank=True, editable=False, null=True, verbose_name="closed on")),
                    (
                        "closed_reason",
                        records.columns.LineField(
                            blank=True, editable=False, max_length=300, verbose_name="reason for closing"
                        ),
                    ),
                    ("reason", models.TextField(verbose_name="reasons")),
                    (
                        "proposed_at",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="proposed"),
                    ),
                    (
                        "confirmed_at",
                        models.DateTimeField(blank=True, editable=False, null=True, verbose_name="confirmed"),
                    ),
                    ("rule_as_it_was", models.JSONField(editable=False, verbose_name="rule as it was")),
                    (
                        "application",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="overrulings",
                            to="programs.application",
                            verbose_name="application",
                        ),
                    ),
                    (
                        "confirmed_by",
                        models.ForeignKey(
                            blank=True,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                            verbose_name="confirmed by",
                        ),
                    ),
                    (
                        "proposed_by",
                        models.ForeignKey(
                            editable=False,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                            verbose_name="proposed by",
                        ),
                    ),
                    (
                        "rule",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="overrulings",
                            to="programs.eligibilityrule",
                            verbose_name="rule",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "overruled rule",
                    "verbose_name_plural": "overruled rules",
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                django.db.models.lookups.GreaterThanOrEqual(
                                    django.db.models.functions.text.Length(
                                        django.db.models.functions.text.Trim("reason")
                                    ),
                                    20,
                                )
                            ),
                            name="overruling_has_reasons",
                            violation_error_message="Give reasons of at least 20 characters.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("confirmed_at__isnull", True), ("confirmed_by__isnull", True)),
                                models.Q(
                                    ("confirmed_at__isnull", False),
                                    ("confirmed_by__isnull", False),
                                    models.Q(("confirmed_by", models.F("proposed_by")), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="overruling_confirmed_by_another",
                            violation_error_message="A second person confirms that a rule is overruled.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("confirmed_at__isnull", True), ("closed_on__isnull", True), _connector="OR"
                            ),
                            name="overruling_confirmed_is_kept",
                            violation_error_message="What two people have decided is not dropped.",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("closed_on__isnull", True)),
                            fields=("application", "rule"),
                            name="overruling_stands_once",
                            violation_error_message="That this rule is overruled is proposed already.",
                        ),
                    ],
                    "ordering": ["-proposed_at", "-pk"],
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="OverrulingEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
                    ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                    (
                        "created_at",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="entered"),
                    ),
                    ("closed_on", models.DateField(blank=True, editable=False, null=True, verbose_name="closed on")),
                    (
                        "closed_reason",
                        records.columns.LineField(
                            blank=True, editable=False, max_length=300, verbose_name="reason for closing"
                        ),
                    ),
                    ("reason", models.TextField(verbose_name="reasons")),
                    (
                        "proposed_at",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="proposed"),
                    ),
                    (
                        "confirmed_at",
                        models.DateTimeField(blank=True, editable=False, null=True, verbose_name="confirmed"),
                    ),
                    ("rule_as_it_was", models.JSONField(editable=False, verbose_name="rule as it was")),
                    (
                        "application",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="programs.application",
                            verbose_name="application",
                        ),
                    ),
                    (
                        "confirmed_by",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to=settings.AUTH_USER_MODEL,
                            verbose_name="confirmed by",
                        ),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="programs.overruling",
                        ),
                    ),
                    (
                        "proposed_by",
                        models.ForeignKey(
                            db_constraint=False,
                            editable=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to=settings.AUTH_USER_MODEL,
                            verbose_name="proposed by",
                        ),
                    ),
                    (
                        "rule",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="programs.eligibilityrule",
                            verbose_name="rule",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="overruling",
                trigger=pgtrigger.compiler.Trigger(
                    name="count_version",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="NEW.version = OLD.version + 1; RETURN NEW;",
                        hash="1c9fcd3a6420337e44fa0845cd98eedaa8510b8b",
                        operation="UPDATE",
                        pgid="pgtrigger_count_version_03a2d",
                        table="programs_overruling",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="overruling",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_overrulingevent" ("application_id", "closed_on", "closed_reason", "confirmed_at", "confirmed_by_id", "created_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "reason", "rule_as_it_was", "rule_id", "uuid") VALUES (NEW."application_id", NEW."closed_on", NEW."closed_reason", NEW."confirmed_at", NEW."confirmed_by_id", NEW."created_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."proposed_at", NEW."proposed_by_id", NEW."reason", NEW."rule_as_it_was", NEW."rule_id", NEW."uuid"); RETURN NULL;',
                        hash="c6589a5898092684a73f5b170d179d8ab6945efc",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_c0f0d",
                        table="programs_overruling",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="overruling",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."confirmed_at" IS DISTINCT FROM (NEW."confirmed_at") OR OLD."confirmed_by_id" IS DISTINCT FROM (NEW."confirmed_by_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."proposed_at" IS DISTINCT FROM (NEW."proposed_at") OR OLD."proposed_by_id" IS DISTINCT FROM (NEW."proposed_by_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."rule_id" IS DISTINCT FROM (NEW."rule_id") OR OLD."rule_as_it_was" IS DISTINCT FROM (NEW."rule_as_it_was") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                        func='INSERT INTO "programs_overrulingevent" ("application_id", "closed_on", "closed_reason", "confirmed_at", "confirmed_by_id", "created_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "reason", "rule_as_it_was", "rule_id", "uuid") VALUES (NEW."application_id", NEW."closed_on", NEW."closed_reason", NEW."confirmed_at", NEW."confirmed_by_id", NEW."created_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."proposed_at", NEW."proposed_by_id", NEW."reason", NEW."rule_as_it_was", NEW."rule_id", NEW."uuid"); RETURN NULL;',
                        hash="f55e44ae994c41e404ac1efe65848e71f8296012",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_371c5",
                        table="programs_overruling",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="overruling",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_overrulingevent" ("application_id", "closed_on", "closed_reason", "confirmed_at", "confirmed_by_id", "created_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "reason", "rule_as_it_was", "rule_id", "uuid") VALUES (OLD."application_id", OLD."closed_on", OLD."closed_reason", OLD."confirmed_at", OLD."confirmed_by_id", OLD."created_at", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."proposed_at", OLD."proposed_by_id", OLD."reason", OLD."rule_as_it_was", OLD."rule_id", OLD."uuid"); RETURN NULL;',
                        hash="858f4fe75758f4e9165ebef0d29bd38b8bed3846",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_faf9c",
                        table="programs_overruling",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="overrulingevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="3a562426929deb9da35ecc6d919cc14e65e0f0fd",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_cb21d",
                        table="programs_overrulingevent",
                        when="BEFORE",
                    ),
                ),
            ),
        ),
    ]
