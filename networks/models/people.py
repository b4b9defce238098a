"""Whom does a network know, and who is a member of it?"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from directory.countries import country_choices, country_name
from directory.models import Institution, Person
from directory.models.institution import CountryField
from networks.models.locks import of_its_network, stays_in_its_network
from networks.models.network import Network
from networks.querysets import ContactQuerySet, MemberQuerySet
from networks.workflow import MemberStatus, member_workflow
from records import clock
from records.columns import LineField
from records.history import track
from records.models import Record
from records.spans import does_not_overlap
from records.text import Fold


@track(exclude=["name_en", "name_fa", "email", "works_on", "folded"])
class Contact(Record):
    """A person as one network knows them: members, those who sit in its bodies, who speaks for an institution.

    The secretary of a network keeps these and sees no other part of the directory. In public nobody is named without
    having agreed (`named_since`).
    """

    network = models.ForeignKey(Network, models.PROTECT, related_name="contacts", verbose_name=_("network"))
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="network_contacts",
        verbose_name=_("person in the directory"),
    )
    name_en = LineField(_("name (Latin)"), max_length=200)
    name_fa = LineField(_("name (Persian)"), max_length=200, blank=True)
    email = models.EmailField(_("email"), blank=True)
    language = models.CharField(_("language of letters"), max_length=5, choices=settings.LANGUAGES, default="en")
    country = CountryField(_("country"), max_length=2, blank=True, choices=country_choices)
    institution = models.ForeignKey(
        Institution,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="network_contacts",
        verbose_name=_("institution"),
    )
    institution_given = LineField(_("or its name"), max_length=300, blank=True)
    works_on = LineField(_("works on"), max_length=300, blank=True, help_text=_("Fields, separated by commas."))
    named_since = models.DateField(
        _("has agreed to be named in public on"),
        null=True,
        blank=True,
        help_text=_("Empty: stands in no public list."),
    )
    unsubscribed_at = models.DateTimeField(_("wants no announcements since"), null=True, blank=True, editable=False)
    folded = models.GeneratedField(
        expression=Fold(
            models.functions.Concat(
                "name_en",
                models.Value(" "),
                "name_fa",
                models.Value(" "),
                "institution_given",
                models.Value(" "),
                "works_on",
                output_field=models.TextField(),
            )
        ),
        output_field=models.TextField(),
        db_persist=True,
    )

    objects = ContactQuerySet.as_manager()
    verbs = {"unsubscribe": _("Wants no announcements any more"), "subscribe": _("Wants announcements again")}

    class Meta(Record.Meta):
        verbose_name = _("person of a network")
        verbose_name_plural = _("people of networks")
        ordering = ["name_en", "pk"]
        indexes = [models.Index(fields=["name_en", "id"], name="contact_by_name")]
        constraints = [
            models.UniqueConstraint(
                "network",
                Lower("email"),
                condition=~Q(email="") & Q(closed_on__isnull=True),
                name="contact_address_once",
                violation_error_message=_("Somebody of this network has this address already."),
            ),
            models.UniqueConstraint(
                fields=["network", "person"],
                condition=Q(closed_on__isnull=True),
                name="contact_person_once",
                violation_error_message=_("This person stands in the network's list already."),
            ),
        ]
        triggers = [*Record.Meta.triggers, stays_in_its_network("contact_stays_in_its_network")]

    def __str__(self):
        return self.name

    @property
    def name(self):
        return self.localised("name")

    def is_named(self, on):
        """May everybody read this name on a page as of a day? Only what was agreed to by then, and by now."""
        return bool(self.named_since) and self.named_since <= min(on, clock.today()) and not self.is_closed

    @property
    def institution_name(self):
        return self.institution.name if self.institution_id else self.institution_given

    @property
    def country_name(self):
        return country_name(self.country) if self.country else ""


class Category(models.TextChoices):
    FULL = "full", _("full member")
    ASSOCIATE = "associate", _("associate member")
    OBSERVER = "observer", _("observer")
    HONORARY = "honorary", _("honorary member")


class MemberOrigin(models.TextChoices):
    ENTERED = "entered", _("entered by hand")
    APPLIED = "applied", _("applied by the form")
    IMPORTED = "imported", _("imported from a list")


ADMITTED = Q(status="admitted")
IN_USE = Q(closed_on__isnull=True)


@track(exclude=["statement"])
class Member(Record):
    """A person or an institution in a network: applied, admitted from a day, perhaps until a day."""

    network = models.ForeignKey(Network, models.PROTECT, related_name="members", verbose_name=_("network"))
    contact = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="memberships", verbose_name=_("person")
    )
    institution = models.ForeignKey(
        Institution,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="network_memberships",
        verbose_name=_("or institution"),
    )
    representative = models.ForeignKey(
        Contact,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="represents",
        verbose_name=_("represented by"),
        help_text=_("Who speaks for the institution."),
    )
    category = models.CharField(_("category"), max_length=10, choices=Category, default=Category.FULL)
    is_voting = models.BooleanField(_("votes"), default=True)
    status = models.CharField(
        _("status"), max_length=12, choices=MemberStatus, default=MemberStatus.APPLIED, editable=False
    )
    status_since = models.DateTimeField(_("since"), default=clock.now, editable=False)
    is_unconfirmed = models.BooleanField(
        _("address not confirmed"),
        default=False,
        editable=False,
        help_text=_("Applied by the form; the owner of the address has not confirmed it."),
    )
    applied_on = models.DateField(_("applied on"), null=True, blank=True)
    statement = models.TextField(_("why they want to join"), blank=True)
    starts_on = models.DateField(_("member from"), null=True, blank=True)
    ends_on = models.DateField(_("until, this day included"), null=True, blank=True)
    end_reason = LineField(_("why it ended"), max_length=300, blank=True)
    origin = models.CharField(
        _("origin"), max_length=8, choices=MemberOrigin, default=MemberOrigin.ENTERED, editable=False
    )

    objects = MemberQuerySet.as_manager()
    workflow = member_workflow
    verbs = {
        "apply_for_membership": _("Applied"),
        "confirm_address": _("Address confirmed"),
        "lapse": _("Closed: the address was not confirmed"),
    }

    class Meta(Record.Meta):
        verbose_name = _("member of a network")
        verbose_name_plural = _("members of networks")
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["network", "starts_on", "ends_on"], name="network_members_of_a_day", condition=ADMITTED
            ),
            models.Index(
                fields=["network", "status_since"], name="network_members_to_admit", condition=Q(status="applied")
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="network_member_is_one",
                condition=Q(contact__isnull=True) ^ Q(institution__isnull=True),
                violation_error_message=_("A member is a person or an institution: choose one of both."),
            ),
            models.CheckConstraint(
                name="network_member_person_is_not_represented",
                condition=Q(representative__isnull=True) | Q(institution__isnull=False),
                violation_error_message=_("Only an institution is represented by somebody."),
            ),
            models.CheckConstraint(
                name="network_member_admitted_has_day",
                condition=Q(status="admitted", starts_on__isnull=False)
                | ~Q(status="admitted") & Q(starts_on__isnull=True, ends_on__isnull=True),
                violation_error_message=_("Who is admitted has the first day of membership; others have none."),
            ),
            models.CheckConstraint(
                name="network_member_admitted_is_confirmed",
                condition=~Q(status="admitted") | Q(is_unconfirmed=False),
                violation_error_message=_("Nobody is admitted whose address is not confirmed."),
            ),
            models.CheckConstraint(
                name="network_member_dates_ordered",
                condition=Q(ends_on__gte=F("starts_on")) | Q(ends_on__isnull=True),
                violation_error_message=_("The membership ends before it begins."),
            ),
            models.UniqueConstraint(
                fields=["network", "contact", "institution"],
                condition=Q(status="applied") & IN_USE,
                nulls_distinct=False,
                name="network_member_applies_once",
                violation_error_message=_("An application of theirs waits already."),
            ),
            does_not_overlap(
                "network_member_person_once",
                "contact",
                condition=ADMITTED & IN_USE & Q(contact__isnull=False),
                message=_("This person is a member on some of these days already."),
            ),
            does_not_overlap(
                "network_member_institution_once",
                "network",
                "institution",
                condition=ADMITTED & IN_USE & Q(institution__isnull=False),
                message=_("This institution is a member on some of these days already."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            of_its_network("network_member_of_its_network", "contact_id", "representative_id"),
        ]

    def __str__(self):
        return self.name

    @property
    def name(self):
        return self.contact.name if self.contact_id else self.institution.name

    @property
    def speaker(self):
        """Whom letters to this member reach, if anybody."""
        return self.contact if self.contact_id else self.representative

    @property
    def country(self):
        return self.contact.country if self.contact_id else self.institution.country

    def phase(self, on):
        """Where it stands on a day: as it was decided, and of who is admitted by the dates."""
        if self.status != MemberStatus.ADMITTED:
            return "unconfirmed" if self.is_unconfirmed and self.status == MemberStatus.APPLIED else self.status
        if self.starts_on > on:
            return "coming"
        return "ended" if self.ends_on and self.ends_on < on else "current"
