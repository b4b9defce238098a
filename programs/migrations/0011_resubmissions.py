"""An application resubmits only what its leader has led; whether evaluators are told is the call's."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from records.migrating import Together


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0010_files_a_question_takes"),
    ]

    operations = [
        Together(
            pgtrigger.migrations.RemoveTrigger(
                model_name="call",
                name="insert_insert",
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name="call",
                name="update_update",
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name="call",
                name="delete_delete",
            ),
            migrations.AddField(
                model_name="call",
                name="tells_resubmission",
                field=models.BooleanField(
                    default=False, verbose_name="evaluators are told that an application is a resubmission"
                ),
            ),
            migrations.AddField(
                model_name="callevent",
                name="tells_resubmission",
                field=models.BooleanField(
                    default=False, verbose_name="evaluators are told that an application is a resubmission"
                ),
            ),
            migrations.AlterField(
                model_name="application",
                name="resubmission_of",
                field=models.ForeignKey(
                    blank=True,
                    editable=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="resubmissions",
                    to="programs.application",
                    verbose_name="resubmission of",
                ),
            ),
            migrations.AlterField(
                model_name="applicationevent",
                name="resubmission_of",
                field=models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    editable=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="programs.application",
                    verbose_name="resubmission of",
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="application",
                trigger=pgtrigger.compiler.Trigger(
                    name="resubmits_own",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (NEW.resubmission_of_id IS NOT NULL)",
                        func="\n    IF TG_OP = 'UPDATE' AND OLD.resubmission_of_id IS NOT DISTINCT FROM NEW.resubmission_of_id THEN\n        RETURN NEW;\n    END IF;\n    IF TG_OP = 'UPDATE' AND OLD.resubmission_of_id IS NOT NULL OR NOT EXISTS (\n        SELECT 1 FROM programs_member AS before\n        JOIN programs_member AS leader ON leader.user_id = before.user_id\n        WHERE before.application_id = NEW.resubmission_of_id AND before.role = 'leader'\n              AND leader.application_id = NEW.id AND leader.role = 'leader'\n    ) THEN\n        RAISE EXCEPTION 'application of another' USING ERRCODE = '23514', CONSTRAINT = 'application_resubmits_own';\n    END IF;\n    RETURN NEW;\n",
                        hash="ddab933b2769277d6e7271bceb717c323963b8bc",
                        operation='INSERT OR UPDATE OF "resubmission_of_id"',
                        pgid="pgtrigger_resubmits_own_d63d5",
                        table="programs_application",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="call",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_callevent" ("about_en", "about_fa", "asks_endorsement", "asks_partner_number", "closed_on", "closed_reason", "closes_at", "code", "consent_closes_at", "contact_email", "contact_name", "copied_from_id", "created_at", "form_locked_at", "grace_minutes", "id", "max_months", "max_per_leader", "min_months", "opens_at", "partner_on_paper", "pattern", "pays_en", "pays_fa", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "results_on", "status", "status_since", "tells_resubmission", "time_zone", "title_en", "title_fa", "url", "uuid", "who_en", "who_fa") VALUES (NEW."about_en", NEW."about_fa", NEW."asks_endorsement", NEW."asks_partner_number", NEW."closed_on", NEW."closed_reason", NEW."closes_at", NEW."code", NEW."consent_closes_at", NEW."contact_email", NEW."contact_name", NEW."copied_from_id", NEW."created_at", NEW."form_locked_at", NEW."grace_minutes", NEW."id", NEW."max_months", NEW."max_per_leader", NEW."min_months", NEW."opens_at", NEW."partner_on_paper", NEW."pattern", NEW."pays_en", NEW."pays_fa", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."programme_id", NEW."results_on", NEW."status", NEW."status_since", NEW."tells_resubmission", NEW."time_zone", NEW."title_en", NEW."title_fa", NEW."url", NEW."uuid", NEW."who_en", NEW."who_fa"); RETURN NULL;',
                        hash="6b57b9271cdd88b680f1067a49969ccedb051a1a",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_24f06",
                        table="programs_call",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="call",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."about_en" IS DISTINCT FROM (NEW."about_en") OR OLD."about_fa" IS DISTINCT FROM (NEW."about_fa") OR OLD."asks_endorsement" IS DISTINCT FROM (NEW."asks_endorsement") OR OLD."asks_partner_number" IS DISTINCT FROM (NEW."asks_partner_number") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."closes_at" IS DISTINCT FROM (NEW."closes_at") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."consent_closes_at" IS DISTINCT FROM (NEW."consent_closes_at") OR OLD."contact_email" IS DISTINCT FROM (NEW."contact_email") OR OLD."contact_name" IS DISTINCT FROM (NEW."contact_name") OR OLD."copied_from_id" IS DISTINCT FROM (NEW."copied_from_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."form_locked_at" IS DISTINCT FROM (NEW."form_locked_at") OR OLD."grace_minutes" IS DISTINCT FROM (NEW."grace_minutes") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."max_months" IS DISTINCT FROM (NEW."max_months") OR OLD."max_per_leader" IS DISTINCT FROM (NEW."max_per_leader") OR OLD."min_months" IS DISTINCT FROM (NEW."min_months") OR OLD."opens_at" IS DISTINCT FROM (NEW."opens_at") OR OLD."partner_on_paper" IS DISTINCT FROM (NEW."partner_on_paper") OR OLD."pattern" IS DISTINCT FROM (NEW."pattern") OR OLD."pays_en" IS DISTINCT FROM (NEW."pays_en") OR OLD."pays_fa" IS DISTINCT FROM (NEW."pays_fa") OR OLD."programme_id" IS DISTINCT FROM (NEW."programme_id") OR OLD."results_on" IS DISTINCT FROM (NEW."results_on") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_since" IS DISTINCT FROM (NEW."status_since") OR OLD."tells_resubmission" IS DISTINCT FROM (NEW."tells_resubmission") OR OLD."time_zone" IS DISTINCT FROM (NEW."time_zone") OR OLD."title_en" IS DISTINCT FROM (NEW."title_en") OR OLD."title_fa" IS DISTINCT FROM (NEW."title_fa") OR OLD."url" IS DISTINCT FROM (NEW."url") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid") OR OLD."who_en" IS DISTINCT FROM (NEW."who_en") OR OLD."who_fa" IS DISTINCT FROM (NEW."who_fa"))',
                        func='INSERT INTO "programs_callevent" ("about_en", "about_fa", "asks_endorsement", "asks_partner_number", "closed_on", "closed_reason", "closes_at", "code", "consent_closes_at", "contact_email", "contact_name", "copied_from_id", "created_at", "form_locked_at", "grace_minutes", "id", "max_months", "max_per_leader", "min_months", "opens_at", "partner_on_paper", "pattern", "pays_en", "pays_fa", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "results_on", "status", "status_since", "tells_resubmission", "time_zone", "title_en", "title_fa", "url", "uuid", "who_en", "who_fa") VALUES (NEW."about_en", NEW."about_fa", NEW."asks_endorsement", NEW."asks_partner_number", NEW."closed_on", NEW."closed_reason", NEW."closes_at", NEW."code", NEW."consent_closes_at", NEW."contact_email", NEW."contact_name", NEW."copied_from_id", NEW."created_at", NEW."form_locked_at", NEW."grace_minutes", NEW."id", NEW."max_months", NEW."max_per_leader", NEW."min_months", NEW."opens_at", NEW."partner_on_paper", NEW."pattern", NEW."pays_en", NEW."pays_fa", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."programme_id", NEW."results_on", NEW."status", NEW."status_since", NEW."tells_resubmission", NEW."time_zone", NEW."title_en", NEW."title_fa", NEW."url", NEW."uuid", NEW."who_en", NEW."who_fa"); RETURN NULL;',
                        hash="4997e3d4869cff15a7fcd9f5a50c62e0fd0048eb",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_1a861",
                        table="programs_call",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="call",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_callevent" ("about_en", "about_fa", "asks_endorsement", "asks_partner_number", "closed_on", "closed_reason", "closes_at", "code", "consent_closes_at", "contact_email", "contact_name", "copied_from_id", "created_at", "form_locked_at", "grace_minutes", "id", "max_months", "max_per_leader", "min_months", "opens_at", "partner_on_paper", "pattern", "pays_en", "pays_fa", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "results_on", "status", "status_since", "tells_resubmission", "time_zone", "title_en", "title_fa", "url", "uuid", "who_en", "who_fa") VALUES (OLD."about_en", OLD."about_fa", OLD."asks_endorsement", OLD."asks_partner_number", OLD."closed_on", OLD."closed_reason", OLD."closes_at", OLD."code", OLD."consent_closes_at", OLD."contact_email", OLD."contact_name", OLD."copied_from_id", OLD."created_at", OLD."form_locked_at", OLD."grace_minutes", OLD."id", OLD."max_months", OLD."max_per_leader", OLD."min_months", OLD."opens_at", OLD."partner_on_paper", OLD."pattern", OLD."pays_en", OLD."pays_fa", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."programme_id", OLD."results_on", OLD."status", OLD."status_since", OLD."tells_resubmission", OLD."time_zone", OLD."title_en", OLD."title_fa", OLD."url", OLD."uuid", OLD."who_en", OLD."who_fa"); RETURN NULL;',
                        hash="4032101c0476f14cd2a85a379988acb184c6c2d8",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_e41cf",
                        table="programs_call",
                        when="AFTER",
                    ),
                ),
            ),
        ),
    ]
