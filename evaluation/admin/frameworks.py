"""The list of frameworks and the page of one: its method; its tree, checklist, file and versions on their own pages."""

import logging

from django.contrib import admin, messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from evaluation import actions
from evaluation.checklist import doubts, points
from evaluation.forms import FrameworkForm, NewFrameworkForm, WeightsForm
from evaluation.models import Exercise, Framework
from evaluation.tree import tree_of
from evaluation.weighttable import admin_url, lines
from evaluation.workflow import FrameworkStatus
from records.admin import RecordAdmin
from records.admin.filters import VisibleFilter
from records.languages import reader
from records.refusals import Refusal
from records.templatetags.records import tag
from records.text import number

audit = logging.getLogger("audit")


@admin.register(Framework)
class FrameworkAdmin(RecordAdmin):
    form = FrameworkForm
    list_permission = "evaluation.read_papers_framework"
    list_display = ["named", "exercise", "number_read", "stands"]
    list_display_links = ["named"]
    list_filter = ["status", ("exercise", VisibleFilter), "exercise__kind"]
    list_select_related = ["exercise"]
    search_fields = ["title_en", "title_fa"]
    ordering = ["exercise__code", "-number"]
    readonly_fields = ["exercise_read", "number_read", "begun_from"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("exercise_read", "number_read", "begun_from"),
                    ("title_en", "title_fa"),
                    ("note_en", "note_fa"),
                ]
            },
        ),
        (
            gettext_lazy("Whose values make the scales"),
            {"fields": ["frame_units", ("frame_period", "unit_coverage", "winsorise_from")]},
        ),
        (
            gettext_lazy("How scores are shown and ranked"),
            {
                "fields": [
                    ("decimals", "ranking_decimals", "ties"),
                    ("peer_minimum", "scale_to_best"),
                    ("bands", "bands_exact", "bands_block"),
                    ("bands_at", "bands_names"),
                ]
            },
        ),
        (
            gettext_lazy("How firm ranks are: drawn again and again"),
            {
                "fields": [
                    ("draws", "spread", "seed"),
                    ("drawn_normalisations", "drawn_aggregations", "drawn_missing"),
                    ("drawn_winsorise", "places_told"),
                    "leaves_out",
                ]
            },
        ),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("exercise", "previous__exercise")

    # --- columns

    @admin.display(description=gettext_lazy("evaluation framework"), ordering="title_en")
    def named(self, framework):
        return format_html("<bdi>{}</bdi>", framework.title)

    @admin.display(description=gettext_lazy("exercise"))
    def exercise_read(self, framework):
        return format_html("<bdi>{}</bdi>", framework.exercise)

    @admin.display(description=gettext_lazy("version"), ordering="number")
    def number_read(self, framework):
        return number(framework.number, reader())

    @admin.display(description=gettext_lazy("begun from"))
    def begun_from(self, framework):
        return str(framework.previous) if framework.previous_id else "–"

    @admin.display(description=gettext_lazy("status"), ordering="status")
    def stands(self, framework):
        return tag(*framework.tag)

    def record_tag(self, record):
        return record.tag

    # --- one framework

    def get_form(self, request, obj=None, change=False, **kwargs):
        if obj is None:
            kwargs |= {"form": NewFrameworkForm, "fields": None}
        return super().get_form(request, obj, change=change, **kwargs)

    def get_fieldsets(self, request, obj=None):
        return [(None, {"fields": NewFrameworkForm.Meta.fields})] if obj is None else self.fieldsets

    def get_readonly_fields(self, request, obj=None):
        return [] if obj is None else self.readonly_fields

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "exercise":
            kwargs["queryset"] = Exercise.objects.visible_to(request.user).open()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (obj is None or obj.is_draft)

    def record_notice(self, record):
        if record.is_draft:
            return ""
        return _("It is locked and stands as it is. Begin a new version to change something.")

    def save_model(self, request, obj, form, change):
        if change:
            super().save_model(request, obj, form, change)
        else:
            actions.begin(obj, by=request.user)

    def response_post_save_add(self, request, obj):
        return redirect(self.url("weights", obj.pk))

    def record_tools(self, request, record):
        user, tools = request.user, super().record_tools(request, record)
        tools += [
            (_("Tree and weights"), self.url("weights", record.pk)),
            (_("Checklist"), self.url("checklist", record.pk)),
        ]
        if user.has_perm("evaluation.begin_version_framework", record):
            tools.append((_("Begin a new version"), self.url("version", record.pk)))
        if user.has_perm("evaluation.export_framework", record):
            tools.append((_("Save as a file"), self.url("file", record.pk)))
            tools.append((_("Save as TOML"), f"{self.url('file', record.pk)}?format=toml"))
        return tools

    # --- pages of its own

    def own_urls(self, wrap):
        return [
            path("<path:object_id>/weights/", wrap(self.weights_view), name=self.url_name("weights")),
            path("<path:object_id>/checklist/", wrap(self.checklist_view), name=self.url_name("checklist")),
            path("<path:object_id>/version/", wrap(self.version_view), name=self.url_name("version")),
            path("<path:object_id>/file/", wrap(self.file_view), name=self.url_name("file")),
            *super().own_urls(wrap),
        ]

    def _whole(self, record):
        return Framework.objects.whole().get(pk=record.pk)

    def weights_view(self, request, object_id):
        """The tree with a weight at each branch that the office weighs; what it all comes to stands beside."""
        framework = self._whole(self._seen(request, object_id))
        total, may = tree_of(framework), self.has_change_permission(request, framework)
        sent = request.POST if request.method == "POST" else None
        if sent is not None and not may:
            self._to_change(request, object_id)
        form = WeightsForm(sent, framework=framework, total=total) if may and total else None
        if sent is not None and form and form.is_valid() and (changed := form.perform(by=request.user)) is not None:
            said = ngettext("%(n)s weight was changed.", "%(n)s weights were changed.", changed)
            messages.success(request, said % {"n": number(changed, reader())})
            return redirect(self.url("weights", framework.pk))
        context = self.page_context(
            request,
            _("Tree and weights"),
            record=framework,
            lines=lines(total, form),
            form=form,
            doubts=[(one, admin_url(one.row) if one.row else "") for one in doubts(total)],
            variables=[(one, admin_url(one)) for one in framework.variables.all()],
            groups=[(one, admin_url(one)) for one in framework.groups.all()],
            may_add=may,
        )
        return TemplateResponse(request, "admin/evaluation/framework/weights.html", context)

    @method_decorator(require_safe)
    def checklist_view(self, request, object_id):
        """What stands in the way of locking, and what is doubtful; each linked to where it is mended."""
        framework = self._whole(self._seen(request, object_id))
        found = points(framework)
        is_ready = not any(one.is_blocking for one in found)
        may = framework.status == FrameworkStatus.DRAFT and request.user.has_perm(
            "evaluation.lock_framework", framework
        )
        context = self.page_context(
            request,
            _("Checklist"),
            record=framework,
            points=[(one, admin_url(one.row) if one.row else self.url("change", framework.pk)) for one in found],
            is_ready=is_ready,
            lock_url=self.url("transition", framework.pk, "lock") if is_ready and may else "",
        )
        return TemplateResponse(request, "admin/evaluation/framework/checklist.html", context)

    def version_view(self, request, object_id):
        framework = self._to_do(request, object_id, "begin_version")
        if request.method == "POST":
            copy = actions.begin_version(framework, by=request.user)
            messages.success(request, _("Begun: %(record)s.") % {"record": copy})
            return redirect(self.url("weights", copy.pk))
        context = self.page_context(request, _("Begin a new version"), record=framework)
        return TemplateResponse(request, "admin/evaluation/framework/version.html", context)

    @method_decorator(require_safe)
    def file_view(self, request, object_id):
        """The file from which the same framework can be read, here and from the command line."""
        framework = self._to_do(request, object_id, "export")
        form = "toml" if request.GET.get("format") == "toml" else "json"
        try:
            name, text = actions.file_of(framework, form)
        except Refusal as refusal:
            messages.error(request, str(refusal))
            return redirect(self.url("change", framework.pk))
        audit.info("export", extra={"by": request.user.pk, "file": name, "query": {}})
        response = HttpResponse(text, content_type=f"application/{form}; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="framework-{framework.number}.{form}"'
        response["X-Content-Type-Options"] = "nosniff"
        return response
