"""What the office decides about an application by two people, and what it asks the applicants."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length, Trim
from django.db.models.lookups import GreaterThanOrEqual
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programs.models.application import Application
from programs.models.columns import account_key
from programs.models.rule import EligibilityRule
from programs.querysets import AboutApplicationQuerySet, OverrulingQuerySet
from records import clock
from records.history import track
from records.models import Record

SHORTEST_REASONS = 20  # characters


class DecidedByTwo(Record):
    """One officer proposes it with reasons, another one confirms. It is closed where somebody decides otherwise."""

    reason = models.TextField(_("reasons"))
    proposed_by = account_key(_("proposed by"))
    proposed_at = models.DateTimeField(_("proposed"), default=clock.now, editable=False)
    confirmed_by = account_key(_("confirmed by"), null=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True, editable=False)

    class Meta(Record.Meta):
        abstract = True

    @property
    def is_settled(self):
        """Confirmed or dropped."""
        return self.is_closed or self.confirmed_at is not None


def _by_two(name, *, reasons, second):
    """That there are reasons, and that nobody confirms what the same person has proposed."""
    return [
        models.CheckConstraint(
            name=f"{name}_has_reasons",
            condition=Q(GreaterThanOrEqual(Length(Trim("reason")), SHORTEST_REASONS)),
            violation_error_message=reasons,
        ),
        models.CheckConstraint(
            name=f"{name}_confirmed_by_another",
            condition=Q(confirmed_by__isnull=True, confirmed_at__isnull=True)
            | Q(confirmed_by__isnull=False, confirmed_at__isnull=False) & ~Q(confirmed_by=F("proposed_by")),
            violation_error_message=second,
        ),
    ]


@track()
class Exclusion(DecidedByTwo):
    """That an application does not meet the conditions of its call."""

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="exclusions", verbose_name=_("application")
    )

    objects = AboutApplicationQuerySet.as_manager()
    verbs = {"propose_exclusion": _("Exclusion proposed"), "drop_exclusion": _("Exclusion dropped")}

    class Meta(DecidedByTwo.Meta):
        verbose_name = _("exclusion")
        verbose_name_plural = _("exclusions")
        ordering = ["-proposed_at"]
        constraints = [
            *_by_two(
                "exclusion",
                reasons=_("Give reasons of at least 20 characters: the applicants read them."),
                second=_("A second person confirms an exclusion."),
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
class Overruling(DecidedByTwo):
    """That a blocking rule of its call does not stand in the way of one application.

    `rule_as_it_was` is what was proposed about: a rule that says something else by now is not overruled.
    """

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="overrulings", verbose_name=_("application")
    )
    rule = models.ForeignKey(EligibilityRule, models.PROTECT, related_name="overrulings", verbose_name=_("rule"))
    rule_as_it_was = models.JSONField(_("rule as it was"), editable=False)

    objects = OverrulingQuerySet.as_manager()
    verbs = {
        "propose_overruling": _("Overruling of a rule proposed"),
        "confirm_overruling": _("Rule overruled"),
        "drop_overruling": _("Overruling of a rule dropped"),
    }

    class Meta(DecidedByTwo.Meta):
        verbose_name = _("overruled rule")
        verbose_name_plural = _("overruled rules")
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            *_by_two(
                "overruling",
                reasons=_("Give reasons of at least 20 characters."),
                second=_("A second person confirms that a rule is overruled."),
            ),
            models.CheckConstraint(
                name="overruling_confirmed_is_kept",
                condition=Q(confirmed_at__isnull=True) | Q(closed_on__isnull=True),
                violation_error_message=_("What two people have decided is not dropped."),
            ),
            models.UniqueConstraint(
                fields=["application", "rule"],
                condition=Q(closed_on__isnull=True),
                name="overruling_stands_once",
                violation_error_message=_("That this rule is overruled is proposed already."),
            ),
        ]

    def __str__(self):
        return f"{self.application.shown_reference}: {self.rule}"

    @property
    def is_about_the_rule(self):
        """Does the rule still say what it said when this was proposed?"""
        return self.rule_as_it_was == self.rule.as_it_is

    @property
    def stands(self):
        """A second person has confirmed it, and the rule is still the same."""
        return self.confirmed_at is not None and self.is_about_the_rule

    @property
    def tag(self):
        """(label, kind) of where it stands."""
        if self.is_closed:
            return _("dropped"), "quiet"
        if self.confirmed_at is None:
            return _("waits for a second person"), "waiting"
        return (_("overruled"), "good") if self.is_about_the_rule else (_("the rule was changed since"), "problem")


@track()
class Clarification(Record):
    """A question of the office about a submitted application, and the answer of one of its leaders."""

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="clarifications", verbose_name=_("application")
    )
    question = models.TextField(_("question"))
    asked_by = account_key(_("asked by"))
    asked_at = models.DateTimeField(_("asked"), default=clock.now, editable=False)
    answer = models.TextField(_("answer"), blank=True)
    answered_by = account_key(_("answered by"), null=True)
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
