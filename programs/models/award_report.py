"""What do we keep of reports of awards: which are asked for and when, what was written, what the office said of it?"""

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programs.awardreportquerysets import AwardReportQuerySet, ReportDueQuerySet
from programs.models import reportlocks
from programs.models.award import Award
from programs.models.call import Call
from programs.models.columns import account_key, doi_field, position_field
from programs.models.project import OutputKind
from records import clock
from records.calendars import Calendar, months_later
from records.columns import LineField
from records.history import track
from records.languages import localised
from records.models import Document, Record


class ReportKind(models.TextChoices):
    INTERIM = "interim", _("interim report")
    FINAL = "final", _("final report")


class ReportAnchor(models.TextChoices):
    """From which day of the award the months are counted, and in which direction."""

    AFTER_START = "after_start", _("after the first day")
    BEFORE_END = "before_end", _("before the last day")
    AFTER_END = "after_end", _("after the last day")


@track()
class CallReport(models.Model):
    """One report that a call asks of each award: when it is due, and what the office says beside its form."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="reports_asked")
    kind = models.CharField(_("report"), max_length=8, choices=ReportKind, default=ReportKind.FINAL)
    months = models.PositiveSmallIntegerField(_("months"), default=0)
    anchor = models.CharField(_("counted"), max_length=12, choices=ReportAnchor, default=ReportAnchor.AFTER_END)

    class Meta:
        verbose_name = _("report that is asked for")
        verbose_name_plural = _("reports that are asked for")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["call", "kind", "months", "anchor"],
                name="call_report_once",
                violation_error_message=_("This report is asked for already."),
            ),
            models.UniqueConstraint(
                fields=["call"],
                condition=Q(kind="final"),
                name="call_has_one_final_report",
                violation_error_message=_("There is one final report."),
            ),
        ]

    def __str__(self):
        return self.get_kind_display()

    def due_on(self, award):
        """The day for one award."""
        day = award.starts_on if self.anchor == ReportAnchor.AFTER_START else award.ends_on
        months = -self.months if self.anchor == ReportAnchor.BEFORE_END else self.months
        return months_later(day, months, Calendar.GREGORIAN)


@track()
class ReportQuestion(models.Model):
    """What the office asks in reports of a call, beside what every report tells."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="report_questions")
    kind = models.CharField(
        _("asked in"), max_length=8, choices=[("", _("every report")), *ReportKind.choices], blank=True, default=""
    )
    words_en = LineField(_("question (English)"), max_length=300)
    words_fa = LineField(_("question (Persian)"), max_length=300, blank=True)
    position = position_field()

    class Meta:
        verbose_name = _("question in reports")
        verbose_name_plural = _("questions in reports")
        ordering = ["position", "pk"]

    def __str__(self):
        return localised(self, "words")


@track()
class ReportDue(Record):
    """A report that is asked of an award by a day. Its day is moved with reasons, also when it is over."""

    award = models.ForeignKey(Award, models.PROTECT, related_name="report_dues", verbose_name=_("award"))
    kind = models.CharField(_("report"), max_length=8, choices=ReportKind, default=ReportKind.INTERIM)
    due_on = models.DateField(_("due on"))
    waived_at = models.DateTimeField(_("waived"), null=True, blank=True, editable=False)
    waived_by = account_key(_("waived by"), null=True)
    waived_for = models.TextField(_("why it is waived"), blank=True, editable=False)

    objects = ReportDueQuerySet.as_manager()
    timeline_children = ("reports",)
    verbs = {
        "ask_report": _("Report asked for"),
        "move_due": _("Day moved"),
        "waive_report": _("Report waived"),
        "begin_report": _("Report begun"),
        "write_report": _("Report written"),
        "submit_report": _("Report submitted"),
        "return_report": _("Report returned"),
        "accept_report": _("Report accepted"),
    }

    class Meta(Record.Meta):
        verbose_name = _("report due")
        verbose_name_plural = _("reports due")
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["due_on"], name="report_due_by_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["award"],
                condition=Q(kind="final", waived_at=None),
                name="award_has_one_final_report",
                violation_error_message=_("A final report is asked of this award already."),
            ),
            models.CheckConstraint(
                name="report_waived_with_reasons",
                condition=Q(waived_at=None, waived_by=None, waived_for="")
                | Q(waived_at__isnull=False, waived_by__isnull=False) & ~Q(waived_for=""),
                violation_error_message=_("What is waived names by whom and why."),
            ),
        ]
        triggers = [*Record.Meta.triggers, *reportlocks.DUE]

    def __str__(self):
        return f"{self.award.application.shown_reference} · {self.get_kind_display()}"

    def get_absolute_url(self):
        return reverse("award_reports:due", args=[self.uuid])

    @property
    def tag(self):
        """(label, kind) of where it stands today, for rows of `with_standing()`."""
        if self.waived_at:
            return _("waived"), "quiet"
        if self.standing in (ReportStatus.SUBMITTED, ReportStatus.ACCEPTED):
            status = ReportStatus(self.standing)
            return status.label, status.kind
        if self.due_on < clock.today() and self.award.status in ReportDueQuerySet.EXPECTED:
            return pgettext_lazy("of a report", "overdue"), "problem"
        status = ReportStatus(self.standing) if self.standing else None
        return (status.label, status.kind) if status else (_("not begun"), "quiet")


class ReportStatus(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("of a report", "draft")
    SUBMITTED = "submitted", pgettext_lazy("of a report", "submitted")
    RETURNED = "returned", pgettext_lazy("of a report", "returned")
    ACCEPTED = "accepted", pgettext_lazy("of a report", "accepted")

    @property
    def kind(self):
        """How a tag shows it."""
        return {"submitted": "waiting", "returned": "problem", "accepted": "good"}.get(self.value, "quiet")


TEXTS = ("done", "coming", "difficulties")


@track()
class AwardReport(Record):
    """One version of a report. Submitted it stays as it is: returned, it is followed by the next version."""

    due = models.ForeignKey(ReportDue, models.PROTECT, related_name="reports", verbose_name=_("report due"))
    number = models.PositiveSmallIntegerField(pgettext_lazy("of a report", "version"), default=1, editable=False)
    status = models.CharField(
        _("status"), max_length=9, choices=ReportStatus, default=ReportStatus.DRAFT, editable=False
    )
    status_since = models.DateTimeField(_("since"), default=clock.now, editable=False)
    done = models.TextField(_("what was done"), blank=True)
    coming = models.TextField(_("what comes next"), blank=True)
    difficulties = models.TextField(_("difficulties"), blank=True)
    saved_at = models.DateTimeField(_("saved"), null=True, blank=True, editable=False)
    submitted_at = models.DateTimeField(pgettext_lazy("of a report", "submitted on"), null=True, editable=False)
    submitted_by = account_key(_("submitted by"), null=True)
    judged_at = models.DateTimeField(_("answered"), null=True, editable=False)
    judged_by = account_key(_("answered by"), null=True)
    reason = models.TextField(_("reasons"), blank=True, editable=False)
    documents = GenericRelation(Document)

    objects = AwardReportQuerySet.as_manager()
    timeline_children = ("answers", "outputs", "documents")
    timeline_hides = ("saved_at",)

    class Meta(Record.Meta):
        verbose_name = _("report of an award")
        verbose_name_plural = _("reports of awards")
        ordering = ["due", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["due", "number"],
                name="award_report_numbered_once",
                violation_error_message=_("This version is there already."),
            ),
            models.UniqueConstraint(
                fields=["due"],
                condition=Q(status="accepted"),
                name="award_report_accepted_once",
                violation_error_message=_("A report was accepted already."),
            ),
            models.UniqueConstraint(
                fields=["due"],
                condition=Q(status__in=["draft", "submitted"]),
                name="award_report_open_once",
                violation_error_message=_("One version is being written or read already."),
            ),
            models.CheckConstraint(
                name="award_report_submitted_whole",
                condition=Q(status="draft", submitted_at=None, submitted_by=None)
                | Q(submitted_at__isnull=False, submitted_by__isnull=False) & ~Q(status="draft") & ~Q(done=""),
                violation_error_message=_("A report that is submitted says what was done."),
            ),
            models.CheckConstraint(
                name="award_report_answered_by_somebody",
                condition=Q(status__in=["draft", "submitted"], judged_at=None, judged_by=None)
                | Q(status__in=["returned", "accepted"], judged_at__isnull=False, judged_by__isnull=False),
                violation_error_message=_("An answer names who gave it, and when."),
            ),
            models.CheckConstraint(
                name="award_report_returned_with_reasons",
                condition=~Q(status="returned") | ~Q(reason=""),
                violation_error_message=_("A report is returned with reasons."),
            ),
        ]
        triggers = [*Record.Meta.triggers, *reportlocks.REPORT]

    def __str__(self):
        return f"{self.due} ({self.number})"

    def get_absolute_url(self):
        return self.due.get_absolute_url()

    @property
    def tag(self):
        """(label, kind) of where it stands."""
        return self.get_status_display(), ReportStatus(self.status).kind

    @property
    def is_draft(self):
        return self.status == ReportStatus.DRAFT


@track()
class ReportAnswer(models.Model):
    """What a report answers to a question of the call."""

    report = models.ForeignKey(AwardReport, models.PROTECT, related_name="answers")
    question = models.ForeignKey(ReportQuestion, models.PROTECT, related_name="answers", verbose_name=_("question"))
    text = models.TextField(_("answer"), blank=True)

    class Meta:
        verbose_name = _("answer in a report")
        verbose_name_plural = _("answers in a report")
        ordering = ["question__position", "question"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "question"],
                name="report_question_answered_once",
                violation_error_message=_("This question is answered already."),
            ),
        ]
        triggers = reportlocks.PART

    def __str__(self):
        return str(self.question)


@track()
class ReportOutput(models.Model):
    """Something that came of the project, as a report names it. Accepted, it is an output of the project."""

    report = models.ForeignKey(AwardReport, models.PROTECT, related_name="outputs")
    kind = models.CharField(_("kind"), max_length=12, choices=OutputKind, default=OutputKind.PUBLICATION)
    title = LineField(_("title"), max_length=300)
    published_on = models.DateField(_("on"), null=True, blank=True)
    doi = doi_field()
    url = models.URLField(_("web address"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("output in a report")
        verbose_name_plural = _("outputs in a report")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "doi"],
                condition=~Q(doi=""),
                name="report_output_doi_once",
                violation_error_message=_("An output with this DOI is there already."),
            ),
        ]
        triggers = reportlocks.PART

    def __str__(self):
        return self.title

    @property
    def address(self):
        """Where it is found; "" where nobody said."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url
