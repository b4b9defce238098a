"""A proposal always comes, keeps its rules, and says why."""

import itertools
import time
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from programs.review.assignment import Alternative, Bar, File, Reviewer, propose


def file(key, *areas, **values):
    return File(key, frozenset(areas or ["seismology"]), **values)


def reviewer(key, level=3, area="seismology", **values):
    return Reviewer(key, {area: level}, **values)


def of(proposal):
    found = {}
    for pair in proposal.pairs:
        found.setdefault(pair.file, set()).add(pair.reviewer)
    return found


def a_call(seed, files, reviewers, *, most=20, conflicted=0.05):
    generator = np.random.default_rng(seed)
    areas = [f"area{n}" for n in range(8)]
    some = [File(f"f{n}", frozenset(generator.choice(areas, 2, replace=False).tolist()), needs=2) for n in range(files)]
    all_of_them = [
        Reviewer(
            f"r{n}",
            {area: int(generator.integers(1, 4)) for area in generator.choice(areas, 4, replace=False).tolist()},
            institution=f"i{generator.integers(reviewers // 3)}",
            most=most,
        )
        for n in range(reviewers)
    ]
    conflicts = {(f.key, r.key) for f in some for r in all_of_them if generator.random() < conflicted}
    return some, all_of_them, conflicts


def test_the_best_fit_is_taken_and_loads_are_even():
    files = [file(n) for n in range(6)]
    people = [reviewer("a"), reviewer("b"), reviewer("c"), reviewer("beginner", 1)]

    found = propose(files, people)

    assert found.loads == {"a": 4, "b": 4, "c": 4, "beginner": 0}
    assert (found.shortfalls, found.without_expert, found.is_optimal) == ((), (), True)


def test_a_pair_says_how_well_it_fits_what_its_reviewer_has_and_who_else_could():
    found = propose([file("f", needs=1)], [reviewer("a", has=2), reviewer("b", 2), reviewer("c", 1), reviewer("d", 1)])

    (pair,) = found.pairs
    assert (pair.file, pair.reviewer, pair.fit, pair.load, pair.is_locked) == ("f", "a", 3, 3, False)
    assert pair.alternatives == (
        Alternative("b", 2, 0, None),
        Alternative("c", 1, 0, None),
        Alternative("d", 1, 0, None),
    )


def test_a_colleague_of_the_same_institution_could_take_the_place_and_no_other_one():
    people = [reviewer("a", institution="x"), reviewer("b", institution="y"), reviewer("c", 2, institution="x")]

    found = propose([file("f")], people)

    assert {pair.reviewer: [one.reviewer for one in pair.alternatives] for pair in found.pairs} == {"a": ["c"], "b": []}


@pytest.mark.parametrize(
    ("bar", "other", "options"),
    [
        (Bar.CONFLICT, reviewer("b"), {"conflicts": [("f", "b")]}),
        (Bar.DECLINED, reviewer("b"), {"declined": [("f", "b")]}),
        (Bar.AWAY, reviewer("b", is_away=True), {}),
        (Bar.FULL, reviewer("b", most=4, has=4), {}),
        (Bar.LANGUAGE, reviewer("b", languages=frozenset({"fa"})), {}),
        (Bar.INSTITUTION, reviewer("b", institution="Tehran"), {}),
    ],
)
def test_who_may_not_is_not_taken_and_the_shortfall_says_why(bar, other, options):
    first = reviewer("a", institution="Tehran", languages=frozenset({"en", "fr"}))
    if bar != Bar.LANGUAGE:
        other = replace(other, languages=frozenset({"en"}))

    found = propose([file("f", languages=frozenset({"en"}))], [first, other], **options)

    (short,) = found.shortfalls
    assert (short.file, short.missing, short.known, short.bars) == ("f", 1, 2, {bar: 1})
    (nearest,) = short.nearest
    assert nearest.bar == bar
    assert len(found.pairs) == 1


def test_who_knows_none_of_the_fields_is_never_taken():
    found = propose([file("f")], [reviewer("a"), reviewer("b", area="law")])

    assert of(found) == {"f": {"a"}}
    assert (found.shortfalls[0].known, found.shortfalls[0].bars) == (1, {})


def test_five_of_six_seismologists_in_conflict_leave_a_proposal_for_all_others():
    files = [file("0047"), *(file(n, "law") for n in range(3))]
    people = [reviewer(f"s{n}") for n in range(6)] + [reviewer(f"l{n}", area="law") for n in range(2)]

    found = propose(files, people, conflicts=[("0047", f"s{n}") for n in range(1, 6)])

    assert of(found) == {"0047": {"s0"}} | {n: {"l0", "l1"} for n in range(3)}
    (short,) = found.shortfalls
    assert (short.file, short.missing, short.known, short.bars) == ("0047", 1, 6, {Bar.CONFLICT: 5})
    assert [(one.reviewer, one.bar) for one in short.nearest] == [(f"s{n}", Bar.CONFLICT) for n in (1, 2, 3)]


def test_one_expert_on_each_file_is_worth_a_longer_day():
    """The expert has four reviews already; without the rule two beginners would be cheaper."""
    people = [reviewer("expert", 2, has=8), reviewer("b", 1), reviewer("c", 1)]

    assert "expert" in of(propose([file("f")], people))["f"]
    assert propose([file("f")], people[1:]).without_expert == ("f",)


def test_locks_are_kept_and_the_rest_is_solved_around_them():
    files, people, conflicts = a_call(1, 30, 12)
    first = propose(files, people, conflicts=conflicts)
    usable = [(f.key, r.key) for f in files for r in people if (f.key, r.key) not in conflicts and r.fit(f) == 1]
    locks = list({f: (f, r) for f, r in usable}.values())[:12]

    again = propose(files, people, conflicts=conflicts, locked=locks)

    assert len(locks) == 12
    assert {(pair.file, pair.reviewer) for pair in again.pairs if pair.is_locked} == set(locks)
    assert not set(locks) <= {(pair.file, pair.reviewer) for pair in first.pairs}
    assert again.shortfalls == ()


def test_a_proposal_locked_as_it_is_stays_as_it_is():
    files, people, conflicts = a_call(2, 20, 9)
    first = propose(files, people, conflicts=conflicts)

    again = propose(files, people, conflicts=conflicts, locked=[(pair.file, pair.reviewer) for pair in first.pairs])

    assert of(again) == of(first)
    assert all(pair.is_locked for pair in again.pairs)


def test_a_lock_against_a_conflict_or_a_refusal_is_released_and_one_against_a_load_is_not():
    people = [reviewer("a"), reviewer("b", most=0), reviewer("c")]

    found = propose(
        [file("f")], people, conflicts=[("f", "a")], declined=[("f", "c")], locked=[("f", r) for r in "abc"]
    )

    assert found.released == (("f", "a", Bar.CONFLICT), ("f", "c", Bar.DECLINED))
    assert of(found) == {"f": {"b"}}


def test_more_locks_than_a_file_needs_are_no_shortfall_elsewhere():
    found = propose([file("f"), file("g")], [reviewer(r) for r in "abcd"], locked=[("f", r) for r in "abc"])

    assert of(found)["f"] == {"a", "b", "c"}
    assert "d" in of(found)["g"]
    assert len(of(found)["g"]) == 2


def cost(found, files, people):
    levels = {one.key: one for one in people}
    fits = sum(10 * (3 - pair.fit) for pair in found.pairs)
    loads = sum(4 * k for key, n in found.loads.items() for k in range(levels[key].has + 1, n + 1))
    return fits + loads + 10_000 * sum(one.missing for one in found.shortfalls) + 300 * len(found.without_expert)


@pytest.mark.parametrize("seed", range(6))
def test_nothing_is_better_than_the_proposal(seed):
    """Against all that could be, counted out: four files of one review each, four reviewers."""
    files, people, conflicts = a_call(seed, 4, 4, most=2, conflicted=0.3)
    files = [replace(one, needs=1) for one in files]
    best = np.inf
    for choice in itertools.product([None, *people], repeat=4):
        pairs = [(f, r) for f, r in zip(files, choice, strict=True) if r]
        loads = Counter(r.key for _, r in pairs)
        if any((f.key, r.key) in conflicts or not r.fit(f) for f, r in pairs) or max(loads.values(), default=0) > 2:
            continue
        total = sum(10 * (3 - r.fit(f)) for f, r in pairs) + sum(4 * k for n in loads.values() for k in range(1, n + 1))
        total += 10_000 * (4 - len(pairs)) + 300 * (4 - sum(r.fit(f) >= 2 for f, r in pairs))
        best = min(best, total)

    assert cost(propose(files, people, conflicts=conflicts), files, people) == best


@pytest.mark.parametrize("seed", range(8))
def test_whatever_the_call_the_rules_hold(seed):
    files, people, conflicts = a_call(seed, 25, 9, most=6, conflicted=0.3)
    known = {one.key: one for one in people}

    found = propose(files, people, conflicts=conflicts)

    assert not conflicts & {(pair.file, pair.reviewer) for pair in found.pairs}
    assert max(found.loads.values()) <= 6
    assert min(pair.fit for pair in found.pairs) >= 1
    for key, on_it in of(found).items():
        assert len({known[one].institution for one in on_it}) == len(on_it), key
    assert len(found.pairs) + sum(one.missing for one in found.shortfalls) == 50
    assert all(sum(one.bars.values()) == one.known - (2 - one.missing) for one in found.shortfalls)


def test_no_files_and_no_reviewers_are_answered():
    assert propose([], []).pairs == ()
    assert propose([], [reviewer("a")]).loads == {"a": 0}
    assert propose([file("f")], []).shortfalls[0].missing == 2


def test_keys_that_name_nobody_or_two_are_refused():
    with pytest.raises(ValueError, match="no file"):
        propose([file("f")], [reviewer("a")], locked=[("f", "x")])
    with pytest.raises(ValueError, match="same key"):
        propose([file("f"), file("f")], [])


@pytest.mark.slow
def test_four_hundred_files_and_sixty_reviewers_take_less_than_two_seconds():
    files, people, conflicts = a_call(3, 400, 60)
    best = np.inf
    for _ in range(10):
        begun = time.perf_counter()
        found = propose(files, people, conflicts=conflicts)
        best = min(best, time.perf_counter() - begun)
        if best < 2:
            break
    assert found.is_optimal
    assert best < 2
