"""What leaders do together on the pages: invite, read all that is shared, consent, and get the receipt."""

import datetime as dt

import pytest
from django.urls import reverse

from notices.models import Email
from programs.actions import consent as consenting
from programs.content import content_hash
from programs.models import Application, Call, SectionAnswers
from records.history import acting
from tests.factories.programs import ApplicationFactory, MemberFactory, PlannedVisitFactory
from tests.pages import soup, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
CLOSES = "20 December 2026 29 Azar 1405 13:00 Tehran 10:30 Paris"
CONSENT_CLOSES = "24 December 2026 3 Dey 1405 13:00 Tehran 10:30 Paris"


@pytest.fixture
def rahimi(user_with):
    return user_with("scholar", name="Sara Rahimi", email="rahimi@example.ir")


@pytest.fixture
def martin(user_with):
    return user_with("scholar", name="Anne Martin", email="martin@example.fr")


@pytest.fixture
def application(rahimi, martin):
    application = ApplicationFactory(user=rahimi, call__code="JDS-1406", title="A joint observatory", filled=True)
    application.members.filter(side="partner").update(user=martin)
    return application


def address(name, application):
    return reverse(f"applications:{name}", args=[application.uuid])


def send_consent(client, application):
    sent = {"text": content_hash(application), "is_read": "on"}
    return client.post(address("consent", application), sent)


@pytest.mark.parametrize("name", ["invite", "consent", "refuse_consent", "receipt", "take_back_invitation"])
def test_another_applicant_finds_nothing(application, as_user, client, name):
    as_user("scholar")

    send = client.post if name == "take_back_invitation" else client.get
    assert send(address(name, application)).status_code == 404


@pytest.mark.parametrize("name", ["invite", "consent", "refuse_consent"])
def test_the_office_reads_and_does_not_act_for_leaders(application, as_user, client, name):
    as_user("officer")

    assert client.get(address(name, application)).status_code == 403


def test_the_page_shows_all_that_is_shared_with_its_fingerprint(application, client, client_for, rahimi, language):
    client_for(rahimi, client)

    page = text(client.get(address("consent", application)))
    assert content_hash(application) in page
    for words in ("A joint observatory", "We measure the sun together.", "To measure the sun.", "Anne Martin"):
        assert words in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_text_costs_the_same_for_one_row_and_three(
    application, client, client_for, rahimi, count, django_assert_num_queries
):
    for _n in range(count):
        PlannedVisitFactory(application=application, traveller=MemberFactory(application=application))
    client_for(rahimi, client)
    client.get(address("consent", application))

    with django_assert_num_queries(18):
        client.get(address("consent", application))


def test_two_consents_and_the_second_leads_to_the_receipt(application, client, client_for, rahimi, martin):
    client_for(rahimi, client)
    first = send_consent(client, application)
    client_for(martin, client)
    second = send_consent(client, application)
    third = send_consent(client, application)

    assert first["Location"] == application.get_absolute_url()
    assert second["Location"] == third["Location"] == address("receipt", application)
    assert application.versions.count() == 1


def test_without_the_tick_nobody_has_consented(application, client, client_for, rahimi):
    client_for(rahimi, client)

    response = client.post(address("consent", application), {"text": content_hash(application)})

    assert "Say that you consent by ticking the box." in text(response)
    assert not application.members.filter(consent="given").exists()


def test_a_text_that_changed_meanwhile_is_shown_anew(application, client, client_for, rahimi):
    client_for(rahimi, client)
    old = content_hash(application)
    Application.objects.filter(pk=application.pk).update(title="Another title")

    page = text(client.post(address("consent", application), {"text": old, "is_read": "on"}))

    assert "The text has changed since you opened this page." in page
    assert content_hash(Application.objects.get(pk=application.pk)) in page


def test_both_see_who_changed_which_section_after_a_consent(application, client, client_for, rahimi, martin):
    consenting.consent(application, text=content_hash(application), by=rahimi)
    section = application.call.sections.get(kind="budget")
    before = Application.objects.get(pk=application.pk).content_hash
    with acting(by=martin, verb="fill_in"):
        cost = application.costs.get()
        cost.units = 12
        cost.save()
        SectionAnswers.objects.filter(application=application, section=section).update(edited_by=martin)
        consenting.tell_of_void(application, before, what=section, by=martin)

    for reader in (rahimi, martin):
        client_for(reader, client)
        assert "Budget, changed by Anne Martin" in text(client.get(address("consent", application)))
    told = Email.objects.filter(subject="Not submitted: Anne Martin has changed the text").order_by("to")
    assert [(letter.to, "“Budget”" in letter.text) for letter in told] == [
        ("martin@example.fr", True),
        ("rahimi@example.ir", True),
    ]


def test_beside_the_text_stand_how_far_each_leader_is_and_until_when(application, client, client_for, rahimi, martin):
    Call.objects.update(consent_closes_at=dt.datetime(2026, 12, 24, 9, 30, tzinfo=dt.UTC))
    client_for(rahimi, client)
    send_consent(client, application)

    page = soup(client.get(address("consent", application)))

    assert [tag.text for tag in page.select("aside .record-list .tag")] == ["has consented", "is asked to consent"]
    times = [" ".join(time.get_text(" ").split()) for time in page.select("aside .date-block")]
    assert times == [CLOSES, CONSENT_CLOSES]


def test_what_is_missing_is_said_to_both(application, client, client_for, rahimi, martin):
    application.visits.all().delete()

    for reader in (rahimi, martin):
        client_for(reader, client)
        assert "The section “Visits” is not complete." in text(client.get(address("consent", application)))


def test_the_link_is_shown_once_to_the_inviter(application, client, client_for, rahimi):
    application.members.filter(side="partner").update(user=None)
    client_for(rahimi, client)
    sent = {"name": "Anne Martin", "email": "martin@example.fr", "language": "en"}

    page = text(client.post(address("invite", application), sent))
    later = text(client.get(address("invite", application)))

    assert "/en/invitations/" in page
    assert "/en/invitations/" not in later
    assert "An invitation waits for its answer" in later


def test_the_inviter_takes_the_invitation_back(application, client, client_for, rahimi):
    application.members.filter(side="partner").update(user=None)
    client_for(rahimi, client)
    sent = {"name": "Anne Martin", "email": "martin@example.fr", "language": "en"}
    client.post(address("invite", application), sent)

    client.post(address("take_back_invitation", application))

    assert application.invitations.get().status == "revoked"


def test_the_receipt_says_the_same_as_the_letter(application, client, client_for, rahimi, martin, language):
    consenting.consent(application, text=content_hash(application), by=rahimi)
    consenting.consent(application, text=content_hash(application), by=martin)
    client_for(rahimi, client)

    page = text(client.get(address("receipt", application)))
    assert "JDS-1406-0001" in page
    assert application.versions.get().content_hash in page


@pytest.mark.parametrize("send", ["get", "post"])
def test_nobody_consents_without_the_page_of_the_text(application, client, client_for, rahimi, send):
    client_for(rahimi, client)
    page = reverse("applications:transition", args=[application.uuid, "submit"])

    response = getattr(client, send)(page, {"text": content_hash(application), "comment": "Yes."})

    assert response["Location"] == address("consent", application)
    assert not application.members.filter(consent="given").exists()


def test_a_transition_is_confirmed_on_its_page(application, client, client_for, rahimi, martin):
    consenting.consent(application, text=content_hash(application), by=rahimi)
    consenting.consent(application, text=content_hash(application), by=martin)
    client_for(martin, client)

    page = reverse("applications:transition", args=[application.uuid, "take_back"])
    assert "It is not submitted any more" in text(client.get(page))
    client.post(page, {"comment": "A figure is wrong."})

    assert Application.objects.get(pk=application.pk).status == "draft"
