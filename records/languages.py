"""Texts that a row keeps in more than one language: which one does this reader get?"""

from babel import Locale
from django.utils.translation import get_language, pgettext

SUFFIXES = ("en", "fa")
OF_PAPERS = ("en", "fa", "ar", "de", "es", "fr", "it", "ja", "ko", "pt", "ru", "tr", "zh")


def reader():
    """The language of whoever reads this page, or this letter."""
    return get_language() or "en"


def kept_language(language=None):
    """Of the two languages in which texts are kept the one for this language, or for the reader's: "en" or "fa"."""
    return "fa" if (language or reader()).startswith("fa") else "en"


def localised(row, name):
    """The text of `name_en`/`name_fa` in the reader's language, or, where that is empty, in the other one."""
    texts = (getattr(row, f"{name}_{suffix}") for suffix in _order(kept_language()))
    return next((text for text in texts if text), "")


def language_name(code):
    """A language by its name in the reader's own."""
    return Locale(kept_language()).languages.get(code, code)


def paper_languages():
    """Languages in which papers are written, to choose from, or none of them."""
    return [("", "–"), *((code, language_name(code)) for code in OF_PAPERS)]


def listed(items):
    """Items in one line, with the comma of the reader's script between them."""
    return pgettext("list", ", ").join(str(item) for item in items)


def named(names):
    """Names in one line, which may have commas of their own."""
    return pgettext("list", "; ").join(str(name) for name in names)


def _order(wanted):
    return (wanted, *(suffix for suffix in SUFFIXES if suffix != wanted))
