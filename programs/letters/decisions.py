"""Letters that tell leaders what was decided. They wait as drafts until an officer releases them together."""

from django.utils.translation import gettext_lazy as _

from notices.texts import Placeholder, texts
from programs.letters.applications import ApplicationLetter
from records import clock
from records.languages import reader
from records.templatetags.records import day
from records.text import number


class DecisionLetter(ApplicationLetter):
    occasion = _("To both leaders, when both sides have signed, the decision is published and an officer releases it.")
    placeholders = ApplicationLetter.placeholders | {
        "number": Placeholder(_("number of the decision"), "DEC-1405-0007"),
    }

    def values(self, context):
        return super().values(context) | {"number": context["decision"].number}


class Granting(DecisionLetter):
    granted = Placeholder(_("what each side grants, a line each"), "Iran: 10,000 EUR", has_lines=True)
    until = Placeholder(_("the last day on which it is accepted"), lambda: day(clock.today()))
    placeholders = DecisionLetter.placeholders | {"granted": granted, "until": until}

    def values(self, context):
        lines = (f"{one.get_side_display()}: {one.shown}" for one in context["decision"].amounts.all())
        until = day(context["application"].award.accept_by)
        return super().values(context) | {"granted": "\n".join(lines), "until": until}


@texts.register
class Funded(Granting):
    slug = "decision-funded"
    template = "programs/emails/decision_funded"
    title = _("The application is funded")


@texts.register
class Promoted(Granting):
    slug = "decision-promoted"
    template = "programs/emails/decision_promoted"
    title = _("The application was a reserve, and is funded now")


@texts.register
class OnReserve(DecisionLetter):
    slug = "decision-reserve"
    template = "programs/emails/decision_reserve"
    title = _("The application is on the reserve list")
    placeholders = DecisionLetter.placeholders | {"place": Placeholder(_("place among the reserves"), "2")}

    def values(self, context):
        return super().values(context) | {"place": number(context["decision"].reserve, reader())}


@texts.register
class NotSelected(DecisionLetter):
    slug = "decision-rejected"
    template = "programs/emails/decision_rejected"
    title = _("The application was not selected")


@texts.register
class NotEligible(DecisionLetter):
    slug = "decision-ineligible"
    template = "programs/emails/decision_ineligible"
    title = _("The committee has found the application not eligible")
