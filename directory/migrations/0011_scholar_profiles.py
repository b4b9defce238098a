import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import records.columns


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0010_programme_managers"),
    ]

    operations = [
        migrations.CreateModel(
            name="ScholarProfile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "academic_rank",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("doctoral_student", "doctoral student"),
                            ("postdoc", "postdoctoral researcher"),
                            ("instructor", "instructor"),
                            ("assistant", "assistant professor"),
                            ("associate", "associate professor"),
                            ("full", "full professor"),
                            ("researcher", "researcher without academic rank"),
                            ("other", "other rank"),
                        ],
                        max_length=16,
                        verbose_name="academic rank",
                    ),
                ),
                (
                    "employment",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("permanent", "permanent"),
                            ("fixed_term", "for a fixed term"),
                            ("retired", "retired"),
                            ("none", "without a post"),
                        ],
                        max_length=10,
                        verbose_name="kind of employment",
                    ),
                ),
                ("employment_ends_on", models.DateField(blank=True, null=True, verbose_name="employed until")),
                (
                    "doctorate_year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1900),
                            django.core.validators.MaxValueValidator(2200),
                        ],
                        verbose_name="year of the doctorate",
                    ),
                ),
                (
                    "mobile",
                    models.CharField(
                        blank=True,
                        max_length=16,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^\\+[1-9]\\d{7,14}\\Z", "With the code of the country: +989121234567."
                            )
                        ],
                        verbose_name="mobile number",
                    ),
                ),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=5),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="languages",
                    ),
                ),
                (
                    "fields_of_work",
                    records.columns.LineField(blank=True, max_length=500, verbose_name="fields of work"),
                ),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="profile", to="directory.person"
                    ),
                ),
            ],
            options={
                "verbose_name": "profile of a scholar",
                "verbose_name_plural": "profiles of scholars",
            },
        ),
        migrations.CreateModel(
            name="ScholarProfileEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "academic_rank",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("doctoral_student", "doctoral student"),
                            ("postdoc", "postdoctoral researcher"),
                            ("instructor", "instructor"),
                            ("assistant", "assistant professor"),
                            ("associate", "associate professor"),
                            ("full", "full professor"),
                            ("researcher", "researcher without academic rank"),
                            ("other", "other rank"),
                        ],
                        max_length=16,
                        verbose_name="academic rank",
                    ),
                ),
                (
                    "employment",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("permanent", "permanent"),
                            ("fixed_term", "for a fixed term"),
                            ("retired", "retired"),
                            ("none", "without a post"),
                        ],
                        max_length=10,
                        verbose_name="kind of employment",
                    ),
                ),
                ("employment_ends_on", models.DateField(blank=True, null=True, verbose_name="employed until")),
                (
                    "doctorate_year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1900),
                            django.core.validators.MaxValueValidator(2200),
                        ],
                        verbose_name="year of the doctorate",
                    ),
                ),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=5),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="languages",
                    ),
                ),
                (
                    "fields_of_work",
                    records.columns.LineField(blank=True, max_length=500, verbose_name="fields of work"),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
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
                        to="directory.scholarprofile",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="scholarprofile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("employment", "fixed_term"), _negated=True),
                    ("employment_ends_on__isnull", False),
                    _connector="OR",
                ),
                name="profile_fixed_term_has_end",
                violation_error_message="A post for a fixed term has its last day.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="scholarprofile",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "directory_scholarprofileevent" ("academic_rank", "doctorate_year", "employment", "employment_ends_on", "fields_of_work", "id", "languages", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."academic_rank", NEW."doctorate_year", NEW."employment", NEW."employment_ends_on", NEW."fields_of_work", NEW."id", NEW."languages", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="3ab8e6549f68a95eb280a12ae5c19a4405a7bb21",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1e3dd",
                    table="directory_scholarprofile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="scholarprofile",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."academic_rank" IS DISTINCT FROM (NEW."academic_rank") OR OLD."doctorate_year" IS DISTINCT FROM (NEW."doctorate_year") OR OLD."employment" IS DISTINCT FROM (NEW."employment") OR OLD."employment_ends_on" IS DISTINCT FROM (NEW."employment_ends_on") OR OLD."fields_of_work" IS DISTINCT FROM (NEW."fields_of_work") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."languages" IS DISTINCT FROM (NEW."languages") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id"))',
                    func='INSERT INTO "directory_scholarprofileevent" ("academic_rank", "doctorate_year", "employment", "employment_ends_on", "fields_of_work", "id", "languages", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."academic_rank", NEW."doctorate_year", NEW."employment", NEW."employment_ends_on", NEW."fields_of_work", NEW."id", NEW."languages", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="cff7df13970c18321461957d7b4ca05d7e57668b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_19985",
                    table="directory_scholarprofile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="scholarprofile",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "directory_scholarprofileevent" ("academic_rank", "doctorate_year", "employment", "employment_ends_on", "fields_of_work", "id", "languages", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."academic_rank", OLD."doctorate_year", OLD."employment", OLD."employment_ends_on", OLD."fields_of_work", OLD."id", OLD."languages", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="045c704402ff434eb89c532aa4fabd25253e8ee0",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ea620",
                    table="directory_scholarprofile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="scholarprofileevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="a7ab6855d4152f299e196d388bbf49a64171b934",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c939a",
                    table="directory_scholarprofileevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
