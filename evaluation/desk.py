"""What of rounds waits for data officers, for validators, and for those who compute and decide?"""

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy, ngettext

from evaluation.models import Appeal, Participation, ParticipationStatus, Query, Result, Round, Run, RunApproval
from evaluation.querysets import institutions_of
from evaluation.workflow import COLLECTING, RoundStatus
from records import clock
from records.calendars import in_words
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


class Questions(Waiting):
    """About single values, each with its own day."""

    kind = "problem"
    needs = ("point__variable", "point__participation__round__exercise", "point__participation__institution")

    def subject(self, query):
        return query.subject

    def why(self, query):
        if query.due_on is None:
            return self.sentence
        return gettext("Answer expected by %(day)s.") % {"day": in_words(query.due_on)}


@desk.register
class QuestionsToAnswer(Questions):
    slug = "questions-to-answer"
    permission = "evaluation.read_entries_participation"
    since = "point__participation__status_since"
    sentence = gettext_lazy("The office asks about single values: answer, then submit once more.")

    def rows(self, user):
        return Query.objects.awaited().filter(point__participation__institution__in=institutions_of(user))

    def label(self, n):
        return ngettext("question about a value to answer", "questions about values to answer", n)


@desk.register
class ValuesToSubmitAgain(OfInstitution):
    """All questions are answered, and nothing is submitted yet."""

    slug = "values-returned"
    kind = "problem"
    sentence = gettext_lazy("All questions are answered: submit once more.")

    def rows(self, user):
        asked = Query.objects.awaited().filter(point__participation=OuterRef("pk"))
        return self.own(user).filter(~Exists(asked), status=ParticipationStatus.RETURNED)

    def label(self, n):
        return ngettext("round to submit once more", "rounds to submit once more", n)


@desk.register
class QuestionsOverdue(Questions):
    """For the office: an answer was expected, and none has come."""

    slug = "questions-overdue"
    permission = "evaluation.check_participation"
    since = "due_on"

    def rows(self, user):
        return Query.objects.visible_to(user).awaited().filter(due_on__lt=clock.today())

    def label(self, n):
        return ngettext("question without an answer", "questions without an answer", n)

    def row_url(self, query):
        return reverse("admin:evaluation_participation_values", args=[query.point.participation_id])


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


@desk.register
class ResultsToRead(Waiting):
    """Provisional ones of the own institution, while it may appeal and has not."""

    slug = "results-to-read"
    permission = "evaluation.read_entries_participation"
    since = "run__round__status_since"
    sentence = gettext_lazy("Read the provisional results; whoever disagrees appeals in time.")
    needs = ("run__round__exercise", "participation__institution")

    def rows(self, user):
        shown = Result.objects.visible_to(user).filter(
            run__in=Run.objects.counting(),
            run__round__status=RoundStatus.REVIEW,
            participation__institution__in=institutions_of(user),
        )
        in_time = shown.filter(run__round__appeals_until__gte=clock.today())
        return in_time.filter(~Exists(Appeal.objects.filter(participation=OuterRef("participation"))))

    def label(self, n):
        return ngettext("round with provisional results", "rounds with provisional results", n)

    def subject(self, result):
        return str(result.participation)


@desk.register
class AppealsToDecide(Waiting):
    slug = "appeals-to-decide"
    permission = "evaluation.deny_appeal"
    since = "filed_at"
    sentence = gettext_lazy("See what it would do to everybody, then decide.")
    needs = ("participation__institution", "participation__round__exercise")

    def rows(self, user):
        return Appeal.objects.visible_to(user).undecided()

    def label(self, n):
        return ngettext("appeal to decide", "appeals to decide", n)

    def subject(self, appeal):
        return f"{appeal.number}, {appeal.participation}"


class OfOffice(Waiting):
    """Rounds that go on only when somebody of the office acts."""

    since = "status_since"
    needs = ("exercise",)

    def row_url(self, this):
        return reverse("evaluation:runs", args=[this.uuid])


@desk.register
class RoundsToValidate(OfOffice):
    slug = "rounds-to-validate"
    permission = "evaluation.validate_round"
    since = "closes_at"
    sentence = gettext_lazy("Its deadline is over: begin validation.")

    def rows(self, user):
        return Round.objects.visible_to(user).filter(status=RoundStatus.OPEN, closes_at__lt=clock.now())

    def label(self, n):
        return ngettext("round after its deadline", "rounds after their deadline", n)

    def row_url(self, this):
        return reverse("admin:evaluation_round_change", args=[this.pk])


@desk.register
class RoundsToCompute(OfOffice):
    slug = "rounds-to-compute"
    permission = "evaluation.release_round"
    sentence = gettext_lazy("Compute it, let a run count, then show the provisional results.")

    def rows(self, user):
        return Round.objects.visible_to(user).filter(status=RoundStatus.COMPUTATION)

    def label(self, n):
        return ngettext("round to compute", "rounds to compute", n)


@desk.register
class RoundsToApprove(OfOffice):
    """No appeal waits, the days for appeals are over, and this person has not approved yet."""

    slug = "rounds-to-approve"
    permission = "evaluation.approve_round"
    sentence = gettext_lazy("Approve its results: two persons do, one of them the director.")

    def rows(self, user):
        shown = Round.objects.visible_to(user).filter(status=RoundStatus.REVIEW)
        over = shown.filter(appeals_until__lt=clock.today())
        waiting = Appeal.objects.undecided().filter(participation__round=OuterRef("pk"))
        signed = RunApproval.objects.filter(run__round=OuterRef("pk"), run__is_official=True, by=user)
        return over.filter(~Exists(waiting), ~Exists(signed))

    def label(self, n):
        return ngettext("round to approve", "rounds to approve", n)


@desk.register
class RoundsToPublish(OfOffice):
    slug = "rounds-to-publish"
    permission = "evaluation.publish_round"
    sentence = gettext_lazy("Its results are approved: publish them.")

    def rows(self, user):
        return Round.objects.visible_to(user).filter(status=RoundStatus.APPROVED)

    def label(self, n):
        return ngettext("round to publish", "rounds to publish", n)
