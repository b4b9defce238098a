"""What happens when a stay is submitted, decided, begun, ended, completed or cancelled?"""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from agreements.actions import note_activity, withdraw_activity
from agreements.actions.approvals import ministry_of
from exchanges.actions import checklists, letters, reports, visas
from exchanges.coverage import refuse_uncovered
from exchanges.kinds import Direction
from exchanges.models import FINAL, BalanceEntry, BalanceSide, Council, HostStatus, Stage, StayApprovalRule
from exchanges.statuses import BEFORE_ARRIVAL, OVER, StayStatus
from exchanges.workflow import stay_workflow
from notices.emails import write
from records import clock
from records.actions import request
from records.closing import close
from records.history import acting
from records.languages import named
from records.models import ApprovalKind
from records.references import next_reference
from records.refusals import Refusal, refuse_day_to_come, require_reasons
from records.workflow import lock

SERIES = "EXC"
BEFOREHAND = [Stage.PRELIMINARY, Stage.FINAL]  # where a council agrees to a journey before it begins


def numbered(stay):
    """The values that give a stay its number, where it has none."""
    return {} if stay.reference else {"reference": next_reference(SERIES, on=clock.today())}


def submit(stay, *, comment="", by):
    """It is asked for: from now on who, from where and to whom stay as they are."""
    with acting(by=by, verb="submit", comment=comment, audience="parties"):
        lock(stay)
        refuse_unnamed(stay)
        stay_workflow.apply(stay, "submit", by=by, comment=comment, **numbered(stay))
        checklists.make(stay, by=by)


def refuse_unnamed(stay):
    """Raises Refusal where nobody knows who comes from where to whom."""
    if not stay.who:
        raise Refusal(_("Choose the person, or write the name; of a group, its leader."))
    if not (stay.home_name and stay.host_name):
        raise Refusal(_("Name the sending institution and the host."))
    if not stay.country:
        raise Refusal(_("Say which country it is about."))


def endorse(stay, *, name="", position="", comment="", by):
    """The host's word, as an officer records it from a letter; by the link it comes from `actions.hosts`."""
    with acting(by=by, verb="endorse", comment=comment, audience="parties"):
        end_questions(stay, also_given=True)
        stay.host_requests.create(
            name=name,
            position=position,
            status=HostStatus.GIVEN,
            asked_by=by,
            answered_by=by,
            answered_at=clock.now(),
            signed_name=name,
            signed_position=position,
        )
        stay_workflow.apply(stay, "endorse", by=by, comment=comment)


def end_questions(stay, *, also_given=False):
    """Inside an act: links to the host are dead from now on; `also_given`, its word does not count any more."""
    ended = [HostStatus.ASKED, HostStatus.GIVEN] if also_given else [HostStatus.ASKED]
    stay.host_requests.filter(status__in=ended).update(status=HostStatus.REVOKED, answered_at=clock.now())


def decline(stay, *, comment, by):
    """The host does not want it, with reasons that the applicant reads."""
    require_reasons(comment, "comment")
    with acting(by=by, verb="decline", comment=comment, audience="parties"):
        stay_workflow.apply(stay, "decline", by=by, comment=comment)
        tell(stay, "exchanges/emails/host_declined", reason=comment)


def review(stay, *, comment="", by):
    """The office looks at it; approvals from outside that the rules ask for are written down."""
    with acting(by=by, verb="review", comment=comment):
        stay_workflow.apply(stay, "review", by=by, comment=comment)
        request(stay, needed_approvals(stay), owner=by, by=by)
        visas.prepare(stay, by=by)


def needed_approvals(stay):
    """The kinds of approval that the office's rules ask for."""
    ours = stay.host if stay.direction == Direction.INCOMING else stay.home
    ministry = ministry_of(ours)
    rules = StayApprovalRule.objects.open().filter(kind__in=["", stay.kind], direction__in=["", stay.direction])
    fitting = [rule.approval_id for rule in rules if rule.ministry_id in (None, ministry and ministry.pk)]
    return ApprovalKind.objects.open().filter(pk__in=fitting).order_by("code")


def send_back(stay, *, comment, by):
    """To be corrected by whoever applied, who is told why."""
    require_reasons(comment, "comment")
    with acting(by=by, verb="send_back", comment=comment, audience="parties"):
        stay_workflow.apply(stay, "send_back", by=by, comment=comment)
        end_questions(stay, also_given=True)
        tell(stay, "exchanges/emails/sent_back", reason=comment)


def approve(stay, *, comment="", by):
    """Raises Refusal while the host, a council or an approval from outside is missing, or the agreement ends before."""
    with acting(by=by, verb="approve", comment=comment, audience="parties"):
        lock(stay)
        refuse_unendorsed(stay)
        _refuse_without_councils(stay, BEFOREHAND)
        _refuse_unapproved(stay)
        refuse_uncovered(stay)
        stay_workflow.apply(stay, "approve", by=by, comment=comment)
        tell(stay, "exchanges/emails/approved")


def refuse_unendorsed(stay):
    if stay.definition.needs_host and not stay.host_requests.filter(status=HostStatus.GIVEN).exists():
        raise Refusal(_("The host has not endorsed it yet."))


def _refuse_without_councils(stay, stages):
    """Each council's newest word at these stages counts; one about the allowance is no agreement to the journey."""
    if not stay.definition.needs_councils:
        return
    words = stay.council_words.filter(stage__in=stages).order_by("met_on", "pk")
    newest = dict(words.values_list("council", "is_granted"))
    councils = Council.objects.open().filter(kind__in=["", stay.kind])
    missing = [council for council in councils if not newest.get(council.pk)]
    if missing:
        raise Refusal(_("A council has not agreed yet: %(names)s.") % {"names": named(missing)})


def _refuse_unapproved(stay):
    approvals = stay.approvals.select_related("kind")
    waiting = [str(one) for one in approvals.unanswered()]
    if waiting:
        raise Refusal(_("An approval from outside is missing: %(names)s.") % {"names": named(waiting)})
    granted = {one.kind_id for one in approvals if one.is_granted}
    refused = [str(one) for one in approvals if one.is_granted is False and one.kind_id not in granted]
    if refused:
        raise Refusal(_("An approval from outside was not granted: %(names)s.") % {"names": named(refused)})


def refuse(stay, *, comment, by):
    """Not approved, with reasons that the applicant reads."""
    require_reasons(comment, "comment")
    with acting(by=by, verb="refuse", comment=comment, audience="parties"):
        stay_workflow.apply(stay, "refuse", by=by, comment=comment)
        tell(stay, "exchanges/emails/refused", reason=comment)


def nominate(stay, *, off_quota_reason="", comment="", by):
    """It takes a place of its quota, or goes beyond for a reason. Raises Refusal for a stay nobody could begin."""
    with acting(by=by, verb="nominate", comment=comment):
        lock(stay)
        refuse_unnamed(stay)
        if stay.agreement is None:
            raise Refusal(_("Choose the agreement under which the students are exchanged."), "agreement")
        refuse_uncovered(stay)
        reason = off_quota_reason.strip()
        values = numbered(stay) | {"off_quota_reason": reason, "off_quota_by": by if reason else None}
        values |= {"quota": None} if reason else {}
        values |= {} if stay.semesters else {"semesters": 1}
        refuse_other_year(values.get("quota", stay.quota), stay.starts_on, "off_quota_reason")
        stay_workflow.apply(stay, "nominate", by=by, comment=comment, **values)
        checklists.make(stay, by=by)
        visas.prepare(stay, by=by)


def refuse_other_year(quota, starts_on, field):
    """Raises Refusal where a stay that begins on this day takes a place of another year."""
    if quota is not None and not quota.period.starts_on <= starts_on <= quota.period.ends_on:
        raise Refusal(_("The stay does not begin in the year of this quota."), field)


def reject(stay, *, comment, by):
    """The host sends the nomination back: a letter that was issued on it counts no more."""
    require_reasons(comment, "comment")
    with acting(by=by, verb="reject", comment=comment):
        stay_workflow.apply(stay, "reject", by=by, comment=comment)
        letters.revoke_live(stay, by=by)


def arrive(stay, *, arrived_on, comment="", by):
    """Somebody is there; what is to be reported by when is written down."""
    refuse_day_to_come(arrived_on, "arrived_on")
    with acting(by=by, verb="arrive", comment=comment, audience="parties"):
        stay_workflow.apply(stay, "arrive", by=by, comment=comment, arrived_on=arrived_on)
        reports.plan(stay, by=by)


def depart(stay, *, departed_on, early_return="", comment="", by):
    """It is over: its agreement is told, and a student counts in the balance."""
    refuse_day_to_come(departed_on, "departed_on")
    with acting(by=by, verb="depart", comment=comment, audience="parties"):
        values = {"departed_on": departed_on, "early_return": early_return}
        stay_workflow.apply(stay, "depart", by=by, comment=comment, **values)
        reports.plan(stay, by=by)
        tell_agreement(stay, by=by)


def not_arrived(stay, *, comment, by):
    """The arrival was written down by mistake: it stands as before. Raises Refusal where a report was handed in."""
    require_reasons(comment, "comment")
    with acting(by=by, verb="not_arrived", comment=comment, audience="parties"):
        lock(stay)
        if stay.reports.exclude(submitted_on=None).exists():
            raise Refusal(_("A report was handed in: correct the days, or cancel the stay."))
        stay_workflow.apply(stay, "not_arrived", by=by, comment=comment, arrived_on=None)
        if stay.definition.takes_seat:
            stay.status = StayStatus.ACCEPTED
        elif letters.live(stay):
            stay.status = StayStatus.INVITED
        stay.save(update_fields=["status"])
        stay.reports.all().delete()
        moved(stay, by=by)


def not_departed(stay, *, comment, by):
    """The departure was written down by mistake: it goes on. Raises Refusal where the final report was handed in."""
    require_reasons(comment, "comment")
    with acting(by=by, verb="not_departed", comment=comment, audience="parties"):
        lock(stay)
        if stay.reports.filter(number=FINAL).exclude(submitted_on=None).exists():
            raise Refusal(_("The final report was handed in: correct the days instead."))
        stay_workflow.apply(stay, "not_departed", by=by, comment=comment, departed_on=None, early_return="")
        moved(stay, by=by)
        tell_agreement(stay, by=by)


def tell_agreement(stay, *, by):
    """Bring what its agreement knows of it up to date: a stay that is over counts, any other does not."""
    _balance(stay, by=by)
    if stay.status not in OVER or stay.agreement is None or stay.is_closed:
        withdraw_activity(stay, reason=stay.get_status_display(), by=by)
        return
    title = _("%(kind)s: %(title)s") % {"kind": stay.get_kind_display(), "title": stay.title}
    values = {"on": stay.departed_on, "kind": stay.definition.activity, "title": title[:300]}
    note_activity(stay.agreement, **values, source=stay, persons=stay.who, by=by)


def _balance(stay, *, by):
    """A student who was there counts, under the agreement and for the semesters that the stay says now.

    Those of an imported list count as well. Whose stay says no length counts for one semester.
    """
    if not stay.definition.takes_seat:
        return
    if stay.status not in OVER or stay.agreement is None:
        said = _("The stay is under no agreement.") if stay.agreement is None else _("The stay is not over.")
        for entry in BalanceEntry.objects.filter(stay=stay, closed_on=None):
            close(entry, reason=said, by=by)
        return
    side = BalanceSide.RECEIVED if stay.is_incoming else BalanceSide.SENT
    values = {"agreement": stay.agreement, "on": stay.departed_on, "side": side, "units": stay.semesters or 1}
    again = {"closed_on": None, "closed_reason": ""}
    BalanceEntry.objects.update_or_create(
        stay=stay, defaults=values | again, create_defaults=values | {"entered_by": by}
    )


def complete(stay, *, comment="", by):
    """Nothing more is expected. Raises Refusal while a report is missing."""
    with acting(by=by, verb="complete", comment=comment):
        lock(stay)
        reports.refuse_missing(stay)
        stay_workflow.apply(stay, "complete", by=by, comment=comment)


def report(stay, *, comment="", by):
    """All that was to be reported is there."""
    with acting(by=by, verb="report", comment=comment):
        lock(stay)
        reports.refuse_missing(stay)
        stay_workflow.apply(stay, "report", by=by, comment=comment)


def cancel(stay, *, comment, cancelled_by="", by):
    """It does not take place: its letter is revoked, its place is free, whoever asked the host takes that back."""
    require_reasons(comment, "comment")
    with acting(by=by, verb="cancel", comment=comment, audience="parties"):
        stay_workflow.apply(stay, "cancel", by=by, comment=comment, cancelled_by=cancelled_by)
        letters.revoke_live(stay, by=by)
        end_questions(stay)
        tell_agreement(stay, by=by)
        tell_host(stay, "exchanges/emails/host_cancelled", reason=comment)
        if stay.applied_by_id != by.pk:
            tell(stay, "exchanges/emails/cancelled", reason=comment)


def change_days(stay, *, starts_on, ends_on, comment, by):
    """Other planned days of a stay that is arranged: whoever approves it says so, with reasons.

    Raises Refusal where the agreement does not cover them, or a place of the quota is of another year.
    """
    require_reasons(comment, "comment")
    with acting(by=by, verb="change_days", comment=comment, audience="parties"):
        lock(stay)
        if not stay.is_committed or stay.status not in BEFORE_ARRIVAL:
            raise Refusal(_("Only the days of a stay that is arranged and has not begun are changed here."))
        if not by.has_perm("exchanges.change_days_stay", stay):
            raise PermissionDenied
        if ends_on < starts_on:
            raise Refusal(_("It ends before it begins."), "ends_on")
        stay.starts_on, stay.ends_on = starts_on, ends_on
        refuse_uncovered(stay)
        refuse_other_year(stay.quota, starts_on, "starts_on")
        stay.save(update_fields=["starts_on", "ends_on"])
        moved(stay, by=by)
        tell_host(stay, "exchanges/emails/host_days_changed", reason=comment)
        tell(stay, "exchanges/emails/days_changed", reason=comment)


def extend(stay, *, ends_on, comment, by):
    """A later last day of a stay that goes on; the agreement must cover it, and its councils agree to it."""
    require_reasons(comment, "comment")
    with acting(by=by, verb="extend_stay", comment=comment, audience="parties"):
        lock(stay)
        if stay.status != StayStatus.ARRIVED:
            raise Refusal(_("Only a stay that goes on is extended; before it begins, its days are changed."))
        if ends_on <= stay.ends_on:
            raise Refusal(_("Give a later day than the planned end."), "ends_on")
        _refuse_without_councils(stay, [Stage.EXTENSION])
        refuse_uncovered(stay, until=ends_on)
        stay.ends_on = ends_on
        stay.save(update_fields=["ends_on"])
        moved(stay, by=by)


def correct_days(stay, *, arrived_on, departed_on=None, comment, by):
    """Arrival or departure was written down with a wrong day: agreement, balance, reports and certificate follow."""
    require_reasons(comment, "comment")
    with acting(by=by, verb="correct_days", comment=comment, audience="parties"):
        lock(stay)
        departed_on = departed_on or stay.departed_on
        for name, day in (("arrived_on", arrived_on), ("departed_on", departed_on)):
            if day is not None:
                refuse_day_to_come(day, name)
        if not by.has_perm("exchanges.correct_days_stay", stay):
            raise PermissionDenied
        if stay.status not in (StayStatus.ARRIVED, *OVER) or (departed_on and stay.status == StayStatus.ARRIVED):
            raise Refusal(_("Only days that were written down are corrected."))
        stay.arrived_on, stay.departed_on = arrived_on, departed_on
        stay.save(update_fields=["arrived_on", "departed_on"])
        if stay.status != StayStatus.CLOSED:
            moved(stay, by=by)
        tell_agreement(stay, by=by)


def moved(stay, *, by):
    """Its days have changed: what hangs on them follows, as far as it is not done."""
    checklists.move(stay, by=by)
    visas.move(stay, by=by)
    if stay.arrived_on:
        reports.plan(stay, by=by)  # a longer stay has more quarters


def tell(stay, template, **values):
    """A letter to whoever applied, with an account."""
    account = stay.applied_by or (stay.person.user if stay.person_id else None)
    if account is not None:
        write(template, to=account, about=stay, stay=stay, url=stay.get_absolute_url(), **values)


def tell_host(stay, template, **values):
    """A letter to whoever has endorsed as host, in the language in which they were asked."""
    for asked in stay.host_requests.filter(status=HostStatus.GIVEN, learning=None).exclude(email=""):
        write(template, to=asked.email, about=stay, language=asked.language, name=asked.shown_name, stay=stay, **values)
