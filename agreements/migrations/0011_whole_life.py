"""The papers of an agreement and their signatures, its reviews, activities and commitments; what opens a lock."""

import uuid

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import directory.countries
import records.clock
import records.columns
import records.languages
from records.migrating import Together

# A locked agreement is open only to the transaction in which an instrument of it comes into force, or a second person
# confirms a correction: the rows that say so cannot be made otherwise.
IS_SHUT = """
CREATE FUNCTION agreement_is_shut(key bigint) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
    here bigint := pg_current_xact_id()::text::bigint;
BEGIN
    IF NOT EXISTS (SELECT 1 FROM agreements_agreement WHERE id = key AND locked_at IS NOT NULL) THEN
        RETURN false;
    END IF;
    RETURN NOT EXISTS (SELECT 1 FROM agreements_instrument WHERE agreement_id = key AND applied_in = here)
       AND NOT EXISTS (SELECT 1 FROM agreements_correction WHERE agreement_id = key AND applied_in = here);
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0010_standing_follows"),
        ("directory", "0006_persian_names"),
        ("directory", "__first__"),
        ("records", "0010_approvals_from_outside"),
    ]

    operations = [
        migrations.RunSQL(IS_SHUT, "DROP FUNCTION agreement_is_shut(bigint)"),
        Together(
            pgtrigger.migrations.RemoveTrigger(
                model_name="agreement",
                name="locked",
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name="agreement",
                name="insert_insert",
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name="agreement",
                name="update_update",
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name="agreement",
                name="delete_delete",
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name="agreementparty",
                name="locked",
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name="agreementterm",
                name="locked",
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name="agreementterm",
                name="insert_insert",
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name="agreementterm",
                name="update_update",
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name="agreementterm",
                name="delete_delete",
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name="agreementtype",
                name="insert_insert",
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name="agreementtype",
                name="update_update",
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name="agreementtype",
                name="delete_delete",
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name="correction",
                name="insert_insert",
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name="correction",
                name="update_update",
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name="correction",
                name="delete_delete",
            ),
            migrations.CreateModel(
                name="Activity",
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
                        "agreement",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="activities",
                            to="agreements.agreement",
                        ),
                    ),
                    ("happened_on", models.DateField(verbose_name="on")),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("visit", "visit"),
                                ("mobility", "exchange of people"),
                                ("event", "event"),
                                ("publication", "publication"),
                                ("project", "project"),
                                ("thesis", "thesis"),
                                ("meeting", "meeting"),
                                ("grant", "grant"),
                                ("degree", "joint degree"),
                                ("other", "other activity"),
                            ],
                            default="visit",
                            max_length=12,
                            verbose_name="kind",
                        ),
                    ),
                    ("title", records.columns.LineField(max_length=300, verbose_name="what was done")),
                    ("persons", records.columns.LineField(blank=True, max_length=300, verbose_name="who took part")),
                    ("url", models.URLField(blank=True, max_length=500, verbose_name="web address that shows it")),
                    (
                        "source",
                        models.CharField(default="manual", editable=False, max_length=60, verbose_name="told by"),
                    ),
                    ("source_key", models.UUIDField(blank=True, editable=False, null=True)),
                    ("is_public", models.BooleanField(default=False, verbose_name="public")),
                ],
                options={
                    "verbose_name": "activity",
                    "verbose_name_plural": "activities",
                    "ordering": ["-happened_on", "-pk"],
                    "abstract": False,
                    "indexes": [
                        models.Index(
                            condition=models.Q(("closed_on__isnull", True)),
                            fields=["agreement", "happened_on"],
                            name="activity_of_agreement",
                        )
                    ],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("source", "manual"), _negated=True),
                            fields=("source", "source_key"),
                            name="activity_told_once",
                            violation_error_message="This activity is noted already.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("source", "manual"), ("source_key__isnull", True)),
                                models.Q(models.Q(("source", "manual"), _negated=True), ("source_key__isnull", False)),
                                _connector="OR",
                            ),
                            name="activity_source_is_named",
                            violation_error_message="What another record told names that record; what is entered by hand has none.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ActivityEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="agreements.activity",
                        ),
                    ),
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
                        "agreement",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="agreements.agreement",
                        ),
                    ),
                    ("happened_on", models.DateField(verbose_name="on")),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("visit", "visit"),
                                ("mobility", "exchange of people"),
                                ("event", "event"),
                                ("publication", "publication"),
                                ("project", "project"),
                                ("thesis", "thesis"),
                                ("meeting", "meeting"),
                                ("grant", "grant"),
                                ("degree", "joint degree"),
                                ("other", "other activity"),
                            ],
                            default="visit",
                            max_length=12,
                            verbose_name="kind",
                        ),
                    ),
                    ("title", records.columns.LineField(max_length=300, verbose_name="what was done")),
                    ("url", models.URLField(blank=True, max_length=500, verbose_name="web address that shows it")),
                    (
                        "source",
                        models.CharField(default="manual", editable=False, max_length=60, verbose_name="told by"),
                    ),
                    ("source_key", models.UUIDField(blank=True, editable=False, null=True)),
                    ("is_public", models.BooleanField(default=False, verbose_name="public")),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Commitment",
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
                        "agreement",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="commitments",
                            to="agreements.agreement",
                        ),
                    ),
                    (
                        "party",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="agreements.agreementparty",
                            verbose_name="who promised",
                        ),
                    ),
                    (
                        "owner",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                            verbose_name="who sees to it",
                        ),
                    ),
                    ("text_en", records.columns.LineField(max_length=300, verbose_name="what was promised (English)")),
                    (
                        "text_fa",
                        records.columns.LineField(
                            blank=True, max_length=300, verbose_name="what was promised (Persian)"
                        ),
                    ),
                    (
                        "target",
                        models.DecimalField(
                            blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="how many"
                        ),
                    ),
                    ("unit", records.columns.LineField(blank=True, max_length=60, verbose_name="of what")),
                    (
                        "recurrence",
                        models.CharField(
                            choices=[("once", "once"), ("yearly", "every year")],
                            default="once",
                            max_length=10,
                            verbose_name="how often",
                        ),
                    ),
                    ("first_due_on", models.DateField(help_text="Every year: the first time.", verbose_name="due on")),
                    ("last_due_on", models.DateField(blank=True, null=True, verbose_name="for the last time on")),
                    ("needs_evidence", models.BooleanField(default=False, verbose_name="needs evidence")),
                ],
                options={
                    "verbose_name": "commitment",
                    "verbose_name_plural": "commitments",
                    "ordering": ["first_due_on", "pk"],
                    "abstract": False,
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("last_due_on__isnull", True),
                                ("last_due_on__gte", models.F("first_due_on")),
                                _connector="OR",
                            ),
                            name="commitment_dates_ordered",
                            violation_error_message="The last time is before the first.",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="CommitmentEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="agreements.commitment",
                        ),
                    ),
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
                        "agreement",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="agreements.agreement",
                        ),
                    ),
                    (
                        "party",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="agreements.agreementparty",
                            verbose_name="who promised",
                        ),
                    ),
                    (
                        "owner",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to=settings.AUTH_USER_MODEL,
                            verbose_name="who sees to it",
                        ),
                    ),
                    ("text_en", records.columns.LineField(max_length=300, verbose_name="what was promised (English)")),
                    (
                        "text_fa",
                        records.columns.LineField(
                            blank=True, max_length=300, verbose_name="what was promised (Persian)"
                        ),
                    ),
                    (
                        "target",
                        models.DecimalField(
                            blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="how many"
                        ),
                    ),
                    ("unit", records.columns.LineField(blank=True, max_length=60, verbose_name="of what")),
                    (
                        "recurrence",
                        models.CharField(
                            choices=[("once", "once"), ("yearly", "every year")],
                            default="once",
                            max_length=10,
                            verbose_name="how often",
                        ),
                    ),
                    ("first_due_on", models.DateField(help_text="Every year: the first time.", verbose_name="due on")),
                    ("last_due_on", models.DateField(blank=True, null=True, verbose_name="for the last time on")),
                    ("needs_evidence", models.BooleanField(default=False, verbose_name="needs evidence")),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="CommitmentOccurrence",
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
                        "commitment",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="occurrences",
                            to="agreements.commitment",
                        ),
                    ),
                    ("due_on", models.DateField(verbose_name="due on")),
                    (
                        "status",
                        models.CharField(
                            choices=[("open", "open"), ("kept", "kept"), ("waived", "waived")],
                            default="open",
                            editable=False,
                            max_length=8,
                            verbose_name="status",
                        ),
                    ),
                    ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                    (
                        "value",
                        models.DecimalField(
                            blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="how many"
                        ),
                    ),
                    ("note", models.TextField(blank=True, verbose_name="note")),
                    (
                        "evidence",
                        models.ForeignKey(
                            blank=True,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="records.document",
                            verbose_name="evidence",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "time a commitment is due",
                    "verbose_name_plural": "times a commitment is due",
                    "ordering": ["due_on", "pk"],
                    "abstract": False,
                    "indexes": [
                        models.Index(condition=models.Q(("status", "open")), fields=["due_on"], name="occurrence_open")
                    ],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("commitment", "due_on"),
                            name="occurrence_once",
                            violation_error_message="It is due on that day already.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("done_on__isnull", False), ("status", "kept")),
                                models.Q(models.Q(("status", "kept"), _negated=True), ("done_on__isnull", True)),
                                _connector="OR",
                            ),
                            name="occurrence_done_has_day",
                            violation_error_message="What was kept has its day; what is open or waived has none.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("status", "waived"), _negated=True),
                                models.Q(("note", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="occurrence_waived_has_reason",
                            violation_error_message="Say why it is waived.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="CommitmentOccurrenceEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="agreements.commitmentoccurrence",
                        ),
                    ),
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
                        "commitment",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="agreements.commitment",
                        ),
                    ),
                    ("due_on", models.DateField(verbose_name="due on")),
                    (
                        "status",
                        models.CharField(
                            choices=[("open", "open"), ("kept", "kept"), ("waived", "waived")],
                            default="open",
                            editable=False,
                            max_length=8,
                            verbose_name="status",
                        ),
                    ),
                    ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                    (
                        "value",
                        models.DecimalField(
                            blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="how many"
                        ),
                    ),
                    ("note", models.TextField(blank=True, verbose_name="note")),
                    (
                        "evidence",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="records.document",
                            verbose_name="evidence",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="CrucialElement",
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
                        "type",
                        models.ForeignKey(
                            blank=True,
                            help_text="Empty: for all types.",
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="elements",
                            to="agreements.agreementtype",
                            verbose_name="for agreements of the type",
                        ),
                    ),
                    ("order", models.PositiveSmallIntegerField(default=0, verbose_name="place")),
                    ("name_en", records.columns.LineField(max_length=120, verbose_name="name (English)")),
                    ("name_fa", records.columns.LineField(blank=True, max_length=120, verbose_name="name (Persian)")),
                    ("guidance_en", models.TextField(blank=True, verbose_name="what to look for (English)")),
                    ("guidance_fa", models.TextField(blank=True, verbose_name="what to look for (Persian)")),
                ],
                options={
                    "verbose_name": "crucial element",
                    "verbose_name_plural": "crucial elements",
                    "ordering": ["order", "pk"],
                    "abstract": False,
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("closed_on__isnull", True)),
                            fields=("type", "name_en"),
                            name="crucial_element_once",
                            nulls_distinct=False,
                            violation_error_message="This element is there already.",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="CrucialElementEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="agreements.crucialelement",
                        ),
                    ),
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
                        "type",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            help_text="Empty: for all types.",
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="agreements.agreementtype",
                            verbose_name="for agreements of the type",
                        ),
                    ),
                    ("order", models.PositiveSmallIntegerField(default=0, verbose_name="place")),
                    ("name_en", records.columns.LineField(max_length=120, verbose_name="name (English)")),
                    ("name_fa", records.columns.LineField(blank=True, max_length=120, verbose_name="name (Persian)")),
                    ("guidance_en", models.TextField(blank=True, verbose_name="what to look for (English)")),
                    ("guidance_fa", models.TextField(blank=True, verbose_name="what to look for (Persian)")),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="ElementAnswer",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "agreement",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="element_answers",
                            to="agreements.agreement",
                        ),
                    ),
                    (
                        "element",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="answers",
                            to="agreements.crucialelement",
                            verbose_name="element",
                        ),
                    ),
                    ("clause", records.columns.LineField(blank=True, max_length=60, verbose_name="clause")),
                    (
                        "not_applicable_because",
                        records.columns.LineField(blank=True, max_length=400, verbose_name="not applicable, because"),
                    ),
                ],
                options={
                    "verbose_name": "answer to an element",
                    "verbose_name_plural": "answers to elements",
                    "ordering": ["element__order", "pk"],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("agreement", "element"),
                            name="element_answered_once",
                            violation_error_message="This element is answered already.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(models.Q(("clause", ""), _negated=True), ("not_applicable_because", "")),
                                models.Q(("clause", ""), models.Q(("not_applicable_because", ""), _negated=True)),
                                _connector="OR",
                            ),
                            name="element_answer_is_one_of_two",
                            violation_error_message="Give the clause, or why it is not applicable: one of both.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ElementAnswerEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="agreements.elementanswer",
                        ),
                    ),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
                    (
                        "agreement",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="agreements.agreement",
                        ),
                    ),
                    (
                        "element",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="agreements.crucialelement",
                            verbose_name="element",
                        ),
                    ),
                    ("clause", records.columns.LineField(blank=True, max_length=60, verbose_name="clause")),
                    (
                        "not_applicable_because",
                        records.columns.LineField(blank=True, max_length=400, verbose_name="not applicable, because"),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="InsideDesk",
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
                        "type",
                        models.ForeignKey(
                            blank=True,
                            help_text="Empty: for all types.",
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="inside_desks",
                            to="agreements.agreementtype",
                            verbose_name="for agreements of the type",
                        ),
                    ),
                    (
                        "order",
                        models.PositiveSmallIntegerField(
                            default=0,
                            help_text="Desks of one place are asked at the same time, the next place after them.",
                            verbose_name="place",
                        ),
                    ),
                    ("name_en", records.columns.LineField(max_length=120, verbose_name="name (English)")),
                    ("name_fa", records.columns.LineField(blank=True, max_length=120, verbose_name="name (Persian)")),
                    (
                        "holder",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                            verbose_name="who sits there",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "desk of approval",
                    "verbose_name_plural": "desks of approval",
                    "ordering": ["order", "pk"],
                    "abstract": False,
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("closed_on__isnull", True)),
                            fields=("type", "name_en"),
                            name="inside_desk_once",
                            nulls_distinct=False,
                            violation_error_message="This desk is there already.",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="InsideApproval",
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
                        "agreement",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="inside_approvals",
                            to="agreements.agreement",
                        ),
                    ),
                    (
                        "desk",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="approvals",
                            to="agreements.insidedesk",
                            verbose_name="desk",
                        ),
                    ),
                    (
                        "holder",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                            verbose_name="lies with",
                        ),
                    ),
                    ("asked_at", models.DateTimeField(default=records.clock.now, editable=False, verbose_name="since")),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("waiting", "waits"),
                                ("approved", "approved"),
                                ("returned", "returned"),
                                ("dropped", "no longer asked"),
                            ],
                            default="waiting",
                            editable=False,
                            max_length=10,
                            verbose_name="status",
                        ),
                    ),
                    ("decided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="decided")),
                    (
                        "decided_by",
                        models.ForeignKey(
                            blank=True,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("comment", models.TextField(blank=True, verbose_name="comment")),
                ],
                options={
                    "verbose_name": "approval inside",
                    "verbose_name_plural": "approvals inside",
                    "ordering": ["pk"],
                    "abstract": False,
                    "indexes": [
                        models.Index(
                            condition=models.Q(("status", "waiting")),
                            fields=["holder", "asked_at"],
                            name="inside_waiting",
                        )
                    ],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("status__in", ["waiting", "approved"])),
                            fields=("agreement", "desk"),
                            name="inside_asked_once",
                            violation_error_message="This desk has been asked already.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("decided_at__isnull", True),
                                    ("decided_by__isnull", True),
                                    ("status__in", ["waiting", "dropped"]),
                                ),
                                models.Q(
                                    ("decided_at__isnull", False), ("decided_by__isnull", False), ("status", "approved")
                                ),
                                models.Q(
                                    ("decided_at__isnull", False),
                                    ("decided_by__isnull", False),
                                    ("status", "returned"),
                                    models.Q(("comment", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="inside_decision_is_whole",
                            violation_error_message="A decision has its author and time; what is returned also has reasons.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="InsideApprovalEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="agreements.insideapproval",
                        ),
                    ),
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
                        "agreement",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="agreements.agreement",
                        ),
                    ),
                    (
                        "desk",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="agreements.insidedesk",
                            verbose_name="desk",
                        ),
                    ),
                    (
                        "holder",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to=settings.AUTH_USER_MODEL,
                            verbose_name="lies with",
                        ),
                    ),
                    ("asked_at", models.DateTimeField(default=records.clock.now, editable=False, verbose_name="since")),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("waiting", "waits"),
                                ("approved", "approved"),
                                ("returned", "returned"),
                                ("dropped", "no longer asked"),
                            ],
                            default="waiting",
                            editable=False,
                            max_length=10,
                            verbose_name="status",
                        ),
                    ),
                    ("decided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="decided")),
                    (
                        "decided_by",
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
                    ("comment", models.TextField(blank=True, verbose_name="comment")),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="InsideDeskEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="agreements.insidedesk",
                        ),
                    ),
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
                        "type",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            help_text="Empty: for all types.",
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="agreements.agreementtype",
                            verbose_name="for agreements of the type",
                        ),
                    ),
                    (
                        "order",
                        models.PositiveSmallIntegerField(
                            default=0,
                            help_text="Desks of one place are asked at the same time, the next place after them.",
                            verbose_name="place",
                        ),
                    ),
                    ("name_en", records.columns.LineField(max_length=120, verbose_name="name (English)")),
                    ("name_fa", records.columns.LineField(blank=True, max_length=120, verbose_name="name (Persian)")),
                    (
                        "holder",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to=settings.AUTH_USER_MODEL,
                            verbose_name="who sits there",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Instrument",
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
                        "agreement",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="instruments",
                            to="agreements.agreement",
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("original", "original"),
                                ("renewal", "renewal"),
                                ("amendment", "amendment"),
                                ("annex", "annex"),
                                ("side_letter", "side letter"),
                                ("notice", "notice of termination"),
                            ],
                            default="amendment",
                            max_length=12,
                            verbose_name="kind",
                        ),
                    ),
                    ("number", models.PositiveSmallIntegerField(default=1, editable=False, verbose_name="number")),
                    ("title", records.columns.LineField(blank=True, max_length=200, verbose_name="title")),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("draft", "draft"),
                                ("in_signature", "in signature"),
                                ("in_force", "in force"),
                                ("void", "void"),
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
                    ("effective_from", models.DateField(blank=True, null=True, verbose_name="effective from")),
                    ("summary", models.TextField(blank=True, verbose_name="what it changes")),
                    ("changes", models.JSONField(default=list, editable=False, verbose_name="old and new")),
                    (
                        "text_sha256",
                        models.CharField(
                            blank=True, editable=False, max_length=64, verbose_name="fingerprint of the text"
                        ),
                    ),
                    (
                        "came_signed",
                        models.BooleanField(default=False, editable=False, verbose_name="came in already signed"),
                    ),
                    (
                        "signed_copy",
                        models.ForeignKey(
                            blank=True,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="records.document",
                            verbose_name="signed copy",
                        ),
                    ),
                    (
                        "concluded_on",
                        models.DateField(blank=True, editable=False, null=True, verbose_name="concluded on"),
                    ),
                    ("applied_in", models.BigIntegerField(editable=False, null=True)),
                ],
                options={
                    "verbose_name": "instrument",
                    "verbose_name_plural": "instruments",
                    "ordering": ["pk"],
                    "abstract": False,
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("agreement", "kind", "number"),
                            name="instrument_numbered_once",
                            violation_error_message="This number is taken.",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("kind", "original"), models.Q(("status", "void"), _negated=True)),
                            fields=("agreement",),
                            name="agreement_has_one_original",
                            violation_error_message="An agreement has one original.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("status", "in_force"), _negated=True),
                                models.Q(("concluded_on__isnull", False), ("signed_copy__isnull", False)),
                                _connector="OR",
                            ),
                            name="instrument_in_force_is_whole",
                            violation_error_message="What is in force has the day of its conclusion, and the signed copy is filed.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("kind__in", ["amendment", "notice"]), ("status", "in_force"), _negated=True),
                                ("effective_from__isnull", False),
                                _connector="OR",
                            ),
                            name="instrument_change_has_day",
                            violation_error_message="Say from which day on it is effective.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="InstrumentEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="agreements.instrument",
                        ),
                    ),
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
                        "agreement",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="agreements.agreement",
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("original", "original"),
                                ("renewal", "renewal"),
                                ("amendment", "amendment"),
                                ("annex", "annex"),
                                ("side_letter", "side letter"),
                                ("notice", "notice of termination"),
                            ],
                            default="amendment",
                            max_length=12,
                            verbose_name="kind",
                        ),
                    ),
                    ("number", models.PositiveSmallIntegerField(default=1, editable=False, verbose_name="number")),
                    ("title", records.columns.LineField(blank=True, max_length=200, verbose_name="title")),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("draft", "draft"),
                                ("in_signature", "in signature"),
                                ("in_force", "in force"),
                                ("void", "void"),
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
                    ("effective_from", models.DateField(blank=True, null=True, verbose_name="effective from")),
                    ("summary", models.TextField(blank=True, verbose_name="what it changes")),
                    ("changes", models.JSONField(default=list, editable=False, verbose_name="old and new")),
                    (
                        "text_sha256",
                        models.CharField(
                            blank=True, editable=False, max_length=64, verbose_name="fingerprint of the text"
                        ),
                    ),
                    (
                        "came_signed",
                        models.BooleanField(default=False, editable=False, verbose_name="came in already signed"),
                    ),
                    (
                        "signed_copy",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="records.document",
                            verbose_name="signed copy",
                        ),
                    ),
                    (
                        "concluded_on",
                        models.DateField(blank=True, editable=False, null=True, verbose_name="concluded on"),
                    ),
                    ("applied_in", models.BigIntegerField(editable=False, null=True)),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="ModelText",
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
                        "type",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="model_texts",
                            to="agreements.agreementtype",
                            verbose_name="for agreements of the type",
                        ),
                    ),
                    ("title", records.columns.LineField(max_length=200, verbose_name="title")),
                    (
                        "language",
                        models.CharField(
                            choices=records.languages.paper_languages, max_length=5, verbose_name="language"
                        ),
                    ),
                    ("note", models.TextField(blank=True, verbose_name="note")),
                ],
                options={
                    "verbose_name": "model text",
                    "verbose_name_plural": "model texts",
                    "ordering": ["type", "title", "pk"],
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="ModelTextEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="agreements.modeltext",
                        ),
                    ),
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
                        "type",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="agreements.agreementtype",
                            verbose_name="for agreements of the type",
                        ),
                    ),
                    ("title", records.columns.LineField(max_length=200, verbose_name="title")),
                    (
                        "language",
                        models.CharField(
                            choices=records.languages.paper_languages, max_length=5, verbose_name="language"
                        ),
                    ),
                    ("note", models.TextField(blank=True, verbose_name="note")),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="ProposedTerm",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("starts_on", models.DateField(verbose_name="begins on")),
                    (
                        "starts_precision",
                        models.CharField(
                            choices=[("day", "day"), ("month", "month"), ("year", "year")],
                            default="day",
                            max_length=5,
                            verbose_name="known to the",
                        ),
                    ),
                    (
                        "starts_calendar",
                        models.CharField(
                            choices=[("gregorian", "Gregorian"), ("jalali", "Solar Hijri")],
                            default="gregorian",
                            max_length=9,
                            verbose_name="known in the calendar",
                        ),
                    ),
                    (
                        "end_kind",
                        models.CharField(
                            choices=[("fixed", "on a fixed day"), ("open", "open-ended"), ("unknown", "not known")],
                            default="fixed",
                            max_length=7,
                            verbose_name="ends",
                        ),
                    ),
                    ("ends_on", models.DateField(blank=True, null=True, verbose_name="last day")),
                    (
                        "notice_days",
                        models.PositiveSmallIntegerField(
                            blank=True,
                            null=True,
                            validators=[django.core.validators.MaxValueValidator(1500)],
                            verbose_name="notice in days",
                        ),
                    ),
                    (
                        "renewal_mode",
                        models.CharField(
                            choices=[
                                ("none", "not provided for"),
                                ("explicit", "by agreement of the parties"),
                                ("auto", "automatic unless notice is given"),
                                ("by_amendment", "by amendment"),
                            ],
                            default="none",
                            max_length=12,
                            verbose_name="renewal",
                        ),
                    ),
                    (
                        "auto_months",
                        models.PositiveSmallIntegerField(
                            blank=True,
                            null=True,
                            validators=[
                                django.core.validators.MinValueValidator(1),
                                django.core.validators.MaxValueValidator(600),
                            ],
                            verbose_name="renewed each time by months",
                        ),
                    ),
                    (
                        "max_auto_renewals",
                        models.PositiveSmallIntegerField(
                            blank=True,
                            null=True,
                            validators=[django.core.validators.MaxValueValidator(100)],
                            verbose_name="at most so many times",
                        ),
                    ),
                    (
                        "max_total_months",
                        models.PositiveSmallIntegerField(
                            blank=True,
                            null=True,
                            validators=[django.core.validators.MaxValueValidator(1800)],
                            verbose_name="at most so many months in total",
                        ),
                    ),
                    (
                        "instrument",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="proposed_term",
                            to="agreements.instrument",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "proposed term",
                    "verbose_name_plural": "proposed terms",
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("end_kind", "fixed"), ("ends_on__isnull", False)),
                                models.Q(models.Q(("end_kind", "fixed"), _negated=True), ("ends_on__isnull", True)),
                                _connector="OR",
                            ),
                            name="proposed_term_end_is_told",
                            violation_error_message="A fixed end needs its day; an open or unknown end has none.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                            ),
                            name="proposed_term_dates_ordered",
                            violation_error_message="The term ends before it begins.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("renewal_mode", "auto"), _negated=True),
                                models.Q(("auto_months__isnull", False), ("end_kind", "fixed")),
                                _connector="OR",
                            ),
                            name="proposed_term_auto_is_told",
                            violation_error_message="Automatic renewal needs a fixed end and the months of each renewal.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ProposedTermEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="agreements.proposedterm",
                        ),
                    ),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
                    ("starts_on", models.DateField(verbose_name="begins on")),
                    (
                        "starts_precision",
                        models.CharField(
                            choices=[("day", "day"), ("month", "month"), ("year", "year")],
                            default="day",
                            max_length=5,
                            verbose_name="known to the",
                        ),
                    ),
                    (
                        "starts_calendar",
                        models.CharField(
                            choices=[("gregorian", "Gregorian"), ("jalali", "Solar Hijri")],
                            default="gregorian",
                            max_length=9,
                            verbose_name="known in the calendar",
                        ),
                    ),
                    (
                        "end_kind",
                        models.CharField(
                            choices=[("fixed", "on a fixed day"), ("open", "open-ended"), ("unknown", "not known")],
                            default="fixed",
                            max_length=7,
                            verbose_name="ends",
                        ),
                    ),
                    ("ends_on", models.DateField(blank=True, null=True, verbose_name="last day")),
                    (
                        "notice_days",
                        models.PositiveSmallIntegerField(
                            blank=True,
                            null=True,
                            validators=[django.core.validators.MaxValueValidator(1500)],
                            verbose_name="notice in days",
                        ),
                    ),
                    (
                        "renewal_mode",
                        models.CharField(
                            choices=[
                                ("none", "not provided for"),
                                ("explicit", "by agreement of the parties"),
                                ("auto", "automatic unless notice is given"),
                                ("by_amendment", "by amendment"),
                            ],
                            default="none",
                            max_length=12,
                            verbose_name="renewal",
                        ),
                    ),
                    (
                        "auto_months",
                        models.PositiveSmallIntegerField(
                            blank=True,
                            null=True,
                            validators=[
                                django.core.validators.MinValueValidator(1),
                                django.core.validators.MaxValueValidator(600),
                            ],
                            verbose_name="renewed each time by months",
                        ),
                    ),
                    (
                        "max_auto_renewals",
                        models.PositiveSmallIntegerField(
                            blank=True,
                            null=True,
                            validators=[django.core.validators.MaxValueValidator(100)],
                            verbose_name="at most so many times",
                        ),
                    ),
                    (
                        "max_total_months",
                        models.PositiveSmallIntegerField(
                            blank=True,
                            null=True,
                            validators=[django.core.validators.MaxValueValidator(1800)],
                            verbose_name="at most so many months in total",
                        ),
                    ),
                    (
                        "instrument",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="agreements.instrument",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="RenewalReview",
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
                        "agreement",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="reviews",
                            to="agreements.agreement",
                        ),
                    ),
                    (
                        "term",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="review",
                            to="agreements.agreementterm",
                            verbose_name="term",
                        ),
                    ),
                    (
                        "opened_on",
                        models.DateField(default=records.clock.today, editable=False, verbose_name="opened on"),
                    ),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("open", "waits for a recommendation"),
                                ("recommended", "waits for the decision"),
                                ("decided", "decided"),
                            ],
                            default="open",
                            editable=False,
                            max_length=12,
                            verbose_name="status",
                        ),
                    ),
                    (
                        "status_since",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="since"),
                    ),
                    ("evidence", models.JSONField(default=dict, editable=False, verbose_name="evidence")),
                    (
                        "recommendation",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("renew", "renew"),
                                ("renew_with_changes", "renew with changes"),
                                ("let_lapse", "let lapse"),
                                ("terminate", "terminate"),
                            ],
                            max_length=20,
                            verbose_name="recommendation",
                        ),
                    ),
                    (
                        "recommended_by",
                        models.ForeignKey(
                            blank=True,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("rationale", models.TextField(blank=True, verbose_name="reasons of the recommendation")),
                    (
                        "decision",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("renew", "renew"),
                                ("renew_with_changes", "renew with changes"),
                                ("let_lapse", "let lapse"),
                                ("terminate", "terminate"),
                            ],
                            max_length=20,
                            verbose_name="decision",
                        ),
                    ),
                    (
                        "decided_by",
                        models.ForeignKey(
                            blank=True,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("decided_on", models.DateField(blank=True, editable=False, null=True, verbose_name="decided on")),
                    ("reasons", models.TextField(blank=True, verbose_name="reasons of the decision")),
                ],
                options={
                    "verbose_name": "renewal review",
                    "verbose_name_plural": "renewal reviews",
                    "ordering": ["-opened_on", "-pk"],
                    "abstract": False,
                    "indexes": [
                        models.Index(
                            condition=models.Q(("status", "decided"), _negated=True),
                            fields=["opened_on"],
                            name="review_undecided",
                        )
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("decided_by__isnull", False),
                                    ("decided_on__isnull", False),
                                    ("status", "decided"),
                                    models.Q(("decision", ""), _negated=True),
                                ),
                                models.Q(
                                    models.Q(("status", "decided"), _negated=True),
                                    ("decided_by__isnull", True),
                                    ("decided_on__isnull", True),
                                    ("decision", ""),
                                ),
                                _connector="OR",
                            ),
                            name="review_decision_is_whole",
                            violation_error_message="A decision has its day and its author; before it there is neither.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("decision__in", ["", "renew"]),
                                django.db.models.lookups.GreaterThanOrEqual(
                                    django.db.models.functions.text.Length(
                                        django.db.models.functions.text.Trim("reasons")
                                    ),
                                    20,
                                ),
                                _connector="OR",
                            ),
                            name="review_decision_has_reasons",
                            violation_error_message="Give the reasons of the decision, in at least 20 characters.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("recommendation__in", ["", "renew"]),
                                django.db.models.lookups.GreaterThanOrEqual(
                                    django.db.models.functions.text.Length(
                                        django.db.models.functions.text.Trim("rationale")
                                    ),
                                    20,
                                ),
                                _connector="OR",
                            ),
                            name="review_recommendation_has_reasons",
                            violation_error_message="Give the reasons of the recommendation, in at least 20 characters.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="RenewalReviewEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="agreements.renewalreview",
                        ),
                    ),
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
                        "agreement",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="agreements.agreement",
                        ),
                    ),
                    (
                        "term",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="agreements.agreementterm",
                            verbose_name="term",
                        ),
                    ),
                    (
                        "opened_on",
                        models.DateField(default=records.clock.today, editable=False, verbose_name="opened on"),
                    ),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("open", "waits for a recommendation"),
                                ("recommended", "waits for the decision"),
                                ("decided", "decided"),
                            ],
                            default="open",
                            editable=False,
                            max_length=12,
                            verbose_name="status",
                        ),
                    ),
                    (
                        "status_since",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="since"),
                    ),
                    ("evidence", models.JSONField(default=dict, editable=False, verbose_name="evidence")),
                    (
                        "recommendation",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("renew", "renew"),
                                ("renew_with_changes", "renew with changes"),
                                ("let_lapse", "let lapse"),
                                ("terminate", "terminate"),
                            ],
                            max_length=20,
                            verbose_name="recommendation",
                        ),
                    ),
                    (
                        "recommended_by",
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
                    ("rationale", models.TextField(blank=True, verbose_name="reasons of the recommendation")),
                    (
                        "decision",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("renew", "renew"),
                                ("renew_with_changes", "renew with changes"),
                                ("let_lapse", "let lapse"),
                                ("terminate", "terminate"),
                            ],
                            max_length=20,
                            verbose_name="decision",
                        ),
                    ),
                    (
                        "decided_by",
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
                    ("decided_on", models.DateField(blank=True, editable=False, null=True, verbose_name="decided on")),
                    ("reasons", models.TextField(blank=True, verbose_name="reasons of the decision")),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Signatory",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "name_as_given",
                        records.columns.LineField(blank=True, max_length=400, verbose_name="name as given"),
                    ),
                    (
                        "mention",
                        models.ForeignKey(
                            blank=True,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="%(class)s_set",
                            to="directory.institutionmention",
                        ),
                    ),
                    (
                        "institution",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="%(class)s_set",
                            to="directory.institution",
                            verbose_name="institution",
                        ),
                    ),
                    (
                        "instrument",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="signatories",
                            to="agreements.instrument",
                        ),
                    ),
                    (
                        "party",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="agreements.agreementparty",
                            verbose_name="party",
                        ),
                    ),
                    (
                        "change",
                        models.CharField(
                            choices=[("stays", "stays"), ("joins", "joins"), ("leaves", "leaves")],
                            default="stays",
                            max_length=8,
                            verbose_name="what happens to it",
                        ),
                    ),
                    ("order", models.PositiveSmallIntegerField(default=1, verbose_name="signs as number")),
                    (
                        "role",
                        models.CharField(
                            choices=[
                                ("home", "home side"),
                                ("partner", "partner"),
                                ("coordinator", "coordinator"),
                                ("funder", "funder"),
                                ("implementing", "implementing body"),
                                ("observer", "observer"),
                            ],
                            default="partner",
                            max_length=15,
                            verbose_name="role",
                        ),
                    ),
                    (
                        "unit",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="directory.unit",
                            verbose_name="unit",
                        ),
                    ),
                    (
                        "country",
                        models.CharField(
                            blank=True,
                            choices=directory.countries.country_choices,
                            help_text="Where the institution is not known: the country as given.",
                            max_length=2,
                            verbose_name="country",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "signatory",
                    "verbose_name_plural": "signatories",
                    "ordering": ["order", "pk"],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("instrument", "party"),
                            name="signatory_once",
                            violation_error_message="This party signs already.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("party__isnull", False),
                                ("institution__isnull", False),
                                models.Q(("name_as_given", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="signatory_is_named",
                            violation_error_message="Choose the institution, or write its name as given.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("change", "joins"), ("party__isnull", False), _connector="OR"),
                            name="signatory_stays_or_leaves_as_party",
                            violation_error_message="Only a party can stay or leave.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="SignatoryEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="agreements.signatory",
                        ),
                    ),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
                    (
                        "name_as_given",
                        records.columns.LineField(blank=True, max_length=400, verbose_name="name as given"),
                    ),
                    (
                        "mention",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="directory.institutionmention",
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
                        "instrument",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="agreements.instrument",
                        ),
                    ),
                    (
                        "party",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="agreements.agreementparty",
                            verbose_name="party",
                        ),
                    ),
                    (
                        "change",
                        models.CharField(
                            choices=[("stays", "stays"), ("joins", "joins"), ("leaves", "leaves")],
                            default="stays",
                            max_length=8,
                            verbose_name="what happens to it",
                        ),
                    ),
                    ("order", models.PositiveSmallIntegerField(default=1, verbose_name="signs as number")),
                    (
                        "role",
                        models.CharField(
                            choices=[
                                ("home", "home side"),
                                ("partner", "partner"),
                                ("coordinator", "coordinator"),
                                ("funder", "funder"),
                                ("implementing", "implementing body"),
                                ("observer", "observer"),
                            ],
                            default="partner",
                            max_length=15,
                            verbose_name="role",
                        ),
                    ),
                    (
                        "unit",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="directory.unit",
                            verbose_name="unit",
                        ),
                    ),
                    (
                        "country",
                        models.CharField(
                            blank=True,
                            choices=directory.countries.country_choices,
                            help_text="Where the institution is not known: the country as given.",
                            max_length=2,
                            verbose_name="country",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Signature",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "instrument",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="signatures",
                            to="agreements.instrument",
                        ),
                    ),
                    (
                        "signatory",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="signatures",
                            to="agreements.signatory",
                            verbose_name="for the party",
                        ),
                    ),
                    ("signer_name", records.columns.LineField(max_length=200, verbose_name="who signed")),
                    ("signer_title", records.columns.LineField(blank=True, max_length=200, verbose_name="position")),
                    (
                        "person",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="directory.person",
                        ),
                    ),
                    (
                        "method",
                        models.CharField(
                            choices=[
                                ("wet", "by hand"),
                                ("digital", "digitally"),
                                ("letters", "by exchange of letters"),
                            ],
                            default="wet",
                            max_length=8,
                            verbose_name="how",
                        ),
                    ),
                    ("signed_on", models.DateField(verbose_name="signed on")),
                    ("place", records.columns.LineField(blank=True, max_length=120, verbose_name="place")),
                    (
                        "proof",
                        models.ForeignKey(
                            blank=True,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="records.document",
                            verbose_name="proof",
                        ),
                    ),
                    (
                        "text_sha256",
                        models.CharField(editable=False, max_length=64, verbose_name="fingerprint of the text"),
                    ),
                    (
                        "recorded_at",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="recorded"),
                    ),
                    ("voided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="voided")),
                    (
                        "voided_reason",
                        records.columns.LineField(
                            blank=True, editable=False, max_length=300, verbose_name="voided because"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "signature",
                    "verbose_name_plural": "signatures",
                    "ordering": ["signed_on", "pk"],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("voided_at__isnull", True)),
                            fields=("signatory",),
                            name="signatory_signs_once",
                            violation_error_message="This party has signed already.",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("voided_at__isnull", True), ("voided_reason", "")),
                                models.Q(("voided_at__isnull", False), models.Q(("voided_reason", ""), _negated=True)),
                                _connector="OR",
                            ),
                            name="signature_void_has_reason",
                            violation_error_message="A voided signature has its reason.",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="SignatureEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="agreements.signature",
                        ),
                    ),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
                    (
                        "instrument",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="agreements.instrument",
                        ),
                    ),
                    (
                        "signatory",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="agreements.signatory",
                            verbose_name="for the party",
                        ),
                    ),
                    ("signer_name", records.columns.LineField(max_length=200, verbose_name="who signed")),
                    ("signer_title", records.columns.LineField(blank=True, max_length=200, verbose_name="position")),
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
                        ),
                    ),
                    (
                        "method",
                        models.CharField(
                            choices=[
                                ("wet", "by hand"),
                                ("digital", "digitally"),
                                ("letters", "by exchange of letters"),
                            ],
                            default="wet",
                            max_length=8,
                            verbose_name="how",
                        ),
                    ),
                    ("signed_on", models.DateField(verbose_name="signed on")),
                    ("place", records.columns.LineField(blank=True, max_length=120, verbose_name="place")),
                    (
                        "proof",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="records.document",
                            verbose_name="proof",
                        ),
                    ),
                    (
                        "text_sha256",
                        models.CharField(editable=False, max_length=64, verbose_name="fingerprint of the text"),
                    ),
                    (
                        "recorded_at",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="recorded"),
                    ),
                    ("voided_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="voided")),
                    (
                        "voided_reason",
                        records.columns.LineField(
                            blank=True, editable=False, max_length=300, verbose_name="voided because"
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="TextVersion",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "instrument",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="texts",
                            to="agreements.instrument",
                        ),
                    ),
                    (
                        "language",
                        models.CharField(
                            choices=records.languages.paper_languages, max_length=5, verbose_name="language"
                        ),
                    ),
                    ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                    (
                        "document",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="records.document",
                            verbose_name="file",
                        ),
                    ),
                    ("sha256", models.CharField(editable=False, max_length=64)),
                    ("note", records.columns.LineField(blank=True, max_length=300, verbose_name="note")),
                    ("filed_at", models.DateTimeField(default=records.clock.now, editable=False, verbose_name="filed")),
                ],
                options={
                    "verbose_name": "version of the text",
                    "verbose_name_plural": "versions of the text",
                    "ordering": ["language", "-number"],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("instrument", "language", "number"),
                            name="text_version_once",
                            violation_error_message="Somebody else has filed this version meanwhile.",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="TextVersionEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="agreements.textversion",
                        ),
                    ),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
                    (
                        "instrument",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="agreements.instrument",
                        ),
                    ),
                    (
                        "language",
                        models.CharField(
                            choices=records.languages.paper_languages, max_length=5, verbose_name="language"
                        ),
                    ),
                    ("number", models.PositiveSmallIntegerField(verbose_name="version")),
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
                    ("sha256", models.CharField(editable=False, max_length=64)),
                    ("note", records.columns.LineField(blank=True, max_length=300, verbose_name="note")),
                    ("filed_at", models.DateTimeField(default=records.clock.now, editable=False, verbose_name="filed")),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.AddField(
                model_name="agreement",
                name="terminated_with",
                field=models.ForeignKey(
                    blank=True,
                    editable=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="ended_with_it",
                    to="agreements.agreement",
                ),
            ),
            migrations.AddField(
                model_name="agreementevent",
                name="terminated_with",
                field=models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    editable=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="agreements.agreement",
                ),
            ),
            migrations.AddField(
                model_name="agreementtype",
                name="dormant_after_months",
                field=models.PositiveSmallIntegerField(
                    default=24,
                    validators=[django.core.validators.MaxValueValidator(600)],
                    verbose_name="counts as dormant, months after the last activity",
                ),
            ),
            migrations.AddField(
                model_name="agreementtype",
                name="quiet_after_months",
                field=models.PositiveSmallIntegerField(
                    default=12,
                    validators=[django.core.validators.MaxValueValidator(600)],
                    verbose_name="counts as quiet, months after the last activity",
                ),
            ),
            migrations.AddField(
                model_name="agreementtype",
                name="requires_parent",
                field=models.BooleanField(default=False, verbose_name="stands under a framework"),
            ),
            migrations.AddField(
                model_name="agreementtype",
                name="review_lead_days",
                field=models.PositiveSmallIntegerField(
                    default=90,
                    validators=[django.core.validators.MaxValueValidator(1500)],
                    verbose_name="renewal is reviewed, days before the notice deadline",
                ),
            ),
            migrations.AddField(
                model_name="agreementtypeevent",
                name="dormant_after_months",
                field=models.PositiveSmallIntegerField(
                    default=24,
                    validators=[django.core.validators.MaxValueValidator(600)],
                    verbose_name="counts as dormant, months after the last activity",
                ),
            ),
            migrations.AddField(
                model_name="agreementtypeevent",
                name="quiet_after_months",
                field=models.PositiveSmallIntegerField(
                    default=12,
                    validators=[django.core.validators.MaxValueValidator(600)],
                    verbose_name="counts as quiet, months after the last activity",
                ),
            ),
            migrations.AddField(
                model_name="agreementtypeevent",
                name="requires_parent",
                field=models.BooleanField(default=False, verbose_name="stands under a framework"),
            ),
            migrations.AddField(
                model_name="agreementtypeevent",
                name="review_lead_days",
                field=models.PositiveSmallIntegerField(
                    default=90,
                    validators=[django.core.validators.MaxValueValidator(1500)],
                    verbose_name="renewal is reviewed, days before the notice deadline",
                ),
            ),
            migrations.AddField(
                model_name="correction",
                name="applied_in",
                field=models.BigIntegerField(editable=False, null=True),
            ),
            migrations.AddField(
                model_name="correctionevent",
                name="applied_in",
                field=models.BigIntegerField(editable=False, null=True),
            ),
            migrations.AddConstraint(
                model_name="agreementtype",
                constraint=models.CheckConstraint(
                    condition=models.Q(("dormant_after_months__gte", models.F("quiet_after_months"))),
                    name="agreement_type_dormant_after_quiet",
                    violation_error_message="It is quiet before it is dormant.",
                ),
            ),
            migrations.AddField(
                model_name="agreementterm",
                name="instrument",
                field=models.ForeignKey(
                    blank=True,
                    editable=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="terms",
                    to="agreements.instrument",
                    verbose_name="by the instrument",
                ),
            ),
            migrations.AddField(
                model_name="agreementtermevent",
                name="instrument",
                field=models.ForeignKey(
                    blank=True,
                    db_constraint=False,
                    editable=False,
                    null=True,
                    on_delete=django.db.models.deletion.DO_NOTHING,
                    related_name="+",
                    related_query_name="+",
                    to="agreements.instrument",
                    verbose_name="by the instrument",
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="agreement",
                trigger=pgtrigger.compiler.Trigger(
                    name="locked",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n                    IF OLD.locked_at IS NOT NULL AND agreement_is_shut(OLD.id) THEN\n                        IF TG_OP = 'DELETE' OR NEW.locked_at IS DISTINCT FROM OLD.locked_at\n                           OR NEW.type_id <> OLD.type_id OR NEW.title_en <> OLD.title_en OR NEW.title_fa <> OLD.title_fa\n                           OR NEW.signed_on IS DISTINCT FROM OLD.signed_on\n                           OR NEW.signed_precision <> OLD.signed_precision\n                           OR NEW.parent_id IS DISTINCT FROM OLD.parent_id\n                           OR NEW.reference IS DISTINCT FROM OLD.reference THEN\n                            RAISE EXCEPTION 'agreement is locked'\n                                USING ERRCODE = '23514', CONSTRAINT = 'agreement_is_locked';\n                        END IF;\n                    END IF;\n                    IF TG_OP = 'DELETE' THEN\n                        IF OLD.status <> 'draft' THEN\n                            RAISE EXCEPTION 'only drafts are deleted'\n                                USING ERRCODE = '23514', CONSTRAINT = 'agreement_only_draft_is_deleted';\n                        END IF;\n                        RETURN OLD;\n                    END IF;\n                    RETURN NEW;\n                ",
                        hash="dc5d4adbd507eaf82fb3da684ca55617cc3e7121",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_locked_50809",
                        table="agreements_agreement",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="agreement",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "agreements_agreementevent" ("closed_on", "closed_reason", "confidentiality", "created_at", "id", "import_key", "lead_unit_id", "locked_at", "origin", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_summary_en", "public_summary_fa", "reference", "scope", "signed_calendar", "signed_on", "signed_precision", "status", "status_since", "terminated_on", "terminated_with_id", "termination_reason", "title_en", "title_fa", "type_id", "uuid") VALUES (NEW."closed_on", NEW."closed_reason", NEW."confidentiality", NEW."created_at", NEW."id", NEW."import_key", NEW."lead_unit_id", NEW."locked_at", NEW."origin", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_summary_en", NEW."public_summary_fa", NEW."reference", NEW."scope", NEW."signed_calendar", NEW."signed_on", NEW."signed_precision", NEW."status", NEW."status_since", NEW."terminated_on", NEW."terminated_with_id", NEW."termination_reason", NEW."title_en", NEW."title_fa", NEW."type_id", NEW."uuid"); RETURN NULL;',
                        hash="4e3aee63c653f484ced610f543b4ca0a25f40162",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_13a93",
                        table="agreements_agreement",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="agreement",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."confidentiality" IS DISTINCT FROM (NEW."confidentiality") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."import_key" IS DISTINCT FROM (NEW."import_key") OR OLD."lead_unit_id" IS DISTINCT FROM (NEW."lead_unit_id") OR OLD."locked_at" IS DISTINCT FROM (NEW."locked_at") OR OLD."origin" IS DISTINCT FROM (NEW."origin") OR OLD."parent_id" IS DISTINCT FROM (NEW."parent_id") OR OLD."public_summary_en" IS DISTINCT FROM (NEW."public_summary_en") OR OLD."public_summary_fa" IS DISTINCT FROM (NEW."public_summary_fa") OR OLD."reference" IS DISTINCT FROM (NEW."reference") OR OLD."scope" IS DISTINCT FROM (NEW."scope") OR OLD."signed_calendar" IS DISTINCT FROM (NEW."signed_calendar") OR OLD."signed_on" IS DISTINCT FROM (NEW."signed_on") OR OLD."signed_precision" IS DISTINCT FROM (NEW."signed_precision") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_since" IS DISTINCT FROM (NEW."status_since") OR OLD."terminated_on" IS DISTINCT FROM (NEW."terminated_on") OR OLD."terminated_with_id" IS DISTINCT FROM (NEW."terminated_with_id") OR OLD."termination_reason" IS DISTINCT FROM (NEW."termination_reason") OR OLD."title_en" IS DISTINCT FROM (NEW."title_en") OR OLD."title_fa" IS DISTINCT FROM (NEW."title_fa") OR OLD."type_id" IS DISTINCT FROM (NEW."type_id") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                        func='INSERT INTO "agreements_agreementevent" ("closed_on", "closed_reason", "confidentiality", "created_at", "id", "import_key", "lead_unit_id", "locked_at", "origin", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_summary_en", "public_summary_fa", "reference", "scope", "signed_calendar", "signed_on", "signed_precision", "status", "status_since", "terminated_on", "terminated_with_id", "termination_reason", "title_en", "title_fa", "type_id", "uuid") VALUES (NEW."closed_on", NEW."closed_reason", NEW."confidentiality", NEW."created_at", NEW."id", NEW."import_key", NEW."lead_unit_id", NEW."locked_at", NEW."origin", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_summary_en", NEW."public_summary_fa", NEW."reference", NEW."scope", NEW."signed_calendar", NEW."signed_on", NEW."signed_precision", NEW."status", NEW."status_since", NEW."terminated_on", NEW."terminated_with_id", NEW."termination_reason", NEW."title_en", NEW."title_fa", NEW."type_id", NEW."uuid"); RETURN NULL;',
                        hash="1965b3c86c6ccd19cd428bf5eabd5ebd52759cb8",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_36fdd",
                        table="agreements_agreement",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="agreement",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "agreements_agreementevent" ("closed_on", "closed_reason", "confidentiality", "created_at", "id", "import_key", "lead_unit_id", "locked_at", "origin", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_summary_en", "public_summary_fa", "reference", "scope", "signed_calendar", "signed_on", "signed_precision", "status", "status_since", "terminated_on", "terminated_with_id", "termination_reason", "title_en", "title_fa", "type_id", "uuid") VALUES (OLD."closed_on", OLD."closed_reason", OLD."confidentiality", OLD."created_at", OLD."id", OLD."import_key", OLD."lead_unit_id", OLD."locked_at", OLD."origin", OLD."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_summary_en", OLD."public_summary_fa", OLD."reference", OLD."scope", OLD."signed_calendar", OLD."signed_on", OLD."signed_precision", OLD."status", OLD."status_since", OLD."terminated_on", OLD."terminated_with_id", OLD."termination_reason", OLD."title_en", OLD."title_fa", OLD."type_id", OLD."uuid"); RETURN NULL;',
                        hash="327c16d42e55d2fc0e7954881b918de89c257fb2",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_a07e3",
                        table="agreements_agreement",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="agreementparty",
                trigger=pgtrigger.compiler.Trigger(
                    name="locked",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n            IF TG_OP <> 'INSERT' AND agreement_is_shut(OLD.agreement_id)\n               OR TG_OP <> 'DELETE' AND agreement_is_shut(NEW.agreement_id) THEN\n                IF TG_OP <> 'UPDATE' THEN\n                    IF NOT (false) THEN\n                        RAISE EXCEPTION 'agreement is locked' USING ERRCODE = '23514', CONSTRAINT = 'agreement_party_is_locked';\n                    END IF;\n                ELSIF NEW.agreement_id IS DISTINCT FROM OLD.agreement_id OR NEW.role IS DISTINCT FROM OLD.role OR NEW.unit_id IS DISTINCT FROM OLD.unit_id OR NEW.name_as_given IS DISTINCT FROM OLD.name_as_given OR NEW.is_signatory IS DISTINCT FROM OLD.is_signatory OR NEW.joined_on IS DISTINCT FROM OLD.joined_on OR NEW.left_on IS DISTINCT FROM OLD.left_on OR (\n    OLD.institution_id IS NOT NULL AND (\n        NEW.mention_id IS DISTINCT FROM OLD.mention_id\n        OR NEW.institution_id IS DISTINCT FROM OLD.institution_id AND (\n            OLD.mention_id IS NULL OR NEW.institution_id IS DISTINCT FROM\n                (SELECT institution_id FROM directory_institutionmention WHERE id = OLD.mention_id)\n        )\n    )\n) THEN\n                    RAISE EXCEPTION 'agreement is locked' USING ERRCODE = '23514', CONSTRAINT = 'agreement_party_is_locked';\n                END IF;\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                        hash="a4f49841cd67c1abe69e4a6b13f7bd82126c63e0",
                        operation="INSERT OR UPDATE OR DELETE",
                        pgid="pgtrigger_locked_6cedb",
                        table="agreements_agreementparty",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="agreementterm",
                trigger=pgtrigger.compiler.Trigger(
                    name="locked",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n            IF TG_OP <> 'INSERT' AND agreement_is_shut(OLD.agreement_id)\n               OR TG_OP <> 'DELETE' AND agreement_is_shut(NEW.agreement_id) THEN\n                IF TG_OP <> 'UPDATE' THEN\n                    IF NOT (\n    TG_OP = 'INSERT' AND NEW.origin = 'auto' AND EXISTS (\n        SELECT 1 FROM agreements_agreementterm AS before\n        WHERE before.agreement_id = NEW.agreement_id AND before.renewal_mode = 'auto'\n              AND before.ends_on + 1 = NEW.starts_on AND NEW.ends_on <= before.runs_until\n              AND NEW.ends_on\n                  = ((before.ends_on + 1)::timestamp + make_interval(months => before.auto_months))::date - 1\n    )\n) THEN\n                        RAISE EXCEPTION 'agreement is locked' USING ERRCODE = '23514', CONSTRAINT = 'agreement_term_is_locked';\n                    END IF;\n                ELSIF NEW.agreement_id IS DISTINCT FROM OLD.agreement_id OR NEW.starts_on IS DISTINCT FROM OLD.starts_on OR NEW.starts_precision IS DISTINCT FROM OLD.starts_precision OR NEW.end_kind IS DISTINCT FROM OLD.end_kind OR NEW.ends_on IS DISTINCT FROM OLD.ends_on OR NEW.notice_days IS DISTINCT FROM OLD.notice_days OR NEW.renewal_mode IS DISTINCT FROM OLD.renewal_mode OR NEW.auto_months IS DISTINCT FROM OLD.auto_months OR NEW.max_auto_renewals IS DISTINCT FROM OLD.max_auto_renewals OR NEW.max_total_months IS DISTINCT FROM OLD.max_total_months OR NEW.origin IS DISTINCT FROM OLD.origin OR NEW.instrument_id IS DISTINCT FROM OLD.instrument_id THEN\n                    RAISE EXCEPTION 'agreement is locked' USING ERRCODE = '23514', CONSTRAINT = 'agreement_term_is_locked';\n                END IF;\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                        hash="2f2dd336e2bebfde80c374341da7845b65b9559e",
                        operation="INSERT OR UPDATE OR DELETE",
                        pgid="pgtrigger_locked_2ce3f",
                        table="agreements_agreementterm",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="agreementterm",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "agreements_agreementtermevent" ("agreement_id", "auto_months", "end_kind", "ends_on", "id", "instrument_id", "max_auto_renewals", "max_total_months", "notice_days", "notice_given_on", "origin", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "renewal_mode", "starts_calendar", "starts_on", "starts_precision") VALUES (NEW."agreement_id", NEW."auto_months", NEW."end_kind", NEW."ends_on", NEW."id", NEW."instrument_id", NEW."max_auto_renewals", NEW."max_total_months", NEW."notice_days", NEW."notice_given_on", NEW."origin", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."renewal_mode", NEW."starts_calendar", NEW."starts_on", NEW."starts_precision"); RETURN NULL;',
                        hash="e76fa33190c718e43d77c77eb3e9bfdc2cca2e26",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_e116a",
                        table="agreements_agreementterm",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="agreementterm",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."agreement_id" IS DISTINCT FROM (NEW."agreement_id") OR OLD."auto_months" IS DISTINCT FROM (NEW."auto_months") OR OLD."end_kind" IS DISTINCT FROM (NEW."end_kind") OR OLD."ends_on" IS DISTINCT FROM (NEW."ends_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."instrument_id" IS DISTINCT FROM (NEW."instrument_id") OR OLD."max_auto_renewals" IS DISTINCT FROM (NEW."max_auto_renewals") OR OLD."max_total_months" IS DISTINCT FROM (NEW."max_total_months") OR OLD."notice_days" IS DISTINCT FROM (NEW."notice_days") OR OLD."notice_given_on" IS DISTINCT FROM (NEW."notice_given_on") OR OLD."origin" IS DISTINCT FROM (NEW."origin") OR OLD."renewal_mode" IS DISTINCT FROM (NEW."renewal_mode") OR OLD."starts_calendar" IS DISTINCT FROM (NEW."starts_calendar") OR OLD."starts_on" IS DISTINCT FROM (NEW."starts_on") OR OLD."starts_precision" IS DISTINCT FROM (NEW."starts_precision"))',
                        func='INSERT INTO "agreements_agreementtermevent" ("agreement_id", "auto_months", "end_kind", "ends_on", "id", "instrument_id", "max_auto_renewals", "max_total_months", "notice_days", "notice_given_on", "origin", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "renewal_mode", "starts_calendar", "starts_on", "starts_precision") VALUES (NEW."agreement_id", NEW."auto_months", NEW."end_kind", NEW."ends_on", NEW."id", NEW."instrument_id", NEW."max_auto_renewals", NEW."max_total_months", NEW."notice_days", NEW."notice_given_on", NEW."origin", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."renewal_mode", NEW."starts_calendar", NEW."starts_on", NEW."starts_precision"); RETURN NULL;',
                        hash="37b37c5fc0e58d7ee181204173cb9cddbdfe6ee0",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_26acd",
                        table="agreements_agreementterm",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="agreementterm",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "agreements_agreementtermevent" ("agreement_id", "auto_months", "end_kind", "ends_on", "id", "instrument_id", "max_auto_renewals", "max_total_months", "notice_days", "notice_given_on", "origin", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "renewal_mode", "starts_calendar", "starts_on", "starts_precision") VALUES (OLD."agreement_id", OLD."auto_months", OLD."end_kind", OLD."ends_on", OLD."id", OLD."instrument_id", OLD."max_auto_renewals", OLD."max_total_months", OLD."notice_days", OLD."notice_given_on", OLD."origin", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."renewal_mode", OLD."starts_calendar", OLD."starts_on", OLD."starts_precision"); RETURN NULL;',
                        hash="7371fb8b32c9ed0dfeb455add146c90914246eee",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_47df4",
                        table="agreements_agreementterm",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="agreementtype",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "agreements_agreementtypeevent" ("aliases", "closed_on", "closed_reason", "code", "created_at", "default_months", "default_notice_days", "dormant_after_months", "expiring_window_days", "id", "level", "name_en", "name_fa", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quiet_after_months", "requires_parent", "review_lead_days", "uuid") VALUES (NEW."aliases", NEW."closed_on", NEW."closed_reason", NEW."code", NEW."created_at", NEW."default_months", NEW."default_notice_days", NEW."dormant_after_months", NEW."expiring_window_days", NEW."id", NEW."level", NEW."name_en", NEW."name_fa", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."quiet_after_months", NEW."requires_parent", NEW."review_lead_days", NEW."uuid"); RETURN NULL;',
                        hash="c5eee34a387605bac28febc82625fae33bb076fa",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_7d58e",
                        table="agreements_agreementtype",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="agreementtype",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."aliases" IS DISTINCT FROM (NEW."aliases") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."default_months" IS DISTINCT FROM (NEW."default_months") OR OLD."default_notice_days" IS DISTINCT FROM (NEW."default_notice_days") OR OLD."dormant_after_months" IS DISTINCT FROM (NEW."dormant_after_months") OR OLD."expiring_window_days" IS DISTINCT FROM (NEW."expiring_window_days") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."level" IS DISTINCT FROM (NEW."level") OR OLD."name_en" IS DISTINCT FROM (NEW."name_en") OR OLD."name_fa" IS DISTINCT FROM (NEW."name_fa") OR OLD."quiet_after_months" IS DISTINCT FROM (NEW."quiet_after_months") OR OLD."requires_parent" IS DISTINCT FROM (NEW."requires_parent") OR OLD."review_lead_days" IS DISTINCT FROM (NEW."review_lead_days") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                        func='INSERT INTO "agreements_agreementtypeevent" ("aliases", "closed_on", "closed_reason", "code", "created_at", "default_months", "default_notice_days", "dormant_after_months", "expiring_window_days", "id", "level", "name_en", "name_fa", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quiet_after_months", "requires_parent", "review_lead_days", "uuid") VALUES (NEW."aliases", NEW."closed_on", NEW."closed_reason", NEW."code", NEW."created_at", NEW."default_months", NEW."default_notice_days", NEW."dormant_after_months", NEW."expiring_window_days", NEW."id", NEW."level", NEW."name_en", NEW."name_fa", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."quiet_after_months", NEW."requires_parent", NEW."review_lead_days", NEW."uuid"); RETURN NULL;',
                        hash="75413631672a338a47b446099ff4e9aca8f0a6a0",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_312cb",
                        table="agreements_agreementtype",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="agreementtype",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "agreements_agreementtypeevent" ("aliases", "closed_on", "closed_reason", "code", "created_at", "default_months", "default_notice_days", "dormant_after_months", "expiring_window_days", "id", "level", "name_en", "name_fa", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quiet_after_months", "requires_parent", "review_lead_days", "uuid") VALUES (OLD."aliases", OLD."closed_on", OLD."closed_reason", OLD."code", OLD."created_at", OLD."default_months", OLD."default_notice_days", OLD."dormant_after_months", OLD."expiring_window_days", OLD."id", OLD."level", OLD."name_en", OLD."name_fa", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."quiet_after_months", OLD."requires_parent", OLD."review_lead_days", OLD."uuid"); RETURN NULL;',
                        hash="e1eade13eec7bafda2982e432977801604c3e5f4",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_b7a3e",
                        table="agreements_agreementtype",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="correction",
                trigger=pgtrigger.compiler.Trigger(
                    name="applied",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n                    IF TG_OP = 'UPDATE' AND OLD.status = 'proposed' AND NEW.status = 'confirmed'\n                       AND NEW.decided_by_id <> NEW.proposed_by_id THEN\n                        NEW.applied_in = pg_current_xact_id()::text::bigint;\n                    ELSIF TG_OP = 'INSERT' OR NEW.applied_in IS DISTINCT FROM OLD.applied_in THEN\n                        NEW.applied_in = NULL;\n                    END IF;\n                    RETURN NEW;\n                ",
                        hash="3e7424b1d3be9caa5e71a5ae12549c3fdd0cef54",
                        operation="INSERT OR UPDATE",
                        pgid="pgtrigger_applied_9c76d",
                        table="agreements_correction",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="correction",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "agreements_correctionevent" ("agreement_id", "applied_in", "closed_on", "closed_reason", "created_at", "decided_at", "decided_by_id", "field", "id", "new", "old", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by_id", "reason", "status", "term_id", "uuid") VALUES (NEW."agreement_id", NEW."applied_in", NEW."closed_on", NEW."closed_reason", NEW."created_at", NEW."decided_at", NEW."decided_by_id", NEW."field", NEW."id", NEW."new", NEW."old", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."proposed_by_id", NEW."reason", NEW."status", NEW."term_id", NEW."uuid"); RETURN NULL;',
                        hash="95bab3074974932ee2b2b49ad949a559b28a2c0f",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_22685",
                        table="agreements_correction",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="correction",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."agreement_id" IS DISTINCT FROM (NEW."agreement_id") OR OLD."applied_in" IS DISTINCT FROM (NEW."applied_in") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."field" IS DISTINCT FROM (NEW."field") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."new" IS DISTINCT FROM (NEW."new") OR OLD."old" IS DISTINCT FROM (NEW."old") OR OLD."proposed_by_id" IS DISTINCT FROM (NEW."proposed_by_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."term_id" IS DISTINCT FROM (NEW."term_id") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                        func='INSERT INTO "agreements_correctionevent" ("agreement_id", "applied_in", "closed_on", "closed_reason", "created_at", "decided_at", "decided_by_id", "field", "id", "new", "old", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by_id", "reason", "status", "term_id", "uuid") VALUES (NEW."agreement_id", NEW."applied_in", NEW."closed_on", NEW."closed_reason", NEW."created_at", NEW."decided_at", NEW."decided_by_id", NEW."field", NEW."id", NEW."new", NEW."old", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."proposed_by_id", NEW."reason", NEW."status", NEW."term_id", NEW."uuid"); RETURN NULL;',
                        hash="1a1ab50e34b67ac1810483b6e93d3e1954d54130",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_f1c49",
                        table="agreements_correction",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="correction",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "agreements_correctionevent" ("agreement_id", "applied_in", "closed_on", "closed_reason", "created_at", "decided_at", "decided_by_id", "field", "id", "new", "old", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by_id", "reason", "status", "term_id", "uuid") VALUES (OLD."agreement_id", OLD."applied_in", OLD."closed_on", OLD."closed_reason", OLD."created_at", OLD."decided_at", OLD."decided_by_id", OLD."field", OLD."id", OLD."new", OLD."old", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."proposed_by_id", OLD."reason", OLD."status", OLD."term_id", OLD."uuid"); RETURN NULL;',
                        hash="fdf285a5088a5497332a5242aaa54ad478f4dd48",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_6479e",
                        table="agreements_correction",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="activity",
                trigger=pgtrigger.compiler.Trigger(
                    name="count_version",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="NEW.version = OLD.version + 1; RETURN NEW;",
                        hash="dd6dbf3954fda76fc09cbcceb412b68ef4f97f4c",
                        operation="UPDATE",
                        pgid="pgtrigger_count_version_c117c",
                        table="agreements_activity",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="activity",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "agreements_activityevent" ("agreement_id", "closed_on", "closed_reason", "created_at", "happened_on", "id", "is_public", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "source_key", "title", "url", "uuid") VALUES (NEW."agreement_id", NEW."closed_on", NEW."closed_reason", NEW."created_at", NEW."happened_on", NEW."id", NEW."is_public", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."source", NEW."source_key", NEW."title", NEW."url", NEW."uuid"); RETURN NULL;',
                        hash="cd55c198fa7498452038222e9eb4645345fff106",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_a78c3",
                        table="agreements_activity",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="activity",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."agreement_id" IS DISTINCT FROM (NEW."agreement_id") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."happened_on" IS DISTINCT FROM (NEW."happened_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_public" IS DISTINCT FROM (NEW."is_public") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."source_key" IS DISTINCT FROM (NEW."source_key") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."url" IS DISTINCT FROM (NEW."url") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                        func='INSERT INTO "agreements_activityevent" ("agreement_id", "closed_on", "closed_reason", "created_at", "happened_on", "id", "is_public", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "source_key", "title", "url", "uuid") VALUES (NEW."agreement_id", NEW."closed_on", NEW."closed_reason", NEW."created_at", NEW."happened_on", NEW."id", NEW."is_public", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."source", NEW."source_key", NEW."title", NEW."url", NEW."uuid"); RETURN NULL;',
                        hash="3c43740352a97dceef98355a8fdcfccedbbf2427",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_7ba97",
                        table="agreements_activity",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="activity",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "agreements_activityevent" ("agreement_id", "closed_on", "closed_reason", "created_at", "happened_on", "id", "is_public", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "source_key", "title", "url", "uuid") VALUES (OLD."agreement_id", OLD."closed_on", OLD."closed_reason", OLD."created_at", OLD."happened_on", OLD."id", OLD."is_public", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."source", OLD."source_key", OLD."title", OLD."url", OLD."uuid"); RETURN NULL;',
                        hash="0b13af5f6cbe306a9cc190569f78a4360e0759bd",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_c7e54",
                        table="agreements_activity",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="activityevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="71d1875693bc530411efbdecd3975a9d0526bf0f",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_c9f0f",
                        table="agreements_activityevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="commitment",
                trigger=pgtrigger.compiler.Trigger(
                    name="count_version",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="NEW.version = OLD.version + 1; RETURN NEW;",
                        hash="eec87a6030f8c9e66f3df504a20fd2e8d0b5fd21",
                        operation="UPDATE",
                        pgid="pgtrigger_count_version_4cea5",
                        table="agreements_commitment",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="commitment",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "agreements_commitmentevent" ("agreement_id", "closed_on", "closed_reason", "created_at", "first_due_on", "id", "last_due_on", "needs_evidence", "owner_id", "party_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recurrence", "target", "text_en", "text_fa", "unit", "uuid") VALUES (NEW."agreement_id", NEW."closed_on", NEW."closed_reason", NEW."created_at", NEW."first_due_on", NEW."id", NEW."last_due_on", NEW."needs_evidence", NEW."owner_id", NEW."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."recurrence", NEW."target", NEW."text_en", NEW."text_fa", NEW."unit", NEW."uuid"); RETURN NULL;',
                        hash="301e2e6b086ad2c9751419f309340819040f5f05",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_6e3ce",
                        table="agreements_commitment",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="commitment",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."agreement_id" IS DISTINCT FROM (NEW."agreement_id") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."first_due_on" IS DISTINCT FROM (NEW."first_due_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."last_due_on" IS DISTINCT FROM (NEW."last_due_on") OR OLD."needs_evidence" IS DISTINCT FROM (NEW."needs_evidence") OR OLD."owner_id" IS DISTINCT FROM (NEW."owner_id") OR OLD."party_id" IS DISTINCT FROM (NEW."party_id") OR OLD."recurrence" IS DISTINCT FROM (NEW."recurrence") OR OLD."target" IS DISTINCT FROM (NEW."target") OR OLD."text_en" IS DISTINCT FROM (NEW."text_en") OR OLD."text_fa" IS DISTINCT FROM (NEW."text_fa") OR OLD."unit" IS DISTINCT FROM (NEW."unit") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                        func='INSERT INTO "agreements_commitmentevent" ("agreement_id", "closed_on", "closed_reason", "created_at", "first_due_on", "id", "last_due_on", "needs_evidence", "owner_id", "party_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recurrence", "target", "text_en", "text_fa", "unit", "uuid") VALUES (NEW."agreement_id", NEW."closed_on", NEW."closed_reason", NEW."created_at", NEW."first_due_on", NEW."id", NEW."last_due_on", NEW."needs_evidence", NEW."owner_id", NEW."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."recurrence", NEW."target", NEW."text_en", NEW."text_fa", NEW."unit", NEW."uuid"); RETURN NULL;',
                        hash="5954642510052abccdbd08120d54bafb3bb7df6a",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_7c3cd",
                        table="agreements_commitment",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="commitment",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "agreements_commitmentevent" ("agreement_id", "closed_on", "closed_reason", "created_at", "first_due_on", "id", "last_due_on", "needs_evidence", "owner_id", "party_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recurrence", "target", "text_en", "text_fa", "unit", "uuid") VALUES (OLD."agreement_id", OLD."closed_on", OLD."closed_reason", OLD."created_at", OLD."first_due_on", OLD."id", OLD."last_due_on", OLD."needs_evidence", OLD."owner_id", OLD."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."recurrence", OLD."target", OLD."text_en", OLD."text_fa", OLD."unit", OLD."uuid"); RETURN NULL;',
                        hash="665db3a733314774792fecb4a4c16580a90e7ff0",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_4d616",
                        table="agreements_commitment",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="commitmentevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="ed46406713d448ec660e35d78a3cd545f3dd25ad",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_2c54e",
                        table="agreements_commitmentevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="commitmentoccurrence",
                trigger=pgtrigger.compiler.Trigger(
                    name="count_version",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="NEW.version = OLD.version + 1; RETURN NEW;",
                        hash="44751d67182e2c4f06bc30cc22acbb27c1c9eb4a",
                        operation="UPDATE",
                        pgid="pgtrigger_count_version_e0831",
                        table="agreements_commitmentoccurrence",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="commitmentoccurrence",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "agreements_commitmentoccurrenceevent" ("closed_on", "closed_reason", "commitment_id", "created_at", "done_on", "due_on", "evidence_id", "id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "uuid", "value") VALUES (NEW."closed_on", NEW."closed_reason", NEW."commitment_id", NEW."created_at", NEW."done_on", NEW."due_on", NEW."evidence_id", NEW."id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."status", NEW."uuid", NEW."value"); RETURN NULL;',
                        hash="ebd7feb66d0f8c591740e8eefee3fb48ae560dff",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_2fce4",
                        table="agreements_commitmentoccurrence",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="commitmentoccurrence",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."commitment_id" IS DISTINCT FROM (NEW."commitment_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."done_on" IS DISTINCT FROM (NEW."done_on") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."evidence_id" IS DISTINCT FROM (NEW."evidence_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid") OR OLD."value" IS DISTINCT FROM (NEW."value"))',
                        func='INSERT INTO "agreements_commitmentoccurrenceevent" ("closed_on", "closed_reason", "commitment_id", "created_at", "done_on", "due_on", "evidence_id", "id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "uuid", "value") VALUES (NEW."closed_on", NEW."closed_reason", NEW."commitment_id", NEW."created_at", NEW."done_on", NEW."due_on", NEW."evidence_id", NEW."id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."status", NEW."uuid", NEW."value"); RETURN NULL;',
                        hash="ad7f481ac99e9b22ff3ddd78e968da33235c18c5",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_34dfb",
                        table="agreements_commitmentoccurrence",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="commitmentoccurrence",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "agreements_commitmentoccurrenceevent" ("closed_on", "closed_reason", "commitment_id", "created_at", "done_on", "due_on", "evidence_id", "id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "uuid", "value") VALUES (OLD."closed_on", OLD."closed_reason", OLD."commitment_id", OLD."created_at", OLD."done_on", OLD."due_on", OLD."evidence_id", OLD."id", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."status", OLD."uuid", OLD."value"); RETURN NULL;',
                        hash="bbf7e2cc1696b3713f3231b3686c18e9e2c65cda",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_e298b",
                        table="agreements_commitmentoccurrence",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="commitmentoccurrenceevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="e9455ee107b93c2791ef5a227e5cc3f2bd23d734",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_bd666",
                        table="agreements_commitmentoccurrenceevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="crucialelement",
                trigger=pgtrigger.compiler.Trigger(
                    name="count_version",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="NEW.version = OLD.version + 1; RETURN NEW;",
                        hash="a9b91aedf7eafc3f654a76b4f4956e866670fce8",
                        operation="UPDATE",
                        pgid="pgtrigger_count_version_3de5e",
                        table="agreements_crucialelement",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="crucialelement",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "agreements_crucialelementevent" ("closed_on", "closed_reason", "created_at", "guidance_en", "guidance_fa", "id", "name_en", "name_fa", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "type_id", "uuid") VALUES (NEW."closed_on", NEW."closed_reason", NEW."created_at", NEW."guidance_en", NEW."guidance_fa", NEW."id", NEW."name_en", NEW."name_fa", NEW."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."type_id", NEW."uuid"); RETURN NULL;',
                        hash="d78b9a714d648a85f5d792b45b3aa08fd845f92a",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_5c1b4",
                        table="agreements_crucialelement",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="crucialelement",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."guidance_en" IS DISTINCT FROM (NEW."guidance_en") OR OLD."guidance_fa" IS DISTINCT FROM (NEW."guidance_fa") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name_en" IS DISTINCT FROM (NEW."name_en") OR OLD."name_fa" IS DISTINCT FROM (NEW."name_fa") OR OLD."order" IS DISTINCT FROM (NEW."order") OR OLD."type_id" IS DISTINCT FROM (NEW."type_id") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                        func='INSERT INTO "agreements_crucialelementevent" ("closed_on", "closed_reason", "created_at", "guidance_en", "guidance_fa", "id", "name_en", "name_fa", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "type_id", "uuid") VALUES (NEW."closed_on", NEW."closed_reason", NEW."created_at", NEW."guidance_en", NEW."guidance_fa", NEW."id", NEW."name_en", NEW."name_fa", NEW."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."type_id", NEW."uuid"); RETURN NULL;',
                        hash="410e4eb6906769d4b0db36998065ac6e18be3cdd",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_ef148",
                        table="agreements_crucialelement",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="crucialelement",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "agreements_crucialelementevent" ("closed_on", "closed_reason", "created_at", "guidance_en", "guidance_fa", "id", "name_en", "name_fa", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "type_id", "uuid") VALUES (OLD."closed_on", OLD."closed_reason", OLD."created_at", OLD."guidance_en", OLD."guidance_fa", OLD."id", OLD."name_en", OLD."name_fa", OLD."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."type_id", OLD."uuid"); RETURN NULL;',
                        hash="d7bcf73b74c58e85390285b85acd53026d1d8337",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_d678a",
                        table="agreements_crucialelement",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="crucialelementevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="e45efeafcf49f005a9093721c0992409a5720984",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_52c3f",
                        table="agreements_crucialelementevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="elementanswer",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "agreements_elementanswerevent" ("agreement_id", "clause", "element_id", "id", "not_applicable_because", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."agreement_id", NEW."clause", NEW."element_id", NEW."id", NEW."not_applicable_because", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id"); RETURN NULL;',
                        hash="09fc798f92000304a7e7edbf1b8310138671f58f",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_bb8c6",
                        table="agreements_elementanswer",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="elementanswer",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                        func='INSERT INTO "agreements_elementanswerevent" ("agreement_id", "clause", "element_id", "id", "not_applicable_because", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."agreement_id", NEW."clause", NEW."element_id", NEW."id", NEW."not_applicable_because", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id"); RETURN NULL;',
                        hash="8ed230ffb2af8de6c45dfb5e6de08598d08aa319",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_95aa1",
                        table="agreements_elementanswer",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="elementanswer",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "agreements_elementanswerevent" ("agreement_id", "clause", "element_id", "id", "not_applicable_because", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."agreement_id", OLD."clause", OLD."element_id", OLD."id", OLD."not_applicable_because", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id"); RETURN NULL;',
                        hash="95564da8c00d76b0cde8a6a33a1e077daa4a5741",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_e2c72",
                        table="agreements_elementanswer",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="elementanswerevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="317ca9e4125992d600dded88ea7fbdb3fd0e8bde",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_6128b",
                        table="agreements_elementanswerevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="insidedesk",
                trigger=pgtrigger.compiler.Trigger(
                    name="count_version",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="NEW.version = OLD.version + 1; RETURN NEW;",
                        hash="a2eb5fa26d39d640c240bad2c2d50496b0288659",
                        operation="UPDATE",
                        pgid="pgtrigger_count_version_c49c1",
                        table="agreements_insidedesk",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="insidedesk",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "agreements_insidedeskevent" ("closed_on", "closed_reason", "created_at", "holder_id", "id", "name_en", "name_fa", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "type_id", "uuid") VALUES (NEW."closed_on", NEW."closed_reason", NEW."created_at", NEW."holder_id", NEW."id", NEW."name_en", NEW."name_fa", NEW."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."type_id", NEW."uuid"); RETURN NULL;',
                        hash="96883bd4efca9fc713a11c83b7702d76b1ba65eb",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_bcdf4",
                        table="agreements_insidedesk",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="insidedesk",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."holder_id" IS DISTINCT FROM (NEW."holder_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name_en" IS DISTINCT FROM (NEW."name_en") OR OLD."name_fa" IS DISTINCT FROM (NEW."name_fa") OR OLD."order" IS DISTINCT FROM (NEW."order") OR OLD."type_id" IS DISTINCT FROM (NEW."type_id") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                        func='INSERT INTO "agreements_insidedeskevent" ("closed_on", "closed_reason", "created_at", "holder_id", "id", "name_en", "name_fa", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "type_id", "uuid") VALUES (NEW."closed_on", NEW."closed_reason", NEW."created_at", NEW."holder_id", NEW."id", NEW."name_en", NEW."name_fa", NEW."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."type_id", NEW."uuid"); RETURN NULL;',
                        hash="58b5e39c966bc2cfc8e9264d7a8760a92ae778d2",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_0116b",
                        table="agreements_insidedesk",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="insidedesk",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "agreements_insidedeskevent" ("closed_on", "closed_reason", "created_at", "holder_id", "id", "name_en", "name_fa", "order", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "type_id", "uuid") VALUES (OLD."closed_on", OLD."closed_reason", OLD."created_at", OLD."holder_id", OLD."id", OLD."name_en", OLD."name_fa", OLD."order", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."type_id", OLD."uuid"); RETURN NULL;',
                        hash="739c54d7512b7c876c7dc1cd8936c82ec94a240b",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_d94d5",
                        table="agreements_insidedesk",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="insideapprovalevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="6e776ba40f12e39b658d224bffb675648d8b3658",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_2d455",
                        table="agreements_insideapprovalevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="insideapproval",
                trigger=pgtrigger.compiler.Trigger(
                    name="count_version",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="NEW.version = OLD.version + 1; RETURN NEW;",
                        hash="ba15ca322dc67c9534856e10048a22d6a1b18c64",
                        operation="UPDATE",
                        pgid="pgtrigger_count_version_3b663",
                        table="agreements_insideapproval",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="insideapproval",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "agreements_insideapprovalevent" ("agreement_id", "asked_at", "closed_on", "closed_reason", "comment", "created_at", "decided_at", "decided_by_id", "desk_id", "holder_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "uuid") VALUES (NEW."agreement_id", NEW."asked_at", NEW."closed_on", NEW."closed_reason", NEW."comment", NEW."created_at", NEW."decided_at", NEW."decided_by_id", NEW."desk_id", NEW."holder_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."status", NEW."uuid"); RETURN NULL;',
                        hash="49424975e70d07c731d4fbb6969a798fda25636b",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_17ef6",
                        table="agreements_insideapproval",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="insideapproval",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."agreement_id" IS DISTINCT FROM (NEW."agreement_id") OR OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."comment" IS DISTINCT FROM (NEW."comment") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."desk_id" IS DISTINCT FROM (NEW."desk_id") OR OLD."holder_id" IS DISTINCT FROM (NEW."holder_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                        func='INSERT INTO "agreements_insideapprovalevent" ("agreement_id", "asked_at", "closed_on", "closed_reason", "comment", "created_at", "decided_at", "decided_by_id", "desk_id", "holder_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "uuid") VALUES (NEW."agreement_id", NEW."asked_at", NEW."closed_on", NEW."closed_reason", NEW."comment", NEW."created_at", NEW."decided_at", NEW."decided_by_id", NEW."desk_id", NEW."holder_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."status", NEW."uuid"); RETURN NULL;',
                        hash="d947c85ae14627f605f6854067ef6159dec2b451",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_c0f5f",
                        table="agreements_insideapproval",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="insideapproval",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "agreements_insideapprovalevent" ("agreement_id", "asked_at", "closed_on", "closed_reason", "comment", "created_at", "decided_at", "decided_by_id", "desk_id", "holder_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "uuid") VALUES (OLD."agreement_id", OLD."asked_at", OLD."closed_on", OLD."closed_reason", OLD."comment", OLD."created_at", OLD."decided_at", OLD."decided_by_id", OLD."desk_id", OLD."holder_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."status", OLD."uuid"); RETURN NULL;',
                        hash="d82ca8bba246413e4f931555a164aeebb7e5927a",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_ebbfc",
                        table="agreements_insideapproval",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="insidedeskevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="635565ce71767b1ccae5a7788a18be220f3f361a",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_9037c",
                        table="agreements_insidedeskevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="instrument",
                trigger=pgtrigger.compiler.Trigger(
                    name="count_version",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="NEW.version = OLD.version + 1; RETURN NEW;",
                        hash="14106b49899b99c4e1d0ccfeff2444bea645c526",
                        operation="UPDATE",
                        pgid="pgtrigger_count_version_e3d93",
                        table="agreements_instrument",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="instrument",
                trigger=pgtrigger.compiler.Trigger(
                    name="whole",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n                    IF TG_OP <> 'INSERT' AND OLD.status IN ('in_force', 'void') THEN\n                        IF TG_OP = 'DELETE' OR ROW (NEW.agreement_id, NEW.kind, NEW.number, NEW.title, NEW.status,\n                               NEW.effective_from, NEW.summary, NEW.changes, NEW.text_sha256, NEW.came_signed,\n                               NEW.signed_copy_id, NEW.concluded_on)\n                           IS DISTINCT FROM ROW (OLD.agreement_id, OLD.kind, OLD.number, OLD.title, OLD.status,\n                               OLD.effective_from, OLD.summary, OLD.changes, OLD.text_sha256, OLD.came_signed,\n                               OLD.signed_copy_id, OLD.concluded_on) THEN\n                            RAISE EXCEPTION 'instrument is closed'\n                                USING ERRCODE = '23514', CONSTRAINT = 'instrument_is_closed';\n                        END IF;\n                    ELSIF TG_OP = 'DELETE' AND OLD.status <> 'draft' THEN\n                        RAISE EXCEPTION 'only drafts are deleted'\n                            USING ERRCODE = '23514', CONSTRAINT = 'instrument_only_draft_is_deleted';\n                    END IF;\n                    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n                    IF NEW.status = 'in_force' AND (TG_OP = 'INSERT' OR OLD.status <> 'in_force') THEN\n                        IF NOT NEW.came_signed AND (NEW.text_sha256 = '' OR EXISTS (\n                            SELECT 1 FROM agreements_signatory AS signatory\n                            WHERE signatory.instrument_id = NEW.id AND NOT EXISTS (\n                                SELECT 1 FROM agreements_signature AS signature\n                                WHERE signature.signatory_id = signatory.id AND signature.voided_at IS NULL\n                                      AND signature.text_sha256 = NEW.text_sha256\n                            )\n                        ) OR (SELECT count(*) FROM agreements_signatory WHERE instrument_id = NEW.id) = 0) THEN\n                            RAISE EXCEPTION 'not signed by all'\n                                USING ERRCODE = '23514', CONSTRAINT = 'instrument_is_signed_by_all';\n                        END IF;\n                        NEW.applied_in = pg_current_xact_id()::text::bigint;\n                    ELSIF TG_OP = 'INSERT' OR NEW.applied_in IS DISTINCT FROM OLD.applied_in THEN\n                        NEW.applied_in = NULL;\n                    END IF;\n                    RETURN NEW;\n                ",
                        hash="5cfed75e3a1b5b11545b66eaab381cff9babc9eb",
                        operation="INSERT OR UPDATE OR DELETE",
                        pgid="pgtrigger_whole_0b10e",
                        table="agreements_instrument",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="instrument",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "agreements_instrumentevent" ("agreement_id", "applied_in", "came_signed", "changes", "closed_on", "closed_reason", "concluded_on", "created_at", "effective_from", "id", "kind", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signed_copy_id", "status", "status_since", "summary", "text_sha256", "title", "uuid") VALUES (NEW."agreement_id", NEW."applied_in", NEW."came_signed", NEW."changes", NEW."closed_on", NEW."closed_reason", NEW."concluded_on", NEW."created_at", NEW."effective_from", NEW."id", NEW."kind", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."signed_copy_id", NEW."status", NEW."status_since", NEW."summary", NEW."text_sha256", NEW."title", NEW."uuid"); RETURN NULL;',
                        hash="0ffb604fa8248c04fab5caf4d634943c252e61bd",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_1e33b",
                        table="agreements_instrument",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="instrument",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."agreement_id" IS DISTINCT FROM (NEW."agreement_id") OR OLD."applied_in" IS DISTINCT FROM (NEW."applied_in") OR OLD."came_signed" IS DISTINCT FROM (NEW."came_signed") OR OLD."changes" IS DISTINCT FROM (NEW."changes") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."concluded_on" IS DISTINCT FROM (NEW."concluded_on") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."effective_from" IS DISTINCT FROM (NEW."effective_from") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."signed_copy_id" IS DISTINCT FROM (NEW."signed_copy_id") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_since" IS DISTINCT FROM (NEW."status_since") OR OLD."summary" IS DISTINCT FROM (NEW."summary") OR OLD."text_sha256" IS DISTINCT FROM (NEW."text_sha256") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                        func='INSERT INTO "agreements_instrumentevent" ("agreement_id", "applied_in", "came_signed", "changes", "closed_on", "closed_reason", "concluded_on", "created_at", "effective_from", "id", "kind", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signed_copy_id", "status", "status_since", "summary", "text_sha256", "title", "uuid") VALUES (NEW."agreement_id", NEW."applied_in", NEW."came_signed", NEW."changes", NEW."closed_on", NEW."closed_reason", NEW."concluded_on", NEW."created_at", NEW."effective_from", NEW."id", NEW."kind", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."signed_copy_id", NEW."status", NEW."status_since", NEW."summary", NEW."text_sha256", NEW."title", NEW."uuid"); RETURN NULL;',
                        hash="c934562df52afa85096baeea7427287442009b74",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_73565",
                        table="agreements_instrument",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="instrument",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "agreements_instrumentevent" ("agreement_id", "applied_in", "came_signed", "changes", "closed_on", "closed_reason", "concluded_on", "created_at", "effective_from", "id", "kind", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signed_copy_id", "status", "status_since", "summary", "text_sha256", "title", "uuid") VALUES (OLD."agreement_id", OLD."applied_in", OLD."came_signed", OLD."changes", OLD."closed_on", OLD."closed_reason", OLD."concluded_on", OLD."created_at", OLD."effective_from", OLD."id", OLD."kind", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."signed_copy_id", OLD."status", OLD."status_since", OLD."summary", OLD."text_sha256", OLD."title", OLD."uuid"); RETURN NULL;',
                        hash="4f64a12e6cda03abf98d011ab3043135472b70c4",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_8eae6",
                        table="agreements_instrument",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="instrumentevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="b61bebb833847481a1265b2659ed58ef7626d916",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_fedb6",
                        table="agreements_instrumentevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="modeltext",
                trigger=pgtrigger.compiler.Trigger(
                    name="count_version",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="NEW.version = OLD.version + 1; RETURN NEW;",
                        hash="0d124118001b5a52825295b5544f5adbf41cb55a",
                        operation="UPDATE",
                        pgid="pgtrigger_count_version_ff786",
                        table="agreements_modeltext",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="modeltext",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "agreements_modeltextevent" ("closed_on", "closed_reason", "created_at", "id", "language", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "type_id", "uuid") VALUES (NEW."closed_on", NEW."closed_reason", NEW."created_at", NEW."id", NEW."language", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."title", NEW."type_id", NEW."uuid"); RETURN NULL;',
                        hash="8db69a934245df11fa9be41f6cb14f9eddfc3ff2",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_01181",
                        table="agreements_modeltext",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="modeltext",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."type_id" IS DISTINCT FROM (NEW."type_id") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                        func='INSERT INTO "agreements_modeltextevent" ("closed_on", "closed_reason", "created_at", "id", "language", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "type_id", "uuid") VALUES (NEW."closed_on", NEW."closed_reason", NEW."created_at", NEW."id", NEW."language", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."title", NEW."type_id", NEW."uuid"); RETURN NULL;',
                        hash="4068dbb4c4baa391f0612752d5c25842a5b6a5b1",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_74325",
                        table="agreements_modeltext",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="modeltext",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "agreements_modeltextevent" ("closed_on", "closed_reason", "created_at", "id", "language", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "type_id", "uuid") VALUES (OLD."closed_on", OLD."closed_reason", OLD."created_at", OLD."id", OLD."language", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."title", OLD."type_id", OLD."uuid"); RETURN NULL;',
                        hash="d5fdc3e0f2ef3467a899c725d04c49d59bb2758e",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_e4099",
                        table="agreements_modeltext",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="modeltextevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="7f35978813beb402dfdc1623299a4be981581222",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_6d2e5",
                        table="agreements_modeltextevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="proposedterm",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "agreements_proposedtermevent" ("auto_months", "end_kind", "ends_on", "id", "instrument_id", "max_auto_renewals", "max_total_months", "notice_days", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "renewal_mode", "starts_calendar", "starts_on", "starts_precision") VALUES (NEW."auto_months", NEW."end_kind", NEW."ends_on", NEW."id", NEW."instrument_id", NEW."max_auto_renewals", NEW."max_total_months", NEW."notice_days", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."renewal_mode", NEW."starts_calendar", NEW."starts_on", NEW."starts_precision"); RETURN NULL;',
                        hash="431a67ad400c18a9973731ae9886eb9f5e855304",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_e85be",
                        table="agreements_proposedterm",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="proposedterm",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                        func='INSERT INTO "agreements_proposedtermevent" ("auto_months", "end_kind", "ends_on", "id", "instrument_id", "max_auto_renewals", "max_total_months", "notice_days", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "renewal_mode", "starts_calendar", "starts_on", "starts_precision") VALUES (NEW."auto_months", NEW."end_kind", NEW."ends_on", NEW."id", NEW."instrument_id", NEW."max_auto_renewals", NEW."max_total_months", NEW."notice_days", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."renewal_mode", NEW."starts_calendar", NEW."starts_on", NEW."starts_precision"); RETURN NULL;',
                        hash="86f5dc9e18bfb3f934204812d7e10dbf9956d600",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_d507c",
                        table="agreements_proposedterm",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="proposedterm",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "agreements_proposedtermevent" ("auto_months", "end_kind", "ends_on", "id", "instrument_id", "max_auto_renewals", "max_total_months", "notice_days", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "renewal_mode", "starts_calendar", "starts_on", "starts_precision") VALUES (OLD."auto_months", OLD."end_kind", OLD."ends_on", OLD."id", OLD."instrument_id", OLD."max_auto_renewals", OLD."max_total_months", OLD."notice_days", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."renewal_mode", OLD."starts_calendar", OLD."starts_on", OLD."starts_precision"); RETURN NULL;',
                        hash="dfbd989d739b2990909c19de8a30c8f8fb8941c9",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_26780",
                        table="agreements_proposedterm",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="proposedtermevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="4c4d0cf70a363b387b3fdff338b9fbc8206b419e",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_67b5c",
                        table="agreements_proposedtermevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="renewalreview",
                trigger=pgtrigger.compiler.Trigger(
                    name="count_version",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="NEW.version = OLD.version + 1; RETURN NEW;",
                        hash="55ceda4381dfc81f9376cf5cf2106d82ac969d29",
                        operation="UPDATE",
                        pgid="pgtrigger_count_version_4f2fa",
                        table="agreements_renewalreview",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="renewalreview",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "agreements_renewalreviewevent" ("agreement_id", "closed_on", "closed_reason", "created_at", "decided_by_id", "decided_on", "decision", "evidence", "id", "opened_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rationale", "reasons", "recommendation", "recommended_by_id", "status", "status_since", "term_id", "uuid") VALUES (NEW."agreement_id", NEW."closed_on", NEW."closed_reason", NEW."created_at", NEW."decided_by_id", NEW."decided_on", NEW."decision", NEW."evidence", NEW."id", NEW."opened_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."rationale", NEW."reasons", NEW."recommendation", NEW."recommended_by_id", NEW."status", NEW."status_since", NEW."term_id", NEW."uuid"); RETURN NULL;',
                        hash="a180e08296103f10f2247a3da4fa53f9a85a8660",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_47da9",
                        table="agreements_renewalreview",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="renewalreview",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."agreement_id" IS DISTINCT FROM (NEW."agreement_id") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."decided_on" IS DISTINCT FROM (NEW."decided_on") OR OLD."decision" IS DISTINCT FROM (NEW."decision") OR OLD."evidence" IS DISTINCT FROM (NEW."evidence") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."opened_on" IS DISTINCT FROM (NEW."opened_on") OR OLD."rationale" IS DISTINCT FROM (NEW."rationale") OR OLD."reasons" IS DISTINCT FROM (NEW."reasons") OR OLD."recommendation" IS DISTINCT FROM (NEW."recommendation") OR OLD."recommended_by_id" IS DISTINCT FROM (NEW."recommended_by_id") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_since" IS DISTINCT FROM (NEW."status_since") OR OLD."term_id" IS DISTINCT FROM (NEW."term_id") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                        func='INSERT INTO "agreements_renewalreviewevent" ("agreement_id", "closed_on", "closed_reason", "created_at", "decided_by_id", "decided_on", "decision", "evidence", "id", "opened_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rationale", "reasons", "recommendation", "recommended_by_id", "status", "status_since", "term_id", "uuid") VALUES (NEW."agreement_id", NEW."closed_on", NEW."closed_reason", NEW."created_at", NEW."decided_by_id", NEW."decided_on", NEW."decision", NEW."evidence", NEW."id", NEW."opened_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."rationale", NEW."reasons", NEW."recommendation", NEW."recommended_by_id", NEW."status", NEW."status_since", NEW."term_id", NEW."uuid"); RETURN NULL;',
                        hash="31000c9aefd97c1fe892b78dfb0492c8b3ad6749",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_b7524",
                        table="agreements_renewalreview",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="renewalreview",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "agreements_renewalreviewevent" ("agreement_id", "closed_on", "closed_reason", "created_at", "decided_by_id", "decided_on", "decision", "evidence", "id", "opened_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rationale", "reasons", "recommendation", "recommended_by_id", "status", "status_since", "term_id", "uuid") VALUES (OLD."agreement_id", OLD."closed_on", OLD."closed_reason", OLD."created_at", OLD."decided_by_id", OLD."decided_on", OLD."decision", OLD."evidence", OLD."id", OLD."opened_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."rationale", OLD."reasons", OLD."recommendation", OLD."recommended_by_id", OLD."status", OLD."status_since", OLD."term_id", OLD."uuid"); RETURN NULL;',
                        hash="70e870eaa093c0e48adf329308ada744b56bd80c",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_c141d",
                        table="agreements_renewalreview",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="renewalreviewevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="84771269e91fc4929238149bd14268e6c97fda37",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_6c39e",
                        table="agreements_renewalreviewevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="signatory",
                trigger=pgtrigger.compiler.Trigger(
                    name="of_open_instrument",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        declare="DECLARE paper agreements_instrument%ROWTYPE;",
                        func="\n                    SELECT * INTO paper FROM agreements_instrument\n                    WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.instrument_id ELSE NEW.instrument_id END;\n                    IF paper.status = 'void' OR paper.status = 'in_force' AND (TG_OP <> 'UPDATE'\n                       OR OLD.party_id IS NOT NULL OR NEW.change <> OLD.change\n                       OR paper.applied_in IS DISTINCT FROM pg_current_xact_id()::text::bigint) THEN\n                        RAISE EXCEPTION 'instrument is closed'\n                            USING ERRCODE = '23514', CONSTRAINT = 'instrument_is_closed';\n                    END IF;\n                    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n                    IF NEW.party_id IS NOT NULL AND NOT EXISTS (\n                        SELECT 1 FROM agreements_agreementparty\n                        WHERE id = NEW.party_id AND agreement_id = paper.agreement_id) THEN\n                        RAISE EXCEPTION 'no party' USING ERRCODE = '23514', CONSTRAINT = 'signatory_is_a_party';\n                    END IF;\n                    RETURN NEW;\n                ",
                        hash="9ed449eeda2866822dd08f0656afb516033b1f19",
                        operation="INSERT OR UPDATE OR DELETE",
                        pgid="pgtrigger_of_open_instrument_7d844",
                        table="agreements_signatory",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="signatory",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "agreements_signatoryevent" ("change", "country", "id", "institution_id", "instrument_id", "mention_id", "name_as_given", "order", "party_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "unit_id") VALUES (NEW."change", NEW."country", NEW."id", NEW."institution_id", NEW."instrument_id", NEW."mention_id", NEW."name_as_given", NEW."order", NEW."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."role", NEW."unit_id"); RETURN NULL;',
                        hash="9d79d90fbd3e1034de10274052956fb2b9a7401b",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_3029c",
                        table="agreements_signatory",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="signatory",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                        func='INSERT INTO "agreements_signatoryevent" ("change", "country", "id", "institution_id", "instrument_id", "mention_id", "name_as_given", "order", "party_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "unit_id") VALUES (NEW."change", NEW."country", NEW."id", NEW."institution_id", NEW."instrument_id", NEW."mention_id", NEW."name_as_given", NEW."order", NEW."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."role", NEW."unit_id"); RETURN NULL;',
                        hash="d207cd2ee73ea42c3eac0b641074df21f3fa0607",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_00c7a",
                        table="agreements_signatory",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="signatory",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "agreements_signatoryevent" ("change", "country", "id", "institution_id", "instrument_id", "mention_id", "name_as_given", "order", "party_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "unit_id") VALUES (OLD."change", OLD."country", OLD."id", OLD."institution_id", OLD."instrument_id", OLD."mention_id", OLD."name_as_given", OLD."order", OLD."party_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."role", OLD."unit_id"); RETURN NULL;',
                        hash="f0a667a52548644ee33945f4f7bb6794fae13472",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_03946",
                        table="agreements_signatory",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="signatoryevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="2755120202bd66a59532a0d705e8a0439f00a954",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_9564f",
                        table="agreements_signatoryevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="signature",
                trigger=pgtrigger.compiler.Trigger(
                    name="kept",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        declare="DECLARE paper agreements_instrument%ROWTYPE;",
                        func="\n                    IF TG_OP = 'DELETE' THEN\n                        RAISE EXCEPTION 'signatures are kept'\n                            USING ERRCODE = '23514', CONSTRAINT = 'signature_is_kept';\n                    END IF;\n                    SELECT * INTO paper FROM agreements_instrument WHERE id = NEW.instrument_id;\n                    IF TG_OP = 'UPDATE' THEN\n                        IF paper.status IN ('in_force', 'void') OR OLD.voided_at IS NOT NULL\n                           OR ROW (NEW.instrument_id, NEW.signatory_id, NEW.signer_name, NEW.signer_title,\n                                   NEW.person_id, NEW.method, NEW.signed_on, NEW.place, NEW.proof_id,\n                                   NEW.text_sha256, NEW.recorded_at)\n                           IS DISTINCT FROM\n                              ROW (OLD.instrument_id, OLD.signatory_id, OLD.signer_name, OLD.signer_title,\n                                   OLD.person_id, OLD.method, OLD.signed_on, OLD.place, OLD.proof_id,\n                                   OLD.text_sha256, OLD.recorded_at) THEN\n                            RAISE EXCEPTION 'signatures are kept'\n                                USING ERRCODE = '23514', CONSTRAINT = 'signature_is_kept';\n                        END IF;\n                        RETURN NEW;\n                    END IF;\n                    IF paper.status <> 'in_signature' THEN\n                        RAISE EXCEPTION 'not in signature'\n                            USING ERRCODE = '23514', CONSTRAINT = 'signature_needs_instrument_in_signature';\n                    END IF;\n                    IF NOT EXISTS (SELECT 1 FROM agreements_signatory\n                                   WHERE id = NEW.signatory_id AND instrument_id = NEW.instrument_id) THEN\n                        RAISE EXCEPTION 'no signatory' USING ERRCODE = '23514', CONSTRAINT = 'signature_of_a_signatory';\n                    END IF;\n                    IF NEW.text_sha256 <> paper.text_sha256 THEN\n                        RAISE EXCEPTION 'another text'\n                            USING ERRCODE = '23514', CONSTRAINT = 'signature_under_current_text';\n                    END IF;\n                    RETURN NEW;\n                ",
                        hash="4d65a5e9edff0db3bc15c749e2427dcac83f9621",
                        operation="INSERT OR UPDATE OR DELETE",
                        pgid="pgtrigger_kept_1e8f0",
                        table="agreements_signature",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="signature",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "agreements_signatureevent" ("id", "instrument_id", "method", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "proof_id", "recorded_at", "signatory_id", "signed_on", "signer_name", "signer_title", "text_sha256", "voided_at", "voided_reason") VALUES (NEW."id", NEW."instrument_id", NEW."method", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."place", NEW."proof_id", NEW."recorded_at", NEW."signatory_id", NEW."signed_on", NEW."signer_name", NEW."signer_title", NEW."text_sha256", NEW."voided_at", NEW."voided_reason"); RETURN NULL;',
                        hash="dc156aa8ff7ffda71a73d4a16201008b83eed112",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_6d3e4",
                        table="agreements_signature",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="signature",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                        func='INSERT INTO "agreements_signatureevent" ("id", "instrument_id", "method", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "proof_id", "recorded_at", "signatory_id", "signed_on", "signer_name", "signer_title", "text_sha256", "voided_at", "voided_reason") VALUES (NEW."id", NEW."instrument_id", NEW."method", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."place", NEW."proof_id", NEW."recorded_at", NEW."signatory_id", NEW."signed_on", NEW."signer_name", NEW."signer_title", NEW."text_sha256", NEW."voided_at", NEW."voided_reason"); RETURN NULL;',
                        hash="796b515a79877ad533929cacb90beb903d9825eb",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_fcdd6",
                        table="agreements_signature",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="signature",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "agreements_signatureevent" ("id", "instrument_id", "method", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "proof_id", "recorded_at", "signatory_id", "signed_on", "signer_name", "signer_title", "text_sha256", "voided_at", "voided_reason") VALUES (OLD."id", OLD."instrument_id", OLD."method", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."place", OLD."proof_id", OLD."recorded_at", OLD."signatory_id", OLD."signed_on", OLD."signer_name", OLD."signer_title", OLD."text_sha256", OLD."voided_at", OLD."voided_reason"); RETURN NULL;',
                        hash="40d9f5b2fb015ee1558758bd9a69728cfbac7228",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_403e6",
                        table="agreements_signature",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="signatureevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="415ea5e9ee815348a55788a32eb2e6b74a244e0e",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_5297a",
                        table="agreements_signatureevent",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="textversion",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n                    IF TG_OP <> 'INSERT' THEN\n                        RAISE EXCEPTION 'texts are kept' USING ERRCODE = '23514', CONSTRAINT = 'text_version_is_kept';\n                    END IF;\n                    IF (SELECT status FROM agreements_instrument WHERE id = NEW.instrument_id)\n                       IN ('in_force', 'void') THEN\n                        RAISE EXCEPTION 'instrument is closed'\n                            USING ERRCODE = '23514', CONSTRAINT = 'instrument_is_closed';\n                    END IF;\n                    NEW.sha256 = (SELECT sha256 FROM records_document WHERE id = NEW.document_id);\n                    RETURN NEW;\n                ",
                        hash="0a15f1018f2b09a2ce5d93c9e78c5088ce8eaccb",
                        operation="INSERT OR UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_dee08",
                        table="agreements_textversion",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="textversion",
                trigger=pgtrigger.compiler.Trigger(
                    name="fingerprint",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n                    UPDATE agreements_instrument SET text_sha256 = (\n                        SELECT CASE WHEN count(*) = 1 THEN min(sha256) ELSE encode(sha256(convert_to(\n                            string_agg(language || ' ' || sha256 || chr(10), '' ORDER BY language), 'UTF8')), 'hex') END\n                        FROM (\n                            SELECT DISTINCT ON (language) language, sha256 FROM agreements_textversion\n                            WHERE instrument_id = NEW.instrument_id ORDER BY language, number DESC\n                        ) AS current\n                    ) WHERE id = NEW.instrument_id;\n                    RETURN NULL;\n                ",
                        hash="cd3b479d559084258732bba9b2ea53826c71fe61",
                        operation="INSERT",
                        pgid="pgtrigger_fingerprint_6d748",
                        table="agreements_textversion",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="textversion",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "agreements_textversionevent" ("document_id", "filed_at", "id", "instrument_id", "language", "note", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256") VALUES (NEW."document_id", NEW."filed_at", NEW."id", NEW."instrument_id", NEW."language", NEW."note", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."sha256"); RETURN NULL;',
                        hash="7c5fd33e3f89fe10dda7a0345b5b8371c5c1180b",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_b9282",
                        table="agreements_textversion",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="textversion",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                        func='INSERT INTO "agreements_textversionevent" ("document_id", "filed_at", "id", "instrument_id", "language", "note", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256") VALUES (NEW."document_id", NEW."filed_at", NEW."id", NEW."instrument_id", NEW."language", NEW."note", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."sha256"); RETURN NULL;',
                        hash="49205ba87af7e186727e7e029428d624baf28fca",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_7b4af",
                        table="agreements_textversion",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="textversion",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "agreements_textversionevent" ("document_id", "filed_at", "id", "instrument_id", "language", "note", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sha256") VALUES (OLD."document_id", OLD."filed_at", OLD."id", OLD."instrument_id", OLD."language", OLD."note", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."sha256"); RETURN NULL;',
                        hash="5fcce9d25678ecfefb76831529f6c8283575c5e6",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_788d2",
                        table="agreements_textversion",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="textversionevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="399eb5537d00e12d1e68e0f863f3bc9c2eca07ec",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_39c9d",
                        table="agreements_textversionevent",
                        when="BEFORE",
                    ),
                ),
            ),
        ),
    ]
