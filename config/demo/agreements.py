"""Two dozen agreements in every state that the register knows. Days are counted from today, so the demo never ages."""

from datetime import date, datetime, time, timedelta

from agreements.models import (
    Agreement,
    AgreementParty,
    AgreementTerm,
    AgreementType,
    Confidentiality,
    EndKind,
    OfficerAssignment,
    Origin,
    PartyRole,
    RenewalMode,
    TermOrigin,
)
from agreements.workflow import Status
from directory.actions import look_again
from directory.countries import country_name
from directory.models import InstitutionMention
from records import clock
from records.calendars import Calendar, Precision, parse
from records.models import Letter, Office, Tag
from records.references import next_reference

# As published by Tehran University of Medical Sciences: country, type, partner as given, date as given, partner known
PUBLISHED = [
    ("AU", "MOU", "University of Sydney", "13-Jun-2008", "University of Sydney"),
    ("CY", "MOU", "The Cyprus Institute of Neurology & Genetics", "6-Dec-2016", None),
    ("FI", "MOA", "University of Helsinki", "1-Feb-2011", "University of Helsinki"),
    ("FR", "MOU", "Conseil Santé company", "1-Jul-2016", None),
    ("DE", "MOU", "RWTH Aachen University", "27-Sep-2014", "RWTH Aachen University"),
    ("DE", "MOA", "RWTH Aachen University", "4-Mar-2009", "RWTH Aachen University"),
    ("DE", "MOA", "Ruprecht-karls University (Heidelberg University)", "1-Nov-2017", None),
    ("DE", "MOU", "Technische Universitat Berlin", "15-Oct-2018", "Technische Universität Berlin"),
    ("IQ", "MOA", "University of Sulaimani", "-", None),
    ("NL", "MOA", "University of Groningen", "20-Jun-2010", "University of Groningen"),
]
TITLES = {
    "MOU": ("Memorandum of understanding with {}", "یادداشت تفاهم با {}"),
    "MOA": ("Memorandum of agreement with {}", "موافقت‌نامهٔ همکاری با {}"),
    "CON": ("Exchange contract with {}", "قرارداد تبادل با {}"),
    "EXE": ("Executive programme with {}", "برنامهٔ اجرایی همکاری با {}"),
}


def workday(days, step=1):
    """So many days from today, moved off the weekend and Nowruz: to a later day, or by a `step` of -1 to an earlier."""
    day = clock.today() + timedelta(days=days)
    while day.weekday() in Office.current().weekend or (day.month, day.day) in NOWRUZ:
        day += timedelta(days=step)
    return day


class Maker:
    """Makes agreements of the demo; `day(n)` is n days from today, moved off the weekend and Nowruz."""

    def __init__(self, institutions, officer, unit):
        self.institutions, self.officer, self.unit = institutions, officer, unit
        self.today = clock.today()
        self.types = {kind.code: kind for kind in AgreementType.objects.all()}

    def day(self, days):
        return workday(days)

    def make(self, code, partner, *, home="Parsan University", since=0, **values):
        """One agreement between a home institution and a partner, with a reference once it is signed."""
        titles = TITLES[code]
        latin = partner if partner not in self.institutions else self.institutions[partner].name_en
        persian = partner if partner not in self.institutions else self.institutions[partner].name_fa
        given = {"title_en": titles[0].format(latin), "title_fa": titles[1].format(persian)}
        given |= {
            "confidentiality": Confidentiality.PUBLIC,
            "status": Status.CONCLUDED,
            "origin": Origin.REGISTERED,
        } | values
        if given["status"] == Status.CONCLUDED and given["origin"] != Origin.IMPORTED:
            given["reference"] = next_reference(code, on=given.get("signed_on") or self.today)
        moment = min(datetime.combine(self.day(-since), time(10, 30), tzinfo=clock.zone()), clock.now())
        agreement = Agreement.objects.create(type=self.types[code], status_since=moment, created_at=moment, **given)
        self.party(agreement, home, PartyRole.HOME)
        self.party(agreement, partner, PartyRole.PARTNER)
        if agreement.origin != Origin.IMPORTED:
            OfficerAssignment.objects.create(agreement=agreement, user=self.officer, starts_on=self.day(-400))
        return agreement

    def party(self, agreement, name, role, **values):
        institution = self.institutions.get(name)
        given = {"name_as_given": name, "institution": institution} | values
        return AgreementParty.objects.create(agreement=agreement, role=role, **given)

    def term(self, agreement, starts, ends=None, **values):
        kind = EndKind.FIXED if ends else values.pop("end_kind", EndKind.OPEN)
        return AgreementTerm.objects.create(
            agreement=agreement, starts_on=starts, ends_on=ends, end_kind=kind, **values
        )

    def lock(self, agreement):
        """Compared with the paper: from here on the database keeps it as it is."""
        Agreement.objects.filter(pk=agreement.pk).update(locked_at=clock.now())

    def signed(
        self, code, partner, starts, ends=None, *, home="Parsan University", is_locked=True, term=None, **values
    ):
        agreement = self.make(code, partner, home=home, signed_on=starts, **values)
        self.term(agreement, starts, ends, **(term or {}))
        if is_locked:
            self.lock(agreement)
        return agreement


NOWRUZ = {(3, day) for day in range(20, 31)} | {(3, 31), (4, 1), (4, 2)}


def make_agreements(institutions, officer, unit):
    maker = Maker(institutions, officer, unit)
    _ministry_and_ictp(maker)
    _as_published(maker)
    _in_force(maker)
    _over_or_not_yet(maker)
    _on_their_way(maker)


def _ministry_and_ictp(maker):
    """The first task of the office: others signed, the office carries it out; known to the year."""
    agreement = maker.make(
        "MOU",
        "Abdus Salam International Centre for Theoretical Physics",
        home="Ministry of Science, Research and Technology",
        origin=Origin.IMPORTED,
        signed_on=date(1999, 1, 1),
        signed_precision=Precision.YEAR,
        public_summary_en="The first task of the office, founded as ISMO in March 1999.",
        public_summary_fa="نخستین مأموریت این مرکز که در اسفند ۱۳۷۷ با نام ISMO بنیان گذاشته شد.",
    )
    office = "Centre for International Scientific Studies and Collaboration"
    maker.party(agreement, office, PartyRole.IMPLEMENTING, is_signatory=False)
    maker.term(agreement, date(1999, 1, 1), starts_precision=Precision.YEAR, end_kind=EndKind.UNKNOWN)


def _as_published(maker):
    """Ten rows as TUMS published them: no end is told, one has no date, four partners are still to be resolved."""
    for country, code, name, given, known in PUBLISHED:
        signed = parse(given)
        dates = {"signed_on": signed.date, "signed_precision": signed.precision} if signed else {}
        agreement = maker.make(
            code, name, home="Tehran University of Medical Sciences", origin=Origin.IMPORTED, **dates
        )
        party = agreement.parties.get(role=PartyRole.PARTNER)
        party.country, party.institution = country, maker.institutions.get(known)
        if known is None:
            party.mention = InstitutionMention.objects.create(
                name=name, country=country, country_given=country_name(country, "en")
            )
        party.save()
        if signed:
            maker.term(agreement, signed.date, starts_precision=signed.precision, end_kind=EndKind.UNKNOWN)
    look_again(InstitutionMention.objects.all(), by="Demonstration")


def _in_force(maker):
    day = maker.day
    maker.signed("MOU", "Università di Montalto", day(-1400), day(60), term={"notice_days": 48})
    maker.signed(
        "MOU",
        "Université de Valmont",
        day(-900),
        day(400),
        term={"notice_days": 180, "renewal_mode": RenewalMode.AUTO, "auto_months": 36, "max_auto_renewals": 1},
    )
    maker.signed("MOA", "Université de Valmont", day(-500), home="Karun Research Institute")
    maker.signed("CON", "Anadolu Bilim Üniversitesi", day(-200), day(900), lead_unit=maker.unit)
    renewed = maker.signed("MOU", "Nusantara Technological University", day(-1700), day(90), is_locked=False)
    maker.term(renewed, day(90) + timedelta(days=1), day(1900), origin=TermOrigin.RENEWAL)
    maker.lock(renewed)
    three = maker.signed("MOU", "Instytut Badań Wysokich", day(-700), day(700), is_locked=False)
    three.tags.add(Tag.objects.get(name_en="energy"))
    maker.lock(three)
    maker.signed(
        "MOA",
        "Instytut Badań Wysokich",
        day(-100),
        day(1000),
        home="Karun Research Institute",
        confidentiality=Confidentiality.RESTRICTED,
    )


def _over_or_not_yet(maker):
    day = maker.day
    maker.signed("MOU", "Anadolu Bilim Üniversitesi", day(-2500), day(-600))
    ended = maker.signed(
        "MOU", "Nusantara Technological University", day(-1500), day(500), home="Karun Research Institute"
    )
    Agreement.objects.filter(pk=ended.pk).update(
        terminated_on=day(-40), termination_reason="The partner institute was dissolved."
    )
    child = maker.make(
        "EXE", "Nusantara Technological University", parent=ended, signed_on=day(-300), home="Karun Research Institute"
    )
    maker.term(child, day(-300), day(300))
    ahead = maker.make("EXE", "Università di Montalto", signed_on=day(-10), signed_calendar=Calendar.JALALI)
    maker.term(ahead, day(30), day(760))


def _on_their_way(maker):
    """Signed by the partner and not by us; sent to the ministry and not answered; only begun."""
    waiting = maker.make(
        "MOU", "Université de Valmont", home="Karun Research Institute", since=12, status=Status.IN_SIGNATURE
    )
    maker.term(waiting, maker.day(20), maker.day(20 + 1825))
    sent = maker.make(
        "MOA", "Anadolu Bilim Üniversitesi", since=20, status=Status.IN_REVIEW, confidentiality="internal"
    )
    Letter.objects.create(
        about=sent, number="14/2231", dated_on=maker.day(-20), subject="Opinion of the ministry on the draft agreement"
    )
    maker.make(
        "MOU", "Instytut Badań Wysokich", since=3, status=Status.DRAFT, confidentiality="internal", lead_unit=maker.unit
    )
