import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import records.clock
import records.columns
from records.migrating import Together


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0011_scholar_profiles"),
        ("directory", "__first__"),
        ("programs", "0011_resubmissions"),
        ("records", "0011_pages_of_a_pdf"),
    ]

    operations = [
        Together(
            migrations.CreateModel(
                name="Endorsement",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("institution_given", records.columns.LineField(blank=True, editable=False, max_length=300)),
                    ("name", records.columns.LineField(max_length=200, verbose_name="name")),
                    ("position", records.columns.LineField(max_length=150, verbose_name="position")),
                    ("email", models.EmailField(blank=True, max_length=254, verbose_name="email")),
                    (
                        "language",
                        models.CharField(
                            default="fa", editable=False, max_length=5, verbose_name="language of the letter"
                        ),
                    ),
                    ("token_hash", models.CharField(blank=True, editable=False, max_length=64, null=True, unique=True)),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("asked", "asked"),
                                ("recorded", "recorded from paper, not confirmed yet"),
                                ("given", "endorsed"),
                                ("refused", "refused"),
                                ("not_me", "wrong person"),
                                ("revoked", "taken back"),
                                ("ended", "ended: the leader or the institution has changed"),
                            ],
                            default="asked",
                            editable=False,
                            max_length=8,
                            verbose_name="status",
                        ),
                    ),
                    ("asked_at", models.DateTimeField(default=records.clock.now, editable=False, verbose_name="asked")),
                    ("expires_at", models.DateTimeField(editable=False, null=True, verbose_name="good until")),
                    ("answered_at", models.DateTimeField(editable=False, null=True, verbose_name="answered")),
                    (
                        "signed_name",
                        records.columns.LineField(blank=True, editable=False, max_length=200, verbose_name="name"),
                    ),
                    (
                        "signed_position",
                        records.columns.LineField(blank=True, editable=False, max_length=150, verbose_name="position"),
                    ),
                    ("reason", models.TextField(blank=True, editable=False, verbose_name="reason")),
                    (
                        "content_hash",
                        models.CharField(
                            blank=True, editable=False, max_length=64, verbose_name="fingerprint of the text"
                        ),
                    ),
                    (
                        "sections",
                        models.JSONField(default=dict, editable=False, verbose_name="fingerprints of the sections"),
                    ),
                    (
                        "answered_by",
                        models.ForeignKey(
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "application",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="endorsements",
                            to="programs.application",
                        ),
                    ),
                    (
                        "asked_by",
                        models.ForeignKey(
                            editable=False,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "confirmed_by",
                        models.ForeignKey(
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "institution",
                        models.ForeignKey(
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="directory.institution",
                            verbose_name="institution",
                        ),
                    ),
                    (
                        "paper",
                        models.ForeignKey(
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="records.document",
                            verbose_name="signed endorsement",
                        ),
                    ),
                    (
                        "recorded_by",
                        models.ForeignKey(
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "verbose_name": "endorsement",
                    "verbose_name_plural": "endorsements",
                    "ordering": ["-pk"],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("status__in", ["asked", "recorded", "given"])),
                            fields=("application",),
                            name="endorsement_stands_once",
                            violation_error_message="Somebody is asked for the endorsement already: take that back first.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("answered_at__isnull", True), ("status__in", ["asked", "recorded"])),
                                models.Q(
                                    models.Q(("status__in", ["asked", "recorded"]), _negated=True),
                                    ("answered_at__isnull", False),
                                ),
                                _connector="OR",
                            ),
                            name="endorsement_answered_has_time",
                            violation_error_message="An answer has its time.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("status", "given"), _negated=True),
                                models.Q(
                                    ("answered_by__isnull", False),
                                    models.Q(("content_hash", ""), _negated=True),
                                    models.Q(("signed_name", ""), _negated=True),
                                    models.Q(("signed_position", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="endorsement_names_text",
                            violation_error_message="Somebody endorses, by name and position, a text.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("expires_at__isnull", False),
                                    ("paper__isnull", True),
                                    ("token_hash__isnull", False),
                                    models.Q(("email", ""), _negated=True),
                                    models.Q(("status", "recorded"), _negated=True),
                                ),
                                models.Q(
                                    ("paper__isnull", False),
                                    ("recorded_by__isnull", False),
                                    ("token_hash__isnull", True),
                                    models.Q(("status", "asked"), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="endorsement_by_link_or_paper",
                            violation_error_message="An endorsement is asked for by a link, or recorded from paper.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("paper__isnull", True),
                                models.Q(("status", "given"), _negated=True),
                                models.Q(
                                    ("confirmed_by__isnull", False),
                                    models.Q(("confirmed_by", models.F("recorded_by")), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="paper_endorsement_has_two_people",
                            violation_error_message="An endorsement on paper counts when a second person has confirmed it.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="EndorsementEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
                    ("institution_given", records.columns.LineField(blank=True, editable=False, max_length=300)),
                    (
                        "language",
                        models.CharField(
                            default="fa", editable=False, max_length=5, verbose_name="language of the letter"
                        ),
                    ),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("asked", "asked"),
                                ("recorded", "recorded from paper, not confirmed yet"),
                                ("given", "endorsed"),
                                ("refused", "refused"),
                                ("not_me", "wrong person"),
                                ("revoked", "taken back"),
                                ("ended", "ended: the leader or the institution has changed"),
                            ],
                            default="asked",
                            editable=False,
                            max_length=8,
                            verbose_name="status",
                        ),
                    ),
                    ("asked_at", models.DateTimeField(default=records.clock.now, editable=False, verbose_name="asked")),
                    ("expires_at", models.DateTimeField(editable=False, null=True, verbose_name="good until")),
                    ("answered_at", models.DateTimeField(editable=False, null=True, verbose_name="answered")),
                    (
                        "content_hash",
                        models.CharField(
                            blank=True, editable=False, max_length=64, verbose_name="fingerprint of the text"
                        ),
                    ),
                    (
                        "answered_by",
                        models.ForeignKey(
                            db_constraint=False,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "application",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="programs.application",
                        ),
                    ),
                    (
                        "asked_by",
                        models.ForeignKey(
                            db_constraint=False,
                            editable=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "confirmed_by",
                        models.ForeignKey(
                            db_constraint=False,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "institution",
                        models.ForeignKey(
                            db_constraint=False,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="directory.institution",
                            verbose_name="institution",
                        ),
                    ),
                    (
                        "paper",
                        models.ForeignKey(
                            db_constraint=False,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="records.document",
                            verbose_name="signed endorsement",
                        ),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="programs.endorsement",
                        ),
                    ),
                    (
                        "recorded_by",
                        models.ForeignKey(
                            db_constraint=False,
                            editable=False,
                            null=True,
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
            pgtrigger.migrations.RemoveTrigger(
                model_name="application",
                name="submitted_whole",
            ),
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
                name="endorser_en",
                field=records.columns.LineField(
                    blank=True,
                    help_text="Who speaks for the home institution, like: the vice-president for research.",
                    max_length=200,
                    verbose_name="who endorses (English)",
                ),
            ),
            migrations.AddField(
                model_name="call",
                name="endorser_fa",
                field=records.columns.LineField(blank=True, max_length=200, verbose_name="who endorses (Persian)"),
            ),
            migrations.AddField(
                model_name="callevent",
                name="endorser_en",
                field=records.columns.LineField(
                    blank=True,
                    help_text="Who speaks for the home institution, like: the vice-president for research.",
                    max_length=200,
                    verbose_name="who endorses (English)",
                ),
            ),
            migrations.AddField(
                model_name="callevent",
                name="endorser_fa",
                field=records.columns.LineField(blank=True, max_length=200, verbose_name="who endorses (Persian)"),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="application",
                trigger=pgtrigger.compiler.Trigger(
                    name="submitted_whole",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n    IF TG_OP = 'DELETE' THEN\n        RAISE EXCEPTION 'applications are kept' USING ERRCODE = '23514', CONSTRAINT = 'application_is_kept';\n    END IF;\n    IF NEW.status = 'submitted' AND (TG_OP = 'INSERT' OR OLD.status = 'draft') THEN\n        IF NEW.content_hash = '' OR (\n            SELECT count(DISTINCT leader.side) FROM programs_member AS leader\n            WHERE leader.application_id = NEW.id AND leader.role = 'leader'\n                  AND leader.consent = 'given' AND leader.consent_hash = NEW.content_hash\n        ) <> (SELECT CASE pattern WHEN 'twin' THEN 2 ELSE 1 END FROM programs_call WHERE id = NEW.call_id) THEN\n            RAISE EXCEPTION 'consent is missing'\n                USING ERRCODE = '23514', CONSTRAINT = 'application_has_consent_of_all';\n        END IF;\n        IF (SELECT asks_endorsement FROM programs_call WHERE id = NEW.call_id) AND NOT EXISTS (\n            SELECT FROM programs_endorsement WHERE application_id = NEW.id AND status = 'given'\n        ) THEN\n            RAISE EXCEPTION 'endorsement is missing'\n                USING ERRCODE = '23514', CONSTRAINT = 'application_is_endorsed';\n        END IF;\n    ELSIF TG_OP = 'UPDATE' AND ROW (NEW.call_id, NEW.title, NEW.abstract, NEW.area_id, NEW.months, NEW.starts_on)\n        IS DISTINCT FROM ROW (OLD.call_id, OLD.title, OLD.abstract, OLD.area_id, OLD.months, OLD.starts_on) THEN\n        IF OLD.status <> 'draft' OR NEW.status <> 'draft' THEN\n            RAISE EXCEPTION 'application is handed in' USING ERRCODE = '23514', CONSTRAINT = 'application_is_handed_in';\n        END IF;\n        NEW.content_hash = '';\n    ELSIF TG_OP = 'UPDATE' AND OLD.status <> 'draft' AND NEW.status <> 'draft'\n        AND NEW.content_hash <> OLD.content_hash THEN\n        RAISE EXCEPTION 'application is handed in' USING ERRCODE = '23514', CONSTRAINT = 'application_is_handed_in';\n    END IF;\n    IF TG_OP = 'UPDATE' AND OLD.reference IS NOT NULL AND NEW.reference IS DISTINCT FROM OLD.reference THEN\n        RAISE EXCEPTION 'references are kept' USING ERRCODE = '23514', CONSTRAINT = 'application_keeps_reference';\n    END IF;\n    RETURN NEW;\n",
                        hash="e015b187acc494da1cdc3207404c9e2ed6f7ee84",
                        operation="INSERT OR UPDATE OR DELETE",
                        pgid="pgtrigger_submitted_whole_98c17",
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
                        func='INSERT INTO "programs_callevent" ("about_en", "about_fa", "asks_endorsement", "asks_partner_number", "closed_on", "closed_reason", "closes_at", "code", "consent_closes_at", "contact_email", "contact_name", "copied_from_id", "created_at", "endorser_en", "endorser_fa", "form_locked_at", "grace_minutes", "id", "max_months", "max_per_leader", "min_months", "opens_at", "partner_on_paper", "pattern", "pays_en", "pays_fa", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "results_on", "status", "status_since", "tells_resubmission", "time_zone", "title_en", "title_fa", "url", "uuid", "who_en", "who_fa") VALUES (NEW."about_en", NEW."about_fa", NEW."asks_endorsement", NEW."asks_partner_number", NEW."closed_on", NEW."closed_reason", NEW."closes_at", NEW."code", NEW."consent_closes_at", NEW."contact_email", NEW."contact_name", NEW."copied_from_id", NEW."created_at", NEW."endorser_en", NEW."endorser_fa", NEW."form_locked_at", NEW."grace_minutes", NEW."id", NEW."max_months", NEW."max_per_leader", NEW."min_months", NEW."opens_at", NEW."partner_on_paper", NEW."pattern", NEW."pays_en", NEW."pays_fa", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."programme_id", NEW."results_on", NEW."status", NEW."status_since", NEW."tells_resubmission", NEW."time_zone", NEW."title_en", NEW."title_fa", NEW."url", NEW."uuid", NEW."who_en", NEW."who_fa"); RETURN NULL;',
                        hash="6341bd5360c6cddb0f1c84f13b95bc908330d52f",
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
                        condition='WHEN (OLD."about_en" IS DISTINCT FROM (NEW."about_en") OR OLD."about_fa" IS DISTINCT FROM (NEW."about_fa") OR OLD."asks_endorsement" IS DISTINCT FROM (NEW."asks_endorsement") OR OLD."asks_partner_number" IS DISTINCT FROM (NEW."asks_partner_number") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."closes_at" IS DISTINCT FROM (NEW."closes_at") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."consent_closes_at" IS DISTINCT FROM (NEW."consent_closes_at") OR OLD."contact_email" IS DISTINCT FROM (NEW."contact_email") OR OLD."contact_name" IS DISTINCT FROM (NEW."contact_name") OR OLD."copied_from_id" IS DISTINCT FROM (NEW."copied_from_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."endorser_en" IS DISTINCT FROM (NEW."endorser_en") OR OLD."endorser_fa" IS DISTINCT FROM (NEW."endorser_fa") OR OLD."form_locked_at" IS DISTINCT FROM (NEW."form_locked_at") OR OLD."grace_minutes" IS DISTINCT FROM (NEW."grace_minutes") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."max_months" IS DISTINCT FROM (NEW."max_months") OR OLD."max_per_leader" IS DISTINCT FROM (NEW."max_per_leader") OR OLD."min_months" IS DISTINCT FROM (NEW."min_months") OR OLD."opens_at" IS DISTINCT FROM (NEW."opens_at") OR OLD."partner_on_paper" IS DISTINCT FROM (NEW."partner_on_paper") OR OLD."pattern" IS DISTINCT FROM (NEW."pattern") OR OLD."pays_en" IS DISTINCT FROM (NEW."pays_en") OR OLD."pays_fa" IS DISTINCT FROM (NEW."pays_fa") OR OLD."programme_id" IS DISTINCT FROM (NEW."programme_id") OR OLD."results_on" IS DISTINCT FROM (NEW."results_on") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_since" IS DISTINCT FROM (NEW."status_since") OR OLD."tells_resubmission" IS DISTINCT FROM (NEW."tells_resubmission") OR OLD."time_zone" IS DISTINCT FROM (NEW."time_zone") OR OLD."title_en" IS DISTINCT FROM (NEW."title_en") OR OLD."title_fa" IS DISTINCT FROM (NEW."title_fa") OR OLD."url" IS DISTINCT FROM (NEW."url") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid") OR OLD."who_en" IS DISTINCT FROM (NEW."who_en") OR OLD."who_fa" IS DISTINCT FROM (NEW."who_fa"))',
                        func='INSERT INTO "programs_callevent" ("about_en", "about_fa", "asks_endorsement", "asks_partner_number", "closed_on", "closed_reason", "closes_at", "code", "consent_closes_at", "contact_email", "contact_name", "copied_from_id", "created_at", "endorser_en", "endorser_fa", "form_locked_at", "grace_minutes", "id", "max_months", "max_per_leader", "min_months", "opens_at", "partner_on_paper", "pattern", "pays_en", "pays_fa", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "results_on", "status", "status_since", "tells_resubmission", "time_zone", "title_en", "title_fa", "url", "uuid", "who_en", "who_fa") VALUES (NEW."about_en", NEW."about_fa", NEW."asks_endorsement", NEW."asks_partner_number", NEW."closed_on", NEW."closed_reason", NEW."closes_at", NEW."code", NEW."consent_closes_at", NEW."contact_email", NEW."contact_name", NEW."copied_from_id", NEW."created_at", NEW."endorser_en", NEW."endorser_fa", NEW."form_locked_at", NEW."grace_minutes", NEW."id", NEW."max_months", NEW."max_per_leader", NEW."min_months", NEW."opens_at", NEW."partner_on_paper", NEW."pattern", NEW."pays_en", NEW."pays_fa", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."programme_id", NEW."results_on", NEW."status", NEW."status_since", NEW."tells_resubmission", NEW."time_zone", NEW."title_en", NEW."title_fa", NEW."url", NEW."uuid", NEW."who_en", NEW."who_fa"); RETURN NULL;',
                        hash="c8514d71e82db28d8640c2bfdfe76c1432ec08a8",
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
                        func='INSERT INTO "programs_callevent" ("about_en", "about_fa", "asks_endorsement", "asks_partner_number", "closed_on", "closed_reason", "closes_at", "code", "consent_closes_at", "contact_email", "contact_name", "copied_from_id", "created_at", "endorser_en", "endorser_fa", "form_locked_at", "grace_minutes", "id", "max_months", "max_per_leader", "min_months", "opens_at", "partner_on_paper", "pattern", "pays_en", "pays_fa", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "results_on", "status", "status_since", "tells_resubmission", "time_zone", "title_en", "title_fa", "url", "uuid", "who_en", "who_fa") VALUES (OLD."about_en", OLD."about_fa", OLD."asks_endorsement", OLD."asks_partner_number", OLD."closed_on", OLD."closed_reason", OLD."closes_at", OLD."code", OLD."consent_closes_at", OLD."contact_email", OLD."contact_name", OLD."copied_from_id", OLD."created_at", OLD."endorser_en", OLD."endorser_fa", OLD."form_locked_at", OLD."grace_minutes", OLD."id", OLD."max_months", OLD."max_per_leader", OLD."min_months", OLD."opens_at", OLD."partner_on_paper", OLD."pattern", OLD."pays_en", OLD."pays_fa", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."programme_id", OLD."results_on", OLD."status", OLD."status_since", OLD."tells_resubmission", OLD."time_zone", OLD."title_en", OLD."title_fa", OLD."url", OLD."uuid", OLD."who_en", OLD."who_fa"); RETURN NULL;',
                        hash="0d6b98722855c38aa5ef1c382fbb959d1fc8b006",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_e41cf",
                        table="programs_call",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="member",
                trigger=pgtrigger.compiler.Trigger(
                    name="end_endorsements",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (NEW.side = 'home' AND NEW.role = 'leader' AND (\n        OLD.user_id <> NEW.user_id OR NEW.user_id IS NULL AND OLD.user_id IS NOT NULL\n        OR OLD.folded IS DISTINCT FROM NEW.folded\n        OR OLD.institution_id IS DISTINCT FROM NEW.institution_id\n        OR OLD.institution_given IS DISTINCT FROM NEW.institution_given\n    ))",
                        func="\n    IF (SELECT status FROM programs_application WHERE id = NEW.application_id FOR NO KEY UPDATE) = 'draft' THEN\n        UPDATE programs_endorsement SET status = 'ended', answered_at = coalesce(answered_at, now())\n        WHERE application_id = NEW.application_id AND status IN ('asked', 'recorded', 'given');\n    END IF;\n    RETURN NULL;\n",
                        hash="5c867eb9cccd39fec03a28be3c339744a5c87314",
                        operation="UPDATE",
                        pgid="pgtrigger_end_endorsements_bb4e1",
                        table="programs_member",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="endorsement",
                trigger=pgtrigger.compiler.Trigger(
                    name="answered_once",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n    IF TG_OP = 'DELETE'\n       OR NEW.status <> OLD.status AND OLD.status NOT IN ('asked', 'recorded')\n          AND NOT (OLD.status = 'given' AND NEW.status = 'ended')\n       OR OLD.status = 'given' AND ROW (\n            NEW.application_id, NEW.signed_name, NEW.signed_position, NEW.content_hash, NEW.sections, NEW.answered_at\n          ) IS DISTINCT FROM ROW (\n            OLD.application_id, OLD.signed_name, OLD.signed_position, OLD.content_hash, OLD.sections, OLD.answered_at\n          ) THEN\n        RAISE EXCEPTION 'answered already' USING ERRCODE = '23514', CONSTRAINT = 'endorsement_is_answered_once';\n    END IF;\n    RETURN NEW;\n",
                        hash="1e83be5583e601e7ac0dbb1ee86b726dbc9a0118",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_answered_once_3cdf4",
                        table="programs_endorsement",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="endorsement",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_endorsementevent" ("answered_at", "answered_by_id", "application_id", "asked_at", "asked_by_id", "confirmed_by_id", "content_hash", "expires_at", "id", "institution_given", "institution_id", "language", "paper_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "status") VALUES (NEW."answered_at", NEW."answered_by_id", NEW."application_id", NEW."asked_at", NEW."asked_by_id", NEW."confirmed_by_id", NEW."content_hash", NEW."expires_at", NEW."id", NEW."institution_given", NEW."institution_id", NEW."language", NEW."paper_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."recorded_by_id", NEW."status"); RETURN NULL;',
                        hash="840b4ad61672787e6ed429bdb11ab92b2d851eef",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_98c29",
                        table="programs_endorsement",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="endorsement",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."answered_by_id" IS DISTINCT FROM (NEW."answered_by_id") OR OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."asked_by_id" IS DISTINCT FROM (NEW."asked_by_id") OR OLD."confirmed_by_id" IS DISTINCT FROM (NEW."confirmed_by_id") OR OLD."content_hash" IS DISTINCT FROM (NEW."content_hash") OR OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."institution_id" IS DISTINCT FROM (NEW."institution_id") OR OLD."institution_given" IS DISTINCT FROM (NEW."institution_given") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."paper_id" IS DISTINCT FROM (NEW."paper_id") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."status" IS DISTINCT FROM (NEW."status"))',
                        func='INSERT INTO "programs_endorsementevent" ("answered_at", "answered_by_id", "application_id", "asked_at", "asked_by_id", "confirmed_by_id", "content_hash", "expires_at", "id", "institution_given", "institution_id", "language", "paper_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "status") VALUES (NEW."answered_at", NEW."answered_by_id", NEW."application_id", NEW."asked_at", NEW."asked_by_id", NEW."confirmed_by_id", NEW."content_hash", NEW."expires_at", NEW."id", NEW."institution_given", NEW."institution_id", NEW."language", NEW."paper_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."recorded_by_id", NEW."status"); RETURN NULL;',
                        hash="8e2270fbcee7958b1ceec22bfeedd20912301d1f",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_b471b",
                        table="programs_endorsement",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="endorsement",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_endorsementevent" ("answered_at", "answered_by_id", "application_id", "asked_at", "asked_by_id", "confirmed_by_id", "content_hash", "expires_at", "id", "institution_given", "institution_id", "language", "paper_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "status") VALUES (OLD."answered_at", OLD."answered_by_id", OLD."application_id", OLD."asked_at", OLD."asked_by_id", OLD."confirmed_by_id", OLD."content_hash", OLD."expires_at", OLD."id", OLD."institution_given", OLD."institution_id", OLD."language", OLD."paper_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."recorded_by_id", OLD."status"); RETURN NULL;',
                        hash="d68c33a633d82acf92258232139304edc9429da4",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_741a1",
                        table="programs_endorsement",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="endorsementevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="59ab011ed52b7ccc41e9466a373c04a9d9c74a9e",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_f483a",
                        table="programs_endorsementevent",
                        when="BEFORE",
                    ),
                ),
            ),
        ),
    ]
