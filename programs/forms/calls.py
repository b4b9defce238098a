"""What may be typed about programmes and calls, and what each step of a call asks."""

import datetime as dt

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.actions import calls as actions
from programs.actions import times
from programs.callworkflow import call_workflow
from programs.forms.callparts import CapitalsField, LanguagesField
from programs.models import Call, Programme
from records.fields import DualDateField, LineField, MomentField, WholeNumberField
from records.forms import TransitionForm, refusals_shown
from records.widgets import Select
from records.zones import in_zone, zone_choices, zone_of


class ProgrammeForm(forms.ModelForm):
    class Meta:
        model = Programme
        fields = [
            "code",
            "name_en",
            "name_fa",
            "partner_country",
            "partner_time_zone",
            "home_agency",
            "partner_agency",
            "agreement",
            "managing_institution",
            "purpose_en",
            "purpose_fa",
            "url",
            "is_public",
        ]
        field_classes = {"code": CapitalsField}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "partner_time_zone" in self.fields:
            self.fields["partner_time_zone"].widget = Select(choices=[("", "–"), *zone_choices()])


def typed_moments(form, names, zone):
    """Times as the clocks of a zone showed them become instants; one that these clocks never show is refused."""
    for name in names:
        typed = form.cleaned_data.get(name)
        if typed is None:
            continue
        moment = typed.replace(tzinfo=zone)
        form.cleaned_data[name] = moment
        if moment.astimezone(dt.UTC).astimezone(zone).replace(tzinfo=None) != typed:
            form.add_error(name, _("Clocks there are put forward over this time: choose another."))


class CallForm(forms.ModelForm):
    """A call. Times are typed and shown as the clocks of its own time zone show them."""

    moments = ("opens_at", "closes_at", "consent_closes_at")
    opens_at = MomentField(label=_("Opens"), required=False)
    closes_at = MomentField(label=_("Closes"), required=False, help_text=_("Without it one may apply at any time."))
    consent_closes_at = MomentField(
        label=_("Partners may consent until"),
        required=False,
        help_text=_("Of a call for two leaders: whoever was asked before it closed."),
    )
    review_languages = LanguagesField(label=_("Languages that reviewers read"), help_text=_("Nothing chosen: any."))

    class Meta:
        model = Call
        fields = [
            "programme",
            "code",
            "pattern",
            "title_en",
            "title_fa",
            "about_en",
            "about_fa",
            "who_en",
            "who_fa",
            "pays_en",
            "pays_fa",
            "time_zone",
            "opens_at",
            "closes_at",
            "grace_minutes",
            "consent_closes_at",
            "results_on",
            "url",
            "min_months",
            "max_months",
            "max_per_leader",
            "asks_partner_number",
            "asks_endorsement",
            "endorser_en",
            "endorser_fa",
            "partner_on_paper",
            "tells_resubmission",
            "reviews_per_side",
            "most_per_reviewer",
            "review_due_on",
            "review_languages",
            "hides_applicants",
            "spread_limit",
            "score_used",
            "threshold",
            "cut_policy",
            "shows_amounts",
            "most_projects",
            "contact_name",
            "contact_email",
        ]
        field_classes = {"code": CapitalsField}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "time_zone" in self.fields:
            self.fields["time_zone"].widget = Select(choices=zone_choices())
        for name in self.moments:
            at = getattr(self.instance, name)
            if at and name in self.fields:
                self.initial[name] = in_zone(at, self.instance.time_zone).replace(tzinfo=None)

    def clean(self):
        cleaned = super().clean()
        zone = zone_of(cleaned.get("time_zone") or self.instance.time_zone)
        if zone:
            typed_moments(self, self.moments, zone)
        return cleaned


class NewCallForm(forms.ModelForm):
    """A new call begins with its pattern, and with the sections that calls of this pattern usually have."""

    class Meta:
        model = Call
        fields = ["programme", "code", "pattern", "title_en", "title_fa", "time_zone"]
        field_classes = {"code": CapitalsField}
        widgets = {"pattern": forms.RadioSelect}

    has_usual_form = forms.BooleanField(
        label=_("With the usual form of this pattern"),
        required=False,
        initial=True,
        help_text=_("Sections and questions that you can change; no amounts, and no rules."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["time_zone"].widget = Select(choices=zone_choices())


class CopyForm(forms.Form):
    """What is another in the new call."""

    code = CapitalsField(label=_("Code"), max_length=Call._meta.get_field("code").max_length)
    title_en = LineField(label=_("Title (English)"), max_length=300)
    title_fa = LineField(label=_("Title (Persian)"), max_length=300, required=False)

    def __init__(self, *args, call, **kwargs):
        super().__init__(*args, **kwargs)
        self.call = call
        self.initial |= {"title_en": call.title_en, "title_fa": call.title_fa}
        self.use_required_attribute = False

    def clean_code(self):
        code = self.cleaned_data["code"]
        Call._meta.get_field("code").run_validators(code)
        if Call.objects.filter(code=code).exists():
            raise forms.ValidationError(_("Another call has this code."))
        return code

    def perform(self, *, by):
        """The copy; None where it was refused, and the form says why."""
        with refusals_shown(self):
            return actions.copy_call(self.call, **self.cleaned_data, by=by)
        return None


class Reasons(forms.CharField):
    """Why times are moved."""

    def __init__(self, **options):
        widget = forms.Textarea(attrs={"rows": 3, "dir": "auto"})
        super().__init__(label=_("Reasons"), max_length=2000, widget=widget, **options)


class ExtensionForm(forms.Form):
    """Until when, why, and for whom."""

    closes_at = MomentField(label=_("Closes"))
    reason = Reasons()
    application = LineField(
        label=_("For one application only"),
        required=False,
        max_length=40,
        help_text=_("Its reference or the number of the draft. Empty: for everybody."),
    )

    def __init__(self, *args, call, **kwargs):
        super().__init__(*args, **kwargs)
        self.call = call
        self.use_required_attribute = False

    def clean_application(self):
        named = self.cleaned_data["application"]
        if not named:
            return None
        found = self.call.applications.named(named).first()
        if found is None:
            raise forms.ValidationError(_("This call has no application with this reference or number."))
        return found

    def clean(self):
        typed_moments(self, ["closes_at"], zone_of(self.call.time_zone))
        return super().clean()

    def perform(self, *, by):
        """Ask; a refusal becomes an error of the form."""
        with refusals_shown(self):
            return actions.ask_extension(self.call, **self.cleaned_data, by=by)
        return None


class TimesForm(forms.Form):
    """The times of a published call that are moved without an extension, as its clocks show them, and why."""

    moments = ("opens_at", "consent_closes_at")
    opens_at = MomentField(label=_("Opens"))
    grace_minutes = WholeNumberField(label=_("Minutes of grace"), min_value=0, max_value=1440)
    consent_closes_at = MomentField(label=_("Partners may consent until"))
    results_on = DualDateField(label=_("Results expected on"), required=False)
    reason = Reasons()

    def __init__(self, *args, call, **kwargs):
        super().__init__(*args, **kwargs)
        self.call = call
        self.use_required_attribute = False
        for name in set(times.MOVED) - set(times.movable_times(call)):
            del self.fields[name]
        for name in self.fields.keys() & set(times.MOVED):
            at = getattr(call, name)
            is_moment = at and name in self.moments
            self.initial[name] = in_zone(at, call.time_zone).replace(tzinfo=None) if is_moment else at

    def clean(self):
        typed_moments(self, self.moments, zone_of(self.call.time_zone))
        return super().clean()

    def perform(self, *, by):
        """Move them; a refusal becomes an error of the form. Returns the names of those that were moved."""
        values = {name: value for name, value in self.cleaned_data.items() if name != "reason"}
        with refusals_shown(self):
            return times.move_times(self.call, values, reason=self.cleaned_data["reason"], by=by)
        return None


class AgreeForm(forms.Form):
    """Nothing is asked: whoever agrees has read for whom, until when and why."""

    def perform(self, extension, *, by):
        """Agree; a refusal becomes an error of the form."""
        with refusals_shown(self):
            actions.agree_extension(extension, by=by)
        return not self.errors


class ForManyForm(TransitionForm):
    """A comment, or reasons; asked for one call or for many."""

    is_for_many = True


call_workflow.register("publish", form=ForManyForm, action=actions.publish)
call_workflow.register("cancel", form=ForManyForm, action=actions.cancel)
