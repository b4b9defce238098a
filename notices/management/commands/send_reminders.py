from django.core.management import BaseCommand, CommandError

from notices.reminders import plan_and_send, preview
from records.calendars import Precision, UnreadableDate, parse


class Command(BaseCommand):
    help = "Plan and send the reminders that are due, as the worker does every ten minutes. May be repeated unharmed."

    def add_arguments(self, parser):
        parser.add_argument("--on", metavar="DATE", help="as if it were the end of this day: 2026-11-20 or 1405/08/29")
        parser.add_argument("--dry-run", action="store_true", help="print the letters and write nothing")

    def handle(self, *, on, dry_run, **options):
        day = _day(on) if on else None
        sent = preview(day) if dry_run else plan_and_send(day)
        if sent.pause:
            self.stdout.write(f"Reminders wait over {sent.pause}, until {sent.pause.ends_on} included.")
        for letter in sent.letters:
            self.stdout.write(f"--- {letter.to} ({letter.language}): {letter.subject}")
            if dry_run:
                self.stdout.write(f"{letter.text}\n")
        verb = "would be written" if dry_run else "written"
        self.stdout.write(
            f"{len(sent.letters)} letters {verb}, {sent.late} reminders too late, {sent.unreachable} without anybody."
        )


def _day(text):
    try:
        date = parse(text)
    except UnreadableDate as error:
        raise CommandError(str(error)) from error
    if date is None or date.precision != Precision.DAY:
        raise CommandError(f"“{text}” is not a day: write it like 2026-11-20 or 1405/08/29.")
    return date.date
