"""Rounds in the staff pages: prepared, opened, validated; institutions are added to them, values taken in and out."""

import logging

from django.contrib import admin, messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from evaluation import reckoning
from evaluation.actions import registers, rounds
from evaluation.collected import values_so_far
from evaluation.forms.rounds import InviteForm, RegisterForm, RoundForm
from evaluation.models import Exercise, Framework, FrameworkStatus, Round, RoundPeriod, RoundStatus
from evaluation.workflow import COLLECTING
from records.admin import RecordAdmin, RecordInline
from records.admin.filters import VisibleFilter
from records.languages import reader
from records.refusals import Refusal
from records.templatetags.records import digits, dual_date, tag
from records.text import number

audit = logging.getLogger("audit")
TAKES_MORE = (RoundStatus.DESIGN, RoundStatus.OPEN)
BEFORE = (*TAKES_MORE, RoundStatus.VALIDATION)


class PeriodInline(RecordInline):
    model = RoundPeriod
    fields = ["kind", "starts_on", "ends_on"]

    def get_fields(self, request, obj=None):
        """What stands is told in the reader's calendar."""
        return self.fields if obj is None or obj.is_changing else ["kind", "first_day", "last_day"]

    def get_readonly_fields(self, request, obj=None):
        return [] if obj is None or obj.is_changing else self.get_fields(request, obj)

    @admin.display(description=gettext_lazy("from"))
    def first_day(self, period):
        return dual_date(period.starts_on)

    @admin.display(description=gettext_lazy("until, this day included"))
    def last_day(self, period):
        return dual_date(period.ends_on)

    def has_add_permission(self, request, obj=None):
        return super().has_add_permission(request, obj) and (obj is None or obj.is_changing)


@admin.register(Round)
class RoundAdmin(RecordAdmin):
    form = RoundForm
    list_permission = "evaluation.read_papers_round"
    list_display = ["named", "year_read", "exercise", "stands"]
    list_display_links = ["named"]
    list_filter = ["status", ("exercise", VisibleFilter), "year"]
    list_select_related = ["exercise"]
    search_fields = ["title_en", "title_fa", "exercise__name_en", "exercise__name_fa"]
    ordering = ["-year", "exercise__code"]
    import_slug = "evaluation-values"
    inlines = [PeriodInline]
    fieldsets = [
        (None, {"fields": [("exercise", "framework", "year"), ("title_en", "title_fa")]}),
        (
            gettext_lazy("When"),
            {"fields": [("opens_on", "closes_at"), ("validated_by", "question_days"), ("appeal_days", "answer_days")]},
        ),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("exercise", "framework__exercise")

    @admin.display(description=gettext_lazy("round"), ordering="year")
    def named(self, one):
        return format_html("<bdi>{}</bdi>", one.title)

    @admin.display(description=gettext_lazy("year"), ordering="year")
    def year_read(self, one):
        return digits(one.year)

    @admin.display(description=gettext_lazy("status"), ordering="status")
    def stands(self, one):
        return tag(*one.tag)

    def record_tag(self, record):
        return record.tag

    def get_readonly_fields(self, request, obj=None):
        """What it measures stands as soon as it is open."""
        return [] if obj is None or obj.is_changing else ["exercise", "framework", "year_read"]

    def get_fieldsets(self, request, obj=None):
        if obj is None or obj.is_changing:
            return self.fieldsets
        (title, first), *others = self.fieldsets
        return [(title, {"fields": [("exercise", "framework", "year_read"), *first["fields"][1:]]}), *others]

    def has_change_permission(self, request, obj=None):
        is_going_on = obj is None or obj.status in BEFORE
        return super().has_change_permission(request, obj) and is_going_on

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "exercise":
            kwargs["queryset"] = Exercise.objects.visible_to(request.user).open()
        if db_field.name == "framework":
            found = Framework.objects.visible_to(request.user).exclude(status=FrameworkStatus.RETIRED)
            kwargs["queryset"] = found.select_related("exercise")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def record_tools(self, request, record):
        there = f"{reverse('admin:evaluation_participation_changelist')}?round__id__exact={record.pk}"
        tools = [(_("Its institutions"), there), *super().record_tools(request, record)]
        if request.user.has_perm("evaluation.read_papers_run") and record.status not in BEFORE:
            tools.append((_("Computations"), reverse("evaluation:runs", args=[record.uuid])))
        if record.status in TAKES_MORE and request.user.has_perm(self.permission("invite"), record):
            tools.append((_("Add institutions"), self.url("invite", record.pk)))
        if record.status in COLLECTING and request.user.has_perm(self.permission("read_register"), record):
            tools.append((_("Values of a register"), self.url("register", record.pk)))
        if record.status in COLLECTING and self.may_import(request):
            tools.append((_("Values from a file"), self.url("import")))
        if request.user.has_perm(self.permission("export"), record):
            tools.append((_("Save its values"), self.url("values", record.pk)))
        return tools

    def own_urls(self, wrap):
        return [
            path("<path:object_id>/invite/", wrap(self.invite_view), name=self.url_name("invite")),
            path("<path:object_id>/register/", wrap(self.register_view), name=self.url_name("register")),
            path("<path:object_id>/values.csv", wrap(self.values_view), name=self.url_name("values")),
            *super().own_urls(wrap),
        ]

    def invite_view(self, request, object_id):
        """Institutions of the kind that is measured, chosen from those that are not in it."""
        this = self._to_do(request, object_id, "invite")
        form = InviteForm(request.POST if request.method == "POST" else None, this=this)
        if request.method == "POST" and form.is_valid():
            try:
                made = rounds.invite(this, form.cleaned_data["institutions"], by=request.user)
            except Refusal as refusal:
                form.add_error(None, refusal.message)
            else:
                said = ngettext("%(n)s institution was added.", "%(n)s institutions were added.", len(made))
                messages.success(request, said % {"n": number(len(made), reader())})
                return redirect(self.url("change", this.pk))
        return self.ask(request, _("Add institutions"), form, record=this)

    def register_view(self, request, object_id):
        """A file of a register: its values stand beside those that institutions declare."""
        this = self._to_do(request, object_id, "read_register")
        sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
        form = RegisterForm(*sent)
        if request.method == "POST" and form.is_valid():
            count = form.perform(registers.read_register, this, by=request.user)
            if not form.errors:
                said = ngettext("%(n)s value was read.", "%(n)s values were read.", count)
                messages.success(request, said % {"n": number(count, reader())})
                return redirect(self.url("change", this.pk))
        return self.ask(request, _("Values of a register"), form, record=this)

    @method_decorator(require_safe)
    def values_view(self, request, object_id):
        """The values as they stand, in the file that a round reads, and the command line."""
        this = self._to_do(request, object_id, "export")
        name = f"values-{this.exercise.code}-{this.year}.csv"
        audit.info("export", extra={"by": request.user.pk, "file": name, "query": {}})
        response = HttpResponse(reckoning.values_file(values_so_far(this)), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["X-Content-Type-Options"] = "nosniff"
        return response
