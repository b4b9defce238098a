"""Bring the institutions up to what a release of the Research Organization Registry says."""

import time
from pathlib import Path

from django.core.management import BaseCommand, CommandError

from directory.countries import is_country
from directory.models import Institution, InstitutionName
from directory.ror import import_file
from records.spreadsheets import UnreadableFile
from records.statistics import refresh

WIDTH = 40


class Command(BaseCommand):
    help = "Import institutions from a file of the Research Organization Registry (schema 2), plain or gzipped."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="the JSON of a release, as it is or with gzip")
        parser.add_argument(
            "--country", nargs="+", default=[], metavar="CODE", help="only these countries, as IR FR IT"
        )
        parser.add_argument("--dry-run", action="store_true", help="only say what would change")

    def handle(self, *, file, country, dry_run, **options):
        countries = [code.upper() for code in country]
        unknown = [code for code in countries if not is_country(code)]
        if unknown:
            raise CommandError(f"There is no country with the code {', '.join(unknown)}.")
        if not file.is_file():
            raise CommandError(f"There is no file {file}.")
        begun = time.monotonic()
        try:
            run = import_file(file, countries=countries, dry_run=dry_run, progress=self._progress)
        except UnreadableFile as error:
            raise CommandError(f"{error} Nothing was imported.") from error
        finally:
            self._end_progress()
        if not dry_run and run.counts["create"] + run.counts["update"]:
            refresh(Institution, InstitutionName)
        for row in run.errors:
            self.stderr.write(f"record {row.number} ({row.given['id'] or 'no id'}): {'; '.join(row.messages)}")
        for row in run.remarks:
            self.stdout.write(f"record {row.number} ({row.given['id']}): {' '.join(row.messages)}")
        self.stdout.write(self._summary(run, dry_run, time.monotonic() - begun))

    def _summary(self, run, dry_run, seconds):
        counts = run.counts
        parts = [
            f"{counts['create']:,} new",
            f"{counts['update']:,} changed",
            f"{counts['unchanged']:,} unchanged",
            f"{counts['error']:,} in error",
        ]
        if run.options["countries"]:
            parts.append(f"{counts['elsewhere']:,} of other countries")
        return f"{', '.join(parts)}; {seconds:.0f} s{'; nothing was written' if dry_run else ''}"

    def _progress(self, share, count):
        if self.stderr.isatty():
            done = round(min(share, 1) * WIDTH)
            self.stderr.write(f"\r[{'#' * done}{'.' * (WIDTH - done)}] {share:4.0%}  {count:,} records", ending="")
            self.stderr.flush()

    def _end_progress(self):
        if self.stderr.isatty():
            self.stderr.write("")
