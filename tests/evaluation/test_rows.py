"""A framework in the portal is the framework in its file, and the other way round."""

import json

import pytest

from evaluation import actions, reckoning
from evaluation.engine.framework_file import read_framework
from evaluation.models import Framework, Indicator, Node, Variable
from evaluation.rows import engine_framework
from records.refusals import Refusal
from tests.evaluation import mini
from tests.factories.directory import UserFactory
from tests.factories.evaluation import ExerciseFactory, FrameworkFactory, IndicatorFactory, NodeFactory

pytestmark = pytest.mark.django_db

RICH = """
code = "rich"
version = 4
title = { en = "A rich one", fa = "چارچوب پر" }

[[variable]]
code = "papers"
whole = true
minimum = 0
title = "Papers"
definition = { en = "Articles,\\nnot reviews.", fa = "مقاله" }
unit = "papers"
[[variable]]
code = "reviews"
[[variable]]
code = "staff"
minimum = 1
maximum = 99999.5
[[variable]]
code = "grants"

[total]
aggregation = "geometric"
weights = "ahp"
compared = ["people", "research", "money"]
judgements = [[[1, 0.3333333333333333, 2], [3, 1, 5], [0.5, 0.2, 1]], [[1, 1, 1], [1, 1, 1], [1, 1, 1]]]
random_index = "saaty-1980"

[[node]]
code = "papers_of"
parent = "research"
weight = 0.1
missing = "withhold"
coverage = 0.75
[[node]]
code = "research"
weights = "panel"
allocations = [{ papers_of = 60, cited = 40 }, { papers_of = 55.5, cited = 44.5 }]
[[node]]
code = "people"
aggregation = "power"
power = -1.5
weights = "equal"
[[node]]
code = "money"
weights = "critic"
missing = "zero"

[[indicator]]
code = "per_head"
node = "papers_of"
numerator = ["papers", "reviews", "papers"]
denominator = ["staff"]
scale = 0.1
direction = 1
weight = 3
normalisation = { method = "goalposts", goalposts = [0.5, 12], log = true, low = 1, high = 10 }
[[indicator]]
code = "cited"
node = "research"
sum = ["reviews"]
direction = -1
definition = "Of the \\"core\\" ones"
unit = { fa = "درصد" }
evidence = "required_if_positive"
treatment = { method = "winsorise", most = 0, fallback = "none" }
imputation = { method = "group_median", group = "size" }
normalisation = { method = "target", target = 0.25, capped = true }
title = { fa = "ارجاع" }
[[indicator]]
code = "heads"
node = "people"
variable = "staff"
direction = 0
normalisation = { method = "reference", reference = "B" }
[[indicator]]
code = "seniors"
node = "people"
variable = "staff"
direction = 1
normalisation = { method = "zscore", centre = 100, spread = 10 }
[[indicator]]
code = "income"
node = "money"
variable = "grants"
direction = 1
imputation = { method = "last", years = 3 }
normalisation = { method = "mean_band", margin = 0.3 }

[groups.size]
large = ["B", "A"]
small = ["C"]
[groups.region]
north = ["C", "A"]

[method]
frame_units = ["A", "B"]
frame_period = 2020
unit_coverage = 0.5
winsorise_from = 4
scale_to_best = true
decimals = 1
ranking_decimals = 3
ties = "dense"
peer_minimum = 2
bands = { kind = "thresholds", at = [40, 60.5], names = ["low", "middle", "high"] }

[robustness]
draws = 500
spread = 0.1
seed = 1234567890123
normalisations = ["own"]
aggregations = ["own", "harmonic"]
missing = ["impute_median"]
winsorise = [1, 3]
leave_out = true
top = [5]
"""


def kept(text=RICH, form="toml", **values):
    return actions.read_file(ExerciseFactory(), text, form, **values, by=UserFactory())


def plain(framework):
    return engine_framework(Framework.objects.whole().get(pk=framework.pk))


@pytest.mark.parametrize("text", [RICH, mini.FRAMEWORK], ids=["rich", "mini"])
def test_what_is_read_from_a_file_is_what_the_engine_reads_from_it(text):
    assert plain(kept(text)) == read_framework(text, "toml")


@pytest.mark.parametrize("form", ["json", "toml"])
@pytest.mark.parametrize("text", [RICH, mini.FRAMEWORK], ids=["rich", "mini"])
def test_what_is_saved_as_a_file_reads_as_the_same_framework(text, form):
    name, saved = actions.file_of(kept(text), form)

    assert read_framework(saved, form) == read_framework(text, "toml")
    assert name == {RICH: f"rich-4.{form}", mini.FRAMEWORK: f"M-1.{form}"}[text]
    assert plain(kept(saved, form)) == read_framework(text, "toml")


def test_definitions_units_and_evidence_are_read_and_kept():
    framework = kept()

    papers, cited = framework.variables.get(code="papers"), framework.indicators.get(code="cited")
    assert (papers.definition_en, papers.definition_fa) == ("Articles,\nnot reviews.", "مقاله")
    assert (papers.unit_en, cited.unit_fa, cited.definition_en) == ("papers", "درصد", 'Of the "core" ones')
    assert list(framework.indicators.values_list("code", "evidence").order_by("position")[:2]) == [
        ("per_head", "none"),
        ("cited", "required_if_positive"),
    ]


def test_a_file_becomes_a_draft_with_its_own_version():
    framework = kept()

    assert (framework.number, framework.status, framework.code) == (4, "draft", "rich")


def test_a_file_may_become_the_next_version():
    exercise, by = ExerciseFactory(), UserFactory()
    first = actions.read_file(exercise, RICH, "toml", by=by)

    second = actions.read_file(exercise, RICH, "toml", as_next=True, by=by)

    assert (first.number, second.number) == (4, 5)


def refusal(text, form="toml", exercise=None):
    with pytest.raises(Refusal) as found:
        actions.read_file(exercise or ExerciseFactory(), text, form, by=UserFactory())
    assert found.value.field == "file"
    return str(found.value).splitlines()


def test_a_version_that_is_there_already_is_refused():
    exercise = ExerciseFactory()
    actions.read_file(exercise, RICH, "toml", by=UserFactory())

    assert refusal(RICH, exercise=exercise) == ["Version 4 of this exercise is there already."]


LONG = "x" * 41
CHOICES = "none, optional, required, required_if_positive"
EVIDENCE_SAID = f"Indicator cited: “evidence” cannot be “perhaps”. One of these: {CHOICES}."


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            'parent = "research"',
            'parent = "papers_of"',
            "Node papers_of: Nodes go round in a circle: papers_of → papers_of.",
        ),
        (
            'numerator = ["papers",',
            'numerator = ["paper",',
            "Indicator per_head: There is no variable “paper” in the framework.",
        ),
        ("direction = -1", "", "Indicator cited: “direction” is missing."),
        (
            'title = "Papers"',
            'title = { fr = "Articles" }',
            "Titles, definitions and units are kept in English (en) and Persian (fa), not in “fr”.",
        ),
        (
            'unit = "papers"',
            'unit = { ar = "مقالات" }',
            "Titles, definitions and units are kept in English (en) and Persian (fa), not in “ar”.",
        ),
        (
            'evidence = "required_if_positive"',
            'evidence = "perhaps"',
            EVIDENCE_SAID,
        ),
        (
            "weight = 3",
            "weight = 0",
            "Node papers_of: The weights below this node add up to zero, or one is less than zero.",
        ),
        (
            "goalposts = [0.5, 12]",
            "goalposts = [12, 0.5]",
            "Indicator per_head, normalisation: “goalposts” are two numbers, the lower first.",
        ),
        (
            "draws = 500",
            "draws = 200000",
            "evaluation framework rich, draws: Ensure this value is less than or equal to 100000.",
        ),
        (
            'reference = "B"',
            'reference = "B", goalposts = [1, 2, 3]',
            "Something in this file cannot be kept: goalposts that are not two, or groups of nobody.",
        ),
        (
            'large = ["B", "A"]',
            f'large = ["B", "A"]\n"{LONG}" = ["Z"]',
            f"peer group {LONG}, code: Ensure this value has at most 40 characters (it has 41).",
        ),
    ],
)
def test_a_file_with_a_mistake_is_refused_with_its_place_and_nothing_is_saved(old, new, said):
    assert old in RICH

    assert refusal(RICH.replace(old, new)) == [said]
    assert [model.objects.count() for model in (Framework, Node, Indicator, Variable)] == [0, 0, 0, 0]


def test_what_is_no_toml_is_refused():
    assert refusal("code = ")[0].startswith("File: This is no TOML that can be read")


def test_rows_typed_in_any_order_come_to_the_engine_parents_first():
    top = NodeFactory(code="top", position=2)
    IndicatorFactory(framework=top.framework, node=NodeFactory(framework=top.framework, code="below", parent=top))
    NodeFactory(framework=top.framework, code="first", position=1)

    assert [node.code for node in plain(top.framework).nodes] == ["total", "first", "top", "below"]


def test_the_door_to_the_engine_says_what_the_engine_says_of_judgements():
    found = reckoning.judged([[[1, 3, 5], [1 / 3, 1, 2], [1 / 5, 1 / 2, 1]]], "saaty-2008")

    assert [round(float(weight), 4) for weight in found.weights] == [0.6483, 0.2297, 0.122]


def test_a_saved_file_has_persian_as_it_is():
    _, saved = actions.file_of(kept())

    assert "چارچوب پر" in saved
    assert json.loads(saved)["version"] == 4


def test_a_framework_without_a_tree_is_not_saved_as_a_file():
    with pytest.raises(Refusal, match="It has no total"):
        actions.file_of(FrameworkFactory())
