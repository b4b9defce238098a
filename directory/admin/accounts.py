"""Accounts, and the roles they hold. An account has no password here: its owner is written to."""

from django.contrib import admin, messages
from django.contrib.admin import SimpleListFilter
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory import actions, closing
from directory.forms import EndAppointmentForm, InviteForm
from directory.models import Appointment, User
from directory.roles import Role
from notices.addresses import why_undeliverable
from records import clock
from records.admin import ReadOnlyInline, RecordAdmin, RecordInline
from records.forms import ReasonForm, refusals_shown
from records.templatetags.records import dual_date, moment


class AppointmentInline(ReadOnlyInline, RecordInline):
    """What the account may do, and might have done: each on a page of its own."""

    model = Appointment
    fields = ["role", "institution", "unit", "since", "until"]
    readonly_fields = fields
    show_change_link = True
    ordering = ["-starts_on", "-pk"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("institution", "unit")

    @admin.display(description=gettext_lazy("from"))
    def since(self, appointment):
        return dual_date(appointment.starts_on)

    @admin.display(description=gettext_lazy("until, this day included"))
    def until(self, appointment):
        return dual_date(appointment.ends_on)


@admin.register(User)
class UserAdmin(RecordAdmin):
    list_display = ["email", "name", "name_fa", "roles", "is_active", "seen"]
    list_select_related = True
    list_filter = ["is_active"]
    list_permission = "directory.add_user"
    search_fields = ["email", "name", "name_fa"]
    ordering = ["email"]
    readonly_fields = ["email", "is_active", "seen"]
    fields = ["email", "name", "name_fa", "language", "is_active", "seen"]
    inlines = [AppointmentInline]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("appointments")

    @admin.display(description=gettext_lazy("roles today"))
    def roles(self, user):
        today = clock.today()
        return _(", ").join(str(one.get_role_display()) for one in user.appointments.all() if one.is_held(today))

    @admin.display(description=gettext_lazy("last signed in"), ordering="last_login")
    def seen(self, user):
        return moment(user.last_login, "short")

    # --- a new one is invited

    def get_form(self, request, obj=None, change=False, **kwargs):
        if obj is None:
            kwargs |= {"form": InviteForm, "fields": None}
        return super().get_form(request, obj, change=change, **kwargs)

    def get_fields(self, request, obj=None):
        own = ["role", "institution", "unit", "starts_on", "ends_on"]
        return super().get_fields(request, obj) if obj else ["email", "name", "name_fa", "language", *own]

    def get_readonly_fields(self, request, obj=None):
        return self.readonly_fields if obj else []

    def get_inlines(self, request, obj):
        return self.inlines if obj else []

    def save_model(self, request, obj, form, change):
        if change:
            super().save_model(request, obj, form, change)
        else:
            user = actions.invite(by=request.user, **form.cleaned_data)
            obj.__dict__.update(user.__dict__)

    def record_notice(self, record):
        if record.erased_at:
            return _("This account is closed, and its personal data are erased.")
        if record.closed_at:
            last = dual_date(record.closed_at + closing.KEPT)
            return format_html(_("This account is closed. Until {} it can be opened again."), last)
        return why_undeliverable(record.email)

    def record_tools(self, request, record):
        if record.closed_at:
            may = not record.erased_at and request.user.has_perm("directory.reopen_user", record)
            return [(_("Open the account again"), self.url("reopen", record.pk))] if may else []
        tools = [(_("Give a role"), f"{reverse('admin:directory_appointment_add')}?user={record.pk}")]
        if record.authenticator_set.exists() and request.user.has_perm("directory.remove_second_factor_user", record):
            tools.append((_("Remove the second step"), self.url("second_factor", record.pk)))
        if request.user.has_perm("directory.close_user", record):
            tools.append((_("Close the account"), self.url("close", record.pk)))
        return tools

    # --- whose phone is lost, who leaves, who comes back

    def own_urls(self, wrap):
        views = {"second_factor": self.second_factor_view, "close": self.close_view, "reopen": self.reopen_view}
        return [
            path(f"<path:object_id>/{name.replace('_', '-')}/", wrap(view), name=self.url_name(name))
            for name, view in views.items()
        ]

    def second_factor_view(self, request, object_id):
        notice = _(
            "Only if you are sure who asks: call back, or meet. The app, the passkeys and the recovery codes stop"
            " working, the account is signed out everywhere, and a letter tells its owner. Staff set up a new second"
            " step when they next sign in."
        )
        said = _("The second step was removed and %(account)s told.")
        title = _("Remove the second step")
        act = actions.remove_second_factor
        return self._decide(request, object_id, "remove_second_factor", act, title=title, notice=notice, said=said)

    def close_view(self, request, object_id):
        notice = _(
            "The account is signed out everywhere, and nobody signs in to it any more. For 30 days it can be opened"
            " again; then its address, ways to sign in and settings are erased. A letter tells its owner."
        )
        account = self._seen(request, object_id)
        notice = " ".join([notice, *(str(sentence) for sentence in closing.duties(account))])
        said = _("The account is closed and %(account)s told.")
        title = _("Close the account")
        return self._decide(request, object_id, "close", closing.close_account, title=title, notice=notice, said=said)

    def reopen_view(self, request, object_id):
        notice = _("Its owner signs in as before, with the roles that have not ended meanwhile. A letter tells them.")
        said = _("The account is open again and %(account)s told.")
        title = _("Open the account again")
        return self._decide(request, object_id, "reopen", closing.reopen_account, title=title, notice=notice, said=said)

    def _decide(self, request, object_id, right, act, *, title, notice, said):
        """One decision about an account, with its reasons."""
        account = self._to_do(request, object_id, right)
        form = ReasonForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            with refusals_shown(form):
                act(account, by=request.user, **form.cleaned_data)
                messages.success(request, said % {"account": account})
                return redirect(self.url("change", account.pk))
        return self.ask(request, title, form, record=account, notice=notice, is_grave=right != "reopen")


class ByTime(SimpleListFilter):
    title, parameter_name = gettext_lazy("held"), "held"

    def lookups(self, request, model_admin):
        return [("today", _("today")), ("over", _("no longer or not yet"))]

    def queryset(self, request, queryset):
        held = queryset.on(clock.today())
        return {"today": held, "over": queryset.exclude(pk__in=held.order_by().values("pk"))}.get(
            self.value(), queryset
        )


@admin.register(Appointment)
class AppointmentAdmin(RecordAdmin):
    list_display = ["user", "role", "institution", "unit", "since", "until"]
    list_select_related = ["user", "institution", "unit"]
    list_filter = ["role", ByTime]
    list_permission = "directory.add_appointment"
    search_fields = ["user__email", "user__name", "user__name_fa"]
    autocomplete_fields = ["user", "institution", "unit"]
    ordering = ["-starts_on", "-pk"]
    fields = ["user", "role", "institution", "unit", "starts_on", "ends_on"]

    @admin.display(description=gettext_lazy("from"), ordering="starts_on")
    def since(self, appointment):
        return dual_date(appointment.starts_on, "short")

    @admin.display(description=gettext_lazy("until, this day included"), ordering="ends_on")
    def until(self, appointment):
        return dual_date(appointment.ends_on, "short")

    def get_readonly_fields(self, request, obj=None):
        """Another role, or somebody else's, is another appointment."""
        return ["user", "role"] if obj else []

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not (obj and obj.is_closed)

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        actions.end_sessions_of(obj.user, by=request.user)
        if obj.role == Role.ADMINISTRATOR:
            actions.keep_an_administrator()

    def record_tools(self, request, record):
        may_end = not record.is_closed and request.user.has_perm("directory.end_appointment", record)
        return [(_("End this appointment"), self.url("end", record.pk))] if may_end else []

    def record_notice(self, record):
        if not record.is_closed:
            return ""
        return _("This appointment has ended: %(reason)s") % {"reason": record.closed_reason}

    def own_urls(self, wrap):
        return [path("<path:object_id>/end/", wrap(self.end_view), name=self.url_name("end"))]

    def end_view(self, request, object_id):
        record = self._to_do(request, object_id, "end")
        form = EndAppointmentForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            with refusals_shown(form):
                actions.end_appointment(record, by=request.user, **form.cleaned_data)
                messages.success(request, _("Ended: %(appointment)s.") % {"appointment": record})
                return redirect(self.url("changelist"))
        return self.ask(request, _("End this appointment"), form, record=record)
