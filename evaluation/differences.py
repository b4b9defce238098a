"""What has changed from one version to the next, or from a round's to the one by which it was computed, in words?"""

from dataclasses import dataclass, field

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from evaluation.models import Framework
from evaluation.tree import tree_of
from evaluation.weighttable import percent
from records.languages import listed, reader
from records.text import number

# What says nothing about how is measured.
NEVER_TOLD = {
    "id",
    "uuid",
    "version",
    "created_at",
    "closed_on",
    "closed_reason",
    "status",
    "status_since",
    "exercise",
    "framework",
    "previous",
    "number",
    "code",
    "position",
    "continuity_key",
    "node",
    "parent",
}


@dataclass
class Difference:
    """One thing that came, went or changed: (what, before, after) of each of its columns."""

    kind: str
    name: str
    word: str
    tag: str
    changes: list = field(default_factory=list)


def rules_changed(run):
    """What an appeal on a rule has changed in this run: (the round's version, its own, differences); None: nothing."""
    if run is None or run.framework_id is None:
        return None
    of = {one.pk: one for one in Framework.objects.whole().filter(pk__in=[run.round.framework_id, run.framework_id])}
    before, now = of[run.round.framework_id], of[run.framework_id]
    return {"before": before, "now": now, "found": differences(before, now)}


def differences(before, after):
    """From one framework to the other, both loaded by `whole`; the framework itself first."""
    found = []
    changes = list(_columns(before, after))
    if changes:
        kind = capfirst(after._meta.verbose_name)
        found.append(Difference(kind, str(after.title), _("changed"), "waiting", changes))
    old, new = _effective(before), _effective(after)
    for name in ("nodes", "indicators", "variables", "groups"):
        found += _rows(getattr(before, name).all(), getattr(after, name).all(), old, new)
    return found


def _rows(before, after, old_weights, new_weights):
    earlier, later = {_key(row): row for row in before}, {_key(row): row for row in after}
    for key, row in earlier.items():
        if key not in later:
            yield Difference(capfirst(row._meta.verbose_name), str(row), _("gone"), "problem")
    for key, row in later.items():
        kind = capfirst(row._meta.verbose_name)
        if key not in earlier:
            yield Difference(kind, str(row), _("new"), "good", list(_of_new(row, new_weights)))
            continue
        old = earlier[key]
        changes = [*_columns(old, row), *_related(old, row)]
        if row._meta.model_name in ("node", "indicator"):
            changes += _counts(old_weights.get(old.code), new_weights.get(row.code))
        if changes:
            yield Difference(kind, str(row), _("changed"), "waiting", changes)


def _key(row):
    """By what it is known in both; a continuity key bears a change of code."""
    key = getattr(row, "continuity_key", "") or row.code
    return (row.grouping, key) if hasattr(row, "grouping") else key


def _columns(old, new):
    for column in new._meta.concrete_fields:
        if column.name in NEVER_TOLD or column.generated:
            continue
        was, now = getattr(old, column.attname), getattr(new, column.attname)
        if was != now:
            yield column.verbose_name, _shown(column, was), _shown(column, now)


def _related(old, new):
    """What stands in rows of its own, or in another's: code, place, formula, judgements."""
    pairs = [(_("code"), old.code, new.code)] if old.code != new.code else []
    name = new._meta.model_name
    if name == "indicator":
        pairs += [(_("formula"), old.formula, new.formula), (_("domain"), str(old.node), str(new.node))]
    if name == "node" and old.parent_id and new.parent_id:
        pairs.append((_("below"), str(old.parent), str(new.parent)))
    if name == "node":
        for label, relation in ((_("points of members"), "allocations"), (_("judgements of members"), "matrices")):
            pairs.append((label, *("; ".join(map(str, getattr(one, relation).all())) for one in (old, new))))
    return [(label, was or "–", now or "–") for label, was, now in pairs if was != now]


def _of_new(row, weights):
    if row._meta.model_name == "indicator":
        yield _("formula"), "–", row.formula or "–"
    if row.code in weights:
        yield from _counts(None, weights[row.code])


def _counts(was, now):
    """How much it counts of the whole, as it is shown."""
    was, now = (percent(one) for one in (was, now))
    return [(_("counts of the whole"), was, now)] if was != now else []


def _effective(framework):
    total = tree_of(framework)
    return {branch.code: branch.effective for branch in total.each() if branch.effective is not None} if total else {}


def _shown(column, value):
    if value is None or value in ("", []):
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        choices = dict(getattr(column.base_field, "flatchoices", ()))
        return listed(choices.get(one, _figure(one)) for one in value)
    if column.choices:
        return dict(column.flatchoices).get(value, value)
    return _figure(value)


def _figure(value):
    return number(value, reader()) if isinstance(value, int | float) else value
