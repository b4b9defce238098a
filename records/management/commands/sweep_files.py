"""Remove private files that no row names; the worker does it every night."""

from django.core.management import BaseCommand, CommandError

from records import files


class Command(BaseCommand):
    help = "Remove private files older than a day that no row names, and name rows whose file is not there."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="only say what would be removed")
        parser.add_argument("--force", action="store_true", help="also where most of the files have no row")

    def handle(self, *, dry_run, force, **options):
        try:
            found = files.sweep(dry_run=dry_run, force=force)
        except files.TooManyOrphans as error:
            raise CommandError(
                f"{error}. Is this the right database? Nothing was removed; look with --dry-run, then --force."
            ) from error
        for name in found:
            self.stdout.write(name)
        said = "would be removed" if dry_run else "removed"
        self.stdout.write(f"{len(found)} files without a row {said}.")
        missing = files.missing()
        for name in missing:
            self.stderr.write(f"not there: {name}")
        if missing:
            self.stderr.write(f"{len(missing)} rows name a file that is not there: restore it from a backup.")
