"""Everything a database and its files need before the portal answers; run by the role that owns the tables."""

from django.conf import settings
from django.core.management import BaseCommand, call_command

from config.messages import compile_messages
from records.roles import grant_application_role


class Command(BaseCommand):
    help = "Compile translations, migrate, grant the application's role its rights, gather static files."

    def add_arguments(self, parser):
        parser.add_argument("--without-static", action="store_true", help="leave static files as they are")

    def handle(self, *, without_static, **options):
        compile_messages(settings.BASE_DIR / "locale")
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        grant_application_role()
        (settings.VAR / "tmp").mkdir(mode=0o700, parents=True, exist_ok=True)  # large files on their way, see compose
        if not (settings.DEBUG or without_static):
            call_command("collectstatic", interactive=False, verbosity=0)
