"""Approvals by people who have no account here: the ministry, the foreign ministry, the security office."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from records import clock
from records.columns import LineField
from records.history import track
from records.models.letter import ANSWERED_AFTER_SENT, Letter
from records.models.record import About, Record
from records.querysets import ApprovalQuerySet
from records.workflow import Transition, Workflow


@track()
class ApprovalKind(Record):
    """Whose approval it is, and to whom the letter goes."""

    code = LineField(_("code"), max_length=20, unique=True)
    name_en = LineField(_("name (English)"), max_length=120)
    name_fa = LineField(_("name (Persian)"), max_length=120, blank=True)
    addressee_en = LineField(_("addressee (English)"), max_length=200, blank=True)
    addressee_fa = LineField(_("addressee (Persian)"), max_length=200, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("kind of approval")
        verbose_name_plural = _("kinds of approval")
        ordering = ["code"]

    def __str__(self):
        return self.localised("name")

    @property
    def addressee(self):
        return self.localised("addressee")


class ApprovalStatus(models.TextChoices):
    NEEDED = "needed", _("to be asked for")
    SENT = "sent", _("waits for an answer")
    ANSWERED = "answered", _("answered")
    DROPPED = "dropped", _("not needed")


_KINDS = {ApprovalStatus.NEEDED: "waiting", ApprovalStatus.SENT: "current", ApprovalStatus.DROPPED: "quiet"}

approval_workflow = Workflow(
    "records.outsideapproval",
    Transition("ask", _("Record the letter sent"), (ApprovalStatus.NEEDED,), ApprovalStatus.SENT),
    Transition("answer", _("Record the answer"), (ApprovalStatus.SENT,), ApprovalStatus.ANSWERED),
    Transition(
        "drop",
        _("Not needed after all"),
        (ApprovalStatus.NEEDED, ApprovalStatus.SENT),
        ApprovalStatus.DROPPED,
        consequence=_("It is no longer waited for. It stays readable with your reasons."),
        is_grave=True,
    ),
    finals=(ApprovalStatus.ANSWERED, ApprovalStatus.DROPPED),
)


@track()
class OutsideApproval(About, Record):
    """One approval that a record needs from outside: sent by a letter, answered by a letter, yes or no.

    The reason given in the answer may be nobody else's business: it is read by the few who may, and stands neither in
    the timeline nor in a list.
    """

    kind = models.ForeignKey(ApprovalKind, models.PROTECT, related_name="approvals", verbose_name=_("whose approval"))
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="approvals", verbose_name=_("officer")
    )
    status = models.CharField(
        _("status"), max_length=10, choices=ApprovalStatus, default=ApprovalStatus.NEEDED, editable=False
    )
    status_since = models.DateTimeField(_("since"), default=clock.now, editable=False)
    sent_letter = models.ForeignKey(
        Letter, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=_("letter sent")
    )
    answer_letter = models.ForeignKey(
        Letter, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=_("answer")
    )
    is_granted = models.BooleanField(_("granted"), null=True, blank=True, editable=False)
    reason = models.TextField(_("reason given"), blank=True, editable=False)

    objects = ApprovalQuerySet.as_manager()
    workflow = approval_workflow
    timeline_hides = ("reason",)
    verbs = {
        "request_approvals": _("Approvals from outside asked for"),
        "hand_over": _("Approval given to another officer"),
    }

    class Meta(Record.Meta):
        verbose_name = _("approval from outside")
        verbose_name_plural = _("approvals from outside")
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["content_type", "object_id"], name="approval_about"),
            models.Index(fields=["status_since"], name="approval_waiting", condition=Q(status__in=["needed", "sent"])),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "kind"],
                condition=~Q(status="dropped") & ~Q(is_granted=False),
                name="approval_asked_once",
                violation_error_message=_("This approval has been asked for already."),
            ),
            models.CheckConstraint(
                name="approval_sent_has_letter",
                condition=Q(status="needed", sent_letter__isnull=True)
                | Q(status__in=["sent", "answered"], sent_letter__isnull=False)
                | Q(status="dropped"),
                violation_error_message=_("An approval that was asked for has the letter's number and date."),
            ),
            models.CheckConstraint(
                name="approval_answer_is_whole",
                condition=Q(status="answered", answer_letter__isnull=False, is_granted__isnull=False)
                | (~Q(status="answered") & Q(answer_letter__isnull=True, is_granted__isnull=True, reason="")),
                violation_error_message=_("An answer has a letter and says yes or no; before it there is neither."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Trigger(
                name="answered_after_sent",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("sent_letter_id", "answer_letter_id"),
                when=pgtrigger.After,
                func=ANSWERED_AFTER_SENT.format(these="approval.id = NEW.id"),
            ),
        ]

    def __str__(self):
        return str(self.kind)

    @property
    def tag(self):
        """(label, kind) of where it stands: the answer, or what it waits for."""
        if self.is_granted is None:
            return self.get_status_display(), _KINDS[self.status]
        return (_("granted"), "good") if self.is_granted else (_("not granted"), "problem")
