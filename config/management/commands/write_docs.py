"""The two pages of docs/ that are written from the code: who may do what, and which ways a record can go."""

import re
import sys
from datetime import date

import rules
from django.apps import apps
from django.conf import settings
from django.core.management import BaseCommand
from django.utils import translation
from rules.permissions import permissions

from directory.models import Appointment, User
from directory.roles import Role
from records.workflow import workflows

GENERATED = "<!-- written by `python3 run.py docs`; do not edit -->\n\n"


class Command(BaseCommand):
    help = "Write docs/permissions.md and docs/workflows.md."

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="write nothing; end with 1 where a page is not true")

    def handle(self, *, check, **options):
        stale = stale_pages()
        for path, text in stale.items():
            if not check:
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, "utf-8")
            self.stdout.write(f"{'not true' if check else 'written'}: {path.relative_to(settings.BASE_DIR)}")
        if check and stale:
            sys.exit(1)


def stale_pages():
    """The generated pages that do not say what they would say now."""
    return {path: text for path, text in pages().items() if not path.exists() or path.read_text("utf-8") != text}


def pages():
    """Every generated page with its text, always in English."""
    docs = settings.BASE_DIR / "docs"
    with translation.override("en"):
        return {
            docs / "permissions.md": GENERATED + permissions_page(),
            docs / "workflows.md": GENERATED + workflows_page(),
        }


# --- who may do what --------------------------------------------------------------------------------------------


def permissions_page():
    rows = [
        [f"`{name}`", *("✓" if role in held_by(name) else "" for role in Role), _condition(name)]
        for name in sorted(permissions)
        if not _is_derived(name)
    ]
    seen = [
        [f"`{model._meta.label_lower}`", " ".join((model._default_manager.visible_to.__doc__ or "").split())]
        for model in sorted(apps.get_models(), key=lambda model: model._meta.label_lower)
        if hasattr(model._default_manager, "visible_to")
    ]
    return f"""# Who may do what

✓: whoever holds the role today, anywhere, may do it at least somewhere. Where a condition stands at the end of the
line, the record decides too. Nobody may do what is not listed; there is no superuser.

{_table(["permission", *(role.label for role in Role), "condition"], rows)}
## Who sees what

`view_<model>` is derived from `visible_to`: what is listed is what may be seen.

{_table(["model", "visible to"], seen)}"""


def held_by(name):
    """The roles whose holder has this permission, asked without an object."""
    return [role for role in Role if rules.has_perm(name, _holder(role))]


def _holder(role):
    user = User(email=f"{role}@example.org")
    user.__dict__["appointments_today"] = [Appointment(user=user, role=role, starts_on=date.min)]
    return user


def _is_derived(name):
    return permissions[name].name.startswith("is_visible:")


def _condition(name):
    """The rule in words where more than the role decides, else nothing."""
    rule = permissions[name].name
    parts = re.findall(r"[\w:,]+", rule)
    if all(part.startswith("has_role:") and part.count(":") == 1 for part in parts):
        return ""
    words = re.sub(r"[\w:,]+", lambda part: _in_words(part[0]), rule.removeprefix("(").removesuffix(")"))
    return words.replace("|", "or").replace("&", "and")


def _in_words(predicate):
    kind, _, rest = predicate.partition(":")
    if kind != "has_role":
        return f"`{predicate}`"
    names, _, place = rest.partition(":")
    words = ", ".join(str(Role(name).label) for name in names.split(","))
    place = place.replace("__", "'s ").replace("_", " ")
    return f"{words} of its {place}" if place else words


# --- which ways a record can go -----------------------------------------------------------------------------------


def workflows_page():
    parts = [_workflow(apps.get_model(label), workflow) for label, workflow in sorted(workflows.items())]
    return "# Workflows\n\n" + "\n".join(parts)


def _workflow(model, workflow):
    states = dict(model._meta.get_field("status").flatchoices)
    start = model._meta.get_field("status").default
    lines = [f'    state "{label}" as {state}' for state, label in states.items()]
    lines.append(f"    [*] --> {start}")
    rows = []
    for name, transition in workflow.transitions.items():
        lines += [f"    {source} --> {transition.target} : {transition.label}" for source in transition.sources]
        permission = workflow.permission(name)
        rows.append(
            [
                f"`{name}`",
                str(transition.label),
                ", ".join(str(states[source]) for source in transition.sources),
                str(states[transition.target]),
                _condition(permission) or ", ".join(str(role.label) for role in held_by(permission)),
                str(transition.consequence),
            ]
        )
    lines += [f"    {final} --> [*]" for final in workflow.finals]
    diagram = "\n".join(["```mermaid", "stateDiagram-v2", *lines, "```"])
    table = _table(["name", "transition", "from", "to", "who", "consequence"], rows)
    return f"## {model._meta.verbose_name}\n\n{diagram}\n\n{table}"


def _table(header, rows):
    lines = [header, ["---"] * len(header), *rows]
    return "".join(f"| {' | '.join(str(cell).replace('|', '/') for cell in line)} |\n" for line in lines)
