"""The other leader is asked in by a link that opens for one address and is answered once."""

import datetime as dt

import pytest
from allauth.account.models import EmailAddress

from directory.models import User
from notices.models import Email
from programs.actions import invitations, links
from programs.models import Invitation, InvitationStatus
from records import clock
from records.refusals import Refusal
from tests.factories.directory import InstitutionFactory, PersonFactory, ScholarProfileFactory
from tests.factories.programs import ApplicationFactory, SectionAnswersFactory
from tests.programs.sections import is_done

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def rahimi(user_with):
    return user_with("scholar", name="Sara Rahimi", email="rahimi@example.ir")


@pytest.fixture
def application(rahimi):
    application = ApplicationFactory(user=rahimi, title="A joint observatory")
    application.members.filter(side="partner").delete()
    return application


def invite(application, by, email="martin@example.fr", **values):
    return invitations.invite(application, **{"name": "Anne Martin", "email": email, "by": by} | values)


@pytest.fixture
def invitation(application, rahimi):
    return invite(application, rahimi)


@pytest.fixture
def martin(user_with):
    return user_with("scholar", email="martin@example.fr", verified=True)


def status(invitation):
    return Invitation.objects.values_list("status", flat=True).get(pk=invitation.pk)


def letters():
    return sorted(Email.objects.values_list("to", "subject"))


def test_the_invited_is_named_in_the_team_and_gets_a_secret_letter_with_the_link(application, rahimi):
    invitation = invite(application, rahimi)

    assert list(application.members.filter(side="partner").values_list("name", "email", "role", "user")) == [
        ("Anne Martin", "martin@example.fr", "leader", None)
    ]
    letter = Email.objects.get()
    assert (letter.to, letter.is_secret) == ("martin@example.fr", True)
    assert letter.subject == "Dr. Sara Rahimi invites you to apply together"
    assert invitation.link in letter.text
    assert "4 December 2026" in letter.text


def test_the_database_knows_only_the_hash_of_the_link(invitation):
    token = invitation.link.rstrip("/").rsplit("/", 1)[-1]

    row = Invitation.objects.get()
    assert row.token_hash == links.hashed(token)
    assert token not in [str(value) for value in vars(row).values()]


@pytest.mark.parametrize(("language", "begins"), [("fa", "/fa/invitations/"), ("en", "/en/invitations/")])
def test_the_link_is_in_the_language_of_the_letter(application, rahimi, language, begins):
    invitation = invite(application, rahimi, language=language)

    assert invitation.link.startswith(begins)
    assert Email.objects.get().language == language


def test_while_one_waits_nobody_else_is_invited(application, rahimi, invitation):
    with pytest.raises(Refusal, match="waits for its answer already"):
        invite(application, rahimi, email="other@example.fr")


def test_taken_back_the_link_is_dead_and_another_is_invited(application, rahimi, invitation, martin):
    invitations.take_back(invitation, by=rahimi)
    invite(application, rahimi, email="other@example.fr")

    with pytest.raises(Refusal, match="answered already"):
        invitations.accept(invitation, by=martin)
    assert application.members.get(side="partner").email == "other@example.fr"


def test_one_that_has_run_out_does_not_stand_in_the_way(application, rahimi, invitation):
    with clock.held_at(invitation.expires_at + dt.timedelta(seconds=1)):
        invite(application, rahimi)

    assert status(invitation) == InvitationStatus.REVOKED


def test_nobody_is_invited_with_the_address_of_the_inviter(application, rahimi):
    with pytest.raises(Refusal, match="address of the leader who invites"):
        invite(application, rahimi, email="Rahimi@example.ir")


def test_accepting_needs_the_account_of_that_address(application, invitation, user_with, rahimi):
    for somebody in (user_with("scholar", email="else@example.fr", verified=True), rahimi):
        with pytest.raises(Refusal):
            invitations.accept(invitation, by=somebody)

    assert status(invitation) == InvitationStatus.WAITING


def test_an_address_that_was_not_shown_to_be_ones_own_opens_nothing(invitation, user_with):
    unproven = user_with("scholar", email="martin@example.fr")
    EmailAddress.objects.filter(user=unproven).update(verified=False)

    with pytest.raises(Refusal, match="another address"):
        invitations.accept(invitation, by=unproven)


def test_whoever_accepts_leads_the_other_side_and_the_inviter_is_told(application, invitation, martin):
    Email.objects.all().delete()
    invitations.accept(invitation, by=martin)

    assert status(invitation) == InvitationStatus.ACCEPTED
    assert application.members.get(side="partner").user == martin
    assert letters() == [("rahimi@example.ir", "Anne Martin has accepted")]


def test_used_twice_it_is_answered_already(invitation, martin):
    invitations.accept(invitation, by=martin)

    for again in (
        lambda: invitations.accept(invitation, by=martin),
        lambda: invitations.refuse(invitation, reason="No time."),
        lambda: invitations.not_me(invitation),
    ):
        with pytest.raises(Refusal, match="already"):
            again()


def test_refused_with_reasons_the_inviter_reads_them(application, invitation, rahimi):
    Email.objects.all().delete()
    with pytest.raises(Refusal, match="Give your reasons"):
        invitations.refuse(invitation, reason="  ")
    invitations.refuse(invitation, reason="No time this year.")

    assert letters() == [("rahimi@example.ir", "martin@example.fr does not take part")]
    assert "No time this year." in Email.objects.get().text
    assert invitations.side_to_invite(application) == "partner"


def test_not_me_blocks_the_address_tells_the_inviter_and_kills_the_link(application, invitation, rahimi, martin):
    Email.objects.all().delete()
    invitations.not_me(invitation)

    assert letters() == [("rahimi@example.ir", "martin@example.fr is not the person you meant")]
    assert application.members.get(side="partner").email == ""
    with pytest.raises(Refusal, match="somebody else"):
        invite(application, rahimi, email="Martin@Example.fr")
    with pytest.raises(Refusal, match="answered already"):
        invitations.accept(invitation, by=martin)


def test_a_blocked_address_is_blocked_for_this_application_only(invitation, rahimi):
    invitations.not_me(invitation)
    other = ApplicationFactory(user=rahimi)
    other.members.filter(side="partner").delete()

    assert invite(other, rahimi).status == InvitationStatus.WAITING


def test_after_fourteen_days_it_is_not_accepted_and_a_new_link_is_asked_for_once_a_day(invitation, martin):
    Email.objects.all().delete()
    with clock.held_at(invitation.expires_at + dt.timedelta(seconds=1)):
        with pytest.raises(Refusal, match="run out"):
            invitations.accept(invitation, by=martin)
        invitations.ask_for_new_link(invitation)
        invitations.ask_for_new_link(invitation)

    assert letters() == [("rahimi@example.ir", "martin@example.fr asks for a new link")]


def test_a_light_account_is_made_without_a_password_and_found_again(invitation):
    first = invitations.prepare_account(invitation, name="Anne Martin", language="en")
    second = invitations.prepare_account(invitation, name="Anne Martin", language="en")

    assert first == second == User.objects.get(email="martin@example.fr")
    assert not first.has_usable_password()
    assert [held.role for held in first.appointments.all()] == ["scholar"]
    assert EmailAddress.objects.get(user=first).verified is False


def test_what_the_inviter_left_empty_is_taken_from_the_profile_of_who_accepts(application, rahimi, martin):
    lyon = InstitutionFactory()
    person = PersonFactory(user=martin, orcid="0000-0002-1825-0097")
    person.affiliations.create(institution=lyon)
    ScholarProfileFactory(person=person, academic_rank="full")
    SectionAnswersFactory(application=application, section=application.call.sections.get(key="team"), values={})
    invitation = invite(application, rahimi)
    application.members.filter(side="home").update(institution_given="Parsan University")

    invitations.accept(invitation, by=martin)

    leader = application.members.get(side="partner")
    told = (leader.name, leader.institution, leader.position, leader.orcid)
    assert told == ("Anne Martin", lyon, "full professor", "0000-0002-1825-0097")
    team = application.answers.get()
    assert (is_done(team), team.edited_by) == (True, martin)


def test_what_the_inviter_wrote_of_the_partner_stays(application, rahimi, martin):
    PersonFactory(user=martin).affiliations.create(institution=InstitutionFactory(), position="Reader")
    invitation = invite(application, rahimi)
    application.members.filter(side="partner").update(institution_given="Lyon 1", position="Professor")

    invitations.accept(invitation, by=martin)

    leader = application.members.get(side="partner")
    assert (leader.institution, leader.institution_given, leader.position) == (None, "Lyon 1", "Professor")


def test_what_is_taken_from_a_profile_voids_a_consent_and_both_are_told(application, rahimi, martin):
    PersonFactory(user=martin).affiliations.create(institution=InstitutionFactory())
    invitation = invite(application, rahimi)
    consented = {"consent": "given", "consent_hash": "a" * 64, "consent_at": clock.now()}
    type(application).objects.filter(pk=application.pk).update(content_hash="a" * 64)
    application.members.filter(side="home").update(**consented)
    invitation.application.refresh_from_db()

    invitations.accept(invitation, by=martin)

    assert application.members.get(side="home").consent == "void"
    assert Email.objects.filter(key__startswith="consent-void").count() == 2
