"""Which states and transitions does an agreement have?"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from records.workflow import Transition, Workflow


class Status(models.TextChoices):
    DRAFT = "draft", _("draft")
    IN_REVIEW = "in_review", _("in review")
    IN_SIGNATURE = "in_signature", _("in signature")
    CONCLUDED = "concluded", _("concluded")
    VOID = "void", _("void")


UNSIGNED = (Status.DRAFT, Status.IN_REVIEW, Status.IN_SIGNATURE)

agreement_workflow = Workflow(
    "agreements.agreement",
    Transition("submit", _("Send to review"), (Status.DRAFT,), Status.IN_REVIEW),
    Transition("return", _("Return for correction"), (Status.IN_REVIEW,), Status.DRAFT),
    Transition("open_signature", _("Send for signature"), (Status.IN_REVIEW,), Status.IN_SIGNATURE),
    Transition("reopen", _("Take back into review"), (Status.IN_SIGNATURE,), Status.IN_REVIEW),
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
        "terminate",
        _("Terminate"),
        (Status.CONCLUDED,),
        Status.CONCLUDED,
        consequence=_("From that day on the agreement counts as terminated, whatever its terms say."),
        is_grave=True,
        applies=lambda agreement: agreement.terminated_on is None,
    ),
    Transition(
        "undo_termination",
        _("Undo the termination"),
        (Status.CONCLUDED,),
        Status.CONCLUDED,
        consequence=_("The agreement counts by its terms again. Both acts stay in its history."),
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
