import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import records.clock


class Migration(migrations.Migration):
    dependencies = [
        ("evaluation", "0010_language_of_heads"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Remark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField(verbose_name="remark")),
                ("at", models.DateTimeField(default=records.clock.now, editable=False, verbose_name="at")),
            ],
            options={
                "verbose_name": "remark among validators",
                "verbose_name_plural": "remarks among validators",
                "ordering": ["pk"],
            },
        ),
        migrations.AddField(
            model_name="remark",
            name="by",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="remark",
            name="point",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="remarks",
                to="evaluation.datapoint",
                verbose_name="value",
            ),
        ),
        migrations.AddConstraint(
            model_name="remark",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True),
                name="remark_says_something",
                violation_error_message="Write the remark.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="remark",
            trigger=pgtrigger.compiler.Trigger(
                name="in_round",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    PERFORM FROM evaluation_round WHERE id IN (CASE WHEN TG_OP <> 'INSERT' THEN (SELECT p.round_id FROM evaluation_participation AS p JOIN evaluation_datapoint AS d ON d.participation_id = p.id WHERE d.id = OLD.point_id) END, CASE WHEN TG_OP <> 'DELETE' THEN (SELECT p.round_id FROM evaluation_participation AS p JOIN evaluation_datapoint AS d ON d.participation_id = p.id WHERE d.id = NEW.point_id) END) ORDER BY id FOR SHARE;\n    IF EXISTS (\n        SELECT FROM evaluation_round WHERE id IN (CASE WHEN TG_OP <> 'INSERT' THEN (SELECT p.round_id FROM evaluation_participation AS p JOIN evaluation_datapoint AS d ON d.participation_id = p.id WHERE d.id = OLD.point_id) END, CASE WHEN TG_OP <> 'DELETE' THEN (SELECT p.round_id FROM evaluation_participation AS p JOIN evaluation_datapoint AS d ON d.participation_id = p.id WHERE d.id = NEW.point_id) END)\n            AND (status NOT IN ('design', 'open', 'validation', 'review') OR TG_OP = 'DELETE' AND status <> 'design')\n    ) THEN\n        RAISE EXCEPTION 'round is closed' USING ERRCODE = '23514', CONSTRAINT = 'round_is_closed';\n    END IF;\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\n",
                    hash="8e38d00f4c9ab7f566007feece66a6c1c004e7fb",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_in_round_45d6a",
                    table="evaluation_remark",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="remark",
            trigger=pgtrigger.compiler.Trigger(
                name="stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'remark stays' USING ERRCODE = '23514', CONSTRAINT = 'remark_stays';",
                    hash="41db5a13b8bdeb50627727275a4094f35bd68b04",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_stays_5705e",
                    table="evaluation_remark",
                    when="BEFORE",
                ),
            ),
        ),
    ]
