"""How the office's institutions stand: what accredits them until when, and where rankings place them."""

from datetime import timedelta

from django.contrib.contenttypes.fields import GenericRelation
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from directory.models.institution import Institution
from directory.querysets import AccreditationQuerySet, PublishedRankQuerySet, RankingQuerySet
from records import clock
from records.calendars import MONTHS, Calendar, first_day, month_name, year_of
from records.columns import LineField, calendar_field, imprecise, precision_field
from records.history import track
from records.languages import kept_language, reader
from records.models import Document, Record
from records.text import digits


class AccreditationPhase(models.TextChoices):
    VALID = "valid", _("valid")
    EXPIRING = "expiring", _("expiring")
    EXPIRED = "expired", _("expired")

    @property
    def kind(self):
        """How its tag is painted."""
        return {"valid": "good", "expiring": "waiting", "expired": "quiet"}[self.value]


@track()
class Accreditation(Record):
    """What a body has said of an institution or of one of its programmes, and for how long it holds.

    A renewal is a row of its own; from then on nobody is reminded of the one before it.
    """

    institution = models.ForeignKey(
        Institution, models.PROTECT, related_name="accreditations", verbose_name=_("institution")
    )
    body = models.ForeignKey(
        Institution,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="accreditations_given",
        verbose_name=_("accredited by"),
        help_text=_("Where the body is in the directory; else write its name."),
    )
    body_name = LineField(_("accredited by, as the certificate names it"), max_length=200, blank=True)
    programme_en = LineField(
        _("programme or unit (English)"),
        max_length=200,
        blank=True,
        help_text=_("Left empty, it is the whole institution."),
    )
    programme_fa = LineField(_("programme or unit (Persian)"), max_length=200, blank=True)
    level_en = LineField(_("what was granted (English)"), max_length=200, blank=True)
    level_fa = LineField(_("what was granted (Persian)"), max_length=200, blank=True)
    granted_on = models.DateField(_("granted on"), null=True, blank=True)
    granted_precision = precision_field()
    granted_calendar = calendar_field()
    valid_until = models.DateField(
        _("valid until"), null=True, blank=True, help_text=_("The last day. Left empty, it holds without end.")
    )
    expiring_window_days = models.PositiveSmallIntegerField(
        _("expiring so many days before"), default=180, help_text=_("As long as a renewal takes.")
    )
    reference = LineField(_("number of the certificate"), max_length=80, blank=True)
    url = models.URLField(_("where it is published"), max_length=500, blank=True)
    is_public = models.BooleanField(
        _("shown to everybody"), default=False, help_text=_("What is not is seen by the staff only.")
    )
    documents = GenericRelation(Document)

    objects = AccreditationQuerySet.as_manager()
    timeline_children = ("documents",)

    class Meta(Record.Meta):
        verbose_name = _("accreditation")
        verbose_name_plural = _("accreditations")
        ordering = ["-valid_until", "pk"]
        constraints = [
            models.CheckConstraint(
                name="accreditation_body_is_named",
                condition=Q(body__isnull=False) | ~Q(body_name=""),
                violation_error_message=_("Choose the accrediting body, or write its name."),
            ),
            models.CheckConstraint(
                name="accreditation_not_by_itself",
                condition=Q(body__isnull=True) | ~Q(body=F("institution")),
                violation_error_message=_("No institution accredits itself."),
            ),
            models.CheckConstraint(
                name="accreditation_dates_ordered",
                condition=Q(granted_on__isnull=True)
                | Q(valid_until__isnull=True)
                | Q(valid_until__gte=F("granted_on")),
                violation_error_message=_("The accreditation ends before it was granted."),
            ),
            models.UniqueConstraint(
                fields=["institution", "body", "body_name", "programme_en", "programme_fa", "granted_on"],
                condition=Q(closed_on__isnull=True),
                nulls_distinct=False,
                name="accreditation_once",
                violation_error_message=_("This accreditation is entered already."),
            ),
        ]

    def __str__(self):
        return gettext("%(what)s, %(body)s") % {"what": self.what, "body": self.body_shown}

    def get_absolute_url(self):
        return standing_url(self.institution)

    @property
    def what(self):
        """The programme or unit, or else the whole institution."""
        return self.localised("programme") or gettext("the whole institution")

    @property
    def level(self):
        return self.localised("level")

    @property
    def body_shown(self):
        """Neither is there on a form that comes back with its body taken out."""
        return self.body_name or (self.body.name if self.body else "–")

    @property
    def granted(self):
        return imprecise(self.granted_on, self.granted_precision, self.granted_calendar)

    def phase(self, on):
        """Where it stands on a day; the last day belongs to it."""
        if self.valid_until is None:
            return AccreditationPhase.VALID
        if self.valid_until < on:
            return AccreditationPhase.EXPIRED
        is_near = self.valid_until <= on + timedelta(days=self.expiring_window_days)
        return AccreditationPhase.EXPIRING if is_near else AccreditationPhase.VALID

    @property
    def phase_today(self):
        return self.phase(clock.today())


class RankingKind(models.TextChoices):
    OVERALL = "overall", _("whole institutions")
    SUBJECT = "subject", _("subjects")
    SUSTAINABILITY = "sustainability", _("sustainability and impact")
    RESEARCH = "research", _("publications and citations")
    WEB = "web", _("presence on the web")
    OTHER = "other", _("another kind")


def months():
    """Twelve months by number, in the names of both calendars."""
    both = [MONTHS[kept_language(), calendar] for calendar in Calendar]
    return [(n, " / ".join(names)) for n, names in enumerate(zip(*both, strict=True), 1)]


@track()
class Ranking(Record):
    """A ranking that somebody publishes, and when its next edition may be looked for. The first place is the best."""

    name_en = LineField(_("name (English)"), max_length=200, unique=True)
    name_fa = LineField(_("name (Persian)"), max_length=200, blank=True)
    publisher = LineField(_("publisher"), max_length=200, blank=True)
    url = models.URLField(_("website"), max_length=500, blank=True)
    kind = models.CharField(_("what it ranks"), max_length=15, choices=RankingKind, default=RankingKind.OVERALL)
    calendar = models.CharField(_("its years are"), max_length=9, choices=Calendar, default=Calendar.GREGORIAN)
    usual_month = models.PositiveSmallIntegerField(
        _("usually published in"),
        null=True,
        blank=True,
        choices=months,
        help_text=_("The office is reminded when the month has come and no rank of the new edition is entered."),
    )
    is_a_year_ahead = models.BooleanField(
        _("is named after the next year"),
        default=False,
        help_text=_("The edition published in 2026 is called 2027."),
    )

    objects = RankingQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("ranking")
        verbose_name_plural = _("rankings")
        ordering = ["name_en"]
        constraints = [
            models.CheckConstraint(
                name="ranking_month_is_one",
                condition=Q(usual_month__isnull=True) | Q(usual_month__range=(1, 12)),
                violation_error_message=_("A month is a number from 1 to 12."),
            )
        ]

    def __str__(self):
        return self.name

    @property
    def name(self):
        return self.localised("name")

    def edition_on(self, day):
        """(first day of the usual month, year of the edition) of the last publication that was due on a day."""
        year = year_of(day, self.calendar)
        return self._edition(year - (first_day(year, self.calendar, self.usual_month) > day))

    def edition_after(self, day):
        """The same for the first publication after that day."""
        year = year_of(day, self.calendar)
        return self._edition(year + (first_day(year, self.calendar, self.usual_month) <= day))

    def _edition(self, year):
        return first_day(year, self.calendar, self.usual_month), year + self.is_a_year_ahead

    @property
    def month_in_words(self):
        """The month in which it usually appears, in its own calendar."""
        if not self.usual_month:
            return ""
        return month_name(self.usual_month, calendar=self.calendar, language=reader())


class RankScope(models.TextChoices):
    WORLD = "world", pgettext_lazy("of a rank", "world")
    REGION = "region", _("region")
    COUNTRY = "country", _("country")
    SUBJECT = "subject", _("subject")


@track()
class PublishedRank(Record):
    """The place of an institution in one edition of a ranking, as it was published: one place, a band, or "1501+"."""

    ranking = models.ForeignKey(Ranking, models.PROTECT, related_name="ranks", verbose_name=_("ranking"))
    institution = models.ForeignKey(Institution, models.PROTECT, related_name="ranks", verbose_name=_("institution"))
    year = models.PositiveSmallIntegerField(
        _("year of the edition"), validators=[MinValueValidator(1200), MaxValueValidator(2199)]
    )
    label = LineField(
        _("name of the edition"), max_length=40, blank=True, help_text=_("Where it is not the year: 2026/27.")
    )
    scope = models.CharField(_("among"), max_length=10, choices=RankScope, default=RankScope.WORLD)
    within_en = LineField(
        _("which region or subject (English)"), max_length=120, blank=True, help_text=_("For example Asia, Chemistry.")
    )
    within_fa = LineField(_("which region or subject (Persian)"), max_length=120, blank=True)
    rank_from = models.PositiveIntegerField(_("rank, or first of the band"), validators=[MinValueValidator(1)])
    rank_to = models.PositiveIntegerField(
        _("last of the band"), null=True, blank=True, help_text=_("Left empty, it is one rank.")
    )
    is_open_ended = models.BooleanField(
        _("or lower"), default=False, help_text=_("The last band, which is published as 1501+.")
    )
    out_of = models.PositiveIntegerField(_("of how many"), null=True, blank=True)
    score = models.DecimalField(
        _("score"), max_digits=8, decimal_places=3, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    source = models.URLField(_("where it is published"), max_length=500)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    checked_on = models.DateField(_("compared with the source on"), null=True, blank=True)
    is_public = models.BooleanField(
        _("shown to everybody"), default=True, help_text=_("What is not is seen by the staff only.")
    )

    objects = PublishedRankQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("published rank")
        verbose_name_plural = _("published ranks")
        ordering = ["-year", "ranking", "scope", "within_en", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["ranking", "institution", "year", "scope", "within_en"],
                condition=Q(closed_on__isnull=True),
                name="published_rank_once",
                violation_error_message=_("The rank of this institution in this edition is entered already."),
            ),
            models.CheckConstraint(
                name="published_rank_from_one",
                condition=Q(rank_from__gte=1),
                violation_error_message=_("The best rank is 1."),
            ),
            models.CheckConstraint(
                name="published_rank_band_ordered",
                condition=Q(rank_to__isnull=True) | Q(rank_to__gte=F("rank_from"), is_open_ended=False),
                violation_error_message=_("A band ends where it begins or below, and the open last band has no end."),
            ),
            models.CheckConstraint(
                name="published_rank_among_so_many",
                condition=Q(out_of__isnull=True) | Q(out_of__gte=F("rank_from")),
                violation_error_message=_("The rank is larger than the number of those ranked."),
            ),
            models.CheckConstraint(
                name="published_rank_says_within",
                condition=(Q(scope__in=["region", "subject"]) & ~Q(within_en=""))
                | Q(scope__in=["world", "country"], within_en="", within_fa=""),
                violation_error_message=_("Name the region or subject, in English at least; of others name none."),
            ),
            models.CheckConstraint(
                name="published_rank_year_is_one",
                condition=Q(year__range=(1200, 2199)),
                violation_error_message=_("Give a year like 2018 or 1397."),
            ),
            models.CheckConstraint(
                name="published_rank_has_source",
                condition=~Q(source=""),
                violation_error_message=_("Say where the rank is published."),
            ),
            models.CheckConstraint(
                name="published_rank_checked_after_published",
                condition=Q(published_on__isnull=True)
                | Q(checked_on__isnull=True)
                | Q(checked_on__gte=F("published_on")),
                violation_error_message=_("It was compared with the source before that was published."),
            ),
            models.CheckConstraint(
                name="published_rank_score_not_negative",
                condition=Q(score__isnull=True) | Q(score__gte=0),
                violation_error_message=_("A score is not below zero."),
            ),
        ]

    def __str__(self):
        return gettext("%(ranking)s %(edition)s: %(rank)s") % {
            "ranking": self.ranking.name,
            "edition": self.edition,
            "rank": self.rank,
        }

    def get_absolute_url(self):
        return standing_url(self.institution)

    @property
    def edition(self):
        """What the edition is called."""
        return digits(self.label or self.year, reader())

    @property
    def rank(self):
        """As it was published: 412, 801–1000 or 1501+."""
        return rank_in_words(self.rank_from, self.rank_to, is_open_ended=self.is_open_ended)

    @property
    def among(self):
        """Among whom: the world, the country, a region or subject by name."""
        return self.localised("within") or self.get_scope_display()

    @property
    def last(self):
        """The lowest place it may be."""
        return self.rank_to or self.rank_from


def rank_in_words(first, last=None, *, is_open_ended=False):
    language = reader()
    if is_open_ended:
        return gettext("%(rank)s+") % {"rank": digits(first, language)}
    if last and last != first:
        return gettext("%(first)s–%(last)s") % {"first": digits(first, language), "last": digits(last, language)}
    return digits(first, language)


def standing_url(institution):
    """Where one reads how an institution stands."""
    return f"{reverse('standing:page')}?institution={institution.uuid}"
