import datetime as dt

import pytest

from networks import actions
from networks.links import CONFIRM, path_of
from networks.models import Contact, Member
from networks.workflow import announcement_workflow, member_workflow
from notices.models import Email
from records import clock
from records.closing import close
from records.refusals import Refusal
from tests.factories.networks import (
    AnnouncementFactory,
    BodyFactory,
    ContactFactory,
    MemberFactory,
    NetworkFactory,
    OfficeTermFactory,
)

pytestmark = pytest.mark.django_db
ASKED = {"name": "Amina Diallo", "email": "amina@example.org", "language": "en", "statement": "…", "category": "full"}


def test_an_application_waits_for_the_secretary_only_once_its_address_is_confirmed(network):
    member = actions.apply_for_membership(network, **ASKED, agrees=True)
    before = member.phase(dt.date(2026, 11, 20))

    actions.confirm(member)

    assert (before, member.phase(dt.date(2026, 11, 20))) == ("unconfirmed", "applied")
    assert member.contact.named_since == dt.date(2026, 11, 20)
    assert Email.objects.get().to == "amina@example.org"


def test_applying_twice_makes_one_application_and_writes_the_link_again(network):
    for _ in range(2):
        actions.apply_for_membership(network, **ASKED)

    assert (Member.objects.count(), Contact.objects.count(), Email.objects.count()) == (1, 1, 2)


def test_a_member_who_applies_again_is_told_so_and_nothing_is_changed(network):
    contact = ContactFactory(network=network, email="Amina@example.org")
    MemberFactory(network=network, contact=contact, admitted=True)

    actions.apply_for_membership(network, **ASKED)

    contact.refresh_from_db()
    assert Member.objects.count() == 1
    assert contact.name_en != "Amina Diallo"
    assert Email.objects.get().subject == "You are a member of Women Scientists already"


def test_a_network_that_takes_none_gets_no_application():
    with pytest.raises(Refusal):
        actions.apply_for_membership(NetworkFactory(), **ASKED)


def test_who_is_admitted_is_a_member_from_that_day_and_told(network, secretary):
    member = MemberFactory(network=network)

    member_workflow.perform(
        member, "admit", by=secretary, starts_on=dt.date(2026, 12, 1), category="associate", is_voting=False
    )

    assert [Member.objects.on(day).count() for day in (dt.date(2026, 11, 30), dt.date(2026, 12, 1))] == [0, 1]
    assert Email.objects.get().to == member.contact.email


def test_who_is_declined_is_told_without_the_reasons(network, secretary):
    member = MemberFactory(network=network)

    member_workflow.perform(member, "decline", by=secretary, comment="Not a scientist.")

    assert member.status == "declined"
    assert "Not a scientist." not in Email.objects.get().text


def test_an_ended_membership_stays_readable(network, secretary):
    member = MemberFactory(network=network, admitted=True)

    member_workflow.perform(member, "end", by=secretary, ends_on=dt.date(2026, 11, 20), comment="Moved on.")

    assert [Member.objects.on(day).count() for day in (dt.date(2026, 11, 20), dt.date(2026, 11, 21))] == [1, 0]
    assert member.end_reason == "Moved on."


# --- announcements -----------------------------------------------------------------------------------------------


def test_an_announcement_reaches_each_member_once_in_their_language(network, secretary):
    for language in ("en", "fa"):
        MemberFactory(network=network, admitted=True, contact__language=language)
    MemberFactory(network=network, admitted=True, contact__email="")
    MemberFactory(network=network, admitted=True, contact__unsubscribed_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    MemberFactory(network=network)
    MemberFactory(admitted=True)
    announcement = AnnouncementFactory(network=network, subject_fa="کارگاه رباط", text_fa="فراخوان مقاله")

    announcement_workflow.perform(announcement, "release", by=secretary)

    assert sorted(Email.objects.values_list("language", "subject")) == [
        ("en", "A workshop in Rabat"),
        ("fa", "کارگاه رباط"),
    ]
    assert all("/announcements/" in email.unsubscribe_url for email in Email.objects.all())
    assert announcement.letters_written == 2


def test_an_announcement_to_a_body_reaches_who_sits_in_it_today(network, secretary):
    body = BodyFactory(network=network)
    seated = OfficeTermFactory(body=body)
    OfficeTermFactory(body=body, ended_on=dt.date(2026, 11, 19))
    MemberFactory(network=network, admitted=True)

    actions.release(AnnouncementFactory(network=network, body=body), by=secretary)

    assert list(Email.objects.values_list("to", flat=True)) == [seated.contact.email]


def test_an_announcement_to_nobody_is_refused_and_stays_a_draft(network, secretary):
    announcement = AnnouncementFactory(network=network)

    with pytest.raises(Refusal):
        actions.release(announcement, by=secretary)

    announcement.refresh_from_db()
    assert announcement.status == "draft"


def test_unsubscribing_ends_announcements_and_can_be_taken_back(network):
    contact = ContactFactory(network=network)

    over = actions.unsubscribe(contact).unsubscribed_at
    again = actions.subscribe(contact).unsubscribed_at

    assert (over is not None, again) == (True, None)


def test_until_it_is_confirmed_the_application_says_what_was_written_last(network):
    actions.apply_for_membership(network, **ASKED)
    actions.apply_for_membership(network, **ASKED | {"statement": "What I meant.", "category": "associate"})

    member = Member.objects.get()
    assert (member.statement, member.category) == ("What I meant.", "associate")


def test_a_withdrawn_entry_stands_in_nobodys_way(network, secretary):
    applied = actions.apply_for_membership(network, **ASKED)
    close(applied, reason="Entered twice.", by=secretary)
    again = actions.apply_for_membership(network, **ASKED)
    admitted = MemberFactory(network=network, admitted=True)
    close(admitted, reason="The wrong days.", by=secretary)
    right = MemberFactory(network=network, admitted=True, contact=admitted.contact)

    assert again.pk != applied.pk
    assert set(Member.objects.open()) == {again, right}


def at(day):
    return clock.held_at(dt.datetime.combine(day, dt.time(8), dt.UTC))


def test_an_application_never_confirmed_is_closed_after_the_networks_days_and_another_may_follow(network):
    network.confirm_within_days = 3
    network.save()
    late = actions.apply_for_membership(network, **ASKED)
    confirmed = actions.apply_for_membership(network, **ASKED | {"email": "sara@example.org"})
    actions.confirm(confirmed)

    with at(dt.date(2026, 11, 23)):
        too_early = actions.close_unconfirmed()
    with at(dt.date(2026, 11, 24)):
        fresh = actions.apply_for_membership(network, **ASKED | {"email": "leila@example.org"})
        done = (actions.close_unconfirmed(), actions.close_unconfirmed())
        again = actions.apply_for_membership(network, **ASKED)

    for member in (late, confirmed, fresh):
        member.refresh_from_db()
    assert (too_early, done) == (0, (1, 0))
    assert (late.closed_on, late.closed_reason) == (dt.date(2026, 11, 24), "The address was not confirmed in time.")
    assert (confirmed.closed_on, fresh.closed_on) == (None, None)
    assert again.pk != late.pk


def test_who_applies_again_has_the_days_anew(network):
    member = actions.apply_for_membership(network, **ASKED)

    with at(dt.date(2026, 12, 1)):
        actions.apply_for_membership(network, **ASKED)
    with at(dt.date(2026, 12, 10)):
        actions.close_unconfirmed()

    member.refresh_from_db()
    assert member.closed_on is None


def test_a_closed_application_is_not_confirmed_any_more_and_its_page_says_why(network, client):
    member = actions.apply_for_membership(network, **ASKED)
    close(member, reason="The address was not confirmed in time.", by="A test")

    page = client.post(path_of(member, CONFIRM)).content.decode()

    member.refresh_from_db()
    assert member.is_unconfirmed
    assert "This application was closed" in page
