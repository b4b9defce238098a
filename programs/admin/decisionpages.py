"""What the office does with the decisions of a committee: minutes on paper, publication, letters, promotion."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from programs.actions import joint_decisions, promotions
from programs.forms import ReasonsForm
from programs.forms.decisions import OfficeForm
from programs.forms.joint_decisions import MinutesForm, PromotionForm, PublishForm
from programs.models import Side
from records import clock, jobs
from records.languages import reader
from records.refusals import Refusal
from records.text import number


class DecisionPagesMixin:
    def own_urls(self, wrap):
        return [
            path("<path:object_id>/minutes/", wrap(self.minutes_view), name=self.url_name("minutes")),
            path("<path:object_id>/minutes/confirm/", wrap(self.confirm_view), name=self.url_name("confirm_minutes")),
            path("<path:object_id>/minutes/drop/", wrap(self.drop_minutes_view), name=self.url_name("drop_minutes")),
            path("<path:object_id>/publish/", wrap(self.publish_view), name=self.url_name("publish")),
            path("<path:object_id>/release/", wrap(self.release_view), name=self.url_name("release")),
            path("<path:object_id>/letters/", wrap(self.letters_view), name=self.url_name("letters")),
            path("<path:object_id>/promote/<int:pk>/", wrap(self.promote_view), name=self.url_name("promote")),
            path("<path:object_id>/drop/<int:pk>/", wrap(self.drop_view), name=self.url_name("drop_promotion")),
            *super().own_urls(wrap),
        ]

    def record_tools(self, request, record):
        tools, user = super().record_tools(request, record), request.user
        if record.closed_at is None or not user.has_perm("programs.publish_committee", record):
            return tools
        tools.append((_("Decisions"), record.decisions_url))
        waiting = record.decisions.waiting()
        if Side.PARTNER in record.call.sides and waiting.unsigned_for(Side.PARTNER).exists():
            tools.append((_("Minutes signed on paper"), self.url("minutes", record.pk)))
        if waiting.exists():
            tools.append((_("Publish the decisions"), self.url("publish", record.pk)))
        if joint_decisions.letters_waiting(record).exists():
            tools.append((_("Release the letters"), self.url("release", record.pk)))
        if record.decisions.published().exists():
            tools.append((_("All letters as ZIP"), self.url("letters", record.pk)))
        return tools

    def minutes_view(self, request, object_id):
        """Record the signed minutes; or see those that wait for their second person."""
        committee = self._to_do(request, object_id, "record_minutes")
        form = MinutesForm(request.POST or None, request.FILES or None)
        act = joint_decisions.record_minutes
        if request.method == "POST" and form.is_valid() and form.perform(act, committee, by=request.user):
            messages.success(request, _("Recorded. It counts when a second person has confirmed it."))
            return redirect(self.url("minutes", committee.pk))
        waiting = committee.signed_minutes.waiting().select_related("paper", "recorded_by").first()
        return self.ask(
            request,
            _("Minutes signed on paper"),
            form,
            record=committee,
            waiting=waiting,
            is_another=waiting is not None and waiting.recorded_by_id != request.user.pk,
            confirm_url=self.url("confirm_minutes", committee.pk),
            drop_url=self.url("drop_minutes", committee.pk),
            submit_label=_("Record"),
            template="admin/programs/committee/minutes.html",
        )

    @method_decorator(require_POST)
    def confirm_view(self, request, object_id):
        committee = self._to_do(request, object_id, "record_minutes")
        minutes = committee.signed_minutes.waiting().first()
        if minutes is None:
            return self._none_waits(request, committee)
        try:
            joint_decisions.confirm_minutes(minutes, by=request.user)
            messages.success(request, _("Confirmed: it counts as the partner's signature."))
        except Refusal as refusal:
            messages.error(request, refusal.message)
        return redirect(self.url("change", committee.pk))

    def drop_minutes_view(self, request, object_id):
        committee = self._to_do(request, object_id, "record_minutes")
        minutes = committee.signed_minutes.waiting().first()
        if minutes is None:
            return self._none_waits(request, committee)
        form = ReasonsForm(request.POST or None)
        act = joint_decisions.drop_minutes
        if request.method == "POST" and form.is_valid() and form.perform(act, minutes, by=request.user):
            messages.success(request, _("Dropped."))
            return redirect(self.url("minutes", committee.pk))
        return self.ask(request, _("Drop these minutes"), form, record=committee, is_grave=True)

    def _none_waits(self, request, committee):
        messages.warning(request, _("There are no minutes that wait for a second person."))
        return redirect(self.url("minutes", committee.pk))

    def publish_view(self, request, object_id):
        committee = self._to_do(request, object_id, "publish")
        form = PublishForm(request.POST if request.method == "POST" else None, committee=committee)
        act = joint_decisions.publish
        if request.method == "POST" and form.is_valid() and form.perform(act, committee, by=request.user):
            messages.success(request, _("Published. The letters wait as drafts until they are released."))
            return redirect(self.url("change", committee.pk))
        notice = _("From now on the applicants read what was decided. It cannot be undone.")
        return self.ask(request, _("Publish the decisions"), form, record=committee, notice=notice, is_grave=True)

    def release_view(self, request, object_id):
        committee = self._to_do(request, object_id, "publish")
        waiting = joint_decisions.letters_waiting(committee).count()
        form = OfficeForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            gone = joint_decisions.release_letters(committee, by=request.user)
            messages.success(request, _("Released: %(count)s letters.") % {"count": number(gone, reader())})
            return redirect(self.url("change", committee.pk))
        notice = _("Letters that go out now: %(count)s. Until then they can be read and changed in the post room.")
        shown = notice % {"count": number(waiting, reader())}
        return self.ask(request, _("Release the letters"), form, record=committee, notice=shown)

    def letters_view(self, request, object_id):
        """A letter for each application, in the languages of its leaders, made by the worker."""
        committee = self._to_do(request, object_id, "publish")
        form = OfficeForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            title = _("Letters of decision, %(call)s") % {"call": committee.call.code}
            asked = {"committee": str(committee.uuid), "on": clock.today().isoformat()}
            return redirect(
                jobs.ask("decision-letters", title=title, by=request.user, language=get_language(), **asked)
            )
        notice = _("A PDF for each application, in the languages of its leaders, in one ZIP.")
        return self.ask(request, _("All letters as ZIP"), form, record=committee, notice=notice)

    def promote_view(self, request, object_id, pk):
        committee = self._to_do(request, object_id, "promote")
        decision = get_object_or_404(committee.decisions.current().select_related("committee__call"), pk=pk)
        form = PromotionForm(request.POST or None)
        if request.method == "POST" and form.is_valid() and form.perform(promotions.propose, decision, by=request.user):
            messages.success(request, _("Proposed. Both sides sign it; then it is published."))
            return redirect(committee.decisions_url)
        notice = _("Both sides sign that it is funded; then you publish it.")
        title = _("Promote %(application)s") % {"application": decision.application.shown_reference}
        return self.ask(request, title, form, record=committee, notice=notice)

    def drop_view(self, request, object_id, pk):
        committee = self._to_do(request, object_id, "promote")
        decision = get_object_or_404(committee.decisions.waiting().exclude(replaces=None), pk=pk)
        form = ReasonsForm(request.POST or None)
        if request.method == "POST" and form.is_valid() and form.perform(promotions.drop, decision, by=request.user):
            messages.success(request, _("Dropped: it stays a reserve."))
            return redirect(committee.decisions_url)
        return self.ask(request, _("Drop the promotion"), form, record=committee, is_grave=True)
