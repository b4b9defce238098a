import pytest

from programs.callphases import CallPhase
from programs.checklist import blocking
from programs.models import Call, CallPattern, CallStatus
from records import clock
from records.models import Office

pytestmark = [pytest.mark.xdist_group("demo"), pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def calls(seeded, db):
    return list(Call.objects.select_related("programme"))


def test_the_demo_has_calls_of_every_pattern_and_phase(calls):
    now = clock.now()
    published = [call for call in calls if call.status == CallStatus.PUBLISHED]

    assert {call.pattern for call in calls} == set(CallPattern)
    assert {call.phase(now) for call in published} == {CallPhase.UPCOMING, CallPhase.OPEN, CallPhase.CLOSED}
    assert [call for call in published if blocking(call)] == []


def test_no_time_that_the_office_sets_falls_on_a_day_of_rest(calls):
    times = [
        at.astimezone(clock.zone())
        for call in calls
        if call.pattern != CallPattern.ELSEWHERE
        for at in (call.opens_at, call.closes_at, call.consent_closes_at)
        if at
    ]

    assert len(times) == 12
    assert {at.weekday() for at in times} & set(Office.current().weekend) == set()


def test_the_copy_for_next_year_waits_for_its_times(calls):
    (draft,) = [call for call in calls if call.status == CallStatus.DRAFT]

    assert draft.copied_from.programme.code == "PDV"
    assert [one.place for one in blocking(draft)] == ["opens_at", "closes_at", "consent_closes_at"]


def test_partners_read_their_own_language(calls):
    read = {call.code.partition("-")[0]: "" for call in calls}
    read |= {call.code.partition("-")[0]: text.language for call in calls for text in call.texts.all()}

    assert read == {"JDS": "fr", "PDV": "it", "ICRP": "", "SIM": "", "ICTP": ""}
