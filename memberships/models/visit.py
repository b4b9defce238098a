"""What do we keep of a visit that a member asks for?"""

import pgtrigger
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from directory.models import Person
from memberships.models.membership import MembershipTerm
from memberships.querysets import VisitQuerySet
from memberships.workflow import VisitStatus, visit_workflow
from records import clock
from records.calendars import in_words
from records.columns import LineField
from records.history import track
from records.models import ActionItem, Document, Letter, Record
from records.money import amount_field


class CancelReason(models.TextChoices):
    LATE_DATES = "late_dates", _("exact dates not given in time")
    SECOND_CHANGE = "second_change", _("dates changed once too often")
    OWN = "own", _("own wish")
    FUNDS = "funds", _("no funds")
    REFUSED = "refused", _("not authorised by the body")


@track()
class VisitRequest(Record):
    """A visit at the body that a member asks for within a term; both days count."""

    term = models.ForeignKey(MembershipTerm, models.PROTECT, related_name="visits", verbose_name=_("term"))
    visitor = models.ForeignKey(Person, models.PROTECT, related_name="membership_visits", verbose_name=_("who travels"))
    purpose = LineField(_("what for"), max_length=300)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    wants_fare = models.BooleanField(_("asks for the fare"), default=False)
    amount = amount_field(_("amount of money"), help_text=_("Of what the membership gives, where it gives money."))
    status = models.CharField(
        _("status"), max_length=10, choices=VisitStatus, default=VisitStatus.DRAFT, editable=False
    )
    status_since = models.DateTimeField(_("since"), default=clock.now, editable=False)
    requested_on = models.DateField(_("requested on"), null=True, blank=True, editable=False)
    confirmed_on = models.DateField(_("dates confirmed on"), null=True, blank=True, editable=False)
    date_changes = models.PositiveSmallIntegerField(_("changes of dates"), default=0, editable=False)
    cancel_reason = models.CharField(
        _("why cancelled"), max_length=13, choices=CancelReason, blank=True, editable=False
    )
    documents = GenericRelation(Document)
    letters = GenericRelation(Letter)
    action_items = GenericRelation(ActionItem)

    objects = VisitQuerySet.as_manager()
    workflow = visit_workflow
    timeline_children = ("uses", "documents", "letters", "action_items")

    class Meta(Record.Meta):
        verbose_name = _("visit of a member")
        verbose_name_plural = _("visits of members")
        ordering = ["-starts_on", "-pk"]
        indexes = [models.Index(fields=["status", "starts_on"], name="visitrequest_by_status")]
        constraints = [
            models.CheckConstraint(
                name="visit_dates_ordered",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The visit ends before it begins."),
            ),
            models.CheckConstraint(
                name="visit_requested_has_day",
                condition=Q(requested_on__isnull=False) | Q(status__in=["draft", "cancelled"]),
                violation_error_message=_("What was requested has its day."),
            ),
            models.CheckConstraint(
                name="visit_confirmed_has_day",
                condition=Q(confirmed_on__isnull=False) | ~Q(status__in=["confirmed", "invited", "done"]),
                violation_error_message=_("Confirmed dates have the day on which they were."),
            ),
            models.CheckConstraint(
                name="visit_cancelled_has_reason",
                condition=Q(status="cancelled") & ~Q(cancel_reason="") | ~Q(status="cancelled") & Q(cancel_reason=""),
                violation_error_message=_("What is cancelled has its reason."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Trigger(
                name="lies_within_term",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("term_id", "starts_on", "ends_on"),
                when=pgtrigger.Before,
                func="""
                    IF NOT EXISTS (
                        SELECT 1 FROM memberships_membershipterm
                        WHERE id = NEW.term_id AND starts_on <= NEW.starts_on
                              AND (ends_on IS NULL OR ends_on >= NEW.ends_on)) THEN
                        RAISE EXCEPTION 'outside its term'
                            USING ERRCODE = '23514', CONSTRAINT = 'visit_within_term';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self):
        return _("%(who)s: %(from)s – %(until)s") % {
            "who": self.visitor,
            "from": in_words(self.starts_on),
            "until": in_words(self.ends_on),
        }

    def get_absolute_url(self):
        return reverse("memberships:visit", args=[self.uuid])

    def belongs_to(self, user):
        """Whether the user travels, or it is of his membership."""
        if self.is_closed or not user.is_authenticated:
            return False
        return self.visitor.user_id == user.pk or self.term.membership.belongs_to(user)

    @property
    def membership(self):
        return self.term.membership

    @property
    def scheme(self):
        return self.term.membership.scheme

    @property
    def days(self):
        """Both the first and the last day count."""
        return (self.ends_on - self.starts_on).days + 1

    @property
    def changes_left(self):
        """How often its dates may still be changed; None for any number."""
        allowed = self.scheme.changes_allowed
        return None if allowed is None else max(0, allowed - self.date_changes)

    @property
    def tag(self):
        """(label, kind) of where it stands."""
        return self.get_status_display(), VisitStatus(self.status).kind
