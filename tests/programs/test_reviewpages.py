"""What a reviewer sees and writes: the application without what identifies, beside the rubric, alone until it is in."""

import pgtrigger
import pytest
from django.urls import reverse

from programs.actions import reviewing
from programs.models import Application, Member, Review, ReviewAssignment
from tests.factories.programs import (
    AttachmentFactory,
    ConflictFactory,
    FormSectionFactory,
    PlannedVisitFactory,
    QuestionFactory,
    ReviewAssignmentFactory,
    ReviewFactory,
    SectionAnswersFactory,
)
from tests.programs.reviewed import call_to_review, reviewer_of
from tests.programs.test_actions_assigning import ApplicationFactory, hand_in
from tests.programs.test_neutralfiles import pdf as named_pdf

pytestmark = pytest.mark.django_db
LIST_COST = 5
LONG = "This is what I think of it, at some length. " * 6
NAMES = ("Sara Rahimi", "Anne Martin", "Parsan University", "A. Traveller", "my-name.pdf", "Identified", "Between us")


def filled_application(call):
    """All of whose parts tell who applies, or are not for reviewers, or are of the other side."""
    application = ApplicationFactory(call=call, title="A joint observatory", area=call.areas.get())
    section = call.sections.get(key="questions")
    for key, values in {"who": {"is_identifying": True}, "office": {"is_for_reviewers": False}}.items():
        QuestionFactory(section=section, key=key, label_en=key, **values)
    file = QuestionFactory(section=section, key="plan", label_en="Plan", kind="file")
    theirs = FormSectionFactory(call=call, key="theirs", title_en="Of the partner", audience="partner")
    QuestionFactory(section=theirs, key="budget", label_en="Abroad")
    SectionAnswersFactory(
        application=application,
        section=section,
        values={"aims": "To measure the sun.", "who": "Identified", "office": "Between us"},
    )
    SectionAnswersFactory(application=application, section=theirs, values={"budget": "Theirs alone"})
    member = Member.objects.create(application=application, name="A. Traveller", institution_given="Parsan University")
    PlannedVisitFactory(application=application, traveller=member)
    attachment = AttachmentFactory(application=application, question=file)
    type(attachment.document).objects.filter(pk=attachment.document_id).update(name="my-name.pdf", title="")
    hand_in(application)
    Application.objects.filter(pk=application.pk).update(status="eligible")
    application.refresh_from_db()
    return application


def taken_on(application, user, family="Azar"):
    return ReviewAssignmentFactory(
        application=application, reviewer=reviewer_of(application.call, family), accepted=True, user=user
    )


@pytest.fixture
def azar(user_with):
    return user_with(email="azar@example.org", verified=True)


@pytest.fixture
def assignment(azar):
    return taken_on(filled_application(call_to_review()), azar)


@pytest.fixture
def blind(azar):
    return taken_on(filled_application(call_to_review(hides_applicants=True)), azar)


def page(client, assignment, name="review"):
    return client.get(reverse(f"reviews:{name}", args=[assignment.uuid]))


def test_a_reviewer_reads_what_is_for_reviewers_and_of_the_own_side(assignment, azar, client_for):
    text = page(client_for(azar), assignment).content.decode()

    assert "To measure the sun." in text
    assert "Identified" in text
    assert "Sara Rahimi" in text
    assert "Between us" not in text
    assert "Theirs alone" not in text


def test_where_the_call_hides_who_applies_nothing_on_the_page_tells_it(blind, azar, client_for):
    text = page(client_for(azar), blind).content.decode()

    assert "To measure the sun." in text
    assert [name for name in (*NAMES, "Theirs alone") if name in text] == []


def test_the_file_comes_under_a_name_that_tells_nothing(blind, azar, client_for):
    [attachment] = blind.application.attachments.all()
    with attachment.document.file.storage.open(attachment.document.file.name, "wb") as file:
        file.write(named_pdf())

    response = client_for(azar).get(reverse("reviews:file", args=[blind.uuid, attachment.pk]))

    assert response.status_code == 200
    assert response.content.startswith(b"%PDF-")
    assert b"Rahimi" not in response.content
    assert "my-name" not in str(response.headers)
    assert "plan" in response["Content-Disposition"]


def test_a_file_that_cannot_be_made_neutral_is_not_handed_out(blind, azar, client_for):
    [attachment] = blind.application.attachments.all()

    assert client_for(azar).get(reverse("reviews:file", args=[blind.uuid, attachment.pk])).status_code == 404


def test_a_file_that_tells_who_applies_is_not_handed_out(azar, client_for):
    call = call_to_review(hides_applicants=True)
    cv = QuestionFactory(section=call.sections.get(key="questions"), key="cv", kind="file", is_identifying=True)
    application = ApplicationFactory(call=call)
    attachment = AttachmentFactory(application=application, question=cv)
    hand_in(application)
    Application.objects.filter(pk=application.pk).update(status="eligible")
    assignment = taken_on(application, azar)

    response = client_for(azar).get(reverse("reviews:file", args=[assignment.uuid, attachment.pk]))

    assert response.status_code == 404


APPLICANTS = ["application", "check", "preview", "copy", "timeline", "receipt", "consent", "invite"]


@pytest.mark.parametrize("name", APPLICANTS)
def test_pages_of_applicants_are_not_there_for_reviewers(name, assignment, azar, client_for):
    response = client_for(azar).get(reverse(f"applications:{name}", args=[assignment.application.uuid]))

    assert response.status_code == 404


def test_sections_and_files_of_applicants_are_not_there_for_reviewers(assignment, azar, client_for):
    application = assignment.application
    [attachment] = application.attachments.all()
    client = client_for(azar)

    for name, rest in (("section", ["team"]), ("file", [attachment.pk])):
        assert client.get(reverse(f"applications:{name}", args=[application.uuid, *rest])).status_code == 404
    assert client.get(attachment.document.url).status_code in (403, 404)


def test_a_conflict_closes_page_and_file_that_were_open_before(assignment, azar, client_for):
    [attachment] = assignment.application.attachments.all()
    client, file = client_for(azar), reverse("reviews:file", args=[assignment.uuid, attachment.pk])
    assert page(client, assignment).status_code == 200
    assert b"".join(client.get(file).streaming_content)

    ConflictFactory(person=assignment.reviewer.person, application=assignment.application)

    assert (page(client, assignment).status_code, client.get(file).status_code) == (404, 404)


def test_nobody_else_sees_it_and_the_office_sees_what_the_reviewer_sees(blind, client_for, user_with):
    assert page(client_for(user_with()), blind).status_code == 404
    text = page(client_for(user_with("officer")), blind).content.decode()
    assert "To measure the sun." in text
    assert [name for name in NAMES if name in text] == []


def test_opening_the_page_begins_nothing(assignment, azar, client_for):
    client = client_for(azar)

    page(client, assignment)
    assert not Review.objects.exists()
    client.post(reverse("reviews:begin", args=[assignment.uuid]))
    assert Review.objects.get().assignment == assignment


def sent(assignment, values=(4, 3, 5), **changes):
    criteria = assignment.call_side.call.criteria.order_by("pk")
    scores = {f"c{one.pk}": value for one, value in zip(criteria, values, strict=True)}
    texts = {"text_to_applicant": LONG, "text_to_committee": LONG, "recommendation": "fund"}
    return scores | texts | {"version": Review.objects.get(assignment=assignment).version} | changes


def test_it_is_saved_by_itself_and_survives(assignment, azar, client_for):
    client, url = client_for(azar), assignment.get_absolute_url()
    reviewing.open_review(assignment, by=azar)

    answer = client.post(url, sent(assignment, ("", 3, ""), recommendation=""), headers={"X-Autosave": "1"})
    late = client.post(url, sent(assignment, version=1), headers={"X-Autosave": "1"})

    review = Review.objects.get()
    assert answer.json()["version"] == review.version
    assert [one.value for one in review.scores.all()] == [3]
    assert (review.text_to_applicant, review.submitted_at) == (LONG.strip(), None)
    assert late.status_code == 409
    assert "4 – Good" in page(client, assignment).content.decode()


def test_it_is_submitted_only_when_nothing_is_missing(assignment, azar, client_for):
    client, url = client_for(azar), assignment.get_absolute_url()
    reviewing.open_review(assignment, by=azar)

    again = client.post(url, sent(assignment, (4, "", 5), submit="1"))
    assert "This is missing." in again.content.decode()
    assert Review.objects.get().submitted_at is None
    client.post(url, sent(assignment, submit="1"))

    assert float(Review.objects.get().total) == 80.0
    assert ReviewAssignment.objects.get(pk=assignment.pk).status == "submitted"
    assert client.post(url, sent(assignment, (1, 1, 1))).status_code == 200
    assert float(Review.objects.get().total) == 80.0


def test_others_are_unseen_until_the_own_review_is_in(assignment, azar, client_for, user_with):
    bahar = user_with(email="bahar@example.org", verified=True)
    other = taken_on(assignment.application, bahar, "Bahar")
    reviewing.open_review(other, by=bahar)
    client_for(bahar).post(other.get_absolute_url(), sent(other, (1, 2, 3), submit="1"))
    client = client_for(azar)
    reviewing.open_review(assignment, by=azar)

    before = page(client, assignment).content.decode()
    client.post(assignment.get_absolute_url(), sent(assignment, submit="1"))
    after = page(client, assignment).content.decode()

    assert "Other reviews" not in before
    assert "Other reviews" in after
    assert "38" in after
    assert "Bahar" not in before + after


def test_what_was_written_once_is_read_and_leads_to_nothing(assignment, azar, client_for):
    client = client_for(azar)
    reviewing.open_review(assignment, by=azar)
    client.post(assignment.get_absolute_url(), sent(assignment, submit="1"))
    Application.objects.update(status="withdrawn")

    text = client.get(reverse("reviews:list")).content.decode()

    assert LONG.strip() in text
    assert assignment.get_absolute_url() not in text
    assert page(client, assignment).status_code == 404


def test_what_is_to_be_written_comes_first(assignment, azar, client_for):
    done = ReviewAssignmentFactory(accepted=True, user=azar)
    with pgtrigger.ignore():
        ReviewFactory(assignment=done, submitted_at=done.answered_at, total=80, recommendation="fund")
        ReviewAssignment.objects.filter(pk=done.pk).update(status="submitted")

    response = client_for(azar).get(reverse("reviews:list"))

    assert [one.pk for one in response.context["object_list"]] == [assignment.pk, done.pk]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_reviews_costs_the_same(rows, azar, client_for, django_assert_num_queries):
    for _n in range(rows):
        ReviewAssignmentFactory(accepted=True, user=azar)
    client = client_for(azar)
    client.get(reverse("reviews:list"))

    with django_assert_num_queries(LIST_COST):
        response = client.get(reverse("reviews:list"))

    assert len(response.context["object_list"]) == rows
