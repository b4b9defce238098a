"""Letters about stays: to hosts who are asked, and to whoever applied."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from notices.texts import LetterKind, Placeholder, texts
from records import clock
from records.templatetags.records import day

TITLE = Placeholder(_("what the stay is for"), _("Lectures on number theory"))
FIRST = Placeholder(_("the first day of the stay"), lambda: day(clock.today() + timedelta(60)))
LAST = Placeholder(_("the last day of the stay"), lambda: day(clock.today() + timedelta(74)))
REASON = Placeholder(_("the reasons that were given"), _("We have no room in this month."), has_lines=True)
LINK = Placeholder(_("link to the stay"), lambda: reverse("home"), is_required=True)


class StayLetter(LetterKind):
    """About one stay, to whoever applied; `own` names what `write` is given besides."""

    placeholders = {"title": TITLE, "first": FIRST, "last": LAST, "url": LINK}
    own = ()

    def values(self, context):
        stay = context["stay"]
        values = {"title": stay.title, "first": day(stay.first_day), "last": day(stay.last_day), "url": context["url"]}
        return values | {name: context[name] for name in self.own}


WHO = {
    "who": Placeholder(_("name of the visitor"), "Dr. Maria Rossi"),
    "host": Placeholder(_("the host"), _("Parsan University")),
}


@texts.register
class HostAsked(LetterKind):
    """Secret: whoever has the link may say that it reached somebody else."""

    slug = "host-asked"
    template = "exchanges/emails/host_asked"
    title = _("The word of a host is asked for")
    occasion = _("To whoever speaks for the host, when a visitor or the office asks.")
    is_secret = True
    placeholders = WHO | {
        "title": TITLE,
        "first": FIRST,
        "last": LAST,
        "until": Placeholder(_("the day until which the link is good"), lambda: day(clock.today() + timedelta(14))),
        "url": Placeholder(_("link to the request"), lambda: reverse("home"), is_required=True, is_secret=True),
    }

    def values(self, context):
        asked = context["asked"]
        stay = asked.stay
        return {
            "who": stay.who,
            "host": stay.host_name,
            "title": stay.title,
            "first": day(stay.first_day),
            "last": day(stay.last_day),
            "until": day(asked.expires_at),
            "url": context["url"],
        }


@texts.register
class LearningAsked(HostAsked):
    slug = "learning-asked"
    template = "exchanges/emails/learning_asked"
    title = _("A host is asked to approve a learning agreement")
    occasion = _("To whoever speaks for the host, when a version of a student's learning agreement is to be approved.")


@texts.register
class HostEndorsed(StayLetter):
    slug = "host-endorsed"
    template = "exchanges/emails/host_endorsed"
    title = _("The host has endorsed the stay")
    occasion = _("To whoever applied, with the answer of the host.")
    placeholders = StayLetter.placeholders | {"who": Placeholder(_("who answers for the host"), "Dr. Laleh Forouhar")}
    own = ("who",)


@texts.register
class LearningApproved(HostEndorsed):
    slug = "learning-approved"
    template = "exchanges/emails/learning_approved"
    title = _("The host has approved the learning agreement")


class WithReason(StayLetter):
    placeholders = StayLetter.placeholders | {"reason": REASON}
    own = ("reason",)


@texts.register
class HostDeclined(WithReason):
    slug = "host-declined"
    template = "exchanges/emails/host_declined"
    title = _("The host cannot receive the visitor")
    occasion = HostEndorsed.occasion


@texts.register
class LearningDeclined(WithReason):
    slug = "learning-declined"
    template = "exchanges/emails/learning_declined"
    title = _("The host does not approve the learning agreement")
    occasion = HostEndorsed.occasion


@texts.register
class SentBack(WithReason):
    slug = "stay-sent-back"
    template = "exchanges/emails/sent_back"
    title = _("A stay is returned for correction")
    occasion = _("To whoever applied, when the office returns it.")


@texts.register
class Approved(StayLetter):
    slug = "stay-approved"
    template = "exchanges/emails/approved"
    title = _("A stay is approved")
    occasion = _("To whoever applied, when the director has approved it.")


@texts.register
class Refused(WithReason):
    slug = "stay-refused"
    template = "exchanges/emails/refused"
    title = _("A stay is not approved")
    occasion = _("To whoever applied, with the reasons.")


@texts.register
class DaysChanged(WithReason):
    slug = "stay-days-changed"
    template = "exchanges/emails/days_changed"
    title = _("The days of a stay are changed")
    occasion = _("To whoever applied, when the days of an approved stay are changed.")


@texts.register
class Cancelled(WithReason):
    slug = "stay-cancelled"
    template = "exchanges/emails/cancelled"
    title = _("A stay is cancelled")
    occasion = _("To whoever applied or travels, when the office cancels it.")


class ToHost(LetterKind):
    """To whoever has endorsed as host, who has no account here."""

    placeholders = WHO | {"title": TITLE, "first": FIRST, "last": LAST, "reason": REASON}

    def values(self, context):
        stay = context["stay"]
        days = {"first": day(stay.first_day), "last": day(stay.last_day)}
        return days | {"who": stay.who, "host": stay.host_name, "title": stay.title, "reason": context["reason"]}


@texts.register
class HostCancelled(ToHost):
    slug = "host-stay-cancelled"
    template = "exchanges/emails/host_cancelled"
    title = _("A host is told that a stay is cancelled")
    occasion = _("To whoever has endorsed a stay as host, when it is cancelled.")


@texts.register
class HostDaysChanged(ToHost):
    slug = "host-days-changed"
    template = "exchanges/emails/host_days_changed"
    title = _("A host is told that the days of a stay are changed")
    occasion = _("To whoever has endorsed a stay as host, when the days of an approved stay are changed.")
