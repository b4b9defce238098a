"""Institutions, their names and units; how two entries of one institution become one."""

from django.contrib import admin, messages
from django.contrib.admin import SimpleListFilter
from django.core.exceptions import ValidationError
from django.db.models import Case, Q, Value, When
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory import actions
from directory.countries import REGIONS, countries_in, country_name, offered_countries
from directory.forms import InstitutionForm, MergeForm
from directory.matching import likely_duplicates, names_near, suggestions
from directory.models import (
    CountryAlias,
    CountryName,
    Institution,
    InstitutionMention,
    InstitutionName,
    InstitutionStatus,
    Mentioned,
    Unit,
)
from records.admin import RecordAdmin, RecordInline
from records.admin.closing import ClosingMixin
from records.forms import ReasonForm, refusals_shown
from records.languages import kept_language
from records.templatetags.records import dual_date, tag
from records.text import fold

MOST_SUGGESTED = 50
STATUS_KINDS = {"active": "good", "inactive": "quiet", "withdrawn": "problem", "merged": "quiet"}


class ByRegion(SimpleListFilter):
    title, parameter_name = gettext_lazy("region"), "region"

    def lookups(self, request, model_admin):
        return REGIONS.items()

    def queryset(self, request, queryset):
        return queryset.filter(country__in=countries_in(self.value())) if self.value() in REGIONS else queryset


class ByCountry(SimpleListFilter):
    """The countries of the region that is chosen; without one there are too many to read."""

    title, parameter_name = gettext_lazy("country"), "country"

    def lookups(self, request, model_admin):
        region, chosen = request.GET.get("region", ""), request.GET.get("country")
        offered = set(countries_in(region)) | {chosen}
        return [(code, name) for code, name in offered_countries() if code in offered]

    def has_output(self):
        return bool(self.lookup_choices)

    def queryset(self, request, queryset):
        return queryset.filter(country=self.value()) if self.value() else queryset


class NameInline(RecordInline):
    model = InstitutionName
    fields = ["name", "language", "kind", "valid_from", "valid_to", "source"]
    readonly_fields = ["source"]
    classes = ["collapse"]


class UnitInline(RecordInline):
    model = Unit
    fields = ["name_en", "name_fa", "valid_from", "valid_to"]
    show_change_link = True
    classes = ["collapse"]


@admin.register(Institution)
class InstitutionAdmin(RecordAdmin):
    form = InstitutionForm
    change_form_template = "admin/directory/institution/change_form.html"
    list_display = ["named", "city", "in_country", "kind", "status_tag"]
    list_display_links = None
    list_select_related = ["successor"]
    list_filter = [ByRegion, ByCountry, "kind", "status"]
    search_fields = ["name_en"]
    search_help_text = gettext_lazy("Any name, in any language or script, or an acronym.")
    autocomplete_fields = ["parent", "predecessor"]
    inlines = [NameInline, UnitInline]
    readonly_fields = ["standing", "ror_link"]
    fieldsets = [
        (None, {"fields": ["name_en", "name_fa", "acronym", "kind", "is_new"]}),
        (gettext_lazy("Where"), {"fields": ["country", "city", "website", "latitude", "longitude"]}),
        (gettext_lazy("Where it belongs"), {"fields": ["parent", "predecessor", "separated", "is_home", "standing"]}),
        (gettext_lazy("In the Research Organization Registry"), {"fields": ["ror_id", "ror_link"]}),
    ]

    # --- the list

    def get_queryset(self, request):
        return super().get_queryset(request).defer("ror_values")

    def get_ordering(self, request):
        return [f"sort_{kept_language()}", "pk"]

    def get_search_results(self, request, queryset, search_term):
        """A field that asks for an institution gets those in use, the likeliest first; what was divided may be gone."""
        if not request.path.endswith("/autocomplete/"):
            return super().get_search_results(request, queryset, search_term)
        offered = queryset.listed() if request.GET.get("field_name") == "predecessor" else queryset.in_use()
        if not search_term:
            return offered, False
        keys = [one.institution.pk for one in suggestions(search_term, limit=MOST_SUGGESTED, among=offered)]
        places = Case(*(When(pk=key, then=Value(place)) for place, key in enumerate(keys)), default=Value(len(keys)))
        return queryset.filter(pk__in=keys).order_by(places), False

    @admin.display(description=gettext_lazy("institution"), ordering="sort_en")
    def named(self, institution):
        other = institution.name_en if institution.name != institution.name_en else institution.name_fa
        return format_html(
            '<a href="{}"><bdi>{}</bdi></a><span class="under-line"><bdi>{}</bdi> <bdi>{}</bdi></span>',
            self.url("change", institution.pk),
            institution.name,
            institution.acronym,
            other,
        )

    @admin.display(description=gettext_lazy("country"), ordering="country")
    def in_country(self, institution):
        return country_name(institution.country)

    @admin.display(description=gettext_lazy("status"), ordering="status")
    def status_tag(self, institution):
        label = institution.get_status_display()
        return tag(label, STATUS_KINDS[institution.status])

    # --- one institution

    def get_fieldsets(self, request, obj=None):
        """What is only asked when one is entered, and what is only known once it is there."""
        left_out = {"is_new"} if obj else {"standing", "ror_link"}
        return [
            (title, options | {"fields": [name for name in options["fields"] if name not in left_out]})
            for title, options in self.fieldsets
        ]

    @admin.display(description=gettext_lazy("status"))
    def standing(self, institution):
        if institution.status != InstitutionStatus.MERGED:
            return self.status_tag(institution)
        return format_html(
            '{} <a href="{}"><bdi>{}</bdi></a> ({})',
            self.status_tag(institution),
            self.url("change", institution.current.pk),
            institution.current,
            dual_date(institution.merged_on),
        )

    @admin.display(description=gettext_lazy("separated on"))
    def separated(self, institution):
        return dual_date(institution.separated, "short")

    @admin.display(description=gettext_lazy("its page there"))
    def ror_link(self, institution):
        if not institution.ror_id:
            return "–"
        return format_html('<a href="{0}" rel="noopener"><bdi dir="ltr">{0}</bdi></a>', institution.ror_url)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["asks_for_duplicates"] = add
        return super().render_change_form(request, context, add, change, form_url, obj)

    def record_tools(self, request, record):
        if not request.user.has_perm("directory.merge_institution", record):
            return []
        if record.status == InstitutionStatus.MERGED:
            return [(_("Undo the merging"), self.url("unmerge", record.pk))]
        return [(_("Merge with another entry"), self.url("merge", record.pk))]

    def record_notice(self, record):
        if record.status != InstitutionStatus.MERGED:
            return ""
        return _("This entry was merged into “%(name)s”. It is kept for what points to it; edit that one instead.") % {
            "name": record.current
        }

    def save_related(self, request, form, formsets, change):
        """Names that waited for this institution, or were waiting because of it, are looked up again."""
        before = list(names_near(form.instance).values_list("pk", flat=True))
        super().save_related(request, form, formsets, change)
        after = names_near(form.instance).values("pk")
        near = InstitutionMention.objects.filter(Q(pk__in=before) | Q(pk__in=after))
        actions.look_again(near, by=request.user)

    # --- merging

    def own_urls(self, wrap):
        return [
            path("<path:object_id>/merge/", wrap(self.merge_view), name=self.url_name("merge")),
            path("<path:object_id>/unmerge/", wrap(self.unmerge_view), name=self.url_name("unmerge")),
        ]

    def _may_merge(self, request, object_id, *, is_merged):
        record = self._to_do(request, object_id, "merge")
        if (record.status == InstitutionStatus.MERGED) != is_merged:
            raise Http404
        return record

    def merge_view(self, request, object_id):
        """First the other entry is found, then both are seen side by side, and one is chosen to stay."""
        record = self._may_merge(request, object_id, is_merged=False)
        title = _("Merge with another entry")
        chosen = request.GET.get("institution")
        if not chosen or "search" in request.GET:
            q = request.GET.get("q", "")
            context = {
                "q": q,
                "found": [one for one in suggestions(q) if one.institution != record],
                "likely": likely_duplicates(record.name_en, record.name_fa, record.country, besides=record.pk),
            }
            context = self.page_context(request, title, record=record, **context)
            return TemplateResponse(request, "admin/directory/institution/merge_choose.html", context)
        both = [record, self._other(chosen, record)]
        form = MergeForm(request.POST or None, both=both, initial={"keep": record.pk})
        if request.method == "POST" and form.is_valid() and self._merge(request, form):
            return redirect(self.url("change", form.cleaned_data["keep"].pk))
        template = "admin/directory/institution/merge.html"
        rows = side_by_side(both)
        return self.ask(
            request, title, form, record=record, template=template, both=both, rows=rows, submit_label=_("Merge")
        )

    def _other(self, uuid, record):
        queryset = Institution.objects.exclude(pk=record.pk).exclude(status=InstitutionStatus.MERGED)
        try:
            return get_object_or_404(queryset, uuid=uuid)
        except ValidationError as error:
            raise Http404 from error

    def _merge(self, request, form):
        keep = form.cleaned_data["keep"]
        with refusals_shown(form):
            actions.merge(form.goes, into=keep, reason=form.cleaned_data["reason"], by=request.user)
            messages.success(request, _("Merged: “%(name)s” now stands for both.") % {"name": keep})
        return not form.errors

    def unmerge_view(self, request, object_id):
        record = self._may_merge(request, object_id, is_merged=True)
        form = ReasonForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            with refusals_shown(form):
                actions.unmerge(record, reason=form.cleaned_data["reason"], by=request.user)
                messages.success(request, _("“%(name)s” stands for itself again.") % {"name": record})
                return redirect(self.url("change", record.pk))
        return self.ask(request, _("Undo the merging"), form, record=record)


def side_by_side(institutions):
    """What two entries say, field by field: (label, the values, do they differ?)."""
    told = [
        (_("name (Latin)"), lambda one: one.name_en),
        (_("name (Persian)"), lambda one: one.name_fa),
        (_("acronym"), lambda one: one.acronym),
        (_("kind"), lambda one: one.get_kind_display()),
        (_("city"), lambda one: one.city),
        (_("country"), lambda one: country_name(one.country)),
        (_("website"), lambda one: one.website),
        (_("part of"), lambda one: one.parent.name if one.parent else ""),
        (_("came out of"), lambda one: one.predecessor.name if one.predecessor else ""),
        (_("ROR iD"), lambda one: one.ror_id or ""),
        (_("status"), lambda one: one.get_status_display()),
        (_("entered"), lambda one: dual_date(one.created_at, "short")),
        (_("other names"), lambda one: one.names.count()),
        (_("units"), lambda one: one.units.count()),
        *((model._meta.verbose_name_plural, _count_of(name)) for name, model in _naming()),
    ]
    rows = [(label, [say(one) for one in institutions]) for label, say in told]
    return [(label, values, len(set(map(str, values))) > 1) for label, values in rows]


def _naming():
    """(reverse name, model) of whatever names institutions: parties of agreements, affiliations."""
    related = [
        relation for relation in Institution._meta.related_objects if issubclass(relation.related_model, Mentioned)
    ]
    return [(relation.get_accessor_name(), relation.related_model) for relation in related]


def _count_of(name):
    return lambda institution: getattr(institution, name).count()


@admin.register(Unit)
class UnitAdmin(RecordAdmin):
    list_display = ["name_en", "name_fa", "institution", "parent"]
    list_select_related = ["institution", "parent"]
    search_fields = ["name_en", "name_fa"]
    autocomplete_fields = ["institution", "parent"]
    ordering = ["name_en", "pk"]
    fields = ["institution", "parent", "name_en", "name_fa", "valid_from", "valid_to"]


@admin.register(CountryName)
class CountryNameAdmin(ClosingMixin, RecordAdmin):
    """What pages call a country, where the office does not call it as CLDR does."""

    list_display = ["named", "name_en", "name_fa", "counts"]
    search_fields = ["country", "name_en", "name_fa"]
    ordering = ["country"]
    fields = ["country", "name_en", "name_fa"]

    def get_readonly_fields(self, request, obj=None):
        """Another country is another row."""
        return ["country"] if obj else []

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        CountryName.forget()

    def withdraw_view(self, request, object_id):
        response = super().withdraw_view(request, object_id)
        CountryName.forget()
        return response

    @admin.display(description=gettext_lazy("country"), ordering="country")
    def named(self, row):
        return country_name(row.country)

    @admin.display(description=gettext_lazy("counts"), boolean=True)
    def counts(self, row):
        return not row.is_closed


@admin.register(CountryAlias)
class CountryAliasAdmin(RecordAdmin):
    """Words for countries in imported lists, where the portal does not know them by itself."""

    list_display = ["name", "in_country"]
    search_fields = ["name", "folded"]
    ordering = ["name"]
    fields = ["name", "country"]

    def save_model(self, request, obj, form, change):
        """Names that were written with this word have a country from now on."""
        super().save_model(request, obj, form, change)
        without = InstitutionMention.objects.filter(country="", country_folded=fold(obj.name))
        actions.look_again(without, by=request.user)

    @admin.display(description=gettext_lazy("country"), ordering="country")
    def in_country(self, alias):
        return country_name(alias.country)
