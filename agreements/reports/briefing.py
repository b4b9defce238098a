"""Everything with one partner or one country on two pages, for whoever receives its minister."""

from datetime import timedelta

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from agreements import figures, register
from agreements.models import Activity, Agreement, AgreementParty, CommitmentOccurrence
from agreements.phases import IN_FORCE, IN_QUESTION
from agreements.register import Entry, for_register
from agreements.reports.subjects import PartnerForm
from agreements.workflow import UNSIGNED
from directory.countries import country_name
from records.reports import reports
from records.subjects import AboutOne

MOST_AGREEMENTS, MOST_ACTIVITIES, MOST_RAISED, MOST_PROMISES, MOST_CONTACTS = 12, 7, 4, 4, 4
LATELY = timedelta(days=3 * 365 + 1)  # three years
SOON = 365  # days


@reports.register
class Briefing(AboutOne):
    """What stands, what was done lately, what was promised, what waits: two pages, the rest only counted."""

    slug = "partner-briefing"
    title = _("Briefing on a partner or a country")
    description = _("Everything with one partner or one country on two pages, for a visit.")
    template = "agreements/reports/briefing.html"
    permission = "agreements.read_papers_agreement"
    stylesheets = ("css/print-dossier.css", "css/print-briefing.css")
    form_class = PartnerForm

    def form(self, data, *, user):
        return self.form_class(data)

    def context(self, *, user, on, filters, is_pdf):
        institution, country = filters.get("institution"), filters.get("country", "")
        if not institution and not country:
            return {"is_asked": False, "subject": "", "caption": ""}
        visible = Agreement.objects.visible_to(user)
        theirs = visible.with_institution(institution) if institution else visible.with_country(country)
        concluded = theirs.concluded(on)
        entries = [Entry(one, on) for one in for_register(concluded).newest_first()]
        standing = sorted(entries, key=lambda entry: entry.phase not in IN_FORCE)
        keys = [entry.agreement.pk for entry in entries]
        return {
            "is_asked": True,
            "institution": institution,
            "subject": institution.name if institution else country_name(country),
            "caption": country_name(institution.country) if institution and institution.country else "",
            "figures": _figures(entries),
            "agreements": standing[:MOST_AGREEMENTS],
            "more_agreements": max(0, len(standing) - MOST_AGREEMENTS),
            "ending": figures.ending_within(entries, on, days=SOON)[:MOST_RAISED],
            "waiting": [Entry(one, on) for one in for_register(theirs.filter(status__in=UNSIGNED))[:MOST_RAISED]],
            **_done(user, on, keys),
            **_promised(on, keys),
            "contacts": _contacts(on, keys, institution),
            **(_partners(concluded, country, on) if country else {"partners": []}),
        }


def _figures(entries):
    """Three numbers: concluded, in force, in question; and when the first was signed, as far as it is known."""
    signed = [entry.signed for entry in entries if entry.signed]
    return {
        "concluded": len(entries),
        "in_force": sum(entry.phase in IN_FORCE for entry in entries),
        "unclear": sum(entry.phase in IN_QUESTION for entry in entries),
        "first": min(signed, key=lambda day: day.date, default=None),
    }


def _done(user, on, keys):
    found = Activity.objects.visible_to(user).counted(on).filter(agreement__in=keys)
    lately = found.filter(happened_on__gt=on - LATELY)
    return {
        "activities": lately.select_related("agreement")[:MOST_ACTIVITIES],
        "activity_count": lately.count(),
        "last_activity": found.aggregate(last=Max("happened_on"))["last"],
    }


def _promised(on, keys):
    """What is due and not kept, the oldest first; whose promise it is stands beside it."""
    found = CommitmentOccurrence.objects.asked_for().filter(commitment__agreement__in=keys)
    rows = found.order_by("due_on", "pk").select_related("commitment__party__institution", "commitment__party__unit")
    return {
        "promises": [(row, row.is_overdue(on)) for row in rows[:MOST_PROMISES]],
        "promise_count": found.count(),
    }


def _contacts(on, keys, institution):
    parties = AgreementParty.objects.on(on).filter(agreement__in=keys, contact__isnull=False)
    if institution:
        parties = parties.filter(institution__in=type(institution).objects.standing_for(institution))
    people = {party.contact_id: party for party in parties.select_related("contact", "institution", "unit")}
    return list(people.values())[:MOST_CONTACTS]


def _partners(concluded, country, on):
    """The institutions there, those with most agreements first, and how many more there are."""
    partners, more = register.partners_in(concluded, country, on, most=MOST_CONTACTS)
    return {"partners": partners, "more_partners": more}
