"""The values of an institution as a workbook, read whole or not at all: what is wrong stands in its cells."""

import io
import warnings

from django.utils.translation import get_language, get_language_bidi, gettext_noop
from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from evaluation.actions.entries import is_editable
from evaluation.entry.before import last_year
from evaluation.entry.given import Unacceptable, given
from evaluation.entry.lines import shown
from evaluation.entry.tasks import is_declared, tasks_of
from evaluation.models import ValueKind
from records.spreadsheets import UnreadableFile, check_package, inert

# The order of the columns; the workbook names each in its second, hidden row, so that no language matters.
COLUMNS = ("code", "title", "unit", "period", "definition", "last", "value", "kind", "note", "problem")
LABELS = {
    "code": gettext_noop("Code"),
    "title": gettext_noop("Data item"),
    "unit": gettext_noop("Unit"),
    "period": gettext_noop("Period"),
    "definition": gettext_noop("Definition"),
    "last": gettext_noop("Last year"),
    "value": gettext_noop("Value"),
    "kind": gettext_noop("Kind of value"),
    "note": gettext_noop("Note"),
    "problem": gettext_noop("To be mended"),
}
WIDTHS = {"code": 18, "title": 38, "unit": 14, "period": 26, "definition": 50, "last": 16, "value": 18, "kind": 18}
FIRST_ROW = 3
MOST_ROWS = 5_000
MOST_SAID = 20
SHEET = "values"
RED, GREY, YELLOW = "F8D7DA", "EEF1F6", "FFF9DB"


class Wrong(Exception):
    """What is in the file cannot be kept: `sentences`, and the same workbook with each of them in its cell."""

    def __init__(self, sentences, workbook=None):
        super().__init__(" ".join(sentences))
        self.sentences, self.workbook = sentences, workbook


def write(participation, *, typed=None, problems=None):
    """The workbook with what is kept; `typed` are cells in their place, `problems` sentences, both by code."""
    typed, problems = typed or {}, problems or {}
    variables = _variables(participation)
    points = {point.variable_id: point for point in participation.points.all()}
    before = last_year(participation, variables)
    periods = {one.kind: one for one in participation.round.periods.all()}
    book = Workbook()
    sheet = book.active
    sheet.title = SHEET
    sheet.sheet_view.rightToLeft = get_language_bidi()
    sheet.append([_(LABELS[name]) for name in COLUMNS])
    sheet.append(list(COLUMNS))
    sheet.row_dimensions[2].hidden = True
    sheet.freeze_panes = "C3"
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="1C3F7C")
    for row, one in enumerate(variables, FIRST_ROW):
        point = points.get(one.pk)
        own = {
            "value": point.value if point else None,
            "kind": _kind_label(point.kind) if point and point.kind else "",
            "note": point.note if point else "",
        } | typed.get(one.code, {})
        period = periods.get(one.period)
        values = {
            "code": one.code,
            "title": one.title,
            "unit": one.unit,
            "period": f"{period.starts_on} – {period.ends_on}" if period else one.reference,
            "definition": one.definition,
            "last": shown(before[one.pk]) if one.pk in before else "",
            "problem": problems.get(one.code, ""),
            **own,
        }
        for column, name in enumerate(COLUMNS, 1):
            _put(sheet.cell(row, column), values[name], name, is_editable(participation, point))
        if one.code in problems:
            cell = sheet.cell(row, COLUMNS.index("value") + 1)
            cell.fill, cell.comment = PatternFill("solid", fgColor=RED), Comment(problems[one.code], "")
    for column, name in enumerate(COLUMNS):
        sheet.column_dimensions[chr(ord("A") + column)].width = WIDTHS.get(name, 30)
    kinds = DataValidation(
        type="list", formula1='"{}"'.format(",".join(map(_kind_label, ValueKind.values))), allow_blank=True
    )
    sheet.add_data_validation(kinds)
    column = chr(ord("A") + COLUMNS.index("kind"))
    kinds.add(f"{column}{FIRST_ROW}:{column}{FIRST_ROW + max(len(variables), 1)}")
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _put(cell, value, name, may_edit):
    if isinstance(value, str):
        text = inert(value)
        cell.value, cell.data_type = (value, "s")
        cell.quotePrefix = text != value
    else:
        cell.value = value
    if name == "value":
        cell.number_format = "#,##0.######" if value is not None and not isinstance(value, str) else "@"
    cell.alignment = Alignment(vertical="top", wrap_text=name in ("title", "definition", "note", "problem", "period"))
    if name in ("value", "kind", "note"):
        cell.fill = PatternFill("solid", fgColor=YELLOW if may_edit else GREY)


def _kind_label(kind):
    return str(ValueKind(kind).label)


def _kinds():
    """Each kind by what a cell may say: its code, and its word in this language."""
    return {str(name).strip().lower(): kind for kind in ValueKind for name in (kind.value, kind.label)}


def _variables(participation):
    return [one for task in tasks_of(participation.round.framework) for one in task.variables if is_declared(one)]


def read(participation, data):
    """(variable, Given) of every row that says something. Raises Wrong with all that is wrong; then nothing is kept."""
    rows = _rows(data)
    known = {one.code: one for one in _variables(participation)}
    points = {point.variable.code: point for point in participation.points.select_related("variable")}
    changes, problems, typed, further, seen = [], {}, {}, [], set()
    for number, row in rows:
        code = row["code"]
        if code not in known:
            further.append(
                _("Row %(row)s: “%(code)s” is no data item of this round.") % {"row": number, "code": code[:40]}
            )
            continue
        if code in seen:
            further.append(_("Row %(row)s: “%(code)s” stands there twice.") % {"row": number, "code": code})
            continue
        seen.add(code)
        typed[code] = {name: row[name] for name in ("value", "kind", "note")}
        try:
            new = _given(known[code], row)
        except Unacceptable as error:
            problems[code] = str(error)
            continue
        point = points.get(code)
        if new.is_as(point):
            continue
        if not is_editable(participation, point):
            problems[code] = _("This value is not to be changed now.")
            continue
        changes.append((known[code], new))
    if problems or further:
        said = [*further, *(f"{known[code].title}: {sentence}" for code, sentence in problems.items())]
        more = ["…"] if len(said) > MOST_SAID else []
        raise Wrong([*said[:MOST_SAID], *more], write(participation, typed=typed, problems=problems))
    return changes


def _given(variable, row):
    kind = row["kind"].strip().lower()
    found = _kinds().get(kind, "") if kind else ""
    if kind and not found:
        raise Unacceptable(
            _("“%(given)s” is no kind of value. One of: %(kinds)s.")
            % {"given": row["kind"][:40], "kinds": ", ".join(str(label) for label in ValueKind.labels)}
        )
    if str(row["value"]).startswith("="):
        raise Unacceptable(_("There is a formula here: write the number itself."))
    if str(row["value"]).startswith("#"):
        raise Unacceptable(_("There is an error of the spreadsheet program here: write the number itself."))
    # What the workbook says of a value that was kept needs no repeating once another number is typed.
    number = str(row["value"])
    if found == ValueKind.ZERO and number.strip() not in ("", "0"):
        found = ""
    return given(variable, number, found, row["note"][:2000])


def _rows(data):
    """(number, texts by column) of the rows below the two headings; raises Wrong where the columns are not ours."""
    sheet = _sheet(data)
    rows = sheet.iter_rows(max_col=len(COLUMNS) + 20)
    next(rows, None)
    names = [str(cell.value or "").strip() for cell in next(rows, ())]
    while names and not names[-1]:
        names.pop()
    missing = [name for name in COLUMNS if name not in names]
    if missing or len(set(names)) != len(names):
        shown_names = ", ".join(_(LABELS[name]) for name in missing) or ", ".join(names)
        raise Wrong(
            [
                _("These columns are missing or there twice: %(names)s. Download the workbook again.")
                % {"names": shown_names}
            ]
        )
    found = []
    for number, cells in enumerate(rows, FIRST_ROW):
        if number > MOST_ROWS:
            raise Wrong([_("The file has more rows than this round has data items.")])
        row = {name: _text(cell.value) for name, cell in zip(names, cells, strict=False)}
        if row.get("code"):
            found.append((number, row))
        elif row.get("value"):
            raise Wrong([_("Row %(row)s has a value, and no code says of what.") % {"row": number}])
    return found


def _sheet(data):
    try:
        check_package(data)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(data), data_only=False, keep_links=False)
    except UnreadableFile as error:
        raise Wrong([str(error)]) from error
    except Exception as error:
        raise Wrong([_("The file cannot be read as an Excel workbook. Save it again as .xlsx.")]) from error
    if SHEET not in book.sheetnames:
        raise Wrong([_("The sheet “%(name)s” is missing. Download the workbook again.") % {"name": SHEET}])
    return book[SHEET]


def _text(value):
    """A cell as it would be typed: 12.5, not 12.50000000001; a formula keeps its sign of equality."""
    if value is None:
        return ""
    if isinstance(value, float):
        value = round(value, 6)
        return str(int(value)) if value.is_integer() else f"{value:.6f}".rstrip("0")
    return str(value).strip()


def file_name(participation):
    return f"{participation.round.exercise.code}-{participation.round.year}-{participation.code}-{get_language()}.xlsx"
