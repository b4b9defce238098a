from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("evaluation", "0009_shown_results_have_a_last_day")]

    operations = [
        migrations.AddField(
            model_name="participation",
            name="head_language",
            field=models.CharField(default="fa", max_length=5, verbose_name="language of the letter"),
        ),
        migrations.AddField(
            model_name="submission",
            name="head_language",
            field=models.CharField(default="fa", max_length=5, verbose_name="language of the letter"),
        ),
    ]
