from django.core.management import BaseCommand

from agreements.actions import usual_types
from config.demo.agreements import make_agreements
from config.demo.institutions import make_institutions
from config.demo.office import make_office, make_people
from directory.models import User
from records import clock
from records.history import acting


class Command(BaseCommand):
    help = "Fill an empty portal with demonstration data; one that has accounts is left as it is."

    def handle(self, **options):
        if User.objects.exists():
            return
        with acting(by="Demonstration", verb="register"):
            make_office()
            institutions = make_institutions()
            users, unit = make_people(clock.today())
            usual_types(by="Demonstration")
            make_agreements(institutions, users["leila.daneshvar@example.org"], unit)
