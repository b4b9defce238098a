"""What do we keep of a network: its institution, what it is for, its mandate in versions, its chapters?"""

import pgtrigger
from django.contrib.contenttypes.fields import GenericRelation
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from directory.countries import country_choices, country_name
from directory.models import Institution
from directory.models.institution import CountryField
from networks.models.locks import LET_THROUGH, function, of_its_network, refuse
from networks.querysets import ChapterQuerySet, NetworkManager
from records.columns import LineField, calendar_field, imprecise, precision_field
from records.history import track
from records.languages import localised, reader
from records.models import ActionItem, Document, Letter, Record
from records.text import digits


class NetworkKind(models.TextChoices):
    NETWORK = "network", _("network")
    COMMISSION = "commission", _("commission")
    COUNCIL = "council", _("council of centres")


@track()
class Network(Record):
    """A network whose secretariat the office is or hosts. Its names are those of its institution."""

    institution = models.OneToOneField(
        Institution,
        models.PROTECT,
        related_name="network",
        verbose_name=_("institution"),
        help_text=_("Its entry in the directory, of the kind network: names, acronym, web address."),
        error_messages={"unique": _("This institution is a network here already.")},
    )
    kind = models.CharField(_("kind"), max_length=12, choices=NetworkKind, default=NetworkKind.NETWORK)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name=_("part of")
    )
    secretariat = models.ForeignKey(
        Institution,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="secretariats",
        verbose_name=_("secretariat at"),
    )
    founded_on = models.DateField(_("founded"), null=True, blank=True)
    founded_precision = precision_field()
    founded_calendar = calendar_field()
    dissolved_on = models.DateField(_("dissolved on"), null=True, blank=True)
    purpose_en = models.TextField(pgettext_lazy("of a network", "what it is for (English)"), blank=True)
    purpose_fa = models.TextField(pgettext_lazy("of a network", "what it is for (Persian)"), blank=True)
    takes_applications = models.BooleanField(
        _("takes applications for membership"), default=False, help_text=_("By a form on its public page.")
    )
    confirm_within_days = models.PositiveSmallIntegerField(
        _("days to confirm an address"),
        default=14,
        validators=[MinValueValidator(1)],
        help_text=_("An application whose address nobody has confirmed by then is closed."),
    )
    is_public = models.BooleanField(_("public"), default=False)
    documents = GenericRelation(Document)
    letters = GenericRelation(Letter)
    action_items = GenericRelation(ActionItem)

    objects = NetworkManager()
    timeline_children = ("mandates", "chapters", "documents", "letters", "action_items")

    class Meta(Record.Meta):
        verbose_name = _("network")
        verbose_name_plural = _("networks")
        ordering = ["institution__sort_en", "pk"]
        constraints = [
            models.CheckConstraint(
                name="network_dates_ordered",
                condition=Q(dissolved_on__gte=F("founded_on"))
                | Q(dissolved_on__isnull=True)
                | Q(founded_on__isnull=True),
                violation_error_message=_("It is dissolved before it was founded."),
            ),
            models.CheckConstraint(
                name="network_is_not_part_of_itself",
                condition=~Q(parent=F("id")) | Q(parent__isnull=True),
                violation_error_message=_("A network cannot be part of itself."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Trigger(
                name="institution_is_a_network",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("institution_id"),
                when=pgtrigger.Before,
                func=function(
                    refuse(
                        "institution of another kind",
                        "network_institution_is_a_network",
                        "NOT EXISTS (SELECT 1 FROM directory_institution"
                        " WHERE id = NEW.institution_id AND kind = 'network')",
                    )
                ),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("networks:network", args=[self.uuid])

    @property
    def name(self):
        return self.institution.name

    @property
    def purpose(self):
        return self.localised("purpose")

    @property
    def founded(self):
        return imprecise(self.founded_on, self.founded_precision, self.founded_calendar)


@track()
class Mandate(models.Model):
    """What a network was charged with, from a day until the next version; kept as it was adopted."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="mandates")
    number = models.PositiveSmallIntegerField(_("version"))
    starts_on = models.DateField(_("holds from"))
    adopted_by = LineField(_("adopted by"), max_length=200, blank=True)
    is_adopted = models.BooleanField(
        _("adopted"), default=False, help_text=_("From then on its text stays as it is; a change is a new version.")
    )
    text_en = models.TextField(_("text (English)"))
    text_fa = models.TextField(_("text (Persian)"), blank=True)

    class Meta:
        verbose_name = _("mandate")
        verbose_name_plural = _("mandate, in versions")
        ordering = ["-starts_on", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "number"],
                name="mandate_version_once",
                violation_error_message=_("This version is there already."),
            ),
            models.UniqueConstraint(
                fields=["network", "starts_on"],
                condition=Q(is_adopted=True),
                name="mandate_one_from_a_day",
                violation_error_message=_("Another version holds from this day on."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="adopted_stays",
                operation=pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                func=function(
                    refuse(
                        "adopted",
                        "mandate_adopted_stays",
                        "OLD.is_adopted AND (TG_OP = 'DELETE' OR (NEW.network_id, NEW.number, NEW.starts_on,"
                        " NEW.text_en, NEW.text_fa, NEW.is_adopted) IS DISTINCT FROM"
                        " (OLD.network_id, OLD.number, OLD.starts_on, OLD.text_en, OLD.text_fa, OLD.is_adopted))",
                    ),
                    gives=LET_THROUGH,
                ),
            ),
        ]

    def __str__(self):
        return digits(str(self.number), reader())

    @property
    def text(self):
        return localised(self, "text")


@track()
class Chapter(models.Model):
    """The part of a network in one country, with whoever speaks for it there."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="chapters")
    country = CountryField(_("country"), max_length=2, choices=country_choices)
    name_en = LineField(_("name (English)"), max_length=200, blank=True)
    name_fa = LineField(_("name (Persian)"), max_length=200, blank=True)
    institution = models.ForeignKey(
        Institution, models.PROTECT, null=True, blank=True, related_name="chapters_hosted", verbose_name=_("hosted by")
    )
    focal_point = models.ForeignKey(
        "networks.Contact",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="chapters",
        verbose_name=_("focal point"),
    )
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = ChapterQuerySet.as_manager()

    class Meta:
        verbose_name = _("national chapter")
        verbose_name_plural = _("national chapters")
        ordering = ["country", "pk"]
        constraints = [
            models.CheckConstraint(
                name="chapter_dates_ordered",
                condition=Q(ends_on__gte=F("starts_on")) | Q(ends_on__isnull=True) | Q(starts_on__isnull=True),
                violation_error_message=_("It ends before it begins."),
            ),
            models.UniqueConstraint(
                fields=["network", "country"],
                condition=Q(ends_on__isnull=True),
                name="chapter_one_in_a_country",
                violation_error_message=_("This country has its chapter already."),
            ),
        ]
        triggers = [of_its_network("chapter_focal_point_of_its_network", "focal_point_id")]

    def __str__(self):
        return self.name

    @property
    def name(self):
        """Its own name, or that of its country."""
        return localised(self, "name") or country_name(self.country)
