"""What does the engine say? The one door to those of its modules that load numpy, opened when somebody asks."""

import json


def read(text, form):
    """The engine's framework from the text of a file; raises the engine's Problems."""
    from evaluation.engine.framework_file import read_framework

    return read_framework(text, form)


def as_file(plain):
    """The text of the file that gives this framework."""
    from evaluation.engine.framework_file import as_plain

    return json.dumps(as_plain(plain), ensure_ascii=False, indent=2) + "\n"


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


def snapshot(plain, values, *, period, before, seed):
    """What goes into a run, frozen; raises the engine's Problem where the period has no values."""
    from evaluation.engine.snapshot import Snapshot

    return Snapshot.of(plain, values, period=period, before=before, seed=seed)
