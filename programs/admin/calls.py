"""The list of calls and the page of one, for the office and for those who run a programme."""

import datetime as dt

from django.contrib import admin
from django.shortcuts import redirect
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from programs import calltimes
from programs.actions import calls as actions
from programs.admin.awardreports import ReportQuestionInline, ReportsAskedInline
from programs.admin.callpages import CallPagesMixin, tell_rest_days
from programs.admin.callparts import (
    AreaInline,
    BudgetInline,
    CategoryInline,
    CriterionInline,
    DailyRateInline,
    DateInline,
    ExtensionInline,
    FareLimitInline,
    RuleInline,
    SectionInline,
    TextInline,
    VisitRulesInline,
    is_over,
    stands,
)
from programs.callworkflow import CallStatus
from programs.checklist import blocking
from programs.forms.calls import CallForm, NewCallForm
from programs.models import Call, FormSection, Programme
from records.admin import ActionInline, ActionsMixin, DocumentInline, PapersMixin, RecordAdmin
from records.admin.filters import VisibleFilter
from records.languages import reader
from records.templatetags.records import dual_date, moment, tag
from records.text import number

TIMES = ["opens_at", "closes_at", "consent_closes_at"]
TYPED_TIMES = ["time_zone", *TIMES, "grace_minutes"]
# What stays once everybody has read it, and once somebody has begun an application.
PUBLISHED_STANDS = ["programme", "code", "pattern", "grace_minutes", "results_on"]
BEGUN_STANDS = [
    "min_months",
    "max_months",
    "max_per_leader",
    "asks_partner_number",
    "asks_endorsement",
    "partner_on_paper",
    "tells_resubmission",
]

HOW_REVIEWED = [
    ("reviews_per_side", "most_per_reviewer", "spread_limit"),
    "review_due_on",
    "review_languages",
    "hides_applicants",
    ("score_used", "threshold", "cut_policy", "most_projects"),
]
# What stays once reviewers are invited.
INVITED_STANDS = ["hides_applicants", "score_used", "threshold", "cut_policy"]


def _read(name):
    """A column that stands, in the calendar and with the digits of the reader."""

    @admin.display(description=Call._meta.get_field(name).verbose_name)
    def read(call):
        value = getattr(call, name)
        if value is None:
            return "–"
        return dual_date(value) if isinstance(value, dt.date) else number(value, reader())

    read.__name__ = f"{name}_read"
    return read


READ = {name: _read(name) for name in ("grace_minutes", "results_on", "min_months", "max_months", "max_per_leader")}


@admin.register(Call)
class CallAdmin(CallPagesMixin, ActionsMixin, PapersMixin, RecordAdmin):
    form = CallForm
    list_display = ["named", "pattern", "stands", "opens", "closes"]
    list_display_links = None
    list_filter = ["status", "pattern", ("programme", VisibleFilter)]
    list_select_related = ["programme"]
    search_fields = ["code", "title_en", "title_fa"]
    ordering = ["-opens_at", "-pk"]
    inlines = [
        TextInline,
        AreaInline,
        DateInline,
        SectionInline,
        RuleInline,
        CriterionInline,
        BudgetInline,
        CategoryInline,
        ReportsAskedInline,
        ReportQuestionInline,
        VisitRulesInline,
        DailyRateInline,
        FareLimitInline,
        ExtensionInline,
        ActionInline,
        DocumentInline,
    ]
    elsewhere_inlines = [TextInline, AreaInline, DateInline, ActionInline, DocumentInline]
    readonly_fields = ["said_times", "frozen", "from_call"]

    # --- the list

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("programme", "copied_from").with_invited()

    @admin.display(description=gettext_lazy("call"), ordering="title_en")
    def named(self, call):
        return format_html(
            '<a href="{}"><bdi>{}</bdi></a><span class="under-line"><bdi dir="ltr">{}</bdi> <bdi>{}</bdi></span>',
            self.url("change", call.pk),
            call.title,
            call.code,
            call.programme.name,
        )

    @admin.display(description=gettext_lazy("status"), ordering="status")
    def stands(self, call):
        return tag(*call.tag)

    @admin.display(description=gettext_lazy("opens"), ordering="opens_at")
    def opens(self, call):
        return moment(call.opens_at, "short") or "–"

    @admin.display(description=gettext_lazy("closes"), ordering="closes_at")
    def closes(self, call):
        return moment(call.closes_at, "short") or "–"

    # --- one call

    def get_form(self, request, obj=None, change=False, **kwargs):
        if obj is None:
            kwargs |= {"form": NewCallForm, "fields": None}
        return super().get_form(request, obj, change=change, **kwargs)

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            return [(None, {"fields": [*NewCallForm.Meta.fields, "has_usual_form"]})]
        is_draft = obj.status == CallStatus.DRAFT
        published = ["said_times", READ["grace_minutes"], READ["results_on"]]
        times = [*TYPED_TIMES, "said_times", "results_on"] if is_draft else published
        texts = [(f"{name}_en", f"{name}_fa") for name in ("about", "who", "pays")]
        begun = [READ.get(name, name) for name in BEGUN_STANDS] if stands(obj) else BEGUN_STANDS
        of_applicants = [*begun, ("endorser_en", "endorser_fa"), "frozen"]
        asked = [
            (_("What is asked of applicants"), {"fields": of_applicants}),
            (_("How it is reviewed"), {"fields": HOW_REVIEWED, "description": self._how_rules_stand(obj)}),
            (_("What everybody reads of its projects"), {"fields": ["shows_amounts"]}),
        ]
        asked = [] if obj.is_elsewhere else asked
        return [
            (None, {"fields": ["programme", "code", "pattern", ("title_en", "title_fa"), "from_call"]}),
            (_("What it is and who may apply"), {"fields": [*texts, "url", ("contact_name", "contact_email")]}),
            (_("When"), {"fields": times, "description": self._how_times_move(obj)}),
            *asked,
        ]

    def _how_times_move(self, call):
        if call.status == CallStatus.DRAFT:
            return _("Type the time as clocks show it in the time zone of the call, in either calendar.")
        return _(
            "Its times are published. “Move times” moves opening, grace, consent and results with reasons; a later"
            " closing is asked for by one person and agreed by another."
        )

    def _how_rules_stand(self, call):
        if not call.has_invited:
            return ""
        return _(
            "Reviewers are invited: what they are told of the applicants, and how scores decide, stay as they are."
        )

    def get_readonly_fields(self, request, obj=None):
        if obj is None:
            return []
        published = PUBLISHED_STANDS if obj.status != CallStatus.DRAFT else []
        begun = BEGUN_STANDS if stands(obj) else []
        invited = INVITED_STANDS if obj.has_invited else []
        return [*self.readonly_fields, *published, *begun, *invited, *READ.values()]

    def get_inlines(self, request, obj):
        if obj is None:
            return []
        return self.elsewhere_inlines if obj.is_elsewhere else self.inlines

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """Those for which this person may call."""
        if db_field.name == "programme":
            kwargs["queryset"] = Programme.objects.run_by(request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not is_over(obj)

    def get_deleted_objects(self, objs, request):
        """The sections of a draft go with it."""
        deleted, counts, needed, protected = super().get_deleted_objects(objs, request)
        return deleted, counts, needed - {FormSection._meta.verbose_name}, protected

    @admin.display(description=gettext_lazy("on both sides"))
    def said_times(self, call):
        """Each time as clocks show it in both countries."""
        said = [
            (call._meta.get_field(name).verbose_name, calltimes.html(getattr(call, name), call))
            for name in TIMES
            if getattr(call, name)
        ]
        return format_html_join("", "<div>{}: {}</div>", said) or "–"

    @admin.display(description=gettext_lazy("form frozen"))
    def frozen(self, call):
        return moment(call.form_locked_at) or _("not yet: nobody has begun to answer it")

    @admin.display(description=gettext_lazy("copied from"))
    def from_call(self, call):
        source = call.copied_from
        return format_html('<a href="{}"><bdi>{}</bdi></a>', self.url("change", source.pk), source) if source else "–"

    def record_tag(self, record):
        return record.tag

    def record_notice(self, record):
        if record.status == CallStatus.DRAFT:
            return self._missing_in_words(record)
        if is_over(record):
            return _("This call was cancelled; it is only read.")
        if record.form_locked_at:
            return _(
                "Somebody has begun an application: form, areas, rules, criteria and money stay as they are; wording"
                " can still be changed. A copy of the call has a form that can be changed."
            )
        return _("Everybody reads this call. Until somebody begins an application all but its times can be changed.")

    def _missing_in_words(self, call):
        count = len(blocking(call))
        address = self.url("checklist", call.pk)
        if not count:
            return format_html('{} <a href="{}">{}</a>', _("Nothing is missing."), address, _("Look at the checklist"))
        words = ngettext(
            "%(n)s thing is missing before it can be published.",
            "%(n)s things are missing before it can be published.",
            count,
        )
        said = words % {"n": number(count, reader())}
        return format_html('{} <a href="{}">{}</a>', said, address, _("What is missing"))

    # --- after saving

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if not change and form.cleaned_data["has_usual_form"]:
            actions.lay_out(obj, by=request.user)

    def save_related(self, request, form, formsets, change):
        """A published call keeps all that it needs; a deadline on which nobody works is told."""
        super().save_related(request, form, formsets, change)
        if form.instance.status == CallStatus.PUBLISHED:
            actions.refuse_unready(form.instance)
        tell_rest_days(request, form.instance, [name for name in TIMES if name in form.changed_data])

    def response_post_save_add(self, request, obj):
        return redirect(self.url("change", obj.pk))
