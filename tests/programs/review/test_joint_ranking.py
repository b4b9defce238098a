"""The order before the committee: gated on raw scores, on one scale, ties as published, moves with reasons."""

import numpy as np
import pytest

from programs.review.joint_ranking import Candidate, Move, SideScore, rank


def candidate(key, home, partner, **values):
    return Candidate(key, {"home": SideScore(home), "partner": SideScore(partner)}, **values)


def places(found):
    return {one.key: one.rank for one in found.ranked}


def test_the_joint_score_is_the_mean_on_the_common_mean_and_the_gap_is_kept():
    """Home gives 75 on average, partner 85: on the common mean 80 both."""
    found = rank([candidate("A", 80, 80), candidate("B", 70, 90)], threshold=60)

    assert [(one.key, one.joint, one.gap) for one in found.ranked] == [("A", 80, 10), ("B", 80, 10)]


def test_from_eight_files_on_sides_have_a_common_spread():
    """Partner spreads twice as wide; unscaled it alone would decide."""
    eight = [candidate(n, 70 + n, 70 + 2 * (7 - n)) for n in range(8)]

    assert {round(one.joint, 9) for one in rank(eight, threshold=0).ranked} == {75.25}
    assert [one.key for one in rank(eight[:7], threshold=0).ranked] == [0, 1, 2, 3, 4, 5, 6]


def test_a_side_that_gives_all_files_the_same_changes_no_order():
    found = rank([candidate(n, 70 + n, 80) for n in range(9)], threshold=60)

    assert [one.key for one in found.ranked] == [8, 7, 6, 5, 4, 3, 2, 1, 0]
    assert np.isfinite([one.joint for one in found.ranked]).all()


def test_the_gate_asks_raw_scores_criteria_and_grade_of_each_side_and_says_which():
    def scores(home, **partner):
        return {"home": SideScore(home, adjusted=90), "partner": SideScore(**{"raw": 80, "adjusted": 90} | partner)}

    given = {
        "fine": scores(60),
        "low": scores(59.9),
        "criterion": scores(80, meets_criteria=False),
        "grade": scores(80, grade="C"),
        "all": scores(50, raw=50, meets_criteria=False, grade="C"),
        "lifted": scores(80, raw=55),
    }

    found = rank([Candidate(key, value) for key, value in given.items()], threshold=60, use_adjusted=True)

    assert places(found) == {"fine": 1}
    assert found.below == {
        "low": (("home", "threshold"),),
        "criterion": (("partner", "criteria"),),
        "grade": (("partner", "grade"),),
        "all": (("home", "threshold"), ("partner", "threshold"), ("partner", "criteria"), ("partner", "grade")),
        "lifted": (("partner", "threshold"),),
    }


def test_adjusted_scores_change_the_order_where_the_call_said_so():
    given = [
        Candidate(key, {side: SideScore(raw, adjusted) for side in ("home", "partner")})
        for key, raw, adjusted in (("A", 85, 76), ("F", 80, 78))
    ]

    assert [one.key for one in rank(given, threshold=60).ranked] == ["A", "F"]
    assert [one.key for one in rank(given, threshold=60, use_adjusted=True).ranked] == ["F", "A"]


def test_ties_fall_by_gap_then_first_criterion_then_new_collaboration_and_then_stay():
    given = [
        candidate("late", 70, 90),
        candidate("twin", 80, 80, first_criterion=4, is_new=True),
        candidate("strong", 80, 80, first_criterion=5),
        candidate("twin too", 80, 80, first_criterion=4, is_new=True),
        candidate("old", 80, 80, first_criterion=4),
        candidate("even", 90, 70),
    ]

    assert places(rank(given, threshold=60)) == {
        "strong": 1,
        "twin": 2,
        "twin too": 2,
        "old": 4,
        "late": 5,
        "even": 5,
    }
    assert places(rank(given[::-1], threshold=60)) == places(rank(given, threshold=60))


def test_the_error_of_the_joint_score_is_that_of_a_mean_and_unknown_where_one_is():
    def scored(*errors):
        sides = zip(("home", "partner"), errors, strict=True)
        return Candidate("A", {side: SideScore(80, error=error) for side, error in sides})

    assert rank([scored(3.0, 4.0)], threshold=60).ranked[0].error == 2.5
    assert rank([scored(3.0, None)], threshold=60).ranked[0].error is None


def test_a_programme_of_one_side_is_ranked_by_it():
    found = rank([Candidate(key, {"home": SideScore(raw)}) for key, raw in (("A", 70), ("B", 80))], threshold=60)

    assert [(one.key, one.joint, one.gap) for one in found.ranked] == [("B", 80, 0), ("A", 70, 0)]


ABCD = [candidate(key, score, score) for key, score in zip("ABCD", (90, 85, 80, 75), strict=True)]


def test_a_move_shows_both_ranks_and_its_reason():
    found = rank(ABCD, threshold=60, moves=[Move("D", 2, " Only file in seismology. ")])

    assert [(one.key, one.computed, one.rank, one.reason) for one in found.ranked] == [
        ("A", 1, 1, ""),
        ("D", 4, 2, "Only file in seismology."),
        ("B", 2, 3, ""),
        ("C", 3, 4, ""),
    ]


def test_moves_follow_one_another_and_the_last_rank_can_be_reached():
    found = rank(ABCD, threshold=60, moves=[Move("A", 4, "late"), Move("B", 2, "first C")])

    assert [one.key for one in found.ranked] == ["C", "B", "D", "A"]


@pytest.mark.parametrize(
    "move", [Move("D", 1, "  "), Move("X", 1, "why"), Move("D", 0, "why"), Move("D", 5, "why")], ids=repr
)
def test_a_move_without_reason_file_or_place_is_refused(move):
    with pytest.raises(ValueError, match=r"reason|no file|No file"):
        rank(ABCD, threshold=60, moves=[move])


def test_a_file_is_moved_before_equals_and_out_of_them_but_not_between_them():
    equals = [candidate(key, 80, 80) for key in "BC"]

    before = rank([*equals, ABCD[3]], threshold=60, moves=[Move("D", 1, "why")])
    out = rank([*equals, ABCD[3]], threshold=60, moves=[Move("C", 1, "why")])

    assert places(before) == {"D": 1, "B": 2, "C": 2}
    assert places(out) == {"C": 1, "B": 2, "D": 3}
    with pytest.raises(ValueError, match="within equals"):
        rank([*equals, ABCD[3]], threshold=60, moves=[Move("D", 2, "why")])


def test_scores_that_lack_are_refused_and_no_files_are_answered():
    with pytest.raises(ValueError, match="lacks the score"):
        rank([ABCD[0], Candidate("X", {"home": SideScore(80)})], threshold=60)
    with pytest.raises(ValueError, match="adjusted"):
        rank(ABCD, threshold=60, use_adjusted=True)
    assert rank([], threshold=60).ranked == ()
