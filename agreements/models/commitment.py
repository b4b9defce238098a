"""What the parties promised each other, and whether it was kept each time."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from agreements.models.agreement import Agreement
from agreements.models.party import AgreementParty
from agreements.querysets import OccurrenceQuerySet, OfAgreementQuerySet
from records.columns import LineField
from records.history import track
from records.models import Document, Record


class Recurrence(models.TextChoices):
    ONCE = "once", _("once")
    YEARLY = "yearly", _("every year")


@track()
class Commitment(Record):
    """A promise of a party, due once or every year. Each time it is due is an occurrence of its own."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="commitments")
    party = models.ForeignKey(
        AgreementParty, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("who promised")
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("who sees to it")
    )
    text_en = LineField(_("what was promised (English)"), max_length=300)
    text_fa = LineField(_("what was promised (Persian)"), max_length=300, blank=True)
    target = models.DecimalField(_("how many"), max_digits=12, decimal_places=2, null=True, blank=True)
    unit = LineField(_("of what"), max_length=60, blank=True)
    recurrence = models.CharField(_("how often"), max_length=10, choices=Recurrence, default=Recurrence.ONCE)
    first_due_on = models.DateField(_("due on"), help_text=_("Every year: the first time."))
    last_due_on = models.DateField(_("for the last time on"), null=True, blank=True)
    needs_evidence = models.BooleanField(_("needs evidence"), default=False)

    objects = OfAgreementQuerySet.as_manager()
    timeline_children = ("occurrences",)
    verbs = {"keep": _("Commitment kept"), "waive": _("Commitment waived"), "plan": _("Next time planned")}

    class Meta(Record.Meta):
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        ordering = ["first_due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="commitment_dates_ordered",
                condition=Q(last_due_on__isnull=True) | Q(last_due_on__gte=F("first_due_on")),
                violation_error_message=_("The last time is before the first."),
            ),
        ]

    def __str__(self):
        return self.text

    @property
    def text(self):
        return self.localised("text")


class OccurrenceStatus(models.TextChoices):
    OPEN = "open", _("open")
    KEPT = "kept", _("kept")
    WAIVED = "waived", _("waived")


@track()
class CommitmentOccurrence(Record):
    """One time that a commitment is due."""

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="occurrences")
    due_on = models.DateField(_("due on"))
    status = models.CharField(
        _("status"), max_length=8, choices=OccurrenceStatus, default=OccurrenceStatus.OPEN, editable=False
    )
    done_on = models.DateField(_("done on"), null=True, blank=True)
    value = models.DecimalField(_("how many"), max_digits=12, decimal_places=2, null=True, blank=True)
    note = models.TextField(_("note"), blank=True)
    evidence = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=_("evidence")
    )
    documents = GenericRelation(Document)

    objects = OccurrenceQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("time a commitment is due")
        verbose_name_plural = _("times a commitment is due")
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["due_on"], name="occurrence_open", condition=Q(status="open"))]
        constraints = [
            models.UniqueConstraint(
                fields=["commitment", "due_on"],
                name="occurrence_once",
                violation_error_message=_("It is due on that day already."),
            ),
            models.CheckConstraint(
                name="occurrence_done_has_day",
                condition=Q(status="kept", done_on__isnull=False) | (~Q(status="kept") & Q(done_on__isnull=True)),
                violation_error_message=_("What was kept has its day; what is open or waived has none."),
            ),
            models.CheckConstraint(
                name="occurrence_waived_has_reason",
                condition=~Q(status="waived") | ~Q(note=""),
                violation_error_message=_("Say why it is waived."),
            ),
        ]

    def __str__(self):
        return f"{self.commitment}, {self.due_on}"

    def is_overdue(self, on):
        return self.status == OccurrenceStatus.OPEN and self.due_on < on
