"""What does the engine say? The one door to those of its modules that load numpy, opened when somebody asks."""

import json
import platform
from dataclasses import dataclass, replace

from evaluation.explanation import columns_of, explain, overview


def read(text, form):
    """The engine's framework from the text of a file; raises the engine's Problems."""
    from evaluation.engine.framework_file import read_framework

    return read_framework(text, form)


def as_file(plain, form):
    """The text of the file that gives this framework, in TOML or JSON."""
    from evaluation.engine.framework_file import as_plain
    from evaluation.engine.toml_file import as_toml

    table = as_plain(plain)
    return as_toml(table) if form == "toml" else json.dumps(table, ensure_ascii=False, indent=2) + "\n"


def judged(matrices, table):
    """Weights, consistency ratio and worst judgement of what these members say together."""
    from evaluation.engine.judgements import ahp, together

    return ahp(together(matrices), table=table)


def flags(plain, cells, *, period):
    """(kind, indicator, other): twins, what runs against its node, zeros below a geometric mean; on values."""
    from evaluation.engine import influence
    from evaluation.engine.run import compute

    run = compute(plain, cells, period=period)
    found = list(influence.flags(plain, run.scores, run.nodes))
    columns = {indicator.code: number for number, indicator in enumerate(plain.counted)}
    for node in plain.nodes:
        if node.aggregation in ("geometric", "harmonic"):
            below = [child.code for child in plain.children(node.code) if child.code in columns]
            found += [("zeros", code, node.code) for code in below if (run.scores[:, columns[code]] <= 0).any()]
    return found


def value(unit, period, variable, number, kind):
    """The engine's value."""
    from evaluation.engine.cells import Kind, Value

    return Value(unit, period, variable, number, Kind(str(kind)))


def cell(given, variables):
    """(the engine's value, its Problems) of one line of a values file; no value where there are problems."""
    from evaluation.engine.values_file import read_cell

    problems = []
    return read_cell(given, variables, problems), problems


def values_file(values):
    """The text of the file that gives these values."""
    from evaluation.engine.values_file import write_values

    return write_values(values)


def snapshot(plain, values, *, period, before, seed):
    """What goes into a run, frozen; raises the engine's Problem where the period has no values."""
    from evaluation.engine.snapshot import Snapshot

    return Snapshot.of(plain, values, period=period, before=before, seed=seed)


def files_of(text):
    """{name: text} of the files from which `compute_evaluation` reckons a snapshot once more."""
    from evaluation.engine.framework_file import as_plain
    from evaluation.engine.snapshot import Snapshot
    from evaluation.engine.values_file import write_values

    snapshot = Snapshot.read(text)
    found = {"framework.json": snapshot.framework, "before.json": snapshot.before}
    files = {name: json.dumps(as_plain(one), ensure_ascii=False, indent=2) + "\n" for name, one in found.items() if one}
    return files | {"values.csv": write_values(snapshot.values)}


@dataclass(frozen=True)
class Reckoned:
    """A run: its tables, what they mean for each institution, and by which versions it was computed."""

    tables: list
    columns: list  # of each table, as JSON has them
    explanations: dict
    overview: list
    versions: dict
    sha256: str


def freeze_with(text, changes, framework=None):
    """(canonical text, sha256) of a snapshot with changes, or by another framework than its own."""
    from evaluation.engine.snapshot import Snapshot
    from evaluation.engine.whatif import changed

    snapshot = Snapshot.read(text)
    if framework is not None:
        before = snapshot.before or (snapshot.framework if snapshot.period_before is not None else None)
        snapshot = replace(snapshot, framework=framework, before=before)
    snapshot = changed(snapshot, changes)
    return snapshot.canonical(), snapshot.sha256


def reckon(text, *, seed=None, earlier=None):
    """Everything that follows from a snapshot; `seed` draws once more. Raises the engine's Problem."""
    import numpy as np
    import scipy

    from evaluation.engine.examination import changes, examination_tables
    from evaluation.engine.results import nominal_tables
    from evaluation.engine.run import VERSION, compute
    from evaluation.engine.snapshot import Snapshot
    from evaluation.engine.tables import sha256_of

    snapshot = Snapshot.read(text)
    framework = snapshot.framework
    if seed is not None:
        framework = replace(framework, robustness=replace(framework.robustness, seed=seed))
    run = compute(framework, snapshot.values, period=snapshot.period)
    tables = [*nominal_tables(run), *examination_tables(run)]
    if snapshot.period_before is not None:
        before = snapshot.before or framework
        tables.append(changes(run, snapshot.values, before=before, period_before=snapshot.period_before))
    columns = columns_of(tables)
    explanations = explain(framework, columns, earlier=earlier)
    return Reckoned(
        tables=tables,
        columns=list(columns.values()),
        explanations=explanations,
        overview=overview(explanations),
        versions={
            "engine": VERSION,
            "python": platform.python_version(),
            "numpy": np.__version__,
            "scipy": scipy.__version__,
        },
        sha256=sha256_of(tables),
    )


def effect(text, changes):
    """[(unit, score, rank, score then, rank then)]: what changes of a snapshot do to everybody."""
    from evaluation.engine import whatif
    from evaluation.engine.snapshot import Snapshot

    return whatif.effect(Snapshot.read(text), changes)
