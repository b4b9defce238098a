"""What the database refuses of stays, quotas, letters, reports and balances."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from exchanges.kinds import KINDS, Direction, StayKind
from exchanges.models import HostStatus, InvitationLetter, QuotaYear, Stay
from exchanges.models.quota import OTHER_QUOTA
from exchanges.phases import StayPhase
from exchanges.statuses import COMMITTED, StayStatus
from records.history import acting
from records.refusals import Refusal, from_integrity_error
from tests.factories.agreements import AgreementPartyFactory
from tests.factories.directory import InstitutionFactory, PersonFactory, UserFactory
from tests.factories.exchanges import (
    BalanceEntryFactory,
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

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def refused(act):
    """The sentence with which the database refuses an act."""
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        act()
    return str(from_integrity_error(error.value))


def test_stays_of_one_person_never_share_a_day():
    first = StayFactory(status=StayStatus.APPROVED)

    said = refused(lambda: StayFactory(person=first.person, status=StayStatus.APPROVED, starts_on=first.ends_on))
    StayFactory(
        person=first.person, status=StayStatus.APPROVED, starts_on=first.ends_on + DAY, ends_on=first.ends_on + 5 * DAY
    )
    StayFactory(person=first.person)

    assert said == "This person has another stay on some of these days."


def test_whoever_left_early_may_be_elsewhere_the_next_day():
    left = StayFactory(status=StayStatus.DEPARTED, departed_on=dt.date(2026, 12, 10))

    StayFactory(person=left.person, status=StayStatus.APPROVED, starts_on=dt.date(2026, 12, 11))

    assert Stay.objects.committed().count() == 2


def test_a_seat_is_counted_when_it_is_taken_and_free_when_the_stay_is_cancelled():
    year = QuotaYearFactory(capacity=1)
    taken = {"student": True, "agreement": year.line.agreement, "quota": year, "status": StayStatus.NOMINATED}
    first = StayFactory(**taken)

    said = refused(lambda: StayFactory(**taken))
    year.refresh_from_db()
    assert (said, year.taken) == ("All places of this year are taken.", 1)
    Stay.objects.filter(pk=first.pk).update(status=StayStatus.CANCELLED)
    StayFactory(**taken)

    year.refresh_from_db()
    assert year.taken == 1


def test_a_capacity_is_not_lowered_below_the_places_taken():
    year = QuotaYearFactory(capacity=2)
    StayFactory(student=True, agreement=year.line.agreement, quota=year, status=StayStatus.NOMINATED)

    said = refused(lambda: QuotaYear.objects.filter(pk=year.pk).update(capacity=0))

    assert said == "All places of this year are taken."


def test_a_nominated_student_has_a_seat_or_a_reason_with_its_author():
    draft = StayFactory(student=True)

    without = refused(lambda: Stay.objects.filter(pk=draft.pk).update(status=StayStatus.NOMINATED))
    no_author = refused(lambda: Stay.objects.filter(pk=draft.pk).update(off_quota_reason="Agreed"))
    Stay.objects.filter(pk=draft.pk).update(
        status=StayStatus.NOMINATED, off_quota_reason="Agreed", off_quota_by=UserFactory()
    )

    assert without == "Choose a place of the quota, or say why it goes beyond it."
    assert no_author == "What goes beyond the quota has a reason and an author, and takes no place."


def test_a_quota_of_another_agreement_or_kind_is_refused():
    year = QuotaYearFactory()

    other = refused(lambda: StayFactory(student=True, quota=year, agreement=QuotaLineFactory().agreement))
    kind = refused(lambda: StayFactory(quota=year, agreement=year.line.agreement))

    assert {other, kind} == {str(OTHER_QUOTA)}


@pytest.mark.parametrize(("ours", "taken"), [("sending", "outgoing"), ("receiving", "incoming")])
def test_places_are_for_those_who_go_the_way_of_the_quota(ours, taken):
    line = QuotaLineFactory()
    type(line.sending).objects.filter(pk=getattr(line, ours).pk).update(role="home")
    type(line.sending).objects.filter(agreement=line.agreement).exclude(pk=getattr(line, ours).pk).update(
        role="partner"
    )
    year = QuotaYearFactory(line=line)
    values = {"student": True, "quota": year, "agreement": line.agreement}
    other = "incoming" if taken == "outgoing" else "outgoing"

    said = refused(lambda: StayFactory(direction=other, **values))
    draft = StayFactory(direction=taken, **values)

    assert said == str(OTHER_QUOTA)
    draft.clean()
    draft.direction = other
    draft.quota = QuotaYear.objects.get()
    with pytest.raises(ValidationError):
        draft.clean()


def test_quotas_of_one_exchange_do_not_overlap_but_those_of_another_level_may():
    line = QuotaLineFactory(level="master", ends_on=dt.date(2026, 8, 31))
    same = {"agreement": line.agreement, "sending": line.sending, "receiving": line.receiving}

    said = refused(lambda: QuotaLineFactory(**same, level="master", starts_on=line.ends_on))
    QuotaLineFactory(**same, level="doctorate", starts_on=line.ends_on)
    QuotaLineFactory(**same, level="master", starts_on=line.ends_on + DAY)

    assert said == "There is a quota for this exchange at that time already."


def test_a_quota_is_between_two_parties_of_its_agreement():
    line, stranger = QuotaLineFactory(), AgreementPartyFactory()

    same = refused(lambda: QuotaLineFactory(agreement=line.agreement, sending=line.sending, receiving=line.sending))
    other = refused(lambda: QuotaLineFactory(agreement=line.agreement, sending=line.sending, receiving=stranger))

    assert same == "The sending and the receiving party are two."
    assert other == "These are parties of another agreement."


def test_who_goes_from_where_to_whom_stands_once_it_is_submitted():
    stay = StayFactory(status=StayStatus.REQUESTED)
    stays = Stay.objects.filter(pk=stay.pk)

    said = {
        refused(lambda: stays.update(person=PersonFactory())),
        refused(lambda: stays.update(home=InstitutionFactory())),
        refused(lambda: stays.update(host=None)),
        refused(lambda: stays.update(kind=StayKind.FIELD_TRIP)),
    }

    assert said == {"Kind, person, sending institution and host stay as they were submitted."}


def test_a_name_may_find_its_person_later():
    stay = StayFactory(person=None, person_given="Maria Rossi", status=StayStatus.REQUESTED)

    Stay.objects.filter(pk=stay.pk).update(person=PersonFactory())

    stay.refresh_from_db()
    assert stay.person is not None


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"ends_on": dt.date(2026, 12, 6)}, "It ends before it begins."),
        ({"departed_on": dt.date(2026, 12, 9)}, "Nobody departs before having arrived."),
        (
            {"status": "approved", "arrived_on": dt.date(2026, 12, 21)},
            "The arrival is after the planned end: move the planned days first.",
        ),
        ({"status": "arrived", "arrived_on": None}, "Whoever has arrived has the day of the arrival."),
        (
            {"status": "departed", "departed_on": None},
            "Whoever has departed has the day of the departure.",
        ),
        (
            {"status": "requested", "person": None},
            "Choose the person, or write the name; of a group, its leader.",
        ),
        ({"direction": "outgoing"}, "Stays of this kind go the other way."),
    ],
)
def test_a_stay_that_cannot_be_is_refused(values, sentence):
    assert refused(lambda: StayFactory(**values)) == sentence


def test_a_form_says_first_that_the_days_are_the_wrong_way_round():
    stay = StayFactory.build(
        person=PersonFactory(), home=InstitutionFactory(), host=InstitutionFactory(), ends_on=dt.date(2026, 12, 1)
    )

    with pytest.raises(ValidationError) as error:
        stay.full_clean()

    assert error.value.message_dict == {"ends_on": ["It ends before it begins."]}


def test_a_letter_is_one_at_a_time_and_never_changed_or_deleted():
    letter = InvitationLetterFactory()
    letters = InvitationLetter.objects.filter(pk=letter.pk)

    second = refused(lambda: InvitationLetterFactory(stay=letter.stay, superseded_on=None))
    changed = refused(lambda: letters.update(ends_on=dt.date(2027, 1, 1)))
    deleted = refused(letters.delete)

    assert second == "There is a letter for this stay: the new one takes its place."
    assert {changed, deleted} == {"A letter that was issued is not changed: issue a new one, or revoke it."}


def test_a_letter_that_is_revoked_stays_revoked():
    letter = InvitationLetterFactory(revoked_on=dt.date(2026, 11, 19))

    said = refused(lambda: InvitationLetter.objects.filter(pk=letter.pk).update(revoked_on=None))

    assert said == "A letter that was issued is not changed: issue a new one, or revoke it."


def test_a_host_is_asked_once_at_a_time_and_answers_once():
    asked = HostRequestFactory()

    second = refused(lambda: HostRequestFactory(stay=asked.stay, status=HostStatus.ASKED))
    type(asked).objects.filter(pk=asked.pk).update(status=HostStatus.DECLINED)
    again = refused(lambda: type(asked).objects.filter(pk=asked.pk).update(status=HostStatus.ASKED))

    assert second == "The host has been asked already."
    assert again == "The host has answered already."


def test_a_report_that_was_handed_in_stays():
    report = StayReportFactory(submitted_on=dt.date(2026, 11, 1), text="All went well.")
    reports = type(report).objects.filter(pk=report.pk)

    assert refused(lambda: reports.update(text="It did not")) == "A report that was handed in stays as it is."
    assert refused(reports.delete) == "A report that was handed in stays as it is."


def test_an_adjustment_of_the_balance_has_a_reason():
    assert refused(lambda: BalanceEntryFactory(reason="")) == "An adjustment is entered with its reason."


def test_other_rows_that_cannot_be_are_refused():
    person = PersonFactory()
    one = ParticipantFactory(person=person)

    assert refused(lambda: ParticipantFactory(stay=one.stay, person=person)) == "This person is in the group already."
    assert refused(lambda: ParticipantFactory(name="")) == "Choose the person, or write the name."
    assert refused(lambda: StayCostFactory(currency="")) == "An amount has its currency, and is not below zero."
    assert refused(lambda: VisaCaseFactory(outcome="granted")) == "A visa that was granted is valid until a day."


def test_phase_and_lists_agree_on_every_day():
    stays = [
        StayFactory(status=StayStatus.APPROVED),
        StayFactory(status=StayStatus.DEPARTED, departed_on=dt.date(2026, 12, 9)),
        StayFactory(status=StayStatus.ARRIVED, arrived_on=dt.date(2026, 12, 10)),
        StayFactory(),
        StayFactory(status=StayStatus.CANCELLED),
    ]

    for on in (dt.date(2026, 12, 6) + n * DAY for n in range(17)):
        for phase in StayPhase:
            listed = set(Stay.objects.in_phase(phase, on))
            assert listed == {stay for stay in stays if stay.phase(on) == phase}, (on, phase)
        assert set(Stay.objects.on(on)) == set(Stay.objects.in_phase(StayPhase.THERE, on))


def test_every_kind_has_a_way_from_draft_to_completed():
    for kind in KINDS.values():
        for direction in kind.directions:
            stay = Stay(kind=kind.slug, direction=direction)
            reached, edge = {StayStatus.DRAFT}, [StayStatus.DRAFT]
            while edge:
                stay.status = edge.pop()
                for transition in Stay.workflow.transitions.values():
                    if Stay.workflow.leaves_from(transition, stay) and transition.target not in reached:
                        reached.add(StayStatus(transition.target))
                        edge.append(StayStatus(transition.target))
            assert {StayStatus.CLOSED, StayStatus.CANCELLED, StayStatus.ARRIVED} <= reached, (kind.slug, direction)
            assert (StayStatus.INVITED in reached) == (
                direction == Direction.INCOMING and kind.slug != StayKind.STUDENT_EXCHANGE
            )


def test_search_finds_by_words_of_title_person_and_institution():
    host = InstitutionFactory(name_en="Parsan University")
    found = StayFactory(title_en="Number theory", host=host, person=PersonFactory(family_en="Rossi"))
    StayFactory(title_en="Geology")

    for typed in ("theory rossi", "parsan", "number"):
        assert list(Stay.objects.search(typed)) == [found]


def test_every_committed_status_holds_its_days():
    assert set(COMMITTED) & {StayStatus.DRAFT, StayStatus.REJECTED, StayStatus.CANCELLED, StayStatus.REFUSED} == set()


def test_person_months_are_counted_with_the_place_and_follow_what_is_corrected():
    year = QuotaYearFactory(capacity=3, months=Decimal("10.0"))
    values = {"student": True, "status": StayStatus.NOMINATED, "quota": year, "agreement": year.line.agreement}
    first = StayFactory(**values, person_months=Decimal("4.5"))
    StayFactory(**values, person_months=Decimal("5.5"))

    first.person_months = Decimal("3.0")
    first.save()
    year.refresh_from_db()
    corrected = (year.taken, year.months_taken, year.said)
    first.status = StayStatus.CANCELLED
    first.save()

    year.refresh_from_db()
    assert corrected == (2, Decimal("8.5"), "1 of 3 places are left, 1.5 of 10 person-months")
    assert (year.taken, year.months_taken) == (1, Decimal("5.5"))


@pytest.mark.parametrize(
    ("months", "said"),
    [
        (None, "This quota is in person-months: say how many the stay takes."),
        (Decimal("10.1"), "Not so many person-months of this year are left."),
    ],
)
def test_a_stay_takes_person_months_that_it_says_and_that_are_left(months, said):
    year = QuotaYearFactory(months=Decimal("10.0"))
    values = {"student": True, "status": StayStatus.NOMINATED, "quota": year, "agreement": year.line.agreement}

    with pytest.raises(Refusal) as refused, acting(by="Test", verb="add"):
        StayFactory(**values, person_months=months)

    assert str(refused.value) == said
