"""Which states and transitions do a framework, a round and an institution's part in one have?"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from records.workflow import Transition, Workflow


class FrameworkStatus(models.TextChoices):
    DRAFT = "draft", _("draft")
    LOCKED = "locked", _("locked")
    RETIRED = "retired", _("retired")

    @property
    def kind(self):
        """How a tag shows it."""
        return {"draft": "current", "locked": "good"}.get(self.value, "quiet")


framework_workflow = Workflow(
    "evaluation.framework",
    Transition(
        "lock",
        _("Lock"),
        (FrameworkStatus.DRAFT,),
        FrameworkStatus.LOCKED,
        consequence=_(
            "Nobody changes it any more, nor its weights, indicators and variables: a new version can be begun."
        ),
    ),
    Transition(
        "retire",
        _("Retire"),
        (FrameworkStatus.LOCKED,),
        FrameworkStatus.RETIRED,
        consequence=_("No round begins with it any more. What was computed by it stays readable."),
        is_grave=True,
    ),
    finals=(FrameworkStatus.RETIRED,),
)


class RoundStatus(models.TextChoices):
    DESIGN = "design", _("being prepared")
    OPEN = "open", _("open for values")
    VALIDATION = "validation", _("being validated")
    COMPUTATION = "computation", _("being computed")
    REVIEW = "review", _("provisional results")
    APPROVED = "approved", _("approved")
    PUBLISHED = "published", _("published")
    SUPERSEDED = "superseded", _("superseded")
    CANCELLED = "cancelled", _("cancelled")

    @property
    def kind(self):
        """How a tag shows it."""
        return {"open": "good", "published": "good", "superseded": "quiet", "cancelled": "problem"}.get(
            self.value, "current"
        )


# In which values, evidence and findings may change at all; the database keeps it.
CHANGING = (RoundStatus.DESIGN, RoundStatus.OPEN, RoundStatus.VALIDATION, RoundStatus.REVIEW)
COLLECTING = (RoundStatus.OPEN, RoundStatus.VALIDATION)


def never(record):
    """Not offered: a correction takes the place of a run, and the round stays published."""
    return False


_R = RoundStatus

round_workflow = Workflow(
    "evaluation.round",
    Transition(
        "open_collection",
        _("Open for values"),
        (_R.DESIGN,),
        _R.OPEN,
        consequence=_("The institutions are told, and enter their values until the deadline."),
    ),
    Transition(
        "redesign",
        _("Take back to preparation"),
        (_R.OPEN,),
        _R.DESIGN,
        consequence=_("Institutions enter nothing until it is opened again. Possible until one has submitted."),
    ),
    Transition(
        "validate",
        _("Begin validation"),
        (_R.OPEN,),
        _R.VALIDATION,
        consequence=_("Whoever has not submitted can do so only with a deadline of its own."),
    ),
    Transition(
        "compute",
        _("Close validation"),
        (_R.VALIDATION,),
        _R.COMPUTATION,
        consequence=_("Values stand as they were accepted; results are computed from them."),
    ),
    Transition(
        "revalidate",
        _("Back to validation"),
        (_R.COMPUTATION,),
        _R.VALIDATION,
        consequence=_("Values can be corrected again; what was computed is computed anew afterwards."),
    ),
    Transition(
        "release",
        _("Show provisional results"),
        (_R.COMPUTATION,),
        _R.REVIEW,
        consequence=_("Each institution sees its own results and may appeal."),
    ),
    Transition(
        "approve",
        _("Approve"),
        (_R.REVIEW,),
        _R.APPROVED,
        consequence=_("With the second name, one of them the director's, the run that counts is approved."),
    ),
    Transition(
        "publish",
        _("Publish"),
        (_R.APPROVED,),
        _R.PUBLISHED,
        consequence=_("Nothing of this round changes any more."),
        is_grave=True,
    ),
    Transition("supersede", _("Supersede"), (_R.PUBLISHED,), _R.SUPERSEDED, applies=never),
    Transition(
        "cancel",
        _("Cancel"),
        (_R.DESIGN, _R.OPEN, _R.VALIDATION, _R.COMPUTATION, _R.REVIEW, _R.APPROVED),
        _R.CANCELLED,
        consequence=_("Nothing more is entered or computed in it; what was entered stays readable."),
        is_grave=True,
    ),
    finals=(_R.SUPERSEDED, _R.CANCELLED),
)


class ParticipationStatus(models.TextChoices):
    FILLING = "filling", _("being filled in")
    SIGNING = "signing", _("waiting for the head's signature")
    SUBMITTED = "submitted", _("submitted")
    RETURNED = "returned", _("returned with questions")
    ACCEPTED = "accepted", _("accepted")
    WITHDRAWN = "withdrawn", _("withdrawn")
    EXCLUDED = "excluded", _("excluded")

    @property
    def kind(self):
        """How a tag shows it."""
        return {
            "filling": "current",
            "signing": "waiting",
            "submitted": "waiting",
            "returned": "problem",
            "accepted": "good",
        }.get(self.value, "quiet")


_P = ParticipationStatus
WRITABLE = (_P.FILLING, _P.RETURNED)  # in which the institution enters values
OUT = (_P.WITHDRAWN, _P.EXCLUDED)

participation_workflow = Workflow(
    "evaluation.participation",
    Transition(
        "submit",
        _("Submit"),
        WRITABLE,
        _P.SIGNING,
        consequence=_("Nothing is changed any more; the head of the institution is asked to sign these values."),
    ),
    Transition(
        "unsubmit",
        _("Take back for editing"),
        (_P.SIGNING, _P.SUBMITTED),
        _P.FILLING,
        consequence=_("The signature ends; submit again before the deadline, or the values are not taken."),
    ),
    Transition("sign", _("Record the signature"), (_P.SIGNING,), _P.SUBMITTED),
    Transition(
        "give_back",
        _("Return with questions"),
        (_P.SUBMITTED,),
        _P.RETURNED,
        consequence=_("The institution is told, and answers the questions; nothing else becomes editable."),
    ),
    Transition(
        "accept",
        _("Accept"),
        (_P.SUBMITTED,),
        _P.ACCEPTED,
        consequence=_("All its values count in the round."),
    ),
    Transition(
        "reopen",
        _("Take up again"),
        (_P.ACCEPTED, *OUT),
        _P.SUBMITTED,
        consequence=_("Its values are looked at once more."),
        applies=lambda record: record.has_signed,
    ),
    Transition(
        "withdraw",
        _("Withdraw"),
        (_P.FILLING, _P.SIGNING, _P.SUBMITTED, _P.RETURNED),
        _P.WITHDRAWN,
        consequence=_("The institution does not take part in this round."),
        is_grave=True,
    ),
    Transition(
        "exclude",
        _("Exclude"),
        (_P.FILLING, _P.SIGNING, _P.SUBMITTED, _P.RETURNED, _P.ACCEPTED),
        _P.EXCLUDED,
        consequence=_("Its values do not count in this round."),
        is_grave=True,
    ),
    Transition(
        "readmit",
        _("Readmit"),
        OUT,
        _P.FILLING,
        consequence=_("The institution takes part in this round again."),
        applies=lambda record: not record.has_signed,
    ),
)


class AppealStatus(models.TextChoices):
    FILED = "filed", pgettext_lazy("an appeal", "filed")
    UPHELD = "upheld", _("upheld")
    PARTLY = "partly", _("upheld in part")
    DENIED = "denied", _("denied")
    WITHDRAWN = "withdrawn", _("taken back")

    @property
    def kind(self):
        """How a tag shows it."""
        return {"filed": "waiting", "upheld": "good", "partly": "good", "denied": "problem"}.get(self.value, "quiet")


_A = AppealStatus

appeal_workflow = Workflow(
    "evaluation.appeal",
    Transition(
        "uphold",
        _("Uphold"),
        (_A.FILED,),
        _A.UPHELD,
        consequence=_("The run that shows its effect becomes the one that counts, for everybody."),
        is_grave=True,
        applies=lambda appeal: appeal.effect_is_of_all,
    ),
    Transition(
        "uphold_partly",
        _("Uphold in part"),
        (_A.FILED,),
        _A.PARTLY,
        consequence=_("The run that shows its effect becomes the one that counts, for everybody."),
        is_grave=True,
        applies=lambda appeal: appeal.effect_is_of_part,
    ),
    Transition(
        "deny",
        _("Deny"),
        (_A.FILED,),
        _A.DENIED,
        consequence=_("Results stand as they are; the institution is told why."),
        is_grave=True,
    ),
    Transition(
        "revoke",
        _("Take back"),
        (_A.FILED,),
        _A.WITHDRAWN,
        consequence=_("Nobody decides about it any more."),
        is_grave=True,
    ),
    finals=(_A.UPHELD, _A.PARTLY, _A.DENIED, _A.WITHDRAWN),
)
