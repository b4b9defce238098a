"""How do we ask for letters?"""

from datetime import timedelta

from django.db import models
from django.db.models import F

CLAIM_LASTS = timedelta(seconds=120)


class EmailQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Staff see what the office wrote, never letters into an account; others see nothing here."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(is_secret=False) if user.has_perm("notices.see_letters") else self.none()

    def due(self, now):
        """Letters to be tried at this instant, those waiting longest first."""
        return self.filter(status="queued", next_try_at__lte=now).order_by("next_try_at", "pk")

    def abandoned(self, now):
        """Letters whose worker took them and was not heard of again."""
        return self.filter(status="sending", claimed_at__lt=now - CLAIM_LASTS)

    def claim(self, pk, now):
        """Take one due letter by one UPDATE: of all who try, one is told True."""
        claimed = self.filter(pk=pk, status="queued", next_try_at__lte=now)
        return claimed.update(status="sending", attempts=F("attempts") + 1, claimed_at=now) == 1
