import uuid

import django.db.models.deletion
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
        ("directory", "__first__"),
        ("programs", "0003_kept_by_the_office"),
    ]

    operations = [
        Together(
            migrations.CreateModel(
                name="AgencyEntry",
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
                    ("number", records.columns.LineField(max_length=60, verbose_name="number at the partner agency")),
                    ("title", records.columns.LineField(blank=True, max_length=400, verbose_name="title")),
                    (
                        "home_leader",
                        records.columns.LineField(blank=True, max_length=200, verbose_name="leader of our side"),
                    ),
                    (
                        "home_institution",
                        records.columns.LineField(blank=True, max_length=400, verbose_name="institution of our side"),
                    ),
                    (
                        "partner_leader",
                        records.columns.LineField(blank=True, max_length=200, verbose_name="leader of the partner"),
                    ),
                    (
                        "partner_institution",
                        records.columns.LineField(
                            blank=True, max_length=400, verbose_name="institution of the partner"
                        ),
                    ),
                    (
                        "reason",
                        models.TextField(blank=True, editable=False, verbose_name="why it has no application here"),
                    ),
                    (
                        "call",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="agency_entries",
                            to="programs.call",
                            verbose_name="call",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "line of the partner agency",
                    "verbose_name_plural": "lists of partner agencies",
                    "ordering": ["call", "number"],
                    "abstract": False,
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("call", "number"),
                            name="agency_entry_once",
                            violation_error_message="This number is on the list of the call already.",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="AgencyEntryEvent",
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
                    ("number", records.columns.LineField(max_length=60, verbose_name="number at the partner agency")),
                    ("title", records.columns.LineField(blank=True, max_length=400, verbose_name="title")),
                    (
                        "home_institution",
                        records.columns.LineField(blank=True, max_length=400, verbose_name="institution of our side"),
                    ),
                    (
                        "partner_institution",
                        records.columns.LineField(
                            blank=True, max_length=400, verbose_name="institution of the partner"
                        ),
                    ),
                    (
                        "reason",
                        models.TextField(blank=True, editable=False, verbose_name="why it has no application here"),
                    ),
                    (
                        "call",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="programs.call",
                            verbose_name="call",
                        ),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="programs.agencyentry",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Counterpart",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("reason", models.TextField(blank=True, verbose_name="reason")),
                    ("settled_at", models.DateTimeField(default=records.clock.now, verbose_name="settled")),
                    (
                        "application",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="counterpart",
                            to="programs.application",
                        ),
                    ),
                    (
                        "entry",
                        models.OneToOneField(
                            error_messages={"unique": "This line belongs to another application."},
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="counterpart",
                            to="programs.agencyentry",
                        ),
                    ),
                    (
                        "settled_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "verbose_name": "counterpart at the partner agency",
                    "verbose_name_plural": "counterparts at the partner agency",
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("entry__isnull", False), models.Q(("reason", ""), _negated=True), _connector="OR"
                            ),
                            name="counterpart_is_there_or_reasoned",
                            violation_error_message="Say why it goes on without a counterpart.",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="CounterpartEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
                    ("reason", models.TextField(blank=True, verbose_name="reason")),
                    ("settled_at", models.DateTimeField(default=records.clock.now, verbose_name="settled")),
                    (
                        "application",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="programs.application",
                        ),
                    ),
                    (
                        "entry",
                        models.ForeignKey(
                            db_constraint=False,
                            error_messages={"unique": "This line belongs to another application."},
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="programs.agencyentry",
                        ),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="programs.counterpart",
                        ),
                    ),
                    (
                        "settled_by",
                        models.ForeignKey(
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="agencyentry",
                trigger=pgtrigger.compiler.Trigger(
                    name="count_version",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="NEW.version = OLD.version + 1; RETURN NEW;",
                        hash="32046c5792ecc5f25f78a10361844ddf1778a6e7",
                        operation="UPDATE",
                        pgid="pgtrigger_count_version_48d03",
                        table="programs_agencyentry",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="agencyentry",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_agencyentryevent" ("call_id", "closed_on", "closed_reason", "created_at", "home_institution", "id", "number", "partner_institution", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "title", "uuid") VALUES (NEW."call_id", NEW."closed_on", NEW."closed_reason", NEW."created_at", NEW."home_institution", NEW."id", NEW."number", NEW."partner_institution", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reason", NEW."title", NEW."uuid"); RETURN NULL;',
                        hash="92c4b6257da3dbed080d873f6acd591f37a37411",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_f58f3",
                        table="programs_agencyentry",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="agencyentry",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."call_id" IS DISTINCT FROM (NEW."call_id") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."home_institution" IS DISTINCT FROM (NEW."home_institution") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."partner_institution" IS DISTINCT FROM (NEW."partner_institution") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                        func='INSERT INTO "programs_agencyentryevent" ("call_id", "closed_on", "closed_reason", "created_at", "home_institution", "id", "number", "partner_institution", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "title", "uuid") VALUES (NEW."call_id", NEW."closed_on", NEW."closed_reason", NEW."created_at", NEW."home_institution", NEW."id", NEW."number", NEW."partner_institution", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."title", NEW."uuid"); RETURN NULL;',
                        hash="d56bf543d0748df732cfc2501ae639014170f4f6",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_882ae",
                        table="programs_agencyentry",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="agencyentry",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_agencyentryevent" ("call_id", "closed_on", "closed_reason", "created_at", "home_institution", "id", "number", "partner_institution", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "title", "uuid") VALUES (OLD."call_id", OLD."closed_on", OLD."closed_reason", OLD."created_at", OLD."home_institution", OLD."id", OLD."number", OLD."partner_institution", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason", OLD."title", OLD."uuid"); RETURN NULL;',
                        hash="ac0beeaece0015cb049d909eb3037e2696aff3be",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_db263",
                        table="programs_agencyentry",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="agencyentryevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="52678e115cf4e8cc04f9f9da23a271459eec7774",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_5d654",
                        table="programs_agencyentryevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="counterpart",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_counterpartevent" ("application_id", "entry_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "settled_at", "settled_by_id") VALUES (NEW."application_id", NEW."entry_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reason", NEW."settled_at", NEW."settled_by_id"); RETURN NULL;',
                        hash="7edc035d469cfef1d44dc0a1da62722724a1ca98",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_afccf",
                        table="programs_counterpart",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="counterpart",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                        func='INSERT INTO "programs_counterpartevent" ("application_id", "entry_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "settled_at", "settled_by_id") VALUES (NEW."application_id", NEW."entry_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."settled_at", NEW."settled_by_id"); RETURN NULL;',
                        hash="88d4a279f4095c40a8480b7dae29bc18ca008426",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_2c8f5",
                        table="programs_counterpart",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="counterpart",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_counterpartevent" ("application_id", "entry_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "settled_at", "settled_by_id") VALUES (OLD."application_id", OLD."entry_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason", OLD."settled_at", OLD."settled_by_id"); RETURN NULL;',
                        hash="0944a6ef944997640996551cb22eadc3fdd108c4",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_a10d7",
                        table="programs_counterpart",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="counterpartevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="052e97dd962305ca1d4cd214f657521d63d3d167",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_df281",
                        table="programs_counterpartevent",
                        when="BEFORE",
                    ),
                ),
            ),
        ),
    ]
