"""What is asked, domain by domain, and how far is it? The task list of one institution."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from evaluation.models import Framework, Source
from evaluation.tree import tree_of

OTHER = "other"


@dataclass
class Task:
    """One domain with the data items that its indicators need first; what several need stands in the first of them."""

    code: str
    title: str
    variables: list = field(default_factory=list)
    done: int = 0
    problems: int = 0

    @property
    def count(self):
        return len(self.variables)

    @property
    def is_done(self):
        return self.done == self.count and not self.problems


def tasks_of(framework):
    """The domains right below the total that ask for something, in the order of the tree."""
    whole = Framework.objects.whole().get(pk=framework.pk)
    variables = {one.pk: one for one in whole.variables.all()}
    found, seen = [], set()
    for domain in tree_of(whole).below if whole.nodes.all() else []:
        task = Task(domain.code, domain.row.title)
        indicators = [one.row for one in domain.each() if not one.is_node]
        for indicator in indicators:
            for term in indicator.terms.all():
                if term.variable_id not in seen:
                    seen.add(term.variable_id)
                    task.variables.append(variables[term.variable_id])
        if task.variables:
            found.append(task)
    left = [one for key, one in variables.items() if key not in seen]
    if left:
        found.append(Task(OTHER, _("Other data items"), left))
    return found


def with_progress(tasks, points, findings):
    """How many of each are given, and how many findings are open; by points and findings of the institution."""
    given = {point.variable_id for point in points if point.kind}
    open_by_variable = {}
    for finding in findings:
        if finding.state == "open" and finding.code != "missing":
            open_by_variable[finding.variable_id] = open_by_variable.get(finding.variable_id, 0) + 1
    for task in tasks:
        task.done = sum(1 for one in task.variables if one.pk in given)
        task.problems = sum(open_by_variable.get(one.pk, 0) for one in task.variables)
    return tasks


def is_declared(variable):
    """Does the institution enter it?"""
    return variable.source == Source.DECLARED
