"""Programmes, their calls with form and rules, and applications."""

import uuid

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import directory.countries
import directory.models.person
import programs.models.application
import records.clock
import records.columns
import records.languages
from records.migrating import Together


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0015_party_may_join_again"),
        ("directory", "0009_institutions_divided"),
        ("directory", "__first__"),
        ("programs", "0001_projects"),
        ("records", "0010_approvals_from_outside"),
    ]

    operations = [
        Together(
            migrations.CreateModel(
                name="Programme",
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
                        "code",
                        records.columns.LineField(
                            help_text="Begins its references: JDS-1406-0042.",
                            max_length=12,
                            unique=True,
                            verbose_name="code",
                        ),
                    ),
                    ("name_en", records.columns.LineField(max_length=200, verbose_name="name (English)")),
                    ("name_fa", records.columns.LineField(blank=True, max_length=200, verbose_name="name (Persian)")),
                    (
                        "partner_country",
                        models.CharField(
                            blank=True,
                            choices=directory.countries.country_choices,
                            max_length=2,
                            verbose_name="partner country",
                        ),
                    ),
                    ("purpose_en", models.TextField(blank=True, verbose_name="what it is for (English)")),
                    ("purpose_fa", models.TextField(blank=True, verbose_name="what it is for (Persian)")),
                    ("url", models.URLField(blank=True, max_length=500, verbose_name="web address")),
                    ("is_public", models.BooleanField(default=False, verbose_name="public")),
                    (
                        "agreement",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="programmes",
                            to="agreements.agreement",
                            verbose_name="rests on",
                        ),
                    ),
                    (
                        "home_agency",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="programmes_as_home_agency",
                            to="directory.institution",
                            verbose_name="agency on our side",
                        ),
                    ),
                    (
                        "managing_institution",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="programmes_managed",
                            to="directory.institution",
                            verbose_name="managed by",
                        ),
                    ),
                    (
                        "partner_agency",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="programmes_as_partner_agency",
                            to="directory.institution",
                            verbose_name="partner agency",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "programme",
                    "verbose_name_plural": "programmes",
                    "ordering": ["code"],
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("code__regex", "^[A-Z][A-Z0-9]{1,11}$")),
                            name="programme_code_is_plain",
                            violation_error_message="Two to twelve capital letters and digits, like JDS.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("home_agency__isnull", True),
                                ("partner_agency__isnull", True),
                                models.Q(("home_agency", models.F("partner_agency")), _negated=True),
                                _connector="OR",
                            ),
                            name="programme_has_two_agencies",
                            violation_error_message="The two agencies are two institutions.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Call",
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
                        "code",
                        records.columns.LineField(
                            help_text="Begins its references: JDS-1406-0042.",
                            max_length=20,
                            unique=True,
                            verbose_name="code",
                        ),
                    ),
                    (
                        "pattern",
                        models.CharField(
                            choices=[
                                ("twin", "two leaders apply together"),
                                ("one_sided", "one side applies"),
                                ("elsewhere", "apply elsewhere"),
                            ],
                            default="twin",
                            max_length=10,
                            verbose_name="pattern",
                        ),
                    ),
                    ("title_en", records.columns.LineField(max_length=300, verbose_name="title (English)")),
                    ("title_fa", records.columns.LineField(blank=True, max_length=300, verbose_name="title (Persian)")),
                    ("about_en", models.TextField(blank=True, verbose_name="what it is about (English)")),
                    ("about_fa", models.TextField(blank=True, verbose_name="what it is about (Persian)")),
                    ("who_en", models.TextField(blank=True, verbose_name="who may apply (English)")),
                    ("who_fa", models.TextField(blank=True, verbose_name="who may apply (Persian)")),
                    ("pays_en", models.TextField(blank=True, verbose_name="what it pays (English)")),
                    ("pays_fa", models.TextField(blank=True, verbose_name="what it pays (Persian)")),
                    (
                        "time_zone",
                        records.columns.LineField(default="Asia/Tehran", max_length=40, verbose_name="time zone"),
                    ),
                    ("opens_at", models.DateTimeField(blank=True, null=True, verbose_name="opens")),
                    ("closes_at", models.DateTimeField(blank=True, null=True, verbose_name="closes")),
                    (
                        "grace_minutes",
                        models.PositiveSmallIntegerField(
                            default=15,
                            validators=[django.core.validators.MaxValueValidator(1440)],
                            verbose_name="minutes of grace",
                        ),
                    ),
                    (
                        "consent_closes_at",
                        models.DateTimeField(blank=True, null=True, verbose_name="partners may consent until"),
                    ),
                    ("results_on", models.DateField(blank=True, null=True, verbose_name="results expected on")),
                    ("url", models.URLField(blank=True, max_length=500, verbose_name="web address")),
                    (
                        "min_months",
                        models.PositiveSmallIntegerField(
                            blank=True, null=True, verbose_name="shortest duration in months"
                        ),
                    ),
                    (
                        "max_months",
                        models.PositiveSmallIntegerField(
                            blank=True, null=True, verbose_name="longest duration in months"
                        ),
                    ),
                    (
                        "max_per_leader",
                        models.PositiveSmallIntegerField(
                            blank=True,
                            null=True,
                            validators=[django.core.validators.MinValueValidator(1)],
                            verbose_name="applications one leader may have in it",
                        ),
                    ),
                    (
                        "asks_partner_number",
                        models.BooleanField(
                            default=False,
                            verbose_name="asks for the number of the partner's application at its own agency",
                        ),
                    ),
                    (
                        "asks_endorsement",
                        models.BooleanField(
                            default=False, verbose_name="the home institution endorses each application"
                        ),
                    ),
                    ("partner_on_paper", models.BooleanField(default=False, verbose_name="partners consent on paper")),
                    ("contact_name", records.columns.LineField(blank=True, max_length=200, verbose_name="contact")),
                    (
                        "contact_email",
                        models.EmailField(blank=True, max_length=254, verbose_name="email of the contact"),
                    ),
                    (
                        "status",
                        models.CharField(
                            choices=[("draft", "draft"), ("published", "published"), ("cancelled", "cancelled")],
                            default="draft",
                            editable=False,
                            max_length=10,
                            verbose_name="status",
                        ),
                    ),
                    (
                        "status_since",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="since"),
                    ),
                    (
                        "form_locked_at",
                        models.DateTimeField(blank=True, editable=False, null=True, verbose_name="form frozen"),
                    ),
                    (
                        "copied_from",
                        models.ForeignKey(
                            blank=True,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="copies",
                            to="programs.call",
                            verbose_name="copied from",
                        ),
                    ),
                    (
                        "programme",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="calls",
                            to="programs.programme",
                            verbose_name="programme",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "call",
                    "verbose_name_plural": "calls",
                    "ordering": [models.OrderBy(models.F("opens_at"), descending=True, nulls_last=True), "-pk"],
                    "abstract": False,
                    "indexes": [models.Index(fields=["status", "closes_at"], name="call_by_closing")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("code__regex", "^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$")),
                            name="call_code_is_plain",
                            violation_error_message="Capital letters, digits and hyphens, like JDS-1406.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("closes_at__gt", models.F("opens_at")),
                                ("closes_at__isnull", True),
                                ("opens_at__isnull", True),
                                _connector="OR",
                            ),
                            name="call_closes_after_opening",
                            violation_error_message="It closes before it opens.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("consent_closes_at__isnull", True),
                                models.Q(
                                    ("closes_at__isnull", False),
                                    ("consent_closes_at__gte", models.F("closes_at")),
                                    ("pattern", "twin"),
                                ),
                                _connector="OR",
                            ),
                            name="call_consent_closes_last",
                            violation_error_message="Partners of a twin call may consent until it closes, or later.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("status", "published"), _negated=True),
                                ("opens_at__isnull", False),
                                _connector="OR",
                            ),
                            name="call_published_has_opening",
                            violation_error_message="A published call has its opening.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("pattern", "elsewhere"), ("status", "published"), _negated=True),
                                models.Q(("url", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="call_elsewhere_has_address",
                            violation_error_message="Where does one apply? Give the web address.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("max_months__gte", models.F("min_months")),
                                ("max_months__isnull", True),
                                ("min_months__isnull", True),
                                _connector="OR",
                            ),
                            name="call_months_ordered",
                            violation_error_message="The longest duration is shorter than the shortest.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="CallArea",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("name_en", records.columns.LineField(max_length=200, verbose_name="name (English)")),
                    ("name_fa", records.columns.LineField(blank=True, max_length=200, verbose_name="name (Persian)")),
                    ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                    (
                        "call",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="areas", to="programs.call"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "area",
                    "verbose_name_plural": "areas",
                    "ordering": ["position", "pk"],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("call", "name_en"),
                            name="call_area_once",
                            violation_error_message="This area is there already.",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Application",
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
                        "number",
                        records.columns.LineField(
                            default=programs.models.application.draft_number,
                            editable=False,
                            max_length=12,
                            unique=True,
                            verbose_name="draft number",
                        ),
                    ),
                    (
                        "reference",
                        records.columns.LineField(
                            blank=True, editable=False, max_length=40, null=True, unique=True, verbose_name="reference"
                        ),
                    ),
                    ("title", records.columns.LineField(blank=True, max_length=300, verbose_name="title")),
                    ("abstract", models.TextField(blank=True, verbose_name="summary")),
                    (
                        "months",
                        models.PositiveSmallIntegerField(
                            blank=True,
                            null=True,
                            validators=[django.core.validators.MinValueValidator(1)],
                            verbose_name="duration in months",
                        ),
                    ),
                    ("starts_on", models.DateField(blank=True, null=True, verbose_name="planned first day")),
                    (
                        "lead_side",
                        models.CharField(
                            choices=[("home", "home side"), ("partner", "partner")],
                            default="home",
                            editable=False,
                            max_length=8,
                            verbose_name="begun by",
                        ),
                    ),
                    (
                        "origin",
                        models.CharField(
                            choices=[
                                ("portal", "written in the portal"),
                                ("paper", "entered by the office from paper"),
                            ],
                            default="portal",
                            editable=False,
                            max_length=8,
                            verbose_name="origin",
                        ),
                    ),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("draft", "draft"),
                                ("submitted", "submitted"),
                                ("eligible", "eligible"),
                                ("ineligible", "not eligible"),
                                ("withdrawn", "withdrawn"),
                            ],
                            default="draft",
                            editable=False,
                            max_length=12,
                            verbose_name="status",
                        ),
                    ),
                    (
                        "status_since",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="since"),
                    ),
                    (
                        "content_hash",
                        models.CharField(
                            blank=True, editable=False, max_length=64, verbose_name="fingerprint of the text"
                        ),
                    ),
                    (
                        "consent_asked_at",
                        models.DateTimeField(blank=True, editable=False, null=True, verbose_name="consent asked for"),
                    ),
                    (
                        "submitted_at",
                        models.DateTimeField(blank=True, editable=False, null=True, verbose_name="submitted"),
                    ),
                    (
                        "eligibility",
                        models.JSONField(default=list, editable=False, verbose_name="rules as they were met"),
                    ),
                    (
                        "resubmission_of",
                        models.ForeignKey(
                            blank=True,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="resubmissions",
                            to="programs.application",
                        ),
                    ),
                    (
                        "call",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="applications",
                            to="programs.call",
                            verbose_name="call",
                        ),
                    ),
                    (
                        "area",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="applications",
                            to="programs.callarea",
                            verbose_name="area",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "application",
                    "verbose_name_plural": "applications",
                    "ordering": ["-pk"],
                    "abstract": False,
                    "indexes": [models.Index(fields=["call", "status"], name="application_by_status")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("status__in", ["submitted", "eligible", "ineligible"]), _negated=True),
                                models.Q(
                                    ("reference__isnull", False),
                                    ("submitted_at__isnull", False),
                                    models.Q(("title", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="application_handed_in_is_whole",
                            violation_error_message="What is submitted has its reference, its time and a title.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("status", "draft"), _negated=True),
                                ("submitted_at__isnull", True),
                                _connector="OR",
                            ),
                            name="application_draft_is_not_submitted",
                            violation_error_message="A draft has no time of submission.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("resubmission_of__isnull", True),
                                models.Q(("resubmission_of", models.F("id")), _negated=True),
                                _connector="OR",
                            ),
                            name="application_not_of_itself",
                            violation_error_message="An application does not come after itself.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ApplicationVersion",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                    ("snapshot", models.JSONField(verbose_name="content")),
                    ("content_hash", models.CharField(max_length=64, verbose_name="fingerprint of the text")),
                    ("made_at", models.DateTimeField(default=records.clock.now, verbose_name="made")),
                    (
                        "application",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="versions",
                            to="programs.application",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "submitted version",
                    "verbose_name_plural": "submitted versions",
                    "ordering": ["-number"],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("application", "number"),
                            name="application_version_once",
                            violation_error_message="This version is there already.",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="ApplicationVersionEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
                    ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                    ("content_hash", models.CharField(max_length=64, verbose_name="fingerprint of the text")),
                    ("made_at", models.DateTimeField(default=records.clock.now, verbose_name="made")),
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
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="programs.applicationversion",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="FormSection",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "key",
                        models.SlugField(
                            help_text="Small letters, digits and hyphens; exports and rules name it so.",
                            max_length=40,
                            verbose_name="key",
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("project", "the project: title, area, duration"),
                                ("questions", "questions"),
                                ("team", "team"),
                                ("visits", "visits"),
                                ("budget", "budget"),
                            ],
                            default="questions",
                            max_length=10,
                            verbose_name="kind",
                        ),
                    ),
                    (
                        "audience",
                        models.CharField(
                            choices=[("shared", "both leaders"), ("home", "home side"), ("partner", "partner")],
                            default="shared",
                            max_length=8,
                            verbose_name="filled in by",
                        ),
                    ),
                    ("title_en", records.columns.LineField(max_length=200, verbose_name="title (English)")),
                    ("title_fa", records.columns.LineField(blank=True, max_length=200, verbose_name="title (Persian)")),
                    ("help_en", models.TextField(blank=True, verbose_name="help (English)")),
                    ("help_fa", models.TextField(blank=True, verbose_name="help (Persian)")),
                    ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                    (
                        "call",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="sections", to="programs.call"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "section of the form",
                    "verbose_name_plural": "sections of the form",
                    "ordering": ["position", "pk"],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("call", "key"),
                            name="form_section_once",
                            violation_error_message="A section with this key is there already.",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("kind", "questions"), _negated=True),
                            fields=("call", "kind"),
                            name="form_table_once",
                            violation_error_message="A form has one section of this kind.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("kind", "questions"), ("audience", "shared"), _connector="OR"),
                            name="form_table_is_shared",
                            violation_error_message="Project, team, visits and budget belong to both leaders.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Question",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "key",
                        models.SlugField(
                            help_text="Small letters, digits and hyphens; exports and rules name it so.",
                            max_length=40,
                            verbose_name="key",
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("line", "one line"),
                                ("text", "text"),
                                ("number", "number"),
                                ("money", "amount of money"),
                                ("date", "date"),
                                ("yes_no", "yes or no"),
                                ("choice", "one of several"),
                                ("choices", "several of several"),
                                ("country", "country"),
                                ("file", "file"),
                            ],
                            default="text",
                            max_length=8,
                            verbose_name="kind",
                        ),
                    ),
                    ("label_en", records.columns.LineField(max_length=300, verbose_name="question (English)")),
                    (
                        "label_fa",
                        records.columns.LineField(blank=True, max_length=300, verbose_name="question (Persian)"),
                    ),
                    ("help_en", models.TextField(blank=True, verbose_name="help (English)")),
                    ("help_fa", models.TextField(blank=True, verbose_name="help (Persian)")),
                    ("is_required", models.BooleanField(default=True, verbose_name="must be answered")),
                    ("max_words", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="most words")),
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
                        "choices",
                        models.JSONField(
                            blank=True,
                            default=list,
                            help_text="For each: key, English and Persian words.",
                            verbose_name="choices",
                        ),
                    ),
                    ("is_identifying", models.BooleanField(default=False, verbose_name="tells who applies")),
                    ("is_for_reviewers", models.BooleanField(default=True, verbose_name="shown to reviewers")),
                    ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                    (
                        "section",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="questions",
                            to="programs.formsection",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "question",
                    "verbose_name_plural": "questions",
                    "ordering": ["position", "pk"],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("section", "key"),
                            name="question_once",
                            violation_error_message="A question with this key is there already.",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Attachment",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "application",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="attachments",
                            to="programs.application",
                        ),
                    ),
                    (
                        "document",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="attachment",
                            to="records.document",
                            verbose_name="file",
                        ),
                    ),
                    (
                        "question",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="attachments",
                            to="programs.question",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "attached file",
                    "verbose_name_plural": "attached files",
                    "ordering": ["question__position", "pk"],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("application", "question"),
                            name="question_has_one_file",
                            violation_error_message="Somebody else has uploaded this file meanwhile.",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="ApplicationEvent",
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
                        "number",
                        records.columns.LineField(
                            default=programs.models.application.draft_number,
                            editable=False,
                            max_length=12,
                            verbose_name="draft number",
                        ),
                    ),
                    (
                        "reference",
                        records.columns.LineField(
                            blank=True, editable=False, max_length=40, null=True, verbose_name="reference"
                        ),
                    ),
                    (
                        "months",
                        models.PositiveSmallIntegerField(
                            blank=True,
                            null=True,
                            validators=[django.core.validators.MinValueValidator(1)],
                            verbose_name="duration in months",
                        ),
                    ),
                    ("starts_on", models.DateField(blank=True, null=True, verbose_name="planned first day")),
                    (
                        "lead_side",
                        models.CharField(
                            choices=[("home", "home side"), ("partner", "partner")],
                            default="home",
                            editable=False,
                            max_length=8,
                            verbose_name="begun by",
                        ),
                    ),
                    (
                        "origin",
                        models.CharField(
                            choices=[
                                ("portal", "written in the portal"),
                                ("paper", "entered by the office from paper"),
                            ],
                            default="portal",
                            editable=False,
                            max_length=8,
                            verbose_name="origin",
                        ),
                    ),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("draft", "draft"),
                                ("submitted", "submitted"),
                                ("eligible", "eligible"),
                                ("ineligible", "not eligible"),
                                ("withdrawn", "withdrawn"),
                            ],
                            default="draft",
                            editable=False,
                            max_length=12,
                            verbose_name="status",
                        ),
                    ),
                    (
                        "status_since",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="since"),
                    ),
                    (
                        "content_hash",
                        models.CharField(
                            blank=True, editable=False, max_length=64, verbose_name="fingerprint of the text"
                        ),
                    ),
                    (
                        "consent_asked_at",
                        models.DateTimeField(blank=True, editable=False, null=True, verbose_name="consent asked for"),
                    ),
                    (
                        "submitted_at",
                        models.DateTimeField(blank=True, editable=False, null=True, verbose_name="submitted"),
                    ),
                    (
                        "eligibility",
                        models.JSONField(default=list, editable=False, verbose_name="rules as they were met"),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="programs.application",
                        ),
                    ),
                    (
                        "resubmission_of",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="programs.application",
                        ),
                    ),
                    (
                        "call",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="programs.call",
                            verbose_name="call",
                        ),
                    ),
                    (
                        "area",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="programs.callarea",
                            verbose_name="area",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="CallAreaEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
                    ("name_en", records.columns.LineField(max_length=200, verbose_name="name (English)")),
                    ("name_fa", records.columns.LineField(blank=True, max_length=200, verbose_name="name (Persian)")),
                    ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                    (
                        "call",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="programs.call",
                        ),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="programs.callarea",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="CallDate",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("on", models.DateField(verbose_name="on")),
                    ("what_en", records.columns.LineField(max_length=200, verbose_name="what (English)")),
                    ("what_fa", records.columns.LineField(blank=True, max_length=200, verbose_name="what (Persian)")),
                    (
                        "call",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="dates", to="programs.call"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "line of the timetable",
                    "verbose_name_plural": "timetable",
                    "ordering": ["on", "pk"],
                },
            ),
            migrations.CreateModel(
                name="CallDateEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
                    ("on", models.DateField(verbose_name="on")),
                    ("what_en", records.columns.LineField(max_length=200, verbose_name="what (English)")),
                    ("what_fa", records.columns.LineField(blank=True, max_length=200, verbose_name="what (Persian)")),
                    (
                        "call",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="programs.call",
                        ),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="programs.calldate",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="CallExtension",
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
                    ("closes_at", models.DateTimeField(verbose_name="closes")),
                    ("reason", models.TextField(verbose_name="reason")),
                    ("asked_at", models.DateTimeField(default=records.clock.now, editable=False, verbose_name="asked")),
                    ("agreed_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="agreed")),
                    (
                        "agreed_by",
                        models.ForeignKey(
                            blank=True,
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
                            blank=True,
                            help_text="Empty: for everybody.",
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="extensions",
                            to="programs.application",
                            verbose_name="for one application",
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
                        "call",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="extensions", to="programs.call"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "extension",
                    "verbose_name_plural": "extensions",
                    "ordering": ["-asked_at"],
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("agreed_at__isnull", True), ("agreed_by__isnull", True)),
                                models.Q(
                                    ("agreed_at__isnull", False),
                                    ("agreed_by__isnull", False),
                                    models.Q(("agreed_by", models.F("asked_by")), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="extension_agreed_by_another",
                            violation_error_message="A second person agrees to an extension.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("reason", ""), _negated=True),
                            name="extension_has_reason",
                            violation_error_message="Say why it closes later.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="CallExtensionEvent",
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
                    ("closes_at", models.DateTimeField(verbose_name="closes")),
                    ("reason", models.TextField(verbose_name="reason")),
                    ("asked_at", models.DateTimeField(default=records.clock.now, editable=False, verbose_name="asked")),
                    ("agreed_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="agreed")),
                    (
                        "agreed_by",
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
                    (
                        "application",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            help_text="Empty: for everybody.",
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="programs.application",
                            verbose_name="for one application",
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
                        "call",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="programs.call",
                        ),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="programs.callextension",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="CallText",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "language",
                        models.CharField(
                            choices=records.languages.paper_languages, max_length=5, verbose_name="language"
                        ),
                    ),
                    ("title", records.columns.LineField(max_length=300, verbose_name="title")),
                    ("about", models.TextField(blank=True, verbose_name="what it is about")),
                    ("who", models.TextField(blank=True, verbose_name="who may apply")),
                    ("pays", models.TextField(blank=True, verbose_name="what it pays")),
                    (
                        "call",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="texts", to="programs.call"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "text in another language",
                    "verbose_name_plural": "texts in other languages",
                    "ordering": ["language"],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("call", "language"),
                            name="call_text_once",
                            violation_error_message="The text in this language is there already.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("language__in", ["", "en", "fa"]), _negated=True),
                            name="call_text_is_another",
                            violation_error_message="English and Persian stand in the call itself: choose another language.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="CallTextEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
                    (
                        "language",
                        models.CharField(
                            choices=records.languages.paper_languages, max_length=5, verbose_name="language"
                        ),
                    ),
                    ("title", records.columns.LineField(max_length=300, verbose_name="title")),
                    ("about", models.TextField(blank=True, verbose_name="what it is about")),
                    ("who", models.TextField(blank=True, verbose_name="who may apply")),
                    ("pays", models.TextField(blank=True, verbose_name="what it pays")),
                    (
                        "call",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="programs.call",
                        ),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="programs.calltext",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="CostCategory",
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
                    ("name_en", records.columns.LineField(max_length=200, verbose_name="name (English)")),
                    ("name_fa", records.columns.LineField(blank=True, max_length=200, verbose_name="name (Persian)")),
                    (
                        "unit_en",
                        records.columns.LineField(
                            blank=True, help_text="day, journey, month", max_length=60, verbose_name="unit (English)"
                        ),
                    ),
                    ("unit_fa", records.columns.LineField(blank=True, max_length=60, verbose_name="unit (Persian)")),
                    (
                        "currency",
                        models.CharField(
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
                        "most_per_unit",
                        models.DecimalField(
                            blank=True,
                            decimal_places=2,
                            max_digits=18,
                            null=True,
                            validators=[django.core.validators.MinValueValidator(0)],
                            verbose_name="most for one unit",
                        ),
                    ),
                    ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                    (
                        "call",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="categories", to="programs.call"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "kind of cost",
                    "verbose_name_plural": "kinds of cost",
                    "ordering": ["side", "position", "pk"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("currency__regex", "^[A-Z]{3}$")),
                            name="cost_category_has_currency",
                            violation_error_message="Three capital letters: IRR, EUR, USD.",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="CostCategoryEvent",
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
                    ("name_en", records.columns.LineField(max_length=200, verbose_name="name (English)")),
                    ("name_fa", records.columns.LineField(blank=True, max_length=200, verbose_name="name (Persian)")),
                    (
                        "unit_en",
                        records.columns.LineField(
                            blank=True, help_text="day, journey, month", max_length=60, verbose_name="unit (English)"
                        ),
                    ),
                    ("unit_fa", records.columns.LineField(blank=True, max_length=60, verbose_name="unit (Persian)")),
                    (
                        "currency",
                        models.CharField(
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
                        "most_per_unit",
                        models.DecimalField(
                            blank=True,
                            decimal_places=2,
                            max_digits=18,
                            null=True,
                            validators=[django.core.validators.MinValueValidator(0)],
                            verbose_name="most for one unit",
                        ),
                    ),
                    ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                    (
                        "call",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="programs.call",
                        ),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="programs.costcategory",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Criterion",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "side",
                        models.CharField(
                            blank=True,
                            choices=[("", "both sides"), ("home", "home side"), ("partner", "partner")],
                            default="",
                            max_length=8,
                            verbose_name="side",
                        ),
                    ),
                    ("name_en", records.columns.LineField(max_length=200, verbose_name="name (English)")),
                    ("name_fa", records.columns.LineField(blank=True, max_length=200, verbose_name="name (Persian)")),
                    ("guidance_en", models.TextField(blank=True, verbose_name="what it looks at (English)")),
                    ("guidance_fa", models.TextField(blank=True, verbose_name="what it looks at (Persian)")),
                    (
                        "weight",
                        models.PositiveSmallIntegerField(
                            validators=[
                                django.core.validators.MinValueValidator(1),
                                django.core.validators.MaxValueValidator(100),
                            ],
                            verbose_name="weight in percent",
                        ),
                    ),
                    (
                        "most",
                        models.PositiveSmallIntegerField(
                            default=5,
                            validators=[django.core.validators.MinValueValidator(1)],
                            verbose_name="highest score",
                        ),
                    ),
                    (
                        "threshold",
                        models.DecimalField(
                            blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="least score"
                        ),
                    ),
                    ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                    (
                        "call",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="criteria", to="programs.call"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "criterion",
                    "verbose_name_plural": "criteria",
                    "ordering": ["position", "pk"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("most__gte", 1), ("weight__gte", 1), ("weight__lte", 100)),
                            name="criterion_weight_is_percent",
                            violation_error_message="A weight is between 1 and 100, the highest score at least 1.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("threshold__isnull", True),
                                models.Q(("threshold__gte", 0), ("threshold__lte", models.F("most"))),
                                _connector="OR",
                            ),
                            name="criterion_threshold_can_be_met",
                            violation_error_message="The least score lies between 0 and the highest.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="CriterionEvent",
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
                            blank=True,
                            choices=[("", "both sides"), ("home", "home side"), ("partner", "partner")],
                            default="",
                            max_length=8,
                            verbose_name="side",
                        ),
                    ),
                    ("name_en", records.columns.LineField(max_length=200, verbose_name="name (English)")),
                    ("name_fa", records.columns.LineField(blank=True, max_length=200, verbose_name="name (Persian)")),
                    ("guidance_en", models.TextField(blank=True, verbose_name="what it looks at (English)")),
                    ("guidance_fa", models.TextField(blank=True, verbose_name="what it looks at (Persian)")),
                    (
                        "weight",
                        models.PositiveSmallIntegerField(
                            validators=[
                                django.core.validators.MinValueValidator(1),
                                django.core.validators.MaxValueValidator(100),
                            ],
                            verbose_name="weight in percent",
                        ),
                    ),
                    (
                        "most",
                        models.PositiveSmallIntegerField(
                            default=5,
                            validators=[django.core.validators.MinValueValidator(1)],
                            verbose_name="highest score",
                        ),
                    ),
                    (
                        "threshold",
                        models.DecimalField(
                            blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="least score"
                        ),
                    ),
                    ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                    (
                        "call",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="programs.call",
                        ),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="programs.criterion",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="EligibilityRule",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("check_name", models.CharField(max_length=40, verbose_name="check")),
                    ("params", models.JSONField(blank=True, default=dict, verbose_name="with")),
                    (
                        "is_blocking",
                        models.BooleanField(default=True, help_text="Else it only warns.", verbose_name="blocks"),
                    ),
                    ("words_en", records.columns.LineField(max_length=300, verbose_name="what it asks (English)")),
                    (
                        "words_fa",
                        records.columns.LineField(blank=True, max_length=300, verbose_name="what it asks (Persian)"),
                    ),
                    ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                    (
                        "call",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="rules", to="programs.call"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "rule of eligibility",
                    "verbose_name_plural": "rules of eligibility",
                    "ordering": ["position", "pk"],
                },
            ),
            migrations.CreateModel(
                name="EligibilityRuleEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
                    ("check_name", models.CharField(max_length=40, verbose_name="check")),
                    ("params", models.JSONField(blank=True, default=dict, verbose_name="with")),
                    (
                        "is_blocking",
                        models.BooleanField(default=True, help_text="Else it only warns.", verbose_name="blocks"),
                    ),
                    ("words_en", records.columns.LineField(max_length=300, verbose_name="what it asks (English)")),
                    (
                        "words_fa",
                        records.columns.LineField(blank=True, max_length=300, verbose_name="what it asks (Persian)"),
                    ),
                    ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                    (
                        "call",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="programs.call",
                        ),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="programs.eligibilityrule",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="FormSectionEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
                    (
                        "key",
                        models.SlugField(
                            db_index=False,
                            help_text="Small letters, digits and hyphens; exports and rules name it so.",
                            max_length=40,
                            verbose_name="key",
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("project", "the project: title, area, duration"),
                                ("questions", "questions"),
                                ("team", "team"),
                                ("visits", "visits"),
                                ("budget", "budget"),
                            ],
                            default="questions",
                            max_length=10,
                            verbose_name="kind",
                        ),
                    ),
                    (
                        "audience",
                        models.CharField(
                            choices=[("shared", "both leaders"), ("home", "home side"), ("partner", "partner")],
                            default="shared",
                            max_length=8,
                            verbose_name="filled in by",
                        ),
                    ),
                    ("title_en", records.columns.LineField(max_length=200, verbose_name="title (English)")),
                    ("title_fa", records.columns.LineField(blank=True, max_length=200, verbose_name="title (Persian)")),
                    ("help_en", models.TextField(blank=True, verbose_name="help (English)")),
                    ("help_fa", models.TextField(blank=True, verbose_name="help (Persian)")),
                    ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                    (
                        "call",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="programs.call",
                        ),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="programs.formsection",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Invitation",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "side",
                        models.CharField(
                            choices=[("home", "home side"), ("partner", "partner")],
                            default="partner",
                            max_length=8,
                            verbose_name="side",
                        ),
                    ),
                    ("email", models.EmailField(max_length=254, verbose_name="email")),
                    ("token_hash", models.CharField(editable=False, max_length=64, unique=True)),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("waiting", "waiting for an answer"),
                                ("accepted", "accepted"),
                                ("refused", "refused"),
                                ("not_me", "wrong person"),
                                ("revoked", "taken back"),
                            ],
                            default="waiting",
                            editable=False,
                            max_length=8,
                            verbose_name="status",
                        ),
                    ),
                    (
                        "invited_at",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="invited"),
                    ),
                    ("expires_at", models.DateTimeField(editable=False, verbose_name="good until")),
                    (
                        "answered_at",
                        models.DateTimeField(blank=True, editable=False, null=True, verbose_name="answered"),
                    ),
                    ("reason", models.TextField(blank=True, editable=False, verbose_name="reason")),
                    (
                        "application",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="invitations",
                            to="programs.application",
                        ),
                    ),
                    (
                        "invited_by",
                        models.ForeignKey(
                            editable=False,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "verbose_name": "invitation",
                    "verbose_name_plural": "invitations",
                    "ordering": ["-pk"],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("status", "waiting")),
                            fields=("application", "side"),
                            name="invitation_waits_once",
                            violation_error_message="An invitation waits for its answer already: take it back first.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("answered_at__isnull", True), ("status", "waiting")),
                                models.Q(
                                    models.Q(("status", "waiting"), _negated=True), ("answered_at__isnull", False)
                                ),
                                _connector="OR",
                            ),
                            name="invitation_answered_has_time",
                            violation_error_message="An answer has its time.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="InvitationEvent",
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
                            default="partner",
                            max_length=8,
                            verbose_name="side",
                        ),
                    ),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("waiting", "waiting for an answer"),
                                ("accepted", "accepted"),
                                ("refused", "refused"),
                                ("not_me", "wrong person"),
                                ("revoked", "taken back"),
                            ],
                            default="waiting",
                            editable=False,
                            max_length=8,
                            verbose_name="status",
                        ),
                    ),
                    (
                        "invited_at",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="invited"),
                    ),
                    ("expires_at", models.DateTimeField(editable=False, verbose_name="good until")),
                    (
                        "answered_at",
                        models.DateTimeField(blank=True, editable=False, null=True, verbose_name="answered"),
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
                        "invited_by",
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
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="programs.invitation",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Member",
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
                    (
                        "role",
                        models.CharField(
                            choices=[
                                ("leader", "leader"),
                                ("researcher", "researcher"),
                                ("young", "young researcher"),
                                ("student", "student"),
                            ],
                            default="researcher",
                            max_length=10,
                            verbose_name="role",
                        ),
                    ),
                    ("name", records.columns.LineField(max_length=200, verbose_name="name")),
                    ("email", models.EmailField(blank=True, max_length=254, verbose_name="email")),
                    (
                        "institution_given",
                        records.columns.LineField(blank=True, max_length=300, verbose_name="or its name"),
                    ),
                    ("position", records.columns.LineField(blank=True, max_length=150, verbose_name="position")),
                    (
                        "orcid",
                        models.CharField(
                            blank=True,
                            max_length=19,
                            validators=[directory.models.person.validate_orcid],
                            verbose_name="ORCID iD",
                        ),
                    ),
                    (
                        "thesis",
                        records.columns.LineField(
                            blank=True,
                            help_text="Of students: and how it belongs to the project.",
                            max_length=300,
                            verbose_name="subject of the thesis",
                        ),
                    ),
                    (
                        "national_number",
                        records.columns.LineField(
                            blank=True, max_length=60, verbose_name="number of the application at the own agency"
                        ),
                    ),
                    ("may_be_named", models.BooleanField(default=False, verbose_name="may be named in public")),
                    (
                        "consent",
                        models.CharField(
                            choices=[
                                ("none", "not asked"),
                                ("asked", "asked"),
                                ("given", "given"),
                                ("refused", "refused"),
                                ("void", "void: the text has changed"),
                            ],
                            default="none",
                            editable=False,
                            max_length=8,
                            verbose_name="consent",
                        ),
                    ),
                    ("consent_hash", models.CharField(blank=True, editable=False, max_length=64)),
                    (
                        "consent_at",
                        models.DateTimeField(blank=True, editable=False, null=True, verbose_name="consented"),
                    ),
                    (
                        "application",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="members",
                            to="programs.application",
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
                        ),
                    ),
                    (
                        "institution",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="members_of_applications",
                            to="directory.institution",
                            verbose_name="institution",
                        ),
                    ),
                    (
                        "paper",
                        models.ForeignKey(
                            blank=True,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="records.document",
                            verbose_name="signed consent",
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            blank=True,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="applications_joined",
                            to="directory.person",
                        ),
                    ),
                    (
                        "recorded_by",
                        models.ForeignKey(
                            blank=True,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "user",
                        models.ForeignKey(
                            blank=True,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="applications_joined",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "verbose_name": "member of the team",
                    "verbose_name_plural": "team",
                    "ordering": ["side", "pk"],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("role", "leader")),
                            fields=("application", "side"),
                            name="application_has_one_leader_a_side",
                            violation_error_message="This side has its leader already.",
                        ),
                        models.UniqueConstraint(
                            models.F("application"),
                            django.db.models.functions.text.Lower("email"),
                            condition=models.Q(("email", ""), _negated=True),
                            name="member_address_once",
                            violation_error_message="Somebody else of the team has this address.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("consent", "given"), _negated=True),
                                models.Q(
                                    models.Q(("consent_hash", ""), _negated=True),
                                    ("consent_at__isnull", False),
                                    ("role", "leader"),
                                ),
                                _connector="OR",
                            ),
                            name="member_consent_names_text",
                            violation_error_message="A leader consents, to a text, at a time.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("paper__isnull", True),
                                models.Q(
                                    ("recorded_by__isnull", False),
                                    models.Q(
                                        models.Q(
                                            ("confirmed_by__isnull", True),
                                            models.Q(("consent", "given"), _negated=True),
                                        ),
                                        models.Q(
                                            ("confirmed_by__isnull", False),
                                            models.Q(("confirmed_by", models.F("recorded_by")), _negated=True),
                                        ),
                                        _connector="OR",
                                    ),
                                ),
                                _connector="OR",
                            ),
                            name="paper_consent_has_two_people",
                            violation_error_message="A consent on paper counts when a second person has confirmed it.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="MemberEvent",
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
                        "role",
                        models.CharField(
                            choices=[
                                ("leader", "leader"),
                                ("researcher", "researcher"),
                                ("young", "young researcher"),
                                ("student", "student"),
                            ],
                            default="researcher",
                            max_length=10,
                            verbose_name="role",
                        ),
                    ),
                    (
                        "institution_given",
                        records.columns.LineField(blank=True, max_length=300, verbose_name="or its name"),
                    ),
                    ("position", records.columns.LineField(blank=True, max_length=150, verbose_name="position")),
                    (
                        "national_number",
                        records.columns.LineField(
                            blank=True, max_length=60, verbose_name="number of the application at the own agency"
                        ),
                    ),
                    ("may_be_named", models.BooleanField(default=False, verbose_name="may be named in public")),
                    (
                        "consent",
                        models.CharField(
                            choices=[
                                ("none", "not asked"),
                                ("asked", "asked"),
                                ("given", "given"),
                                ("refused", "refused"),
                                ("void", "void: the text has changed"),
                            ],
                            default="none",
                            editable=False,
                            max_length=8,
                            verbose_name="consent",
                        ),
                    ),
                    ("consent_hash", models.CharField(blank=True, editable=False, max_length=64)),
                    (
                        "consent_at",
                        models.DateTimeField(blank=True, editable=False, null=True, verbose_name="consented"),
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
                        "paper",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="records.document",
                            verbose_name="signed consent",
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="directory.person",
                        ),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="programs.member",
                        ),
                    ),
                    (
                        "recorded_by",
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
                name="PlannedCost",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "year",
                        models.PositiveSmallIntegerField(
                            default=1,
                            validators=[django.core.validators.MinValueValidator(1)],
                            verbose_name="year of the project",
                        ),
                    ),
                    (
                        "units",
                        models.PositiveSmallIntegerField(
                            default=1, validators=[django.core.validators.MinValueValidator(1)], verbose_name="how many"
                        ),
                    ),
                    (
                        "unit_price",
                        models.DecimalField(
                            decimal_places=2,
                            max_digits=18,
                            validators=[django.core.validators.MinValueValidator(0)],
                            verbose_name="for each",
                        ),
                    ),
                    ("note", records.columns.LineField(blank=True, max_length=300, verbose_name="note")),
                    (
                        "application",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="costs", to="programs.application"
                        ),
                    ),
                    (
                        "category",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="costs",
                            to="programs.costcategory",
                            verbose_name="kind of cost",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "line of the budget",
                    "verbose_name_plural": "budget",
                    "ordering": ["category__side", "year", "pk"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("unit_price__gte", 0), ("units__gte", 1), ("year__gte", 1)),
                            name="planned_cost_is_positive",
                            violation_error_message="How many is at least 1, and a price is not below zero.",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="PlannedCostEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
                    (
                        "year",
                        models.PositiveSmallIntegerField(
                            default=1,
                            validators=[django.core.validators.MinValueValidator(1)],
                            verbose_name="year of the project",
                        ),
                    ),
                    (
                        "units",
                        models.PositiveSmallIntegerField(
                            default=1, validators=[django.core.validators.MinValueValidator(1)], verbose_name="how many"
                        ),
                    ),
                    (
                        "unit_price",
                        models.DecimalField(
                            decimal_places=2,
                            max_digits=18,
                            validators=[django.core.validators.MinValueValidator(0)],
                            verbose_name="for each",
                        ),
                    ),
                    ("note", records.columns.LineField(blank=True, max_length=300, verbose_name="note")),
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
                        "category",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="programs.costcategory",
                            verbose_name="kind of cost",
                        ),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="programs.plannedcost",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="PlannedVisit",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "to_side",
                        models.CharField(
                            choices=[("home", "home side"), ("partner", "partner")],
                            default="partner",
                            max_length=8,
                            verbose_name="to the",
                        ),
                    ),
                    (
                        "year",
                        models.PositiveSmallIntegerField(
                            default=1,
                            validators=[django.core.validators.MinValueValidator(1)],
                            verbose_name="year of the project",
                        ),
                    ),
                    (
                        "days",
                        models.PositiveSmallIntegerField(
                            validators=[django.core.validators.MinValueValidator(1)], verbose_name="days"
                        ),
                    ),
                    ("purpose", records.columns.LineField(blank=True, max_length=300, verbose_name="purpose")),
                    (
                        "application",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="visits",
                            to="programs.application",
                        ),
                    ),
                    (
                        "traveller",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="visits",
                            to="programs.member",
                            verbose_name="who travels",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "planned visit",
                    "verbose_name_plural": "planned visits",
                    "ordering": ["year", "pk"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("days__gte", 1), ("year__gte", 1)),
                            name="planned_visit_has_days",
                            violation_error_message="A visit has at least one day, in the first year or later.",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="PlannedVisitEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
                    (
                        "to_side",
                        models.CharField(
                            choices=[("home", "home side"), ("partner", "partner")],
                            default="partner",
                            max_length=8,
                            verbose_name="to the",
                        ),
                    ),
                    (
                        "year",
                        models.PositiveSmallIntegerField(
                            default=1,
                            validators=[django.core.validators.MinValueValidator(1)],
                            verbose_name="year of the project",
                        ),
                    ),
                    (
                        "days",
                        models.PositiveSmallIntegerField(
                            validators=[django.core.validators.MinValueValidator(1)], verbose_name="days"
                        ),
                    ),
                    ("purpose", records.columns.LineField(blank=True, max_length=300, verbose_name="purpose")),
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
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="programs.plannedvisit",
                        ),
                    ),
                    (
                        "traveller",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="programs.member",
                            verbose_name="who travels",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="CallEvent",
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
                        "code",
                        records.columns.LineField(
                            help_text="Begins its references: JDS-1406-0042.", max_length=20, verbose_name="code"
                        ),
                    ),
                    (
                        "pattern",
                        models.CharField(
                            choices=[
                                ("twin", "two leaders apply together"),
                                ("one_sided", "one side applies"),
                                ("elsewhere", "apply elsewhere"),
                            ],
                            default="twin",
                            max_length=10,
                            verbose_name="pattern",
                        ),
                    ),
                    ("title_en", records.columns.LineField(max_length=300, verbose_name="title (English)")),
                    ("title_fa", records.columns.LineField(blank=True, max_length=300, verbose_name="title (Persian)")),
                    ("about_en", models.TextField(blank=True, verbose_name="what it is about (English)")),
                    ("about_fa", models.TextField(blank=True, verbose_name="what it is about (Persian)")),
                    ("who_en", models.TextField(blank=True, verbose_name="who may apply (English)")),
                    ("who_fa", models.TextField(blank=True, verbose_name="who may apply (Persian)")),
                    ("pays_en", models.TextField(blank=True, verbose_name="what it pays (English)")),
                    ("pays_fa", models.TextField(blank=True, verbose_name="what it pays (Persian)")),
                    (
                        "time_zone",
                        records.columns.LineField(default="Asia/Tehran", max_length=40, verbose_name="time zone"),
                    ),
                    ("opens_at", models.DateTimeField(blank=True, null=True, verbose_name="opens")),
                    ("closes_at", models.DateTimeField(blank=True, null=True, verbose_name="closes")),
                    (
                        "grace_minutes",
                        models.PositiveSmallIntegerField(
                            default=15,
                            validators=[django.core.validators.MaxValueValidator(1440)],
                            verbose_name="minutes of grace",
                        ),
                    ),
                    (
                        "consent_closes_at",
                        models.DateTimeField(blank=True, null=True, verbose_name="partners may consent until"),
                    ),
                    ("results_on", models.DateField(blank=True, null=True, verbose_name="results expected on")),
                    ("url", models.URLField(blank=True, max_length=500, verbose_name="web address")),
                    (
                        "min_months",
                        models.PositiveSmallIntegerField(
                            blank=True, null=True, verbose_name="shortest duration in months"
                        ),
                    ),
                    (
                        "max_months",
                        models.PositiveSmallIntegerField(
                            blank=True, null=True, verbose_name="longest duration in months"
                        ),
                    ),
                    (
                        "max_per_leader",
                        models.PositiveSmallIntegerField(
                            blank=True,
                            null=True,
                            validators=[django.core.validators.MinValueValidator(1)],
                            verbose_name="applications one leader may have in it",
                        ),
                    ),
                    (
                        "asks_partner_number",
                        models.BooleanField(
                            default=False,
                            verbose_name="asks for the number of the partner's application at its own agency",
                        ),
                    ),
                    (
                        "asks_endorsement",
                        models.BooleanField(
                            default=False, verbose_name="the home institution endorses each application"
                        ),
                    ),
                    ("partner_on_paper", models.BooleanField(default=False, verbose_name="partners consent on paper")),
                    ("contact_name", records.columns.LineField(blank=True, max_length=200, verbose_name="contact")),
                    (
                        "contact_email",
                        models.EmailField(blank=True, max_length=254, verbose_name="email of the contact"),
                    ),
                    (
                        "status",
                        models.CharField(
                            choices=[("draft", "draft"), ("published", "published"), ("cancelled", "cancelled")],
                            default="draft",
                            editable=False,
                            max_length=10,
                            verbose_name="status",
                        ),
                    ),
                    (
                        "status_since",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="since"),
                    ),
                    (
                        "form_locked_at",
                        models.DateTimeField(blank=True, editable=False, null=True, verbose_name="form frozen"),
                    ),
                    (
                        "copied_from",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="programs.call",
                            verbose_name="copied from",
                        ),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="programs.call",
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
            migrations.CreateModel(
                name="ProgrammeEvent",
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
                        "code",
                        records.columns.LineField(
                            help_text="Begins its references: JDS-1406-0042.", max_length=12, verbose_name="code"
                        ),
                    ),
                    ("name_en", records.columns.LineField(max_length=200, verbose_name="name (English)")),
                    ("name_fa", records.columns.LineField(blank=True, max_length=200, verbose_name="name (Persian)")),
                    (
                        "partner_country",
                        models.CharField(
                            blank=True,
                            choices=directory.countries.country_choices,
                            max_length=2,
                            verbose_name="partner country",
                        ),
                    ),
                    ("purpose_en", models.TextField(blank=True, verbose_name="what it is for (English)")),
                    ("purpose_fa", models.TextField(blank=True, verbose_name="what it is for (Persian)")),
                    ("url", models.URLField(blank=True, max_length=500, verbose_name="web address")),
                    ("is_public", models.BooleanField(default=False, verbose_name="public")),
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
                            verbose_name="rests on",
                        ),
                    ),
                    (
                        "home_agency",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="directory.institution",
                            verbose_name="agency on our side",
                        ),
                    ),
                    (
                        "managing_institution",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="directory.institution",
                            verbose_name="managed by",
                        ),
                    ),
                    (
                        "partner_agency",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="directory.institution",
                            verbose_name="partner agency",
                        ),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="programs.programme",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="AttachmentEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
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
                        "document",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="records.document",
                            verbose_name="file",
                        ),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="programs.attachment",
                        ),
                    ),
                    (
                        "question",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="programs.question",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="QuestionEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
                    (
                        "key",
                        models.SlugField(
                            db_index=False,
                            help_text="Small letters, digits and hyphens; exports and rules name it so.",
                            max_length=40,
                            verbose_name="key",
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("line", "one line"),
                                ("text", "text"),
                                ("number", "number"),
                                ("money", "amount of money"),
                                ("date", "date"),
                                ("yes_no", "yes or no"),
                                ("choice", "one of several"),
                                ("choices", "several of several"),
                                ("country", "country"),
                                ("file", "file"),
                            ],
                            default="text",
                            max_length=8,
                            verbose_name="kind",
                        ),
                    ),
                    ("label_en", records.columns.LineField(max_length=300, verbose_name="question (English)")),
                    (
                        "label_fa",
                        records.columns.LineField(blank=True, max_length=300, verbose_name="question (Persian)"),
                    ),
                    ("help_en", models.TextField(blank=True, verbose_name="help (English)")),
                    ("help_fa", models.TextField(blank=True, verbose_name="help (Persian)")),
                    ("is_required", models.BooleanField(default=True, verbose_name="must be answered")),
                    ("max_words", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="most words")),
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
                        "choices",
                        models.JSONField(
                            blank=True,
                            default=list,
                            help_text="For each: key, English and Persian words.",
                            verbose_name="choices",
                        ),
                    ),
                    ("is_identifying", models.BooleanField(default=False, verbose_name="tells who applies")),
                    ("is_for_reviewers", models.BooleanField(default=True, verbose_name="shown to reviewers")),
                    ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="programs.question",
                        ),
                    ),
                    (
                        "section",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="programs.formsection",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="SectionAnswers",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("values", models.JSONField(default=dict, verbose_name="answers")),
                    ("version", models.PositiveIntegerField(default=1, editable=False)),
                    ("is_complete", models.BooleanField(default=False, editable=False, verbose_name="complete")),
                    (
                        "edited_at",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="edited"),
                    ),
                    (
                        "application",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="answers",
                            to="programs.application",
                        ),
                    ),
                    (
                        "edited_by",
                        models.ForeignKey(
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "section",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="answers",
                            to="programs.formsection",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "answers of a section",
                    "verbose_name_plural": "answers",
                    "ordering": ["section__position", "pk"],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("application", "section"),
                            name="section_answered_once",
                            violation_error_message="Somebody else has begun this section meanwhile.",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="SectionAnswersEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
                    ("is_complete", models.BooleanField(default=False, editable=False, verbose_name="complete")),
                    (
                        "edited_at",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="edited"),
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
                        "edited_by",
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
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="programs.sectionanswers",
                        ),
                    ),
                    (
                        "section",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="programs.formsection",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="SideBudget",
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
                    (
                        "currency",
                        models.CharField(
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
                        "most_per_application",
                        models.DecimalField(
                            blank=True,
                            decimal_places=2,
                            max_digits=18,
                            null=True,
                            validators=[django.core.validators.MinValueValidator(0)],
                            verbose_name="most for one application",
                        ),
                    ),
                    (
                        "total",
                        models.DecimalField(
                            blank=True,
                            decimal_places=2,
                            max_digits=18,
                            null=True,
                            validators=[django.core.validators.MinValueValidator(0)],
                            verbose_name="in all",
                        ),
                    ),
                    (
                        "call",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="budgets", to="programs.call"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "budget of a side",
                    "verbose_name_plural": "budgets",
                    "ordering": ["side", "currency"],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("call", "side", "currency"),
                            name="side_budget_once",
                            violation_error_message="This side has a budget in this currency already.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("currency__regex", "^[A-Z]{3}$")),
                            name="side_budget_has_currency",
                            violation_error_message="Three capital letters: IRR, EUR, USD.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="SideBudgetEvent",
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
                        "currency",
                        models.CharField(
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
                        "most_per_application",
                        models.DecimalField(
                            blank=True,
                            decimal_places=2,
                            max_digits=18,
                            null=True,
                            validators=[django.core.validators.MinValueValidator(0)],
                            verbose_name="most for one application",
                        ),
                    ),
                    (
                        "total",
                        models.DecimalField(
                            blank=True,
                            decimal_places=2,
                            max_digits=18,
                            null=True,
                            validators=[django.core.validators.MinValueValidator(0)],
                            verbose_name="in all",
                        ),
                    ),
                    (
                        "call",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="programs.call",
                        ),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="programs.sidebudget",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="applicationversion",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n                    RAISE EXCEPTION 'versions are kept'\n                        USING ERRCODE = '23514', CONSTRAINT = 'application_version_is_kept';\n                ",
                        hash="004834ff00142e33292f029f9a5d9ca077648a0c",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_39c32",
                        table="programs_applicationversion",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="applicationversion",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_applicationversionevent" ("application_id", "content_hash", "id", "made_at", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."application_id", NEW."content_hash", NEW."id", NEW."made_at", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id"); RETURN NULL;',
                        hash="8a28dd6fcc06147abe31512138b4509299342243",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_86769",
                        table="programs_applicationversion",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="applicationversion",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."content_hash" IS DISTINCT FROM (NEW."content_hash") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at") OR OLD."number" IS DISTINCT FROM (NEW."number"))',
                        func='INSERT INTO "programs_applicationversionevent" ("application_id", "content_hash", "id", "made_at", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."application_id", NEW."content_hash", NEW."id", NEW."made_at", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id"); RETURN NULL;',
                        hash="7b2ddd5ede49cd1d9706f796a6f1796faaf9db9b",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_0d31a",
                        table="programs_applicationversion",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="applicationversion",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_applicationversionevent" ("application_id", "content_hash", "id", "made_at", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."application_id", OLD."content_hash", OLD."id", OLD."made_at", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id"); RETURN NULL;',
                        hash="e9d93685e2ecaa2bdfb9a424a43d3d5eac32d19e",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_b97a3",
                        table="programs_applicationversion",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="applicationversionevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="0f6938f00e96f695e7fd5ddddb34cd8c8553c0ab",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_f19bd",
                        table="programs_applicationversionevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="callarea",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_callareaevent" ("call_id", "id", "name_en", "name_fa", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (NEW."call_id", NEW."id", NEW."name_en", NEW."name_fa", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position"); RETURN NULL;',
                        hash="3dda7ae58d5a6a29e84d6641b978acbf116b2afc",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_6127c",
                        table="programs_callarea",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="callarea",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                        func='INSERT INTO "programs_callareaevent" ("call_id", "id", "name_en", "name_fa", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (NEW."call_id", NEW."id", NEW."name_en", NEW."name_fa", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position"); RETURN NULL;',
                        hash="5ecab3f83ad4662618399eafca0a96266d749fe5",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_8706c",
                        table="programs_callarea",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="callarea",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_callareaevent" ("call_id", "id", "name_en", "name_fa", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (OLD."call_id", OLD."id", OLD."name_en", OLD."name_fa", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position"); RETURN NULL;',
                        hash="d4b28f4c32b06078364747663e6c3826f0b17e14",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_25e95",
                        table="programs_callarea",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="applicationevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="d2b0228e08759e3ce7440b97fff7307618159597",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_5077e",
                        table="programs_applicationevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="application",
                trigger=pgtrigger.compiler.Trigger(
                    name="count_version",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="NEW.version = OLD.version + 1; RETURN NEW;",
                        hash="8d77161660262d6bb5b3ebc82f7cc47b1abd61cb",
                        operation="UPDATE",
                        pgid="pgtrigger_count_version_8847a",
                        table="programs_application",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="application",
                trigger=pgtrigger.compiler.Trigger(
                    name="submitted_whole",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n    IF TG_OP = 'DELETE' THEN\n        RAISE EXCEPTION 'applications are kept' USING ERRCODE = '23514', CONSTRAINT = 'application_is_kept';\n    END IF;\n    IF NEW.status = 'submitted' AND (TG_OP = 'INSERT' OR OLD.status = 'draft') THEN\n        IF NEW.content_hash = '' OR (\n            SELECT count(DISTINCT leader.side) FROM programs_member AS leader\n            WHERE leader.application_id = NEW.id AND leader.role = 'leader'\n                  AND leader.consent = 'given' AND leader.consent_hash = NEW.content_hash\n        ) <> (SELECT CASE pattern WHEN 'twin' THEN 2 ELSE 1 END FROM programs_call WHERE id = NEW.call_id) THEN\n            RAISE EXCEPTION 'consent is missing'\n                USING ERRCODE = '23514', CONSTRAINT = 'application_has_consent_of_all';\n        END IF;\n    ELSIF TG_OP = 'UPDATE' AND ROW (NEW.call_id, NEW.title, NEW.abstract, NEW.area_id, NEW.months, NEW.starts_on)\n        IS DISTINCT FROM ROW (OLD.call_id, OLD.title, OLD.abstract, OLD.area_id, OLD.months, OLD.starts_on) THEN\n        IF OLD.status <> 'draft' OR NEW.status <> 'draft' THEN\n            RAISE EXCEPTION 'application is handed in' USING ERRCODE = '23514', CONSTRAINT = 'application_is_handed_in';\n        END IF;\n        NEW.content_hash = '';\n    END IF;\n    IF TG_OP = 'UPDATE' AND OLD.reference IS NOT NULL AND NEW.reference IS DISTINCT FROM OLD.reference THEN\n        RAISE EXCEPTION 'references are kept' USING ERRCODE = '23514', CONSTRAINT = 'application_keeps_reference';\n    END IF;\n    RETURN NEW;\n",
                        hash="a411d49756fe19876f7442c0d28ba1afb92e8fb2",
                        operation="INSERT OR UPDATE OR DELETE",
                        pgid="pgtrigger_submitted_whole_98c17",
                        table="programs_application",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="application",
                trigger=pgtrigger.compiler.Trigger(
                    name="void_consents",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.content_hash <> NEW.content_hash)",
                        func="\n    UPDATE programs_member SET consent = 'void'\n    WHERE application_id = NEW.id AND consent = 'given' AND consent_hash <> NEW.content_hash;\n    RETURN NULL;\n",
                        hash="d10d7788715800d0258f86f31efe4a51bb11f3e8",
                        operation="UPDATE",
                        pgid="pgtrigger_void_consents_30569",
                        table="programs_application",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="application",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_applicationevent" ("area_id", "call_id", "closed_on", "closed_reason", "consent_asked_at", "content_hash", "created_at", "eligibility", "id", "lead_side", "months", "number", "origin", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "resubmission_of_id", "starts_on", "status", "status_since", "submitted_at", "uuid") VALUES (NEW."area_id", NEW."call_id", NEW."closed_on", NEW."closed_reason", NEW."consent_asked_at", NEW."content_hash", NEW."created_at", NEW."eligibility", NEW."id", NEW."lead_side", NEW."months", NEW."number", NEW."origin", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reference", NEW."resubmission_of_id", NEW."starts_on", NEW."status", NEW."status_since", NEW."submitted_at", NEW."uuid"); RETURN NULL;',
                        hash="2fd7e8a096210bcbdadab3984bd16d26d79f4e4a",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_56979",
                        table="programs_application",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="application",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."area_id" IS DISTINCT FROM (NEW."area_id") OR OLD."call_id" IS DISTINCT FROM (NEW."call_id") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."consent_asked_at" IS DISTINCT FROM (NEW."consent_asked_at") OR OLD."content_hash" IS DISTINCT FROM (NEW."content_hash") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."eligibility" IS DISTINCT FROM (NEW."eligibility") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."lead_side" IS DISTINCT FROM (NEW."lead_side") OR OLD."months" IS DISTINCT FROM (NEW."months") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."origin" IS DISTINCT FROM (NEW."origin") OR OLD."reference" IS DISTINCT FROM (NEW."reference") OR OLD."resubmission_of_id" IS DISTINCT FROM (NEW."resubmission_of_id") OR OLD."starts_on" IS DISTINCT FROM (NEW."starts_on") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_since" IS DISTINCT FROM (NEW."status_since") OR OLD."submitted_at" IS DISTINCT FROM (NEW."submitted_at") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                        func='INSERT INTO "programs_applicationevent" ("area_id", "call_id", "closed_on", "closed_reason", "consent_asked_at", "content_hash", "created_at", "eligibility", "id", "lead_side", "months", "number", "origin", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "resubmission_of_id", "starts_on", "status", "status_since", "submitted_at", "uuid") VALUES (NEW."area_id", NEW."call_id", NEW."closed_on", NEW."closed_reason", NEW."consent_asked_at", NEW."content_hash", NEW."created_at", NEW."eligibility", NEW."id", NEW."lead_side", NEW."months", NEW."number", NEW."origin", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reference", NEW."resubmission_of_id", NEW."starts_on", NEW."status", NEW."status_since", NEW."submitted_at", NEW."uuid"); RETURN NULL;',
                        hash="84f0c9a850f614fc11b923bfba37ef7e6eac6a82",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_35cb4",
                        table="programs_application",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="application",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_applicationevent" ("area_id", "call_id", "closed_on", "closed_reason", "consent_asked_at", "content_hash", "created_at", "eligibility", "id", "lead_side", "months", "number", "origin", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "resubmission_of_id", "starts_on", "status", "status_since", "submitted_at", "uuid") VALUES (OLD."area_id", OLD."call_id", OLD."closed_on", OLD."closed_reason", OLD."consent_asked_at", OLD."content_hash", OLD."created_at", OLD."eligibility", OLD."id", OLD."lead_side", OLD."months", OLD."number", OLD."origin", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reference", OLD."resubmission_of_id", OLD."starts_on", OLD."status", OLD."status_since", OLD."submitted_at", OLD."uuid"); RETURN NULL;',
                        hash="6f88002e6eb248b03d6027b45ef5702db69af612",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_8a97a",
                        table="programs_application",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="callareaevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="cd326638bb77261e2442840e5e4209581fbf027a",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_dd798",
                        table="programs_callareaevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="calldate",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_calldateevent" ("call_id", "id", "on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "what_en", "what_fa") VALUES (NEW."call_id", NEW."id", NEW."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."what_en", NEW."what_fa"); RETURN NULL;',
                        hash="00594d0d84d4fdb2f9fb0c9b9c6abc42f122bc30",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_5fb6c",
                        table="programs_calldate",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="calldate",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                        func='INSERT INTO "programs_calldateevent" ("call_id", "id", "on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "what_en", "what_fa") VALUES (NEW."call_id", NEW."id", NEW."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."what_en", NEW."what_fa"); RETURN NULL;',
                        hash="8832141e66c80bc8ec140a1faeff137b03899b14",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_7a812",
                        table="programs_calldate",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="calldate",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_calldateevent" ("call_id", "id", "on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "what_en", "what_fa") VALUES (OLD."call_id", OLD."id", OLD."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."what_en", OLD."what_fa"); RETURN NULL;',
                        hash="cc7e05a45d54f922e6d4223d238be05699da6565",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_bd603",
                        table="programs_calldate",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="calldateevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="9d1aaa268349e4767fb17458b0c38ee9f44c8a09",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_1b47f",
                        table="programs_calldateevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="callextension",
                trigger=pgtrigger.compiler.Trigger(
                    name="count_version",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="NEW.version = OLD.version + 1; RETURN NEW;",
                        hash="00958fa5d31cdebd595f6eae2eec023fe62bfbd1",
                        operation="UPDATE",
                        pgid="pgtrigger_count_version_70edd",
                        table="programs_callextension",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="callextension",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_callextensionevent" ("agreed_at", "agreed_by_id", "application_id", "asked_at", "asked_by_id", "call_id", "closed_on", "closed_reason", "closes_at", "created_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "uuid") VALUES (NEW."agreed_at", NEW."agreed_by_id", NEW."application_id", NEW."asked_at", NEW."asked_by_id", NEW."call_id", NEW."closed_on", NEW."closed_reason", NEW."closes_at", NEW."created_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reason", NEW."uuid"); RETURN NULL;',
                        hash="cc13debbef57eaf8639c59d6f87509e0ddfc6ee0",
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
                        condition='WHEN (OLD."agreed_at" IS DISTINCT FROM (NEW."agreed_at") OR OLD."agreed_by_id" IS DISTINCT FROM (NEW."agreed_by_id") OR OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."asked_by_id" IS DISTINCT FROM (NEW."asked_by_id") OR OLD."call_id" IS DISTINCT FROM (NEW."call_id") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."closes_at" IS DISTINCT FROM (NEW."closes_at") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                        func='INSERT INTO "programs_callextensionevent" ("agreed_at", "agreed_by_id", "application_id", "asked_at", "asked_by_id", "call_id", "closed_on", "closed_reason", "closes_at", "created_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "uuid") VALUES (NEW."agreed_at", NEW."agreed_by_id", NEW."application_id", NEW."asked_at", NEW."asked_by_id", NEW."call_id", NEW."closed_on", NEW."closed_reason", NEW."closes_at", NEW."created_at", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."uuid"); RETURN NULL;',
                        hash="65ec72a0b17dbb1abe5f9fffdb83a83e3d2c2e32",
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
                        func='INSERT INTO "programs_callextensionevent" ("agreed_at", "agreed_by_id", "application_id", "asked_at", "asked_by_id", "call_id", "closed_on", "closed_reason", "closes_at", "created_at", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "uuid") VALUES (OLD."agreed_at", OLD."agreed_by_id", OLD."application_id", OLD."asked_at", OLD."asked_by_id", OLD."call_id", OLD."closed_on", OLD."closed_reason", OLD."closes_at", OLD."created_at", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason", OLD."uuid"); RETURN NULL;',
                        hash="3136a7df39d764012babc2347fcc7471cb36ed28",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_64161",
                        table="programs_callextension",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="callextensionevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="97dcd1f35526e241f80027dd137a487377705118",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_7cd24",
                        table="programs_callextensionevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="calltext",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_calltextevent" ("about", "call_id", "id", "language", "pays", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "who") VALUES (NEW."about", NEW."call_id", NEW."id", NEW."language", NEW."pays", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."title", NEW."who"); RETURN NULL;',
                        hash="bb600e29b8d1297a96adcb9356351939fad260aa",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_9eac6",
                        table="programs_calltext",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="calltext",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                        func='INSERT INTO "programs_calltextevent" ("about", "call_id", "id", "language", "pays", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "who") VALUES (NEW."about", NEW."call_id", NEW."id", NEW."language", NEW."pays", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."title", NEW."who"); RETURN NULL;',
                        hash="f936f81979bc9226bb02eccb17ae03bf07d742b8",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_20089",
                        table="programs_calltext",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="calltext",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_calltextevent" ("about", "call_id", "id", "language", "pays", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "who") VALUES (OLD."about", OLD."call_id", OLD."id", OLD."language", OLD."pays", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."title", OLD."who"); RETURN NULL;',
                        hash="a49ee173367b59fde3018976303c0a9a350be30a",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_5e881",
                        table="programs_calltext",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="calltextevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="8684074ec860ca65829945963a1d0bab47e6b0e7",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_f3328",
                        table="programs_calltextevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="costcategory",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_costcategoryevent" ("call_id", "currency", "id", "most_per_unit", "name_en", "name_fa", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "side", "unit_en", "unit_fa") VALUES (NEW."call_id", NEW."currency", NEW."id", NEW."most_per_unit", NEW."name_en", NEW."name_fa", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position", NEW."side", NEW."unit_en", NEW."unit_fa"); RETURN NULL;',
                        hash="1375b6071e5f7d8d0b50b87be4b106755774f2d0",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_ddae5",
                        table="programs_costcategory",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="costcategory",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                        func='INSERT INTO "programs_costcategoryevent" ("call_id", "currency", "id", "most_per_unit", "name_en", "name_fa", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "side", "unit_en", "unit_fa") VALUES (NEW."call_id", NEW."currency", NEW."id", NEW."most_per_unit", NEW."name_en", NEW."name_fa", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position", NEW."side", NEW."unit_en", NEW."unit_fa"); RETURN NULL;',
                        hash="e4c21dccf6ce89e02c96071bcab31a5b41bb4016",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_7f976",
                        table="programs_costcategory",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="costcategory",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_costcategoryevent" ("call_id", "currency", "id", "most_per_unit", "name_en", "name_fa", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "side", "unit_en", "unit_fa") VALUES (OLD."call_id", OLD."currency", OLD."id", OLD."most_per_unit", OLD."name_en", OLD."name_fa", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position", OLD."side", OLD."unit_en", OLD."unit_fa"); RETURN NULL;',
                        hash="59a5666a2fa93a9ddeb48159031f10bda5093b75",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_41a29",
                        table="programs_costcategory",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="costcategoryevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="377f42850df3148e46b8d7a0fc38ec75ac4f4376",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_b539d",
                        table="programs_costcategoryevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="criterion",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_criterionevent" ("call_id", "guidance_en", "guidance_fa", "id", "most", "name_en", "name_fa", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "side", "threshold", "weight") VALUES (NEW."call_id", NEW."guidance_en", NEW."guidance_fa", NEW."id", NEW."most", NEW."name_en", NEW."name_fa", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position", NEW."side", NEW."threshold", NEW."weight"); RETURN NULL;',
                        hash="25fa92e9d13268a839632675a17be9f2753d1611",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_f6aec",
                        table="programs_criterion",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="criterion",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                        func='INSERT INTO "programs_criterionevent" ("call_id", "guidance_en", "guidance_fa", "id", "most", "name_en", "name_fa", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "side", "threshold", "weight") VALUES (NEW."call_id", NEW."guidance_en", NEW."guidance_fa", NEW."id", NEW."most", NEW."name_en", NEW."name_fa", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position", NEW."side", NEW."threshold", NEW."weight"); RETURN NULL;',
                        hash="de5a5b44494df47927bc29b3315c57a7355c9537",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_c2dde",
                        table="programs_criterion",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="criterion",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_criterionevent" ("call_id", "guidance_en", "guidance_fa", "id", "most", "name_en", "name_fa", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "side", "threshold", "weight") VALUES (OLD."call_id", OLD."guidance_en", OLD."guidance_fa", OLD."id", OLD."most", OLD."name_en", OLD."name_fa", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position", OLD."side", OLD."threshold", OLD."weight"); RETURN NULL;',
                        hash="77eeb21630aa2b1753b27068328dc33902b451ff",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_93d29",
                        table="programs_criterion",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="criterionevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="7dafb0017523d4d42c15e0bdd68c7e71f72c6bbf",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_68882",
                        table="programs_criterionevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="eligibilityrule",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_eligibilityruleevent" ("call_id", "check_name", "id", "is_blocking", "params", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "words_en", "words_fa") VALUES (NEW."call_id", NEW."check_name", NEW."id", NEW."is_blocking", NEW."params", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position", NEW."words_en", NEW."words_fa"); RETURN NULL;',
                        hash="734101e81c63ae5b1754c508c605446e429c3900",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_fc436",
                        table="programs_eligibilityrule",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="eligibilityrule",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                        func='INSERT INTO "programs_eligibilityruleevent" ("call_id", "check_name", "id", "is_blocking", "params", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "words_en", "words_fa") VALUES (NEW."call_id", NEW."check_name", NEW."id", NEW."is_blocking", NEW."params", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position", NEW."words_en", NEW."words_fa"); RETURN NULL;',
                        hash="c60158a949af695ddb339ac0268a25ef5217af97",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_e4f84",
                        table="programs_eligibilityrule",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="eligibilityrule",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_eligibilityruleevent" ("call_id", "check_name", "id", "is_blocking", "params", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "words_en", "words_fa") VALUES (OLD."call_id", OLD."check_name", OLD."id", OLD."is_blocking", OLD."params", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position", OLD."words_en", OLD."words_fa"); RETURN NULL;',
                        hash="7795d57a94626d2b30ab4cf61c59b25ddb984360",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_fc6b9",
                        table="programs_eligibilityrule",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="eligibilityruleevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="28ee189fb0dc560eb58c9894e49c5f843e0e5246",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_ec336",
                        table="programs_eligibilityruleevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="formsection",
                trigger=pgtrigger.compiler.Trigger(
                    name="frozen",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n    IF \n                    (TG_OP <> 'UPDATE' OR (NEW.call_id, NEW.key, NEW.kind, NEW.audience)\n                     IS DISTINCT FROM (OLD.call_id, OLD.key, OLD.kind, OLD.audience))\n                    AND EXISTS (SELECT 1 FROM programs_call AS call WHERE call.form_locked_at IS NOT NULL\n                        AND (TG_OP <> 'DELETE' AND call.id = NEW.call_id\n                             OR TG_OP <> 'INSERT' AND call.id = OLD.call_id))\n                     THEN\n        RAISE EXCEPTION 'form is frozen' USING ERRCODE = '23514', CONSTRAINT = 'call_form_is_frozen';\n    END IF;\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\n",
                        hash="0b2de09cb31d5a15f22025aef3cce3ff7d1a4779",
                        operation="INSERT OR UPDATE OR DELETE",
                        pgid="pgtrigger_frozen_1dd70",
                        table="programs_formsection",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="formsection",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_formsectionevent" ("audience", "call_id", "help_en", "help_fa", "id", "key", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "title_en", "title_fa") VALUES (NEW."audience", NEW."call_id", NEW."help_en", NEW."help_fa", NEW."id", NEW."key", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position", NEW."title_en", NEW."title_fa"); RETURN NULL;',
                        hash="04b206c81db939fbde06c326c3d0169ca3171bb9",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_1f68e",
                        table="programs_formsection",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="formsection",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                        func='INSERT INTO "programs_formsectionevent" ("audience", "call_id", "help_en", "help_fa", "id", "key", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "title_en", "title_fa") VALUES (NEW."audience", NEW."call_id", NEW."help_en", NEW."help_fa", NEW."id", NEW."key", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position", NEW."title_en", NEW."title_fa"); RETURN NULL;',
                        hash="22a43ade75119751ece5e0a6ae1d37553333b210",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_ac836",
                        table="programs_formsection",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="formsection",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_formsectionevent" ("audience", "call_id", "help_en", "help_fa", "id", "key", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "title_en", "title_fa") VALUES (OLD."audience", OLD."call_id", OLD."help_en", OLD."help_fa", OLD."id", OLD."key", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position", OLD."title_en", OLD."title_fa"); RETURN NULL;',
                        hash="b6fdbfb07f0744e2341d0536f7ab1ecb31f4a1c1",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_81b46",
                        table="programs_formsection",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="formsectionevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="92eef4012f927deea46b652d59e6c3a261c900d8",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_e2329",
                        table="programs_formsectionevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="invitation",
                trigger=pgtrigger.compiler.Trigger(
                    name="answered_once",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n                    IF TG_OP = 'DELETE' OR OLD.status <> 'waiting' AND NEW.status <> OLD.status THEN\n                        RAISE EXCEPTION 'answered already'\n                            USING ERRCODE = '23514', CONSTRAINT = 'invitation_is_answered_once';\n                    END IF;\n                    RETURN NEW;\n                ",
                        hash="2ff6a5a01efabb859fbe6f83d309622ca83873d4",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_answered_once_15c14",
                        table="programs_invitation",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="invitation",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_invitationevent" ("answered_at", "application_id", "expires_at", "id", "invited_at", "invited_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "side", "status") VALUES (NEW."answered_at", NEW."application_id", NEW."expires_at", NEW."id", NEW."invited_at", NEW."invited_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."side", NEW."status"); RETURN NULL;',
                        hash="eab7110f4b9cd4c1e572f96d3627e640f740fa21",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_37937",
                        table="programs_invitation",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="invitation",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."invited_at" IS DISTINCT FROM (NEW."invited_at") OR OLD."invited_by_id" IS DISTINCT FROM (NEW."invited_by_id") OR OLD."side" IS DISTINCT FROM (NEW."side") OR OLD."status" IS DISTINCT FROM (NEW."status"))',
                        func='INSERT INTO "programs_invitationevent" ("answered_at", "application_id", "expires_at", "id", "invited_at", "invited_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "side", "status") VALUES (NEW."answered_at", NEW."application_id", NEW."expires_at", NEW."id", NEW."invited_at", NEW."invited_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."side", NEW."status"); RETURN NULL;',
                        hash="0a76f3346908e9194c626d71f995c3e3322d5943",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_54ec0",
                        table="programs_invitation",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="invitation",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_invitationevent" ("answered_at", "application_id", "expires_at", "id", "invited_at", "invited_by_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "side", "status") VALUES (OLD."answered_at", OLD."application_id", OLD."expires_at", OLD."id", OLD."invited_at", OLD."invited_by_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."side", OLD."status"); RETURN NULL;',
                        hash="19cc738c5d2ec0f8b7591611d7e6c91b51086ce8",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_a6bd7",
                        table="programs_invitation",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="invitationevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="83d98ac3580c6c26b5fc921cf1bf68c6f08cf4c0",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_e7a23",
                        table="programs_invitationevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="member",
                trigger=pgtrigger.compiler.Trigger(
                    name="content",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        declare="DECLARE touched bigint;",
                        func="\n    IF TG_OP = 'UPDATE' AND ROW (NEW.application_id, NEW.side, NEW.role, NEW.name, NEW.institution_id, NEW.institution_given, NEW.position, NEW.orcid, NEW.thesis) IS NOT DISTINCT FROM ROW (OLD.application_id, OLD.side, OLD.role, OLD.name, OLD.institution_id, OLD.institution_given, OLD.position, OLD.orcid, OLD.thesis) THEN\n        RETURN NULL;\n    END IF;\n    touched = CASE TG_OP WHEN 'DELETE' THEN OLD.application_id ELSE NEW.application_id END;\n    IF (SELECT status FROM programs_application WHERE id = touched) <> 'draft'\n       OR TG_OP = 'UPDATE' AND NEW.application_id <> OLD.application_id THEN\n        RAISE EXCEPTION 'application is handed in'\n            USING ERRCODE = '23514', CONSTRAINT = 'application_is_handed_in';\n    END IF;\n    IF true THEN\n        UPDATE programs_application SET content_hash = '' WHERE id = touched AND content_hash <> '';\n    END IF;\n    RETURN NULL;\n",
                        hash="660e23998568ebccc716cb9bfe8c5743577862de",
                        operation="INSERT OR UPDATE OR DELETE",
                        pgid="pgtrigger_content_c97a4",
                        table="programs_member",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="member",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_memberevent" ("application_id", "confirmed_by_id", "consent", "consent_at", "consent_hash", "id", "institution_given", "institution_id", "may_be_named", "national_number", "paper_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "recorded_by_id", "role", "side", "user_id") VALUES (NEW."application_id", NEW."confirmed_by_id", NEW."consent", NEW."consent_at", NEW."consent_hash", NEW."id", NEW."institution_given", NEW."institution_id", NEW."may_be_named", NEW."national_number", NEW."paper_id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position", NEW."recorded_by_id", NEW."role", NEW."side", NEW."user_id"); RETURN NULL;',
                        hash="291eeb50db7eeaacd15f14721dcaf10ec1ba1b8f",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_dfd9d",
                        table="programs_member",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="member",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."confirmed_by_id" IS DISTINCT FROM (NEW."confirmed_by_id") OR OLD."consent" IS DISTINCT FROM (NEW."consent") OR OLD."consent_at" IS DISTINCT FROM (NEW."consent_at") OR OLD."consent_hash" IS DISTINCT FROM (NEW."consent_hash") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."institution_id" IS DISTINCT FROM (NEW."institution_id") OR OLD."institution_given" IS DISTINCT FROM (NEW."institution_given") OR OLD."may_be_named" IS DISTINCT FROM (NEW."may_be_named") OR OLD."national_number" IS DISTINCT FROM (NEW."national_number") OR OLD."paper_id" IS DISTINCT FROM (NEW."paper_id") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."position" IS DISTINCT FROM (NEW."position") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."role" IS DISTINCT FROM (NEW."role") OR OLD."side" IS DISTINCT FROM (NEW."side") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))',
                        func='INSERT INTO "programs_memberevent" ("application_id", "confirmed_by_id", "consent", "consent_at", "consent_hash", "id", "institution_given", "institution_id", "may_be_named", "national_number", "paper_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "recorded_by_id", "role", "side", "user_id") VALUES (NEW."application_id", NEW."confirmed_by_id", NEW."consent", NEW."consent_at", NEW."consent_hash", NEW."id", NEW."institution_given", NEW."institution_id", NEW."may_be_named", NEW."national_number", NEW."paper_id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position", NEW."recorded_by_id", NEW."role", NEW."side", NEW."user_id"); RETURN NULL;',
                        hash="44aafd038197a0245b12eafc687d584f75bc4629",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_39f9b",
                        table="programs_member",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="member",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_memberevent" ("application_id", "confirmed_by_id", "consent", "consent_at", "consent_hash", "id", "institution_given", "institution_id", "may_be_named", "national_number", "paper_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "recorded_by_id", "role", "side", "user_id") VALUES (OLD."application_id", OLD."confirmed_by_id", OLD."consent", OLD."consent_at", OLD."consent_hash", OLD."id", OLD."institution_given", OLD."institution_id", OLD."may_be_named", OLD."national_number", OLD."paper_id", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position", OLD."recorded_by_id", OLD."role", OLD."side", OLD."user_id"); RETURN NULL;',
                        hash="eef808fd986b70e8df72565890e953bd82d6132f",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_09875",
                        table="programs_member",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="memberevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="c3748ff87d6e9ea045ec7b717bce97c051e06da3",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_4c34b",
                        table="programs_memberevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="plannedcost",
                trigger=pgtrigger.compiler.Trigger(
                    name="content",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        declare="DECLARE touched bigint;",
                        func="\n    IF TG_OP = 'UPDATE' AND ROW (NEW.application_id, NEW.category_id, NEW.year, NEW.units, NEW.unit_price, NEW.note) IS NOT DISTINCT FROM ROW (OLD.application_id, OLD.category_id, OLD.year, OLD.units, OLD.unit_price, OLD.note) THEN\n        RETURN NULL;\n    END IF;\n    touched = CASE TG_OP WHEN 'DELETE' THEN OLD.application_id ELSE NEW.application_id END;\n    IF (SELECT status FROM programs_application WHERE id = touched) <> 'draft'\n       OR TG_OP = 'UPDATE' AND NEW.application_id <> OLD.application_id THEN\n        RAISE EXCEPTION 'application is handed in'\n            USING ERRCODE = '23514', CONSTRAINT = 'application_is_handed_in';\n    END IF;\n    IF true THEN\n        UPDATE programs_application SET content_hash = '' WHERE id = touched AND content_hash <> '';\n    END IF;\n    RETURN NULL;\n",
                        hash="4e1203cf0bdf8a566c11efde7f9d8516e7855a55",
                        operation="INSERT OR UPDATE OR DELETE",
                        pgid="pgtrigger_content_37628",
                        table="programs_plannedcost",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="plannedcost",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_plannedcostevent" ("application_id", "category_id", "id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_price", "units", "year") VALUES (NEW."application_id", NEW."category_id", NEW."id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."unit_price", NEW."units", NEW."year"); RETURN NULL;',
                        hash="803c3585d3726d7886c8e686d1bb0d7ff62602f4",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_ca736",
                        table="programs_plannedcost",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="plannedcost",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                        func='INSERT INTO "programs_plannedcostevent" ("application_id", "category_id", "id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_price", "units", "year") VALUES (NEW."application_id", NEW."category_id", NEW."id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."unit_price", NEW."units", NEW."year"); RETURN NULL;',
                        hash="3a36503c88832e8344e9a9c38fe94b9a9762c0f6",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_ef50f",
                        table="programs_plannedcost",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="plannedcost",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_plannedcostevent" ("application_id", "category_id", "id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_price", "units", "year") VALUES (OLD."application_id", OLD."category_id", OLD."id", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."unit_price", OLD."units", OLD."year"); RETURN NULL;',
                        hash="8a60a720329fb41778dfc2496759c3fe6c91b784",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_7df2d",
                        table="programs_plannedcost",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="plannedcostevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="e6d8494819291ad97dc3a4acab56d2ca89bec53d",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_f9556",
                        table="programs_plannedcostevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="plannedvisit",
                trigger=pgtrigger.compiler.Trigger(
                    name="content",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        declare="DECLARE touched bigint;",
                        func="\n    IF TG_OP = 'UPDATE' AND ROW (NEW.application_id, NEW.traveller_id, NEW.to_side, NEW.year, NEW.days, NEW.purpose) IS NOT DISTINCT FROM ROW (OLD.application_id, OLD.traveller_id, OLD.to_side, OLD.year, OLD.days, OLD.purpose) THEN\n        RETURN NULL;\n    END IF;\n    touched = CASE TG_OP WHEN 'DELETE' THEN OLD.application_id ELSE NEW.application_id END;\n    IF (SELECT status FROM programs_application WHERE id = touched) <> 'draft'\n       OR TG_OP = 'UPDATE' AND NEW.application_id <> OLD.application_id THEN\n        RAISE EXCEPTION 'application is handed in'\n            USING ERRCODE = '23514', CONSTRAINT = 'application_is_handed_in';\n    END IF;\n    IF true THEN\n        UPDATE programs_application SET content_hash = '' WHERE id = touched AND content_hash <> '';\n    END IF;\n    RETURN NULL;\n",
                        hash="455c12e7e5c837e7101202f23d6f33d53c558137",
                        operation="INSERT OR UPDATE OR DELETE",
                        pgid="pgtrigger_content_04993",
                        table="programs_plannedvisit",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="plannedvisit",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_plannedvisitevent" ("application_id", "days", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "to_side", "traveller_id", "year") VALUES (NEW."application_id", NEW."days", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."purpose", NEW."to_side", NEW."traveller_id", NEW."year"); RETURN NULL;',
                        hash="2f694fd298bc55eb430605764c8071ac00920fdb",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_bc1f8",
                        table="programs_plannedvisit",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="plannedvisit",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                        func='INSERT INTO "programs_plannedvisitevent" ("application_id", "days", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "to_side", "traveller_id", "year") VALUES (NEW."application_id", NEW."days", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."purpose", NEW."to_side", NEW."traveller_id", NEW."year"); RETURN NULL;',
                        hash="9cf749ae547d4cf3f1b0079ed064a43572276fc1",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_77993",
                        table="programs_plannedvisit",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="plannedvisit",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_plannedvisitevent" ("application_id", "days", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "to_side", "traveller_id", "year") VALUES (OLD."application_id", OLD."days", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."purpose", OLD."to_side", OLD."traveller_id", OLD."year"); RETURN NULL;',
                        hash="68987f02e09a483f02e3724f6d4572baf476145a",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_d7d74",
                        table="programs_plannedvisit",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="plannedvisitevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="f11819b71aa049049b46ab74acb115de8be16e0c",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_4d19e",
                        table="programs_plannedvisitevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="programme",
                trigger=pgtrigger.compiler.Trigger(
                    name="count_version",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="NEW.version = OLD.version + 1; RETURN NEW;",
                        hash="5bea76d4cca3f0c8276cbc24c9f86fa0bfe41253",
                        operation="UPDATE",
                        pgid="pgtrigger_count_version_0006b",
                        table="programs_programme",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="programme",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_programmeevent" ("agreement_id", "closed_on", "closed_reason", "code", "created_at", "home_agency_id", "id", "is_public", "managing_institution_id", "name_en", "name_fa", "partner_agency_id", "partner_country", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose_en", "purpose_fa", "url", "uuid") VALUES (NEW."agreement_id", NEW."closed_on", NEW."closed_reason", NEW."code", NEW."created_at", NEW."home_agency_id", NEW."id", NEW."is_public", NEW."managing_institution_id", NEW."name_en", NEW."name_fa", NEW."partner_agency_id", NEW."partner_country", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."purpose_en", NEW."purpose_fa", NEW."url", NEW."uuid"); RETURN NULL;',
                        hash="3e6b57549993aae9f0902d16e8a71bd1e1fd701d",
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
                        condition='WHEN (OLD."agreement_id" IS DISTINCT FROM (NEW."agreement_id") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."home_agency_id" IS DISTINCT FROM (NEW."home_agency_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_public" IS DISTINCT FROM (NEW."is_public") OR OLD."managing_institution_id" IS DISTINCT FROM (NEW."managing_institution_id") OR OLD."name_en" IS DISTINCT FROM (NEW."name_en") OR OLD."name_fa" IS DISTINCT FROM (NEW."name_fa") OR OLD."partner_agency_id" IS DISTINCT FROM (NEW."partner_agency_id") OR OLD."partner_country" IS DISTINCT FROM (NEW."partner_country") OR OLD."purpose_en" IS DISTINCT FROM (NEW."purpose_en") OR OLD."purpose_fa" IS DISTINCT FROM (NEW."purpose_fa") OR OLD."url" IS DISTINCT FROM (NEW."url") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                        func='INSERT INTO "programs_programmeevent" ("agreement_id", "closed_on", "closed_reason", "code", "created_at", "home_agency_id", "id", "is_public", "managing_institution_id", "name_en", "name_fa", "partner_agency_id", "partner_country", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose_en", "purpose_fa", "url", "uuid") VALUES (NEW."agreement_id", NEW."closed_on", NEW."closed_reason", NEW."code", NEW."created_at", NEW."home_agency_id", NEW."id", NEW."is_public", NEW."managing_institution_id", NEW."name_en", NEW."name_fa", NEW."partner_agency_id", NEW."partner_country", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."purpose_en", NEW."purpose_fa", NEW."url", NEW."uuid"); RETURN NULL;',
                        hash="963b498eda91bc0be53196b1a26a89e8a96fb3cf",
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
                        func='INSERT INTO "programs_programmeevent" ("agreement_id", "closed_on", "closed_reason", "code", "created_at", "home_agency_id", "id", "is_public", "managing_institution_id", "name_en", "name_fa", "partner_agency_id", "partner_country", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose_en", "purpose_fa", "url", "uuid") VALUES (OLD."agreement_id", OLD."closed_on", OLD."closed_reason", OLD."code", OLD."created_at", OLD."home_agency_id", OLD."id", OLD."is_public", OLD."managing_institution_id", OLD."name_en", OLD."name_fa", OLD."partner_agency_id", OLD."partner_country", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."purpose_en", OLD."purpose_fa", OLD."url", OLD."uuid"); RETURN NULL;',
                        hash="0fed5247512c3f2c83b610f1a8a7ad4bd5f71271",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_34d0f",
                        table="programs_programme",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="callevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="5318021116716d13f57422914c9acf2ced17a51e",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_ade07",
                        table="programs_callevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="call",
                trigger=pgtrigger.compiler.Trigger(
                    name="count_version",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="NEW.version = OLD.version + 1; RETURN NEW;",
                        hash="2d48b91b1188e01945f40cecb89270672c7d9096",
                        operation="UPDATE",
                        pgid="pgtrigger_count_version_7bb2b",
                        table="programs_call",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="call",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_callevent" ("about_en", "about_fa", "asks_endorsement", "asks_partner_number", "closed_on", "closed_reason", "closes_at", "code", "consent_closes_at", "contact_email", "contact_name", "copied_from_id", "created_at", "form_locked_at", "grace_minutes", "id", "max_months", "max_per_leader", "min_months", "opens_at", "partner_on_paper", "pattern", "pays_en", "pays_fa", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "results_on", "status", "status_since", "time_zone", "title_en", "title_fa", "url", "uuid", "who_en", "who_fa") VALUES (NEW."about_en", NEW."about_fa", NEW."asks_endorsement", NEW."asks_partner_number", NEW."closed_on", NEW."closed_reason", NEW."closes_at", NEW."code", NEW."consent_closes_at", NEW."contact_email", NEW."contact_name", NEW."copied_from_id", NEW."created_at", NEW."form_locked_at", NEW."grace_minutes", NEW."id", NEW."max_months", NEW."max_per_leader", NEW."min_months", NEW."opens_at", NEW."partner_on_paper", NEW."pattern", NEW."pays_en", NEW."pays_fa", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."programme_id", NEW."results_on", NEW."status", NEW."status_since", NEW."time_zone", NEW."title_en", NEW."title_fa", NEW."url", NEW."uuid", NEW."who_en", NEW."who_fa"); RETURN NULL;',
                        hash="d91077af2ca150fe52f57bb26f720a44d662a20a",
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
                        condition='WHEN (OLD."about_en" IS DISTINCT FROM (NEW."about_en") OR OLD."about_fa" IS DISTINCT FROM (NEW."about_fa") OR OLD."asks_endorsement" IS DISTINCT FROM (NEW."asks_endorsement") OR OLD."asks_partner_number" IS DISTINCT FROM (NEW."asks_partner_number") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."closes_at" IS DISTINCT FROM (NEW."closes_at") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."consent_closes_at" IS DISTINCT FROM (NEW."consent_closes_at") OR OLD."contact_email" IS DISTINCT FROM (NEW."contact_email") OR OLD."contact_name" IS DISTINCT FROM (NEW."contact_name") OR OLD."copied_from_id" IS DISTINCT FROM (NEW."copied_from_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."form_locked_at" IS DISTINCT FROM (NEW."form_locked_at") OR OLD."grace_minutes" IS DISTINCT FROM (NEW."grace_minutes") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."max_months" IS DISTINCT FROM (NEW."max_months") OR OLD."max_per_leader" IS DISTINCT FROM (NEW."max_per_leader") OR OLD."min_months" IS DISTINCT FROM (NEW."min_months") OR OLD."opens_at" IS DISTINCT FROM (NEW."opens_at") OR OLD."partner_on_paper" IS DISTINCT FROM (NEW."partner_on_paper") OR OLD."pattern" IS DISTINCT FROM (NEW."pattern") OR OLD."pays_en" IS DISTINCT FROM (NEW."pays_en") OR OLD."pays_fa" IS DISTINCT FROM (NEW."pays_fa") OR OLD."programme_id" IS DISTINCT FROM (NEW."programme_id") OR OLD."results_on" IS DISTINCT FROM (NEW."results_on") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_since" IS DISTINCT FROM (NEW."status_since") OR OLD."time_zone" IS DISTINCT FROM (NEW."time_zone") OR OLD."title_en" IS DISTINCT FROM (NEW."title_en") OR OLD."title_fa" IS DISTINCT FROM (NEW."title_fa") OR OLD."url" IS DISTINCT FROM (NEW."url") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid") OR OLD."who_en" IS DISTINCT FROM (NEW."who_en") OR OLD."who_fa" IS DISTINCT FROM (NEW."who_fa"))',
                        func='INSERT INTO "programs_callevent" ("about_en", "about_fa", "asks_endorsement", "asks_partner_number", "closed_on", "closed_reason", "closes_at", "code", "consent_closes_at", "contact_email", "contact_name", "copied_from_id", "created_at", "form_locked_at", "grace_minutes", "id", "max_months", "max_per_leader", "min_months", "opens_at", "partner_on_paper", "pattern", "pays_en", "pays_fa", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "results_on", "status", "status_since", "time_zone", "title_en", "title_fa", "url", "uuid", "who_en", "who_fa") VALUES (NEW."about_en", NEW."about_fa", NEW."asks_endorsement", NEW."asks_partner_number", NEW."closed_on", NEW."closed_reason", NEW."closes_at", NEW."code", NEW."consent_closes_at", NEW."contact_email", NEW."contact_name", NEW."copied_from_id", NEW."created_at", NEW."form_locked_at", NEW."grace_minutes", NEW."id", NEW."max_months", NEW."max_per_leader", NEW."min_months", NEW."opens_at", NEW."partner_on_paper", NEW."pattern", NEW."pays_en", NEW."pays_fa", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."programme_id", NEW."results_on", NEW."status", NEW."status_since", NEW."time_zone", NEW."title_en", NEW."title_fa", NEW."url", NEW."uuid", NEW."who_en", NEW."who_fa"); RETURN NULL;',
                        hash="001bd11820bd675dcd79309e04170fa2483b83e1",
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
                        func='INSERT INTO "programs_callevent" ("about_en", "about_fa", "asks_endorsement", "asks_partner_number", "closed_on", "closed_reason", "closes_at", "code", "consent_closes_at", "contact_email", "contact_name", "copied_from_id", "created_at", "form_locked_at", "grace_minutes", "id", "max_months", "max_per_leader", "min_months", "opens_at", "partner_on_paper", "pattern", "pays_en", "pays_fa", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_id", "results_on", "status", "status_since", "time_zone", "title_en", "title_fa", "url", "uuid", "who_en", "who_fa") VALUES (OLD."about_en", OLD."about_fa", OLD."asks_endorsement", OLD."asks_partner_number", OLD."closed_on", OLD."closed_reason", OLD."closes_at", OLD."code", OLD."consent_closes_at", OLD."contact_email", OLD."contact_name", OLD."copied_from_id", OLD."created_at", OLD."form_locked_at", OLD."grace_minutes", OLD."id", OLD."max_months", OLD."max_per_leader", OLD."min_months", OLD."opens_at", OLD."partner_on_paper", OLD."pattern", OLD."pays_en", OLD."pays_fa", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."programme_id", OLD."results_on", OLD."status", OLD."status_since", OLD."time_zone", OLD."title_en", OLD."title_fa", OLD."url", OLD."uuid", OLD."who_en", OLD."who_fa"); RETURN NULL;',
                        hash="357148f83cb595f16189edae752b8ff36bbdce25",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_e41cf",
                        table="programs_call",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="programmeevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="bd44f38a01a76c5e88a03da89e9846f5bab2ee9c",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_2846a",
                        table="programs_programmeevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="question",
                trigger=pgtrigger.compiler.Trigger(
                    name="frozen",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n    IF \n                    (TG_OP <> 'UPDATE' OR (NEW.section_id, NEW.key, NEW.kind, NEW.is_required, NEW.max_words,\n                        NEW.currency, NEW.is_identifying, NEW.is_for_reviewers)\n                     IS DISTINCT FROM (OLD.section_id, OLD.key, OLD.kind, OLD.is_required, OLD.max_words,\n                        OLD.currency, OLD.is_identifying, OLD.is_for_reviewers))\n                    AND EXISTS (SELECT 1 FROM programs_call AS call JOIN programs_formsection AS section\n                        ON section.call_id = call.id WHERE call.form_locked_at IS NOT NULL\n                        AND (TG_OP <> 'DELETE' AND section.id = NEW.section_id\n                             OR TG_OP <> 'INSERT' AND section.id = OLD.section_id))\n                     THEN\n        RAISE EXCEPTION 'form is frozen' USING ERRCODE = '23514', CONSTRAINT = 'call_form_is_frozen';\n    END IF;\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\n",
                        hash="124f54588897a94e159bbaea3aa9878ecd62d545",
                        operation="INSERT OR UPDATE OR DELETE",
                        pgid="pgtrigger_frozen_667b3",
                        table="programs_question",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="question",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_questionevent" ("choices", "currency", "help_en", "help_fa", "id", "is_for_reviewers", "is_identifying", "is_required", "key", "kind", "label_en", "label_fa", "max_words", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "section_id") VALUES (NEW."choices", NEW."currency", NEW."help_en", NEW."help_fa", NEW."id", NEW."is_for_reviewers", NEW."is_identifying", NEW."is_required", NEW."key", NEW."kind", NEW."label_en", NEW."label_fa", NEW."max_words", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position", NEW."section_id"); RETURN NULL;',
                        hash="31c2c2deea77b900d88ee4c9d306cb25d2e8f65f",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_4613d",
                        table="programs_question",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="question",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                        func='INSERT INTO "programs_questionevent" ("choices", "currency", "help_en", "help_fa", "id", "is_for_reviewers", "is_identifying", "is_required", "key", "kind", "label_en", "label_fa", "max_words", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "section_id") VALUES (NEW."choices", NEW."currency", NEW."help_en", NEW."help_fa", NEW."id", NEW."is_for_reviewers", NEW."is_identifying", NEW."is_required", NEW."key", NEW."kind", NEW."label_en", NEW."label_fa", NEW."max_words", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position", NEW."section_id"); RETURN NULL;',
                        hash="7b4fe2aac6e43f103c7950cfb98e7112206a5df4",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_7ab7c",
                        table="programs_question",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="question",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_questionevent" ("choices", "currency", "help_en", "help_fa", "id", "is_for_reviewers", "is_identifying", "is_required", "key", "kind", "label_en", "label_fa", "max_words", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "section_id") VALUES (OLD."choices", OLD."currency", OLD."help_en", OLD."help_fa", OLD."id", OLD."is_for_reviewers", OLD."is_identifying", OLD."is_required", OLD."key", OLD."kind", OLD."label_en", OLD."label_fa", OLD."max_words", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position", OLD."section_id"); RETURN NULL;',
                        hash="630298edca7ceeb36c84c07b9de73cda066dc2fc",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_b0839",
                        table="programs_question",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="attachmentevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="5224c665e01ea4e56383f545ad2132159f123dd9",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_60b45",
                        table="programs_attachmentevent",
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
                        func="\n    IF TG_OP = 'UPDATE' AND ROW (NEW.application_id, NEW.question_id, NEW.document_id) IS NOT DISTINCT FROM ROW (OLD.application_id, OLD.question_id, OLD.document_id) THEN\n        RETURN NULL;\n    END IF;\n    touched = CASE TG_OP WHEN 'DELETE' THEN OLD.application_id ELSE NEW.application_id END;\n    IF (SELECT status FROM programs_application WHERE id = touched) <> 'draft'\n       OR TG_OP = 'UPDATE' AND NEW.application_id <> OLD.application_id THEN\n        RAISE EXCEPTION 'application is handed in'\n            USING ERRCODE = '23514', CONSTRAINT = 'application_is_handed_in';\n    END IF;\n    IF (\n    SELECT section.audience FROM programs_formsection AS section\n    JOIN programs_question AS question ON question.section_id = section.id\n    WHERE question.id = CASE TG_OP WHEN 'DELETE' THEN OLD.question_id ELSE NEW.question_id END\n) = 'shared' THEN\n        UPDATE programs_application SET content_hash = '' WHERE id = touched AND content_hash <> '';\n    END IF;\n    RETURN NULL;\n",
                        hash="4a159462553b36e825f6565a3869bad3145bc8fa",
                        operation="INSERT OR UPDATE OR DELETE",
                        pgid="pgtrigger_content_7ee9c",
                        table="programs_attachment",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="attachment",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_attachmentevent" ("application_id", "document_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id") VALUES (NEW."application_id", NEW."document_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."question_id"); RETURN NULL;',
                        hash="b09dcdefbc99306e5db59bda795ce45ab4d5dbe0",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_8fe97",
                        table="programs_attachment",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="attachment",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                        func='INSERT INTO "programs_attachmentevent" ("application_id", "document_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id") VALUES (NEW."application_id", NEW."document_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."question_id"); RETURN NULL;',
                        hash="e4d92efeddbf8a718664923a6fb02488aa8b7f3f",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_7063d",
                        table="programs_attachment",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="attachment",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_attachmentevent" ("application_id", "document_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id") VALUES (OLD."application_id", OLD."document_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."question_id"); RETURN NULL;',
                        hash="3cbd7cba647965d61fc300812bc0e52df55cdce5",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_1ee15",
                        table="programs_attachment",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="questionevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="6e1cddcf46711455197e7b949778aa0d2001d641",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_68bb0",
                        table="programs_questionevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="sectionanswers",
                trigger=pgtrigger.compiler.Trigger(
                    name="count_version",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="NEW.version = OLD.version + 1; RETURN NEW;",
                        hash="3c59bf7da061ebf603aeb072ba44d372e806935b",
                        operation="UPDATE",
                        pgid="pgtrigger_count_version_5e16f",
                        table="programs_sectionanswers",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="sectionanswers",
                trigger=pgtrigger.compiler.Trigger(
                    name="content",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        declare="DECLARE touched bigint;",
                        func="\n    IF TG_OP = 'UPDATE' AND ROW (NEW.application_id, NEW.section_id, NEW.values) IS NOT DISTINCT FROM ROW (OLD.application_id, OLD.section_id, OLD.values) THEN\n        RETURN NULL;\n    END IF;\n    touched = CASE TG_OP WHEN 'DELETE' THEN OLD.application_id ELSE NEW.application_id END;\n    IF (SELECT status FROM programs_application WHERE id = touched) <> 'draft'\n       OR TG_OP = 'UPDATE' AND NEW.application_id <> OLD.application_id THEN\n        RAISE EXCEPTION 'application is handed in'\n            USING ERRCODE = '23514', CONSTRAINT = 'application_is_handed_in';\n    END IF;\n    IF (\n    SELECT audience FROM programs_formsection\n    WHERE id = CASE TG_OP WHEN 'DELETE' THEN OLD.section_id ELSE NEW.section_id END\n) = 'shared' THEN\n        UPDATE programs_application SET content_hash = '' WHERE id = touched AND content_hash <> '';\n    END IF;\n    RETURN NULL;\n",
                        hash="dae1033de2f54faf390d911effe23c2be8c5d031",
                        operation="INSERT OR UPDATE OR DELETE",
                        pgid="pgtrigger_content_20e9b",
                        table="programs_sectionanswers",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="sectionanswers",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_sectionanswersevent" ("application_id", "edited_at", "edited_by_id", "id", "is_complete", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section_id") VALUES (NEW."application_id", NEW."edited_at", NEW."edited_by_id", NEW."id", NEW."is_complete", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."section_id"); RETURN NULL;',
                        hash="8f80b5d263ec7d5b6b15f50552c89f86ecb249f1",
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
                        condition='WHEN (OLD."application_id" IS DISTINCT FROM (NEW."application_id") OR OLD."edited_at" IS DISTINCT FROM (NEW."edited_at") OR OLD."edited_by_id" IS DISTINCT FROM (NEW."edited_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_complete" IS DISTINCT FROM (NEW."is_complete") OR OLD."section_id" IS DISTINCT FROM (NEW."section_id"))',
                        func='INSERT INTO "programs_sectionanswersevent" ("application_id", "edited_at", "edited_by_id", "id", "is_complete", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section_id") VALUES (NEW."application_id", NEW."edited_at", NEW."edited_by_id", NEW."id", NEW."is_complete", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."section_id"); RETURN NULL;',
                        hash="68950ebe87b4326e9bb337d2f5a83b2018a0994c",
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
                        func='INSERT INTO "programs_sectionanswersevent" ("application_id", "edited_at", "edited_by_id", "id", "is_complete", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "section_id") VALUES (OLD."application_id", OLD."edited_at", OLD."edited_by_id", OLD."id", OLD."is_complete", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."section_id"); RETURN NULL;',
                        hash="0a492ea9e2dde7ce6a6872de6b3dfe09102cdc33",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_28548",
                        table="programs_sectionanswers",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="sectionanswersevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="1f5d2bb68c08f7452a2e0ac8860f5a0803d85fb5",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_b5c3c",
                        table="programs_sectionanswersevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="sidebudget",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_sidebudgetevent" ("call_id", "currency", "id", "most_per_application", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "side", "total") VALUES (NEW."call_id", NEW."currency", NEW."id", NEW."most_per_application", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."side", NEW."total"); RETURN NULL;',
                        hash="05be7b0858a6ce5f2b0bc0d06c5808afd187e5e5",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_c9eeb",
                        table="programs_sidebudget",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="sidebudget",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                        func='INSERT INTO "programs_sidebudgetevent" ("call_id", "currency", "id", "most_per_application", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "side", "total") VALUES (NEW."call_id", NEW."currency", NEW."id", NEW."most_per_application", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."side", NEW."total"); RETURN NULL;',
                        hash="4d9279bb7eb4dcfa4f6d5dc5d13185a0b70910d0",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_25cc7",
                        table="programs_sidebudget",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="sidebudget",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "programs_sidebudgetevent" ("call_id", "currency", "id", "most_per_application", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "side", "total") VALUES (OLD."call_id", OLD."currency", OLD."id", OLD."most_per_application", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."side", OLD."total"); RETURN NULL;',
                        hash="9ceb0cea35828bc6866556277f7a409a8d1915fb",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_1342b",
                        table="programs_sidebudget",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="sidebudgetevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="363b5ec45f411d9bb82c03f3def9d60e0a4299bc",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_2f0c5",
                        table="programs_sidebudgetevent",
                        when="BEFORE",
                    ),
                ),
            ),
        ),
    ]
