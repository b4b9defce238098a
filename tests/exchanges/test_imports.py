"""Lists of earlier stays: read with errors by row, known again, never sent about."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from agreements.models import Activity
from directory.roles import Role
from exchanges.models import BalanceEntry, Stay
from exchanges.statuses import StayStatus
from notices.models import Email
from records import imports
from records.imports import imports as kinds
from records.models import ImportStatus
from tests.factories.agreements import AgreementFactory
from tests.factories.directory import InstitutionFactory, PersonFactory
from tests.factories.exchanges import StayFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
HEADER = "Kind,Which way,Given name,Family name,Subject,Sent by,Host,Country,First day,Last day,Agreement,Semesters\n"
GOOD = (
    "visiting_professor,,Maria,Rossi,Lectures,Università di Montalto,Parsan University,Italy,2024-05-01,2024-05-14,\n"
)


def read(lines, by):
    file = SimpleUploadedFile("stays.csv", (HEADER + lines).encode())
    return imports.plan(kinds["stays"], file=file, options={}, by=by)


def test_a_stay_is_imported_once_with_its_known_institution(user_with):
    officer, host = user_with(Role.OFFICER), InstitutionFactory(name_en="Parsan University")
    run = imports.apply(read(GOOD, officer), by=officer)
    again = read(GOOD, officer)

    stay = Stay.objects.get()
    assert run.status == ImportStatus.APPLIED
    assert (stay.who, stay.host, stay.home_name, stay.status, stay.country) == (
        "Maria Rossi",
        host,
        "Università di Montalto",
        StayStatus.CLOSED,
        "IT",
    )
    assert (stay.arrived_on, stay.departed_on) == (dt.date(2024, 5, 1), dt.date(2024, 5, 14))
    assert again.counts["unchanged"] == 1


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (GOOD.replace("visiting_professor", "cosmonaut"), "“cosmonaut” is no kind of stay."),
        (GOOD.replace("2024-05-14", "2024-04-14"), "It ends before it begins."),
        (GOOD.replace("Italy", "Atlantis"), "“Atlantis” is no country."),
        (GOOD.replace("Rossi", ""), "The name is missing."),
        (GOOD.replace("14,\n", "14,,3\n"), "“3” is neither 1 nor 2 semesters."),
        (GOOD.replace("2024-05-14,", "2024-05-14,MOU-1"), "No agreement has the reference “MOU-1”."),
        (GOOD.replace(",,Maria", ",outgoing,Maria"), "“outgoing” is no direction of this kind."),
    ],
)
def test_a_row_in_error_says_what_is_wrong(user_with, line, said):
    run = read(line, user_with(Role.OFFICER))

    assert [row.messages for row in run.rows.all()] == [[said]]


@pytest.mark.parametrize(
    ("first", "last", "status"),
    [
        ("2026-11-01", "2026-11-19", StayStatus.CLOSED),
        ("2026-11-01", "2026-11-20", StayStatus.ARRIVED),
        ("2026-11-21", "2026-11-30", StayStatus.APPROVED),
    ],
)
def test_the_days_say_whether_a_listed_stay_is_over_goes_on_or_is_to_come(user_with, first, last, status):
    officer = user_with(Role.OFFICER)

    imports.apply(read(GOOD.replace("2024-05-01", first).replace("2024-05-14", last), officer), by=officer)

    assert Stay.objects.get().status == status
    assert not Email.objects.exists()


def test_a_listed_stay_that_is_over_is_an_activity_of_its_agreement(user_with):
    agreement = AgreementFactory(concluded=True, reference="MOU-1402-0001")
    officer = user_with(Role.OFFICER)

    imports.apply(read(GOOD.replace("14,\n", "14,MOU-1402-0001\n"), officer), by=officer)

    assert list(Activity.objects.values_list("agreement", "happened_on")) == [(agreement.pk, dt.date(2024, 5, 14))]


def test_what_is_taken_away_can_be_read_again(client_for, user_with, language):
    officer = user_with(Role.OFFICER)
    imports.apply(read(GOOD, officer), by=officer)

    taken = b"".join(client_for(officer).get(f"/{language}/admin/exchanges/stay/export/csv/").streaming_content)
    again = imports.plan(kinds["stays"], file=SimpleUploadedFile("again.csv", taken), options={}, by=officer)

    assert again.counts == {"create": 0, "update": 0, "unchanged": 1, "error": 0}


@pytest.mark.parametrize(("semesters", "units"), [("", "1.0"), ("2", "2.0"), ("۲", "2.0")])
def test_students_of_a_list_count_in_the_balance_of_their_agreement(user_with, semesters, units):
    agreement = AgreementFactory(concluded=True, reference="MOU-1402-0001")
    officer = user_with(Role.OFFICER)
    line = GOOD.replace("visiting_professor", "student_exchange").replace("14,\n", f"14,MOU-1402-0001,{semesters}\n")

    imports.apply(read(line, officer), by=officer)

    counted = BalanceEntry.objects.values_list("agreement", "side", "units", "on")
    assert list(counted) == [(agreement.pk, "received", Decimal(units), dt.date(2024, 5, 14))]


def test_a_stay_that_is_kept_with_another_last_day_is_a_question_and_nothing_is_called_unchanged(user_with):
    officer = user_with(Role.OFFICER)
    imports.apply(read(GOOD, officer), by=officer)

    again = read(GOOD.replace("2024-05-14", "2024-05-20"), officer)

    assert [(row.outcome, row.messages) for row in again.rows.all()] == [
        ("error", ["This stay is kept here until 14 May 2024: correct its days on its page."])
    ]


def test_a_stay_that_was_entered_here_is_not_brought_a_second_time(user_with, client_for):
    officer = user_with(Role.OFFICER)
    person = PersonFactory(given_en="Maria", family_en="Rossi")
    StayFactory(person=person, status=StayStatus.INVITED)
    StayFactory(person=PersonFactory(), status=StayStatus.CANCELLED)
    taken = b"".join(client_for(officer).get("/en/admin/exchanges/stay/export/csv/").streaming_content)

    again = imports.plan(kinds["stays"], file=SimpleUploadedFile("again.csv", taken), options={}, by=officer)

    assert again.counts == {"create": 1, "update": 0, "unchanged": 1, "error": 0}
