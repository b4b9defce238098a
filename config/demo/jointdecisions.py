"""The call of Jondishapoor of the year before: decided by both sides, and what has come of it since.

Both sides evaluated on paper. Of three that are funded one project runs, with money, a visit and a report that is being
written; one is offered; one was declined, and the reserve that takes its place waits for two signatures. All of it is
invented.
"""

import datetime as dt

from allauth.account.models import EmailAddress
from django.core.files.base import ContentFile

from config.demo.calls import at
from config.demo.papers import pdf
from config.demo.submissions import posted
from directory.models import Person
from notices.models import Email
from programs.actions import (
    assigning,
    award_reports,
    awards,
    committee,
    elsewhere,
    joint_decisions,
    projects,
    promotions,
    visits,
)
from programs.models import (
    Application,
    ApplicationStatus,
    Award,
    Call,
    CallReport,
    Committee,
    DailyRate,
    Decision,
    FareLimit,
    MemberRole,
    Outcome,
    Side,
    VisitRules,
)
from records import clock, imports
from records.history import acting

BEHZAD = "behzad.noori@example.org"
# score and grade of each side, in the order of the applications
SAID = {
    Side.HOME: ("88,A", "83,A", "79,B", "71,B", "52,C"),
    Side.PARTNER: ("91,A", "80,A", "76,B", "69,B", "58,B"),
}
LETTERS = {Side.HOME: "P/1404/88", Side.PARTNER: "CF-2025-311"}
DONE = (
    "Samples of three fields were taken and shared between both laboratories; the first series is measured twice, and"
    " the two agree within what the instruments allow."
)
NO_TIME = "I begin at another university in spring, and cannot lead a project there before autumn."


def make_joint_decisions(users):
    call = Call.objects.filter(programme__code="JDS").earliest("closes_at")
    arash, omid = users["arash.kiani@example.org"], users["omid.sarafraz@example.org"]
    written = Email.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    _rules(call, by=arash)
    files = list(call.applications.filter(status=ApplicationStatus.ELIGIBLE).order_by("pk"))
    for side in Side:
        _evaluated(call, side, files, by=arash, second=omid)
    with clock.held_at(at(-250, 10)):
        met = _met(call, users[BEHZAD].person, by=arash)
    with clock.held_at(at(-245, 10)):
        joint_decisions.publish(met, **_offer(), by=arash)
        joint_decisions.release_letters(met, by=arash)
    _answered(files, by=arash)
    posted(Email.objects.filter(pk__gt=written))
    reserve = Decision.objects.current().get(committee=met, outcome=Outcome.RESERVE)
    promotions.propose(reserve, by=arash)


def _rules(call, *, by):
    """What is paid for visits, by whom, and which reports are asked."""
    with acting(by=by, verb="edit"):
        VisitRules.objects.create(call=call)
        for side in Side:
            DailyRate.objects.create(call=call, side=side, amount=90, currency="EUR")
            FareLimit.objects.create(call=call, side=side, most=600, currency="EUR")
        CallReport.objects.create(call=call, kind="interim", months=12, anchor="after_start")
        CallReport.objects.create(call=call, kind="final", months=3, anchor="after_end")


def _evaluated(call, side, files, *, by, second):
    """By the letter of its agency, with its table; the other officer compares both."""
    with clock.held_at(at(-280, 10)):
        opened = assigning.open_side(call, side, by=by)
        letter = {"number": LETTERS[side], "dated_on": clock.today(), "file": pdf("letter.pdf", 1)}
        elsewhere.evaluate_elsewhere(opened, **letter, by=by)
        lines = [f"{one.reference},{said}\n" for one, said in zip(files, SAID[side], strict=True)]
        table = ContentFile("".join(["Reference,Score,Grade\n", *lines]).encode(), name=f"evaluation-{side}.csv")
        options = {"call_side": str(opened.pk)}
        run = imports.plan(imports.imports["partner-evaluations"], file=table, options=options, by=by)
        imports.apply(run, by=by)
        elsewhere.confirm_side(opened, by=second)


def _met(call, behzad, *, by):
    """In Tehran, with a chair of each side; both have signed on the same day."""
    with acting(by=by, verb="add"):
        aubry = Person.objects.create(
            given_en="Hélène", family_en="Aubry", email="helene.aubry@example.org", nationality="FR"
        )
        met = Committee.objects.create(call=call, held_on=clock.today(), place="Tehran")
    for person, side in ((behzad, Side.HOME), (aubry, Side.PARTNER)):
        committee.seat(met, person=person, side=side, is_chair=True, by=by)
    committee.open_committee(met, by=by)
    committee.note_presence(met, present=met.members.all(), by=by)
    committee.close_committee(met, by=by)
    for seat in met.members.select_related("user"):
        EmailAddress.objects.filter(user=seat.user).update(verified=True)
        shown = list(joint_decisions.to_sign(met, seat))
        joint_decisions.sign(met, shown=joint_decisions.fingerprint_of(shown), by=seat.user)
    return met


def _offer():
    today = clock.today()
    return {"accept_by": today + dt.timedelta(days=30), "starts_on": today + dt.timedelta(days=60), "months": 24}


def _answered(files, *, by):
    """One of each: accepted, given more time, declined."""
    found = {one.application_id: one for one in Award.objects.filter(application__in=files)}
    first, second, third = (found[one.pk] for one in files[:3])
    with clock.held_at(at(-240, 10)):
        awards.accept(first, by=_leader(first))
        awards.decline(third, comment=NO_TIME, by=_leader(third))
    with clock.held_at(at(-230, 10)):
        _granted(first, by=by)
    _begun(first, by=by)
    soon = clock.today() + dt.timedelta(days=20)
    awards.give_time(second, accept_by=soon, reason="The transfer of money is not yet possible.", by=by)


def _granted(award, *, by):
    """Lines of one year on each side, a visit that is approved with its letter, and a report that is being written."""
    award, leader = Award.objects.get(pk=award.pk), _leader(award)
    window = {"starts_on": award.starts_on, "ends_on": award.starts_on + dt.timedelta(days=364), "currency": "EUR"}
    for side in Side:
        for category, amount in (("travel", 1200), ("stay", 4500)):
            awards.give_money(award, side=side, category=category, amount=amount, **window, by=by)
    first = award.starts_on + dt.timedelta(days=40)
    visit = visits.plan_visit(
        award,
        traveller=award.application.leader_of(Side.HOME),
        seniority="senior",
        purpose="Measurements at the partner's",
        starts_on=first,
        ends_on=first + dt.timedelta(days=20),
        fare=540,
        fare_currency="EUR",
        by=leader,
    )
    visits.approve_visit(visit, by=by)
    name, until = visit.traveller.name, visit.ends_on + dt.timedelta(days=30)
    visits.invite_visitor(visit, name=name, valid_until=until, signer="Arash Kiani", by=by)
    report = award_reports.begin_report(award.report_dues.order_by("due_on").first(), by=leader)
    award_reports.save_report(report, texts={"done": DONE}, answers={}, version=report.version, by=leader)


def _begun(award, *, by):
    """Once its first day has come the office publishes it."""
    project = Award.objects.select_related("project").get(pk=award.pk).project
    if award.starts_on <= clock.today():
        with acting(by=by, verb="edit"):
            project.is_public = True
            project.save(update_fields=["is_public"])
        projects.start(project, starts_on=award.starts_on, by=by)


def _leader(award):
    """The account of its leader at home."""
    return Application.objects.get(pk=award.application_id).members.get(side=Side.HOME, role=MemberRole.LEADER).user
