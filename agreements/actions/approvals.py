"""Which approvals from outside does an agreement need, and are they there?"""

from django.db.models import Q
from django.utils.translation import gettext as _

from agreements.actions.inside import ask_next
from agreements.models import ApprovalRule
from agreements.workflow import UNSIGNED, Status
from directory.models import InstitutionKind
from records import clock
from records.actions import request
from records.history import acting
from records.models import ApprovalKind, ApprovalStatus
from records.refusals import Refusal
from records.workflow import lock

MOST_STEPS = 5  # from a faculty's institute up to its ministry

# Kinds of approval that an office of a ministry or university usually knows; which agreements need them it says itself.
USUAL_KINDS = (
    {"code": "MINISTRY", "name_en": "Approval of the ministry", "name_fa": "موافقت وزارت"},
    {
        "code": "FOREIGN",
        "name_en": "Opinion of the Ministry of Foreign Affairs",
        "name_fa": "استعلام از وزارت امور خارجه",
    },
    {"code": "SECURITY", "name_en": "Opinion of the security office", "name_fa": "استعلام از حراست"},
    {"code": "LEGAL", "name_en": "Legal review", "name_fa": "بررسی حقوقی"},
    {"code": "DEAN", "name_en": "Approval of the dean", "name_fa": "موافقت رئیس دانشکده"},
)


def needed_kinds(agreement):
    """The kinds that the office's rules ask for: by its type, and by the ministry of its home side."""
    ministries = {ministry.pk for party in agreement.home_parties if (ministry := ministry_of(party.institution))}
    for_type = Q(type=None) | Q(type=agreement.type_id)
    for_ministry = Q(ministry=None) | Q(ministry__in=ministries)
    rules = ApprovalRule.objects.open().filter(for_type & for_ministry)
    return ApprovalKind.objects.open().filter(pk__in=rules.order_by().values("kind")).order_by("code")


def ministry_of(institution):
    """The nearest ministry that an institution is part of; None where nobody has said so."""
    for _step in range(MOST_STEPS):
        if institution is None or institution.kind == InstitutionKind.MINISTRY:
            break
        institution = institution.parent
    return institution if institution and institution.kind == InstitutionKind.MINISTRY else None


def request_approvals(agreement, *, owner=None, by):
    """Write down every approval that it needs and has not; each then waits until its letter is sent.

    Desks inside that a proposal in review has not been before are asked as well.
    `owner` looks after them: the officer in charge, else whoever asks. Raises Refusal where none is missing.
    """
    with acting(by=by, verb="request_approvals"):
        lock(agreement)
        if agreement.status not in UNSIGNED:
            raise Refusal(_("It is signed or given up: approvals are asked for before."))
        asked = ask_next(agreement) if agreement.status == Status.IN_REVIEW else []
        kinds = list(needed_kinds(agreement))
        if not kinds and not asked:
            raise Refusal(_("By the office's rules an agreement of this type needs no approval from outside."))
        made = request(agreement, kinds, owner=owner or _officer(agreement) or by, by=by)
        if not made and not asked:
            raise Refusal(_("All approvals that it needs are asked for or granted already."))
        return [*asked, *made]


def missing_kinds(agreement):
    """The kinds that the rules ask for, and for which there is no yes."""
    granted = agreement.approvals.filter(status=ApprovalStatus.ANSWERED, is_granted=True).values("kind")
    return needed_kinds(agreement).exclude(pk__in=granted)


def usual_approvals(*, by):
    """Enter those usual kinds of approval whose code is not there yet."""
    with acting(by=by, verb="add"):
        for values in USUAL_KINDS:
            ApprovalKind.objects.get_or_create(code=values["code"], defaults=values)


def _officer(agreement):
    held = agreement.officers.on(clock.today()).filter(role="officer").select_related("user").first()
    return held.user if held else None
