"""Each function of the engine says what it gives, and each formula where it comes from."""

import inspect
import re
from importlib import import_module
from pkgutil import iter_modules

import pytest

from evaluation import engine
from evaluation.engine import exercises, judgements, normalise, outlooks, treat, weights

MODULES = [import_module(f"evaluation.engine.{one.name}") for one in iter_modules(engine.__path__)]
SOURCES = re.compile(
    r"Handbook|COINr|JRC|UNDP|Saaty|e1071|Shannon|Diakoulaki|Borda|Hwang and Yoon|Cherchye|Aczel|IHDI"
    r"|\b(?:REF|VQR|QS|THE|EIS|ANVUR)\b|Global Innovation Index"
)


def public(module):
    """Its own functions that others call."""
    return [
        one
        for name, one in inspect.getmembers(module, inspect.isfunction)
        if one.__module__ == module.__name__ and not name.startswith("_")
    ]


FORMULAS = [
    *normalise.BY_FRAME.values(),
    *normalise.BY_UNIT.values(),
    normalise.goalposts,
    *weights.FROM_DATA.values(),
    *treat.SHAPES.values(),
    *(treat.skewness, treat.kurtosis, treat.passes, treat.fit),
    *(one for module in (exercises, judgements, outlooks) for one in public(module)),
]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__.rpartition(".")[2])
def test_each_function_says_what_it_gives(module):
    assert [one.__name__ for one in public(module) if not one.__doc__] == []


@pytest.mark.parametrize("formula", FORMULAS, ids=lambda one: one.__name__)
def test_each_formula_names_its_source(formula):
    assert SOURCES.search(formula.__doc__)
