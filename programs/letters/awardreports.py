"""What are leaders told of their reports? That one was returned, with why; that one was accepted."""

from django.utils.translation import gettext_lazy as _

from notices.texts import Placeholder, texts
from notices.topics import Topic, topics
from programs.letters.applications import REASON, ApplicationLetter

KIND = Placeholder(_("which report"), _("interim report"))


@topics.register
class Reports(Topic):
    slug = "award-reports"
    title = _("Answers to reports")
    words = _("A report of yours was returned or accepted; nobody else can write it for you.")


class ReportLetter(ApplicationLetter):
    topic = "award-reports"
    placeholders = ApplicationLetter.placeholders | {"report": KIND}

    def values(self, context):
        return super().values(context) | {"report": str(context["report"].due.get_kind_display())}


@texts.register
class ReportReturned(ReportLetter):
    slug = "award-report-returned"
    template = "programs/emails/award_report_returned"
    title = _("A report is returned")
    occasion = _("To both leaders, when the office returns their report.")
    placeholders = ReportLetter.placeholders | {"reason": REASON}
    own = ("reason",)


@texts.register
class ReportAccepted(ReportLetter):
    slug = "award-report-accepted"
    template = "programs/emails/award_report_accepted"
    title = _("A report is accepted")
    occasion = _("To both leaders, when the office accepts their report.")
