"""Exclusions that two people decide, and questions to applicants with their answers."""

import uuid

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
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
        ("directory", "__first__"),
        ("programs", "0007_order_of_rows"),
    ]

    operations = [
        Together(
            migrations.CreateModel(
                name="Clarification",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ("version", models.PositiveIntegerField(default=1, editable=False)),
                    (
                        "created_at",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="entered"),
                    ),
                    ("closed_on", models.DateField(blank=True, editable=False, null=True, verbose_name="closed on")),
                    (
                        "closed_reason",
                        records.columns.LineField(
                            blank=True, editable=False, max_length=300, verbose_name="reason for closing"
                        ),
                    ),
                    ("question", models.TextField(verbose_name="question")),
                    ("asked_at", models.DateTimeField(default=records.clock.now, editable=False, verbose_name="asked")),
                    ("answer", models.TextField(blank=True, verbose_name="answer")),
                    (
                        "answered_at",
                        models.DateTimeField(blank=True, editable=False, null=True, verbose_name="answered"),
                    ),
                    (
                        "answered_by",
                        models.ForeignKey(
                            blank=True,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                            verbose_name="answered by",
                        ),
                    ),
                    (
                        "application",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="clarifications",
                            to="programs.application",
                            verbose_name="application",
                        ),
                    ),
                    (
                        "asked_by",
                        models.ForeignKey(
                            editable=False,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                            verbose_name="asked by",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "question to applicants",
                    "verbose_name_plural": "questions to applicants",
                    "ordering": ["-asked_at"],
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("question", ""), _negated=True),
                            name="clarification_asks_something",
                            violation_error_message="Write the question.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("answer", ""), ("answered_at__isnull", True), ("answered_by__isnull", True)),
                                models.Q(
                                    models.Q(("answer", ""), _negated=True),
                                    ("answered_at__isnull", False),
                                    ("answered_by__isnull", False),
                                ),
                                _connector="OR",
                            ),
                            name="clarification_answered_by_somebody",
                            violation_error_message="An answer has its author and its time.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ClarificationEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
                    ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                    (
                        "created_at",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="entered"),
                    ),
                    ("closed_on", models.DateField(blank=True, editable=False, null=True, verbose_name="closed on")),
                    (
                        "closed_reason",
                        records.columns.LineField(
                            blank=True, editable=False, max_length=300, verbose_name="reason for closing"
                        ),
                    ),
                    ("question", models.TextField(verbose_name="question")),
                    ("asked_at", models.DateTimeField(default=records.clock.now, editable=False, verbose_name="asked")),
                    ("answer", models.TextField(blank=True, verbose_name="answer")),
                    (
                        "answered_at",
                        models.DateTimeField(blank=True, editable=False, null=True, verbose_name="answered"),
                    ),
                    (
                        "answered_by",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to=settings.AUTH_USER_MODEL,
                            verbose_name="answered by",
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
                            verbose_name="application",
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
                            verbose_name="asked by",
                        ),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="programs.clarification",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Exclusion",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ("version", models.PositiveIntegerField(default=1, editable=False)),
                    (
                        "created_at",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="entered"),
                    ),
                    ("closed_on", models.DateField(blank=True, editable=False, null=True, verbose_name="closed on")),
                    (
                        "closed_reason",
                        records.columns.LineField(
                            blank=True, editable=False, max_length=300, verbose_name="reason for closing"
                        ),
                    ),
                    ("reason", models.TextField(verbose_name="reasons")),
                    (
                        "proposed_at",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="proposed"),
                    ),
                    (
                        "confirmed_at",
                        models.DateTimeField(blank=True, editable=False, null=True, verbose_name="confirmed"),
                    ),
                    (
                        "application",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="exclusions",
                            to="programs.application",
                            verbose_name="application",
                        ),
                    ),
                    (
                        "confirmed_by",
                        models.ForeignKey(
                            blank=True,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                            verbose_name="confirmed by",
                        ),
                    ),
                    (
                        "proposed_by",
                        models.ForeignKey(
                            editable=False,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                            verbose_name="proposed by",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "exclusion",
                    "verbose_name_plural": "exclusions",
                    "ordering": ["-proposed_at"],
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                django.db.models.lookups.GreaterThanOrEqual(
                                    django.db.models.functions.text.Length(
                                        django.db.models.functions.text.Trim("reason")
                                    ),
                                    20,
                                )
                            ),
                            name="exclusion_has_reasons",
                            violation_error_message="Give reasons of at least 20 characters: the applicants read them.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("confirmed_at__isnull", True), ("confirmed_by__isnull", True)),
                                models.Q(
                                    ("confirmed_at__isnull", False),
                                    ("confirmed_by__isnull", False),
                                    models.Q(("confirmed_by", models.F("proposed_by")), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="exclusion_confirmed_by_another",
                            violation_error_message="A second person confirms an exclusion.",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("closed_on__isnull", True)),
                            fields=("application",),
                            name="exclusion_waits_once",
                            violation_error_message="An exclusion of this application is proposed already.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ExclusionEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
                    ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                    (
                        "created_at",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="entered"),
                    ),
                    ("closed_on", models.DateField(blank=True, editable=False, null=True, verbose_name="closed on")),
                    (
                        "closed_reason",
                        records.columns.LineField(
                            blank=True, editable=False, max_length=300, verbose_name="reason for closing"
                        ),
                    ),
                    ("reason", models.TextField(verbose_name="reasons")),
                    (
                        "proposed_at",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="proposed"),
                    ),
                    (
                        "confirmed_at",
                        models.DateTimeField(blank=True, editable=False, null=True, verbose_name="confirmed"),
                    ),
                    (
                        "application",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="programs.application",
                            verbose_name="application",
                        ),
                    ),
                    (
                        "confirmed_by",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to=settings.AUTH_USER_MODEL,
                            verbose_name="confirmed by",
                        ),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="programs.exclusion",
                        ),
                    ),
                    (
                        "proposed_by",
                        models.ForeignKey(
                            db_constraint=False,
                            editable=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to=settings.AUTH_USER_MODEL,
                            verbose_name="proposed by",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="clarification",
                trigger=pgtrigger.compiler.Trigger(
                    name="count_version",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="NEW.version = OLD.version + 1; RETURN NEW;",
                        hash="d2109283ba33c29165d1fd26250eb05ab33d8651",
                        operation="UPDATE",
                        pgid="pgtrigger_count_version_5ea30",
                        table="programs_clarification",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="clarification",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_clarificationevent" ("answer", "answered_at", "answered_by_id", "application_id", "asked_at", "asked_by_id", "closed_on", "closed_reason", "created_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "uuid") VALUES (NEW."answer", NEW."answered_at", NEW."answered_by_id", NEW."application_id", NEW."asked_at", NEW."asked_by_id", NEW."closed_on", NEW."closed_reason", NEW."created_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."question", NEW."uuid"); RETURN NULL;',
                        hash="ffdbedf9d9da129f20ec6ac139825969558c054d",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_9d3a9",
                        table="programs_clarification",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="clarification",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."answer" IS DISTINCT FROM (NEW."answer") OR OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."answered_by_id" IS DISTINCT FROM (NEW."answered_by_id") OR OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."asked_by_id" IS DISTINCT FROM (NEW."asked_by_id") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."question" IS DISTINCT FROM (NEW."question") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                        func='INSERT INTO "programs_clarificationevent" ("answer", "answered_at", "answered_by_id", "application_id", "asked_at", "asked_by_id", "closed_on", "closed_reason", "created_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "uuid") VALUES (NEW."answer", NEW."answered_at", NEW."answered_by_id", NEW."application_id", NEW."asked_at", NEW."asked_by_id", NEW."closed_on", NEW."closed_reason", NEW."created_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."question", NEW."uuid"); RETURN NULL;',
                        hash="4b1b2148268269b5273d0a8a06ad058baf3d8698",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_4b350",
                        table="programs_clarification",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="clarification",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_clarificationevent" ("answer", "answered_at", "answered_by_id", "application_id", "asked_at", "asked_by_id", "closed_on", "closed_reason", "created_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question", "uuid") VALUES (OLD."answer", OLD."answered_at", OLD."answered_by_id", OLD."application_id", OLD."asked_at", OLD."asked_by_id", OLD."closed_on", OLD."closed_reason", OLD."created_at", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."question", OLD."uuid"); RETURN NULL;',
                        hash="b5921d37914335cb12f4fdeb41cdabcbaf067acf",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_6124a",
                        table="programs_clarification",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="clarificationevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="b78c830cc5140ff5e6f9ebc9aec6f4688418696b",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_2dcb9",
                        table="programs_clarificationevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="exclusion",
                trigger=pgtrigger.compiler.Trigger(
                    name="count_version",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="NEW.version = OLD.version + 1; RETURN NEW;",
                        hash="c8d980233a1515a0298c472cae6c3322a567fc38",
                        operation="UPDATE",
                        pgid="pgtrigger_count_version_73b90",
                        table="programs_exclusion",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="exclusion",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_exclusionevent" ("application_id", "closed_on", "closed_reason", "confirmed_at", "confirmed_by_id", "created_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "reason", "uuid") VALUES (NEW."application_id", NEW."closed_on", NEW."closed_reason", NEW."confirmed_at", NEW."confirmed_by_id", NEW."created_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."proposed_at", NEW."proposed_by_id", NEW."reason", NEW."uuid"); RETURN NULL;',
                        hash="16d5ae983329140e69e787504366119363678b04",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_765ab",
                        table="programs_exclusion",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="exclusion",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."confirmed_at" IS DISTINCT FROM (NEW."confirmed_at") OR OLD."confirmed_by_id" IS DISTINCT FROM (NEW."confirmed_by_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."proposed_at" IS DISTINCT FROM (NEW."proposed_at") OR OLD."proposed_by_id" IS DISTINCT FROM (NEW."proposed_by_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                        func='INSERT INTO "programs_exclusionevent" ("application_id", "closed_on", "closed_reason", "confirmed_at", "confirmed_by_id", "created_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "reason", "uuid") VALUES (NEW."application_id", NEW."closed_on", NEW."closed_reason", NEW."confirmed_at", NEW."confirmed_by_id", NEW."created_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."proposed_at", NEW."proposed_by_id", NEW."reason", NEW."uuid"); RETURN NULL;',
                        hash="44dd02bd26d57d029713693a7f02178db7929944",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_84e39",
                        table="programs_exclusion",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="exclusion",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_exclusionevent" ("application_id", "closed_on", "closed_reason", "confirmed_at", "confirmed_by_id", "created_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_at", "proposed_by_id", "reason", "uuid") VALUES (OLD."application_id", OLD."closed_on", OLD."closed_reason", OLD."confirmed_at", OLD."confirmed_by_id", OLD."created_at", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."proposed_at", OLD."proposed_by_id", OLD."reason", OLD."uuid"); RETURN NULL;',
                        hash="3614f83a79cbdb90ca34ce8b9450eef0e0e8f1ff",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_fb09f",
                        table="programs_exclusion",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="exclusionevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="e4407df6fede6d0d7fd3f222549f0c7f65fb6d92",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_56a03",
                        table="programs_exclusionevent",
                        when="BEFORE",
                    ),
                ),
            ),
        ),
    ]
