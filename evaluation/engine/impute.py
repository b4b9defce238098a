"""What stands for a value that is not available? Each rule leaves what is not applicable alone."""

import numpy as np

METHODS = ("none", "mean", "median", "group_mean", "group_median", "row_median", "percentile", "last", "linear")
CENTRES = {"mean": np.mean, "median": np.median}


def impute(derived, indicators, *, frame, groups, period, history):
    """The values with gaps filled, and where. `history` is {period: values}; `groups` gives each unit's groups.

    Filling with zero and relocating weights are policies of a node, not imputation. Handbook, step 3; COINr, Impute.
    """
    values = derived.values.copy()
    for number, indicator in enumerate(indicators):
        gaps, rule = derived.gaps[:, number], indicator.imputation
        if not gaps.any() or rule.method in ("none", "row_median"):
            continue
        past = {year: table[:, number] for year, table in history.items()}
        if rule.method in CENTRES:
            values[gaps, number] = centre(frame.values[:, number], rule.method)
        elif rule.method in ("group_mean", "group_median"):
            filled = by_group(frame, number, groups.get(rule.group, {}), rule.method.removeprefix("group_"))
            values[gaps, number] = [filled(unit) for unit, gap in zip(derived.units, gaps, strict=True) if gap]
        elif rule.method == "percentile":
            values[gaps, number] = percentile(frame.values[:, number], rule.percentile, indicator.direction)
        elif rule.method == "last":
            values[:, number] = last(values[:, number], gaps, past, period, rule.years)
        else:
            values[:, number] = linear(values[:, number], gaps, past, period)
    return values, derived.gaps & ~np.isnan(values)


def centre(column, method):
    """Mean or median of what is there (unconditional mean imputation, Handbook, step 3); nan of nothing."""
    present = column[~np.isnan(column)]
    return CENTRES[method](present) if present.size else np.nan


def percentile(column, share, direction):
    """The value that so many percent of those there are no better than; numpy's own interpolation (type 7).

    So THE is known to fill a gap, with the 25th; where less is better it is counted from the greatest down.
    """
    present = column[~np.isnan(column)]
    return np.percentile(present, share if direction >= 0 else 100 - share) if present.size else np.nan


def by_group(frame, number, groups, method):
    """A function from a unit to its group's mean or median (COINr); a unit in no group gets nothing."""
    group_of = {unit: group for group, members in groups.items() for unit in members}
    column = frame.values[:, number]
    found = {
        group: centre(column[[group_of.get(unit) == group for unit in frame.units]], method)
        for group in set(group_of.values())
    }
    return lambda unit: found.get(group_of.get(unit), np.nan)


def last(column, gaps, past, period, years):
    """The youngest value of at most so many years ago: the last observation carried forward."""
    filled = column.copy()
    for year in sorted((year for year in past if period - years <= year < period), reverse=True):
        open_ = gaps & np.isnan(filled)
        filled[open_] = past[year][open_]
    return filled


def linear(column, gaps, past, period):
    """On the line between the years beside it; before the first and after the last year: that one's value (COINr)."""
    filled = column.copy()
    years = np.array(sorted(past))
    for row in np.flatnonzero(gaps):
        known = np.array([past[year][row] for year in years])
        there = ~np.isnan(known)
        if there.any():
            filled[row] = np.interp(period, years[there], known[there])
    return filled


def row_median(normalised, gaps):
    """Each gap gets the median of the unit's own normalised scores (COINr)."""
    filled = normalised.copy()
    for row in np.flatnonzero(gaps.any(axis=1)):
        filled[row, gaps[row]] = centre(normalised[row], "median")
    return filled
