"""What members and candidates see of themselves: memberships, nominations, visits; and where a visit is asked for."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from memberships import actions
from memberships.eligibility import kept, verdict
from memberships.forms import AskVisitForm
from memberships.models import FeeDue, Membership, Nomination, VisitRequest
from memberships.sentences import amount, entitlements, standing
from memberships.times import dates_by, request_by
from records import clock
from records.forms import refusals_shown
from records.views import RecordDetail, TransitionView


@require_safe
def own(request):
    """The own memberships with what is left of them, the own visits and nominations."""
    today = clock.today()
    memberships = (
        Membership.objects.of(request.user).for_lists().prefetch_related("terms__accounts", "scheme__entitlement_rules")
    )
    cards = []
    for membership in memberships:
        term = membership.term_on(today)
        last = request_by(membership.scheme, today.year + 1)
        cards.append(
            {
                "membership": membership,
                "sentence": standing(membership),
                "left": entitlements(term) if term else [],
                "may_ask": term is not None,
                "request_by": last if last and last >= today else None,
                "next_year": today.year + 1,
            }
        )
    context = {
        "cards": cards,
        "visits": VisitRequest.objects.of(request.user).for_lists(),
        "nominations": Nomination.objects.visible_to(request.user).filter(person__user=request.user).for_lists(),
    }
    return render(request, "memberships/own.html", context)


class NominationDetail(RecordDetail):
    """One nomination, with each condition and what was found of it."""

    model = Nomination
    template_name = "memberships/nomination_detail.html"

    def get_queryset(self):
        return super().get_queryset().for_lists().select_related("person__profile")

    def get_context_data(self, **kwargs):
        user, nomination = self.request.user, self.object
        return super().get_context_data(
            findings=verdict(nomination) if nomination.is_draft else kept(nomination),
            nominators=nomination.nominators.select_related("person"),
            may_edit=user.is_staff and user.has_perm("memberships.change_nomination", nomination),
            **kwargs,
        )


class NominationTransition(TransitionView):
    """The page on which a nomination is handed in, recommended, decided."""

    model = Nomination

    def get_queryset(self):
        return super().get_queryset().select_related("scheme__body", "person", "institution")


class VisitDetail(RecordDetail):
    """One visit: its days, what it takes, and by when something is to be done."""

    model = VisitRequest
    template_name = "memberships/visit_detail.html"

    def get_queryset(self):
        return super().get_queryset().for_lists()

    def get_context_data(self, **kwargs):
        user, visit = self.request.user, self.object
        return super().get_context_data(
            membership=visit.membership,
            dates_by=dates_by(visit.scheme, visit.starts_on),
            request_by=request_by(visit.scheme, visit.starts_on.year),
            uses=[(use, amount(use.rule, use.quantity)) for use in visit.uses.select_related("rule")],
            may_edit=user.is_staff and user.has_perm("memberships.change_visitrequest", visit),
            **kwargs,
        )


class VisitTransition(TransitionView):
    """The page on which a visit is requested, confirmed, changed or cancelled."""

    model = VisitRequest


class FeeTransition(TransitionView):
    """The page on which a due is paid, or what blocks it is told."""

    model = FeeDue


def ask_visit(request, uuid):
    """A draft of a visit; it is requested on its own page, after a look at what it takes."""
    membership = get_object_or_404(Membership.objects.visible_to(request.user), uuid=uuid)
    if not request.user.has_perm("memberships.ask_visit_membership", membership):
        raise PermissionDenied
    form = AskVisitForm(request.POST or None, membership=membership)
    if request.method == "POST" and form.is_valid():
        visit = None
        with refusals_shown(form):
            visitor = membership.person or membership.coordinator
            visit = actions.draft(membership, visitor=visitor, by=request.user, **form.cleaned_data)
        if visit is not None:
            return redirect(visit)
    last = request_by(membership.scheme, clock.today().year + 1)
    context = {
        "record": membership,
        "title": _("Ask for a visit"),
        "form": form,
        "submit_label": _("Go on"),
        "cancel_url": membership.get_absolute_url(),
        "consequences": [_("Nothing is requested yet: on the next page you look at it once more.")],
        "last": last,
    }
    return render(request, "records/confirm.html", context)


@require_POST
def agreement_to_be_named(request, uuid):
    """The member agrees to stand in the directory, or takes that back."""
    membership = get_object_or_404(Membership.objects.visible_to(request.user), uuid=uuid)
    is_agreed = "agree" in request.POST
    actions.agree(membership, is_agreed=is_agreed, by=request.user)
    said = _("You are named in the directory of members.") if is_agreed else _("You are not named any more.")
    messages.success(request, said)
    return redirect(membership)
