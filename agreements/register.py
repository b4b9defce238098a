"""What does the register say of an agreement? Said once, for lists, CSV, XLSX and PDF, for any day."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Case, CharField, Count, F, Prefetch, Q, Value, When
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from agreements.liveness import liveness
from agreements.models import Agreement, AgreementParty, EndKind, OfficerAssignment, OfficerRole, RenewalReview
from agreements.querysets import PARTNER_ROLES
from agreements.workflow import Status
from directory.countries import country_name
from directory.models import Institution
from directory.querysets import current_key
from records.calendars import ImpreciseDate
from records.languages import named, reader
from records.text import number, sort_key

CHUNK = 2000  # rows of an export that are read, with all that belongs to them, at a time


class Entry:
    """One agreement as it stands in the register on a day. Reads what `for_lists` prefetches, and the officers."""

    def __init__(self, agreement, on):
        self.agreement = agreement
        self.on = on

    @cached_property
    def phase(self):
        return self.agreement.phase(self.on)

    @property
    def tag(self):
        """(label, kind) of what is to be said first: the phase, or how far it has come before its conclusion."""
        if self.phase:
            return capfirst(self.phase.label), self.phase.kind
        kind = "quiet" if self.agreement.status == Status.VOID else "current"
        return capfirst(self.agreement.get_status_display()), kind

    @cached_property
    def liveness(self):
        """Whether anything is done under it; None where nobody asks."""
        return liveness(self.agreement, self.on)

    @property
    def last_activity_on(self):
        return max((day for day in self.agreement.activity_days if day <= self.on), default=None)

    @cached_property
    def term(self):
        """The term that counts on the day: the last one that has begun, else the first to come; None without terms."""
        terms = list(self.agreement.terms.all())
        begun = [term for term in terms if term.starts_on <= self.on]
        return begun[-1] if begun else next(iter(terms), None)

    @property
    def parties(self):
        return [party for party in self.agreement.parties.all() if party.counts_on(self.on)]

    @cached_property
    def partners(self):
        return [party for party in self.agreement.partners if party.counts_on(self.on)]

    @cached_property
    def home_parties(self):
        return [party for party in self.agreement.home_parties if party.counts_on(self.on)]

    @cached_property
    def countries(self):
        """The codes of the partners' countries, each once, in the order of the partners."""
        return list(dict.fromkeys(party.country_code for party in self.partners if party.country_code))

    @property
    def country_names(self):
        return [country_name(code) for code in self.countries]

    @property
    def signed(self):
        return self.agreement.signed

    @property
    def begins(self):
        return self.term.starts if self.term else None

    @property
    def ends(self):
        """The last day of the term, where it has one."""
        return ImpreciseDate(self.term.ends_on) if self.term and self.term.ends_on else None

    @property
    def end_in_words(self):
        """How it ends, where no day says so."""
        if self.ends:
            return ""
        return EndKind(self.term.end_kind).label if self.term else EndKind.UNKNOWN.label

    @property
    def notice_deadline(self):
        return self.term.notice_deadline if self.term else None

    @cached_property
    def review(self):
        """What was decided about the renewal of its last term by the day, as the prefetched reviews tell."""
        last = self.agreement.last_term
        decided = (review for review in self.agreement.reviews.all() if review.is_decided)
        return next((one for one in decided if one.term_id == last.pk and one.decided_on <= self.on), None)

    @property
    def decision(self):
        """The decision about its renewal, who took it and when, in words; "" where there is none."""
        if self.review is None:
            return ""
        return _("%(decision)s (%(name)s, %(day)s)") % {
            "decision": self.review.get_decision_display(),
            "name": self.review.decided_by,
            "day": _shown(ImpreciseDate(self.review.decided_on)),
        }

    @property
    def officer(self):
        """Who is responsible on the day, as the prefetched assignments tell."""
        return next(
            (
                held.user
                for held in self.agreement.officers.all()
                if held.role == OfficerRole.OFFICER
                and held.starts_on <= self.on
                and (held.ends_on is None or held.ends_on >= self.on)
            ),
            None,
        )


@dataclass(frozen=True)
class Column:
    """What a heading says, and what a program asks for by its key; several names are a list."""

    key: str
    label: str
    value: callable
    is_for_staff: bool = False

    def cell(self, entry):
        """The value in one line of a table."""
        value = self.value(entry)
        return named(value) if isinstance(value, list) else value


def _shown(date):
    return date.both(reader())[0] if date else ""


def _other(date):
    return date.both(reader())[1] if date else ""


def _machine(date):
    return date.iso if date else ""


COLUMNS = (
    Column("reference", gettext_lazy("Reference"), lambda entry: entry.agreement.reference or ""),
    Column("type", gettext_lazy("Type"), lambda entry: entry.agreement.type.name),
    Column("title", gettext_lazy("Title"), lambda entry: entry.agreement.title),
    Column("home_side", gettext_lazy("Home side"), lambda entry: entry.home_parties),
    Column("partners", gettext_lazy("Partners"), lambda entry: entry.partners),
    Column("country", gettext_lazy("Country"), lambda entry: entry.country_names),
    Column("signed", gettext_lazy("Signed"), lambda entry: _shown(entry.signed)),
    Column("signed_other_calendar", gettext_lazy("Signed (other calendar)"), lambda entry: _other(entry.signed)),
    Column("signed_iso", gettext_lazy("Signed (ISO 8601)"), lambda entry: _machine(entry.signed)),
    Column(
        "signed_known_to",
        gettext_lazy("Signature known to the"),
        lambda entry: entry.signed.precision.label if entry.signed else "",
    ),
    Column("begins", gettext_lazy("Begins"), lambda entry: _shown(entry.begins)),
    Column("begins_other_calendar", gettext_lazy("Begins (other calendar)"), lambda entry: _other(entry.begins)),
    Column("begins_iso", gettext_lazy("Begins (ISO 8601)"), lambda entry: _machine(entry.begins)),
    Column("ends", gettext_lazy("Ends"), lambda entry: _shown(entry.ends)),
    Column("ends_other_calendar", gettext_lazy("Ends (other calendar)"), lambda entry: _other(entry.ends)),
    Column("ends_iso", gettext_lazy("Ends (ISO 8601)"), lambda entry: _machine(entry.ends)),
    Column(
        "how_it_ends",
        gettext_lazy("How it ends"),
        lambda entry: entry.term.get_end_kind_display() if entry.term else _("not known"),
    ),
    Column("phase", gettext_lazy("Phase"), lambda entry: entry.phase.label if entry.phase else ""),
    Column("as_of", gettext_lazy("As of (ISO 8601)"), lambda entry: entry.on.isoformat()),
    Column(
        "renewal",
        gettext_lazy("Renewal"),
        lambda entry: entry.term.get_renewal_mode_display() if entry.term else "",
        True,
    ),
    Column(
        "notice_until",
        gettext_lazy("Notice until (ISO 8601)"),
        lambda entry: entry.notice_deadline.isoformat() if entry.notice_deadline else "",
        True,
    ),
    Column("renewal_decision", gettext_lazy("Renewal decided"), lambda entry: entry.decision, True),
    Column("status", gettext_lazy("Status"), lambda entry: entry.agreement.get_status_display(), True),
    Column(
        "confidentiality",
        gettext_lazy("Confidentiality"),
        lambda entry: entry.agreement.get_confidentiality_display(),
        True,
    ),
    Column("officer", gettext_lazy("Officer"), lambda entry: str(entry.officer or ""), True),
    Column("unit_in_charge", gettext_lazy("Unit in charge"), lambda entry: str(entry.agreement.lead_unit or ""), True),
    Column(
        "activity",
        gettext_lazy("Activity"),
        lambda entry: str(entry.liveness.label) if entry.liveness else "",
        True,
    ),
    Column(
        "last_activity",
        gettext_lazy("Last activity (ISO 8601)"),
        lambda entry: entry.last_activity_on.isoformat() if entry.last_activity_on else "",
        True,
    ),
    Column("origin", gettext_lazy("Origin"), lambda entry: entry.agreement.get_origin_display(), True),
    Column(
        "verified", gettext_lazy("Verified"), lambda entry: _("yes") if entry.agreement.is_locked else _("no"), True
    ),
)


def columns(*, for_staff=False):
    """What everybody may read, or also what is the office's own."""
    return [column for column in COLUMNS if for_staff or not column.is_for_staff]


def header(*, for_staff=False):
    """The headings of an export."""
    return [str(column.label) for column in columns(for_staff=for_staff)]


def rows(queryset, on, *, for_staff=False):
    """The rows of an export as of a day."""
    asked = columns(for_staff=for_staff)
    for entry in entries(queryset, on):
        yield [column.cell(entry) for column in asked]


def entries(queryset, on):
    """All of them as of a day; read in chunks, so that memory does not grow with the register."""
    for agreement in for_register(queryset.prefetch_related(None)).iterator(chunk_size=CHUNK):
        yield Entry(agreement, on)


def for_register(queryset):
    """What an Entry reads, in five queries."""
    return (
        queryset.for_lists()
        .with_activity_days()
        .prefetch_related(
            Prefetch("officers", queryset=OfficerAssignment.objects.select_related("user")),
            Prefetch("reviews", queryset=RenewalReview.objects.select_related("decided_by")),
        )
    )


# The partner's own country, or, while the partner is not known, the one given; as AgreementParty.country_code.
_COUNTRY = Case(
    When(institution__isnull=False, institution__country__gt="", then=F("institution__country")),
    default=F("country"),
    output_field=CharField(),
)


def countries(queryset):
    """The codes of the countries in which these agreements have, had or will have a partner."""
    known, given = countries_known(queryset), countries_given(queryset)
    return set(known.values_list("country", flat=True).union(given.values_list("country", flat=True)))


def countries_known(queryset):
    """The partners' institutions that have a country. (Distinct: each is looked up once, not once an agreement.)"""
    partners = _partners(queryset).values("institution").distinct()
    return Institution.objects.order_by().filter(pk__in=partners).exclude(country="")


def countries_given(queryset):
    """The partners of whose country is known only what was given."""
    unknown = Q(institution=None) | Q(institution__country="")
    return _partners(queryset).filter(unknown).exclude(country="")


def country_counts(queryset, on):
    """(country, how many of these agreements have a partner there on a day), most first; one query."""
    there = _partners(queryset, on).annotate(there=_COUNTRY).exclude(there="").values_list("there")
    counts = there.annotate(n=_agreements())
    return sorted(counts, key=lambda pair: (-pair[1], sort_key(country_name(pair[0]))))


def placed_count(queryset, on):
    """How many of these agreements have a partner on a day whose country is known."""
    return _partners(queryset, on).annotate(there=_COUNTRY).exclude(there="").aggregate(n=_agreements())["n"]


def partners_in(queryset, code, on, *, most):
    """[(institution or None, its name, how many of these agreements)] of the partners in a country on a day, most
    first, and how many partners more there are. A merged entry counts for the one it was merged into; an unknown one
    stands as given.
    """
    there = _partners(queryset, on).annotate(there=_COUNTRY).filter(there=code)
    given = Case(When(institution=None, then=F("name_as_given")), default=Value(""))
    found = there.annotate(entry=current_key("institution"), given=given).values_list("entry", "given")
    counts = list(found.annotate(n=_agreements()).order_by("-n", "given", "entry"))
    known = Institution.objects.in_bulk([entry for entry, _given, _n in counts[:most] if entry])
    named = [(known.get(entry), known[entry].name if entry else given, n) for entry, given, n in counts[:most]]
    return sorted(named, key=lambda one: (-one[2], sort_key(one[1]))), len(counts[most:])


def in_force_first(queryset, on):
    """Before the order there is: those in force on a day."""
    is_over = Case(When(pk__in=Agreement.objects.in_force(on).order_by().values("pk"), then=0), default=1)
    return queryset.order_by(is_over, *queryset.query.order_by)


def signatures(queryset):
    """When each of these agreements was signed, None where it is not known; one narrow query."""
    dates = queryset.order_by().values_list("signed_on", "signed_precision", "signed_calendar")
    return [ImpreciseDate(*row) if row[0] else None for row in dates]


def count_text(count):
    """How many, in words."""
    noun = ngettext("%(number)s agreement", "%(number)s agreements", count)
    return noun % {"number": number(count, reader())}


def _agreements():
    return Count("agreement", distinct=True)


def _partners(queryset, on=None):
    """Their partners on a day, or at any time."""
    agreements = queryset.order_by().values("pk")
    parties = AgreementParty.objects.on(on) if on else AgreementParty.objects
    return parties.order_by().filter(role__in=PARTNER_ROLES, agreement__in=agreements)
