"""The decision table of a joint committee, for the office and its members; what each side said of an application."""

from collections import Counter

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django.views.generic import ListView

from programs.actions import committee as committees
from programs.decisiontable import accounts_of, granted_in, rows_of, unscored
from programs.forms.committee import DecideForm
from programs.models import (
    Application,
    CallSide,
    Committee,
    CommitteeItem,
    CommitteeMember,
    Outcome,
    Review,
    SideEvaluation,
)
from records.forms import refusals_shown
from records.languages import listed
from records.views import PagedMixin

PER_PAGE = 50


class MyCommittees(PagedMixin, ListView):
    """Those on which this account sits, and for the office all; and the sides that this account chairs."""

    template_name = "programs/committees/list.html"
    paginate_by = 20

    def get_queryset(self):
        return Committee.objects.visible_to(self.request.user).open().select_related("call")

    def get_context_data(self, **kwargs):
        sides = CallSide.objects.chaired_by(self.request.user).select_related("call").order_by("-pk")
        return super().get_context_data(sides=sides, **kwargs)


def _committee(request, uuid):
    members = Prefetch("members", CommitteeMember.objects.select_related("person"))
    found = Committee.objects.visible_to(request.user).select_related("call__programme").prefetch_related(members)
    return get_object_or_404(found, uuid=uuid)


def _items(committee, user):
    """What this user sees of what is before it."""
    found = CommitteeItem.objects.visible_to(user).filter(committee=committee)
    return found.select_related("application").prefetch_related("amounts").order_by("position", "pk")


@require_safe
def table(request, uuid):
    """Ranked, both sides beside each other, the money of each after every row. One may be asked for with its form."""
    committee = _committee(request, uuid)
    items = _items(committee, request.user)
    page = Paginator(items, PER_PAGE).get_page(request.GET.get("page"))
    shown = list(page.object_list)
    may_decide = committee.is_in_session and request.user.has_perm("programs.decide_committee", committee)
    asked = request.GET.get("decide", "") if may_decide else ""
    outcomes = Counter(committee.items.order_by().values_list("outcome", flat=True))
    context = {
        "committee": committee,
        "call": committee.call,
        "page_obj": page,
        "rows": rows_of(shown, committee.call, form_of=lambda one: _form_of(one) if str(one.pk) == asked else None),
        "outcomes": [(one.label, one.kind, outcomes[one]) for one in Outcome if outcomes[one]],
        "accounts": accounts_of(committee, granted_in(committee)),
        "closed_to_you": sum(outcomes.values()) - page.paginator.count,
        "quorum": [(side.label, here, needed) for side, here, needed in committees.quorum(committee)],
        "unscored": listed(unscored(committee)),
        "may_decide": may_decide,
    }
    return render(request, "programs/committees/table.html", context)


def _form_of(found):
    """To decide about it; None where it was withdrawn."""
    return DecideForm(item=found) if found.outcome else None


def _item(request, committee, pk):
    return get_object_or_404(_items(committee, request.user), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def item(request, uuid, pk):
    """What both sides said of one application; and for the office the form to decide about it."""
    committee = _committee(request, uuid)
    found = _item(request, committee, pk)
    found.committee = committee
    may_decide = request.user.has_perm("programs.decide_committee", committee)
    if request.method == "POST":
        if not may_decide:
            raise PermissionDenied
        form = DecideForm(request.POST, item=found)
        if form.is_valid() and _decided(found, form, request.user):
            messages.success(request, _("Saved: %(application)s.") % {"application": found})
            return redirect(f"{committee.get_absolute_url()}{_page_of(request)}#item-{found.pk}")
        found = _item(request, committee, pk)  # as it is, beside what was typed
    else:
        form = _form_of(found) if may_decide and committee.is_in_session else None
    context = {
        "committee": committee,
        "call": committee.call,
        "row": rows_of([found], committee.call)[0],
        "reviews": _reviews(found),
        "notes": _notes(found),
        "reads_file": Application.objects.visible_to(request.user).filter(pk=found.application_id).exists(),
        "form": form,
    }
    return render(request, "programs/committees/item.html", context)


def _decided(found, form, user):
    with refusals_shown(form):
        committees.decide(found, by=user, **form.decided)
    return not form.errors


def _page_of(request):
    page = request.POST.get("page", "")
    return f"?page={page}" if page.isdecimal() and len(page) < 6 else ""


def _reviews(found):
    """Of both sides, without the names of those who wrote them."""
    submitted = Review.objects.filter(assignment__application=found.application_id, assignment__status="submitted")
    related = submitted.select_related("assignment__call_side").prefetch_related("scores__criterion")
    return related.order_by("assignment__call_side__side", "pk")


def _notes(found):
    """What the panels noted beside their grades."""
    return (
        SideEvaluation.objects.filter(application=found.application_id)
        .exclude(panel_note="")
        .select_related("call_side")
    )
