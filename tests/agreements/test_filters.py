import datetime as dt

import pytest
from django.http import QueryDict
from django.utils import translation

from agreements.filters import RegisterFilter, StaffRegisterFilter
from agreements.models import Agreement, Confidentiality, Origin
from agreements.phases import IN_FORCE, Phase
from records.calendars import Calendar, Precision
from tests.factories.agreements import (
    AgreementFactory,
    AgreementPartyFactory,
    AgreementTermFactory,
    AgreementTypeFactory,
    CorrectionFactory,
    OfficerAssignmentFactory,
)
from tests.factories.directory import InstitutionFactory, UnitFactory

pytestmark = pytest.mark.django_db


def asked(query="", filter_class=RegisterFilter):
    return filter_class(QueryDict(query), queryset=Agreement.objects.all())


def found(query="", filter_class=RegisterFilter):
    """The titles of those found, in their order."""
    return [agreement.title_en for agreement in asked(query, filter_class).qs]


def found_by_staff(query):
    return found(query, StaffRegisterFilter)


def agreement(title, *, country="IT", **values):
    values = {"concluded": True, "partner__institution": InstitutionFactory(country=country)} | values
    return AgreementFactory(title_en=title, **values)


@pytest.fixture
def three():
    """A French contract of 2018, an Italian memorandum of 2020, a Japanese one of 2022."""
    contract, memorandum = AgreementTypeFactory(code="CON"), AgreementTypeFactory(code="MOU")
    agreement("French", country="FR", type=contract, signed_on=dt.date(2018, 6, 1))
    agreement("Italian", country="IT", type=memorandum, signed_on=dt.date(2020, 6, 1))
    agreement("Japanese", country="JP", type=memorandum, signed_on=dt.date(2022, 6, 1))


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Japanese", "Italian", "French"]),
        ("q=italian", ["Italian"]),
        ("country=FR", ["French"]),
        ("type=MOU", ["Japanese", "Italian"]),
        ("region=europe", ["Italian", "French"]),
        ("since=2020", ["Japanese", "Italian"]),
        ("until=2019", ["French"]),
        ("since=2019&until=2021", ["Italian"]),
        ("since=۲۰۲۰", ["Japanese", "Italian"]),
        ("since=۱۳۹۹", ["Japanese", "Italian"]),
        ("until=1397", ["French"]),
        ("since=١٣٩٩&until=١٣٩٩", ["Italian"]),
        ("region=europe&type=MOU", ["Italian"]),
        ("country=DE", []),
    ],
)
def test_each_question_finds_these_and_no_others(today, three, query, titles):
    assert found(query) == titles


def test_words_are_found_in_either_script(today):
    institution = InstitutionFactory(name_en="Università di Montalto", name_fa="دانشگاه مونتالتو")
    agreement("One", partner__institution=institution)
    agreement("Two", title_fa="یادداشت تفاهم")

    assert found("q=universita montalto") == ["One"]
    assert found("q=دانشگاه مونتالتو") == ["One"]
    assert found("q=يادداشت") == ["Two"]


@pytest.mark.parametrize(
    ("query", "field", "sentence"),
    [
        ("country=XX", "country", "“XX” is not one of the choices."),
        ("type=nothing", "type", "“nothing” is not one of the choices."),
        ("region=moon", "region", "“moon” is not one of the choices."),
        ("since=abc", "since", "Give a year like 2018 or 1397."),
        ("since=99999", "since", "Give a year like 2018 or 1397."),
        ("until=1600", "until", "Give a year like 2018 or 1397."),
        ("institution=foo", "institution", "Enter a valid UUID."),
        ("on=2026-13-40", "on", None),
        ("phase=dead", "phase", None),
    ],
)
def test_what_cannot_be_understood_is_told_and_narrows_nothing(today, three, query, field, sentence):
    filters = asked(query)

    assert [row.title_en for row in filters.qs] == ["Japanese", "Italian", "French"]
    assert list(filters.form.errors) == [field]
    assert sentence is None or filters.form.errors[field] == [sentence]


@pytest.mark.parametrize(
    ("query", "field"),
    [(f"{name}=x", name) for name in ("officer", "within", "check", "unit", "status")],
)
def test_a_member_of_staff_is_told_too(today, three, query, field):
    filters = asked(query, StaffRegisterFilter)

    assert [row.title_en for row in filters.qs] == ["Japanese", "Italian", "French"]
    assert list(filters.form.errors) == [field]


# --- the day and the phases ------------------------------------------------------------------------------------------


@pytest.fixture
def phases():
    """One agreement in each of four phases on 20 November 2026."""
    agreement("Active", signed_on=dt.date(2024, 1, 4))
    agreement("Expiring", signed_on=dt.date(2024, 1, 3), term__ends_on=dt.date(2027, 1, 31))
    agreement("Expired", signed_on=dt.date(2024, 1, 2), term__ends_on=dt.date(2025, 12, 31))
    agreement("Unknown", signed_on=dt.date(2024, 1, 1), term__end_not_known=True)


def test_several_phases_are_one_list(today, phases):
    assert found("phase=active&phase=expired") == ["Active", "Expired"]


def test_a_day_moves_phases_counts_and_rows_alike(today, phases):
    later = asked("on=2027-06-01&phase=expired")

    assert later.day == dt.date(2027, 6, 1)
    assert [row.title_en for row in later.qs] == ["Expiring", "Expired"]
    assert later.count == 2
    assert {phase: n for phase, n in later.counts.items() if n} == {
        Phase.ACTIVE: 1,
        Phase.END_NOT_KNOWN: 1,
        Phase.EXPIRED: 2,
    }


def test_the_day_is_typed_in_either_calendar_and_any_digits(today):
    assert {asked(f"on={typed}").day for typed in ("2027-06-01", "1406/03/11", "۱۴۰۶/۰۳/۱۱")} == {dt.date(2027, 6, 1)}


def test_pills_count_what_their_link_lists(today, phases):
    agreement("Active too", country="FR")
    for query in ("", "country=IT", "country=IT&phase=active", "on=2025-06-01"):
        for pill in asked(query).pills:
            if not pill["is_current"]:
                listed = asked(pill["url"].removeprefix("?"))
                assert pill["label"] == "All" or len(listed.phases) > 0
                if len(listed.phases) <= 1:
                    assert listed.qs.count() == pill["count"]


def test_pills_add_a_phase_and_take_it_away(today, phases):
    pills = {pill["label"]: pill for pill in asked("country=IT&phase=active&page=3").pills}

    assert [label for label, pill in pills.items() if pill["is_current"]] == ["In force"]
    assert pills["All"]["url"] == "?country=IT"
    assert pills["In force"]["url"] == "?country=IT"
    assert pills["Expired"]["url"] == "?country=IT&phase=active&phase=expired"


def test_the_number_of_rows_is_told_without_counting_them_again(today, phases):
    AgreementFactory(title_en="Draft")

    for query in ("", "phase=active", "phase=active&phase=end_not_known", "country=IT&on=2027-06-01"):
        filters = asked(query)
        assert filters.count == filters.qs.count()


def test_the_phases_of_home_s_first_figure_are_those_in_force(today, phases):
    query = "&".join(f"phase={phase}" for phase in IN_FORCE)

    assert set(found(query)) == set(Agreement.objects.in_force(today).values_list("title_en", flat=True))


# --- a party, a chip -------------------------------------------------------------------------------------------------


def test_an_institution_is_found_under_an_entry_merged_into_it(today):
    ulm = InstitutionFactory(name_en="Ulm University")
    old = InstitutionFactory(status="merged", successor=ulm, merged_on=today)
    agreement("New", partner__institution=ulm)
    agreement("Old", partner__institution=old)
    agreement("Other")
    as_observer = agreement("Observed")
    AgreementPartyFactory(agreement=as_observer, institution=ulm, role="observer")

    filters = asked(f"institution={ulm.uuid}")

    assert {row.title_en for row in filters.qs} == {"New", "Old", "Observed"}
    assert filters.chips == [{"label": "Party: Ulm University", "url": "?"}]


def test_an_institution_that_is_not_there_has_no_agreements(today, three):
    assert found("institution=7fcc5d8b-b960-4fc7-b600-9a94f1e6c13a") == []


def test_each_chip_says_a_filter_and_leads_to_the_list_without_it(today, three):
    chips = asked("q=putra&country=FR&since=1397&on=1405/08/29&page=2&sort=title").chips

    assert {chip["label"]: chip["url"] for chip in chips} == {
        "Search: putra": "?country=FR&since=1397&on=1405%2F08%2F29&sort=title",
        "Partner's country: France": "?q=putra&since=1397&on=1405%2F08%2F29&sort=title",
        "As of: 20 November 2026": "?q=putra&country=FR&since=1397&sort=title",
        "Signed since: 1397": "?q=putra&country=FR&on=1405%2F08%2F29&sort=title",
    }


def test_chips_are_read_in_persian(today, three):
    with translation.override("fa"):
        labels = [chip["label"] for chip in asked("since=1397&on=2026-11-20").chips]

    assert [label.rpartition(": ")[2] for label in labels] == ["۲۹ آبان ۱۴۰۵", "۱۳۹۷"]


def test_countries_to_choose_from_are_those_that_occur_and_the_one_asked_for(today, three):
    assert [name for _code, name in asked().form.fields["country"].choices] == ["–", "France", "Italy", "Japan"]
    assert ("DE", "Germany") in asked("country=DE").form.fields["country"].choices


# --- order -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sort", "titles"),
    [
        ("", ["Beta", "Gamma", "Alpha", "Delta"]),
        ("signed", ["Alpha", "Gamma", "Beta", "Delta"]),
        ("-signed", ["Beta", "Gamma", "Alpha", "Delta"]),
        ("title", ["Alpha", "Beta", "Delta", "Gamma"]),
        ("-title", ["Gamma", "Delta", "Beta", "Alpha"]),
        ("ends", ["Gamma", "Alpha", "Delta", "Beta"]),
        ("partner", ["Delta", "Alpha", "Gamma", "Beta"]),
        ("nonsense", ["Beta", "Gamma", "Alpha", "Delta"]),
    ],
)
def test_a_column_orders_the_list_and_rows_without_a_value_come_last(today, sort, titles):
    def row(title, signed_on, ends_on, partner):
        term = {"term__ends_on": ends_on} if ends_on else {"term__open": True}
        partner = (
            {"partner__institution": InstitutionFactory(name_en=partner)} if partner else {"partner__unknown": True}
        )
        return AgreementFactory(concluded=True, title_en=title, signed_on=signed_on, **term, **partner)

    row("Beta", dt.date(2024, 3, 1), None, "Zagreb")
    row("Alpha", dt.date(2024, 1, 1), dt.date(2028, 1, 1), "Bologna")
    row("Gamma", dt.date(2024, 2, 1), dt.date(2027, 1, 1), "Perugia")
    row("Delta", None, dt.date(2029, 1, 1), "Ancona")

    assert found(f"sort={sort}") == titles


def test_persian_titles_stand_in_the_order_of_the_persian_alphabet(today):
    for title in ("گیلان", "پارس", "بوشهر", "کاشان"):
        agreement("x", title_fa=title)
    with translation.override("fa"):
        titles = [row.title_fa for row in asked("sort=title").qs]

    assert titles == ["بوشهر", "پارس", "کاشان", "گیلان"]


# --- what the office asks --------------------------------------------------------------------------------------------


def test_the_office_finds_its_own_work(today, user_with):
    unit = UnitFactory()
    officer = user_with("officer")
    mine = agreement("Mine", lead_unit=unit, locked=True)
    OfficerAssignmentFactory(agreement=mine, user=officer)
    past = agreement("Past", locked=True, confidentiality=Confidentiality.RESTRICTED)
    OfficerAssignmentFactory(agreement=past, user=officer, ends_on=dt.date(2025, 1, 1))
    agreement("Imprecise", signed_precision=Precision.YEAR, signed_calendar=Calendar.JALALI, locked=True)
    agreement("Endless", term__end_not_known=True, locked=True)
    agreement("Unread", partner__institution=None, partner__name_as_given="ULM", origin=Origin.IMPORTED)
    agreement("Soon", term__ends_on=dt.date(2026, 12, 1), locked=True)
    CorrectionFactory(agreement=agreement("Wrong", locked=True))
    AgreementFactory(title_en="Draft")
    expected = {
        f"officer={officer.pk}": {"Mine"},
        "officer=none": {"Past", "Imprecise", "Endless", "Unread", "Soon", "Wrong", "Draft"},
        f"unit={unit.uuid}": {"Mine"},
        "confidentiality=restricted": {"Past"},
        "status=draft": {"Draft"},
        "within=30": {"Soon"},
        "check=end": {"Endless"},
        "check=party": {"Unread"},
        "check=unverified": {"Unread"},
        "check=correction": {"Wrong"},
    }

    assert {query: set(found_by_staff(query)) for query in expected} == expected
    assert "Imprecise" in found_by_staff("check=imprecise")
    assert "Mine" not in found_by_staff("check=imprecise")


def test_the_day_asked_for_moves_the_office_s_questions_too(today, user_with):
    officer = user_with("officer")
    OfficerAssignmentFactory(agreement=agreement("Past"), user=officer, ends_on=dt.date(2025, 1, 1))
    AgreementTermFactory(
        agreement=agreement("Later", term=None), starts_on=dt.date(2024, 1, 1), ends_on=dt.date(2027, 6, 20)
    )

    assert found_by_staff(f"officer={officer.pk}&on=2024-06-01") == ["Past"]
    assert found_by_staff("within=30&on=2027-06-01") == ["Later"]


def test_what_only_the_office_may_ask_changes_nothing_for_others(today, three):
    assert found("status=draft&confidentiality=restricted&officer=1") == ["Japanese", "Italian", "French"]


def test_the_office_chooses_from_units_and_officers_that_occur(today, user_with):
    UnitFactory(name_en="Idle")
    row = agreement("Mine", lead_unit=UnitFactory(name_en="Busy"))
    OfficerAssignmentFactory(agreement=row, user__name="Leila Daneshvar")
    user_with("officer", name="Nobody's officer")
    filters = asked("", StaffRegisterFilter)

    chosen = {name: [label for _key, label in filters.form.fields[name].choices] for name in ("unit", "officer")}

    assert chosen == {"unit": ["–", "Busy"], "officer": ["–", "nobody in charge", "Leila Daneshvar"]}
