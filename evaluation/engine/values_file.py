"""What did units give? A table in CSV: unit, period, variable, value, kind; read whole or not at all."""

import csv
import io
import re
from decimal import Decimal

from evaluation.engine.cells import WITH_VALUE, Kind, Value
from evaluation.engine.problems import Problem, Problems
from evaluation.engine.sections import CODE

COLUMNS = ("unit", "period", "variable", "value", "kind")
NUMBER = re.compile(r"[+-]?\d{1,30}(\.\d{1,30})?([eE][+-]?\d{1,2})?")  # digits of any script
LARGEST = Decimal(10) ** 18
PERIOD = re.compile(r"\d{1,6}")


def read_values(text, variables):
    """The cells of a file, or Problems with everything that is wrong in it. `variables` are a framework's."""
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    problems, found, seen = [], [], {}
    known = {variable.code: variable for variable in variables}
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        problems += _header(header)
        if problems:
            raise Problems(problems)
        for row in reader:
            if any(cell.strip() for cell in row):
                line = ("line", reader.line_num)
                value = _value(row, header, known, line, problems)
                if value is not None:
                    problems += _twice(value, seen, line)
                    found.append(value)
    except csv.Error as error:
        problems.append(Problem("cannot_be_read", ("line", reader.line_num), form="CSV", detail=str(error)))
    if not found and not problems:
        problems.append(Problem("no_values", ("file",)))
    if problems:
        raise Problems(problems)
    return tuple(found)


def _header(header):
    missing = [name for name in COLUMNS if name not in header]
    further = [name for name in header if name not in COLUMNS]
    twice = {name for name in header if header.count(name) > 1}
    if missing:
        yield Problem("missing_columns", ("line", 1), given=", ".join(missing))
    if further or twice:
        yield Problem("unknown_columns", ("line", 1), given=", ".join(sorted({*further, *twice})))


def _value(row, header, known, line, problems):
    """One line as a cell, or nothing and its problems."""
    if len(row) != len(header):
        problems.append(Problem("wrong_number_of_cells", line, given=len(row), wanted=len(header)))
        return None
    return read_cell(dict(zip(header, row, strict=True)), known, problems, place=line)


def read_cell(given, known, problems, place=()):
    """What stands below each column as a cell; nothing where it has problems, which are told.

    `known` are a framework's variables by their codes.
    """
    given = {name: given[name].strip() for name in COLUMNS}
    before = len(problems)
    if not CODE.fullmatch(given["unit"]):
        problems.append(Problem("not_a_code", place, key="unit", given=given["unit"]))
    if not PERIOD.fullmatch(given["period"]):
        problems.append(Problem("not_a_period", place, given=given["period"]))
    if given["variable"] not in known:
        problems.append(Problem("unknown_variable", place, given=given["variable"]))
    kind = _kind(given, place, problems)
    number = _number(given, kind, known.get(given["variable"]), place, problems) if kind else None
    if len(problems) > before:
        return None
    return Value(given["unit"], int(given["period"]), given["variable"], number, kind)


def _kind(given, line, problems):
    """As said; without a word a number is reported, and nothing is not available."""
    said = given["kind"] or (Kind.REPORTED if given["value"] else Kind.NOT_AVAILABLE)
    if said not in list(Kind):
        problems.append(Problem("unknown_kind", line, given=said, choices=", ".join(Kind)))
        return None
    return Kind(said)


def _number(given, kind, variable, line, problems):
    text = given["value"]
    if kind not in WITH_VALUE:
        if text:
            problems.append(Problem("value_beside_kind", line, given=text, kind=str(kind)))
        return None
    if kind == Kind.ZERO and not text:
        return Decimal(0)
    if not NUMBER.fullmatch(text):
        problems.append(Problem("text_in_number" if text else "value_missing", line, given=text, kind=str(kind)))
        return None
    number = Decimal(text)
    if (kind == Kind.ZERO) and number:
        problems.append(Problem("zero_is_not_zero", line, given=text))
    problems += _limits(number, text, variable, line) if variable else ()
    return number


def _limits(number, text, variable, line):
    if abs(number) > LARGEST:
        yield Problem("number_is_too_large", line, given=text)
    if variable.whole and number != number.to_integral_value():
        yield Problem("value_is_not_whole", line, given=text, variable=variable.code)
    if variable.minimum is not None and number < Decimal(repr(variable.minimum)):
        yield Problem("value_below", line, given=text, variable=variable.code, limit=f"{variable.minimum:g}")
    if variable.maximum is not None and number > Decimal(repr(variable.maximum)):
        yield Problem("value_above", line, given=text, variable=variable.code, limit=f"{variable.maximum:g}")


def _twice(value, seen, line):
    key = value.unit, value.period, value.variable
    if key in seen:
        yield Problem(
            "given_twice", line, unit=value.unit, variable=value.variable, period=value.period, first=seen[key]
        )
    seen.setdefault(key, line[1])


def write_values(values):
    """The same file again, in the order of units, periods and variables."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for value in sorted(values, key=lambda value: (value.unit, value.period, value.variable)):
        shown = "" if value.value is None else f"{value.value:f}"
        writer.writerow([value.unit, value.period, value.variable, shown, value.kind])
    return out.getvalue()
