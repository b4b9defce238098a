import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0012_endorsements"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="sectionanswers",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="sectionanswers",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="sectionanswers",
            name="delete_delete",
        ),
        migrations.RemoveField(
            model_name="sectionanswers",
            name="is_complete",
        ),
        migrations.RemoveField(
            model_name="sectionanswersevent",
            name="is_complete",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sectionanswers",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programs_sectionanswersevent" ("application_id", "edited_at", "edited_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section_id") VALUES (NEW."application_id", NEW."edited_at", NEW."edited_by_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."section_id"); RETURN NULL;',
                    hash="0d1352cfdfcfbc3314faa27ec1542191532ba483",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c2722",
                    table="programs_sectionanswers",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sectionanswers",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."edited_at" IS DISTINCT FROM (NEW."edited_at") OR OLD."edited_by_id" IS DISTINCT FROM (NEW."edited_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."section_id" IS DISTINCT FROM (NEW."section_id"))',
                    func='INSERT INTO "programs_sectionanswersevent" ("application_id", "edited_at", "edited_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section_id") VALUES (NEW."application_id", NEW."edited_at", NEW."edited_by_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."section_id"); RETURN NULL;',
                    hash="f612e55b547dcc35fdb3e27e8249486f44cd67c9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a98fe",
                    table="programs_sectionanswers",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sectionanswers",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programs_sectionanswersevent" ("application_id", "edited_at", "edited_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section_id") VALUES (OLD."application_id", OLD."edited_at", OLD."edited_by_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."section_id"); RETURN NULL;',
                    hash="988bbf41ca13089a48138837a6009e1dea964e92",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_28548",
                    table="programs_sectionanswers",
                    when="AFTER",
                ),
            ),
        ),
    ]
