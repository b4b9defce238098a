"""Accreditations and ranks: what must not be, where they stand on a day, what the pages say to whom."""

import csv
import datetime as dt
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from directory.models import Accreditation, AccreditationPhase, PublishedRank, Ranking
from directory.roles import Role
from directory.standing import BETTER, SAME, WORSE, by_ranking, trend
from records.calendars import Calendar
from records.history import acting
from records.models import Office, Visibility
from records.refusals import Refusal
from tests.factories.directory import (
    AccreditationFactory,
    InstitutionFactory,
    PublishedRankFactory,
    RankingFactory,
)
from tests.factories.records import DocumentFactory
from tests.pages import soup, text

pytestmark = pytest.mark.django_db

PAGE = "standing:page"
DAY = dt.timedelta(days=1)


# --- what the database refuses -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"body_name": ""}, "Choose the accrediting body, or write its name."),
        ({"granted_on": dt.date(2026, 5, 2), "valid_until": dt.date(2026, 5, 1)}, "ends before it was granted"),
        ({"body_name": "Agency", "granted_on": dt.date(2024, 1, 1)}, "This accreditation is entered already."),
    ],
)
def test_an_accreditation_that_cannot_be_is_refused_by_the_database(values, sentence):
    institution = InstitutionFactory()
    AccreditationFactory(institution=institution, body_name="Agency", granted_on=dt.date(2024, 1, 1))

    with pytest.raises(Refusal, match=sentence), acting(by="Test", verb="add"):
        AccreditationFactory(institution=institution, **values)


def test_no_institution_accredits_itself():
    institution = InstitutionFactory()

    with pytest.raises(Refusal, match="No institution accredits itself"), acting(by="Test", verb="add"):
        AccreditationFactory(institution=institution, body=institution)


def test_the_same_accreditation_may_be_entered_again_after_a_withdrawal_and_for_another_programme():
    first = AccreditationFactory(body_name="Agency", closed_on=dt.date(2026, 1, 1), closed_reason="A slip.")

    AccreditationFactory(institution=first.institution, body_name="Agency")
    AccreditationFactory(institution=first.institution, body_name="Agency", programme_en="Chemistry")

    assert Accreditation.objects.open().count() == 2


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"rank_from": 1000, "rank_to": 801}, "A band ends where it begins or below"),
        ({"rank_from": 1501, "rank_to": 1600, "is_open_ended": True}, "the open last band has no end"),
        ({"rank_from": 0}, "The best rank is 1."),
        ({"rank_from": 500, "out_of": 499}, "larger than the number of those ranked"),
        ({"scope": "subject"}, "Name the region or subject"),
        ({"scope": "world", "within_en": "Asia"}, "Name the region or subject"),
        ({"year": 99}, "Give a year like 2018 or 1397."),
        ({"source": ""}, "Say where the rank is published."),
        ({"published_on": dt.date(2026, 6, 2), "checked_on": dt.date(2026, 6, 1)}, "before that was published"),
        ({"score": -1}, "A score is not below zero."),
        ({"year": 2025}, "in this edition is entered already"),
    ],
)
def test_a_rank_that_cannot_be_is_refused_by_the_database(values, sentence):
    known = PublishedRankFactory(year=2025)

    with pytest.raises(Refusal, match=sentence), acting(by="Test", verb="add"):
        PublishedRankFactory(**{"ranking": known.ranking, "institution": known.institution, **values})


def test_a_month_is_one_of_twelve():
    with pytest.raises(Refusal, match="A month is a number from 1 to 12"), acting(by="Test", verb="add"):
        RankingFactory(usual_month=13)


# --- phases, editions, trends ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "phase"),
    [
        (dt.date(2026, 6, 30), AccreditationPhase.VALID),
        (dt.date(2026, 7, 1), AccreditationPhase.EXPIRING),
        (dt.date(2026, 9, 29), AccreditationPhase.EXPIRING),
        (dt.date(2026, 9, 30), AccreditationPhase.EXPIRED),
    ],
)
def test_a_phase_follows_from_the_day_in_python_and_in_the_database(day, phase):
    made = AccreditationFactory(valid_until=dt.date(2026, 9, 29), expiring_window_days=90)

    assert made.phase(day) == phase
    assert [one for one in AccreditationPhase if Accreditation.objects.in_phase(one, day)] == [phase]


def test_without_an_end_it_is_valid_on_every_day():
    made = AccreditationFactory(valid_until=None)

    assert made.phase(dt.date(2199, 1, 1)) == AccreditationPhase.VALID
    assert list(Accreditation.objects.in_phase("valid", dt.date(2199, 1, 1))) == [made]


def test_the_newest_is_the_one_that_holds_longest_of_the_same_body_and_programme():
    old = AccreditationFactory(body_name="Agency", granted_on=dt.date(2018, 1, 1), valid_until=dt.date(2023, 1, 1))
    same = {"institution": old.institution, "body_name": "Agency"}
    new = AccreditationFactory(**same, granted_on=dt.date(2023, 1, 1), valid_until=dt.date(2028, 1, 1))
    other = AccreditationFactory(**same, programme_en="Chemistry", valid_until=dt.date(2020, 1, 1))
    AccreditationFactory(
        **same, granted_on=dt.date(2024, 1, 1), valid_until=None, closed_on=dt.date(2024, 2, 1), closed_reason="A slip."
    )

    assert set(Accreditation.objects.open().newest()) == {new, other}


@pytest.mark.parametrize(
    ("calendar", "ahead", "day", "edition", "following"),
    [
        ("gregorian", False, dt.date(2026, 9, 30), (dt.date(2025, 10, 1), 2025), (dt.date(2026, 10, 1), 2026)),
        ("gregorian", False, dt.date(2026, 10, 1), (dt.date(2026, 10, 1), 2026), (dt.date(2027, 10, 1), 2027)),
        ("gregorian", True, dt.date(2026, 10, 1), (dt.date(2026, 10, 1), 2027), (dt.date(2027, 10, 1), 2028)),
        ("jalali", False, dt.date(2026, 11, 20), (dt.date(2025, 12, 22), 1404), (dt.date(2026, 12, 22), 1405)),
    ],
)
def test_which_edition_was_due_last_and_which_is_next(calendar, ahead, day, edition, following):
    ranking = Ranking(calendar=Calendar(calendar), usual_month=10, is_a_year_ahead=ahead)

    assert (ranking.edition_on(day), ranking.edition_after(day)) == (edition, following)


@pytest.mark.parametrize(
    ("values", "english", "persian"),
    [
        ({"rank_from": 412}, "412", "۴۱۲"),
        ({"rank_from": 801, "rank_to": 1000}, "801–1000", None),
        ({"rank_from": 12, "rank_to": 12}, "12", "۱۲"),
        ({"rank_from": 1501, "is_open_ended": True}, "1501+", None),
    ],
)
def test_a_rank_is_written_as_it_was_published(values, english, persian):
    rank = PublishedRank(**values)

    assert rank.rank == english
    if persian:
        with translation.override("fa"):
            assert rank.rank == persian


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ({"rank_from": 801, "rank_to": 1000}, {"rank_from": 601, "rank_to": 800}, BETTER),
        ({"rank_from": 14}, {"rank_from": 15}, WORSE),
        ({"rank_from": 801, "rank_to": 1000}, {"rank_from": 801, "rank_to": 1000}, SAME),
        ({"rank_from": 1501, "is_open_ended": True}, {"rank_from": 1401, "rank_to": 1500}, BETTER),
    ],
)
def test_a_trend_compares_the_middles_and_the_smaller_rank_is_better(before, now, expected):
    assert trend(PublishedRank(**now), PublishedRank(**before)) == expected


def test_each_series_is_compared_with_itself_and_the_newest_edition_comes_first():
    ranking, institution = RankingFactory(), InstitutionFactory()
    of = {"ranking": ranking, "institution": institution}
    PublishedRankFactory(**of, year=2024, rank_from=500)
    PublishedRankFactory(**of, year=2025, rank_from=400)
    PublishedRankFactory(**of, year=2025, rank_from=9, scope="region", within_en="Asia")
    PublishedRankFactory(**of, year=2024, rank_from=50, scope="subject", within_en="Chemistry")
    PublishedRankFactory(**of, year=2025, rank_from=60, scope="subject", within_en="Chemistry")

    [shown] = by_ranking(PublishedRank.objects.select_related("ranking"))

    assert [(rank.year, rank.among, going) for rank, going in shown.rows] == [
        (2025, "world", BETTER),
        (2025, "Asia", None),
        (2025, "Chemistry", WORSE),
        (2024, "world", None),
        (2024, "Chemistry", None),
    ]
    assert [chart["title"] for chart in shown.charts] == [f"{ranking.name}: rank, world"]


# --- the pages ---------------------------------------------------------------------------------------------------


def test_a_stranger_reads_what_is_shown_to_everybody_and_nothing_else(client, language, today, canary):
    institution = InstitutionFactory(is_home=True)
    of = {"institution": institution}
    AccreditationFactory(**of, programme_en="Open programme", is_public=True)
    AccreditationFactory(**of, programme_en=f"{canary} internal")
    AccreditationFactory(**of, programme_en=f"{canary} closed", is_public=True, closed_on=today, closed_reason="x")
    PublishedRankFactory(**of, rank_from=77)
    PublishedRankFactory(**of, year=2025, label=f"{canary}", is_public=False)

    pages = [client.get(reverse(name)) for name in (PAGE, "standing:rank_list")]
    tables = [client.get(reverse(name), {"format": "csv"}) for name in (PAGE, "standing:rank_list")]

    assert [page.status_code for page in pages] == [200, 200]
    assert "Open programme" in text(pages[0])
    assert {"en": "77", "fa": "۷۷"}[language] in text(pages[1])
    said = "".join(page.content.decode() for page in pages)
    said += "".join(b"".join(table.streaming_content).decode() for table in tables)
    assert canary not in said


def test_staff_read_what_is_internal_and_are_told_so(client, as_user, today):
    as_user(Role.AUDITOR)
    AccreditationFactory(programme_en="Reference laboratory")

    page = text(client.get(reverse(PAGE)))

    assert "Reference laboratory" in page
    assert "seen by the staff only" in page


def test_the_office_s_own_institution_comes_first_and_another_can_be_chosen(client):
    other = AccreditationFactory(institution__name_en="A university", is_public=True)
    own = AccreditationFactory(institution__name_en="Own university", institution__is_home=True, is_public=True)

    first = soup(client.get(reverse(PAGE)))
    second = soup(client.get(other.get_absolute_url()))

    assert first.select_one(".intro").get_text(strip=True) == own.institution.name
    assert [option.get_text() for option in first.select("#id_institution option")] == [
        "Own university",
        "A university",
    ]
    assert second.select_one(".intro").get_text(strip=True) == other.institution.name


def test_what_hangs_on_a_merged_entry_is_read_under_the_one_that_stands_for_it(client):
    standing = InstitutionFactory(name_en="Standing university")
    merged = InstitutionFactory(status="merged", successor=standing, merged_on="2026-01-01")
    AccreditationFactory(institution=merged, programme_en="Chemistry", is_public=True)

    page = soup(client.get(reverse(PAGE)))

    assert page.select_one(".intro").get_text(strip=True) == "Standing university"
    assert "Chemistry" in page.get_text()


def test_the_earlier_ones_and_a_phase_are_asked_for(client, today):
    old = AccreditationFactory(body_name="Agency", level_en="First", valid_until=today - 10 * DAY, is_public=True)
    AccreditationFactory(
        institution=old.institution, body_name="Agency", level_en="Second", granted_on=today, is_public=True
    )

    def levels(**asked):
        return [one.get_text() for one in soup(client.get(reverse(PAGE), asked)).select("tbody th .muted")]

    assert levels() == ["Second"]
    assert levels(earlier="on") == ["Second", "First"]
    assert levels(earlier="on", phase="expired") == ["First"]


def test_a_public_paper_is_offered_and_an_internal_one_is_not(client):
    made = AccreditationFactory(is_public=True)
    DocumentFactory(about=made, title="Certificate", visibility=Visibility.PUBLIC)
    DocumentFactory(about=made, title="Minutes of the visit")

    page = text(client.get(reverse(PAGE)))

    assert "Certificate" in page
    assert "Minutes of the visit" not in page


def test_the_chart_and_its_table_say_the_same_numbers(client):
    ranking, institution = RankingFactory(), InstitutionFactory()
    for year, first, last in ((2024, 801, 1000), (2025, 601, 800), (2026, 540, None)):
        PublishedRankFactory(ranking=ranking, institution=institution, year=year, rank_from=first, rank_to=last)

    page = soup(client.get(reverse(PAGE)))

    assert page.select_one("svg.chart desc").get_text() == "2024: 801–1000, 2025: 601–800, 2026: 540"
    assert [
        (row.th.get_text(strip=True), row.select("td")[1].get_text(strip=True)) for row in page.select("tbody tr")
    ] == [("2026", "540"), ("2025", "601–800"), ("2024", "801–1000")]


@pytest.mark.parametrize(("name", "queries"), [(PAGE, 6), ("standing:rank_list", 4)])
def test_a_page_costs_the_same_for_one_row_and_for_three(client, name, queries):
    institution, ranking = InstitutionFactory(is_home=True), RankingFactory()
    Office.current()
    client.get(reverse(name))
    costs = []
    for years in ([2020], [2021, 2022]):
        for year in years:
            made = AccreditationFactory(institution=institution, is_public=True)
            DocumentFactory(about=made, visibility=Visibility.PUBLIC)
            PublishedRankFactory(institution=institution, ranking=ranking, year=year)
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse(name))
        costs.append(len(asked))

    assert costs == [queries, queries]


def test_the_tables_to_take_along_have_machine_dates_and_both_ends_of_a_band(client, today):
    accreditation = AccreditationFactory(
        institution__name_en="Own",
        body_name="Agency",
        granted_on=dt.date(2018, 3, 21),
        granted_precision="year",
        granted_calendar="jalali",
        valid_until=dt.date(2027, 1, 1),
        is_public=True,
    )
    PublishedRankFactory(institution=accreditation.institution, ranking__name_en="Atlas", rank_from=801, rank_to=1000)

    def first_row(name):
        data = b"".join(client.get(reverse(name), {"format": "csv"}).streaming_content)
        return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))[1]

    assert first_row(PAGE) == [
        *("Own", "the whole institution", "", "Agency", "", "2018-03-21/2019-03-20", "2027-01-01", "expiring", "")
    ]
    assert first_row("standing:rank_list")[:8] == ["Own", "Atlas", "2026", "World", "801", "1000", "801–1000", ""]


def test_the_page_of_an_institution_shows_both(client, language):
    made = AccreditationFactory(programme_en="Chemistry", is_public=True, institution__name_en="Own")
    ranking = RankingFactory(name_en="Atlas")
    for year, rank in ((2025, 33), (2026, 22)):
        PublishedRankFactory(institution=made.institution, ranking=ranking, year=year, rank_from=rank)

    page = text(client.get(made.institution.get_absolute_url()))

    assert "Chemistry" in page
    assert "Atlas" in page
    assert {"en": "22", "fa": "۲۲"}[language] in page
    assert {"en": "33", "fa": "۳۳"}[language] not in page


# --- the staff pages ---------------------------------------------------------------------------------------------


def test_an_officer_enters_an_accreditation_with_a_year_only_and_persian_digits(client, as_user, today):
    as_user(Role.OFFICER)
    own = InstitutionFactory(is_home=True)
    add = reverse("admin:directory_accreditation_add")
    chosen = soup(client.get(add)).select_one("#id_institution option[selected]")

    client.post(
        add,
        {
            "institution": own.pk,
            "body_name": "Agency",
            "granted": "۱۳۹۷",
            "valid_until": "1406/01/01",
            "expiring_window_days": "۹۰",
            "records-document-content_type-object_id-TOTAL_FORMS": 0,
            "records-document-content_type-object_id-INITIAL_FORMS": 0,
        },
    )

    made = Accreditation.objects.get()
    assert chosen["value"] == str(own.pk)
    assert (made.granted.iso, made.valid_until) == ("2018-03-21/2019-03-20", dt.date(2027, 3, 21))
    assert (made.expiring_window_days, made.is_public) == (90, False)


def test_what_was_granted_tomorrow_is_asked_about_beside_its_field(client, as_user, today):
    as_user(Role.OFFICER)

    response = client.post(
        reverse("admin:directory_accreditation_add"),
        {
            "institution": InstitutionFactory().pk,
            "body_name": "Agency",
            "granted": "2026-11-21",
            "expiring_window_days": 90,
            "records-document-content_type-object_id-TOTAL_FORMS": 0,
            "records-document-content_type-object_id-INITIAL_FORMS": 0,
        },
    )

    assert response.context["adminform"].form.errors == {"granted": ["It cannot have been granted in the future."]}
    assert not Accreditation.objects.exists()


def test_an_accreditation_whose_body_is_taken_out_comes_back_with_what_is_missing(client, as_user):
    as_user(Role.OFFICER)
    known = AccreditationFactory(body_name="Agency")

    response = client.post(
        reverse("admin:directory_accreditation_change", args=[known.pk]),
        {
            "institution": known.institution.pk,
            "expiring_window_days": 90,
            "records-document-content_type-object_id-TOTAL_FORMS": 0,
            "records-document-content_type-object_id-INITIAL_FORMS": 0,
        },
    )

    assert "Choose the accrediting body, or write its name." in text(response)
    assert Accreditation.objects.get().body_name == "Agency"


def test_a_rank_entered_twice_is_refused_and_nothing_typed_is_lost(client, as_user):
    as_user(Role.DIRECTOR)
    known = PublishedRankFactory()

    response = client.post(
        reverse("admin:directory_publishedrank_add"),
        {
            "ranking": known.ranking.pk,
            "institution": known.institution.pk,
            "year": "۲۰۲۶",
            "scope": "world",
            "rank_from": "۵۰۱",
            "source": "https://rankings.example.org/again",
        },
    )

    assert "The rank of this institution in this edition is entered already." in text(response)
    assert soup(response).select_one("#id_source")["value"] == "https://rankings.example.org/again"
    assert PublishedRank.objects.count() == 1


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.UNIT_OFFICER])
def test_who_only_reads_enters_nothing(client, as_user, role):
    as_user(role)
    names = ("accreditation", "ranking", "publishedrank")

    assert {client.get(reverse(f"admin:directory_{name}_changelist")).status_code for name in names} == {200}
    assert {client.get(reverse(f"admin:directory_{name}_add")).status_code for name in names} == {403}


def test_an_entry_made_by_mistake_is_withdrawn_with_reasons_and_shown_no_more(client, as_user, today):
    as_user(Role.ADMINISTRATOR)
    rank = PublishedRankFactory()

    client.post(reverse("admin:directory_publishedrank_withdraw", args=[rank.pk]), {"reason": "Another university."})

    rank.refresh_from_db()
    assert (rank.closed_on, rank.closed_reason) == (today, "Another university.")
    assert soup(client.get(reverse("standing:rank_list"))).select("tbody tr") == []
