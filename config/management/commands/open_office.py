from django.core.exceptions import ValidationError
from django.core.management import BaseCommand, CommandError
from django.core.validators import validate_email

from agreements.actions import usual_approvals, usual_types
from directory.actions import invite
from directory.models import User
from directory.roles import Role
from records.history import acting
from records.models import Office

SETUP = "Set-up"


class Command(BaseCommand):
    help = "Make an empty portal ready for work: the office, the usual types of agreement, the first administrator."

    def add_arguments(self, parser):
        parser.add_argument("email", help="of the first administrator, who is written to")
        parser.add_argument("--name", default="", help="their name")
        parser.add_argument("--language", choices=["en", "fa"], default="en", help="of the letter")

    def handle(self, *, email, name, language, **options):
        try:
            validate_email(email)
        except ValidationError as error:
            raise CommandError(error.messages[0]) from error
        if User.objects.exists():
            raise CommandError("This portal has accounts already; an administrator invites further ones in the admin.")
        with acting(by=SETUP, verb="add"):
            Office.objects.get_or_create()
            usual_types(by=SETUP)
            usual_approvals(by=SETUP)
            invite(email=email, name=name, role=Role.ADMINISTRATOR, language=language, by=SETUP)
        Office.forget()
        self.stdout.write(f"{email} has been written to. The office's names are entered in the admin, under Office.")
