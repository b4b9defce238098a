"""Letters about rounds and appeals: to data officers, to heads who sign, to the office."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from notices.texts import LetterKind, Placeholder, texts
from records import clock
from records.templatetags.records import day

ROUND = Placeholder(_("title of the round"), _("Evaluation of universities, 1404"))
INSTITUTION = Placeholder(_("name of the institution"), _("Parsan University"))
DEADLINE = Placeholder(_("the deadline for values"), lambda: day(clock.today() + timedelta(30)))
UNTIL = Placeholder(_("the last day for appeals"), lambda: day(clock.today() + timedelta(14)))
NUMBER = Placeholder(_("number of the appeal"), "APP-1405-0007")
RESULTS = Placeholder(_("link to the results"), lambda: reverse("home"), is_required=True)
APPEAL = Placeholder(_("link to the appeal"), lambda: reverse("home"), is_required=True)
LINK = Placeholder(_("link to the institution's return"), lambda: reverse("home"), is_required=True)


class ReturnLetter(LetterKind):
    """About an institution in a round; `write` is given the participation."""

    placeholders = {"round": ROUND, "institution": INSTITUTION, "deadline": DEADLINE, "url": LINK}

    def values(self, context):
        participation = context["participation"]
        return {
            "round": participation.round.title,
            "institution": participation.institution.name,
            "deadline": day(participation.deadline),
            "url": context["url"],
        }


@texts.register
class RoundOpened(ReturnLetter):
    slug = "evaluation-round-opened"
    template = "evaluation/emails/round_opened"
    title = _("A round is open for values")
    occasion = _("To the data officers of an institution, when a round opens or the institution is added to it.")


@texts.register
class ValuesReturned(ReturnLetter):
    slug = "evaluation-values-returned"
    template = "evaluation/emails/values_returned"
    title = _("Values are returned with questions")
    occasion = _("To the data officers of an institution, when the office asks about single values.")


@texts.register
class ValuesSigned(ReturnLetter):
    slug = "evaluation-values-signed"
    template = "evaluation/emails/values_signed"
    title = _("The head has signed the values")
    occasion = _("To the data officers of an institution, when its head has signed by the link.")
    placeholders = ReturnLetter.placeholders | {"who": Placeholder(_("who signed"), "Dr. Laleh Forouhar")}

    def values(self, context):
        return super().values(context) | {"who": context["who"]}


@texts.register
class SignatureAsked(LetterKind):
    """Secret: whoever has the link may ask for the code."""

    slug = "evaluation-signature-asked"
    template = "evaluation/emails/signature_asked"
    title = _("The head's signature is asked for")
    occasion = _("To the head of an institution, when its values are submitted.")
    is_secret = True
    placeholders = {
        "round": ROUND,
        "institution": INSTITUTION,
        "sha256": Placeholder(_("fingerprint of the values"), "9f86d081884c7d65"),
        "until": Placeholder(_("the day until which the link is good"), lambda: day(clock.today() + timedelta(14))),
        "url": Placeholder(_("link to the values"), lambda: reverse("home"), is_required=True, is_secret=True),
    }

    def values(self, context):
        submission = context["submission"]
        return {
            "round": submission.participation.round.title,
            "institution": submission.participation.institution.name,
            "sha256": submission.sha256,
            "until": day(submission.expires_at),
            "url": context["url"],
        }


@texts.register
class ResultsProvisional(LetterKind):
    slug = "evaluation-results-provisional"
    template = "evaluation/emails/results_provisional"
    title = _("Provisional results can be read")
    occasion = _("To the data officers of an institution, when the provisional results of a round are shown.")
    placeholders = {"round": ROUND, "institution": INSTITUTION, "until": UNTIL, "url": RESULTS}

    def values(self, context):
        participation = context["participation"]
        return {
            "round": participation.round.title,
            "institution": participation.institution.name,
            "until": day(context["until"]),
            "url": context["url"],
        }


@texts.register
class PlaceChanged(LetterKind):
    """Says neither why nor because of whom: an appeal is between its institution and the office."""

    slug = "evaluation-place-changed"
    template = "evaluation/emails/place_changed"
    title = _("The provisional place has changed")
    occasion = _("To the data officers of an institution whose rank is another since another run counts.")
    placeholders = {"round": ROUND, "institution": INSTITUTION, "url": RESULTS}

    def values(self, context):
        participation = context["participation"]
        return {
            "round": participation.round.title,
            "institution": participation.institution.name,
            "url": context["url"],
        }


class AppealLetter(LetterKind):
    """About an appeal; `write` is given it."""

    placeholders = {"round": ROUND, "institution": INSTITUTION, "number": NUMBER, "url": APPEAL}

    def values(self, context):
        appeal = context["appeal"]
        return {
            "round": appeal.participation.round.title,
            "institution": appeal.participation.institution.name,
            "number": appeal.number,
            "url": context["url"],
        }


@texts.register
class AppealReceived(AppealLetter):
    slug = "evaluation-appeal-received"
    template = "evaluation/emails/appeal_received"
    title = _("An appeal is filed")
    occasion = _("To the data officers of the institution that appeals, as a receipt, and to the officers.")


@texts.register
class AppealDecided(AppealLetter):
    slug = "evaluation-appeal-decided"
    template = "evaluation/emails/appeal_decided"
    title = _("An appeal is decided")
    occasion = _("To the data officers of the institution that appealed, when it is upheld, upheld in part or denied.")
    placeholders = AppealLetter.placeholders | {
        "decision": Placeholder(_("what was decided"), _("upheld in part")),
        "reasons": Placeholder(_("the reasons"), _("The list proves eighteen of the twenty projects."), has_lines=True),
    }

    def values(self, context):
        appeal = context["appeal"]
        decided = {"decision": appeal.get_status_display(), "reasons": appeal.decision}
        return super().values(context) | decided
