"""What happens when a framework is begun, copied as a new version, locked and retired?"""

from django.db.models import Max
from django.utils.translation import gettext as _

from evaluation.checklist import missing
from evaluation.models import (
    TOTAL,
    Allocation,
    Framework,
    Indicator,
    Matrix,
    Node,
    PeerGroup,
    Term,
    ValidationRule,
    Variable,
)
from evaluation.rows import in_order
from evaluation.workflow import framework_workflow
from records.history import acting
from records.refusals import Refusal, require_reasons
from records.workflow import lock as hold

# A version is a draft of its own: what it is, is copied; where it stands, is not.
NEVER_COPIED = {"id", "uuid", "version", "created_at", "closed_on", "closed_reason", "status", "status_since"}


def next_number(exercise):
    return (exercise.frameworks.aggregate(last=Max("number"))["last"] or 0) + 1


def begin(framework, *, by):
    """A new framework has its number, its code, and the total above all that will be entered."""
    with acting(by=by, verb="add"):
        framework.code = framework.exercise.code
        framework.number = next_number(framework.exercise)
        framework.save()
        Node.objects.create(framework=framework, code=TOTAL, title_en="Total", title_fa="کل")
    return framework


def begin_version(framework, *, by):
    """A draft with all that this one has: its method, tree, indicators, data items and judgements."""
    with acting(by=by, verb="begin_version"):
        hold(framework.exercise)
        whole = Framework.objects.whole().get(pk=framework.pk)
        number = next_number(whole.exercise)
        copy = Framework.objects.create(**_values(whole, previous=whole, number=number))
        variables = {one.pk: Variable.objects.create(**_values(one, framework=copy)) for one in whole.variables.all()}
        nodes = {}
        for one in in_order(whole.nodes.all()):
            nodes[one.pk] = Node.objects.create(**_values(one, framework=copy, parent=nodes.get(one.parent_id)))
            for model, rows in ((Allocation, one.allocations), (Matrix, one.matrices)):
                model.objects.bulk_create(model(**_values(row, node=nodes[one.pk])) for row in rows.all())
        for one in whole.indicators.all():
            indicator = Indicator.objects.create(**_values(one, framework=copy, node=nodes[one.node_id]))
            Term.objects.bulk_create(
                Term(**_values(term, indicator=indicator, variable=variables[term.variable_id]))
                for term in one.terms.all()
            )
        ValidationRule.objects.bulk_create(
            ValidationRule(
                **_values(one, framework=copy, variable=variables[one.variable_id], other=variables.get(one.other_id))
            )
            for one in whole.rules.all()
        )
        PeerGroup.objects.bulk_create(PeerGroup(**_values(one, framework=copy)) for one in whole.groups.all())
    return copy


def _values(row, **others):
    """The columns of a row by name, with others in place of its own."""
    kept = {
        one.attname: getattr(row, one.attname)
        for one in row._meta.concrete_fields
        if one.name not in NEVER_COPIED and one.name not in others
    }
    return kept | others


def lock(framework, *, comment="", by):
    """From now on nobody changes it. Raises Refusal naming what is missing."""
    with acting(by=by, verb="lock", comment=comment):
        hold(framework)
        if framework_workflow.leaves_from(framework_workflow.transitions["lock"], framework):
            lacking = [one for one in missing(Framework.objects.whole().get(pk=framework.pk)) if one.is_blocking]
            if lacking:
                raise Refusal(" ".join([_("It cannot be locked yet:"), *(str(one) for one in lacking)]))
        framework_workflow.apply(framework, "lock", by=by, comment=comment)


def retire(framework, *, comment, by):
    """No round begins with it any more, for these reasons."""
    require_reasons(comment, "comment")
    framework_workflow.apply(framework, "retire", by=by, comment=comment)
