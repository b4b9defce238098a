import gettext

import polib
import pytest

from config.messages import compile_messages, gaps, messages_in

FORMS = {0: "%(n)s طرف", 1: "%(n)s طرف"}
PARTIES = polib.POEntry(msgid="%(n)s party", msgid_plural="%(n)s parties", msgstr_plural=FORMS)


@pytest.fixture
def catalogue(tmp_path):
    """A Persian catalogue of these entries, at the place Django looks for it."""

    def write(*entries):
        path = tmp_path / "locale" / "fa" / "LC_MESSAGES" / "django.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        file = polib.POFile()
        file.metadata = {"Content-Type": "text/plain; charset=utf-8", "Plural-Forms": "nplurals=2; plural=(n > 1);"}
        file.extend(entries)
        file.save(str(path))
        return path

    return write


@pytest.fixture
def page(tmp_path):
    """A template with one sentence of each kind, indented as templates are."""
    path = tmp_path / "page.html"
    path.write_text(
        """
        <p title="{% translate 'Signed' context 'agreement' %}">{{ _("Home") }}</p>
          {% blocktranslate count n=3 trimmed %}
            {{ n }} party
          {% plural %}
            {{ n }} parties
          {% endblocktranslate %}
        """
    )
    return path


def test_compiled_messages_are_what_the_translator_wrote(catalogue, tmp_path):
    source = catalogue(polib.POEntry(msgid="Home", msgstr="خانه"))

    written = compile_messages(tmp_path / "locale")

    assert written == [source.with_suffix(".mo")]
    with written[0].open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Home") == "خانه"
    assert compile_messages(tmp_path / "locale") == []


def test_sentences_of_a_template_are_found_with_their_context(page):
    assert set(messages_in(page)) == {("agreement", "Signed"), (None, "Home"), (None, "%(n)s party")}


def test_sentences_of_a_module_are_found_also_lazy_and_only_marked(tmp_path):
    path = tmp_path / "module.py"
    path.write_text(
        '_("One")\ngettext_lazy("Two")\nngettext_lazy("%d day", "%d days", 2)\ngettext_noop("Three")\n_(name)'
    )

    assert set(messages_in(path)) == {(None, "One"), (None, "Two"), (None, "%d day"), (None, "Three")}


def test_a_complete_catalogue_has_no_gaps(catalogue, page, tmp_path):
    catalogue(
        polib.POEntry(msgid="Signed", msgctxt="agreement", msgstr="امضاشده"),
        polib.POEntry(msgid="Home", msgstr="خانه"),
        polib.POEntry(
            msgid="%(n)s party", msgid_plural="%(n)s parties", msgstr_plural={0: "%(n)s طرف", 1: "%(n)s طرف"}
        ),
        polib.POEntry(msgid="Gone", msgstr="", obsolete=True),
    )

    assert list(gaps(tmp_path / "locale", [page])) == []


@pytest.mark.parametrize(
    "entry",
    [
        polib.POEntry(msgid="Home", msgstr=""),
        polib.POEntry(msgid="Home", msgstr="خانه", flags=["fuzzy"]),
        polib.POEntry(msgid="Home", msgid_plural="Homes", msgstr_plural={0: "خانه", 1: ""}),
    ],
)
def test_an_empty_half_or_guessed_translation_is_a_gap(catalogue, tmp_path, entry):
    path = catalogue(entry)

    assert list(gaps(tmp_path / "locale", [])) == [f"{path}:{polib.pofile(str(path))[0].linenum}: not translated: Home"]


def test_a_sentence_without_an_entry_is_a_gap(catalogue, page, tmp_path):
    path = catalogue(
        polib.POEntry(msgid="Signed", msgstr="امضاشده"),  # without its context: another sentence
        polib.POEntry(msgid="Home", msgstr="خانه"),
        polib.POEntry(
            msgid="%(n)s party", msgid_plural="%(n)s parties", msgstr_plural={0: "%(n)s طرف", 1: "%(n)s طرف"}
        ),
    )

    assert list(gaps(tmp_path / "locale", [page])) == [f"{page}: not in {path}: Signed"]
