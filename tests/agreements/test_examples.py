"""The office's own examples, with their own values, as its pages show them to everybody and to the office."""

import datetime as dt

import pytest

from agreements import actions
from agreements.models import Agreement, AgreementTerm, Instrument, InstrumentKind, RenewalMode
from directory.roles import Role
from records import clock
from tests.agreements.papers import SIGNED, scan
from tests.factories.agreements import AgreementFactory, InstrumentFactory, ProposedTermFactory
from tests.pages import text

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", [None, Role.OFFICER])
def test_a_chain_of_two_terms_with_trieste_is_told_as_ten_years_without_a_gap(client, as_user, user_with, today, role):
    first = {"term__starts_on": dt.date(2021, 1, 1), "term__ends_on": dt.date(2025, 12, 31)}
    agreement = AgreementFactory(
        concluded=True, locked=True, public=True, signed_on=dt.date(2021, 1, 1), title_en="MOU with Trieste", **first
    )
    paper = InstrumentFactory(agreement=agreement, kind=InstrumentKind.RENEWAL)
    ProposedTermFactory(instrument=paper, starts_on=dt.date(2026, 1, 1), ends_on=dt.date(2030, 12, 31))
    actions.take_signed(Instrument.objects.get(pk=paper.pk), signed_on=SIGNED, file=scan(), by=user_with(Role.OFFICER))
    if role:
        as_user(role)

    page = text(client.get(agreement.get_absolute_url()))

    assert "In force since 1 January 2021: 2 terms, without a gap. Together they last 10 years." in page


def test_tacit_renewal_at_most_once_says_its_deadline_and_both_ends_before_and_after_three_runs(client, as_user, today):
    as_user(Role.OFFICER)
    agreement = AgreementFactory(
        concluded=True,
        signed_on=dt.date(2024, 7, 1),
        term__starts_on=dt.date(2024, 7, 1),
        term__ends_on=dt.date(2027, 6, 30),
        term__notice_days=180,
        term__renewal_mode=RenewalMode.AUTO,
        term__auto_months=36,
        term__max_auto_renewals=1,
    )
    Agreement.objects.filter(pk=agreement.pk).update(locked_at=clock.now())
    assert AgreementTerm.objects.get().notice_deadline == dt.date(2027, 1, 1)

    page = text(client.get(agreement.get_absolute_url()))

    assert "Notice can be given until 1 January 2027, 42 days from now." in page
    assert "renews by itself for 36 months at a time: to 30 June 2030, then it ends." in page
    for _run in range(3):
        actions.renew_tacitly(dt.date(2027, 1, 2))
    written = AgreementTerm.objects.filter(agreement=agreement).values_list("starts_on", "ends_on")
    assert list(written)[1:] == [(dt.date(2027, 7, 1), dt.date(2030, 6, 30))]
    page = text(client.get(f"{agreement.get_absolute_url()}?on=2028-01-01"))
    assert "It ends on 30 June 2030; its renewals are used up." in page
