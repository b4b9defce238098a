"""The institutions that everybody may look up, and the answers that fields ask for while somebody types."""

from babel import Locale
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Window
from django.http import JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from directory.countries import country_name
from directory.forms import InstitutionFilter
from directory.matching import likely_duplicates, suggestions
from directory.models import Institution, NameKind
from records.text import fold, number
from records.views import AsOfMixin, RecordDetail, RecordList, public_page

MOST_PARTS = 60


class FoundPaginator(Paginator):
    """Pages of what was searched for: length and keys of a page in one query over an index, then its rows alone."""

    def get_page(self, number):
        page = max(int(number), 1)
        start = (page - 1) * self.per_page
        narrow = self.object_list.annotate(length=Window(Count("*"))).values_list("pk", "length")
        found = list(narrow[start : start + self.per_page])
        if not found:  # nothing at all, or past the end
            return super().get_page(number)
        self.count = found[0][1]
        rows = Institution.objects.defer("ror_values").in_bulk([key for key, _length in found])
        return self._get_page([rows[key] for key, _length in found], page, self)


@public_page
class InstitutionList(RecordList):
    """Institutions under all their names; merged and withdrawn ones are left out."""

    model = Institution
    filter_class = InstitutionFilter
    template_name = "directory/institution_list.html"
    title = gettext_lazy("Institutions")
    intro = gettext_lazy(
        "Universities, institutes and bodies that the office works with or may work with. "
        "Search by any name, in any language or script."
    )
    list_name = "directory:institution_list"

    def get_queryset(self):
        return super().get_queryset().listed().by_name(get_language()).defer("ror_values")

    def get_paginator(self, queryset, per_page, **kwargs):
        is_search = bool(self.filters.form.cleaned_data.get("q"))
        return (FoundPaginator if is_search else Paginator)(queryset, per_page)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        count = context["paginator"].count
        may_edit = self.request.user.has_perm("directory.change_institution")
        noun = ngettext("%(number)s institution", "%(number)s institutions", count)
        return context | {
            "count_text": noun % {"number": number(count, get_language())},
            "chips": self.filters.chips(),
            "clear_url": reverse("directory:institution_list"),
            "edit_url": reverse("admin:directory_institution_changelist") if may_edit else "",
        }

    def header(self):
        return [_("Name (Latin)"), _("Name (Persian)"), _("Acronym"), _("Kind"), _("City"), _("Country"), _("ROR iD")]

    def rows(self, queryset):
        for one in queryset.iterator(chunk_size=2000):
            kind, country = one.get_kind_display(), country_name(one.country)
            yield [one.name_en, one.name_fa, one.acronym, str(kind), one.city, country, one.ror_id or ""]


@public_page
class InstitutionPage(AsOfMixin, RecordDetail):
    """One institution: its names, where it belongs, and what other apps show of it."""

    model = Institution
    template_name = "directory/institution_detail.html"
    context_object_name = "institution"

    def get_queryset(self):
        others = ("parent", "predecessor", "successor__successor__successor")
        return super().get_queryset().select_related(*others).prefetch_related("names", "units")

    def get_context_data(self, **kwargs):
        institution, user = self.object, self.request.user
        parts = Institution.objects.visible_to(user).listed().filter(parent=institution).by_name(get_language())
        merged = Institution.objects.visible_to(user).standing_for(institution).exclude(pk=institution.pk)
        return super().get_context_data(**kwargs) | {
            "names": other_names(institution),
            "parts": parts[:MOST_PARTS],
            "parts_count": parts.count(),
            "merged": merged.by_name(get_language()),
            "heirs": Institution.objects.visible_to(user).heirs_of(institution).by_name(get_language()),
            "units": [unit for unit in institution.units.all() if not unit.is_closed],
            "may_edit": user.has_perm("directory.change_institution", institution),
            "day": self.day,
            "is_today": self.is_today,
            "as_of_form": self.as_of,
        }


def other_names(institution):
    """The names beside those the page is headed with: (kind, [(name, language in words, row)]), each name once."""
    shown = {fold(institution.name_en), fold(institution.name_fa), fold(institution.acronym)}
    languages = Locale.parse(get_language(), sep="-").languages
    groups = {kind: [] for kind in NameKind}
    for row in institution.names.all():
        if row.folded not in shown:
            shown.add(row.folded)
            groups[NameKind(row.kind)].append((row, languages.get(row.language, row.language)))
    return [(kind.label, rows) for kind, rows in groups.items() if rows]


@require_safe
def typeahead(request):
    """At most ten institutions for what is typed in `q`: as JSON, or with `name` as radio buttons of that name."""
    found = suggestions(request.GET.get("q", "")[:200])
    if "name" in request.GET:
        context = {"found": found, "name": request.GET["name"][:60], "q": request.GET.get("q", "")}
        return render(request, "components/typeahead_options.html", context)
    rows = [
        {
            "id": str(one.institution.uuid),
            "name": one.institution.name,
            "found_as": one.found_as,
            "city": one.institution.city,
            "country": country_name(one.institution.country) if one.institution.country else "",
        }
        for one in found
    ]
    return JsonResponse({"results": rows})


@require_safe
def duplicates(request):
    """The entries that an institution may be which somebody is about to enter."""
    if not request.user.has_perm("directory.add_institution"):
        raise PermissionDenied
    asked = [request.GET.get(name, "")[:400] for name in ("name_en", "name_fa", "country")]
    return render(request, "directory/likely_duplicates.html", {"found": likely_duplicates(*asked)})
