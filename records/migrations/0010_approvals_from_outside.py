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
        ("records", "0009_action_items"),
    ]

    operations = [
        Together(
            migrations.CreateModel(
                name="ApprovalKind",
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
                    ("code", records.columns.LineField(max_length=20, unique=True, verbose_name="code")),
                    ("name_en", records.columns.LineField(max_length=120, verbose_name="name (English)")),
                    ("name_fa", records.columns.LineField(blank=True, max_length=120, verbose_name="name (Persian)")),
                    (
                        "addressee_en",
                        records.columns.LineField(blank=True, max_length=200, verbose_name="addressee (English)"),
                    ),
                    (
                        "addressee_fa",
                        records.columns.LineField(blank=True, max_length=200, verbose_name="addressee (Persian)"),
                    ),
                ],
                options={
                    "verbose_name": "kind of approval",
                    "verbose_name_plural": "kinds of approval",
                    "ordering": ["code"],
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="ApprovalKindEvent",
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
                    ("code", records.columns.LineField(max_length=20, verbose_name="code")),
                    ("name_en", records.columns.LineField(max_length=120, verbose_name="name (English)")),
                    ("name_fa", records.columns.LineField(blank=True, max_length=120, verbose_name="name (Persian)")),
                    (
                        "addressee_en",
                        records.columns.LineField(blank=True, max_length=200, verbose_name="addressee (English)"),
                    ),
                    (
                        "addressee_fa",
                        records.columns.LineField(blank=True, max_length=200, verbose_name="addressee (Persian)"),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="records.approvalkind",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="OutsideApproval",
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
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("needed", "to be asked for"),
                                ("sent", "waits for an answer"),
                                ("answered", "answered"),
                                ("dropped", "not needed"),
                            ],
                            default="needed",
                            editable=False,
                            max_length=10,
                            verbose_name="status",
                        ),
                    ),
                    (
                        "status_since",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="since"),
                    ),
                    ("is_granted", models.BooleanField(blank=True, editable=False, null=True, verbose_name="granted")),
                    ("reason", models.TextField(blank=True, editable=False, verbose_name="reason given")),
                    (
                        "answer_letter",
                        models.ForeignKey(
                            blank=True,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="records.letter",
                            verbose_name="answer",
                        ),
                    ),
                    (
                        "content_type",
                        models.ForeignKey(
                            editable=False, on_delete=django.db.models.deletion.PROTECT, to="contenttypes.contenttype"
                        ),
                    ),
                    (
                        "kind",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="approvals",
                            to="records.approvalkind",
                            verbose_name="whose approval",
                        ),
                    ),
                    (
                        "owner",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="approvals",
                            to=settings.AUTH_USER_MODEL,
                            verbose_name="officer",
                        ),
                    ),
                    (
                        "sent_letter",
                        models.ForeignKey(
                            blank=True,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="records.letter",
                            verbose_name="letter sent",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "approval from outside",
                    "verbose_name_plural": "approvals from outside",
                    "ordering": ["pk"],
                    "abstract": False,
                    "indexes": [
                        models.Index(fields=["content_type", "object_id"], name="approval_about"),
                        models.Index(
                            condition=models.Q(("status__in", ["needed", "sent"])),
                            fields=["status_since"],
                            name="approval_waiting",
                        ),
                    ],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(
                                models.Q(("status", "dropped"), _negated=True),
                                models.Q(("is_granted", False), _negated=True),
                            ),
                            fields=("content_type", "object_id", "kind"),
                            name="approval_asked_once",
                            violation_error_message="This approval has been asked for already.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("sent_letter__isnull", True), ("status", "needed")),
                                models.Q(("sent_letter__isnull", False), ("status__in", ["sent", "answered"])),
                                ("status", "dropped"),
                                _connector="OR",
                            ),
                            name="approval_sent_has_letter",
                            violation_error_message="An approval that was asked for has the letter's number and date.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("answer_letter__isnull", False),
                                    ("is_granted__isnull", False),
                                    ("status", "answered"),
                                ),
                                models.Q(
                                    models.Q(("status", "answered"), _negated=True),
                                    ("answer_letter__isnull", True),
                                    ("is_granted__isnull", True),
                                    ("reason", ""),
                                ),
                                _connector="OR",
                            ),
                            name="approval_answer_is_whole",
                            violation_error_message="An answer has a letter and says yes or no; before it there is neither.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="OutsideApprovalEvent",
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
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("needed", "to be asked for"),
                                ("sent", "waits for an answer"),
                                ("answered", "answered"),
                                ("dropped", "not needed"),
                            ],
                            default="needed",
                            editable=False,
                            max_length=10,
                            verbose_name="status",
                        ),
                    ),
                    (
                        "status_since",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="since"),
                    ),
                    ("is_granted", models.BooleanField(blank=True, editable=False, null=True, verbose_name="granted")),
                    ("reason", models.TextField(blank=True, editable=False, verbose_name="reason given")),
                    (
                        "answer_letter",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="records.letter",
                            verbose_name="answer",
                        ),
                    ),
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
                        "kind",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="records.approvalkind",
                            verbose_name="whose approval",
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
                            verbose_name="officer",
                        ),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="records.outsideapproval",
                        ),
                    ),
                    (
                        "sent_letter",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="records.letter",
                            verbose_name="letter sent",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="letter",
                trigger=pgtrigger.compiler.Trigger(
                    name="answered_after_sent",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n    IF EXISTS (\n        SELECT 1 FROM records_outsideapproval AS approval\n        JOIN records_letter AS sent ON sent.id = approval.sent_letter_id\n        JOIN records_letter AS answer ON answer.id = approval.answer_letter_id\n        WHERE answer.dated_on < sent.dated_on AND NEW.id IN (sent.id, answer.id)) THEN\n        RAISE EXCEPTION 'answered before it was sent'\n            USING ERRCODE = '23514', CONSTRAINT = 'approval_answered_after_sent';\n    END IF;\n    RETURN NULL;\n",
                        hash="3abb5bc22aac2f5bc42a50c03d74f8b1f782ad75",
                        operation='UPDATE OF "dated_on"',
                        pgid="pgtrigger_answered_after_sent_5ce94",
                        table="records_letter",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="approvalkind",
                trigger=pgtrigger.compiler.Trigger(
                    name="count_version",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="NEW.version = OLD.version + 1; RETURN NEW;",
                        hash="1207b3fcabbeba462e4c3bca5aa4f9b5fa8a3236",
                        operation="UPDATE",
                        pgid="pgtrigger_count_version_2920b",
                        table="records_approvalkind",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="approvalkind",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "records_approvalkindevent" ("addressee_en", "addressee_fa", "closed_on", "closed_reason", "code", "created_at", "id", "name_en", "name_fa", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "uuid") VALUES (NEW."addressee_en", NEW."addressee_fa", NEW."closed_on", NEW."closed_reason", NEW."code", NEW."created_at", NEW."id", NEW."name_en", NEW."name_fa", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."uuid"); RETURN NULL;',
                        hash="18ebdbfb50c3c0bd690e458d8353a2662229938d",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_2db2c",
                        table="records_approvalkind",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="approvalkind",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."addressee_en" IS DISTINCT FROM (NEW."addressee_en") OR OLD."addressee_fa" IS DISTINCT FROM (NEW."addressee_fa") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name_en" IS DISTINCT FROM (NEW."name_en") OR OLD."name_fa" IS DISTINCT FROM (NEW."name_fa") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                        func='INSERT INTO "records_approvalkindevent" ("addressee_en", "addressee_fa", "closed_on", "closed_reason", "code", "created_at", "id", "name_en", "name_fa", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "uuid") VALUES (NEW."addressee_en", NEW."addressee_fa", NEW."closed_on", NEW."closed_reason", NEW."code", NEW."created_at", NEW."id", NEW."name_en", NEW."name_fa", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."uuid"); RETURN NULL;',
                        hash="862c307e29374e7cfa08f219b3d7916ade8836cb",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_f16d4",
                        table="records_approvalkind",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="approvalkind",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "records_approvalkindevent" ("addressee_en", "addressee_fa", "closed_on", "closed_reason", "code", "created_at", "id", "name_en", "name_fa", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "uuid") VALUES (OLD."addressee_en", OLD."addressee_fa", OLD."closed_on", OLD."closed_reason", OLD."code", OLD."created_at", OLD."id", OLD."name_en", OLD."name_fa", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."uuid"); RETURN NULL;',
                        hash="2b4785754540c58a44993037b0d983d60bc74b58",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_4d21d",
                        table="records_approvalkind",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="approvalkindevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="4d49f278f1317408532a60ab5d6f3ced19b2e034",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_ab280",
                        table="records_approvalkindevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="outsideapproval",
                trigger=pgtrigger.compiler.Trigger(
                    name="count_version",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="NEW.version = OLD.version + 1; RETURN NEW;",
                        hash="2202ccba55549f65c02682dfbff11a7e53851dc0",
                        operation="UPDATE",
                        pgid="pgtrigger_count_version_0d18e",
                        table="records_outsideapproval",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="outsideapproval",
                trigger=pgtrigger.compiler.Trigger(
                    name="answered_after_sent",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n    IF EXISTS (\n        SELECT 1 FROM records_outsideapproval AS approval\n        JOIN records_letter AS sent ON sent.id = approval.sent_letter_id\n        JOIN records_letter AS answer ON answer.id = approval.answer_letter_id\n        WHERE answer.dated_on < sent.dated_on AND approval.id = NEW.id) THEN\n        RAISE EXCEPTION 'answered before it was sent'\n            USING ERRCODE = '23514', CONSTRAINT = 'approval_answered_after_sent';\n    END IF;\n    RETURN NULL;\n",
                        hash="bb368964e7d54ae4ca34130aabeba1bec17a229a",
                        operation='INSERT OR UPDATE OF "sent_letter_id", "answer_letter_id"',
                        pgid="pgtrigger_answered_after_sent_272d0",
                        table="records_outsideapproval",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="outsideapproval",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "records_outsideapprovalevent" ("answer_letter_id", "closed_on", "closed_reason", "content_type_id", "created_at", "id", "is_granted", "kind_id", "object_id", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "sent_letter_id", "status", "status_since", "uuid") VALUES (NEW."answer_letter_id", NEW."closed_on", NEW."closed_reason", NEW."content_type_id", NEW."created_at", NEW."id", NEW."is_granted", NEW."kind_id", NEW."object_id", NEW."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reason", NEW."sent_letter_id", NEW."status", NEW."status_since", NEW."uuid"); RETURN NULL;',
                        hash="f0b37388aeda8c58e23fc8f1c68474cc1a55b97d",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_fb030",
                        table="records_outsideapproval",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="outsideapproval",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."answer_letter_id" IS DISTINCT FROM (NEW."answer_letter_id") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."content_type_id" IS DISTINCT FROM (NEW."content_type_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_granted" IS DISTINCT FROM (NEW."is_granted") OR OLD."kind_id" IS DISTINCT FROM (NEW."kind_id") OR OLD."object_id" IS DISTINCT FROM (NEW."object_id") OR OLD."owner_id" IS DISTINCT FROM (NEW."owner_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."sent_letter_id" IS DISTINCT FROM (NEW."sent_letter_id") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_since" IS DISTINCT FROM (NEW."status_since") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                        func='INSERT INTO "records_outsideapprovalevent" ("answer_letter_id", "closed_on", "closed_reason", "content_type_id", "created_at", "id", "is_granted", "kind_id", "object_id", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "sent_letter_id", "status", "status_since", "uuid") VALUES (NEW."answer_letter_id", NEW."closed_on", NEW."closed_reason", NEW."content_type_id", NEW."created_at", NEW."id", NEW."is_granted", NEW."kind_id", NEW."object_id", NEW."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."sent_letter_id", NEW."status", NEW."status_since", NEW."uuid"); RETURN NULL;',
                        hash="62c3744ff8bdd64b2bd493dbb076d18771091081",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_b5cd0",
                        table="records_outsideapproval",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="outsideapproval",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "records_outsideapprovalevent" ("answer_letter_id", "closed_on", "closed_reason", "content_type_id", "created_at", "id", "is_granted", "kind_id", "object_id", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "sent_letter_id", "status", "status_since", "uuid") VALUES (OLD."answer_letter_id", OLD."closed_on", OLD."closed_reason", OLD."content_type_id", OLD."created_at", OLD."id", OLD."is_granted", OLD."kind_id", OLD."object_id", OLD."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason", OLD."sent_letter_id", OLD."status", OLD."status_since", OLD."uuid"); RETURN NULL;',
                        hash="551d990e71e9908a9cc611f11e1d1fa62f8568d5",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_cc136",
                        table="records_outsideapproval",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="outsideapprovalevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="9aabec650064da2e49f79b177b91fe5a36809125",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_1875e",
                        table="records_outsideapprovalevent",
                        when="BEFORE",
                    ),
                ),
            ),
        ),
    ]
