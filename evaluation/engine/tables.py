"""How are results written down, byte for byte the same?"""

import csv
import hashlib
import io
import json
import math
from dataclasses import dataclass

DECIMALS = 10


@dataclass(frozen=True)
class Table:
    """Columns of equal length; texts, whole numbers, numbers and nothing (None or nan)."""

    name: str
    columns: dict

    @property
    def rows(self):
        return list(zip(*self.columns.values(), strict=True))

    def csv(self):
        """Commas, one line feed a line, ten decimals, empty for nothing."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows(zip(*([_cell(value) for value in column] for column in self.columns.values()), strict=True))
        return out.getvalue()

    def json(self):
        """A list of objects, one a line; null for nothing."""
        names = list(self.columns)
        columns = [[_plain(value) for value in column] for column in self.columns.values()]
        lines = [
            json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) for row in zip(*columns, strict=True)
        ]
        return "[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n"

    @property
    def sha256(self):
        return sha256(self.csv())


MINUS_NOTHING = f"{-0.0:.{DECIMALS}f}"


def _cell(value):
    if isinstance(value, float):
        if value != value:  # nan
            return ""
        text = f"{value:.10f}"
        return text if text != MINUS_NOTHING else text[1:]
    return "" if value is None else value


def _plain(value):
    if isinstance(value, float):
        return None if math.isnan(value) else round(value, DECIMALS) + 0.0
    return value


def sha256(text):
    """The fingerprint of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def sha256_of(tables):
    """One for all: of the lines "name sha256"."""
    return sha256("".join(f"{table.name} {table.sha256}\n" for table in tables))
