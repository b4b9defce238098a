"""What is lonely on either side is settled once, with its author and reasons, and can be opened again."""

import pytest

from directory.roles import Role
from programs.actions import matching
from programs.imports import agency
from programs.models import AgencyEntry, Counterpart
from records import imports
from records.history import timeline
from records.refusals import Refusal
from tests.agreements.lists import listed
from tests.factories.programs import AgencyEntryFactory, ApplicationFactory, CallFactory, hand_in

pytestmark = pytest.mark.django_db
HEAD = "Number,Title,Leader of our side,Leader of the partner,Institution of our side"


@pytest.fixture
def officer(user_with, today):
    return user_with(Role.OFFICER, name="Arash Kiani")


@pytest.fixture
def call():
    return CallFactory(open=True, with_form=True, code="JDS-1406")


@pytest.fixture
def application(call):
    return ApplicationFactory(call=call, submitted=True, title="Solar cells")


def refused(act, *args, **kwargs):
    with pytest.raises(Refusal) as caught:
        act(*args, **kwargs)
    return caught.value.field, str(caught.value)


def test_a_line_is_matched_with_its_author(officer, call, application):
    entry = AgencyEntryFactory(call=call)

    matching.match(entry, application, comment="The title was translated.", by=officer)

    settled = Counterpart.objects.get()
    assert (settled.entry, settled.application, settled.settled_by) == (entry, application, officer)


def test_neither_side_is_settled_twice(officer, call, application):
    entry, other = AgencyEntryFactory(call=call), AgencyEntryFactory(call=call)
    matching.match(entry, application, by=officer)
    second = ApplicationFactory(call=call, submitted=True)

    assert refused(matching.match, entry, second, by=officer) == (None, "This line is settled already.")
    assert refused(matching.match, other, application, by=officer) == (
        "application",
        "This application is settled already.",
    )
    assert refused(matching.leave_application_lonely, application, reason="Late.", by=officer)[0] == "application"


def test_only_what_was_handed_in_to_the_same_call_is_matched(officer, call):
    wrong = "application", "Choose an application that was handed in to the same call."
    elsewhere, draft = ApplicationFactory(submitted=True), ApplicationFactory(call=call)

    assert refused(matching.match, AgencyEntryFactory(call=call), elsewhere, by=officer) == wrong
    assert refused(matching.match, AgencyEntryFactory(call=call), draft, by=officer) == wrong


def test_what_is_lonely_is_left_so_with_reasons_only_and_opened_again(officer, call, application):
    entry = AgencyEntryFactory(call=call)
    for act, row in ((matching.leave_entry_lonely, entry), (matching.leave_application_lonely, application)):
        assert refused(act, row, reason=" ", by=officer) == ("reason", "Give your reasons.")
        act(row, reason="Sent to the agency alone.", by=officer)
    assert list(AgencyEntry.objects.waiting()) == []

    matching.take_match_back(entry, reason="It came on paper.", by=officer)
    matching.reopen_application(application, reason="It came on paper.", by=officer)
    matching.match(entry, application, by=officer)

    assert [act.label for act in timeline(entry)][:3] == [
        "Opened again",
        "Found to have no counterpart",
        "Added",
    ]
    assert Counterpart.objects.get().entry == entry


def planned(call, by, *lines):
    return imports.plan(agency.AgencyList(), file=listed(HEAD, *lines), options={"call": call.pk}, by=by)


def test_a_list_is_read_and_what_is_plain_is_matched_at_once(officer, call):
    application = ApplicationFactory(call=call, title="Solar cells in dry climates")
    application.members.filter(side="home").update(name="Sara Rahimi", institution_given="Parsan University")
    application.members.filter(side="partner").update(name="Anne Martin")
    hand_in(application)

    run = imports.apply(
        planned(
            call,
            officer,
            "47001XY,Solar cells in dry climates,RAHIMI Sara,MARTIN Anne,Parsan University",
            "47002XY,Manuscripts,KARIMI Reza,DURAND Paul,",
        ),
        by=officer,
    )

    assert run.counts == {"create": 2, "update": 0, "unchanged": 0, "error": 0}
    assert Counterpart.objects.get().entry.number == "47001XY"
    assert [entry.number for entry in AgencyEntry.objects.waiting()] == ["47002XY"]


def test_the_same_list_again_changes_nothing_and_a_corrected_one_corrects(officer, call):
    first = "47001XY,Solar cells,RAHIMI Sara,MARTIN Anne,"
    imports.apply(planned(call, officer, first), by=officer)

    assert planned(call, officer, first).counts["unchanged"] == 1
    imports.apply(planned(call, officer, "47001XY,Solar panels,RAHIMI Sara,MARTIN Anne,"), by=officer)

    assert AgencyEntry.objects.get().title == "Solar panels"


def test_what_is_wrong_in_a_row_is_told_and_the_row_stays_out(officer, call):
    run = planned(call, officer, ",Solar cells,,,", "47001XY,One,,,", "47001xy,Two,,,", f"47002XY,{'x' * 401},,,")

    assert [(row.outcome, [message[:34] for message in row.messages]) for row in run.rows.all()] == [
        ("error", ["The number is missing."]),
        ("create", []),
        ("error", ["This number stands in the file twi"]),
        ("error", ["At most 400 characters: xxxxxxxxxx"]),
    ]
