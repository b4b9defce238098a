"""What is typed about reviewers, conflicts, assignments and reviews."""

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.models import Person
from programs.forms.callparts import LanguagesField
from programs.forms.decisions import LongText, OfficeForm
from programs.models import (
    Application,
    ApplicationStatus,
    ConflictKind,
    DeclineReason,
    Recommendation,
    ReviewerProfile,
    SideEvaluation,
)
from programs.models.decision import SHORTEST_REASONS
from records.fields import DualDateField, LineField
from records.forms import KeepsNoFileMixin
from records.languages import reader
from records.text import digits

REASONS = _("Reasons")
BY_THE_OFFICE = (ConflictKind.OFFICE, ConflictKind.NAMED)


class ReviewerProfileForm(forms.ModelForm):
    languages = LanguagesField(label=_("Languages that are read"))

    class Meta:
        model = ReviewerProfile
        fields = ["person", "languages", "most", "away_from", "away_until"]


class AddPairForm(OfficeForm):
    """An application and a reviewer of one side, chosen by hand."""

    application = forms.ModelChoiceField(Application.objects.none(), label=_("Application"))
    reviewer = forms.ModelChoiceField(ReviewerProfile.objects.none(), label=_("Reviewer"))

    def __init__(self, *args, call_side, **kwargs):
        super().__init__(*args, **kwargs)
        applications = call_side.call.applications.filter(status=ApplicationStatus.ELIGIBLE).order_by("reference")
        self.fields["application"].queryset = applications
        self.fields["application"].label_from_instance = lambda one: f"{one.shown_reference} · {one}"
        reviewers = ReviewerProfile.objects.of_side(call_side.call, call_side.side).select_related("person")
        self.fields["reviewer"].queryset = reviewers


class ConflictForm(OfficeForm):
    person = forms.ModelChoiceField(Person.objects.none(), label=_("Reviewer"))
    kind = forms.ChoiceField(label=_("How is it known?"), choices=[(one.value, one.label) for one in BY_THE_OFFICE])
    is_hard = forms.BooleanField(
        label=_("It closes the application to them at once, and for good."), required=False, initial=True
    )
    note = LongText(label=_("Note"), required=False)

    def __init__(self, *args, application, **kwargs):
        super().__init__(*args, **kwargs)
        panels = ReviewerProfile.objects.filter(panels__programme=application.call.programme_id)
        self.fields["person"].queryset = Person.objects.filter(pk__in=panels.values("person"))


class SettleForm(OfficeForm):
    reason = LongText(label=REASONS, min_length=SHORTEST_REASONS, help_text=_("At least 20 characters."))


class CloseSideForm(OfficeForm):
    waiver = LongText(
        label=REASONS,
        required=False,
        help_text=_("Needed where reviews are missing or flagged: at least 20 characters."),
    )


class ChairForm(OfficeForm):
    """Somebody of the directory."""

    person = forms.ModelChoiceField(Person.objects.none(), label=_("Person"))

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = Person.objects.open().visible_to(user)


class PartnerLetterForm(KeepsNoFileMixin, OfficeForm):
    """By which a partner says that it evaluates by itself."""

    number = LineField(label=_("Number of the letter"), max_length=60)
    dated_on = DualDateField(label=_("Date of the letter"))
    file = forms.FileField(label=_("Scan of the letter"), help_text=_("PDF, JPEG or PNG."))

    @property
    def is_multipart(self):
        return True


class GradeForm(forms.ModelForm):
    """What the panel of a side adds to the scores; an application graded C is not funded."""

    class Meta:
        model = SideEvaluation
        fields = ["grade", "panel_note"]


class DeclineForm(OfficeForm):
    declined_for = forms.ChoiceField(label=_("Why"), choices=DeclineReason, widget=forms.RadioSelect)
    reason = LongText(label=_("What the office should know"), required=False)


class NoConflictForm(OfficeForm):
    """Taken on only with the word that there is no conflict."""

    is_sure = forms.BooleanField(
        label=_("I have no conflict of interest with these people, their institutions or this project."),
        error_messages={"required": _("Say so by ticking the box, or say that you have a conflict of interest.")},
    )

    def clean(self):
        values = super().clean()
        values.pop("is_sure", None)
        return values


class ReviewForm(forms.Form):
    """One value for each criterion, two texts, a recommendation. Anything may be missing until it is submitted."""

    def __init__(self, *args, review, rubric, **kwargs):
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        self.rubric = {f"c{one.pk}": one for one in rubric}
        in_digits = reader()
        given = {score.criterion_id: score.value for score in review.scores.all()}
        for name, one in self.rubric.items():
            values = [(value, digits(value, in_digits), words) for value, words in one.anchors]
            choices = [(value, f"{number} – {words}" if words else number) for value, number, words in values]
            self.fields[name] = forms.TypedChoiceField(
                label=_("%(criterion)s (%(weight)s %%)") % {"criterion": one, "weight": digits(one.weight, in_digits)},
                choices=choices,
                coerce=int,
                empty_value=None,
                widget=forms.RadioSelect,
                initial=given.get(one.pk),
                help_text=one.guidance,
            )
        self.fields["text_to_applicant"] = LongText(
            label=_("To the applicants"),
            initial=review.text_to_applicant,
            help_text=_("They read it after the decision, without your name."),
        )
        self.fields["text_to_committee"] = LongText(
            label=_("To the committee"),
            initial=review.text_to_committee,
            help_text=_("The applicants never read it."),
        )
        self.fields["recommendation"] = forms.ChoiceField(
            label=_("Recommendation"),
            choices=Recommendation,
            widget=forms.RadioSelect,
            initial=review.recommendation,
        )

    def full_clean(self):
        """All is wanted, and nothing is asked for before it is submitted."""
        self._want(False)
        super().full_clean()
        self._want(True)

    def _want(self, wanted):
        for field in self.fields.values():
            field.required = wanted

    @property
    def scores(self):
        """{criterion: value or None} of what can be read."""
        return {one: self.cleaned_data[name] for name, one in self.rubric.items() if name in self.cleaned_data}

    @property
    def texts(self):
        names = ("text_to_applicant", "text_to_committee", "recommendation")
        return {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}

    def require_all(self):
        """To submit: say beside each field what is missing."""
        for name in self.fields:
            if name not in self.errors and self.cleaned_data.get(name) in (None, ""):
                self.add_error(name, _("This is missing."))
        return self.is_valid()
