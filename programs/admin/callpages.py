"""What the office does with a call on pages of their own: look what is missing, try its form, copy it, extend it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from programs.actions import assigning
from programs.callworkflow import CallStatus
from programs.checklist import STEPS, points
from programs.forms import OfficeForm
from programs.forms.calls import CopyForm, ExtensionForm, TimesForm
from programs.models import FormSection, Side
from programs.trial import tried_sections
from records import workdays
from records.forms import refusals_shown
from records.zones import in_zone


class CallPagesMixin:
    def own_urls(self, wrap):
        return [
            path("<path:object_id>/checklist/", wrap(self.checklist_view), name=self.url_name("checklist")),
            path("<path:object_id>/form/", wrap(self.trial_view), name=self.url_name("trial")),
            path("<path:object_id>/evaluate/<slug:side>/", wrap(self.evaluate_view), name=self.url_name("evaluate")),
            path("<path:object_id>/copy/", wrap(self.copy_view), name=self.url_name("copy")),
            path("<path:object_id>/times/", wrap(self.times_view), name=self.url_name("times")),
            path("<path:object_id>/extend/", wrap(self.extend_view), name=self.url_name("extend")),
            *super().own_urls(wrap),
        ]

    def record_tools(self, request, record):
        user, tools = request.user, super().record_tools(request, record)
        if record.status == CallStatus.PUBLISHED and user.has_perm("programs.move_times_call", record):
            tools.append((_("Move times"), self.url("times", record.pk)))
        if record.status == CallStatus.PUBLISHED and record.closes_at and user.has_perm("programs.extend_call", record):
            tools.append((_("Close later"), self.url("extend", record.pk)))
        if user.has_perm("programs.add_call", record):
            tools.append((_("Copy as a new call"), self.url("copy", record.pk)))
        tools += self._evaluations(user, record)
        tools += self._committees(user, record)
        if not record.is_elsewhere:
            tools.insert(0, (_("Try the form"), self.url("trial", record.pk)))
        return [(_("Checklist"), self.url("checklist", record.pk)), *tools]

    def _committees(self, user, call):
        """Where its joint committee is, or is set up."""
        if call.is_elsewhere or call.status != CallStatus.PUBLISHED:
            return []
        found = call.committees.open().first()
        if found:
            return [(_("Joint committee"), reverse("admin:programs_committee_change", args=[found.pk]))]
        if not user.has_perm("programs.add_committee", call):
            return []
        return [(_("Joint committee"), f"{reverse('admin:programs_committee_add')}?call={call.pk}")]

    @method_decorator(require_safe)
    def checklist_view(self, request, object_id):
        """Four steps to publish: what is missing in each, linked to where it is mended."""
        call = self._seen(request, object_id)
        found = points(call)
        steps = [
            (title, [(one, self._where(call, one.place)) for one in found if one.step == step])
            for step, title in STEPS.items()
            if not call.is_elsewhere or step in ("texts", "times")
        ]
        is_ready = not any(one.is_blocking for one in found)
        may = call.status == CallStatus.DRAFT and request.user.has_perm("programs.publish_call", call)
        context = self.page_context(
            request,
            _("Checklist"),
            record=call,
            steps=steps,
            is_ready=is_ready,
            publish_url=self.url("transition", call.pk, "publish") if is_ready and may else "",
        )
        return TemplateResponse(request, "admin/programs/call/checklist.html", context)

    def _where(self, call, place):
        """The address at which something is mended: a field, the rows of a kind, the page of a section."""
        if isinstance(place, FormSection):
            return reverse("admin:programs_formsection_change", args=[place.pk])
        relations = {one.name for one in call._meta.related_objects}
        return self.url("change", call.pk) + (f"#{place}-group" if place in relations else f"#id_{place}")

    @method_decorator(require_safe)
    def trial_view(self, request, object_id):
        """The form as the applicant of each side sees it; nothing is saved."""
        call = self._seen(request, object_id)
        wanted = request.GET.get("side")
        side = wanted if wanted in call.sides else Side.HOME
        sides = [(one.label, f"?side={one.value}", one == side) for one in call.sides] if call.is_twin else []
        context = self.page_context(
            request, _("Try the form"), record=call, sections=tried_sections(call, side), sides=sides
        )
        return TemplateResponse(request, "admin/programs/call/trial.html", context)

    def _evaluations(self, user, call):
        """The way to the evaluation of each side, or to its beginning."""
        if call.status != CallStatus.PUBLISHED or call.is_elsewhere:
            return []
        begun = {one.side: one for one in call.review_sides.all()}
        may = user.has_perm("programs.open_side_call", call)
        words = _("Evaluation: %(side)s")
        return [
            (
                words % {"side": side.label},
                begun[side].get_absolute_url() if side in begun else self.url("evaluate", call.pk, side),
            )
            for side in call.sides
            if side in begun or may
        ]

    def evaluate_view(self, request, object_id, side):
        """This side begins to evaluate."""
        call = self._to_do(request, object_id, "open_side")
        if side not in call.sides:
            raise Http404
        form = OfficeForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            with refusals_shown(form):
                return redirect(assigning.open_side(call, side, by=request.user))
        title = _("Evaluation: %(side)s") % {"side": Side(side).label}
        notice = _("Reviewers are proposed next; nobody is written to before you say so.")
        return self.ask(request, title, form, record=call, notice=notice, submit_label=_("Begin"))

    def copy_view(self, request, object_id):
        call = self._to_do(request, object_id, "add")
        form = CopyForm(request.POST if request.method == "POST" else None, call=call)
        if request.method == "POST" and form.is_valid() and (copy := form.perform(by=request.user)):
            messages.success(request, _("Copied. Its times are still to be typed."))
            return redirect(self.url("change", copy.pk))
        notice = _("The copy has all texts, areas, rules, criteria, money and the form of this call, and no times.")
        return self.ask(request, _("Copy as a new call"), form, record=call, notice=notice, submit_label=_("Copy"))

    def times_view(self, request, object_id):
        """Opening, grace, consent and results, until each has come; closing is the extension's."""
        call = self._to_do(request, object_id, "move_times")
        form = TimesForm(request.POST if request.method == "POST" else None, call=call)
        if request.method == "POST" and form.is_valid() and (moved := form.perform(by=request.user)):
            messages.success(request, _("Moved. The reasons stand in its history."))
            tell_rest_days(request, call, [name for name in moved if name in TimesForm.moments])
            return redirect(self.url("change", call.pk))
        notice = format_html(
            "{}<div>{}</div>",
            self.said_times(call),
            _("A later closing is asked for by “Close later” and agreed by another."),
        )
        return self.ask(request, _("Move times"), form, record=call, notice=notice, submit_label=_("Move"))

    def extend_view(self, request, object_id):
        call = self._to_do(request, object_id, "extend")
        form = ExtensionForm(request.POST if request.method == "POST" else None, call=call)
        if request.method == "POST" and form.is_valid() and (extension := form.perform(by=request.user)):
            messages.success(request, _("Asked for. It counts as soon as a second person agrees."))
            return redirect("admin:programs_callextension_change", extension.pk)
        return self.ask(
            request, _("Close later"), form, record=call, notice=str(self.said_times(call)), submit_label=_("Ask")
        )


def tell_rest_days(request, call, names):
    """A note about each of these times that falls on a day of rest."""
    for name in names:
        at = getattr(call, name)
        if said := at and workdays.note(in_zone(at, call.time_zone).date()):
            messages.info(request, said)
