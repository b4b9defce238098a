import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.core import mail

from agreements.models import OfficerAssignment
from directory.roles import Role
from notices.addresses import note_failure
from notices.models import DueStatus, Email, Instead, ReminderDue, ReminderStep
from notices.reminders import plan, plan_and_send, preview, send
from records.models import Office
from tests.factories.directory import AbsenceFactory
from tests.factories.notices import ReminderDueFactory, ReminderStepFactory
from tests.factories.records import HolidayFactory, OfficeFactory
from tests.notices.ledger import DAY, TEHRAN, TODAY, agreement, at, letters, lines, officer, statuses

pytestmark = pytest.mark.django_db


def planned_long_ago(**values):
    """An agreement whose every step was planned when it lay ahead."""
    with at(TODAY - 300 * DAY):
        made = agreement(**values)
        plan()
    return made


# --- when --------------------------------------------------------------------------------------------------------


def test_nothing_is_written_before_seven_at_the_office_and_one_letter_after(leila):
    made = planned_long_ago(ends_on=TODAY + 90 * DAY, user=leila)
    with at(TODAY - 80 * DAY):
        plan_and_send()

    with at(TODAY, 6, 59):
        plan_and_send()
        early = letters()
    with at(TODAY, 7, 0):
        plan_and_send()

    assert (len(early), len(letters())) == (1, 2)
    assert statuses(about=made)[90] == "written"


@pytest.mark.parametrize(("hour", "written"), [(4, 0), (5, 1)], ids=["06:59 in Paris", "07:59 in Paris"])
def test_an_office_in_paris_writes_by_its_own_clock_on_the_day_of_the_change(leila, hour, written):
    """On 28 March 2027 the clocks there go from two to three."""
    OfficeFactory(time_zone="Europe/Paris")
    Office.forget()
    day = dt.date(2027, 3, 28)
    with at(day - 10 * DAY):
        agreement(ends_on=day + 7 * DAY, user=leila)
        plan_and_send()
        before = len(letters())

    with at(day, hour, 59, zone=dt.UTC):
        plan_and_send()

    assert len(letters()) - before == written


def test_the_hour_that_comes_twice_writes_nothing_twice(leila):
    """In Paris, on 31 October 2027 at three it is two again."""
    OfficeFactory(time_zone="Europe/Paris")
    Office.forget()
    day = dt.date(2027, 10, 31)
    with at(day - 10 * DAY):
        agreement(ends_on=day + 7 * DAY, user=leila)
        plan_and_send()
        before = len(letters())

    for hour in range(24):
        with at(day, hour, 30, zone=ZoneInfo("Europe/Paris")):
            plan_and_send()

    assert len(letters()) - before == 1


STEPS = (180, 90, 30, 7, -1, -30)  # days before the end
EVERY_DAY = range(-200, 40)
AROUND_EACH_STEP = [n for n in EVERY_DAY if any(abs(n + step) <= 1 for step in STEPS)]


@pytest.mark.parametrize(
    ("ends_on", "days"),
    [
        (dt.date(2028, 2, 29), AROUND_EACH_STEP),
        pytest.param(dt.date(2028, 2, 29), EVERY_DAY, marks=pytest.mark.slow),
        pytest.param(dt.date(2028, 3, 20), EVERY_DAY, marks=pytest.mark.slow),
        pytest.param(dt.date(2027, 12, 31), EVERY_DAY, marks=pytest.mark.slow),
    ],
)
def test_every_step_is_written_once_over_a_year_in_which_the_portal_runs_every_day(leila, ends_on, days):
    with at(ends_on - 200 * DAY):
        made = agreement(ends_on=ends_on, user=leila)
        plan()
    for n in days:
        with at(ends_on + n * DAY, 8):
            plan_and_send()

    written = [Email.objects.get(reminders=due).written_at.astimezone(TEHRAN).date() for due in of(made)]
    assert written == [ends_on - n * DAY for n in STEPS]
    assert len(letters()) == 6


def of(made):
    return ReminderDue.objects.filter(object_id=made.pk, status=DueStatus.WRITTEN).order_by("due_at")


def test_ringing_again_writes_nothing_more(leila):
    planned_long_ago(ends_on=TODAY + 90 * DAY, user=leila)
    with at(TODAY):
        plan_and_send()
        plan_and_send()
        send()

    assert len(letters()) == 1


# --- one letter for each person and day --------------------------------------------------------------------------


def test_all_that_is_due_for_a_person_stands_in_one_letter_the_nearest_first(leila):
    near = planned_long_ago(ends_on=TODAY + 30 * DAY, user=leila, title_en="Near one")
    far = planned_long_ago(ends_on=TODAY + 90 * DAY, user=leila, title_en="Far one")

    with at(TODAY):
        plan_and_send()

    [email] = Email.objects.all()
    assert email.to == leila.email
    assert email.subject == "Reminder: 2 dates"
    assert (
        f"Near one: ends on 21 December 2026 (30 Azar 1405), in 30 days\nhttp://127.0.0.1:8000{near.get_absolute_url()}"
        in email.text
    )
    assert email.text.index("Near one") < email.text.index("Far one")
    assert "http://127.0.0.1:8000/en/reminders/" in email.text
    assert set(email.reminders.values_list("object_id", flat=True)) == {near.pk, far.pk}


def test_the_letter_is_in_the_language_of_its_reader_with_its_own_calendar_first():
    leila = officer(language="fa")
    planned_long_ago(ends_on=TODAY + 30 * DAY, user=leila, title_en="Near one", title_fa="سند نزدیک")

    with at(TODAY):
        plan_and_send()

    [email] = Email.objects.all()
    assert email.language == "fa"
    assert "سند نزدیک" in email.text
    assert "۳۰ آذر ۱۴۰۵ (۲۱ دسامبر ۲۰۲۶)" in email.text
    assert "http://127.0.0.1:8000/fa/reminders/" in email.text
    assert 'dir="rtl"' in email.html


def test_what_becomes_due_after_today_s_letter_waits_for_tomorrow_s(leila):
    planned_long_ago(ends_on=TODAY + 90 * DAY, user=leila)
    with at(TODAY):
        plan_and_send()
        made = agreement(ends_on=TODAY + 30 * DAY, user=leila)
        plan_and_send()
        on_the_day = len(letters())
    with at(TODAY + DAY):
        plan_and_send()

    assert (on_the_day, len(letters())) == (1, 2)
    assert statuses(about=made)[30] == "written"


def test_two_people_get_a_letter_each(leila):
    omid = officer("Omid Sarafraz")
    planned_long_ago(ends_on=TODAY + 90 * DAY, user=leila)
    planned_long_ago(ends_on=TODAY + 90 * DAY, user=omid)

    with at(TODAY):
        plan_and_send()

    assert {to for to, _subject in letters()} == {leila.email, omid.email}


def test_the_letter_leaves_the_house(leila, worker):
    planned_long_ago(ends_on=TODAY + 90 * DAY, user=leila)

    with at(TODAY), worker():
        plan_and_send()

    assert [letter.to for letter in mail.outbox] == [[leila.email]]


# --- an outage ---------------------------------------------------------------------------------------------------


def test_after_an_outage_the_nearest_step_is_made_up_and_the_others_are_in_it(leila):
    made = planned_long_ago(ends_on=TODAY + 20 * DAY, user=leila)

    with at(TODAY):
        plan_and_send()

    assert statuses(about=made, kind="agreement-end") == {
        180: "collapsed",
        90: "collapsed",
        30: "written",
        7: "pending",
        -1: "pending",
        -30: "pending",
    }
    assert len(letters()) == 1


def test_what_lay_before_the_date_is_late_when_the_date_is_past(leila):
    made = planned_long_ago(ends_on=TODAY - 3 * DAY, user=leila)

    with at(TODAY):
        plan_and_send()

    expected = dict.fromkeys((180, 90, 30, 7), "late") | {-1: "written", -30: "pending"}
    assert statuses(about=made, kind="agreement-end") == expected
    assert "3 days ago" in Email.objects.get().text


def test_a_night_without_the_worker_loses_nothing(leila):
    made = planned_long_ago(ends_on=TODAY + 30 * DAY, user=leila)
    with at(TODAY - 5 * DAY):
        plan_and_send()
    before = len(letters())

    with at(TODAY + DAY, 9):
        plan_and_send()

    assert len(letters()) - before == 1
    assert statuses(about=made)[30] == "written"


# --- pauses ------------------------------------------------------------------------------------------------------


@pytest.fixture
def nowruz():
    return HolidayFactory(
        name_en="Nowruz", starts_on=dt.date(2027, 3, 20), ends_on=dt.date(2027, 4, 2), pauses_reminders=True
    )


def test_over_nowruz_nothing_is_written_and_on_the_first_day_after_it_goes_out(leila, nowruz):
    with at(dt.date(2027, 1, 1)):
        made = agreement(ends_on=dt.date(2027, 4, 24), user=leila)
        plan_and_send()
    before = len(letters())
    for day in range(20, 32):
        with at(dt.date(2027, 3, day)):
            plan_and_send()
    waiting = statuses(about=made)[30]

    with at(dt.date(2027, 4, 3), 6, 59):
        plan_and_send()
    early = len(letters())
    with at(dt.date(2027, 4, 3), 7):
        plan_and_send()

    assert (waiting, early - before) == ("pending", 0)
    assert len(letters()) - before == 1
    assert statuses(about=made)[30] == "written"


def test_what_waited_over_its_own_date_is_written_after_the_pause_and_not_dropped(leila, nowruz):
    """No step after the date is in use: the one before it is all there is."""
    with at(dt.date(2027, 3, 1)):
        plan()
        ReminderStep.objects.exclude(amount=7).update(is_active=False)
        made = agreement(ends_on=dt.date(2027, 3, 29), user=leila)
        plan_and_send()
    for day in range(20, 32):
        with at(dt.date(2027, 3, day)):
            plan_and_send()

    with at(dt.date(2027, 4, 3)):
        plan_and_send()

    assert lines(about=made) == [(7, "written")]


def test_without_the_pause_the_same_reminder_goes_out_on_its_day(leila, nowruz):
    """The negative control of the tests above."""
    nowruz.pauses_reminders = False
    nowruz.save()
    with at(dt.date(2027, 1, 1)):
        made = agreement(ends_on=dt.date(2027, 4, 24), user=leila)
        plan_and_send()

    with at(dt.date(2027, 3, 25)):
        plan_and_send()

    assert statuses(about=made)[30] == "written"


# --- repeated until somebody has seen it -------------------------------------------------------------------------


def test_the_last_step_is_repeated_every_thirty_days(leila):
    made = planned_long_ago(ends_on=TODAY - 30 * DAY, user=leila)
    for n in [day for day in range(95) if day % 30 in (0, 1, 15, 29)]:
        with at(TODAY + n * DAY, 8):
            plan_and_send()

    found = ReminderDue.objects.filter(object_id=made.pk, step__amount=-30).order_by("turn")
    assert [(due.turn, due.status) for due in found] == [
        (0, "written"),
        (1, "written"),
        (2, "written"),
        (3, "written"),
        (4, "pending"),
    ]
    assert [due.due_at.astimezone(TEHRAN).date() for due in found] == [TODAY + n * DAY for n in (0, 30, 60, 90, 120)]


def test_repetitions_that_fell_into_an_outage_are_one(leila):
    made = planned_long_ago(ends_on=TODAY - 30 * DAY, user=leila)
    with at(TODAY):
        plan_and_send()
        plan()
    before = len(letters())

    for n in range(100, 104):
        with at(TODAY + n * DAY):
            plan_and_send()

    assert len(letters()) - before == 1
    last = ReminderDue.objects.filter(object_id=made.pk).order_by("turn").last()
    assert (last.turn, last.status, last.due_at.astimezone(TEHRAN).date()) == (2, "pending", TODAY + 120 * DAY)


# --- counted in hours --------------------------------------------------------------------------------------------


def test_a_step_in_hours_goes_out_at_its_hour_also_after_the_day_s_letter(leila):
    planned_long_ago(ends_on=TODAY + 90 * DAY, user=leila)
    step = ReminderStepFactory(kind="agreement-end", unit="hours", amount=6)
    made = planned_long_ago(ends_on=TODAY + DAY, user=leila)
    with at(TODAY, 17, 59):
        send()
    before = len(letters())

    with at(TODAY, 18):
        send()

    assert (before, len(letters())) == (1, 2)
    assert ReminderDue.objects.get(object_id=made.pk, step=step).status == "written"


def test_a_step_in_hours_is_never_written_after_its_moment(leila):
    step = ReminderStepFactory(kind="agreement-end", unit="hours", amount=6)
    made = planned_long_ago(ends_on=TODAY, user=leila)

    with at(TODAY, 0, 1):
        send()

    assert ReminderDue.objects.get(object_id=made.pk, step=step).status == "late"


# --- who gets it -------------------------------------------------------------------------------------------------


@pytest.fixture
def head():
    return officer("Nasrin Rahbari", Role.DIRECTOR)


@pytest.fixture
def omid():
    return officer("Omid Sarafraz")


def away(leila, **values):
    AbsenceFactory(user=leila, starts_on=TODAY - DAY, ends_on=TODAY + DAY, **values)


def test_behind_an_absent_officer_stands_the_deputy_and_is_told_so(leila, omid, head):
    made = planned_long_ago(ends_on=TODAY + 90 * DAY, user=leila)
    away(leila, deputy=omid)

    with at(TODAY):
        plan_and_send()

    assert [to for to, _subject in letters()] == [omid.email]
    assert "Leila Daneshvar is away. This comes to you instead:" in Email.objects.get().text
    due = ReminderDue.objects.get(object_id=made.pk, status="written")
    assert (due.user, due.instead, due.email.person) == (leila, Instead.AWAY, omid)


def test_who_is_back_is_written_to_again(leila, omid):
    planned_long_ago(ends_on=TODAY + 90 * DAY, user=leila)
    away(leila, deputy=omid)

    with at(TODAY + 61 * DAY):
        plan_and_send()

    assert [to for to, _subject in letters()] == [leila.email]


def test_a_deputy_gets_one_letter_with_own_dates_and_those_of_others(leila, omid):
    planned_long_ago(ends_on=TODAY + 90 * DAY, user=leila, title_en="Hers")
    planned_long_ago(ends_on=TODAY + 180 * DAY, user=omid, title_en="His")
    away(leila, deputy=omid)

    with at(TODAY):
        plan_and_send()

    [email] = Email.objects.all()
    assert email.text.index("His: ") < email.text.index("Leila Daneshvar is away") < email.text.index("Hers: ")


def test_behind_an_absent_officer_without_deputy_stands_the_deputy_of_the_agreement(leila, omid, head):
    made = planned_long_ago(ends_on=TODAY + 90 * DAY, user=leila)
    OfficerAssignment.objects.create(agreement=made, user=omid, role="deputy", starts_on=TODAY)
    away(leila)

    with at(TODAY):
        send()

    assert [to for to, _subject in letters()] == [omid.email]


def inactive(user):
    user.is_active = False
    user.save()


def without_appointment(user):
    user.appointments.update(ends_on=TODAY - DAY)


def undeliverable(user):
    note_failure(user.email, kind="hard", reason="550 no such user")


@pytest.mark.parametrize(
    ("happens", "why"),
    [
        (inactive, Instead.INACTIVE),
        (without_appointment, Instead.NO_APPOINTMENT),
        (undeliverable, Instead.UNDELIVERABLE),
        (away, Instead.AWAY),
    ],
    ids=lambda part: getattr(part, "__name__", str(part)),
)
def test_behind_an_officer_who_cannot_be_reached_stands_the_director(leila, head, happens, why):
    made = planned_long_ago(ends_on=TODAY + 90 * DAY, user=leila)
    happens(leila)

    with at(TODAY):
        plan_and_send()

    assert [to for to, _subject in letters()] == [head.email]
    assert ReminderDue.objects.get(object_id=made.pk, status="written").instead == why


def test_a_deputy_who_cannot_be_reached_either_is_passed_over(leila, omid, head):
    planned_long_ago(ends_on=TODAY + 90 * DAY, user=leila)
    away(leila, deputy=omid)
    away(omid)

    with at(TODAY):
        plan_and_send()

    assert [to for to, _subject in letters()] == [head.email]


def test_a_deputy_who_does_not_see_the_record_is_not_told_of_it(leila, head):
    clerk = officer("Sina Moradi", Role.ADMINISTRATOR)
    planned_long_ago(ends_on=TODAY + 90 * DAY, user=leila, restricted=True, title_en="Hidden one")
    away(leila, deputy=clerk)

    with at(TODAY):
        plan_and_send()

    assert [to for to, _subject in letters()] == [head.email]


def test_behind_the_director_stands_the_mailbox_of_the_office(leila, head):
    OfficeFactory(help_email="office@example.org")
    Office.forget()
    planned_long_ago(ends_on=TODAY + 90 * DAY, user=leila)
    away(leila)
    away(head)

    with at(TODAY):
        plan_and_send()

    assert [to for to, _subject in letters()] == ["office@example.org"]


def test_where_nobody_is_in_charge_the_director_is_written_to(head):
    made = planned_long_ago(ends_on=TODAY + 90 * DAY)

    with at(TODAY):
        plan_and_send()

    assert [to for to, _subject in letters()] == [head.email]
    assert ReminderDue.objects.get(object_id=made.pk, status="written").instead == Instead.NOBODY
    assert "Nobody is in charge of these." in Email.objects.get().text


def test_where_nobody_at_all_can_be_reached_it_stays_to_come_and_needs_a_person(leila):
    made = planned_long_ago(ends_on=TODAY + 90 * DAY, user=leila)
    inactive(leila)
    with at(TODAY):
        sent = plan_and_send()
    waiting = [due.object_id for due in ReminderDue.objects.to_triage()]
    leila.is_active = True
    leila.save()

    with at(TODAY + DAY):
        plan_and_send()

    assert (sent.unreachable, waiting) == (1, [made.pk])
    assert [to for to, _subject in letters()] == [leila.email]
    assert not ReminderDue.objects.to_triage().exists()


# --- what would be done ------------------------------------------------------------------------------------------


def test_a_preview_shows_the_letters_and_writes_nothing(leila):
    with at(TODAY):
        agreement(ends_on=TODAY + 30 * DAY, user=leila)

        sent = preview()

    assert [letter.to for letter in sent.letters] == [leila.email]
    assert (Email.objects.count(), ReminderDue.objects.count(), ReminderStep.objects.count()) == (0, 0, 0)


def test_another_day_is_as_if_it_were_its_evening(leila):
    planned_long_ago(ends_on=TODAY + 90 * DAY, user=leila)
    with at(TODAY - 10 * DAY):
        preview_today, preview_later = preview(), preview(TODAY)

    assert [len(preview_today.letters), len(preview_later.letters)] == [1, 1]
    assert "in 100 days" in preview_today.letters[0].text
    assert "in 90 days" in preview_later.letters[0].text


def test_a_line_of_a_kind_that_is_no_more_is_not_written():
    ReminderDueFactory(step__kind="kind-that-is-no-more")

    with at(dt.date(2026, 12, 24)):
        sent = send()

    assert (sent.letters, sent.late, sent.unreachable) == ([], 0, 0)


# --- what did not arrive -----------------------------------------------------------------------------------------


def came_back(letter):
    """As the post room marks it."""
    note_failure(letter.to, kind="hard", reason="550 5.1.1 no such mailbox")
    Email.objects.filter(pk=letter.pk).update(status="bounced", sent_at=letter.written_at)


def test_what_came_back_is_told_once_to_whoever_stands_in(leila, omid):
    made = planned_long_ago(ends_on=TODAY + 90 * DAY, user=leila)
    OfficerAssignment.objects.create(agreement=made, user=omid, role="deputy", starts_on=TODAY)
    with at(TODAY):
        send()
    came_back(Email.objects.get(to=leila.email))

    for n in range(1, 4):
        with at(TODAY + n * DAY):
            send()

    assert [to for to, _subject in letters()] == [leila.email, omid.email]
    due = ReminderDue.objects.get(object_id=made.pk, status="written")
    assert (due.user, due.instead, due.email.to) == (leila, Instead.UNDELIVERABLE, omid.email)


@pytest.mark.parametrize("status", ["sent", "discarded"])
def test_a_letter_that_arrived_or_was_put_aside_is_not_written_again(leila, omid, head, status):
    planned_long_ago(ends_on=TODAY + 90 * DAY, user=leila)
    with at(TODAY):
        send()
    came_back(Email.objects.get())
    Email.objects.update(status=status)

    with at(TODAY + DAY):
        send()

    assert [to for to, _subject in letters()] == [leila.email]


def test_without_taking_it_back_what_came_back_would_be_lost(leila, head, monkeypatch):
    monkeypatch.setattr("notices.reminders.sending._take_back", lambda now: None)
    planned_long_ago(ends_on=TODAY + 90 * DAY, user=leila)
    with at(TODAY):
        send()
    came_back(Email.objects.get())

    with at(TODAY + DAY):
        send()

    assert [to for to, _subject in letters()] == [leila.email]
