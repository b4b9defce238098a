"""The terms for which an agreement was concluded."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Case, F, Func, Q, When
from django.utils.translation import gettext_lazy as _

from agreements.models.agreement import Agreement
from agreements.models.locks import locked_row
from agreements.querysets import TermQuerySet
from records.calendars import ImpreciseDate
from records.columns import calendar_field, imprecise, precision_field
from records.history import track
from records.languages import reader
from records.spans import does_not_overlap


class EndKind(models.TextChoices):
    FIXED = "fixed", _("on a fixed day")
    OPEN = "open", _("open-ended")
    UNKNOWN = "unknown", _("not known")


class RenewalMode(models.TextChoices):
    NONE = "none", _("not provided for")
    EXPLICIT = "explicit", _("by agreement of the parties")
    AUTO = "auto", _("automatic unless notice is given")
    BY_AMENDMENT = "by_amendment", _("by amendment")


class TermOrigin(models.TextChoices):
    INITIAL = "initial", _("initial")
    RENEWAL = "renewal", _("renewal")
    AUTO = "auto", _("automatic renewal")
    AMENDMENT = "amendment", _("amendment")


class NoticeBy(models.TextChoices):
    HOME = "home", _("our side")
    PARTNER = "partner", _("the partner")


class _DayBefore(Func):
    template = "(%(expressions)s)"
    arg_joiner = " - "
    output_field = models.DateField()


class _RunsUntil(Func):
    """The last day a term can cover: its end, moved on by the automatic renewals its limits allow (SQL function)."""

    function = "term_runs_until"
    output_field = models.DateField()


# The office writes down the renewals that the parties agreed upon, each from the day after the one before.
RENEWS_ITSELF = """
    TG_OP = 'INSERT' AND NEW.origin = 'auto' AND EXISTS (
        SELECT 1 FROM agreements_agreementterm AS before
        WHERE before.agreement_id = NEW.agreement_id AND before.renewal_mode = 'auto'
              AND before.ends_on + 1 = NEW.starts_on AND NEW.ends_on <= before.runs_until
              AND NEW.ends_on
                  = ((before.ends_on + 1)::timestamp + make_interval(months => before.auto_months))::date - 1
    )
"""


class TermClauses(models.Model):
    """What a text says of a term: its begin and end, notice and renewal."""

    starts_on = models.DateField(_("begins on"))
    starts_precision = precision_field()
    starts_calendar = calendar_field()
    end_kind = models.CharField(_("ends"), max_length=7, choices=EndKind, default=EndKind.FIXED)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    notice_days = models.PositiveSmallIntegerField(
        _("notice in days"), null=True, blank=True, validators=[MaxValueValidator(1500)]
    )
    renewal_mode = models.CharField(_("renewal"), max_length=12, choices=RenewalMode, default=RenewalMode.NONE)
    auto_months = models.PositiveSmallIntegerField(
        _("renewed each time by months"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(600)],
    )
    max_auto_renewals = models.PositiveSmallIntegerField(
        _("at most so many times"), null=True, blank=True, validators=[MaxValueValidator(100)]
    )
    max_total_months = models.PositiveSmallIntegerField(
        _("at most so many months in total"), null=True, blank=True, validators=[MaxValueValidator(1800)]
    )

    class Meta:
        abstract = True

    def __str__(self):
        language = reader()
        end = ImpreciseDate(self.ends_on).display(language) if self.ends_on else self.get_end_kind_display()
        return f"{self.starts.display(language)} – {end}"

    @property
    def starts(self):
        return imprecise(self.starts_on, self.starts_precision, self.starts_calendar)

    @staticmethod
    def rules(prefix):
        """What every term has to be, as constraints with this prefix."""
        return [
            models.CheckConstraint(
                name=f"{prefix}_end_is_told",
                condition=Q(end_kind="fixed", ends_on__isnull=False) | (~Q(end_kind="fixed") & Q(ends_on__isnull=True)),
                violation_error_message=_("A fixed end needs its day; an open or unknown end has none."),
            ),
            models.CheckConstraint(
                name=f"{prefix}_dates_ordered",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The term ends before it begins."),
            ),
            models.CheckConstraint(
                name=f"{prefix}_auto_is_told",
                condition=~Q(renewal_mode="auto") | Q(auto_months__isnull=False, end_kind="fixed"),
                violation_error_message=_("Automatic renewal needs a fixed end and the months of each renewal."),
            ),
        ]


@track(exclude=["runs_until", "notice_deadline"])
class AgreementTerm(TermClauses):
    """A period for which an agreement was concluded. Its end is fixed, open, or not known; only the first two count."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="terms")
    notice_given_on = models.DateField(
        _("notice given on"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("From then on it does not renew itself any more."),
    )
    notice_by = models.CharField(_("notice given by"), max_length=7, choices=NoticeBy, blank=True, editable=False)
    origin = models.CharField(_("origin"), max_length=10, choices=TermOrigin, default=TermOrigin.INITIAL)
    instrument = models.ForeignKey(
        "agreements.Instrument",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="terms",
        verbose_name=_("by the instrument"),
    )
    runs_until = models.GeneratedField(
        expression=_RunsUntil(
            "starts_on",
            "ends_on",
            "end_kind",
            "renewal_mode",
            "auto_months",
            "max_auto_renewals",
            "max_total_months",
            "notice_days",
            "notice_given_on",
        ),
        output_field=models.DateField(_("runs until")),
        db_persist=True,
        null=True,
    )
    notice_deadline = models.GeneratedField(
        expression=_DayBefore("ends_on", "notice_days"),
        output_field=models.DateField(_("notice deadline")),
        db_persist=True,
        null=True,
    )

    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ["starts_on", "pk"]
        indexes = [
            models.Index(fields=["runs_until", "starts_on"], name="agreementterm_until"),
            models.Index(fields=["starts_on"], name="agreementterm_starts"),
        ]
        constraints = [
            does_not_overlap(
                "agreement_terms_do_not_overlap",
                "agreement",
                end=Case(
                    When(end_kind="fixed", then="ends_on"),
                    When(end_kind="unknown", then="starts_on"),
                    default=None,
                    output_field=models.DateField(),
                ),
                message=_("This term overlaps another term of the agreement."),
            ),
            *TermClauses.rules("agreement_term"),
            models.CheckConstraint(
                name="agreement_term_notice_has_day",
                condition=Q(notice_by="") | Q(notice_given_on__isnull=False),
                violation_error_message=_("Say on which day notice was given."),
            ),
        ]
        triggers = [
            locked_row(
                "locked",
                "agreement_term_is_locked",
                [
                    "agreement_id",
                    "starts_on",
                    "starts_precision",
                    "end_kind",
                    "ends_on",
                    "notice_days",
                    "renewal_mode",
                    "auto_months",
                    "max_auto_renewals",
                    "max_total_months",
                    "origin",
                    "instrument_id",
                ],
                allowed=RENEWS_ITSELF,
            )
        ]
