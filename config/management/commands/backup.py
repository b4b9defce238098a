import tomllib

from django.conf import settings
from django.core.management import BaseCommand, CommandError

from records import backups, health


class Command(BaseCommand):
    help = "Copy the database and the private files into a new folder, with a manifest of counts and checksums."

    def add_arguments(self, parser):
        parser.add_argument("folder", help="new or empty; nobody else may read it: it holds everything")

    def handle(self, *, folder, **options):
        version = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())["project"]["version"]
        try:
            manifest = backups.make(folder, version=version)
        except backups.Impossible as error:
            raise CommandError(str(error)) from error
        rows, files, missing = sum(manifest["rows"].values()), len(manifest["files"]), manifest["missing"]
        health.note("backup", rows=rows, files=files, missing=len(missing))
        for name in missing:
            self.stderr.write(f"a record names this file, and it is not there: {name}")
        self.stdout.write(f"{rows:,} rows of {len(manifest['rows'])} tables and {files:,} files are in {folder}.")
