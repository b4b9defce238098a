"""What officers do with an application on pages of their own: exclude, overrule, ask, endorse, take away."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import StreamingHttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from programs.actions import clarifications, conflicts, decisions, overrulings, paper_endorsement
from programs.admin.paperpages import PaperPagesMixin
from programs.endorsements import standing_of
from programs.exports import files_of, packed_files
from programs.forms import ExclusionForm, OverrulingForm, QuestionForm, ReasonsForm
from programs.forms.endorsements import PaperEndorsementForm
from programs.forms.reviewing import ConflictForm
from programs.models import Application, ApplicationStatus, Call, EndorsementStatus
from programs.readiness import verdicts_of
from records import clock
from records.refusals import Refusal, audit


def whole_of(application):
    """The same with all that stands in it, read once for a page."""
    if "whole" not in vars(application):
        application.whole = Application.objects.for_pages().get(pk=application.pk)
    return application.whole


def verdicts_on(application):
    """What the rules of its call say of it, judged once for a page."""
    if "verdicts" not in vars(application):
        application.verdicts = verdicts_of(whole_of(application))
    return application.verdicts


def _rules_to_overrule(application):
    return overrulings.rules_to_overrule(application, judged=verdicts_on)


class ApplicationPagesMixin(PaperPagesMixin):
    def own_urls(self, wrap):
        return [
            path("statistics/", wrap(self.statistics_view), name=self.url_name("statistics")),
            path("files/", wrap(self.files_view), name=self.url_name("files")),
            path("<path:object_id>/propose-exclusion/", wrap(self.propose_view), name=self.url_name("propose")),
            path("<path:object_id>/drop-exclusion/", wrap(self.drop_view), name=self.url_name("drop")),
            path("<path:object_id>/overrule/", wrap(self.overrule_view), name=self.url_name("overrule")),
            path("<path:object_id>/conflict/", wrap(self.conflict_view), name=self.url_name("conflict")),
            path("<path:object_id>/ask/", wrap(self.ask_view), name=self.url_name("ask")),
            path("<path:object_id>/endorsement/", wrap(self.endorsement_view), name=self.url_name("endorsement")),
            path(
                "<path:object_id>/endorsement/confirm/",
                wrap(self.confirm_endorsement_view),
                name=self.url_name("confirm_endorsement"),
            ),
            *super().own_urls(wrap),
        ]

    def list_tools(self, request):
        tools = [*super().list_tools(request), (_("Statistics"), self.url("statistics"))]
        if request.user.has_perm("programs.export_application"):
            query = f"?{request.GET.urlencode()}" if request.GET else ""
            tools.append((_("Attached files as ZIP"), self.url("files") + query))
        return tools

    def record_tools(self, request, record):
        user, tools = request.user, super().record_tools(request, record)
        exclusion = record.exclusions.open().filter(confirmed_at=None).first()
        if record.status == ApplicationStatus.SUBMITTED and user.has_perm(self.permission("propose_exclusion"), record):
            page = ("drop", _("Drop the exclusion")) if exclusion else ("propose", _("Propose to exclude"))
            tools.append((page[1], self.url(page[0], record.pk)))
        if user.has_perm(self.permission("propose_overruling"), record) and _rules_to_overrule(record):
            tools.append((_("Overrule a rule"), self.url("overrule", record.pk)))
        if record.submitted_at and user.has_perm(self.permission("ask_clarification"), record):
            tools.append((_("Ask the applicants"), self.url("ask", record.pk)))
        if record.status == ApplicationStatus.ELIGIBLE and user.has_perm(self.permission("enter_conflict"), record):
            tools.append((_("Enter a conflict of interest"), self.url("conflict", record.pk)))
        if record.status == ApplicationStatus.DECIDED:
            tools.append((_("Decision"), reverse("applications:decision", args=[record.uuid])))
        if self._awaits_endorsement(record) and user.has_perm(self.permission("record_paper"), record):
            tools.append((_("Endorsement on paper"), self.url("endorsement", record.pk)))
        return tools

    def conflict_view(self, request, object_id):
        """A conflict of interest that the office knows of, or that the applicants have named."""
        application = self._to_do(request, object_id, "enter_conflict")
        form = ConflictForm(request.POST or None, application=application)
        if self._is_done(request, form, conflicts.enter_conflict, application):
            messages.success(request, _("Entered. A hard one has closed the application to them."))
            return redirect(self.url("change", application.pk))
        return self.ask(request, _("Enter a conflict of interest"), form, record=application, is_grave=True)

    def _awaits_endorsement(self, record):
        standing = standing_of(record)
        return record.is_draft and standing is not None and not standing.is_given

    def _is_done(self, request, form, act, *asked):
        return request.method == "POST" and form.is_valid() and form.perform(act, *asked, by=request.user)

    def propose_view(self, request, object_id):
        application = self._to_do(request, object_id, "propose_exclusion")
        form = ExclusionForm(request.POST or None)
        if self._is_done(request, form, decisions.propose_exclusion, application):
            messages.success(request, _("Proposed. A second person confirms it, or drops it."))
            return redirect(self.url("change", application.pk))
        return self.ask(request, _("Propose to exclude"), form, record=application, is_grave=True)

    def drop_view(self, request, object_id):
        application = self._to_do(request, object_id, "propose_exclusion")
        exclusion = application.exclusions.open().filter(confirmed_at=None).first()
        if exclusion is None:
            messages.warning(request, _("Nobody proposes to exclude it."))
            return redirect(self.url("change", application.pk))
        form = ReasonsForm(request.POST or None)
        if self._is_done(request, form, decisions.drop_exclusion, exclusion):
            messages.success(request, _("Dropped. The application stays submitted."))
            return redirect(self.url("change", application.pk))
        summary = [{"label": _("Reasons"), "value": exclusion.reason, "is_text": True}]
        return self.ask(request, _("Drop the exclusion"), form, record=application, summary=summary)

    def overrule_view(self, request, object_id):
        application = self._to_do(request, object_id, "propose_overruling")
        rules = _rules_to_overrule(application)
        if not rules:
            messages.warning(request, _("No rule blocks it that could be overruled."))
            return redirect(self.url("change", application.pk))
        form = OverrulingForm(request.POST or None, rules=rules)
        if self._is_done(request, form, overrulings.propose_overruling, application):
            messages.success(request, _("Proposed. A second person confirms it, or drops it."))
            return redirect(self.url("change", application.pk))
        return self.ask(request, _("Overrule a rule"), form, record=application, is_grave=True)

    def ask_view(self, request, object_id):
        application = self._to_do(request, object_id, "ask_clarification")
        form = QuestionForm(request.POST or None)
        if self._is_done(request, form, clarifications.ask_clarification, application):
            messages.success(request, _("Asked. You get a letter with the answer."))
            return redirect(self.url("change", application.pk))
        return self.ask(request, _("Ask the applicants"), form, record=application, submit_label=_("Ask"))

    def _awaiting_endorsement(self, request, object_id, verb):
        application = self._to_do(request, object_id, verb)
        if not self._awaits_endorsement(application):
            raise PermissionDenied
        return application, application.endorsements.filter(status=EndorsementStatus.RECORDED).first()

    def endorsement_view(self, request, object_id):
        """Record the signed endorsement; or see the one that waits for its second person."""
        application, recorded = self._awaiting_endorsement(request, object_id, "record_paper")
        form = PaperEndorsementForm(request.POST or None, request.FILES or None)
        if self._is_done(request, form, paper_endorsement.record_paper, application):
            messages.success(request, _("Recorded. It counts when a second person has confirmed it."))
            return redirect(self.url("change", application.pk))
        title = _("Endorsement on paper")
        confirm_url = self.url("confirm_endorsement", application.pk)
        return self._ask_paper(request, title, form, application, recorded, confirm_url)

    @method_decorator(require_POST)
    def confirm_endorsement_view(self, request, object_id):
        application, recorded = self._awaiting_endorsement(request, object_id, "confirm_paper")
        try:
            if recorded:
                paper_endorsement.confirm_paper(recorded, by=request.user)
                messages.success(request, _("Confirmed: the home institution has endorsed it."))
        except Refusal as refusal:
            messages.error(request, refusal.message)
        return redirect(self.url("change", application.pk))

    @method_decorator(require_safe)
    def statistics_view(self, request):
        """Of each call, how many applications stand where."""
        visible = Application.objects.read_whole_by(request.user)
        counted = {
            status: Count("applications", filter=Q(applications__status=status, applications__in=visible.order_by()))
            for status in ApplicationStatus.values
        }
        calls = Call.objects.visible_to(request.user).filter(applications__in=visible.order_by()).distinct()
        rows = calls.annotate(**{f"n_{status}": count for status, count in counted.items()}).order_by("-opens_at")
        table = [(call, [getattr(call, f"n_{status}") for status in ApplicationStatus.values]) for call in rows]
        context = self.page_context(
            request,
            _("Applications by call and status"),
            statuses=[status.label for status in ApplicationStatus],
            rows=[(call, counts, sum(counts)) for call, counts in table],
        )
        return TemplateResponse(request, "admin/programs/application/statistics.html", context)

    @method_decorator(require_safe)
    def files_view(self, request):
        """The attached files of the applications that are listed, as one ZIP that is written while it is read."""
        if not request.user.has_perm("programs.export_application"):
            raise PermissionDenied
        listed = self.get_changelist_instance(request).get_queryset(request).exclude(submitted_at=None)
        name = f"applications-{clock.today().isoformat()}.zip"
        audit.info("export", extra={"by": request.user.pk, "file": name, "query": request.GET.dict()})
        response = StreamingHttpResponse(packed_files(files_of(listed)), content_type="application/zip")
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["X-Content-Type-Options"] = "nosniff"
        return response
