"""Awards made before the calls were kept here: entered by hand, or imported from the lists that programmes kept."""

from django.contrib import admin
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.forms.earlier_awards import AwardForm
from programs.models import AwardLeader, EarlierAward, Programme, Side
from records.admin import RecordAdmin, StackedInline
from records.admin.closing import ClosingMixin
from records.admin.filters import VisibleFilter
from records.templatetags.records import digits, dual_date


class AwardLeaderInline(StackedInline):
    model = AwardLeader
    fields = [("side", "person", "name"), ("institution", "institution_given", "country")]
    autocomplete_fields = ["person", "institution"]
    max_num = 2

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("person", "institution")


@admin.register(EarlierAward)
class EarlierAwardAdmin(ClosingMixin, RecordAdmin):
    form = AwardForm
    import_slug = "earlier-awards"
    export_permission = "programs.import_earlieraward"
    list_display = ["title", "programme", "of_year", "number", "first_day", "last_day", "origin"]
    list_filter = [("programme", VisibleFilter), "origin"]
    list_select_related = ["programme"]
    search_fields = ["title", "number"]
    ordering = ["-ends_on", "-pk"]
    inlines = [AwardLeaderInline]
    fields = ["programme", "year", "number", "title", "starts_on", "ends_on"]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """Of the programmes that this person runs."""
        if db_field.name == "programme":
            kwargs["queryset"] = Programme.objects.run_by(request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @admin.display(description=gettext_lazy("year"), ordering="year")
    def of_year(self, award):
        return digits(award.year) if award.year else "–"

    @admin.display(description=gettext_lazy("first day"), ordering="starts_on")
    def first_day(self, award):
        return dual_date(award.starts_on, "short") or "–"

    @admin.display(description=gettext_lazy("last day"), ordering="ends_on")
    def last_day(self, award):
        return dual_date(award.ends_on, "short") or "–"

    def export_table(self, queryset):
        """The columns of the import, so that what was taken away can be read again."""
        header = [_("Programme"), _("Year"), _("Number"), _("Title"), _("First day"), _("Last day")]
        header += [_("Home leader"), _("Home institution"), _("Partner leader"), _("Partner institution")]
        rows = queryset.prefetch_related("leaders__person", "leaders__institution")
        return header, (self._row(award) for award in rows)

    def _row(self, award):
        by_side = {leader.side: leader for leader in award.leaders.all()}
        people = []
        for side in Side:
            leader = by_side.get(side)
            people += [leader.shown, leader.institution_name] if leader else ["", ""]
        days = [award.starts_on or "", award.ends_on or ""]
        return [award.programme.code, award.year or "", award.number, award.title, *days, *people]
