"""When does a body meet, about what, and who was there?"""

import datetime as dt
import uuid
from zoneinfo import ZoneInfo

import pgtrigger
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from networks.models.body import Body, OfficeTerm
from networks.models.locks import LET_THROUGH, function, keeps_quorum, refuse, shut_with_minutes
from networks.models.people import Contact, Member
from networks.querysets import AttendanceQuerySet, MeetingQuerySet
from networks.workflow import MeetingStatus, meeting_workflow
from records import clock
from records.columns import LineField
from records.history import track
from records.languages import localised, reader
from records.models import ActionItem, Document, Letter, Record, validate_time_zone
from records.text import number

PLACE = ["body_id", "number", "held_on", "begins", "ends", "time_zone", "place", "link"]
SHOWN = PLACE[2:]  # what an entry in a calendar says of it


def _differ(columns):
    return f"({', '.join(f'NEW.{c}' for c in columns)}) IS DISTINCT FROM ({', '.join(f'OLD.{c}' for c in columns)})"


@track()
class Meeting(Record):
    """A meeting of a body. Day and times are those of its place; `sequence` counts what calendars must learn."""

    body = models.ForeignKey(
        Body, models.PROTECT, related_name="meetings", verbose_name=pgettext_lazy("of a network", "body")
    )
    number = models.PositiveSmallIntegerField(_("number"), help_text=_("The twelfth meeting of the board is 12."))
    title_en = LineField(_("title (English)"), max_length=200, blank=True)
    title_fa = LineField(_("title (Persian)"), max_length=200, blank=True)
    held_on = models.DateField(_("day"))
    begins = models.TimeField(_("begins at"), default=dt.time(10))
    ends = models.TimeField(_("ends at"), default=dt.time(12))
    time_zone = LineField(_("time zone"), max_length=40, default="Asia/Tehran", validators=[validate_time_zone])
    place = LineField(pgettext_lazy("of a meeting", "place"), max_length=200, blank=True)
    link = models.URLField(_("link to take part"), max_length=500, blank=True)
    status = models.CharField(
        _("status"), max_length=10, choices=MeetingStatus, default=MeetingStatus.PLANNED, editable=False
    )
    status_since = models.DateTimeField(_("since"), default=clock.now, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    documents = GenericRelation(Document)
    letters = GenericRelation(Letter)
    action_items = GenericRelation(ActionItem)

    objects = MeetingQuerySet.as_manager()
    shows_actions = True  # to whoever is invited: an answer to a letter is asked for on the network
    workflow = meeting_workflow
    timeline_children = ("agenda", "attendances", "decisions", "minutes", "documents", "letters", "action_items")
    timeline_hides = ("sequence",)
    verbs = {
        "prepare": _("Invitation list and agenda filled"),
        "record_presence": _("Presence recorded"),
        "answer_invitation": _("Invitation answered"),
        "tell_changes": _("Changes sent to those invited"),
    }

    class Meta(Record.Meta):
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["-held_on", "-pk"]
        indexes = [
            models.Index(fields=["body", "held_on"], name="meeting_of_body"),
            models.Index(fields=["status", "held_on"], name="meeting_by_status"),
            models.Index(fields=["-held_on", "-id"], name="meeting_newest"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "number"],
                name="meeting_number_once",
                violation_error_message=_("The body has a meeting of this number already."),
            ),
            models.CheckConstraint(
                name="meeting_times_ordered",
                condition=Q(ends__gt=F("begins")),
                violation_error_message=_("It ends before it begins."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Trigger(
                name="count_sequence",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                func=f"""
                    IF {_differ(SHOWN)} OR NEW.status <> OLD.status AND NEW.status = 'cancelled' THEN
                        NEW.sequence = OLD.sequence + 1;
                    END IF;
                    RETURN NEW;
                """,
            ),
            pgtrigger.Trigger(
                name="shut_with_minutes",
                operation=pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                func=function(
                    refuse(
                        "minutes are approved",
                        "meeting_is_shut",
                        f"meeting_is_shut(OLD.id) AND (TG_OP = 'DELETE' OR {_differ(PLACE)}"
                        " OR NEW.status NOT IN ('minuted', 'approved'))",
                    ),
                    gives=LET_THROUGH,
                ),
            ),
            keeps_quorum("quorum_of_its_day", pgtrigger.UpdateOf("held_on", "body_id"), "NEW.id"),
            pgtrigger.Trigger(
                name="decided_when_held",
                operation=pgtrigger.UpdateOf("status"),
                when=pgtrigger.After,
                timing=pgtrigger.Deferred,
                func=function(
                    refuse(
                        "not held",
                        "decision_of_held_meeting",
                        "NEW.status NOT IN ('held', 'minuted', 'approved')"
                        " AND EXISTS (SELECT 1 FROM networks_decision WHERE meeting_id = NEW.id)",
                    ),
                    refuse(
                        "not held",
                        "minutes_approved_at_later_meeting",
                        "NEW.status NOT IN ('held', 'minuted', 'approved')"
                        " AND EXISTS (SELECT 1 FROM networks_minutes WHERE approved_in_id = NEW.id)",
                    ),
                    gives="NULL",
                ),
            ),
        ]

    def __str__(self):
        return f"{self.body.network.name}: {self.title}"

    def get_absolute_url(self):
        return reverse("networks:meeting", args=[self.uuid])

    @property
    def title(self):
        """Its own title, or body and number in words; where the network is told beside it."""
        said = {"body": self.body.name, "number": number(self.number, reader())}
        return localised(self, "title") or gettext("%(body)s, meeting %(number)s") % said

    @property
    def starts_at(self):
        return dt.datetime.combine(self.held_on, self.begins, ZoneInfo(self.time_zone))

    @property
    def ends_at(self):
        return dt.datetime.combine(self.held_on, self.ends, ZoneInfo(self.time_zone))

    @property
    def tag(self):
        """(label, kind) of where it stands."""
        return self.get_status_display(), MeetingStatus(self.status).kind


@track()
class AgendaItem(models.Model):
    """What a meeting is to talk about; perhaps carried over from what was to be done."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda")
    position = models.PositiveSmallIntegerField(_("order"), default=1)
    title_en = LineField(_("title (English)"), max_length=300)
    title_fa = LineField(_("title (Persian)"), max_length=300, blank=True)
    presenter = LineField(_("presented by"), max_length=200, blank=True)
    minutes_long = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)
    carried_from = models.ForeignKey(
        ActionItem,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("carried over from"),
    )

    class Meta:
        verbose_name = _("item of the agenda")
        verbose_name_plural = _("agenda")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "carried_from"],
                condition=Q(carried_from__isnull=False),
                name="agenda_carries_over_once",
                violation_error_message=_("This action stands on the agenda already."),
            ),
        ]
        triggers = [shut_with_minutes()]

    def __str__(self):
        return self.title

    @property
    def title(self):
        return localised(self, "title")


class Reply(models.TextChoices):
    NONE = "none", _("no answer yet")
    YES = "yes", _("comes")
    ONLINE = "online", _("takes part online")
    PROXY = "proxy", _("sends somebody")
    NO = "no", _("does not come")


class Presence(models.TextChoices):
    UNKNOWN = "unknown", _("not recorded")
    PRESENT = "present", _("present")
    ONLINE = "online", _("present online")
    PROXY = "proxy", _("represented by proxy")
    EXCUSED = "excused", _("excused")
    ABSENT = "absent", _("absent")


COUNTED = (Presence.PRESENT, Presence.ONLINE, Presence.PROXY)


@track(exclude=["proxy_name", "reply_note"])
class Attendance(models.Model):
    """Somebody invited to a meeting or present at it: by which seat or membership, with which answer."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances")
    contact = models.ForeignKey(Contact, models.PROTECT, related_name="attendances", verbose_name=_("person"))
    term = models.ForeignKey(
        OfficeTerm, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("by the seat")
    )
    member = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("by the membership")
    )
    invited_at = models.DateTimeField(_("invited"), null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(
        _("invitation withdrawn"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("No seat and no vote on the day to which the meeting was moved."),
    )
    reply = models.CharField(_("answer"), max_length=8, choices=Reply, default=Reply.NONE)
    replied_at = models.DateTimeField(_("answered"), null=True, blank=True, editable=False)
    reply_note = LineField(_("note to the secretary"), max_length=300, blank=True)
    presence = models.CharField(_("presence"), max_length=8, choices=Presence, default=Presence.UNKNOWN)
    proxy_name = LineField(_("name of the proxy"), max_length=200, blank=True)

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("invited and present")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "contact", "member"],
                nulls_distinct=False,
                name="attendance_once",
                violation_error_message=_("This person stands in the list already."),
            ),
            models.UniqueConstraint(
                fields=["meeting", "term"],
                condition=Q(term__isnull=False),
                name="attendance_seat_once",
                violation_error_message=_("This seat stands in the list already."),
            ),
            models.UniqueConstraint(
                fields=["meeting", "member"],
                condition=Q(member__isnull=False),
                name="attendance_member_once",
                violation_error_message=_("This member stands in the list already."),
            ),
            models.CheckConstraint(
                name="attendance_proxy_is_named",
                condition=~Q(proxy_name="") | ~Q(presence="proxy") & ~Q(reply="proxy"),
                violation_error_message=_("Name the proxy."),
            ),
        ]
        triggers = [
            shut_with_minutes(),
            keeps_quorum("quorum_with_changes", pgtrigger.Insert | pgtrigger.Update, "NEW.meeting_id"),
            keeps_quorum("quorum_with_those_left", pgtrigger.Delete, "OLD.meeting_id"),
            pgtrigger.Trigger(
                name="of_the_same_network",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("contact_id", "meeting_id", "term_id", "member_id"),
                when=pgtrigger.Before,
                func=function(
                    refuse(
                        "another network",
                        "attendance_of_its_network",
                        "NOT attendance_fits(NEW.meeting_id, NEW.contact_id, NEW.term_id, NEW.member_id)",
                    )
                ),
            ),
        ]

    def __str__(self):
        return str(self.contact)

    @property
    def is_there(self):
        return self.presence in COUNTED
