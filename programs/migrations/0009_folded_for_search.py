"""Titles and names of leaders are folded once, when they are written, not at every search."""

from django.db import migrations, models

import records.text


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0008_exclusions_and_questions"),
    ]

    operations = [
        migrations.AddField(
            model_name="application",
            name="folded",
            field=models.GeneratedField(
                db_persist=True, expression=records.text.Fold("title"), output_field=models.TextField()
            ),
        ),
        migrations.AddField(
            model_name="member",
            name="folded",
            field=models.GeneratedField(
                db_persist=True, expression=records.text.Fold("name"), output_field=models.TextField()
            ),
        ),
    ]
