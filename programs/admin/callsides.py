"""Where the office runs the evaluation of each side of a call."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from programs.actions import assigning, elsewhere, reviewing
from programs.assignments import counts_of, rows_of
from programs.forms import OfficeForm, ReasonsForm
from programs.forms.reviewing import (
    AddPairForm,
    ChairForm,
    CloseSideForm,
    GradeForm,
    PartnerLetterForm,
)
from programs.models import (
    AssignmentStatus,
    CallSide,
    ScoreUsed,
)
from programs.reviewflags import flags_of, reviews_of
from programs.reviewscores import said_of
from programs.tellingtexts import to_look_at
from records.admin import RecordAdmin
from records.admin.filters import VisibleFilter
from records.admin.own import ReadOnly
from records.languages import listed
from records.refusals import Refusal
from records.templatetags.records import moment, tag

PER_PAGE = 25


def _named_in(names):
    return [_("%(name)s in “%(section)s”") % {"name": name, "section": section} for name, section in names]


def _offered(call_side, user):
    """(what is offered on the page of a side, whether to this user now)."""
    here, goes_on = not call_side.is_elsewhere, not call_side.is_over
    applies = {
        "assign": here,
        "close": here,
        "grade": here,
        "name_chair": here,
        "evaluate_elsewhere": True,
        "confirm": call_side.imported_by_id is not None and call_side.imported_by_id != user.pk,
    }
    for verb, now in applies.items():
        yield verb, goes_on and now and user.has_perm(f"programs.{verb}_callside", call_side)


@admin.register(CallSide)
class CallSideAdmin(ReadOnly, RecordAdmin):
    """One side of a call while it evaluates: who reviews what, what is missing, and when it is closed."""

    list_display = ["named", "side", "stands", "closed"]
    list_display_links = ["named"]
    list_filter = ["side", ("call", VisibleFilter)]
    list_select_related = ["call"]
    search_fields = ["call__code", "call__title_en", "call__title_fa"]
    ordering = ["-pk"]
    import_slug = "partner-evaluations"

    def get_queryset(self, request):
        related = ["call__programme", "closed_by", "chair", "paper", "imported_by"]
        return super().get_queryset(request).select_related(*related)

    @admin.display(description=gettext_lazy("call"), ordering="call__code")
    def named(self, call_side):
        return call_side.call.code

    @admin.display(description=gettext_lazy("status"))
    def stands(self, call_side):
        return tag(*call_side.tag)

    @admin.display(description=gettext_lazy("closed"), ordering="closed_at")
    def closed(self, call_side):
        return moment(call_side.closed_at, "short") or "–"

    def own_urls(self, wrap):
        return [
            path("<path:object_id>/solve/", wrap(self.solve_view), name=self.url_name("solve")),
            path("<path:object_id>/deploy/", wrap(self.deploy_view), name=self.url_name("deploy")),
            path("<path:object_id>/add/", wrap(self.add_pair_view), name=self.url_name("add_pair")),
            path("<path:object_id>/pairs/<int:pk>/<slug:act>/", wrap(self.pair_view), name=self.url_name("pair")),
            path("<path:object_id>/grade/<int:pk>/", wrap(self.grade_view), name=self.url_name("grade")),
            path("<path:object_id>/close/", wrap(self.close_side_view), name=self.url_name("close_side")),
            path("<path:object_id>/chair/", wrap(self.chair_view), name=self.url_name("chair")),
            path("<path:object_id>/elsewhere/", wrap(self.elsewhere_view), name=self.url_name("elsewhere")),
            path("<path:object_id>/here/", wrap(self.here_view), name=self.url_name("here")),
            path("<path:object_id>/confirm/", wrap(self.confirm_view), name=self.url_name("confirm")),
        ]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Each application with its reviewers and why, and each shortfall with its nearest alternatives."""
        call_side = self._seen(request, object_id)
        if request.method == "POST":
            raise PermissionDenied
        user, applications = request.user, assigning.to_review(call_side).order_by("reference", "pk")
        page = Paginator(applications, PER_PAGE).get_page(request.GET.get("page"))
        shown, summary = list(page.object_list), call_side.last_summary
        (counts, loads), reviews = counts_of(call_side), reviews_of(call_side, shown)
        decides = call_side.call.score_used == ScoreUsed.ADJUSTED
        is_adjusted = decides or "adjusted" in request.GET
        said, why_raw = said_of(call_side, shown, reviews, is_adjusted=is_adjusted)
        context = self.page_context(
            request,
            str(call_side),
            call_side=call_side,
            page=page,
            rows=rows_of(call_side, shown, loads=loads, flags=flags_of(call_side, reviews), said=said),
            is_adjusted=is_adjusted,
            adjusted_decides=decides,
            why_raw=why_raw,
            counts=[(status.label, status.kind, counts[status]) for status in AssignmentStatus],
            is_proposed=summary is not None,
            short_count=len((summary or {}).get("shortfalls", [])),
            **{f"may_{verb}": may for verb, may in _offered(call_side, user)},
        )
        return TemplateResponse(request, "admin/programs/callside/assignment.html", context)

    def _done(self, request, act, *asked, said, **values):
        try:
            act(*asked, by=request.user, **values)
            messages.success(request, said)
        except Refusal as refusal:
            messages.error(request, refusal.message)

    @method_decorator(require_POST)
    def solve_view(self, request, object_id):
        call_side = self._to_do(request, object_id, "assign")
        self._done(request, assigning.solve, call_side, said=_("Proposed. Nobody is invited yet."))
        return redirect(self.url("change", call_side.pk))

    @method_decorator(require_POST)
    def pair_view(self, request, object_id, pk, act):
        """Keep a proposed pair, free it again, or take it out."""
        call_side = self._to_do(request, object_id, "assign")
        assignment = get_object_or_404(call_side.assignments.select_related("application"), pk=pk)
        if act == "take-out":
            self._done(request, assigning.take_out, assignment, said=_("Taken out."))
        elif act in ("keep", "free"):
            said = _("Kept by the next proposal.") if act == "keep" else _("The next proposal may change it.")
            self._done(request, assigning.keep, assignment, is_locked=act == "keep", said=said)
        else:
            raise Http404
        return redirect(self.url("change", call_side.pk))

    def add_pair_view(self, request, object_id):
        call_side = self._to_do(request, object_id, "assign")
        form = AddPairForm(request.POST if request.method == "POST" else None, call_side=call_side)
        if request.method == "POST" and form.is_valid() and form.perform(assigning.add, call_side, by=request.user):
            messages.success(request, _("Added; the next proposal keeps it."))
            return redirect(self.url("change", call_side.pk))
        return self.ask(request, _("Add a reviewer by hand"), form, record=call_side, submit_label=_("Add"))

    def deploy_view(self, request, object_id):
        call_side = self._to_do(request, object_id, "assign")
        form = OfficeForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            try:
                unreached = assigning.deploy(call_side, by=request.user)
            except Refusal as refusal:
                messages.error(request, refusal.message)
                return redirect(self.url("change", call_side.pk))
            messages.success(request, _("Invited: each reviewer gets one letter."))
            if unreached:
                names = listed([str(one) for one in unreached])
                messages.warning(request, _("Without an address, and not invited: %(names)s.") % {"names": names})
            return redirect(self.url("change", call_side.pk))
        notice = _("Everybody who is proposed gets a letter with a link. Read the proposal first.")
        told = [
            {"label": one.shown_reference, "value": listed(_named_in(names)), "is_text": True}
            for one, names in to_look_at(call_side)
        ]
        if told:
            notice += " " + _(
                "This call does not tell reviewers who applies, and the texts below name somebody: look at them first."
            )
        return self.ask(request, _("Invite the reviewers"), form, record=call_side, notice=notice, summary=told)

    def grade_view(self, request, object_id, pk):
        """What the panel of this side adds to the scores of an application."""
        call_side = self._to_do(request, object_id, "grade")
        application = get_object_or_404(assigning.to_review(call_side), pk=pk)
        said = call_side.evaluations.filter(application=application).first()
        form = GradeForm(request.POST if request.method == "POST" else None, instance=said)
        if request.method == "POST" and form.is_valid():
            try:
                reviewing.grade(call_side, application, **form.cleaned_data, by=request.user)
                messages.success(request, _("Saved."))
                return redirect(self.url("change", call_side.pk))
            except Refusal as refusal:
                form.add_error(None, refusal.message)
        title = _("Grade of the panel: %(application)s") % {"application": application.shown_reference}
        return self.ask(request, title, form, record=call_side, submit_label=_("Save"))

    def close_side_view(self, request, object_id):
        call_side = self._to_do(request, object_id, "close")
        form = CloseSideForm(request.POST if request.method == "POST" else None)
        act = reviewing.close_side
        if request.method == "POST" and form.is_valid() and form.perform(act, call_side, by=request.user):
            messages.success(request, _("Closed. Nothing of its reviews is changed any more."))
            return redirect(self.url("change", call_side.pk))
        lacking = [f"{one.shown_reference} ({n})" for one, n in reviewing.lacking(call_side)]
        notice = _("Closed for good. The other side is closed for itself.")
        if lacking:
            notice += " " + _("Fewer reviews than asked for: %(names)s.") % {"names": listed(lacking)}
        title = _("Close this side")
        return self.ask(request, title, form, record=call_side, notice=notice, is_grave=True)

    def chair_view(self, request, object_id):
        """Who reads this side in the portal, and closes it."""
        call_side = self._to_do(request, object_id, "name_chair")
        form = ChairForm(request.POST if request.method == "POST" else None, user=request.user)
        act = reviewing.name_chair
        if request.method == "POST" and form.is_valid() and form.perform(act, call_side, by=request.user):
            messages.success(request, _("Named. They read this side under “Joint committees”, and close it."))
            return redirect(self.url("change", call_side.pk))
        return self.ask(request, _("Chair of this side"), form, record=call_side, submit_label=_("Save"))

    def elsewhere_view(self, request, object_id):
        """The partner does not use the portal: its letter is filed, then its file is taken in."""
        call_side = self._to_do(request, object_id, "evaluate_elsewhere")
        form = PartnerLetterForm(request.POST or None, request.FILES or None)
        act = elsewhere.evaluate_elsewhere
        if request.method == "POST" and form.is_valid() and form.perform(act, call_side, by=request.user):
            messages.success(request, _("Filed. Now take in the partner's file; a second person confirms it."))
            return redirect(self.url("change", call_side.pk))
        notice = _("Nobody reviews this side here any more. What its partner sends is taken in, and closes it.")
        return self.ask(request, _("It evaluates elsewhere"), form, record=call_side, notice=notice)

    def here_view(self, request, object_id):
        call_side = self._to_do(request, object_id, "evaluate_elsewhere")
        form = ReasonsForm(request.POST if request.method == "POST" else None)
        act = elsewhere.evaluate_here
        if request.method == "POST" and form.is_valid() and form.perform(act, call_side, by=request.user):
            messages.success(request, _("It evaluates here: what was taken in is gone."))
            return redirect(self.url("change", call_side.pk))
        return self.ask(request, _("It evaluates here after all"), form, record=call_side, is_grave=True)

    def confirm_view(self, request, object_id):
        """The second person compares letter and file; then the side is closed."""
        call_side = self._to_do(request, object_id, "confirm")
        form = OfficeForm(request.POST if request.method == "POST" else None)
        act = elsewhere.confirm_side
        if request.method == "POST" and form.is_valid() and form.perform(act, call_side, by=request.user):
            messages.success(request, _("Confirmed: the side is closed, and says what its partner sent."))
            return redirect(self.url("change", call_side.pk))
        notice = _("Compare what was taken in with the letter. The side is closed for good.")
        unsaid = [one.shown_reference for one in elsewhere.unsaid(call_side)]
        if unsaid:
            notice += " " + _("The file says nothing of: %(names)s.") % {"names": listed(unsaid)}
        return self.ask(request, _("Confirm, and close this side"), form, record=call_side, notice=notice)
