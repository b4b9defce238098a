"""What is printed about stays: invitation letter, certificate, briefing, balance, figures."""

from decimal import Decimal

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.reports.briefing import Briefing
from agreements.reports.subjects import AgreementForm
from directory.countries import country_name
from exchanges.costs import totals
from exchanges.kinds import Direction, StayKind
from exchanges.models import BalanceEntry, BalanceSide, InvitationLetter, Stay
from records.calendars import Calendar, calendar_of
from records.checkcode import square
from records.fields import LineField, WholeNumberField
from records.languages import named, reader
from records.letterstates import LetterState
from records.reports import Report, reports
from records.subjects import AboutOne, OfReader

SHEETS = ("css/print-dossier.css",)
LETTER_SHEETS = (*SHEETS, "css/print-letter.css")


class StayForm(OfReader):
    """A stay that the reader sees, by its number or by the key in its address."""

    stay = LineField(
        label=gettext_lazy("Stay"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("Its number, like EXC-1405-0007."),
    )

    def clean_stay(self):
        visible = Stay.objects.visible_to(self.user).for_lists()
        return self.find("stay", visible, number="reference", unseen=_("You see no stay with this number."))


class LetterForm(OfReader):
    """A letter of a stay that the reader sees, by its number."""

    letter = LineField(
        label=gettext_lazy("Letter"),
        required=False,
        max_length=30,
        help_text=gettext_lazy("Its number, like INV-1405-0007."),
    )

    def clean_letter(self):
        seen = Stay.objects.visible_to(self.user).order_by().values("pk")
        letters = InvitationLetter.objects.filter(stay__in=seen)
        letters = letters.select_related("stay__person", "stay__home", "stay__host")
        return self.find("letter", letters, number="number", unseen=_("You see no letter with this number."))


@reports.register
class InvitationSheet(AboutOne):
    """The letter as it was issued, with the code by which everybody can check it."""

    slug = "invitation-letter"
    title = gettext_lazy("Letter of invitation")
    description = gettext_lazy("As it was issued, with number, validity and the code to check it.")
    template = "exchanges/reports/invitation.html"
    permission = "exchanges.print_letter_stay"
    stylesheets = LETTER_SHEETS
    form_class = LetterForm
    is_listed = False

    def context(self, *, user, on, filters, is_pdf):
        letter = filters.get("letter")
        if letter is None:
            return {"letter": None, "subject": "", "caption": ""}
        state, address = letter.state(on), settings.SITE_URL + letter.check_url
        return {
            "letter": letter,
            "stay": letter.stay,
            "subject": letter.number,
            "caption": "",
            "guests": letter.guests.splitlines(),
            "state": state,
            "is_valid": state == LetterState.VALID,
            "address": address,
            "square": square(address),
        }


@reports.register
class Certificate(AboutOne):
    """Who was where from when until when, for whoever was there."""

    slug = "stay-certificate"
    title = gettext_lazy("Certificate of a stay")
    description = gettext_lazy("That somebody was there, and on which days.")
    template = "exchanges/reports/certificate.html"
    permission = "exchanges.print_letter_stay"
    stylesheets = LETTER_SHEETS
    form_class = StayForm
    is_listed = False

    def context(self, *, user, on, filters, is_pdf):
        stay = filters.get("stay")
        is_over = stay is not None and stay.departed_on is not None
        return {"stay": stay, "is_over": is_over, "subject": (stay.reference or "") if stay else "", "caption": ""}


@reports.register
class DelegationBriefing(Briefing):
    """All that is known of the partner, beneath who comes and what happens on which day."""

    slug = "delegation-briefing"
    title = gettext_lazy("Briefing sheet of a delegation")
    description = gettext_lazy("Members, programme and everything known of the partner, for those who receive.")
    template = "exchanges/reports/briefing.html"
    permission = "exchanges.read_papers_stay"
    form_class = StayForm
    is_listed = False

    def form(self, data, *, user):
        return self.form_class(data, user=user)

    def context(self, *, user, on, filters, is_pdf):
        stay = filters.get("stay")
        if stay is None:
            return super().context(user=user, on=on, filters={}, is_pdf=is_pdf) | {"stay": None}
        partner = stay.home if stay.is_incoming else stay.host
        about = {"institution": partner} if partner else {"country": stay.country}
        others = Stay.objects.visible_to(user).committed().exclude(pk=stay.pk)
        others = others.with_institution(partner) if partner else others.with_country(stay.country)
        return super().context(user=user, on=on, filters=about, is_pdf=is_pdf) | {
            "stay": stay,
            "members": list(stay.participants.select_related("person")),
            "itinerary": list(stay.itinerary.all()),
            "others": list(others.for_lists()[:5]),
            "other_count": others.count(),
        }


@reports.register
class GroupSheet(AboutOne):
    """Who travels with which papers, what happens on which day, and who pays what."""

    slug = "stay-group"
    title = gettext_lazy("Group, programme and budget")
    description = gettext_lazy("Of a field trip or a delegation: members with their papers, programme and costs.")
    template = "exchanges/reports/group.html"
    permission = "exchanges.read_papers_stay"
    stylesheets = SHEETS
    form_class = StayForm
    is_listed = False

    def context(self, *, user, on, filters, is_pdf):
        stay = filters.get("stay")
        if stay is None:
            return {"stay": None, "subject": "", "caption": ""}
        costs = list(stay.costs.select_related("category"))
        members = stay.participants.select_related("person")
        return {
            "stay": stay,
            "subject": stay.reference or "",
            "caption": "",
            "members": [(one, named(one.lacks(stay.last_day))) for one in members],
            "itinerary": list(stay.itinerary.all()),
            "costs": [(cost, cost.money.format(reader()) if cost.money else "") for cost in costs],
            "totals": totals(costs),
        }


@reports.register
class Balance(AboutOne):
    """Sent, received and waived under one agreement, line by line."""

    slug = "exchange-balance"
    title = gettext_lazy("Balance of an exchange")
    description = gettext_lazy("Semesters sent and received under one agreement, with every adjustment.")
    template = "exchanges/reports/balance.html"
    permission = "exchanges.read_papers_stay"
    stylesheets = SHEETS
    form_class = AgreementForm

    def context(self, *, user, on, filters, is_pdf):
        agreement = filters.get("agreement")
        if agreement is None:
            return {"agreement": None, "subject": "", "caption": ""}
        entries = BalanceEntry.objects.visible_to(user).open().filter(agreement=agreement, on__lte=on)
        entries = list(entries.select_related("stay__person", "entered_by").order_by("on", "pk"))
        return {
            "agreement": agreement,
            "subject": agreement.title,
            "caption": agreement.reference or "",
            "entries": entries,
            "sums": balance_of(entries),
        }


def balance_of(entries):
    """Semesters sent, received and adjusted, and what is left in our favour."""
    sums = {side.value: Decimal("0.0") for side in BalanceSide}
    for entry in entries:
        sums[entry.side] += entry.units
    balance = sums[BalanceSide.SENT] - sums[BalanceSide.RECEIVED] + sums[BalanceSide.ADJUSTMENT]
    return sums | {"balance": balance}


CALENDARS = [(Calendar.JALALI, gettext_lazy("Solar Hijri")), (Calendar.GREGORIAN, gettext_lazy("Gregorian"))]


class YearForm(forms.Form):
    """Of which year of which calendar; empty for all."""

    calendar = forms.ChoiceField(label=gettext_lazy("Years of the calendar"), required=False, choices=CALENDARS)
    year = WholeNumberField(label=gettext_lazy("Year"), required=False, min_value=1300, max_value=2199)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        self.initial.setdefault("calendar", calendar_of(reader()))
        self.fields["year"].help_text = _("In which the stays begin, like 1405 or 2026; empty for all.")


@reports.register
class StayFigures(Report):
    """How many stays, by year, country, kind and direction."""

    slug = "stay-figures"
    title = gettext_lazy("Stays by country, kind and year")
    description = gettext_lazy("How many came and went, and from and to which countries.")
    template = "exchanges/reports/figures.html"
    permission = "exchanges.read_papers_stay"
    form_class = YearForm

    def counts(self, user, filters):
        calendar = Calendar(filters.get("calendar") or calendar_of(reader()))
        found = Stay.objects.visible_to(user).counts(calendar)
        return [row for row in found if row["year"] == (filters.get("year") or row["year"])]

    def table(self, *, user, on, filters):
        header = [_("Year"), _("Country"), _("Kind"), _("Which way"), _("Stays")]
        return header, [list(row) for row in map(_shown, self.counts(user, filters))]

    def context(self, *, user, on, filters, is_pdf):
        counts = self.counts(user, filters)
        return {
            "rows": [_shown(row) for row in counts],
            "outgoing": sum(row["n"] for row in counts if row["direction"] == Direction.OUTGOING),
            "total": sum(row["n"] for row in counts),
            "incoming": sum(row["n"] for row in counts if row["direction"] == Direction.INCOMING),
            "country_count": len({row["country"] for row in counts if row["country"]}),
            "sections": [("figures", _("Year by year"))],
        }


def _shown(row):
    country = country_name(row["country"]) if row["country"] else ""
    return row["year"], country, StayKind(row["kind"]).label, Direction(row["direction"]).label, row["n"]
