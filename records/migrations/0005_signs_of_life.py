from django.db import migrations, models

from records import clock


class Migration(migrations.Migration):
    dependencies = [("records", "0004_calendar_feeds")]

    operations = [
        migrations.CreateModel(
            name="Sign",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60, unique=True)),
                ("seen_at", models.DateTimeField(default=clock.now)),
                ("facts", models.JSONField(default=dict)),
            ],
            options={"verbose_name": "sign of life", "verbose_name_plural": "signs of life"},
        ),
    ]
