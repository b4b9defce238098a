"""Texts that a row keeps in more than one language: which one does this reader get?"""

from django.utils.translation import get_language, pgettext

SUFFIXES = ("en", "fa")


def localised(row, name):
    """The text of `name_en`/`name_fa` in the reader's language, or, where that is empty, in the other one."""
    wanted = "fa" if (get_language() or "").startswith("fa") else "en"
    return next((text for text in (getattr(row, f"{name}_{s}") for s in _order(wanted)) if text), "")


def listed(items):
    """Items in one line, with the comma of the reader's script between them."""
    return pgettext("list", ", ").join(str(item) for item in items)


def _order(wanted):
    return (wanted, *(suffix for suffix in SUFFIXES if suffix != wanted))
