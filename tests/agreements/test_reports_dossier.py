"""The dossier of an agreement: everything about it, as of any day, for whoever may read its papers."""

import datetime as dt

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from agreements.reports.dossier import Dossier
from directory.models import NameKind
from directory.roles import Role
from records import clock
from records.history import acting
from tests.factories.agreements import (
    ActivityFactory,
    AgreementFactory,
    AgreementPartyFactory,
    AgreementTermFactory,
    CommitmentFactory,
    CommitmentOccurrenceFactory,
    RenewalReviewFactory,
    SuspensionFactory,
)
from tests.factories.directory import InstitutionFactory
from tests.pages import soup, text

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 11, 20)
ADDRESS = "/en/reports/agreement-dossier/"


def context(user, agreement, on=TODAY):
    return Dossier().context(user=user, on=on, filters={"agreement": agreement}, is_pdf=False)


@pytest.fixture
def officer(user_with):
    return user_with(Role.OFFICER)


def test_parties_stand_there_by_their_names_on_the_day_of_signature(officer):
    ismo = InstitutionFactory(name_en="Centre for International Scientific Studies")
    ismo.names.create(name="ISMO", kind=NameKind.FORMER, valid_from=dt.date(1999, 3, 1), valid_to=dt.date(2001, 7, 31))
    old = AgreementFactory(concluded=True, partner__institution=ismo, signed_on=dt.date(2001, 7, 31))
    new = AgreementFactory(concluded=True, partner__institution=ismo, signed_on=dt.date(2001, 8, 1))

    assert [row["then"] for row in context(officer, old)["parties"]][-1] == "ISMO"
    assert [row["then"] for row in context(officer, new)["parties"]][-1] == ismo.name_en


def test_a_former_name_is_told_in_the_readers_language_where_it_is_known(officer):
    irib = InstitutionFactory()
    until = {"valid_to": dt.date(2012, 12, 31), "kind": NameKind.FORMER}
    irib.names.create(name="IRIB Faculty", language="en", **until)
    irib.names.create(name="دانشکدهٔ صداوسیما", language="fa", **until)

    assert irib.name_on(dt.date(2012, 12, 31)) == "IRIB Faculty"
    with translation.override("fa"):
        assert irib.name_on(dt.date(2000, 1, 1)) == "دانشکدهٔ صداوسیما"
    assert irib.name_on(dt.date(2013, 1, 1)) == irib.name


def test_an_agreement_names_the_institution_of_its_time_after_that_was_divided_and_closed_down(officer):
    whole = InstitutionFactory(name_en="University of Shiraz")
    whole.names.create(name="Pahlavi University", kind=NameKind.FORMER, valid_to=dt.date(1979, 2, 11))
    old = AgreementFactory(concluded=True, partner__institution=whole, signed_on=dt.date(1975, 1, 1))
    new = AgreementFactory(concluded=True, partner__institution=whole, signed_on=dt.date(1984, 1, 1))

    InstitutionFactory(predecessor=whole, separated_on=dt.date(1985, 10, 1))
    whole.status = "inactive"
    whole.save()

    partners = [context(officer, agreement)["parties"][-1] for agreement in (old, new)]
    assert [row["then"] for row in partners] == ["Pahlavi University", "University of Shiraz"]
    assert [row["party"].institution for row in partners] == [whole, whole]


def test_who_joined_later_is_no_party_before(officer):
    agreement = AgreementFactory(concluded=True)
    AgreementPartyFactory(agreement=agreement, joined_on=dt.date(2026, 7, 1))

    before, after = (context(officer, agreement, on)["parties"] for on in (dt.date(2026, 6, 30), dt.date(2026, 7, 1)))

    assert [row["is_now"] for row in before] == [True, True, False]
    assert [row["is_now"] for row in after] == [True, True, True]


def test_activities_are_counted_by_kind_over_12_and_36_months(officer):
    agreement = AgreementFactory(concluded=True)
    for day, kind in (
        ("2026-11-20", "visit"),
        ("2025-11-21", "visit"),
        ("2025-11-20", "visit"),
        ("2023-11-21", "thesis"),
        ("2023-11-19", "thesis"),
        ("2026-11-21", "visit"),
    ):
        ActivityFactory(agreement=agreement, happened_on=dt.date.fromisoformat(day), kind=kind)
    ActivityFactory(agreement=agreement, closed_on=TODAY, closed_reason="Another agreement's.")

    found = context(officer, agreement)

    assert {str(kind): numbers for kind, numbers in found["activity_counts"]} == {"visit": [2, 3], "thesis": [0, 1]}
    assert len(found["activities"]) == 5


def test_what_was_promised_leaves_out_what_was_withdrawn(officer):
    agreement = AgreementFactory(concluded=True)
    kept = CommitmentOccurrenceFactory(
        commitment__agreement=agreement, due_on=dt.date(2026, 1, 1), status="kept", done_on=dt.date(2026, 1, 1)
    )
    due = CommitmentOccurrenceFactory(commitment=kept.commitment, due_on=dt.date(2026, 12, 1))
    withdrawn = {"closed_on": TODAY, "closed_reason": "Entered twice."}
    CommitmentOccurrenceFactory(commitment=kept.commitment, due_on=dt.date(2026, 12, 2), **withdrawn)
    CommitmentOccurrenceFactory(commitment=CommitmentFactory(agreement=agreement, **withdrawn))

    assert [row for row, _is_overdue in context(officer, agreement)["occurrences"]] == [kept, due]


def test_history_ends_on_the_day(officer):
    agreement = AgreementFactory(concluded=True)
    with acting(by="Leila Daneshvar", verb="edit"):
        agreement.scope = "Physics"
        agreement.save()

    assert "Leila Daneshvar" in [act.by_name for act in context(officer, agreement, on=clock.today())["history"]]
    assert context(officer, agreement, on=clock.today() - dt.timedelta(days=1))["history"] == []


@pytest.mark.parametrize("count", [1, 3])
def test_a_thicker_dossier_costs_no_more(officer, count):
    agreement = AgreementFactory(concluded=True)
    for n in range(count):
        ActivityFactory(agreement=agreement)
        CommitmentOccurrenceFactory(commitment__agreement=agreement)
        SuspensionFactory(agreement=agreement, starts_on=dt.date(2000 + n, 1, 1), ends_on=dt.date(2000 + n, 2, 1))
        AgreementPartyFactory(agreement=agreement)
        RenewalReviewFactory(
            agreement=agreement,
            term=AgreementTermFactory(
                agreement=agreement, starts_on=dt.date(2030 + n, 1, 1), ends_on=dt.date(2030 + n, 12, 31)
            ),
        )
    officer.has_perm("agreements.read_papers_agreement")
    report = Dossier()
    filters = report.filters(QueryDict(f"agreement={agreement.uuid}"), user=officer)
    report.html(user=officer, on=TODAY, filters=filters, is_pdf=True)  # what is read once in the life of a process
    with CaptureQueriesContext(connection) as queries:
        report.html(user=officer, on=TODAY, filters=filters, is_pdf=True)

    assert len(queries) == DOSSIER_QUERIES


DOSSIER_QUERIES = 37


def test_a_reference_is_read_in_any_digits_and_an_unknown_one_is_told_beside_its_field(client, as_user):
    agreement = AgreementFactory(concluded=True, reference="MOU-1405-0007", title_en="Physics with Trieste")
    as_user(Role.DIRECTOR)

    assert "Physics with Trieste" in text(client.get(ADDRESS, {"agreement": "mou-۱۴۰۵-۰۰۰۷"}))
    assert "Physics with Trieste" in text(client.get(ADDRESS, {"agreement": str(agreement.uuid)}))
    wrong = client.get(ADDRESS, {"agreement": "MOU-1405-0008"})
    assert soup(wrong).select_one(".error-summary a")["href"] == "#id_agreement"
    assert soup(wrong).select_one("#id_agreement")["value"] == "MOU-1405-0008"


def test_who_may_not_read_the_papers_prints_none(client, as_user):
    AgreementFactory(concluded=True, public=True, reference="MOU-1405-0007")
    as_user(Role.SCHOLAR)

    assert client.get(ADDRESS, {"agreement": "MOU-1405-0007"}).status_code == 403
