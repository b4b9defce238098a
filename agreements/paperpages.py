"""The pages of an agreement's papers, for the office: drafted, filed, signed and concluded here as in the admin."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import FormView

from agreements import actions
from agreements.forms import DraftInstrumentForm, SignForm, TextForm, VoidSignatureForm
from agreements.models import Agreement, Instrument
from agreements.papers import SIGNATORY_OF_SIGNATURE, Paper, with_parts
from agreements.workflow import InstrumentStatus, instrument_workflow
from records.languages import reader
from records.templatetags.records import dual_date
from records.text import number
from records.views import RecordDetail, TransitionView, VisibleMixin


class InstrumentDetail(RecordDetail):
    """One paper: its texts, who signed, what it changes, and what can be done with it."""

    model = Instrument
    template_name = "agreements/instrument_detail.html"

    def get_queryset(self):
        return with_parts(super().get_queryset())

    def get_context_data(self, **kwargs):
        user, instrument = self.request.user, self.object
        return super().get_context_data(
            paper=Paper(instrument),
            reads_papers=user.has_perm("agreements.read_papers_agreement"),
            may_file=may_file_text(user, instrument),
            may_sign=may_sign(user, instrument),
            may_void=may_void_signature(user, instrument),
            may_edit=user.has_perm("agreements.change_instrument", instrument),
            **kwargs,
        )


class InstrumentTransition(TransitionView):
    """The page on which a transition of a paper is confirmed."""

    model = Instrument


class PaperForm(VisibleMixin, FormView):
    """A page that asks something about a record, for those who may."""

    template_name = "records/confirm.html"
    permission = title = submit_label = ""

    def dispatch(self, request, *args, **kwargs):
        self.record = get_object_or_404(self.get_queryset(), uuid=kwargs["uuid"])
        if not request.user.has_perm(self.permission, self.record):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        done = form.perform(by=self.request.user)
        return self.form_invalid(form) if done is None else self.done(done)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            record=self.record,
            title=self.title,
            submit_label=self.submit_label,
            cancel_url=self.record.get_absolute_url(),
            **kwargs,
        )


class DraftInstrument(PaperForm):
    model = Agreement
    form_class = DraftInstrumentForm
    permission = "agreements.draft_instrument_agreement"

    @property
    def title(self):
        return _("Draft an amendment or another paper")

    @property
    def submit_label(self):
        return _("Draft it")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"agreement": self.record}

    def done(self, instrument):
        messages.success(self.request, _("Drafted. Now file its text, and say what it changes."))
        return redirect(instrument)


class _FileText(PaperForm):
    form_class = TextForm

    @property
    def title(self):
        return _("File a text")

    @property
    def submit_label(self):
        return _("File the text")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"file_it": self.file_it}

    def done(self, voided):
        messages.success(self.request, filed_in_words(voided))
        return redirect(self.record)


class FileFirstText(_FileText):
    """The text of a proposal: its original begins with the first one."""

    model = Agreement
    permission = "agreements.file_text_agreement"

    def file_it(self, file, **values):
        return actions.file_first_text(self.record, file, **values)


class FileText(_FileText):
    model = Instrument
    permission = "agreements.file_text_instrument"

    def file_it(self, file, **values):
        return actions.file_text(self.record, file, **values)

    def get_context_data(self, **kwargs):
        signatures = self.record.signatures.filter(voided_at=None).count()
        return super().get_context_data(consequences=[words] if (words := voids_in_words(signatures)) else [], **kwargs)


class Sign(PaperForm):
    """Who signed, under the texts that the page lists."""

    model = Instrument
    form_class = SignForm
    permission = "agreements.sign_instrument"
    template_name = "agreements/sign_form.html"

    @property
    def title(self):
        return _("Record a signature")

    @property
    def submit_label(self):
        return _("Record the signature")

    def get_queryset(self):
        return with_parts(super().get_queryset())

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instrument": self.record}

    def get_context_data(self, **kwargs):
        return super().get_context_data(paper=Paper(self.get_queryset().get(pk=self.record.pk)), **kwargs)

    def done(self, signature):
        messages.success(self.request, _("Signed by %(name)s.") % {"name": signature.signer_name})
        return redirect(self.record)


class VoidSignature(PaperForm):
    """One signature that was recorded wrongly counts no longer."""

    model = Instrument
    form_class = VoidSignatureForm
    permission = "agreements.void_signature_instrument"

    @property
    def title(self):
        return _("Void a signature")

    @property
    def submit_label(self):
        return _("Void the signature")

    @cached_property
    def signature(self):
        signatures = self.record.signatures.select_related(*SIGNATORY_OF_SIGNATURE)
        return get_object_or_404(signatures, pk=self.kwargs["signature"])

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"signature": self.signature}

    def get_context_data(self, **kwargs):
        summary = [
            {"label": _("For the party"), "value": self.signature.signatory.name},
            {"label": _("Who signed"), "value": self.signature.signer_name},
            {"label": _("Signed on"), "value": dual_date(self.signature.signed_on)},
        ]
        consequences = [_("It counts no longer and stays visible with your reasons. The party has yet to sign.")]
        return super().get_context_data(summary=summary, consequences=consequences, is_grave=True, **kwargs)

    def done(self, signature):
        messages.success(self.request, _("Void: %(name)s.") % {"name": signature.signer_name})
        return redirect(self.record)


def may_file_text(user, instrument):
    is_over = instrument.status in instrument_workflow.finals
    return not is_over and user.has_perm("agreements.file_text_instrument", instrument)


def may_sign(user, instrument):
    in_signature = instrument.status == InstrumentStatus.IN_SIGNATURE
    return in_signature and user.has_perm("agreements.sign_instrument", instrument)


def may_void_signature(user, instrument):
    in_signature = instrument.status == InstrumentStatus.IN_SIGNATURE
    return in_signature and user.has_perm("agreements.void_signature_instrument", instrument)


def filed_in_words(voided):
    """What is said after a text was filed; `voided` is how many signatures that cost."""
    if not voided:
        return _("Filed.")
    words = ngettext(
        "Filed. %(n)s signature under the text before it is void.",
        "Filed. %(n)s signatures under the text before it are void.",
        voided,
    )
    return words % {"n": number(voided, reader())}


def voids_in_words(signatures):
    """What filing a text will cost; "" where nobody has signed yet."""
    if not signatures:
        return ""
    words = ngettext(
        "%(n)s signature under the text that there is will be void, and stay visible.",
        "%(n)s signatures under the text that there is will be void, and stay visible.",
        signatures,
    )
    return words % {"n": number(signatures, reader())}
