"""Stays for those who see them: the list, one stay, and who is where on a day."""

from urllib.parse import urlencode

from django.db.models import Prefetch
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext
from django.views.decorators.http import require_safe

from agreements.models import Agreement
from directory.countries import country_name
from exchanges import whereabouts
from exchanges.costs import totals
from exchanges.forms import StayFilter, WhereForm
from exchanges.hints import hints
from exchanges.kinds import Route, StayKind
from exchanges.models import FINAL, ReportSide, Stay, StayReport
from exchanges.phases import StayPhase
from exchanges.statuses import STUDYING, StayStatus
from records import clock
from records.languages import reader
from records.models import ActionItem
from records.text import number
from records.views import KeysFirst, RecordDetail, RecordList, TransitionView

WITH_REPORTS = (StayStatus.ARRIVED, StayStatus.DEPARTED, StayStatus.REPORTED)


class StayList(RecordList):
    """What this reader sees: page, CSV and XLSX; travellers see their own."""

    model = Stay
    filter_class = StayFilter
    template_name = "exchanges/stay_list.html"
    title = gettext_lazy("Stays and exchanges")
    list_name = "exchanges:list"
    paginator_class = KeysFirst
    paginate_by = 25

    @property
    def day(self):
        return self.filters.day

    @property
    def intro(self):
        if self.request.user.is_staff:
            return _("Professors, students, study leaves, field trips and delegations, here and abroad.")
        return _("What you applied for, and the stays on which you travel.")

    def get_queryset(self):
        return super().get_queryset().for_lists()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        count, user = context["paginator"].count, self.request.user
        may_edit = user.is_staff and user.has_perm("exchanges.add_stay")
        return context | {
            "count_text": ngettext("%(number)s stay", "%(number)s stays", count) % {"number": number(count, reader())},
            "edit_url": reverse("admin:exchanges_stay_changelist") if may_edit else "",
            "may_apply": not user.is_staff,
        }

    def header(self):
        return [
            _("Number"),
            _("Kind"),
            _("Which way"),
            _("Who"),
            _("What for"),
            _("Sent by"),
            _("Host"),
            _("Country"),
            _("First day"),
            pgettext("stay", "Last day"),
            _("Status"),
        ]

    def rows(self, queryset):
        for stay in queryset:
            yield [
                stay.reference or "",
                stay.get_kind_display(),
                stay.get_direction_display(),
                stay.who,
                stay.title,
                stay.home_name,
                stay.host_name,
                country_name(stay.country) if stay.country else "",
                stay.first_day,
                stay.last_day,
                stay.get_status_display(),
            ]


class StayDetail(RecordDetail):
    """One stay; what it costs and what the office does about it is for those who read its papers."""

    model = Stay
    template_name = "exchanges/stay_detail.html"

    def get_queryset(self):
        reports = Prefetch("reports", StayReport.objects.select_related("submitted_by"))
        parts = ["participants__person", "itinerary", reports, "host_requests", "invitations", "visas", "learning"]
        return (
            super().get_queryset().for_lists().select_related("quota__period", "quota__line").prefetch_related(*parts)
        )

    def get_context_data(self, **kwargs):
        user, stay = self.request.user, self.object
        reads_papers = user.has_perm("exchanges.read_papers_stay")
        may_edit = user.is_staff and user.has_perm("exchanges.change_stay", stay)
        sees_work = reads_papers or may_edit
        costs = list(stay.costs.select_related("category")) if sees_work else []
        seen = Agreement.objects.visible_to(user).filter(pk=stay.agreement_id) if stay.agreement_id else None
        is_own = Stay.objects.own(user).filter(pk=stay.pk).exists()
        return super().get_context_data(
            agreement=seen.first() if seen is not None else None,
            costs=[(cost, cost.money.format(reader()) if cost.money else "") for cost in costs],
            totals=totals(costs),
            checklist=list(stay.checklist.select_related("step")) if sees_work else [],
            words=list(stay.council_words.select_related("council")) if sees_work else [],
            approvals=list(stay.approvals.select_related("kind")) if sees_work else [],
            reports=[(report, _may_write(report, user, is_own)) for report in stay.reports.all()],
            actions=_actions(stay, user) if sees_work else [],
            hints=hints(stay) if sees_work else [],
            may_file=is_own and not may_edit and user.has_perm("exchanges.file_paper_stay", stay),
            has_briefing=sees_work and stay.kind == StayKind.DELEGATION,
            may_edit=may_edit,
            may_edit_own=is_own and not may_edit and user.has_perm("exchanges.edit_own_stay", stay),
            learning=list(stay.learning.all()),
            learning_tools=_learning_tools(stay, user),
            asks_host=_asks_host(stay) and user.has_perm("exchanges.ask_host_stay", stay),
            sees_work=sees_work,
            is_certified=stay.departed_on is not None,
            is_routed=stay.definition.needs_host and stay.route == Route.OFFICE,
            **kwargs,
        )


def _may_write(report, user, is_own):
    """Is there something to report, and may this user write it down?"""
    stay = report.stay
    if report.submitted_on or stay.status not in WITH_REPORTS:
        return False
    if report.number == FINAL and stay.departed_on is None:
        return False
    return (is_own and report.side == ReportSide.VISITOR) or user.has_perm("exchanges.enter_report_stay", stay)


def _actions(stay, user):
    """What is to be done after it, as far as this user sees it, and whether it is overdue."""
    items = ActionItem.objects.about(stay).visible_to(user).select_related("owner")
    return [(item, item.is_overdue(clock.today())) for item in items]


def _asks_host(stay):
    asked = [one.status for one in stay.host_requests.all()]
    waits = stay.status in (StayStatus.REQUESTED, StayStatus.HOST_DECLINED, StayStatus.IN_REVIEW)
    return stay.definition.needs_host and waits and "given" not in asked


def _learning_tools(stay, user):
    """[(words, address)] of what this user may do about the learning agreement of a student."""
    if not stay.definition.takes_seat or stay.status not in STUDYING:
        return []
    newest, tools = next(iter(stay.learning.all()), None), []
    for side in newest.missing if newest else []:
        if user.has_perm(f"exchanges.approve_as_{side.value}_stay", stay):
            address = reverse("exchanges:learning_approve", args=[stay.uuid, newest.number, side.value])
            tools.append((_("Approve as %(side)s") % {"side": side.label}, address))
    if newest and newest.host_on is None and user.has_perm("exchanges.ask_host_stay", stay):
        address = reverse("exchanges:learning_host", args=[stay.uuid, newest.number])
        tools.append((_("Ask the host to approve it"), address))
    if user.has_perm("exchanges.propose_learning_stay", stay):
        said = _("Change the learning agreement") if newest else _("Propose a learning agreement")
        tools.append((said, reverse("exchanges:learning", args=[stay.uuid])))
    return tools


class StayTransition(TransitionView):
    """The page on which a step of a stay is confirmed."""

    model = Stay


@require_safe
def where(request):
    """Who is where on a day: by country, one by one, and the month around it."""
    form = WhereForm(request.GET)
    form.is_valid()
    day = form.cleaned_data.get("on") or clock.today()
    visible = Stay.objects.visible_to(request.user)
    direction = form.cleaned_data.get("direction")
    if direction:
        visible = visible.filter(direction=direction)
    asked = urlencode({"phase": StayPhase.THERE.value, "on": day.isoformat(), "direction": direction or ""})
    context = {
        "form": form,
        "clear_url": reverse("exchanges:where") if request.GET else "",
        "day": day,
        "stays": list(visible.on(day).for_lists().order_by("country", "from_on", "pk")[: whereabouts.MOST]),
        "list_url": f"{reverse('exchanges:list')}?{asked}",
        "count": visible.on(day).count(),
        "countries": [(country_name(code) if code else "–", a, b) for code, a, b in visible.on(day).by_country()],
        "month": whereabouts.month_of(visible, day),
    }
    return render(request, "exchanges/where.html", context)
