"""Content that is saved while the last leader consents waits for the submission, and is refused after it."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations

from records.migrating import Together


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0004_agency_lists"),
    ]

    operations = [
        Together(
            pgtrigger.migrations.RemoveTrigger(
                model_name="application",
                name="submitted_whole",
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name="attachment",
                name="content",
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name="member",
                name="content",
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name="plannedcost",
                name="content",
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name="plannedvisit",
                name="content",
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name="sectionanswers",
                name="content",
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="application",
                trigger=pgtrigger.compiler.Trigger(
                    name="submitted_whole",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n    IF TG_OP = 'DELETE' THEN\n        RAISE EXCEPTION 'applications are kept' USING ERRCODE = '23514', CONSTRAINT = 'application_is_kept';\n    END IF;\n    IF NEW.status = 'submitted' AND (TG_OP = 'INSERT' OR OLD.status = 'draft') THEN\n        IF NEW.content_hash = '' OR (\n            SELECT count(DISTINCT leader.side) FROM programs_member AS leader\n            WHERE leader.application_id = NEW.id AND leader.role = 'leader'\n                  AND leader.consent = 'given' AND leader.consent_hash = NEW.content_hash\n        ) <> (SELECT CASE pattern WHEN 'twin' THEN 2 ELSE 1 END FROM programs_call WHERE id = NEW.call_id) THEN\n            RAISE EXCEPTION 'consent is missing'\n                USING ERRCODE = '23514', CONSTRAINT = 'application_has_consent_of_all';\n        END IF;\n    ELSIF TG_OP = 'UPDATE' AND ROW (NEW.call_id, NEW.title, NEW.abstract, NEW.area_id, NEW.months, NEW.starts_on)\n        IS DISTINCT FROM ROW (OLD.call_id, OLD.title, OLD.abstract, OLD.area_id, OLD.months, OLD.starts_on) THEN\n        IF OLD.status <> 'draft' OR NEW.status <> 'draft' THEN\n            RAISE EXCEPTION 'application is handed in' USING ERRCODE = '23514', CONSTRAINT = 'application_is_handed_in';\n        END IF;\n        NEW.content_hash = '';\n    ELSIF TG_OP = 'UPDATE' AND OLD.status <> 'draft' AND NEW.status <> 'draft'\n        AND NEW.content_hash <> OLD.content_hash THEN\n        RAISE EXCEPTION 'application is handed in' USING ERRCODE = '23514', CONSTRAINT = 'application_is_handed_in';\n    END IF;\n    IF TG_OP = 'UPDATE' AND OLD.reference IS NOT NULL AND NEW.reference IS DISTINCT FROM OLD.reference THEN\n        RAISE EXCEPTION 'references are kept' USING ERRCODE = '23514', CONSTRAINT = 'application_keeps_reference';\n    END IF;\n    RETURN NEW;\n",
                        hash="9e3240af59226851614bc69888ab1ceecd6710e4",
                        operation="INSERT OR UPDATE OR DELETE",
                        pgid="pgtrigger_submitted_whole_98c17",
                        table="programs_application",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="attachment",
                trigger=pgtrigger.compiler.Trigger(
                    name="content",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        declare="DECLARE touched bigint;",
                        func="\n    IF TG_OP = 'UPDATE' AND ROW (NEW.application_id, NEW.question_id, NEW.document_id) IS NOT DISTINCT FROM ROW (OLD.application_id, OLD.question_id, OLD.document_id) THEN\n        RETURN NULL;\n    END IF;\n    touched = CASE TG_OP WHEN 'DELETE' THEN OLD.application_id ELSE NEW.application_id END;\n    IF (SELECT status FROM programs_application WHERE id = touched FOR NO KEY UPDATE) <> 'draft'\n       OR TG_OP = 'UPDATE' AND NEW.application_id <> OLD.application_id THEN\n        RAISE EXCEPTION 'application is handed in'\n            USING ERRCODE = '23514', CONSTRAINT = 'application_is_handed_in';\n    END IF;\n    IF (\n    SELECT section.audience FROM programs_formsection AS section\n    JOIN programs_question AS question ON question.section_id = section.id\n    WHERE question.id = CASE TG_OP WHEN 'DELETE' THEN OLD.question_id ELSE NEW.question_id END\n) = 'shared' THEN\n        UPDATE programs_application SET content_hash = '' WHERE id = touched AND content_hash <> '';\n    END IF;\n    RETURN NULL;\n",
                        hash="3883ab35c3f01355899fccd12340b6c15c235451",
                        operation="INSERT OR UPDATE OR DELETE",
                        pgid="pgtrigger_content_7ee9c",
                        table="programs_attachment",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="member",
                trigger=pgtrigger.compiler.Trigger(
                    name="content",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        declare="DECLARE touched bigint;",
                        func="\n    IF TG_OP = 'UPDATE' AND ROW (NEW.application_id, NEW.side, NEW.role, NEW.name, NEW.institution_id, NEW.institution_given, NEW.position, NEW.orcid, NEW.thesis) IS NOT DISTINCT FROM ROW (OLD.application_id, OLD.side, OLD.role, OLD.name, OLD.institution_id, OLD.institution_given, OLD.position, OLD.orcid, OLD.thesis) THEN\n        RETURN NULL;\n    END IF;\n    touched = CASE TG_OP WHEN 'DELETE' THEN OLD.application_id ELSE NEW.application_id END;\n    IF (SELECT status FROM programs_application WHERE id = touched FOR NO KEY UPDATE) <> 'draft'\n       OR TG_OP = 'UPDATE' AND NEW.application_id <> OLD.application_id THEN\n        RAISE EXCEPTION 'application is handed in'\n            USING ERRCODE = '23514', CONSTRAINT = 'application_is_handed_in';\n    END IF;\n    IF true THEN\n        UPDATE programs_application SET content_hash = '' WHERE id = touched AND content_hash <> '';\n    END IF;\n    RETURN NULL;\n",
                        hash="2541435a60c53fa7e79a6b379f7f3308ae0f0775",
                        operation="INSERT OR UPDATE OR DELETE",
                        pgid="pgtrigger_content_c97a4",
                        table="programs_member",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="plannedcost",
                trigger=pgtrigger.compiler.Trigger(
                    name="content",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        declare="DECLARE touched bigint;",
                        func="\n    IF TG_OP = 'UPDATE' AND ROW (NEW.application_id, NEW.category_id, NEW.year, NEW.units, NEW.unit_price, NEW.note) IS NOT DISTINCT FROM ROW (OLD.application_id, OLD.category_id, OLD.year, OLD.units, OLD.unit_price, OLD.note) THEN\n        RETURN NULL;\n    END IF;\n    touched = CASE TG_OP WHEN 'DELETE' THEN OLD.application_id ELSE NEW.application_id END;\n    IF (SELECT status FROM programs_application WHERE id = touched FOR NO KEY UPDATE) <> 'draft'\n       OR TG_OP = 'UPDATE' AND NEW.application_id <> OLD.application_id THEN\n        RAISE EXCEPTION 'application is handed in'\n            USING ERRCODE = '23514', CONSTRAINT = 'application_is_handed_in';\n    END IF;\n    IF true THEN\n        UPDATE programs_application SET content_hash = '' WHERE id = touched AND content_hash <> '';\n    END IF;\n    RETURN NULL;\n",
                        hash="19416daf71454f68ea1b534e0ebd75126e4e0129",
                        operation="INSERT OR UPDATE OR DELETE",
                        pgid="pgtrigger_content_37628",
                        table="programs_plannedcost",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="plannedvisit",
                trigger=pgtrigger.compiler.Trigger(
                    name="content",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        declare="DECLARE touched bigint;",
                        func="\n    IF TG_OP = 'UPDATE' AND ROW (NEW.application_id, NEW.traveller_id, NEW.to_side, NEW.year, NEW.days, NEW.purpose) IS NOT DISTINCT FROM ROW (OLD.application_id, OLD.traveller_id, OLD.to_side, OLD.year, OLD.days, OLD.purpose) THEN\n        RETURN NULL;\n    END IF;\n    touched = CASE TG_OP WHEN 'DELETE' THEN OLD.application_id ELSE NEW.application_id END;\n    IF (SELECT status FROM programs_application WHERE id = touched FOR NO KEY UPDATE) <> 'draft'\n       OR TG_OP = 'UPDATE' AND NEW.application_id <> OLD.application_id THEN\n        RAISE EXCEPTION 'application is handed in'\n            USING ERRCODE = '23514', CONSTRAINT = 'application_is_handed_in';\n    END IF;\n    IF true THEN\n        UPDATE programs_application SET content_hash = '' WHERE id = touched AND content_hash <> '';\n    END IF;\n    RETURN NULL;\n",
                        hash="40a9adf30e726f1a389e283a7d2b37ca2f24b76d",
                        operation="INSERT OR UPDATE OR DELETE",
                        pgid="pgtrigger_content_04993",
                        table="programs_plannedvisit",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="sectionanswers",
                trigger=pgtrigger.compiler.Trigger(
                    name="content",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        declare="DECLARE touched bigint;",
                        func="\n    IF TG_OP = 'UPDATE' AND ROW (NEW.application_id, NEW.section_id, NEW.values) IS NOT DISTINCT FROM ROW (OLD.application_id, OLD.section_id, OLD.values) THEN\n        RETURN NULL;\n    END IF;\n    touched = CASE TG_OP WHEN 'DELETE' THEN OLD.application_id ELSE NEW.application_id END;\n    IF (SELECT status FROM programs_application WHERE id = touched FOR NO KEY UPDATE) <> 'draft'\n       OR TG_OP = 'UPDATE' AND NEW.application_id <> OLD.application_id THEN\n        RAISE EXCEPTION 'application is handed in'\n            USING ERRCODE = '23514', CONSTRAINT = 'application_is_handed_in';\n    END IF;\n    IF (\n    SELECT audience FROM programs_formsection\n    WHERE id = CASE TG_OP WHEN 'DELETE' THEN OLD.section_id ELSE NEW.section_id END\n) = 'shared' THEN\n        UPDATE programs_application SET content_hash = '' WHERE id = touched AND content_hash <> '';\n    END IF;\n    RETURN NULL;\n",
                        hash="08170c019f2d409dfecd37cec71b1a4009515670",
                        operation="INSERT OR UPDATE OR DELETE",
                        pgid="pgtrigger_content_20e9b",
                        table="programs_sectionanswers",
                        when="AFTER",
                    ),
                ),
            ),
        )
    ]
