"""What somebody is to do about a record, by when."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from records import clock
from records.columns import LineField
from records.history import track
from records.models.document import Document
from records.models.record import About, Record
from records.querysets import ActionItemQuerySet
from records.workflow import Transition, Workflow


class ActionStatus(models.TextChoices):
    OPEN = "open", pgettext_lazy("action item", "open")
    DONE = "done", _("done")
    WAIVED = "waived", _("waived")


action_workflow = Workflow(
    "records.actionitem",
    Transition("finish", _("Mark as done"), (ActionStatus.OPEN,), ActionStatus.DONE),
    Transition(
        "waive",
        _("Waive"),
        (ActionStatus.OPEN,),
        ActionStatus.WAIVED,
        consequence=_("Nobody is asked to do it any more. It stays readable with your reasons."),
        is_grave=True,
    ),
    Transition("resume", _("Open again"), (ActionStatus.DONE, ActionStatus.WAIVED), ActionStatus.OPEN),
)


@track()
class ActionItem(About, Record):
    """Something to be done about a record, by one person, by a day; where it is asked for, with a paper as evidence.

    The evidence hangs on the action itself, so that whoever has to give it sees it, and no other paper of the record.
    """

    title = LineField(_("what is to be done"), max_length=200)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="action_items", verbose_name=_("by whom")
    )
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("asked by"),
    )
    due_on = models.DateField(_("by when"))
    needs_evidence = models.BooleanField(
        _("needs a paper as evidence"), default=False, help_text=_("It is done only when a paper is filed with it.")
    )
    status = models.CharField(
        _("status"), max_length=10, choices=ActionStatus, default=ActionStatus.OPEN, editable=False
    )
    status_since = models.DateTimeField(_("since"), default=clock.now, editable=False)
    done_on = models.DateField(_("done on"), null=True, blank=True, editable=False)
    evidence = models.ForeignKey(
        Document,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("evidence"),
    )
    outcome = models.TextField(_("what was done, or why not"), blank=True, editable=False)
    documents = GenericRelation(Document)

    objects = ActionItemQuerySet.as_manager()
    workflow = action_workflow
    verbs = {"give": _("Action asked for"), "reassign": _("Action given to somebody else")}

    class Meta(Record.Meta):
        verbose_name = _("action item")
        verbose_name_plural = _("action items")
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(fields=["content_type", "object_id"], name="action_about"),
            models.Index(fields=["owner", "due_on"], name="action_open", condition=Q(status="open")),
            models.Index(fields=["due_on"], name="action_open_by_day", condition=Q(status="open")),
        ]
        constraints = [
            models.CheckConstraint(
                name="action_done_has_day",
                condition=Q(status="done", done_on__isnull=False) | (~Q(status="done") & Q(done_on__isnull=True)),
                violation_error_message=_("An action that is done has the day on which it was; others have none."),
            ),
            models.CheckConstraint(
                name="action_done_has_evidence",
                condition=~Q(status="done") | Q(needs_evidence=False) | Q(evidence__isnull=False),
                violation_error_message=_("This needs a paper as evidence: file it."),
            ),
            models.CheckConstraint(
                name="action_waived_has_reasons",
                condition=~Q(status="waived") | ~Q(outcome=""),
                violation_error_message=_("An action is waived with reasons."),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("actions:action", args=[self.uuid])

    def is_overdue(self, on):
        return self.status == ActionStatus.OPEN and self.due_on < on
