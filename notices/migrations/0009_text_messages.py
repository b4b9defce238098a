import uuid

import django.core.validators
import django.db.models.deletion
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
        ("notices", "0008_letter_choices"),
    ]

    operations = [
        Together(
            migrations.CreateModel(
                name="MobileNumber",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "number",
                        models.CharField(
                            max_length=16,
                            validators=[
                                django.core.validators.RegexValidator(
                                    "^\\+[1-9]\\d{7,14}\\Z", "With the code of the country: +989121234567."
                                )
                            ],
                            verbose_name="mobile number",
                        ),
                    ),
                    ("code_hash", models.CharField(blank=True, max_length=64)),
                    ("code_until", models.DateTimeField(null=True)),
                    ("tries", models.PositiveSmallIntegerField(default=0)),
                    ("verified_at", models.DateTimeField(null=True, verbose_name="verified")),
                    (
                        "user",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="mobile_number",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "verbose_name": "number for text messages",
                    "verbose_name_plural": "numbers for text messages",
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("verified_at__isnull", True),
                                models.Q(("code_hash", ""), ("code_until__isnull", True)),
                                _connector="OR",
                            ),
                            name="mobile_number_is_verified_or_asked",
                            violation_error_message="A number that is verified waits for no code.",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Sms",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ("key", models.CharField(blank=True, max_length=200, null=True, unique=True)),
                    ("language", models.CharField(default="en", max_length=5, verbose_name="language")),
                    ("text", models.TextField(blank=True, verbose_name="text")),
                    ("is_secret", models.BooleanField(default=False, verbose_name="account letter")),
                    ("object_id", models.PositiveBigIntegerField(editable=False, null=True)),
                    ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="attempts")),
                    ("claimed_at", models.DateTimeField(null=True)),
                    ("next_try_at", models.DateTimeField(default=records.clock.now, verbose_name="next try")),
                    ("written_at", models.DateTimeField(default=records.clock.now, verbose_name="written")),
                    ("sent_at", models.DateTimeField(null=True, verbose_name="sent at")),
                    ("error", models.TextField(blank=True, verbose_name="why it failed")),
                    (
                        "to",
                        models.CharField(
                            max_length=16,
                            validators=[
                                django.core.validators.RegexValidator(
                                    "^\\+[1-9]\\d{7,14}\\Z", "With the code of the country: +989121234567."
                                )
                            ],
                            verbose_name="to",
                        ),
                    ),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("queued", "waiting"),
                                ("sending", "being sent"),
                                ("sent", "sent"),
                                ("failed", "failed"),
                            ],
                            default="queued",
                            max_length=10,
                            verbose_name="status",
                        ),
                    ),
                    (
                        "content_type",
                        models.ForeignKey(
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            to="contenttypes.contenttype",
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                            verbose_name="account",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "text message",
                    "verbose_name_plural": "text messages",
                    "ordering": ["-written_at", "-pk"],
                    "indexes": [
                        models.Index(
                            condition=models.Q(("status__in", ["queued", "sending"])),
                            fields=["next_try_at"],
                            name="sms_unsent",
                        )
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("status", "sent"), _negated=True), ("sent_at__isnull", False), _connector="OR"
                            ),
                            name="sms_sent_has_time",
                            violation_error_message="A text message that was sent has the time when it was.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("is_secret", False),
                                models.Q(("status__in", ["sent", "failed"]), _negated=True),
                                ("text", ""),
                                _connector="OR",
                            ),
                            name="sms_secret_is_erased",
                            violation_error_message="A code that is done with is kept nowhere.",
                        ),
                    ],
                },
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name="letterchoice",
                name="insert_insert",
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name="letterchoice",
                name="update_update",
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name="letterchoice",
                name="delete_delete",
            ),
            migrations.AddField(
                model_name="letterchoice",
                name="by_sms",
                field=models.BooleanField(default=False, verbose_name="by text message"),
            ),
            migrations.AddField(
                model_name="letterchoiceevent",
                name="by_sms",
                field=models.BooleanField(default=False, verbose_name="by text message"),
            ),
            migrations.AlterField(
                model_name="lettertext",
                name="subject",
                field=records.columns.LineField(blank=True, max_length=200, verbose_name="subject"),
            ),
            migrations.AlterField(
                model_name="lettertextevent",
                name="subject",
                field=records.columns.LineField(blank=True, max_length=200, verbose_name="subject"),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="letterchoice",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "notices_letterchoiceevent" ("by_email", "by_sms", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic", "user_id") VALUES (NEW."by_email", NEW."by_sms", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."topic", NEW."user_id"); RETURN NULL;',
                        hash="a2ad5b3f7949f5be4adf6ab079caae1bee5c90a5",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_77a17",
                        table="notices_letterchoice",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="letterchoice",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                        func='INSERT INTO "notices_letterchoiceevent" ("by_email", "by_sms", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic", "user_id") VALUES (NEW."by_email", NEW."by_sms", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."topic", NEW."user_id"); RETURN NULL;',
                        hash="588042ad57894a4356e1c1d082d7a2d9bf0b122c",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_16579",
                        table="notices_letterchoice",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="letterchoice",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "notices_letterchoiceevent" ("by_email", "by_sms", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic", "user_id") VALUES (OLD."by_email", OLD."by_sms", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."topic", OLD."user_id"); RETURN NULL;',
                        hash="9dc2d363cb48e16f80b75e1aed75ac1b278fdec6",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_b58eb",
                        table="notices_letterchoice",
                        when="AFTER",
                    ),
                ),
            ),
        ),
    ]
