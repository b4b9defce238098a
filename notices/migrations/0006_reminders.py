import uuid

import django.db.models.deletion
import django.db.models.functions.text
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
        ("notices", "0005_mail_hold"),
    ]

    operations = [
        Together(
            migrations.CreateModel(
                name="ReminderStep",
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
                    ("kind", models.CharField(max_length=60, verbose_name="reminder")),
                    (
                        "amount",
                        models.SmallIntegerField(
                            help_text="Below zero: so long after it.", verbose_name="before the date"
                        ),
                    ),
                    (
                        "unit",
                        models.CharField(
                            choices=[("days", "days, at 07:00 office time"), ("hours", "hours")],
                            default="days",
                            max_length=5,
                            verbose_name="counted in",
                        ),
                    ),
                    ("audience", models.CharField(max_length=30, verbose_name="for")),
                    (
                        "repeat_days",
                        models.PositiveSmallIntegerField(
                            blank=True,
                            help_text="Until somebody says that it was seen.",
                            null=True,
                            verbose_name="again every so many days",
                        ),
                    ),
                    ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                ],
                options={
                    "verbose_name": "step of a reminder",
                    "verbose_name_plural": "steps of reminders",
                    "ordering": ["kind", "-unit", "-amount", "audience"],
                    "abstract": False,
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("kind", "unit", "amount", "audience"),
                            name="reminder_step_once",
                            violation_error_message="This step exists already; it may be out of use.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("repeat_days__isnull", True),
                                models.Q(("amount__lte", 0), ("repeat_days__gte", 1)),
                                _connector="OR",
                            ),
                            name="reminder_repeats_after_the_date",
                            violation_error_message="Only a reminder on or after the date is repeated, at most once a day.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ReminderStepEvent",
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
                    ("kind", models.CharField(max_length=60, verbose_name="reminder")),
                    (
                        "amount",
                        models.SmallIntegerField(
                            help_text="Below zero: so long after it.", verbose_name="before the date"
                        ),
                    ),
                    (
                        "unit",
                        models.CharField(
                            choices=[("days", "days, at 07:00 office time"), ("hours", "hours")],
                            default="days",
                            max_length=5,
                            verbose_name="counted in",
                        ),
                    ),
                    ("audience", models.CharField(max_length=30, verbose_name="for")),
                    (
                        "repeat_days",
                        models.PositiveSmallIntegerField(
                            blank=True,
                            help_text="Until somebody says that it was seen.",
                            null=True,
                            verbose_name="again every so many days",
                        ),
                    ),
                    ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="notices.reminderstep",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="ReminderDue",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("object_id", models.PositiveBigIntegerField(editable=False)),
                    ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ("anchor_on", models.DateField(verbose_name="the date")),
                    ("turn", models.PositiveSmallIntegerField(default=0, verbose_name="repetition")),
                    ("recipient", models.EmailField(blank=True, max_length=254, verbose_name="for whom")),
                    ("due_at", models.DateTimeField(verbose_name="due")),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("pending", "to come"),
                                ("written", "written"),
                                ("collapsed", "in a nearer one"),
                                ("late", "too late"),
                                ("superseded", "no longer needed"),
                                ("acknowledged", "seen"),
                            ],
                            default="pending",
                            max_length=12,
                            verbose_name="status",
                        ),
                    ),
                    ("status_since", models.DateTimeField(default=records.clock.now, verbose_name="since")),
                    (
                        "is_before_import",
                        models.BooleanField(
                            default=False, verbose_name="the date was past when the record was imported"
                        ),
                    ),
                    (
                        "instead",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("away", "away"),
                                ("inactive", "may not sign in"),
                                ("no_appointment", "without an appointment"),
                                ("undeliverable", "the address fails"),
                                ("not_visible", "does not see the record"),
                                ("nobody", "nobody is in charge"),
                            ],
                            max_length=15,
                            verbose_name="why to somebody else",
                        ),
                    ),
                    ("acknowledged_at", models.DateTimeField(null=True, verbose_name="seen at")),
                    ("remark", models.CharField(blank=True, max_length=300, verbose_name="remark")),
                    ("snoozed_until", models.DateField(null=True, verbose_name="again on")),
                    (
                        "acknowledged_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                            verbose_name="seen by",
                        ),
                    ),
                    (
                        "content_type",
                        models.ForeignKey(
                            editable=False, on_delete=django.db.models.deletion.PROTECT, to="contenttypes.contenttype"
                        ),
                    ),
                    (
                        "email",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="reminders",
                            to="notices.email",
                            verbose_name="letter by email",
                        ),
                    ),
                    (
                        "user",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                            verbose_name="account",
                        ),
                    ),
                    (
                        "step",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="dues",
                            to="notices.reminderstep",
                            verbose_name="step",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "reminder",
                    "verbose_name_plural": "reminders",
                    "ordering": ["due_at", "pk"],
                    "indexes": [
                        models.Index(
                            condition=models.Q(("status", "pending")), fields=["due_at"], name="reminder_pending"
                        ),
                        models.Index(fields=["content_type", "object_id"], name="reminder_about"),
                        models.Index(fields=["due_at", "id"], name="reminder_by_day"),
                        models.Index(
                            condition=models.Q(("snoozed_until__isnull", False)),
                            fields=["snoozed_until"],
                            name="reminder_snoozed",
                        ),
                        models.Index(
                            condition=models.Q(
                                models.Q(("is_before_import", True), ("status", "late")),
                                models.Q(("instead", "nobody"), ("status", "pending")),
                                _connector="OR",
                            ),
                            fields=["content_type"],
                            name="reminder_triage",
                        ),
                    ],
                    "constraints": [
                        models.UniqueConstraint(
                            models.F("content_type"),
                            models.F("object_id"),
                            models.F("step"),
                            models.F("anchor_on"),
                            django.db.models.functions.text.Lower("recipient"),
                            models.F("turn"),
                            name="reminder_due_once",
                            violation_error_message="This reminder is in the ledger already.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("status", "written"), _negated=True),
                                ("email__isnull", False),
                                _connector="OR",
                            ),
                            name="reminder_written_has_letter",
                            violation_error_message="A reminder that was written has its letter.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("acknowledged_at__isnull", False),
                                    ("acknowledged_by__isnull", False),
                                    ("status", "acknowledged"),
                                ),
                                models.Q(
                                    models.Q(("status", "acknowledged"), _negated=True),
                                    ("acknowledged_at__isnull", True),
                                    ("acknowledged_by__isnull", True),
                                ),
                                _connector="OR",
                            ),
                            name="reminder_seen_has_somebody",
                            violation_error_message="A reminder that was seen says by whom and when.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("snoozed_until__isnull", True),
                                models.Q(("status", "acknowledged"), models.Q(("remark", ""), _negated=True)),
                                _connector="OR",
                            ),
                            name="reminder_put_off_has_reason",
                            violation_error_message="A reminder that is put off has a reason.",
                        ),
                    ],
                },
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="reminderstep",
                trigger=pgtrigger.compiler.Trigger(
                    name="count_version",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="NEW.version = OLD.version + 1; RETURN NEW;",
                        hash="43475b41a3c714c020d3e69a61a517447625ff0e",
                        operation="UPDATE",
                        pgid="pgtrigger_count_version_7029b",
                        table="notices_reminderstep",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="reminderstep",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "notices_reminderstepevent" ("amount", "audience", "closed_on", "closed_reason", "created_at", "id", "is_active", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "repeat_days", "unit", "uuid") VALUES (NEW."amount", NEW."audience", NEW."closed_on", NEW."closed_reason", NEW."created_at", NEW."id", NEW."is_active", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."repeat_days", NEW."unit", NEW."uuid"); RETURN NULL;',
                        hash="57581e1c1334e8e4441f73dedfc0e06ec086b28a",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_91e71",
                        table="notices_reminderstep",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="reminderstep",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."amount" IS DISTINCT FROM (NEW."amount") OR OLD."audience" IS DISTINCT FROM (NEW."audience") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."repeat_days" IS DISTINCT FROM (NEW."repeat_days") OR OLD."unit" IS DISTINCT FROM (NEW."unit") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                        func='INSERT INTO "notices_reminderstepevent" ("amount", "audience", "closed_on", "closed_reason", "created_at", "id", "is_active", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "repeat_days", "unit", "uuid") VALUES (NEW."amount", NEW."audience", NEW."closed_on", NEW."closed_reason", NEW."created_at", NEW."id", NEW."is_active", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."repeat_days", NEW."unit", NEW."uuid"); RETURN NULL;',
                        hash="d4aa261a102b9fad56bfee6a19f728731cef9090",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_8b3c3",
                        table="notices_reminderstep",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="reminderstep",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "notices_reminderstepevent" ("amount", "audience", "closed_on", "closed_reason", "created_at", "id", "is_active", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "repeat_days", "unit", "uuid") VALUES (OLD."amount", OLD."audience", OLD."closed_on", OLD."closed_reason", OLD."created_at", OLD."id", OLD."is_active", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."repeat_days", OLD."unit", OLD."uuid"); RETURN NULL;',
                        hash="9e1ed24a7e532210da8ec7e856af292445b776ad",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_77ee6",
                        table="notices_reminderstep",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="reminderstepevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="b1e911e987c7067d5552d63585aa119b7ec271ca",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_20918",
                        table="notices_reminderstepevent",
                        when="BEFORE",
                    ),
                ),
            ),
        ),
    ]
