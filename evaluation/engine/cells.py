"""What may a cell hold? Six kinds that are never confused, and tables of them."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

import numpy as np


class Kind(StrEnum):
    """Why there is a value, or none."""

    REPORTED = "reported"
    ZERO = "zero"  # nothing of it, and said so
    ESTIMATED = "estimated"
    NOT_AVAILABLE = "not_available"  # there is a value, nobody has it: a gap
    NOT_APPLICABLE = "not_applicable"  # there can be no value: not counted, in no policy
    SUPPRESSED = "suppressed"  # known to its owner and not shown: a gap


WITH_VALUE = (Kind.REPORTED, Kind.ZERO, Kind.ESTIMATED)


@dataclass(frozen=True)
class Value:
    """What a unit gave for a variable in a period."""

    unit: str
    period: int
    variable: str
    value: Decimal | None
    kind: Kind


@dataclass(frozen=True)
class Matrix:
    """Units in rows, variables or indicators in columns: values (nan where there is none) and their kinds."""

    units: tuple
    columns: tuple
    values: np.ndarray
    kinds: np.ndarray

    @cached_property
    def applicable(self):
        return self.kinds != Kind.NOT_APPLICABLE

    @cached_property
    def gaps(self):
        return np.isnan(self.values) & self.applicable

    def column(self, code):
        return self.values[:, self.columns.index(code)]


def matrix(values, units, columns):
    """The cells of one period; what nobody gave is not available."""
    rows = {unit: number for number, unit in enumerate(units)}
    places = {column: number for number, column in enumerate(columns)}
    found = np.full((len(units), len(columns)), np.nan)
    kinds = np.full(found.shape, Kind.NOT_AVAILABLE, dtype=object)
    for value in values:
        if value.unit in rows and value.variable in places:
            place = rows[value.unit], places[value.variable]
            kinds[place] = value.kind
            if value.kind in WITH_VALUE:
                found[place] = float(value.value)
    return Matrix(tuple(units), tuple(columns), found, kinds)
