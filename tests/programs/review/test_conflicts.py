"""Every reason why somebody must not judge a file is found, and none where there is none."""

import pytest

from programs.review.conflicts import HARD, Conflict, File, Kind, Someone, find, hard_pairs

RAHIMI = Someone("rahimi", orcid="0000-0002-1825-0097", emails=frozenset({"r@ut.example"}), institutions=frozenset("T"))
MARTIN = Someone(emails=frozenset({"martin@lyon.example"}), institutions=frozenset("L"))
FILE = File("0042", (RAHIMI, MARTIN))


def reviewer(key="reviewer", **values):
    return Someone(key, **{name: frozenset(value) if name != "orcid" else value for name, value in values.items()})


def of(one, **options):
    return find([one], [options.pop("file", FILE)], **options).get(("0042", one.key), ())


def test_a_stranger_has_no_conflict():
    assert find([reviewer(institutions="X", emails={"x@x.example"})], [FILE]) == {}


@pytest.mark.parametrize(
    ("one", "place"),
    [
        (reviewer("rahimi"), 0),
        (reviewer("other entry", orcid="0000-0002-1825-0097"), 0),
        (reviewer("light account", emails={" Martin@Lyon.example"}), 1),
    ],
    ids=["entry", "orcid", "address"],
)
def test_oneself_is_found_by_entry_orcid_and_address(one, place):
    assert of(one) == (Conflict(Kind.SAME_PERSON, True, (place,)),)


def test_nobody_is_the_same_for_having_nothing():
    nobody = Someone(emails=frozenset({""}))

    assert of(reviewer("x", emails={""}), file=File("0042", (nobody,))) == ()


def test_the_same_institution_is_hard_and_names_members_and_institutions():
    assert of(reviewer(institutions="TX")) == (Conflict(Kind.SAME_INSTITUTION, True, (0,), (("T", "T"),)),)


def test_an_institution_that_became_another_is_the_same_all_the_way():
    relations = [("T", "predecessor", "old"), ("old", "predecessor", "older")]
    for direction in (relations, [(b, "successor", a) for a, _, b in relations], relations[::-1]):
        assert of(reviewer(institutions={"older"}), relations=direction) == (
            Conflict(Kind.SAME_INSTITUTION, True, (0,), (("older", "T"),)),
        )


def test_relations_told_from_both_ends_or_in_a_ring_are_followed_once():
    ring = [("T", "successor", "N"), ("N", "predecessor", "T"), ("N", "successor", "T"), ("N", "child", "T")]

    assert [one.kind for one in of(reviewer(institutions="N"), relations=ring)] == [Kind.SAME_INSTITUTION]


@pytest.mark.parametrize("relation", [("T", "child", "H"), ("T", "parent", "H"), ("H", "related", "T")])
def test_a_part_a_parent_and_a_relative_are_soft(relation):
    assert of(reviewer(institutions="H"), relations=[relation]) == (
        Conflict(Kind.RELATED_INSTITUTION, False, (0,), (("H", "T"),)),
    )


def test_sisters_below_one_ministry_are_no_relatives():
    assert of(reviewer(institutions="S"), relations=[("T", "parent", "M"), ("S", "parent", "M")]) == ()


def test_who_was_in_an_earlier_application_with_a_member_is_found():
    with_martin = ("0007", (reviewer(), Someone(emails=frozenset({"MARTIN@lyon.example"}))))
    alone = ("0008", (reviewer(),))
    without = ("0009", (RAHIMI, MARTIN))

    assert of(reviewer(), earlier=[with_martin, alone, without]) == (Conflict(Kind.CO_MEMBER, False, (1,), ("0007",)),)


def test_a_file_is_not_earlier_than_itself_and_nobody_is_his_own_co_member():
    assert [one.kind for one in of(reviewer("rahimi"), earlier=[("0042", (RAHIMI, MARTIN)), ("0001", (RAHIMI,))])] == [
        Kind.SAME_PERSON
    ]


def test_who_is_named_by_the_applicants_is_found():
    file = File("0042", (RAHIMI,), named=frozenset({("email", "rival@x.example")}))

    assert of(reviewer(emails={"Rival@x.example"}), file=file) == (Conflict(Kind.NAMED, False),)


def test_the_office_says_what_is_hard_but_never_that_oneself_is_not():
    assert of(reviewer(institutions="T"), hard=())[0].is_hard is False
    assert of(reviewer("rahimi"), hard=())[0].is_hard is True
    assert of(reviewer(institutions="H"), relations=[("T", "child", "H")], hard=HARD | {Kind.RELATED_INSTITUTION})[
        0
    ].is_hard


def test_all_reasons_are_told_the_firmest_first():
    file = File("0042", (RAHIMI, MARTIN), named=frozenset({("key", "rahimi")}))
    earlier = [("0007", (RAHIMI, MARTIN))]

    found = of(reviewer("rahimi", institutions="TH"), file=file, relations=[("H", "related", "L")], earlier=earlier)

    assert [one.kind for one in found] == list(Kind)


def test_only_hard_ones_exclude_a_pair():
    people = [reviewer("a", institutions="T"), reviewer("b", institutions="H"), reviewer("c")]

    found = find(people, [FILE, File("0043", (MARTIN,))], relations=[("T", "child", "H"), ("L", "child", "H")])

    assert set(found) == {("0042", "a"), ("0042", "b"), ("0043", "b")}
    assert hard_pairs(found) == {("0042", "a")}


def test_someone_without_a_key_cannot_be_asked_about():
    with pytest.raises(ValueError, match="no key"):
        find([MARTIN], [FILE])
