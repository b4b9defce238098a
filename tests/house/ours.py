"""What the house tests run over: our apps, models, modules, templates; nobody else's."""

import ast
import tomllib

from django.apps import apps
from django.conf import settings

ROOT = settings.BASE_DIR
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
LAYERS = next(contract["layers"] for contract in CONTRACTS if contract["name"] == "Apps only import downwards")
# each app's place in the house, the lowest is 0; apps side by side share it
LEVEL = {app: level for level, side in enumerate(reversed(LAYERS)) for app in side.split(" | ")}

MODELS = [
    model for model in apps.get_models() if model._meta.app_label in LEVEL and not hasattr(model, "pgh_tracked_model")
]
EVENTS = [model for model in apps.get_models() if hasattr(model, "pgh_tracked_model")]
MODULES = sorted(path for app in LEVEL for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts)
TEMPLATES = sorted(path.relative_to(ROOT / "templates") for path in (ROOT / "templates").rglob("*") if path.is_file())


def label(model):
    return model._meta.label_lower


def syntax(path):
    return ast.parse(path.read_text("utf-8"))


def name_of(path):
    return str(path.relative_to(ROOT))


def strings(path):
    """Every text constant of a module."""
    return {
        node.value for node in ast.walk(syntax(path)) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def calls(path, name):
    """Every call of a function or method of this name in a module."""
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.Call) and name in (getattr(node.func, "attr", None), getattr(node.func, "id", None)):
            yield node
