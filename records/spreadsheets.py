"""Tables out and in: the one writer of every CSV and XLSX export, the one reader of every import.

Nothing written can act as a formula in a spreadsheet program, and nothing read is trusted to be as small,
as rectangular or as textual as its name says.
"""

import csv
import datetime as dt
import io
import itertools
import re
import warnings
import zipfile
from dataclasses import dataclass
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from records.languages import reader
from records.text import clean_line, number

MAX_ROWS = 20_000
MAX_COLUMNS = 200
MAX_UNPACKED_BYTES = 50 * 1024 * 1024
MAX_RATIO = 100
MAX_PARTS = 1_000

# What Excel, LibreOffice or Google Sheets may take for the beginning of a formula, spaces and controls before it
# included; plain negative numbers and a lone dash are no formulas.
_FORMULA = re.compile(r"[\s\u0000-\u0020\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\-@＝＋－＠]|[\t\r\n\0]")
_HARMLESS = re.compile(r"-(\d+(\.\d+)?)?")
_ARABIC = "[\u0621-\u06ff]"
_GLUED = re.compile(f"[A-Za-z]{_ARABIC}+|{_ARABIC}+[A-Za-z]")
_ARABIC_WORD = re.compile(f"(?<![A-Za-z]){_ARABIC}{{2,}}(?![A-Za-z])")
# Signs beside letters, and letters of Iceland only: what Windows-1250 (Polish) and 1254 (Turkish) look like in 1252.
_NOT_WESTERN = re.compile(r"[^\W\d_][£¥¯²³¹¼¾]|[£¥¯²³¹¼¾][^\W\d_]|[ðþýÐÞÝ]")
_NOT_TEXT = re.compile(r"[\u0001-\u0008\u000b\u000c\u000e-\u001f]")


class UnreadableFile(ValueError):
    """A file that is no table we can read; its text is a sentence for the person who chose it."""


@dataclass(frozen=True)
class Row:
    """One row of a table: its number as a spreadsheet counts it (the heading is 1) and its values, "" where empty."""

    number: int
    values: dict[str, object]


@dataclass(frozen=True)
class Table:
    header: list[str]
    rows: list[Row]


def inert(value):
    """A text that might be a formula, with the apostrophe that spreadsheet programs take for "this is text".

    A text that has such an apostrophe already gets another, so that taking one away gives back what was written.
    """
    if not isinstance(value, str) or _HARMLESS.fullmatch(value) or not _FORMULA.match(value.lstrip("'")):
        return value
    return f"'{value}"


def write_csv(rows, header):
    """The rows as CSV, piece by piece, in the UTF-8 with signature that Excel reads as such."""
    writer = csv.writer(_Passing())
    yield b"\xef\xbb\xbf"
    for row in itertools.chain([header], rows):
        yield writer.writerow([inert(_plain(value)) for value in row]).encode("utf-8", "replace")


def write_xlsx(rows, header, *, title, rtl):
    """The rows as an Excel workbook with one sheet: heading kept in sight, real dates and numbers, no formula."""
    rows = iter(rows)
    first = list(itertools.islice(rows, 200))
    book = Workbook(write_only=True)
    book.properties.title, book.properties.creator = str(title), ""
    sheet = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", str(title)).strip(" '")[:31] or "1")
    sheet.sheet_view.rightToLeft = rtl
    sheet.freeze_panes = "A2"
    for column, cells in enumerate(zip(header, *first, strict=True), 1):
        widest = max(len(str(_plain(cell))) for cell in cells)
        sheet.column_dimensions[get_column_letter(column)].width = min(max(widest + 2, 8), 60)
    sheet.append([_heading(sheet, value) for value in header])
    for row in itertools.chain(first, rows):
        sheet.append([_cell(sheet, value) for value in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def read(data, extension):
    """The table in a file, by the extension of its name: csv or xlsx."""
    return {"csv": read_csv, "xlsx": read_xlsx}[extension.lower().lstrip(".")](data)


def read_csv(data):
    """The table in a CSV file: UTF-8, UTF-16, Windows-1256 or -1252, parted by comma, semicolon or tab."""
    text = _decoded(data)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        return _table([_bare(cell) for cell in row] for row in rows)
    except csv.Error as error:
        raise UnreadableFile(
            _("Line %(line)s of the file is not proper CSV: a quotation mark is missing or a cell is too long.")
            % {"line": _number(rows.line_num)}
        ) from error


def read_xlsx(data):
    """The table in the first sheet of an Excel workbook; its packed size is judged before anything is unpacked."""
    check_package(data)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of styles and extensions that we do not read
        try:
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            sheet = book.worksheets[0]
            sheet.reset_dimensions()
            return _table(sheet.iter_rows(max_col=MAX_COLUMNS + 1, values_only=True))
        except UnreadableFile:
            raise
        except Exception as error:
            raise UnreadableFile(_("The file cannot be read as an Excel workbook. Save it again as .xlsx.")) from error


def _table(rows):
    """Header and rows of what a reader yields, refusing what has no place under a heading."""
    header, found = None, []
    for place, cells in enumerate(rows, 1):
        values = [_read_value(cell) for cell in cells]
        while values and values[-1] == "":
            values.pop()
        if not values:
            continue
        if header is None:
            header = _header(values)
        elif len(found) == MAX_ROWS:
            raise UnreadableFile(_("The file has more than %(rows)s rows.") % {"rows": _number(MAX_ROWS)})
        else:
            found.append(Row(place, _by_heading(header, values, place)))
    if header is None:
        raise UnreadableFile(_("The file is empty."))
    return Table([heading for heading in header if heading], found)


def _header(values):
    if len(values) > MAX_COLUMNS:
        raise UnreadableFile(_("The file has more than %(columns)s columns.") % {"columns": _number(MAX_COLUMNS)})
    header = [clean_line(str(value)) for value in values]
    for heading in header:
        if heading and header.count(heading) > 1:
            raise UnreadableFile(_("Two columns are called “%(heading)s”.") % {"heading": heading})
    return header


def _by_heading(header, values, place):
    values += [""] * (len(header) - len(values))
    for column, value in enumerate(values):
        if value != "" and (column >= len(header) or not header[column]):
            raise UnreadableFile(
                _("Row %(row)s has a value in column %(column)s, which has no heading.")
                % {"row": _number(place), "column": get_column_letter(column + 1)}
            )
    return {heading: value for heading, value in zip(header, values, strict=True) if heading}


def _read_value(cell):
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell.strip()
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _bare(text):
    """A text without the apostrophe that `inert` gave it."""
    return text[1:] if text.startswith("'") and inert(text[1:]) == text else text


def _decoded(data):
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", errors="replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = _of_windows(data)
    if "\0" in text or _NOT_TEXT.search(text):
        raise UnreadableFile(_("The file is not a text file. Save it as “CSV UTF-8”, or send it as .xlsx."))
    return text


def _of_windows(data):
    """Persian and Arabic Windows writes Windows-1256, the Windows of western Europe Windows-1252; no file says which.

    Arabic letters glued to Latin ones are misread accents. What is neither is refused rather than guessed.
    """
    text = data.decode("cp1256", errors="replace")
    if len(_GLUED.findall(text)) > len(_ARABIC_WORD.findall(text)):
        text = data.decode("cp1252", errors="replace")
        if "\ufffd" in text or _NOT_WESTERN.search(text):
            raise UnreadableFile(
                _("The file's letters are of an encoding that cannot be told. Save it as “CSV UTF-8”, or as .xlsx.")
            )
    return text


def _delimiter(text):
    """The sign that parts most cells of the heading; a comma if none does."""
    heading = next(iter(text[:10_000].lstrip().splitlines()), "")
    return max(",;\t", key=lambda sign: len(next(csv.reader([heading], delimiter=sign), [])))


def check_package(data):
    """Refuse what is no workbook, is locked, or would unpack to far more than it weighs."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableFile(
            _("The workbook has a password or is of an old kind. Save it as .xlsx without a password.")
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableFile(_("The file cannot be read as an Excel workbook. Save it again as .xlsx.")) from error
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED_BYTES or unpacked > MAX_RATIO * max(packed, 1):
        raise UnreadableFile(_("The workbook is far larger inside than it looks. Copy its table into a new workbook."))
    if "xl/workbook.xml" not in {part.filename for part in parts}:
        raise UnreadableFile(_("The file cannot be read as an Excel workbook. Save it again as .xlsx."))


def _plain(value):
    """A value as CSV writes it and as a sheet measures it: dates in ISO form, numbers as they are, the rest as text."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return _local(value).isoformat(" ", "minutes")
    if isinstance(value, dt.date):
        return value.isoformat()
    return value if isinstance(value, int | float | Decimal) and not isinstance(value, bool) else str(value)


def _cell(sheet, value):
    if isinstance(value, dt.datetime):
        value = _local(value)
    if isinstance(value, dt.date):
        if value.year < 1900:  # before Excel's first day
            return _cell(sheet, value.isoformat())
        cell = WriteOnlyCell(sheet, value)
        cell.number_format = "yyyy-mm-dd hh:mm" if isinstance(value, dt.datetime) else "yyyy-mm-dd"
        return cell
    value = _plain(value)
    if not isinstance(value, str):
        return value
    value = ILLEGAL_CHARACTERS_RE.sub("", value)
    if inert(value) == value:
        return value
    cell = WriteOnlyCell(sheet, "")
    cell.value, cell.data_type, cell.quotePrefix = value, "s", True  # Excel's own apostrophe: text, shown without it
    return cell


def _heading(sheet, value):
    cell = WriteOnlyCell(sheet, "")
    cell.value, cell.data_type = ILLEGAL_CHARACTERS_RE.sub("", str(value)), "s"
    cell.font = Font(bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", fgColor="1C3F7C")
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    return cell


def _local(moment):
    return timezone.localtime(moment).replace(tzinfo=None) if timezone.is_aware(moment) else moment


def _number(value):
    return number(value, reader())


class _Passing:
    """A file that hands back what is written to it, so that csv.writer can be asked row by row."""

    def write(self, text):
        return text
