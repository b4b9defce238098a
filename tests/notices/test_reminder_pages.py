import datetime as dt

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from directory.models import User
from directory.roles import Role
from notices.models import Email, ReminderDue, ReminderStep
from notices.reminders import plan, plan_and_send
from notices.tasks import remind
from tests.factories.records import HolidayFactory
from tests.notices.ledger import DAY, TODAY, agreement, at, statuses
from tests.pages import rows, soup, text

pytestmark = pytest.mark.django_db

LEDGER = "admin:notices_reminderdue_changelist"


@pytest.fixture(autouse=True)
def _saturday():
    with at(TODAY):
        yield


@pytest.fixture
def written(leila):
    """Two agreements about which Leila has a letter."""
    made = [agreement(ends_on=TODAY + n * DAY, user=leila, title_en=f"Agreement in {n}") for n in (30, 90)]
    plan_and_send()
    return made


def page(client, **typed):
    return client.post(reverse("reminders:list"), typed) if typed else client.get(reverse("reminders:list"))


def uuids(*made):
    found = ReminderDue.objects.filter(object_id__in=[one.pk for one in made], status="written")
    return [str(uuid) for uuid in found.values_list("uuid", flat=True)]


# --- the page of whoever was written to ----------------------------------------------------------------------------


def test_the_page_lists_what_was_written_to_its_reader_the_nearest_first(client, client_for, leila, written):
    client_for(leila, client)

    shown = rows(page(client))

    assert [row[0].split(" Agreements")[0] for row in shown] == ["Agreement in 30", "Agreement in 90"]
    assert "21 December 2026 ( 30 Azar 1405 ) in 30 days" in shown[0][1]


def test_looking_at_the_page_answers_nothing(client, client_for, leila, written):
    client_for(leila, client)

    page(client)

    assert len(uuids(*written)) == 2


def test_what_is_ticked_is_marked_as_seen_and_the_rest_stays(client, client_for, leila, written):
    client_for(leila, client)

    response = client.post(reverse("reminders:list"), {"answer": "seen", "reminders": uuids(written[0])}, follow=True)

    assert "1 reminder is marked as seen." in text(response)
    assert uuids(*written) == uuids(written[1])
    assert len(rows(response)) == 1


def test_putting_off_asks_for_a_day_and_reasons_and_keeps_what_was_typed(client, client_for, leila, written):
    client_for(leila, client)

    response = page(client, answer="later", reminders=uuids(written[0]), until="1405/09/99", reason="Later.")

    assert "There is a problem" in text(response)
    assert 'value="1405/09/99"' in response.content.decode()
    assert 'value="Later."' in response.content.decode()
    assert len(uuids(*written)) == 2


def test_put_off_until_a_day_of_either_calendar(client, client_for, leila, written):
    client_for(leila, client)

    page(client, answer="later", reminders=uuids(written[0]), until="1405/09/10", reason="The partner answers then.")

    due = ReminderDue.objects.get(status="acknowledged")
    assert (due.snoozed_until, due.remark) == (dt.date(2026, 12, 1), "The partner answers then.")


@pytest.mark.parametrize("typed", [{}, {"reminders": ["x"]}, {"reminders": ["00000000-0000-0000-0000-000000000007"]}])
def test_nothing_ticked_or_nonsense_is_answered_with_a_sentence(client, client_for, leila, written, typed):
    client_for(leila, client)

    response = page(client, answer="seen", **typed)

    assert response.status_code == 200
    assert "There is a problem" in text(response)
    assert len(uuids(*written)) == 2


def test_somebody_else_s_reminders_do_not_exist(client, as_user, written):
    as_user(Role.OFFICER)

    page(client, answer="seen", reminders=uuids(*written))

    assert "Nothing waits for your answer" in text(page(client))
    assert len(uuids(*written)) == 2


def test_the_page_costs_the_same_for_one_reminder_and_for_three(client, client_for, leila, django_assert_num_queries):
    client_for(leila, client)
    agreement(ends_on=TODAY + 30 * DAY, user=leila)
    plan_and_send()
    page(client)
    with django_assert_num_queries(7):
        assert len(rows(page(client))) == 1
    for _ in range(2):
        agreement(ends_on=TODAY + 31 * DAY, user=leila)
    with at(TODAY + DAY):
        plan_and_send()

    with django_assert_num_queries(7):
        assert len(rows(page(client))) == 3


# --- the ledger ----------------------------------------------------------------------------------------------------


def test_the_director_reads_in_the_ledger_what_was_written_to_whom(client, as_user, leila, written):
    as_user(Role.DIRECTOR)

    shown = rows(client.get(reverse(LEDGER), {"status__exact": "written"}))

    assert {(row[2], row[3], row[8]) for row in shown} == {
        ("written", f"Agreement in {n}", "Leila Daneshvar") for n in (30, 90)
    }


def test_an_administrator_does_not_read_the_ledger(client, as_user, written):
    as_user(Role.ADMINISTRATOR)

    assert client.get(reverse(LEDGER)).status_code == 403


def test_the_button_shows_the_letters_first_and_writes_them_when_pressed(client, client_for, leila):
    client_for(User.objects.get(pk=leila.pk), client)
    agreement(ends_on=TODAY + 30 * DAY, user=leila, title_en="Agreement in 30")
    address = reverse("admin:notices_reminderdue_send")

    looked = client.get(address)
    after_looking = Email.objects.count()
    done = client.post(address, follow=True)

    assert "Agreement in 30: ends on 21 December 2026" in text(looked)
    assert (after_looking, Email.objects.count()) == (0, 1)
    assert "1 letter was written." in text(done)


def test_the_button_says_when_reminders_wait(client, as_user):
    as_user(Role.OFFICER)
    HolidayFactory(name_en="Nowruz", starts_on=TODAY, ends_on=TODAY + 3 * DAY, pauses_reminders=True)

    assert "Reminders wait over Nowruz" in text(client.get(reverse("admin:notices_reminderdue_send")))


def test_the_auditor_does_not_send(client, as_user):
    as_user(Role.AUDITOR)

    assert client.get(reverse("admin:notices_reminderdue_send")).status_code == 403


def test_what_the_triage_lists_is_marked_as_seen_and_leaves_it(client, as_user):
    as_user(Role.OFFICER)
    entered = dt.datetime.combine(TODAY - 5 * DAY, dt.time(9), tzinfo=dt.UTC)
    made = agreement(ends_on=dt.date(2020, 5, 1), imported=True, entered=entered)
    plan()
    due = ReminderDue.objects.get(object_id=made.pk)
    before = rows(client.get(reverse(LEDGER), {"check": "triage"}))

    client.post(reverse(LEDGER), {"action": "mark_seen", "_selected_action": [due.pk]})

    assert len(before) == 1
    assert rows(client.get(reverse(LEDGER), {"check": "triage"})) == []
    plan()
    assert ReminderDue.objects.count() == 1


def test_a_step_is_changed_by_an_officer_and_counts_from_the_next_planning(client, client_for, leila):
    client_for(User.objects.get(pk=leila.pk), client)
    made = agreement(ends_on=TODAY + 200 * DAY, user=leila)
    plan()
    step = ReminderStep.objects.get(kind="agreement-end", amount=90, audience="officer")

    client.post(
        reverse("admin:notices_reminderstep_change", args=[step.pk]),
        {"amount": "60", "unit": "days", "repeat_days": "", "is_active": "on", "version": step.version},
    )

    plan()
    assert statuses(about=made) == dict.fromkeys((180, 60, 30, 7, -1, -30), "pending")


def test_a_step_before_the_date_cannot_be_repeated(client, client_for, leila):
    client_for(User.objects.get(pk=leila.pk), client)
    plan()

    response = client.post(
        reverse("admin:notices_reminderstep_add"),
        {
            "kind": "agreement-end",
            "audience": "officer",
            "amount": "14",
            "unit": "days",
            "repeat_days": "3",
            "is_active": "on",
        },
    )

    assert "Only a reminder on or after the date is repeated, at most once a day." in text(response)


def test_a_step_for_an_audience_its_kind_does_not_have_is_refused_beside_the_field(client, client_for, leila):
    client_for(User.objects.get(pk=leila.pk), client)

    response = client.post(
        reverse("admin:notices_reminderstep_add"),
        {"kind": "agreement-end", "audience": "owner", "amount": "14", "unit": "days", "is_active": "on"},
    )

    assert "This kind of reminder is not for them." in text(response)
    assert not ReminderStep.objects.filter(audience="owner", kind="agreement-end").exists()


def test_the_page_of_an_agreement_shows_its_reminders_to_the_office_only(client, as_user, written):
    address = written[0].get_absolute_url()
    type(written[0]).objects.update(confidentiality="public")
    public = text(client.get(address))
    as_user(Role.DIRECTOR)

    assert "Reminders" in text(client.get(address))
    assert "Reminders" not in public
    assert "Leila Daneshvar" not in public


def test_a_deadline_on_a_holiday_is_noted_when_it_is_entered(client, as_user):
    as_user(Role.OFFICER)
    HolidayFactory(name_en="Nowruz", starts_on=dt.date(2027, 3, 20), ends_on=dt.date(2027, 4, 2))
    made = agreement(ends_on=dt.date(2028, 3, 1))
    made.refresh_from_db()
    address = reverse("admin:agreements_agreement_change", args=[made.pk])
    typed = {
        field["name"]: field.get("value", "")
        for field in _fields(client.get(address))
        if field.get("type") not in {"submit", "file", "checkbox"}
    }
    term = next(name for name, value in typed.items() if name.endswith("-ends_on") and value)

    response = client.post(address, typed | _chosen(client.get(address)) | {term: "2027-03-25"}, follow=True)

    assert "25 March 2027 is a holiday (Nowruz)." in text(response)


def _fields(response):
    return soup(response).select("#content-main form input[name], #content-main form textarea[name]")


def _chosen(response):
    return {
        select["name"]: next((option.get("value", "") for option in select.select("option[selected]")), "")
        for select in soup(response).select("#content-main form select[name]")
    }


# --- the worker and the command line ---------------------------------------------------------------------------------


def test_the_worker_s_ring_plans_and_sends_and_may_ring_twice(leila):
    agreement(ends_on=TODAY + 30 * DAY, user=leila)

    remind()
    remind()

    assert Email.objects.count() == 1


def test_the_command_writes_what_is_due_and_says_how_much(leila, capsys):
    agreement(ends_on=TODAY + 30 * DAY, user=leila)

    call_command("send_reminders")

    assert capsys.readouterr().out.endswith("1 letters written, 0 reminders too late, 0 without anybody.\n")
    assert Email.objects.count() == 1


def test_the_dry_run_prints_each_letter_by_its_reader_and_writes_nothing(leila, capsys):
    agreement(ends_on=TODAY + 120 * DAY, user=leila, title_en="Agreement in 120")

    call_command("send_reminders", "--on", "1405/10/30", "--dry-run")

    printed = capsys.readouterr().out
    assert f"--- {leila.email} (en): Reminder: ends on 21 March 2027" in printed
    assert "Agreement in 120" in printed
    assert (Email.objects.count(), ReminderDue.objects.count()) == (0, 0)


@pytest.mark.parametrize("typed", ["tomorrow", "1405", "2026-13-40", ""])
def test_the_command_refuses_what_is_no_day(typed):
    if typed:
        with pytest.raises(CommandError):
            call_command("send_reminders", "--on", typed, "--dry-run")
