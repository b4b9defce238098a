"""What do we keep of an application: its content section by section, who applies, what was submitted and when?"""

import uuid

import pgtrigger
from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programs.applicationworkflow import ApplicationStatus, application_workflow
from programs.models.call import Call, CallArea
from programs.models.side import Side
from programs.querysets import ApplicationQuerySet
from records import clock
from records.columns import LineField
from records.history import track
from records.models import ActionItem, Document, Record
from records.text import Fold


class Origin(models.TextChoices):
    PORTAL = "portal", _("written in the portal")
    PAPER = "paper", _("entered by the office from paper")


def draft_number():
    """What a draft is called before it has a reference."""
    return f"D-{uuid.uuid4().hex[:8].upper()}"


SUBMITTED_WHOLE = """
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'applications are kept' USING ERRCODE = '23514', CONSTRAINT = 'application_is_kept';
    END IF;
    IF NEW.status = 'submitted' AND (TG_OP = 'INSERT' OR OLD.status = 'draft') THEN
        IF NEW.content_hash = '' OR (
            SELECT count(DISTINCT leader.side) FROM programs_member AS leader
            WHERE leader.application_id = NEW.id AND leader.role = 'leader'
                  AND leader.consent = 'given' AND leader.consent_hash = NEW.content_hash
        ) <> (SELECT CASE pattern WHEN 'twin' THEN 2 ELSE 1 END FROM programs_call WHERE id = NEW.call_id) THEN
            RAISE EXCEPTION 'consent is missing'
                USING ERRCODE = '23514', CONSTRAINT = 'application_has_consent_of_all';
        END IF;
        IF (SELECT asks_endorsement FROM programs_call WHERE id = NEW.call_id) AND NOT EXISTS (
            SELECT FROM programs_endorsement WHERE application_id = NEW.id AND status = 'given'
        ) THEN
            RAISE EXCEPTION 'endorsement is missing'
                USING ERRCODE = '23514', CONSTRAINT = 'application_is_endorsed';
        END IF;
    ELSIF TG_OP = 'UPDATE' AND ROW (NEW.call_id, NEW.title, NEW.abstract, NEW.area_id, NEW.months, NEW.starts_on)
        IS DISTINCT FROM ROW (OLD.call_id, OLD.title, OLD.abstract, OLD.area_id, OLD.months, OLD.starts_on) THEN
        IF OLD.status <> 'draft' OR NEW.status <> 'draft' THEN
            RAISE EXCEPTION 'application is handed in' USING ERRCODE = '23514', CONSTRAINT = 'application_is_handed_in';
        END IF;
        NEW.content_hash = '';
    ELSIF TG_OP = 'UPDATE' AND OLD.status <> 'draft' AND NEW.status <> 'draft'
        AND NEW.content_hash <> OLD.content_hash THEN
        RAISE EXCEPTION 'application is handed in' USING ERRCODE = '23514', CONSTRAINT = 'application_is_handed_in';
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.reference IS NOT NULL AND NEW.reference IS DISTINCT FROM OLD.reference THEN
        RAISE EXCEPTION 'references are kept' USING ERRCODE = '23514', CONSTRAINT = 'application_keeps_reference';
    END IF;
    RETURN NEW;
"""

RESUBMITS_OWN = """
    IF TG_OP = 'UPDATE' AND OLD.resubmission_of_id IS NOT DISTINCT FROM NEW.resubmission_of_id THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.resubmission_of_id IS NOT NULL OR NOT EXISTS (
        SELECT 1 FROM programs_member AS before
        JOIN programs_member AS leader ON leader.user_id = before.user_id
        WHERE before.application_id = NEW.resubmission_of_id AND before.role = 'leader'
              AND leader.application_id = NEW.id AND leader.role = 'leader'
    ) THEN
        RAISE EXCEPTION 'application of another' USING ERRCODE = '23514', CONSTRAINT = 'application_resubmits_own';
    END IF;
    RETURN NEW;
"""

VOID_CONSENTS = """
    UPDATE programs_member SET consent = 'void'
    WHERE application_id = NEW.id AND consent = 'given' AND consent_hash <> NEW.content_hash;
    RETURN NULL;
"""


@track(exclude=["title", "abstract", "folded"])
class Application(Record):
    """One application to a call. It is submitted when the leaders of all sides have consented to the same text, and
    where the call asks for it, when the home institution stands behind it.

    `content_hash` is the SHA-256 of what both leaders share (see `programs.content`), taken when consent is asked for
    and emptied by the database at any change of shared content; consents to another hash are void. Once handed in its
    content cannot be changed; taken back it is a draft again and keeps its reference.
    """

    call = models.ForeignKey(Call, models.PROTECT, related_name="applications", verbose_name=_("call"))
    number = LineField(_("draft number"), max_length=12, unique=True, default=draft_number, editable=False)
    reference = LineField(_("reference"), max_length=40, null=True, blank=True, unique=True, editable=False)
    title = LineField(_("title"), max_length=300, blank=True)
    abstract = models.TextField(_("summary"), blank=True)
    area = models.ForeignKey(
        CallArea, models.PROTECT, null=True, blank=True, related_name="applications", verbose_name=_("area")
    )
    months = models.PositiveSmallIntegerField(
        _("duration in months"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    starts_on = models.DateField(_("planned first day"), null=True, blank=True)
    lead_side = models.CharField(_("begun by"), max_length=8, choices=Side, default=Side.HOME, editable=False)
    origin = models.CharField(_("origin"), max_length=8, choices=Origin, default=Origin.PORTAL, editable=False)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("entered by"),
    )
    letter_on = models.DateField(_("date of the letter"), null=True, blank=True, editable=False)
    status = models.CharField(
        _("status"), max_length=12, choices=ApplicationStatus, default=ApplicationStatus.DRAFT, editable=False
    )
    status_since = models.DateTimeField(_("since"), default=clock.now, editable=False)
    content_hash = models.CharField(_("fingerprint of the text"), max_length=64, blank=True, editable=False)
    consent_asked_at = models.DateTimeField(_("consent asked for"), null=True, blank=True, editable=False)
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True, editable=False)
    eligibility = models.JSONField(_("rules as they were met"), default=list, editable=False)
    resubmission_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="resubmissions",
        verbose_name=_("resubmission of"),
    )
    folded = models.GeneratedField(expression=Fold("title"), output_field=models.TextField(), db_persist=True)
    documents = GenericRelation(Document)
    action_items = GenericRelation(ActionItem)

    objects = ApplicationQuerySet.as_manager()
    workflow = application_workflow
    timeline_children = (
        "members",
        "answers",
        "visits",
        "costs",
        "attachments",
        "versions",
        "invitations",
        "endorsements",
        "clarifications",
        "overrulings",
    )
    timeline_hides = ("eligibility",)
    verbs = {
        "begin": _("Begun"),
        "enter_on_paper": _("Entered by the office from paper"),
        "take_over": _("Taken over by the leader, in the portal"),
        "begin_again": _("Begun from an earlier application"),
        "fill_in": _("Filled in"),
        "invite_leader": _("Other leader invited"),
        "take_back_invitation": _("Invitation taken back"),
        "accept_invitation": _("Invitation accepted"),
        "refuse_invitation": _("Invitation refused"),
        "not_me": _("Invitation had reached somebody else"),
        "consent": _("Consent given"),
        "refuse_consent": _("Consent refused"),
        "give_number": _("Number at the partner's agency given"),
        "say_whether_named": _("Said whether the leader abroad is named in public"),
        "record_paper": _("Consent on paper recorded"),
        "confirm_paper": _("Consent on paper confirmed"),
        "ask_endorsement": _("Endorsement asked for"),
        "take_back_endorsement": _("Request for an endorsement taken back"),
        "endorse": _("Endorsed by the home institution"),
        "refuse_endorsement": _("Endorsement refused"),
        "endorser_not_me": _("Request for an endorsement had reached somebody else"),
        "record_paper_endorsement": _("Endorsement on paper recorded"),
        "confirm_paper_endorsement": _("Endorsement on paper confirmed"),
        "ask_clarification": _("Question to the applicants"),
        "answer_clarification": _("Question answered"),
        "propose_overruling": _("Overruling of a rule proposed"),
        "confirm_overruling": _("Rule overruled"),
        "drop_overruling": _("Overruling of a rule dropped"),
    }

    class Meta(Record.Meta):
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["call", "status"], name="application_by_status"),
        ]
        constraints = [
            models.CheckConstraint(
                name="application_handed_in_is_whole",
                condition=~Q(status__in=["submitted", "eligible", "ineligible", "decided"])
                | Q(reference__isnull=False, submitted_at__isnull=False) & ~Q(title=""),
                violation_error_message=_("What is submitted has its reference, its time and a title."),
            ),
            models.CheckConstraint(
                name="application_draft_is_not_submitted",
                condition=~Q(status="draft") | Q(submitted_at__isnull=True),
                violation_error_message=_("A draft has no time of submission."),
            ),
            models.CheckConstraint(
                name="application_not_of_itself",
                condition=Q(resubmission_of__isnull=True) | ~Q(resubmission_of=F("id")),
                violation_error_message=_("An application does not come after itself."),
            ),
            models.CheckConstraint(
                name="application_on_paper_has_officer",
                condition=Q(origin="portal", entered_by__isnull=True, letter_on__isnull=True)
                | Q(origin="paper", entered_by__isnull=False, letter_on__isnull=False),
                violation_error_message=_("What comes on paper has the officer who entered it, and its date."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Trigger(
                name="submitted_whole",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                func=SUBMITTED_WHOLE,
            ),
            pgtrigger.Trigger(
                name="resubmits_own",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("resubmission_of_id"),
                when=pgtrigger.Before,
                condition=pgtrigger.Condition("NEW.resubmission_of_id IS NOT NULL"),
                func=RESUBMITS_OWN,
            ),
            pgtrigger.Trigger(
                name="void_consents",
                operation=pgtrigger.Update,
                when=pgtrigger.After,
                condition=pgtrigger.Condition("OLD.content_hash <> NEW.content_hash"),
                func=VOID_CONSENTS,
            ),
        ]

    def __str__(self):
        return self.title or str(_("Untitled application"))

    def get_absolute_url(self):
        return reverse("applications:application", args=[self.uuid])

    @property
    def shown_reference(self):
        """The reference, or before it has one the number of the draft."""
        return self.reference or self.number

    @property
    def is_draft(self):
        return self.status == ApplicationStatus.DRAFT

    @property
    def is_on_paper(self):
        """Did the office enter it from paper, for its leaders?"""
        return self.origin == Origin.PAPER

    @property
    def takes_paper(self):
        """May a leader without an account consent on paper?"""
        return self.is_on_paper or self.call.partner_on_paper

    def is_led_by(self, user):
        """Does this account act for a leader? No query where its members are prefetched."""
        return any(one.is_leader and one.user_id == user.pk for one in self.members.all())

    def leader_of(self, side):
        """The leader of this side; None where nobody is named. No query where the members are prefetched."""
        return next((one for one in self.members.all() if one.is_leader and one.side == side), None)

    def is_led_abroad_by(self, user):
        """Does this account act for the partner's leader, or for the other one where that one consents on paper?"""
        leader = self.leader_of(Side.PARTNER)
        if leader is not None and leader.user_id is None and self.takes_paper:
            return self.is_led_by(user)
        return leader is not None and leader.user_id == user.pk

    @property
    def has_consent_of_all(self):
        """Have the leaders of all sides consented to the text as it is?"""
        return self.is_consented_by(self.members.filter(role="leader"))

    def is_consented_by(self, leaders):
        """Have these, of all sides, consented to the text as it is?"""
        same = {one.side for one in leaders if one.has_consented and one.consent_hash == self.content_hash}
        return bool(self.content_hash) and same == set(self.call.sides)

    @property
    def tag(self):
        """(label, kind) of where it stands."""
        return self.get_status_display(), ApplicationStatus(self.status).kind


@track(exclude=["snapshot"])
class ApplicationVersion(models.Model):
    """The whole content as it was submitted. It is never changed."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    snapshot = models.JSONField(_("content"))
    content_hash = models.CharField(_("fingerprint of the text"), max_length=64)
    made_at = models.DateTimeField(_("made"), default=clock.now)

    class Meta:
        verbose_name = _("submitted version")
        verbose_name_plural = _("submitted versions")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "number"],
                name="application_version_once",
                violation_error_message=_("This version is there already."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="append_only",
                operation=pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                func="""
                    RAISE EXCEPTION 'versions are kept'
                        USING ERRCODE = '23514', CONSTRAINT = 'application_version_is_kept';
                """,
            ),
        ]

    def __str__(self):
        return str(self.number)
