"""A locked party keeps its unit, and its institution once it is known, but for what is decided about its name."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0005_agreement_words"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="agreementparty",
            name="locked",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementparty",
            trigger=pgtrigger.compiler.Trigger(
                name="locked",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE is_locked BOOLEAN;",
                    func="\n            SELECT count(*) > 0 INTO is_locked FROM agreements_agreement\n            WHERE id IN (OLD.agreement_id, NEW.agreement_id) AND locked_at IS NOT NULL;\n            IF is_locked AND COALESCE(current_setting('peyvand.correcting', true), '') <> 'on' THEN\n                IF TG_OP <> 'UPDATE' THEN\n                    RAISE EXCEPTION 'agreement is locked' USING ERRCODE = '23514', CONSTRAINT = 'agreement_party_is_locked';\n                ELSIF NEW.agreement_id IS DISTINCT FROM OLD.agreement_id OR NEW.role IS DISTINCT FROM OLD.role OR NEW.unit_id IS DISTINCT FROM OLD.unit_id OR NEW.name_as_given IS DISTINCT FROM OLD.name_as_given OR NEW.is_signatory IS DISTINCT FROM OLD.is_signatory OR (\n    OLD.institution_id IS NOT NULL AND (\n        NEW.mention_id IS DISTINCT FROM OLD.mention_id\n        OR NEW.institution_id IS DISTINCT FROM OLD.institution_id AND (\n            OLD.mention_id IS NULL OR NEW.institution_id IS DISTINCT FROM\n                (SELECT institution_id FROM directory_institutionmention WHERE id = OLD.mention_id)\n        )\n    )\n) THEN\n                    RAISE EXCEPTION 'agreement is locked' USING ERRCODE = '23514', CONSTRAINT = 'agreement_party_is_locked';\n                END IF;\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                    hash="3a5e9519eff0c2ec55006bc86b0b96b52733f553",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_locked_6cedb",
                    table="agreements_agreementparty",
                    when="BEFORE",
                ),
            ),
        ),
    ]
