"""How is a framework written in a file? TOML or JSON, read whole or not at all; docs/evaluation-framework.md."""

import json
import tomllib
from dataclasses import asdict, fields

from evaluation.engine import aggregate, impute, normalise, ranks, robustness, treat, weights
from evaluation.engine.framework import (
    EVIDENCE,
    TOTAL,
    Bands,
    Framework,
    Imputation,
    Indicator,
    Method,
    Node,
    Normalisation,
    Robustness,
    Treatment,
    Variable,
)
from evaluation.engine.framework_checks import check
from evaluation.engine.judgements import RANDOM_INDEX
from evaluation.engine.problems import Problem, Problems
from evaluation.engine.sections import REQUIRED, Section, is_number

FORMATS = ("toml", "json")


def read_framework(text, form):
    """A framework from the text of a file, or Problems with everything that is wrong in it."""
    problems = []
    try:
        given = tomllib.loads(text) if form == "toml" else json.loads(text)
    except ValueError as error:  # both decoders' errors are one
        raise Problems([Problem("cannot_be_read", ("file",), form=form.upper(), detail=str(error))]) from error
    except RecursionError as error:
        raise Problems([Problem("cannot_be_read", ("file",), form=form.upper(), detail="too deep")]) from error
    found = _framework(Section(given, (), problems), problems)
    if not problems:
        found = check(found, problems)
    if problems:
        raise Problems(problems)
    return found


def _framework(top, problems):
    method = top.table("method")
    rules = _rules(method)
    defaults = {name: Section(given, ("table", "method"), problems) for name, given in _defaults(method).items()}
    found = Framework(
        code=top.code("code"),
        version=str(top.whole("version", 1, low=0)),
        title=top.title(),
        variables=_each(top, "variable", problems, _variable),
        nodes=(
            _node(top.table("total"), _inherited(method), is_total=True),
            *_each(top, "node", problems, lambda section: _node(section, _inherited(method))),
        ),
        indicators=_each(top, "indicator", problems, lambda section: _indicator(section, defaults)),
        groups=_groups(top.table("groups")),
        method=rules,
        robustness=_robustness(top.table("robustness")),
    )
    method.done()
    top.done()
    return found


def _each(top, key, problems, read):
    found = []
    for number, given in enumerate(top.tables(key), 1):
        name = given.get("code") if isinstance(given, dict) else None
        section = Section(given, (key, name if isinstance(name, str) and name else number), problems)
        found.append(read(section))
        section.done()
    return tuple(found)


def _variable(section):
    return Variable(
        code=section.code("code"),
        title=section.title(),
        definition=section.title("definition"),
        unit=section.title("unit"),
        whole=section.flag("whole", False),
        minimum=section.number("minimum", None),
        maximum=section.number("maximum", None),
    )


def _inherited(method):
    """The rules of nodes that give none of their own."""
    return {
        "aggregation": method.choice("aggregation", "arithmetic", aggregate.METHODS),
        "missing": method.choice("missing", "relocate", aggregate.POLICIES),
        "coverage": method.number("coverage", 0.6, low=0, high=1),
        "weights": method.choice("weights", "given", weights.METHODS),
    }


def _node(section, inherited, *, is_total=False):
    found = Node(
        code=TOTAL if is_total else section.code("code"),
        parent=None if is_total else section.code("parent", TOTAL),
        title=section.title(),
        weight=1.0 if is_total else section.number("weight", 1.0, low=0),
        aggregation=section.choice("aggregation", inherited["aggregation"], aggregate.METHODS),
        power=section.number("power", 1.0),
        missing=section.choice("missing", inherited["missing"], aggregate.POLICIES),
        coverage=section.number("coverage", inherited["coverage"], low=0, high=1),
        weights=section.choice("weights", inherited["weights"], weights.METHODS),
        allocations=_allocations(section),
        compared=section.texts("compared"),
        judgements=_judgements(section),
        random_index=section.choice("random_index", "saaty-2008", tuple(RANDOM_INDEX)),
    )
    if is_total:
        section.done()
    if found.aggregation == "power" and not found.power:
        section.tell("power_is_zero", key="power")
    return found


def _allocations(section):
    """What each member of a panel gives to each child: {code: points}."""
    found = []
    for number, given in enumerate(section.tables("allocations"), 1):
        inside = Section(given, (*section.place, f"allocations {number}"), section.problems)
        found.append({code: inside.number(code, 0.0, low=0, high=100) for code in inside.given})
    return tuple(found)


def _judgements(section):
    """One matrix of comparisons in pairs for each member, in the order of `compared`."""
    found = section.tables("judgements")
    for matrix in found:
        rows = matrix if isinstance(matrix, list) else []
        if not rows or not all(isinstance(row, list) and len(row) == len(rows) for row in rows):
            section.tell("judgements_are_no_square", most=10)
            return ()
        if not all(is_number(one) and one > 0 for row in rows for one in row):
            section.tell("judgements_are_not_reciprocal")
            return ()
    return tuple(tuple(tuple(float(one) for one in row) for row in matrix) for matrix in found)


def _defaults(method):
    """The tables of the method that stand for indicators' own, each still to be read at its place."""
    found = {}
    for key in ("normalisation", "treatment", "imputation"):
        section = method.table(key, shorthand="method")
        found[key] = {key: section.given}
    return found


def _indicator(section, defaults):
    normalisation = _normalisation(section if section.has("normalisation") else defaults["normalisation"], section)
    direction = section.whole("direction", REQUIRED, low=-1, high=1)
    given = section if section.has("treatment") else defaults["treatment"]
    treatment = _treatment(given.table("treatment", shorthand="method"))
    section.asked.add("treatment")
    if normalisation.method == "goalposts" and not section.has("treatment"):
        treatment = Treatment("none")  # goalposts cut by themselves
    imputation = _imputation(section if section.has("imputation") else defaults["imputation"])
    section.asked.add("imputation")
    numerator, denominator, scale = _formula(section)
    return Indicator(
        code=section.code("code"),
        node=section.code("node"),
        title=section.title(),
        weight=section.number("weight", 1.0 if direction else 0.0, low=0),
        direction=1 if direction is None or direction is REQUIRED else direction,
        numerator=numerator,
        denominator=denominator,
        scale=scale,
        normalisation=normalisation,
        treatment=treatment,
        imputation=imputation,
        definition=section.title("definition"),
        unit=section.title("unit"),
        evidence=section.choice("evidence", "none", EVIDENCE),
    )


def _formula(section):
    """One of: variable; sum; numerator / denominator x scale."""
    given = [key for key in ("variable", "sum", "numerator") if section.has(key)]
    if len(given) != 1:
        section.tell("formula_is_not_one")
    numerator = next((section.texts(key) for key in given), ())
    section.asked.update(("variable", "sum", "numerator"))
    denominator = section.texts("denominator")
    if ("numerator" in given) != bool(denominator) and len(given) == 1:
        section.tell("formula_is_not_one")
    return numerator, denominator, section.number("scale", 1.0)


def _normalisation(section, owner):
    owner.asked.add("normalisation")
    inside = section.table("normalisation", shorthand="method")
    goalposts = inside.numbers("goalposts")
    found = Normalisation(
        method=inside.choice("method", "goalposts" if goalposts else "minmax", normalise.METHODS),
        low=inside.number("low", None),
        high=inside.number("high", 100.0),
        goalposts=goalposts or None,
        log=inside.flag("log", False),
        target=inside.number("target", None),
        reference=inside.text("reference"),
        capped=inside.flag("capped", False),
        centre=inside.number("centre", 0.0),
        spread=inside.number("spread", 1.0),
        margin=inside.number("margin", 0.2, low=0),
    )
    inside.done()
    _complete(inside, found)
    return found


def _complete(section, rule):
    posts = rule.goalposts
    if rule.method == "goalposts" and (not posts or len(posts) != 2 or posts[0] >= posts[1]):
        section.tell("goalposts_are_not_two", key="goalposts")
    elif rule.method == "goalposts" and rule.log and posts[0] <= 0:
        section.tell("log_of_nothing", key="goalposts")
    if rule.method == "target" and rule.target is None:
        section.tell("missing_key", key="target")
    if rule.method == "reference" and not rule.reference:
        section.tell("missing_key", key="reference")
    if rule.low is not None and rule.low >= rule.high:
        section.tell("out_of_order", first="low", second="high")


def _treatment(section):
    found = Treatment(
        method=section.choice("method", "winsorise", treat.METHODS),
        most=section.whole("most", None, low=0),
        fallback=section.choice("fallback", "log", ("log", "none")),
    )
    section.done()
    return found


def _imputation(section):
    inside = section.table("imputation", shorthand="method")
    found = Imputation(
        method=inside.choice("method", "none", impute.METHODS),
        years=inside.whole("years", 1, low=1, high=100),
        group=inside.text("group"),
        percentile=inside.number("percentile", None, low=0, high=100),
    )
    if found.method.startswith("group_") and not found.group:
        inside.tell("missing_key", key="group")
    if found.method == "percentile" and found.percentile is None:
        inside.tell("missing_key", key="percentile")
    inside.done()
    return found


def _groups(section):
    found = {}
    for name in section.given:
        inside = section.table(name)
        found[name] = {group: inside.texts(group) for group in inside.given}
    return found


def _rules(method):
    section = method.table("bands", shorthand="kind")
    names = section.texts("names")
    found = Bands(
        kind=section.choice("kind", "none", ranks.BANDS),
        exact=section.whole("exact", 0, low=0),
        block=section.whole("block", 1, low=1),
        at=section.numbers("at"),
        names=names,
    )
    section.done()
    wanted = {"quantiles": max(1, len(names)), "thresholds": len(found.at) + 1}.get(found.kind, len(names))
    if wanted != len(names) or list(found.at) != sorted(set(found.at)):
        section.tell("bands_do_not_fit")
    return Method(
        frame_units=method.texts("frame_units"),
        frame_period=method.whole("frame_period", None),
        unit_coverage=method.number("unit_coverage", 0.0, low=0, high=1),
        winsorise_from=method.whole("winsorise_from", 10, low=1),
        scale_to_best=method.flag("scale_to_best", False),
        decimals=method.whole("decimals", 2, low=0, high=10),
        ranking_decimals=method.whole("ranking_decimals", 2, low=0, high=10),
        ties=method.choice("ties", "min", ranks.TIES),
        bands=found,
        peer_minimum=method.whole("peer_minimum", 5, low=1),
    )


def _robustness(section):
    plain = Robustness()
    found = Robustness(
        draws=section.whole("draws", plain.draws, low=1, high=1_000_000),
        spread=section.number("spread", plain.spread, low=0, high=1),
        seed=section.whole("seed", plain.seed, low=0),
        normalisations=section.texts("normalisations", plain.normalisations, tuple(robustness.NORMALISATIONS)),
        aggregations=section.texts("aggregations", plain.aggregations, robustness.AGGREGATIONS),
        missing=section.texts("missing", plain.missing, robustness.MISSING),
        winsorise=section.wholes("winsorise"),
        leave_out=section.flag("leave_out", False),
        top=section.wholes("top", plain.top, low=1),
    )
    if not (found.normalisations and found.aggregations and found.missing):
        section.tell("nothing_to_draw_from")
    section.done()
    return found


def as_plain(framework):
    """The framework as a file has it: read again, it is the same."""
    total, *nodes = framework.nodes
    return {
        "code": framework.code,
        "version": int(framework.version),
        "title": framework.title,
        "total": _without(total, "code", "parent", "weight"),
        "variable": [_without(variable) for variable in framework.variables],
        "node": [_without(node) for node in nodes],
        "indicator": [_plain_indicator(indicator) for indicator in framework.indicators],
        "groups": {
            name: {group: list(units) for group, units in groups.items()} for name, groups in framework.groups.items()
        },
        "method": _without(framework.method, "bands") | {"bands": _without(framework.method.bands)},
        "robustness": _without(framework.robustness),
    }


NOT_SAID = (("definition", {}), ("unit", {}), ("evidence", "none"))


def _without(row, *left_out):
    """A row's fields as a file has them; what is not set is not written."""
    given = {one.name: getattr(row, one.name) for one in fields(row) if one.name not in left_out}
    return {
        key: list(value) if isinstance(value, tuple) else value
        for key, value in given.items()
        if value is not None and (key, value) not in NOT_SAID
    }


def _plain_indicator(indicator):
    inside = ("normalisation", "treatment", "imputation")
    found = _without(indicator, *inside, "numerator", "denominator")
    if indicator.denominator:
        found |= {"numerator": list(indicator.numerator), "denominator": list(indicator.denominator)}
    else:
        found["sum"] = list(indicator.numerator)
    for name in inside:
        given = asdict(getattr(indicator, name))
        found[name] = {
            key: list(value) if isinstance(value, tuple) else value for key, value in given.items() if value is not None
        }
    return found
