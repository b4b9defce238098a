"""The pages of an award: what was offered, its money on each side, its visits, and what may be done with each."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from programs.actions import awards, visits
from programs.forms.awards import ChangeMoneyForm, MoneyForm, ProofForm, ReasonsForm, VisitForm
from programs.models import Award, BudgetLine, Visit, VisitStatus
from records.languages import reader
from records.refusals import Refusal
from records.views import RecordDetail, TransitionView

READ_AND_SEND = ["GET", "HEAD", "POST"]


class AwardPage(RecordDetail):
    """For its leaders and for whoever runs the call: each sees what they may do."""

    model = Award
    template_name = "programs/awards/award.html"

    def get_queryset(self):
        return super().get_queryset().select_related("application__call__programme", "project")

    def get_context_data(self, **kwargs):
        context, award, user = super().get_context_data(**kwargs), self.object, self.request.user
        found = award.visits.select_related("traveller", "award__application").prefetch_related(
            "charges__line", "documents"
        )
        may_plan = award.status == "accepted" and user.has_perm("programs.plan_visit_award", award)
        return context | {
            "award": award,
            "lines": [(one, said(one.money), said(one.left)) for one in award.lines.open()],
            "visits": [(one, charged(one), ways_of(one, user)) for one in found],
            "may_give_money": award.status not in award.workflow.finals
            and user.has_perm("programs.give_money_award", award),
            "may_plan": may_plan,
            "may_ask_report": award.status == "accepted" and user.has_perm("programs.ask_report_award", award),
        }


class AwardTransition(TransitionView):
    model = Award

    def get_queryset(self):
        return super().get_queryset().select_related("application__call__programme")


def said(amount):
    return amount.format(reader())


def charged(visit):
    """Which line pays how much of it, in words."""
    return [f"{one.line}: {said(one.money)}" for one in visit.charges.all() if one.released_at is None]


def ways_of(visit, user):
    """[(name, label)] of what this user may do with a visit now."""
    asked = {
        VisitStatus.PLANNED: [("approve", _("Approve"), "approve_visit"), ("cancel", _("Cancel it"), "cancel_visit")],
        VisitStatus.APPROVED: [
            ("proof", _("Add a proof"), "claim_visit"),
            ("claim", _("Claim its costs"), "claim_visit"),
            ("cancel", _("Cancel it"), "cancel_visit"),
        ],
        VisitStatus.CLAIMED: [("pay", _("Record the payment"), "pay_visit"), ("return", _("Return it"), "pay_visit")],
    }
    return [
        (name, label) for name, label, right in asked.get(visit.status, []) if user.has_perm(f"programs.{right}", visit)
    ]


def _award(request, uuid, right):
    award = get_object_or_404(Award.objects.visible_to(request.user).select_related("application__call"), uuid=uuid)
    return _need(request, right, award)


def _visit(request, uuid, right):
    found = Visit.objects.visible_to(request.user).select_related("award__application__call", "traveller")
    return _need(request, right, get_object_or_404(found, uuid=uuid))


def _need(request, right, record):
    if not request.user.has_perm(f"programs.{right}", record):
        raise PermissionDenied
    return record


def _asked(request, record, form, act, *, title, done, consequences=(), is_grave=False):
    """The form of one act; back to the page of the award when it is done."""
    if request.method == "POST" and form.is_valid() and form.perform(act, record, by=request.user):
        messages.success(request, done)
        return redirect(record)
    context = {
        "record": record,
        "title": title,
        "submit_label": title,
        "cancel_url": record.get_absolute_url(),
        "consequences": consequences,
        "is_grave": is_grave,
        "form": form,
    }
    return render(request, "records/confirm.html", context)


def _sent(request):
    return request.POST if request.method == "POST" else None


@require_http_methods(READ_AND_SEND)
def give_money(request, uuid):
    award = _award(request, uuid, "give_money_award")
    form = MoneyForm(_sent(request), initial={"starts_on": award.starts_on, "ends_on": award.ends_on})
    return _asked(request, award, form, awards.give_money, title=_("Add a budget line"), done=_("Added."))


@require_http_methods(READ_AND_SEND)
def change_money(request, uuid, pk):
    award = _award(request, uuid, "give_money_award")
    line = get_object_or_404(BudgetLine.objects.open().select_related("award"), award=award, pk=pk)
    line.get_absolute_url = award.get_absolute_url
    form = ChangeMoneyForm(_sent(request), initial={"amount": line.amount, "ends_on": line.ends_on})
    return _asked(request, line, form, awards.change_money, title=_("Change the budget line"), done=_("Changed."))


@require_http_methods(READ_AND_SEND)
def plan_visit(request, uuid):
    award = _award(request, uuid, "plan_visit_award")
    form = VisitForm(_sent(request), award=award)
    words = [_("The office reads it and approves. Nothing is paid before.")]
    title = _("Plan a visit")
    return _asked(request, award, form, visits.plan_visit, title=title, done=_("Planned."), consequences=words)


@require_http_methods(READ_AND_SEND)
def cancel_visit(request, uuid):
    visit = _visit(request, uuid, "cancel_visit")
    words = [_("Its money is free again. It cannot be undone.")]
    form, title = ReasonsForm(_sent(request)), _("Cancel the visit")
    return _asked(
        request, visit, form, visits.cancel_visit, title=title, done=_("Cancelled."), consequences=words, is_grave=True
    )


@require_http_methods(READ_AND_SEND)
def return_claim(request, uuid):
    visit = _visit(request, uuid, "pay_visit")
    form, title = ReasonsForm(_sent(request)), _("Return the claim")
    return _asked(request, visit, form, visits.return_claim, title=title, done=_("Returned."))


@require_http_methods(READ_AND_SEND)
def add_proof(request, uuid):
    visit = _visit(request, uuid, "claim_visit")
    form = ProofForm(_sent(request), request.FILES or None)
    return _asked(request, visit, form, visits.add_proof, title=_("Add a proof"), done=_("Added."))


@require_POST
def approve_visit(request, uuid):
    return _done(request, _visit(request, uuid, "approve_visit"), visits.approve_visit, _("Approved."))


@require_POST
def claim_visit(request, uuid):
    return _done(request, _visit(request, uuid, "claim_visit"), visits.claim_visit, _("Claimed: the office reads it."))


@require_POST
def pay_visit(request, uuid):
    return _done(request, _visit(request, uuid, "pay_visit"), visits.pay_visit, _("Recorded as paid."))


def _done(request, visit, act, said):
    try:
        act(visit, by=request.user)
        messages.success(request, said)
    except Refusal as refusal:
        messages.error(request, refusal.message)
    return redirect(f"{reverse('awards:award', args=[visit.award.uuid])}#visits")
