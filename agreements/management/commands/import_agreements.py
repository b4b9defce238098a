"""Read a published list of agreements into the register, by the very path the admin goes."""

from pathlib import Path

from django.core.files import File
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _

from agreements.imports.homes import announced, home_of
from agreements.imports.lines import COUNTRY, DATE, PARTNER
from agreements.models import Confidentiality
from directory.countries import country_from, region_of
from records import imports
from records.languages import listed
from records.models import Outcome
from records.refusals import Refusal

AUTHOR = "import_agreements"


class Command(BaseCommand):
    help = "Import a published list of agreements (CSV or XLSX). Reading the same file again changes nothing."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="the list as it was published")
        parser.add_argument("--home", required=True, metavar="NAME", help="whose list it is; entered first if unknown")
        parser.add_argument("--home-country", default="IR", metavar="CODE", help="ISO code of its country (IR)")
        parser.add_argument("--type", default="MOU", metavar="CODE", help="type of rows that name none (MOU)")
        parser.add_argument("--confidentiality", default="public", choices=Confidentiality.values, help="(public)")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, and write nothing")

    def handle(self, *, file, home, home_country, type, confidentiality, dry_run, **options):  # noqa: A002
        country = home_country.upper() if region_of(home_country.upper()) else country_from(home_country, {})
        if not country:
            raise CommandError(_("“%(text)s” is not a country.") % {"text": home_country})
        asked = {"home_name": home, "home_country": country, "type": type, "confidentiality": confidentiality}
        try:
            entered = home_of(asked) is None
            with file.open("rb") as data, transaction.atomic():
                given = File(data, name=file.name)
                run = imports.plan(imports.imports["agreements"], file=given, options=asked, by=AUTHOR)
                if dry_run:
                    rows = list(run.rows.all())
                    transaction.set_rollback(True)
                else:
                    run = imports.apply(run, by=AUTHOR)
                    rows = list(run.rows.all())
        except OSError as error:
            raise CommandError(str(error)) from error
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        if entered and rows:
            self.stdout.write(announced(asked))
            rows[0].messages.remove(announced(asked))
        self.tell(rows, run.counts)
        if dry_run:
            self.stdout.write(_("Nothing was written."))

    def tell(self, rows, counts):
        columns = [[str(row.number), str(row.get_outcome_display()), *_said(row)] for row in rows]
        widths = [max(map(len, column)) for column in zip(*columns, strict=True)]
        for row, cells in zip(rows, columns, strict=True):
            self.stdout.write("  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip())
            if not row.planned.get("unresolved"):
                self._write_all(row.messages)
        unresolved = [row for row in rows if row.planned.get("unresolved")]
        if unresolved:
            self.stdout.write("\n" + _("Partners to be resolved:"))
        for row in unresolved:
            self.stdout.write(" · ".join(row.planned["unresolved"]))
            self._write_all(row.messages)
        told = listed(f"{Outcome(outcome).label}: {n}" for outcome, n in counts.items())
        self.stdout.write(f"\n{told}")

    def _write_all(self, sentences):
        for sentence in sentences:
            self.stdout.write(f"    {sentence}")


def _said(row):
    """What the list says, in the order in which the table shows it."""
    return [str(row.given.get(column, "")) for column in (DATE, COUNTRY, PARTNER)]
