"""From an idea to a text that may be signed: propose, settle the elements, approve; and the rows behind it."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from agreements import actions
from agreements.forms.proposals import DeskWordForm, ElementsForm, ProposeForm
from agreements.models import Agreement, AgreementParty, CrucialElement, InsideApproval, InsideDesk, ModelText
from agreements.proposal import existing, newest_files
from agreements.workflow import UNSIGNED
from directory.models import Institution, User
from directory.roles import Role
from records import clock
from records.admin import DocumentInline, PapersMixin, RecordAdmin
from records.admin.closing import ClosingMixin
from records.documents import attach
from records.models import DocumentKind
from records.templatetags.records import dual_date, moment, tag
from records.widgets import SearchBox

WHOM = ("partner", "partner_name", "partner_country")
WHAT = ("type", "title_en", "title_fa", "parent", "home", "lead_unit", "officer", "confidentiality", "scope")
LOOKED_UP = {
    "partner": (AgreementParty, "institution"),
    "parent": (Agreement, "parent"),
    "lead_unit": (Agreement, "lead_unit"),
}


class ProposalMixin:
    """“Propose an agreement”, what exists already with a partner, and the elements that a text has to settle."""

    def own_urls(self, wrap):
        return [
            path("propose/", wrap(self.propose_view), name=self.url_name("propose")),
            path("propose/existing/", wrap(self.existing_view), name=self.url_name("existing")),
            path("<path:object_id>/elements/", wrap(self.elements_view), name=self.url_name("elements")),
            *super().own_urls(wrap),
        ]

    def list_tools(self, request):
        tools = super().list_tools(request)
        if request.user.has_perm("agreements.add_agreement"):
            tools = [(_("Propose an agreement"), self.url("propose")), *tools]
        return tools

    def record_tools(self, request, record):
        tools = super().record_tools(request, record)
        if record.status in UNSIGNED and request.user.has_perm("agreements.change_agreement", record):
            tools.append((_("Settle the crucial elements"), self.url("elements", record.pk)))
        return tools

    def propose_view(self, request):
        """Nothing is proposed before what exists already was looked at."""
        self._need_to_add(request)
        form = ProposeForm(request.POST or None, user=request.user)
        found, is_looked_up = [], False
        if request.method == "POST":
            form.is_valid()
            partner = _partner(form.data.get)
            is_looked_up = partner is not None
            found = existing([partner], request.user) if partner else []
            if "look" in request.POST:
                if not is_looked_up:
                    messages.warning(request, _("No institution is recognised by what was typed: nothing to show."))
                form = ProposeForm(initial=_typed(form), user=request.user)
            elif form.is_valid():
                if found:
                    form.ask_to_look()
                agreement = form.perform(by=request.user) if form.is_valid() else None
                if agreement:
                    messages.success(request, _("Proposed: %(agreement)s.") % {"agreement": agreement})
                    return redirect(agreement)
        for name, (model, foreign_key) in LOOKED_UP.items():
            field = form.fields[name]
            field.widget = SearchBox(model._meta.get_field(foreign_key), self.admin_site)
            field.widget.choices = field.choices
        title = _("Propose an agreement")
        return self.ask(
            request,
            title,
            form,
            template="admin/agreements/agreement/propose.html",
            submit_label=_("Propose"),
            whom=[form[name] for name in WHOM],
            what=[form[name] for name in WHAT],
            looked=[form["looked"]],
            existing=found,
            is_looked_up=is_looked_up,
        )

    @method_decorator(require_safe)
    def existing_view(self, request):
        """The list alone, while somebody chooses the partner."""
        self._need_to_add(request)
        partner = _partner(request.GET.get)
        context = {"existing": existing([partner], request.user) if partner else None}
        return TemplateResponse(request, "admin/agreements/agreement/existing.html", context)

    def elements_view(self, request, object_id):
        """Every crucial element of its type, each with the clause or the reason why it is not applicable."""
        agreement = self._to_change(request, object_id)
        form = ElementsForm(request.POST if request.method == "POST" else None, agreement=agreement)
        if request.method == "POST" and form.is_valid() and form.perform(by=request.user):
            missing = actions.unanswered(agreement).count()
            if missing:
                messages.info(request, _("Saved. Some elements are not settled yet."))
            else:
                messages.success(request, _("Saved. All elements are settled."))
            return redirect(self.url("change", agreement.pk))
        return self.ask(
            request,
            _("Settle the crucial elements"),
            form,
            record=agreement,
            template="admin/agreements/agreement/elements.html",
            submit_label=_("Save"),
            notice=_("Before signature each needs the clause that settles it, or why it is not applicable."),
        )

    def _need_to_add(self, request):
        if not self.has_add_permission(request):
            raise PermissionDenied


def _typed(form):
    """What was typed, to show it again without asking for what is missing."""
    return {name: form.data.get(name) for name in form.fields if form.data.get(name)}


def _partner(given):
    """The institution that is chosen, or that a name typed means for certain; None where there is none."""
    key, name = given("partner") or "", (given("partner_name") or "")[:400]
    if key.isdecimal() and len(key) < 19:
        return Institution.objects.in_use().filter(pk=key).first()
    if name.strip():
        found = actions.recognise(name, (given("partner_country") or "")[:120]).institution
        return Institution.objects.filter(pk=found).first()
    return None


@admin.register(CrucialElement)
class CrucialElementAdmin(ClosingMixin, RecordAdmin):
    """What every text of a type has to settle; an element that is no longer asked for is withdrawn."""

    list_display = ["__str__", "type", "order", "closed_on"]
    list_filter = ["type"]
    list_select_related = ["type"]
    search_fields = ["name_en", "name_fa"]
    fields = ["type", "order", "name_en", "name_fa", "guidance_en", "guidance_fa"]
    ordering = ["order", "pk"]


@admin.register(InsideDesk)
class InsideDeskAdmin(ClosingMixin, RecordAdmin):
    """Over which desks proposals go; what waits at a desk goes with it to whoever sits there next."""

    list_display = ["__str__", "type", "order", "holder", "closed_on"]
    list_filter = ["type"]
    list_select_related = ["type", "holder"]
    search_fields = ["name_en", "name_fa", "holder__name"]
    fields = ["type", "order", "name_en", "name_fa", "holder"]
    ordering = ["order", "pk"]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """Those of the office who read the papers of agreements: few enough to choose from."""
        if db_field.name == "holder":
            people = User.objects.with_role(Role.DIRECTOR, Role.OFFICER, on=clock.today())
            kwargs["queryset"] = people.order_by("name", "email")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if "holder" in form.changed_data:
            actions.seat(obj, by=request.user)


@admin.register(InsideApproval)
class InsideApprovalAdmin(RecordAdmin):
    """All that lay on a desk; whoever sits there approves or returns on a page of its own."""

    list_display = ["agreement", "desk", "stands", "lies_with", "since"]
    list_filter = ["status", "desk"]
    search_fields = ["agreement__title_en", "agreement__title_fa", "agreement__reference", "desk__name_en"]
    fields = readonly_fields = ["on_agreement", "desk", "stands", "lies_with", "since", "decided", "comment"]
    ordering = ["-pk"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("agreement", "desk", "holder", "decided_by")

    def own_urls(self, wrap):
        return [
            path("<path:object_id>/word/", wrap(self.word_view), name=self.url_name("word")),
            *super().own_urls(wrap),
        ]

    def record_tools(self, request, record):
        tools = super().record_tools(request, record)
        if request.user.has_perm("agreements.decide_insideapproval", record):
            tools.append((_("Approve or return"), self.url("word", record.pk)))
        return tools

    def record_tag(self, record):
        return record.tag

    def word_view(self, request, object_id):
        """The desk's yes or no."""
        approval = self._to_do(request, object_id, "decide")
        form = DeskWordForm(request.POST if request.method == "POST" else None)
        is_returned = "return" in request.POST
        is_said = request.method == "POST" and form.is_valid()
        if is_said and form.perform(approval, is_returned=is_returned, by=request.user):
            messages.success(request, _("Returned for correction.") if is_returned else _("Approved."))
            return redirect("desk")
        return self.ask(
            request,
            _("Approve or return"),
            form,
            record=approval,
            template="admin/agreements/insideapproval/word.html",
            submit_label=_("Approve"),
            summary=_summary(approval),
        )

    @admin.display(description=gettext_lazy("agreement"))
    def on_agreement(self, approval):
        return format_html('<a href="{}"><bdi>{}</bdi></a>', approval.agreement.get_absolute_url(), approval.agreement)

    @admin.display(description=gettext_lazy("status"), ordering="status")
    def stands(self, approval):
        return tag(*approval.tag)

    @admin.display(description=gettext_lazy("lies with"), ordering="holder__name")
    def lies_with(self, approval):
        return str(approval.holder)  # no link: accounts are the administrator's

    @admin.display(description=gettext_lazy("since"), ordering="asked_at")
    def since(self, approval):
        return moment(approval.asked_at, "short")

    @admin.display(description=gettext_lazy("decided"))
    def decided(self, approval):
        if approval.decided_at is None:
            return "–"
        return format_html("<bdi>{}</bdi> {}", approval.decided_by, moment(approval.decided_at, "short"))


def _summary(approval):
    agreement = approval.agreement
    link = format_html('<a href="{}"><bdi>{}</bdi></a>', agreement.get_absolute_url(), agreement)
    return [
        {"label": _("Agreement"), "value": link},
        {"label": _("Type"), "value": str(agreement.type)},
        {"label": _("Desk"), "value": str(approval.desk)},
        {"label": _("Lies with"), "value": str(approval.holder)},
        {"label": _("Since"), "value": dual_date(approval.asked_at, "short")},
    ]


class ModelTextForm(forms.ModelForm):
    """A new text comes with its file; newer versions are filed on its own page."""

    file = forms.FileField(label=gettext_lazy("File"), help_text=gettext_lazy("PDF, at most 10 MB."))

    class Meta:
        model = ModelText
        fields = ["type", "title", "language", "note"]


@admin.register(ModelText)
class ModelTextAdmin(ClosingMixin, PapersMixin, RecordAdmin):
    """Texts to begin with, by type; one that is withdrawn, or whose file is, is offered no more."""

    list_display = ["title", "type", "language", "download", "closed_on"]
    list_filter = ["type", "language"]
    list_select_related = ["type"]
    search_fields = ["title", "note"]
    ordering = ["type__code", "title", "pk"]
    fields = ["type", "title", "language", "note"]
    inlines = [DocumentInline]

    def get_form(self, request, obj=None, change=False, **kwargs):
        if obj is None:
            kwargs = {"form": ModelTextForm, "fields": None} | kwargs
        return super().get_form(request, obj, change=change, **kwargs)

    def get_fields(self, request, obj=None):
        return [*self.fields, "file"] if obj is None and self.has_add_permission(request) else self.fields

    def get_inlines(self, request, obj):
        return self.inlines if obj else []

    def get_changelist_instance(self, request):
        """The rows of the list come with their newest file."""
        changelist = super().get_changelist_instance(request)
        rows = list(changelist.result_list)
        newest = newest_files(rows)
        for row in rows:
            row.newest = newest.get(row.pk)
        changelist.result_list = rows
        return changelist

    @admin.display(description=gettext_lazy("file"))
    def download(self, text):
        if text.newest is None:
            return "–"
        return format_html('<a href="{}"><bdi>{}</bdi></a>', text.newest.url, text.newest)

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if not change:
            file = form.cleaned_data["file"]
            attach(obj, file, by=request.user, kind=DocumentKind.TEXT, title=obj.title, language=obj.language)
