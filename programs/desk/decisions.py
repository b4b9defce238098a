"""What of joint decisions waits for those who sign, and for the office that publishes?"""

from django.db.models import Exists, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from programs.models import CallPattern, Committee, CommitteeMember, Decision, SignedMinutes
from records.desk import Waiting, desk


def drawn_up(committee):
    """When the first of those that wait was drawn up: a reserve comes up long after its committee has closed."""
    waiting = Decision.objects.waiting().filter(committee=OuterRef(committee)).order_by("created_at")
    return Subquery(waiting.values("created_at")[:1])


@desk.register
class DecisionsToSign(Waiting):
    """Of committees that are closed, for whoever signs there for a side."""

    slug = "decisions-to-sign"
    permission = "programs.sign_own_decision"
    since = drawn_up("committee")
    sentence = gettext_lazy("The committee is closed: read its decisions, and sign them for your side.")
    needs = ("committee__call",)

    def rows(self, user):
        return CommitteeMember.objects.asked_to_sign(user)

    def label(self, n):
        return ngettext("committee with decisions to sign", "committees with decisions to sign", n)

    def subject(self, seat):
        return str(seat.committee)

    def row_url(self, seat):
        return seat.committee.decisions_url


@desk.register
class MinutesToConfirm(Waiting):
    """Signed on paper, recorded by somebody else."""

    slug = "signed-minutes-to-confirm"
    permission = "programs.record_minutes_committee"
    sentence = gettext_lazy("Compare the signed paper with the decisions; confirm it, or drop it.")
    needs = ("committee__call",)

    def rows(self, user):
        return SignedMinutes.objects.visible_to(user).waiting().exclude(recorded_by=user)

    def label(self, n):
        return ngettext("paper with a signature to confirm", "papers with signatures to confirm", n)

    def subject(self, minutes):
        return str(minutes.committee)

    def row_url(self, minutes):
        return minutes.committee.decisions_url


@desk.register
class DecisionsToPublish(Waiting):
    """Of committees whose decisions are signed for all sides."""

    slug = "decisions-to-publish"
    permission = "programs.publish_committee"
    since = drawn_up("pk")
    sentence = gettext_lazy("Both sides have signed: publish the decisions, then release the letters.")
    needs = ("call",)

    def rows(self, user):
        waiting = Decision.objects.waiting().filter(committee=OuterRef("pk"))
        alone = Q(committee__call__pattern=CallPattern.ONE_SIDED)
        unsigned = Q(home_signed_by=None) | ~alone & Q(partner_signed_by=None, partner_paper=None)
        firsts = waiting.filter(unsigned, replaces=None)
        found = Committee.objects.visible_to(user).open().filter(closed_at__isnull=False)
        return found.filter(Exists(waiting.exclude(unsigned)), ~Exists(firsts))

    def label(self, n):
        return ngettext("committee with decisions to publish", "committees with decisions to publish", n)

    def row_url(self, committee):
        return reverse("admin:programs_committee_change", args=[committee.pk])
