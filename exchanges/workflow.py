"""Which transitions does a stay have? Which of them its kind knows says `exchanges/kinds.py`."""

from django.utils.translation import gettext_lazy as _

from exchanges.statuses import BEFORE_ARRIVAL
from exchanges.statuses import StayStatus as S
from records.workflow import Transition, Workflow


def _way(name, label, sources, target, **options):
    return Transition(name, label, sources, target, applies=lambda stay: stay.has_way(name), **options)


stay_workflow = Workflow(
    "exchanges.stay",
    _way(
        "submit",
        _("Submit"),
        (S.DRAFT,),
        S.REQUESTED,
        consequence=_("It gets its number, and those who decide about it are asked."),
    ),
    _way("ask_again", _("Ask the host once more"), (S.HOST_DECLINED,), S.REQUESTED),
    _way(
        "endorse",
        _("Endorse as host"),
        (S.REQUESTED, S.IN_REVIEW),
        S.HOST_ENDORSED,
        consequence=_("The host stands behind the stay; the office looks at it next."),
    ),
    _way(
        "decline",
        _("Decline as host"),
        (S.REQUESTED,),
        S.HOST_DECLINED,
        consequence=_("Whoever applied reads your reasons, and may ask somebody else."),
        is_grave=True,
    ),
    _way(
        "review",
        _("Take up the review"),
        (S.REQUESTED, S.HOST_ENDORSED),
        S.IN_REVIEW,
        consequence=_("The approvals from outside that the rules ask for are written down, to be asked for by letter."),
    ),
    _way(
        "send_back",
        _("Return for correction"),
        (S.REQUESTED, S.HOST_ENDORSED, S.IN_REVIEW),
        S.DRAFT,
        consequence=_("It is a draft again, and whoever applied reads your reasons. A host is asked anew."),
        is_grave=True,
    ),
    _way(
        "approve",
        _("Approve"),
        (S.IN_REVIEW,),
        S.APPROVED,
        consequence=_("The days are reserved: the person cannot be elsewhere, and a place of a quota is taken."),
    ),
    _way(
        "refuse",
        _("Do not approve"),
        (S.IN_REVIEW,),
        S.REFUSED,
        consequence=_("It does not take place; whoever applied reads your reasons."),
        is_grave=True,
    ),
    _way(
        "nominate",
        _("Nominate"),
        (S.DRAFT, S.REJECTED),
        S.NOMINATED,
        consequence=_("It takes a place of the quota, or goes beyond it for the reason you give."),
    ),
    _way("hand_over", _("Sent to the host"), (S.NOMINATED,), S.PENDING),
    _way("verify", _("Verified by the host"), (S.PENDING,), S.VERIFIED),
    _way(
        "reject",
        _("Sent back by the host"),
        (S.PENDING,),
        S.REJECTED,
        consequence=_("Its place of the quota is free until it is nominated again; an invitation letter is revoked."),
        is_grave=True,
    ),
    _way("accept", _("Accepted by the host"), (S.VERIFIED,), S.ACCEPTED),
    _way(
        "invite",
        _("Issue the invitation letter"),
        (S.APPROVED,),
        S.INVITED,
        consequence=_("The letter gets a number and a code with which everybody can check it."),
    ),
    _way(
        "arrive",
        _("Record the arrival"),
        (S.APPROVED, S.INVITED, S.ACCEPTED),
        S.ARRIVED,
        consequence=_("The reports that will be due are written down."),
    ),
    _way(
        "depart",
        _("Record the departure"),
        (S.ARRIVED,),
        S.DEPARTED,
        consequence=_("It counts as activity under its agreement, and in the balance of the exchange."),
    ),
    _way(
        "not_arrived",
        _("Take back the arrival"),
        (S.ARRIVED,),
        S.APPROVED,
        consequence=_("It stands as before the arrival: approved, invited or accepted. Reports are not due any more."),
        is_grave=True,
    ),
    _way(
        "not_departed",
        _("Take back the departure"),
        (S.DEPARTED,),
        S.ARRIVED,
        consequence=_("It goes on: it counts neither as activity under its agreement nor in the balance."),
        is_grave=True,
    ),
    _way("report", _("All reports are in"), (S.DEPARTED,), S.REPORTED),
    _way("recognise", _("Studies recognised"), (S.DEPARTED,), S.RECOGNISED),
    _way(
        "complete",
        _("Complete the file"),
        (S.DEPARTED, S.REPORTED, S.RECOGNISED),
        S.CLOSED,
        consequence=_("Nothing more is expected."),
    ),
    _way(
        "cancel",
        _("Cancel the stay"),
        (*BEFORE_ARRIVAL, S.ARRIVED),
        S.CANCELLED,
        consequence=_("Its place of the quota is free, and the invitation letter is revoked for everybody to see."),
        is_grave=True,
    ),
    finals=(S.CLOSED, S.REFUSED, S.CANCELLED),
)
