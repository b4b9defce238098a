"""What staff do with agreements on pages of their own: register, file scans, put in charge, correct."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext
from django.utils.translation import gettext as _

from agreements import actions
from agreements.actions import ScanOutcome
from agreements.admin.deadlines import tell_rest_days
from agreements.forms import AssignForm, CorrectionForm, RefuseCorrectionForm, RegisterForm, ScanUploadForm
from agreements.models import Agreement, AgreementParty, Correction, CorrectionStatus
from records.refusals import Refusal
from records.text import number
from records.widgets import SearchBox

# “Register a signed agreement” asks in the order in which the paper says it: two columns of parts.
REGISTER_PARTS = (
    (
        (gettext_lazy("What was signed"), ("type", "signed", "title_en", "title_fa", "file", "language")),
        (
            gettext_lazy("Between whom"),
            (
                "home",
                "home_role",
                "partner",
                "partner_name",
                "partner_country",
                "partner_role",
                "partner_unit",
                "partner_reference",
            ),
        ),
    ),
    (
        (
            gettext_lazy("For how long"),
            (
                "starts",
                "end_kind",
                "ends_on",
                "notice_days",
                "renewal_mode",
                "auto_months",
                "max_auto_renewals",
                "max_total_months",
            ),
        ),
        (gettext_lazy("The secretariat's letter"), ("letter_number", "letter_on")),
        (
            gettext_lazy("In the office"),
            ("confidentiality", "officer", "lead_unit", "tags", "goals", "scope"),
        ),
    ),
)
# Fields of that page in which one searches instead of choosing from everything; the foreign key says what is found.
LOOKED_UP = {
    "partner": (AgreementParty, "institution"),
    "partner_unit": (AgreementParty, "unit"),
    "lead_unit": (Agreement, "lead_unit"),
}
OUTCOME_KINDS = {
    ScanOutcome.FILED: "good",
    ScanOutcome.AMBIGUOUS: "waiting",
    ScanOutcome.NOTHING: "waiting",
    ScanOutcome.REFUSED: "problem",
}


class PagesMixin:
    """The office's own pages, beside the list and the form of an agreement."""

    def own_urls(self, wrap):
        return [
            path("register/", wrap(self.register_view), name=self.url_name("register")),
            path("scans/", wrap(self.scans_view), name=self.url_name("scans")),
            path("<path:object_id>/assign/", wrap(self.assign_view), name=self.url_name("assign")),
            path("<path:object_id>/correct/", wrap(self.correct_view), name=self.url_name("correct")),
            path("<path:object_id>/correct/<uuid:uuid>/", wrap(self.decide_view), name=self.url_name("decide")),
            *super().own_urls(wrap),
        ]

    def list_tools(self, request):
        if not request.user.has_perm("agreements.register_agreement"):
            return []
        return [
            (_("Register a signed agreement"), self.url("register")),
            (_("File scans"), self.url("scans")),
        ]

    def record_tools(self, request, record):
        tools = super().record_tools(request, record)
        if request.user.has_perm("agreements.change_agreement", record):
            tools.append((_("Put somebody in charge"), self.url("assign", record.pk)))
        if record.is_locked and request.user.has_perm("agreements.correct_agreement", record):
            tools.append((_("Propose a correction"), self.url("correct", record.pk)))
        return tools

    def register_view(self, request):
        """The short way in."""
        self._need(request, "register")
        form = RegisterForm(request.POST or None, request.FILES or None, user=request.user)
        for name, (model, foreign_key) in LOOKED_UP.items():
            _look_up(form.fields[name], model._meta.get_field(foreign_key), self.admin_site)
        form.fields["partner"].label = _("Partner, from the directory")
        form.fields["partner_name"].label = _("Partner, as the paper names it")
        if request.method == "POST" and form.is_valid():
            agreement = form.perform(by=request.user)
            if agreement:
                messages.success(request, _("Registered: %(agreement)s.") % {"agreement": agreement})
                tell_rest_days(request, agreement.terms.all())
                return redirect(self.url("change", agreement.pk))
        title = _("Register a signed agreement")
        columns = [[(heading, [form[name] for name in names]) for heading, names in parts] for parts in REGISTER_PARTS]
        template = "admin/agreements/agreement/register.html"
        return self.ask(request, title, form, template=template, columns=columns, submit_label=_("Register"))

    def scans_view(self, request):
        """Signed copies in bulk; of each file is told what became of it."""
        self._need(request, "register")
        form = ScanUploadForm(request.POST or None, request.FILES or None)
        scans = form.perform(by=request.user) if request.method == "POST" and form.is_valid() else []
        if scans:
            filed = sum(scan.outcome == ScanOutcome.FILED for scan in scans)
            said = ngettext("%(n)s of %(all)s file was filed.", "%(n)s of %(all)s files were filed.", len(scans))
            messages.info(
                request, said % {"n": number(filed, get_language()), "all": number(len(scans), get_language())}
            )
            form = ScanUploadForm()
        rows = [(scan, OUTCOME_KINDS[scan.outcome]) for scan in scans]
        template = "admin/agreements/agreement/scans.html"
        return self.ask(
            request, _("File scans"), form, template=template, rows=rows, submit_label=pgettext("button", "File")
        )

    def assign_view(self, request, object_id):
        agreement = self._to_change(request, object_id)
        form = AssignForm(request.POST or None, agreement=agreement)
        if request.method == "POST" and form.is_valid() and form.perform(by=request.user):
            messages.success(request, _("In charge: %(name)s.") % {"name": form.cleaned_data["user"]})
            return redirect(self.url("change", agreement.pk))
        return self.ask(request, _("Put somebody in charge"), form, record=agreement)

    def correct_view(self, request, object_id):
        """Propose to put right a clerical error in a locked entry."""
        agreement = self._to_do(request, object_id, "correct")
        form = CorrectionForm(request.POST or None, agreement=agreement)
        if request.method == "POST" and form.is_valid() and form.perform(by=request.user):
            messages.success(request, _("Proposed. A second person decides about it."))
            return redirect(self.url("change", agreement.pk))
        notice = _("For a slip in copying from the paper. What the parties changed themselves is an amendment.")
        return self.ask(request, _("Propose a correction"), form, record=agreement, notice=notice)

    def decide_view(self, request, object_id, uuid):
        """The second person's yes or no."""
        agreement = self._to_do(request, object_id, "confirm_correction")
        correction = get_object_or_404(agreement.corrections, uuid=uuid, status=CorrectionStatus.PROPOSED)
        is_refusing = "refuse" in request.POST
        form = RefuseCorrectionForm(request.POST if is_refusing else None)
        is_answered = request.method == "POST" and (not is_refusing or form.is_valid())
        if is_answered and self._decided(request, correction, form if is_refusing else None):
            return redirect(self.url("change", agreement.pk))
        return self.ask(
            request,
            _("Decide about a correction"),
            form,
            record=agreement,
            template="admin/agreements/agreement/decide.html",
            submit_label=_("Leave it as it stands"),
            summary=_both_values(correction),
        )

    def _decided(self, request, correction: Correction, refusing):
        try:
            if refusing:
                actions.refuse_correction(correction, comment=refusing.cleaned_data["comment"], by=request.user)
                messages.info(request, _("It stays as it stands."))
            else:
                actions.confirm_correction(correction, by=request.user)
                messages.success(request, _("Put right. Both values stay in the history."))
        except Refusal as refusal:
            messages.error(request, str(refusal))
            return False
        return True

    def _need(self, request, verb):
        if not request.user.has_perm(self.permission(verb)):
            raise PermissionDenied


def _look_up(field, foreign_key, site):
    """Give a field the admin's own search box; without scripts a partner is entered by name."""
    field.widget = SearchBox(foreign_key, site)
    field.widget.choices = field.choices


def _both_values(correction):
    return [
        {"label": _("What"), "value": correction.what},
        {"label": _("As it stands"), "value": actions.in_words(correction.field, correction.old)},
        {"label": _("As it should be"), "value": actions.in_words(correction.field, correction.new)},
        {"label": _("Reasons"), "value": correction.reason, "is_text": True},
        {"label": _("Proposed by"), "value": str(correction.proposed_by)},
    ]
