"""The number at the partner's agency: given by the leader there, seen by both and the office, matched by it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from programs.actions.numbers import give_number
from programs.content import content_hash
from programs.exports import answers_table
from programs.matching import Matcher
from programs.models import Application
from programs.receipts import receipt_of
from records.refusals import Refusal
from tests.factories.programs import AgencyEntryFactory, ApplicationFactory, ApplicationVersionFactory, hand_in
from tests.pages import text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

LABEL = "Number at the partner's agency"


@pytest.fixture
def rahimi(user_with):
    return user_with("scholar", name="Sara Rahimi")


@pytest.fixture
def martin(user_with):
    return user_with("scholar", name="Anne Martin")


@pytest.fixture
def application(rahimi, martin):
    application = ApplicationFactory(user=rahimi, call__asks_partner_number=True, filled=True)
    application.members.filter(side="partner").update(user=martin)
    return Application.objects.get(pk=application.pk)


def page(application):
    return reverse("applications:number", args=[application.uuid])


def test_the_leader_abroad_gives_it_on_a_page_and_both_read_it(application, client, client_for, rahimi, martin):
    client_for(martin, client)
    assert LABEL in text(client.get(application.get_absolute_url()))
    sent = client.post(page(application), {"number": "47012XY"})

    assert sent["Location"] == application.get_absolute_url()
    for reader in (martin, rahimi):
        client_for(reader, client)
        assert "47012XY" in text(client.get(application.get_absolute_url()))


def test_the_leader_at_home_is_not_asked(application, client, client_for, rahimi):
    client_for(rahimi, client)

    assert LABEL not in text(client.get(application.get_absolute_url()))
    assert client.post(page(application), {"number": "47012XY"}).status_code == 403
    with pytest.raises(PermissionDenied):
        give_number(application, number="47012XY", by=rahimi)


def test_nobody_is_asked_where_the_call_does_not_want_it(client, client_for, martin):
    application = ApplicationFactory()
    application.members.filter(side="partner").update(user=martin)
    client_for(martin, client)

    assert LABEL not in text(client.get(application.get_absolute_url()))
    assert client.get(page(application)).status_code == 403


def test_for_a_partner_on_paper_the_leader_at_home_gives_it(rahimi):
    application = ApplicationFactory(user=rahimi, call__asks_partner_number=True, call__partner_on_paper=True)

    give_number(application, number="47012XY", by=rahimi)

    assert application.members.get(side="partner").national_number == "47012XY"


def test_given_after_submission_it_leaves_the_text_and_matches_the_agency_s_line(application, martin):
    before = content_hash(application)
    hand_in(application)

    give_number(application, number="47012XY", by=martin)

    assert content_hash(application) == before
    assert set(application.members.filter(role="leader").values_list("consent", flat=True)) == {"given"}
    assert Matcher(application.call).safe(AgencyEntryFactory(call=application.call, number="47012xy")) == application


def test_an_application_that_is_over_takes_none(application, martin):
    Application.objects.filter(pk=application.pk).update(status="withdrawn")

    with pytest.raises(Refusal, match="This application is over"):
        give_number(application, number="47012XY", by=martin)


def test_officer_receipt_and_table_have_it(application, client, as_user, martin):
    give_number(application, number="47012XY", by=martin)
    hand_in(application)
    ApplicationVersionFactory(application=application)

    header, [row] = answers_table(Application.objects.all())
    as_user("officer")

    assert dict(zip(header, row, strict=True))[LABEL] == "47012XY"
    assert dict(receipt_of(application))[LABEL] == "47012XY"
    shown = text(client.get(reverse("admin:programs_application_change", args=[application.pk])))
    assert "47012XY" in shown
