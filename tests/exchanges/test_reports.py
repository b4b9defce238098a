"""Papers about stays: only for whoever sees the stay, and with what they must say."""

import datetime as dt

import pytest
from django.conf import settings
from django.http import QueryDict
from django.utils import translation

from directory.roles import Role
from exchanges.statuses import StayStatus
from records.checkcode import square
from records.reports import reports
from tests.factories.agreements import AgreementFactory
from tests.factories.exchanges import (
    BalanceEntryFactory,
    InvitationLetterFactory,
    ItineraryItemFactory,
    ParticipantFactory,
    StayCostFactory,
    StayFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
TODAY = dt.date(2026, 11, 20)


def html(slug, user, **asked):
    report = reports[slug]
    query = QueryDict("", mutable=True)
    query.update({name: str(value) for name, value in asked.items()})
    return report.html(user=user, on=TODAY, filters=report.filters(query, user=user), is_pdf=True)


def test_a_letter_says_who_when_and_where_to_check_it(user_with, language):
    letter = InvitationLetterFactory(name="Maria Rossi", guests="Marco Testa, Dean")

    page = html("invitation-letter", user_with(Role.OFFICER), letter=letter.number)

    for words in ("Maria Rossi", "Marco Testa, Dean", letter.number, f"/check/{letter.verify_code}", letter.signer):
        assert words in page


def test_a_letter_that_was_revoked_says_so(user_with):
    letter = InvitationLetterFactory(revoked_on=TODAY)

    assert "This letter does not count:" in html("invitation-letter", user_with(Role.OFFICER), letter=letter.number)


def test_another_scholar_gets_no_letter(user_with):
    scholar = user_with(Role.SCHOLAR)
    letter = InvitationLetterFactory(name="Maria Rossi")

    assert "Maria Rossi" not in html("invitation-letter", scholar, letter=letter.number)


def test_a_certificate_only_of_a_stay_that_is_over(user_with):
    officer = user_with(Role.OFFICER)
    over = StayFactory(status=StayStatus.DEPARTED, departed_on=dt.date(2026, 12, 9))

    assert "3" in html("stay-certificate", officer, stay=over.uuid)
    assert "not over yet" in html("stay-certificate", officer, stay=StayFactory().uuid)


def test_the_briefing_has_the_members_the_programme_and_what_is_known_of_the_partner(user_with):
    stay = StayFactory(delegation=True, rank="Rector")
    ParticipantFactory(stay=stay, name="Marco Testa", biography="A geologist.")
    ItineraryItemFactory(stay=stay, what="Talks at the centre")
    other = StayFactory(home=stay.home, status=StayStatus.APPROVED)

    page = html("delegation-briefing", user_with(Role.DIRECTOR), stay=stay.uuid)

    for words in ("Marco Testa", "A geologist.", "Talks at the centre", "Rector", other.who, stay.home.name):
        assert words in page


def test_the_statement_shows_the_line_that_was_waived(user_with):
    agreement = AgreementFactory(concluded=True)
    BalanceEntryFactory(agreement=agreement, on=TODAY)

    page = html("exchange-balance", user_with(Role.OFFICER), agreement=agreement.uuid)

    assert "Waived by letter 12/2026" in page
    assert "-1.0" in page


def test_figures_count_by_year_country_kind_and_direction(user_with):
    for _stay in range(2):
        StayFactory(status=StayStatus.APPROVED)
    StayFactory(leave=True, status=StayStatus.APPROVED, country="FR")
    StayFactory()
    report = reports["stay-figures"]

    with translation.override("en"):
        _header, rows = report.table(user=user_with(Role.OFFICER), on=TODAY, filters={"year": 2026})

    assert [list(map(str, row)) for row in rows] == [
        ["2026", "France", "study leave", "abroad", "1"],
        ["2026", "Italy", "visiting professor", "to us", "2"],
    ]


@pytest.mark.parametrize(("calendar", "years"), [("gregorian", {2026, 2027}), ("jalali", {1405})])
def test_figures_count_in_the_years_of_the_calendar_that_is_asked_for(user_with, calendar, years):
    StayFactory(status=StayStatus.APPROVED)
    StayFactory(status=StayStatus.APPROVED, starts_on=dt.date(2027, 3, 20), ends_on=dt.date(2027, 3, 25))
    report, officer = reports["stay-figures"], user_with(Role.OFFICER)
    asked = QueryDict(f"calendar={calendar}")

    _header, rows = report.table(user=officer, on=TODAY, filters=report.filters(asked, user=officer))

    assert {row[0] for row in rows} == years


def test_the_sheet_of_a_group_says_who_lacks_what_and_who_pays(user_with, language):
    stay = StayFactory(trip=True)
    ParticipantFactory(stay=stay, name="Sara Amiri", has_papers=True, insured_until=dt.date(2027, 1, 1))
    ItineraryItemFactory(stay=stay, what="The northern shore")
    StayCostFactory(stay=stay, amount=2400, currency="EUR")

    page = html("stay-group", user_with(Role.OFFICER), stay=stay.uuid)

    with translation.override(language):
        missing = str(translation.gettext("passport"))
    for words in ("Sara Amiri", missing, "The northern shore", stay.costs.get().money.format(language)):
        assert words in page


def test_a_letter_has_a_square_that_a_telephone_reads(user_with):
    letter = InvitationLetterFactory()

    page = html("invitation-letter", user_with(Role.OFFICER), letter=letter.number)

    drawn = square(settings.SITE_URL + letter.check_url)
    assert f'<path d="{drawn.path}" />' in page
    assert drawn.path.startswith("M0 0h1v1h-1zM1 0")  # the corner by which it is found
    assert drawn.side >= 21
