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
        ("contenttypes", "0002_remove_content_type_name"),
        ("directory", "__first__"),
        ("records", "0008_letter_register"),
    ]

    operations = [
        Together(
            migrations.CreateModel(
                name="ActionItem",
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
                    ("object_id", models.PositiveBigIntegerField(editable=False)),
                    ("title", records.columns.LineField(max_length=200, verbose_name="what is to be done")),
                    ("due_on", models.DateField(verbose_name="by when")),
                    (
                        "needs_evidence",
                        models.BooleanField(
                            default=False,
                            help_text="It is done only when a paper is filed with it.",
                            verbose_name="needs a paper as evidence",
                        ),
                    ),
                    (
                        "status",
                        models.CharField(
                            choices=[("open", "open"), ("done", "done"), ("waived", "waived")],
                            default="open",
                            editable=False,
                            max_length=10,
                            verbose_name="status",
                        ),
                    ),
                    (
                        "status_since",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="since"),
                    ),
                    ("done_on", models.DateField(blank=True, editable=False, null=True, verbose_name="done on")),
                    ("outcome", models.TextField(blank=True, editable=False, verbose_name="what was done, or why not")),
                    (
                        "content_type",
                        models.ForeignKey(
                            editable=False, on_delete=django.db.models.deletion.PROTECT, to="contenttypes.contenttype"
                        ),
                    ),
                    (
                        "evidence",
                        models.ForeignKey(
                            blank=True,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="records.document",
                            verbose_name="evidence",
                        ),
                    ),
                    (
                        "given_by",
                        models.ForeignKey(
                            blank=True,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                            verbose_name="asked by",
                        ),
                    ),
                    (
                        "owner",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="action_items",
                            to=settings.AUTH_USER_MODEL,
                            verbose_name="by whom",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "action item",
                    "verbose_name_plural": "action items",
                    "ordering": ["due_on", "pk"],
                    "abstract": False,
                    "indexes": [
                        models.Index(fields=["content_type", "object_id"], name="action_about"),
                        models.Index(
                            condition=models.Q(("status", "open")), fields=["owner", "due_on"], name="action_open"
                        ),
                        models.Index(
                            condition=models.Q(("status", "open")), fields=["due_on"], name="action_open_by_day"
                        ),
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("done_on__isnull", False), ("status", "done")),
                                models.Q(models.Q(("status", "done"), _negated=True), ("done_on__isnull", True)),
                                _connector="OR",
                            ),
                            name="action_done_has_day",
                            violation_error_message="An action that is done has the day on which it was; others have none.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("status", "done"), _negated=True),
                                ("needs_evidence", False),
                                ("evidence__isnull", False),
                                _connector="OR",
                            ),
                            name="action_done_has_evidence",
                            violation_error_message="This needs a paper as evidence: file it.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("status", "waived"), _negated=True),
                                models.Q(("outcome", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="action_waived_has_reasons",
                            violation_error_message="An action is waived with reasons.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ActionItemEvent",
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
                    ("object_id", models.PositiveBigIntegerField(editable=False)),
                    ("title", records.columns.LineField(max_length=200, verbose_name="what is to be done")),
                    ("due_on", models.DateField(verbose_name="by when")),
                    (
                        "needs_evidence",
                        models.BooleanField(
                            default=False,
                            help_text="It is done only when a paper is filed with it.",
                            verbose_name="needs a paper as evidence",
                        ),
                    ),
                    (
                        "status",
                        models.CharField(
                            choices=[("open", "open"), ("done", "done"), ("waived", "waived")],
                            default="open",
                            editable=False,
                            max_length=10,
                            verbose_name="status",
                        ),
                    ),
                    (
                        "status_since",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="since"),
                    ),
                    ("done_on", models.DateField(blank=True, editable=False, null=True, verbose_name="done on")),
                    ("outcome", models.TextField(blank=True, editable=False, verbose_name="what was done, or why not")),
                    (
                        "content_type",
                        models.ForeignKey(
                            db_constraint=False,
                            editable=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="contenttypes.contenttype",
                        ),
                    ),
                    (
                        "evidence",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="records.document",
                            verbose_name="evidence",
                        ),
                    ),
                    (
                        "given_by",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to=settings.AUTH_USER_MODEL,
                            verbose_name="asked by",
                        ),
                    ),
                    (
                        "owner",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to=settings.AUTH_USER_MODEL,
                            verbose_name="by whom",
                        ),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="records.actionitem",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="actionitem",
                trigger=pgtrigger.compiler.Trigger(
                    name="count_version",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="NEW.version = OLD.version + 1; RETURN NEW;",
                        hash="8d379bd98408c9c08e3e9f663a6674f75c210cd2",
                        operation="UPDATE",
                        pgid="pgtrigger_count_version_08fce",
                        table="records_actionitem",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="actionitem",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "records_actionitemevent" ("closed_on", "closed_reason", "content_type_id", "created_at", "done_on", "due_on", "evidence_id", "given_by_id", "id", "needs_evidence", "object_id", "outcome", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "status_since", "title", "uuid") VALUES (NEW."closed_on", NEW."closed_reason", NEW."content_type_id", NEW."created_at", NEW."done_on", NEW."due_on", NEW."evidence_id", NEW."given_by_id", NEW."id", NEW."needs_evidence", NEW."object_id", NEW."outcome", NEW."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."status", NEW."status_since", NEW."title", NEW."uuid"); RETURN NULL;',
                        hash="a58a1dae9cf86981bdad0a67a41aab6ed5045a84",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_2a96d",
                        table="records_actionitem",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="actionitem",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."content_type_id" IS DISTINCT FROM (NEW."content_type_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."done_on" IS DISTINCT FROM (NEW."done_on") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."evidence_id" IS DISTINCT FROM (NEW."evidence_id") OR OLD."given_by_id" IS DISTINCT FROM (NEW."given_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."needs_evidence" IS DISTINCT FROM (NEW."needs_evidence") OR OLD."object_id" IS DISTINCT FROM (NEW."object_id") OR OLD."outcome" IS DISTINCT FROM (NEW."outcome") OR OLD."owner_id" IS DISTINCT FROM (NEW."owner_id") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_since" IS DISTINCT FROM (NEW."status_since") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                        func='INSERT INTO "records_actionitemevent" ("closed_on", "closed_reason", "content_type_id", "created_at", "done_on", "due_on", "evidence_id", "given_by_id", "id", "needs_evidence", "object_id", "outcome", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "status_since", "title", "uuid") VALUES (NEW."closed_on", NEW."closed_reason", NEW."content_type_id", NEW."created_at", NEW."done_on", NEW."due_on", NEW."evidence_id", NEW."given_by_id", NEW."id", NEW."needs_evidence", NEW."object_id", NEW."outcome", NEW."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."status", NEW."status_since", NEW."title", NEW."uuid"); RETURN NULL;',
                        hash="76e11c79e6d6f7cf810cbe74cbc0044e5228dc4d",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_acb2f",
                        table="records_actionitem",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="actionitem",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "records_actionitemevent" ("closed_on", "closed_reason", "content_type_id", "created_at", "done_on", "due_on", "evidence_id", "given_by_id", "id", "needs_evidence", "object_id", "outcome", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "status_since", "title", "uuid") VALUES (OLD."closed_on", OLD."closed_reason", OLD."content_type_id", OLD."created_at", OLD."done_on", OLD."due_on", OLD."evidence_id", OLD."given_by_id", OLD."id", OLD."needs_evidence", OLD."object_id", OLD."outcome", OLD."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."status", OLD."status_since", OLD."title", OLD."uuid"); RETURN NULL;',
                        hash="d98c3da702d3d09369d9af9abe504d913996af91",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_14f3d",
                        table="records_actionitem",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="actionitemevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="992a1f2a425abe96a6b847ec8cd7a32aa22d925a",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_a32d7",
                        table="records_actionitemevent",
                        when="BEFORE",
                    ),
                ),
            ),
        ),
    ]
