"""Where does a concluded agreement stand on a given day? Computed from dates, never stored."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _


class Phase(models.TextChoices):
    NOT_YET = "not_yet", _("not yet concluded")
    UPCOMING = "upcoming", _("upcoming")
    ACTIVE = "active", _("in force")
    EXPIRING = "expiring", _("expiring")
    NOTICE_PASSED = "notice_passed", _("notice deadline passed")
    RENEWED = "renewed", _("renewed")
    END_NOT_KNOWN = "end_not_known", _("end not known")
    UNDATED = "undated", _("dates not known")
    GAP = "gap", _("between two terms")
    EXPIRED = "expired", _("expired")
    TERMINATED = "terminated", _("terminated")

    @property
    def kind(self):
        """How a tag shows it; the words beside the colour say the same."""
        if self in {Phase.EXPIRING, Phase.NOTICE_PASSED, Phase.GAP}:
            return "waiting"
        if self in IN_FORCE:
            return "good"
        if self in IN_QUESTION:
            return "plain"
        return "problem" if self is Phase.TERMINATED else "quiet" if self is Phase.EXPIRED else "current"


# Only an end that is fixed or open counts as in force without a question.
IN_FORCE = (Phase.ACTIVE, Phase.EXPIRING, Phase.NOTICE_PASSED, Phase.RENEWED)
IN_QUESTION = (Phase.END_NOT_KNOWN, Phase.UNDATED)


def phase_of(agreement, terms, on):
    """The phase on a day, from an agreement and all its terms; the last day of a term still counts.

    The same answer as AgreementQuerySet.in_phase gives in SQL; a test holds both together on random data.
    """
    if agreement.signed_on and agreement.signed_on > on:
        return Phase.NOT_YET
    if agreement.terminated_on and agreement.terminated_on <= on:
        return Phase.TERMINATED
    if not terms:
        return Phase.UNDATED
    started = [term for term in terms if term.starts_on <= on]
    if not started:
        return Phase.UPCOMING
    has_later = len(started) < len(terms)
    current = max(started, key=lambda term: term.starts_on)
    if current.runs_until and current.runs_until >= on:
        return _phase_in_force(current, on, has_later, agreement.type.expiring_window_days)
    if current.end_kind == "unknown":
        return Phase.END_NOT_KNOWN
    return Phase.GAP if has_later else Phase.EXPIRED


def _phase_in_force(term, on, has_later, window):
    if has_later:
        return Phase.RENEWED
    if term.end_kind == "open":
        return Phase.ACTIVE
    if term.renewal_mode != "auto" and term.notice_deadline and term.notice_deadline < on:
        return Phase.NOTICE_PASSED
    if term.runs_until <= on + timedelta(days=window):
        return Phase.EXPIRING
    return Phase.ACTIVE


# phase_of for many agreements at once, to count them in one pass: each %s is the day, `chosen` holds the agreements.
PHASE_COUNTS = """
    SELECT phase, count(*) FROM (
        SELECT CASE
            WHEN chosen.signed_on > %s::date THEN 'not_yet'
            WHEN chosen.terminated_on <= %s::date THEN 'terminated'
            WHEN term.last IS NULL THEN 'undated'
            WHEN term.current IS NULL THEN 'upcoming'
            WHEN current.runs_until >= %s::date AND term.last > %s::date THEN 'renewed'
            WHEN current.runs_until >= %s::date AND current.end_kind = 'open' THEN 'active'
            WHEN current.runs_until >= %s::date AND current.renewal_mode <> 'auto'
                AND current.notice_deadline < %s::date
                THEN 'notice_passed'
            WHEN current.runs_until >= %s::date AND current.runs_until <= %s::date + type.expiring_window_days
                THEN 'expiring'
            WHEN current.runs_until >= %s::date THEN 'active'
            WHEN current.end_kind = 'unknown' THEN 'end_not_known'
            WHEN term.last > %s::date THEN 'gap'
            ELSE 'expired'
        END AS phase
        FROM chosen
        JOIN agreements_agreementtype AS type ON type.id = chosen.type_id
        LEFT JOIN (
            SELECT agreement_id, max(starts_on) AS last, max(starts_on) FILTER (WHERE starts_on <= %s::date) AS current
            FROM agreements_agreementterm GROUP BY agreement_id
        ) AS term ON term.agreement_id = chosen.id
        LEFT JOIN agreements_agreementterm AS current
            ON current.agreement_id = chosen.id AND current.starts_on = term.current
        WHERE chosen.status = 'concluded'
    ) AS standing GROUP BY phase
"""
