"""Frameworks as those read them who do not edit: how is measured, how much everything counts, what has changed."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from evaluation.actions.runs import SHOWN
from evaluation.checklist import doubts
from evaluation.differences import differences
from evaluation.forms import FrameworkFilter
from evaluation.models import Framework, Participation, Round
from evaluation.tree import tree_of
from evaluation.weighttable import lines
from records.languages import listed, reader
from records.text import number
from records.views import RecordDetail, RecordList

# What the page of a framework tells of its method, in this order.
TOLD = (
    "decimals",
    "ranking_decimals",
    "ties",
    "scale_to_best",
    "unit_coverage",
    "winsorise_from",
    "peer_minimum",
    "bands",
    "draws",
    "spread",
    "seed",
)


class FrameworkList(RecordList):
    """For office and auditors."""

    model = Framework
    filter_class = FrameworkFilter
    template_name = "evaluation/framework_list.html"
    title = gettext_lazy("Frameworks of evaluation")
    intro = gettext_lazy("How universities, institutes, parks and centres are measured, version by version.")
    list_name = "evaluation:frameworks"

    def get(self, request, *args, **kwargs):
        if not request.user.has_perm("evaluation.read_papers_framework"):
            raise PermissionDenied
        return super().get(request, *args, **kwargs)

    def get_queryset(self):
        return super().get_queryset().open().select_related("exercise")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        count = context["paginator"].count
        said = ngettext("%(number)s framework", "%(number)s frameworks", count)
        may_edit = self.request.user.has_perm("evaluation.add_framework")
        return context | {
            "count_text": said % {"number": number(count, reader())},
            "edit_url": reverse("admin:evaluation_framework_changelist") if may_edit else "",
        }

    def header(self):
        return [_("Exercise"), _("Whom it measures"), _("Framework"), _("Version"), _("Status")]

    def rows(self, queryset):
        for one in queryset:
            exercise = one.exercise
            yield [exercise.name, exercise.get_kind_display(), one.title, one.number, one.get_status_display()]


class FrameworkDetail(RecordDetail):
    model = Framework
    template_name = "evaluation/framework_detail.html"

    def get_queryset(self):
        return super().get_queryset().whole().select_related("exercise", "previous__exercise")

    def get_context_data(self, **kwargs):
        framework, user = self.object, self.request.user
        total = tree_of(framework)
        versions = Framework.objects.visible_to(user).filter(exercise=framework.exercise_id).select_related("exercise")
        context = super().get_context_data(
            lines=lines(total),
            doubts=[one.sentence for one in doubts(total)] if framework.is_draft else [],
            indicators=framework.indicators.all(),
            variables=framework.variables.all(),
            method=[(capfirst(_label(name)), _said(framework, name)) for name in TOLD],
            versions=versions,
            may_edit=user.has_perm("evaluation.change_framework", framework),
            **kwargs,
        )
        return context | {"transitions": []}  # they are made in the staff pages


def _label(name):
    return str(Framework._meta.get_field(name).verbose_name)


def _said(framework, name):
    column, value = Framework._meta.get_field(name), getattr(framework, name)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if column.choices:
        return getattr(framework, f"get_{name}_display")()
    return listed(value) if isinstance(value, list) else number(value, reader())


class Changes(RecordDetail):
    """What is another in this version than in the one before it, or in one that is named."""

    model = Framework
    template_name = "evaluation/framework_changes.html"

    def get_queryset(self):
        return super().get_queryset().whole()

    @cached_property
    def before(self):
        """The version that is named in the address; else the one it was begun from."""
        others = Framework.objects.visible_to(self.request.user).whole().filter(exercise=self.object.exercise_id)
        wanted = self.request.GET.get("with", "")
        if wanted:
            found = others.filter(number=int(wanted)).first() if wanted.isdecimal() and len(wanted) < 10 else None
        else:
            found = others.filter(pk=self.object.previous_id).first()
        if found is None and wanted:
            raise Http404
        return found

    def get_context_data(self, **kwargs):
        versions = Framework.objects.visible_to(self.request.user).filter(exercise=self.object.exercise_id)
        return super().get_context_data(
            before=self.before,
            found=differences(self.before, self.object) if self.before else [],
            others=versions.exclude(pk=self.object.pk).select_related("exercise"),
            **kwargs,
        )


class RoundDetail(RecordDetail):
    """A round: its days and deadlines; for the office all institutions in it, for an institution its own."""

    model = Round
    template_name = "evaluation/round_detail.html"

    def get_queryset(self):
        return super().get_queryset().select_related("exercise", "framework__exercise").prefetch_related("periods")

    def get_context_data(self, **kwargs):
        rows = Participation.objects.visible_to(self.request.user).filter(round=self.object)
        context = super().get_context_data(
            rows=rows.select_related("institution", "validator").order_by("code"),
            may_edit=self.request.user.has_perm("evaluation.change_round", self.object),
            sees_all=self.request.user.has_perm("evaluation.read_papers_round"),
            is_shown=self.object.status in SHOWN,
            **kwargs,
        )
        return context | {"transitions": []}  # they are made in the staff pages
