import pytest
from django.utils import translation

from records.languages import listed, named


@pytest.mark.parametrize(
    ("language", "line", "names"),
    [("en", "Sana'a, Aden", "Sana'a, Yemen; Aden"), ("fa", "Sana'a، Aden", "Sana'a, Yemen؛ Aden")],
)
def test_items_are_listed_with_the_mark_of_the_readers_script(language, line, names):
    with translation.override(language):
        assert listed(["Sana'a", "Aden"]) == line
        assert named(["Sana'a, Yemen", "Aden"]) == names
