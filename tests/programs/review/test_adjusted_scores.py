"""Severe reviewers are allowed for, as an independent program does it, and whatever the reviews are."""

import time
import warnings
from importlib import import_module

import numpy as np
import pytest

from programs.review.adjusted_scores import RawOnly, adjust

TWELVE = [
    (application, reviewer, float(score))
    for application, reviewer, score in (
        word.split()
        for word in [
            "A r1 80",
            "B r1 60",
            "C r1 70",
            "D r1 50",
            "A r2 90",
            "E r2 85",
            "F r2 95",
            "D r2 75",
            "B r3 50",
            "C r3 55",
            "E r3 45",
            "F r3 65",
        ]
    )
]


def crossed(seed, applications, reviewers, each, *, apart=12.0, severe=8.0, chance=6.0):
    """Reviews whose truth is known: `each` of every application, by reviewers drawn at random."""
    generator = np.random.default_rng(seed)
    a, b = generator.normal(60, apart, applications), generator.normal(0, severe, reviewers)
    return [
        (f"a{i}", f"r{j}", float(a[i] + b[j] + generator.normal(0, chance)))
        for i in range(applications)
        for j in generator.choice(reviewers, each, replace=False)
    ]


def rounded(found, decimals=2):
    return {name: round(one.score, decimals) for name, one in found.applications.items()}


def test_the_twelve_reviews_are_adjusted_to_the_printed_decimals():
    found = adjust(TWELVE)

    assert rounded(found) == {"F": 77.59, "A": 76.17, "C": 70.68, "E": 64.63, "B": 64.20, "D": 56.73}
    assert {round(one.error, 2) for one in found.applications.values()} == {4.68}
    assert {name: round(one.effect, 2) for name, one in found.reviewers.items()} == {
        "r1": -1.90,
        "r2": 17.10,
        "r3": -15.19,
    }
    assert {name: one.raw for name, one in found.applications.items()} == {
        "A": 85,
        "F": 80,
        "E": 65,
        "C": 62.5,
        "D": 62.5,
        "B": 55,
    }
    assert (found.raw_only, found.groups, found.has_settled) == (None, 1, True)


def test_ten_more_of_the_severe_reviewer_moves_levels_but_no_rank():
    more = adjust([(a, r, score + 10 * (r == "r3")) for a, r, score in TWELVE])

    assert sorted(rounded(more), key=rounded(more).get) == ["D", "B", "E", "C", "A", "F"]
    assert rounded(more)["D"] == 60.05


SHAPES = {1: (30, 8, 2), 2: (12, 25, 4), 3: (40, 20, 2)}  # a panel; more reviewers; few each


def test_statsmodels_finds_the_same_variances_and_effects():
    """One test, for importing statsmodels takes longer than all the rest."""
    frames = import_module("pandas")
    models = import_module("statsmodels.regression.mixed_linear_model")
    for seed, shape in SHAPES.items():
        reviews = crossed(seed, *shape)
        frame = frames.DataFrame(reviews, columns=["application", "reviewer", "score"])
        components = {"application": "0 + C(application)", "reviewer": "0 + C(reviewer)"}
        model = models.MixedLM.from_formula("score ~ 1", frame, groups=np.ones(len(frame)), vc_formula=components)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            theirs = model.fit(reml=True, method=["lbfgs", "bfgs"], gtol=1e-9)
        effects = {
            name.split("C(application)[")[1].rstrip("]"): theirs.fe_params["Intercept"] + effect
            for name, effect in theirs.random_effects[1].items()
            if "C(application)[" in name
        }

        ours = adjust(reviews)

        assert ours.variances == pytest.approx((*theirs.vcomp, theirs.scale), rel=1e-3)
        assert {name: one.score for name, one in ours.applications.items()} == pytest.approx(effects, abs=2e-3)


def test_effects_and_errors_are_those_of_the_equations_written_out():
    """Henderson's equations with nothing absorbed, at the variances found; more applications and more reviewers."""
    for shape in ((9, 4, 3), (4, 9, 5)):
        reviews = crossed(5, *shape)
        found = adjust(reviews)
        names = [*found.applications, *found.reviewers]
        z = np.array([[1.0, *(name in (a, r) for name in names)] for a, r, _ in reviews])
        of_a, of_r, chance = found.variances
        priors = [0] + [1 / of_a] * shape[0] + [1 / of_r] * len(found.reviewers)
        inverse = np.linalg.inv(z.T @ z / chance + np.diag(priors))
        solved = inverse @ z.T @ [score for _, _, score in reviews] / chance
        errors = np.sqrt(np.diag(inverse))

        ours = [one.score - found.mean for one in found.applications.values()]
        ours += [one.effect for one in found.reviewers.values()]
        assert ours == pytest.approx(solved[1:], abs=1e-6)
        told = [one.error for one in (*found.applications.values(), *found.reviewers.values())]
        assert told == pytest.approx(errors[1:], abs=1e-6)


def likelihood(reviews, variances):
    """The restricted likelihood by its definition, with the whole covariance of all reviews."""
    a, r, y = (np.array(column) for column in zip(*reviews, strict=True))
    v = sum(s * (x[:, None] == x) for s, x in zip(variances, (a, r, np.arange(len(y))), strict=True))
    inverse, one = np.linalg.inv(v), np.ones(len(y))
    left = y - one @ inverse @ y / (one @ inverse @ one)
    return -0.5 * (np.linalg.slogdet(v)[1] + np.log(one @ inverse @ one) + left @ inverse @ left)


@pytest.mark.parametrize("truth", [(12.0, 8.0), (12.0, 0.0), (0.0, 8.0), (0.0, 0.0)])
@pytest.mark.parametrize("seed", range(4))
def test_no_variances_nearby_are_likelier(seed, truth):
    reviews = crossed(seed, 25, 10, 3, apart=truth[0], severe=truth[1])

    found = adjust(reviews)

    assert found.has_settled
    best = likelihood(reviews, found.variances)
    for place in range(3):
        for factor, more in ((0.9, 0), (1.1, 0), (1, 0.3)):
            other = [s * factor + more if n == place else s for n, s in enumerate(found.variances)]
            assert likelihood(reviews, other) <= best + 1e-4


def test_scores_follow_the_scale_they_are_given_in():
    reviews = crossed(4, 20, 6, 2)
    found, doubled = adjust(reviews), adjust([(a, r, 2 * score + 100) for a, r, score in reviews])

    assert [one.score for one in doubled.applications.values()] == pytest.approx(
        [2 * one.score + 100 for one in found.applications.values()], abs=1e-3
    )


def test_the_order_of_reviews_changes_nothing():
    reviews = crossed(6, 20, 6, 2)

    assert rounded(adjust(reviews[::-1]), 4) == rounded(adjust(reviews), 4)


@pytest.mark.parametrize(
    ("reviews", "because"),
    [
        ([], RawOnly.FEW_REVIEWS),
        (TWELVE[:3], RawOnly.FEW_REVIEWS),
        (TWELVE[:4], RawOnly.FEW_REVIEWERS),
        ([("A", "r1", 1), ("B", "r1", 2), ("C", "r2", 3), ("D", "r2", 4)], RawOnly.NOTHING_REVIEWED_TWICE),
        ([("A", "r1", 1), ("A", "r2", 2), ("B", "r3", 3), ("B", "r4", 4)], RawOnly.NOBODY_REVIEWED_TWICE),
    ],
)
def test_raw_scores_only_where_severity_cannot_be_told_and_why(reviews, because):
    found = adjust(reviews)

    assert (found.raw_only, found.reviewers) == (because, {})
    assert {(one.score, one.error) for one in found.applications.values()} <= {(None, None)}
    assert {name: one.raw for name, one in found.applications.items()} == {
        name: np.mean([score for a, _, score in reviews if a == name]) for name in dict.fromkeys(r[0] for r in reviews)
    }


def everything(found):
    numbers = [found.mean, *found.variances]
    numbers += [number for one in found.applications.values() for number in (one.raw, one.score, one.error)]
    return numbers + [number for one in found.reviewers.values() for number in (one.effect, one.error)]


DEGENERATE = {
    "all the same": [(a, r, 70) for a, r, _ in TWELVE],
    "nearly the same": [(a, r, 70 + 1e-13 * len(a)) for a, r, _ in TWELVE],
    "no chance at all": [(a, r, ord(a) + 10 * int(r[1])) for a, r, _ in TWELVE],
    "only reviewers differ": [(a, r, 10 * int(r[1])) for a, r, _ in TWELVE],
    "only applications differ": [(a, r, ord(a)) for a, r, _ in TWELVE],
    "one reviewed all, another one": [*((a, "r1", n * n) for n, a in enumerate("ABCDE")), ("C", "r2", 7)],
    "two groups": [*TWELVE, *((a + "x", r + "x", score + 30) for a, r, score in TWELVE)],
    "a chain": [("A", "r1", 50), ("A", "r2", 70), ("B", "r2", 60), ("B", "r3", 90), ("C", "r3", 40)],
    "far out": [(a, r, score * 1e12) for a, r, score in TWELVE],
}


@pytest.mark.parametrize("reviews", DEGENERATE.values(), ids=DEGENERATE)
def test_whatever_the_reviews_are_there_is_an_answer(reviews):
    found = adjust(reviews)

    assert found.raw_only is None
    assert np.isfinite(everything(found)).all()


def test_reviews_that_are_all_the_same_stay_as_they_are():
    found = adjust(DEGENERATE["all the same"])

    assert {(one.raw, one.score, one.error) for one in found.applications.values()} == {(70, 70, 0)}
    assert found.variances == (0, 0, 0)


def test_scores_that_fit_exactly_are_taken_apart_exactly():
    found = adjust(DEGENERATE["no chance at all"])

    assert {name: round(one.score - ord(name), 3) for name, one in found.applications.items()} == dict.fromkeys(
        "ABCDEF", 20
    )


def test_groups_without_a_reviewer_in_common_are_counted():
    assert adjust(DEGENERATE["two groups"]).groups == 2


@pytest.mark.parametrize("score", [np.nan, np.inf])
def test_a_score_that_is_no_number_is_refused(score):
    with pytest.raises(ValueError, match="finite"):
        adjust([*TWELVE, ("G", "r1", score)])


def test_two_reviews_of_one_application_by_one_reviewer_are_refused():
    with pytest.raises(ValueError, match="two reviews"):
        adjust([*TWELVE, ("A", "r1", 70)])


@pytest.mark.slow
def test_six_thousand_reviews_of_two_thousand_applications_take_a_second_or_two():
    reviews = crossed(7, 2000, 200, 3)
    best = np.inf
    for _ in range(10):
        begun = time.perf_counter()
        adjust(reviews)
        best = min(best, time.perf_counter() - begun)
        if best < 2:
            break
    assert best < 2
