"""What do we keep of a membership: whose, since when, for which terms, when it rested and how it ended?"""

import datetime as dt
from itertools import pairwise

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement
from directory.models import Institution, Person
from memberships.models.nomination import Nomination
from memberships.models.scheme import Scheme
from memberships.phases import Phase
from memberships.querysets import MembershipQuerySet, TermQuerySet
from records import clock
from records.calendars import in_words
from records.columns import LineField, calendar_field, imprecise, precision_field
from records.history import track
from records.languages import listed
from records.models import ActionItem, Document, Letter, Record
from records.spans import does_not_overlap
from records.text import Fold


class EndReason(models.TextChoices):
    RESIGNED = "resigned", _("resigned")
    DECEASED = "deceased", _("deceased")
    BY_BODY = "by_body", _("ended by the body")
    OTHER = "other", _("other reason")


class Origin(models.TextChoices):
    ENTERED = "entered", _("entered by hand")
    ELECTED = "elected", _("from a nomination")
    IMPORTED = "imported", _("imported from a list")


@track(exclude=["folded", "folded_field"])
class Membership(Record):
    """A person or an institution as a member under a scheme. It stays one entry through lapses and returns."""

    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="memberships", verbose_name=_("scheme"))
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="memberships", verbose_name=_("member")
    )
    institution = models.ForeignKey(
        Institution,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name=_("or the institution"),
    )
    coordinator = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships_coordinated",
        verbose_name=_("coordinator"),
        help_text=_("Of an institution: who belongs to it today."),
    )
    agreement = models.ForeignKey(
        Agreement,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name=_("under the agreement"),
    )
    nomination = models.OneToOneField(
        Nomination,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="membership",
        verbose_name=_("nomination"),
    )
    number = LineField(_("number of the member"), max_length=40, blank=True)
    field_en = LineField(_("field (English)"), max_length=200, blank=True)
    field_fa = LineField(_("field (Persian)"), max_length=200, blank=True)
    since_on = models.DateField(_("member since"))
    since_precision = precision_field()
    since_calendar = calendar_field()
    agreed_on = models.DateField(
        _("agreed on to be named"),
        null=True,
        blank=True,
        help_text=_("From that day on everybody reads it in the directory of members."),
    )
    ended_on = models.DateField(_("ended on"), null=True, blank=True, help_text=_("The first day on which it is over."))
    end_reason = models.CharField(_("why it ended"), max_length=8, choices=EndReason, blank=True)
    origin = models.CharField(_("origin"), max_length=8, choices=Origin, default=Origin.ENTERED, editable=False)
    import_key = models.CharField(max_length=200, null=True, blank=True, editable=False)  # noqa: DJ001  of no list
    folded = models.GeneratedField(
        expression=Fold(
            Concat("number", Value(" "), "field_en", Value(" "), "field_fa", output_field=models.TextField())
        ),
        output_field=models.TextField(),
        db_persist=True,
    )
    folded_field = models.GeneratedField(
        expression=Fold(Concat("field_en", Value(" "), "field_fa", output_field=models.TextField())),
        output_field=models.TextField(),
        db_persist=True,
    )
    documents = GenericRelation(Document)
    letters = GenericRelation(Letter)
    action_items = GenericRelation(ActionItem)

    objects = MembershipQuerySet.as_manager()
    timeline_children = ("terms", "suspensions", "documents", "letters", "action_items")
    timeline_hides = ("import_key",)
    verbs = {"renew": _("Renewed"), "agree": _("Agreed to be named"), "elect": _("Elected")}

    class Meta(Record.Meta):
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["scheme__body__code", "since_on", "pk"]
        indexes = [models.Index(fields=["ended_on"], name="membership_by_end")]
        constraints = [
            models.CheckConstraint(
                name="membership_of_one",
                condition=Q(person__isnull=True) ^ Q(institution__isnull=True),
                violation_error_message=_("Choose the member or the institution, one of the two."),
            ),
            models.CheckConstraint(
                name="membership_coordinator_of_institution",
                condition=Q(coordinator__isnull=True) | Q(institution__isnull=False),
                violation_error_message=_("Only an institution has a coordinator."),
            ),
            models.UniqueConstraint(
                fields=["scheme", "person"],
                condition=Q(person__isnull=False, closed_on__isnull=True),
                name="membership_of_person_once",
                violation_error_message=_("This person is entered as a member already: add a term there."),
            ),
            models.UniqueConstraint(
                fields=["scheme", "institution"],
                condition=Q(institution__isnull=False, closed_on__isnull=True),
                name="membership_of_institution_once",
                violation_error_message=_("This institution is entered as a member already: add a term there."),
            ),
            models.UniqueConstraint(
                fields=["scheme", "number"],
                condition=~Q(number="") & Q(closed_on__isnull=True),
                name="membership_number_once",
                violation_error_message=_("Another member has this number."),
            ),
            models.UniqueConstraint(
                fields=["import_key"],
                condition=Q(closed_on__isnull=True),
                name="membership_of_a_row_once",
                violation_error_message=_("The same member stands in an earlier row."),
            ),
            models.CheckConstraint(
                name="membership_end_is_told",
                condition=Q(ended_on__isnull=True, end_reason="") | (Q(ended_on__isnull=False) & ~Q(end_reason="")),
                violation_error_message=_("What has ended has its day and its reason."),
            ),
            models.CheckConstraint(
                name="membership_ends_after_begin",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("since_on")),
                violation_error_message=_("It ends before it begins."),
            ),
        ]

    def __str__(self):
        return listed([self.member, self.scheme])

    def get_absolute_url(self):
        return reverse("memberships:membership", args=[self.uuid])

    @property
    def member(self):
        """Neither is there on a form that comes back with both taken out."""
        return (self.person if self.person_id else self.institution) or "–"

    @property
    def field(self):
        return self.localised("field")

    @property
    def since(self):
        return imprecise(self.since_on, self.since_precision, self.since_calendar)

    def phase(self, on):
        """Where it stands on a day, from terms and suspensions as they were loaded; as `in_phase` asks it."""
        if self.ended_on and self.ended_on <= on:
            return Phase.ENDED
        if any(rest.covers(on) for rest in self.suspensions.all()):
            return Phase.SUSPENDED
        terms = list(self.terms.all())
        if any(term.covers(on) for term in terms):
            return Phase.CURRENT
        past = [term.ends_on for term in terms if term.ends_on and term.ends_on < on]
        if past and max(past) + dt.timedelta(days=self.scheme.grace_days) >= on:
            return Phase.GRACE
        if not terms and self.since_on <= on:
            return Phase.UNDATED
        return Phase.LAPSED if past else Phase.PENDING

    @property
    def phase_today(self):
        return self.phase(clock.today())

    @property
    def tag(self):
        """(label, kind) of where it stands today."""
        phase = self.phase_today
        return phase.label, phase.kind

    @property
    def gaps(self):
        """The days between each two terms that do not follow upon each other."""
        terms = sorted(self.terms.all(), key=lambda term: term.starts_on)
        between = [(after.starts_on - before.ends_on).days - 1 for before, after in pairwise(terms) if before.ends_on]
        return [days for days in between if days > 0]

    def belongs_to(self, user):
        """Whether it is the user's own, as the member or as the coordinator of an institution."""
        if self.is_closed or not user.is_authenticated:
            return False
        people = (self.person, self.coordinator)
        return any(person is not None and person.user_id == user.pk for person in people)

    def term_on(self, on):
        """The term that covers a day, from those loaded; None where none does."""
        return next((term for term in self.terms.all() if term.covers(on)), None)


class TermOrigin(models.TextChoices):
    INITIAL = "initial", _("initial")
    RENEWAL = "renewal", _("renewal")
    RETURN = "return", _("return after a lapse")


class Dated:
    """Rows with a first day and perhaps a last one; both count."""

    def covers(self, on):
        return self.starts_on <= on and (self.ends_on is None or self.ends_on >= on)

    def __str__(self):
        return f"{in_words(self.starts_on)} – {in_words(self.ends_on) if self.ends_on else '…'}"


@track()
class MembershipTerm(Dated, models.Model):
    """A time for which somebody is a member; without a last day it is for life. What it gives is opened with it."""

    membership = models.ForeignKey(Membership, models.CASCADE, related_name="terms")
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True, help_text=_("Left empty, it is for life."))
    origin = models.CharField(_("origin"), max_length=8, choices=TermOrigin, default=TermOrigin.INITIAL)

    objects = TermQuerySet.as_manager()
    timeline_children = ("accounts", "uses")

    class Meta:
        verbose_name = _("term of a membership")
        verbose_name_plural = _("terms of memberships")
        ordering = ["starts_on", "pk"]
        indexes = [models.Index(fields=["ends_on", "starts_on"], name="membershipterm_by_days")]
        constraints = [
            does_not_overlap(
                "membership_terms_do_not_overlap",
                "membership",
                message=_("This term overlaps another term of the membership."),
            ),
            models.CheckConstraint(
                name="membership_term_dates_ordered",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The term ends before it begins."),
            ),
        ]

    def get_absolute_url(self):
        return self.membership.get_absolute_url()

    def clean(self):
        """Visits within it stay within it."""
        if self.pk is None or self.starts_on is None:
            return
        outside = Q(starts_on__lt=self.starts_on)
        outside |= Q(ends_on__gt=self.ends_on) if self.ends_on else Q()
        visit = self.visits.exclude(status="cancelled").filter(outside).order_by("starts_on").first()
        if visit is not None:
            said = gettext("A visit would lie outside the term: %(visit)s. Cancel it first.") % {"visit": visit}
            raise ValidationError(said)


@track()
class MembershipSuspension(Dated, models.Model):
    """From when to when a membership rests, and why; its terms go on meanwhile."""

    membership = models.ForeignKey(Membership, models.CASCADE, related_name="suspensions")
    starts_on = models.DateField(_("rests from"))
    ends_on = models.DateField(_("last day of rest"), null=True, blank=True)
    reason = LineField(_("reason"), max_length=300)

    class Meta:
        verbose_name = _("suspension of a membership")
        verbose_name_plural = _("suspensions of memberships")
        ordering = ["starts_on", "pk"]
        constraints = [
            does_not_overlap(
                "membership_suspensions_do_not_overlap",
                "membership",
                message=_("The membership rests already at that time."),
            ),
            models.CheckConstraint(
                name="membership_suspension_dates_ordered",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The suspension ends before it begins."),
            ),
            models.CheckConstraint(
                name="membership_suspension_has_reason",
                condition=~Q(reason=""),
                violation_error_message=_("Say why it rests."),
            ),
        ]
