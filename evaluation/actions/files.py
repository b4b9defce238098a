"""What happens when a framework is read from a file, and when one is written?"""

from dataclasses import replace

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from evaluation import reckoning
from evaluation.actions.frameworks import next_number
from evaluation.engine.problems import Problems
from evaluation.models import Allocation, Framework, Indicator, Matrix, Node, PeerGroup, Term, Variable
from evaluation.rows import engine_framework
from evaluation.sentences import sentence
from records.history import acting
from records.refusals import Refusal
from records.text import clean_line
from records.workflow import lock

LANGUAGES = ("en", "fa")
MOST_SENTENCES = 30


def file_of(framework, form="json"):
    """(name, text) of the file that gives this framework. Raises Refusal where it has nothing to write."""
    if not framework.nodes.exists():
        raise Refusal(_("It has no total: read it from a file, or copy another."))
    plain = engine_framework(Framework.objects.whole().get(pk=framework.pk))
    return f"{plain.code}-{plain.version}.{form}", reckoning.as_file(plain, form)


def read_file(exercise, text, form, *, as_next=False, by):
    """A draft with all that stands in the file. Raises Refusal with every sentence about it; then nothing is saved.

    `as_next` gives it the exercise's next number instead of the file's own.
    """
    try:
        plain = reckoning.read(text, form)
    except Problems as error:
        raise Refusal(_lines([sentence(problem) for problem in error.problems]), "file") from error
    with acting(by=by, verb="read_file"):
        lock(exercise)
        if as_next:
            plain = replace(plain, version=str(next_number(exercise)))
        return keep(exercise, plain)


def keep(exercise, plain):
    """The engine's framework as rows, inside an act."""
    plain = _clean(plain)
    framework = _checked([_framework(exercise, plain)])[0]
    if exercise.frameworks.filter(number=framework.number).exists():
        raise Refusal(_("Version %(number)s of this exercise is there already.") % {"number": plain.version}, "file")
    framework.save()
    variables = [_variable(framework, place, one) for place, one in enumerate(plain.variables)]
    nodes = [_node(framework, place, one) for place, one in enumerate(plain.nodes)]
    indicators = [_indicator(framework, place, one) for place, one in enumerate(plain.indicators)]
    groups = [
        PeerGroup(framework=framework, grouping=grouping, code=code, units=list(units))
        for grouping, below in plain.groups.items()
        for code, units in below.items()
    ]
    _checked([*variables, *nodes, *indicators, *groups])
    variables = {row.code: row for row in Variable.objects.bulk_create(variables)}
    nodes = _keep_nodes(nodes, plain)
    for row, one in zip(indicators, plain.indicators, strict=True):
        row.node = nodes[one.node]
    Indicator.objects.bulk_create(indicators)
    Term.objects.bulk_create(
        Term(indicator=row, variable=variables[code], is_below=is_below, position=place)
        for row, one in zip(indicators, plain.indicators, strict=True)
        for is_below, codes in ((False, one.numerator), (True, one.denominator))
        for place, code in enumerate(codes)
    )
    PeerGroup.objects.bulk_create(groups)
    if engine_framework(Framework.objects.whole().get(pk=framework.pk)) != plain:
        raise Refusal(
            _("Something in this file cannot be kept: goalposts that are not two, or groups of nobody."), "file"
        )
    return framework


def _keep_nodes(rows, plain):
    kept = {}
    for row, one in zip(rows, plain.nodes, strict=True):
        row.parent = kept.get(one.parent)
        row.save()
        kept[one.code] = row
        Allocation.objects.bulk_create(
            Allocation(node=row, member=member, points=points) for member, points in enumerate(one.allocations, 1)
        )
        Matrix.objects.bulk_create(
            Matrix(node=row, member=member, rows=[list(line) for line in matrix])
            for member, matrix in enumerate(one.judgements, 1)
        )
    return kept


def _clean(plain):
    """Titles as they are stored; one in another language than those kept is refused."""
    strange = sorted({key for texts in _texts_of(plain) for key in texts if key not in LANGUAGES})
    if strange:
        said = _("Titles, definitions and units are kept in English (en) and Persian (fa), not in “%(strange)s”.")
        raise Refusal(said % {"strange": strange[0]}, "file")
    rows = {name: tuple(map(_clean_texts, getattr(plain, name))) for name in ("variables", "nodes", "indicators")}
    return replace(_clean_texts(plain), **rows)


def _texts_of(plain):
    rows = [plain, *plain.variables, *plain.nodes, *plain.indicators]
    return [getattr(row, name) for row in rows for name in TEXTS if hasattr(row, name)]


def _clean_texts(row):
    """Titles and units in one line, definitions in as many as they have."""
    return replace(
        row,
        **{
            name: {key: said for key, text in getattr(row, name).items() if (said := clean(text))}
            for name, clean in TEXTS.items()
            if hasattr(row, name)
        },
    )


def _clean_lines(text):
    return "\n".join(map(clean_line, text.splitlines())).strip()


TEXTS = {"title": clean_line, "definition": _clean_lines, "unit": clean_line}


def _checked(rows):
    """The rows, if each of their columns can be kept; else Refusal with a sentence for each that cannot."""
    said = []
    for row in rows:
        keys = [column.name for column in row._meta.concrete_fields if column.is_relation]
        try:
            row.clean_fields(exclude=keys)
        except ValidationError as error:
            for name, messages in error.message_dict.items():
                label = row._meta.get_field(name).verbose_name
                said += [f"{row._meta.verbose_name} {row.code}, {label}: {message}" for message in messages]
    if said:
        raise Refusal(_lines(said), "file")
    return rows


def _lines(said):
    more = ["…"] if len(said) > MOST_SENTENCES else []
    return "\n".join([*said[:MOST_SENTENCES], *more])


def _titles(one):
    """Its texts as columns."""
    return {
        f"{name}_{key}": getattr(one, name).get(key, "") for name in TEXTS if hasattr(one, name) for key in LANGUAGES
    }


def _framework(exercise, plain):
    method, bands, drawn = plain.method, plain.method.bands, plain.robustness
    return Framework(
        exercise=exercise,
        code=plain.code,
        number=int(plain.version),
        **_titles(plain),
        frame_units=list(method.frame_units),
        frame_period=method.frame_period,
        unit_coverage=method.unit_coverage,
        winsorise_from=method.winsorise_from,
        scale_to_best=method.scale_to_best,
        decimals=method.decimals,
        ranking_decimals=method.ranking_decimals,
        ties=method.ties,
        peer_minimum=method.peer_minimum,
        bands=bands.kind,
        bands_exact=bands.exact,
        bands_block=bands.block,
        bands_at=list(bands.at),
        bands_names=list(bands.names),
        draws=drawn.draws,
        spread=drawn.spread,
        seed=drawn.seed,
        drawn_normalisations=list(drawn.normalisations),
        drawn_aggregations=list(drawn.aggregations),
        drawn_missing=list(drawn.missing),
        drawn_winsorise=list(drawn.winsorise),
        leaves_out=drawn.leave_out,
        places_told=list(drawn.top),
    )


def _variable(framework, place, one):
    return Variable(
        framework=framework,
        position=place,
        code=one.code,
        **_titles(one),
        is_whole=one.whole,
        minimum=one.minimum,
        maximum=one.maximum,
    )


def _node(framework, place, one):
    return Node(
        framework=framework,
        position=place,
        code=one.code,
        **_titles(one),
        weight=one.weight,
        aggregation=one.aggregation,
        power=one.power,
        missing=one.missing,
        coverage=one.coverage,
        weights=one.weights,
        compared=list(one.compared),
        random_index=one.random_index,
    )


def _indicator(framework, place, one):
    rule, posts = one.normalisation, one.normalisation.goalposts or ()
    return Indicator(
        framework=framework,
        position=place,
        code=one.code,
        **_titles(one),
        scale=one.scale,
        weight=one.weight,
        direction=one.direction,
        normalisation=rule.method,
        low=rule.low,
        high=rule.high,
        goal_low=posts[0] if len(posts) == 2 else None,
        goal_high=posts[1] if len(posts) == 2 else None,
        is_log=rule.log,
        target=rule.target,
        reference=rule.reference,
        is_capped=rule.capped,
        centre=rule.centre,
        spread=rule.spread,
        margin=rule.margin,
        treatment=one.treatment.method,
        treatment_most=one.treatment.most,
        treatment_fallback=one.treatment.fallback,
        imputation=one.imputation.method,
        imputation_years=one.imputation.years,
        imputation_group=one.imputation.group,
        imputation_percentile=one.imputation.percentile,
        evidence=one.evidence,
    )
