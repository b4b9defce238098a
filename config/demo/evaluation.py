"""Frameworks of the demo: universities with the published weights of domains, research institutes, parks.

The universities' framework is locked and has a newer version in draft; a panel has weighed the parks' domains, and two
members have compared what makes a firm's knowledge.
"""

from config.demo.evaluationtables import INDICATORS, INSTITUTE, NEWER, PARK, PERIODS, UNIVERSITY, VARIABLES
from evaluation import actions
from evaluation.actions.files import keep
from evaluation.engine import framework as plain
from evaluation.models import Evidence, Exercise, Framework, Indicator, InstitutionKind, Node, ValidationRule, Variable
from records.history import acting

LEILA = "leila.daneshvar@example.org"
MEASURES = {"agreements_alive": "agreements-in-force"}
PARTS = [
    ("professors", "faculty"),
    ("faculty_foreign", "faculty"),
    ("students_graduate", "students"),
    ("students_foreign", "students"),
    ("papers_top", "papers"),
    ("papers_joint", "papers"),
    ("papers_retracted", "papers"),
    ("employees_rd", "employees"),
    ("women", "employees"),
    ("income_contracts", "income"),
    ("exports", "income"),
]
DEMO_EN = "Wording of this demonstration, not of the ministry."
DEMO_FA = "این تعریف برای نمایش نوشته شده و از وزارت نیست."
EXERCISES = [
    ("universities", InstitutionKind.UNIVERSITY, "Evaluation of universities", "ارزیابی دانشگاه‌ها", UNIVERSITY),
    ("institutes", InstitutionKind.INSTITUTE, "Evaluation of research institutes", "ارزیابی پژوهشگاه‌ها", INSTITUTE),
    ("parks", InstitutionKind.PARK, "Evaluation of science and technology parks", "ارزیابی پارک‌های علم و فناوری", PARK),
]
NOTES = {
    "universities": (
        (
            "Weights of the six domains as the ranking of universities has published them: 30, 25, 20, 10, 10, 5. "
            "Indicators, definitions and the weights inside domains are a demonstration."
        ),
        (
            "وزن شش محور چنان است که در رتبه‌بندی دانشگاه‌ها منتشر شده است: ۳۰، ۲۵، ۲۰، ۱۰، ۱۰ و ۵. "
            "شاخص‌ها، تعریف‌ها و وزن‌های درون محورها نمایشی است."
        ),
    ),
    "institutes": (
        "Its six areas are those of the evaluation of research institutes. Weights and indicators are a demonstration.",
        "شش محور آن محورهای ارزیابی مؤسسات پژوهشی است. وزن‌ها و شاخص‌ها نمایشی است.",
    ),
    "parks": (
        (
            "Employees per firm, their share in research and exports by income are proposed in public; weights, other "
            "indicators and definitions are a demonstration."
        ),
        (
            "میانگین اشتغال هر شرکت، سهم تحقیق و توسعه و نسبت صادرات به درآمد در منابع عمومی پیشنهاد شده است؛ "
            "وزن‌ها، شاخص‌های دیگر و تعریف‌ها نمایشی است."
        ),
    ),
}
NEWER_NOTE = (
    (
        "Domains and weights of the newer national criteria: 25, 20, 15, 15, 15, 10. Indicators are still those of "
        "version 1, to be chosen anew."
    ),
    "محورها و وزن‌های معیارهای ملی جدید: ۲۵، ۲۰، ۱۵، ۱۵، ۱۵ و ۱۰. شاخص‌ها هنوز همان شاخص‌های نسخهٔ ۱ است.",
)


def make_evaluation(users):
    leila = users[LEILA]
    with acting(by="Demonstration", verb="add"):
        made = {code: _framework(code, *others) for code, *others in EXERCISES}
    actions.lock(made["universities"], by=leila)
    _newer(actions.begin_version(made["universities"], by=leila))
    _panel(made["parks"], leila)


def _framework(code, kind, name_en, name_fa, domains):
    exercise = Exercise.objects.create(code=code, kind=kind, name_en=name_en, name_fa=name_fa)
    framework = keep(exercise, _plain(code, name_en, name_fa, domains))
    note_en, note_fa = NOTES[code]
    Framework.objects.filter(pk=framework.pk).update(note_en=note_en, note_fa=note_fa)
    for one in Variable.objects.filter(framework=framework):
        _, _, unit, period = VARIABLES[one.code]
        one.unit_en, one.unit_fa = unit
        one.reference_en, one.reference_fa = PERIODS[period]
        one.period = {"solar": "fiscal", "academic": "academic", "year": "gregorian"}[period]
        one.measure = MEASURES.get(one.code, "")
        one.definition_en = f"{one.title_en}, counted {one.reference_en}. {DEMO_EN}"
        one.definition_fa = f"{one.title_fa}، {one.reference_fa}. {DEMO_FA}"
        one.save()
    for one in Indicator.objects.filter(framework=framework).prefetch_related("terms__variable"):
        one.definition_en = f"{one.title_en}: {_formula(one, 'title_en', 'divided by')}. {DEMO_EN}"
        one.definition_fa = f"{one.title_fa}: {_formula(one, 'title_fa', 'تقسیم بر')}. {DEMO_FA}"
        one.evidence = (
            Evidence.REQUIRED_IF_POSITIVE if one.code.startswith(("patents", "served")) else Evidence.OPTIONAL
        )
        one.save()
    _rules(framework)
    framework.refresh_from_db()
    return framework


def _rules(framework):
    """Parts of wholes must be kept; jumps, zeros and slips of the unit ask for a word."""
    variables = {one.code: one for one in Variable.objects.filter(framework=framework)}
    for part, whole in PARTS:
        if part in variables and whole in variables:
            ValidationRule.objects.create(
                framework=framework,
                variable=variables[part],
                looks_at="part",
                other=variables[whole],
                limit=1.0,
                is_hard=True,
            )
    for place, one in enumerate(variables.values(), 1):
        rules = [("change", 30.0), ("zero", None), ("peers", 8.0)]
        rules += [("unit", 10.0), ("unit", 1000.0)] if one.unit_en == "million rials" else []
        for looks_at, limit in rules:
            ValidationRule.objects.create(
                framework=framework, variable=one, looks_at=looks_at, limit=limit, position=place
            )


def _formula(indicator, name, divided):
    sides = [
        " + ".join(getattr(term.variable, name) for term in indicator.terms.all() if term.is_below is is_below)
        for is_below in (False, True)
    ]
    return f" {divided} ".join(side for side in sides if side)


def _plain(code, name_en, name_fa, domains):
    indicators = [
        _indicator(node, code, weight)
        for (node, _title_en, _title_fa, _weight), rows in domains.items()
        for code, weight in rows.items()
    ]
    used = dict.fromkeys(name for one in indicators for name in (*one.numerator, *one.denominator))
    return plain.Framework(
        code=code,
        version="1",
        title={"en": name_en, "fa": name_fa},
        variables=tuple(_variable(name) for name in used),
        nodes=(
            plain.Node(plain.TOTAL, parent=None, title={"en": "Total", "fa": "کل"}),
            *(
                plain.Node(node, weight=float(weight), title={"en": title_en, "fa": title_fa})
                for node, title_en, title_fa, weight in domains
            ),
        ),
        indicators=tuple(indicators),
    )


def _variable(name):
    title_en, title_fa, unit, _period = VARIABLES[name]
    return plain.Variable(
        name, whole=unit[0] in ("persons", "items"), minimum=0.0, title={"en": title_en, "fa": title_fa}
    )


def _indicator(node, code, weight):
    title_en, title_fa, formula, times, direction = INDICATORS[code]
    above, _, below = formula.partition(" / ")
    return plain.Indicator(
        code=code,
        node=node,
        numerator=tuple(above.split(" + ")),
        denominator=tuple(below.split(" + ")) if below else (),
        scale=float(times),
        weight=float(weight),
        direction=direction,
        title={"en": title_en, "fa": title_fa},
    )


def _newer(framework):
    """The draft of the next version: other domains and weights."""
    with acting(by="Demonstration", verb="edit"):
        framework.note_en, framework.note_fa = NEWER_NOTE
        framework.save()
        for node in framework.nodes.filter(code__in=NEWER):
            node.title_en, node.title_fa, node.weight = NEWER[node.code]
            node.save()


def _panel(framework, by):
    """Three members spread points over the domains, two compare what is below one of them."""
    total, knowledge = (framework.nodes.get(code=code) for code in (plain.TOTAL, "knowledge"))
    with acting(by="Demonstration", verb="edit"):
        Node.objects.filter(pk=total.pk).update(weights="panel")
        Node.objects.filter(pk=knowledge.pk).update(weights="ahp")
    for member, points in enumerate([(20, 30, 35, 15), (25, 30, 30, 15), (20, 40, 30, 10)], 1):
        given = dict(zip(("firms", "knowledge", "markets", "society"), map(float, points), strict=True))
        actions.allot(total, member=member, points=given, by=by)
    for member, times in enumerate([3.0, 5.0], 1):
        rows = [[1.0, times], [1 / times, 1.0]]
        actions.judge(knowledge, member=member, compared=["rd_share", "patents_per_firm"], rows=rows, by=by)
