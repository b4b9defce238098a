"""Translations: compiled without gettext, and held against the sentences that code and templates show."""

import re
import sys
from io import BytesIO
from pathlib import Path

import polib
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from django.utils.translation import templatize

ROOT = Path(__file__).resolve().parent.parent
# Django's lazy forms are asked for like the plain ones, and what is only marked is shown elsewhere.
KEYWORDS = (
    DEFAULT_KEYWORDS | {f"{name}_lazy": places for name, places in DEFAULT_KEYWORDS.items()} | {"gettext_noop": None}
)


def compile_messages(locale):
    """Write each .mo that is missing or older than its .po; return those written."""
    written = []
    for source in _catalogues(locale):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            unfinished = target.with_suffix(".mo.part")
            polib.pofile(str(source)).save_as_mofile(str(unfinished))
            unfinished.replace(target)
            written.append(target)
    return written


def gaps(locale, paths):
    """What a reader would see in the wrong language, or only guessed: one line for each."""
    used = {message: path for path in paths for message in messages_in(path)}
    for catalogue in _catalogues(locale):
        entries = [entry for entry in polib.pofile(str(catalogue)) if not entry.obsolete]
        for entry in entries:
            forms = entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]
            if "fuzzy" in entry.flags or not all(forms):
                yield f"{catalogue}:{entry.linenum}: not translated: {entry.msgid}"
        known = {(entry.msgctxt, entry.msgid) for entry in entries}
        for context, message in sorted(used.keys() - known, key=str):
            yield f"{used[context, message]}: not in {catalogue}: {message}"


def messages_in(path):
    """The sentences a module or template marks for translation, as (context, message)."""
    text = path.read_text()
    if path.suffix != ".py":  # read as Django's own makemessages does; it keeps indentation, which means nothing here
        text = re.sub(r"^[ \t]+", "", templatize(text), flags=re.MULTILINE)
    for _, message, _, context in extract("python", BytesIO(text.encode()), KEYWORDS):
        yield context, message[0] if isinstance(message, tuple) else message


def sources(root):
    """Every module and template of the product: what stands in an app or among the templates."""
    yield from (path for app in root.glob("*/apps.py") for path in app.parent.glob("**/*.py"))
    yield from (path for path in root.glob("templates/**/*") if path.suffix in {".html", ".txt"})


def _catalogues(locale):
    return sorted(Path(locale).glob("*/LC_MESSAGES/*.po"))


if __name__ == "__main__":
    found = "\n".join(gaps(ROOT / "locale", sources(ROOT)))
    sys.exit(found.replace(f"{ROOT}/", "") or 0)
