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
        ("records", "0006_holidays_and_periods"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="document",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="document",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="document",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="document",
            name="previous",
            field=models.OneToOneField(
                blank=True,
                editable=False,
                error_messages={"unique": "Somebody else has filed a newer version meanwhile."},
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="newer",
                to="records.document",
                verbose_name="version before",
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="scan_status",
            field=models.CharField(
                choices=[
                    ("not_scanned", "not checked for viruses"),
                    ("waiting", "being checked for viruses"),
                    ("clean", "no virus found"),
                    ("refused", "refused, a virus was found"),
                ],
                default="not_scanned",
                editable=False,
                max_length=12,
                verbose_name="virus scan",
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="scanned_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="scanned"),
        ),
        migrations.AddField(
            model_name="document",
            name="signature",
            field=records.columns.LineField(blank=True, editable=False, max_length=200, verbose_name="virus found"),
        ),
        migrations.AddField(
            model_name="documentevent",
            name="previous",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                error_messages={"unique": "Somebody else has filed a newer version meanwhile."},
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="records.document",
                verbose_name="version before",
            ),
        ),
        migrations.AddField(
            model_name="documentevent",
            name="scan_status",
            field=models.CharField(
                choices=[
                    ("not_scanned", "not checked for viruses"),
                    ("waiting", "being checked for viruses"),
                    ("clean", "no virus found"),
                    ("refused", "refused, a virus was found"),
                ],
                default="not_scanned",
                editable=False,
                max_length=12,
                verbose_name="virus scan",
            ),
        ),
        migrations.AddField(
            model_name="documentevent",
            name="scanned_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="scanned"),
        ),
        migrations.AddField(
            model_name="documentevent",
            name="signature",
            field=records.columns.LineField(blank=True, editable=False, max_length=200, verbose_name="virus found"),
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(
                condition=models.Q(("scan_status", "waiting")), fields=["created_at"], name="document_waiting"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="document",
            trigger=pgtrigger.compiler.Trigger(
                name="version_of_same_paper",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                    IF NEW.previous_id IS NOT NULL AND NOT EXISTS (\n                        SELECT 1 FROM records_document AS prior\n                        WHERE prior.id = NEW.previous_id AND prior.content_type_id = NEW.content_type_id\n                              AND prior.object_id = NEW.object_id AND prior.kind = NEW.kind) THEN\n                        RAISE EXCEPTION 'another paper'\n                            USING ERRCODE = '23514', CONSTRAINT = 'document_version_of_same_paper';\n                    END IF;\n                    RETURN NEW;\n                ",
                    hash="fae7ac1f5703df5596edbba54972008e0adca74e",
                    operation='INSERT OR UPDATE OF "previous_id", "content_type_id", "object_id", "kind"',
                    pgid="pgtrigger_version_of_same_paper_f9036",
                    table="records_document",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="document",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "records_documentevent" ("closed_on", "closed_reason", "content_type_id", "created_at", "id", "kind", "language", "mime", "name", "object_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_id", "scan_status", "scanned_at", "sha256", "signature", "size", "title", "uploaded_by_id", "uuid", "visibility") VALUES (NEW."closed_on", NEW."closed_reason", NEW."content_type_id", NEW."created_at", NEW."id", NEW."kind", NEW."language", NEW."mime", NEW."name", NEW."object_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."previous_id", NEW."scan_status", NEW."scanned_at", NEW."sha256", NEW."signature", NEW."size", NEW."title", NEW."uploaded_by_id", NEW."uuid", NEW."visibility"); RETURN NULL;',
                    hash="e544ad99ac46177c68e07ac87026ebed772e51dc",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_bcae4",
                    table="records_document",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="document",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."content_type_id" IS DISTINCT FROM (NEW."content_type_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."mime" IS DISTINCT FROM (NEW."mime") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."object_id" IS DISTINCT FROM (NEW."object_id") OR OLD."previous_id" IS DISTINCT FROM (NEW."previous_id") OR OLD."scan_status" IS DISTINCT FROM (NEW."scan_status") OR OLD."scanned_at" IS DISTINCT FROM (NEW."scanned_at") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."signature" IS DISTINCT FROM (NEW."signature") OR OLD."size" IS DISTINCT FROM (NEW."size") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."uploaded_by_id" IS DISTINCT FROM (NEW."uploaded_by_id") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid") OR OLD."visibility" IS DISTINCT FROM (NEW."visibility"))',
                    func='INSERT INTO "records_documentevent" ("closed_on", "closed_reason", "content_type_id", "created_at", "id", "kind", "language", "mime", "name", "object_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_id", "scan_status", "scanned_at", "sha256", "signature", "size", "title", "uploaded_by_id", "uuid", "visibility") VALUES (NEW."closed_on", NEW."closed_reason", NEW."content_type_id", NEW."created_at", NEW."id", NEW."kind", NEW."language", NEW."mime", NEW."name", NEW."object_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."previous_id", NEW."scan_status", NEW."scanned_at", NEW."sha256", NEW."signature", NEW."size", NEW."title", NEW."uploaded_by_id", NEW."uuid", NEW."visibility"); RETURN NULL;',
                    hash="6a8faacde523ac829269763f98e1fde4c53acd87",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c9042",
                    table="records_document",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="document",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "records_documentevent" ("closed_on", "closed_reason", "content_type_id", "created_at", "id", "kind", "language", "mime", "name", "object_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_id", "scan_status", "scanned_at", "sha256", "signature", "size", "title", "uploaded_by_id", "uuid", "visibility") VALUES (OLD."closed_on", OLD."closed_reason", OLD."content_type_id", OLD."created_at", OLD."id", OLD."kind", OLD."language", OLD."mime", OLD."name", OLD."object_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."previous_id", OLD."scan_status", OLD."scanned_at", OLD."sha256", OLD."signature", OLD."size", OLD."title", OLD."uploaded_by_id", OLD."uuid", OLD."visibility"); RETURN NULL;',
                    hash="3312d60804b423dd3a143394daf51e6b3c963db5",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c3d31",
                    table="records_document",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("previous__isnull", True), models.Q(("previous", models.F("id")), _negated=True), _connector="OR"
                ),
                name="document_is_not_its_own_version",
                violation_error_message="A paper cannot be a newer version of itself.",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("file", ""),
                        ("previous__isnull", True),
                        ("scan_status", "refused"),
                        models.Q(("signature", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("scan_status", "refused"), _negated=True),
                        ("signature", ""),
                        models.Q(("file", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="document_refused_names_the_virus",
                violation_error_message="A paper that was refused has the virus's name and no file; others do not.",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("scan_status__in", ["clean", "refused"]), ("scanned_at__isnull", False)),
                    models.Q(("scan_status__in", ["not_scanned", "waiting"]), ("scanned_at__isnull", True)),
                    _connector="OR",
                ),
                name="document_scanned_has_time",
                violation_error_message="A paper that was scanned has the time when it was; others do not.",
            ),
        ),
    ]
