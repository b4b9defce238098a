"""Which kinds of reminders are there? The list alone, so that the ledger can name them; the kinds say the rest."""

from records.registry import Registry

reminders = Registry("reminders", required=["slug", "title", "date_name", "model", "audiences", "steps"])
