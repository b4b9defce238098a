"""What do we keep of a submission: the values as they were handed in, and the head's word for them?"""

import pgtrigger
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from evaluation.models.locks import in_round
from evaluation.models.participation import Participation
from evaluation.querysets import OfParticipationQuerySet
from records import clock
from records.columns import LineField
from records.history import track
from records.models import Document

PERSONAL = ["head_name", "head_position", "head_email", "head_language", "signed_name", "signed_position", "token_hash"]

FROZEN = """
    IF TG_OP = 'DELETE'
       OR ROW (NEW.participation_id, NEW.revision, NEW.content, NEW.sha256, NEW.made_by_id, NEW.made_at)
          IS DISTINCT FROM
          ROW (OLD.participation_id, OLD.revision, OLD.content, OLD.sha256, OLD.made_by_id, OLD.made_at)
       OR OLD.status = 'taken_back' AND NEW.status <> 'taken_back'
       OR OLD.status = 'signed' AND (NEW.status = 'waiting' OR ROW (NEW.signed_at, NEW.paper_id)
          IS DISTINCT FROM ROW (OLD.signed_at, OLD.paper_id)) THEN
        RAISE EXCEPTION 'submission is frozen' USING ERRCODE = '23514', CONSTRAINT = 'submission_is_frozen';
    END IF;
    RETURN NEW;
"""


class SubmissionStatus(models.TextChoices):
    WAITING = "waiting", _("waiting for the signature")
    SIGNED = "signed", _("signed")
    TAKEN_BACK = "taken_back", _("taken back")

    @property
    def kind(self):
        """How a tag shows it."""
        return {"waiting": "waiting", "signed": "good"}.get(self.value, "quiet")


@track(exclude=[*PERSONAL, "content"])
class Submission(models.Model):
    """All values of an institution as they were at one time; `sha256` is the fingerprint of `content`.

    Its head signs by a link sent to them, or on a printed statement that carries the fingerprint and is filed here.
    """

    participation = models.ForeignKey(Participation, models.PROTECT, related_name="submissions")
    revision = models.PositiveIntegerField(_("revision"))
    content = models.JSONField(_("values"), encoder=DjangoJSONEncoder)
    sha256 = models.CharField(_("fingerprint of the values"), max_length=64)
    status = models.CharField(_("status"), max_length=10, choices=SubmissionStatus, default=SubmissionStatus.WAITING)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("submitted"), default=clock.now)
    head_name = LineField(_("who signs"), max_length=200, blank=True)
    head_position = LineField(_("position"), max_length=150, blank=True)
    head_email = models.EmailField(_("email"), blank=True)
    head_language = models.CharField(_("language of the letter"), max_length=5, default="fa")
    token_hash = models.CharField(max_length=64, null=True, blank=True, unique=True)
    expires_at = models.DateTimeField(_("link good until"), null=True, blank=True)
    signed_name = LineField(_("name"), max_length=200, blank=True)
    signed_position = LineField(_("position"), max_length=150, blank=True)
    signed_at = models.DateTimeField(_("signed"), null=True, blank=True)
    paper = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("signed statement")
    )

    objects = OfParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering = ["-revision"]
        constraints = [
            models.UniqueConstraint(
                fields=["participation", "revision"],
                name="submission_revision_once",
                violation_error_message=_("This revision is there already."),
            ),
            models.UniqueConstraint(
                fields=["participation"],
                condition=~Q(status="taken_back"),
                name="submission_stands_once",
                violation_error_message=_("These values are submitted already."),
            ),
            models.CheckConstraint(
                name="submission_has_fingerprint",
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"),
                violation_error_message=_("A submission has the fingerprint of its values."),
            ),
            models.CheckConstraint(
                name="submission_signed_by_somebody",
                condition=~Q(status="signed")
                | Q(signed_at__isnull=False)
                & ~Q(signed_name="")
                & ~Q(signed_position="")
                & (Q(token_hash__isnull=False) | Q(paper__isnull=False)),
                violation_error_message=_("Somebody signs, by name and position, by a link or on paper."),
            ),
        ]
        triggers = [
            in_round(of="participation"),
            pgtrigger.Trigger(
                name="frozen",
                operation=pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                func=FROZEN,
            ),
        ]

    def __str__(self):
        return self.sha256[:12]

    @property
    def tag(self):
        """(label, kind) of where it stands."""
        return self.get_status_display(), SubmissionStatus(self.status).kind

    @property
    def is_on_paper(self):
        return self.paper_id is not None
