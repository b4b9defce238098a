"""Which states and transitions does an agreement have?"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from records import clock
from records.workflow import Transition, Workflow


class Status(models.TextChoices):
    DRAFT = "draft", _("draft")
    IN_REVIEW = "in_review", _("in review")
    IN_SIGNATURE = "in_signature", _("in signature")
    CONCLUDED = "concluded", _("concluded")
    VOID = "void", _("void")


# The words of models.term, which stands above this.
AUTO = "auto"


def _goes_on(agreement):
    return agreement.terminated_on is None


def _renews_itself(agreement):
    term = agreement.last_term
    return _goes_on(agreement) and term is not None and term.renewal_mode == AUTO


def _may_get_notice(agreement):
    return _renews_itself(agreement) and agreement.last_term.notice_given_on is None


def _has_notice(agreement):
    return _renews_itself(agreement) and agreement.last_term.notice_given_on is not None


def _is_up_for_review(agreement):
    return _goes_on(agreement) and agreement.terms.to_review(clock.today()).exists()


def _may_rest(agreement):
    """Not while it rests without a last day."""
    return _goes_on(agreement) and all(rest.ends_on for rest in agreement.suspensions.all())


def _rests(agreement):
    """Today, or on a day to come."""
    return any(rest.ends_on is None or rest.ends_on >= clock.today() for rest in agreement.suspensions.all())


UNSIGNED = (Status.DRAFT, Status.IN_REVIEW, Status.IN_SIGNATURE)

agreement_workflow = Workflow(
    "agreements.agreement",
    Transition("submit", _("Send to review"), (Status.DRAFT,), Status.IN_REVIEW),
    Transition("return", _("Return for correction"), (Status.IN_REVIEW,), Status.DRAFT),
    Transition("open_signature", _("Send for signature"), (Status.IN_REVIEW,), Status.IN_SIGNATURE),
    Transition(
        "reopen",
        _("Take back into review"),
        (Status.IN_SIGNATURE,),
        Status.IN_REVIEW,
        consequence=_("All signatures under its text are void. They stay visible."),
    ),
    Transition(
        "conclude",
        _("Record the conclusion"),
        (Status.IN_SIGNATURE,),
        Status.CONCLUDED,
        consequence=_("Its terms, parties and title can no longer be edited; an amendment changes them from a day on."),
    ),
    Transition(
        "verify",
        _("Mark as verified"),
        (Status.CONCLUDED,),
        Status.CONCLUDED,
        consequence=_(
            "The entry has been compared with the paper. Its terms, parties and title can no longer be edited."
        ),
        applies=lambda agreement: not agreement.is_locked,
    ),
    Transition(
        "open_review",
        _("Open the renewal review"),
        (Status.CONCLUDED,),
        Status.CONCLUDED,
        consequence=_("What was done under the agreement is put together, for a recommendation and a decision."),
        applies=_is_up_for_review,
    ),
    Transition(
        "give_notice",
        _("Record a notice"),
        (Status.CONCLUDED,),
        Status.CONCLUDED,
        consequence=_("It no longer renews itself: it ends with the period in which the notice was given in time."),
        applies=_may_get_notice,
    ),
    Transition(
        "withdraw_notice",
        _("Withdraw the notice"),
        (Status.CONCLUDED,),
        Status.CONCLUDED,
        consequence=_("It renews itself again. Both acts stay in its history."),
        applies=_has_notice,
    ),
    Transition(
        "suspend",
        _("Suspend"),
        (Status.CONCLUDED,),
        Status.CONCLUDED,
        consequence=_("It rests from that day on: it does not count as in force, while its terms go on."),
        is_grave=True,
        applies=_may_rest,
    ),
    Transition(
        "resume",
        _("Resume"),
        (Status.CONCLUDED,),
        Status.CONCLUDED,
        consequence=_("It counts by its terms again from that day on."),
        applies=_rests,
    ),
    Transition(
        "terminate",
        _("Terminate"),
        (Status.CONCLUDED,),
        Status.CONCLUDED,
        consequence=_("From that day on the agreement counts as terminated, whatever its terms say."),
        is_grave=True,
        applies=_goes_on,
    ),
    Transition(
        "undo_termination",
        _("Undo the termination"),
        (Status.CONCLUDED,),
        Status.CONCLUDED,
        consequence=_("It counts by its terms again, with all that ended with it. Both acts stay in its history."),
        applies=lambda agreement: agreement.terminated_on is not None,
    ),
    Transition(
        "void",
        _("Give up"),
        UNSIGNED,
        Status.VOID,
        consequence=_("The proposal is closed for good and stays readable."),
        is_grave=True,
    ),
    finals=(Status.VOID,),
)


class InstrumentStatus(models.TextChoices):
    DRAFT = "draft", _("draft")
    IN_SIGNATURE = "in_signature", _("in signature")
    IN_FORCE = "in_force", _("in force")
    VOID = "void", _("void")


def _original_only_when(status):
    """The original goes with its agreement, when that is in this status; any other paper goes its own way."""
    return lambda instrument: instrument.kind != "original" or instrument.agreement.status == status


instrument_workflow = Workflow(
    "agreements.instrument",
    Transition(
        "open_signature",
        _("Send for signature"),
        (InstrumentStatus.DRAFT,),
        InstrumentStatus.IN_SIGNATURE,
        applies=_original_only_when(Status.IN_REVIEW),
    ),
    Transition(
        "reopen",
        _("Take back into work"),
        (InstrumentStatus.IN_SIGNATURE,),
        InstrumentStatus.DRAFT,
        consequence=_("All signatures under it are void. They stay visible."),
        applies=_original_only_when(Status.IN_SIGNATURE),
    ),
    Transition(
        "conclude",
        _("Record the conclusion"),
        (InstrumentStatus.IN_SIGNATURE,),
        InstrumentStatus.IN_FORCE,
        consequence=_("It changes the agreement from its day on. Neither can be edited any more."),
        applies=_original_only_when(Status.IN_SIGNATURE),
    ),
    Transition(
        "take_signed",
        _("Record as already signed"),
        (InstrumentStatus.DRAFT,),
        InstrumentStatus.IN_FORCE,
        consequence=_("It changes the agreement from its day on. Neither can be edited any more."),
        applies=lambda instrument: instrument.kind != "original",
    ),
    Transition(
        "void",
        _("Give up"),
        (InstrumentStatus.DRAFT, InstrumentStatus.IN_SIGNATURE),
        InstrumentStatus.VOID,
        consequence=_("It is closed for good and stays readable."),
        is_grave=True,
        applies=_original_only_when(Status.VOID),
    ),
    finals=(InstrumentStatus.IN_FORCE, InstrumentStatus.VOID),
)


class OccurrenceStatus(models.TextChoices):
    OPEN = "open", _("open")
    KEPT = "kept", _("kept")
    WAIVED = "waived", _("waived")


occurrence_workflow = Workflow(
    "agreements.commitmentoccurrence",
    Transition("keep", _("Mark as kept"), (OccurrenceStatus.OPEN,), OccurrenceStatus.KEPT),
    Transition(
        "waive",
        _("Waive"),
        (OccurrenceStatus.OPEN,),
        OccurrenceStatus.WAIVED,
        consequence=_("This time nobody asks for it any more. A later time stays as it is."),
        is_grave=True,
    ),
    finals=(OccurrenceStatus.KEPT, OccurrenceStatus.WAIVED),
)


class ReviewStatus(models.TextChoices):
    OPEN = "open", _("waits for a recommendation")
    RECOMMENDED = "recommended", _("waits for the decision")
    DECIDED = "decided", _("decided")


review_workflow = Workflow(
    "agreements.renewalreview",
    Transition(
        "recommend",
        _("Recommend"),
        (ReviewStatus.OPEN, ReviewStatus.RECOMMENDED),
        ReviewStatus.RECOMMENDED,
    ),
    Transition(
        "decide",
        _("Decide"),
        (ReviewStatus.OPEN, ReviewStatus.RECOMMENDED),
        ReviewStatus.DECIDED,
        consequence=_("The office is no longer reminded of the end of this term."),
    ),
    finals=(ReviewStatus.DECIDED,),
)
