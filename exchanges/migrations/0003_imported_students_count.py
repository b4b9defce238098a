"""Students of imported lists count in the balance of their agreement, as those do who come in since."""

from django.db import migrations

OVER = ["departed", "reported", "recognised", "closed"]


def count(apps, schema_editor):
    stays = apps.get_model("exchanges", "Stay").objects.filter(
        kind="student_exchange", origin="imported", status__in=OVER, agreement__isnull=False, balance=None
    )
    entries = apps.get_model("exchanges", "BalanceEntry").objects
    for stay in stays.iterator():
        side = "received" if stay.direction == "incoming" else "sent"
        entries.create(
            agreement_id=stay.agreement_id, on=stay.departed_on, side=side, units=stay.semesters or 1, stay=stay
        )


class Migration(migrations.Migration):
    dependencies = [("exchanges", "0002_stay_directions")]
    operations = [migrations.RunPython(count, migrations.RunPython.noop)]
