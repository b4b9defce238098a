"""Lists of thousands of institutions read a narrow index, not the wide rows."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("directory", "0003_absences")]

    operations = [
        migrations.AddIndex(
            model_name="institution",
            index=models.Index(
                fields=["id"],
                include=("country", "status", "closed_on", "sort_en", "sort_fa"),
                name="institution_narrow",
            ),
        ),
    ]
