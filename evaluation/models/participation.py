"""What do we keep of an institution in a round: where it stands, who signs for it, with whom it is compared?"""

import pgtrigger
from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from directory.models import Institution
from evaluation.models.columns import code_field, code_is_plain
from evaluation.models.locks import in_round, refused
from evaluation.models.peers import PeerGroup
from evaluation.models.round import Round
from evaluation.querysets import OfParticipationQuerySet, ParticipationQuerySet
from evaluation.workflow import OUT, WRITABLE, ParticipationStatus, participation_workflow
from records import clock
from records.columns import LineField
from records.history import track
from records.models import Document, Record

HEAD = ["head_name", "head_position", "head_email", "head_language"]


@track("come_late", exclude=HEAD)
class Participation(Record):
    """An institution takes part in a round. `code` is its name in files and results, the same year after year.

    `closes_at` is a deadline of its own: an extension, or the time for answers where it was returned.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="participations", verbose_name=_("round"))
    institution = models.ForeignKey(
        Institution, models.PROTECT, related_name="participations", verbose_name=_("institution")
    )
    code = code_field()
    groups = models.ManyToManyField(PeerGroup, through="ParticipationGroup", related_name="participations")
    head_name = LineField(_("who signs for it"), max_length=200, blank=True)
    head_position = LineField(_("position"), max_length=150, blank=True)
    head_email = models.EmailField(_("email"), blank=True)
    head_language = models.CharField(_("language of the letter"), max_length=5, default="fa")
    closes_at = models.DateTimeField(_("deadline of its own"), null=True, blank=True, editable=False)
    validator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("validator"),
    )
    status = models.CharField(
        _("status"), max_length=10, choices=ParticipationStatus, default=ParticipationStatus.FILLING, editable=False
    )
    status_since = models.DateTimeField(_("since"), default=clock.now, editable=False)
    reason = models.TextField(_("reason"), blank=True, editable=False)
    documents = GenericRelation(Document)

    objects = ParticipationQuerySet.as_manager()
    workflow = participation_workflow
    timeline_children = ("points", "submissions", "findings")
    verbs = {
        "save_values": _("Values saved"),
        "come_late": _("Refused: the deadline is over"),
        "read_workbook": _("Values read from a workbook"),
        "fill_from_records": _("Filled from the office's own records"),
        "read_register": _("Values of a register read"),
        "explain": _("Explained"),
        "attach_evidence": _("Evidence filed"),
        "move_deadline": _("Deadline moved"),
        "ask_about": _("Question asked"),
        "answer_question": _("Question answered"),
        "correct": _("Corrected"),
        "accept_value": _("Value accepted"),
        "reject_value": _("Value rejected"),
        "waive": _("Finding waived"),
        "settle": _("Question settled"),
    }

    class Meta(Record.Meta):
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        ordering = ["code"]
        constraints = [
            code_is_plain("participation_code_is_plain"),
            models.UniqueConstraint(
                fields=["round", "institution"],
                name="participation_once",
                violation_error_message=_("This institution takes part in this round already."),
            ),
            models.UniqueConstraint(
                fields=["round", "code"],
                name="participation_code_once",
                violation_error_message=_("Another institution of this round has this code."),
            ),
            models.CheckConstraint(
                name="participation_status_known",
                condition=Q(status__in=ParticipationStatus.values),
                violation_error_message=_("An institution does not stand there."),
            ),
            models.CheckConstraint(
                name="participation_out_has_reason",
                condition=~Q(status__in=["withdrawn", "excluded"]) | ~Q(reason=""),
                violation_error_message=_("Give your reasons."),
            ),
        ]
        triggers = [*Record.Meta.triggers, in_round()]

    def __str__(self):
        return gettext("%(institution)s, %(round)s") % {"institution": self.institution, "round": self.round}

    def get_absolute_url(self):
        return reverse("evaluation:participation", args=[self.uuid])

    @property
    def deadline(self):
        return self.closes_at or self.round.closes_at

    @property
    def is_writable(self):
        """May its institution change values, if there is still time?"""
        return self.status in WRITABLE

    @property
    def is_out(self):
        return self.status in OUT

    @cached_property
    def has_signed(self):
        """Was one of its submissions signed and not taken back?"""
        return self.submissions.filter(status="signed").exists()

    @property
    def tag(self):
        """(label, kind) of where it stands."""
        return self.get_status_display(), ParticipationStatus(self.status).kind


@track()
class ParticipationGroup(models.Model):
    """With which peer group an institution is compared in a round: one of each grouping."""

    participation = models.ForeignKey(Participation, models.CASCADE, related_name="in_groups")
    group = models.ForeignKey(PeerGroup, models.PROTECT, related_name="+", verbose_name=_("peer group"))

    objects = OfParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = _("peer group of an institution")
        verbose_name_plural = _("peer groups of an institution")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["participation", "group"],
                name="participation_group_once",
                violation_error_message=_("This institution is in this group already."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="one_of_each",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.After,
                func="""
    IF EXISTS (
        SELECT FROM evaluation_participationgroup AS other
            JOIN evaluation_peergroup AS theirs ON theirs.id = other.group_id
            JOIN evaluation_peergroup AS own ON own.id = NEW.group_id
        WHERE other.participation_id = NEW.participation_id AND other.id <> NEW.id AND theirs.grouping = own.grouping
    ) THEN
        RAISE EXCEPTION 'two groups' USING ERRCODE = '23514', CONSTRAINT = 'unit_in_one_group';
    END IF;
    RETURN NULL;
""",
            ),
            refused(
                "same_framework",
                "part_of_one_framework",
                "(SELECT framework_id FROM evaluation_peergroup WHERE id = NEW.group_id) <> (SELECT framework_id"
                " FROM evaluation_round AS one JOIN evaluation_participation AS p ON p.round_id = one.id"
                " WHERE p.id = NEW.participation_id)",
            ),
            in_round(of="participation"),
        ]

    def __str__(self):
        return str(self.group)
