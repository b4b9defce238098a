"""What do we keep of what a student will study abroad: each version, and which of the three have approved it?"""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from exchanges.models.stay import Stay
from exchanges.querysets import LearningQuerySet
from exchanges.statuses import STUDYING
from records import clock
from records.columns import LineField
from records.history import track
from records.languages import reader
from records.text import digits

OPEN = ", ".join(f"'{status}'" for status in STUDYING)
KEPT = f"""
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'version is kept' USING ERRCODE = '23514', CONSTRAINT = 'learning_is_kept';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM exchanges_stay
                   WHERE id = NEW.stay_id AND kind = 'student_exchange' AND status IN ({OPEN})) THEN
        RAISE EXCEPTION 'not studying' USING ERRCODE = '23514', CONSTRAINT = 'learning_is_over';
    END IF;
    IF TG_OP = 'UPDATE' AND (
        (NEW.stay_id, NEW.number, NEW.courses, NEW.reason, NEW.proposed_by_id, NEW.proposed_on)
            IS DISTINCT FROM (OLD.stay_id, OLD.number, OLD.courses, OLD.reason, OLD.proposed_by_id, OLD.proposed_on)
        OR OLD.student_on IS NOT NULL
           AND (NEW.student_on, NEW.student_by_id) IS DISTINCT FROM (OLD.student_on, OLD.student_by_id)
        OR OLD.home_on IS NOT NULL AND (NEW.home_on, NEW.home_by_id) IS DISTINCT FROM (OLD.home_on, OLD.home_by_id)
        OR OLD.host_on IS NOT NULL AND (NEW.host_on, NEW.host_by_id) IS DISTINCT FROM (OLD.host_on, OLD.host_by_id)
        OR EXISTS (SELECT 1 FROM exchanges_learningagreement WHERE stay_id = NEW.stay_id AND number > NEW.number)) THEN
        RAISE EXCEPTION 'version is kept' USING ERRCODE = '23514', CONSTRAINT = 'learning_is_kept';
    END IF;
    RETURN NEW;
"""  # noqa: S608  words of ours


class Approver(models.TextChoices):
    STUDENT = "student", _("the student")
    HOME = "home", _("the sending institution")
    HOST = "host", _("the host")


def _by(label):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=label
    )


def _on(label):
    return models.DateField(label, null=True, editable=False)


def _whole(side):
    """An approval has its day and whoever gave it, or neither."""
    is_open = Q(**{f"{side}_on__isnull": True, f"{side}_by__isnull": True})
    return is_open | Q(**{f"{side}_on__isnull": False, f"{side}_by__isnull": False})


@track(exclude=["host_name"])
class LearningAgreement(models.Model):
    """One version of what a student will study. It is never changed: another course is another version, with a reason.

    Each of the three approves a version once; only the newest is approved, and none once the studies are recognised.
    """

    stay = models.ForeignKey(Stay, models.CASCADE, related_name="learning")
    number = models.PositiveSmallIntegerField(pgettext_lazy("learning agreement", "version"), editable=False)
    courses = models.TextField(
        _("courses"), help_text=_("One a line: code and title at the host, credits, and what it stands for at home.")
    )
    reason = LineField(_("why it was changed"), max_length=300, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+", verbose_name=_("proposed by")
    )
    proposed_on = models.DateField(_("proposed on"), default=clock.today, editable=False)
    student_by, student_on = _by(_("approved as the student by")), _on(_("approved by the student on"))
    home_by, home_on = _by(_("approved at home by")), _on(_("approved at home on"))
    host_by, host_on = _by(_("approved at the host by")), _on(_("approved at the host on"))
    host_name = LineField(_("who answered for the host"), max_length=200, blank=True, editable=False)

    objects = LearningQuerySet.as_manager()

    class Meta:
        verbose_name = _("learning agreement")
        verbose_name_plural = _("learning agreements")
        ordering = ["stay", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["stay", "number"],
                name="learning_version_once",
                violation_error_message=_("Somebody has proposed another version meanwhile."),
            ),
            models.CheckConstraint(
                name="learning_names_courses",
                condition=~Q(courses=""),
                violation_error_message=_("Name the courses, one a line."),
            ),
            models.CheckConstraint(
                name="learning_change_has_reason",
                condition=Q(number=1) | Q(number__gt=1) & ~Q(reason=""),
                violation_error_message=_("A change has its reason."),
            ),
            models.CheckConstraint(
                name="learning_approvals_are_whole",
                condition=_whole("student") & _whole("home") & _whole("host") & (Q(host_on=None) | ~Q(host_name="")),
                violation_error_message=_("An approval has its day and whoever gave it."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="kept",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                func=KEPT,
            ),
        ]

    def __str__(self):
        return gettext("Learning agreement, version %(n)s") % {"n": digits(self.number, reader())}

    @property
    def approvals(self):
        """[(side, the day on which it approved, or None)] of the three."""
        return [(side, getattr(self, f"{side.value}_on")) for side in Approver]

    @property
    def missing(self):
        """Who has not approved it yet."""
        return [side for side, on in self.approvals if on is None]
