"""Look whether all applications are as they must be; for whoever restored, imported or repaired something."""

from django.core.management import BaseCommand, CommandError

from programs import invariants


class Command(BaseCommand):
    help = "Verify what must hold of all applications, and say what is broken. It changes nothing."

    def handle(self, **options):
        found = invariants.check()
        for words, broken in found.items():
            self.stdout.write(f"{words}: {f'{len(broken)} broken' if broken else 'holds'}")
            for what in broken:
                self.stderr.write(f"  {what}")
        if any(found.values()):
            raise CommandError("Something is broken; nothing was changed.")
