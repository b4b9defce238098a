import gzip
import json
import os
import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import connection
from django.db.models import F, Value

from records.text import Fold, SortKey, clean_line, digits, fold, number, prefix_query, search_query, sort_key


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Universitat Politècnica de Catalunya", "universitat politecnica de catalunya"),
        ("İSTANBUL Üniversitesi", "istanbul universitesi"),
        ("Wrocław", "wroclaw"),
        ("Đại học Huế", "dai hoc hue"),
        ("Straße", "strasse"),
        ("Háskóli Ísþyrnir ÆØÅ œuvre", "haskoli isthyrnir aeoa oeuvre"),
        ("Hawaiʻi", "hawaii"),
        ("University of Evry Val d'Essonne (UEVE)", "university of evry val d essonne ueve"),
        ("King’s College – London", "king s college london"),
        ("ﬁne ２０１８ ½", "fine 2018 1 2"),
        ("ΟΔΟΣ", "οδοσ"),
        ("Йошкар-Ола", "иошкар ола"),
        ("دانشگاه علوم پزشكي تهران", "دانشگاه علوم پزشکی تهران"),
        ("مؤسسهٔ علمی‌پژوهشی", "موسسه علمی پژوهشی"),
        ("مؤسسۀ", "موسسه"),
        ("مَدْرَسَة", "مدرسه"),
        ("رئیس أمور الآثار إسلام", "رییس امور الاثار اسلام"),
        ("دانشـــگاه ۱۴۰۵ ٢٠٢٦", "دانشگاه 1405 2026"),
        ("جزء، «انشاء»؟", "جز انشا"),
        ("\u202edetrever\u202c \u200fx\u200e", "detrever x"),
        ("a\u00a0b\tc\r\nd\u2028e\u0000f", "a b c d e f"),
        ("東京大学・医学部", "東京大学 医学部"),
        ("हिन्दी", "हिन्दी"),
        ("🙂 — …", ""),
        ("", ""),
    ],
)
def test_fold_makes_spellings_of_one_name_equal(typed, folded):
    assert fold(typed) == folded


def test_sort_key_orders_like_the_persian_alphabet_with_latin_first():
    names = ["2018", "Ångström", "Ankara", "Zagreb", "МГУ", "東京", *"آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"]

    assert sorted(sorted(names), key=sort_key) == names


def test_sort_key_puts_words_in_the_order_of_a_persian_dictionary():
    names = ["آبان", "ابر", "پاریس", "تهران", "چین", "ژاپن", "کرج", "گرگان", "لاهور", "وین", "هلند", "یزد"]

    assert sorted(sorted(names), key=sort_key) == names


def test_sort_key_reads_alef_madda_however_it_is_written():
    assert sort_key("آبان") == sort_key("ا\u0653بان")


@pytest.mark.django_db
@pytest.mark.parametrize("twin", [fold, sort_key])
def test_the_database_answers_like_python_for_every_letter_of_unicode(twin):
    letters = [chr(point) for point in range(1, 0x110000) if unicodedata.category(chr(point)) not in ("Cn", "Cs")]
    texts = [f"A{letter}B" for letter in letters]

    assert _in_the_database(twin, texts) == [twin(text) for text in texts]


@pytest.mark.django_db
@pytest.mark.parametrize("twin", [fold, sort_key])
def test_the_database_answers_like_python_for_every_name_of_the_research_organization_registry(twin):
    if "PEYVAND_DATA" not in os.environ:
        pytest.skip("PEYVAND_DATA does not name the folder with ror/ror-v2-records.json.gz")
    with gzip.open(Path(os.environ["PEYVAND_DATA"]) / "ror" / "ror-v2-records.json.gz") as file:
        names = [name["value"] for record in json.load(file) for name in record["names"]]

    assert _in_the_database(twin, names) == [twin(name) for name in names]


def test_folding_twice_changes_nothing():
    texts = [f"A{chr(point)}ß" for point in range(0x30000)]

    assert [text for text in texts if fold(fold(text)) != fold(text)] == []


@pytest.mark.django_db
def test_both_functions_may_feed_generated_columns():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname, provolatile, proisstrict, proparallel FROM pg_proc"
            " WHERE pronamespace = 'public'::regnamespace AND proname IN ('fold', 'sort_key') ORDER BY proname"
        )
        found = cursor.fetchall()

    assert found == [("fold", "i", True, "s"), ("sort_key", "i", True, "s")]


@pytest.mark.parametrize(("expression", "sql"), [(Fold, "fold"), (SortKey, "sort_key")])
def test_the_expressions_call_the_functions_and_give_text(expression, sql):
    assert expression(F("name")).function == sql
    assert expression(Value("É")).output_field.get_internal_type() == "TextField"


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("univ teh", "univ:* & teh:*"),
        ("  École ", "ecole:*"),
        ("دانشگاه علوم‌پزشكي", "دانشگاه:* & علوم:* & پزشکی:*"),
        ("a | !b & (c:* <-> 'd')", "a:* & b:* & c:* & d:*"),
        ("U.S.", "u:* & s:*"),
        ("…", ""),
        ("", ""),
        ("w " * 50, " & ".join(["w:*"] * 12)),
    ],
)
def test_prefix_query_takes_words_and_nothing_else(typed, query):
    assert prefix_query(typed) == query


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "name", "found"),
    [
        ("univ teh", "University of Tehran", True),
        ("teh univ", "University of Tehran", True),
        ("tehr uni x", "University of Tehran", False),
        ("ludwig max", "University of Ludwigs-Maximilians", True),
        ("علوم پزش", "دانشگاه علوم‌پزشكي اصفهان", True),
        ("東京", "東京大学", True),
        ("हिन्", "हिन्दी विश्वविद्यालय", True),
        ("1405", "کنگرهٔ ۱۴۰۵", True),
    ],
)
def test_a_prefix_query_finds_what_begins_with_the_words_typed(typed, name, found):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT to_tsvector('simple', fold(%s)) @@ to_tsquery('simple', %s)", [name, prefix_query(typed)]
        )

        assert cursor.fetchone() == (found,)


def test_search_query_is_none_when_there_is_nothing_to_search():
    assert search_query("–") is None
    assert search_query("univ") is not None


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("  دانشگاه   علوم پزشكي ", "دانشگاه علوم پزشکی"),
        ("علمی‌پژوهشی", "علمی‌پژوهشی"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("a\u2066b\u2069\u200ec", "abc"),
        ("one\r\ntwo\tthree\u2028four", "one two three four"),
        ("nul\x00 and \x1b bell\x07", "nul and bell"),
        ("E\u0301cole", "École"),
        ("\ud800x", "x"),
        (" \r\n ", ""),
    ],
)
def test_clean_line_keeps_one_readable_line(typed, stored):
    assert clean_line(typed) == stored


def test_clean_line_leaves_arabic_names_as_arabic_writes_them():
    assert clean_line("كلية الطب العالي", keep_arabic=True) == "كلية الطب العالي"


def test_digits_are_those_of_the_language_and_nothing_else_changes():
    assert digits("MOU-1405-0007, 12.5", "fa") == "MOU-۱۴۰۵-۰۰۰۷, ۱۲.۵"
    assert digits(1405, "en") == "1405"


@pytest.mark.parametrize(
    ("value", "places", "english", "persian"),
    [
        (12000, None, "12,000", "۱۲٬۰۰۰"),
        (Decimal("1234567.50"), None, "1,234,567.5", "۱٬۲۳۴٬۵۶۷٫۵"),
        (0.125, 1, "0.1", "۰٫۱"),
        (3, 2, "3.00", "۳٫۰۰"),
        (99.6, 0, "100", "۱۰۰"),
    ],
)
def test_numbers_have_the_separators_of_the_language(value, places, english, persian):
    assert number(value, "en", places=places) == english
    assert number(value, "fa", places=places) == persian


def _in_the_database(twin, texts):
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {twin.__name__}(value) FROM unnest(%s::text[]) WITH ORDINALITY AS given(value, n) ORDER BY n",
            [texts],
        )
        return [row[0] for row in cursor.fetchall()]
