import uuid

import django.core.validators
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import records.clock
import records.columns
from records.migrating import Together


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agreements", "0014_activities_and_commitments"),
        ("directory", "0008_country_names"),
    ]

    operations = [
        Together(
            migrations.CreateModel(
                name="Project",
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
                        "kind",
                        models.CharField(
                            choices=[
                                ("research", "joint research project"),
                                ("degree", "joint degree"),
                                ("laboratory", "joint laboratory"),
                                ("other", "other joint work"),
                            ],
                            default="research",
                            max_length=12,
                            verbose_name="kind",
                        ),
                    ),
                    ("title_en", records.columns.LineField(max_length=300, verbose_name="title (English)")),
                    ("title_fa", records.columns.LineField(blank=True, max_length=300, verbose_name="title (Persian)")),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("planned", "planned"),
                                ("running", "running"),
                                ("ended", "ended"),
                                ("closed", "completed"),
                                ("cancelled", "cancelled"),
                            ],
                            default="planned",
                            editable=False,
                            max_length=10,
                            verbose_name="status",
                        ),
                    ),
                    (
                        "status_since",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="since"),
                    ),
                    ("starts_on", models.DateField(blank=True, null=True, verbose_name="first day")),
                    ("ends_on", models.DateField(blank=True, null=True, verbose_name="last day")),
                    ("summary_en", models.TextField(blank=True, verbose_name="what it is about (English)")),
                    ("summary_fa", models.TextField(blank=True, verbose_name="what it is about (Persian)")),
                    ("url", models.URLField(blank=True, max_length=500, verbose_name="web address")),
                    (
                        "is_public",
                        models.BooleanField(
                            default=False, help_text="Shown to everybody once it has begun.", verbose_name="public"
                        ),
                    ),
                    (
                        "agreement",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="projects",
                            to="agreements.agreement",
                            verbose_name="under the agreement",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "joint project",
                    "verbose_name_plural": "joint projects",
                    "ordering": [models.OrderBy(models.F("starts_on"), descending=True, nulls_last=True), "-pk"],
                    "abstract": False,
                    "indexes": [models.Index(fields=["status", "starts_on"], name="project_by_status")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("ends_on__gte", models.F("starts_on")),
                                ("ends_on__isnull", True),
                                ("starts_on__isnull", True),
                                _connector="OR",
                            ),
                            name="project_dates_ordered",
                            violation_error_message="It ends before it begins.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("starts_on__isnull", False),
                                models.Q(("status__in", ("running", "ended", "closed")), _negated=True),
                                _connector="OR",
                            ),
                            name="project_begun_has_first_day",
                            violation_error_message="What has begun has its first day.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("ends_on__isnull", False),
                                models.Q(("status__in", ["ended", "closed"]), _negated=True),
                                _connector="OR",
                            ),
                            name="project_ended_has_last_day",
                            violation_error_message="What has ended has its last day.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ProjectEvent",
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
                        "kind",
                        models.CharField(
                            choices=[
                                ("research", "joint research project"),
                                ("degree", "joint degree"),
                                ("laboratory", "joint laboratory"),
                                ("other", "other joint work"),
                            ],
                            default="research",
                            max_length=12,
                            verbose_name="kind",
                        ),
                    ),
                    ("title_en", records.columns.LineField(max_length=300, verbose_name="title (English)")),
                    ("title_fa", records.columns.LineField(blank=True, max_length=300, verbose_name="title (Persian)")),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("planned", "planned"),
                                ("running", "running"),
                                ("ended", "ended"),
                                ("closed", "completed"),
                                ("cancelled", "cancelled"),
                            ],
                            default="planned",
                            editable=False,
                            max_length=10,
                            verbose_name="status",
                        ),
                    ),
                    (
                        "status_since",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="since"),
                    ),
                    ("starts_on", models.DateField(blank=True, null=True, verbose_name="first day")),
                    ("ends_on", models.DateField(blank=True, null=True, verbose_name="last day")),
                    ("summary_en", models.TextField(blank=True, verbose_name="what it is about (English)")),
                    ("summary_fa", models.TextField(blank=True, verbose_name="what it is about (Persian)")),
                    ("url", models.URLField(blank=True, max_length=500, verbose_name="web address")),
                    (
                        "is_public",
                        models.BooleanField(
                            default=False, help_text="Shown to everybody once it has begun.", verbose_name="public"
                        ),
                    ),
                    (
                        "agreement",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="agreements.agreement",
                            verbose_name="under the agreement",
                        ),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="programs.project",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="ProjectFunding",
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
                    ("source", records.columns.LineField(max_length=200, verbose_name="who gives it")),
                    (
                        "amount",
                        models.DecimalField(
                            blank=True,
                            decimal_places=2,
                            max_digits=18,
                            null=True,
                            validators=[django.core.validators.MinValueValidator(0)],
                            verbose_name="amount",
                        ),
                    ),
                    (
                        "currency",
                        models.CharField(
                            blank=True,
                            help_text="Three capital letters: IRR, EUR, USD.",
                            max_length=3,
                            validators=[
                                django.core.validators.RegexValidator(
                                    "^[A-Z]{3}\\Z", "Three capital letters: IRR, EUR, USD."
                                )
                            ],
                            verbose_name="currency",
                        ),
                    ),
                    (
                        "in_kind",
                        records.columns.LineField(blank=True, max_length=300, verbose_name="what else than money"),
                    ),
                    (
                        "project",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="funding", to="programs.project"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "funding of a project",
                    "verbose_name_plural": "funding",
                    "ordering": ["side", "pk"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("amount__isnull", True), ("currency", "")),
                                models.Q(
                                    ("amount__gte", 0), ("amount__isnull", False), ("currency__regex", "^[A-Z]{3}$")
                                ),
                                _connector="OR",
                            ),
                            name="project_funding_amount_has_currency",
                            violation_error_message="An amount has its currency, and is not below zero.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("amount__isnull", False), models.Q(("in_kind", ""), _negated=True), _connector="OR"
                            ),
                            name="project_funding_is_something",
                            violation_error_message="Give an amount, or say what else is given.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ProjectFundingEvent",
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
                    ("source", records.columns.LineField(max_length=200, verbose_name="who gives it")),
                    (
                        "amount",
                        models.DecimalField(
                            blank=True,
                            decimal_places=2,
                            max_digits=18,
                            null=True,
                            validators=[django.core.validators.MinValueValidator(0)],
                            verbose_name="amount",
                        ),
                    ),
                    (
                        "currency",
                        models.CharField(
                            blank=True,
                            help_text="Three capital letters: IRR, EUR, USD.",
                            max_length=3,
                            validators=[
                                django.core.validators.RegexValidator(
                                    "^[A-Z]{3}\\Z", "Three capital letters: IRR, EUR, USD."
                                )
                            ],
                            verbose_name="currency",
                        ),
                    ),
                    (
                        "in_kind",
                        records.columns.LineField(blank=True, max_length=300, verbose_name="what else than money"),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="programs.projectfunding",
                        ),
                    ),
                    (
                        "project",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="programs.project",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="ProjectLeader",
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
                        "institution",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="projects_led",
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
                            related_name="projects_led",
                            to="directory.person",
                            verbose_name="person",
                        ),
                    ),
                    (
                        "project",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="leaders", to="programs.project"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "leader of a project",
                    "verbose_name_plural": "leaders",
                    "ordering": ["side", "pk"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("person__isnull", False), models.Q(("name", ""), _negated=True), _connector="OR"
                            ),
                            name="project_leader_is_named",
                            violation_error_message="Choose the person, or write the name.",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("person__isnull", False)),
                            fields=("project", "side", "person"),
                            name="project_leader_once",
                            violation_error_message="This person leads it on this side already.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ProjectLeaderEvent",
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
                            to="programs.projectleader",
                        ),
                    ),
                    (
                        "project",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="programs.project",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="ProjectOutput",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("publication", "publication"),
                                ("thesis", "thesis"),
                                ("patent", "patent"),
                                ("data", "data or software"),
                                ("event", "event"),
                                ("other", "other output"),
                            ],
                            default="publication",
                            max_length=12,
                            verbose_name="kind",
                        ),
                    ),
                    ("title", records.columns.LineField(max_length=300, verbose_name="title")),
                    ("published_on", models.DateField(blank=True, null=True, verbose_name="on")),
                    (
                        "doi",
                        models.CharField(
                            blank=True,
                            max_length=200,
                            validators=[
                                django.core.validators.RegexValidator(
                                    "^10\\.\\d{4,9}/\\S+\\Z", "A DOI begins with 10., like 10.1000/182."
                                )
                            ],
                            verbose_name="DOI",
                        ),
                    ),
                    ("url", models.URLField(blank=True, max_length=500, verbose_name="web address")),
                    (
                        "project",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="outputs", to="programs.project"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "output of a project",
                    "verbose_name_plural": "outputs",
                    "ordering": ["-published_on", "-pk"],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("doi", ""), _negated=True),
                            fields=("project", "doi"),
                            name="project_output_doi_once",
                            violation_error_message="An output with this DOI is there already.",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="ProjectOutputEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("publication", "publication"),
                                ("thesis", "thesis"),
                                ("patent", "patent"),
                                ("data", "data or software"),
                                ("event", "event"),
                                ("other", "other output"),
                            ],
                            default="publication",
                            max_length=12,
                            verbose_name="kind",
                        ),
                    ),
                    ("title", records.columns.LineField(max_length=300, verbose_name="title")),
                    ("published_on", models.DateField(blank=True, null=True, verbose_name="on")),
                    (
                        "doi",
                        models.CharField(
                            blank=True,
                            max_length=200,
                            validators=[
                                django.core.validators.RegexValidator(
                                    "^10\\.\\d{4,9}/\\S+\\Z", "A DOI begins with 10., like 10.1000/182."
                                )
                            ],
                            verbose_name="DOI",
                        ),
                    ),
                    ("url", models.URLField(blank=True, max_length=500, verbose_name="web address")),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="programs.projectoutput",
                        ),
                    ),
                    (
                        "project",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="programs.project",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="project",
                trigger=pgtrigger.compiler.Trigger(
                    name="count_version",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="NEW.version = OLD.version + 1; RETURN NEW;",
                        hash="8b22449fdc9bbae79b3f11eedea97454005d7de3",
                        operation="UPDATE",
                        pgid="pgtrigger_count_version_8fa06",
                        table="programs_project",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="project",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_projectevent" ("agreement_id", "closed_on", "closed_reason", "created_at", "ends_on", "id", "is_public", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "status", "status_since", "summary_en", "summary_fa", "title_en", "title_fa", "url", "uuid") VALUES (NEW."agreement_id", NEW."closed_on", NEW."closed_reason", NEW."created_at", NEW."ends_on", NEW."id", NEW."is_public", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."starts_on", NEW."status", NEW."status_since", NEW."summary_en", NEW."summary_fa", NEW."title_en", NEW."title_fa", NEW."url", NEW."uuid"); RETURN NULL;',
                        hash="eb67582bd12bc4fe2510ee5defa190779b10a348",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_1c677",
                        table="programs_project",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="project",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."agreement_id" IS DISTINCT FROM (NEW."agreement_id") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."ends_on" IS DISTINCT FROM (NEW."ends_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_public" IS DISTINCT FROM (NEW."is_public") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."starts_on" IS DISTINCT FROM (NEW."starts_on") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_since" IS DISTINCT FROM (NEW."status_since") OR OLD."summary_en" IS DISTINCT FROM (NEW."summary_en") OR OLD."summary_fa" IS DISTINCT FROM (NEW."summary_fa") OR OLD."title_en" IS DISTINCT FROM (NEW."title_en") OR OLD."title_fa" IS DISTINCT FROM (NEW."title_fa") OR OLD."url" IS DISTINCT FROM (NEW."url") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                        func='INSERT INTO "programs_projectevent" ("agreement_id", "closed_on", "closed_reason", "created_at", "ends_on", "id", "is_public", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "status", "status_since", "summary_en", "summary_fa", "title_en", "title_fa", "url", "uuid") VALUES (NEW."agreement_id", NEW."closed_on", NEW."closed_reason", NEW."created_at", NEW."ends_on", NEW."id", NEW."is_public", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."starts_on", NEW."status", NEW."status_since", NEW."summary_en", NEW."summary_fa", NEW."title_en", NEW."title_fa", NEW."url", NEW."uuid"); RETURN NULL;',
                        hash="2b8e33a77357c7737c5b04a40647f4cea11b84ce",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_ff662",
                        table="programs_project",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="project",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_projectevent" ("agreement_id", "closed_on", "closed_reason", "created_at", "ends_on", "id", "is_public", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "status", "status_since", "summary_en", "summary_fa", "title_en", "title_fa", "url", "uuid") VALUES (OLD."agreement_id", OLD."closed_on", OLD."closed_reason", OLD."created_at", OLD."ends_on", OLD."id", OLD."is_public", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."starts_on", OLD."status", OLD."status_since", OLD."summary_en", OLD."summary_fa", OLD."title_en", OLD."title_fa", OLD."url", OLD."uuid"); RETURN NULL;',
                        hash="5e27ac3996228dcd971c2e0cd55016e3abfe0640",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_98319",
                        table="programs_project",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="projectevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="473a4d4005b5a94d0109f5dca2d0888992eb334b",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_97779",
                        table="programs_projectevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="projectfunding",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_projectfundingevent" ("amount", "currency", "id", "in_kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "side", "source") VALUES (NEW."amount", NEW."currency", NEW."id", NEW."in_kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."project_id", NEW."side", NEW."source"); RETURN NULL;',
                        hash="6f738fdd7bab940d455e633261911df6e866ca06",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_831ac",
                        table="programs_projectfunding",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="projectfunding",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                        func='INSERT INTO "programs_projectfundingevent" ("amount", "currency", "id", "in_kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "side", "source") VALUES (NEW."amount", NEW."currency", NEW."id", NEW."in_kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."project_id", NEW."side", NEW."source"); RETURN NULL;',
                        hash="9362aac9067009371e1abe6cbace57a95cd68bb4",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_6a80c",
                        table="programs_projectfunding",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="projectfunding",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_projectfundingevent" ("amount", "currency", "id", "in_kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "side", "source") VALUES (OLD."amount", OLD."currency", OLD."id", OLD."in_kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."project_id", OLD."side", OLD."source"); RETURN NULL;',
                        hash="1852fbed206110e4fff83b8b90e46bbbca681aad",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_d51ee",
                        table="programs_projectfunding",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="projectfundingevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="0c25b93c5b16118e73a074851d76ec4f64caf837",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_2d995",
                        table="programs_projectfundingevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="projectleader",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_projectleaderevent" ("id", "institution_given", "institution_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "side") VALUES (NEW."id", NEW."institution_given", NEW."institution_id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."project_id", NEW."side"); RETURN NULL;',
                        hash="56d54372d4ece8617d35eaff2f5372081e30d5f5",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_55ad5",
                        table="programs_projectleader",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="projectleader",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."institution_id" IS DISTINCT FROM (NEW."institution_id") OR OLD."institution_given" IS DISTINCT FROM (NEW."institution_given") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."project_id" IS DISTINCT FROM (NEW."project_id") OR OLD."side" IS DISTINCT FROM (NEW."side"))',
                        func='INSERT INTO "programs_projectleaderevent" ("id", "institution_given", "institution_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "side") VALUES (NEW."id", NEW."institution_given", NEW."institution_id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."project_id", NEW."side"); RETURN NULL;',
                        hash="82f03579f961c984ff63949ccc6e34665b81424a",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_3ac50",
                        table="programs_projectleader",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="projectleader",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_projectleaderevent" ("id", "institution_given", "institution_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "side") VALUES (OLD."id", OLD."institution_given", OLD."institution_id", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."project_id", OLD."side"); RETURN NULL;',
                        hash="16ceebf6cc892ab2dadef0efa05d0659a78eccc0",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_a24ec",
                        table="programs_projectleader",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="projectleaderevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="1770b9b7f15d81ca8937cf4f104f29c7254e8a26",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_7bbd9",
                        table="programs_projectleaderevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="projectoutput",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_projectoutputevent" ("doi", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "published_on", "title", "url") VALUES (NEW."doi", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."project_id", NEW."published_on", NEW."title", NEW."url"); RETURN NULL;',
                        hash="c5c34bb6d503ec8793112fa7dde5c470d180bdc6",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_68714",
                        table="programs_projectoutput",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="projectoutput",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                        func='INSERT INTO "programs_projectoutputevent" ("doi", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "published_on", "title", "url") VALUES (NEW."doi", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."project_id", NEW."published_on", NEW."title", NEW."url"); RETURN NULL;',
                        hash="59dbf65c8e86eae6a589de947b9ae85d8417ee6e",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_141d6",
                        table="programs_projectoutput",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="projectoutput",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_projectoutputevent" ("doi", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "project_id", "published_on", "title", "url") VALUES (OLD."doi", OLD."id", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."project_id", OLD."published_on", OLD."title", OLD."url"); RETURN NULL;',
                        hash="cf2760122365f50dd23f4abe00a5fb9de6b813f3",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_5a892",
                        table="programs_projectoutput",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="projectoutputevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="5717cff3f0bde098228c2d7eb3c6508312916eaa",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_ea032",
                        table="programs_projectoutputevent",
                        when="BEFORE",
                    ),
                ),
            ),
        ),
    ]
