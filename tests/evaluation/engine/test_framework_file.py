"""A framework's file is read whole or not at all; everything wrong with it is told at once, with its place."""

import json

import pytest

from evaluation.engine.framework import TOTAL, Imputation, Normalisation, Treatment
from evaluation.engine.framework_file import as_plain, read_framework
from evaluation.engine.problems import Problems
from tests.evaluation import mini
from tests.house.ours import ROOT

R1 = 'code = "R1"'
FILES = [*ROOT.glob("docs/evaluation/*.toml"), *ROOT.glob("tests/evaluation/golden/*.toml")]


def told(*changes, text=mini.FRAMEWORK, form="toml"):
    """(code, place) of everything that is wrong."""
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    with pytest.raises(Problems) as caught:
        read_framework(text, form)
    return [(problem.code, problem.place) for problem in caught.value.problems]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_framework_written_is_the_framework_read(path):
    found = read_framework(path.read_text("utf-8"), "toml")

    assert mini.again(found) == found


def test_the_framework_of_the_guide_can_be_read():
    guide = (ROOT / "docs/evaluation-framework.md").read_text("utf-8")
    example = guide.partition("```toml\n")[2].partition("```")[0]

    assert read_framework(example, "toml").counted[0].denominator == ("staff",)


def test_what_is_not_said_is_as_the_design_decided():
    found = mini.framework(('treatment = "none"\ncoverage = 0.5', ""))
    first = found.indicators[0]

    assert (first.normalisation, first.treatment, first.imputation) == (Normalisation(), Treatment(), Imputation())
    assert [(node.aggregation, node.missing, node.coverage) for node in found.nodes] == [
        ("arithmetic", "relocate", 0.6)
    ] * 3
    assert (found.method.peer_minimum, found.method.winsorise_from, found.method.ranking_decimals) == (5, 10, 2)
    assert (found.robustness.draws, found.robustness.spread) == (2000, 0.25)
    assert found.robustness.normalisations == ("own", "zscore", "percentile")


def test_goalposts_are_a_normalisation_and_take_the_place_of_treatment():
    found = mini.framework(('treatment = "none"', 'treatment = "log"')).indicators[2]

    assert (found.normalisation.method, found.treatment.method) == ("goalposts", "none")


def test_the_method_s_rules_hold_where_an_indicator_has_none():
    found = mini.framework(
        (
            'treatment = "none"',
            'treatment = "trim"\nimputation = { method = "last", years = 3 }\nnormalisation = "phi"',
        ),
        (R1, R1 + '\ntreatment = "log"\nimputation = "mean"\nnormalisation = "borda"'),
    )

    rules = [(one.treatment.method, one.imputation.method, one.normalisation.method) for one in found.indicators]
    assert rules == [
        ("log", "mean", "borda"),
        ("trim", "last", "phi"),
        ("none", "last", "goalposts"),
        ("trim", "last", "phi"),
    ]


def test_nodes_stand_after_their_parents_whatever_their_order_in_the_file():
    found = mini.framework(('code = "research"', 'code = "research"\nparent = "international"'))

    assert [node.code for node in found.nodes] == [TOTAL, "international", "research"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        # the tree
        (('code = "research"', 'code = "research"\nparent = "research"'), ("cycle", ("node", "research"))),
        (('code = "research"', 'code = "research"\nparent = "nowhere"'), ("unknown_node", ("node", "research"))),
        (('node = "research"', 'node = "nowhere"'), ("unknown_node", ("indicator", "R1"))),
        (('code = "R2"', 'code = "R1"'), ("duplicate_code", ("node", "R1"))),
        (('code = "R2"', 'code = "research"'), ("duplicate_code", ("node", "research"))),
        (('code = "R2"', 'code = "total"'), ("duplicate_code", ("node", "total"))),
        (
            ('code = "staff"', 'code = "staff"\n[[variable]]\ncode = "papers"'),
            ("duplicate_code", ("variable", "papers")),
        ),
        (("[method]", '[[node]]\ncode = "empty"\n[method]'), ("empty_node", ("node", "empty"))),
        # formulas
        (('numerator = "papers"', 'numerator = "paper"'), ("unknown_variable", ("indicator", "R1"))),
        (('denominator = "staff"', 'denominator = ["staff", "x"]'), ("unknown_variable", ("indicator", "R1"))),
        (('denominator = "staff"', ""), ("formula_is_not_one", ("indicator", "R1"))),
        (('numerator = "papers"', 'variable = "papers"'), ("formula_is_not_one", ("indicator", "R1"))),
        (('variable = "joint"', ""), ("formula_is_not_one", ("indicator", "I2"))),
        (('variable = "joint"', 'variable = "joint"\nsum = ["staff"]'), ("formula_is_not_one", ("indicator", "I2"))),
        # rules
        (("direction = 1", "direction = 2"), ("out_of_bounds", ("indicator", "R1"))),
        (("direction = 1", ""), ("missing_key", ("indicator", "R1"))),
        (("direction = 1", "direction = 0"), ("weight_without_direction", ("indicator", "R1"))),
        (("weight = 60", "weight = -1"), ("out_of_bounds", ("node", "research"))),
        (("weight = 60", 'weight = "60"'), ("not_a_number", ("node", "research"))),
        (("weight = 60", "weight = true"), ("not_a_number", ("node", "research"))),
        (("weight = 60", "weight = nan"), ("not_a_number", ("node", "research"))),
        (("weight = 60", 'aggregation = "median"'), ("unknown_choice", ("node", "research"))),
        (("weight = 60", 'aggregation = ["geometric"]'), ("unknown_choice", ("node", "research"))),
        (("weight = 60", 'aggregation = "power"\npower = 0'), ("power_is_zero", ("node", "research"))),
        (("weight = 60", "wieght = 60"), ("unknown_key", ("node", "research"))),
        (("[0, 20]", "[20, 0]"), ("goalposts_are_not_two", ("indicator", "I1", "normalisation"))),
        (("[0, 20]", "[20]"), ("goalposts_are_not_two", ("indicator", "I1", "normalisation"))),
        (("[0, 20]", '[0, "x"]'), ("not_a_list_of_numbers", ("indicator", "I1", "normalisation"))),
        (("[0, 20]", "[0, 20], log = true"), ("log_of_nothing", ("indicator", "I1", "normalisation"))),
        (("[0, 20]", "[0, 20], log = 1"), ("not_a_flag", ("indicator", "I1", "normalisation"))),
        (("[0, 20]", "[0, 20], low = 100"), ("out_of_order", ("indicator", "I1", "normalisation"))),
        ((R1, R1 + '\nnormalisation = "target"'), ("missing_key", ("indicator", "R1", "normalisation"))),
        ((R1, R1 + '\nnormalisation = "reference"'), ("missing_key", ("indicator", "R1", "normalisation"))),
        ((R1, R1 + "\nnormalisation = 5"), ("not_a_table", ("indicator", "R1", "normalisation"))),
        ((R1, R1 + "\ntreatment = { most = 1.5 }"), ("not_whole", ("indicator", "R1", "treatment"))),
        ((R1, R1 + '\nimputation = "percentile"'), ("missing_key", ("indicator", "R1", "imputation"))),
        ((R1, R1 + "\nimputation = { percentile = 101 }"), ("out_of_bounds", ("indicator", "R1", "imputation"))),
        ((R1, R1 + '\nimputation = "group_mean"'), ("missing_key", ("indicator", "R1", "imputation"))),
        ((R1, R1 + '\nimputation = { method = "group_mean", group = "x" }'), ("unknown_group", ("indicator", "R1"))),
        ((R1, R1 + "\ntitle = 5"), ("not_a_title", ("indicator", "R1"))),
        (
            ("direction = -1", 'direction = -1\nnormalisation = "best"'),
            ("best_needs_more_is_better", ("indicator", "R2")),
        ),
        (
            ('code = "papers"', 'code = "papers"\nminimum = 2\nmaximum = 1'),
            ("out_of_order", ("variable", "papers")),
        ),
        (('code = "papers"', "code = 7"), ("not_a_text", ("variable", 1))),
        (('code = "papers"', 'code = "two words"'), ("not_a_code", ("variable", "two words"))),
        # the method
        (("[method]", '[method]\nties = "coin"'), ("unknown_choice", ("table", "method"))),
        (("[method]", "[method]\ndecimals = 11"), ("out_of_bounds", ("table", "method"))),
        (("[method]", "[method]\nbands = 5"), ("not_a_table", ("table", "method", "bands"))),
        (
            ("[method]", '[method]\nbands = { kind = "thresholds", at = [2, 1], names = ["a", "b", "c"] }'),
            ("bands_do_not_fit", ("table", "method", "bands")),
        ),
        (("[method]", '[method]\nbands = "quantiles"'), ("bands_do_not_fit", ("table", "method", "bands"))),
        (("[method]", "[robustness]\ndraws = 0\n[method]"), ("out_of_bounds", ("table", "robustness"))),
        (("[method]", "[robustness]\ntop = [0]\n[method]"), ("not_wholes", ("table", "robustness"))),
        (("[method]", "[robustness]\nwinsorise = [1.5]\n[method]"), ("not_wholes", ("table", "robustness"))),
        (("weight = 60", f"weight = 1{'0' * 400}"), ("not_a_number", ("node", "research"))),
        (
            ("[method]", "[robustness]\naggregations = []\n[method]"),
            ("nothing_to_draw_from", ("table", "robustness")),
        ),
        (
            ("[method]", '[robustness]\nmissing = ["guess"]\n[method]'),
            ("unknown_choice", ("table", "robustness")),
        ),
        (
            ("[method]", '[groups.size]\nlarge = ["A"]\nsmall = ["A"]\n[method]'),
            ("unit_in_two_groups", ("groups", "size")),
        ),
        (
            ("[method]", '[groups.size]\nlarge = "A B"\nsmall = 5\n[method]'),
            ("not_a_list_of_texts", ("table", "groups", "size")),
        ),
        # people's weights
        (
            ("weight = 60", 'weights = "panel"\nallocations = [{ R1 = 100 }]'),
            ("not_all_children", ("node", "research")),
        ),
        (("weight = 60", 'weights = "panel"'), ("not_all_children", ("node", "research"))),
        (
            ("weight = 60", 'weights = "ahp"\ncompared = ["R1"]\njudgements = [[[1]]]'),
            ("not_all_children", ("node", "research")),
        ),
        (
            ("weight = 60", 'weights = "ahp"\ncompared = ["R1", "R2"]\njudgements = [[[1, 2]]]'),
            ("judgements_are_no_square", ("node", "research")),
        ),
        (
            ("weight = 60", 'weights = "ahp"\ncompared = ["R1", "R2"]\njudgements = [[[1, 0], [0, 1]]]'),
            ("judgements_are_not_reciprocal", ("node", "research")),
        ),
        (
            ("weight = 60", 'weights = "ahp"\ncompared = ["R1", "R2"]'),
            ("not_all_children", ("node", "research")),
        ),
    ],
)
def test_one_mistake_is_told_where_it_is(change, expected):
    assert told(change) == [expected]


def test_weights_that_sum_to_zero_are_told():
    assert told(("weight = 60", "weight = 0"), ("weight = 40", "weight = 0")) == [
        ("weights_without_sum", ("node", "total"))
    ]


def test_a_circle_of_two_names_its_way():
    text = mini.FRAMEWORK.replace('code = "research"', 'code = "research"\nparent = "international"').replace(
        'code = "international"', 'code = "international"\nparent = "research"'
    )
    with pytest.raises(Problems) as caught:
        read_framework(text, "toml")

    assert [problem.values["path"] for problem in caught.value.problems] == [
        "research → international → research",
        "international → research → international",
    ]


def test_all_mistakes_are_told_at_once():
    assert told(("weight = 60", "weight = -1"), ("direction = 1", "direction = 2"), ("[0, 20]", "[1]")) == [
        ("out_of_bounds", ("node", "research")),
        ("out_of_bounds", ("indicator", "R1")),
        ("goalposts_are_not_two", ("indicator", "I1", "normalisation")),
    ]


@pytest.mark.parametrize(
    ("text", "form"), [("code = ", "toml"), ("{", "json"), ("[" * 100_000, "json"), ("\x00", "toml")]
)
def test_what_is_no_such_file_is_told(text, form):
    assert told(text=text, form=form) == [("cannot_be_read", ("file",))]


@pytest.mark.parametrize("text", ["[]", "5", "null", '"x"'])
def test_json_that_is_no_table_is_told(text):
    assert ("not_a_table", ()) in told(text=text, form="json")


def test_an_empty_file_misses_what_there_must_be():
    assert told(text="") == [("missing_key", ())]
    assert told(text='code = "M"') == [("nothing_of", ("file",)), ("nothing_of", ("file",))]


@pytest.mark.parametrize("key", ["variable", "node", "indicator"])
def test_lists_of_tables_are_lists_of_tables(key):
    plain = as_plain(mini.framework())

    assert ("not_tables", ()) in told(text=json.dumps(plain | {key: "x"}), form="json")
    assert ("not_a_table", (key, 1)) in told(text=json.dumps(plain | {key: ["x"]}), form="json")
