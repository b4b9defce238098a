"""The letters of the post room itself."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from notices.texts import LetterKind, Placeholder, texts
from records import clock
from records.templatetags.records import day


@texts.register
class ReportReady(LetterKind):
    slug = "report-ready"
    template = "notices/emails/report_ready"
    topic = "ready"
    title = _("A report is ready")
    occasion = _("To whoever asked for a report that took longer than half a minute.")
    placeholders = {
        "title": Placeholder(_("title of the report"), _("Register of agreements")),
        "url": Placeholder(_("link to the report"), lambda: reverse("home"), is_required=True),
    }

    def values(self, context):
        return {"title": context["job"].title, "url": context["url"]}


@texts.register
class PaperRefused(LetterKind):
    slug = "paper-refused"
    template = "notices/emails/paper_refused"
    title = _("A paper was refused by the virus scanner")
    occasion = _("To whoever filed a paper in which the virus scanner found something.")
    placeholders = {
        "paper": Placeholder(_("name of the file"), "scan.pdf"),
        "virus": Placeholder(_("what the scanner found"), "Eicar-Test-Signature"),
        "url": Placeholder(_("link to the record"), lambda: reverse("home"), is_required=True),
    }

    def values(self, context):
        return {"paper": context["paper"].name, "virus": context["paper"].signature, "url": context["url"]}


@texts.register
class ActionGiven(LetterKind):
    slug = "action-given"
    template = "notices/emails/action_given"
    title = _("You are asked to do something")
    occasion = _("To whoever is asked to do something about a record, when the action is entered or handed on.")
    placeholders = {
        "action": Placeholder(_("what is to be done"), _("Send the list of participants")),
        "due": Placeholder(_("the day by which it is to be done"), lambda: day(clock.today())),
        "url": Placeholder(_("link to the action"), lambda: reverse("home"), is_required=True),
    }

    def values(self, context):
        item = context["item"]
        return {"action": item.title, "due": day(item.due_on), "url": context["url"]}
