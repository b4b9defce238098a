"""What do we keep of the word of the home institution: who was asked, what was answered, to which text?"""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from directory.models import Institution
from programs.models.application import Application
from programs.querysets import AboutApplicationQuerySet
from records import clock
from records.columns import LineField
from records.history import track
from records.models import Document


class EndorsementStatus(models.TextChoices):
    ASKED = "asked", pgettext_lazy("of an endorsement", "asked")
    RECORDED = "recorded", _("recorded from paper, not confirmed yet")
    GIVEN = "given", _("endorsed")
    REFUSED = "refused", pgettext_lazy("of an endorsement", "refused")
    NOT_ME = "not_me", _("wrong person")
    REVOKED = "revoked", _("taken back")
    ENDED = "ended", _("ended: the leader or the institution has changed")

    @property
    def kind(self):
        """How a tag shows it."""
        return {"given": "good", "refused": "problem", "ended": "problem", "not_me": "problem"}.get(
            self.value, "waiting"
        )


STANDING = (EndorsementStatus.ASKED, EndorsementStatus.RECORDED, EndorsementStatus.GIVEN)
PERSONAL = ["name", "position", "email", "signed_name", "signed_position", "token_hash", "reason"]

ANSWERED_ONCE = """
    IF TG_OP = 'DELETE'
       OR NEW.status <> OLD.status AND OLD.status NOT IN ('asked', 'recorded')
          AND NOT (OLD.status = 'given' AND NEW.status = 'ended')
       OR OLD.status = 'given' AND ROW (
            NEW.application_id, NEW.signed_name, NEW.signed_position, NEW.content_hash, NEW.sections, NEW.answered_at
          ) IS DISTINCT FROM ROW (
            OLD.application_id, OLD.signed_name, OLD.signed_position, OLD.content_hash, OLD.sections, OLD.answered_at
          ) THEN
        RAISE EXCEPTION 'answered already' USING ERRCODE = '23514', CONSTRAINT = 'endorsement_is_answered_once';
    END IF;
    RETURN NEW;
"""


@track(exclude=[*PERSONAL, "sections"])
class Endorsement(models.Model):
    """The home institution is asked to stand behind an application; the answer of whoever may speak for it.

    What is endorsed is the application as it was then: its fingerprint, and one for each section, stay here. A later
    change of the text leaves the endorsement standing; one of the home leader or of their institution ends it.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="endorsements")
    institution = models.ForeignKey(
        Institution, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("institution")
    )
    institution_given = LineField(max_length=300, blank=True, editable=False)
    name = LineField(_("name"), max_length=200)
    position = LineField(_("position"), max_length=150)
    email = models.EmailField(_("email"), blank=True)
    language = models.CharField(_("language of the letter"), max_length=5, default="fa", editable=False)
    token_hash = models.CharField(max_length=64, null=True, blank=True, unique=True, editable=False)
    status = models.CharField(
        _("status"), max_length=8, choices=EndorsementStatus, default=EndorsementStatus.ASKED, editable=False
    )
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+")
    asked_at = models.DateTimeField(_("asked"), default=clock.now, editable=False)
    expires_at = models.DateTimeField(_("good until"), null=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    answered_at = models.DateTimeField(_("answered"), null=True, editable=False)
    signed_name = LineField(_("name"), max_length=200, blank=True, editable=False)
    signed_position = LineField(_("position"), max_length=150, blank=True, editable=False)
    reason = models.TextField(_("reason"), blank=True, editable=False)
    content_hash = models.CharField(_("fingerprint of the text"), max_length=64, blank=True, editable=False)
    sections = models.JSONField(_("fingerprints of the sections"), default=dict, editable=False)
    paper = models.ForeignKey(
        Document,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("signed endorsement"),
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = AboutApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("endorsement")
        verbose_name_plural = _("endorsements")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(status__in=["asked", "recorded", "given"]),
                name="endorsement_stands_once",
                violation_error_message=_("Somebody is asked for the endorsement already: take that back first."),
            ),
            models.CheckConstraint(
                name="endorsement_answered_has_time",
                condition=Q(status__in=["asked", "recorded"], answered_at__isnull=True)
                | ~Q(status__in=["asked", "recorded"]) & Q(answered_at__isnull=False),
                violation_error_message=_("An answer has its time."),
            ),
            models.CheckConstraint(
                name="endorsement_names_text",
                condition=~Q(status="given")
                | Q(answered_by__isnull=False) & ~Q(content_hash="") & ~Q(signed_name="") & ~Q(signed_position=""),
                violation_error_message=_("Somebody endorses, by name and position, a text."),
            ),
            models.CheckConstraint(
                name="endorsement_by_link_or_paper",
                condition=Q(paper__isnull=True, token_hash__isnull=False, expires_at__isnull=False)
                & ~Q(email="")
                & ~Q(status="recorded")
                | Q(paper__isnull=False, token_hash__isnull=True, recorded_by__isnull=False) & ~Q(status="asked"),
                violation_error_message=_("An endorsement is asked for by a link, or recorded from paper."),
            ),
            models.CheckConstraint(
                name="paper_endorsement_has_two_people",
                condition=Q(paper__isnull=True)
                | ~Q(status="given")
                | Q(confirmed_by__isnull=False) & ~Q(confirmed_by=F("recorded_by")),
                violation_error_message=_("An endorsement on paper counts when a second person has confirmed it."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="answered_once",
                operation=pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                func=ANSWERED_ONCE,
            ),
        ]

    def __str__(self):
        return str(self.get_status_display())

    @property
    def institution_name(self):
        return self.institution.name if self.institution_id else self.institution_given

    @property
    def shown_name(self):
        """Who endorsed, as they wrote it; before that, as the leader did."""
        return self.signed_name or self.name

    @property
    def shown_position(self):
        return self.signed_position or self.position

    def is_open(self, now):
        return self.status == EndorsementStatus.ASKED and now <= self.expires_at
