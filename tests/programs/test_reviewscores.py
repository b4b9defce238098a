"""Raw and adjusted scores of a side beside one another: adjusted ones only where they are asked for."""

import pgtrigger
import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from programs.actions import conflicts, reviewing
from programs.reviewflags import reviews_of
from programs.reviewscores import said_of
from tests.factories.programs import (
    CallSideFactory,
    ConflictFactory,
    ReviewAssignmentFactory,
    ReviewerPanelFactory,
    ReviewFactory,
)
from tests.programs.reviewed import call_to_review, file_of

pytestmark = pytest.mark.django_db
# The golden example of the design: reviewer 3 is severe, reviewer 2 is mild.
GOLDEN = {
    1: {"A": 80, "B": 60, "C": 70, "D": 50},
    2: {"A": 90, "E": 85, "F": 95, "D": 75},
    3: {"B": 50, "C": 55, "E": 45, "F": 65},
}
ADJUSTED = {"F": "77.59", "A": "76.17", "C": "70.68", "E": "64.63", "B": "64.20", "D": "56.73"}


@pytest.fixture
def golden():
    """The twelve reviews, submitted; their totals are given, not counted."""
    call = call_to_review()
    side = CallSideFactory(call=call)
    applications = {title: file_of(call, title) for title in "ABCDEF"}
    for given in GOLDEN.values():
        reviewer = ReviewerPanelFactory(programme=call.programme).reviewer
        for title, total in given.items():
            with pgtrigger.ignore():
                assignment = ReviewAssignmentFactory(
                    application=applications[title],
                    call_side=side,
                    reviewer=reviewer,
                    accepted=True,
                    status="submitted",
                )
                ReviewFactory(
                    assignment=assignment,
                    total=total,
                    submitted_at=assignment.answered_at,
                    recommendation="fund",
                    text_to_applicant="x" * 200,
                    text_to_committee="x" * 200,
                )
    return side, applications


def words_of(side, applications, **asked):
    shown = list(applications.values())
    said, why = said_of(side, shown, reviews_of(side, shown), **asked)
    return {title: said[one.pk].words for title, one in applications.items()}, why


def test_the_adjusted_scores_of_a_side_are_those_of_the_design(golden):
    words, why = words_of(*golden, is_adjusted=True)

    assert why == ""
    assert {title: one["adjusted"] for title, one in words.items()} == ADJUSTED
    assert {one["error"] for one in words.values()} == {"4.68"}
    assert {title: one["raw"] for title, one in words.items()} == {
        "A": "85.00",
        "B": "55.00",
        "C": "62.50",
        "D": "62.50",
        "E": "65.00",
        "F": "80.00",
    }


def test_raw_scores_alone_read_only_these_applications(golden, django_assert_num_queries):
    side, applications = golden

    with django_assert_num_queries(3):  # reviews, their scores, grades
        words, _why = words_of(side, {"A": applications["A"]}, is_adjusted=False)

    assert words == {"A": {"raw": "85.00", "spread": "10.00"}}


def test_a_closed_side_shows_what_it_has_kept(golden, user_with, django_assert_num_queries):
    side, applications = golden
    reviewing.close_side(side, waiver="The totals were given by hand in this test.", by=user_with("officer"))
    side.refresh_from_db()

    with django_assert_num_queries(3):
        words, why = words_of(side, applications, is_adjusted=True)

    assert {title: one["adjusted"] for title, one in words.items()} == ADJUSTED
    assert why == ""


def page(client, side, query=""):
    address = reverse("admin:programs_callside_change", args=[side.pk])
    return client.get(f"{address}{query}").content.decode()


def test_the_page_shows_adjusted_scores_only_where_they_are_asked_for(golden, user_with, client_for):
    client = client_for(user_with("officer"))

    assert "77.59" not in page(client, golden[0])
    assert "± 4.68" in page(client, golden[0], "?adjusted")


def test_where_adjusted_scores_decide_the_page_shows_them_at_once(user_with, client_for):
    call = call_to_review(score_used="adjusted")
    file_of(call)
    side = CallSideFactory(call=call)

    text = page(client_for(user_with("officer")), side)

    assert "Adjusted scores decide in this call" in text
    assert "Fewer than four reviews are submitted: no score is adjusted." in text


def test_a_soft_conflict_stands_beside_the_pair(golden, user_with, client_for):
    assignment = golden[0].assignments.first()
    person = assignment.reviewer.person
    ConflictFactory(application=assignment.application, person=person, kind="co_member", is_hard=False)

    assert page(client_for(user_with("officer")), golden[0]).count("in an earlier application together") == 1


def test_the_panel_grades_on_a_page(golden, user_with, client_for):
    side, applications = golden
    address = reverse("admin:programs_callside_grade", args=[side.pk, applications["A"].pk])

    client_for(user_with("officer")).post(address, {"grade": "A", "panel_note": "First of all."})

    text = page(client_for(user_with("officer")), side)
    assert "First of all." in text
    assert "Grade of the panel:" in text


# --- a conflict that is found when the side is closed ---------------------------------------------------------------


@pytest.fixture
def closed(golden, user_with):
    side, applications = golden
    reviewing.close_side(side, waiver="The totals were given by hand in this test.", by=user_with("officer"))
    side.refresh_from_db()
    return side, applications


def kept(side, application):
    row = side.evaluations.get(application=application)
    return row.reviews, row.raw and float(row.raw), row.adjusted and float(row.adjusted)


def reviewer_of(side, application, total):
    return side.assignments.get(application=application, review__total=total).reviewer.person


def test_a_closed_side_leaves_out_whose_author_is_found_to_have_a_conflict(closed, user_with):
    side, applications = closed
    person = reviewer_of(side, applications["A"], 90)

    conflicts.enter_conflict(applications["A"], person=person, kind="office", is_hard=True, by=user_with("officer"))

    reviews, raw, adjusted = kept(side, applications["A"])
    assert (reviews, raw) == (1, 80)
    assert adjusted != float(ADJUSTED["A"])
    assert kept(side, applications["B"])[:2] == (2, 55)
    assert kept(side, applications["B"])[2] != float(ADJUSTED["B"])  # its reviewer stands beside others now


def test_a_soft_conflict_and_one_of_whoever_has_not_reviewed_it_change_nothing(closed, user_with):
    side, applications = closed
    before = {title: kept(side, one) for title, one in applications.items()}
    officer = user_with("officer")

    soft = reviewer_of(side, applications["A"], 90)
    conflicts.enter_conflict(applications["A"], person=soft, kind="office", is_hard=False, by=officer)
    other = reviewer_of(side, applications["B"], 50)
    conflicts.enter_conflict(applications["A"], person=other, kind="office", is_hard=True, by=officer)

    assert {title: kept(side, one) for title, one in applications.items()} == before


def test_what_it_said_before_stays_in_its_history_with_who_entered_the_conflict(closed, user_with):
    side, applications = closed
    officer = user_with("officer")
    person = reviewer_of(side, applications["A"], 90)

    conflicts.enter_conflict(applications["A"], person=person, kind="office", is_hard=True, by=officer)

    row = side.evaluations.get(application=applications["A"])
    before, now = row.events.order_by("-pgh_id")[:2][::-1]
    assert (float(before.raw), float(now.raw)) == (85, 80)
    assert (now.pgh_context["verb"], now.pgh_context["by"]) == ("enter_conflict", officer.pk)


def test_without_its_only_review_an_application_has_no_score(golden, user_with):
    side, applications = golden
    with pgtrigger.ignore():
        side.assignments.filter(application=applications["A"], review__total=90).update(status="cancelled")
    reviewing.close_side(side, waiver="The totals were given by hand in this test.", by=user_with("officer"))
    person = reviewer_of(side, applications["A"], 80)

    conflicts.enter_conflict(applications["A"], person=person, kind="office", is_hard=True, by=user_with("officer"))

    assert kept(side, applications["A"]) == (0, None, None)


def test_the_database_lets_a_closed_side_say_only_what_its_reviews_say(closed):
    side, applications = closed
    row = side.evaluations.filter(application=applications["A"])
    for values in ({"raw": 86}, {"reviews": 1}, {"grade": "A"}, {"panel_note": "Late."}):
        with pytest.raises(DatabaseError, match="side is closed"), transaction.atomic():
            row.update(**values)
