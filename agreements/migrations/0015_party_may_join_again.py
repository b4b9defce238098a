"""A party that has left may join again in the same role."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0014_activities_and_commitments"),
        ("directory", "0008_country_names"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="agreementparty",
            name="agreement_party_once",
        ),
        migrations.AddConstraint(
            model_name="agreementparty",
            constraint=models.UniqueConstraint(
                condition=models.Q(("institution__isnull", False), ("left_on__isnull", True)),
                fields=("agreement", "institution", "unit", "role"),
                name="agreement_party_once",
                nulls_distinct=False,
                violation_error_message="This institution is already a party in this role.",
            ),
        ),
    ]
