"""Which agreements does a reader ask for? The same questions in the public register, the staff's list and exports."""

import datetime as dt
import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import CharField, F, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Coalesce, NullIf
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.liveness import Liveness
from agreements.models import AgreementParty, AgreementTerm, AgreementType, Confidentiality, OfficerAssignment
from agreements.models.agreement import PERSIAN_TITLE
from agreements.phases import Phase
from agreements.quality import AGREEMENT_FAULTS
from agreements.querysets import PARTNER_ROLES
from agreements.register import countries_given, countries_known
from agreements.workflow import Status
from directory.countries import REGIONS, offered_countries
from directory.models import Institution, Unit, User
from records import clock
from records.calendars import YEARS, Calendar, first_day, in_words, last_day
from records.fields import DualDateField, LineField, WholeNumberField
from records.filters import ANY, ListFilter, asking
from records.languages import SUFFIXES, kept_language, listed, reader
from records.text import SortKey, digits, sort_key
from records.widgets import Select

WITHIN_DAYS = (30, 90, 180, 365)
RENEWAL = {"open": gettext_lazy("to be decided")}


class YearField(WholeNumberField):
    """A year of either calendar, in any digits: below 1700 it is a Solar Hijri one. Gives its first and last day."""

    default_error_messages = {"invalid": gettext_lazy("Give a year like 2018 or 1397.")}

    def clean(self, value):
        year = super().clean(value)
        if year is None:
            return None
        calendar = Calendar.JALALI if year < 1700 else Calendar.GREGORIAN
        if year not in YEARS[calendar]:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return first_day(year, calendar), last_day(year, calendar)


class HiddenChoices(forms.MultipleChoiceField):
    """Choices that stand in the address; the page offers them as links."""

    widget = forms.MultipleHiddenInput


def _one_of(label, choices=(), **options):
    errors = {"invalid_choice": gettext_lazy("“%(value)s” is not one of the choices.")}
    choices = [ANY, *choices]
    return asking(forms.ChoiceField, label, choices=choices, widget=Select, error_messages=errors, **options)


class RegisterFilter(ListFilter):
    """What everybody may ask."""

    q = asking(
        LineField, gettext_lazy("Search"), method="by_words", help_text=gettext_lazy("Partner, title or reference")
    )
    country = _one_of(gettext_lazy("Partner's country"), method="by_country")
    type = _one_of(gettext_lazy("Type"), field_name="type__code")
    on = asking(
        DualDateField, gettext_lazy("As of"), method="unchanged", help_text=gettext_lazy("2026-11-20 or 1405/08/29")
    )
    region = _one_of(gettext_lazy("Region"), REGIONS.items(), method="by_region")
    since = asking(
        YearField, gettext_lazy("Signed since"), method="signed_since", help_text=gettext_lazy("2018 or 1397")
    )
    until = asking(
        YearField, gettext_lazy("Signed until"), method="signed_until", help_text=gettext_lazy("2018 or 1397")
    )
    institution = asking(forms.UUIDField, gettext_lazy("Party"), method="by_institution", widget=forms.HiddenInput)
    phase = asking(HiddenChoices, gettext_lazy("Phase"), method="unchanged", choices=Phase.choices)
    sort = asking(forms.CharField, "", method="unchanged", widget=forms.HiddenInput)

    always_shown = ("q", "country", "type", "on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.offer(**{name: choices for name, choices in self.offered().items() if name in self.filters})

    def offered(self):
        """What there is to choose from, by the name of the filter: all in one query.

        Of countries those that occur, and the one asked for: that none is found there is an answer too.
        """
        first, *others = self.choosable()
        found = {"type": [], "country": [], "unit": [], "officer": []}
        for kind, *row in first.union(*others):
            found[kind].append(row)
        there = {code for code, *_names in found["country"]} | {self.data.get("country", "")}
        return {
            "country": [(code, name) for code, name in offered_countries() if code in there],
            "type": _named(found["type"]),
            "unit": _named(found["unit"]),
            "officer": [("none", _("nobody in charge")), *_named(found["officer"])],
            "within": within_choices(),
        }

    def choosable(self):
        """Rows of (kind, key, English name, Persian name)."""
        types = AgreementType.objects.order_by().values_list(Value("type"), "code", "name_en", "name_fa")
        known, given = countries_known(self.queryset), countries_given(self.queryset)
        country = (Value("country"), "country", Value(""), Value(""))
        return [types, known.values_list(*country), given.values_list(*country)]

    @cached_property
    def day(self):
        """The day of which phases, counts and exports speak."""
        return self.asked.get("on") or clock.today()

    @cached_property
    def phases(self):
        return [Phase(value) for value in self.asked.get("phase") or ()]

    @cached_property
    def in_any_phase(self):
        """Those asked for by everything but the phase: among these the phases are counted."""
        return self.narrowed()

    @cached_property
    def qs(self):
        found = self.in_any_phase.in_phases(self.phases, self.day) if self.phases else self.in_any_phase
        return ordered(found, self.asked.get("sort") or "")

    def by_words(self, queryset, name, value):
        return queryset.search(value)

    def by_country(self, queryset, name, value):
        return queryset.with_country(value, on=self.day)

    def by_region(self, queryset, name, value):
        return queryset.in_region(value, on=self.day)

    def signed_since(self, queryset, name, value):
        return queryset.filter(signed_on__gte=value[0])

    def signed_until(self, queryset, name, value):
        return queryset.filter(signed_on__lte=value[1])

    def by_institution(self, queryset, name, value):
        return (
            queryset.with_institution(self.chosen_institution, on=self.day)
            if self.chosen_institution
            else queryset.none()
        )

    @cached_property
    def chosen_institution(self):
        return Institution.objects.filter(uuid=self.asked["institution"]).first()

    # --- what the page shows of it

    @property
    def shown(self):
        return [self.form[name] for name in self.always_shown]

    @property
    def more(self):
        """The fields behind “More filters”."""
        return [field for field in self.form if not field.is_hidden and field.name not in self.always_shown]

    @property
    def is_more_in_use(self):
        return any(self.data.get(field.name) for field in self.more)

    @cached_property
    def chips(self):
        """One for each filter in use: what it says, and the address without it."""
        return [
            {
                "label": f"{self.form.fields[name].label}: {self._words(name, value)}",
                "url": self.address(**{name: None}),
            }
            for name, value in self.asked.items()
            if value and name not in {"phase", "sort"}
        ]

    @property
    def in_words(self):
        """The questions that were understood, phases too, one by one."""
        phases = [str(phase.label) for phase in self.phases]
        return [chip["label"] for chip in self.chips] + ([f"{_('Phase')}: {listed(phases)}"] if phases else [])

    @cached_property
    def pills(self):
        """One for all, and one for each phase that occurs: its count, and the address with it or without it."""
        everything = {
            "label": _("All"),
            "count": sum(self.counts.values()),
            "url": self.address(phase=None),
            "is_current": not self.phases,
        }
        shown = [phase for phase in Phase if self.counts[phase] or phase in self.phases]
        return [everything, *(self._pill(phase, self.counts[phase]) for phase in shown)]

    def _pill(self, phase, n):
        chosen = [other.value for other in Phase if (other in self.phases) != (other == phase)]
        return {
            "label": capfirst(phase.label),
            "count": n,
            "url": self.address(phase=chosen),
            "is_current": phase in self.phases,
        }

    @cached_property
    def counts(self):
        return self.in_any_phase.phase_counts(self.day)

    @cached_property
    def count(self):
        """How many rows are listed: from the numbers that the pills show anyway."""
        return sum(self.counts[phase] for phase in self.phases or self.counts)

    def address(self, **changes):
        """This page's query with some parameters changed (None: left out), on its first page."""
        query = self.data.copy()
        for name, value in {"page": None, "format": None, **changes}.items():
            query.setlist(name, value if isinstance(value, list) else [value] if value else [])
        return f"?{query.urlencode()}"

    def _words(self, name, value):
        language = reader()
        choices = dict(getattr(self.form.fields[name], "choices", ()))
        if isinstance(value, dt.date):
            return in_words(value)
        if isinstance(value, uuid.UUID):
            return self.chosen_institution.name if self.chosen_institution else str(value)
        return choices[value] if value in choices else digits(self.data[name], language)


class StaffRegisterFilter(RegisterFilter):
    """What the office asks besides: about its own work on the entries."""

    status = _one_of(gettext_lazy("Status"), Status.choices, field_name="status")
    officer = _one_of(gettext_lazy("Officer"), method="by_officer")
    within = _one_of(gettext_lazy("Ends within"), method="ending_within")
    check = _one_of(
        gettext_lazy("To be checked"),
        [(slug, fault.words) for slug, fault in AGREEMENT_FAULTS.items()],
        method="to_check",
    )
    renewal = _one_of(gettext_lazy("Renewal"), RENEWAL.items(), method="by_renewal")
    liveness = _one_of(gettext_lazy("Activity"), Liveness.choices, method="by_liveness")
    confidentiality = _one_of(gettext_lazy("Confidentiality"), Confidentiality.choices, field_name="confidentiality")
    unit = _one_of(gettext_lazy("Unit in charge"), field_name="lead_unit__uuid")

    def choosable(self):
        units = Unit.objects.order_by().filter(agreements__isnull=False)
        officers = User.objects.filter(pk__in=OfficerAssignment.objects.order_by().values("user"))
        named = Coalesce(NullIf("name", Value("")), "email", output_field=CharField())
        return [
            *super().choosable(),
            units.values_list(Value("unit"), Cast("uuid", CharField()), "name_en", "name_fa"),
            officers.values_list(Value("officer"), Cast("pk", CharField()), named, Value("")),
        ]

    def by_officer(self, queryset, name, value):
        return looked_after(queryset, value, self.day)

    def by_renewal(self, queryset, name, value):
        return queryset.with_open_renewal(self.day)

    def ending_within(self, queryset, name, value):
        return queryset.ending_within(int(value), self.day)

    def by_liveness(self, queryset, name, value):
        return queryset.in_liveness([value], self.day)

    def to_check(self, queryset, name, value):
        return AGREEMENT_FAULTS[value].find(queryset, self.day)


def within_choices():
    language = reader()
    return [(str(days), _("%(days)s days") % {"days": digits(days, language)}) for days in WITHIN_DAYS]


def looked_after(queryset, value, on):
    """Agreements in the charge of the user with this key, or, for "none", of nobody."""
    now = OfficerAssignment.objects.on(on).order_by()
    if value == "none":
        return queryset.exclude(pk__in=now.values("agreement"))
    return queryset.filter(pk__in=now.filter(user=value).values("agreement"))


def _named(rows):
    """Choices of (key, name_en, name_fa) in the reader's language."""
    place = SUFFIXES.index(kept_language())
    named = [(key, names[place] or names[1 - place]) for key, *names in rows]
    return sorted(named, key=lambda choice: sort_key(choice[1]))


# --- order -----------------------------------------------------------------------------------------------------------


def ordered(queryset, sort):
    """The agreements by one column, `-column` the other way round, rows without a value last; newest first else."""
    key, is_down = orders().get(sort.removeprefix("-")), sort.startswith("-")
    if key is None:
        return queryset.newest_first()
    if isinstance(key, SortKey):  # never empty, so that an index gives both directions
        return queryset.order_by(key.desc() if is_down else key.asc(), "-pk" if is_down else "pk")
    return queryset.order_by(key.desc(nulls_last=True) if is_down else key.asc(nulls_last=True), "-pk")


def orders():
    """What the register can be sorted by."""
    is_persian = kept_language() == "fa"
    last_term = AgreementTerm.objects.filter(agreement=OuterRef("pk")).order_by("-starts_on")
    partner = AgreementParty.objects.filter(agreement=OuterRef("pk"), role__in=PARTNER_ROLES).order_by("pk")
    known = F(f"institution__sort_{kept_language()}")
    return {
        "signed": F("signed_on"),
        "ends": Subquery(last_term.values("ends_on")[:1]),
        "title": SortKey(PERSIAN_TITLE if is_persian else "title_en"),
        "partner": Subquery(partner.values(key=Coalesce(known, SortKey("name_as_given")))[:1]),
    }
