"""How an agreement ends before its time: notice that it does not renew itself, termination, and taking either back."""

from datetime import timedelta

from django.utils.translation import gettext as _

from agreements.actions.conclusion import shut
from agreements.actions.papers import next_number
from agreements.models import (
    Agreement,
    AgreementTerm,
    Instrument,
    InstrumentKind,
    RenewalMode,
    RenewalReview,
    TermOrigin,
)
from agreements.workflow import InstrumentStatus, Status, agreement_workflow
from records import clock
from records.calendars import in_words
from records.documents import attach
from records.history import acting
from records.models import DocumentKind
from records.refusals import Refusal, require_reasons
from records.workflow import lock

DAY = timedelta(days=1)
UNDO_DAYS = 30  # for so long after its day a termination can be undone


def give_notice(agreement, *, given_on, notice_by, file=None, comment="", by):
    """Record that a side does not want it to renew itself: it ends with the period whose deadline had not passed.

    Renewals that were written down meanwhile never came to be, if the notice was in time and its paper is filed.
    """
    with acting(by=by, verb="give_notice", comment=comment):
        lock(agreement)
        if agreement_workflow.leaves_from(agreement_workflow.transitions["give_notice"], agreement):
            _refuse_notice_on(agreement, given_on)
        agreement_workflow.apply(agreement, "give_notice", by=by, comment=comment)
        term, undone = _term_of_notice(agreement, given_on)
        AgreementTerm.objects.filter(pk=term.pk).update(notice_given_on=given_on, notice_by=notice_by)
        term.refresh_from_db()
        paper = None
        if file:
            ends = {"effective_from": term.runs_until + DAY, "concluded_on": given_on}
            paper = _file_notice(agreement, file, ends, summary=comment, by=by)
        if undone:
            _take_out(undone, paper)
        if paper:
            shut(paper)


def withdraw_notice(agreement, *, comment, by):
    """It renews itself again, as if no notice had been given; as long as it has not ended by it."""
    require_reasons(comment, "comment")
    with acting(by=by, verb="withdraw_notice", comment=comment):
        lock(agreement)
        term = agreement.last_term
        if term and term.notice_given_on and term.runs_until < clock.today():
            raise Refusal(
                _("It ended on %(day)s, and that stays. Register a new agreement instead.")
                % {"day": in_words(term.runs_until)}
            )
        agreement_workflow.apply(agreement, "withdraw_notice", by=by, comment=comment)
        AgreementTerm.objects.filter(pk=term.pk).update(notice_given_on=None, notice_by="")


def terminate(agreement, *, terminated_on, file=None, early_reason="", children=(), comment, by):
    """End a concluded agreement from a day on, past or to come, and those under it that are named; the others go on.

    Before the time that the notice allows it needs its own reason. The notice, if its file is given, becomes an
    instrument of the agreement.
    """
    require_reasons(comment, "comment")
    reasons = "\n".join(text.strip() for text in (comment, early_reason) if text.strip())
    with acting(by=by, verb="terminate", comment=reasons):
        lock(agreement)
        if agreement_workflow.leaves_from(agreement_workflow.transitions["terminate"], agreement):
            _refuse_too_early(agreement, terminated_on, early_reason)
        _end(agreement, terminated_on, reasons, by=by)
        below = _below(agreement) if children else []
        for child in children:
            if child.pk not in below:
                raise Refusal(_("%(agreement)s does not stand under this one.") % {"agreement": child}, "children")
        for child in sorted(children, key=lambda child: below.index(child.pk)):
            _end_with(agreement, child, terminated_on, reasons, by=by)
        if file:
            day = {"effective_from": terminated_on, "concluded_on": min(clock.today(), terminated_on)}
            shut(_file_notice(agreement, file, day, summary=comment, by=by))


def undo_termination(agreement, *, comment, by):
    """Let it count by its terms again, with all that ended with it: before that day, or within 30 days after it."""
    require_reasons(comment, "comment")
    with acting(by=by, verb="undo_termination", comment=comment):
        lock(agreement)
        ended = agreement.terminated_on
        if ended and clock.today() > ended + timedelta(days=UNDO_DAYS):
            raise Refusal(
                _("It ended on %(day)s, more than 30 days ago, and that stays. Register a new agreement instead.")
                % {"day": in_words(ended)}
            )
        restored = {"terminated_on": None, "termination_reason": "", "terminated_with": None}
        agreement_workflow.apply(agreement, "undo_termination", by=by, comment=comment, **restored)
        for child in Agreement.objects.filter(terminated_with=agreement).order_by("pk"):
            agreement_workflow.apply(child, "undo_termination", by=by, comment=comment, **restored)


def children_in_force(agreement, user):
    """The agreements under this one, and under those, that a termination could end with it, as far as the user sees."""
    found = Agreement.objects.visible_to(user).filter(pk__in=_below(agreement))
    return found.filter(status=Status.CONCLUDED, terminated_on=None).select_related("parent").order_by("pk")


def _below(agreement):
    """The keys of all that stand under it, however far; from the top down, the one order in which they are locked."""
    found, level = [], [agreement.pk]
    while level:
        under = Agreement.objects.filter(parent__in=level).exclude(pk__in=[agreement.pk, *found])
        level = list(under.order_by("pk").values_list("pk", flat=True))
        found += level
    return found


def earliest_end(agreement):
    """The first day on which it can end with proper notice; None where no notice is agreed."""
    term = agreement.last_term
    if term is None or not term.notice_days:
        return None
    return (term.notice_given_on or clock.today()) + timedelta(days=term.notice_days)


def _refuse_notice_on(agreement, given_on):
    if given_on > clock.today():
        raise Refusal(_("This day lies ahead. Record the notice when it is given."), "given_on")
    if given_on < agreement.terms.all()[0].starts_on:
        raise Refusal(_("Notice cannot be given before the first term begins."), "given_on")
    last = agreement.last_term
    if last.runs_until == last.ends_on and given_on > last.ends_on - timedelta(days=last.notice_days or 0):
        raise Refusal(
            _("Its renewals are used up: it ends on %(day)s anyway.") % {"day": in_words(last.ends_on)}, "given_on"
        )


def _term_of_notice(agreement, given_on):
    """The term that the notice lets end, and the renewals after it that were written down before it was known."""
    terms = list(agreement.terms.all())
    undone = []
    while terms[-1].origin == TermOrigin.AUTO and len(terms) > 1:
        before = terms[-2]
        is_in_time = given_on <= before.ends_on - timedelta(days=before.notice_days or 0)
        if before.renewal_mode != RenewalMode.AUTO or not is_in_time:
            break
        undone.append(terms.pop())
    return terms[-1], undone


def _take_out(terms, paper):
    """Renewals that never were; the history keeps their rows."""
    if RenewalReview.objects.filter(term__in=terms).exists():
        raise Refusal(
            _("It has been renewed since, and that renewal is under review. Terminate it instead."), "given_on"
        )
    if paper is None:
        raise Refusal(
            _("It has been renewed since: file the notice that was given in time, so that the renewal is taken back."),
            "file",
        )
    AgreementTerm.objects.filter(pk__in=[term.pk for term in terms]).delete()


def _refuse_too_early(agreement, terminated_on, early_reason):
    if agreement.signed_on and terminated_on < agreement.signed_on:
        raise Refusal(
            _("It cannot end before it was signed (%(signed)s).") % {"signed": agreement.signed}, "terminated_on"
        )
    earliest = earliest_end(agreement)
    if earliest and terminated_on < earliest and not early_reason.strip():
        raise Refusal(
            _("With the notice agreed it can end on %(day)s at the earliest. Say why it ends before.")
            % {"day": in_words(earliest)},
            "early_reason",
        )


def _end(agreement, terminated_on, reasons, *, by, **values):
    values |= {"terminated_on": terminated_on, "termination_reason": reasons}
    agreement_workflow.apply(agreement, "terminate", by=by, comment=reasons, **values)


def _end_with(agreement, child, terminated_on, reasons, *, by):
    lock(child)
    if child.signed_on and terminated_on < child.signed_on:
        raise Refusal(
            _("%(agreement)s was signed after that day (%(signed)s).") % {"agreement": child, "signed": child.signed},
            "children",
        )
    _end(child, terminated_on, reasons, by=by, terminated_with=agreement)


def _file_notice(agreement, file, days, *, summary, by):
    """The paper by which it ends, as an instrument in force; it opens the lock for this transaction."""
    copy = attach(agreement, file, kind=DocumentKind.LETTER, title=str(InstrumentKind.NOTICE.label), by=by)
    return Instrument.objects.create(
        agreement=agreement,
        kind=InstrumentKind.NOTICE,
        number=next_number(agreement, InstrumentKind.NOTICE),
        status=InstrumentStatus.IN_FORCE,
        came_signed=True,
        signed_copy=copy,
        summary=summary.strip(),
        **days,
    )
