"""Institutions under every name they ever had, and their units."""

import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from directory.countries import country_choices, country_name, offered_countries
from directory.querysets import MERGERS, InstitutionQuerySet, UnitQuerySet
from records.columns import LineField, calendar_field, imprecise, precision_field
from records.history import track
from records.models import Record
from records.text import Fold, SortKey


class InstitutionKind(models.TextChoices):
    UNIVERSITY = "university", _("university")
    INSTITUTE = "institute", _("research institute")
    HOSPITAL = "hospital", _("hospital")
    PARK = "park", _("science and technology park")
    ACADEMY = "academy", _("academy")
    MINISTRY = "ministry", _("ministry or government body")
    NETWORK = "network", _("network")
    INTERNATIONAL = "international", _("international organisation")
    COMPANY = "company", _("company")
    OTHER = "other", _("other")


class InstitutionStatus(models.TextChoices):
    ACTIVE = "active", _("active")
    INACTIVE = "inactive", _("closed down")
    WITHDRAWN = "withdrawn", _("withdrawn by its register")
    MERGED = "merged", _("merged into another entry")


class CountryField(models.CharField):
    """The code of a country; forms offer the names that the office has given."""

    def formfield(self, **kwargs):
        return super().formfield(**({"choices": countries_to_choose} | kwargs))

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs


def countries_to_choose():
    return [("", "–"), *offered_countries()]


def country_field(**options):
    return CountryField(_("country"), max_length=2, blank=True, choices=country_choices, **options)


@track(exclude=["ror_values", "sort_en", "sort_fa"])
class Institution(Record):
    """A university, institute, ministry, company or network, wherever it is.

    A merged entry keeps everything that points to it and names its successor; readers group by that. One that was
    divided keeps the agreements of its time; those that came out of it name it as their predecessor.
    """

    name_en = LineField(_("name (Latin)"), max_length=400)
    name_fa = LineField(_("name (Persian)"), max_length=400, blank=True)
    acronym = LineField(_("acronym"), max_length=60, blank=True)
    kind = models.CharField(_("kind"), max_length=15, choices=InstitutionKind, blank=True)
    country = country_field(db_index=True)
    city = LineField(_("city"), max_length=120, blank=True)
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    website = models.URLField(_("website"), max_length=500, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name=_("part of")
    )
    is_home = models.BooleanField(
        _("is the office's own institution"),
        default=False,
        help_text=_("At most one: the institution this office serves."),
    )
    status = models.CharField(
        _("status"), max_length=10, choices=InstitutionStatus, default=InstitutionStatus.ACTIVE, editable=False
    )
    successor = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="predecessors",
        verbose_name=_("merged into"),
    )
    merged_on = models.DateField(_("merged on"), null=True, blank=True, editable=False)
    predecessor = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="heirs",
        verbose_name=_("came out of"),
        help_text=_("If it was divided off from another one, which keeps the agreements of the time before."),
    )
    separated_on = models.DateField(_("separated on"), null=True, blank=True)
    separated_precision = precision_field()
    separated_calendar = calendar_field()
    ror_id = models.CharField(
        _("ROR iD"),
        max_length=9,
        null=True,
        blank=True,
        unique=True,
        validators=[RegexValidator(r"^0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}$", _("A ROR iD looks like 02wnejx52."))],
    )
    ror_values = models.JSONField(default=dict, editable=False)
    sort_en = models.GeneratedField(expression=SortKey("name_en"), output_field=models.TextField(), db_persist=True)
    sort_fa = models.GeneratedField(
        expression=SortKey(
            models.Case(
                models.When(name_fa="", then=models.F("name_en")),
                default=models.F("name_fa"),
                output_field=models.TextField(),
            )
        ),
        output_field=models.TextField(),
        db_persist=True,
    )

    objects = InstitutionQuerySet.as_manager()
    verbs = {
        "merge": _("Merged into another entry"),
        "unmerge": _("Merging undone"),
        "enter": _("Entered for a name that nobody knew"),
    }

    class Meta(Record.Meta):
        verbose_name = _("institution")
        verbose_name_plural = _("institutions")
        indexes = [
            models.Index(fields=["sort_en", "id"], name="institution_by_name_en"),
            models.Index(fields=["sort_fa", "id"], name="institution_by_name_fa"),
            # What lists ask of very many at once, without reading the wide rows.
            models.Index(
                fields=["id"],
                include=["country", "status", "closed_on", "sort_en", "sort_fa"],
                name="institution_narrow",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="institution_merged_has_successor",
                condition=models.Q(status="merged", successor__isnull=False, merged_on__isnull=False)
                | (~models.Q(status="merged") & models.Q(successor__isnull=True, merged_on__isnull=True)),
                violation_error_message=_("A merged institution names its successor and the day; others do not."),
            ),
            models.CheckConstraint(
                name="institution_is_not_its_own_successor",
                condition=~models.Q(successor=models.F("id")) | models.Q(successor__isnull=True),
                violation_error_message=_("An institution cannot be merged into itself."),
            ),
            models.CheckConstraint(
                name="institution_is_not_its_own_predecessor",
                condition=~models.Q(predecessor=models.F("id")) | models.Q(predecessor__isnull=True),
                violation_error_message=_("An institution cannot come out of itself."),
            ),
            models.CheckConstraint(
                name="institution_separated_from_one",
                condition=models.Q(predecessor__isnull=False) | models.Q(separated_on__isnull=True),
                violation_error_message=_("Name the institution it came out of as well, or leave the day empty."),
            ),
            models.CheckConstraint(
                name="institution_is_not_part_of_itself",
                condition=~models.Q(parent=models.F("id")) | models.Q(parent__isnull=True),
                violation_error_message=_("An institution cannot be part of itself."),
            ),
            models.UniqueConstraint(
                fields=["is_home"],
                condition=models.Q(is_home=True),
                name="institution_home_is_one",
                violation_error_message=_("Another institution is already the office's own."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Trigger(
                name="names_are_kept",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("name_en", "name_fa", "acronym"),
                when=pgtrigger.After,
                func="""
                    INSERT INTO directory_institutionname (institution_id, name, language, kind, source)
                    SELECT NEW.id, given.name, given.language, given.kind, 'office'
                    FROM (VALUES (NEW.name_en, 'en', 'name'), (NEW.name_fa, 'fa', 'name'), (NEW.acronym, '', 'acronym'))
                         AS given (name, language, kind)
                    WHERE given.name <> ''
                    ON CONFLICT DO NOTHING;
                    RETURN NULL;
                """,
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("directory:institution", args=[self.uuid])

    @property
    def name(self):
        return self.localised("name")

    @property
    def website_shown(self):
        """The address without what every address has."""
        return self.website.removeprefix("http://").removeprefix("https://").removeprefix("www.").rstrip("/")

    @property
    def placed_name(self):
        """The name with the place, which tells namesakes apart."""
        country = country_name(self.country) if self.country else ""
        return gettext(", ").join(filter(None, [self.name, self.city, country]))

    choice_label = placed_name

    @property
    def current(self):
        """The entry that stands for this one: itself, or the last of those it was merged into."""
        institution = self
        for _step in range(MERGERS):
            if institution.successor_id is None:
                break
            institution = institution.successor
        return institution

    @property
    def separated(self):
        """When it came out of its predecessor, as far as it is known."""
        return imprecise(self.separated_on, self.separated_precision, self.separated_calendar)

    def name_on(self, day):
        """Its name on a day: a former one where it is known until when that was valid, else today's."""
        dated = [name for name in self.names.all() if name.valid_to and name.kind in (NameKind.NAME, NameKind.FORMER)]
        then = [name for name in dated if day <= name.valid_to and (not name.valid_from or name.valid_from <= day)]
        by_language = {name.language: name.name for name in reversed(then)}
        return by_language.get(get_language()) or by_language.get("en") or next(iter(by_language.values()), self.name)

    @property
    def is_in_use(self):
        """May it be chosen? As `in_use` of the queryset says."""
        return self.status == InstitutionStatus.ACTIVE and self.closed_on is None

    @property
    def ror_url(self):
        return f"https://ror.org/{self.ror_id}" if self.ror_id else ""


class NameKind(models.TextChoices):
    NAME = "name", _("name")
    ALIAS = "alias", _("other name")
    ACRONYM = "acronym", _("acronym")
    FORMER = "former", _("former name")


class NameSource(models.TextChoices):
    OFFICE = "office", _("the office")
    ROR = "ror", _("ROR")


class InstitutionName(models.Model):
    """One name of an institution in one language, perhaps only for some years: old agreements print the old name."""

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="names")
    name = LineField(_("name"), max_length=400)
    language = models.CharField(_("language"), max_length=10, blank=True, db_default="")
    kind = models.CharField(_("kind"), max_length=10, choices=NameKind, default=NameKind.NAME, db_default=NameKind.NAME)
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_to = models.DateField(_("until"), null=True, blank=True)
    source = models.CharField(
        _("source"),
        max_length=10,
        choices=NameSource,
        default=NameSource.OFFICE,
        db_default=NameSource.OFFICE,
        editable=False,
    )
    folded = models.GeneratedField(expression=Fold("name"), output_field=models.TextField(), db_persist=True)

    class Meta:
        verbose_name = _("name of an institution")
        verbose_name_plural = _("names of an institution")
        ordering = ["kind", "language", "pk"]
        indexes = [
            models.Index(fields=["folded"], name="institutionname_folded"),
            GinIndex(SearchVector("folded", config="simple"), name="institutionname_search"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["institution", "name", "language", "kind"],
                name="institution_name_once",
                violation_error_message=_("This name is already there."),
            ),
            models.CheckConstraint(
                name="institution_name_dates_ordered",
                condition=models.Q(valid_to__gte=models.F("valid_from"))
                | models.Q(valid_to__isnull=True)
                | models.Q(valid_from__isnull=True),
                violation_error_message=_("The name ends before it begins."),
            ),
        ]

    def __str__(self):
        return self.name


@track()
class Unit(Record):
    """A faculty, department, centre or office inside an institution."""

    institution = models.ForeignKey(Institution, models.PROTECT, related_name="units", verbose_name=_("institution"))
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name=_("part of")
    )
    name_en = LineField(_("name (English)"), max_length=250)
    name_fa = LineField(_("name (Persian)"), max_length=250, blank=True)
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_to = models.DateField(_("until"), null=True, blank=True)

    objects = UnitQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ["name_en"]
        constraints = [
            models.UniqueConstraint(
                fields=["institution", "parent", "name_en"],
                nulls_distinct=False,
                name="unit_once",
                violation_error_message=_("This unit is already there."),
            )
        ]

    def __str__(self):
        return self.name

    @property
    def name(self):
        return self.localised("name")
