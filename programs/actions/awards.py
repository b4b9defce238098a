"""How does an award come and go? Offered, accepted by a day as long as there are places and money, declined, ended."""

from django.urls import reverse
from django.utils.translation import gettext as _

from notices.emails import write
from programs.actions import projects, report_dues
from programs.actions.awardletters import tell_leaders
from programs.actions.visits import cancel_planned
from programs.awardworkflow import AwardStatus, award_workflow
from programs.models import Award, AwardAmount, BudgetLine, LineCategory, Project, ProjectFunding, ProjectLeader
from programs.models.decision import SHORTEST_REASONS
from programs.workflow import ProjectStatus
from records import clock
from records.closing import close
from records.history import acting
from records.languages import reader
from records.money import Money
from records.refusals import Refusal, require_reasons
from records.workflow import lock


def offer(application, *, accept_by, starts_on, ends_on, amounts, by):
    """Inside the act that publishes the decision: its leaders are offered `amounts`, {(side, currency): Money}.

    The letter of the decision tells them. Raises Refusal for a day that is over, or days in the wrong order.
    """
    if accept_by < clock.today():
        raise Refusal(_("This day is over: give them time to answer."), "accept_by")
    if ends_on < starts_on:
        raise Refusal(_("It ends before it begins."), "ends_on")
    award = Award.objects.create(
        application=application, accept_by=accept_by, starts_on=starts_on, ends_on=ends_on, offered_by=by
    )
    for (side, currency), granted in amounts.items():
        AwardAmount.objects.create(award=award, side=side, currency=currency, amount=granted.amount)
    return award


def give_time(award, *, accept_by, reason, by):
    """A later last day to accept it, also when the one before is over; both leaders are told."""
    require_reasons(reason, "reason")
    with acting(by=by, verb="give_time", comment=reason, audience="parties"):
        lock(award)
        if award.status != AwardStatus.OFFERED:
            raise Refusal(_("This award is answered already."))
        if accept_by < max(clock.today(), award.accept_by):
            raise Refusal(_("Choose a later day: nobody loses time."), "accept_by")
        award.accept_by = accept_by
        award.save(update_fields=["accept_by"])
        tell_leaders("programs/emails/award_time_given", award)


def accept(award, *, comment="", by):
    """One of its leaders takes it. It is run as a joint project from now on.

    Raises Refusal after its last day, and where the places of the call are taken: of many who accept at
    once as many get it as there are places.
    """
    with acting(by=by, verb="accept", comment=comment, audience="parties"):
        lock(award.application.call)
        lock(award)
        _refuse_late(award)
        _refuse_without_place(award)
        project = _project_of(award) if award.may_be_answered else None
        award_workflow.apply(award, "accept", by=by, answered_by=by, answered_at=clock.now(), project=project)
        report_dues.make_dues(award)
        _tell_answer("programs/emails/award_accepted", award, by=by)


def decline(award, *, comment="", by):
    """One of its leaders does not take it: its place and its money are free again."""
    with acting(by=by, verb="decline", comment=comment, audience="parties"):
        lock(award)
        _refuse_late(award)
        award_workflow.apply(award, "decline", by=by, answered_by=by, answered_at=clock.now(), reason=comment)
        _tell_answer("programs/emails/award_declined", award, reason=comment or "–", by=by)


def lapse(award, *, comment="", by):
    """The last day is over and nobody has answered: its place and its money are free again. Both leaders are told."""
    with acting(by=by, verb="lapse", comment=comment, audience="parties"):
        lock(award)
        if award.may_be_answered:
            raise Refusal(_("Its last day is not over: the leaders may still answer."))
        award_workflow.apply(award, "lapse", by=by, answered_by=by, answered_at=clock.now(), reason=comment)
        tell_leaders("programs/emails/award_lapsed", award)


def complete(award, *, comment="", by):
    """Its project is over; raises Refusal while visits are neither paid nor cancelled."""
    with acting(by=by, verb="complete", comment=comment):
        lock(award)
        if award.visits.exclude(status__in=["paid", "cancelled"]).exists():
            raise Refusal(_("There are visits that are neither paid nor cancelled: settle them first."))
        award_workflow.apply(award, "complete", by=by)


def terminate(award, *, comment, by):
    """It ends before its time, with reasons. What was planned or approved and not claimed is cancelled."""
    require_reasons(comment, "comment")
    if len(comment.strip()) < SHORTEST_REASONS:
        raise Refusal(_("Give reasons of at least 20 characters."), "comment")
    with acting(by=by, verb="terminate", comment=comment, audience="parties"):
        award_workflow.apply(award, "terminate", by=by, reason=comment)
        cancel_planned(award, reason=comment)
        if award.project.status == ProjectStatus.PLANNED:
            projects.cancel(award.project, comment=comment, by=by)
        tell_leaders("programs/emails/award_terminated", award, reason=comment)


def give_money(award, *, by, **values):
    """A budget line: so much of what one side grants, for one kind of cost in one fiscal window."""
    with acting(by=by, verb="give_money"):
        lock(award)
        refuse_over(award)
        _refuse_beyond_granted(award, values["side"], Money(values["amount"], values["currency"]))
        return BudgetLine.objects.create(award=award, **values)


def change_money(line, *, reason, by, **values):
    """Another amount or last day, with reasons; raises Refusal below what is approved already."""
    require_reasons(reason, "reason")
    with acting(by=by, verb="change_money", comment=reason):
        lock(line.award)
        lock(line)
        refuse_over(line.award)
        before = line.money
        for name, value in values.items():
            setattr(line, name, value)
        if line.amount < line.reserved:
            taken = Money(line.reserved, line.currency)
            raise Refusal(
                _("%(amount)s of it is approved for visits already.") % {"amount": taken.format(reader())}, "amount"
            )
        _refuse_beyond_granted(line.award, line.side, line.money - before)
        _refuse_before_visits(line)
        line.save(update_fields=list(values))


def close_money(line, *, reason, by):
    """It was entered in error: what it took of the grant is free again. Raises Refusal where it pays a visit."""
    require_reasons(reason, "reason")
    with acting(by=by, verb="close_money", comment=reason):
        lock(line.award)
        lock(line)
        refuse_over(line.award)
        close(line, reason=reason[:300], by=by)


def refuse_over(award):
    if award.status in award_workflow.finals:
        raise Refusal(_("This award is over: nothing of its money is changed any more."))


def _refuse_beyond_granted(award, side, more):
    granted = award.amounts.filter(side=side, currency=more.currency).first()
    if granted and granted.left < more:
        words = _("%(amount)s of what it grants are in no line yet.")
        raise Refusal(words % {"amount": granted.left.format(reader())}, "amount")


def _tell_answer(template, award, *, by, **values):
    """The other leader, and who has offered it."""
    tell_leaders(template, award, but=by, who=by.name, **values)
    officer = award.offered_by
    if officer.is_active and officer != by:
        url = reverse("admin:programs_award_change", args=[award.pk])
        write(template, to=officer, about=award, award=award, url=url, who=by.name, **values)


def _refuse_before_visits(line):
    """A window does not end before a day that it pays."""
    paying = line.charges.filter(released_at=None)
    last = "visit__starts_on" if line.category == LineCategory.TRAVEL else "visit__ends_on"
    before = BudgetLine.objects.get(pk=line.pk).ends_on
    if line.ends_on < before and paying.filter(**{f"{last}__gt": line.ends_on}).exists():
        raise Refusal(_("It pays days of visits after this day."), "ends_on")


def _refuse_late(award):
    if award.status == AwardStatus.OFFERED and not award.may_be_answered:
        raise Refusal(_("The last day for an answer is over: ask the office."))


def _refuse_without_place(award):
    call = award.application.call
    if award.status != AwardStatus.OFFERED or call.most_projects is None:
        return
    accepted = Award.objects.filter(application__call=call).exclude(status__in=["offered", "declined"])
    if accepted.count() >= call.most_projects:
        raise Refusal(_("All places of this call are taken."))


def _project_of(award):
    """The joint project as which it is run, with its leaders and what each side gives in each currency."""
    application = award.application
    project = Project.objects.create(
        title_en=application.title,
        agreement=application.call.programme.agreement,
        starts_on=award.starts_on,
        ends_on=award.ends_on,
    )
    for leader in application.members.filter(role="leader"):
        ProjectLeader.objects.create(
            project=project,
            side=leader.side,
            person=leader.person,
            name="" if leader.person_id else leader.name,
            institution=leader.institution,
            institution_given=leader.institution_given,
            may_be_named=leader.may_be_named,
        )
    source = application.call.programme.name[:200]
    for granted in award.amounts.all():
        ProjectFunding.objects.create(
            project=project, side=granted.side, source=source, amount=granted.amount, currency=granted.currency
        )
    return project
