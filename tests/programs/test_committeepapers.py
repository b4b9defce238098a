"""The dossier of a joint committee: what both sides said of each application, without reviewers and what is closed."""

import datetime as dt
import re
import time

import pgtrigger
import pytest
from django.urls import reverse
from django.utils import translation

from programs.committeepapers import chapters_of
from programs.models import Application, Member, SideEvaluation
from records import clock, jobs
from records.reports import reports
from records.templatetags.records import MOST_ON_PAPER
from tests.factories.directory import PersonFactory
from tests.factories.programs import (
    CallSideFactory,
    ConflictFactory,
    ReviewAssignmentFactory,
    ReviewerPanelFactory,
    ReviewerProfileFactory,
    ReviewFactory,
)
from tests.programs.committees import call_to_decide, file_of, opened

pytestmark = pytest.mark.django_db
TO_COMMITTEE, TO_APPLICANT = "The visits are the weakest part of the plan.", "Please say more about the visits."
QUERIES = 6


@pytest.fixture
def officer(user_with):
    return user_with("officer")


def reviewed(application, side, *, text=TO_COMMITTEE, total=80):
    """Submitted by Dr. Bahar."""
    call_side = application.call.review_sides.filter(side=side).first()
    call_side = call_side or CallSideFactory(call=application.call, side=side)
    person = PersonFactory(family_en="Bahar")
    panel = ReviewerPanelFactory(
        reviewer=ReviewerProfileFactory(person=person), programme=application.call.programme, side=side
    )
    values = {"recommendation": "fund", "text_to_applicant": TO_APPLICANT, "text_to_committee": text}
    with pgtrigger.ignore():
        assignment = ReviewAssignmentFactory(
            application=application,
            call_side=call_side,
            reviewer=panel.reviewer,
            accepted=True,
            status="submitted",
        )
        ReviewFactory(assignment=assignment, total=total, submitted_at=assignment.answered_at, **values)


def committee_with(count, officer, **texts):
    call = call_to_decide()
    files = [file_of(call, f"File {n}", abstract="We measure the sun together.") for n in range(count)]
    for one in files:
        reviewed(one, "home", **texts)
    scores = {one: {"home": (90 - n, 3.2), "partner": (88 - n, 2.1)} for n, one in enumerate(files)}
    return opened(call, scores, by=officer), files


def html_of(committee, user):
    report = reports["committee-dossier"]
    return report.html(user=user, on=clock.today(), filters={"committee": committee}, is_pdf=True)


def test_it_tells_of_each_application_what_it_asks_and_what_both_sides_said(officer):
    committee, files = committee_with(2, officer)
    with pgtrigger.ignore():
        SideEvaluation.objects.filter(call_side__side="partner").update(panel_note="Our first choice.", grade="A")

    said = html_of(committee, officer)

    for words in (
        files[0].reference,
        "File 1",
        "Dr. Sara Rahimi",
        "Parsan University",
        "1,000.00 euros",
        "90 ± 3.2",
        "We measure the sun together.",
        "Our first choice.",
        TO_COMMITTEE,
    ):
        assert words in said
    assert said.index("File 0") < said.index("File 1")


def test_it_names_no_reviewer_and_repeats_nothing_that_is_for_the_applicants(officer):
    committee, _files = committee_with(1, officer)

    said = html_of(committee, officer)

    assert "Bahar" not in said
    assert TO_APPLICANT not in said


def test_what_a_conflict_closes_to_its_reader_is_left_out_everywhere(officer, client_for):
    committee, files = committee_with(2, officer)
    seat = committee.members.get(side="home")
    ConflictFactory(person=seat.person, application=files[0])

    said = html_of(committee, seat.user)

    assert "File 0" not in said
    assert files[0].reference not in said
    assert "File 1" in said
    assert "1 application is left out" in said
    assert "File 0" in html_of(committee, officer)
    page = client_for(seat.user).get(
        f"{reverse('records:report', args=['committee-dossier'])}?committee={committee.uuid}"
    )
    assert "File 1" in page.content.decode()
    assert "File 0" not in page.content.decode()


def test_what_was_withdrawn_is_left_out(officer):
    committee, files = committee_with(2, officer)
    Application.objects.filter(pk=files[0].pk).update(status="withdrawn")

    assert [one.row.item.application_id for one in chapters_of(committee, committee.members.first().user)] == [
        files[1].pk
    ]


def test_all_that_was_typed_is_text_in_it_and_cut(officer):
    """What nobody can change any more, `test_pdf_injection` cannot reach."""
    typed = "<img src=x>" + "W" * 2 * MOST_ON_PAPER
    committee, _files = committee_with(1, officer, text=typed)
    with pgtrigger.ignore():
        Application.objects.update(abstract=typed, title="<img src=title>")
        Member.objects.update(name="<img src=name>", institution_given="<img src=institution>")
        SideEvaluation.objects.filter(call_side__side="home").update(panel_note=typed)

    said = html_of(committee, officer)

    assert "<img" not in said
    assert [said.count(f"&lt;img src={one}&gt;") for one in ("x", "title", "name", "institution")] == [3, 2, 2, 2]
    assert max(map(len, re.findall("W+", said))) <= MOST_ON_PAPER


def test_its_name_tells_nothing_of_what_is_in_it():
    name = reports["committee-dossier"].file_name(dt.date(2026, 11, 22), "pdf")

    assert name == "committee-dossier-2026-11-22-en.pdf"


def test_others_are_told_of_no_committee(officer, user_with, client_for):
    committee, _files = committee_with(1, officer)
    address = f"{reverse('records:report', args=['committee-dossier'])}?committee={committee.uuid}"

    page = client_for(user_with("scholar")).get(address)

    assert "File 0" not in page.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_it_asks_as_much_of_few_applications_as_of_many(officer, count, django_assert_num_queries):
    committee, _files = committee_with(count, officer)
    chair = committee.members.get(side="partner").user
    chair.has_perm("programs.read_papers_application")

    with django_assert_num_queries(QUERIES):
        chapters_of(committee, chair)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_worker_makes_it_of_forty_applications_in_a_minute(officer, language):
    text = "The plan of the visits is well thought out, and both groups have what the other one lacks. " * 20
    committee, files = committee_with(40, officer, text=text)
    for one in files:
        reviewed(one, "home", text=text, total=70)
        reviewed(one, "partner", text=text, total=60)
    with translation.override(language):
        job = jobs.ask(
            "report",
            title="Dossier",
            by=committee.members.first().user,
            language=language,
            report="committee-dossier",
            on=clock.today().isoformat(),
            query=f"committee={committee.uuid}",
        )
    started = time.perf_counter()

    jobs.work(job.pk)

    assert time.perf_counter() - started < 60
    job.refresh_from_db()
    assert (job.status, job.error) == ("done", "")
    assert job.pages > 80
