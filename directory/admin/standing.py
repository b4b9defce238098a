"""Accreditations, rankings and published ranks as staff enter them."""

from django.contrib import admin
from django.contrib.admin import SimpleListFilter
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from directory.models import Accreditation, AccreditationPhase, Institution, PublishedRank, Ranking
from directory.standingforms import AccreditationForm, PublishedRankForm, RankingForm
from records import clock
from records.admin import DocumentInline, PapersMixin, RecordAdmin
from records.admin.closing import ClosingMixin
from records.templatetags.records import dual_date, number, tag


class ByPhase(SimpleListFilter):
    title, parameter_name = gettext_lazy("phase"), "phase"

    def lookups(self, request, model_admin):
        return AccreditationPhase.choices

    def queryset(self, request, queryset):
        return queryset.in_phase(self.value(), clock.today()) if self.value() in AccreditationPhase else queryset


class OfOwnInstitution:
    """A new row is of the office's own institution unless another is chosen."""

    def get_changeform_initial_data(self, request):
        own = Institution.objects.filter(is_home=True).values_list("pk", flat=True).first()
        return {"institution": own} | super().get_changeform_initial_data(request)


@admin.register(Accreditation)
class AccreditationAdmin(OfOwnInstitution, ClosingMixin, PapersMixin, RecordAdmin):
    form = AccreditationForm
    list_display = ["__str__", "institution", "granted", "last_day", "phase_tag", "is_public"]
    list_filter = [ByPhase, "is_public"]
    list_select_related = ["institution", "body"]
    search_fields = ["body_name"]
    ordering = ["valid_until", "pk"]
    autocomplete_fields = ["institution", "body"]
    inlines = [DocumentInline]
    fieldsets = [
        (None, {"fields": ["institution", "body", "body_name", "programme_en", "programme_fa"]}),
        (
            gettext_lazy("What was granted"),
            {"fields": ["level_en", "level_fa", "granted", "valid_until", "expiring_window_days"]},
        ),
        (gettext_lazy("Where it can be read"), {"fields": ["reference", "url", "is_public"]}),
    ]

    @admin.display(description=gettext_lazy("granted on"), ordering="granted_on")
    def granted(self, accreditation):
        return dual_date(accreditation.granted, "short")

    @admin.display(description=gettext_lazy("valid until"), ordering="valid_until")
    def last_day(self, accreditation):
        return dual_date(accreditation.valid_until, "short")

    @admin.display(description=gettext_lazy("phase"))
    def phase_tag(self, accreditation):
        phase = accreditation.phase_today
        return tag(capfirst(phase.label), phase.kind)


@admin.register(Ranking)
class RankingAdmin(ClosingMixin, RecordAdmin):
    form = RankingForm
    list_display = ["__str__", "publisher", "kind", "month_in_words"]
    list_filter = ["kind"]
    search_fields = ["name_en"]
    ordering = ["name_en", "pk"]


@admin.register(PublishedRank)
class PublishedRankAdmin(OfOwnInstitution, ClosingMixin, RecordAdmin):
    form = PublishedRankForm
    list_display = ["ranking", "edition", "institution", "among", "rank", "number_ranked", "is_public"]
    list_display_links = ["ranking", "edition"]
    list_filter = ["ranking", "scope", "is_public"]
    list_select_related = ["ranking", "institution"]
    search_fields = ["within_en"]
    ordering = ["-year", "ranking", "pk"]
    autocomplete_fields = ["institution"]
    fieldsets = [
        (None, {"fields": ["ranking", "institution", "year", "label", "scope", "within_en", "within_fa"]}),
        (
            gettext_lazy("The rank"),
            {"fields": ["rank_from", "rank_to", "is_open_ended", "out_of", "score"]},
        ),
        (gettext_lazy("Where it can be read"), {"fields": ["source", "published_on", "checked_on", "is_public"]}),
    ]

    @admin.display(description=gettext_lazy("edition"), ordering="year")
    def edition(self, rank):
        return rank.edition

    @admin.display(description=gettext_lazy("among"), ordering="scope")
    def among(self, rank):
        return rank.among

    @admin.display(description=gettext_lazy("rank"), ordering="rank_from")
    def rank(self, rank):
        return format_html("<bdi>{}</bdi>", rank.rank)

    @admin.display(description=gettext_lazy("of how many"), ordering="out_of")
    def number_ranked(self, rank):
        return number(rank.out_of) or None
