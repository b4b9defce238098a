"""Stays: the list, and the page on which the office keeps one with all that hangs on it."""

from django.contrib import admin, messages
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.countries import country_name
from directory.roles import Role
from exchanges.actions import hosts, letters, stays, visas
from exchanges.admin.inlines import (
    ChecklistInline,
    CostInline,
    CouncilInline,
    HostInline,
    InvitationInline,
    ItineraryInline,
    LearningInline,
    ParticipantInline,
    ReportInline,
    VisaInline,
)
from exchanges.forms import (
    AskHostForm,
    ChangeDaysForm,
    CorrectDaysForm,
    ExtendForm,
    LetterForm,
    StayForm,
    warn_uncovered,
)
from exchanges.hints import hints
from exchanges.imports import Stays
from exchanges.models import Participant, QuotaYear, Stay
from exchanges.statuses import StayStatus
from records.admin import (
    ActionInline,
    ActionsMixin,
    ApprovalInline,
    DocumentInline,
    LetterInline,
    LettersMixin,
    PapersMixin,
    RecordAdmin,
)
from records.forms import ReasonForm
from records.templatetags.records import dual_date, tag

DAYS = {"starts_on", "ends_on"}


@admin.register(Stay)
class StayAdmin(LettersMixin, ActionsMixin, PapersMixin, RecordAdmin):
    form = StayForm
    import_slug = "stays"
    export_permission = "exchanges.export_stay"
    list_display = ["named", "kind", "direction", "first", "last", "country", "stands"]
    list_display_links = ["named"]
    list_filter = ["kind", "direction", "status"]
    list_select_related = ["person"]
    search_fields = ["title_en", "title_fa", "reference"]
    ordering = ["-starts_on", "-pk"]
    autocomplete_fields = ["person", "home", "host", "lead_unit", "agreement"]
    fieldsets = [
        (None, {"fields": ["kind", "direction", "title_en", "title_fa", "starts_on", "ends_on"]}),
        (gettext_lazy("Who"), {"fields": ["person", "person_given"]}),
        (
            gettext_lazy("From where to whom"),
            {"fields": ["home", "home_given", "host", "host_given", "host_person", "lead_unit", "country"]},
        ),
        (
            gettext_lazy("Under which agreement"),
            {"fields": ["agreement", "quota", "study_level", "semesters", "person_months"]},
        ),
        (gettext_lazy("More"), {"fields": ["route", "rank", "reason", "mandate", "outside_code"]}),
    ]

    @admin.display(description=gettext_lazy("stay"), ordering="title_en")
    def named(self, stay):
        return str(stay)

    @admin.display(description=gettext_lazy("from"), ordering="from_on")
    def first(self, stay):
        return dual_date(stay.first_day, "short")

    @admin.display(description=gettext_lazy("until"), ordering="until_on")
    def last(self, stay):
        return dual_date(stay.last_day, "short")

    @admin.display(description=gettext_lazy("status"), ordering="status")
    def stands(self, stay):
        return tag(*stay.tag)

    def record_tag(self, record):
        return record.tag

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """Whoever keeps the stays of a unit keeps those of the own ones."""
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        today = request.user.appointments_today
        if db_field.name == "lead_unit" and not any(one.role == Role.OFFICER for one in today):
            field.queryset = field.queryset.filter(
                pk__in=[one.unit_id for one in today if one.role == Role.UNIT_OFFICER]
            )
            field.required = True
        return field

    def get_inlines(self, request, obj):
        """What its kind has; of a new one only the costs."""
        if obj is None:
            return [CostInline]
        kind = obj.definition
        shown = [ParticipantInline, ItineraryInline] if kind.is_group else []
        shown += [CostInline, ChecklistInline]
        shown += [LearningInline] if kind.takes_seat else []
        shown += [CouncilInline] if kind.needs_councils else []
        shown += [VisaInline, InvitationInline] if obj.is_incoming else []
        shown += [HostInline] if kind.needs_host else []
        return [*shown, ReportInline, ApprovalInline, LetterInline, ActionInline, DocumentInline]

    def get_form(self, request, obj=None, change=False, **kwargs):
        """Only places of its agreement's quotas are offered, once it is saved with its agreement."""
        form_class = super().get_form(request, obj, change=change, **kwargs)
        if "quota" in form_class.base_fields:
            years = QuotaYear.objects.filter(line__agreement=obj.agreement_id if obj else None, line__closed_on=None)
            field = form_class.base_fields["quota"]
            field.queryset = years.select_related("line__agreement", "line__sending", "line__receiving", "period")
            field.label_from_instance = lambda year: f"{year} ({year.said})"
        return form_class

    def get_readonly_fields(self, request, obj=None):
        """Once it is submitted, who goes from where to whom stands; once it is approved or nominated, its days."""
        if obj is None or obj.status == StayStatus.DRAFT:
            return []
        stands = [name for name in ("person", "home", "host") if getattr(obj, f"{name}_id")]
        return ["kind", "direction", *stands, *(sorted(DAYS, reverse=True) if obj.days_are_fixed else [])]

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        obj.has_moved = change and bool(DAYS & set(form.changed_data))

    def save_related(self, request, form, formsets, change):
        """What hangs on its days follows them, and its agreement is told what has changed."""
        super().save_related(request, form, formsets, change)
        stay = form.instance
        visas.join(stay, _newly_named(formsets), by=request.user)
        if stay.has_moved:
            stays.moved(stay, by=request.user)
        stays.tell_agreement(stay, by=request.user)
        for hint in hints(stay):
            messages.warning(request, hint)

    # --- pages of its own

    def own_urls(self, wrap):
        return [
            path("<path:object_id>/host/", wrap(self.host_view), name=self.url_name("host")),
            path("<path:object_id>/letter/", wrap(self.letter_view), name=self.url_name("letter")),
            path("<path:object_id>/revoke/", wrap(self.revoke_view), name=self.url_name("revoke")),
            path("<path:object_id>/planned-days/", wrap(self.planned_days_view), name=self.url_name("planned_days")),
            path("<path:object_id>/extend/", wrap(self.extend_view), name=self.url_name("extend")),
            path("<path:object_id>/days/", wrap(self.days_view), name=self.url_name("days")),
            *super().own_urls(wrap),
        ]

    def record_tools(self, request, record):
        tools = super().record_tools(request, record)
        may = request.user.has_perm
        if record.definition.needs_host and record.status in hosts.ASKING and may("exchanges.ask_host_stay", record):
            tools.append((_("Ask the host"), self.url("host", record.pk)))
        if record.is_incoming and may("exchanges.issue_letter_stay", record):
            tools.append((_("Issue an invitation letter"), self.url("letter", record.pk)))
        if record.is_incoming and may("exchanges.revoke_letter_stay", record):
            tools.append((_("Revoke the invitation letter"), self.url("revoke", record.pk)))
        if may("exchanges.change_days_stay", record):
            tools.append((_("Change the planned days"), self.url("planned_days", record.pk)))
        if record.status == StayStatus.ARRIVED and may("exchanges.extend_stay", record):
            tools.append((_("Extend the stay"), self.url("extend", record.pk)))
        if record.arrived_on and may("exchanges.correct_days_stay", record):
            tools.append((_("Correct the days"), self.url("days", record.pk)))
        return tools

    def host_view(self, request, object_id):
        stay = self._to_do(request, object_id, "ask_host")
        form = AskHostForm(request.POST or None)
        if request.method == "POST" and form.is_valid() and form.perform(hosts.ask, stay, by=request.user):
            messages.success(request, _("Asked: %(name)s.") % {"name": form.done.name})
            return redirect(self.url("change", stay.pk))
        return self.ask(request, _("Ask the host"), form, record=stay)

    def letter_view(self, request, object_id):
        stay = self._to_do(request, object_id, "issue_letter")
        form = LetterForm(request.POST or None, record=stay)
        if request.method == "POST" and form.is_valid() and form.perform(stay, by=request.user):
            messages.success(request, _("The letter is issued: %(number)s.") % {"number": letters.live(stay)})
            return redirect(self.url("change", stay.pk))
        return self.ask(request, _("Issue an invitation letter"), form, record=stay)

    def revoke_view(self, request, object_id):
        stay = self._to_do(request, object_id, "revoke_letter")
        letter = letters.live(stay)
        if letter is None:
            messages.warning(request, _("There is no letter that counts."))
            return redirect(self.url("change", stay.pk))
        form = ReasonForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            letters.revoke(letter, by=request.user, reason=form.cleaned_data["reason"])
            messages.success(request, _("Revoked: %(number)s.") % {"number": letter})
            return redirect(self.url("change", stay.pk))
        return self.ask(request, _("Revoke the invitation letter"), form, record=stay, is_grave=True)

    def planned_days_view(self, request, object_id):
        stay = self._to_do(request, object_id, "change_days")
        form = ChangeDaysForm(request.POST or None, record=stay)
        if request.method == "POST" and form.is_valid() and form.perform(stay, by=request.user):
            messages.success(request, _("The planned days are changed."))
            return redirect(self.url("change", stay.pk))
        return self.ask(request, _("Change the planned days"), form, record=stay)

    def extend_view(self, request, object_id):
        stay = self._to_do(request, object_id, "extend")
        form = ExtendForm(request.POST or None)
        if request.method == "POST" and form.is_valid() and form.perform(stay, by=request.user):
            messages.success(request, _("The stay is extended."))
            return redirect(self.url("change", stay.pk))
        return self.ask(request, _("Extend the stay"), form, record=stay)

    def days_view(self, request, object_id):
        stay = self._to_do(request, object_id, "correct_days")
        form = CorrectDaysForm(request.POST or None, record=stay)
        if request.method == "POST" and form.is_valid() and form.perform(stay, by=request.user):
            messages.success(request, _("The days are corrected."))
            warn_uncovered(request, stay)
            return redirect(self.url("change", stay.pk))
        return self.ask(request, _("Correct the days"), form, record=stay)

    # --- export

    def export_table(self, queryset):
        """The columns of the import, so that what was taken away can be read again."""
        return _export(queryset)


def _newly_named(formsets):
    """The participants who were added just now, or whose nationality was."""
    groups = [formset for formset in formsets if formset.model is Participant]
    added = [one for group in groups for one in group.new_objects]
    return added + [one for group in groups for one, names in group.changed_objects if "nationality" in names]


def _export(queryset):
    rows = queryset.select_related("person", "home", "host", "agreement")
    return list(Stays.columns), (_row(stay) for stay in rows)


def _row(stay):
    person = stay.person
    names = [person.given_en, person.family_en] if person else ["", stay.person_given]
    agreement = (stay.agreement.reference or "") if stay.agreement else ""
    places = [stay.home_name, stay.host_name, country_name(stay.country) if stay.country else ""]
    return [
        stay.kind,
        stay.direction,
        *names,
        stay.title_en,
        *places,
        stay.first_day,
        stay.last_day,
        agreement,
        stay.semesters or "",
    ]
