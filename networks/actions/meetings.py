"""How is a meeting prepared, called, held, minuted, approved or cancelled?"""

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import Max
from django.utils import translation
from django.utils.translation import gettext as _

from networks.calendarentries import CANCEL, REQUEST, entry_for
from networks.links import INVITATION, link_of
from networks.models import AgendaItem, Attendance, Meeting, Member, Presence, Reply, Voters
from networks.models.minutes import Minutes
from networks.workflow import WAS_HELD, MeetingStatus, meeting_workflow
from notices.choices import READER
from notices.emails import write
from records import clock
from records.history import acting
from records.models import ActionItem, ActionStatus
from records.refusals import Refusal, refuse_day_to_come, require_reasons
from records.workflow import lock

COUNTED = ("voters", "present", "needed")


def prepare(meeting, *, by):
    """Everybody who has a seat or a vote on its day onto the list, and what is still to be done onto the agenda."""
    with acting(by=by, verb="prepare"):
        _list_entitled(meeting)
        _carry_over(meeting)


def _list_entitled(meeting):
    """Whoever has a seat or a vote on its day stands in the list; whoever has none any more is not expected."""
    rows = list(meeting.attendances.all())
    seats = {term.pk: term for term in meeting.body.terms.on(meeting.held_on)}
    members = {member.pk: member for member in _voting_members(meeting)}
    seated, listed = {row.term_id for row in rows}, {row.member_id for row in rows}
    before = {row.pk: _rights(row) for row in rows}
    anybody = {row.contact_id: row for row in rows}
    single = {row.contact_id: row for row in rows if row.member_id not in members}
    new = []
    for term in (term for key, term in seats.items() if key not in seated):
        if row := single.get(term.contact_id) or anybody.get(term.contact_id):
            row.term = term
        else:
            single[term.contact_id] = Attendance(meeting=meeting, contact_id=term.contact_id, term=term)
            new.append(single[term.contact_id])
    for member in (member for key, member in members.items() if key not in listed):
        speaker = member.contact_id or member.representative_id
        if row := single.pop(speaker, None):
            row.member = member
        elif speaker:
            new.append(Attendance(meeting=meeting, contact_id=speaker, member=member))
    Attendance.objects.bulk_create(new)
    for row in rows:
        _expect(row, has_seat=row.term_id in seats, is_member=row.member_id in members)
        if _rights(row) != before[row.pk]:
            row.save(update_fields=["term", "member", "invited_at", "withdrawn_at"])


def _voting_members(meeting):
    if meeting.body.voters != Voters.MEMBERS:
        return []
    return Member.objects.filter(network=meeting.body.network).on(meeting.held_on)


def _rights(row):
    return row.term_id, row.member_id, row.withdrawn_at


def _expect(row, *, has_seat, is_member):
    """Who came onto the list by a right that they no longer have is not expected; who has it again is invited anew."""
    if is_member and not has_seat:
        row.term = None
    if has_seat or is_member or not (row.term_id or row.member_id):
        row.invited_at = None if row.withdrawn_at else row.invited_at
        row.withdrawn_at = None
    elif row.withdrawn_at is None:
        row.withdrawn_at = clock.now()


def open_actions(meeting):
    """What earlier meetings of the same body asked for, and is still to be done."""
    earlier = Meeting.objects.filter(body=meeting.body_id, held_on__lt=meeting.held_on)
    kind = ContentType.objects.get_for_model(Meeting)
    found = ActionItem.objects.filter(content_type=kind, object_id__in=earlier.order_by().values("pk"))
    return found.filter(status=ActionStatus.OPEN, closed_on=None)


def _carry_over(meeting):
    carried = meeting.agenda.exclude(carried_from=None).values("carried_from")
    last = meeting.agenda.aggregate(last=Max("position"))["last"] or 0
    items = open_actions(meeting).exclude(pk__in=carried)
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, position=place, title_en=item.title[:300], carried_from=item)
        for place, item in enumerate(items, last + 1)
    )


def call(meeting, *, comment="", by):
    """Invite everybody entitled by letter, with an entry for their calendar and a link to answer."""
    with acting(by=by, verb="call", comment=comment):
        if meeting.held_on < clock.today():
            raise Refusal(_("That day is past: record that it was held."))
        meeting_workflow.apply(meeting, "call", by=by, comment=comment)
        prepare(meeting, by=by)
        _invite(meeting)
        if not meeting.attendances.exclude(invited_at=None).exists():
            raise Refusal(_("There is nobody to invite: enter the terms of office, or the members, with addresses."))


def _invite(meeting):
    now = clock.now()
    for attendance in _listed(meeting).filter(invited_at=None):
        _write(attendance, "networks/emails/meeting_called", REQUEST)
        attendance.invited_at = now
        attendance.save(update_fields=["invited_at"])


def tell_changes(meeting, *, by):
    """Day, time or place have moved: whoever is invited gets the entry anew; with the day the list may be another."""
    if meeting.status != MeetingStatus.CALLED:
        return
    with acting(by=by, verb="tell_changes"):
        _tell_withdrawn(meeting)
        for attendance in _listed(meeting).exclude(invited_at=None):
            _write(attendance, "networks/emails/meeting_moved", REQUEST)
        _invite(meeting)


def _tell_withdrawn(meeting):
    """Who was invited and is not expected any more: the entry in their calendar is taken back."""
    for attendance in _to_write_to(meeting).exclude(withdrawn_at=None).exclude(invited_at=None):
        _write(attendance, "networks/emails/invitation_withdrawn", CANCEL)
        attendance.invited_at = None
        attendance.save(update_fields=["invited_at"])


def invite_new(meeting, *, by):
    """Who came onto the list after the notice is invited too, and who fell off it is told."""
    if meeting.status == MeetingStatus.CALLED:
        with acting(by=by, verb="call"):
            _tell_withdrawn(meeting)
            _invite(meeting)


def cancel(meeting, *, comment, by):
    """It does not take place; whoever was invited is told, and the entry in their calendars is taken back."""
    require_reasons(comment, "comment")
    with acting(by=by, verb="cancel", comment=comment):
        meeting_workflow.apply(meeting, "cancel", by=by, comment=comment)
        meeting.refresh_from_db(fields=["sequence"])
        for attendance in _listed(meeting).exclude(invited_at=None):
            _write(attendance, "networks/emails/meeting_cancelled", CANCEL, reason=comment)


def hold(meeting, *, comment="", by):
    """It took place: attendance counts from now on. Raises Refusal for a day to come."""
    refuse_day_to_come(meeting.held_on, "comment")
    with acting(by=by, verb="hold", comment=comment):
        prepare(meeting, by=by)
        meeting_workflow.apply(meeting, "hold", by=by, comment=comment)


def take_back(meeting, *, comment, by):
    """It was not held after all: planned or called again as before, and nobody was there. The history keeps why.

    Raises Refusal where something rests on it.
    """
    require_reasons(comment, "comment")
    with acting(by=by, verb="take_back", comment=comment):
        meeting_workflow.apply(meeting, "take_back", by=by, comment=comment)
        _refuse_rested_on(meeting)
        meeting.attendances.exclude(presence=Presence.UNKNOWN).update(presence=Presence.UNKNOWN)
        if meeting.attendances.exclude(invited_at=None).exists():
            meeting.status = MeetingStatus.CALLED
            meeting.save(update_fields=["status"])


def _refuse_rested_on(meeting):
    if meeting.decisions.exists() or meeting.minutes.exists():
        raise Refusal(_("Decisions or minutes are written down of it: take them out first if they belong elsewhere."))
    if meeting.approves.exists():
        raise Refusal(_("Minutes were approved at this meeting: it stays as held."))
    if Meeting.objects.filter(body=meeting.body_id, held_on__gt=meeting.held_on, status__in=WAS_HELD).exists():
        raise Refusal(_("A later meeting of this body was held: this one stays as it is."))


def record_presence(attendances, *, presence, by):
    """Of these rows: who was there and who was not; gives how many. Raises PermissionDenied if one is not theirs."""
    with acting(by=by, verb="record_presence"):
        rows = list(attendances.select_related("meeting__body__network"))
        if not all(by.has_perm("networks.change_attendance", row) for row in rows):
            raise PermissionDenied
        return Attendance.objects.filter(pk__in=[row.pk for row in rows]).update(presence=presence)


def circulate(meeting, *, comments_until, comment="", by):
    """The last version goes to everybody on the list, with what was counted; from now on it keeps its text."""
    with acting(by=by, verb="circulate", comment=comment):
        meeting_workflow.apply(meeting, "circulate", by=by, comment=comment)
        version = meeting.minutes.first()
        if version is None or version.circulated_on:
            raise Refusal(_("Write a version of the minutes first."))
        _count(version)
        version.circulated_on, version.comments_until = clock.today(), comments_until
        version.save()
        for attendance in _listed(meeting):
            _write(attendance, "networks/emails/minutes_circulated", version=version)


def approve(meeting, *, approved_in, comment="", by):
    """The circulated minutes were approved at a later meeting of the same body; everything of this one is locked."""
    with acting(by=by, verb="approve", comment=comment):
        meeting_workflow.apply(meeting, "approve", by=by, comment=comment)
        version = Minutes.objects.filter(meeting=meeting).exclude(circulated_on=None).first()
        if version is None:
            raise Refusal(_("No version of the minutes is circulated."))
        _count(version)
        version.approved_in = approved_in
        version.save(update_fields=["approved_in", *COUNTED])


def _count(version):
    """Who had a vote, was there and was needed, as the list stands now: comments may have corrected it."""
    meeting = Meeting.objects.with_quorum().get(pk=version.meeting_id)
    for name in COUNTED:
        setattr(version, name, getattr(meeting, name))


def answer(attendance, *, reply, proxy_name="", note=""):
    """Whoever is invited says whether they come, as often as they like until the day."""
    with acting(by=READER, verb="answer_invitation", audience="parties"):
        lock(attendance.meeting)
        if not may_answer(attendance):
            raise Refusal(_("This meeting is over or cancelled: nothing is answered any more."))
        attendance.reply, attendance.reply_note, attendance.replied_at = reply, note, clock.now()
        attendance.proxy_name = proxy_name if reply == Reply.PROXY else ""
        attendance.save(update_fields=["reply", "reply_note", "replied_at", "proxy_name"])
    return attendance


def may_answer(attendance):
    meeting = attendance.meeting
    if attendance.withdrawn_at:
        return False
    return meeting.status == MeetingStatus.CALLED and meeting.ends_at > clock.now()


def _listed(meeting):
    """Who is expected and has an address."""
    return _to_write_to(meeting).expected()


def _to_write_to(meeting):
    """Who stands in the list and has an address; the meeting as it is now beside each."""
    rows = Attendance.objects.filter(meeting=meeting).exclude(contact__email="")
    return rows.select_related("contact", "meeting__body__network__institution").order_by("pk")


def _write(attendance, template, method=None, **context):
    contact, meeting = attendance.contact, attendance.meeting
    url = link_of(attendance, INVITATION, language=contact.language)
    with translation.override(contact.language):
        entry = entry_for(attendance, url, method=method) if method else ""
    write(
        template,
        to=contact.email,
        about=meeting,
        language=contact.language,
        name=contact.name,
        calendar=entry,
        meeting=meeting,
        url=url,
        **context,
    )
