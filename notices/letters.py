"""The letters of the post room itself."""

from django.conf import settings
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from notices.texts import LetterKind, Placeholder, SmsKind, texts
from records import clock
from records.templatetags.records import day
from records.text import digits
from records.zones import city_of


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


# --- text messages ---------------------------------------------------------------------------------------------------

CODE = Placeholder(_("the code"), lambda: digits("123456", get_language()), is_required=True, is_secret=True)
SHOWN = 40  # signs of what is reminded of: a message is short


@texts.register
class NumberCode(SmsKind):
    slug = "sms-number-code"
    template = "notices/sms/number_code"
    title = _("Text message: code that confirms a number")
    occasion = _("To the mobile number that somebody has given for text messages.")
    topic = "codes"
    is_secret = True
    placeholders = {"code": CODE}

    def values(self, context):
        return {"code": digits(context["code"], get_language())}


@texts.register
class ReminderSms(SmsKind):
    """`text` is given the kind of reminder, the record and the moment until which it can be done."""

    slug = "sms-reminder"
    template = "notices/sms/reminder"
    title = _("Text message: last reminder")
    occasion = _("Hours before a deadline, to leaders of applications who have asked for text messages.")
    topic = "deadlines"
    placeholders = {
        "what": Placeholder(_("what is missing"), _("Your consent is missing")),
        "record": Placeholder(_("what it is about, shortened"), _("A joint observatory")),
        "until": Placeholder(_("until when it can be done"), lambda: _until(clock.now()), is_required=True),
        "url": Placeholder(_("link to it"), lambda: settings.SITE_URL + reverse("home")),
    }

    def values(self, context):
        kind, record = context["kind"], context["record"]
        return {
            "what": kind.title,
            "record": Truncator(str(record)).chars(SHOWN),
            "until": _until(context["until"]),
            "url": kind.url(record),
        }


def _until(at):
    local = at.astimezone(clock.zone())
    return f"{day(local.date())} {digits(f'{local:%H:%M}', get_language())} {city_of(clock.zone().key)}"
