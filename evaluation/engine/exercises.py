"""How do published exercises reckon? Their formulas, for frameworks that follow them."""

import numpy as np

from evaluation.engine.problems import Problem


def grade_point_average(shares):
    """REF: (4 s4 + 3 s3 + 2 s2 + s1)/100 of the shares of four stars to none in percent.

    Research Excellence Framework of the United Kingdom, results as grade point averages.
    """
    given = np.asarray(shares, dtype=float)
    return given @ np.array([4, 3, 2, 1, 0])[: given.shape[-1]] / 100


def of_institution(averages, staff):
    """REF: the mean weighted by staff; power = that x staff."""
    mean = float(np.average(averages, weights=staff))
    return mean, mean * float(np.sum(staff))


def vqr(excellent, good, acceptable, limited, penalised, not_assessable, plagiarised):
    """v = E + .8 B + .5 A + 0 L - .5 M - N - 2 P. Valutazione della qualità della ricerca (ANVUR)."""
    return excellent + 0.8 * good + 0.5 * acceptable + 0 * limited - 0.5 * penalised - not_assessable - 2 * plagiarised


def relative_quality(value, products, area_value, area_products):
    """VQR: R = (v/n) of the unit / (v/n) of the area."""
    if not products or not area_products or not area_value:
        raise Problem("nothing_to_divide_by")
    return (value / products) / (area_value / area_products)


def inequality(values):
    """Atkinson: 1 - geometric mean / arithmetic mean (IHDI, UNDP technical note 2)."""
    given = np.asarray(values, dtype=float)
    if not given.size or (given <= 0).any():
        raise Problem("needs_positive_values")
    return 1 - float(np.exp(np.log(given).mean()) / given.mean())


def inequality_adjusted(dimensions, inequalities):
    """IHDI: each dimension times (1 - inequality), then the geometric mean (UNDP, technical note 2)."""
    adjusted = np.asarray(dimensions, dtype=float) * (1 - np.asarray(inequalities, dtype=float))
    if (adjusted < 0).any():
        raise Problem("needs_positive_values")
    return float(np.prod(adjusted) ** (1 / adjusted.size))


def damped(previous, current, *, threshold, recovery, relative=False, limit=0.0):
    """QS: of a change beyond the threshold only a part of the excess counts; below a limit nothing is damped.

    previous + sign(change) (threshold + recovery (|change| - threshold)); QS support, article 360021756440.
    """
    allowed = threshold * abs(previous) if relative else threshold
    change = current - previous
    if abs(change) <= allowed or abs(previous) < limit:
        return current
    return previous + np.sign(change) * (allowed + recovery * (abs(change) - allowed))


def capped_ratio(numerator, denominator, cap):
    """QS: a ratio counts up to a cap (staff by students 0.3, international 0.5); without a divisor no value."""
    return min(numerator / denominator, cap) if denominator else np.nan
