"""What does everybody read who checks an invitation letter: does it count, and for whom was it written?"""

from django.db import models
from django.urls import reverse
from django.utils.translation import pgettext_lazy

from records import clock


class LetterState(models.TextChoices):
    VALID = "valid", pgettext_lazy("invitation letter", "valid")
    EXPIRED = "expired", pgettext_lazy("invitation letter", "its validity has ended")
    SUPERSEDED = "superseded", pgettext_lazy("invitation letter", "superseded by a newer letter")
    REVOKED = "revoked", pgettext_lazy("invitation letter", "revoked")

    @property
    def kind(self):
        """How a tag shows it."""
        return {"valid": "good", "revoked": "problem"}.get(self.value, "quiet")


class CheckedLetter:
    """Of a letter with a name, a code, the last day on which it is valid, and the day on which it was revoked."""

    superseded_on = None

    @property
    def check_url(self):
        """Where everybody can check it, in no language."""
        return reverse("check_letter", args=[self.verify_code])

    @property
    def masked_name(self):
        """The first letter of each part of the name: M•••• A••••."""
        return " ".join(f"{part[0]}••••" for part in self.name.split())

    def state(self, on):
        """What the public page says of it on a day."""
        if self.revoked_on:
            return LetterState.REVOKED
        if self.superseded_on:
            return LetterState.SUPERSEDED
        return LetterState.VALID if on <= self.valid_until else LetterState.EXPIRED

    @property
    def tag(self):
        state = self.state(clock.today())
        return state.label, state.kind
