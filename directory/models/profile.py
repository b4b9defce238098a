"""What a scholar says of the own work: rank, post, doctorate, languages, fields."""

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from directory.models.person import Person
from records.columns import E164, LineField
from records.history import track


class AcademicRank(models.TextChoices):
    DOCTORAL_STUDENT = "doctoral_student", _("doctoral student")
    POSTDOC = "postdoc", _("postdoctoral researcher")
    INSTRUCTOR = "instructor", _("instructor")
    ASSISTANT = "assistant", _("assistant professor")
    ASSOCIATE = "associate", _("associate professor")
    FULL = "full", _("full professor")
    RESEARCHER = "researcher", _("researcher without academic rank")
    OTHER = "other", _("other rank")


class Employment(models.TextChoices):
    PERMANENT = "permanent", _("permanent")
    FIXED_TERM = "fixed_term", _("for a fixed term")
    RETIRED = "retired", _("retired")
    NONE = "none", _("without a post")


class Gender(models.TextChoices):
    WOMAN = "woman", _("woman")
    MAN = "man", _("man")
    OTHER = "other", _("another gender")


@track(exclude=["mobile", "gender"])
class ScholarProfile(models.Model):
    """One a person. Rules of eligibility read rank, post and doctorate; nobody but the office sees the number.

    The gender is said by the scholar alone, or not at all; it is counted, and no page but the own shows it.
    """

    person = models.OneToOneField(Person, models.CASCADE, related_name="profile")
    academic_rank = models.CharField(_("academic rank"), max_length=16, choices=AcademicRank, blank=True)
    employment = models.CharField(_("kind of employment"), max_length=10, choices=Employment, blank=True)
    employment_ends_on = models.DateField(_("employed until"), null=True, blank=True)
    doctorate_year = models.PositiveSmallIntegerField(
        _("year of the doctorate"), null=True, blank=True, validators=[MinValueValidator(1900), MaxValueValidator(2200)]
    )
    mobile = models.CharField(
        _("mobile number"),
        max_length=16,
        blank=True,
        validators=[E164],
    )
    gender = models.CharField(_("gender"), max_length=5, choices=Gender, blank=True)
    languages = ArrayField(models.CharField(max_length=5), verbose_name=_("languages"), default=list, blank=True)
    fields_of_work = LineField(_("fields of work"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("profile of a scholar")
        verbose_name_plural = _("profiles of scholars")
        constraints = [
            models.CheckConstraint(
                name="profile_fixed_term_has_end",
                condition=~Q(employment="fixed_term") | Q(employment_ends_on__isnull=False),
                violation_error_message=_("A post for a fixed term has its last day."),
            )
        ]

    def __str__(self):
        return str(self.person)
