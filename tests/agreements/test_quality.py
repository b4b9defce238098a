"""What is missing in the register: each gap is counted for whoever may mend it, and its list has the same rows."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.models import Agreement, RenewalReview
from agreements.quality import AGREEMENT_FAULTS
from directory.models import InstitutionMention
from directory.roles import Role
from records.documents import attach
from records.quality import faults_for
from tests.agreements.papers import scan
from tests.factories.agreements import AgreementFactory, OfficerAssignmentFactory
from tests.factories.directory import InstitutionFactory, InstitutionMentionFactory, UserFactory

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 11, 20)


@pytest.fixture
def officer(user_with):
    return user_with(Role.OFFICER)


def whole(officer, **values):
    """An agreement that lacks nothing."""
    agreement = AgreementFactory(concluded=True, locked=True, **values)
    OfficerAssignmentFactory(agreement=agreement, user=officer)
    attach(agreement, scan(), by=officer, kind="signed_copy")
    return agreement


def counted(user):
    return {fault.slug: n for fault, n in faults_for(user, TODAY) if n}


def found(slug):
    return set(AGREEMENT_FAULTS[slug].find(Agreement.objects.all(), TODAY))


def test_an_agreement_that_lacks_nothing_stands_nowhere(officer):
    whole(officer)

    assert counted(officer) == {}


def test_whoever_left_is_no_officer_that_answers(officer, user_with):
    held = OfficerAssignmentFactory(agreement=whole(officer), user=UserFactory(), role="deputy")
    left, idle = whole(officer), whole(officer)
    left.officers.update(user=user_with(Role.OFFICER, is_active=False))
    idle.officers.update(user=UserFactory())

    assert found("account") == {left, idle}
    assert held.agreement not in found("account")
    assert found("officer") == set()


def test_nobody_in_charge_matters_while_it_is_not_over(officer):
    proposed, running = AgreementFactory(), AgreementFactory(concluded=True)
    AgreementFactory(concluded=True, term__ends_on=dt.date(2025, 1, 1))
    AgreementFactory(concluded=True, terminated_on=dt.date(2025, 1, 1), termination_reason="Over.")
    gone = OfficerAssignmentFactory(agreement=AgreementFactory(concluded=True), user=officer)
    type(gone).objects.filter(pk=gone.pk).update(ends_on=TODAY - dt.timedelta(days=1))

    assert found("officer") == {proposed, running, gone.agreement}


def test_the_same_partner_type_and_day_twice_is_perhaps_one(officer):
    trieste = InstitutionFactory()
    first = whole(officer, partner__institution=trieste)
    second = whole(officer, partner__institution=trieste, type=first.type)
    whole(officer, partner__institution=trieste)  # of another type
    whole(officer, partner__institution=trieste, type=first.type, signed_on=dt.date(2024, 1, 2))
    whole(officer, type=first.type)  # with another partner

    assert found("duplicate") == {first, second}


def test_what_ended_waits_until_somebody_decides(officer):
    ended = whole(officer, term__ends_on=dt.date(2025, 1, 1))
    whole(officer, term__ends_on=TODAY)

    assert found("undecided") == {ended}

    RenewalReview.objects.create(
        agreement=ended,
        term=ended.terms.get(),
        status="decided",
        decision="let_lapse",
        decided_by=officer,
        decided_on=TODAY,
        reasons="The partner has closed its office.",
    )
    assert found("undecided") == set()


def test_a_withdrawn_signed_copy_is_none(officer):
    agreement = whole(officer)
    agreement.documents.update(closed_on=TODAY, closed_reason="Another agreement's.")

    assert found("copy") == {agreement}


@pytest.mark.parametrize("count", [1, 3])
def test_all_gaps_are_counted_in_one_query_however_many(officer, count):
    for _n in range(count):
        AgreementFactory(imported=True)
        InstitutionMentionFactory(institution=None, status="open")
    officer.has_perm("agreements.read_papers_agreement")
    with CaptureQueriesContext(connection) as queries:
        numbers = counted(officer)

    assert len(queries) == 1
    assert numbers == {
        "party": count,
        "officer": count,
        "copy": count,
        "unverified": count,
        "names": InstitutionMention.objects.to_resolve().count(),
    }


def test_the_list_behind_each_number_has_as_many_rows(client, as_user):
    as_user(Role.OFFICER)
    for values in ({}, {"term__end_not_known": True}, {"signed_precision": "year"}):
        AgreementFactory(imported=True, **values)
    page = client.get("/en/quality/")

    rows = {fault.slug: (n, fault.url()) for fault, n in page.context["faults"] if n and fault.slug in AGREEMENT_FAULTS}
    assert len(rows) == 6
    for slug, (n, address) in rows.items():
        assert client.get(address).context["cl"].result_count == n, slug


def test_the_page_is_the_office_s_alone(client, as_user):
    as_user(Role.SCHOLAR)

    assert client.get("/en/quality/").status_code == 403
