"""The pages of an award: what was offered, its money on each side, its visits, and what may be done with each."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from django.views.generic import ListView

from programs.actions import awards, visits
from programs.asking import READ_AND_SEND, asked, done, sent
from programs.awardworkflow import AwardStatus
from programs.forms.awards import (
    ChangeMoneyForm,
    InvitationForm,
    MoneyForm,
    ProofForm,
    TimeForm,
    VisitForm,
)
from programs.forms.decisions import OfficeForm, ReasonsForm
from programs.models import Award, BudgetLine, Seniority, Side, Visit, VisitStatus
from records import calendars, clock
from records.languages import reader
from records.money import Money
from records.refusals import Refusal
from records.views import PagedMixin, RecordDetail, TransitionView


class MyAwards(PagedMixin, ListView):
    """Those of this account, and for the office all; the newest first."""

    template_name = "programs/awards/list.html"
    paginate_by = 20

    def get_queryset(self):
        return Award.objects.visible_to(self.request.user).open().for_lists()


class AwardPage(RecordDetail):
    """For its leaders and for whoever runs the call: each sees what they may do."""

    model = Award
    template_name = "programs/awards/award.html"

    def get_queryset(self):
        found = super().get_queryset().select_related("application__call__programme", "project")
        return found.prefetch_related("application__members")

    def get_context_data(self, **kwargs):
        context, award, user = super().get_context_data(**kwargs), self.object, self.request.user
        found = list(award.visits.select_related("traveller").prefetch_related("charges__line", "letters", "documents"))
        for visit in found:
            visit.award = award  # with its members: rights ask no further query
        lines = list(award.lines.open())
        may_plan = award.status == AwardStatus.ACCEPTED and user.has_perm("programs.plan_visit_award", award)
        return context | {
            "award": award,
            "leaders": [award.application.leader_of(side) for side in Side if award.application.leader_of(side)],
            "accounts": [_account(one, lines) for one in award.amounts.all()],
            "lines": [(one, said(one.money), said(one.left), clock.today() > one.ends_on) for one in lines],
            "visits": [(one, charged(one), proofs_of(one), ways_of(one, user)) for one in found],
            "may_give_money": award.status not in award.workflow.finals
            and user.has_perm("programs.give_money_award", award),
            "may_plan": may_plan,
            "may_ask_report": award.status == "accepted" and user.has_perm("programs.ask_report_award", award),
            "may_invite": any(user.has_perm("programs.invite_visit", one) for one in found[:1]),
            "may_give_time": award.status == AwardStatus.OFFERED and user.has_perm("programs.give_time_award", award),
        }


def _account(granted, lines):
    """What one side grants in one currency: (name, granted, in no line yet, approved for visits, left)."""
    held = [one for one in lines if (one.side, one.currency) == (granted.side, granted.currency)]
    approved = Money.total((Money(one.reserved, one.currency) for one in held), granted.currency)
    amounts = granted.money, granted.left, approved, granted.money - approved
    return granted.get_side_display(), *map(said, amounts)


class AwardTransition(TransitionView):
    model = Award

    def get_queryset(self):
        return super().get_queryset().select_related("application__call__programme")


def said(amount):
    return amount.format(reader())


def charged(visit):
    """Which line pays how much of it, in words."""
    return [f"{one.line}: {said(one.money)}" for one in visit.charges.all() if one.released_at is None]


def proofs_of(visit):
    return [one for one in visit.documents.all() if not one.is_closed and not one.is_refused]


def ways_of(visit, user):
    """[(name, label)] of what this user may do with a visit now."""
    offered = {
        VisitStatus.PLANNED: [
            ("approve", _("Approve"), "approve_visit"),
            ("change", _("Change the plan"), "cancel_visit"),
            ("cancel", _("Cancel the visit"), "cancel_visit"),
        ],
        VisitStatus.APPROVED: [
            ("proof", _("Add a proof"), "claim_visit"),
            ("claim", _("Claim its costs"), "claim_visit"),
            ("invite", _("Invitation letter"), "invite_visit"),
            ("cancel", _("Cancel the visit"), "cancel_visit"),
        ],
        VisitStatus.CLAIMED: [("pay", _("Record the payment"), "pay_visit"), ("return", _("Return it"), "pay_visit")],
    }
    return [
        (name, label)
        for name, label, right in offered.get(visit.status, [])
        if user.has_perm(f"programs.{right}", visit)
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


@require_http_methods(READ_AND_SEND)
def give_money(request, uuid):
    award = _award(request, uuid, "give_money_award")
    form = MoneyForm(sent(request), initial={"starts_on": award.starts_on, "ends_on": award.ends_on})
    return asked(request, award, form, awards.give_money, title=_("Add a budget line"), done=_("Added."))


@require_http_methods(READ_AND_SEND)
def change_money(request, uuid, pk):
    award = _award(request, uuid, "give_money_award")
    line = get_object_or_404(BudgetLine.objects.open().select_related("award"), award=award, pk=pk)
    form = ChangeMoneyForm(sent(request), initial={"amount": line.amount, "ends_on": line.ends_on})
    return asked(
        request, line, form, awards.change_money, back=award, title=_("Change the budget line"), done=_("Changed.")
    )


@require_http_methods(READ_AND_SEND)
def close_money(request, uuid, pk):
    award = _award(request, uuid, "give_money_award")
    line = get_object_or_404(BudgetLine.objects.open().select_related("award"), award=award, pk=pk)
    words = [_("What it takes of the grant is free for another line. A line that pays a visit stays.")]
    form, title = ReasonsForm(sent(request)), _("Take the budget line off")
    return asked(
        request,
        line,
        form,
        awards.close_money,
        back=award,
        title=title,
        done=_("Taken off."),
        consequences=words,
        is_grave=True,
    )


@require_http_methods(READ_AND_SEND)
def give_time(request, uuid):
    award = _award(request, uuid, "give_time_award")
    form = TimeForm(sent(request), initial={"accept_by": award.accept_by})
    words = [_("Both leaders are told of the new day.")]
    title = _("Give more time for the answer")
    return asked(request, award, form, awards.give_time, title=title, done=_("Moved."), consequences=words)


@require_http_methods(READ_AND_SEND)
def plan_visit(request, uuid):
    award = _award(request, uuid, "plan_visit_award")
    form = VisitForm(sent(request), award=award, initial={"seniority": Seniority.SENIOR})
    words = [_("The office reads it and approves. Nothing is paid before.")]
    title = _("Plan a visit")
    return asked(request, award, form, visits.plan_visit, title=title, done=_("Planned."), consequences=words)


@require_http_methods(READ_AND_SEND)
def change_visit(request, uuid):
    visit = _visit(request, uuid, "cancel_visit")
    names = ["traveller", "seniority", "purpose", "starts_on", "ends_on", "paid_days", "fare", "fare_currency"]
    initial = {name: getattr(visit, name) for name in names}
    form, title = VisitForm(sent(request), award=visit.award, initial=initial), _("Change the plan of the visit")
    return asked(request, visit, form, visits.change_visit, title=title, done=_("Changed."))


@require_http_methods(READ_AND_SEND)
def approve_visit(request, uuid):
    """What it costs whom is said before; where the call or the lines do not say, that is said."""
    visit = _visit(request, uuid, "approve_visit")
    form, title = OfficeForm(sent(request)), _("Approve the visit")
    return asked(
        request, visit, form, visits.approve_visit, title=title, done=_("Approved."), consequences=_cost(visit)
    )


def _cost(visit):
    lines = {line.pk: line for line in visit.award.lines.open()}
    try:
        found = visits.charges_of(visit, lines.values())
    except Refusal as refusal:
        return [refusal.message]
    if not found:
        return [_("Nobody pays anything of this visit.")]
    words = _("%(line)s: %(cost)s, of %(left)s that are left until %(day)s.")
    return [
        words
        % {
            "line": lines[one.window],
            "cost": said(one.amount),
            "left": said(lines[one.window].left),
            "day": calendars.in_words(lines[one.window].ends_on),
        }
        for one in found
    ]


@require_http_methods(READ_AND_SEND)
def invite_visitor(request, uuid):
    visit = _visit(request, uuid, "invite_visit")
    form = InvitationForm(sent(request), initial={"name": visit.traveller.name, "valid_until": visit.ends_on})
    words = [_("It gets its number and a code by which a consulate can check it. A letter before it is revoked.")]
    title = _("Issue the invitation letter")
    return asked(request, visit, form, visits.invite_visitor, title=title, done=_("Issued."), consequences=words)


@require_http_methods(READ_AND_SEND)
def revoke_invitation(request, uuid):
    visit = _visit(request, uuid, "invite_visit")
    words = [_("From today on everybody who checks the letter reads that it is revoked.")]
    form, title = ReasonsForm(sent(request)), _("Revoke the invitation letter")
    return asked(
        request,
        visit,
        form,
        visits.revoke_invitation,
        title=title,
        done=_("Revoked."),
        consequences=words,
        is_grave=True,
    )


@require_http_methods(READ_AND_SEND)
def cancel_visit(request, uuid):
    visit = _visit(request, uuid, "cancel_visit")
    words = [_("Its money is free again. It cannot be undone.")]
    form, title = ReasonsForm(sent(request)), _("Cancel the visit")
    return asked(
        request, visit, form, visits.cancel_visit, title=title, done=_("Cancelled."), consequences=words, is_grave=True
    )


@require_http_methods(READ_AND_SEND)
def return_claim(request, uuid):
    visit = _visit(request, uuid, "pay_visit")
    form, title = ReasonsForm(sent(request)), _("Return the claim")
    return asked(request, visit, form, visits.return_claim, title=title, done=_("Returned."))


@require_http_methods(READ_AND_SEND)
def add_proof(request, uuid):
    visit = _visit(request, uuid, "claim_visit")
    form = ProofForm(sent(request), request.FILES or None)
    return asked(request, visit, form, visits.add_proof, title=_("Add a proof"), done=_("Added."))


@require_POST
def claim_visit(request, uuid):
    visit = _visit(request, uuid, "claim_visit")
    return done(request, _among_visits(visit), visits.claim_visit, visit, said=_("Claimed: the office reads it."))


@require_POST
def pay_visit(request, uuid):
    visit = _visit(request, uuid, "pay_visit")
    return done(request, _among_visits(visit), visits.pay_visit, visit, said=_("Recorded as paid."))


def _among_visits(visit):
    return f"{reverse('awards:award', args=[visit.award.uuid])}#visits"
