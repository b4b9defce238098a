"""Which value has each indicator?"""

import numpy as np

from evaluation.engine.cells import Kind, Matrix


def derive(variables, indicators):
    """numerator / denominator x scale; what divides by zero or by nothing is not available, never infinite.

    A sum needs all its parts; parts that are not applicable are left out of it. The engine's own rule: a part that is
    unknown is not nothing.
    """
    columns = [_derived(variables, indicator) for indicator in indicators]
    shape = len(variables.units), len(indicators)
    values = np.full(shape, np.nan)
    kinds = np.full(shape, Kind.NOT_AVAILABLE, dtype=object)
    for number, (value, kind) in enumerate(columns):
        values[:, number] = value
        kinds[:, number] = kind
    return Matrix(variables.units, tuple(indicator.code for indicator in indicators), values, kinds)


def _derived(variables, indicator):
    value, kind = _sum(variables, indicator.numerator)
    if indicator.denominator:
        below, below_kind = _sum(variables, indicator.denominator)
        with np.errstate(divide="ignore", invalid="ignore"):
            value = np.where(below == 0, np.nan, value / below)
        kind = _together([kind, below_kind])
    value = value * indicator.scale
    kind = np.where(np.isnan(value) & ~np.isin(kind, [Kind.NOT_APPLICABLE, Kind.SUPPRESSED]), Kind.NOT_AVAILABLE, kind)
    return value, np.where((value == 0) & (kind == Kind.REPORTED), Kind.ZERO, kind)


def _sum(variables, codes):
    places = [variables.columns.index(code) for code in codes]
    values, kinds = variables.values[:, places], variables.kinds[:, places]
    left_out = kinds == Kind.NOT_APPLICABLE
    total = np.where(left_out, 0.0, values).sum(axis=1)
    nowhere = left_out.all(axis=1)
    total[nowhere] = np.nan
    kind = _together([np.where(left_out[:, n], Kind.REPORTED, kinds[:, n]) for n in range(len(codes))])
    return total, np.where(nowhere, Kind.NOT_APPLICABLE, kind)


def _together(kinds):
    """The kind of what is made of several cells: the weakest of theirs."""
    found = np.full(kinds[0].shape, Kind.REPORTED, dtype=object)
    for weaker in (Kind.ESTIMATED, Kind.SUPPRESSED, Kind.NOT_AVAILABLE, Kind.NOT_APPLICABLE):
        for kind in kinds:
            found[kind == weaker] = weaker
    return found
