"""Rounds: institutions that take part, their values, evidence, findings and submissions; rules of a framework."""

import uuid

import django.core.serializers.json
import django.core.validators
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import evaluation.models.framework
import records.clock
import records.columns
from records.migrating import Together


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0011_scholar_profiles"),
        ("evaluation", "0002_words_of_frameworks"),
        ("records", "0011_pages_of_a_pdf"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        Together(
            migrations.CreateModel(
                name="DataPoint",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "value",
                        models.DecimalField(
                            blank=True, decimal_places=6, max_digits=24, null=True, verbose_name="value"
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("reported", "value"),
                                ("zero", "zero"),
                                ("estimated", "estimate"),
                                ("not_available", "not available"),
                                ("not_applicable", "not applicable"),
                                ("suppressed", "not shown"),
                            ],
                            max_length=14,
                            verbose_name="kind of value",
                        ),
                    ),
                    ("note", models.TextField(blank=True, verbose_name="note")),
                    (
                        "state",
                        models.CharField(
                            choices=[
                                ("pending", "not looked at yet"),
                                ("queried", "questioned"),
                                ("corrected", "corrected by the office"),
                                ("accepted", "accepted"),
                                ("rejected", "rejected"),
                            ],
                            default="pending",
                            editable=False,
                            max_length=10,
                            verbose_name="state",
                        ),
                    ),
                    (
                        "origin",
                        models.CharField(
                            choices=[
                                ("typed", "entered by hand"),
                                ("workbook", "read from a workbook"),
                                ("records", "counted from the office's own records"),
                                ("register", "taken from a register"),
                                ("office", "entered by the office"),
                            ],
                            default="typed",
                            editable=False,
                            max_length=10,
                            verbose_name="origin",
                        ),
                    ),
                    (
                        "register_value",
                        models.DecimalField(
                            blank=True,
                            decimal_places=6,
                            editable=False,
                            max_digits=24,
                            null=True,
                            verbose_name="value of the register",
                        ),
                    ),
                    (
                        "register_source",
                        records.columns.LineField(blank=True, editable=False, max_length=200, verbose_name="register"),
                    ),
                    (
                        "declared_value",
                        models.DecimalField(
                            blank=True,
                            decimal_places=6,
                            editable=False,
                            max_digits=24,
                            null=True,
                            verbose_name="declared value",
                        ),
                    ),
                    (
                        "declared_kind",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("reported", "value"),
                                ("zero", "zero"),
                                ("estimated", "estimate"),
                                ("not_available", "not available"),
                                ("not_applicable", "not applicable"),
                                ("suppressed", "not shown"),
                            ],
                            editable=False,
                            max_length=14,
                            verbose_name="declared kind",
                        ),
                    ),
                    (
                        "entered_at",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="entered"),
                    ),
                    ("version", models.PositiveIntegerField(default=1, editable=False)),
                ],
                options={
                    "verbose_name": "value",
                    "verbose_name_plural": "values",
                    "ordering": ["variable__position", "pk"],
                },
            ),
            migrations.CreateModel(
                name="DataPointEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
                    (
                        "value",
                        models.DecimalField(
                            blank=True, decimal_places=6, max_digits=24, null=True, verbose_name="value"
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("reported", "value"),
                                ("zero", "zero"),
                                ("estimated", "estimate"),
                                ("not_available", "not available"),
                                ("not_applicable", "not applicable"),
                                ("suppressed", "not shown"),
                            ],
                            max_length=14,
                            verbose_name="kind of value",
                        ),
                    ),
                    ("note", models.TextField(blank=True, verbose_name="note")),
                    (
                        "state",
                        models.CharField(
                            choices=[
                                ("pending", "not looked at yet"),
                                ("queried", "questioned"),
                                ("corrected", "corrected by the office"),
                                ("accepted", "accepted"),
                                ("rejected", "rejected"),
                            ],
                            default="pending",
                            editable=False,
                            max_length=10,
                            verbose_name="state",
                        ),
                    ),
                    (
                        "origin",
                        models.CharField(
                            choices=[
                                ("typed", "entered by hand"),
                                ("workbook", "read from a workbook"),
                                ("records", "counted from the office's own records"),
                                ("register", "taken from a register"),
                                ("office", "entered by the office"),
                            ],
                            default="typed",
                            editable=False,
                            max_length=10,
                            verbose_name="origin",
                        ),
                    ),
                    (
                        "register_value",
                        models.DecimalField(
                            blank=True,
                            decimal_places=6,
                            editable=False,
                            max_digits=24,
                            null=True,
                            verbose_name="value of the register",
                        ),
                    ),
                    (
                        "register_source",
                        records.columns.LineField(blank=True, editable=False, max_length=200, verbose_name="register"),
                    ),
                    (
                        "declared_value",
                        models.DecimalField(
                            blank=True,
                            decimal_places=6,
                            editable=False,
                            max_digits=24,
                            null=True,
                            verbose_name="declared value",
                        ),
                    ),
                    (
                        "declared_kind",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("reported", "value"),
                                ("zero", "zero"),
                                ("estimated", "estimate"),
                                ("not_available", "not available"),
                                ("not_applicable", "not applicable"),
                                ("suppressed", "not shown"),
                            ],
                            editable=False,
                            max_length=14,
                            verbose_name="declared kind",
                        ),
                    ),
                    (
                        "entered_at",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="entered"),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="EvidenceItem",
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
                    ("title", records.columns.LineField(max_length=200, verbose_name="title")),
                    ("url", models.URLField(blank=True, max_length=500, verbose_name="web address")),
                    ("seen_on", models.DateField(blank=True, null=True, verbose_name="seen on")),
                    (
                        "sha256",
                        models.CharField(
                            blank=True, editable=False, max_length=64, verbose_name="fingerprint of the file"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "evidence",
                    "verbose_name_plural": "evidence",
                    "ordering": ["pk"],
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="EvidenceItemEvent",
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
                    ("title", records.columns.LineField(max_length=200, verbose_name="title")),
                    ("url", models.URLField(blank=True, max_length=500, verbose_name="web address")),
                    ("seen_on", models.DateField(blank=True, null=True, verbose_name="seen on")),
                    (
                        "sha256",
                        models.CharField(
                            blank=True, editable=False, max_length=64, verbose_name="fingerprint of the file"
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="EvidenceLink",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                ],
                options={
                    "verbose_name": "evidence of a value",
                    "verbose_name_plural": "evidence of values",
                    "ordering": ["pk"],
                },
            ),
            migrations.CreateModel(
                name="EvidenceLinkEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Finding",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("code", models.CharField(max_length=20, verbose_name="what was looked at")),
                    ("facts", models.JSONField(default=dict, verbose_name="figures")),
                    ("is_hard", models.BooleanField(default=False, verbose_name="must be mended")),
                    (
                        "state",
                        models.CharField(
                            choices=[
                                ("open", "open"),
                                ("explained", "explained"),
                                ("waived", "waived by the office"),
                                ("fixed", "mended"),
                            ],
                            default="open",
                            max_length=10,
                            verbose_name="state",
                        ),
                    ),
                    ("text", models.TextField(blank=True, verbose_name="explanation")),
                    ("found_at", models.DateTimeField(default=records.clock.now, verbose_name="found")),
                    ("said_at", models.DateTimeField(null=True, verbose_name="explained or waived")),
                ],
                options={
                    "verbose_name": "finding",
                    "verbose_name_plural": "findings",
                    "ordering": ["-is_hard", "variable__position", "pk"],
                },
            ),
            migrations.CreateModel(
                name="FindingEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
                    ("code", models.CharField(max_length=20, verbose_name="what was looked at")),
                    ("facts", models.JSONField(default=dict, verbose_name="figures")),
                    ("is_hard", models.BooleanField(default=False, verbose_name="must be mended")),
                    (
                        "state",
                        models.CharField(
                            choices=[
                                ("open", "open"),
                                ("explained", "explained"),
                                ("waived", "waived by the office"),
                                ("fixed", "mended"),
                            ],
                            default="open",
                            max_length=10,
                            verbose_name="state",
                        ),
                    ),
                    ("text", models.TextField(blank=True, verbose_name="explanation")),
                    ("found_at", models.DateTimeField(default=records.clock.now, verbose_name="found")),
                    ("said_at", models.DateTimeField(null=True, verbose_name="explained or waived")),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Participation",
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
                            help_text="Letters, digits, dots, hyphens and underscores; files name it so.",
                            max_length=40,
                            verbose_name="code",
                        ),
                    ),
                    (
                        "head_name",
                        records.columns.LineField(blank=True, max_length=200, verbose_name="who signs for it"),
                    ),
                    ("head_position", records.columns.LineField(blank=True, max_length=150, verbose_name="position")),
                    ("head_email", models.EmailField(blank=True, max_length=254, verbose_name="email")),
                    (
                        "closes_at",
                        models.DateTimeField(blank=True, editable=False, null=True, verbose_name="deadline of its own"),
                    ),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("filling", "being filled in"),
                                ("signing", "waiting for the head's signature"),
                                ("submitted", "submitted"),
                                ("returned", "returned with questions"),
                                ("accepted", "accepted"),
                                ("withdrawn", "withdrawn"),
                                ("excluded", "excluded"),
                            ],
                            default="filling",
                            editable=False,
                            max_length=10,
                            verbose_name="status",
                        ),
                    ),
                    (
                        "status_since",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="since"),
                    ),
                    ("reason", models.TextField(blank=True, editable=False, verbose_name="reason")),
                ],
                options={
                    "verbose_name": "participation",
                    "verbose_name_plural": "participations",
                    "ordering": ["code"],
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="ParticipationEvent",
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
                            help_text="Letters, digits, dots, hyphens and underscores; files name it so.",
                            max_length=40,
                            verbose_name="code",
                        ),
                    ),
                    (
                        "closes_at",
                        models.DateTimeField(blank=True, editable=False, null=True, verbose_name="deadline of its own"),
                    ),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("filling", "being filled in"),
                                ("signing", "waiting for the head's signature"),
                                ("submitted", "submitted"),
                                ("returned", "returned with questions"),
                                ("accepted", "accepted"),
                                ("withdrawn", "withdrawn"),
                                ("excluded", "excluded"),
                            ],
                            default="filling",
                            editable=False,
                            max_length=10,
                            verbose_name="status",
                        ),
                    ),
                    (
                        "status_since",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="since"),
                    ),
                    ("reason", models.TextField(blank=True, editable=False, verbose_name="reason")),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="ParticipationGroup",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                ],
                options={
                    "verbose_name": "peer group of an institution",
                    "verbose_name_plural": "peer groups of an institution",
                    "ordering": ["pk"],
                },
            ),
            migrations.CreateModel(
                name="ParticipationGroupEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Query",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("text", models.TextField(verbose_name="question")),
                    ("asked_at", models.DateTimeField(default=records.clock.now, editable=False, verbose_name="asked")),
                    ("answer", models.TextField(blank=True, verbose_name="answer")),
                    ("answered_at", models.DateTimeField(editable=False, null=True, verbose_name="answered")),
                    ("settled_at", models.DateTimeField(editable=False, null=True, verbose_name="settled")),
                ],
                options={
                    "verbose_name": "question about a value",
                    "verbose_name_plural": "questions about values",
                    "ordering": ["pk"],
                },
            ),
            migrations.CreateModel(
                name="QueryEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
                    ("text", models.TextField(verbose_name="question")),
                    ("asked_at", models.DateTimeField(default=records.clock.now, editable=False, verbose_name="asked")),
                    ("answer", models.TextField(blank=True, verbose_name="answer")),
                    ("answered_at", models.DateTimeField(editable=False, null=True, verbose_name="answered")),
                    ("settled_at", models.DateTimeField(editable=False, null=True, verbose_name="settled")),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Round",
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
                        models.PositiveIntegerField(
                            help_text="The year whose values it asks for, as the exercise counts: 1404.",
                            validators=[
                                django.core.validators.MinValueValidator(1300),
                                django.core.validators.MaxValueValidator(2200),
                            ],
                            verbose_name="year",
                        ),
                    ),
                    ("title_en", records.columns.LineField(blank=True, max_length=200, verbose_name="title (English)")),
                    ("title_fa", records.columns.LineField(blank=True, max_length=200, verbose_name="title (Persian)")),
                    ("opens_on", models.DateField(blank=True, null=True, verbose_name="values are entered from")),
                    ("closes_at", models.DateTimeField(blank=True, null=True, verbose_name="deadline for values")),
                    ("validated_by", models.DateField(blank=True, null=True, verbose_name="validated by")),
                    (
                        "appeal_days",
                        models.PositiveSmallIntegerField(
                            default=14,
                            validators=[
                                django.core.validators.MinValueValidator(1),
                                django.core.validators.MaxValueValidator(365),
                            ],
                            verbose_name="days for appeals",
                        ),
                    ),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("design", "being prepared"),
                                ("open", "open for values"),
                                ("validation", "being validated"),
                                ("computation", "being computed"),
                                ("review", "provisional results"),
                                ("approved", "approved"),
                                ("published", "published"),
                                ("superseded", "superseded"),
                                ("cancelled", "cancelled"),
                            ],
                            default="design",
                            editable=False,
                            max_length=12,
                            verbose_name="status",
                        ),
                    ),
                    (
                        "status_since",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="since"),
                    ),
                ],
                options={
                    "verbose_name": "round",
                    "verbose_name_plural": "rounds",
                    "ordering": ["-year", "exercise__code"],
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="RoundEvent",
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
                        models.PositiveIntegerField(
                            help_text="The year whose values it asks for, as the exercise counts: 1404.",
                            validators=[
                                django.core.validators.MinValueValidator(1300),
                                django.core.validators.MaxValueValidator(2200),
                            ],
                            verbose_name="year",
                        ),
                    ),
                    ("title_en", records.columns.LineField(blank=True, max_length=200, verbose_name="title (English)")),
                    ("title_fa", records.columns.LineField(blank=True, max_length=200, verbose_name="title (Persian)")),
                    ("opens_on", models.DateField(blank=True, null=True, verbose_name="values are entered from")),
                    ("closes_at", models.DateTimeField(blank=True, null=True, verbose_name="deadline for values")),
                    ("validated_by", models.DateField(blank=True, null=True, verbose_name="validated by")),
                    (
                        "appeal_days",
                        models.PositiveSmallIntegerField(
                            default=14,
                            validators=[
                                django.core.validators.MinValueValidator(1),
                                django.core.validators.MaxValueValidator(365),
                            ],
                            verbose_name="days for appeals",
                        ),
                    ),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("design", "being prepared"),
                                ("open", "open for values"),
                                ("validation", "being validated"),
                                ("computation", "being computed"),
                                ("review", "provisional results"),
                                ("approved", "approved"),
                                ("published", "published"),
                                ("superseded", "superseded"),
                                ("cancelled", "cancelled"),
                            ],
                            default="design",
                            editable=False,
                            max_length=12,
                            verbose_name="status",
                        ),
                    ),
                    (
                        "status_since",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="since"),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="RoundPeriod",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("fiscal", "fiscal year (Solar Hijri)"),
                                ("academic", "academic year (1 Mehr to 31 Shahrivar)"),
                                ("gregorian", "Gregorian year"),
                            ],
                            max_length=10,
                            verbose_name="kind",
                        ),
                    ),
                    ("starts_on", models.DateField(verbose_name="from")),
                    ("ends_on", models.DateField(verbose_name="until, this day included")),
                ],
                options={
                    "verbose_name": "period of a round",
                    "verbose_name_plural": "periods of a round",
                    "ordering": ["kind"],
                },
            ),
            migrations.CreateModel(
                name="RoundPeriodEvent",
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
                                ("fiscal", "fiscal year (Solar Hijri)"),
                                ("academic", "academic year (1 Mehr to 31 Shahrivar)"),
                                ("gregorian", "Gregorian year"),
                            ],
                            max_length=10,
                            verbose_name="kind",
                        ),
                    ),
                    ("starts_on", models.DateField(verbose_name="from")),
                    ("ends_on", models.DateField(verbose_name="until, this day included")),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Submission",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("revision", models.PositiveIntegerField(verbose_name="revision")),
                    (
                        "content",
                        models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name="values"),
                    ),
                    ("sha256", models.CharField(max_length=64, verbose_name="fingerprint of the values")),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("waiting", "waiting for the signature"),
                                ("signed", "signed"),
                                ("taken_back", "taken back"),
                            ],
                            default="waiting",
                            max_length=10,
                            verbose_name="status",
                        ),
                    ),
                    ("made_at", models.DateTimeField(default=records.clock.now, verbose_name="submitted")),
                    ("head_name", records.columns.LineField(blank=True, max_length=200, verbose_name="who signs")),
                    ("head_position", records.columns.LineField(blank=True, max_length=150, verbose_name="position")),
                    ("head_email", models.EmailField(blank=True, max_length=254, verbose_name="email")),
                    ("token_hash", models.CharField(blank=True, max_length=64, null=True, unique=True)),
                    ("expires_at", models.DateTimeField(blank=True, null=True, verbose_name="link good until")),
                    ("signed_name", records.columns.LineField(blank=True, max_length=200, verbose_name="name")),
                    ("signed_position", records.columns.LineField(blank=True, max_length=150, verbose_name="position")),
                    ("signed_at", models.DateTimeField(blank=True, null=True, verbose_name="signed")),
                ],
                options={
                    "verbose_name": "submission",
                    "verbose_name_plural": "submissions",
                    "ordering": ["-revision"],
                },
            ),
            migrations.CreateModel(
                name="SubmissionEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
                    ("revision", models.PositiveIntegerField(verbose_name="revision")),
                    ("sha256", models.CharField(max_length=64, verbose_name="fingerprint of the values")),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("waiting", "waiting for the signature"),
                                ("signed", "signed"),
                                ("taken_back", "taken back"),
                            ],
                            default="waiting",
                            max_length=10,
                            verbose_name="status",
                        ),
                    ),
                    ("made_at", models.DateTimeField(default=records.clock.now, verbose_name="submitted")),
                    ("expires_at", models.DateTimeField(blank=True, null=True, verbose_name="link good until")),
                    ("signed_at", models.DateTimeField(blank=True, null=True, verbose_name="signed")),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="ValidationRule",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "looks_at",
                        models.CharField(
                            choices=[
                                ("part", "a part is not more than its whole"),
                                ("change", "it changes by no more than so many percent in a year"),
                                ("peers", "it is not further from the others than so many times their usual distance"),
                                ("zero", "it is not zero where last year it was more"),
                                (
                                    "unit",
                                    "it is not about so many times last year's value, or one such part: a slip of the unit",
                                ),
                            ],
                            max_length=10,
                            verbose_name="what is looked at",
                        ),
                    ),
                    (
                        "limit",
                        models.FloatField(
                            blank=True,
                            help_text="Times the whole (1), percent (30), times the usual distance (3), times last year's value (1000).",
                            null=True,
                            validators=[
                                django.core.validators.MinValueValidator(0),
                                django.core.validators.MaxValueValidator(1000000.0),
                            ],
                            verbose_name="limit",
                        ),
                    ),
                    (
                        "is_hard",
                        models.BooleanField(
                            default=False, help_text="Otherwise an explanation is enough.", verbose_name="must be kept"
                        ),
                    ),
                    (
                        "message_en",
                        records.columns.LineField(
                            blank=True, max_length=300, verbose_name="sentence of its own (English)"
                        ),
                    ),
                    (
                        "message_fa",
                        records.columns.LineField(
                            blank=True, max_length=300, verbose_name="sentence of its own (Persian)"
                        ),
                    ),
                    ("position", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                    ("version", models.PositiveIntegerField(default=1, editable=False)),
                ],
                options={
                    "verbose_name": "validation rule",
                    "verbose_name_plural": "validation rules",
                    "ordering": ["position", "pk"],
                },
                bases=(evaluation.models.framework.Part, models.Model),
            ),
            migrations.CreateModel(
                name="ValidationRuleEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
                    (
                        "looks_at",
                        models.CharField(
                            choices=[
                                ("part", "a part is not more than its whole"),
                                ("change", "it changes by no more than so many percent in a year"),
                                ("peers", "it is not further from the others than so many times their usual distance"),
                                ("zero", "it is not zero where last year it was more"),
                                (
                                    "unit",
                                    "it is not about so many times last year's value, or one such part: a slip of the unit",
                                ),
                            ],
                            max_length=10,
                            verbose_name="what is looked at",
                        ),
                    ),
                    (
                        "limit",
                        models.FloatField(
                            blank=True,
                            help_text="Times the whole (1), percent (30), times the usual distance (3), times last year's value (1000).",
                            null=True,
                            validators=[
                                django.core.validators.MinValueValidator(0),
                                django.core.validators.MaxValueValidator(1000000.0),
                            ],
                            verbose_name="limit",
                        ),
                    ),
                    (
                        "is_hard",
                        models.BooleanField(
                            default=False, help_text="Otherwise an explanation is enough.", verbose_name="must be kept"
                        ),
                    ),
                    (
                        "message_en",
                        records.columns.LineField(
                            blank=True, max_length=300, verbose_name="sentence of its own (English)"
                        ),
                    ),
                    (
                        "message_fa",
                        records.columns.LineField(
                            blank=True, max_length=300, verbose_name="sentence of its own (Persian)"
                        ),
                    ),
                    ("position", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ],
                options={
                    "abstract": False,
                },
            ),
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
        ),
        Together(
            migrations.AddField(
                model_name="variable",
                name="period",
                field=models.CharField(
                    blank=True,
                    choices=[
                        ("fiscal", "fiscal year (Solar Hijri)"),
                        ("academic", "academic year (1 Mehr to 31 Shahrivar)"),
                        ("gregorian", "Gregorian year"),
                    ],
                    help_text="A round gives its exact days: staff by the fiscal year, students by the academic one.",
                    max_length=10,
                    verbose_name="kind of year",
                ),
            ),
            migrations.AddField(
                model_name="variableevent",
                name="period",
                field=models.CharField(
                    blank=True,
                    choices=[
                        ("fiscal", "fiscal year (Solar Hijri)"),
                        ("academic", "academic year (1 Mehr to 31 Shahrivar)"),
                        ("gregorian", "Gregorian year"),
                    ],
                    help_text="A round gives its exact days: staff by the fiscal year, students by the academic one.",
                    max_length=10,
                    verbose_name="kind of year",
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="variable",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "evaluation_variableevent" ("code", "continuity_key", "definition_en", "definition_fa", "framework_id", "id", "is_whole", "maximum", "minimum", "period", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reference_en", "reference_fa", "source", "title_en", "title_fa", "unit_en", "unit_fa") VALUES (NEW."code", NEW."continuity_key", NEW."definition_en", NEW."definition_fa", NEW."framework_id", NEW."id", NEW."is_whole", NEW."maximum", NEW."minimum", NEW."period", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position", NEW."reference_en", NEW."reference_fa", NEW."source", NEW."title_en", NEW."title_fa", NEW."unit_en", NEW."unit_fa"); RETURN NULL;',
                        hash="a20214505a70ebd1fce2c4cdf8cd427f4143b39e",
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
                        condition='WHEN (OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."continuity_key" IS DISTINCT FROM (NEW."continuity_key") OR OLD."definition_en" IS DISTINCT FROM (NEW."definition_en") OR OLD."definition_fa" IS DISTINCT FROM (NEW."definition_fa") OR OLD."framework_id" IS DISTINCT FROM (NEW."framework_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_whole" IS DISTINCT FROM (NEW."is_whole") OR OLD."maximum" IS DISTINCT FROM (NEW."maximum") OR OLD."minimum" IS DISTINCT FROM (NEW."minimum") OR OLD."period" IS DISTINCT FROM (NEW."period") OR OLD."position" IS DISTINCT FROM (NEW."position") OR OLD."reference_en" IS DISTINCT FROM (NEW."reference_en") OR OLD."reference_fa" IS DISTINCT FROM (NEW."reference_fa") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."title_en" IS DISTINCT FROM (NEW."title_en") OR OLD."title_fa" IS DISTINCT FROM (NEW."title_fa") OR OLD."unit_en" IS DISTINCT FROM (NEW."unit_en") OR OLD."unit_fa" IS DISTINCT FROM (NEW."unit_fa"))',
                        func='INSERT INTO "evaluation_variableevent" ("code", "continuity_key", "definition_en", "definition_fa", "framework_id", "id", "is_whole", "maximum", "minimum", "period", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reference_en", "reference_fa", "source", "title_en", "title_fa", "unit_en", "unit_fa") VALUES (NEW."code", NEW."continuity_key", NEW."definition_en", NEW."definition_fa", NEW."framework_id", NEW."id", NEW."is_whole", NEW."maximum", NEW."minimum", NEW."period", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position", NEW."reference_en", NEW."reference_fa", NEW."source", NEW."title_en", NEW."title_fa", NEW."unit_en", NEW."unit_fa"); RETURN NULL;',
                        hash="e2eec5b41799bd137b4b76d7eff50ae94b13f776",
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
                        func='INSERT INTO "evaluation_variableevent" ("code", "continuity_key", "definition_en", "definition_fa", "framework_id", "id", "is_whole", "maximum", "minimum", "period", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reference_en", "reference_fa", "source", "title_en", "title_fa", "unit_en", "unit_fa") VALUES (OLD."code", OLD."continuity_key", OLD."definition_en", OLD."definition_fa", OLD."framework_id", OLD."id", OLD."is_whole", OLD."maximum", OLD."minimum", OLD."period", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position", OLD."reference_en", OLD."reference_fa", OLD."source", OLD."title_en", OLD."title_fa", OLD."unit_en", OLD."unit_fa"); RETURN NULL;',
                        hash="4b2fa930752db55dc0ebacaaabf166c7d726172f",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_48a51",
                        table="evaluation_variable",
                        when="AFTER",
                    ),
                ),
            ),
            migrations.AddField(
                model_name="datapoint",
                name="entered_by",
                field=models.ForeignKey(
                    editable=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="datapoint",
                name="variable",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="points",
                    to="evaluation.variable",
                    verbose_name="data item",
                ),
            ),
            migrations.AddField(
                model_name="datapointevent",
                name="entered_by",
                field=models.ForeignKey(
                    db_constraint=False,
                    editable=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="datapointevent",
                name="pgh_obj",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="events",
                    related_query_name="events_query",
                    to="evaluation.datapoint",
                ),
            ),
            migrations.AddField(
                model_name="datapointevent",
                name="variable",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="evaluation.variable",
                    verbose_name="data item",
                ),
            ),
            migrations.AddField(
                model_name="evidenceitemevent",
                name="pgh_obj",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="events",
                    related_query_name="events_query",
                    to="evaluation.evidenceitem",
                ),
            ),
            migrations.AddField(
                model_name="evidencelink",
                name="item",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="links",
                    to="evaluation.evidenceitem",
                    verbose_name="evidence",
                ),
            ),
            migrations.AddField(
                model_name="evidencelink",
                name="point",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="evidence_links",
                    to="evaluation.datapoint",
                    verbose_name="value",
                ),
            ),
            migrations.AddField(
                model_name="evidencelinkevent",
                name="item",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="evaluation.evidenceitem",
                    verbose_name="evidence",
                ),
            ),
            migrations.AddField(
                model_name="evidencelinkevent",
                name="pgh_obj",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="events",
                    related_query_name="events_query",
                    to="evaluation.evidencelink",
                ),
            ),
            migrations.AddField(
                model_name="evidencelinkevent",
                name="point",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="evaluation.datapoint",
                    verbose_name="value",
                ),
            ),
            migrations.AddField(
                model_name="finding",
                name="said_by",
                field=models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="finding",
                name="variable",
                field=models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="evaluation.variable",
                    verbose_name="data item",
                ),
            ),
            migrations.AddField(
                model_name="findingevent",
                name="pgh_obj",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="events",
                    related_query_name="events_query",
                    to="evaluation.finding",
                ),
            ),
            migrations.AddField(
                model_name="findingevent",
                name="said_by",
                field=models.ForeignKey(
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="findingevent",
                name="variable",
                field=models.ForeignKey(
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="evaluation.variable",
                    verbose_name="data item",
                ),
            ),
            migrations.AddField(
                model_name="participation",
                name="institution",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="participations",
                    to="directory.institution",
                    verbose_name="institution",
                ),
            ),
            migrations.AddField(
                model_name="participation",
                name="validator",
                field=models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                    verbose_name="validator",
                ),
            ),
            migrations.AddField(
                model_name="findingevent",
                name="participation",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="evaluation.participation",
                ),
            ),
            migrations.AddField(
                model_name="finding",
                name="participation",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="findings", to="evaluation.participation"
                ),
            ),
            migrations.AddField(
                model_name="evidenceitemevent",
                name="participation",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="evaluation.participation",
                ),
            ),
            migrations.AddField(
                model_name="evidenceitem",
                name="participation",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="evidence", to="evaluation.participation"
                ),
            ),
            migrations.AddField(
                model_name="datapointevent",
                name="participation",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="evaluation.participation",
                ),
            ),
            migrations.AddField(
                model_name="datapoint",
                name="participation",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="points", to="evaluation.participation"
                ),
            ),
            migrations.AddField(
                model_name="participationevent",
                name="institution",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="directory.institution",
                    verbose_name="institution",
                ),
            ),
            migrations.AddField(
                model_name="participationevent",
                name="pgh_obj",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="events",
                    related_query_name="events_query",
                    to="evaluation.participation",
                ),
            ),
            migrations.AddField(
                model_name="participationevent",
                name="validator",
                field=models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to=settings.AUTH_USER_MODEL,
                    verbose_name="validator",
                ),
            ),
            migrations.AddField(
                model_name="participationgroup",
                name="group",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="evaluation.peergroup",
                    verbose_name="peer group",
                ),
            ),
            migrations.AddField(
                model_name="participationgroup",
                name="participation",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="in_groups", to="evaluation.participation"
                ),
            ),
            migrations.AddField(
                model_name="participation",
                name="groups",
                field=models.ManyToManyField(
                    related_name="participations", through="evaluation.ParticipationGroup", to="evaluation.peergroup"
                ),
            ),
            migrations.AddField(
                model_name="participationgroupevent",
                name="group",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="evaluation.peergroup",
                    verbose_name="peer group",
                ),
            ),
            migrations.AddField(
                model_name="participationgroupevent",
                name="participation",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="evaluation.participation",
                ),
            ),
            migrations.AddField(
                model_name="participationgroupevent",
                name="pgh_obj",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="events",
                    related_query_name="events_query",
                    to="evaluation.participationgroup",
                ),
            ),
            migrations.AddField(
                model_name="query",
                name="answered_by",
                field=models.ForeignKey(
                    editable=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="query",
                name="asked_by",
                field=models.ForeignKey(
                    editable=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="query",
                name="point",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="queries",
                    to="evaluation.datapoint",
                    verbose_name="value",
                ),
            ),
            migrations.AddField(
                model_name="query",
                name="settled_by",
                field=models.ForeignKey(
                    editable=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="queryevent",
                name="answered_by",
                field=models.ForeignKey(
                    db_constraint=False,
                    editable=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="queryevent",
                name="asked_by",
                field=models.ForeignKey(
                    db_constraint=False,
                    editable=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="queryevent",
                name="pgh_obj",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="events",
                    related_query_name="events_query",
                    to="evaluation.query",
                ),
            ),
            migrations.AddField(
                model_name="queryevent",
                name="point",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="evaluation.datapoint",
                    verbose_name="value",
                ),
            ),
            migrations.AddField(
                model_name="queryevent",
                name="settled_by",
                field=models.ForeignKey(
                    db_constraint=False,
                    editable=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="round",
                name="exercise",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="rounds",
                    to="evaluation.exercise",
                    verbose_name="exercise",
                ),
            ),
            migrations.AddField(
                model_name="round",
                name="framework",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="rounds",
                    to="evaluation.framework",
                    verbose_name="evaluation framework",
                ),
            ),
            migrations.AddField(
                model_name="participationevent",
                name="round",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="evaluation.round",
                    verbose_name="round",
                ),
            ),
            migrations.AddField(
                model_name="participation",
                name="round",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="participations",
                    to="evaluation.round",
                    verbose_name="round",
                ),
            ),
            migrations.AddField(
                model_name="roundevent",
                name="exercise",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="evaluation.exercise",
                    verbose_name="exercise",
                ),
            ),
            migrations.AddField(
                model_name="roundevent",
                name="framework",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="evaluation.framework",
                    verbose_name="evaluation framework",
                ),
            ),
            migrations.AddField(
                model_name="roundevent",
                name="pgh_obj",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="events",
                    related_query_name="events_query",
                    to="evaluation.round",
                ),
            ),
            migrations.AddField(
                model_name="roundperiod",
                name="round",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="periods", to="evaluation.round"
                ),
            ),
            migrations.AddField(
                model_name="roundperiodevent",
                name="pgh_obj",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="events",
                    related_query_name="events_query",
                    to="evaluation.roundperiod",
                ),
            ),
            migrations.AddField(
                model_name="roundperiodevent",
                name="round",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="evaluation.round",
                ),
            ),
            migrations.AddField(
                model_name="submission",
                name="made_by",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            migrations.AddField(
                model_name="submission",
                name="paper",
                field=models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="records.document",
                    verbose_name="signed statement",
                ),
            ),
            migrations.AddField(
                model_name="submission",
                name="participation",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="submissions",
                    to="evaluation.participation",
                ),
            ),
            migrations.AddField(
                model_name="submissionevent",
                name="made_by",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="submissionevent",
                name="paper",
                field=models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="records.document",
                    verbose_name="signed statement",
                ),
            ),
            migrations.AddField(
                model_name="submissionevent",
                name="participation",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="evaluation.participation",
                ),
            ),
            migrations.AddField(
                model_name="submissionevent",
                name="pgh_obj",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="events",
                    related_query_name="events_query",
                    to="evaluation.submission",
                ),
            ),
            migrations.AddField(
                model_name="validationrule",
                name="framework",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="rules",
                    to="evaluation.framework",
                    verbose_name="evaluation framework",
                ),
            ),
            migrations.AddField(
                model_name="validationrule",
                name="other",
                field=models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.RESTRICT,
                    related_name="+",
                    to="evaluation.variable",
                    verbose_name="the whole",
                ),
            ),
            migrations.AddField(
                model_name="validationrule",
                name="variable",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="rules",
                    to="evaluation.variable",
                    verbose_name="data item",
                ),
            ),
            migrations.AddField(
                model_name="findingevent",
                name="rule",
                field=models.ForeignKey(
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="evaluation.validationrule",
                ),
            ),
            migrations.AddField(
                model_name="finding",
                name="rule",
                field=models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="findings",
                    to="evaluation.validationrule",
                ),
            ),
            migrations.AddField(
                model_name="validationruleevent",
                name="framework",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="evaluation.framework",
                    verbose_name="evaluation framework",
                ),
            ),
            migrations.AddField(
                model_name="validationruleevent",
                name="other",
                field=models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="evaluation.variable",
                    verbose_name="the whole",
                ),
            ),
            migrations.AddField(
                model_name="validationruleevent",
                name="pgh_obj",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="events",
                    related_query_name="events_query",
                    to="evaluation.validationrule",
                ),
            ),
            migrations.AddField(
                model_name="validationruleevent",
                name="variable",
                field=models.ForeignKey(
                    db_constraint=False,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="evaluation.variable",
                    verbose_name="data item",
                ),
            ),
            migrations.AddConstraint(
                model_name="evidencelink",
                constraint=models.UniqueConstraint(
                    fields=("item", "point"),
                    name="evidence_link_once",
                    violation_error_message="This evidence stands for this value already.",
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="evidencelink",
                trigger=pgtrigger.compiler.Trigger(
                    name="in_round",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n    PERFORM FROM evaluation_round WHERE id IN (CASE WHEN TG_OP <> 'INSERT' THEN (SELECT p.round_id FROM evaluation_participation AS p JOIN evaluation_datapoint AS d ON d.participation_id = p.id WHERE d.id = OLD.point_id) END, CASE WHEN TG_OP <> 'DELETE' THEN (SELECT p.round_id FROM evaluation_participation AS p JOIN evaluation_datapoint AS d ON d.participation_id = p.id WHERE d.id = NEW.point_id) END) ORDER BY id FOR SHARE;\n    IF EXISTS (\n        SELECT FROM evaluation_round WHERE id IN (CASE WHEN TG_OP <> 'INSERT' THEN (SELECT p.round_id FROM evaluation_participation AS p JOIN evaluation_datapoint AS d ON d.participation_id = p.id WHERE d.id = OLD.point_id) END, CASE WHEN TG_OP <> 'DELETE' THEN (SELECT p.round_id FROM evaluation_participation AS p JOIN evaluation_datapoint AS d ON d.participation_id = p.id WHERE d.id = NEW.point_id) END)\n            AND (status NOT IN ('design', 'open', 'validation', 'review') OR TG_OP = 'DELETE' AND status <> 'design')\n    ) THEN\n        RAISE EXCEPTION 'round is closed' USING ERRCODE = '23514', CONSTRAINT = 'round_is_closed';\n    END IF;\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\n",
                        hash="49a2782324c0e64cd06876c6b19de67d8dae3201",
                        operation="INSERT OR UPDATE OR DELETE",
                        pgid="pgtrigger_in_round_59c82",
                        table="evaluation_evidencelink",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="evidencelink",
                trigger=pgtrigger.compiler.Trigger(
                    name="of_its_institution",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n    IF (SELECT participation_id FROM evaluation_datapoint WHERE id = NEW.point_id) <> (SELECT participation_id FROM evaluation_evidenceitem WHERE id = NEW.item_id) THEN\n        RAISE EXCEPTION 'evidence_of_one_institution' USING ERRCODE = '23514', CONSTRAINT = 'evidence_of_one_institution';\n    END IF;\n    RETURN NULL;\n",
                        hash="cc7439bb77008e2148d965e6f58d776dbb4a4b1e",
                        operation="INSERT OR UPDATE",
                        pgid="pgtrigger_of_its_institution_897bd",
                        table="evaluation_evidencelink",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="evidencelink",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "evaluation_evidencelinkevent" ("id", "item_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "point_id") VALUES (NEW."id", NEW."item_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."point_id"); RETURN NULL;',
                        hash="fe6e89cf562f50e972d4f59191bda39a25a71446",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_fa2a9",
                        table="evaluation_evidencelink",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="evidencelink",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                        func='INSERT INTO "evaluation_evidencelinkevent" ("id", "item_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "point_id") VALUES (NEW."id", NEW."item_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."point_id"); RETURN NULL;',
                        hash="8f72e3bc791ade7596ce6dd5a41bd1285090cef5",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_0d2d2",
                        table="evaluation_evidencelink",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="evidencelink",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "evaluation_evidencelinkevent" ("id", "item_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "point_id") VALUES (OLD."id", OLD."item_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."point_id"); RETURN NULL;',
                        hash="ccc5af004c6c2d80a7df8670d21c3ccc441b4b30",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_51f87",
                        table="evaluation_evidencelink",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="evidencelinkevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="9231236cb92413434b1f5c2d8010212084c33095",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_17e66",
                        table="evaluation_evidencelinkevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="evidenceitemevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="1eec5969e669875a420e27bfa909a5972a00cd2a",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_6c7d6",
                        table="evaluation_evidenceitemevent",
                        when="BEFORE",
                    ),
                ),
            ),
            migrations.AddIndex(
                model_name="evidenceitem",
                index=models.Index(
                    condition=models.Q(("sha256", ""), _negated=True), fields=["sha256"], name="evidence_by_sha256"
                ),
            ),
            migrations.AddConstraint(
                model_name="evidenceitem",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("seen_on__isnull", True), ("url", ""), models.Q(("sha256", ""), _negated=True)),
                        models.Q(models.Q(("url", ""), _negated=True), ("seen_on__isnull", False), ("sha256", "")),
                        _connector="OR",
                    ),
                    name="evidence_is_file_or_page",
                    violation_error_message="Evidence is a file, or a web address with the day it was seen.",
                ),
            ),
            migrations.AddConstraint(
                model_name="evidenceitem",
                constraint=models.UniqueConstraint(
                    condition=models.Q(("closed_on__isnull", True), models.Q(("sha256", ""), _negated=True)),
                    fields=("participation", "sha256"),
                    name="evidence_file_once",
                    violation_error_message="This very file is there already: choose it instead of filing it again.",
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="evidenceitem",
                trigger=pgtrigger.compiler.Trigger(
                    name="count_version",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="NEW.version = OLD.version + 1; RETURN NEW;",
                        hash="38e14bded4ab045ede3fb6f9c278b0d13a5f3094",
                        operation="UPDATE",
                        pgid="pgtrigger_count_version_0507b",
                        table="evaluation_evidenceitem",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="evidenceitem",
                trigger=pgtrigger.compiler.Trigger(
                    name="in_round",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n    PERFORM FROM evaluation_round WHERE id IN (CASE WHEN TG_OP <> 'INSERT' THEN (SELECT round_id FROM evaluation_participation WHERE id = OLD.participation_id) END, CASE WHEN TG_OP <> 'DELETE' THEN (SELECT round_id FROM evaluation_participation WHERE id = NEW.participation_id) END) ORDER BY id FOR SHARE;\n    IF EXISTS (\n        SELECT FROM evaluation_round WHERE id IN (CASE WHEN TG_OP <> 'INSERT' THEN (SELECT round_id FROM evaluation_participation WHERE id = OLD.participation_id) END, CASE WHEN TG_OP <> 'DELETE' THEN (SELECT round_id FROM evaluation_participation WHERE id = NEW.participation_id) END)\n            AND (status NOT IN ('design', 'open', 'validation', 'review') OR TG_OP = 'DELETE' AND status <> 'design')\n    ) THEN\n        RAISE EXCEPTION 'round is closed' USING ERRCODE = '23514', CONSTRAINT = 'round_is_closed';\n    END IF;\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\n",
                        hash="fbc9f24bf0f36926259e779fce40c520002bb27b",
                        operation="INSERT OR UPDATE OR DELETE",
                        pgid="pgtrigger_in_round_6fb57",
                        table="evaluation_evidenceitem",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="evidenceitem",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "evaluation_evidenceitemevent" ("closed_on", "closed_reason", "created_at", "id", "participation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seen_on", "sha256", "title", "url", "uuid") VALUES (NEW."closed_on", NEW."closed_reason", NEW."created_at", NEW."id", NEW."participation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."seen_on", NEW."sha256", NEW."title", NEW."url", NEW."uuid"); RETURN NULL;',
                        hash="18a8ac0f9579fd6b0dae5535d2bfb0c7cb2b036c",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_94209",
                        table="evaluation_evidenceitem",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="evidenceitem",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."participation_id" IS DISTINCT FROM (NEW."participation_id") OR OLD."seen_on" IS DISTINCT FROM (NEW."seen_on") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."url" IS DISTINCT FROM (NEW."url") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                        func='INSERT INTO "evaluation_evidenceitemevent" ("closed_on", "closed_reason", "created_at", "id", "participation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seen_on", "sha256", "title", "url", "uuid") VALUES (NEW."closed_on", NEW."closed_reason", NEW."created_at", NEW."id", NEW."participation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."seen_on", NEW."sha256", NEW."title", NEW."url", NEW."uuid"); RETURN NULL;',
                        hash="fe5d37c04f639a5a9591ee9ddd76fa15743b00f9",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_c6875",
                        table="evaluation_evidenceitem",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="evidenceitem",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "evaluation_evidenceitemevent" ("closed_on", "closed_reason", "created_at", "id", "participation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seen_on", "sha256", "title", "url", "uuid") VALUES (OLD."closed_on", OLD."closed_reason", OLD."created_at", OLD."id", OLD."participation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."seen_on", OLD."sha256", OLD."title", OLD."url", OLD."uuid"); RETURN NULL;',
                        hash="8e69e70948282c224a6e473af4bfdb9d5abb43c8",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_41467",
                        table="evaluation_evidenceitem",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="datapointevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="4f96d9697aedbea56f7352f83a2247cb8785ed18",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_b4865",
                        table="evaluation_datapointevent",
                        when="BEFORE",
                    ),
                ),
            ),
            migrations.AddConstraint(
                model_name="datapoint",
                constraint=models.UniqueConstraint(
                    fields=("participation", "variable"),
                    name="data_point_once",
                    violation_error_message="This data item has its value already.",
                ),
            ),
            migrations.AddConstraint(
                model_name="datapoint",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(
                            ("kind__in", ["", "not_available", "not_applicable", "suppressed"]), ("value__isnull", True)
                        ),
                        models.Q(("kind", "zero"), ("value", 0), ("value__isnull", False)),
                        models.Q(("kind", "reported"), ("value__isnull", False), models.Q(("value", 0), _negated=True)),
                        models.Q(("kind", "estimated"), ("value__isnull", False)),
                        _connector="OR",
                    ),
                    name="data_point_kind_has_value",
                    violation_error_message="A value stands beside “value”, “zero” and “estimate”, and nowhere else.",
                ),
            ),
            migrations.AddConstraint(
                model_name="datapoint",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(
                            ("declared_kind__in", ["", "not_available", "not_applicable", "suppressed"]),
                            ("declared_value__isnull", True),
                        ),
                        models.Q(("declared_kind", "zero"), ("declared_value", 0), ("declared_value__isnull", False)),
                        models.Q(
                            ("declared_kind", "reported"),
                            ("declared_value__isnull", False),
                            models.Q(("declared_value", 0), _negated=True),
                        ),
                        models.Q(("declared_kind", "estimated"), ("declared_value__isnull", False)),
                        _connector="OR",
                    ),
                    name="data_point_declared_kind_has_value",
                    violation_error_message="A value stands beside “value”, “zero” and “estimate”, and nowhere else.",
                ),
            ),
            migrations.AddConstraint(
                model_name="datapoint",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        ("state__in", ["pending", "queried", "corrected", "accepted", "rejected"]),
                        models.Q(
                            ("state", "pending"),
                            ("state", "queried"),
                            models.Q(("kind", ""), _negated=True),
                            _connector="OR",
                        ),
                    ),
                    name="data_point_state_known",
                    violation_error_message="Nothing was given here: there is nothing to decide.",
                ),
            ),
            migrations.AddConstraint(
                model_name="datapoint",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("state", "corrected"), _negated=True),
                        models.Q(("declared_kind", ""), _negated=True),
                        _connector="OR",
                    ),
                    name="data_point_corrected_keeps_both",
                    violation_error_message="What was declared stays beside what was corrected.",
                ),
            ),
            migrations.AddConstraint(
                model_name="datapoint",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        ("register_value__isnull", True),
                        models.Q(("register_source", ""), _negated=True),
                        _connector="OR",
                    ),
                    name="data_point_register_named",
                    violation_error_message="Say which register this value is from.",
                ),
            ),
            migrations.AddConstraint(
                model_name="datapoint",
                constraint=models.CheckConstraint(
                    condition=models.Q(("origin__in", ["typed", "workbook", "records", "register", "office"])),
                    name="data_point_origin_known",
                    violation_error_message="Say where this value comes from.",
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="datapoint",
                trigger=pgtrigger.compiler.Trigger(
                    name="count_version",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="NEW.version = OLD.version + 1; RETURN NEW;",
                        hash="9fc6492ac6c84f2243059476e4f5bfb1692a8e2a",
                        operation="UPDATE",
                        pgid="pgtrigger_count_version_b82dd",
                        table="evaluation_datapoint",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="datapoint",
                trigger=pgtrigger.compiler.Trigger(
                    name="in_round",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n    PERFORM FROM evaluation_round WHERE id IN (CASE WHEN TG_OP <> 'INSERT' THEN (SELECT round_id FROM evaluation_participation WHERE id = OLD.participation_id) END, CASE WHEN TG_OP <> 'DELETE' THEN (SELECT round_id FROM evaluation_participation WHERE id = NEW.participation_id) END) ORDER BY id FOR SHARE;\n    IF EXISTS (\n        SELECT FROM evaluation_round WHERE id IN (CASE WHEN TG_OP <> 'INSERT' THEN (SELECT round_id FROM evaluation_participation WHERE id = OLD.participation_id) END, CASE WHEN TG_OP <> 'DELETE' THEN (SELECT round_id FROM evaluation_participation WHERE id = NEW.participation_id) END)\n            AND (status NOT IN ('design', 'open', 'validation', 'review') OR TG_OP = 'DELETE' AND status <> 'design')\n    ) THEN\n        RAISE EXCEPTION 'round is closed' USING ERRCODE = '23514', CONSTRAINT = 'round_is_closed';\n    END IF;\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\n",
                        hash="52e614a8d3365da10d2f7dc56b13520b64225b8e",
                        operation="INSERT OR UPDATE OR DELETE",
                        pgid="pgtrigger_in_round_09a6b",
                        table="evaluation_datapoint",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="datapoint",
                trigger=pgtrigger.compiler.Trigger(
                    name="of_its_framework",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n    IF (SELECT framework_id FROM evaluation_variable WHERE id = NEW.variable_id) <> (SELECT framework_id FROM evaluation_round AS one JOIN evaluation_participation AS p ON p.round_id = one.id WHERE p.id = NEW.participation_id) THEN\n        RAISE EXCEPTION 'part_of_one_framework' USING ERRCODE = '23514', CONSTRAINT = 'part_of_one_framework';\n    END IF;\n    RETURN NULL;\n",
                        hash="1cc09cd15a6da8cd5615b96caf89b22a0dafd297",
                        operation="INSERT OR UPDATE",
                        pgid="pgtrigger_of_its_framework_5973f",
                        table="evaluation_datapoint",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="datapoint",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "evaluation_datapointevent" ("declared_kind", "declared_value", "entered_at", "entered_by_id", "id", "kind", "note", "origin", "participation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "register_source", "register_value", "state", "value", "variable_id") VALUES (NEW."declared_kind", NEW."declared_value", NEW."entered_at", NEW."entered_by_id", NEW."id", NEW."kind", NEW."note", NEW."origin", NEW."participation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."register_source", NEW."register_value", NEW."state", NEW."value", NEW."variable_id"); RETURN NULL;',
                        hash="bee6f859e2565a7f1def8db86b16dee61d687cbd",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_db960",
                        table="evaluation_datapoint",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="datapoint",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."declared_kind" IS DISTINCT FROM (NEW."declared_kind") OR OLD."declared_value" IS DISTINCT FROM (NEW."declared_value") OR OLD."entered_at" IS DISTINCT FROM (NEW."entered_at") OR OLD."entered_by_id" IS DISTINCT FROM (NEW."entered_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."origin" IS DISTINCT FROM (NEW."origin") OR OLD."participation_id" IS DISTINCT FROM (NEW."participation_id") OR OLD."register_source" IS DISTINCT FROM (NEW."register_source") OR OLD."register_value" IS DISTINCT FROM (NEW."register_value") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."value" IS DISTINCT FROM (NEW."value") OR OLD."variable_id" IS DISTINCT FROM (NEW."variable_id"))',
                        func='INSERT INTO "evaluation_datapointevent" ("declared_kind", "declared_value", "entered_at", "entered_by_id", "id", "kind", "note", "origin", "participation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "register_source", "register_value", "state", "value", "variable_id") VALUES (NEW."declared_kind", NEW."declared_value", NEW."entered_at", NEW."entered_by_id", NEW."id", NEW."kind", NEW."note", NEW."origin", NEW."participation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."register_source", NEW."register_value", NEW."state", NEW."value", NEW."variable_id"); RETURN NULL;',
                        hash="acc7cb61854633941a25366d1ed622146817065a",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_931d8",
                        table="evaluation_datapoint",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="datapoint",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "evaluation_datapointevent" ("declared_kind", "declared_value", "entered_at", "entered_by_id", "id", "kind", "note", "origin", "participation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "register_source", "register_value", "state", "value", "variable_id") VALUES (OLD."declared_kind", OLD."declared_value", OLD."entered_at", OLD."entered_by_id", OLD."id", OLD."kind", OLD."note", OLD."origin", OLD."participation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."register_source", OLD."register_value", OLD."state", OLD."value", OLD."variable_id"); RETURN NULL;',
                        hash="67559ebeb8ac27184717eddd93acf44069d7bae3",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_b57e8",
                        table="evaluation_datapoint",
                        when="AFTER",
                    ),
                ),
            ),
            migrations.AddConstraint(
                model_name="participationgroup",
                constraint=models.UniqueConstraint(
                    fields=("participation", "group"),
                    name="participation_group_once",
                    violation_error_message="This institution is in this group already.",
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="participationgroup",
                trigger=pgtrigger.compiler.Trigger(
                    name="one_of_each",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n    IF EXISTS (\n        SELECT FROM evaluation_participationgroup AS other\n            JOIN evaluation_peergroup AS theirs ON theirs.id = other.group_id\n            JOIN evaluation_peergroup AS own ON own.id = NEW.group_id\n        WHERE other.participation_id = NEW.participation_id AND other.id <> NEW.id AND theirs.grouping = own.grouping\n    ) THEN\n        RAISE EXCEPTION 'two groups' USING ERRCODE = '23514', CONSTRAINT = 'unit_in_one_group';\n    END IF;\n    RETURN NULL;\n",
                        hash="70f23f3777b34a7c5af845278fca1dbde8627f11",
                        operation="INSERT OR UPDATE",
                        pgid="pgtrigger_one_of_each_f9892",
                        table="evaluation_participationgroup",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="participationgroup",
                trigger=pgtrigger.compiler.Trigger(
                    name="same_framework",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n    IF (SELECT framework_id FROM evaluation_peergroup WHERE id = NEW.group_id) <> (SELECT framework_id FROM evaluation_round AS one JOIN evaluation_participation AS p ON p.round_id = one.id WHERE p.id = NEW.participation_id) THEN\n        RAISE EXCEPTION 'part_of_one_framework' USING ERRCODE = '23514', CONSTRAINT = 'part_of_one_framework';\n    END IF;\n    RETURN NULL;\n",
                        hash="b318d3e38d7f9e9c8af6b03c04abf23391e129a0",
                        operation="INSERT OR UPDATE",
                        pgid="pgtrigger_same_framework_c47a5",
                        table="evaluation_participationgroup",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="participationgroup",
                trigger=pgtrigger.compiler.Trigger(
                    name="in_round",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n    PERFORM FROM evaluation_round WHERE id IN (CASE WHEN TG_OP <> 'INSERT' THEN (SELECT round_id FROM evaluation_participation WHERE id = OLD.participation_id) END, CASE WHEN TG_OP <> 'DELETE' THEN (SELECT round_id FROM evaluation_participation WHERE id = NEW.participation_id) END) ORDER BY id FOR SHARE;\n    IF EXISTS (\n        SELECT FROM evaluation_round WHERE id IN (CASE WHEN TG_OP <> 'INSERT' THEN (SELECT round_id FROM evaluation_participation WHERE id = OLD.participation_id) END, CASE WHEN TG_OP <> 'DELETE' THEN (SELECT round_id FROM evaluation_participation WHERE id = NEW.participation_id) END)\n            AND (status NOT IN ('design', 'open', 'validation', 'review') OR TG_OP = 'DELETE' AND status <> 'design')\n    ) THEN\n        RAISE EXCEPTION 'round is closed' USING ERRCODE = '23514', CONSTRAINT = 'round_is_closed';\n    END IF;\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\n",
                        hash="99b8cbd7626a3fab3bad260cb659c7d857c99fdc",
                        operation="INSERT OR UPDATE OR DELETE",
                        pgid="pgtrigger_in_round_0067d",
                        table="evaluation_participationgroup",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="participationgroup",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "evaluation_participationgroupevent" ("group_id", "id", "participation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."group_id", NEW."id", NEW."participation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id"); RETURN NULL;',
                        hash="86efd0a6f5fa955ed44cf92ac0cdce0f5cbb2bd6",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_44f7e",
                        table="evaluation_participationgroup",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="participationgroup",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                        func='INSERT INTO "evaluation_participationgroupevent" ("group_id", "id", "participation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."group_id", NEW."id", NEW."participation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id"); RETURN NULL;',
                        hash="0414bf0f5309d4249fa6fac03d6caf7480f65e61",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_57b39",
                        table="evaluation_participationgroup",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="participationgroup",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "evaluation_participationgroupevent" ("group_id", "id", "participation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."group_id", OLD."id", OLD."participation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id"); RETURN NULL;',
                        hash="b5556cbe8106395c0fa41bc6289c6c603d5a7482",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_8adf3",
                        table="evaluation_participationgroup",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="participationgroupevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="c37ae72c71dd2ac4b1d84587613ddb845549f1d1",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_6bf46",
                        table="evaluation_participationgroupevent",
                        when="BEFORE",
                    ),
                ),
            ),
            migrations.AddConstraint(
                model_name="query",
                constraint=models.UniqueConstraint(
                    condition=models.Q(("settled_at__isnull", True)),
                    fields=("point",),
                    name="query_open_once",
                    violation_error_message="A question about this value is open already.",
                ),
            ),
            migrations.AddConstraint(
                model_name="query",
                constraint=models.CheckConstraint(
                    condition=models.Q(("text", ""), _negated=True),
                    name="query_says_something",
                    violation_error_message="Write the question.",
                ),
            ),
            migrations.AddConstraint(
                model_name="query",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("answer", ""), ("answered_at__isnull", True), ("answered_by__isnull", True)),
                        models.Q(
                            ("answered_at__isnull", False),
                            ("answered_by__isnull", False),
                            models.Q(("answer", ""), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="query_answered_whole",
                    violation_error_message="An answer has its words, its author and its time.",
                ),
            ),
            migrations.AddConstraint(
                model_name="query",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("settled_at__isnull", True), ("settled_by__isnull", True)),
                        models.Q(
                            ("settled_at__gte", models.F("asked_at")),
                            ("settled_at__isnull", False),
                            ("settled_by__isnull", False),
                        ),
                        _connector="OR",
                    ),
                    name="query_settled_by_somebody",
                    violation_error_message="Somebody settles a question, after it was asked.",
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="query",
                trigger=pgtrigger.compiler.Trigger(
                    name="in_round",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n    PERFORM FROM evaluation_round WHERE id IN (CASE WHEN TG_OP <> 'INSERT' THEN (SELECT p.round_id FROM evaluation_participation AS p JOIN evaluation_datapoint AS d ON d.participation_id = p.id WHERE d.id = OLD.point_id) END, CASE WHEN TG_OP <> 'DELETE' THEN (SELECT p.round_id FROM evaluation_participation AS p JOIN evaluation_datapoint AS d ON d.participation_id = p.id WHERE d.id = NEW.point_id) END) ORDER BY id FOR SHARE;\n    IF EXISTS (\n        SELECT FROM evaluation_round WHERE id IN (CASE WHEN TG_OP <> 'INSERT' THEN (SELECT p.round_id FROM evaluation_participation AS p JOIN evaluation_datapoint AS d ON d.participation_id = p.id WHERE d.id = OLD.point_id) END, CASE WHEN TG_OP <> 'DELETE' THEN (SELECT p.round_id FROM evaluation_participation AS p JOIN evaluation_datapoint AS d ON d.participation_id = p.id WHERE d.id = NEW.point_id) END)\n            AND (status NOT IN ('design', 'open', 'validation', 'review') OR TG_OP = 'DELETE' AND status <> 'design')\n    ) THEN\n        RAISE EXCEPTION 'round is closed' USING ERRCODE = '23514', CONSTRAINT = 'round_is_closed';\n    END IF;\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\n",
                        hash="353be23284c165d47f11c61673e937a3049bda96",
                        operation="INSERT OR UPDATE OR DELETE",
                        pgid="pgtrigger_in_round_beda1",
                        table="evaluation_query",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="query",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "evaluation_queryevent" ("answer", "answered_at", "answered_by_id", "asked_at", "asked_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "point_id", "settled_at", "settled_by_id", "text") VALUES (NEW."answer", NEW."answered_at", NEW."answered_by_id", NEW."asked_at", NEW."asked_by_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."point_id", NEW."settled_at", NEW."settled_by_id", NEW."text"); RETURN NULL;',
                        hash="2e2cf4004053269532f69296091955dc2adea055",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_a0d8d",
                        table="evaluation_query",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="query",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                        func='INSERT INTO "evaluation_queryevent" ("answer", "answered_at", "answered_by_id", "asked_at", "asked_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "point_id", "settled_at", "settled_by_id", "text") VALUES (NEW."answer", NEW."answered_at", NEW."answered_by_id", NEW."asked_at", NEW."asked_by_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."point_id", NEW."settled_at", NEW."settled_by_id", NEW."text"); RETURN NULL;',
                        hash="34a7dc99b2fc7e7daa15117e73a8ee0315249941",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_286f3",
                        table="evaluation_query",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="query",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "evaluation_queryevent" ("answer", "answered_at", "answered_by_id", "asked_at", "asked_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "point_id", "settled_at", "settled_by_id", "text") VALUES (OLD."answer", OLD."answered_at", OLD."answered_by_id", OLD."asked_at", OLD."asked_by_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."point_id", OLD."settled_at", OLD."settled_by_id", OLD."text"); RETURN NULL;',
                        hash="5ceeaae44c41e07b3acf8b4b73f24d52f87606ca",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_4eb08",
                        table="evaluation_query",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="queryevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="e5ec323b0c03f4a7abf156c48f80faf86c574bf1",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_02338",
                        table="evaluation_queryevent",
                        when="BEFORE",
                    ),
                ),
            ),
            migrations.AddConstraint(
                model_name="round",
                constraint=models.UniqueConstraint(
                    condition=models.Q(("status", "cancelled"), _negated=True),
                    fields=("exercise", "year"),
                    name="round_once_a_year",
                    violation_error_message="This exercise has a round of this year already.",
                ),
            ),
            migrations.AddConstraint(
                model_name="round",
                constraint=models.CheckConstraint(
                    condition=models.Q(("year__gte", 1300), ("year__lte", 2200)),
                    name="round_year_bounded",
                    violation_error_message="This is no year of an exercise.",
                ),
            ),
            migrations.AddConstraint(
                model_name="round",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        ("status__in", ["design", "cancelled"]),
                        models.Q(("closes_at__isnull", False), ("opens_on__isnull", False)),
                        _connector="OR",
                    ),
                    name="round_begun_has_deadline",
                    violation_error_message="Say from when values are entered, and until when.",
                ),
            ),
            migrations.AddConstraint(
                model_name="round",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        (
                            "status__in",
                            [
                                "design",
                                "open",
                                "validation",
                                "computation",
                                "review",
                                "approved",
                                "published",
                                "superseded",
                                "cancelled",
                            ],
                        )
                    ),
                    name="round_status_known",
                    violation_error_message="A round does not stand there.",
                ),
            ),
            migrations.AddConstraint(
                model_name="round",
                constraint=models.CheckConstraint(
                    condition=models.Q(("appeal_days__gte", 1), ("appeal_days__lte", 365)),
                    name="round_appeal_days_counted",
                    violation_error_message="Between 1 and 365 days.",
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="round",
                trigger=pgtrigger.compiler.Trigger(
                    name="count_version",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="NEW.version = OLD.version + 1; RETURN NEW;",
                        hash="958c38b05350b04a193f09c8e57a2c3bb64e53e6",
                        operation="UPDATE",
                        pgid="pgtrigger_count_version_1ddac",
                        table="evaluation_round",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="round",
                trigger=pgtrigger.compiler.Trigger(
                    name="over",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n    IF OLD.status <> 'design' AND (NEW.framework_id, NEW.exercise_id, NEW.year)\n       IS DISTINCT FROM (OLD.framework_id, OLD.exercise_id, OLD.year) THEN\n        RAISE EXCEPTION 'round is begun' USING ERRCODE = '23514', CONSTRAINT = 'round_is_begun';\n    END IF;\n    IF OLD.status IN ('published', 'superseded', 'cancelled') AND (\n        NEW.status <> OLD.status AND NOT (OLD.status = 'published' AND NEW.status = 'superseded')\n        OR to_jsonb(NEW) - ARRAY['status', 'status_since', 'version', 'closed_on', 'closed_reason'] IS DISTINCT FROM to_jsonb(OLD) - ARRAY['status', 'status_since', 'version', 'closed_on', 'closed_reason']\n    ) THEN\n        RAISE EXCEPTION 'round is over' USING ERRCODE = '23514', CONSTRAINT = 'round_is_over';\n    END IF;\n    RETURN NEW;\n",
                        hash="8ed7f3f1ebc1fc8579fb81376ffdcb9276471d92",
                        operation="UPDATE",
                        pgid="pgtrigger_over_0e98c",
                        table="evaluation_round",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="round",
                trigger=pgtrigger.compiler.Trigger(
                    name="stays",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n    IF OLD.status <> 'design' THEN\n        RAISE EXCEPTION 'round is begun' USING ERRCODE = '23514', CONSTRAINT = 'round_is_begun';\n    END IF;\n    RETURN OLD;\n",
                        hash="b9c85e5d56502e3dea5791a845a5ca743c51887b",
                        operation="DELETE",
                        pgid="pgtrigger_stays_cc490",
                        table="evaluation_round",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="round",
                trigger=pgtrigger.compiler.Trigger(
                    name="by_locked_framework",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n    IF NEW.status NOT IN ('design', 'cancelled') AND EXISTS (SELECT FROM evaluation_framework WHERE id = NEW.framework_id AND status = 'draft') THEN\n        RAISE EXCEPTION 'round_framework_is_locked' USING ERRCODE = '23514', CONSTRAINT = 'round_framework_is_locked';\n    END IF;\n    RETURN NULL;\n",
                        hash="1226e5d7983bb56aa60ecb5862a5873ea7d5ae2f",
                        operation="INSERT OR UPDATE",
                        pgid="pgtrigger_by_locked_framework_82c8c",
                        table="evaluation_round",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="round",
                trigger=pgtrigger.compiler.Trigger(
                    name="of_its_exercise",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n    IF EXISTS (SELECT FROM evaluation_framework WHERE id = NEW.framework_id AND exercise_id <> NEW.exercise_id) THEN\n        RAISE EXCEPTION 'round_framework_of_exercise' USING ERRCODE = '23514', CONSTRAINT = 'round_framework_of_exercise';\n    END IF;\n    RETURN NULL;\n",
                        hash="9e30914382502f91eebf7708f9af39fa754096c7",
                        operation="INSERT OR UPDATE",
                        pgid="pgtrigger_of_its_exercise_f2968",
                        table="evaluation_round",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="round",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "evaluation_roundevent" ("appeal_days", "closed_on", "closed_reason", "closes_at", "created_at", "exercise_id", "framework_id", "id", "opens_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "status_since", "title_en", "title_fa", "uuid", "validated_by", "year") VALUES (NEW."appeal_days", NEW."closed_on", NEW."closed_reason", NEW."closes_at", NEW."created_at", NEW."exercise_id", NEW."framework_id", NEW."id", NEW."opens_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."status", NEW."status_since", NEW."title_en", NEW."title_fa", NEW."uuid", NEW."validated_by", NEW."year"); RETURN NULL;',
                        hash="aca96406f88518a9ce11650c84fb0b311a4174eb",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_a0c04",
                        table="evaluation_round",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="round",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."appeal_days" IS DISTINCT FROM (NEW."appeal_days") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."closes_at" IS DISTINCT FROM (NEW."closes_at") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."exercise_id" IS DISTINCT FROM (NEW."exercise_id") OR OLD."framework_id" IS DISTINCT FROM (NEW."framework_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."opens_on" IS DISTINCT FROM (NEW."opens_on") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_since" IS DISTINCT FROM (NEW."status_since") OR OLD."title_en" IS DISTINCT FROM (NEW."title_en") OR OLD."title_fa" IS DISTINCT FROM (NEW."title_fa") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid") OR OLD."validated_by" IS DISTINCT FROM (NEW."validated_by") OR OLD."year" IS DISTINCT FROM (NEW."year"))',
                        func='INSERT INTO "evaluation_roundevent" ("appeal_days", "closed_on", "closed_reason", "closes_at", "created_at", "exercise_id", "framework_id", "id", "opens_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "status_since", "title_en", "title_fa", "uuid", "validated_by", "year") VALUES (NEW."appeal_days", NEW."closed_on", NEW."closed_reason", NEW."closes_at", NEW."created_at", NEW."exercise_id", NEW."framework_id", NEW."id", NEW."opens_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."status", NEW."status_since", NEW."title_en", NEW."title_fa", NEW."uuid", NEW."validated_by", NEW."year"); RETURN NULL;',
                        hash="36dbb560422607901120c2bb03cec7a566f46b4d",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_305c2",
                        table="evaluation_round",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="round",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "evaluation_roundevent" ("appeal_days", "closed_on", "closed_reason", "closes_at", "created_at", "exercise_id", "framework_id", "id", "opens_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "status_since", "title_en", "title_fa", "uuid", "validated_by", "year") VALUES (OLD."appeal_days", OLD."closed_on", OLD."closed_reason", OLD."closes_at", OLD."created_at", OLD."exercise_id", OLD."framework_id", OLD."id", OLD."opens_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."status", OLD."status_since", OLD."title_en", OLD."title_fa", OLD."uuid", OLD."validated_by", OLD."year"); RETURN NULL;',
                        hash="092832f770016afd1d308f67427ef15378412b2f",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_a083f",
                        table="evaluation_round",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="participationevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="6afe1573621c070bb0910179dc0409a4159f1885",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_6a83c",
                        table="evaluation_participationevent",
                        when="BEFORE",
                    ),
                ),
            ),
            migrations.AddConstraint(
                model_name="participation",
                constraint=models.CheckConstraint(
                    condition=models.Q(("code__regex", "^\\w[\\w.-]*$")),
                    name="participation_code_is_plain",
                    violation_error_message="A code has letters, digits, dots, hyphens and underscores, and no spaces.",
                ),
            ),
            migrations.AddConstraint(
                model_name="participation",
                constraint=models.UniqueConstraint(
                    fields=("round", "institution"),
                    name="participation_once",
                    violation_error_message="This institution takes part in this round already.",
                ),
            ),
            migrations.AddConstraint(
                model_name="participation",
                constraint=models.UniqueConstraint(
                    fields=("round", "code"),
                    name="participation_code_once",
                    violation_error_message="Another institution of this round has this code.",
                ),
            ),
            migrations.AddConstraint(
                model_name="participation",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        (
                            "status__in",
                            ["filling", "signing", "submitted", "returned", "accepted", "withdrawn", "excluded"],
                        )
                    ),
                    name="participation_status_known",
                    violation_error_message="An institution does not stand there.",
                ),
            ),
            migrations.AddConstraint(
                model_name="participation",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("status__in", ["withdrawn", "excluded"]), _negated=True),
                        models.Q(("reason", ""), _negated=True),
                        _connector="OR",
                    ),
                    name="participation_out_has_reason",
                    violation_error_message="Give your reasons.",
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="participation",
                trigger=pgtrigger.compiler.Trigger(
                    name="count_version",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="NEW.version = OLD.version + 1; RETURN NEW;",
                        hash="08173e62c9041b6a8374df8166256a4397c6b418",
                        operation="UPDATE",
                        pgid="pgtrigger_count_version_2be76",
                        table="evaluation_participation",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="participation",
                trigger=pgtrigger.compiler.Trigger(
                    name="in_round",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n    PERFORM FROM evaluation_round WHERE id IN (CASE WHEN TG_OP <> 'INSERT' THEN OLD.round_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.round_id END) ORDER BY id FOR SHARE;\n    IF EXISTS (\n        SELECT FROM evaluation_round WHERE id IN (CASE WHEN TG_OP <> 'INSERT' THEN OLD.round_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.round_id END)\n            AND (status NOT IN ('design', 'open', 'validation', 'review') OR TG_OP = 'DELETE' AND status <> 'design')\n    ) THEN\n        RAISE EXCEPTION 'round is closed' USING ERRCODE = '23514', CONSTRAINT = 'round_is_closed';\n    END IF;\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\n",
                        hash="6e4fc5914941a9db3ac566a0a52683a3339db66a",
                        operation="INSERT OR UPDATE OR DELETE",
                        pgid="pgtrigger_in_round_99b6a",
                        table="evaluation_participation",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="participation",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "evaluation_participationevent" ("closed_on", "closed_reason", "closes_at", "code", "created_at", "id", "institution_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "round_id", "status", "status_since", "uuid", "validator_id") VALUES (NEW."closed_on", NEW."closed_reason", NEW."closes_at", NEW."code", NEW."created_at", NEW."id", NEW."institution_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reason", NEW."round_id", NEW."status", NEW."status_since", NEW."uuid", NEW."validator_id"); RETURN NULL;',
                        hash="960b58f5e1954f33ab5de611894aa4102fd02a8e",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_8eb44",
                        table="evaluation_participation",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="participation",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."closes_at" IS DISTINCT FROM (NEW."closes_at") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."institution_id" IS DISTINCT FROM (NEW."institution_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."round_id" IS DISTINCT FROM (NEW."round_id") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_since" IS DISTINCT FROM (NEW."status_since") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid") OR OLD."validator_id" IS DISTINCT FROM (NEW."validator_id"))',
                        func='INSERT INTO "evaluation_participationevent" ("closed_on", "closed_reason", "closes_at", "code", "created_at", "id", "institution_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "round_id", "status", "status_since", "uuid", "validator_id") VALUES (NEW."closed_on", NEW."closed_reason", NEW."closes_at", NEW."code", NEW."created_at", NEW."id", NEW."institution_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."round_id", NEW."status", NEW."status_since", NEW."uuid", NEW."validator_id"); RETURN NULL;',
                        hash="f70f3e9b0d0fadbe8f078c08429c712d2bd6e152",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_2a76e",
                        table="evaluation_participation",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="participation",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "evaluation_participationevent" ("closed_on", "closed_reason", "closes_at", "code", "created_at", "id", "institution_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "round_id", "status", "status_since", "uuid", "validator_id") VALUES (OLD."closed_on", OLD."closed_reason", OLD."closes_at", OLD."code", OLD."created_at", OLD."id", OLD."institution_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason", OLD."round_id", OLD."status", OLD."status_since", OLD."uuid", OLD."validator_id"); RETURN NULL;',
                        hash="6af0771d9825c78707325edc615389186b2b17af",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_2ba73",
                        table="evaluation_participation",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="roundevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="bf51e8fbd6a65771f7e88291fb500437e03555ee",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_92b40",
                        table="evaluation_roundevent",
                        when="BEFORE",
                    ),
                ),
            ),
            migrations.AddConstraint(
                model_name="roundperiod",
                constraint=models.UniqueConstraint(
                    fields=("round", "kind"),
                    name="round_period_once",
                    violation_error_message="This kind of year has its days already.",
                ),
            ),
            migrations.AddConstraint(
                model_name="roundperiod",
                constraint=models.CheckConstraint(
                    condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                    name="round_period_ordered",
                    violation_error_message="The period ends before it begins.",
                ),
            ),
            migrations.AddConstraint(
                model_name="roundperiod",
                constraint=models.CheckConstraint(
                    condition=models.Q(("kind__in", ["fiscal", "academic", "gregorian"])),
                    name="round_period_kind_known",
                    violation_error_message="This is no kind of year.",
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="roundperiod",
                trigger=pgtrigger.compiler.Trigger(
                    name="before_it_begins",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n    IF EXISTS (SELECT FROM evaluation_round WHERE status <> 'design' AND id IN (\n        CASE WHEN TG_OP <> 'INSERT' THEN OLD.round_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.round_id END\n    )) THEN\n        RAISE EXCEPTION 'round is begun' USING ERRCODE = '23514', CONSTRAINT = 'round_is_begun';\n    END IF;\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\n",
                        hash="7344a28d8474422b610960cd4a3526e877969f7a",
                        operation="INSERT OR UPDATE OR DELETE",
                        pgid="pgtrigger_before_it_begins_3d703",
                        table="evaluation_roundperiod",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="roundperiod",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "evaluation_roundperiodevent" ("ends_on", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "starts_on") VALUES (NEW."ends_on", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."round_id", NEW."starts_on"); RETURN NULL;',
                        hash="f67b309ff8fadee441ac5ce1bfccc346a6b91899",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_05b0d",
                        table="evaluation_roundperiod",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="roundperiod",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                        func='INSERT INTO "evaluation_roundperiodevent" ("ends_on", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "starts_on") VALUES (NEW."ends_on", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."round_id", NEW."starts_on"); RETURN NULL;',
                        hash="02c06dd6260dc2d9947d4d570151f426dcb4cab8",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_306ec",
                        table="evaluation_roundperiod",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="roundperiod",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "evaluation_roundperiodevent" ("ends_on", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "starts_on") VALUES (OLD."ends_on", OLD."id", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."round_id", OLD."starts_on"); RETURN NULL;',
                        hash="d581c238d4d18ffc0de3b6003b118bc3e8d7d7b6",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_9a844",
                        table="evaluation_roundperiod",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="roundperiodevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="e28b34ac1df4df35efa8979c9cdc3863286a9969",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_549a9",
                        table="evaluation_roundperiodevent",
                        when="BEFORE",
                    ),
                ),
            ),
            migrations.AddConstraint(
                model_name="submission",
                constraint=models.UniqueConstraint(
                    fields=("participation", "revision"),
                    name="submission_revision_once",
                    violation_error_message="This revision is there already.",
                ),
            ),
            migrations.AddConstraint(
                model_name="submission",
                constraint=models.UniqueConstraint(
                    condition=models.Q(("status", "taken_back"), _negated=True),
                    fields=("participation",),
                    name="submission_stands_once",
                    violation_error_message="These values are submitted already.",
                ),
            ),
            migrations.AddConstraint(
                model_name="submission",
                constraint=models.CheckConstraint(
                    condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")),
                    name="submission_has_fingerprint",
                    violation_error_message="A submission has the fingerprint of its values.",
                ),
            ),
            migrations.AddConstraint(
                model_name="submission",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("status", "signed"), _negated=True),
                        models.Q(
                            ("signed_at__isnull", False),
                            models.Q(("signed_name", ""), _negated=True),
                            models.Q(("signed_position", ""), _negated=True),
                            models.Q(("token_hash__isnull", False), ("paper__isnull", False), _connector="OR"),
                        ),
                        _connector="OR",
                    ),
                    name="submission_signed_by_somebody",
                    violation_error_message="Somebody signs, by name and position, by a link or on paper.",
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="submission",
                trigger=pgtrigger.compiler.Trigger(
                    name="in_round",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n    PERFORM FROM evaluation_round WHERE id IN (CASE WHEN TG_OP <> 'INSERT' THEN (SELECT round_id FROM evaluation_participation WHERE id = OLD.participation_id) END, CASE WHEN TG_OP <> 'DELETE' THEN (SELECT round_id FROM evaluation_participation WHERE id = NEW.participation_id) END) ORDER BY id FOR SHARE;\n    IF EXISTS (\n        SELECT FROM evaluation_round WHERE id IN (CASE WHEN TG_OP <> 'INSERT' THEN (SELECT round_id FROM evaluation_participation WHERE id = OLD.participation_id) END, CASE WHEN TG_OP <> 'DELETE' THEN (SELECT round_id FROM evaluation_participation WHERE id = NEW.participation_id) END)\n            AND (status NOT IN ('design', 'open', 'validation', 'review') OR TG_OP = 'DELETE' AND status <> 'design')\n    ) THEN\n        RAISE EXCEPTION 'round is closed' USING ERRCODE = '23514', CONSTRAINT = 'round_is_closed';\n    END IF;\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\n",
                        hash="b678273029cae0c0f8a6d22f014bdb261dd462fe",
                        operation="INSERT OR UPDATE OR DELETE",
                        pgid="pgtrigger_in_round_5ddf7",
                        table="evaluation_submission",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="submission",
                trigger=pgtrigger.compiler.Trigger(
                    name="frozen",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n    IF TG_OP = 'DELETE'\n       OR ROW (NEW.participation_id, NEW.revision, NEW.content, NEW.sha256, NEW.made_by_id, NEW.made_at)\n          IS DISTINCT FROM\n          ROW (OLD.participation_id, OLD.revision, OLD.content, OLD.sha256, OLD.made_by_id, OLD.made_at)\n       OR OLD.status = 'taken_back' AND NEW.status <> 'taken_back'\n       OR OLD.status = 'signed' AND (NEW.status = 'waiting' OR ROW (NEW.signed_at, NEW.paper_id)\n          IS DISTINCT FROM ROW (OLD.signed_at, OLD.paper_id)) THEN\n        RAISE EXCEPTION 'submission is frozen' USING ERRCODE = '23514', CONSTRAINT = 'submission_is_frozen';\n    END IF;\n    RETURN NEW;\n",
                        hash="3761da7b050d5056ccd2e1ae7cb8ec91e744c458",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_frozen_afb68",
                        table="evaluation_submission",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="submission",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "evaluation_submissionevent" ("expires_at", "id", "made_at", "made_by_id", "paper_id", "participation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision", "sha256", "signed_at", "status") VALUES (NEW."expires_at", NEW."id", NEW."made_at", NEW."made_by_id", NEW."paper_id", NEW."participation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."revision", NEW."sha256", NEW."signed_at", NEW."status"); RETURN NULL;',
                        hash="22aac3207c7aeb8baca63afba35e86f74200b794",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_681da",
                        table="evaluation_submission",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="submission",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at") OR OLD."made_by_id" IS DISTINCT FROM (NEW."made_by_id") OR OLD."paper_id" IS DISTINCT FROM (NEW."paper_id") OR OLD."participation_id" IS DISTINCT FROM (NEW."participation_id") OR OLD."revision" IS DISTINCT FROM (NEW."revision") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."signed_at" IS DISTINCT FROM (NEW."signed_at") OR OLD."status" IS DISTINCT FROM (NEW."status"))',
                        func='INSERT INTO "evaluation_submissionevent" ("expires_at", "id", "made_at", "made_by_id", "paper_id", "participation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision", "sha256", "signed_at", "status") VALUES (NEW."expires_at", NEW."id", NEW."made_at", NEW."made_by_id", NEW."paper_id", NEW."participation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."revision", NEW."sha256", NEW."signed_at", NEW."status"); RETURN NULL;',
                        hash="e6e5d432c8b2c9eec41e6ddeddc24663a795e55f",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_9b74d",
                        table="evaluation_submission",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="submission",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "evaluation_submissionevent" ("expires_at", "id", "made_at", "made_by_id", "paper_id", "participation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision", "sha256", "signed_at", "status") VALUES (OLD."expires_at", OLD."id", OLD."made_at", OLD."made_by_id", OLD."paper_id", OLD."participation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."revision", OLD."sha256", OLD."signed_at", OLD."status"); RETURN NULL;',
                        hash="fc32c9654e2f79c5a6f28835a2bd17e3bc0b80ef",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_7b40e",
                        table="evaluation_submission",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="submissionevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="03da919ca8ca078145d3da3c9605f499e5426b56",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_750cc",
                        table="evaluation_submissionevent",
                        when="BEFORE",
                    ),
                ),
            ),
            migrations.AddConstraint(
                model_name="validationrule",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("limit__isnull", False), ("looks_at", "part"), ("other__isnull", False)),
                        models.Q(("limit__isnull", True), ("looks_at", "zero"), ("other__isnull", True)),
                        models.Q(
                            ("limit__isnull", False),
                            ("looks_at__in", ["change", "peers", "unit"]),
                            ("other__isnull", True),
                        ),
                        _connector="OR",
                    ),
                    name="rule_has_what_it_needs",
                    violation_error_message="A part has its whole and a limit; a zero neither; the others a limit only.",
                ),
            ),
            migrations.AddConstraint(
                model_name="validationrule",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        ("other__isnull", True),
                        models.Q(("other", models.F("variable")), _negated=True),
                        _connector="OR",
                    ),
                    name="rule_compares_two",
                    violation_error_message="A data item is not a part of itself.",
                ),
            ),
            migrations.AddConstraint(
                model_name="validationrule",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        ("limit__isnull", True), models.Q(("limit__gte", 0), ("limit__lte", 1000000.0)), _connector="OR"
                    ),
                    name="rule_limit_is_a_number",
                    violation_error_message="Between 0 and a million.",
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="validationrule",
                trigger=pgtrigger.compiler.Trigger(
                    name="count_version",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="NEW.version = OLD.version + 1; RETURN NEW;",
                        hash="45a9490ce2fe84ce359f381973cdf30e1a9ce3a9",
                        operation="UPDATE",
                        pgid="pgtrigger_count_version_6875f",
                        table="evaluation_validationrule",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="validationrule",
                trigger=pgtrigger.compiler.Trigger(
                    name="locked",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n    PERFORM FROM evaluation_framework WHERE id IN (CASE WHEN TG_OP <> 'INSERT' THEN OLD.framework_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.framework_id END) ORDER BY id FOR NO KEY UPDATE;\n    IF EXISTS (SELECT FROM evaluation_framework WHERE id IN (CASE WHEN TG_OP <> 'INSERT' THEN OLD.framework_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.framework_id END) AND status <> 'draft') THEN\n        RAISE EXCEPTION 'framework is locked' USING ERRCODE = '23514', CONSTRAINT = 'framework_is_locked';\n    END IF;\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\n",
                        hash="67b52bf7d423216fbb19483cf30eee9838c54877",
                        operation="INSERT OR UPDATE OR DELETE",
                        pgid="pgtrigger_locked_6b45c",
                        table="evaluation_validationrule",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="validationrule",
                trigger=pgtrigger.compiler.Trigger(
                    name="same_framework_variable",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n    IF EXISTS (SELECT FROM evaluation_variable WHERE id = NEW.variable_id AND framework_id <> NEW.framework_id) THEN\n        RAISE EXCEPTION 'part_of_one_framework' USING ERRCODE = '23514', CONSTRAINT = 'part_of_one_framework';\n    END IF;\n    RETURN NULL;\n",
                        hash="15acb9d61d10cd6bddcc53b9560c37410eb931c3",
                        operation="INSERT OR UPDATE",
                        pgid="pgtrigger_same_framework_variable_64871",
                        table="evaluation_validationrule",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="validationrule",
                trigger=pgtrigger.compiler.Trigger(
                    name="same_framework_other",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n    IF EXISTS (SELECT FROM evaluation_variable WHERE id = NEW.other_id AND framework_id <> NEW.framework_id) THEN\n        RAISE EXCEPTION 'part_of_one_framework' USING ERRCODE = '23514', CONSTRAINT = 'part_of_one_framework';\n    END IF;\n    RETURN NULL;\n",
                        hash="347ad37092faa432646480648d2d0ddd06a3a98e",
                        operation="INSERT OR UPDATE",
                        pgid="pgtrigger_same_framework_other_d4d3d",
                        table="evaluation_validationrule",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="validationrule",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "evaluation_validationruleevent" ("framework_id", "id", "is_hard", "limit", "looks_at", "message_en", "message_fa", "other_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "variable_id") VALUES (NEW."framework_id", NEW."id", NEW."is_hard", NEW."limit", NEW."looks_at", NEW."message_en", NEW."message_fa", NEW."other_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position", NEW."variable_id"); RETURN NULL;',
                        hash="995a8a6174bdf73944e9f73f748ad1652fd42d12",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_1a810",
                        table="evaluation_validationrule",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="validationrule",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."framework_id" IS DISTINCT FROM (NEW."framework_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_hard" IS DISTINCT FROM (NEW."is_hard") OR OLD."limit" IS DISTINCT FROM (NEW."limit") OR OLD."looks_at" IS DISTINCT FROM (NEW."looks_at") OR OLD."message_en" IS DISTINCT FROM (NEW."message_en") OR OLD."message_fa" IS DISTINCT FROM (NEW."message_fa") OR OLD."other_id" IS DISTINCT FROM (NEW."other_id") OR OLD."position" IS DISTINCT FROM (NEW."position") OR OLD."variable_id" IS DISTINCT FROM (NEW."variable_id"))',
                        func='INSERT INTO "evaluation_validationruleevent" ("framework_id", "id", "is_hard", "limit", "looks_at", "message_en", "message_fa", "other_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "variable_id") VALUES (NEW."framework_id", NEW."id", NEW."is_hard", NEW."limit", NEW."looks_at", NEW."message_en", NEW."message_fa", NEW."other_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position", NEW."variable_id"); RETURN NULL;',
                        hash="b4865fa2ac12d500de2f4b04fa00918f6fc1d622",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_72227",
                        table="evaluation_validationrule",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="validationrule",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "evaluation_validationruleevent" ("framework_id", "id", "is_hard", "limit", "looks_at", "message_en", "message_fa", "other_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "variable_id") VALUES (OLD."framework_id", OLD."id", OLD."is_hard", OLD."limit", OLD."looks_at", OLD."message_en", OLD."message_fa", OLD."other_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position", OLD."variable_id"); RETURN NULL;',
                        hash="073fa3316c4efcbf103676c6500dd67a8ff934eb",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_0f57c",
                        table="evaluation_validationrule",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="findingevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="ed340796a35472addf3fb71b7dd561bbb499a952",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_25e5e",
                        table="evaluation_findingevent",
                        when="BEFORE",
                    ),
                ),
            ),
            migrations.AddConstraint(
                model_name="finding",
                constraint=models.UniqueConstraint(
                    fields=("participation", "code", "variable", "rule"),
                    name="finding_once",
                    nulls_distinct=False,
                    violation_error_message="This was found already.",
                ),
            ),
            migrations.AddConstraint(
                model_name="finding",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        ("state__in", ["open", "fixed"]),
                        models.Q(
                            ("said_at__isnull", False),
                            ("said_by__isnull", False),
                            ("state__in", ["explained", "waived"]),
                            models.Q(("text", ""), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="finding_state_has_words",
                    violation_error_message="Give your reasons.",
                ),
            ),
            migrations.AddConstraint(
                model_name="finding",
                constraint=models.CheckConstraint(
                    condition=models.Q(("is_hard", True), ("state", "explained"), _negated=True),
                    name="finding_hard_is_not_explained",
                    violation_error_message="This must be mended; an explanation is not enough.",
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="finding",
                trigger=pgtrigger.compiler.Trigger(
                    name="in_round",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n    PERFORM FROM evaluation_round WHERE id IN (CASE WHEN TG_OP <> 'INSERT' THEN (SELECT round_id FROM evaluation_participation WHERE id = OLD.participation_id) END, CASE WHEN TG_OP <> 'DELETE' THEN (SELECT round_id FROM evaluation_participation WHERE id = NEW.participation_id) END) ORDER BY id FOR SHARE;\n    IF EXISTS (\n        SELECT FROM evaluation_round WHERE id IN (CASE WHEN TG_OP <> 'INSERT' THEN (SELECT round_id FROM evaluation_participation WHERE id = OLD.participation_id) END, CASE WHEN TG_OP <> 'DELETE' THEN (SELECT round_id FROM evaluation_participation WHERE id = NEW.participation_id) END)\n            AND (status NOT IN ('design', 'open', 'validation', 'review') OR TG_OP = 'DELETE' AND status <> 'design')\n    ) THEN\n        RAISE EXCEPTION 'round is closed' USING ERRCODE = '23514', CONSTRAINT = 'round_is_closed';\n    END IF;\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\n",
                        hash="4c88883c4bc742979a1ab4902e5a2eb4cc474102",
                        operation="INSERT OR UPDATE OR DELETE",
                        pgid="pgtrigger_in_round_49de4",
                        table="evaluation_finding",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="finding",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "evaluation_findingevent" ("code", "facts", "found_at", "id", "is_hard", "participation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule_id", "said_at", "said_by_id", "state", "text", "variable_id") VALUES (NEW."code", NEW."facts", NEW."found_at", NEW."id", NEW."is_hard", NEW."participation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."rule_id", NEW."said_at", NEW."said_by_id", NEW."state", NEW."text", NEW."variable_id"); RETURN NULL;',
                        hash="6118ad2d5d836a51901762d5f26e67e1ef98eb51",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_39b47",
                        table="evaluation_finding",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="finding",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                        func='INSERT INTO "evaluation_findingevent" ("code", "facts", "found_at", "id", "is_hard", "participation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule_id", "said_at", "said_by_id", "state", "text", "variable_id") VALUES (NEW."code", NEW."facts", NEW."found_at", NEW."id", NEW."is_hard", NEW."participation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."rule_id", NEW."said_at", NEW."said_by_id", NEW."state", NEW."text", NEW."variable_id"); RETURN NULL;',
                        hash="2be5397d4dae3d50befe180afbb8e2d53c73c005",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_05348",
                        table="evaluation_finding",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="finding",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "evaluation_findingevent" ("code", "facts", "found_at", "id", "is_hard", "participation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule_id", "said_at", "said_by_id", "state", "text", "variable_id") VALUES (OLD."code", OLD."facts", OLD."found_at", OLD."id", OLD."is_hard", OLD."participation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."rule_id", OLD."said_at", OLD."said_by_id", OLD."state", OLD."text", OLD."variable_id"); RETURN NULL;',
                        hash="a3edf59ef5ae4be89144b699c11224dddd4b06ef",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_eeaa5",
                        table="evaluation_finding",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="validationruleevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="f9f4b374c74232ae1b9952a5cb814046e0a160c5",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_4c47f",
                        table="evaluation_validationruleevent",
                        when="BEFORE",
                    ),
                ),
            ),
        ),
    ]
