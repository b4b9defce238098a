"""Letters about calls, and about applications: to those who lead them, and to those whom they invite."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from notices.texts import LetterKind, Placeholder, texts
from notices.topics import Topic, topics
from programs.callphases import closing_of
from programs.moments import in_zones
from records import clock
from records.calendars import in_words
from records.templatetags.records import day, digits


@topics.register
class Consents(Topic):
    slug = "consents"
    title = _("Invitations, consents, receipts and decisions")
    words = _("They ask for your word, or say what holds now; nobody else can answer for you.")


@topics.register
class Applications(Topic):
    slug = "applications"
    title = _("News of my applications, and the office's questions")
    words = _("The other leader has answered an invitation; the office has asked something.")
    is_optional = True


@topics.register
class Calls(Topic):
    slug = "calls"
    title = _("New calls")
    words = _("Of the programmes, countries and areas that you asked to be told of.")
    is_optional = True


WISH = Placeholder(_("which calls the reader wants to be told of"), _("all calls"))


@texts.register
class AlertConfirm(LetterKind):
    slug = "alert-confirm"
    template = "programs/emails/alert_confirm"
    topic = "calls"
    title = _("Is it you who wants to be told of calls?")
    occasion = _("To whoever's address was given on the page for alerts.")
    placeholders = {
        "wish": WISH,
        "url": Placeholder(_("link to confirm"), lambda: reverse("home"), is_required=True, is_secret=True),
    }


@texts.register
class NewCall(LetterKind):
    slug = "new-call"
    template = "programs/emails/new_call"
    topic = "calls"
    title = _("A new call")
    occasion = _("To those who asked to be told, when a call is published or opens.")
    placeholders = {
        "call": Placeholder(_("title of the call"), _("Joint research projects")),
        "programme": Placeholder(_("its programme"), "Jondishapoor"),
        "opens": Placeholder(_("when it opens"), lambda: in_words(clock.today())),
        "closes": Placeholder(_("when it closes; empty where it does not"), lambda: in_words(clock.today())),
        "wish": WISH,
        "url": Placeholder(_("link to the call"), lambda: reverse("home"), is_required=True),
        "stop": Placeholder(_("link to stop these letters"), lambda: reverse("home"), is_required=True, is_secret=True),
    }

    def values(self, context):
        closes = context["closes"] or str(_("without end"))
        return super().values(context) | {"closes": closes}


# --- applications ------------------------------------------------------------------------------------------

TITLE = Placeholder(_("title of the application"), _("A joint observatory"))
CALL = Placeholder(_("title of the call"), _("Joint research projects"))
WHO = Placeholder(_("name of the leader who did it"), "Dr. Sara Rahimi")
REASON = Placeholder(_("the reasons that were given"), _("We need one more month."), has_lines=True)
CLOSES = Placeholder(_("when the call closes, for both sides"), lambda: day(clock.today()))
LINK = Placeholder(_("link to the application"), lambda: reverse("home"), is_required=True)


class ApplicationLetter(LetterKind):
    """About one application; `own` names what `write` is given besides."""

    topic = "consents"
    placeholders = {"title": TITLE, "call": CALL, "url": LINK}
    own = ()

    def values(self, context):
        application = context["application"]
        found = {"title": str(application), "call": str(application.call), "url": context["url"]}
        return found | {name: context[name] for name in self.own}


def closes(application):
    return in_zones(closing_of(application), application.call) or gettext("at any time")


@texts.register
class PartnerInvited(LetterKind):
    """Secret: whoever has the link may refuse in the invited person's name."""

    slug = "partner-invited"
    template = "programs/emails/partner_invited"
    topic = "consents"
    title = _("Invitation to lead an application on the other side")
    occasion = _("To the leader of the other side, when one leader of an application invites.")
    is_secret = True
    languages = ("en", "fa", "fr", "it")
    placeholders = {
        "who": Placeholder(_("name of the leader who invites"), "Dr. Sara Rahimi"),
        "title": TITLE,
        "call": CALL,
        "closes": CLOSES,
        "until": Placeholder(_("the day until which the link is good"), lambda: day(clock.today() + timedelta(14))),
        "url": Placeholder(_("link to the invitation"), lambda: reverse("home"), is_required=True, is_secret=True),
    }

    def values(self, context):
        invitation = context["invitation"]
        application = invitation.application
        inviter = application.members.filter(role="leader", user=invitation.invited_by).first()
        return {
            "who": str(inviter or invitation.invited_by),
            "title": str(application),
            "call": str(application.call),
            "closes": closes(application),
            "until": day(invitation.expires_at),
            "url": context["url"],
        }


@texts.register
class CallCancelled(ApplicationLetter):
    slug = "call-cancelled"
    template = "programs/emails/call_cancelled"
    title = _("The call was cancelled")
    occasion = _("To the leaders of every application to a call that the office cancels.")
    placeholders = ApplicationLetter.placeholders | {"reason": REASON}
    own = ("reason",)


@texts.register
class InvitationAccepted(ApplicationLetter):
    slug = "invitation-accepted"
    template = "programs/emails/invitation_accepted"
    topic = "applications"
    title = _("The other leader has accepted")
    occasion = _("To the leader who has invited the other one.")
    placeholders = ApplicationLetter.placeholders | {"who": WHO}
    own = ("who",)


@texts.register
class InvitationRefused(InvitationAccepted):
    slug = "invitation-refused"
    template = "programs/emails/invitation_refused"
    title = _("The other leader has refused")
    placeholders = InvitationAccepted.placeholders | {"reason": REASON}
    own = ("who", "reason")


@texts.register
class InvitationNotMe(InvitationAccepted):
    slug = "invitation-not-me"
    template = "programs/emails/invitation_not_me"
    title = _("The invitation had reached somebody else")


@texts.register
class NewLinkWanted(InvitationAccepted):
    slug = "new-link-wanted"
    template = "programs/emails/new_link_wanted"
    title = _("A new link is asked for")


@texts.register
class ConsentAsked(ApplicationLetter):
    slug = "consent-asked"
    template = "programs/emails/consent_asked"
    title = _("Your consent is asked for")
    occasion = _("To the leader whose consent is missing, when the other one has consented to the text.")
    placeholders = ApplicationLetter.placeholders | {"who": WHO, "closes": CLOSES}

    def values(self, context):
        return super().values(context) | {"who": context["who"], "closes": closes(context["application"])}


@texts.register
class ConsentVoid(ApplicationLetter):
    slug = "consent-void"
    template = "programs/emails/consent_void"
    title = _("The text has changed: consents are void")
    occasion = _("To both leaders, when somebody changes a text to which one of them has consented.")
    what = Placeholder(_("the section that was changed"), _("Budget"))
    placeholders = ApplicationLetter.placeholders | {"who": WHO, "what": what}
    own = ("who", "what")


@texts.register
class ConsentRefused(ApplicationLetter):
    slug = "consent-refused"
    template = "programs/emails/consent_refused"
    title = _("The other leader does not consent")
    occasion = _("To the other leader, with the reasons.")
    placeholders = ApplicationLetter.placeholders | {"who": WHO, "reason": REASON}
    own = ("who", "reason")


@texts.register
class EnteredOnPaper(ApplicationLetter):
    slug = "entered-on-paper"
    template = "programs/emails/entered_on_paper"
    title = _("The office enters an application from paper")
    occasion = _("To the leaders who have an address, when an officer begins to enter it.")


@texts.register
class Submitted(ApplicationLetter):
    slug = "application-submitted"
    template = "programs/emails/submitted"
    title = _("The application is submitted")
    occasion = _("To both leaders, when the last of them has consented in time.")
    placeholders = ApplicationLetter.placeholders | {
        "reference": Placeholder(_("reference of the application"), lambda: digits("JDS-1406-0042")),
        "at": Placeholder(_("time of submission, for both sides"), lambda: day(clock.today())),
        "hash": Placeholder(_("fingerprint of the text"), "9f86d081884c7d65"),
        "names": Placeholder(_("names of the leaders"), "Dr. Sara Rahimi; Prof. Anne Martin"),
        "url": Placeholder(_("link to the receipt"), lambda: reverse("home"), is_required=True),
    }

    own = ("names",)

    def values(self, context):
        application = context["application"]
        return super().values(context) | {
            "reference": application.reference,
            "at": in_zones(application.submitted_at, application.call),
            "hash": application.content_hash,
        }


@texts.register
class TakenBack(ApplicationLetter):
    slug = "application-taken-back"
    template = "programs/emails/taken_back"
    title = _("The application is not submitted any more")
    occasion = _("To both leaders, when one of them takes it back to change it.")
    placeholders = ApplicationLetter.placeholders | {"who": WHO, "closes": CLOSES}

    def values(self, context):
        return super().values(context) | {"who": context["who"], "closes": closes(context["application"])}


@texts.register
class Withdrawn(ConsentRefused):
    slug = "application-withdrawn"
    template = "programs/emails/withdrawn"
    title = _("The application is withdrawn")


@texts.register
class Eligible(ApplicationLetter):
    slug = "application-eligible"
    template = "programs/emails/eligible"
    title = _("The application meets the conditions")
    occasion = _("To both leaders, when the office has found it eligible and an officer has released the letter.")


@texts.register
class Excluded(ApplicationLetter):
    slug = "application-excluded"
    template = "programs/emails/excluded"
    title = _("The application does not meet the conditions")
    occasion = _("To both leaders, when two officers have excluded it and one has released the letter.")
    placeholders = ApplicationLetter.placeholders | {"reason": REASON}
    own = ("reason",)


@texts.register
class ClarificationAsked(ApplicationLetter):
    slug = "clarification-asked"
    template = "programs/emails/clarification_asked"
    topic = "applications"
    title = _("The office has a question")
    occasion = _("To both leaders of a submitted application.")
    question = Placeholder(_("the question"), _("Which laboratory is meant?"), has_lines=True)
    placeholders = ApplicationLetter.placeholders | {"question": question}
    own = ("question",)


@texts.register
class ClarificationAnswered(ApplicationLetter):
    slug = "clarification-answered"
    template = "programs/emails/clarification_answered"
    topic = "work"
    title = _("A question was answered")
    occasion = _("To the officer who has asked.")
    answer = Placeholder(_("the answer"), _("The one in Shiraz."), has_lines=True)
    placeholders = ApplicationLetter.placeholders | {"who": WHO, "answer": answer}
    own = ("who", "answer")


# --- the endorsement of the home institution ------------------------------------------------------------------

ENDORSER = Placeholder(_("name of whoever speaks for the institution"), "Dr. Laleh Forouhar")


@texts.register
class EndorsementAsked(LetterKind):
    """Secret: whoever has the link may say that it reached somebody else."""

    slug = "endorsement-asked"
    template = "programs/emails/endorsement_asked"
    topic = "consents"
    title = _("An endorsement is asked for")
    occasion = _("To whoever speaks for the home institution, when the leader at home asks for its endorsement.")
    is_secret = True
    languages = ("en", "fa")
    placeholders = {
        "who": Placeholder(_("name of the leader who asks"), "Dr. Sara Rahimi"),
        "institution": Placeholder(_("the institution that is to endorse"), _("Parsan University")),
        "title": TITLE,
        "call": CALL,
        "closes": CLOSES,
        "until": Placeholder(_("the day until which the link is good"), lambda: day(clock.today() + timedelta(14))),
        "url": Placeholder(_("link to the request"), lambda: reverse("home"), is_required=True, is_secret=True),
    }

    def values(self, context):
        endorsement = context["endorsement"]
        return {
            "who": context["leader"].name,
            "institution": endorsement.institution_name,
            "title": str(endorsement.application),
            "call": str(endorsement.application.call),
            "closes": closes(endorsement.application),
            "until": day(endorsement.expires_at),
            "url": context["url"],
        }


@texts.register
class EndorsementGiven(ApplicationLetter):
    slug = "endorsement-given"
    template = "programs/emails/endorsement_given"
    title = _("The home institution has endorsed the application")
    occasion = _("To both leaders, with the answer of the home institution.")
    placeholders = ApplicationLetter.placeholders | {"who": ENDORSER}
    own = ("who",)


@texts.register
class EndorsementRefused(EndorsementGiven):
    slug = "endorsement-refused"
    template = "programs/emails/endorsement_refused"
    title = _("The home institution does not endorse the application")
    placeholders = EndorsementGiven.placeholders | {"reason": REASON}
    own = ("who", "reason")


@texts.register
class EndorsementNotMe(EndorsementGiven):
    slug = "endorsement-not-me"
    template = "programs/emails/endorsement_not_me"
    title = _("The request for an endorsement had reached somebody else")
    occasion = _("To the leader at home.")


@texts.register
class EndorsementEnded(ApplicationLetter):
    slug = "endorsement-ended"
    template = "programs/emails/endorsement_ended"
    title = _("The endorsement has ended")
    occasion = _("To both leaders, when the leader at home or the institution changes after it was asked for or given.")
    placeholders = ApplicationLetter.placeholders | {"who": WHO}
    own = ("who",)
