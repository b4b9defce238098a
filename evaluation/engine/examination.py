"""The tables beside a run: how firm ranks are, what makes them, other methods, and the year before."""

import numpy as np

from evaluation.engine.aggregate import aggregate, total
from evaluation.engine.change import PARTS, parts, steps
from evaluation.engine.dominance import copeland, dominating, kemeny, outranking
from evaluation.engine.influence import correlation, correlations, leave_one_out, mean_shift
from evaluation.engine.outlooks import benefit_of_the_doubt, topsis
from evaluation.engine.prepare import scaled
from evaluation.engine.problems import Problem
from evaluation.engine.ranks import published, ranks
from evaluation.engine.results import whole
from evaluation.engine.robustness import NORMALISATIONS, above_zero, median_of_columns, robustness
from evaluation.engine.run import compute
from evaluation.engine.tables import Table

BOD_UP_TO = 300  # one linear programme for each unit
KEMENY_UP_TO = 100


def examination_tables(run):
    """Everything beside the run itself."""
    found = robustness(run.framework, run.prepared, nominal=run.ranks)
    return [
        distributions(run, found),
        histogram(run, found),
        replicates(found),
        left_out(run),
        dominance(run),
        correlated(run),
        *comparison(run),
    ]


def distributions(run, found):
    """What the draws say of each unit's rank."""
    columns = {
        "unit": list(run.units),
        "nominal": whole(run.ranks),
        "mean": found.mean().tolist(),
        "median": found.quantile(0.5).tolist(),
        "q05": found.quantile(0.05).tolist(),
        "q95": found.quantile(0.95).tolist(),
        "ahead_of_next": found.ahead.tolist(),
        "ranked": (found.counts.sum(axis=1) / max(1, found.draws)).tolist(),
    }
    columns |= {f"top_{k}": found.top(k).tolist() for k in run.framework.robustness.top}
    return Table("distributions", columns)


def histogram(run, found):
    """How often each unit had which rank."""
    rows, places = np.nonzero(found.counts)
    return Table(
        "histogram",
        {
            "unit": [run.units[row] for row in rows],
            "rank": (places + 1).tolist(),
            "draws": found.counts[rows, places].tolist(),
        },
    )


def replicates(found):
    """R_S over the draws."""
    shifts = found.shifts if found.shifts.size else np.array([np.nan])
    return Table(
        "replicates",
        {
            "draws": [found.draws],
            "mean_shift": [float(shifts.mean())],
            "q05": [float(np.quantile(shifts, 0.05))],
            "q95": [float(np.quantile(shifts, 0.95))],
        },
    )


def left_out(run):
    """How far ranks move without an indicator."""
    found = leave_one_out(run.framework, run.scores, run.applicable, run.local, run.ranks)
    return Table("leave_one_out", {"indicator": list(found), "mean_shift": list(found.values())})


def dominance(run):
    """Who is ahead of whom whatever the weights."""
    pairs = dominating(run.scores)
    return Table("dominance", {"unit": [run.units[a] for a, _ in pairs], "dominates": [run.units[b] for _, b in pairs]})


def correlated(run):
    """How each two indicators hang together."""
    codes = [indicator.code for indicator in run.framework.counted]
    r = correlations(run.scores)
    pairs = [(a, b) for a in range(len(codes)) for b in range(a + 1, len(codes))]
    return Table(
        "correlations",
        {
            "indicator": [codes[a] for a, _ in pairs],
            "other": [codes[b] for _, b in pairs],
            "r": [float(r[pair]) for pair in pairs],
        },
    )


def comparison(run):
    """Other methods' scores and ranks, and how far each is from the run."""
    columns = {"method": [], "unit": [], "score": [], "rank": []}
    methods = {"method": [], "mean_shift": [], "spearman": []}
    for name, score in _other_methods(run):
        place = ranks(published(score, run.framework.method.ranking_decimals))
        columns["method"] += [name] * len(run.units)
        columns["unit"] += run.units
        columns["score"] += np.asarray(score, dtype=float).tolist()
        columns["rank"] += whole(place)
        methods["method"].append(name)
        methods["mean_shift"].append(mean_shift(place, run.ranks))
        methods["spearman"].append(correlation(_middle(score, run), _middle(run.total, run)))
    return [Table("comparison", columns), Table("methods", methods)]


def _middle(score, run):
    """Average ranks of the units that both rankings have."""
    score = np.where(np.isnan(run.total), np.nan, np.asarray(score, dtype=float))
    return ranks(published(score, run.framework.method.ranking_decimals), "average")


def _other_methods(run):
    framework, one_draw = run.framework, {code: np.array([weight]) for code, weight in run.local.items()}
    for name in ("own", "minmax", "zscore", "percentile"):
        x, applicable = scaled(framework, run.prepared, force=NORMALISATIONS[name]).counted(framework)
        for mean in ("arithmetic", "geometric", "harmonic"):
            lifted = above_zero(x, mean)
            yield f"{name}, {mean}", total(aggregate(framework, lifted, applicable, one_draw, method=mean)).score[0]
    weight = np.array([run.effective[indicator.code] for indicator in framework.counted])
    e = outranking(run.scores, weight)
    yield "copeland", copeland(e).astype(float)
    if len(e) <= KEMENY_UP_TO:
        places = np.empty(len(e))
        places[list(kemeny(e))] = np.arange(len(e))
        yield "kemeny", -places
    x = median_of_columns(run.scores, run.applicable)
    complete = ~np.isnan(x).any(axis=1)
    yield from _of_complete(x, weight, complete)


def _of_complete(x, weight, complete):
    """Methods that know no gaps: of the units that have everything once gaps are filled with medians.

    The doubt may halve or double each indicator's equal share: unbounded, nearly everybody is best at something.
    """
    outlooks = {"topsis": lambda: topsis(x[complete], weight)}
    if complete.sum() <= BOD_UP_TO:
        share = 1 / x.shape[1]
        flattered = lambda: benefit_of_the_doubt(x[complete], least=share / 2, most=share * 2)[0]  # noqa: E731
        outlooks["benefit of the doubt"] = lambda: 100 * flattered()
    for name, outlook in outlooks.items():
        score = np.full(len(x), np.nan)
        try:
            score[complete] = outlook() if complete.any() else ()
        except Problem:  # not for such scores, as those below zero
            continue
        yield name, score


def changes(run, values, *, before, period_before):
    """The score of the year before, the four parts, the score now; for units that have them all."""
    found = _scores_on_the_way(run, values, before, period_before)
    columns = {name: [] for name in ("unit", "before", *PARTS, "now")}
    for unit in run.units:
        scores = [step.get(unit, np.nan) for step in found]
        if scores and not np.isnan(scores).any():
            for name, value in zip(columns, (unit, scores[0], *parts(scores), scores[-1]), strict=True):
                columns[name].append(value if name == "unit" else float(value))
    return Table("changes", columns)


def _scores_on_the_way(run, values, before, period_before):
    """{unit: score} at each step; none where the year before has too little to be a year."""
    try:
        old = compute(before, values, period=period_before)
        found = [old.of_unit()]
        for name, (framework, frame) in steps(before, run.framework).items():
            held = old.local if name in ("own", "frame") else None
            frame_period = period_before if frame == "before" else None
            found.append(compute(framework, values, period=run.period, frame_period=frame_period, local=held).of_unit())
    except Problem as problem:
        if problem.code != "empty_frame":
            raise
        return []
    return found
