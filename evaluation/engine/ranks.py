"""Who comes where? Ranks, bands and ranks among peers, always on the published value."""

import numpy as np

from evaluation.engine.shares import rounded

TIES = ("min", "max", "dense", "average")
BANDS = ("none", "blocks", "quantiles", "thresholds")


def scaled_to_best(scores):
    """100 S/max S (ARWU, QS)."""
    best = np.nanmax(scores) if not np.isnan(scores).all() else np.nan
    return 100 * scores / best if best > 0 else scores


def ranks(published, ties="min"):
    """The highest is 1; equals share: 1224 (min), 1334 (max), 1223 (dense), mean (average). No score, no rank.

    Ranked is what is published, as UNDP ranks the HDI of three decimals.
    """
    found = np.full(published.shape, np.nan)
    there = ~np.isnan(published)
    values, group, members = np.unique(-published[there], return_inverse=True, return_counts=True)
    first = np.cumsum(members) - members + 1.0
    found[there] = {
        "min": first,
        "max": first + members - 1,
        "dense": np.arange(1.0, len(values) + 1),
        "average": first + (members - 1) / 2,
    }[ties][group]
    return found


def ranks_of_draws(published):
    """Ranks 1224 in each row, for thousands of rows; whoever has no score comes after all and has no rank."""
    rows, n = published.shape
    low = np.where(np.isnan(published), np.inf, -published)
    order = np.argsort(low, axis=1)
    ordered = np.take_along_axis(low, order, axis=1)
    first = np.zeros((rows, n), dtype=np.int32)
    np.copyto(first[:, 1:], np.arange(1, n, dtype=np.int32), where=ordered[:, 1:] != ordered[:, :-1])
    np.maximum.accumulate(first, axis=1, out=first)
    found = np.empty((rows, n), dtype=np.int32)
    np.put_along_axis(found, order, first + 1, axis=1)
    found[np.isinf(low)] = 0
    return found


def bands(published, places, rule):
    """A band for each unit: exact places and then blocks; equal shares of the ranking; or tiers of the value.

    Blocks as ARWU publishes them behind its first hundred, tiers as the HDI's of 0.550, 0.700 and 0.800.
    """
    there = int((~np.isnan(places)).sum())
    return ["" if np.isnan(place) else _band(value, place, there, rule) for value, place in zip(published, places)]  # noqa: B905


def _band(value, place, there, rule):
    if rule.kind == "blocks":
        if place <= rule.exact:
            return f"{place:g}"
        start = rule.exact + (int(np.ceil(place)) - rule.exact - 1) // rule.block * rule.block + 1
        return f"{start}–{start + rule.block - 1}"
    if rule.kind == "quantiles":
        return rule.names[min(len(rule.names) - 1, int((place - 1) * len(rule.names) / there))]
    if rule.kind == "thresholds":
        return rule.names[sum(value >= limit for limit in rule.at)]
    return ""


def peer_ranks(units, published, members, minimum, ties="min"):
    """{unit: rank} inside a group of peers; none below the least number of scored members."""
    places = [number for number, unit in enumerate(units) if unit in members and not np.isnan(published[number])]
    if len(places) < minimum:
        return {}
    found = ranks(published[places], ties)
    return {units[place]: float(rank) for place, rank in zip(places, found, strict=True)}


def median_groups(values):
    """U-Multirank against the median: A above +25 %, B to the median, C to -25 %, D below, E nothing."""
    middle = np.nanmedian(values)
    return ["" if np.isnan(value) else _median_group(value, middle) for value in values]


def _median_group(value, middle):
    if value == 0:
        return "E"
    if value > middle * 1.25:
        return "A"
    if value >= middle:
        return "B"
    return "C" if value >= middle * 0.75 else "D"


def published(scores, decimals):
    """The value that is shown and ranked: what differs only behind it is equal."""
    return np.where(np.isnan(scores), np.nan, rounded(np.where(np.isnan(scores), 0.0, scores), decimals))
