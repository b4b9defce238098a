import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from records.migrating import Together


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "__first__"),
        ("notices", "0007_unsubscribe_url"),
    ]

    operations = [
        Together(
            migrations.CreateModel(
                name="LetterChoice",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("topic", models.SlugField(max_length=40)),
                    ("by_email", models.BooleanField(default=True, verbose_name="by email")),
                    (
                        "user",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="letter_choices",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "verbose_name": "choice of letters",
                    "verbose_name_plural": "choices of letters",
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("user", "topic"),
                            name="letter_choice_once",
                            violation_error_message="This choice was made already.",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="LetterChoiceEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
                    ("topic", models.SlugField(db_index=False, max_length=40)),
                    ("by_email", models.BooleanField(default=True, verbose_name="by email")),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="notices.letterchoice",
                        ),
                    ),
                    (
                        "user",
                        models.ForeignKey(
                            db_constraint=False,
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
                        ("unwanted", "not wanted by its reader"),
                    ],
                    default="queued",
                    max_length=10,
                    verbose_name="status",
                ),
            ),
            migrations.AlterField(
                model_name="emailevent",
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
                        ("unwanted", "not wanted by its reader"),
                    ],
                    default="queued",
                    max_length=10,
                    verbose_name="status",
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="letterchoice",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "notices_letterchoiceevent" ("by_email", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic", "user_id") VALUES (NEW."by_email", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."topic", NEW."user_id"); RETURN NULL;',
                        hash="bc8ce8b427e8ac52d6df917b45d7e182a3ec9c80",
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
                        func='INSERT INTO "notices_letterchoiceevent" ("by_email", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic", "user_id") VALUES (NEW."by_email", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."topic", NEW."user_id"); RETURN NULL;',
                        hash="972d31148b87888ce19e91974392720d2370ee38",
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
                        func='INSERT INTO "notices_letterchoiceevent" ("by_email", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic", "user_id") VALUES (OLD."by_email", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."topic", OLD."user_id"); RETURN NULL;',
                        hash="8485d37acc161f4ac3d4005874b73d0301b799a1",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_b58eb",
                        table="notices_letterchoice",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="letterchoiceevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="ac1b2bfa2cd67d48efd111b1867eb5b6d42fafb4",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_86c9e",
                        table="notices_letterchoiceevent",
                        when="BEFORE",
                    ),
                ),
            ),
        ),
    ]
