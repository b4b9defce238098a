import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import records.clock
import records.columns
import records.text


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("records", "0007_paper_versions_and_scans"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="letter",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="letter",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="letter",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="letter",
            name="correspondent",
            field=records.columns.LineField(
                blank=True, help_text="Who wrote it, or to whom it went.", max_length=200, verbose_name="correspondent"
            ),
        ),
        migrations.AddField(
            model_name="letterevent",
            name="correspondent",
            field=records.columns.LineField(
                blank=True, help_text="Who wrote it, or to whom it went.", max_length=200, verbose_name="correspondent"
            ),
        ),
        migrations.AddField(
            model_name="letter",
            name="folded",
            field=models.GeneratedField(
                db_persist=True,
                expression=records.text.Fold(
                    django.db.models.functions.text.Concat(
                        "number",
                        models.Value(" "),
                        "subject",
                        models.Value(" "),
                        "correspondent",
                        output_field=models.TextField(),
                    )
                ),
                output_field=models.TextField(),
            ),
        ),
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(fields=["-dated_on", "-id"], name="letter_newest"),
        ),
        migrations.AddIndex(
            model_name="letter",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.search.SearchVector("folded", config="simple"), name="letter_search"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="letter",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "records_letterevent" ("closed_on", "closed_reason", "content_type_id", "correspondent", "created_at", "dated_on", "direction", "id", "number", "object_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scan_id", "subject", "uuid") VALUES (NEW."closed_on", NEW."closed_reason", NEW."content_type_id", NEW."correspondent", NEW."created_at", NEW."dated_on", NEW."direction", NEW."id", NEW."number", NEW."object_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."scan_id", NEW."subject", NEW."uuid"); RETURN NULL;',
                    hash="4cd7f75e7ce5cce12cb1ecee9ac8f542aea29a56",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_dee7c",
                    table="records_letter",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="letter",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."content_type_id" IS DISTINCT FROM (NEW."content_type_id") OR OLD."correspondent" IS DISTINCT FROM (NEW."correspondent") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."dated_on" IS DISTINCT FROM (NEW."dated_on") OR OLD."direction" IS DISTINCT FROM (NEW."direction") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."object_id" IS DISTINCT FROM (NEW."object_id") OR OLD."scan_id" IS DISTINCT FROM (NEW."scan_id") OR OLD."subject" IS DISTINCT FROM (NEW."subject") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                    func='INSERT INTO "records_letterevent" ("closed_on", "closed_reason", "content_type_id", "correspondent", "created_at", "dated_on", "direction", "id", "number", "object_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scan_id", "subject", "uuid") VALUES (NEW."closed_on", NEW."closed_reason", NEW."content_type_id", NEW."correspondent", NEW."created_at", NEW."dated_on", NEW."direction", NEW."id", NEW."number", NEW."object_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."scan_id", NEW."subject", NEW."uuid"); RETURN NULL;',
                    hash="4af9a529bc1f0cb54345b6bf3fe0f072c3c4b374",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4d6df",
                    table="records_letter",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="letter",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "records_letterevent" ("closed_on", "closed_reason", "content_type_id", "correspondent", "created_at", "dated_on", "direction", "id", "number", "object_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scan_id", "subject", "uuid") VALUES (OLD."closed_on", OLD."closed_reason", OLD."content_type_id", OLD."correspondent", OLD."created_at", OLD."dated_on", OLD."direction", OLD."id", OLD."number", OLD."object_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."scan_id", OLD."subject", OLD."uuid"); RETURN NULL;',
                    hash="96ea71e45e2ff8a1b5749b3c3fc2a2bf6e2b040c",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_5162f",
                    table="records_letter",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed_on__isnull", True)),
                fields=("content_type", "object_id", "direction", "number", "dated_on"),
                name="letter_once_on_a_record",
                violation_error_message="This letter is filed here already.",
            ),
        ),
    ]
