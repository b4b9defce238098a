from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("evaluation", "0008_last_days_for_appeals")]

    operations = [
        migrations.AddConstraint(
            model_name="round",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "review"), _negated=True), ("appeals_until__isnull", False), _connector="OR"
                ),
                name="round_shown_has_last_day",
                violation_error_message="Provisional results are shown with a last day for appeals.",
            ),
        ),
    ]
