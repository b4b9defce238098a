"""What do we keep of awards made before: which programme, what, who led it, from when until when?"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from directory.countries import country_choices
from directory.models import Institution, Person
from directory.models.institution import CountryField
from programs.models.programme import Programme
from programs.models.side import Side
from programs.querysets import EarlierAwardQuerySet
from records.columns import LineField
from records.history import track
from records.languages import listed
from records.models import Record


class AwardOrigin(models.TextChoices):
    ENTERED = "entered", _("entered by hand")
    IMPORTED = "imported", _("imported from a list")


@track()
class EarlierAward(Record):
    """A project that a programme supported before its calls were kept here; rules about the past read it."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="earlier_awards", verbose_name=_("programme"))
    year = models.PositiveSmallIntegerField(
        _("year"), null=True, blank=True, help_text=_("Of the call, in either calendar: 1402 or 2023.")
    )
    number = LineField(_("number"), max_length=60, blank=True)
    title = LineField(_("title"), max_length=300)
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    origin = models.CharField(
        _("origin"), max_length=8, choices=AwardOrigin, default=AwardOrigin.ENTERED, editable=False
    )
    import_key = models.CharField(max_length=200, null=True, blank=True, unique=True, editable=False)

    objects = EarlierAwardQuerySet.as_manager()
    timeline_children = ("leaders",)
    timeline_hides = ("import_key",)

    class Meta(Record.Meta):
        verbose_name = _("earlier award")
        verbose_name_plural = _("earlier awards")
        ordering = [F("ends_on").desc(nulls_last=True), "-pk"]
        constraints = [
            models.CheckConstraint(
                name="award_dates_ordered",
                condition=Q(ends_on__gte=F("starts_on")) | Q(ends_on__isnull=True) | Q(starts_on__isnull=True),
                violation_error_message=_("It ends before it begins."),
            ),
            models.UniqueConstraint(
                fields=["programme", "number"],
                condition=~Q(number="") & Q(closed_on__isnull=True),
                name="award_number_once",
                violation_error_message=_("An award of this programme with this number is there already."),
            ),
        ]

    def __str__(self):
        return self.title


@track(exclude=["name"])
class AwardLeader(models.Model):
    """Who led it on one side: an entry of the directory, or a name; and from which institution, in which country."""

    award = models.ForeignKey(EarlierAward, models.CASCADE, related_name="leaders")
    side = models.CharField(_("side"), max_length=8, choices=Side, default=Side.HOME)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="awards_led", verbose_name=_("person")
    )
    name = LineField(_("or the name"), max_length=200, blank=True)
    institution = models.ForeignKey(
        Institution, models.PROTECT, null=True, blank=True, related_name="awards_led", verbose_name=_("institution")
    )
    institution_given = LineField(_("or its name"), max_length=300, blank=True)
    country = CountryField(_("country"), max_length=2, blank=True, choices=country_choices)

    class Meta:
        verbose_name = _("leader of an award")
        verbose_name_plural = _("leaders")
        ordering = ["side", "pk"]
        constraints = [
            models.CheckConstraint(
                name="award_leader_is_named",
                condition=Q(person__isnull=False) | ~Q(name=""),
                violation_error_message=_("Choose the person, or write the name."),
            ),
            models.UniqueConstraint(
                fields=["award", "side"],
                name="award_has_one_leader_a_side",
                violation_error_message=_("This side has its leader already."),
            ),
        ]

    def __str__(self):
        return listed([self.shown, self.institution_name]) if self.institution_name else self.shown

    @property
    def shown(self):
        return self.person.name if self.person_id else self.name

    @property
    def institution_name(self):
        return self.institution.name if self.institution_id else self.institution_given
