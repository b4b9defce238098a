"""What the pages of an agreement and of an institution show of joint projects, and that of an award of its reports."""

from django.utils.translation import gettext_lazy as _

from programs.models import Project, ReportDue
from records.panels import Panel, panels


@panels.register
class ProjectsOfAgreement(Panel):
    slug = "projects"
    model = "agreements.agreement"
    title = _("Joint projects")
    template = "programs/panel.html"

    def queryset(self, agreement, user):
        return Project.objects.visible_to(user).filter(agreement=agreement, closed_on=None).for_lists(user)


@panels.register
class ProjectsOfInstitution(Panel):
    """Led from there, also under the name of an entry merged into it."""

    slug = "projects-of-institution"
    model = "directory.institution"
    title = _("Joint projects")
    template = "programs/panel.html"

    def queryset(self, institution, user):
        return Project.objects.visible_to(user).with_institution(institution).filter(closed_on=None).for_lists(user)


@panels.register
class ReportsOfAward(Panel):
    slug = "reports-of-award"
    model = "programs.award"
    title = _("Reports")
    template = "programs/award_reports/panel.html"

    def queryset(self, award, user):
        return ReportDue.objects.visible_to(user).filter(award=award, closed_on=None).for_lists()
