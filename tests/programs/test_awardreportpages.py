"""The page of a report: its leaders write and submit it, the office reads it then, returns it or accepts it."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from directory.roles import Role
from programs.actions import award_reports
from programs.models import Award, AwardReport, ReportDue, ReportOutput
from records.desk import desk
from tests.factories.directory import InstitutionFactory
from tests.factories.programs import (
    ApplicationFactory,
    AwardFactory,
    AwardReportFactory,
    ReportDueFactory,
    ReportQuestionFactory,
    VisitFactory,
)
from tests.pages import fields, text
from tests.records.test_content import pdf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

DUE_COST = 13


@pytest.fixture
def rahimi(user_with):
    return user_with(Role.SCHOLAR)


@pytest.fixture
def due(rahimi):
    application = ApplicationFactory(user=rahimi, eligible=True, title="A joint observatory")
    ReportQuestionFactory(call=application.call, words_en="Who will go on?")
    return ReportDueFactory(award=AwardFactory(application=application, accepted=True))


@pytest.fixture
def page(due):
    return due.get_absolute_url()


@pytest.fixture
def leader(client_for, rahimi):
    return client_for(rahimi)


@pytest.fixture
def office(client_for, user_with):
    return client_for(user_with(Role.OFFICER))


def written(client, page, **values):
    return fields(client.get(page), "form[data-autosave]") | values


def test_a_leader_writes_it_saves_by_itself_and_submits_it(leader, page):
    assert "Nothing is submitted yet" not in text(leader.get(page))
    leader.post(f"{page}begin/")
    assert "What was done (optional)" not in text(leader.get(page))
    question = f"q{AwardReport.objects.get().due.award.application.call.report_questions.get().pk}"

    saved = leader.post(page, written(leader, page, done="We have measured."), headers={"X-Autosave": "1"})
    assert (saved.json()["said"], saved.json()["version"]) == ("Saved at 12:00.", AwardReport.objects.get().version)
    refused = text(leader.post(page, written(leader, page, submit="1")))
    leader.post(page, written(leader, page, submit="1", **{question: "Two students."}))

    report = AwardReport.objects.get()
    assert "This is missing." in refused
    assert (report.status, report.done, report.answers.get().text) == (
        "submitted",
        "We have measured.",
        "Two students.",
    )
    assert "data-autosave" not in leader.get(page).content.decode()


def test_who_is_late_keeps_what_was_typed_and_is_told(leader, page):
    leader.post(f"{page}begin/")
    sent = written(leader, page, done="Typed here.")
    leader.post(page, written(leader, page, done="Typed there."))

    autosaved = leader.post(page, sent, headers={"X-Autosave": "1"})
    shown = leader.post(page, sent)

    assert autosaved.status_code == 409
    assert "saved in another window" in text(shown)
    assert "Typed here." in shown.content.decode()
    assert AwardReport.objects.get().done == "Typed there."


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("10.1000/182", "10.1000/182"),
        ("https://doi.org/10.1000/182", "10.1000/182"),
        ("doi: 10.1000/182", "10.1000/182"),
        ("11.1000/182", None),
        ("10.1000", None),
        ("", None),
    ],
)
def test_a_publication_has_a_doi_that_can_be_one_however_it_was_copied(leader, page, typed, kept):
    leader.post(f"{page}begin/")

    leader.post(f"{page}outputs/add/", {"kind": "publication", "title": "On suns", "doi": typed})

    assert ReportOutput.objects.values_list("doi", flat=True).first() == kept


def test_outputs_and_files_are_added_and_taken_out_of_a_draft_alone(leader, page):
    leader.post(f"{page}begin/")
    leader.post(f"{page}outputs/add/", {"kind": "thesis", "title": "Suns", "published_on": "1405/06/01"})
    file = SimpleUploadedFile("annex.pdf", pdf(), "application/pdf")
    leader.post(f"{page}files/add/", {"title": "Annex", "file": file})

    report = AwardReport.objects.get()
    assert (report.outputs.get().published_on, report.documents.get().title) == (dt.date(2026, 8, 23), "Annex")
    assert all(word in text(leader.get(page)) for word in ("Suns", "Annex"))
    leader.post(f"{page}outputs/{report.outputs.get().pk}/remove/")
    leader.post(f"{page}files/{report.documents.get().pk}/remove/")
    assert not report.outputs.exists()
    assert not report.documents.current().exists()


def test_the_office_reads_no_draft_and_cannot_write(office, page, due):
    AwardReportFactory(due=due, done="Half a thought")

    answer = office.get(page)

    assert "Half a thought" not in answer.content.decode()
    assert "Nothing is submitted yet" in text(answer)
    assert office.post(page, {"done": "Ours"}).status_code == 403


def test_returned_the_leader_reads_why_and_goes_on(leader, office, page, due, rahimi):
    due.award.application.call.report_questions.all().delete()
    award_reports.submit_report(AwardReportFactory(due=due, done="Too short."), by=rahimi)
    assert "Too short." in text(office.get(page))

    office.post(f"{page}return/", {"reason": "Tell us of the visits."})

    shown = leader.get(page)
    assert "Tell us of the visits." in text(shown)
    assert "Where it stands returned" in text(office.get(page))
    assert fields(shown, "form[data-autosave]")["done"] == ["Too short."]


def test_accepting_the_final_one_says_why_the_award_goes_on(office, due, rahimi):
    ReportDue.objects.update(due_on=dt.date(2026, 12, 21))
    due = ReportDueFactory(award=due.award, kind="final")
    VisitFactory(award=due.award)
    due.award.application.call.report_questions.all().delete()
    award_reports.submit_report(AwardReportFactory(due=due), by=rahimi)
    page = due.get_absolute_url()

    assert "Accept the report" in text(office.get(page))
    said = text(office.post(f"{page}accept/", follow=True))

    assert "The award is not completed yet. There are visits that are neither paid nor cancelled" in said
    assert (AwardReport.objects.get().status, Award.objects.get().status) == ("accepted", "accepted")


def test_the_office_moves_the_day_waives_it_and_asks_for_one_more(office, page, due):
    office.post(f"{page}move/", {"due_on": "2027-02-01", "reason": "The laboratory was closed."})
    assert ReportDue.objects.get().due_on == dt.date(2027, 2, 1)
    office.post(f"{page}waive/", {"reason": "It ends early."})
    assert ReportDue.objects.get().waived_for == "It ends early."
    assert "It ends early." in text(office.get(page))

    office.post(f"/en/award-reports/of/{due.award.uuid}/ask/", {"kind": "final", "due_on": "2027-03-01"})

    assert ReportDue.objects.get(kind="final").due_on == dt.date(2027, 3, 1)
    assert "Final report" in text(office.get(due.award.get_absolute_url()))


def test_strangers_and_other_managers_find_nothing_and_an_auditor_only_reads(page, due, as_user, rahimi, client):
    due.award.application.call.report_questions.all().delete()
    award_reports.submit_report(AwardReportFactory(due=due), by=rahimi)

    for role, place in ((Role.SCHOLAR, None), (Role.PROGRAMME_MANAGER, InstitutionFactory())):
        as_user(role, institution=place)
        assert client.get(page).status_code == 404
    as_user(Role.AUDITOR)
    assert client.get(page).status_code == 200
    assert client.post(f"{page}accept/").status_code == 403
    assert client.post(f"{page}begin/").status_code == 403


def test_the_desk_tells_leaders_what_to_write_and_the_office_what_to_read(due, rahimi, user_with):
    officer = user_with(Role.OFFICER)

    def waiting(slug, user):
        return list(desk.get(slug).rows(user))

    assert waiting("award-reports-to-write", rahimi) == [due]
    assert waiting("award-reports-to-write", officer) == []
    due.award.application.call.report_questions.all().delete()
    report = AwardReportFactory(due=due)
    award_reports.submit_report(report, by=rahimi)
    assert waiting("award-reports-to-write", rahimi) == []
    assert waiting("award-reports-to-read", officer) == [report]
    assert waiting("award-reports-to-read", rahimi) == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_one_and_three(leader, page, due, django_assert_num_queries, count):
    report = AwardReportFactory(due=due)
    for n in range(count):
        ReportOutput.objects.create(report=report, title=f"Output {n}", kind="thesis")
        VisitFactory(award=due.award, status="claimed", approved_by=due.award.offered_by)
    leader.get(page)

    with django_assert_num_queries(DUE_COST):
        leader.get(page)
