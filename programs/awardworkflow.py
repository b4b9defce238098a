"""Which states and transitions does an award have? Whether it runs on a day is computed from its days."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from records.workflow import Transition, Workflow


class AwardStatus(models.TextChoices):
    OFFERED = "offered", _("offered")
    ACCEPTED = "accepted", pgettext_lazy("of an award", "accepted")
    DECLINED = "declined", pgettext_lazy("of an award", "declined")
    CLOSED = "closed", _("completed")
    TERMINATED = "terminated", _("terminated")

    @property
    def kind(self):
        """How a tag shows it."""
        kinds = {"offered": "waiting", "accepted": "good", "declined": "problem", "terminated": "problem"}
        return kinds.get(self.value, "quiet")


award_workflow = Workflow(
    "programs.award",
    Transition(
        "accept",
        _("Accept the award"),
        (AwardStatus.OFFERED,),
        AwardStatus.ACCEPTED,
        consequence=_("The project can begin on its first day. The other leader and the office are told."),
    ),
    Transition(
        "decline",
        _("Decline the award"),
        (AwardStatus.OFFERED,),
        AwardStatus.DECLINED,
        consequence=_("The money goes to the next application of the reserve. It cannot be undone."),
        is_grave=True,
    ),
    Transition(
        "lapse",
        _("Record that nobody has answered"),
        (AwardStatus.OFFERED,),
        AwardStatus.DECLINED,
        consequence=_("The last day is over. The money goes to the next application of the reserve."),
        is_grave=True,
        applies=lambda award: not award.may_be_answered,
    ),
    Transition(
        "complete",
        _("Complete the award"),
        (AwardStatus.ACCEPTED,),
        AwardStatus.CLOSED,
        consequence=_("The project is over. Rules about earlier awards of its leaders count from its last day."),
    ),
    Transition(
        "terminate",
        _("Terminate the award"),
        (AwardStatus.ACCEPTED,),
        AwardStatus.TERMINATED,
        consequence=_("Planned visits are cancelled, and nothing more is approved."),
        is_grave=True,
    ),
    finals=(AwardStatus.DECLINED, AwardStatus.CLOSED, AwardStatus.TERMINATED),
)
