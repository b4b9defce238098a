"""How is what waits in an outbox tried, and what is left of a secret one? The same for every way out."""

from django.db.models import Case, F, TextField, Value, When

MAX_ATTEMPTS = 8
PAUSES = [10, 30, 60, 300, 900, 3600]  # seconds to wait after the first, second … attempt; then always the last


def pause_after(attempts):
    return PAUSES[min(attempts, len(PAUSES)) - 1]


def erased(*names):
    """These columns of what is done with, as an UPDATE: secret ones keep no text, others stay readable."""
    return {
        name: Case(When(is_secret=True, then=Value("")), default=F(name), output_field=TextField()) for name in names
    }
