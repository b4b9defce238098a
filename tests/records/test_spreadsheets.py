import csv
import datetime as dt
import io
import warnings
import zipfile
from decimal import Decimal

import pytest
from django.utils import translation
from django.utils.translation import gettext_lazy
from openpyxl import Workbook, load_workbook

from records.calendars import ImpreciseDate
from records.spreadsheets import (
    MAX_COLUMNS,
    MAX_ROWS,
    Row,
    Table,
    UnreadableFile,
    inert,
    read,
    read_csv,
    read_xlsx,
    write_csv,
    write_xlsx,
)

FORMULAS = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "\u00a0=1",
    "\u200e=1",
    "\u202e=1",
    "\ufeff=1",
    "＝1",
    "＋1",
    "－1",
    "＠A1",
    "\tplain",
    "'=1",
    "''=1",
    '=HYPERLINK("http://example.org","x")',
    "=cmd|' /C calc'!A0",
    "+98 21 8223 4567",
    "-",
    "-5",
    "-12.5",
]
HARMLESS = ["-", "-5", "-12.5", "'quoted'", "a=b", "5-3", "دانشگاه", "021-8223", ""]


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def refusal(reader, data):
    with pytest.raises(UnreadableFile) as caught:
        reader(data)
    return str(caught.value)


def workbook(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def package(**parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize("text", [text for text in FORMULAS if text not in HARMLESS])
def test_what_may_be_a_formula_is_written_as_text(text):
    assert inert(text) == f"'{text}"


@pytest.mark.parametrize("value", [*HARMLESS, -5, 1.5, Decimal("-2.50"), None, dt.date(2026, 11, 20)])
def test_what_is_no_formula_is_written_as_it_is(value):
    assert inert(value) == value


def test_csv_has_the_signature_excel_needs_and_nothing_that_acts():
    written = b"".join(write_csv([[text, 1] for text in FORMULAS], ["=name", "n"]))

    assert written.startswith(b"\xef\xbb\xbf'=name,n\r\n")
    cells = [row[0] for row in csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""))][1:]
    assert cells == [text if text in HARMLESS else f"'{text}" for text in FORMULAS]


def test_csv_writes_every_kind_of_value_plainly():
    moment = dt.datetime(2026, 11, 20, 9, 30)
    row = ["دانشگاه", 12000, Decimal("-2.50"), dt.date(2026, 11, 20), moment, None, True, gettext_lazy("day")]

    written = b"".join(write_csv([row], ["a"] * 8)).decode()

    assert written.splitlines()[1] == "دانشگاه,12000,-2.50,2026-11-20,2026-11-20 09:30,,True,day"


def test_csv_is_made_row_by_row():
    taken = []

    def rows():
        for n in range(3):
            taken.append(n)
            yield [n]

    pieces = write_csv(rows(), ["n"])

    assert [next(pieces), next(pieces), next(pieces)] == [b"\xef\xbb\xbf", b"n\r\n", b"0\r\n"]
    assert taken == [0]


def test_what_was_exported_is_read_back_as_it_was():
    texts = [text.strip() for text in FORMULAS]
    rows = [[text, n] for n, text in enumerate(texts)]

    from_csv = read_csv(b"".join(write_csv(rows, ["text", "n"])))
    from_xlsx = read_xlsx(write_xlsx(rows, ["text", "n"], title="t", rtl=False))

    assert [row.values["text"] for row in from_csv.rows] == texts
    assert [row.values["text"] for row in from_xlsx.rows] == texts


def test_a_workbook_holds_no_formula_and_marks_its_texts_as_texts():
    book = load_workbook(io.BytesIO(write_xlsx([[text] for text in FORMULAS], ["=h"], title="t", rtl=False)))
    cells = [row[0] for row in book.active.iter_rows()]

    assert [cell.data_type for cell in cells] == ["s"] * len(cells)
    assert [cell.value for cell in cells[1:]] == [text.replace("\r", "\n") for text in FORMULAS]  # as XML reads it
    assert [cell.quotePrefix for cell in cells[1:]] == [text not in HARMLESS for text in FORMULAS]


def test_a_workbook_has_real_dates_and_numbers_a_fixed_heading_and_its_direction():
    row = [dt.date(2026, 11, 20), dt.datetime(2026, 11, 20, 9, 30), Decimal("2.50"), 7, dt.date(1850, 1, 1)]
    row += [ImpreciseDate(dt.date(2018, 1, 1), "year"), None, "bell\x07"]

    sheet = load_workbook(io.BytesIO(write_xlsx([row], list("abcdefgh"), title="A/B: [register]", rtl=True))).active

    assert sheet.title == "A B   register"
    assert sheet.freeze_panes == "A2"
    assert sheet.sheet_view.rightToLeft is True
    assert [cell.value for cell in sheet[2]] == [
        dt.datetime(2026, 11, 20),
        dt.datetime(2026, 11, 20, 9, 30),
        2.5,
        7,
        "1850-01-01",
        "2018",
        None,
        "bell",
    ]
    assert sheet["A2"].number_format == "yyyy-mm-dd"


@pytest.mark.parametrize(
    "data",
    [
        "کشور,سال\r\nآلمان,۱۳۹۷\r\n".encode(),
        "\ufeffکشور;سال\nآلمان;۱۳۹۷\n".encode(),
        "کشور\tسال\rآلمان\t۱۳۹۷".encode("utf-16"),
        '\n\n"کشور","سال"\r\n"آلمان","۱۳۹۷",\r\n,,\r\n'.encode(),
    ],
)
def test_csv_is_read_in_the_encodings_and_separators_of_offices(data):
    table = read_csv(data)

    assert table.header == ["کشور", "سال"]
    assert [row.values for row in table.rows] == [{"کشور": "آلمان", "سال": "۱۳۹۷"}]


@pytest.mark.parametrize(
    ("encoding", "name", "city"),
    [
        ("cp1256", "دانشگاه چمران", "اهواز"),
        ("cp1256", "Université Paris-Cité", "Paris"),
        ("cp1256", "پژوهشگاه IPM", "تهران"),
        ("cp1252", "Université Paris-Cité", "Paris"),
        ("cp1252", "Technische Universität Berlin", "Berlin"),
        ("cp1252", "Universidad de A Coruña", "Málaga"),
        ("cp1252", "Høgskolen i Ås", "Göteborg – “Ångström”"),
        ("utf-16", "دانشگاه چمران", "Köln"),
        ("utf-8-sig", "Instytut Badań", "Wrocław"),
    ],
)
def test_csv_of_old_windows_is_read_in_the_letters_it_was_written_with(encoding, name, city):
    assert read_csv(f"Name,City\r\n{name},{city}\r\n".encode(encoding)).rows == [Row(2, {"Name": name, "City": city})]


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("cp1250", "Uniwersytet Wrocławski, Łódź"),
        ("cp1254", "Boğaziçi Üniversitesi, Şişli"),
        ("cp1257", "Vilniaus universitetas, Šiauliai, Kauno kolegija, Mažeikių"),
    ],
)
def test_csv_in_letters_that_can_only_be_guessed_is_refused(encoding, name):
    with pytest.raises(UnreadableFile) as caught:
        read_csv(f"Name\n{name}\n".encode(encoding))

    assert str(caught.value) == (
        "The file's letters are of an encoding that cannot be told. Save it as “CSV UTF-8”, or as .xlsx."
    )


def test_csv_in_utf_16_without_its_mark_is_refused():
    with pytest.raises(UnreadableFile, match="The file is not a text file"):
        read_csv("Name\nCelje\n".encode("utf-16-le"))


def test_rows_keep_the_number_a_person_sees():
    table = read_csv(b'a,b\n1,"two\nlines"\n\n3,4\n')

    assert table == Table(["a", "b"], [Row(2, {"a": "1", "b": "two\nlines"}), Row(4, {"a": "3", "b": "4"})])


def test_a_workbook_gives_dates_and_whole_numbers_as_such():
    table = read_xlsx(
        workbook(
            ["Partner", "Signed", "n", None], ["X", dt.datetime(2018, 11, 23), 2018.0, None], [], [" Y ", None, 1.5]
        )
    )

    assert table.header == ["Partner", "Signed", "n"]
    assert table.rows == [
        Row(2, {"Partner": "X", "Signed": dt.datetime(2018, 11, 23), "n": 2018}),
        Row(4, {"Partner": "Y", "Signed": "", "n": 1.5}),
    ]


def test_the_extension_chooses_the_reader():
    assert read(b"a\n1", "CSV").rows == read(workbook(["a"], ["1"]), ".xlsx").rows


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (b"\n , \n", "The file is empty."),
        (b"a,b\n1,2\x003\n", "The file is not a text file. Save it as “CSV UTF-8”, or send it as .xlsx."),
        (b"a,b\n1,\x1b[2J\n", "The file is not a text file. Save it as “CSV UTF-8”, or send it as .xlsx."),
        (b"a,b\n1,2,3\n", "Row 2 has a value in column C, which has no heading."),
        (b"a,,c\n1,,3\n\n1,2,3\n", "Row 4 has a value in column B, which has no heading."),
        (b"a, a\n1,2\n", "Two columns are called “a”."),
        (
            b'a,b\n1,"2\n3,4',
            "Line 3 of the file is not proper CSV: a quotation mark is missing or a cell is too long.",
        ),
        (b"a\n" + b"1\n" * (MAX_ROWS + 1), "The file has more than 20,000 rows."),
        (b",".join(b"%d" % n for n in range(MAX_COLUMNS + 1)), "The file has more than 200 columns."),
    ],
    ids=range(10),
)
def test_csv_that_is_no_table_is_refused_with_the_place_and_reason(data, sentence):
    assert refusal(read_csv, data) == sentence


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file cannot be read as an Excel workbook. Save it again as .xlsx."),
        (b"a,b\n1,2\n", "The file cannot be read as an Excel workbook. Save it again as .xlsx."),
        (workbook(["a"], [1])[:-200], "The file cannot be read as an Excel workbook. Save it again as .xlsx."),
        (package(a="b"), "The file cannot be read as an Excel workbook. Save it again as .xlsx."),
        (
            package(**{"xl/workbook.xml": "<broken"}),
            "The file cannot be read as an Excel workbook. Save it again as .xlsx.",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
            "The workbook has a password or is of an old kind. Save it as .xlsx without a password.",
        ),
        (
            package(**{"xl/workbook.xml": "0" * 10_000_000}),
            "The workbook is far larger inside than it looks. Copy its table into a new workbook.",
        ),
        (
            package(**{f"xl/{n}": "x" for n in range(1001)}),
            "The workbook is far larger inside than it looks. Copy its table into a new workbook.",
        ),
        (workbook([], []), "The file is empty."),
        (workbook([*range(MAX_COLUMNS), "too many"]), "The file has more than 200 columns."),
    ],
    ids=range(10),
)
def test_a_workbook_that_is_none_is_refused_before_it_does_harm(data, sentence):
    assert refusal(read_xlsx, data) == sentence


def test_an_entity_bomb_in_a_workbook_is_refused():
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE x [<!ENTITY e0 "aaaaaaaaaa">{entities}]><worksheet><sheetData>&e9;</sheetData></worksheet>'
    parts = {}
    with zipfile.ZipFile(io.BytesIO(workbook(["a"], [1]))) as good:
        parts = {name: good.read(name) for name in good.namelist()}

    sentence = refusal(read_xlsx, package(**(parts | {"xl/worksheets/sheet1.xml": bomb})))

    assert sentence == "The file cannot be read as an Excel workbook. Save it again as .xlsx."


def test_a_workbook_that_lies_about_its_size_is_read_as_far_as_it_goes():
    with zipfile.ZipFile(io.BytesIO(workbook(["a"], [1]))) as good:
        parts = {name: good.read(name) for name in good.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].replace(b'ref="A1:A2"', b'ref="A1:XFD1048576"')
    assert sheet != parts["xl/worksheets/sheet1.xml"]

    assert read_xlsx(package(**(parts | {"xl/worksheets/sheet1.xml": sheet}))).rows == [Row(2, {"a": 1})]


def test_reading_a_workbook_does_not_change_how_warnings_are_shown():
    before = list(warnings.filters)

    read_xlsx(workbook(["a"], [1]))

    assert list(warnings.filters) == before
