"""The questions of the register, beside the admin's list of agreements."""

from django.contrib.admin import SimpleListFilter
from django.utils.translation import gettext_lazy as _

from agreements.filters import RENEWAL, looked_after, within_choices
from agreements.liveness import Liveness
from agreements.models import AgreementType, OfficerAssignment, Origin
from agreements.phases import Phase
from agreements.quality import AGREEMENT_FAULTS
from agreements.register import countries
from agreements.workflow import Status
from directory.countries import REGIONS, offered_countries
from directory.models import User
from records import clock


class Question(SimpleListFilter):
    """A filter that asks the queryset; what was not understood narrows nothing."""

    def lookups(self, request, model_admin):
        return self.choices_for(model_admin.get_queryset(request))

    def queryset(self, request, queryset):
        value = self.value()
        if value is None or value not in dict(self.lookup_choices):
            return queryset
        return self.ask(queryset, value, clock.today())

    def choices_for(self, queryset):
        raise NotImplementedError

    def ask(self, queryset, value, on):
        raise NotImplementedError


class ByPhase(Question):
    title, parameter_name = _("phase today"), "phase"

    def choices_for(self, queryset):
        return Phase.choices

    def ask(self, queryset, value, on):
        return queryset.in_phases([value], on)


class ByStatus(Question):
    title, parameter_name = _("status"), "status"

    def choices_for(self, queryset):
        return Status.choices

    def ask(self, queryset, value, on):
        return queryset.filter(status=value)


class EndingWithin(Question):
    title, parameter_name = _("ends within"), "within"

    def choices_for(self, queryset):
        return within_choices()

    def ask(self, queryset, value, on):
        return queryset.ending_within(int(value), on)


class ByRenewal(Question):
    title, parameter_name = _("renewal"), "renewal"

    def choices_for(self, queryset):
        return RENEWAL.items()

    def ask(self, queryset, value, on):
        return queryset.with_open_renewal(on)


class ToBeChecked(Question):
    title, parameter_name = _("to be checked"), "check"

    def choices_for(self, queryset):
        return [(slug, fault.words) for slug, fault in AGREEMENT_FAULTS.items()]

    def ask(self, queryset, value, on):
        return AGREEMENT_FAULTS[value].find(queryset, on)


class ByLiveness(Question):
    title, parameter_name = _("activity"), "liveness"

    def choices_for(self, queryset):
        return Liveness.choices

    def ask(self, queryset, value, on):
        return queryset.in_liveness([value], on)


class ByOfficer(Question):
    title, parameter_name = _("officer"), "officer"

    def choices_for(self, queryset):
        held = OfficerAssignment.objects.order_by().values("user")
        officers = User.objects.filter(pk__in=held).order_by("name")
        return [*((str(user.pk), str(user)) for user in officers), ("none", _("nobody in charge"))]

    def ask(self, queryset, value, on):
        return looked_after(queryset, value, on)


class ByType(Question):
    title, parameter_name = _("type"), "type"

    def choices_for(self, queryset):
        return [(kind.code, kind.name) for kind in AgreementType.objects.all()]

    def ask(self, queryset, value, on):
        return queryset.filter(type__code=value)


class ByRegion(Question):
    title, parameter_name = _("region"), "region"

    def choices_for(self, queryset):
        return REGIONS.items()

    def ask(self, queryset, value, on):
        return queryset.in_region(value, on=on)


class ByCountry(Question):
    title, parameter_name = _("country"), "country"

    def choices_for(self, queryset):
        there = countries(queryset)
        return [(code, name) for code, name in offered_countries() if code in there]

    def ask(self, queryset, value, on):
        return queryset.with_country(value, on=on)


class ByOrigin(Question):
    title, parameter_name = _("origin"), "origin"

    def choices_for(self, queryset):
        return Origin.choices

    def ask(self, queryset, value, on):
        return queryset.filter(origin=value)


QUESTIONS = [
    ByPhase,
    EndingWithin,
    ByRenewal,
    ToBeChecked,
    ByStatus,
    ByLiveness,
    ByOfficer,
    ByType,
    ByRegion,
    ByCountry,
    ByOrigin,
]
