import sys

from django.core.management import BaseCommand
from django.db import OperationalError

from notices import bounces

TRY_LATER = 75  # as sysexits.h has it: the mail server keeps the report and tries again


class Command(BaseCommand):
    help = "Read a letter that came back from standard input, as a mail server's pipe gives it, and mark whose it was."

    def handle(self, **options):
        raw = sys.stdin.buffer.read(bounces.MOST_BYTES)
        try:
            letter = bounces.record(raw)
        except OperationalError as error:
            self.stderr.write(str(error))
            sys.exit(TRY_LATER)
        self.stdout.write(f"came back: {letter.uuid}" if letter else "no letter of ours came back")
