"""What comes to the office on paper: whole applications, and consents that leaders have signed."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from programs.actions import paper_consent
from programs.forms.on_paper import OnPaperForm
from programs.forms.papers import PaperForm
from programs.models import Member
from records.refusals import Refusal
from records.widgets import SearchBox


class PaperPagesMixin:
    def own_urls(self, wrap):
        return [
            path("enter-on-paper/", wrap(self.enter_view), name=self.url_name("enter")),
            path("<path:object_id>/paper/", wrap(self.paper_view), name=self.url_name("paper")),
            path("<path:object_id>/paper/confirm/", wrap(self.confirm_view), name=self.url_name("confirm_paper")),
            *super().own_urls(wrap),
        ]

    def list_tools(self, request):
        tools = super().list_tools(request)
        if request.user.has_perm(self.permission("enter")):
            tools.append((_("Enter an application on paper"), self.url("enter")))
        return tools

    def record_tools(self, request, record):
        user, tools = request.user, super().record_tools(request, record)
        if record.is_on_paper and user.has_perm(self.permission("fill_in"), record):
            tools.append((_("Fill in from paper"), record.get_absolute_url()))
        signers = self._signers(record) if user.has_perm(self.permission("record_paper"), record) else []
        for leader in signers:
            words = _("Consent on paper: %(name)s") % {"name": leader.name} if signers[1:] else _("Consent on paper")
            tools.append((words, self._of_side("paper", record, leader)))
        return tools

    def _of_side(self, page, record, leader):
        return f"{self.url(page, record.pk)}?side={leader.side}"

    def _signers(self, record):
        """The leaders whose consent may come on paper."""
        leaders = [one for one in record.members.all() if one.is_leader] if record.is_draft else []
        for leader in leaders:
            leader.application = record
        return [one for one in leaders if one.may_sign_on_paper]

    def _signer(self, request, record):
        """The one whose side the address names, else the first."""
        side, signers = request.GET.get("side"), self._signers(record)
        found = next((one for one in signers if one.side == side), signers[0] if signers else None)
        if found is None:
            raise PermissionDenied
        return found

    def enter_view(self, request):
        """Begin the draft of an application that came on paper."""
        if not request.user.has_perm(self.permission("enter")):
            raise PermissionDenied
        form = OnPaperForm(request.POST or None, request.FILES or None, user=request.user)
        if request.method == "POST" and form.is_valid():
            application = form.perform(by=request.user)
            if application:
                messages.success(request, _("Begun, and marked as entered from paper. Fill in its sections."))
                return redirect(application)
        for name in {"home_person", "partner_person"} & set(form.fields):
            field = form.fields[name]
            field.widget = SearchBox(Member._meta.get_field("person"), self.admin_site)
            field.widget.choices = field.choices
        return self.ask(request, _("Enter an application on paper"), form, submit_label=_("Begin the draft"))

    def paper_view(self, request, object_id):
        """Record the signed scan; or see the one that waits for its second person."""
        application = self._to_do(request, object_id, "record_paper")
        leader = self._signer(request, application)
        form = PaperForm(request.POST or None, request.FILES or None)
        if self._is_done(request, form, paper_consent.record_paper, application, leader):
            messages.success(request, _("Recorded. It counts when a second person has confirmed it."))
            return redirect(self.url("change", application.pk))
        confirm_url = self._of_side("confirm_paper", application, leader)
        return self._ask_paper(request, _("Consent on paper"), form, application, leader, confirm_url)

    def _ask_paper(self, request, title, form, application, signed, confirm_url):
        """`signed` is what the paper is about, with the scan that waits for its second person."""
        waits = signed is not None and signed.paper_id and not signed.confirmed_by_id
        is_another = waits and signed.recorded_by_id != request.user.pk
        may_confirm = is_another and request.user.has_perm(self.permission("confirm_paper"), application)
        return self.ask(
            request,
            title,
            form,
            record=application,
            signed=signed,
            confirm_url=confirm_url if may_confirm else "",
            submit_label=_("Record"),
            template="admin/programs/application/paper.html",
        )

    @method_decorator(require_POST)
    def confirm_view(self, request, object_id):
        application = self._to_do(request, object_id, "confirm_paper")
        leader = self._signer(request, application)
        try:
            paper_consent.confirm_paper(application, leader, by=request.user)
            messages.success(request, _("Confirmed: the consent counts."))
        except Refusal as refusal:
            messages.error(request, refusal.message)
        return redirect(self.url("change", application.pk))
