from django.core.management import BaseCommand, CommandError, call_command

from notices.actions import hold_mail
from records import backups, health
from records.roles import grant_application_role


class Command(BaseCommand):
    help = "Bring back what `backup` copied. No letter leaves the restored portal until an administrator releases them."

    def add_arguments(self, parser):
        parser.add_argument("folder", help="what `backup` wrote")
        parser.add_argument("--check", action="store_true", help="only say whether the copy is whole and undamaged")
        parser.add_argument("--overwrite", action="store_true", help="forget what is in this portal now")

    def handle(self, *, folder, check, overwrite, **options):
        try:
            manifest = backups.check(folder)
            if check:
                self.stdout.write(f"{folder} is whole: made at {manifest['made_at']} by version {manifest['version']}.")
                return
            self.refuse_where_it_would_harm(overwrite=overwrite)
            self.restore(folder, manifest)
        except (backups.Damaged, backups.Impossible) as error:
            raise CommandError(str(error)) from error

    def refuse_where_it_would_harm(self, *, overwrite):
        if sessions := backups.others():
            raise CommandError(f"{sessions} other sessions use this database: stop web, workers and beat first.")
        if not (overwrite or backups.is_empty()):
            raise CommandError("This portal is not empty. To forget what is in it, say --overwrite.")

    def restore(self, folder, manifest):
        """The rights of the application come last: before that, nothing of the portal can read a waiting letter."""
        backups.load(folder)
        if differences := backups.differences(manifest):
            raise backups.Damaged(differences)
        backups.load_files(folder, manifest)
        backups.remove_other_files(manifest)
        call_command("migrate", interactive=False, verbosity=0)
        hold_mail(reason=f"Restored from a copy of {manifest['made_at'][:16]} UTC", by="restore")
        health.note("restore", version=manifest["version"], made_at=manifest["made_at"])
        grant_application_role()
        rows, files = sum(manifest["rows"].values()), len(manifest["files"])
        self.stdout.write(f"{rows:,} rows and {files:,} files are back, all as the manifest says. Letters are held.")
