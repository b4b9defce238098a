"""The director's register: a summary, every agreement, and what is not known."""

from django import forms
from django.db.models import Exists, OuterRef
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from agreements import figures
from agreements.filters import StaffRegisterFilter
from agreements.models import Agreement
from agreements.phases import IN_FORCE, IN_QUESTION, Phase
from agreements.querysets import signed_copies
from agreements.register import Entry, for_register, header, rows
from directory.countries import country_name
from records import charts
from records.calendars import Precision, in_words
from records.languages import listed
from records.reports import Report, reports
from records.text import digits

MOST_COUNTRIES, MOST_NAMED = 10, 20


# The questions of the staff's list that make sense on paper, and one more.
ASKED = ("q", "country", "type", "region", "phase", "within", "liveness", "officer", "unit", "institution")
ASKED = (*ASKED, "since", "until", "check", "renewal", "confidentiality", "on")
SCOPES = [("", gettext_lazy("all concluded")), ("in_force", gettext_lazy("only those in force"))]


@reports.register
class RegisterOfAgreements(Report):
    """The director's register: one page of summary, then every agreement, then what is not known."""

    slug = "register-of-agreements"
    title = gettext_lazy("Register of agreements")
    description = gettext_lazy("Summary on one page, chart, every agreement, and what is not known; for any day.")
    template = "agreements/reports/register.html"
    permission = "agreements.print_register"
    stylesheets = ("css/print-register.css",)

    def form(self, data, *, user):
        """That of the staff's list, so that its address, with other words before the question mark, prints its rows."""
        form = _asking(data, user).form
        for name in [name for name in form.fields if name not in ASKED]:
            del form.fields[name]
        form.fields["scope"] = forms.ChoiceField(label=gettext_lazy("Which"), required=False, choices=SCOPES)
        return form

    def filters(self, data, *, user):
        found = super().filters(data, user=user)
        questions = data.copy()
        for name in [name for name in questions if name not in ASKED or name == "on"]:  # the day is said apart
            del questions[name]
        words = _asking(questions, user).in_words
        return found | {"in_words": words} if words else found

    def agreements(self, *, user, on, filters):
        asked = StaffRegisterFilter({}, queryset=Agreement.objects.visible_to(user).concluded(on))
        asked.asked = {name: value for name, value in filters.items() if name in ASKED} | {"on": on}
        found = asked.qs.in_force(on) if filters.get("scope") == "in_force" else asked.qs
        return found.newest_first()

    def subtitle(self, *, on, filters):
        """The day and every question: what has left the portal still says what it is part of."""
        words = [_("As of %(day)s") % {"day": in_words(on)}, *filters.get("in_words", ())]
        if filters.get("scope") == "in_force":
            words.append(_("only those in force"))
        return " · ".join(words)

    def table(self, *, user, on, filters):
        return header(for_staff=True), rows(self.agreements(user=user, on=on, filters=filters), on, for_staff=True)

    def context(self, *, user, on, filters, is_pdf):
        agreements = list(
            for_register(self.agreements(user=user, on=on, filters=filters)).annotate(
                has_copy=Exists(signed_copies().filter(object_id=OuterRef("pk")))
            )
        )
        entries = [Entry(agreement, on) for agreement in agreements]
        countries = figures.by_country(entries)
        phases = figures.by_phase(entries)
        years, unplaced, earlier = figures.by_year_signed([entry.signed for entry in entries], get_language())
        return {
            "entries": entries,
            "in_force": sum(n for phase, n in phases if phase in IN_FORCE),
            "in_question": sum(n for phase, n in phases if phase in IN_QUESTION),
            "expiring": sum(n for phase, n in phases if phase in {Phase.EXPIRING, Phase.NOTICE_PASSED}),
            "country_count": len(countries),
            "countries": [(country_name(code), n) for code, n in countries[:MOST_COUNTRIES]],
            "most_in_a_country": countries[0][1] if countries else 0,
            "other_countries": sum(n for _code, n in countries[MOST_COUNTRIES:]),
            "types": figures.by_type(entries),
            "phases": [(capfirst(phase.label), n) for phase, n in phases],
            "ending": figures.ending_within(entries, on),
            "chart": _chart(years, is_pdf=is_pdf),
            "unplaced": unplaced,
            "earlier": earlier,
            "gaps": gaps(entries),
            "sections": [
                ("summary", _("Summary")),
                ("ending", _("What ends in 12 months")),
                ("register", _("The register")),
                ("gaps", _("What is not known")),
            ],
        }


def _chart(years, *, is_pdf):
    if not years:
        return ""
    return charts.columns(
        _("Agreements signed in each year"),
        [digits(year, get_language()) for year, _n in years],
        {_("Signed"): [n for _year, n in years]},
        language=get_language(),
        height=190,
        pdf=is_pdf,
        uid="signed",
    )


def gaps(entries):
    """What the register does not know: what, why it matters, of which agreements; what is complete is left out."""
    found = [
        (
            _("End not known"),
            _("Counts as in force for nobody until somebody reads the end in the paper."),
            [entry for entry in entries if entry.phase == Phase.END_NOT_KNOWN],
        ),
        (
            _("No date at all"),
            _("Neither the signature nor a term is known."),
            [entry for entry in entries if entry.phase == Phase.UNDATED],
        ),
        (
            _("Date known to the month or year only"),
            "",
            [entry for entry in entries if entry.signed and entry.signed.precision != Precision.DAY],
        ),
        (
            _("Partner not yet recognised"),
            _("The name stands as it was given; see “Names to be resolved”."),
            [entry for entry in entries if any(p.institution_id is None for p in entry.agreement.parties.all())],
        ),
        (_("Signed copy not filed"), "", [entry for entry in entries if not entry.agreement.has_copy]),
        (
            _("Not yet compared with the paper"),
            _("Imported or registered, and not marked as verified."),
            [entry for entry in entries if not entry.agreement.is_locked],
        ),
        (_("Nobody in charge"), "", [entry for entry in entries if entry.officer is None]),
    ]
    return [
        {
            "what": what,
            "why": why,
            "count": len(missing),
            "named": [_short_name(entry) for entry in missing[:MOST_NAMED]],
            "more": max(0, len(missing) - MOST_NAMED),
        }
        for what, why, missing in found
        if missing
    ]


def _short_name(entry):
    return entry.agreement.reference or listed(entry.partners)


def _asking(data, user):
    return StaffRegisterFilter(data, queryset=Agreement.objects.visible_to(user))
