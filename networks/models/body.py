"""Which bodies has a network, and who sits in them, from when until when?"""

import pgtrigger
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from directory.countries import country_choices, country_name
from directory.models import Institution
from directory.models.institution import CountryField
from networks.models.locks import body_of_its_network, function, refuse, stays_in_its_network
from networks.models.network import Network
from networks.models.people import Contact
from networks.querysets import BodyManager, OfficeTermQuerySet
from records.columns import LineField
from records.history import track
from records.languages import listed
from records.models import Record
from records.spans import does_not_overlap


class BodyKind(models.TextChoices):
    ASSEMBLY = "assembly", _("general assembly")
    BOARD = "board", _("board of trustees")
    COUNCIL = "council", _("executive council")
    COMMITTEE = "committee", _("committee")


class Voters(models.TextChoices):
    SEATS = "seats", _("those who hold a seat with a vote")
    MEMBERS = "members", _("all voting members of the network")


class QuorumRule(models.TextChoices):
    NONE = "none", _("none needed")
    AT_LEAST = "at_least", _("at least a fraction of those who vote")
    MORE_THAN = "more_than", _("more than a fraction of those who vote")
    NUMBER = "number", _("a number of those who vote")


@track()
class Body(Record):
    """An assembly, board, council or committee, with its seats and its quorum."""

    network = models.ForeignKey(Network, models.PROTECT, related_name="bodies", verbose_name=_("network"))
    kind = models.CharField(_("kind"), max_length=10, choices=BodyKind, default=BodyKind.BOARD)
    name_en = LineField(_("name (English)"), max_length=200)
    name_fa = LineField(_("name (Persian)"), max_length=200, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name=_("set up by")
    )
    voters = models.CharField(_("who votes"), max_length=8, choices=Voters, default=Voters.SEATS)
    seats = models.PositiveSmallIntegerField(
        _("seats"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Empty: as many as there are."),
    )
    quorum_rule = models.CharField(_("quorum"), max_length=10, choices=QuorumRule, default=QuorumRule.MORE_THAN)
    quorum_over = models.PositiveSmallIntegerField(_("fraction: so many"), null=True, blank=True, default=1)
    quorum_under = models.PositiveSmallIntegerField(_("of"), null=True, blank=True, default=2)
    quorum_number = models.PositiveSmallIntegerField(_("or number"), null=True, blank=True)
    term_months = models.PositiveSmallIntegerField(_("a term lasts months"), null=True, blank=True)
    max_consecutive_terms = models.PositiveSmallIntegerField(_("at most so many terms in a row"), null=True, blank=True)
    is_public = models.BooleanField(_("shown on the network's public page"), default=True)

    objects = BodyManager()
    timeline_children = ("terms",)

    class Meta(Record.Meta):
        verbose_name = _("body of a network")
        verbose_name_plural = _("bodies of networks")
        ordering = ["network", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "name_en"],
                condition=Q(closed_on__isnull=True),
                name="body_once",
                violation_error_message=_("The network has a body of this name already."),
            ),
            models.CheckConstraint(
                name="body_quorum_is_told",
                condition=Q(quorum_rule="none")
                | Q(quorum_rule="number", quorum_number__isnull=False, quorum_number__gte=1)
                | Q(
                    quorum_rule__in=["at_least", "more_than"],
                    quorum_over__isnull=False,
                    quorum_over__gte=1,
                    quorum_under__isnull=False,
                    quorum_over__lte=F("quorum_under"),
                ),
                violation_error_message=_("A quorum is a number above nought, or a fraction like 1 of 3."),
            ),
            models.CheckConstraint(
                name="body_is_not_part_of_itself",
                condition=~Q(parent=F("id")) | Q(parent__isnull=True),
                violation_error_message=_("A body cannot be set up by itself."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            body_of_its_network("body_set_up_in_its_network", "parent_id"),
            stays_in_its_network("body_stays_in_its_network"),
            pgtrigger.Trigger(
                name="seats_are_enough",
                operation=pgtrigger.UpdateOf("seats"),
                when=pgtrigger.After,
                timing=pgtrigger.Deferred,
                func=function(refuse("seats", "body_has_seats", "body_is_oversold(NEW.id)"), gives="NULL"),
            ),
        ]

    def __str__(self):
        return f"{self.network.name}: {self.name}"

    @property
    def name(self):
        return self.localised("name")


class OfficeRole(models.TextChoices):
    CHAIR = "chair", _("chair")
    VICE = "vice", _("vice-chair")
    SECRETARY = "secretary", _("secretary")
    TREASURER = "treasurer", _("treasurer")
    MEMBER = "member", _("member")
    OBSERVER = "observer", _("observer")


ONE_AT_A_TIME = (OfficeRole.CHAIR, OfficeRole.SECRETARY, OfficeRole.TREASURER)
ENDS = Coalesce("ended_on", "planned_end_on")
STANDS = Q(taken_back_on__isnull=True)


@track(exclude=["ends_on"])
class OfficeTerm(models.Model):
    """A person's term of office in a body. The last day is the planned one, or the one on which it really ended.

    One that was entered by mistake is taken back: it counts on no day, and stays to be read.
    """

    body = models.ForeignKey(Body, models.CASCADE, related_name="terms")
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="terms", verbose_name=_("person"))
    role = models.CharField(
        pgettext_lazy("in a body", "office"), max_length=10, choices=OfficeRole, default=OfficeRole.MEMBER
    )
    is_voting = models.BooleanField(_("votes"), default=True)
    institution = models.ForeignKey(
        Institution,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="network_seats",
        verbose_name=_("for the institution"),
    )
    country = CountryField(_("for the country"), max_length=2, blank=True, choices=country_choices)
    starts_on = models.DateField(_("from"))
    planned_end_on = models.DateField(pgettext_lazy("of a term of office", "planned until"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    end_reason = LineField(_("why it ended"), max_length=200, blank=True)
    appointed_by = LineField(_("appointed by"), max_length=200, blank=True, help_text=_("The decision or letter."))
    taken_back_on = models.DateField(pgettext_lazy("of a term of office", "taken back on"), null=True, editable=False)
    ends_on = models.GeneratedField(
        expression=ENDS,
        output_field=models.DateField(pgettext_lazy("of a term of office", "last day")),
        db_persist=True,
        null=True,
    )

    objects = OfficeTermQuerySet.as_manager()
    verbs = {"take_back_term": _("Term of office taken back")}

    class Meta:
        verbose_name = _("term of office")
        verbose_name_plural = _("terms of office")
        ordering = ["-starts_on", "pk"]
        indexes = [
            models.Index(fields=["body", "starts_on", "ends_on"], name="office_terms_of_a_day"),
            models.Index(fields=["ends_on"], name="office_terms_that_end"),
        ]
        constraints = [
            models.CheckConstraint(
                name="office_term_dates_ordered",
                condition=(Q(planned_end_on__isnull=True) | Q(planned_end_on__gte=F("starts_on")))
                & (Q(ended_on__isnull=True) | Q(ended_on__gte=F("starts_on"))),
                violation_error_message=_("The term of office ends before it begins."),
            ),
            models.CheckConstraint(
                name="office_term_observer_does_not_vote",
                condition=~Q(role="observer") | Q(is_voting=False),
                violation_error_message=_("An observer has no vote."),
            ),
            does_not_overlap(
                "office_term_nobody_twice",
                "body",
                "contact",
                end=ENDS,
                condition=STANDS,
                message=_("This person sits in the body on some of these days already."),
            ),
            *(
                does_not_overlap(
                    f"office_term_one_{role}",
                    "body",
                    end=ENDS,
                    condition=Q(role=role.value) & STANDS,
                    message=_("Somebody else holds this office on some of these days."),
                )
                for role in ONE_AT_A_TIME
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="seats_are_enough",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.After,
                timing=pgtrigger.Deferred,
                func=function(
                    "PERFORM 1 FROM networks_body WHERE id = NEW.body_id FOR NO KEY UPDATE;",
                    refuse("seats", "body_has_seats", "body_is_oversold(NEW.body_id)"),
                    gives="NULL",
                ),
            ),
            pgtrigger.Trigger(
                name="taken_back_once",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                func=function(
                    refuse("taken back", "office_term_taken_back_stays", "OLD.taken_back_on IS NOT NULL"),
                    refuse(
                        "a meeting was held with it",
                        "office_term_was_used",
                        "NEW.taken_back_on IS NOT NULL AND EXISTS (SELECT FROM networks_attendance AS here"
                        " JOIN networks_meeting AS meeting ON meeting.id = here.meeting_id"
                        " WHERE here.term_id = NEW.id AND meeting.status IN ('held', 'minuted', 'approved'))",
                    ),
                ),
            ),
            pgtrigger.Trigger(
                name="of_the_same_network",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("body_id", "contact_id"),
                when=pgtrigger.Before,
                func=function(
                    refuse(
                        "another network",
                        "office_term_of_its_network",
                        "(SELECT network_id FROM networks_contact WHERE id = NEW.contact_id)"
                        " IS DISTINCT FROM (SELECT network_id FROM networks_body WHERE id = NEW.body_id)",
                    )
                ),
            ),
        ]

    def __str__(self):
        return listed([self.contact, self.get_role_display()])

    def get_absolute_url(self):
        return self.body.network.get_absolute_url()

    @property
    def stands_for(self):
        """The institution and country for which the seat is held, in words."""
        country = country_name(self.country) if self.country else ""
        return listed([part for part in (self.institution.name if self.institution_id else "", country) if part])
