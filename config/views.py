"""The home page, the pages of plain text, and what is said when something goes wrong."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from agreements.models import Agreement
from agreements.phases import IN_FORCE, Phase
from agreements.register import Entry, country_counts
from agreements.workflow import Status
from config import outage
from config.demo_accounts import ACCOUNTS
from config.styleguide import samples
from directory.accounts import enter
from directory.countries import country_name
from directory.models import User
from directory.roles import STAFF, Role
from programs.callcards import Openings
from records import clock
from records.desk import Desk, waiting_for
from records.languages import kept_language
from records.quality import faults_for
from records.text import number

NEWEST, MOST_COUNTRIES = 5, 8
MOST_WAITING, DESK_ROWS = 6, 25


@login_not_required
@require_safe
def choose_language(request):
    """The bare address leads to the reader's language: the one chosen before, else the browser's."""
    return redirect("home")


@login_not_required
@require_safe
def home(request):
    """What one can apply to today; then of the register what this reader may see, in figures; for staff, what waits."""
    visible = Agreement.objects.visible_to(request.user)
    counts = visible.phase_counts(clock.today())
    countries = country_counts(visible.filter(status=Status.CONCLUDED), clock.today())
    newest = visible.concluded(clock.today()).exclude(signed_on=None).order_by("-signed_on", "-pk").for_lists()
    waiting = waiting_for(request.user)
    context = {
        "openings": Openings(request.user),
        "today": clock.today(),
        "figures": _figures(counts, len(countries)),
        "newest": [Entry(agreement, clock.today()) for agreement in newest[:NEWEST]],
        "countries": [_country_row(code, n, request.user) for code, n in countries[:MOST_COUNTRIES]],
        "most_in_a_country": countries[0][1] if countries else 0,
        "other_countries": len(countries[MOST_COUNTRIES:]),
        "waiting": waiting[:MOST_WAITING],
        "more_waiting": len(waiting[MOST_WAITING:]),
        "demo_accounts": _demo_accounts() if settings.DEMO and not request.user.is_authenticated else [],
    }
    return render(request, "config/home.html", context)


@require_safe
def desk(request):
    """What waits for this user, row by row, the oldest first; all of it or one group."""
    number = request.GET.get("page", "")
    found = Desk(request.user, request.GET.get("group", ""), most=DESK_ROWS)
    pages = Paginator(range(found.count), DESK_ROWS)
    page = pages.get_page(max(1, int(number)) if number.isdecimal() and len(number) < 10 else 1)
    context = {
        "groups": found.groups,
        "chosen": next((group for group in found.groups if group["is_chosen"]), None),
        "count_all": sum(group["count"] for group in found.groups),
        "rows": found.rows(page.start_index() - 1, page.end_index()),
        "page_obj": page,
    }
    return render(request, "config/desk.html", context)


@require_safe
def quality(request):
    """What is missing or doubtful in the office's data, counted, each with where it is mended."""
    if not request.user.is_staff:
        raise PermissionDenied
    return render(request, "config/quality.html", {"faults": faults_for(request.user, clock.today())})


def _figures(counts, countries):
    """Four numbers; each leads to a list with that many rows."""
    register = reverse("agreements:list")
    expiring = counts[Phase.EXPIRING] + counts[Phase.NOTICE_PASSED]
    undated = counts[Phase.UNDATED]
    more = ngettext("%(n)s more has no date at all", "%(n)s more have no date at all", undated)
    return [
        {
            "label": _("In force"),
            "value": sum(counts[phase] for phase in IN_FORCE),
            "url": f"{register}?{urlencode({'phase': IN_FORCE}, doseq=True)}",
            "note": "",
        },
        {
            "label": _("Expiring"),
            "value": expiring,
            "url": f"{register}?{urlencode({'phase': [Phase.EXPIRING, Phase.NOTICE_PASSED]}, doseq=True)}",
            "note": _("counted among those in force"),
        },
        {"label": _("Countries"), "value": countries, "url": "#countries", "note": _("with a partner there")},
        {
            "label": _("End not known"),
            "value": counts[Phase.END_NOT_KNOWN],
            "url": f"{register}?phase={Phase.END_NOT_KNOWN}",
            "note": more % {"n": number(undated, get_language())} if undated else "",
        },
    ]


def _country_row(code, n, user):
    """Staff see drafts in the list too; the bar counts what is concluded."""
    query = {"country": code} | ({"status": Status.CONCLUDED} if user.is_authenticated and user.is_staff else {})
    return {"label": country_name(code), "value": n, "url": f"{reverse('agreements:list')}?{urlencode(query)}"}


def _demo_accounts():
    staff, is_persian = reverse("admin:index"), kept_language() == "fa"
    roles = {account.email: Role(account.role.replace(" ", "_")) for account in ACCOUNTS}
    return [
        {
            "email": account.email,
            "name": account.name_fa if is_persian else account.name,
            "role": roles[account.email].label,
            "sentence": _(account.sentence),
            "next": staff if roles[account.email] in STAFF else reverse("home"),
        }
        for account in ACCOUNTS
    ]


@login_not_required
@require_POST
def enter_as(request):
    """Sign in as one of the demo's people; there is no such door outside the demo."""
    if not settings.DEMO or request.POST.get("email") not in {account.email for account in ACCOUNTS}:
        raise Http404
    return enter(request, get_object_or_404(User, email=request.POST["email"]))


def page(name):
    """A page of plain text."""

    @login_not_required
    @require_safe
    def view(request):
        return render(request, f"pages/{name}.html")

    return view


@require_safe
def styleguide(request):
    """Every piece of the look in one place, for staff."""
    if not request.user.is_staff:
        raise PermissionDenied
    return render(request, "config/styleguide.html", samples())


def csrf_failure(request, reason=""):
    return render(request, "csrf_failure.html", status=403)


def bad_request(request, exception=None):
    return HttpResponse(render_to_string("400.html"), status=400)


def forbidden(request, exception=None):
    return render(request, "403.html", status=403)


def not_found(request, exception=None):
    return render(request, "404.html", status=404)


def server_error(request):
    """Asks nothing of the database: it may be what is broken. Where it is, the answer is 503."""
    if outage.happening():
        return outage.page(request)
    html = render_to_string("500.html", {"request_id": getattr(request, "id", ""), "LANGUAGE_CODE": get_language()})
    return HttpResponse(html, status=500)
