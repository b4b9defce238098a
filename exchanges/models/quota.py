"""How many may go from one party of an agreement to another, in each year?"""

from decimal import Decimal

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import BigIntegerRangeField, DateRangeField, RangeOperators
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Case, F, Func, Q, Value, When
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement, AgreementParty, PartyRole
from exchanges.kinds import Direction, StayKind
from exchanges.querysets import OfOfficeQuerySet
from records.columns import LineField
from records.history import track
from records.languages import listed, reader
from records.models import Period, Record
from records.text import digits, number

OTHER_QUOTA = _("This quota is of another agreement, for another kind, or for those who go the other way.")


class StudyLevel(models.TextChoices):
    BACHELOR = "bachelor", _("bachelor")
    MASTER = "master", _("master")
    DOCTORATE = "doctorate", _("doctorate")
    STAFF = "staff", _("staff")


COUNTED = ["taken", "months_taken"]  # by the database, from the stays


def months_field(label, **options):
    """Person-months, to the tenth; as many as the agreement and the stay say, computed from no days."""
    least = [MinValueValidator(Decimal("0.1"))]
    return models.DecimalField(
        label, max_digits=6, decimal_places=1, null=True, blank=True, validators=least, **options
    )


def _numbered(column, values, step):
    """A number for each value of a column: an index of ranges compares nothing else without an extension."""
    whens = [When(**{column: value}, then=Value(n * step)) for n, value in enumerate(values, 1)]
    return Case(*whens, default=Value(0), output_field=models.IntegerField())


def _same(expression):
    return Func(expression, expression, Value("[]"), function="int8range", output_field=BigIntegerRangeField())


@track(exclude=["sorted_as"])
class QuotaLine(Record):
    """What an agreement says of an exchange: from which party to which, of what kind, how many each year."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="quota_lines", verbose_name=_("agreement"))
    sending = models.ForeignKey(AgreementParty, models.PROTECT, related_name="+", verbose_name=_("sending party"))
    receiving = models.ForeignKey(AgreementParty, models.PROTECT, related_name="+", verbose_name=_("receiving party"))
    kind = models.CharField(_("kind"), max_length=20, choices=StayKind, default=StayKind.STUDENT_EXCHANGE)
    level = models.CharField(_("level of study"), max_length=10, choices=StudyLevel, blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    persons_per_year = models.PositiveSmallIntegerField(_("places a year"))
    person_months_per_year = months_field(_("person-months a year"), help_text=_("Empty: the agreement counts none."))
    language = LineField(_("language, and how well"), max_length=80, blank=True, help_text=_("For example French B2."))
    fields = LineField(_("subjects"), max_length=200, blank=True)
    terms = models.TextField(_("what the agreement says"), blank=True)
    sorted_as = models.GeneratedField(
        expression=_numbered("kind", StayKind.values, 100) + _numbered("level", StudyLevel.values, 1),
        output_field=models.IntegerField(),
        db_persist=True,
    )

    objects = OfOfficeQuerySet.as_manager()
    timeline_children = ("years",)

    class Meta(Record.Meta):
        verbose_name = _("quota of an agreement")
        verbose_name_plural = _("quotas of agreements")
        ordering = ["agreement", "-starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="quota_between_two_parties",
                condition=~Q(sending=F("receiving")),
                violation_error_message=_("The sending and the receiving party are two."),
            ),
            models.CheckConstraint(
                name="quota_dates_ordered",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("It ends before it begins."),
            ),
            ExclusionConstraint(
                name="quota_lines_do_not_overlap",
                expressions=[
                    (_same("sending"), RangeOperators.OVERLAPS),
                    (_same("receiving"), RangeOperators.OVERLAPS),
                    (_same("sorted_as"), RangeOperators.OVERLAPS),
                    (
                        Func("starts_on", "ends_on", Value("[]"), function="daterange", output_field=DateRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(closed_on__isnull=True),
                violation_error_message=_("There is a quota for this exchange at that time already."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Trigger(
                name="of_its_agreement",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.Before,
                func="""
                    IF EXISTS (SELECT 1 FROM agreements_agreementparty AS party
                               WHERE party.id IN (NEW.sending_id, NEW.receiving_id)
                                     AND party.agreement_id <> NEW.agreement_id) THEN
                        RAISE EXCEPTION 'party of another agreement'
                            USING ERRCODE = '23514', CONSTRAINT = 'quota_of_parties_of_its_agreement';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self):
        parts = [self.get_kind_display(), self.get_level_display() if self.level else "", self.way]
        return f"{self.agreement}: {' · '.join(str(part) for part in parts if part)}"

    @property
    def direction(self):
        """Which way those go who take a place; None where our side neither sends nor receives."""
        if self.sending.role == PartyRole.HOME:
            return Direction.OUTGOING
        return Direction.INCOMING if self.receiving.role == PartyRole.HOME else None

    def is_for(self, stay):
        """May such a stay take one of its places?"""
        is_same = self.kind == stay.kind and self.agreement_id == stay.agreement_id
        return is_same and self.direction in (None, stay.direction)

    @property
    def way(self):
        """The same in words, or ""."""
        return self.direction.label if self.direction else ""

    def clean(self):
        for name in ("sending", "receiving"):
            party = getattr(self, name, None) if getattr(self, f"{name}_id") else None
            if party and self.agreement_id and party.agreement_id != self.agreement_id:
                raise ValidationError({name: _("It is a party of another agreement.")})


@track(exclude=COUNTED, when_updated=pgtrigger.AnyChange(exclude=COUNTED))
class QuotaYear(models.Model):
    """The places of one year, and its person-months where the agreement counts them.

    The database counts those taken, and lets no more be taken than there are.
    """

    line = models.ForeignKey(QuotaLine, models.CASCADE, related_name="years", verbose_name=_("quota"))
    period = models.ForeignKey(Period, models.PROTECT, related_name="+", verbose_name=_("year"))
    capacity = models.PositiveSmallIntegerField(_("places"))
    taken = models.PositiveSmallIntegerField(_("taken"), default=0, editable=False)
    months = months_field(_("person-months"), help_text=_("Empty: only places are counted."))
    months_taken = models.DecimalField(
        _("person-months taken"), max_digits=7, decimal_places=1, default=0, editable=False
    )

    class Meta:
        verbose_name = _("year of a quota")
        verbose_name_plural = pgettext_lazy("of a quota", "years")
        ordering = ["-period__starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["line", "period"],
                name="quota_year_once",
                violation_error_message=_("This year is there already."),
            ),
            models.CheckConstraint(
                name="quota_year_not_oversold",
                condition=Q(taken__lte=F("capacity")),
                violation_error_message=_("All places of this year are taken."),
            ),
            models.CheckConstraint(
                name="quota_year_months_not_oversold",
                condition=Q(months__isnull=True) | Q(months_taken__lte=F("months")),
                violation_error_message=_("Not so many person-months of this year are left."),
            ),
        ]

    def __str__(self):
        return f"{self.line} · {self.period}"

    @property
    def left(self):
        return self.capacity - self.taken

    @property
    def said(self):
        """How many places are left, in words."""
        shown = {"left": digits(str(self.left), reader()), "capacity": digits(str(self.capacity), reader())}
        said = gettext("%(left)s of %(capacity)s places are left") % shown
        if self.months is None:
            return said
        shown = {"left": number(self.months_left, reader()), "months": number(self.months, reader())}
        return listed([said, gettext("%(left)s of %(months)s person-months") % shown])

    @property
    def months_left(self):
        return None if self.months is None else self.months - self.months_taken
