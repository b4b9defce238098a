"""The partner agency's lists, and the pages on which what is lonely on either side is settled."""

from django.contrib import admin, messages
from django.contrib.admin import SimpleListFilter
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.actions import matching
from programs.forms.matching import LonelyForm, MatchForm
from programs.matching import Matcher
from programs.models import AgencyEntry, Call
from records.admin import RecordAdmin
from records.admin.filters import VisibleFilter
from records.forms import ReasonForm, add_refusal
from records.history import timeline
from records.languages import reader
from records.refusals import Refusal
from records.templatetags.records import tag
from records.text import number


class BySettlement(SimpleListFilter):
    title, parameter_name = gettext_lazy("status"), "status"

    def lookups(self, request, model_admin):
        return [
            ("waiting", _("to be matched")),
            ("matched", _("matched")),
            ("lonely", _("without an application here")),
        ]

    def queryset(self, request, queryset):
        if self.value() == "waiting":
            return queryset.waiting()
        if self.value() == "matched":
            return queryset.filter(counterpart__isnull=False)
        return queryset.exclude(reason="") if self.value() == "lonely" else queryset


@admin.register(AgencyEntry)
class AgencyEntryAdmin(RecordAdmin):
    """Lines come from the list alone; here it is only said which applications they are."""

    import_slug = "agency-list"
    list_display = ["named", "call", "leaders", "which", "stands"]
    list_display_links = None
    list_select_related = ["call", "counterpart__application"]
    list_filter = [BySettlement, ("call", VisibleFilter)]
    search_fields = ["number", "title", "home_leader", "partner_leader"]
    ordering = ["call", "number"]
    actions = ["match_safe"]

    def has_add_permission(self, request):
        return False

    def own_urls(self, wrap):
        return [path("<path:object_id>/lonely/", wrap(self.lonely_view), name=self.url_name("lonely"))]

    # --- the list

    @admin.display(description=gettext_lazy("line"), ordering="number")
    def named(self, entry):
        return format_html('<a href="{}"><bdi>{}</bdi></a>', self.url("change", entry.pk), entry)

    @admin.display(description=gettext_lazy("leaders"))
    def leaders(self, entry):
        return format_html(
            '<bdi>{}</bdi><span class="under-line"><bdi>{}</bdi></span>', entry.home_leader, entry.partner_leader
        )

    @admin.display(description=gettext_lazy("application"))
    def which(self, entry):
        return entry.counterpart.application.reference if hasattr(entry, "counterpart") else ""

    @admin.display(description=gettext_lazy("status"))
    def stands(self, entry):
        return tag(*entry.tag)

    @admin.action(description=gettext_lazy("Match what is safe"), permissions=["change"])
    def match_safe(self, request, queryset):
        calls = Call.objects.filter(pk__in=queryset.order_by().values("call"))
        done = sum(matching.match_safe(call, by=request.user) for call in calls)
        messages.success(request, _("Matched beyond doubt: %(n)s.") % {"n": number(done, reader())})

    # --- one line

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Which application is it, and why? What was settled can be opened again."""
        entry = self._seen(request, object_id)
        may = self.has_change_permission(request, entry)
        if request.method == "POST" and not may:
            raise PermissionDenied
        matcher = Matcher(entry.call)
        sent = request.POST
        forms = {
            "match": MatchForm(sent if "match" in sent else None, lonely=matcher.lonely),
            "leave": ReasonForm(sent if "leave" in sent else None, prefix="leave"),
            "reopen": ReasonForm(sent if "reopen" in sent else None, prefix="reopen"),
        }
        asked = next((name for name in forms if name in sent), None)
        if asked and forms[asked].is_valid() and self._settled(request, entry, asked, forms[asked]):
            return redirect(self.url("changelist"))
        is_open = not entry.reason and not hasattr(entry, "counterpart")
        context = self.page_context(
            request,
            str(entry),
            entry=entry,
            label=entry.tag[0],
            kind=entry.tag[1],
            is_open=is_open,
            candidates=matcher.candidates(entry) if is_open else [],
            forms=forms,
            form=forms[asked] if asked else None,
            may_decide=may,
            entries=timeline(entry),
            lonely_url=self.url("lonely", entry.pk),
        )
        return TemplateResponse(request, "admin/programs/agencyentry/match.html", context)

    def _settled(self, request, entry, asked, form):
        """Do what was asked; False if that was refused."""
        values, by = form.cleaned_data, request.user
        try:
            if asked == "match":
                matching.match(entry, values["application"], comment=values["comment"], by=by)
                said = _("“%(line)s” is %(application)s.") % {"line": entry, "application": values["application"]}
            elif asked == "leave":
                matching.leave_entry_lonely(entry, by=by, **values)
                said = _("“%(line)s” has no application here.") % {"line": entry}
            else:
                matching.take_match_back(entry, by=by, **values)
                said = _("“%(line)s” is to be matched again.") % {"line": entry}
        except Refusal as refusal:
            add_refusal(form, refusal)
            return False
        messages.success(request, said)
        return True

    # --- applications without a line

    def lonely_view(self, request, object_id):
        """Of the call of one line: the applications that no line is. Each goes on with reasons, or is matched there."""
        entry = self._seen(request, object_id)
        call, may = entry.call, self.has_change_permission(request, entry)
        form = LonelyForm(request.POST or None, call=call)
        if request.method == "POST":
            if not may:
                raise PermissionDenied
            if form.is_valid() and self._left(request, form):
                return redirect(self.url("lonely", entry.pk))
        matcher = Matcher(call)
        lonely = matcher.lonely
        context = self.page_context(
            request,
            _("Without a line at the partner agency: %(call)s") % {"call": call.code},
            call=call,
            lonely=lonely,
            settled=[one for one in matcher.applications if one not in lonely and not one.counterpart.entry_id],
            waiting=AgencyEntry.objects.waiting().filter(call=call).count(),
            form=form,
            chosen=request.POST.get("application", ""),
            may_decide=may,
        )
        return TemplateResponse(request, "admin/programs/agencyentry/lonely.html", context)

    def _left(self, request, form):
        """Do what was asked of one application; False if that was refused."""
        application, reason = form.cleaned_data["application"], form.cleaned_data["reason"]
        act = matching.reopen_application if "reopen" in request.POST else matching.leave_application_lonely
        try:
            act(application, reason=reason, by=request.user)
        except Refusal as refusal:
            add_refusal(form, refusal)
            return False
        messages.success(request, _("Settled: %(application)s.") % {"application": application.reference})
        return True
