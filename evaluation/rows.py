"""What are the rows of a framework, as the engine has them?"""

from evaluation.engine import framework as plain


def engine_framework(framework):
    """The engine's framework of rows that were loaded by `whole`."""
    return plain.Framework(
        code=framework.code or framework.exercise.code,
        version=str(framework.number),
        title=_texts(framework, "title"),
        variables=tuple(map(_variable, framework.variables.all())),
        nodes=tuple(map(_node, in_order(framework.nodes.all()))),
        indicators=tuple(_indicator(one, framework) for one in framework.indicators.all()),
        groups=_groups(framework),
        method=_method(framework),
        robustness=_robustness(framework),
    )


def in_order(nodes):
    """Level by level, every node after its parent; with the node it stands below loaded."""
    nodes = list(nodes)
    by_key = {node.pk: node for node in nodes}
    levels = {}

    def level(node):
        if node.pk not in levels:
            levels[node.pk] = 0 if node.parent_id is None else level(by_key[node.parent_id]) + 1
        return levels[node.pk]

    for node in nodes:
        if node.parent_id is not None:
            node.parent = by_key[node.parent_id]
    return sorted(nodes, key=lambda node: (level(node), node.position, node.pk))


def _texts(row, name):
    """{language: text} of a text that is kept in columns."""
    return {suffix: text for suffix in ("en", "fa") if (text := getattr(row, f"{name}_{suffix}"))}


def _variable(row):
    return plain.Variable(
        code=row.code,
        title=_texts(row, "title"),
        definition=_texts(row, "definition"),
        unit=_texts(row, "unit"),
        whole=row.is_whole,
        minimum=row.minimum,
        maximum=row.maximum,
    )


def _node(row):
    return plain.Node(
        code=row.code,
        parent=row.parent.code if row.parent_id else None,
        title=_texts(row, "title"),
        weight=row.weight,
        aggregation=row.aggregation,
        power=row.power,
        missing=row.missing,
        coverage=row.coverage,
        weights=row.weights,
        allocations=tuple(
            {code: float(points) for code, points in one.points.items()} for one in row.allocations.all()
        ),
        compared=tuple(row.compared),
        judgements=tuple(tuple(tuple(map(float, line)) for line in one.rows) for one in row.matrices.all()),
        random_index=row.random_index,
    )


def _indicator(row, framework):
    codes = {node.pk: node.code for node in framework.nodes.all()}
    terms = row.terms.all()
    return plain.Indicator(
        code=row.code,
        node=codes[row.node_id],
        title=_texts(row, "title"),
        numerator=tuple(term.variable.code for term in terms if not term.is_below),
        denominator=tuple(term.variable.code for term in terms if term.is_below),
        scale=row.scale,
        weight=row.weight,
        direction=row.direction,
        normalisation=plain.Normalisation(
            method=row.normalisation,
            low=row.low,
            high=row.high,
            goalposts=None if row.goal_low is None else (row.goal_low, row.goal_high),
            log=row.is_log,
            target=row.target,
            reference=row.reference,
            capped=row.is_capped,
            centre=row.centre,
            spread=row.spread,
            margin=row.margin,
        ),
        treatment=plain.Treatment(row.treatment, row.treatment_most, row.treatment_fallback),
        imputation=plain.Imputation(
            row.imputation, row.imputation_years, row.imputation_group, row.imputation_percentile
        ),
        definition=_texts(row, "definition"),
        unit=_texts(row, "unit"),
        evidence=str(row.evidence),
    )


def _groups(framework):
    found = {}
    for group in framework.groups.all():
        found.setdefault(group.grouping, {})[group.code] = tuple(group.units)
    return found


def _method(row):
    return plain.Method(
        frame_units=tuple(row.frame_units),
        frame_period=row.frame_period,
        unit_coverage=row.unit_coverage,
        winsorise_from=row.winsorise_from,
        scale_to_best=row.scale_to_best,
        decimals=row.decimals,
        ranking_decimals=row.ranking_decimals,
        ties=row.ties,
        bands=plain.Bands(row.bands, row.bands_exact, row.bands_block, tuple(row.bands_at), tuple(row.bands_names)),
        peer_minimum=row.peer_minimum,
    )


def _robustness(row):
    return plain.Robustness(
        draws=row.draws,
        spread=row.spread,
        seed=row.seed,
        normalisations=tuple(row.drawn_normalisations),
        aggregations=tuple(row.drawn_aggregations),
        missing=tuple(row.drawn_missing),
        winsorise=tuple(row.drawn_winsorise),
        leave_out=row.leaves_out,
        top=tuple(row.places_told),
    )
