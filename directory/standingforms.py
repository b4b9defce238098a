"""What may be typed of the office's standing, and what readers may ask of it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django_filters import Filter, FilterSet

from directory.models import Accreditation, AccreditationPhase, Institution, PublishedRank, Ranking, RankScope
from records import clock
from records.fields import AmountField, ImpreciseDateField, WholeNumberField
from records.forms import ImpreciseDatesForm
from records.widgets import Select

ANY = ("", "–")


class AccreditationForm(ImpreciseDatesForm):
    """What the certificate says; the day it was granted as far as it is known."""

    imprecise = ("granted",)
    granted = ImpreciseDateField(label=gettext_lazy("Granted on"), required=False)

    class Meta:
        model = Accreditation
        fields = [
            "institution",
            "body",
            "body_name",
            "programme_en",
            "programme_fa",
            "level_en",
            "level_fa",
            "valid_until",
            "expiring_window_days",
            "reference",
            "url",
            "is_public",
        ]
        field_classes = {"expiring_window_days": WholeNumberField}

    def clean_granted(self):
        granted = self.cleaned_data["granted"]
        if granted and granted.earliest > clock.today():
            raise ValidationError(_("It cannot have been granted in the future."))
        return granted


class RankingForm(forms.ModelForm):
    class Meta:
        model = Ranking
        fields = ["name_en", "name_fa", "publisher", "url", "kind", "calendar", "usual_month", "is_a_year_ahead"]


class PublishedRankForm(forms.ModelForm):
    """One place in one edition, in any digits."""

    class Meta:
        model = PublishedRank
        fields = [
            "ranking",
            "institution",
            "year",
            "label",
            "scope",
            "within_en",
            "within_fa",
            "rank_from",
            "rank_to",
            "is_open_ended",
            "out_of",
            "score",
            "source",
            "published_on",
            "checked_on",
            "is_public",
        ]
        field_classes = {
            **dict.fromkeys(["year", "rank_from", "rank_to", "out_of"], WholeNumberField),
            "score": AmountField,
        }


class _OfInstitution(FilterSet):
    """Of one institution: the one asked for, or else the first of which something is known, the office's own."""

    institution = Filter(label=gettext_lazy("Institution"))
    institution.field_class = forms.ChoiceField

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        shown = [(str(one.uuid), one.name) for one in self.institutions]
        self.filters["institution"].extra |= {"choices": shown or [ANY], "widget": Select}

    @cached_property
    def institutions(self):
        found = Institution.objects.with_standing(self.request.user).defer("ror_values")
        return list(found.order_by("-is_home", "sort_fa" if get_language() == "fa" else "sort_en", "pk"))

    @cached_property
    def asked(self):
        """The questions that were understood."""
        self.form.is_valid()
        return self.form.cleaned_data

    @cached_property
    def chosen(self):
        by_uuid = {str(one.uuid): one for one in self.institutions}
        return by_uuid.get(self.asked.get("institution")) or next(iter(self.institutions), None)

    @cached_property
    def qs(self):
        """What was not understood is told beside its field and narrows nothing."""
        found = self.queryset.of(self.chosen) if self.chosen else self.queryset.none()
        return self.narrowed(found)


class StandingFilter(_OfInstitution):
    """Accreditations of an institution, the last of each unless the earlier ones are asked for."""

    phase = Filter(label=gettext_lazy("Phase"))
    earlier = Filter(label=gettext_lazy("Also those that were followed by another"))
    phase.field_class, earlier.field_class = forms.ChoiceField, forms.BooleanField

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["phase"].extra |= {"choices": [ANY, *AccreditationPhase.choices], "widget": Select}

    def narrowed(self, found):
        if not self.asked.get("earlier"):
            found = found.newest()
        return found.in_phase(self.asked["phase"], clock.today()) if self.asked.get("phase") else found


class RankFilter(_OfInstitution):
    """Published ranks of an institution, by ranking and among whom."""

    ranking = Filter(label=gettext_lazy("Ranking"))
    scope = Filter(label=gettext_lazy("Among"))
    ranking.field_class = scope.field_class = forms.ChoiceField

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        rankings = [(str(one.uuid), one.name) for one in Ranking.objects.all()]
        self.filters["ranking"].extra |= {"choices": [ANY, *rankings], "widget": Select}
        self.filters["scope"].extra |= {"choices": [ANY, *RankScope.choices], "widget": Select}

    def narrowed(self, found):
        if self.asked.get("ranking"):
            found = found.filter(ranking__uuid=self.asked["ranking"])
        return found.filter(scope=self.asked["scope"]) if self.asked.get("scope") else found
