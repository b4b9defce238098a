"""What are the leaders of an award told, and the office of their answer? Never an amount added to another one."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from notices.texts import LetterKind, Placeholder, texts
from programs.letters.applications import CALL, REASON, TITLE, WHO
from records import clock
from records.languages import reader
from records.templatetags.records import day

URL = Placeholder(_("link to the award"), lambda: reverse("home"), is_required=True)
DAYS = Placeholder(_("the days of the visit"), lambda: f"{day(clock.today())} – {day(clock.today())}")
AMOUNTS = Placeholder(_("what each side gives, line by line"), _("home side: 5,000.00 euros"), has_lines=True)


class AwardLetter(LetterKind):
    """About one award; `own` names what `write` is given besides."""

    topic = "consents"
    placeholders = {"title": TITLE, "call": CALL, "url": URL}
    own = ()

    def values(self, context):
        application = context["award"].application
        found = {"title": application.title, "call": str(application.call), "url": context["url"]}
        return found | {name: context[name] for name in self.own}


@texts.register
class AwardTimeGiven(AwardLetter):
    slug = "award-time-given"
    template = "programs/emails/award_time_given"
    title = _("More time to accept the award")
    occasion = _("To both leaders, when the office moves the last day for an answer.")
    placeholders = AwardLetter.placeholders | {
        "until": Placeholder(_("the last day to accept it"), lambda: day(clock.today())),
        "amounts": AMOUNTS,
    }

    def values(self, context):
        award = context["award"]
        found = super().values(context) | {"until": day(award.accept_by)}
        return found | {"amounts": _lines((one.get_side_display(), one.money) for one in award.amounts.all())}


@texts.register
class AwardAccepted(AwardLetter):
    slug = "award-accepted"
    template = "programs/emails/award_accepted"
    title = _("An award is accepted")
    occasion = _("To the other leader, and to whoever of the office has offered it.")
    placeholders = AwardLetter.placeholders | {"who": WHO}
    own = ("who",)


@texts.register
class AwardDeclined(AwardLetter):
    slug = "award-declined"
    template = "programs/emails/award_declined"
    title = _("An award is declined")
    occasion = _("To the other leader, and to whoever of the office has offered it.")
    placeholders = AwardLetter.placeholders | {"who": WHO, "reason": REASON}
    own = ("who", "reason")


@texts.register
class AwardTerminated(AwardLetter):
    slug = "award-terminated"
    template = "programs/emails/award_terminated"
    title = _("An award is terminated")
    occasion = _("To both leaders, with the reasons.")
    placeholders = AwardLetter.placeholders | {"reason": REASON}
    own = ("reason",)


@texts.register
class AwardLapsed(AwardLetter):
    slug = "award-lapsed"
    template = "programs/emails/award_lapsed"
    title = _("The last day for an answer is over")
    occasion = _("To both leaders who have not answered an offer, when the office records it.")


class VisitLetter(AwardLetter):
    """About one visit of an award."""

    placeholders = AwardLetter.placeholders | {
        "traveller": Placeholder(_("who travels"), "Dr. Sara Rahimi"),
        "days": DAYS,
    }

    def values(self, context):
        visit = context["visit"]
        days = f"{day(visit.starts_on)} – {day(visit.ends_on)}"
        return super().values(context) | {"traveller": visit.traveller.name, "days": days}


@texts.register
class VisitApproved(VisitLetter):
    slug = "visit-approved"
    template = "programs/emails/visit_approved"
    title = _("A visit is approved")
    occasion = _("To both leaders, with what each side pays of it.")
    placeholders = VisitLetter.placeholders | {"amounts": AMOUNTS}

    def values(self, context):
        held = context["visit"].charges.filter(released_at=None).select_related("line")
        return super().values(context) | {"amounts": _lines((str(one.line), one.money) for one in held)}


@texts.register
class ClaimReturned(VisitLetter):
    slug = "claim-returned"
    template = "programs/emails/claim_returned"
    title = _("The claim of a visit is returned")
    occasion = _("To both leaders, with what is missing.")
    placeholders = VisitLetter.placeholders | {"reason": REASON}
    own = ("reason",)


def _lines(amounts):
    return "\n".join(f"{what}: {money.format(reader())}" for what, money in amounts) or "–"
