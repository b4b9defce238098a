import uuid

import django.core.validators
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import directory.models.standing
import records.clock
import records.columns
from records.migrating import Together


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0006_persian_names"),
    ]

    operations = [
        Together(
            migrations.CreateModel(
                name="Ranking",
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
                    ("name_en", records.columns.LineField(max_length=200, unique=True, verbose_name="name (English)")),
                    ("name_fa", records.columns.LineField(blank=True, max_length=200, verbose_name="name (Persian)")),
                    ("publisher", records.columns.LineField(blank=True, max_length=200, verbose_name="publisher")),
                    ("url", models.URLField(blank=True, max_length=500, verbose_name="website")),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("overall", "whole institutions"),
                                ("subject", "subjects"),
                                ("sustainability", "sustainability and impact"),
                                ("research", "publications and citations"),
                                ("web", "presence on the web"),
                                ("other", "another kind"),
                            ],
                            default="overall",
                            max_length=15,
                            verbose_name="what it ranks",
                        ),
                    ),
                    (
                        "calendar",
                        models.CharField(
                            choices=[("gregorian", "Gregorian"), ("jalali", "Solar Hijri")],
                            default="gregorian",
                            max_length=9,
                            verbose_name="its years are",
                        ),
                    ),
                    (
                        "usual_month",
                        models.PositiveSmallIntegerField(
                            blank=True,
                            choices=directory.models.standing.months,
                            help_text="The office is reminded when the month has come and no rank of the new edition is entered.",
                            null=True,
                            verbose_name="usually published in",
                        ),
                    ),
                    (
                        "is_a_year_ahead",
                        models.BooleanField(
                            default=False,
                            help_text="The edition published in 2026 is called 2027.",
                            verbose_name="is named after the next year",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "ranking",
                    "verbose_name_plural": "rankings",
                    "ordering": ["name_en"],
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("usual_month__isnull", True), ("usual_month__range", (1, 12)), _connector="OR"
                            ),
                            name="ranking_month_is_one",
                            violation_error_message="A month is a number from 1 to 12.",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="RankingEvent",
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
                    ("name_en", records.columns.LineField(max_length=200, verbose_name="name (English)")),
                    ("name_fa", records.columns.LineField(blank=True, max_length=200, verbose_name="name (Persian)")),
                    ("publisher", records.columns.LineField(blank=True, max_length=200, verbose_name="publisher")),
                    ("url", models.URLField(blank=True, max_length=500, verbose_name="website")),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("overall", "whole institutions"),
                                ("subject", "subjects"),
                                ("sustainability", "sustainability and impact"),
                                ("research", "publications and citations"),
                                ("web", "presence on the web"),
                                ("other", "another kind"),
                            ],
                            default="overall",
                            max_length=15,
                            verbose_name="what it ranks",
                        ),
                    ),
                    (
                        "calendar",
                        models.CharField(
                            choices=[("gregorian", "Gregorian"), ("jalali", "Solar Hijri")],
                            default="gregorian",
                            max_length=9,
                            verbose_name="its years are",
                        ),
                    ),
                    (
                        "usual_month",
                        models.PositiveSmallIntegerField(
                            blank=True,
                            choices=directory.models.standing.months,
                            help_text="The office is reminded when the month has come and no rank of the new edition is entered.",
                            null=True,
                            verbose_name="usually published in",
                        ),
                    ),
                    (
                        "is_a_year_ahead",
                        models.BooleanField(
                            default=False,
                            help_text="The edition published in 2026 is called 2027.",
                            verbose_name="is named after the next year",
                        ),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="directory.ranking",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Accreditation",
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
                        "body_name",
                        records.columns.LineField(
                            blank=True, max_length=200, verbose_name="accredited by, as the certificate names it"
                        ),
                    ),
                    (
                        "programme_en",
                        records.columns.LineField(
                            blank=True,
                            help_text="Left empty, it is the whole institution.",
                            max_length=200,
                            verbose_name="programme or unit (English)",
                        ),
                    ),
                    (
                        "programme_fa",
                        records.columns.LineField(
                            blank=True, max_length=200, verbose_name="programme or unit (Persian)"
                        ),
                    ),
                    (
                        "level_en",
                        records.columns.LineField(
                            blank=True, max_length=200, verbose_name="what was granted (English)"
                        ),
                    ),
                    (
                        "level_fa",
                        records.columns.LineField(
                            blank=True, max_length=200, verbose_name="what was granted (Persian)"
                        ),
                    ),
                    ("granted_on", models.DateField(blank=True, null=True, verbose_name="granted on")),
                    (
                        "granted_precision",
                        models.CharField(
                            choices=[("day", "day"), ("month", "month"), ("year", "year")],
                            default="day",
                            max_length=5,
                            verbose_name="known to the",
                        ),
                    ),
                    (
                        "granted_calendar",
                        models.CharField(
                            choices=[("gregorian", "Gregorian"), ("jalali", "Solar Hijri")],
                            default="gregorian",
                            max_length=9,
                            verbose_name="known in the calendar",
                        ),
                    ),
                    (
                        "valid_until",
                        models.DateField(
                            blank=True,
                            help_text="The last day. Left empty, it holds without end.",
                            null=True,
                            verbose_name="valid until",
                        ),
                    ),
                    (
                        "expiring_window_days",
                        models.PositiveSmallIntegerField(
                            default=180,
                            help_text="As long as a renewal takes.",
                            verbose_name="expiring so many days before",
                        ),
                    ),
                    (
                        "reference",
                        records.columns.LineField(blank=True, max_length=80, verbose_name="number of the certificate"),
                    ),
                    ("url", models.URLField(blank=True, max_length=500, verbose_name="where it is published")),
                    (
                        "is_public",
                        models.BooleanField(
                            default=False,
                            help_text="What is not is seen by the staff only.",
                            verbose_name="shown to everybody",
                        ),
                    ),
                    (
                        "body",
                        models.ForeignKey(
                            blank=True,
                            help_text="Where the body is in the directory; else write its name.",
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="accreditations_given",
                            to="directory.institution",
                            verbose_name="accredited by",
                        ),
                    ),
                    (
                        "institution",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="accreditations",
                            to="directory.institution",
                            verbose_name="institution",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "accreditation",
                    "verbose_name_plural": "accreditations",
                    "ordering": ["-valid_until", "pk"],
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("body__isnull", False), models.Q(("body_name", ""), _negated=True), _connector="OR"
                            ),
                            name="accreditation_body_is_named",
                            violation_error_message="Choose the accrediting body, or write its name.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("body__isnull", True),
                                models.Q(("body", models.F("institution")), _negated=True),
                                _connector="OR",
                            ),
                            name="accreditation_not_by_itself",
                            violation_error_message="No institution accredits itself.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("granted_on__isnull", True),
                                ("valid_until__isnull", True),
                                ("valid_until__gte", models.F("granted_on")),
                                _connector="OR",
                            ),
                            name="accreditation_dates_ordered",
                            violation_error_message="The accreditation ends before it was granted.",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("closed_on__isnull", True)),
                            fields=("institution", "body", "body_name", "programme_en", "programme_fa", "granted_on"),
                            name="accreditation_once",
                            nulls_distinct=False,
                            violation_error_message="This accreditation is entered already.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="AccreditationEvent",
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
                        "body_name",
                        records.columns.LineField(
                            blank=True, max_length=200, verbose_name="accredited by, as the certificate names it"
                        ),
                    ),
                    (
                        "programme_en",
                        records.columns.LineField(
                            blank=True,
                            help_text="Left empty, it is the whole institution.",
                            max_length=200,
                            verbose_name="programme or unit (English)",
                        ),
                    ),
                    (
                        "programme_fa",
                        records.columns.LineField(
                            blank=True, max_length=200, verbose_name="programme or unit (Persian)"
                        ),
                    ),
                    (
                        "level_en",
                        records.columns.LineField(
                            blank=True, max_length=200, verbose_name="what was granted (English)"
                        ),
                    ),
                    (
                        "level_fa",
                        records.columns.LineField(
                            blank=True, max_length=200, verbose_name="what was granted (Persian)"
                        ),
                    ),
                    ("granted_on", models.DateField(blank=True, null=True, verbose_name="granted on")),
                    (
                        "granted_precision",
                        models.CharField(
                            choices=[("day", "day"), ("month", "month"), ("year", "year")],
                            default="day",
                            max_length=5,
                            verbose_name="known to the",
                        ),
                    ),
                    (
                        "granted_calendar",
                        models.CharField(
                            choices=[("gregorian", "Gregorian"), ("jalali", "Solar Hijri")],
                            default="gregorian",
                            max_length=9,
                            verbose_name="known in the calendar",
                        ),
                    ),
                    (
                        "valid_until",
                        models.DateField(
                            blank=True,
                            help_text="The last day. Left empty, it holds without end.",
                            null=True,
                            verbose_name="valid until",
                        ),
                    ),
                    (
                        "expiring_window_days",
                        models.PositiveSmallIntegerField(
                            default=180,
                            help_text="As long as a renewal takes.",
                            verbose_name="expiring so many days before",
                        ),
                    ),
                    (
                        "reference",
                        records.columns.LineField(blank=True, max_length=80, verbose_name="number of the certificate"),
                    ),
                    ("url", models.URLField(blank=True, max_length=500, verbose_name="where it is published")),
                    (
                        "is_public",
                        models.BooleanField(
                            default=False,
                            help_text="What is not is seen by the staff only.",
                            verbose_name="shown to everybody",
                        ),
                    ),
                    (
                        "body",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            help_text="Where the body is in the directory; else write its name.",
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="directory.institution",
                            verbose_name="accredited by",
                        ),
                    ),
                    (
                        "institution",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="directory.institution",
                            verbose_name="institution",
                        ),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="directory.accreditation",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="PublishedRank",
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
                            validators=[
                                django.core.validators.MinValueValidator(1200),
                                django.core.validators.MaxValueValidator(2199),
                            ],
                            verbose_name="year of the edition",
                        ),
                    ),
                    (
                        "label",
                        records.columns.LineField(
                            blank=True,
                            help_text="Where it is not the year: 2026/27.",
                            max_length=40,
                            verbose_name="name of the edition",
                        ),
                    ),
                    (
                        "scope",
                        models.CharField(
                            choices=[
                                ("world", "world"),
                                ("region", "region"),
                                ("country", "country"),
                                ("subject", "subject"),
                            ],
                            default="world",
                            max_length=10,
                            verbose_name="among",
                        ),
                    ),
                    (
                        "within_en",
                        records.columns.LineField(
                            blank=True,
                            help_text="For example Asia, Chemistry.",
                            max_length=120,
                            verbose_name="which region or subject (English)",
                        ),
                    ),
                    (
                        "within_fa",
                        records.columns.LineField(
                            blank=True, max_length=120, verbose_name="which region or subject (Persian)"
                        ),
                    ),
                    (
                        "rank_from",
                        models.PositiveIntegerField(
                            validators=[django.core.validators.MinValueValidator(1)],
                            verbose_name="rank, or first of the band",
                        ),
                    ),
                    (
                        "rank_to",
                        models.PositiveIntegerField(
                            blank=True,
                            help_text="Left empty, it is one rank.",
                            null=True,
                            verbose_name="last of the band",
                        ),
                    ),
                    (
                        "is_open_ended",
                        models.BooleanField(
                            default=False,
                            help_text="The last band, which is published as 1501+.",
                            verbose_name="or lower",
                        ),
                    ),
                    ("out_of", models.PositiveIntegerField(blank=True, null=True, verbose_name="of how many")),
                    (
                        "score",
                        models.DecimalField(
                            blank=True,
                            decimal_places=3,
                            max_digits=8,
                            null=True,
                            validators=[django.core.validators.MinValueValidator(0)],
                            verbose_name="score",
                        ),
                    ),
                    ("source", models.URLField(max_length=500, verbose_name="where it is published")),
                    ("published_on", models.DateField(blank=True, null=True, verbose_name="published on")),
                    ("checked_on", models.DateField(blank=True, null=True, verbose_name="compared with the source on")),
                    (
                        "is_public",
                        models.BooleanField(
                            default=True,
                            help_text="What is not is seen by the staff only.",
                            verbose_name="shown to everybody",
                        ),
                    ),
                    (
                        "institution",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="ranks",
                            to="directory.institution",
                            verbose_name="institution",
                        ),
                    ),
                    (
                        "ranking",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="ranks",
                            to="directory.ranking",
                            verbose_name="ranking",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "published rank",
                    "verbose_name_plural": "published ranks",
                    "ordering": ["-year", "ranking", "scope", "within_en", "pk"],
                    "abstract": False,
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("closed_on__isnull", True)),
                            fields=("ranking", "institution", "year", "scope", "within_en"),
                            name="published_rank_once",
                            violation_error_message="The rank of this institution in this edition is entered already.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("rank_from__gte", 1)),
                            name="published_rank_from_one",
                            violation_error_message="The best rank is 1.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("rank_to__isnull", True),
                                models.Q(("is_open_ended", False), ("rank_to__gte", models.F("rank_from"))),
                                _connector="OR",
                            ),
                            name="published_rank_band_ordered",
                            violation_error_message="A band ends where it begins or below, and the open last band has no end.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("out_of__isnull", True), ("out_of__gte", models.F("rank_from")), _connector="OR"
                            ),
                            name="published_rank_among_so_many",
                            violation_error_message="The rank is larger than the number of those ranked.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("scope__in", ["region", "subject"]), models.Q(("within_en", ""), _negated=True)
                                ),
                                models.Q(("scope__in", ["world", "country"]), ("within_en", ""), ("within_fa", "")),
                                _connector="OR",
                            ),
                            name="published_rank_says_within",
                            violation_error_message="Name the region or subject, in English at least; of others name none.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("year__range", (1200, 2199))),
                            name="published_rank_year_is_one",
                            violation_error_message="Give a year like 2018 or 1397.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("source", ""), _negated=True),
                            name="published_rank_has_source",
                            violation_error_message="Say where the rank is published.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("published_on__isnull", True),
                                ("checked_on__isnull", True),
                                ("checked_on__gte", models.F("published_on")),
                                _connector="OR",
                            ),
                            name="published_rank_checked_after_published",
                            violation_error_message="It was compared with the source before that was published.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("score__isnull", True), ("score__gte", 0), _connector="OR"),
                            name="published_rank_score_not_negative",
                            violation_error_message="A score is not below zero.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="PublishedRankEvent",
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
                            validators=[
                                django.core.validators.MinValueValidator(1200),
                                django.core.validators.MaxValueValidator(2199),
                            ],
                            verbose_name="year of the edition",
                        ),
                    ),
                    (
                        "label",
                        records.columns.LineField(
                            blank=True,
                            help_text="Where it is not the year: 2026/27.",
                            max_length=40,
                            verbose_name="name of the edition",
                        ),
                    ),
                    (
                        "scope",
                        models.CharField(
                            choices=[
                                ("world", "world"),
                                ("region", "region"),
                                ("country", "country"),
                                ("subject", "subject"),
                            ],
                            default="world",
                            max_length=10,
                            verbose_name="among",
                        ),
                    ),
                    (
                        "within_en",
                        records.columns.LineField(
                            blank=True,
                            help_text="For example Asia, Chemistry.",
                            max_length=120,
                            verbose_name="which region or subject (English)",
                        ),
                    ),
                    (
                        "within_fa",
                        records.columns.LineField(
                            blank=True, max_length=120, verbose_name="which region or subject (Persian)"
                        ),
                    ),
                    (
                        "rank_from",
                        models.PositiveIntegerField(
                            validators=[django.core.validators.MinValueValidator(1)],
                            verbose_name="rank, or first of the band",
                        ),
                    ),
                    (
                        "rank_to",
                        models.PositiveIntegerField(
                            blank=True,
                            help_text="Left empty, it is one rank.",
                            null=True,
                            verbose_name="last of the band",
                        ),
                    ),
                    (
                        "is_open_ended",
                        models.BooleanField(
                            default=False,
                            help_text="The last band, which is published as 1501+.",
                            verbose_name="or lower",
                        ),
                    ),
                    ("out_of", models.PositiveIntegerField(blank=True, null=True, verbose_name="of how many")),
                    (
                        "score",
                        models.DecimalField(
                            blank=True,
                            decimal_places=3,
                            max_digits=8,
                            null=True,
                            validators=[django.core.validators.MinValueValidator(0)],
                            verbose_name="score",
                        ),
                    ),
                    ("source", models.URLField(max_length=500, verbose_name="where it is published")),
                    ("published_on", models.DateField(blank=True, null=True, verbose_name="published on")),
                    ("checked_on", models.DateField(blank=True, null=True, verbose_name="compared with the source on")),
                    (
                        "is_public",
                        models.BooleanField(
                            default=True,
                            help_text="What is not is seen by the staff only.",
                            verbose_name="shown to everybody",
                        ),
                    ),
                    (
                        "institution",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="directory.institution",
                            verbose_name="institution",
                        ),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="directory.publishedrank",
                        ),
                    ),
                    (
                        "ranking",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="directory.ranking",
                            verbose_name="ranking",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="ranking",
                trigger=pgtrigger.compiler.Trigger(
                    name="count_version",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="NEW.version = OLD.version + 1; RETURN NEW;",
                        hash="67e0d85fc33a39f901551392b0d0fbdee2f51eaa",
                        operation="UPDATE",
                        pgid="pgtrigger_count_version_7d7ee",
                        table="directory_ranking",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="ranking",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "directory_rankingevent" ("calendar", "closed_on", "closed_reason", "created_at", "id", "is_a_year_ahead", "kind", "name_en", "name_fa", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher", "url", "usual_month", "uuid") VALUES (NEW."calendar", NEW."closed_on", NEW."closed_reason", NEW."created_at", NEW."id", NEW."is_a_year_ahead", NEW."kind", NEW."name_en", NEW."name_fa", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."publisher", NEW."url", NEW."usual_month", NEW."uuid"); RETURN NULL;',
                        hash="5713bdc264f1be78465c9cdaf77099dbafc4e982",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_e53cf",
                        table="directory_ranking",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="ranking",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."calendar" IS DISTINCT FROM (NEW."calendar") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_a_year_ahead" IS DISTINCT FROM (NEW."is_a_year_ahead") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."name_en" IS DISTINCT FROM (NEW."name_en") OR OLD."name_fa" IS DISTINCT FROM (NEW."name_fa") OR OLD."publisher" IS DISTINCT FROM (NEW."publisher") OR OLD."url" IS DISTINCT FROM (NEW."url") OR OLD."usual_month" IS DISTINCT FROM (NEW."usual_month") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                        func='INSERT INTO "directory_rankingevent" ("calendar", "closed_on", "closed_reason", "created_at", "id", "is_a_year_ahead", "kind", "name_en", "name_fa", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher", "url", "usual_month", "uuid") VALUES (NEW."calendar", NEW."closed_on", NEW."closed_reason", NEW."created_at", NEW."id", NEW."is_a_year_ahead", NEW."kind", NEW."name_en", NEW."name_fa", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."publisher", NEW."url", NEW."usual_month", NEW."uuid"); RETURN NULL;',
                        hash="62db3a519ba498395694ff2fe7d423df64acc91a",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_74cc8",
                        table="directory_ranking",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="ranking",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "directory_rankingevent" ("calendar", "closed_on", "closed_reason", "created_at", "id", "is_a_year_ahead", "kind", "name_en", "name_fa", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publisher", "url", "usual_month", "uuid") VALUES (OLD."calendar", OLD."closed_on", OLD."closed_reason", OLD."created_at", OLD."id", OLD."is_a_year_ahead", OLD."kind", OLD."name_en", OLD."name_fa", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."publisher", OLD."url", OLD."usual_month", OLD."uuid"); RETURN NULL;',
                        hash="03d13061b699fef0e99fa20cc7832faac70bb982",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_f2f4c",
                        table="directory_ranking",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="accreditation",
                trigger=pgtrigger.compiler.Trigger(
                    name="count_version",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="NEW.version = OLD.version + 1; RETURN NEW;",
                        hash="fd23e91f8b86d700068aedf6e9b8f0a02cd34d01",
                        operation="UPDATE",
                        pgid="pgtrigger_count_version_59a13",
                        table="directory_accreditation",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="accreditation",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "directory_accreditationevent" ("body_id", "body_name", "closed_on", "closed_reason", "created_at", "expiring_window_days", "granted_calendar", "granted_on", "granted_precision", "id", "institution_id", "is_public", "level_en", "level_fa", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_en", "programme_fa", "reference", "url", "uuid", "valid_until") VALUES (NEW."body_id", NEW."body_name", NEW."closed_on", NEW."closed_reason", NEW."created_at", NEW."expiring_window_days", NEW."granted_calendar", NEW."granted_on", NEW."granted_precision", NEW."id", NEW."institution_id", NEW."is_public", NEW."level_en", NEW."level_fa", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."programme_en", NEW."programme_fa", NEW."reference", NEW."url", NEW."uuid", NEW."valid_until"); RETURN NULL;',
                        hash="0e7893d1b490c66b74ca07e1083ef517b5ee1a1b",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_b77c2",
                        table="directory_accreditation",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="accreditation",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."body_id" IS DISTINCT FROM (NEW."body_id") OR OLD."body_name" IS DISTINCT FROM (NEW."body_name") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."expiring_window_days" IS DISTINCT FROM (NEW."expiring_window_days") OR OLD."granted_calendar" IS DISTINCT FROM (NEW."granted_calendar") OR OLD."granted_on" IS DISTINCT FROM (NEW."granted_on") OR OLD."granted_precision" IS DISTINCT FROM (NEW."granted_precision") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."institution_id" IS DISTINCT FROM (NEW."institution_id") OR OLD."is_public" IS DISTINCT FROM (NEW."is_public") OR OLD."level_en" IS DISTINCT FROM (NEW."level_en") OR OLD."level_fa" IS DISTINCT FROM (NEW."level_fa") OR OLD."programme_en" IS DISTINCT FROM (NEW."programme_en") OR OLD."programme_fa" IS DISTINCT FROM (NEW."programme_fa") OR OLD."reference" IS DISTINCT FROM (NEW."reference") OR OLD."url" IS DISTINCT FROM (NEW."url") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid") OR OLD."valid_until" IS DISTINCT FROM (NEW."valid_until"))',
                        func='INSERT INTO "directory_accreditationevent" ("body_id", "body_name", "closed_on", "closed_reason", "created_at", "expiring_window_days", "granted_calendar", "granted_on", "granted_precision", "id", "institution_id", "is_public", "level_en", "level_fa", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_en", "programme_fa", "reference", "url", "uuid", "valid_until") VALUES (NEW."body_id", NEW."body_name", NEW."closed_on", NEW."closed_reason", NEW."created_at", NEW."expiring_window_days", NEW."granted_calendar", NEW."granted_on", NEW."granted_precision", NEW."id", NEW."institution_id", NEW."is_public", NEW."level_en", NEW."level_fa", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."programme_en", NEW."programme_fa", NEW."reference", NEW."url", NEW."uuid", NEW."valid_until"); RETURN NULL;',
                        hash="0b914fbd37ee976315c542b0e3dfcc12fbaa0f31",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_76ee7",
                        table="directory_accreditation",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="accreditation",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "directory_accreditationevent" ("body_id", "body_name", "closed_on", "closed_reason", "created_at", "expiring_window_days", "granted_calendar", "granted_on", "granted_precision", "id", "institution_id", "is_public", "level_en", "level_fa", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "programme_en", "programme_fa", "reference", "url", "uuid", "valid_until") VALUES (OLD."body_id", OLD."body_name", OLD."closed_on", OLD."closed_reason", OLD."created_at", OLD."expiring_window_days", OLD."granted_calendar", OLD."granted_on", OLD."granted_precision", OLD."id", OLD."institution_id", OLD."is_public", OLD."level_en", OLD."level_fa", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."programme_en", OLD."programme_fa", OLD."reference", OLD."url", OLD."uuid", OLD."valid_until"); RETURN NULL;',
                        hash="81670075dda0b17600b59480c370ca2ce2cd6682",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_9ed2c",
                        table="directory_accreditation",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="accreditationevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="8ca8b23d445e06d4769a2895c8ef31562061251e",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_45685",
                        table="directory_accreditationevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="publishedrankevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="84b61e8fb7e81f61a6e825d35d8eae88b177f6ba",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_5d0ba",
                        table="directory_publishedrankevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="publishedrank",
                trigger=pgtrigger.compiler.Trigger(
                    name="count_version",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="NEW.version = OLD.version + 1; RETURN NEW;",
                        hash="915986ce44a0a7e5eefd15ed82e9910f562e22d3",
                        operation="UPDATE",
                        pgid="pgtrigger_count_version_b232d",
                        table="directory_publishedrank",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="publishedrank",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "directory_publishedrankevent" ("checked_on", "closed_on", "closed_reason", "created_at", "id", "institution_id", "is_open_ended", "is_public", "label", "out_of", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "rank_from", "rank_to", "ranking_id", "scope", "score", "source", "uuid", "within_en", "within_fa", "year") VALUES (NEW."checked_on", NEW."closed_on", NEW."closed_reason", NEW."created_at", NEW."id", NEW."institution_id", NEW."is_open_ended", NEW."is_public", NEW."label", NEW."out_of", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."published_on", NEW."rank_from", NEW."rank_to", NEW."ranking_id", NEW."scope", NEW."score", NEW."source", NEW."uuid", NEW."within_en", NEW."within_fa", NEW."year"); RETURN NULL;',
                        hash="bdbeed82a6840acf059fc43454943d7eb0022d5b",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_082bd",
                        table="directory_publishedrank",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="publishedrank",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."checked_on" IS DISTINCT FROM (NEW."checked_on") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."institution_id" IS DISTINCT FROM (NEW."institution_id") OR OLD."is_open_ended" IS DISTINCT FROM (NEW."is_open_ended") OR OLD."is_public" IS DISTINCT FROM (NEW."is_public") OR OLD."label" IS DISTINCT FROM (NEW."label") OR OLD."out_of" IS DISTINCT FROM (NEW."out_of") OR OLD."published_on" IS DISTINCT FROM (NEW."published_on") OR OLD."rank_from" IS DISTINCT FROM (NEW."rank_from") OR OLD."rank_to" IS DISTINCT FROM (NEW."rank_to") OR OLD."ranking_id" IS DISTINCT FROM (NEW."ranking_id") OR OLD."scope" IS DISTINCT FROM (NEW."scope") OR OLD."score" IS DISTINCT FROM (NEW."score") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid") OR OLD."within_en" IS DISTINCT FROM (NEW."within_en") OR OLD."within_fa" IS DISTINCT FROM (NEW."within_fa") OR OLD."year" IS DISTINCT FROM (NEW."year"))',
                        func='INSERT INTO "directory_publishedrankevent" ("checked_on", "closed_on", "closed_reason", "created_at", "id", "institution_id", "is_open_ended", "is_public", "label", "out_of", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "rank_from", "rank_to", "ranking_id", "scope", "score", "source", "uuid", "within_en", "within_fa", "year") VALUES (NEW."checked_on", NEW."closed_on", NEW."closed_reason", NEW."created_at", NEW."id", NEW."institution_id", NEW."is_open_ended", NEW."is_public", NEW."label", NEW."out_of", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."published_on", NEW."rank_from", NEW."rank_to", NEW."ranking_id", NEW."scope", NEW."score", NEW."source", NEW."uuid", NEW."within_en", NEW."within_fa", NEW."year"); RETURN NULL;',
                        hash="d64e84f174c50caaae4d9fdff3715b98df018c69",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_bc481",
                        table="directory_publishedrank",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="publishedrank",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "directory_publishedrankevent" ("checked_on", "closed_on", "closed_reason", "created_at", "id", "institution_id", "is_open_ended", "is_public", "label", "out_of", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "rank_from", "rank_to", "ranking_id", "scope", "score", "source", "uuid", "within_en", "within_fa", "year") VALUES (OLD."checked_on", OLD."closed_on", OLD."closed_reason", OLD."created_at", OLD."id", OLD."institution_id", OLD."is_open_ended", OLD."is_public", OLD."label", OLD."out_of", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."published_on", OLD."rank_from", OLD."rank_to", OLD."ranking_id", OLD."scope", OLD."score", OLD."source", OLD."uuid", OLD."within_en", OLD."within_fa", OLD."year"); RETURN NULL;',
                        hash="f8de16a02255dfe66b9b133ac6fac0888ff472b6",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_9123a",
                        table="directory_publishedrank",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="rankingevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="b4834cbc6140507dff3b44157eacd83a71c34967",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_67664",
                        table="directory_rankingevent",
                        when="BEFORE",
                    ),
                ),
            ),
        ),
    ]
