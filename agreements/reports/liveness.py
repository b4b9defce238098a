"""Under which agreements is nothing done? The rows of the staff's list with the same questions, by country."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.filters import StaffRegisterFilter
from agreements.liveness import Liveness
from agreements.models import Agreement
from agreements.register import entries, header, rows
from directory.countries import country_name
from records.calendars import in_words
from records.reports import Report, reports
from records.text import sort_key

ASKED = ("liveness", "on", "country", "region", "type", "officer", "unit", "institution", "q", "since", "until")
BANDS = (Liveness.DORMANT, Liveness.NEVER_USED, Liveness.QUIET, Liveness.ALIVE, Liveness.NEW)


@reports.register
class AgreementsByActivity(Report):
    """Dormant agreements, or any other band, under their partners' countries."""

    slug = "agreements-by-activity"
    title = gettext_lazy("Dormant agreements by country")
    description = gettext_lazy("Under which agreements nothing is done, or what else is known of it; any day.")
    template = "agreements/reports/liveness.html"
    permission = "agreements.print_register"
    stylesheets = ("css/print-register.css",)

    def form(self, data, *, user):
        """That of the staff's list, with the questions that make sense on paper; dormant unless another is chosen."""
        form = StaffRegisterFilter(data, queryset=Agreement.objects.visible_to(user)).form
        for name in [name for name in form.fields if name not in ASKED]:
            del form.fields[name]
        form.fields["liveness"].choices = [(band.value, band.label) for band in BANDS]
        return form

    def agreements(self, *, user, on, filters):
        """As the staff's list finds them."""
        asked = StaffRegisterFilter({}, queryset=Agreement.objects.visible_to(user))
        asked.asked = filters | {"on": on, "liveness": _band(filters)}
        return asked.qs

    def subtitle(self, *, on, filters):
        words = [_("As of %(day)s") % {"day": in_words(on)}, str(_band(filters).label)]
        if filters.get("country"):
            words.append(country_name(filters["country"]))
        return " · ".join(words)

    def table(self, *, user, on, filters):
        return header(for_staff=True), rows(self.agreements(user=user, on=on, filters=filters), on, for_staff=True)

    def context(self, *, user, on, filters, is_pdf):
        found = list(entries(self.agreements(user=user, on=on, filters=filters), on))
        groups = _by_country(found)
        return {
            "entries": found,
            "groups": groups,
            "country_count": sum(1 for code, _name, _entries in groups if code),
            "what": capfirst(_band(filters).label),
            "sections": [("countries", _("By country"))],
        }


def _band(filters):
    return Liveness(filters.get("liveness") or Liveness.DORMANT)


def _by_country(entries):
    """[(code, name, entries)] by the name of the country; an agreement stands under each of its partners' countries."""
    found = {}
    for entry in entries:
        for code in entry.countries or [""]:
            found.setdefault(code, []).append(entry)
    named = [(code, country_name(code) if code else _("Country not known"), there) for code, there in found.items()]
    return sorted(named, key=lambda group: (not group[0], sort_key(group[1])))
