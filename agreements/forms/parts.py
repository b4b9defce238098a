"""An agreement with its parties and terms as staff edit it: what the database would refuse is said beside the field."""

from itertools import pairwise

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.models import Agreement, AgreementParty, AgreementTerm, EndKind, RenewalMode
from agreements.workflow import Status
from records import clock
from records.calendars import in_words
from records.fields import DualDateField, ImpreciseDateField, WholeNumberField
from records.forms import ImpreciseDatesForm
from records.languages import reader
from records.text import digits

LOCKED = gettext_lazy("This agreement is locked: record an amendment, or propose a correction.")
ONLY_WITH_AUTO = ("auto_months", "max_auto_renewals", "max_total_months")


class AgreementForm(ImpreciseDatesForm):
    """The agreement itself. Once it is locked, only a correction changes what the paper says."""

    imprecise = ("signed",)
    locked = ("type", "title_en", "title_fa", "signed", "parent")
    signed = ImpreciseDateField(label=gettext_lazy("Signed on"), required=False)

    class Meta:
        model = Agreement
        fields = [
            "type",
            "title_en",
            "title_fa",
            "parent",
            "signed",
            "confidentiality",
            "public_summary_en",
            "public_summary_fa",
            "scope",
            "lead_unit",
            "tags",
            "goals",
        ]

    def clean(self):
        cleaned = super().clean()
        signed = cleaned.get("signed")
        if signed and signed.earliest > clock.today():
            self.add_error("signed", _("The day of signature lies ahead. Record it when it is signed."))
        if self.instance.is_locked:
            for name in set(self.locked) & set(self.changed_data):
                self.add_error(name, LOCKED)
        return cleaned


class PartyForm(forms.ModelForm):
    """One party. The name as given is filled from the institution where nothing else is written."""

    locked = ("role", "name_as_given", "is_signatory")

    class Meta:
        model = AgreementParty
        fields = [
            "role",
            "institution",
            "unit",
            "name_as_given",
            "country",
            "is_signatory",
            "partner_reference",
            "contact",
            "joined_on",
            "left_on",
        ]
        field_classes = {"joined_on": DualDateField, "left_on": DualDateField}

    def clean(self):
        cleaned = super().clean()
        institution, unit = cleaned.get("institution"), cleaned.get("unit")
        if "institution" in cleaned and not institution and not cleaned.get("name_as_given"):
            self.add_error("institution", _("Choose the institution, or write its name as given."))
        if institution and not cleaned.get("name_as_given"):
            cleaned["name_as_given"] = institution.name_en
        if unit and unit.institution_id != getattr(institution, "pk", None):
            self.add_error("unit", _("This unit does not belong to the institution."))
        joined, left = cleaned.get("joined_on"), cleaned.get("left_on")
        if joined and left and left < joined:
            self.add_error("left_on", _("The party leaves before it joins."))
        return cleaned


class TermForm(ImpreciseDatesForm):
    """One term, with what it says about its end, notice and renewal."""

    imprecise = ("starts",)
    starts = ImpreciseDateField(label=gettext_lazy("Begins on"))
    notice_days = WholeNumberField(label=gettext_lazy("Notice in days"), required=False, min_value=0, max_value=1500)
    auto_months = WholeNumberField(
        label=gettext_lazy("Renewed each time by months"), required=False, min_value=1, max_value=600
    )
    max_auto_renewals = WholeNumberField(
        label=gettext_lazy("At most so many times"), required=False, min_value=0, max_value=100
    )
    max_total_months = WholeNumberField(
        label=gettext_lazy("At most so many months in total"), required=False, min_value=0, max_value=1800
    )

    class Meta:
        model = AgreementTerm
        fields = [
            "starts",
            "end_kind",
            "ends_on",
            "notice_days",
            "renewal_mode",
            "auto_months",
            "max_auto_renewals",
            "max_total_months",
        ]
        field_classes = {"ends_on": DualDateField}

    def clean(self):
        cleaned = super().clean()
        check_term(self, cleaned)
        return cleaned


def check_term(form, cleaned):
    """What the fields of a term must not say together; shared by every form that asks for a term."""
    kind, ends_on, starts = cleaned.get("end_kind"), cleaned.get("ends_on"), cleaned.get("starts")
    if "ends_on" in cleaned and kind == EndKind.FIXED and ends_on is None:
        form.add_error("ends_on", _("Give the last day, or say that the end is open or not known."))
    elif ends_on and kind and kind != EndKind.FIXED:
        form.add_error("ends_on", _("An open or unknown end has no last day: leave it empty, or choose a fixed end."))
    elif ends_on and starts and ends_on < starts.earliest:
        form.add_error("ends_on", _("The term ends before it begins."))
    elif ends_on and starts and (cleaned.get("notice_days") or 0) > (ends_on - starts.earliest).days + 1:
        form.add_error("notice_days", _("The notice is longer than the term."))
    if cleaned.get("renewal_mode") != RenewalMode.AUTO:
        for name in ONLY_WITH_AUTO:
            if cleaned.get(name) is not None:
                form.add_error(name, _("This only counts where the renewal is automatic."))
    elif kind and kind != EndKind.FIXED:
        form.add_error("renewal_mode", _("Only a term with a fixed end is renewed automatically."))
    elif "auto_months" in cleaned and cleaned["auto_months"] is None:
        form.add_error("auto_months", _("Say by how many months it is renewed each time."))


class _PartFormSet(BaseInlineFormSet):
    """Rows of one agreement; of a locked one they stay as they are."""

    def kept(self):
        """The forms whose rows will be there after saving."""
        gone = self.deleted_forms
        return [form for form in self.forms if form not in gone and (form.instance.pk or form.has_changed())]

    def clean(self):
        super().clean()
        if not self.instance.is_locked:
            return
        gone = self.deleted_forms
        for form in self.forms:
            if form in gone or (form.instance.pk is None and form.has_changed()):
                raise ValidationError(LOCKED)
            for name in set(self.locked_fields(form)) & set(form.changed_data):
                form.add_error(name, LOCKED)

    def locked_fields(self, form):
        return form.fields


class PartyFormSet(_PartFormSet):
    def locked_fields(self, form):
        return form.locked

    def clean(self):
        super().clean()
        if self.instance.status == Status.CONCLUDED and len(self.kept()) < 2:
            raise ValidationError(_("A concluded agreement has at least two parties."))


class TermFormSet(_PartFormSet):
    def clean(self):
        super().clean()
        known = [form for form in self.kept() if form.is_valid()]
        in_order = sorted(known, key=lambda form: form.instance.starts_on)
        for place, (form, following) in enumerate(pairwise(in_order), 1):
            if _reaches(form.instance, following.instance.starts_on):
                following.add_error("starts", _overlap(place, form.instance))


def _reaches(term, day):
    """Does a term still cover the day on which the next one begins? As the database sees it."""
    return term.end_kind == EndKind.OPEN or (term.ends_on or term.starts_on) >= day


def _overlap(place, term):
    language = reader()
    last = in_words(term.ends_on) if term.ends_on else ""
    return _("It overlaps term %(n)s (%(first)s – %(last)s).") % {
        "n": digits(place, language),
        "first": term.starts,
        "last": last or term.get_end_kind_display(),
    }
