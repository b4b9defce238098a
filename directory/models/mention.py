"""What people wrote for an institution or a country, and what is meant by it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from directory.countries import country_choices
from directory.models.institution import CountryField, Institution, country_field
from directory.querysets import MentionQuerySet
from records.columns import LineField
from records.history import track
from records.models import Record
from records.text import Fold


class MentionStatus(models.TextChoices):
    OPEN = "open", _("to be resolved")
    RESOLVED = "resolved", _("resolved")
    NOT_AN_INSTITUTION = "not_an_institution", _("not an institution")


@track(exclude=["folded", "country_folded"])
class InstitutionMention(Record):
    """An institution as somebody wrote it, with the country as written, and what staff decided it means.

    The decision is remembered: the next file that says the same is read by it.
    """

    name = LineField(_("name as given"), max_length=400)
    country_given = LineField(_("country as given"), max_length=120, blank=True)
    country = country_field()
    institution = models.ForeignKey(
        Institution, models.PROTECT, null=True, blank=True, related_name="mentions", verbose_name=_("institution")
    )
    status = models.CharField(
        _("status"), max_length=20, choices=MentionStatus, default=MentionStatus.OPEN, editable=False
    )
    reason = models.TextField(_("why it is open"), blank=True, editable=False)
    folded = models.GeneratedField(expression=Fold("name"), output_field=models.TextField(), db_persist=True)
    country_folded = models.GeneratedField(
        expression=Fold("country_given"), output_field=models.TextField(), db_persist=True
    )

    objects = MentionQuerySet.as_manager()
    verbs = {
        "mention": _("Written down"),
        "resolve": _("Resolved"),
        "enter": _("Resolved by entering a new institution"),
        "not_an_institution": _("Found to be no institution"),
        "reopen": _("Opened again"),
        "look_again": _("Looked up again"),
    }

    class Meta(Record.Meta):
        verbose_name = _("name to be resolved")
        verbose_name_plural = _("names to be resolved")
        constraints = [
            models.UniqueConstraint(
                fields=["folded", "country_folded"],
                name="mention_once",
                violation_error_message=_("This name is already on the list."),
            ),
            models.CheckConstraint(
                name="mention_resolved_has_institution",
                condition=models.Q(status="resolved", institution__isnull=False)
                | (~models.Q(status="resolved") & models.Q(institution__isnull=True)),
                violation_error_message=_("A resolved name has an institution; others have none."),
            ),
        ]

    def __str__(self):
        return self.name


class Mentioned(models.Model):
    """A row that names an institution: always as it was given, and, once somebody knows, the institution meant."""

    name_as_given = LineField(_("name as given"), max_length=400, blank=True)
    mention = models.ForeignKey(
        InstitutionMention, models.PROTECT, null=True, blank=True, editable=False, related_name="%(class)s_set"
    )
    institution = models.ForeignKey(
        Institution,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)s_set",
        verbose_name=_("institution"),
    )

    class Meta:
        abstract = True

    @property
    def institution_name(self):
        """The institution's name where it is known, else the name as it was given."""
        return self.institution.name if self.institution_id else self.name_as_given


@track(exclude=["folded"])
class CountryAlias(Record):
    """A country as people write it ("USA", "Republic of Korea", «کره جنوبی»), where CLDR does not know the word."""

    name = LineField(_("as written"), max_length=120)
    country = CountryField(_("country"), max_length=2, choices=country_choices)
    folded = models.GeneratedField(
        expression=Fold("name"), output_field=models.TextField(), db_persist=True, unique=True
    )

    class Meta(Record.Meta):
        verbose_name = _("other name of a country")
        verbose_name_plural = _("other names of countries")
        ordering = ["name"]

    def __str__(self):
        return self.name
