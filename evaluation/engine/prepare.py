"""From what was given to comparable scores: derive, screen, impute, treat, turn, normalise."""

from dataclasses import dataclass, replace

import numpy as np

from evaluation.engine import treat
from evaluation.engine.cells import Matrix, matrix
from evaluation.engine.derive import derive
from evaluation.engine.impute import impute, row_median
from evaluation.engine.normalise import normalise
from evaluation.engine.problems import Problem
from evaluation.engine.screen import coverage, kept

FROM_ONE = ("geometric", "harmonic")  # means in which a zero would be everything


@dataclass(frozen=True)
class Prepared:
    """Each stage's table: units in rows, all indicators in columns, those that are only shown too."""

    derived: Matrix
    coverage: np.ndarray
    kept: np.ndarray
    imputed: np.ndarray
    was_imputed: np.ndarray
    treatments: tuple
    treated: np.ndarray
    normalised: np.ndarray
    warnings: tuple
    frame: Matrix  # what scales are taken from

    def counted(self, framework):
        """Scores and what is applicable, for the indicators that count; nothing is to who is screened out."""
        places = [number for number, indicator in enumerate(framework.indicators) if indicator.direction]
        applicable = self.derived.applicable[:, places] & self.kept[:, None]
        return np.where(applicable, self.normalised[:, places], np.nan), applicable


def units_of(values, period):
    """Whoever gave anything in this period, in order."""
    return tuple(sorted({value.unit for value in values if value.period == period}))


def derived_of(framework, values, period, units):
    """The indicators of one period for these units."""
    codes = tuple(variable.code for variable in framework.variables)
    return derive(matrix([v for v in values if v.period == period], units, codes), framework.indicators)


def prepare(framework, values, *, period, frame_period=None):
    """All stages for one period. The frame is the period's own units unless the method or the caller names another."""
    derived = derived_of(framework, values, period, units_of(values, period))
    frame_period = framework.method.frame_period or frame_period or period
    there = derived
    if frame_period != period:
        there = derived_of(framework, values, frame_period, units_of(values, frame_period))
    frame = _frame(framework, there, frame_period)
    filled = replace(frame, values=_imputed(framework, values, frame, frame, frame_period)[0])
    imputed, was_imputed = _imputed(framework, values, derived, frame, period)
    keep = kept(derived, framework.method.unit_coverage)
    prepared = Prepared(derived, coverage(derived), keep, imputed, was_imputed, (), imputed, imputed, (), filled)
    return scaled(framework, prepared)


def _imputed(framework, values, derived, frame, period):
    return impute(
        derived,
        framework.indicators,
        frame=frame,
        groups=framework.groups,
        period=period,
        history=_history(framework, values, period, derived.units),
    )


def scaled(framework, prepared, *, winsorise=None, force=None):
    """Treat and normalise what is imputed; `winsorise` and `force` replace the method's rules for outlooks."""
    treatments, treated, normalised, warnings = [], [], [], []
    frame = prepared.frame
    for number, indicator in enumerate(framework.indicators):
        place = ("indicator", indicator.code)
        column, base = prepared.imputed[:, number], frame.values[:, number]
        rule = indicator.treatment
        if winsorise is not None and rule.method == "winsorise":
            rule = replace(rule, most=winsorise)
        known = prepared.treatments and winsorise is None
        found = prepared.treatments[number] if known else _fitted(base, rule, framework, place)
        normalisation = force or indicator.normalisation
        scores = _normalised(
            found.apply(column), found.apply(base), indicator, normalisation, frame.units, framework, warnings
        )
        treatments.append(found)
        treated.append(found.apply(column))
        normalised.append(scores)
    scores = _by_rows(framework, prepared.derived, np.column_stack(normalised))
    filled = np.isnan(prepared.imputed) & ~np.isnan(scores)
    return replace(
        prepared,
        treatments=tuple(treatments),
        treated=np.column_stack(treated),
        normalised=np.where(prepared.kept[:, None], scores, np.nan),
        was_imputed=prepared.was_imputed | filled,
        warnings=tuple(warnings),
    )


def _fitted(base, rule, framework, place):
    known = base[~np.isnan(base)]
    needed = {"root": lambda: known.min() >= 0, "gii_log": lambda: known.max() > 1}.get(rule.method)
    if needed and known.size and not needed():
        raise Problem("treatment_impossible", place, method=rule.method)
    return treat.fit(base, rule, winsorise_from=framework.method.winsorise_from)


def _normalised(column, base, indicator, rule, units, framework, warnings):
    def warn(code):
        warnings.append((code, indicator.code))

    try:
        return normalise(
            column,
            base,
            direction=indicator.direction or 1,
            rule=rule,
            low=lowest(framework, indicator, rule),
            units=units,
            warn=warn,
        )
    except Problem as problem:
        raise Problem(problem.code, ("indicator", indicator.code), **problem.values) from problem


def lowest(framework, indicator, rule=None):
    """Where the scale begins: as given; else 0, but 1 below a geometric or harmonic node. Goalposts begin at 0."""
    rule = rule or indicator.normalisation
    if rule.low is not None:
        return rule.low
    is_shifted = any(node.aggregation in FROM_ONE for node in framework.above(indicator))
    return 1.0 if is_shifted and rule.method != "goalposts" else 0.0


def _by_rows(framework, derived, scores):
    wanted = [indicator.imputation.method == "row_median" for indicator in framework.indicators]
    return row_median(scores, derived.gaps & np.isnan(scores) & np.array(wanted)) if any(wanted) else scores


def _frame(framework, derived, period):
    """The values that scales are taken from: of the units kept, or of those that the method names."""
    method = framework.method
    keep = kept(derived, method.unit_coverage)
    named = [not method.frame_units or unit in method.frame_units for unit in derived.units]
    wanted = np.flatnonzero(keep & np.array(named, dtype=bool))
    if not wanted.size:
        raise Problem("empty_frame", period=period)
    return Matrix(
        tuple(derived.units[n] for n in wanted), derived.columns, derived.values[wanted], derived.kinds[wanted]
    )


def _history(framework, values, period, units):
    """Other periods' indicators, where a rule looks at them."""
    if not any(indicator.imputation.method in ("last", "linear") for indicator in framework.indicators):
        return {}
    years = {value.period for value in values} - {period}
    return {year: derived_of(framework, values, year, units).values for year in years}
