"""Data items that are counted from the office's own records."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from records.migrating import Together


class Migration(migrations.Migration):
    dependencies = [
        ("evaluation", "0004_runs"),
    ]

    operations = [
        Together(
            pgtrigger.migrations.RemoveTrigger(
                model_name="variable",
                name="insert_insert",
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name="variable",
                name="update_update",
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name="variable",
                name="delete_delete",
            ),
            migrations.AddField(
                model_name="variable",
                name="measure",
                field=models.CharField(
                    blank=True,
                    help_text="Filled in for the institution, which may correct it; where it comes from is marked.",
                    max_length=40,
                    verbose_name="counted from the office's own records",
                ),
            ),
            migrations.AddField(
                model_name="variableevent",
                name="measure",
                field=models.CharField(
                    blank=True,
                    help_text="Filled in for the institution, which may correct it; where it comes from is marked.",
                    max_length=40,
                    verbose_name="counted from the office's own records",
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="variable",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "evaluation_variableevent" ("code", "continuity_key", "definition_en", "definition_fa", "framework_id", "id", "is_whole", "maximum", "measure", "minimum", "period", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reference_en", "reference_fa", "source", "title_en", "title_fa", "unit_en", "unit_fa") VALUES (NEW."code", NEW."continuity_key", NEW."definition_en", NEW."definition_fa", NEW."framework_id", NEW."id", NEW."is_whole", NEW."maximum", NEW."measure", NEW."minimum", NEW."period", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position", NEW."reference_en", NEW."reference_fa", NEW."source", NEW."title_en", NEW."title_fa", NEW."unit_en", NEW."unit_fa"); RETURN NULL;',
                        hash="6a33004e6a062a8f3dee449aab02a7c9c5279d2b",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_219c3",
                        table="evaluation_variable",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="variable",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."continuity_key" IS DISTINCT FROM (NEW."continuity_key") OR OLD."definition_en" IS DISTINCT FROM (NEW."definition_en") OR OLD."definition_fa" IS DISTINCT FROM (NEW."definition_fa") OR OLD."framework_id" IS DISTINCT FROM (NEW."framework_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_whole" IS DISTINCT FROM (NEW."is_whole") OR OLD."maximum" IS DISTINCT FROM (NEW."maximum") OR OLD."measure" IS DISTINCT FROM (NEW."measure") OR OLD."minimum" IS DISTINCT FROM (NEW."minimum") OR OLD."period" IS DISTINCT FROM (NEW."period") OR OLD."position" IS DISTINCT FROM (NEW."position") OR OLD."reference_en" IS DISTINCT FROM (NEW."reference_en") OR OLD."reference_fa" IS DISTINCT FROM (NEW."reference_fa") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."title_en" IS DISTINCT FROM (NEW."title_en") OR OLD."title_fa" IS DISTINCT FROM (NEW."title_fa") OR OLD."unit_en" IS DISTINCT FROM (NEW."unit_en") OR OLD."unit_fa" IS DISTINCT FROM (NEW."unit_fa"))',
                        func='INSERT INTO "evaluation_variableevent" ("code", "continuity_key", "definition_en", "definition_fa", "framework_id", "id", "is_whole", "maximum", "measure", "minimum", "period", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reference_en", "reference_fa", "source", "title_en", "title_fa", "unit_en", "unit_fa") VALUES (NEW."code", NEW."continuity_key", NEW."definition_en", NEW."definition_fa", NEW."framework_id", NEW."id", NEW."is_whole", NEW."maximum", NEW."measure", NEW."minimum", NEW."period", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position", NEW."reference_en", NEW."reference_fa", NEW."source", NEW."title_en", NEW."title_fa", NEW."unit_en", NEW."unit_fa"); RETURN NULL;',
                        hash="3e26e00272f8b0d44110f6cfc3a930ff86abbc92",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_c9ef7",
                        table="evaluation_variable",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="variable",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "evaluation_variableevent" ("code", "continuity_key", "definition_en", "definition_fa", "framework_id", "id", "is_whole", "maximum", "measure", "minimum", "period", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reference_en", "reference_fa", "source", "title_en", "title_fa", "unit_en", "unit_fa") VALUES (OLD."code", OLD."continuity_key", OLD."definition_en", OLD."definition_fa", OLD."framework_id", OLD."id", OLD."is_whole", OLD."maximum", OLD."measure", OLD."minimum", OLD."period", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position", OLD."reference_en", OLD."reference_fa", OLD."source", OLD."title_en", OLD."title_fa", OLD."unit_en", OLD."unit_fa"); RETURN NULL;',
                        hash="f2dab34b574bc5361ab1e24b3fa3952449ffe3a2",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_48a51",
                        table="evaluation_variable",
                        when="AFTER",
                    ),
                ),
            ),
        ),
    ]
