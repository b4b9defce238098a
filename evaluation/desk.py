"""What of rounds waits for data officers, and what for validators?"""

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from evaluation.models import Participation, ParticipationStatus, Query
from evaluation.workflow import COLLECTING, RoundStatus
from records import clock
from records.desk import Waiting, desk


class OfInstitution(Waiting):
    """For the data officers of the institution itself."""

    permission = "evaluation.read_entries_participation"
    since = "status_since"
    needs = ("round__exercise", "institution")

    def own(self, user):
        return Participation.objects.of_institutions_of(user).filter(round__status__in=COLLECTING)


@desk.register
class ValuesToEnter(OfInstitution):
    slug = "values-to-enter"
    sentence = gettext_lazy("Enter the values before the deadline, then submit them.")

    def rows(self, user):
        now = clock.now()
        in_time = Q(closes_at__gte=now) | Q(closes_at=None, round__closes_at__gte=now, round__status=RoundStatus.OPEN)
        return self.own(user).filter(in_time, status=ParticipationStatus.FILLING)

    def label(self, n):
        return ngettext("round with values to enter", "rounds with values to enter", n)


@desk.register
class QuestionsToAnswer(OfInstitution):
    slug = "values-returned"
    kind = "problem"
    sentence = gettext_lazy("The office asks about single values: answer, then submit once more.")

    def rows(self, user):
        return self.own(user).filter(status=ParticipationStatus.RETURNED)

    def label(self, n):
        return ngettext("round with questions to answer", "rounds with questions to answer", n)


@desk.register
class StatementsToSign(OfInstitution):
    slug = "values-to-sign"
    sentence = gettext_lazy("The head has not signed yet: by the link, or on the printed statement.")

    def rows(self, user):
        return self.own(user).filter(status=ParticipationStatus.SIGNING)

    def label(self, n):
        return ngettext("submission without a signature", "submissions without a signature", n)


@desk.register
class ValuesToValidate(Waiting):
    """Submitted and signed, and assigned to this validator or to nobody."""

    slug = "values-to-validate"
    permission = "evaluation.accept_participation"
    since = "status_since"
    sentence = gettext_lazy("Look at its values, ask, correct or accept.")
    needs = ("round__exercise", "institution")

    def rows(self, user):
        asked = Query.objects.open().filter(point__participation=OuterRef("pk"), answered_at=None)
        found = Participation.objects.visible_to(user).filter(
            Q(validator=user) | Q(validator=None),
            status=ParticipationStatus.SUBMITTED,
            round__status__in=COLLECTING,
        )
        return found.filter(~Exists(asked))

    def label(self, n):
        return ngettext("institution to validate", "institutions to validate", n)

    def row_url(self, participation):
        return reverse("admin:evaluation_participation_values", args=[participation.pk])
