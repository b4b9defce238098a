"""The values of a round are taken out as the command line reads them, and read into another from the same file."""

import csv
import datetime as dt
import io

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from directory.roles import Role
from evaluation.actions.files import read_file
from evaluation.models import DataPoint, ValueKind
from records import clock, imports
from records.history import timeline
from records.models import ImportRow
from records.refusals import Refusal
from tests.evaluation import mini
from tests.evaluation.minirounds import computed, mini_round, ranks_of
from tests.evaluation.rounds import NOW, SmallRound
from tests.factories.evaluation import ExerciseFactory, ParticipationFactory, RoundFactory, opened, put
from tests.pages import soup

pytestmark = pytest.mark.django_db
HEADING = "unit,period,variable,value,kind\n"


@pytest.fixture
def officer(user_with):
    return user_with(Role.OFFICER)


@pytest.fixture
def small(user_with):
    """A round that collects, with A (staff, women, papers of 1404) and B."""
    made = SmallRound(user_with)
    made.b = made.other()
    return made


def planned(this, lines, *, by):
    file = ContentFile((HEADING + lines).encode(), name="values.csv")
    return imports.plan(imports.imports["evaluation-values"], file=file, options={"round": this.pk}, by=by)


def brought(this, lines, *, by):
    return imports.apply(planned(this, lines, by=by), by=by)


def said(run):
    """{row: what is said of it} of the rows that are wrong."""
    return {row.number: row.messages for row in ImportRow.objects.filter(run=run, outcome="error")}


def stands(this):
    """(institution, data item, value, kind) as they are kept."""
    found = DataPoint.objects.filter(participation__round=this).order_by("participation__code", "variable__code")
    return list(found.values_list("participation__code", "variable__code", "value", "kind"))


def test_values_are_taken_in_as_the_institutions_own_with_their_origin_and_their_history(small, officer):
    run = brought(small.round, "A,1404,staff,210,\nA,1404,women,,suppressed\nB,۱۴۰۴,papers,0,reported\n", by=officer)

    point = small.point("staff")
    assert run.counts == {"create": 3, "update": 0, "unchanged": 0, "error": 0}
    assert stands(small.round) == [
        ("A", "staff", 210, "reported"),
        ("A", "women", None, "suppressed"),
        ("B", "papers", 0, "zero"),
    ]
    assert (point.origin, point.entered_by, point.state) == ("office", officer, "pending")
    acts = [(act.comment, act.by_name) for act in timeline(small.participation) if act.label == "Imported"]
    assert acts == [("values.csv", str(officer))]


def test_what_follows_from_the_values_is_found_once_they_are_in(small, officer):
    brought(small.round, "A,1404,staff,200,\nA,1404,women,260,\n", by=officer)

    found = small.participation.findings.filter(state="open").exclude(code="missing")
    assert list(found.values_list("code", "is_hard")) == [("part", True)]


def test_the_same_file_once_more_changes_nothing(small, officer):
    lines = "A,1404,staff,210,\nA,1404,women,,not_available\n"
    brought(small.round, lines, by=officer)

    assert brought(small.round, lines, by=officer).counts == {"create": 0, "update": 0, "unchanged": 2, "error": 0}


def test_the_preview_says_what_is_replaced_and_a_note_stays(small, officer):
    small.save(**NOW)
    put(small.point("papers"), note="By Scopus.")

    run = planned(small.round, "A,1404,papers,310,estimated\nA,1404,staff,210,\n", by=officer)
    rows = list(ImportRow.objects.filter(run=run).values_list("outcome", "messages"))
    before = small.point("papers").value
    imports.apply(run, by=officer)

    point = small.point("papers")
    assert rows == [("update", ["Replaces 300, entered by hand."]), ("unchanged", [])]
    assert (before, point.value, point.kind, point.note) == (300, 310, "estimated", "By Scopus.")


WRONG = [
    ("Q,1404,staff,1,", "“Q” takes no part in this round."),
    ("A,1403,staff,1,", "1403 is another year than the round's, which is 1404."),
    (f"A,{'9' * 5000},staff,1,", f"“{'9' * 5000}” is no period: a year, in digits."),
    ("A,last,staff,1,", "“last” is no period: a year, in digits."),
    ("A,1404,stuff,1,", "There is no variable “stuff” in the framework."),
    ("A,1404,staff,12 heads,", "“12 heads” is not a number. Digits and one decimal point, nothing else."),
    ("A,1404,staff,12.5,", "“staff” is counted in whole numbers; 12.5 is none."),
    ("A,1404,staff,-1,", "“staff” is -1, and cannot be less than 0."),
    ("A,1404,papers,100.5,", "“papers” is 100.5, and cannot be more than 100."),
    ("A,1404,papers,0.1234567,", "At most six decimals are kept."),
    ("A,1404,staff,200000000000000000,", "This number is larger than any figure of an institution."),
    ("A,1404,papers,,reported", "The value is missing: “reported” has one."),
    ("A,1404,papers,3,zero", "The kind says zero, the value 3."),
    ("A,1404,staff,3,suppressed", "“3” stands beside “suppressed”, which has no value."),
    (
        "A,1404,staff,3,guess",
        f"“guess” is no kind of value. One of these: {', '.join(ValueKind.values)}.",
    ),
    ("A,1404,women,4,", "“women” of “A” for 1404 was given before, in line 2."),
    ("C,1404,staff,3,", "Nothing is entered now: the status is “submitted”."),
    ("D,1404,staff,3,", "The deadline is over: nothing is entered any more."),
    ("E,1404,staff,3,", "“E” takes no part in this round."),
]


def test_each_wrong_line_is_told_and_nothing_of_the_file_is_kept(user_with, officer):
    small = SmallRound(user_with, is_whole=False, maximum=100)
    for code, values in {
        "C": {"status": "submitted"},
        "D": {"closes_at": clock.now() - dt.timedelta(minutes=1)},
        "E": {"status": "withdrawn", "reason": "It asked to."},
    }.items():
        put(small.other(code), **values)

    run = planned(small.round, "A,1404,women,3,\n" + "\n".join(line for line, _said in WRONG), by=officer)
    imports.apply(run, by=officer)

    assert said(run) == {number: [sentence] for number, (_line, sentence) in enumerate(WRONG, 3)}
    assert ImportRow.objects.get(run=run, number=2).messages == ["Not taken: other rows are wrong."]
    assert stands(small.round) == []


def test_whoever_has_submitted_since_the_preview_keeps_its_values_and_so_do_all(small, officer):
    run = planned(small.round, "A,1404,staff,210,\nB,1404,staff,4,\n", by=officer)
    put(small.participation, status="submitted")

    imports.apply(run, by=officer)

    assert said(run) == {2: ["Nothing is entered now: the status is “submitted”."]}
    assert stands(small.round) == []


def test_of_what_was_returned_only_values_with_a_question_are_changed(small, officer):
    small.save(**NOW)
    put(small.point("papers"), state="queried")
    put(small.participation, status="returned", closes_at=clock.now() + dt.timedelta(days=3))

    wrong = planned(small.round, "A,1404,papers,310,\nA,1404,staff,211,\n", by=officer)
    brought(small.round, "A,1404,papers,310,\nA,1404,staff,210,\n", by=officer)

    point = small.point("papers")
    assert said(wrong) == {3: ["“Staff” is not asked about: only values with a question are changed now."]}
    assert (point.value, point.state) == (310, "queried")


@pytest.mark.parametrize("status", ["design", "computation"])
def test_a_round_that_does_not_collect_takes_no_file(small, officer, status):
    run = planned(small.round, "A,1404,staff,210,\n", by=officer)
    put(small.round, status=status)

    with pytest.raises(Refusal, match="takes no values now"):
        planned(small.round, "A,1404,staff,210,\n", by=officer)
    with pytest.raises(Refusal, match="takes no values now"):
        imports.apply(run, by=officer)


def test_the_preview_costs_the_same_for_one_line_and_for_three(small, officer):
    def queries(lines):
        with CaptureQueriesContext(connection) as found:
            planned(small.round, lines, by=officer)
        return len(found)

    assert queries("A,1404,staff,1,\n") == queries("A,1404,staff,1,\nA,1404,women,1,\nB,1404,papers,1,\n")


# --- there and back


def taken_out(this, *, by, client_for):
    """The two files of a round: framework, values."""
    client = client_for(by)
    framework = client.get(reverse("admin:evaluation_framework_file", args=[this.framework_id])).text
    return framework, client.get(reverse("admin:evaluation_round_values", args=[this.pk])).text


def test_what_is_taken_out_is_the_same_once_it_is_read_into_another_round(officer, client_for):
    first = mini_round(A={"foreign": 12.25})
    part = first.participations.get(code="D")
    put(first, status="validation")
    for code, kind, value in [
        ("joint", "zero", 0),
        ("foreign", "suppressed", None),
        ("papers", "estimated", 500),
        ("retracted", "not_applicable", None),
    ]:
        put(part.points.get(variable__code=code), kind=kind, value=value)
    framework, values = taken_out(first, by=officer, client_for=client_for)
    other = read_file(ExerciseFactory(), framework, "json", by=officer)
    second = RoundFactory(framework=other, year=first.year)
    for code in mini.GIVEN:
        ParticipationFactory(round=second, code=code)
    opened(second)

    run = brought(second, values.removeprefix(HEADING), by=officer)

    assert run.counts == {"create": 20, "update": 0, "unchanged": 0, "error": 0}
    assert stands(second) == stands(first)
    assert taken_out(second, by=officer, client_for=client_for)[1] == values


def test_the_command_line_gives_the_ranks_of_the_round_from_its_two_files(officer, client_for, tmp_path):
    this = mini_round()
    run = computed(this, by=officer)
    framework, values = taken_out(this, by=officer, client_for=client_for)
    for name, text in (("framework.json", framework), ("values.csv", values)):
        (tmp_path / name).write_text(text, "utf-8")

    call_command(
        "compute_evaluation",
        framework=tmp_path / "framework.json",
        values=tmp_path / "values.csv",
        out=tmp_path / "out",
        stdout=io.StringIO(),
    )

    rows = csv.DictReader(io.StringIO((tmp_path / "out" / "units.csv").read_text("utf-8")))
    assert {row["unit"]: int(row["rank"]) for row in rows} == ranks_of(run) == {"A": 3, "B": 1, "C": 2, "D": 4}


def test_a_rejected_value_leaves_as_a_gap_and_whoever_is_out_not_at_all(small, officer, client_for):
    small.save(**NOW)
    put(small.point("papers"), state="rejected")
    put(small.b, status="withdrawn", reason="It asked to.")

    assert taken_out(small.round, by=officer, client_for=client_for)[1] == (
        HEADING + "A,1404,papers,,not_available\nA,1404,staff,210,reported\nA,1404,women,85,reported\n"
    )


# --- pages


def test_the_page_of_a_round_leads_to_its_file_and_the_form_offers_rounds_that_collect(small, officer, client_for):
    client = client_for(officer)
    page = client.get(reverse("admin:evaluation_round_change", args=[small.round.pk])).text
    form = soup(client.get(reverse("admin:evaluation_round_import")))

    assert reverse("admin:evaluation_round_values", args=[small.round.pk]) in page
    assert reverse("admin:evaluation_round_import") in page
    assert [one["value"] for one in form.select("select[name=round] option")] == ["", str(small.round.pk)]


def test_a_file_goes_from_the_form_to_the_preview_and_in(small, officer, client_for):
    client = client_for(officer)
    file = ContentFile((HEADING + "A,1404,staff,210,\n").encode(), name="values.csv")

    preview = client.post(
        reverse("admin:evaluation_round_import"), {"file": file, "round": small.round.pk}, follow=True
    )
    before = stands(small.round)
    client.post(preview.request["PATH_INFO"])

    assert before == []
    assert stands(small.round) == [("A", "staff", 210, "reported")]


def test_an_institution_reads_that_the_office_has_entered_its_value(small, officer, client_for):
    brought(small.round, "A,1404,papers,210,\n", by=officer)

    page = client_for(small.user).get(reverse("evaluation:domain", args=[small.participation.uuid, small.domain.code]))

    assert "entered by the office" in page.text
