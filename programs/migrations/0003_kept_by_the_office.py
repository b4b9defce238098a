import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import records.columns
import records.models.office
from records.migrating import Together


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0002_calls"),
    ]

    operations = [
        Together(
            pgtrigger.migrations.RemoveTrigger(
                model_name="callextension",
                name="insert_insert",
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name="callextension",
                name="update_update",
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name="callextension",
                name="delete_delete",
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name="formsection",
                name="update_update",
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name="programme",
                name="insert_insert",
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name="programme",
                name="update_update",
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name="programme",
                name="delete_delete",
            ),
            migrations.AddField(
                model_name="callextension",
                name="previous_at",
                field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="instead of"),
            ),
            migrations.AddField(
                model_name="callextensionevent",
                name="previous_at",
                field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="instead of"),
            ),
            migrations.AddField(
                model_name="formsection",
                name="version",
                field=models.PositiveIntegerField(default=1, editable=False),
            ),
            migrations.AddField(
                model_name="programme",
                name="partner_time_zone",
                field=records.columns.LineField(
                    blank=True,
                    help_text="Only where the partner country has several: else it follows from the country.",
                    max_length=40,
                    validators=[records.models.office.validate_time_zone],
                    verbose_name="time zone of the partner",
                ),
            ),
            migrations.AddField(
                model_name="programmeevent",
                name="partner_time_zone",
                field=records.columns.LineField(
                    blank=True,
                    help_text="Only where the partner country has several: else it follows from the country.",
                    max_length=40,
                    validators=[records.models.office.validate_time_zone],
                    verbose_name="time zone of the partner",
                ),
            ),
            migrations.AlterField(
                model_name="call",
                name="time_zone",
                field=records.columns.LineField(
                    default="Asia/Tehran",
                    max_length=40,
                    validators=[records.models.office.validate_time_zone],
                    verbose_name="time zone",
                ),
            ),
            migrations.AlterField(
                model_name="callevent",
                name="time_zone",
                field=records.columns.LineField(
                    default="Asia/Tehran",
                    max_length=40,
                    validators=[records.models.office.validate_time_zone],
                    verbose_name="time zone",
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="callextension",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_callextensionevent" ("agreed_at", "agreed_by_id", "application_id", "asked_at", "asked_by_id", "call_id", "closed_on", "closed_reason", "closes_at", "created_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_at", "reason", "uuid") VALUES (NEW."agreed_at", NEW."agreed_by_id", NEW."application_id", NEW."asked_at", NEW."asked_by_id", NEW."call_id", NEW."closed_on", NEW."closed_reason", NEW."closes_at", NEW."created_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."previous_at", NEW."reason", NEW."uuid"); RETURN NULL;',
                        hash="c5ff8b6f296d803c73dc9de41c6407de8ccf1c90",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_fe1be",
                        table="programs_callextension",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="callextension",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."agreed_at" IS DISTINCT FROM (NEW."agreed_at") OR OLD."agreed_by_id" IS DISTINCT FROM (NEW."agreed_by_id") OR OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."asked_by_id" IS DISTINCT FROM (NEW."asked_by_id") OR OLD."call_id" IS DISTINCT FROM (NEW."call_id") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."closes_at" IS DISTINCT FROM (NEW."closes_at") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."previous_at" IS DISTINCT FROM (NEW."previous_at") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                        func='INSERT INTO "programs_callextensionevent" ("agreed_at", "agreed_by_id", "application_id", "asked_at", "asked_by_id", "call_id", "closed_on", "closed_reason", "closes_at", "created_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_at", "reason", "uuid") VALUES (NEW."agreed_at", NEW."agreed_by_id", NEW."application_id", NEW."asked_at", NEW."asked_by_id", NEW."call_id", NEW."closed_on", NEW."closed_reason", NEW."closes_at", NEW."created_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."previous_at", NEW."reason", NEW."uuid"); RETURN NULL;',
                        hash="c2cd77799d8737e1f4fa6e4300ca98d91107425d",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_6d7f7",
                        table="programs_callextension",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="callextension",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_callextensionevent" ("agreed_at", "agreed_by_id", "application_id", "asked_at", "asked_by_id", "call_id", "closed_on", "closed_reason", "closes_at", "created_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "previous_at", "reason", "uuid") VALUES (OLD."agreed_at", OLD."agreed_by_id", OLD."application_id", OLD."asked_at", OLD."asked_by_id", OLD."call_id", OLD."closed_on", OLD."closed_reason", OLD."closes_at", OLD."created_at", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."previous_at", OLD."reason", OLD."uuid"); RETURN NULL;',
                        hash="8dd7c3a995f9561ebd4b1a64059b13c1a8540e35",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_64161",
                        table="programs_callextension",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="formsection",
                trigger=pgtrigger.compiler.Trigger(
                    name="count_version",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="NEW.version = OLD.version + 1; RETURN NEW;",
                        hash="c62d6b14f563238c6456bf6d59cb23812734c1d9",
                        operation="UPDATE",
                        pgid="pgtrigger_count_version_8814e",
                        table="programs_formsection",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="formsection",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."audience" IS DISTINCT FROM (NEW."audience") OR OLD."call_id" IS DISTINCT FROM (NEW."call_id") OR OLD."help_en" IS DISTINCT FROM (NEW."help_en") OR OLD."help_fa" IS DISTINCT FROM (NEW."help_fa") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."position" IS DISTINCT FROM (NEW."position") OR OLD."title_en" IS DISTINCT FROM (NEW."title_en") OR OLD."title_fa" IS DISTINCT FROM (NEW."title_fa"))',
                        func='INSERT INTO "programs_formsectionevent" ("audience", "call_id", "help_en", "help_fa", "id", "key", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "title_en", "title_fa") VALUES (NEW."audience", NEW."call_id", NEW."help_en", NEW."help_fa", NEW."id", NEW."key", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position", NEW."title_en", NEW."title_fa"); RETURN NULL;',
                        hash="ac9866cc001fdce7f8b367faebd0b7875a49087b",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_ac836",
                        table="programs_formsection",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="programme",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_programmeevent" ("agreement_id", "closed_on", "closed_reason", "code", "created_at", "home_agency_id", "id", "is_public", "managing_institution_id", "name_en", "name_fa", "partner_agency_id", "partner_country", "partner_time_zone", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose_en", "purpose_fa", "url", "uuid") VALUES (NEW."agreement_id", NEW."closed_on", NEW."closed_reason", NEW."code", NEW."created_at", NEW."home_agency_id", NEW."id", NEW."is_public", NEW."managing_institution_id", NEW."name_en", NEW."name_fa", NEW."partner_agency_id", NEW."partner_country", NEW."partner_time_zone", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."purpose_en", NEW."purpose_fa", NEW."url", NEW."uuid"); RETURN NULL;',
                        hash="16626cdd0b08bf70b61e4420a8b07dd431ad6d7e",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_6cb97",
                        table="programs_programme",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="programme",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."agreement_id" IS DISTINCT FROM (NEW."agreement_id") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."home_agency_id" IS DISTINCT FROM (NEW."home_agency_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_public" IS DISTINCT FROM (NEW."is_public") OR OLD."managing_institution_id" IS DISTINCT FROM (NEW."managing_institution_id") OR OLD."name_en" IS DISTINCT FROM (NEW."name_en") OR OLD."name_fa" IS DISTINCT FROM (NEW."name_fa") OR OLD."partner_agency_id" IS DISTINCT FROM (NEW."partner_agency_id") OR OLD."partner_country" IS DISTINCT FROM (NEW."partner_country") OR OLD."partner_time_zone" IS DISTINCT FROM (NEW."partner_time_zone") OR OLD."purpose_en" IS DISTINCT FROM (NEW."purpose_en") OR OLD."purpose_fa" IS DISTINCT FROM (NEW."purpose_fa") OR OLD."url" IS DISTINCT FROM (NEW."url") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                        func='INSERT INTO "programs_programmeevent" ("agreement_id", "closed_on", "closed_reason", "code", "created_at", "home_agency_id", "id", "is_public", "managing_institution_id", "name_en", "name_fa", "partner_agency_id", "partner_country", "partner_time_zone", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose_en", "purpose_fa", "url", "uuid") VALUES (NEW."agreement_id", NEW."closed_on", NEW."closed_reason", NEW."code", NEW."created_at", NEW."home_agency_id", NEW."id", NEW."is_public", NEW."managing_institution_id", NEW."name_en", NEW."name_fa", NEW."partner_agency_id", NEW."partner_country", NEW."partner_time_zone", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."purpose_en", NEW."purpose_fa", NEW."url", NEW."uuid"); RETURN NULL;',
                        hash="a5c2c280aa0173c46c47b94469471a93f6e85e10",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_58373",
                        table="programs_programme",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="programme",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_programmeevent" ("agreement_id", "closed_on", "closed_reason", "code", "created_at", "home_agency_id", "id", "is_public", "managing_institution_id", "name_en", "name_fa", "partner_agency_id", "partner_country", "partner_time_zone", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose_en", "purpose_fa", "url", "uuid") VALUES (OLD."agreement_id", OLD."closed_on", OLD."closed_reason", OLD."code", OLD."created_at", OLD."home_agency_id", OLD."id", OLD."is_public", OLD."managing_institution_id", OLD."name_en", OLD."name_fa", OLD."partner_agency_id", OLD."partner_country", OLD."partner_time_zone", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."purpose_en", OLD."purpose_fa", OLD."url", OLD."uuid"); RETURN NULL;',
                        hash="c5af6f20d36db3a8e1e75a42ed02d16fb680c254",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_34d0f",
                        table="programs_programme",
                        when="AFTER",
                    ),
                ),
            ),
        ),
    ]
