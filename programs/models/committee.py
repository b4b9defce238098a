"""What do we keep of a joint committee: who sits on it, and what it says of each application, with which reasons?"""

import pgtrigger
from django.contrib.contenttypes.fields import GenericRelation
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length, Trim
from django.db.models.lookups import GreaterThanOrEqual
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from directory.models import Person
from programs.committeequerysets import CommitteeItemQuerySet, CommitteeMemberQuerySet, CommitteeQuerySet
from programs.models import committeelocks
from programs.models.application import Application
from programs.models.call import Call
from programs.models.columns import SideAmount, account_key
from programs.models.decision import SHORTEST_REASONS
from programs.models.side import Side
from records.columns import LineField
from records.history import track
from records.models import Document, Record
from records.money import Money, amount_field, currency_field


@track()
class Committee(Record):
    """Both sides of a call decide together. It opens when both have closed for themselves, and closes with its result.

    A one-sided call has a committee of the one side.
    """

    call = models.ForeignKey(Call, models.PROTECT, related_name="committees", verbose_name=_("call"))
    held_on = models.DateField(_("day of the meeting"), null=True, blank=True)
    place = LineField(pgettext_lazy("of a meeting", "place"), max_length=200, blank=True)
    home_quorum = models.PositiveSmallIntegerField(
        _("quorum of the home side"), default=1, validators=[MinValueValidator(1)]
    )
    partner_quorum = models.PositiveSmallIntegerField(
        _("quorum of the partner"), default=1, validators=[MinValueValidator(1)]
    )
    opened_at = models.DateTimeField(_("opened"), null=True, blank=True, editable=False)
    opened_by = account_key(_("opened by"), null=True)
    closed_at = models.DateTimeField(pgettext_lazy("of a committee", "closed"), null=True, blank=True, editable=False)
    closed_by = account_key(pgettext_lazy("of a committee", "closed by"), null=True)
    documents = GenericRelation(Document)

    objects = CommitteeQuerySet.as_manager()
    timeline_children = ("members", "items", "decisions", "signed_minutes", "documents")
    verbs = {
        "seat_member": _("Member of the committee added"),
        "unseat_member": _("Member of the committee taken off"),
        "note_presence": _("Presence noted"),
        "open_committee": _("Committee opened"),
        "decide_item": _("Application judged by the committee"),
        "close_committee": _("Committee closed with its result"),
        "reopen_committee": _("Committee opened again"),
        "sign_decisions": _("Decisions signed"),
        "record_minutes": _("Minutes signed on paper recorded"),
        "confirm_minutes": _("Minutes signed on paper confirmed"),
        "drop_minutes": _("Minutes signed on paper dropped"),
        "publish_decisions": _("Decisions published"),
        "propose_promotion": _("Promotion of a reserve proposed"),
        "drop_promotion": _("Promotion of a reserve dropped"),
    }

    class Meta(Record.Meta):
        verbose_name = _("joint committee")
        verbose_name_plural = _("joint committees")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["call"],
                condition=Q(closed_on__isnull=True),
                name="committee_once",
                violation_error_message=_("This call has its committee already."),
            ),
            models.CheckConstraint(
                name="committee_has_quorum",
                condition=Q(home_quorum__gte=1, partner_quorum__gte=1),
                violation_error_message=_("A quorum is at least one."),
            ),
            models.CheckConstraint(
                name="committee_opened_by_somebody",
                condition=Q(opened_at__isnull=True, opened_by__isnull=True, closed_at__isnull=True)
                | Q(opened_at__isnull=False, opened_by__isnull=False, held_on__isnull=False),
                violation_error_message=_("A committee that is open has its day, and says who opened it."),
            ),
            models.CheckConstraint(
                name="committee_closed_by_somebody",
                condition=Q(closed_at__isnull=True, closed_by__isnull=True)
                | Q(closed_at__isnull=False, closed_by__isnull=False),
                violation_error_message=_("A committee that is closed says by whom and when."),
            ),
        ]
        triggers = [*Record.Meta.triggers, *committeelocks.COMMITTEE]

    def __str__(self):
        return _("Joint committee of %(call)s") % {"call": self.call.code}

    def get_absolute_url(self):
        return reverse("committees:committee", args=[self.uuid])

    @property
    def decisions_url(self):
        return reverse("committees:decisions", args=[self.uuid])

    @property
    def is_in_session(self):
        return self.opened_at is not None and self.closed_at is None

    def needs(self, side):
        """How many of a side must be there."""
        return self.partner_quorum if side == Side.PARTNER else self.home_quorum

    @property
    def tag(self):
        """(label, kind) of where it stands."""
        if self.closed_at:
            return pgettext_lazy("of a committee", "closed"), "good"
        if self.opened_at:
            return _("in session"), "current"
        return _("not opened"), "waiting"


@track()
class CommitteeMember(models.Model):
    """Who sits on a committee for which side, by which account, and whether they were there on the day."""

    committee = models.ForeignKey(Committee, models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, models.PROTECT, related_name="committee_seats", verbose_name=_("person"))
    side = models.CharField(_("side"), max_length=8, choices=Side, default=Side.HOME)
    is_chair = models.BooleanField(_("chairs the side"), default=False)
    user = account_key(_("account"))
    is_present = models.BooleanField(_("present"), default=False)

    objects = CommitteeMemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("member of a committee")
        verbose_name_plural = _("members of committees")
        ordering = ["side", "-is_chair", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "person"],
                name="committee_member_once",
                violation_error_message=_("This person sits on the committee already."),
            ),
            models.UniqueConstraint(
                fields=["committee", "user"],
                name="committee_account_once",
                violation_error_message=_("This account sits on the committee already."),
            ),
            models.UniqueConstraint(
                fields=["committee", "side"],
                condition=Q(is_chair=True),
                name="committee_side_has_one_chair",
                violation_error_message=_("This side has its chair already."),
            ),
        ]

    def __str__(self):
        return str(self.person)


class Outcome(models.TextChoices):
    FUNDED = "funded", pgettext_lazy("of an application", "funded")
    RESERVE = "reserve", pgettext_lazy("of an application", "reserve")
    REJECTED = "rejected", pgettext_lazy("of an application", "not selected")
    INELIGIBLE = "ineligible", pgettext_lazy("of an application", "not eligible")

    @property
    def kind(self):
        """How a tag shows it."""
        return {"funded": "good", "reserve": "waiting"}.get(self.value, "quiet")


OF_RULES = ["joint", "gap", "error", "computed_rank", "rank", "position", "computed_outcome", "outcome", "reserve"]
OF_RULES += ["is_discussed", "below", "lacks", "left"]
OF_PEOPLE = ["chosen", "moved_from", "moved_to", "reason", "note", "decided_by"]


@track(exclude=[*OF_RULES, "basis", "note"], when_updated=pgtrigger.AnyChange(*OF_PEOPLE))
class CommitteeItem(models.Model):
    """One application before the committee: what the rules say of it, and what people have decided, with reasons.

    `basis` is what the sides said when the committee opened. What the rules compute from it is computed anew whenever
    people decide something: `rank` after moves (equals share one), `outcome` by the money or as it was `chosen`,
    `left` in each account after it.
    """

    committee = models.ForeignKey(Committee, models.PROTECT, related_name="items")
    application = models.ForeignKey(
        Application, models.PROTECT, related_name="committee_items", verbose_name=_("application")
    )
    basis = models.JSONField(_("what the sides said"), default=dict, editable=False)
    joint = models.FloatField(_("joint score"), null=True, blank=True, editable=False)
    gap = models.FloatField(_("gap between the sides"), null=True, blank=True, editable=False)
    error = models.FloatField(_("standard error"), null=True, blank=True, editable=False)
    computed_rank = models.PositiveIntegerField(_("computed rank"), null=True, blank=True, editable=False)
    rank = models.PositiveIntegerField(_("rank"), null=True, blank=True, editable=False)
    position = models.PositiveIntegerField(default=0, editable=False)
    computed_outcome = models.CharField(
        _("computed outcome"), max_length=10, choices=Outcome, blank=True, editable=False
    )
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, blank=True, editable=False)
    reserve = models.PositiveIntegerField(_("place among the reserves"), null=True, blank=True, editable=False)
    is_discussed = models.BooleanField(_("to be discussed"), default=False, editable=False)
    below = models.JSONField(_("what it does not reach"), default=list, editable=False)
    lacks = models.JSONField(_("whose money did not suffice"), default=list, editable=False)
    left = models.JSONField(_("left after it"), default=dict, editable=False)
    chosen = models.CharField(_("chosen outcome"), max_length=10, choices=Outcome, blank=True)
    moved_from = models.PositiveIntegerField(_("moved from rank"), null=True, blank=True, editable=False)
    moved_to = models.PositiveIntegerField(_("moved to rank"), null=True, blank=True)
    moved_at = models.DateTimeField(_("moved"), null=True, blank=True, editable=False)
    reason = models.TextField(_("reasons"), blank=True)
    note = models.TextField(_("note"), blank=True)
    decided_by = account_key(_("entered by"), null=True)
    edition = models.PositiveIntegerField(default=1, editable=False)

    objects = CommitteeItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("application before a committee")
        verbose_name_plural = _("applications before committees")
        ordering = ["position", "pk"]
        indexes = [models.Index(fields=["committee", "position"], name="committee_item_in_order")]
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "application"],
                name="committee_item_once",
                violation_error_message=_("This application is before the committee already."),
            ),
            models.CheckConstraint(
                name="committee_item_moved_whole",
                condition=Q(moved_from__isnull=True, moved_to__isnull=True, moved_at__isnull=True)
                | Q(moved_from__isnull=False, moved_to__isnull=False, moved_at__isnull=False),
                violation_error_message=_("What is moved says from which rank to which."),
            ),
            models.CheckConstraint(
                name="committee_item_has_reasons",
                condition=Q(chosen="", moved_to__isnull=True)
                | Q(GreaterThanOrEqual(Length(Trim("reason")), SHORTEST_REASONS)),
                violation_error_message=_(
                    "The committee moves an application, or chooses another outcome, with written reasons"
                    " of at least 20 characters."
                ),
            ),
        ]
        triggers = committeelocks.ITEM

    def __str__(self):
        return self.application.shown_reference

    @property
    def tag(self):
        """(label, kind) of its outcome."""
        return self.get_outcome_display() or _("withdrawn"), Outcome(self.outcome).kind if self.outcome else "quiet"


# Granted as it was asked, which is how it comes here, the row says all.
@track(when_inserted=pgtrigger.Condition("NEW.granted <> NEW.asked"), when_updated=pgtrigger.AnyChange("granted"))
class CommitteeAmount(SideAmount, models.Model):
    """What an application asks of one side in a currency, and what the committee grants. Never added across."""

    item = models.ForeignKey(CommitteeItem, models.PROTECT, related_name="amounts")
    side = models.CharField(_("side"), max_length=8, choices=Side)
    currency = currency_field()
    asked = amount_field(_("asked"), null=False, blank=False)
    granted = amount_field(_("granted"), null=False, blank=False)

    class Meta:
        verbose_name = _("amount before a committee")
        verbose_name_plural = _("amounts before committees")
        ordering = ["side", "currency"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "side", "currency"],
                name="committee_amount_once",
                violation_error_message=_("This amount is there already."),
            ),
            models.CheckConstraint(
                name="committee_amount_within_what_is_asked",
                condition=Q(granted__gte=0, granted__lte=models.F("asked")),
                violation_error_message=_("No more is granted than was asked, and nothing below zero."),
            ),
        ]
        triggers = committeelocks.AMOUNT

    def __str__(self):
        return f"{self.get_side_display()}: {self.money}"

    @property
    def money(self):
        return Money(self.granted, self.currency)
