"""What passes between office and applicants after the submission: exclusions, and questions with their answers."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length, Trim
from django.db.models.lookups import GreaterThanOrEqual
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programs.models.application import Application
from programs.querysets import AboutApplicationQuerySet
from records import clock
from records.history import track
from records.models import Record

SHORTEST_REASONS = 20  # characters


def _staff_key(label, *, null=False):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=null,
        blank=null,
        editable=False,
        related_name="+",
        verbose_name=label,
    )


@track()
class Exclusion(Record):
    """That an application meets a call's conditions not: one officer proposes it with reasons, another one confirms.

    It is closed where somebody decides otherwise.
    """

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="exclusions", verbose_name=_("application")
    )
    reason = models.TextField(_("reasons"))
    proposed_by = _staff_key(_("proposed by"))
    proposed_at = models.DateTimeField(_("proposed"), default=clock.now, editable=False)
    confirmed_by = _staff_key(_("confirmed by"), null=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True, editable=False)

    objects = AboutApplicationQuerySet.as_manager()
    verbs = {"propose_exclusion": _("Exclusion proposed"), "drop_exclusion": _("Exclusion dropped")}

    class Meta(Record.Meta):
        verbose_name = _("exclusion")
        verbose_name_plural = _("exclusions")
        ordering = ["-proposed_at"]
        constraints = [
            models.CheckConstraint(
                name="exclusion_has_reasons",
                condition=Q(GreaterThanOrEqual(Length(Trim("reason")), SHORTEST_REASONS)),
                violation_error_message=_("Give reasons of at least 20 characters: the applicants read them."),
            ),
            models.CheckConstraint(
                name="exclusion_confirmed_by_another",
                condition=Q(confirmed_by__isnull=True, confirmed_at__isnull=True)
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False) & ~Q(confirmed_by=F("proposed_by")),
                violation_error_message=_("A second person confirms an exclusion."),
            ),
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(closed_on__isnull=True),
                name="exclusion_waits_once",
                violation_error_message=_("An exclusion of this application is proposed already."),
            ),
        ]

    def __str__(self):
        return str(self.application)


@track()
class Clarification(Record):
    """A question of the office about a submitted application, and the answer of one of its leaders."""

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="clarifications", verbose_name=_("application")
    )
    question = models.TextField(_("question"))
    asked_by = _staff_key(_("asked by"))
    asked_at = models.DateTimeField(_("asked"), default=clock.now, editable=False)
    answer = models.TextField(_("answer"), blank=True)
    answered_by = _staff_key(_("answered by"), null=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True, editable=False)

    objects = AboutApplicationQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("question to applicants")
        verbose_name_plural = _("questions to applicants")
        ordering = ["-asked_at"]
        constraints = [
            models.CheckConstraint(
                name="clarification_asks_something",
                condition=~Q(question=""),
                violation_error_message=_("Write the question."),
            ),
            models.CheckConstraint(
                name="clarification_answered_by_somebody",
                condition=Q(answer="", answered_by__isnull=True, answered_at__isnull=True)
                | ~Q(answer="") & Q(answered_by__isnull=False, answered_at__isnull=False),
                violation_error_message=_("An answer has its author and its time."),
            ),
        ]

    def __str__(self):
        return self.question

    def get_absolute_url(self):
        return reverse("applications:answer", args=[self.application.uuid, self.pk])
