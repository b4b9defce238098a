"""Which states and transitions do nominations, visits and fees have?"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from records.workflow import Transition, Workflow


class NominationStatus(models.TextChoices):
    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("nominated")
    SCREENING = "screening", _("in screening")
    RECOMMENDED = "recommended", _("recommended")
    ELECTED = "elected", _("elected")
    NOT_ELECTED = "not_elected", _("not elected")
    WITHDRAWN = "withdrawn", _("withdrawn")

    @property
    def kind(self):
        """How a tag shows it."""
        return {"elected": "good", "draft": "plain", "not_elected": "quiet", "withdrawn": "quiet"}.get(
            self.value, "current"
        )


# What takes a place of the year's quota.
COUNTED = (
    NominationStatus.SUBMITTED,
    NominationStatus.SCREENING,
    NominationStatus.RECOMMENDED,
    NominationStatus.ELECTED,
)
OVER = (NominationStatus.ELECTED, NominationStatus.NOT_ELECTED, NominationStatus.WITHDRAWN)
_S = NominationStatus

nomination_workflow = Workflow(
    "memberships.nomination",
    Transition(
        "submit",
        _("Nominate"),
        (_S.DRAFT,),
        _S.SUBMITTED,
        consequence=_(
            "The conditions of the scheme are asked, and what was found is kept. It takes a place of the quota."
        ),
    ),
    Transition("screen", _("Begin screening"), (_S.SUBMITTED,), _S.SCREENING),
    Transition(
        "recommend",
        _("Recommend to the body"),
        (_S.SUBMITTED, _S.SCREENING),
        _S.RECOMMENDED,
        consequence=_("The office stands behind the candidate; the body elects."),
    ),
    Transition(
        "send_back",
        _("Return for correction"),
        (_S.SUBMITTED, _S.SCREENING),
        _S.DRAFT,
        consequence=_("It can be edited again, with your reasons beside it. Its place of the quota is free."),
        is_grave=True,
    ),
    Transition(
        "elect",
        _("Record the election"),
        (_S.RECOMMENDED,),
        _S.ELECTED,
        consequence=_("The membership and its first term are entered."),
    ),
    Transition("not_elect", _("Record that it was not elected"), (_S.RECOMMENDED,), _S.NOT_ELECTED),
    Transition(
        "take_back",
        _("Take back the decision"),
        (_S.ELECTED, _S.NOT_ELECTED),
        _S.RECOMMENDED,
        consequence=_(
            "It waits for the body's decision again. Of an election the newest term is taken out, as long as nothing"
            " rests on it, and a membership without another term is withdrawn."
        ),
        is_grave=True,
    ),
    Transition(
        "withdraw",
        _("Withdraw"),
        (_S.DRAFT, _S.SUBMITTED, _S.SCREENING, _S.RECOMMENDED),
        _S.WITHDRAWN,
        consequence=_("Its place of the quota is free again."),
        is_grave=True,
    ),
    finals=(_S.WITHDRAWN,),
)


class VisitStatus(models.TextChoices):
    DRAFT = "draft", _("draft")
    REQUESTED = "requested", _("requested")
    AUTHORISED = "authorised", _("authorised")
    CONFIRMED = "confirmed", _("dates confirmed")
    INVITED = "invited", _("invited")
    DONE = "done", _("done")
    CANCELLED = "cancelled", _("cancelled")

    @property
    def kind(self):
        """How a tag shows it."""
        return {"done": "good", "draft": "plain", "cancelled": "problem"}.get(self.value, "current")


_V = VisitStatus
# What stands in the way of nothing any more, and takes nothing of what is left.
AHEAD = (_V.REQUESTED, _V.AUTHORISED, _V.CONFIRMED, _V.INVITED)
WITHOUT_DATES = (_V.REQUESTED, _V.AUTHORISED)

visit_workflow = Workflow(
    "memberships.visitrequest",
    Transition(
        "request",
        _("Request the visit"),
        (_V.DRAFT,),
        _V.REQUESTED,
        consequence=_("Its days are taken from what is left, each in its calendar year."),
    ),
    Transition("authorise", _("Record the body's consent"), (_V.REQUESTED,), _V.AUTHORISED),
    Transition(
        "confirm",
        _("Confirm the exact dates"),
        (_V.AUTHORISED,),
        _V.CONFIRMED,
        consequence=_("From now on the dates can be changed only as often as the scheme allows."),
    ),
    Transition(
        "change_dates",
        _("Change the dates"),
        (_V.CONFIRMED, _V.INVITED),
        _V.CONFIRMED,
        consequence=_("More changes than the scheme allows cancel the visit."),
    ),
    Transition("invite", _("Record the invitation"), (_V.CONFIRMED,), _V.INVITED),
    Transition(
        "complete",
        _("Record the visit"),
        (_V.CONFIRMED, _V.INVITED),
        _V.DONE,
        consequence=_("The days really spent there are taken from what is left."),
    ),
    Transition(
        "not_made",
        _("Take back that it was made"),
        (_V.DONE,),
        _V.CONFIRMED,
        consequence=_("Its dates are confirmed again: record it with the right days, or cancel it."),
        is_grave=True,
    ),
    Transition(
        "cancel",
        _("Cancel the visit"),
        (_V.DRAFT, *AHEAD),
        _V.CANCELLED,
        consequence=_("What it has taken is free again."),
        is_grave=True,
    ),
    finals=(_V.CANCELLED,),
)


class FeeStatus(models.TextChoices):
    OPEN = "open", _("to be paid")
    PAID = "paid", _("paid")
    WAIVED = "waived", _("waived")

    @property
    def kind(self):
        """How a tag shows it."""
        return {"open": "waiting", "paid": "good", "waived": "quiet"}[self.value]


fee_workflow = Workflow(
    "memberships.feedue",
    Transition("pay", _("Record the payment"), (FeeStatus.OPEN,), FeeStatus.PAID),
    Transition(
        "block",
        _("Say what blocks the payment"),
        (FeeStatus.OPEN,),
        FeeStatus.OPEN,
        consequence=_("Reminders rest until it is unblocked; the director sees it."),
        applies=lambda due: due.blocked_by is None,
    ),
    Transition(
        "unblock",
        _("The way is free"),
        (FeeStatus.OPEN,),
        FeeStatus.OPEN,
        applies=lambda due: due.blocked_by is not None,
    ),
    Transition(
        "waive",
        _("Waive"),
        (FeeStatus.OPEN,),
        FeeStatus.WAIVED,
        consequence=_("Nothing is paid for this period."),
        is_grave=True,
    ),
    Transition(
        "reopen",
        _("Open it again"),
        (FeeStatus.PAID, FeeStatus.WAIVED),
        FeeStatus.OPEN,
        consequence=_("What was recorded is taken back: it is to be paid."),
        is_grave=True,
    ),
)
