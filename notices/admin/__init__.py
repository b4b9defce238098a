"""The post room's books: letters, their texts, addresses that fail, and whether anything leaves the house."""

from notices.admin import addresses, hold, letters, reminders, sms, texts  # noqa: F401  each registers its own
