"""The pages of stays: who reads what, who does what, and what everybody reads of a letter."""

import csv
import datetime as dt
import io
from http import HTTPStatus

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from directory.roles import Role
from exchanges import whereabouts
from exchanges.actions import hosts
from exchanges.models import HostRequest, HostStatus, Stay, VisaRule
from exchanges.statuses import StayStatus
from notices.models import Email
from records.models import Document
from tests.agreements.papers import scan
from tests.factories.agreements import AgreementFactory, AgreementTermFactory
from tests.factories.directory import EmailAddressFactory, PersonFactory, UnitFactory, UserFactory
from tests.factories.exchanges import (
    ChecklistItemFactory,
    HostRequestFactory,
    InvitationLetterFactory,
    ParticipantFactory,
    QuotaLineFactory,
    QuotaYearFactory,
    StayCostFactory,
    StayFactory,
    StayReportFactory,
    VisaCaseFactory,
)
from tests.factories.records import ActionItemFactory, DocumentFactory, LetterFactory
from tests.pages import body, fields, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
LIST = "/en/stays/"


def listed(client, query=""):
    response = client.get(f"{LIST}?format=csv{query}")
    return {row["What for"] for row in csv.DictReader(io.StringIO(body(response).decode("utf-8-sig")))}


def test_everybody_lists_what_they_may_see(client_for, user_with):
    unit, scholar = UnitFactory(), user_with(Role.SCHOLAR)
    StayFactory(title_en="Of the unit", lead_unit=unit)
    StayFactory(title_en="Mine", applied_by=scholar)
    StayFactory(title_en="I travel", person=PersonFactory(user=scholar))

    seen = {
        role: listed(client_for(user_with(role, unit=unit if role == Role.UNIT_OFFICER else None)))
        for role in (Role.OFFICER, Role.DIRECTOR, Role.AUDITOR, Role.UNIT_OFFICER, Role.ADMINISTRATOR)
    }

    everything = {"Of the unit", "Mine", "I travel"}
    assert listed(client_for(scholar)) == {"Mine", "I travel"}
    assert seen == {
        Role.OFFICER: everything,
        Role.DIRECTOR: everything,
        Role.AUDITOR: everything,
        Role.UNIT_OFFICER: {"Of the unit"},
        Role.ADMINISTRATOR: set(),
    }


def test_filters_narrow_the_list_and_a_day_says_who_is_there(client_for, user_with):
    client = client_for(user_with(Role.OFFICER))
    StayFactory(title_en="There", status=StayStatus.APPROVED, country="FR")
    StayFactory(title_en="Trip", trip=True, country="TR")

    assert listed(client, "&country=FR") == {"There"}
    assert listed(client, "&kind=field_trip") == {"Trip"}
    assert listed(client, "&q=trip") == {"Trip"}
    assert listed(client, "&phase=there&on=2026-12-10") == {"There"}
    assert listed(client, "&phase=there&on=2026-12-21") == set()


def test_the_traveller_reads_the_stay_but_neither_costs_nor_checklist(client_for, user_with):
    scholar = user_with(Role.SCHOLAR)
    stay = StayFactory(applied_by=scholar)
    StayCostFactory(stay=stay, in_kind="A room")
    ChecklistItemFactory(stay=stay, label="Tell the office")

    own = text(client_for(scholar).get(stay.get_absolute_url()))
    office = text(client_for(user_with(Role.OFFICER)).get(stay.get_absolute_url()))

    assert ("A room" in own, "Tell the office" in own) == (False, False)
    assert ("A room" in office, "Tell the office" in office) == (True, True)


def test_a_scholar_applies_changes_and_submits(client_for, user_with):
    scholar = user_with(Role.SCHOLAR)
    client = client_for(scholar)
    typed = {
        "kind": "study_leave",
        "title_en": "A year abroad",
        "home_given": "Parsan University",
        "host_given": "Université de Valmont",
        "country": "FR",
        "starts_on": "1406/01/15",
        "ends_on": "2027-06-30",
        "reason": "To learn.",
    }

    client.post(reverse("exchanges:apply"), typed)
    stay = Stay.objects.get()
    client.post(reverse("exchanges:edit", args=[stay.uuid]), typed | {"title_en": "Two terms abroad"})
    client.post(stay.transition_url("submit"), {})

    stay.refresh_from_db()
    assert (stay.title_en, stay.status, stay.direction, stay.starts_on) == (
        "Two terms abroad",
        StayStatus.REQUESTED,
        "outgoing",
        dt.date(2027, 4, 4),
    )
    assert client.get(reverse("exchanges:edit", args=[stay.uuid])).status_code == 403


def test_what_is_typed_wrong_comes_back_beside_its_field(client_for, user_with):
    client = client_for(user_with(Role.SCHOLAR))

    page = client.post(reverse("exchanges:apply"), {"starts_on": "2027-01-02", "ends_on": "2027-01-01"})

    assert page.context["form"].errors["ends_on"] == ["It ends before it begins."]
    assert not Stay.objects.exists()


def test_a_report_is_written_by_the_traveller_and_not_by_the_director(client_for, user_with):
    scholar = user_with(Role.SCHOLAR)
    stay = StayFactory(applied_by=scholar, status=StayStatus.ARRIVED)
    report = StayReportFactory(stay=stay)
    address = reverse("exchanges:report", args=[stay.uuid, report.pk])

    refused = client_for(user_with(Role.AUDITOR)).post(address, {"text": "For him."})
    client_for(scholar).post(address, {"text": "It went well."})

    report.refresh_from_db()
    assert (refused.status_code, report.text, report.submitted_by) == (403, "It went well.", scholar)


def test_whoever_writes_no_reports_is_refused_whether_there_is_one_or_not(client_for, user_with):
    report = StayReportFactory()
    director = client_for(user_with(Role.DIRECTOR))

    answers = [
        director.get(reverse("exchanges:report", args=[report.stay.uuid, key])).status_code
        for key in (report.pk, report.pk + 1)
    ]

    assert answers == [403, 403]


def test_the_office_writes_down_both_reports_of_people_without_an_account_and_completes_the_file(client_for, user_with):
    officer = user_with(Role.OFFICER)
    client = client_for(officer)
    stay = StayFactory(status=StayStatus.DEPARTED, starts_on=dt.date(2026, 11, 1), ends_on=dt.date(2026, 11, 10))
    for side in ("visitor", "host"):
        report = StayReportFactory(stay=stay, side=side, number=0)
        address = reverse("exchanges:report", args=[stay.uuid, report.pk])
        assert address in body(client.get(stay.get_absolute_url())).decode()
        client.post(address, {"text": "Letter 14/1405."})

    client.post(stay.transition_url("complete"), {})

    stay.refresh_from_db()
    assert (stay.status, set(stay.reports.values_list("submitted_by", flat=True))) == (
        StayStatus.CLOSED,
        {officer.pk},
    )


def test_whoever_applies_adds_papers_that_the_office_reads_and_that_are_checked_by_their_content(client_for, user_with):
    scholar = user_with(Role.SCHOLAR)
    stay = StayFactory(applied_by=scholar)
    address = reverse("exchanges:paper", args=[stay.uuid])
    good, bad = scan(), SimpleUploadedFile("cv.pdf", b"MZ no paper")

    page = client_for(scholar).post(address, {"title": "CV", "file": bad})
    nothing = client_for(scholar).post(address, {"title": ""})
    client_for(scholar).post(address, {"title": "Curriculum vitae", "file": good})

    paper = Document.objects.get()
    assert page.context["form"].errors.keys() == {"file"}
    assert nothing.context["form"].errors.keys() == {"title", "file"}
    assert (str(paper), paper.uploaded_by) == ("Curriculum vitae", scholar)
    assert paper.url in body(client_for(user_with(Role.OFFICER)).get(stay.get_absolute_url())).decode()
    assert client_for(user_with(Role.SCHOLAR)).get(paper.url).status_code == 404


def test_a_draft_that_somebody_changed_meanwhile_is_not_written_over(client_for, user_with):
    scholar = user_with(Role.SCHOLAR)
    stay = StayFactory(applied_by=scholar, kind="study_leave", direction="outgoing")
    address = reverse("exchanges:edit", args=[stay.uuid])
    client = client_for(scholar)
    typed = {**client.get(address).context["form"].initial, "title_en": "Mine", "reason": "Why"}
    typed = {name: value for name, value in typed.items() if value is not None}
    Stay.objects.update(title_en="Theirs")

    first = client.post(address, typed)
    seen = Stay.objects.get().title_en
    client.post(address, typed | {"version": first.context["form"]["version"].value()})

    assert (seen, Stay.objects.get().title_en) == ("Theirs", "Mine")
    assert "Somebody has changed this draft meanwhile." in text(first)


def test_the_office_reads_who_of_a_group_is_elsewhere_and_who_needs_a_consulate(client_for, user_with):
    traveller = PersonFactory()
    other = StayFactory(person=traveller, status=StayStatus.APPROVED)
    trip = StayFactory(delegation=True, starts_on=dt.date(2026, 12, 20), ends_on=dt.date(2026, 12, 22))
    later = {"passport_until": dt.date(2028, 1, 1), "insured_until": dt.date(2028, 1, 1), "has_papers": True}
    ParticipantFactory(stay=trip, person=traveller, **later)
    VisaCaseFactory(stay=trip, nationality="US", apply_by=dt.date(2026, 12, 1))
    VisaRule.objects.create(country="US", lead_days=90, is_at_airport=False)

    page = client_for(user_with(Role.OFFICER)).get(trip.get_absolute_url())

    assert page.context["hints"] == [
        f"A participant has another stay on some of these days: {other}.",
        "Only a consulate gives this visa, none is given at the airport: United States: waiting.",
    ]


def test_days_that_are_over_are_not_applied_for(client_for, user_with):
    page = client_for(user_with(Role.SCHOLAR)).post(
        reverse("exchanges:apply"), {"starts_on": "2026-11-19", "ends_on": "2026-12-01"}
    )

    assert page.context["form"].errors["starts_on"] == [
        "This day is over: what has begun is written down by the office."
    ]


def test_the_office_reads_what_to_look_at(client_for, user_with):
    year = QuotaYearFactory(line=QuotaLineFactory(level="master", language="French B2"))
    stay = StayFactory(
        student=True, quota=year, agreement=year.line.agreement, study_level="bachelor", status=StayStatus.NOMINATED
    )
    trip = StayFactory(trip=True)
    ParticipantFactory(stay=trip)
    invited = StayFactory(status=StayStatus.INVITED, starts_on=dt.date(2026, 12, 8))
    InvitationLetterFactory(stay=invited)
    VisaCaseFactory(stay=invited)
    client = client_for(user_with(Role.OFFICER))

    said = [client.get(one.get_absolute_url()).context["hints"] for one in (stay, trip, invited)]

    assert said == [
        [
            "The place is for the level “master”, and this is “bachelor”.",
            "The agreement asks for this language: French B2.",
        ],
        ["Papers, passport or insurance of 1 participant are missing or end too early."],
        [
            "The invitation letter says 7 December 2026 – 20 December 2026: issue a new one.",
            "A visa should have been applied for by 23 October 2026.",
        ],
    ]


def test_a_line_of_the_checklist_is_ticked_once(client_for, user_with, today):
    officer = user_with(Role.OFFICER)
    item = ChecklistItemFactory()
    client = client_for(officer)

    for _time in range(2):
        client.post(reverse("exchanges:tick", args=[item.stay.uuid, item.pk]))

    item.refresh_from_db()
    assert (item.done_on, item.done_by) == (today, officer)


def test_who_is_where_by_country_and_in_the_month(client_for, user_with):
    for country in ("IT", "IT", "FR"):
        StayFactory(status=StayStatus.APPROVED, country=country)
    StayFactory(status=StayStatus.CANCELLED, country="DE")
    client = client_for(user_with(Role.OFFICER))

    page = client.get(reverse("exchanges:where"), {"on": "2026-12-10"})

    assert page.context["countries"] == [("Italy", 2, 0), ("France", 1, 0)]
    counts = {day.on: day.count for week in page.context["month"].weeks for day in week if day}
    assert (counts[dt.date(2026, 12, 6)], counts[dt.date(2026, 12, 7)], len(counts)) == (0, 3, 31)


# --- the host ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def asked(user_with):
    stay = StayFactory(status=StayStatus.REQUESTED)
    return hosts.ask(
        stay, name="Dr. Forouhar", position="Dean", email="dean@example.org", language="en", by=user_with(Role.OFFICER)
    )


def test_who_has_the_link_reads_who_asks_and_nothing_is_answered_without_the_code(client, asked):
    page = client.get(asked.link)
    client.post(f"{asked.link}endorse/", {"name": "I", "position": "Nobody", "is_sure": "on"})

    asked.refresh_from_db()
    assert page.status_code == 200
    assert asked.status == HostStatus.ASKED
    assert client.get("/en/hosts/nothing/").status_code == 404


def test_the_host_endorses_with_the_code_and_the_applicant_is_told(client_for, asked):
    host = UserFactory(email="dean@example.org")
    EmailAddressFactory(user=host)
    scholar = UserFactory()
    Stay.objects.filter(pk=asked.stay.pk).update(applied_by=scholar)

    client_for(host).post(f"{asked.link}endorse/", {"name": "L. Forouhar", "position": "Dean", "is_sure": "on"})

    asked.refresh_from_db()
    assert (asked.status, asked.signed_name, Stay.objects.get().status) == (
        HostStatus.GIVEN,
        "L. Forouhar",
        StayStatus.HOST_ENDORSED,
    )
    assert Email.objects.filter(to=scholar.email).count() == 1


def test_a_host_reads_by_the_link_that_the_stay_does_not_take_place(client_for, asked):
    host = UserFactory(email="dean@example.org")
    EmailAddressFactory(user=host)
    client_for(host).post(f"{asked.link}endorse/", {"name": "L. Forouhar", "position": "Dean", "is_sure": "on"})
    said = b"This stay does not take place."
    assert said not in client_for(host).get(asked.link).content

    Stay.objects.update(status=StayStatus.CANCELLED)

    assert said in client_for(host).get(asked.link).content


def test_another_account_cannot_answer(client_for, asked):
    stranger = UserFactory()
    EmailAddressFactory(user=stranger)

    client_for(stranger).post(f"{asked.link}endorse/", {"name": "I", "position": "Nobody", "is_sure": "on"})

    asked.refresh_from_db()
    assert asked.status == HostStatus.ASKED


def test_it_is_not_me_closes_the_address(client, asked, user_with):
    client.post(f"{asked.link}not-me/")

    asked.refresh_from_db()
    assert asked.status == HostStatus.NOT_ME
    scholar = user_with(Role.OFFICER)
    with pytest.raises(Exception, match="somebody else"):
        hosts.ask(Stay.objects.get(), name="Dean", position="", email="DEAN@example.org", by=scholar)


def test_a_link_that_has_run_out_is_sent_anew(client, asked):
    HostRequest.objects.update(expires_at=asked.asked_at - dt.timedelta(days=1))

    client.post(f"{asked.link}new-link/")

    assert set(HostRequest.objects.values_list("status", flat=True)) == {HostStatus.ASKED, HostStatus.REVOKED}
    assert Email.objects.filter(to="dean@example.org").count() == 2


def test_the_host_writes_the_report_by_the_same_link(client_for, user_with):
    host = UserFactory()
    EmailAddressFactory(user=host)
    stay = StayFactory(status=StayStatus.REQUESTED)
    asked = hosts.ask(stay, name="Dean", position="", email=host.email, language="en", by=user_with(Role.OFFICER))
    hosts.endorse(asked, name="Dean", position="", by=host)
    Stay.objects.update(status=StayStatus.DEPARTED, arrived_on="2026-11-01", departed_on="2026-11-10")
    report = StayReportFactory(stay=Stay.objects.get(), side="host", number=0)

    client_for(host).post(f"{asked.link}reports/{report.pk}/", {"text": "They taught well."})

    report.refresh_from_db()
    assert report.text == "They taught well."


# --- the public page --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "valid"),
        ({"revoked_on": dt.date(2026, 11, 19)}, "revoked"),
        ({"superseded_on": dt.date(2026, 11, 19)}, "superseded by a newer letter"),
        ({"valid_until": dt.date(2026, 11, 19)}, "its validity has ended"),
    ],
)
def test_everybody_reads_whether_a_letter_counts_and_a_masked_name(client, values, said):
    letter = InvitationLetterFactory(name="Maria Rossi", **values)

    page = client.get(f"/check/{letter.verify_code.lower()}")

    assert page.status_code == 200
    shown = text(page)
    assert (letter.number in shown, said in shown, "M•••• R••••" in shown) == (True, True, True)
    assert "Rossi" not in body(page).decode()


def test_an_unknown_code_is_no_letter_and_the_page_speaks_persian(client):
    letter = InvitationLetterFactory()

    assert client.get("/check/NOTHING").status_code == 404
    in_persian = letter.verify_code.translate(str.maketrans("23456789", "۲۳۴۵۶۷۸۹"))
    for typed in (letter.verify_code, in_persian, f" {in_persian[:5]} {in_persian[5:]}-"):
        assert client.get("/check/", {"code": typed}).status_code == 200
    assert 'dir="rtl"' in body(client.get(f"/check/{letter.verify_code}?language=fa")).decode()


# --- queries ----------------------------------------------------------------------------------------------------------


def test_who_is_where_shows_the_first_and_leads_to_all(client_for, user_with, monkeypatch):
    monkeypatch.setattr(whereabouts, "MOST", 1)
    for _row in range(2):
        StayFactory(status=StayStatus.APPROVED, starts_on=dt.date(2026, 11, 10))
    client = client_for(user_with(Role.OFFICER))

    page = client.get(reverse("exchanges:where"))

    assert len(page.context["stays"]) == 1
    assert "All are in the list." in text(page)
    assert client.get(page.context["list_url"]).context["paginator"].count == 2


@pytest.mark.parametrize("rows", [1, 3])
def test_who_is_where_costs_the_same_for_one_row_and_three(rows, client_for, user_with, django_assert_num_queries):
    client = client_for(user_with(Role.OFFICER))
    client.get(reverse("exchanges:where"))
    for _row in range(rows):
        StayFactory(status=StayStatus.APPROVED, starts_on=dt.date(2026, 11, 10))

    with django_assert_num_queries(8):
        page = client.get(reverse("exchanges:where"))

    assert page.context["count"] == rows


def test_panels_show_stays_and_places_of_an_agreement(client_for, user_with):
    agreement = AgreementFactory(concluded=True)
    QuotaYearFactory(line=QuotaLineFactory(agreement=agreement), capacity=2)
    stay = StayFactory(agreement=agreement)

    page = text(client_for(user_with(Role.OFFICER)).get(agreement.get_absolute_url()))

    assert (stay.who in page, "2 of 2 places are left" in page) == (True, True)


def test_a_transition_that_is_refused_says_why_on_the_page(client_for, user_with):
    stay = StayFactory(status=StayStatus.IN_REVIEW)
    HostRequestFactory(stay=stay)

    page = client_for(user_with(Role.DIRECTOR)).post(stay.transition_url("approve"), {})

    assert "The host has not endorsed it yet." in text(page)


def test_an_officer_issues_the_letter_from_its_page_and_records_a_host_from_paper(client_for, user_with):
    client = client_for(user_with(Role.OFFICER))
    approved, asked = StayFactory(status=StayStatus.APPROVED), StayFactory(status=StayStatus.REQUESTED)

    letter = {"name": "Maria Rossi", "valid_until": "2027-03-01", "signer": "Head of the office"}
    client.post(approved.transition_url("invite"), letter)
    client.post(asked.transition_url("endorse"), {"name": "L. Forouhar", "comment": "Letter 12/1405"})

    assert approved.invitations.get().name == "Maria Rossi"
    assert asked.host_requests.get().signed_name == "L. Forouhar"


def test_whoever_travels_cancels_in_the_own_name_alone(client_for, user_with):
    scholar = user_with(Role.SCHOLAR)
    stay = StayFactory(status=StayStatus.REQUESTED, applied_by=scholar)
    address = reverse("exchanges:transition", args=[stay.uuid, "cancel"])

    client_for(scholar).post(address, {"cancelled_by": "office", "comment": "I am ill."})
    stay.refresh_from_db()
    assert stay.status == StayStatus.REQUESTED
    client_for(scholar).post(address, {"cancelled_by": "person", "comment": "I am ill."})

    stay.refresh_from_db()
    assert (stay.status, stay.cancelled_by) == (StayStatus.CANCELLED, "person")


def test_a_unit_officer_keeps_the_stay_and_reads_no_paper_that_is_for_the_office_only(client_for, user_with):
    unit = UnitFactory()
    stay = StayFactory(lead_unit=unit)
    DocumentFactory(about=stay, title="For the office")
    DocumentFactory(about=stay, title="For the unit", visibility="public")
    LetterFactory(about=stay, subject="Letter of the office")
    ActionItemFactory(about=stay, owner=user_with(Role.OFFICER), title="Act of the office")
    page = reverse("admin:exchanges_stay_change", args=[stay.pk])

    read = {role: text(client_for(user_with(role, unit=unit)).get(page)) for role in (Role.OFFICER, Role.UNIT_OFFICER)}

    told = ("For the office", "For the unit", "Letter of the office", "Act of the office")
    assert [words in read[Role.OFFICER] for words in told] == [True, True, True, True]
    assert [words in read[Role.UNIT_OFFICER] for words in told] == [False, True, False, False]


def test_a_unit_officer_keeps_stays_of_the_own_unit_alone(client_for, user_with):
    own, other = UnitFactory(), UnitFactory()
    page = reverse("admin:exchanges_stay_change", args=[StayFactory(lead_unit=own).pk])

    taken = {}
    for role, unit in ((Role.UNIT_OFFICER, own), (Role.OFFICER, None)):
        field = client_for(user_with(role, unit=unit)).get(page).context["adminform"].form.fields["lead_unit"]
        taken[role] = (set(field.queryset), field.required)

    assert taken == {Role.UNIT_OFFICER: ({own}, True), Role.OFFICER: ({own, other}, False)}


def test_planned_days_are_read_in_the_form_of_an_approved_stay_and_changed_by_the_director(client_for, user_with):
    unit = UnitFactory()
    stay = StayFactory(status=StayStatus.APPROVED, lead_unit=unit)
    draft = StayFactory(lead_unit=unit)
    listed = StayFactory(status=StayStatus.APPROVED, lead_unit=unit, origin="imported")
    client = client_for(user_with(Role.UNIT_OFFICER, unit=unit))
    days = {"starts_on", "ends_on"}

    def typed(record):
        page = client.get(reverse("admin:exchanges_stay_change", args=[record.pk]))
        return days & set(page.context["adminform"].form.fields)

    assert (typed(stay), typed(draft), typed(listed)) == (set(), days, days)
    address = reverse("admin:exchanges_stay_planned_days", args=[stay.pk])
    moved = {"starts_on": "2026-12-08", "ends_on": "2026-12-21", "comment": "No flight."}
    assert client.post(address, moved).status_code == HTTPStatus.FORBIDDEN
    done = client_for(user_with(Role.DIRECTOR)).post(address, moved, follow=True)

    stay.refresh_from_db()
    assert "The planned days are changed." in text(done)
    assert (stay.starts_on, stay.ends_on) == (dt.date(2026, 12, 8), dt.date(2026, 12, 21))


def test_a_participant_who_is_named_on_the_page_of_a_reviewed_group_gets_a_visa_line(client_for, user_with):
    stay = StayFactory(delegation=True, status=StayStatus.IN_REVIEW)
    client = client_for(user_with(Role.OFFICER))
    address = reverse("admin:exchanges_stay_change", args=[stay.pk])
    typed = fields(client.get(address), "form#stay_form")
    typed |= {"participants-TOTAL_FORMS": "1", "participants-0-name": "Ann Lee", "participants-0-nationality": "US"}
    typed |= {"participants-0-role": "member"}

    client.post(address, typed)

    assert list(stay.visas.order_by("nationality").values_list("nationality", flat=True)) == ["IT", "US"]


def test_an_arrival_outside_the_agreement_is_recorded_and_the_page_warns(client_for, user_with):
    agreement = AgreementFactory(concluded=True, term=None, signed_on=dt.date(2021, 1, 1))
    AgreementTermFactory(agreement=agreement, starts_on=dt.date(2021, 1, 1), ends_on=dt.date(2026, 11, 10))
    stay = StayFactory(status=StayStatus.INVITED, agreement=agreement, starts_on=dt.date(2026, 11, 1))
    client = client_for(user_with(Role.OFFICER))

    before = client.get(stay.transition_url("arrive"))
    after = client.post(stay.transition_url("arrive"), {"arrived_on": "2026-11-15"}, follow=True)

    said = "The agreement is not in force on these days on which somebody is or was there: 15 November 2026"
    assert "The agreement is in force: 1 January 2021 – 10 November 2026." in text(before)
    assert text(after).count(said) == 2
