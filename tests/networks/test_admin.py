"""The staff pages of networks: what is filled in by itself, and what stands in a list of its own."""

import pytest
from django.urls import reverse

from directory.roles import Role
from networks import actions
from networks.admin import meetings as pages
from networks.models import Meeting
from tests.factories.directory import AppointmentFactory
from tests.factories.networks import (
    AttendanceFactory,
    BodyFactory,
    DecisionFactory,
    MeetingFactory,
    MinutesFactory,
    NetworkFactory,
    OfficeTermFactory,
)

pytestmark = pytest.mark.django_db
LIST = "admin:networks_attendance_changelist"


@pytest.fixture
def client(client_for, secretary):
    return client_for(secretary)


@pytest.fixture
def body(network):
    return BodyFactory(network=network, name_en="Board of trustees")


def test_the_list_of_a_meeting_marks_many_as_present(client, body):
    meeting = MeetingFactory(body=body, held=True)
    rows = [AttendanceFactory(meeting=meeting) for _ in range(3)]
    other = AttendanceFactory(meeting=MeetingFactory(body=body, held=True))

    listed = client.get(reverse(LIST), {"meeting": meeting.pk}).context["cl"].result_count
    chosen = {"action": "mark_present", "_selected_action": [row.pk for row in rows[:2]]}
    page = client.post(f"{reverse(LIST)}?meeting={meeting.pk}", chosen, follow=True).content.decode()

    assert listed == 3
    assert "Present: 2 people." in page
    assert list(meeting.attendances.order_by("pk").values_list("presence", flat=True)) == ["present"] * 2 + ["unknown"]
    assert other.meeting.attendances.get().presence == "unknown"


def test_what_minutes_have_locked_is_refused_in_a_sentence(client, body, today):
    term = OfficeTermFactory(body=body)
    meeting, later = (MeetingFactory(body=body, held=True, held_on=today.replace(day=day)) for day in (1, 10))
    for one in (meeting, later):
        AttendanceFactory(meeting=one, contact=term.contact, term=term, presence="present")
    DecisionFactory(meeting=meeting, is_carried=True)
    MinutesFactory(meeting=meeting, circulated_on=today, approved_in=later)

    chosen = {"action": "mark_absent", "_selected_action": [meeting.attendances.get().pk]}
    page = client.post(reverse(LIST), chosen, follow=True).content.decode()

    assert "The minutes of this meeting are approved: it cannot be changed any more." in page
    assert meeting.attendances.get().presence == "present"


@pytest.mark.parametrize("asked", ["", "nobody", "999999", "9" * 40, "۱"])
def test_a_meeting_that_is_not_there_narrows_nothing(client, body, asked):
    AttendanceFactory(meeting=MeetingFactory(body=body))

    assert client.get(reverse(LIST), {"meeting": asked}, follow=True).context["cl"].result_count == 1


def test_of_an_assembly_too_large_for_its_page_the_rest_can_still_be_edited(client, body, monkeypatch):
    monkeypatch.setattr(pages, "MOST_ON_PAGE", 1)
    meeting = MeetingFactory(body=body, held=True)
    for _ in range(2):
        AttendanceFactory(meeting=meeting)

    page = client.get(reverse("admin:networks_meeting_change", args=[meeting.pk]))

    shown = [one.opts.model.__name__ for one in page.context["inline_admin_formsets"]]
    assert shown == ["AgendaItem", "Decision", "Minutes", "ActionItem", "Letter", "Document"]
    assert f"{reverse(LIST)}?meeting={meeting.pk}" in page.content.decode()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"held_on": "31 Mehr 1405 or so"}, "held_on"),
        ({"begins": "ten"}, "begins"),
        ({"ends": "09:00"}, "ends"),
        ({"time_zone": "Tehran"}, "time_zone"),
        ({"number": "-1"}, "number"),
        ({"link": "javascript:alert(1)"}, "link"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_is_saved(client, body, typed, said):
    good = {
        "body": body.pk,
        "number": "12",
        "held_on": "1405/09/14",
        "begins": "۱۰:۰۰",
        "ends": "12:00",
        "time_zone": "Asia/Tehran",
        "agenda-TOTAL_FORMS": "0",
        "agenda-INITIAL_FORMS": "0",
    }

    page = client.post(reverse("admin:networks_meeting_add"), good | typed)

    errors = page.context["adminform"].form.errors
    assert said in errors or ("__all__" in errors and said == "ends")
    assert not Meeting.objects.exists()
    assert client.post(reverse("admin:networks_meeting_add"), good).status_code == 302
    assert Meeting.objects.get().begins.hour == 10


def test_what_the_database_refuses_at_the_end_is_not_called_saved(client, body):
    for _ in range(2):
        OfficeTermFactory(body=body)
    path = reverse("admin:networks_body_change", args=[body.pk])
    form = client.get(path).context["adminform"].form
    typed = {name: form[name].value() for name in form.fields if form[name].value() not in (None, False)}
    counts = {"terms-TOTAL_FORMS": "0", "terms-INITIAL_FORMS": "0"}

    page = client.post(path, typed | counts | {"seats": "1"}).content.decode()

    assert "The body has fewer seats than that on some of these days." in page
    assert "Saved:" not in page


def test_a_secretary_who_reads_all_networks_plans_meetings_of_the_own_one_only(client_for, secretary, body):
    AppointmentFactory(user=secretary, role=Role.AUDITOR)
    BodyFactory(network=NetworkFactory())
    client = client_for(type(secretary).objects.get(pk=secretary.pk))

    page = client.get(reverse("admin:networks_meeting_add"))

    assert list(page.context["adminform"].form.fields["body"].queryset) == [body]


def test_a_secretary_chooses_an_announcements_body_among_those_of_the_own_network(client, body):
    BodyFactory(network=NetworkFactory())

    page = client.get(reverse("admin:networks_announcement_add"))

    assert list(page.context["adminform"].form.fields["body"].queryset) == [body]


def test_a_term_of_office_entered_by_mistake_is_taken_back_on_a_page_that_asks_why(client, body):
    term = OfficeTermFactory(body=body)
    path = reverse("admin:networks_body_take_back_term", args=[body.pk, term.pk])
    body_page = reverse("admin:networks_body_change", args=[body.pk])

    before = client.get(body_page).content.decode()
    without = client.post(path, {"reason": ""})
    client.post(path, {"reason": "Another person was elected."})

    assert path in before
    assert "terms-0-DELETE" not in before
    assert without.status_code == 200
    assert client.get(body_page).content.decode().count(path) == 0
    assert client.get(path).status_code == 404
    term.refresh_from_db()
    assert term.taken_back_on is not None
    history = client.get(reverse("admin:networks_body_history", args=[body.pk])).content.decode()
    assert "Another person was elected." in history


def test_who_keeps_another_network_takes_no_term_back(client_for, user_with, body):
    another = user_with(Role.NETWORK_SECRETARY, institution=NetworkFactory().institution)
    term = OfficeTermFactory(body=body)

    page = client_for(another).post(
        reverse("admin:networks_body_take_back_term", args=[body.pk, term.pk]), {"reason": "Ours."}
    )

    term.refresh_from_db()
    assert (page.status_code, term.taken_back_on) == (404, None)


def test_moving_a_called_meeting_in_its_form_withdraws_and_invites(client, body, secretary):
    leaves = OfficeTermFactory(body=body, ended_on="2026-12-31")
    comes = OfficeTermFactory(body=body, starts_on="2027-01-01")
    meeting = MeetingFactory(body=body)
    actions.call(meeting, by=secretary)
    path = reverse("admin:networks_meeting_change", args=[meeting.pk])
    page = client.get(path)
    form = page.context["adminform"].form
    typed = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    for formset in page.context["inline_admin_formsets"]:
        prefix = formset.formset.prefix
        typed |= {f"{prefix}-TOTAL_FORMS": "0", f"{prefix}-INITIAL_FORMS": "0"}

    client.post(path, typed | {"held_on": "2027-01-10", "begins": "10:00", "ends": "12:00"})

    rows = dict(meeting.attendances.values_list("term", "withdrawn_at"))
    assert rows[leaves.pk] is not None
    assert rows[comes.pk] is None
    assert list(meeting.attendances.exclude(invited_at=None).values_list("term", flat=True)) == [comes.pk]
