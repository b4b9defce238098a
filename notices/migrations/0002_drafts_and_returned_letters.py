import uuid

import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import records.clock
from records.migrating import Together


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("directory", "__first__"),
        ("notices", "0001_emails"),
    ]

    operations = [
        Together(
            migrations.CreateModel(
                name="EmailEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
                    ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                    ("key", models.CharField(blank=True, max_length=200, null=True)),
                    ("language", models.CharField(default="en", max_length=5, verbose_name="language")),
                    ("subject", models.CharField(max_length=250, verbose_name="subject")),
                    ("is_secret", models.BooleanField(default=False, verbose_name="account letter")),
                    ("object_id", models.PositiveBigIntegerField(editable=False, null=True)),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("draft", "draft"),
                                ("queued", "waiting"),
                                ("sending", "being sent"),
                                ("sent", "sent"),
                                ("failed", "failed"),
                                ("bounced", "came back"),
                                ("discarded", "discarded"),
                            ],
                            default="queued",
                            max_length=10,
                            verbose_name="status",
                        ),
                    ),
                    ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="attempts")),
                    ("claimed_at", models.DateTimeField(null=True)),
                    ("next_try_at", models.DateTimeField(default=records.clock.now, verbose_name="next try")),
                    ("written_at", models.DateTimeField(default=records.clock.now, verbose_name="written")),
                    ("sent_at", models.DateTimeField(null=True, verbose_name="sent at")),
                    (
                        "is_uncertain",
                        models.BooleanField(
                            default=False,
                            help_text="The worker stopped while sending, so the letter was sent once more under the same Message-ID.",
                            verbose_name="perhaps sent twice",
                        ),
                    ),
                    ("error", models.TextField(blank=True, verbose_name="why it failed")),
                    (
                        "content_type",
                        models.ForeignKey(
                            db_constraint=False,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="contenttypes.contenttype",
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to=settings.AUTH_USER_MODEL,
                            verbose_name="account",
                        ),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="notices.email",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.RemoveConstraint(
                model_name="email",
                name="email_sent_has_time",
            ),
            migrations.RemoveConstraint(
                model_name="email",
                name="email_secret_is_erased",
            ),
            migrations.AddField(
                model_name="email",
                name="version",
                field=models.PositiveIntegerField(default=1, editable=False),
            ),
            migrations.AlterField(
                model_name="email",
                name="status",
                field=models.CharField(
                    choices=[
                        ("draft", "draft"),
                        ("queued", "waiting"),
                        ("sending", "being sent"),
                        ("sent", "sent"),
                        ("failed", "failed"),
                        ("bounced", "came back"),
                        ("discarded", "discarded"),
                    ],
                    default="queued",
                    max_length=10,
                    verbose_name="status",
                ),
            ),
            migrations.AddIndex(
                model_name="email",
                index=models.Index(
                    condition=models.Q(("is_secret", False), ("status__in", ["draft", "failed", "bounced"])),
                    fields=["status", "written_at"],
                    name="email_to_be_handled",
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="email",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (NEW.\"status\" = 'draft')",
                        func='INSERT INTO "notices_emailevent" ("attempts", "claimed_at", "content_type_id", "error", "id", "is_secret", "is_uncertain", "key", "language", "next_try_at", "object_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at", "status", "subject", "uuid", "written_at") VALUES (NEW."attempts", NEW."claimed_at", NEW."content_type_id", NEW."error", NEW."id", NEW."is_secret", NEW."is_uncertain", NEW."key", NEW."language", NEW."next_try_at", NEW."object_id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."sent_at", NEW."status", NEW."subject", NEW."uuid", NEW."written_at"); RETURN NULL;',
                        hash="e617a3880d649001073594a3593b8eadb0f10e76",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_179c8",
                        table="notices_email",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="email",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.\"status\" = 'draft' OR OLD.\"status\" = 'failed' OR OLD.\"status\" = 'bounced')",
                        func='INSERT INTO "notices_emailevent" ("attempts", "claimed_at", "content_type_id", "error", "id", "is_secret", "is_uncertain", "key", "language", "next_try_at", "object_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at", "status", "subject", "uuid", "written_at") VALUES (NEW."attempts", NEW."claimed_at", NEW."content_type_id", NEW."error", NEW."id", NEW."is_secret", NEW."is_uncertain", NEW."key", NEW."language", NEW."next_try_at", NEW."object_id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."sent_at", NEW."status", NEW."subject", NEW."uuid", NEW."written_at"); RETURN NULL;',
                        hash="5867877cea732f711e7d06401374a0c81eeb41ff",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_a299a",
                        table="notices_email",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="email",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "notices_emailevent" ("attempts", "claimed_at", "content_type_id", "error", "id", "is_secret", "is_uncertain", "key", "language", "next_try_at", "object_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at", "status", "subject", "uuid", "written_at") VALUES (OLD."attempts", OLD."claimed_at", OLD."content_type_id", OLD."error", OLD."id", OLD."is_secret", OLD."is_uncertain", OLD."key", OLD."language", OLD."next_try_at", OLD."object_id", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."sent_at", OLD."status", OLD."subject", OLD."uuid", OLD."written_at"); RETURN NULL;',
                        hash="c809437dd77d7d6f72108a6314f1ecf072eab605",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_9a89f",
                        table="notices_email",
                        when="AFTER",
                    ),
                ),
            ),
            migrations.AddConstraint(
                model_name="email",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("status__in", ["sent", "bounced"]), _negated=True),
                        ("sent_at__isnull", False),
                        _connector="OR",
                    ),
                    name="email_sent_has_time",
                    violation_error_message="A letter that was sent has the time when it was.",
                ),
            ),
            migrations.AddConstraint(
                model_name="email",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        ("is_secret", False),
                        models.Q(("status__in", ["sent", "failed", "bounced", "discarded"]), _negated=True),
                        models.Q(("html", ""), ("text", "")),
                        _connector="OR",
                    ),
                    name="email_secret_is_erased",
                    violation_error_message="An account letter that is done with keeps no text.",
                ),
            ),
            migrations.AddConstraint(
                model_name="email",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        ("is_secret", False), models.Q(("status", "draft"), _negated=True), _connector="OR"
                    ),
                    name="email_secret_is_no_draft",
                    violation_error_message="An account letter is not a draft: nobody could read it.",
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="emailevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="2157518577e8a4027372e6183d32be8490eaaed4",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_512f4",
                        table="notices_emailevent",
                        when="BEFORE",
                    ),
                ),
            ),
        ),
    ]
