"""A partner that evaluates elsewhere: its letter, its file, a second person; and what the committee makes of it."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError
from django.urls import reverse

from programs.actions import committee as committees
from programs.actions import elsewhere, reviewing
from programs.models import CallSide, ReviewAssignment, SideEvaluation
from records import imports
from records.history import acting
from records.models import ImportRow
from records.refusals import Refusal
from tests.factories.programs import CallSideFactory, ReviewAssignmentFactory
from tests.programs.committees import CLOSED, call_to_decide, committee_of, file_of
from tests.records.test_content import pdf

pytestmark = pytest.mark.django_db
HEADER = "Reference,Score,Grade,Rank,Note\n"
REASON = "The partner uses the portal after all."


@pytest.fixture
def officer(user_with):
    return user_with("officer")


@pytest.fixture
def second(user_with):
    return user_with("officer")


@pytest.fixture
def call():
    return call_to_decide()


@pytest.fixture
def files(call):
    return [file_of(call, f"File {n}") for n in range(3)]


@pytest.fixture
def side(call, files, officer):
    """The partner's, by its letter."""
    side = CallSideFactory(call=call, side="partner")
    by_letter(side, officer)
    return side


def by_letter(side, officer):
    scan = SimpleUploadedFile("letter.pdf", pdf(), "application/pdf")
    elsewhere.evaluate_elsewhere(side, number="CF-2026/118", dated_on=dt.date(2026, 11, 10), file=scan, by=officer)


def planned(side, *lines, by="Tests"):
    file = SimpleUploadedFile("partner.csv", (HEADER + "\n".join(lines) + "\n").encode())
    return imports.plan(imports.imports["partner-evaluations"], file=file, options={"call_side": side.pk}, by=by)


def taken_in(side, *lines, by):
    run = planned(side, *lines)
    imports.apply(run, by=by)
    side.refresh_from_db()
    return run


def outcomes(run):
    return [(row.outcome, row.messages) for row in run.rows.order_by("number")]


def said(side):
    rows = side.evaluations.order_by("application__pk")
    return [(one.raw and float(one.raw), one.grade, one.rank, one.panel_note, one.is_given) for one in rows]


# --- the letter --------------------------------------------------------------------------------------------------


def test_the_letter_is_filed_with_the_call_and_nobody_is_asked_to_review_here(side, files, officer, second):
    assert (side.letter_number, str(side.letter_on), side.paper.about) == ("CF-2026/118", "2026-11-10", side.call)
    with pytest.raises(Refusal, match="evaluates elsewhere"), acting(by=officer, verb="add"):
        ReviewAssignmentFactory(application=files[0], call_side=side)
    with pytest.raises(Refusal, match="confirmed, and closes it"):
        reviewing.close_side(side, waiver=REASON, by=officer)
    with pytest.raises(Refusal, match="evaluates elsewhere"):
        reviewing.grade(side, files[0], grade="A", by=officer)


def test_a_side_whose_reviewers_are_invited_evaluates_here(call, files, officer):
    side = CallSideFactory(call=call, side="partner")
    assignment = ReviewAssignmentFactory(application=files[0], call_side=side, invited=True)
    with pytest.raises(Refusal, match="this side evaluates here"):
        by_letter(side, officer)

    ReviewAssignment.objects.filter(pk=assignment.pk).update(status="cancelled")
    side.refresh_from_db()
    by_letter(side, officer)
    assert CallSide.objects.get(pk=side.pk).is_elsewhere


def test_a_side_that_gave_grades_evaluates_here(call, files, officer):
    side = CallSideFactory(call=call, side="partner")
    reviewing.grade(side, files[0], grade="A", by=officer)
    with pytest.raises(Refusal, match="this side evaluates here"):
        by_letter(side, officer)


def test_a_letter_by_mistake_is_taken_back_with_reasons_and_what_was_taken_in_is_gone(side, files, officer):
    taken_in(side, f"{files[0].reference},80,,,", by=officer)
    with pytest.raises(Refusal):
        elsewhere.evaluate_here(side, reason="", by=officer)

    elsewhere.evaluate_here(side, reason=REASON, by=officer)

    assert (said(side), side.is_elsewhere, side.imported_by) == ([], False, None)
    by_letter(side, officer)  # the same scan, which is filed already
    assert side.call.documents.count() == 1


# --- the file ----------------------------------------------------------------------------------------------------


def test_nothing_is_taken_in_before_it_was_looked_at(side, files):
    run = planned(side, f"{files[0].reference},85.5,A,1,Our first choice.")

    assert outcomes(run) == [("create", [])]
    assert said(side) == []


def test_scores_grades_and_ranks_are_taken_in_as_they_are(side, files, officer):
    lines = [
        f"{files[0].reference},85.5,a,1,Our first choice.",
        f"{files[1].reference.lower()},۷۰,,۲,",
        f"{files[2].reference},,C,,",
    ]
    taken_in(side, *lines, by=officer)

    assert said(side) == [
        (85.5, "A", 1, "Our first choice.", True),
        (70.0, "", 2, "", True),
        (None, "C", None, "", True),
    ]
    assert side.imported_by == officer


def test_every_error_is_told_by_its_row_and_nothing_is_taken_in(side, files, officer):
    other = file_of(call_to_decide(), "Elsewhere")
    type(other).objects.filter(pk=files[2].pk).update(status="withdrawn")
    run = taken_in(
        side,
        f"{files[0].reference},80,A,1,",
        ",80,,,",
        f"{other.reference},80,,,",
        f"{files[0].reference},70,,,",
        f"{files[1].reference},101,D,0,",
        f"{files[1].reference},,,,Fine.",
        f"{files[2].reference},60,,,",
        by=officer,
    )

    assert outcomes(run) == [
        ("unchanged", ["Not taken: other rows are wrong."]),
        ("error", ["The reference is missing."]),
        ("error", ["No application to this call has this reference."]),
        ("error", ["This application stands in the file twice."]),
        (
            "error",
            [
                "Score: Ensure this value is less than or equal to 100.",
                "A grade is A, B or C.",
                "Rank: Ensure this value is greater than or equal to 1.",
            ],
        ),
        ("error", ["This application stands in the file twice.", "It has neither a score nor a grade nor a rank."]),
        ("error", ["This application is not evaluated any more."]),
    ]
    assert (said(side), side.imported_by) == ([], None)


def test_the_same_file_again_changes_nothing_and_a_shorter_one_takes_out(side, files, officer, second):
    lines = [f"{one.reference},80,,," for one in files]
    taken_in(side, *lines, by=officer)
    assert [outcome for outcome, _messages in outcomes(planned(side, *lines))] == ["unchanged"] * 3

    run = taken_in(side, *lines[:2], by=second)

    assert outcomes(run)[1] == ("update", [f"No longer in the file, and taken out: {files[2].reference}."])
    assert side.evaluations.count() == 2
    assert side.imported_by == second


def test_a_side_that_evaluates_here_takes_nothing_in(call, files):
    with pytest.raises(Refusal, match="file the letter of the partner first"):
        planned(CallSideFactory(call=call, side="home"), f"{files[0].reference},80,,,")


def test_the_partner_may_name_an_application_by_its_own_number_unless_two_have_it(side, files, officer):
    for file, number in zip(files, ("PHC-77", "PHC-1", "PHC-1"), strict=True):
        file.members.filter(role="leader", side="partner").update(national_number=number)

    [(outcome, messages)] = outcomes(planned(side, "PHC-1,70,B,2,"))
    taken_in(side, "phc-77,80,A,1,", by=officer)

    assert (outcome, messages) == ("error", ["No application to this call has this reference."])
    assert (side.evaluations.get().application, said(side)) == (files[0], [(80.0, "A", 1, "", True)])


def test_managers_of_other_programmes_neither_choose_the_side_nor_see_its_files(side, files, officer, user_with):
    stranger = user_with("programme_manager")
    definition = imports.imports["partner-evaluations"]
    planned(side, f"{files[0].reference},80,,,")

    assert list(definition.form_for(officer).fields["call_side"].queryset) == [side]
    assert not definition.form_for(stranger).fields["call_side"].queryset.exists()
    assert definition.runs_for(officer).count() == 1
    assert not definition.runs_for(stranger).exists()


# --- confirmed ---------------------------------------------------------------------------------------------------


def test_a_second_person_confirms_and_the_side_is_closed(side, files, officer, second):
    with pytest.raises(Refusal, match="Nothing is taken in"):
        elsewhere.confirm_side(side, by=second)
    taken_in(side, f"{files[0].reference},80,A,1,", by=officer)
    with pytest.raises(Refusal, match="second person"):
        elsewhere.confirm_side(side, by=officer)

    elsewhere.confirm_side(side, by=second)

    assert (side.is_over, side.closed_by) == (True, second)
    assert said(side) == [(80.0, "A", 1, "", True), (None, "", None, "", True), (None, "", None, "", True)]
    with pytest.raises(Refusal, match="closed already"):
        elsewhere.confirm_side(side, by=second)
    with pytest.raises(Refusal, match="closed already"):
        planned(side, f"{files[0].reference},90,,,")


@pytest.mark.parametrize("values", [{"closed": "officer"}, {"closed": "nobody else", "imported_by": None}])
def test_the_database_refuses_that_one_person_confirms_or_that_nothing_was_taken_in(
    side, files, officer, second, values
):
    taken_in(side, f"{files[0].reference},80,A,1,", by=officer)
    by = officer if values["closed"] == "officer" else second
    changed = {name: value for name, value in values.items() if name != "closed"}

    with pytest.raises(DatabaseError, match="call_side_confirmed_by_another"):
        CallSide.objects.filter(pk=side.pk).update(closed_at=CLOSED, closed_by=by, **changed)


@pytest.mark.parametrize(
    "values", [{"rank": 0}, {"raw": 101}, {"reviews": 1, "spread": 0}, {"adjusted": 80, "error": 1}]
)
def test_the_database_refuses_what_no_partner_gives(side, files, officer, values):
    taken_in(side, f"{files[0].reference},80,A,1,", by=officer)

    with pytest.raises(DatabaseError, match="side_evaluation_"):
        side.evaluations.update(**values)


def test_the_database_refuses_a_given_score_on_a_side_that_evaluates_here(call, files):
    side = CallSideFactory(call=call, side="home")

    with pytest.raises(DatabaseError, match="not of this kind"):
        SideEvaluation.objects.create(call_side=side, application=files[0], raw=80, is_given=True)


def test_what_was_confirmed_stands(side, files, officer, second):
    taken_in(side, f"{files[0].reference},80,A,1,", by=officer)
    elsewhere.confirm_side(side, by=second)

    with pytest.raises(DatabaseError, match="side is closed"):
        side.evaluations.filter(raw=80).update(raw=90)


# --- before the committee ----------------------------------------------------------------------------------------


def before_the_committee(side, files, officer, second, *lines):
    """The home side has said 90, 80 and 70."""
    home = CallSideFactory(call=side.call, side="home")
    for one, raw in zip(files, (90, 80, 70), strict=True):
        SideEvaluation.objects.create(
            call_side=home, application=one, reviews=2, raw=raw, spread=0, adjusted=raw, error=3
        )
    CallSide.objects.filter(pk=home.pk).update(closed_at=CLOSED, closed_by=officer)
    taken_in(side, *lines, by=officer)
    elsewhere.confirm_side(side, by=second)
    committee = committee_of(side.call, by=officer)
    committees.open_committee(committee, by=officer)
    return committee


def test_given_scores_are_ranked_with_those_of_the_other_side_as_they_are(side, files, officer, second):
    type(side.call).objects.update(score_used="adjusted")
    lines = [f"{one.reference},{score},,," for one, score in zip(files, (65, 85, 75), strict=True)]
    side.call.refresh_from_db()

    committee = before_the_committee(side, files, officer, second, *lines)

    placed = committee.items.order_by("position")
    assert [(one.application, one.rank) for one in placed] == [(files[1], 1), (files[0], 2), (files[2], 3)]
    assert {one.error for one in placed} == {None}  # the partner gives none: raw scores decide, for all


def test_a_grade_of_c_keeps_it_from_being_funded(side, files, officer, second):
    lines = [f"{one.reference},80,{grade},," for one, grade in zip(files, "ACB", strict=True)]

    committee = before_the_committee(side, files, officer, second, *lines)

    item = committee.items.get(application=files[1])
    assert (item.rank, item.outcome, item.below) == (None, "rejected", [["partner", "grade"]])


def test_of_ranks_and_grades_alone_no_score_is_made_and_the_table_says_so(side, files, officer, second, client_for):
    lines = [f"{one.reference},,{grade},{rank}," for rank, (one, grade) in enumerate(zip(files, "AAB", strict=True), 1)]

    committee = before_the_committee(side, files, officer, second, *lines)

    assert {(one.rank, one.joint) for one in committee.items.all()} == {(None, None)}
    page = client_for(officer).get(committee.get_absolute_url())
    marks = [row.marks[1] for row in page.context["rows"]]
    assert [(one.raw, one.grade, one.notes) for one in marks] == [
        ("–", "A", ["evaluated elsewhere", "rank 1 of its own"]),
        ("–", "A", ["evaluated elsewhere", "rank 2 of its own"]),
        ("–", "B", ["evaluated elsewhere", "rank 3 of its own"]),
    ]
    assert "No score was given: partner." in page.content.decode()
    committees.decide(
        committee.items.get(application=files[0]),
        chosen="funded",
        reason="First of both sides, and within the money.",
        edition=1,
        by=officer,
    )
    assert committee.items.get(application=files[0]).outcome == "funded"


# --- in the admin ------------------------------------------------------------------------------------------------


def test_the_office_files_the_letter_takes_the_file_in_and_another_one_confirms(
    call, files, officer, second, client_for
):
    side, client = CallSideFactory(call=call, side="partner"), client_for(officer)
    page = side.get_absolute_url()
    scan = SimpleUploadedFile("letter.pdf", pdf(), "application/pdf")
    client.post(
        reverse("admin:programs_callside_elsewhere", args=[side.pk]),
        {"number": "118", "dated_on": "2026-11-10", "file": scan},
    )
    assert "118" in client.get(page).content.decode()

    table = SimpleUploadedFile("partner.csv", (HEADER + f"{files[0].reference},80,A,1,\n").encode())
    preview = client.post(reverse("admin:programs_callside_import"), {"file": table, "call_side": side.pk})
    assert files[0].reference in client.get(preview.url).content.decode()
    client.post(preview.url, {"apply": ""})

    assert ImportRow.objects.get().outcome == "create"
    shown = client.get(page).content.decode()
    assert "Confirm, and close this side" not in shown
    address = reverse("admin:programs_callside_confirm", args=[side.pk])
    asked = client_for(second).get(address).content.decode()
    assert files[1].reference in asked
    assert files[0].reference not in asked
    client_for(second).post(address)
    side.refresh_from_db()
    assert side.is_over
    assert "<b>80.00</b>" in client.get(page).content.decode()
