"""What was decided: for its applicants, for those who sign it, and for everybody who checks a letter."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from programs.actions import joint_decisions
from programs.forms.joint_decisions import SignForm
from programs.models import Application, Award, Committee, Decision, Review, Side
from records.checkcode import as_typed, other_language, read_in
from records.languages import reader
from records.refusals import Refusal
from records.text import number

PER_PAGE = 50


@require_safe
def decision(request, uuid):
    """Of one application, as it holds now: the outcome, the letter, and what the reviewers write to the applicants."""
    application = get_object_or_404(Application.objects.read_whole_by(request.user).select_related("call"), uuid=uuid)
    shown = Decision.objects.visible_to(request.user).published().filter(application=application)
    history = list(shown.prefetch_related("amounts").order_by("-pk"))
    found = next((one for one in history if one.is_current), None)
    context = {
        "application": application,
        "decision": found,
        "earlier": [one for one in history if one is not found],
        "texts": _texts(application) if found else [],
        "award": Award.objects.visible_to(request.user).filter(application=application).first(),
    }
    return render(request, "programs/decisions/decision.html", context)


def _texts(application):
    """[(side, text)] of submitted reviews, without the names of those who wrote them."""
    submitted = Review.objects.filter(assignment__application=application, assignment__status="submitted")
    rows = submitted.exclude(text_to_applicant="").order_by("assignment__call_side__side", "pk")
    return [
        (Side(side).label, text) for side, text in rows.values_list("assignment__call_side__side", "text_to_applicant")
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def decisions(request, uuid):
    """Of a committee that is closed: who has signed what; whoever sits there signs here."""
    committee = get_object_or_404(Committee.objects.visible_to(request.user).select_related("call"), uuid=uuid)
    seat = joint_decisions.seat_of(committee, request.user)
    may_sign = request.user.has_perm("programs.sign_committee", committee)
    if request.method == "POST":
        if not may_sign:
            raise PermissionDenied
        form = SignForm(request.POST)
        if form.is_valid() and _signed(request, committee, form):
            return redirect("committees:decisions", committee.uuid)
    else:
        form = None
    mine = list(joint_decisions.to_sign(committee, seat)) if may_sign and committee.closed_at else []
    visible = Decision.objects.visible_to(request.user).open().filter(committee=committee).for_lists()
    page = Paginator(visible.order_by("pk"), PER_PAGE).get_page(request.GET.get("page"))
    if mine and form is None:
        form = SignForm(initial={"fingerprint": joint_decisions.fingerprint_of(mine)})
    context = {
        "committee": committee,
        "call": committee.call,
        "page_obj": page,
        "rows": [(one, [(side.label, one.is_signed_for(side)) for side in committee.call.sides]) for one in page],
        "sides": [side.label for side in committee.call.sides],
        "closed_to_you": committee.decisions.open().count() - page.paginator.count,
        "mine": mine,
        "form": form,
        "may_promote": request.user.has_perm("programs.promote_committee", committee),
    }
    return render(request, "programs/decisions/list.html", context)


def _signed(request, committee, form):
    try:
        signed = joint_decisions.sign(committee, shown=form.cleaned_data["fingerprint"], by=request.user)
    except Refusal as refusal:
        form.add_error(None, refusal.message)
        return False
    messages.success(request, _("Signed: %(count)s decisions.") % {"count": number(signed, reader())})
    return True


@login_not_required
@require_safe
def check(request, code=""):
    """Is this letter genuine? Number, outcome and fingerprint; the same words for a code that nobody has."""
    typed = as_typed(request, code)
    found = Decision.objects.published().filter(verify_code=typed) if typed else Decision.objects.none()
    found = found.select_related("application", "committee__call").prefetch_related("amounts").first()
    with read_in(request):
        context = {
            "typed": typed,
            "decision": found,
            "is_as_issued": found is not None and joint_decisions.letter_fingerprint(found) == found.fingerprint,
            "other": other_language(),
        }
        return render(request, "programs/decisions/check.html", context, status=200 if found or not typed else 404)
