from django.db import migrations

FILL = """
    UPDATE evaluation_round SET appeals_until = appeal_days + (
        status_since AT TIME ZONE coalesce((SELECT time_zone FROM records_office ORDER BY id LIMIT 1), 'Asia/Tehran')
    )::date
    WHERE status = 'review' AND appeals_until IS NULL;
"""


class Migration(migrations.Migration):
    """Rounds whose provisional results are shown already keep the day that was told with them."""

    dependencies = [("evaluation", "0007_days_of_questions_and_appeals")]
    operations = [migrations.RunSQL(FILL, migrations.RunSQL.noop)]
