"""Persian is the equal of English: every sentence of ours is translated, with the same places in it."""

import re

import polib
import pytest

from config.messages import gaps, sources
from tests.house.ours import ROOT

CATALOGUES = sorted((ROOT / "locale").glob("*/LC_MESSAGES/*.po"))
ENTRIES = [(path, entry) for path in CATALOGUES for entry in polib.pofile(str(path)) if not entry.obsolete]
PLACE = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def test_there_is_a_persian_catalogue():
    assert [path.parts[-3] for path in CATALOGUES] == ["fa"]


def test_every_sentence_in_code_and_templates_is_translated():
    assert list(gaps(ROOT / "locale", sources(ROOT))) == []


def forms(entry):
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def test_a_translation_has_the_same_places_as_the_sentence():
    wrong = []
    for _, entry in ENTRIES:
        allowed = [sorted(PLACE.findall(text)) for text in (entry.msgid, entry.msgid_plural) if text]
        wrong += [entry.msgid for text in forms(entry) if text and sorted(PLACE.findall(text)) not in allowed]

    assert wrong == []


def test_persian_is_written_in_persian_letters():
    """Arabic kaf and yeh look alike and are not found; a half-space is no space."""
    assert [entry.msgid for _, entry in ENTRIES for text in forms(entry) if re.search("[كيى٠-٩]", text)] == []


@pytest.mark.parametrize("suffix", ["ها", "های", "هایی"])
def test_plural_endings_are_joined_by_a_half_space(suffix):
    loose = re.compile(rf"[\u0600-\u06ff] {suffix}(?![\u0600-\u06ff\u200c])")

    assert [entry.msgid for _, entry in ENTRIES for text in forms(entry) if loose.search(text)] == []
