"""What awards, their visits and their reports hold about a user."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programs.models import (
    Award,
    AwardLeader,
    AwardReport,
    ReportDue,
    Visit,
    VisitLetter,
)
from records.personal_data import PersonalData, personal_data


@personal_data.register
class LedAwards(PersonalData):
    slug, title = "earlier-awards", _("Earlier awards that I led")
    covers = ("programs.AwardLeader.person",)
    fields = ("award__title", "award__year", "award__number", "side", "name", "institution_given", "country")

    def queryset(self, user):
        return AwardLeader.objects.filter(person__user=user)


@personal_data.register
class WrittenReports(PersonalData):
    slug, title = "award-reports", _("Reports of awards that I submitted or answered")
    covers = ("programs.AwardReport.submitted_by", "programs.AwardReport.judged_by")
    fields = (
        "due__award__application__reference",
        "due__kind",
        "number",
        "status",
        "done",
        "coming",
        "difficulties",
        "submitted_at",
        "judged_at",
        "reason",
    )

    def queryset(self, user):
        return AwardReport.objects.filter(Q(submitted_by=user) | Q(judged_by=user))


@personal_data.register
class WaivedReports(PersonalData):
    slug, title = "waived-reports", _("Reports of awards that I waived")
    covers = ("programs.ReportDue.waived_by",)
    fields = ("award__application__reference", "kind", "due_on", "waived_at", "waived_for")

    def queryset(self, user):
        return ReportDue.objects.filter(waived_by=user)


@personal_data.register
class AnsweredAwards(PersonalData):
    slug, title = "awards", _("Awards that I offered or answered")
    covers = ("programs.Award.offered_by", "programs.Award.answered_by")
    fields = ("application__reference", "status", "accept_by", "answered_at", "reason")

    def queryset(self, user):
        return Award.objects.filter(Q(offered_by=user) | Q(answered_by=user))


@personal_data.register
class Visits(PersonalData):
    slug, title = "award-visits", _("Visits that I planned or approved")
    covers = ("programs.Visit.planned_by", "programs.Visit.approved_by")
    fields = ("award__application__reference", "purpose", "starts_on", "ends_on", "status", "reason")

    def queryset(self, user):
        return Visit.objects.filter(Q(planned_by=user) | Q(approved_by=user))


@personal_data.register
class IssuedVisitLetters(PersonalData):
    slug, title = "visit-letters", _("Invitation letters of visits that I issued")
    covers = ("programs.VisitLetter.issued_by",)
    fields = ("number", "issued_on", "valid_until", "revoked_on")

    def queryset(self, user):
        return VisitLetter.objects.filter(issued_by=user)
