import uuid

import django.db.models.deletion
import django.db.models.functions.text
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import directory.countries
import records.clock
import records.columns
from records.migrating import Together


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0010_programme_managers"),
        ("directory", "__first__"),
        ("programs", "0005_content_waits_for_submission"),
    ]

    operations = [
        Together(
            migrations.CreateModel(
                name="EarlierAward",
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
                    (
                        "year",
                        models.PositiveSmallIntegerField(
                            blank=True,
                            help_text="Of the call, in either calendar: 1402 or 2023.",
                            null=True,
                            verbose_name="year",
                        ),
                    ),
                    ("number", records.columns.LineField(blank=True, max_length=60, verbose_name="number")),
                    ("title", records.columns.LineField(max_length=300, verbose_name="title")),
                    ("starts_on", models.DateField(blank=True, null=True, verbose_name="first day")),
                    ("ends_on", models.DateField(blank=True, null=True, verbose_name="last day")),
                    (
                        "origin",
                        models.CharField(
                            choices=[("entered", "entered by hand"), ("imported", "imported from a list")],
                            default="entered",
                            editable=False,
                            max_length=8,
                            verbose_name="origin",
                        ),
                    ),
                    (
                        "import_key",
                        models.CharField(blank=True, editable=False, max_length=200, null=True, unique=True),
                    ),
                    (
                        "programme",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="earlier_awards",
                            to="programs.programme",
                            verbose_name="programme",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "earlier award",
                    "verbose_name_plural": "earlier awards",
                    "ordering": [models.OrderBy(models.F("ends_on"), descending=True, nulls_last=True), "-pk"],
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("ends_on__gte", models.F("starts_on")),
                                ("ends_on__isnull", True),
                                ("starts_on__isnull", True),
                                _connector="OR",
                            ),
                            name="award_dates_ordered",
                            violation_error_message="It ends before it begins.",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(models.Q(("number", ""), _negated=True), ("closed_on__isnull", True)),
                            fields=("programme", "number"),
                            name="award_number_once",
                            violation_error_message="An award of this programme with this number is there already.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="AwardLeader",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "side",
                        models.CharField(
                            choices=[("home", "home side"), ("partner", "partner")],
                            default="home",
                            max_length=8,
                            verbose_name="side",
                        ),
                    ),
                    ("name", records.columns.LineField(blank=True, max_length=200, verbose_name="or the name")),
                    (
                        "institution_given",
                        records.columns.LineField(blank=True, max_length=300, verbose_name="or its name"),
                    ),
                    (
                        "country",
                        models.CharField(
                            blank=True,
                            choices=directory.countries.country_choices,
                            max_length=2,
                            verbose_name="country",
                        ),
                    ),
                    (
                        "institution",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="awards_led",
                            to="directory.institution",
                            verbose_name="institution",
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="awards_led",
                            to="directory.person",
                            verbose_name="person",
                        ),
                    ),
                    (
                        "award",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="leaders",
                            to="programs.earlieraward",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "leader of an award",
                    "verbose_name_plural": "leaders",
                    "ordering": ["side", "pk"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("person__isnull", False), models.Q(("name", ""), _negated=True), _connector="OR"
                            ),
                            name="award_leader_is_named",
                            violation_error_message="Choose the person, or write the name.",
                        ),
                        models.UniqueConstraint(
                            fields=("award", "side"),
                            name="award_has_one_leader_a_side",
                            violation_error_message="This side has its leader already.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="CallAlert",
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
                    ("email", models.EmailField(blank=True, max_length=254, verbose_name="email")),
                    (
                        "language",
                        models.CharField(
                            choices=[("en", "English"), ("fa", "Persian")],
                            default="en",
                            max_length=5,
                            verbose_name="language",
                        ),
                    ),
                    (
                        "country",
                        models.CharField(
                            blank=True,
                            choices=directory.countries.country_choices,
                            max_length=2,
                            verbose_name="country",
                        ),
                    ),
                    ("area", records.columns.LineField(blank=True, max_length=200, verbose_name="area")),
                    (
                        "confirmed_at",
                        models.DateTimeField(blank=True, editable=False, null=True, verbose_name="confirmed"),
                    ),
                    (
                        "programme",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="alerts",
                            to="programs.programme",
                            verbose_name="programme",
                        ),
                    ),
                    (
                        "user",
                        models.ForeignKey(
                            blank=True,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="call_alerts",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "verbose_name": "alert for calls",
                    "verbose_name_plural": "alerts for calls",
                    "ordering": ["-pk"],
                    "abstract": False,
                    "constraints": [
                        models.UniqueConstraint(
                            django.db.models.functions.text.Lower("email"),
                            models.F("programme"),
                            models.F("country"),
                            models.F("area"),
                            condition=models.Q(("closed_on__isnull", True)),
                            name="call_alert_once",
                            nulls_distinct=False,
                            violation_error_message="This address is told of these calls already.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("closed_on__isnull", True), models.Q(("email", ""), _negated=True)),
                                models.Q(("closed_on__isnull", False), ("email", ""), ("user", None)),
                                _connector="OR",
                            ),
                            name="call_alert_ended_is_empty",
                            violation_error_message="An alert has its address, and none once it has ended.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="CallAlertEvent",
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
                    (
                        "language",
                        models.CharField(
                            choices=[("en", "English"), ("fa", "Persian")],
                            default="en",
                            max_length=5,
                            verbose_name="language",
                        ),
                    ),
                    (
                        "country",
                        models.CharField(
                            blank=True,
                            choices=directory.countries.country_choices,
                            max_length=2,
                            verbose_name="country",
                        ),
                    ),
                    ("area", records.columns.LineField(blank=True, max_length=200, verbose_name="area")),
                    (
                        "confirmed_at",
                        models.DateTimeField(blank=True, editable=False, null=True, verbose_name="confirmed"),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="programs.callalert",
                        ),
                    ),
                    (
                        "programme",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="programs.programme",
                            verbose_name="programme",
                        ),
                    ),
                    (
                        "user",
                        models.ForeignKey(
                            blank=True,
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
            migrations.CreateModel(
                name="AwardLeaderEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
                    (
                        "side",
                        models.CharField(
                            choices=[("home", "home side"), ("partner", "partner")],
                            default="home",
                            max_length=8,
                            verbose_name="side",
                        ),
                    ),
                    (
                        "institution_given",
                        records.columns.LineField(blank=True, max_length=300, verbose_name="or its name"),
                    ),
                    (
                        "country",
                        models.CharField(
                            blank=True,
                            choices=directory.countries.country_choices,
                            max_length=2,
                            verbose_name="country",
                        ),
                    ),
                    (
                        "institution",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="directory.institution",
                            verbose_name="institution",
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="directory.person",
                            verbose_name="person",
                        ),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="programs.awardleader",
                        ),
                    ),
                    (
                        "award",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="programs.earlieraward",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="EarlierAwardEvent",
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
                    (
                        "year",
                        models.PositiveSmallIntegerField(
                            blank=True,
                            help_text="Of the call, in either calendar: 1402 or 2023.",
                            null=True,
                            verbose_name="year",
                        ),
                    ),
                    ("number", records.columns.LineField(blank=True, max_length=60, verbose_name="number")),
                    ("title", records.columns.LineField(max_length=300, verbose_name="title")),
                    ("starts_on", models.DateField(blank=True, null=True, verbose_name="first day")),
                    ("ends_on", models.DateField(blank=True, null=True, verbose_name="last day")),
                    (
                        "origin",
                        models.CharField(
                            choices=[("entered", "entered by hand"), ("imported", "imported from a list")],
                            default="entered",
                            editable=False,
                            max_length=8,
                            verbose_name="origin",
                        ),
                    ),
                    ("import_key", models.CharField(blank=True, editable=False, max_length=200, null=True)),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="programs.earlieraward",
                        ),
                    ),
                    (
                        "programme",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="programs.programme",
                            verbose_name="programme",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="callalert",
                trigger=pgtrigger.compiler.Trigger(
                    name="count_version",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="NEW.version = OLD.version + 1; RETURN NEW;",
                        hash="bd1b86e5d9e813770101c7b729f55e63fd6034d7",
                        operation="UPDATE",
                        pgid="pgtrigger_count_version_34361",
                        table="programs_callalert",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="callalert",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_callalertevent" ("area", "closed_on", "closed_reason", "confirmed_at", "country", "created_at", "id", "language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "user_id", "uuid") VALUES (NEW."area", NEW."closed_on", NEW."closed_reason", NEW."confirmed_at", NEW."country", NEW."created_at", NEW."id", NEW."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."programme_id", NEW."user_id", NEW."uuid"); RETURN NULL;',
                        hash="8191b3e7d5367365277426f0f4d0e97fd7935791",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_cb4a6",
                        table="programs_callalert",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="callalert",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."area" IS DISTINCT FROM (NEW."area") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."confirmed_at" IS DISTINCT FROM (NEW."confirmed_at") OR OLD."country" IS DISTINCT FROM (NEW."country") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."programme_id" IS DISTINCT FROM (NEW."programme_id") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                        func='INSERT INTO "programs_callalertevent" ("area", "closed_on", "closed_reason", "confirmed_at", "country", "created_at", "id", "language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "user_id", "uuid") VALUES (NEW."area", NEW."closed_on", NEW."closed_reason", NEW."confirmed_at", NEW."country", NEW."created_at", NEW."id", NEW."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."programme_id", NEW."user_id", NEW."uuid"); RETURN NULL;',
                        hash="38923bdc76a5a5901706cde62a66a841366c8ec1",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_b38f3",
                        table="programs_callalert",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="callalert",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_callalertevent" ("area", "closed_on", "closed_reason", "confirmed_at", "country", "created_at", "id", "language", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "user_id", "uuid") VALUES (OLD."area", OLD."closed_on", OLD."closed_reason", OLD."confirmed_at", OLD."country", OLD."created_at", OLD."id", OLD."language", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."programme_id", OLD."user_id", OLD."uuid"); RETURN NULL;',
                        hash="15420b5e99ee303835d029745e49e899cf913737",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_1ab1a",
                        table="programs_callalert",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="callalertevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="a4fe8d661beba34b3d8435003f40902ad100ae71",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_453d2",
                        table="programs_callalertevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="earlieraward",
                trigger=pgtrigger.compiler.Trigger(
                    name="count_version",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="NEW.version = OLD.version + 1; RETURN NEW;",
                        hash="c9d60923b0bb154a59e74e4711e892d2fb0c9fbc",
                        operation="UPDATE",
                        pgid="pgtrigger_count_version_f8a10",
                        table="programs_earlieraward",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="earlieraward",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_earlierawardevent" ("closed_on", "closed_reason", "created_at", "ends_on", "id", "import_key", "number", "origin", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "starts_on", "title", "uuid", "year") VALUES (NEW."closed_on", NEW."closed_reason", NEW."created_at", NEW."ends_on", NEW."id", NEW."import_key", NEW."number", NEW."origin", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."programme_id", NEW."starts_on", NEW."title", NEW."uuid", NEW."year"); RETURN NULL;',
                        hash="bf03d43bf920f6f12e9acf51836b5778222f3408",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_d5112",
                        table="programs_earlieraward",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="earlieraward",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."ends_on" IS DISTINCT FROM (NEW."ends_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."import_key" IS DISTINCT FROM (NEW."import_key") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."origin" IS DISTINCT FROM (NEW."origin") OR OLD."programme_id" IS DISTINCT FROM (NEW."programme_id") OR OLD."starts_on" IS DISTINCT FROM (NEW."starts_on") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid") OR OLD."year" IS DISTINCT FROM (NEW."year"))',
                        func='INSERT INTO "programs_earlierawardevent" ("closed_on", "closed_reason", "created_at", "ends_on", "id", "import_key", "number", "origin", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "starts_on", "title", "uuid", "year") VALUES (NEW."closed_on", NEW."closed_reason", NEW."created_at", NEW."ends_on", NEW."id", NEW."import_key", NEW."number", NEW."origin", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."programme_id", NEW."starts_on", NEW."title", NEW."uuid", NEW."year"); RETURN NULL;',
                        hash="e1c280d8d3b79b01c26483557465d904dadda956",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_be7f7",
                        table="programs_earlieraward",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="earlieraward",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_earlierawardevent" ("closed_on", "closed_reason", "created_at", "ends_on", "id", "import_key", "number", "origin", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "starts_on", "title", "uuid", "year") VALUES (OLD."closed_on", OLD."closed_reason", OLD."created_at", OLD."ends_on", OLD."id", OLD."import_key", OLD."number", OLD."origin", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."programme_id", OLD."starts_on", OLD."title", OLD."uuid", OLD."year"); RETURN NULL;',
                        hash="8bc8d9bc925ef7bf4e9be9c6e31c66667f62d71d",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_b2400",
                        table="programs_earlieraward",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="awardleaderevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="b431d59f41a514ed786ad6650724e2d97cba907b",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_f7e49",
                        table="programs_awardleaderevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="awardleader",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_awardleaderevent" ("award_id", "country", "id", "institution_given", "institution_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "side") VALUES (NEW."award_id", NEW."country", NEW."id", NEW."institution_given", NEW."institution_id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."side"); RETURN NULL;',
                        hash="b34394562d2bce1636ba53286c08f1029e9b9172",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_23046",
                        table="programs_awardleader",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="awardleader",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."award_id" IS DISTINCT FROM (NEW."award_id") OR OLD."country" IS DISTINCT FROM (NEW."country") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."institution_id" IS DISTINCT FROM (NEW."institution_id") OR OLD."institution_given" IS DISTINCT FROM (NEW."institution_given") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."side" IS DISTINCT FROM (NEW."side"))',
                        func='INSERT INTO "programs_awardleaderevent" ("award_id", "country", "id", "institution_given", "institution_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "side") VALUES (NEW."award_id", NEW."country", NEW."id", NEW."institution_given", NEW."institution_id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."side"); RETURN NULL;',
                        hash="ed3178d2eb3ca5162ce7fc8cd17c9b045a1d5880",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_30486",
                        table="programs_awardleader",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="awardleader",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_awardleaderevent" ("award_id", "country", "id", "institution_given", "institution_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "side") VALUES (OLD."award_id", OLD."country", OLD."id", OLD."institution_given", OLD."institution_id", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."side"); RETURN NULL;',
                        hash="4733d7b454c6cd5dbcf83f21c68a0121e2fc54e0",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_41220",
                        table="programs_awardleader",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="earlierawardevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="e9c36627ed737059b7836465f207c7f930de96c9",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_4bf02",
                        table="programs_earlierawardevent",
                        when="BEFORE",
                    ),
                ),
            ),
        ),
    ]
