"""What an explanation says has the figures of the run, the same in every language."""

from django.utils import translation

from evaluation.wording import Words
from tests.evaluation.test_explanation import SMALL, explained, two_years

TITLES = {"I1": "foreign students", "I2": "joint projects", "international": "International"}


def test_the_headline_has_score_rank_and_range():
    said = Words(TITLES).headline(explained()["A"])

    assert said == "Score 36.06, rank 3 of 4. With other weights and methods the rank is 2 to 3 in nine of ten draws."


def test_a_weight_that_moved_says_where_from_and_where_to():
    assert Words(TITLES).marks(explained()["C"]) == [
        (
            "joint projects is not available; “International” has 1 of 2 values, and the weight (20%) went to "
            "foreign students."
        )
    ]


def test_a_gap_that_counts_as_zero_says_so():
    found = explained(("coverage = 0.5", 'missing = "zero"'))["C"]

    assert Words(TITLES).marks(found) == ["joint projects is not available and counts as zero."]


def test_distances_are_to_the_next_rank_and_to_the_median():
    assert list(Words(TITLES).distances(explained(SMALL)["A"])) == [
        "3.94 points are missing to rank 2.",
        "It is 1.97 points below the median of all institutions.",
    ]


def test_the_year_is_told_with_its_parts_and_the_rank():
    found, before = two_years()
    said = Words(TITLES).moved(found["A"])

    assert said.startswith(("The score rose by ", "The score fell by "))
    assert "own values" in said
    assert said.endswith((f"The rank went from {before['A']['rank']} to 3.", "as it was, 3."))


def test_without_a_score_the_reason_is_said():
    found = explained(("coverage = 0.5", "coverage = 0.5\nunit_coverage = 0.9"))["C"]

    assert Words(TITLES).headline(found) == "No score: too few values were given (75% of those that apply)."


def test_digits_are_those_of_the_language():
    with translation.override("fa"):
        words = Words(TITLES)
        assert (words.score(36.064), words.range(explained()["A"])[:1], words.signed(-1.5)) == (
            "۳۶٫۰۶",
            "۲",
            "\u2066−۱٫۵۰\u2069",
        )


def test_values_have_the_decimals_their_size_makes_sense_of():
    words = Words({})

    assert [words.value(value) for value in (21.4169, 0.87034, 1681.29, 3.0, None)] == [
        "21.42",
        "0.87",
        "1,681",
        "3",
        "–",
    ]
