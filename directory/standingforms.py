"""What may be typed of the office's standing, and what readers may ask of it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.models import Accreditation, AccreditationPhase, Institution, PublishedRank, Ranking, RankScope
from records import clock
from records.fields import AmountField, ImpreciseDateField, WholeNumberField
from records.filters import ANY, ListFilter, asking
from records.forms import ImpreciseDatesForm
from records.languages import kept_language
from records.widgets import Select


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


class _OfInstitution(ListFilter):
    """Of one institution: the one asked for, or else the first of which something is known, the office's own."""

    institution = asking(forms.ChoiceField, gettext_lazy("Institution"), method="unchanged")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        shown = [(str(one.uuid), one.name) for one in self.institutions]
        self.filters["institution"].extra |= {"choices": shown or [ANY], "widget": Select}

    @cached_property
    def institutions(self):
        found = Institution.objects.with_standing(self.request.user).defer("ror_values")
        return list(found.order_by("-is_home", f"sort_{kept_language()}", "pk"))

    @cached_property
    def chosen(self):
        by_uuid = {str(one.uuid): one for one in self.institutions}
        return by_uuid.get(self.asked.get("institution")) or next(iter(self.institutions), None)

    def narrowed(self):
        found = super().narrowed()
        return found.of(self.chosen) if self.chosen else found.none()


class StandingFilter(_OfInstitution):
    """Accreditations of an institution, the last of each unless the earlier ones are asked for."""

    phase = asking(forms.ChoiceField, gettext_lazy("Phase"), method="in_phase")
    earlier = asking(forms.BooleanField, gettext_lazy("Also those that were followed by another"), method="unchanged")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.offer(phase=AccreditationPhase.choices)

    def in_phase(self, queryset, name, value):
        return queryset.in_phase(value, clock.today())

    def narrowed(self):
        found = super().narrowed()
        return found if self.asked.get("earlier") else found.newest()


class RankFilter(_OfInstitution):
    """Published ranks of an institution, by ranking and among whom."""

    ranking = asking(forms.ChoiceField, gettext_lazy("Ranking"), field_name="ranking__uuid")
    scope = asking(forms.ChoiceField, gettext_lazy("Among"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        rankings = [(str(one.uuid), one.name) for one in Ranking.objects.all()]
        self.offer(ranking=rankings, scope=RankScope.choices)
