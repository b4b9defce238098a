"""Points add up to the total, whatever the means, gaps and scales."""

import numpy as np
import pytest

from tests.evaluation import mini

GEOMETRIC = ('code = "M"', 'code = "M"\ntotal = { aggregation = "geometric" }')


@pytest.mark.parametrize("top", ["arithmetic", "geometric", "harmonic"])
@pytest.mark.parametrize("inside", ["arithmetic", "geometric", "harmonic"])
@pytest.mark.parametrize("missing", ["relocate", "zero"])
def test_points_add_up(top, inside, missing):
    method = f'treatment = "none"\naggregation = "{inside}"\nmissing = "{missing}"'
    run = mini.run(('code = "M"', f'code = "M"\ntotal = {{ aggregation = "{top}" }}'), ('treatment = "none"', method))

    assert np.nansum(run.points, axis=1) == pytest.approx(run.total, abs=1e-9)
    assert not np.isnan(run.total).any()


def test_points_of_a_geometric_mean_go_by_logarithms():
    run = mini.run(GEOMETRIC, ("weight = 60", 'weight = 60\naggregation = "geometric"'))
    research, international = run.score_of("research")[1], run.score_of("international")[1]
    r1, r2 = run.scores[1, :2]

    of_research = run.total[1] * 0.6 * np.log(research) / (0.6 * np.log(research) + 0.4 * np.log(international))

    assert run.points[1, :2].sum() == pytest.approx(of_research)
    assert run.points[1, 0] == pytest.approx(of_research * 2 * np.log(r1) / (2 * np.log(r1) + np.log(r2)))


def test_points_of_scores_below_one_are_shared_as_weight_by_score():
    run = mini.run(
        GEOMETRIC,
        ("{ goalposts = [0, 20] }", "{ goalposts = [0, 20], high = 1 }"),
        ('variable = "joint"', 'variable = "foreign"\nnormalisation = { goalposts = [0, 40], high = 1 }'),
    )
    parts = np.array([0.6 * run.score_of("research")[0], 0.4 * run.score_of("international")[0]])

    assert run.points[0, 2:].sum() == pytest.approx(run.total[0] * parts[1] / parts.sum())


def test_points_follow_the_scale_of_the_best():
    run = mini.run(("[method]", "[method]\nscale_to_best = true"))

    assert run.total[1] == 100
    assert np.nansum(run.points, axis=1) == pytest.approx(run.total)


def test_what_is_in_a_withheld_node_brings_nothing_where_the_gap_counts_as_zero():
    run = mini.run(
        ('code = "M"', 'code = "M"\ntotal = { missing = "zero" }'), ("weight = 40", 'weight = 40\nmissing = "withhold"')
    )

    assert np.isnan(run.score_of("international")[2])
    assert run.total[2] == run.score_of("research")[2] * 0.6
    assert np.isnan(run.points[2, 2:]).all()


def test_a_unit_without_a_score_has_no_points():
    run = mini.run(("coverage = 0.5", "coverage = 0.9"))

    assert np.isnan(run.total[2])
    assert np.isnan(run.points[2]).all()
    assert np.isnan(run.used[2]).all()


def test_what_is_in_a_withheld_node_brings_nothing_whichever_node_it_is():
    run = mini.run(
        ('code = "M"', 'code = "M"\ntotal = { coverage = 0.3 }'),
        ("weight = 60", 'weight = 60\nmissing = "withhold"'),
        A={"retracted": ""},
    )

    assert np.isnan(run.score_of("research")[0])
    assert np.isnan(run.points[0, :2]).all()
    assert np.isnan(run.used[0, :2]).all()
    assert np.nansum(run.points[0]) == pytest.approx(run.total[0])
