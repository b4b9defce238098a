"""Joint projects for everybody who may see them: the list with the yearly figures, and a project; also as data."""

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from agreements.models import Agreement
from programs import opendata
from programs.figures import by_year
from programs.forms import ProjectFilter
from programs.models import Project, Side
from records import clock, downloads
from records.calendars import calendar_of
from records.languages import listed, named, reader
from records.money import Money
from records.text import number
from records.views import RecordDetail, RecordList, TransitionView, public_page


@public_page
class ProjectList(RecordList):
    """Page, CSV, XLSX and JSON of what this reader sees; below the list, in how many years what was going on."""

    model = Project
    filter_class = ProjectFilter
    template_name = "programs/project_list.html"
    title = gettext_lazy("Joint projects")
    intro = gettext_lazy("Research projects and degrees that both sides carry out together.")
    list_name = "projects:list"
    paginate_by = 25
    formats = RecordList.formats | {"json"}

    def get_queryset(self):
        return super().get_queryset().for_lists(self.request.user)

    def export(self, format_):
        if format_ != "json":
            return super().export(format_)
        about = {
            "as_of": self.day.isoformat(),
            "language": get_language(),
            "address": self.request.build_absolute_uri(),
        }
        rows = opendata.projects(self.filters.qs, lambda one: told_funding(one, reads_papers=self.reads_papers))
        return downloads.data(self.request, rows, about=about, name=f"projects-{self.day.isoformat()}.json")

    @property
    def reads_papers(self):
        return self.request.user.has_perm("programs.read_papers_project")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        count, user = context["paginator"].count, self.request.user
        may_edit = user.is_authenticated and user.is_staff and user.has_perm("programs.add_project")
        return context | {
            "years": by_year(self.filters.qs.prefetch_related(None), calendar_of(reader()), self.day),
            "count_text": ngettext("%(number)s project", "%(number)s projects", count)
            % {"number": number(count, reader())},
            "edit_url": reverse("admin:programs_project_changelist") if may_edit else "",
        }

    def header(self):
        return [
            _("Title"),
            _("Kind"),
            _("Status"),
            _("First day"),
            _("Last day"),
            _("Leaders, home side"),
            _("Leaders, partner"),
            _("Agreement"),
            _("Web address"),
            _("Programme"),
            _("What came of it"),
            *(_("Given, %(side)s") % {"side": side.label} for side in Side),
        ]

    def rows(self, queryset):
        visible = set(Agreement.objects.visible_to(self.request.user).values_list("pk", flat=True))
        for project in queryset.prefetch_related("outputs", "funding"):
            given = told_funding(project, reads_papers=self.reads_papers)
            yield [
                project.title,
                project.get_kind_display(),
                project.get_status_display(),
                project.starts_on or "",
                project.ends_on or "",
                *(listed([str(one) for one in project.leaders.all() if one.side == side]) for side in Side),
                str(project.agreement) if project.agreement_id in visible else "",
                project.url,
                project.of_award.application.call.programme.name if project.of_award else "",
                "\n".join(named([one.title, one.address]) for one in project.outputs.all()),
                *(named(_said(row) for row in given if row.side == side) for side in Side),
            ]


def told_funding(project, *, reads_papers):
    """What it is given: for those who read its papers, and for everybody where its call says so."""
    return list(project.funding.all()) if reads_papers or project.shows_amounts else []


def _said(row):
    return row.money.format(reader()) if row.money else row.in_kind


@public_page
class ProjectDetail(RecordDetail):
    """One project, also as JSON; what is paid is for those who read its papers, or as its call says."""

    model = Project
    template_name = "programs/project_detail.html"

    def get_queryset(self):
        return super().get_queryset().for_lists(self.request.user).prefetch_related("outputs")

    def render_to_response(self, context, **kwargs):
        if self.request.GET.get("format") != "json":
            return super().render_to_response(context, **kwargs)
        project = self.object
        record = opendata.project_record(project, funding=[row for row, _amount in context["funding"]])
        about = {"as_of": clock.today().isoformat(), "language": get_language()}
        return downloads.data(self.request, [record], about=about, name=f"project-{project.uuid}.json")

    def get_context_data(self, **kwargs):
        user, project = self.request.user, self.object
        reads_papers = user.has_perm("programs.read_papers_project")
        funding = told_funding(project, reads_papers=reads_papers)
        seen = Agreement.objects.visible_to(user).filter(pk=project.agreement_id)
        return super().get_context_data(
            leaders=project.leaders.all(),
            outputs=project.outputs.all(),
            funding=[(row, row.money.format(reader()) if row.money else "") for row in funding],
            totals=_totals(funding),
            agreement=seen.first() if project.agreement_id else None,
            call=project.of_award.application.call if project.of_award else None,
            reads_papers=reads_papers,
            may_edit=user.is_authenticated and user.is_staff and user.has_perm("programs.change_project", project),
            **kwargs,
        )


def _totals(funding):
    """[(side, sums in words)] of what is paid, in each currency by itself."""
    totals = []
    for side in Side:
        given = [row.money for row in funding if row.side == side and row.money]
        currencies = sorted({money.currency for money in given})
        sums = [Money.total([m for m in given if m.currency == code], code).format(reader()) for code in currencies]
        if sums:
            totals.append((side.label, named(sums)))
    return totals


class ProjectTransition(TransitionView):
    """The page on which its beginning, end or cancellation is recorded."""

    model = Project
