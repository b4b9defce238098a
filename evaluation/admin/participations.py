"""The validators' queue: institutions of a round by risk, and the values of one, decided one by one."""

from django.contrib import admin, messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from evaluation.actions import rounds
from evaluation.entry.lines import group, lines_of
from evaluation.entry.sampling import reasons, with_risk
from evaluation.entry.tasks import tasks_of
from evaluation.forms.checking import DecideForm, WaiveForm
from evaluation.forms.rounds import ExtendForm
from evaluation.models import Participation, Remark, Round, RoundStatus
from records import clock
from records.admin import RecordAdmin
from records.admin.filters import VisibleFilter
from records.calendars import in_words
from records.languages import reader
from records.templatetags.records import dual_date, moment, tag
from records.text import number


class RoundFilter(VisibleFilter):
    """Rounds are called by their exercise."""

    def field_choices(self, field, request, model_admin):
        return [(one.pk, str(one)) for one in Round.objects.visible_to(request.user).select_related("exercise")]


@admin.register(Participation)
class ParticipationAdmin(RecordAdmin):
    list_permission = "evaluation.read_papers_participation"
    list_display = ["named", "of_round", "stands", "risk_read", "until", "validator"]
    list_display_links = ["named"]
    list_filter = ["status", ("round", RoundFilter), "round__exercise__kind"]
    list_select_related = ["institution", "round__exercise", "validator"]
    search_fields = ["code", "institution__name_en", "institution__name_fa"]
    autocomplete_fields = ["validator"]
    readonly_fields = ["named", "of_round", "until"]
    fieldsets = [
        (None, {"fields": [("named", "of_round", "until"), ("code", "validator")]}),
        (gettext_lazy("Who signs for it"), {"fields": [("head_name", "head_position", "head_email")]}),
    ]

    def get_queryset(self, request):
        found = with_risk(Participation.objects.visible_to(request.user)).order_by("-risk", "code")
        return found.select_related("institution", "round__exercise", "validator")

    def get_ordering(self, request):
        """The riskiest first."""
        return ["-risk", "code"]

    def has_add_permission(self, request):
        """Institutions are added on the page of their round."""
        return False

    def has_change_permission(self, request, obj=None):
        is_going_on = obj is None or obj.round.status in (RoundStatus.DESIGN, RoundStatus.OPEN, RoundStatus.VALIDATION)
        return super().has_change_permission(request, obj) and is_going_on

    @admin.display(description=gettext_lazy("institution"), ordering="institution__sort_en")
    def named(self, one):
        return format_html("<bdi>{}</bdi>", one.institution)

    @admin.display(description=gettext_lazy("round"), ordering="round__year")
    def of_round(self, one):
        return format_html("<bdi>{}</bdi>", one.round)

    @admin.display(description=gettext_lazy("status"), ordering="status")
    def stands(self, one):
        return tag(*one.tag)

    @admin.display(description=gettext_lazy("risk"), ordering="-risk")
    def risk_read(self, one):
        return number(one.risk, reader())

    @admin.display(description=gettext_lazy("deadline"))
    def until(self, one):
        return moment(one.deadline, "short") if one.deadline else "–"

    def record_tag(self, record):
        return record.tag

    def record_tools(self, request, record):
        tools = [(_("Values"), self.url("values", record.pk)), *super().record_tools(request, record)]
        if request.user.has_perm(self.permission("check"), record):
            tools.append((_("Waive a finding"), self.url("waive", record.pk)))
        if request.user.has_perm(self.permission("extend"), record):
            tools.append((_("Move its deadline"), self.url("extend", record.pk)))
        return tools

    def own_urls(self, wrap):
        return [
            path("<path:object_id>/values/", wrap(self.values_view), name=self.url_name("values")),
            path("<path:object_id>/values/<int:point>/", wrap(self.decide_view), name=self.url_name("decide")),
            path("<path:object_id>/waive/", wrap(self.waive_view), name=self.url_name("waive")),
            path("<path:object_id>/extend/", wrap(self.extend_view), name=self.url_name("extend")),
            *super().own_urls(wrap),
        ]

    @method_decorator(require_safe)
    def values_view(self, request, object_id):
        """All its values; first those that are to be looked at, each with why."""
        participation = self._seen(request, object_id)
        variables = [one for task in tasks_of(participation.round.framework) for one in task.variables]
        lines = lines_of(participation, variables, may_edit=lambda *_line: False, for_office=True)
        remarks = group(Remark.objects.visible_to(request.user).filter(point__participation=participation), "point_id")
        looked_at, others = [], []
        for line in lines:
            why = reasons(line, participation)
            noted = remarks.get(line.point.pk, []) if line.point else []
            (looked_at if why else others).append((line, why, noted))
        may = request.user.has_perm(self.permission("check"), participation)
        context = self.page_context(
            request,
            _("Values"),
            record=participation,
            parts=[(_("To be looked at"), looked_at), (_("Others"), others)],
            may_decide=may,
        )
        return TemplateResponse(request, "admin/evaluation/participation/values.html", context)

    def decide_view(self, request, object_id, point):
        """One value: accept, ask, correct, reject."""
        participation = self._to_do(request, object_id, "check")
        points = participation.points.select_related("variable", "participation__round__exercise")
        found = get_object_or_404(points, pk=point)
        line = lines_of(participation, [found.variable], may_edit=lambda *_line: False, for_office=True)[0]
        form = DecideForm(request.POST if request.method == "POST" else None, point=found)
        if request.method == "POST" and form.is_valid() and form.perform(by=request.user):
            messages.success(request, _("Decided: %(variable)s.") % {"variable": found.variable})
            return redirect(self.url("values", participation.pk))
        return self.ask(
            request,
            str(found.variable),
            form,
            record=participation,
            summary=[*_summary(line), *_noted(found, request.user)],
            submit_label=_("Decide"),
        )

    def waive_view(self, request, object_id):
        participation = self._to_do(request, object_id, "check")
        form = WaiveForm(request.POST if request.method == "POST" else None, participation=participation)
        if request.method == "POST" and form.is_valid() and form.perform(by=request.user):
            messages.success(request, _("The finding stands waived."))
            return redirect(self.url("values", participation.pk))
        return self.ask(request, _("Waive a finding"), form, record=participation)

    def extend_view(self, request, object_id):
        participation = self._to_do(request, object_id, "extend")
        form = ExtendForm(request.POST if request.method == "POST" else None)
        sent = request.method == "POST" and form.is_valid()
        if sent and form.perform(rounds.extend, participation, by=request.user):
            messages.success(request, _("Its deadline was moved."))
            return redirect(self.url("change", participation.pk))
        return self.ask(request, _("Move its deadline"), form, record=participation)


def _noted(point, user):
    """What validators have noted for each other."""
    for one in Remark.objects.visible_to(user).filter(point=point).select_related("by"):
        day = in_words(one.at.astimezone(clock.zone()).date())
        label = _("Remark of %(who)s, %(day)s") % {"who": one.by, "day": day}
        yield {"label": label, "value": one.text, "is_text": True}


def _summary(line):
    rows = [
        {"label": _("Value"), "value": line.value_shown or "–"},
        {"label": _("Last year"), "value": line.last_shown or "–"},
    ]
    point = line.point
    if point.register_value is not None:
        rows.append({"label": point.register_source, "value": number(point.register_value, reader())})
    if point.note:
        rows.append({"label": _("Note"), "value": point.note, "is_text": True})
    if line.evidence:
        rows.append({"label": _("Evidence"), "value": ", ".join(map(str, line.evidence))})
    rows += [{"label": _("Finding"), "value": one.sentence} for one in line.findings]
    rows += [{"label": _("Explanation"), "value": one.text, "is_text": True} for one in line.findings if one.text]
    for query in line.queries:
        rows.append({"label": _("Question"), "value": query.text, "is_text": True})
        if query.due_on and not query.answer:
            rows.append({"label": _("Answer expected by"), "value": dual_date(query.due_on)})
        if query.answer:
            rows.append({"label": _("Answer"), "value": query.answer, "is_text": True})
    return rows
