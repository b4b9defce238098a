import pytest
from django.utils import translation

from records.languages import listed, named, reader


@pytest.mark.parametrize(
    ("language", "line", "names"),
    [("en", "Sana'a, Aden", "Sana'a, Yemen; Aden"), ("fa", "Sana'a، Aden", "Sana'a, Yemen؛ Aden")],
)
def test_items_are_listed_with_the_mark_of_the_readers_script(language, line, names):
    with translation.override(language):
        assert listed(["Sana'a", "Aden"]) == line
        assert named(["Sana'a, Yemen", "Aden"]) == names


def test_the_reader_s_language_is_the_active_one_and_english_where_none_is():
    with translation.override("fa"):
        active = reader()
    with translation.override(None):
        none = reader()

    assert (active, none) == ("fa", "en")
