"""What the office does in the directory: who it appoints, what it merges, what it decides about names."""

import datetime as dt

import pytest
from allauth.account.models import EmailAddress

from agreements.models import Agreement, AgreementParty
from directory import actions
from directory.models import Affiliation, Appointment, Institution, InstitutionMention, InstitutionStatus, User
from directory.roles import Role
from notices.models import Email
from records import clock
from records.history import timeline
from records.refusals import Refusal
from tests.factories.agreements import AgreementFactory, AgreementPartyFactory
from tests.factories.directory import (
    AffiliationFactory,
    AppointmentFactory,
    CountryAliasFactory,
    InstitutionFactory,
    InstitutionMentionFactory,
    UnitFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)


@pytest.fixture
def officer(user_with):
    return user_with(Role.OFFICER)


@pytest.fixture
def administrator(user_with):
    return user_with(Role.ADMINISTRATOR)


def refused(act, sentence, field=None):
    with pytest.raises(Refusal) as caught:
        act()
    return (str(caught.value), caught.value.field) == (sentence, field)


def told(record):
    """The newest act of a record's timeline: what, by whom, why."""
    entry = timeline(record)[0]
    return entry.label, entry.by_name, entry.comment


# --- accounts and appointments -----------------------------------------------------------------------------------


def test_an_invited_account_has_its_role_no_password_and_a_letter(administrator, today, language):
    user = actions.invite(
        email="Sina@Example.org", name="Sina Moradi", language=language, role=Role.OFFICER, by=administrator
    )

    user = User.objects.get(pk=user.pk)
    assert (user.email, user.has_usable_password(), user.is_staff) == ("sina@example.org", False, True)
    assert EmailAddress.objects.get(user=user).verified is False
    letter = Email.objects.get(to=user.email)
    assert (letter.language, letter.person) == (language, user)
    assert f"/{language}/accounts/login/code/" in letter.text
    assert ("Officer" if language == "en" else "کارشناس") in letter.text


def test_nobody_is_invited_twice(administrator):
    UserFactory(email="sina@example.org")

    assert refused(
        lambda: actions.invite(email="Sina@example.org", role=Role.OFFICER, by=administrator),
        "Another account has this address.",
        "email",
    )
    assert not Email.objects.exists()


def test_an_invitation_that_is_refused_leaves_no_account(administrator):
    assert refused(
        lambda: actions.invite(email="sina@example.org", role=Role.UNIT_OFFICER, by=administrator),
        "A unit officer is appointed at a unit.",
    )
    assert not User.objects.filter(email="sina@example.org").exists()


def test_an_appointment_counts_from_its_first_day(administrator, today):
    user, unit = UserFactory(), UnitFactory()

    appointment = actions.appoint(user, role=Role.UNIT_OFFICER, unit=unit, starts_on=today + DAY, by=administrator)

    assert (appointment.unit, appointment.is_held(today), appointment.is_held(today + DAY)) == (unit, False, True)
    assert told(appointment) == ("Appointed", str(administrator), "")


def test_ending_an_appointment_takes_the_role_at_once(administrator, today):
    appointment = AppointmentFactory(role=Role.DIRECTOR)

    actions.end_appointment(appointment, reason="Left the office.", by=administrator)

    assert not User.objects.get(pk=appointment.user_id).is_staff
    assert (appointment.ends_on, appointment.closed_on) == (today, today)
    assert told(appointment) == ("Appointment ended", str(administrator), "Left the office.")


def test_an_appointment_may_end_on_a_day_to_come(administrator, today):
    appointment = AppointmentFactory()

    actions.end_appointment(appointment, last_day=today + DAY, by=administrator)

    held = [appointment.is_held(today + DAY * days) for days in range(3)]
    assert held == [True, True, False]


def test_an_appointment_to_come_can_be_ended_before_it_begins(administrator, today):
    appointment = AppointmentFactory(starts_on=today + 5 * DAY)

    actions.end_appointment(appointment, by=administrator)

    assert not Appointment.objects.on(today + 5 * DAY).filter(pk=appointment.pk).exists()


def test_an_appointment_ends_once(administrator, today):
    appointment = AppointmentFactory(closed_on=today)

    assert refused(
        lambda: actions.end_appointment(appointment, by=administrator), "This appointment has ended already."
    )


def test_somebody_remains_administrator(administrator, today):
    other = AppointmentFactory(role=Role.ADMINISTRATOR)
    mine = administrator.appointments.get()

    actions.end_appointment(other, by=administrator)

    assert refused(
        lambda: actions.end_appointment(mine, by=administrator),
        "Somebody must remain administrator: appoint another one first.",
    )
    assert administrator.appointments.get().is_held(today)


# --- merging -----------------------------------------------------------------------------------------------------


def test_a_merged_entry_names_its_successor_and_keeps_what_points_to_it(officer, today):
    old, new = InstitutionFactory(name_en="Paris Diderot"), InstitutionFactory(name_en="Université Paris Cité")
    party, affiliation = AgreementPartyFactory(institution=old), AffiliationFactory(institution=old)

    actions.merge(old, into=new, reason="Merged in 2019.", by=officer)

    old.refresh_from_db()
    assert (old.status, old.successor, old.merged_on, old.current) == ("merged", new, today, new)
    assert AgreementParty.objects.get(pk=party.pk).institution == old
    assert Affiliation.objects.get(pk=affiliation.pk).institution == old
    assert set(Institution.objects.standing_for(new)) == {old, new}
    assert told(old) == ("Merged into another entry", str(officer), "Merged in 2019.")


def test_undoing_a_merging_leaves_all_as_it_was(officer):
    old, new = InstitutionFactory(), InstitutionFactory()
    actions.merge(old, into=new, by=officer)

    actions.unmerge(old, reason="They are two.", by=officer)

    old.refresh_from_db()
    assert (old.status, old.successor, old.merged_on, old.current) == ("active", None, None, old)
    assert list(Institution.objects.standing_for(new)) == [new]
    assert told(old) == ("Merging undone", str(officer), "They are two.")


def test_an_entry_that_was_closed_down_is_closed_down_again_when_its_merging_is_undone(officer):
    old = InstitutionFactory(status=InstitutionStatus.INACTIVE, ror_values={"status": "inactive"})
    actions.merge(old, into=InstitutionFactory(), by=officer)

    actions.unmerge(old, by=officer)

    assert Institution.objects.get(pk=old.pk).status == "inactive"


def test_a_chain_of_mergings_leads_to_its_end(officer):
    one, two, three, four = InstitutionFactory.create_batch(4)
    actions.merge(one, into=two, by=officer)
    actions.merge(two, into=three, by=officer)
    actions.merge(three, into=four, by=officer)

    assert Institution.objects.get(pk=one.pk).current == four
    assert set(Institution.objects.standing_for(four)) == {one, two, three, four}


def test_merging_into_a_merged_entry_goes_to_its_successor(officer):
    old, middle, new = InstitutionFactory.create_batch(3)
    actions.merge(middle, into=new, by=officer)

    assert actions.merge(old, into=middle, by=officer) == new
    assert Institution.objects.get(pk=old.pk).successor == new


def test_a_chain_of_more_than_three_mergings_is_refused(officer):
    one, two, three, four, five = InstitutionFactory.create_batch(5)
    actions.merge(one, into=two, by=officer)
    actions.merge(two, into=three, by=officer)
    actions.merge(three, into=four, by=officer)

    assert refused(
        lambda: actions.merge(four, into=five, by=officer),
        "Too many entries were merged into this one, one after the other: undo one of them first.",
    )


def test_no_circle_of_mergings_comes_about(officer):
    one, two, three = InstitutionFactory.create_batch(3)
    actions.merge(one, into=two, by=officer)
    actions.merge(two, into=three, by=officer)

    into_itself = "An institution cannot be merged into itself."
    assert refused(lambda: actions.merge(three, into=one, by=officer), into_itself, "into")
    assert refused(lambda: actions.merge(three, into=three, by=officer), into_itself, "into")


def test_an_entry_is_merged_once(officer):
    one, two = InstitutionFactory.create_batch(2)
    actions.merge(one, into=two, by=officer)

    assert refused(
        lambda: actions.merge(one, into=InstitutionFactory(), by=officer), "This entry has been merged already."
    )
    assert refused(lambda: actions.unmerge(two, by=officer), "This entry is not merged.")


def test_the_office_s_own_institution_stays(officer):
    home = InstitutionFactory(is_home=True)

    assert refused(
        lambda: actions.merge(home, into=InstitutionFactory(), by=officer),
        "The office's own institution is not merged into another; merge the other one into it.",
        "into",
    )


# --- names nobody knew -------------------------------------------------------------------------------------------


def test_a_name_is_written_down_once_with_its_country_and_why_it_is_open(officer):
    InstitutionFactory(name_en="Universitas Muhammadiyah Surakarta", country="ID")

    written = actions.mention("Universitas  Muhammadiyah Surakarta", "Singapore", by=officer)
    again = actions.mention("UNIVERSITAS MUHAMMADIYAH SURAKARTA", "SINGAPORE", by=officer)
    elsewhere = actions.mention("Universitas Muhammadiyah Surakarta", "", by=officer)

    assert again == written
    assert (written.name, written.country_given) == ("Universitas Muhammadiyah Surakarta", "Singapore")
    assert (written.country, written.status, written.reason) == ("SG", "open", "elsewhere")
    assert (elsewhere.country, elsewhere.reason) == ("", "no_country")
    assert told(written) == ("Written down", str(officer), "")


def test_the_office_s_own_words_for_countries_are_read(officer):
    CountryAliasFactory(name="R.O.K.", country="KR")

    assert actions.mention("Wonkwang University", "R.O.K.", by=officer).country == "KR"


@pytest.fixture
def named():
    """A name that stands as the party of an agreement and as an affiliation, and elsewhere is known by hand."""
    mention = InstitutionMentionFactory(name="ULM")
    known = InstitutionFactory()
    return {
        "mention": mention,
        "party": AgreementPartyFactory(unknown=True, name_as_given="ULM", mention=mention),
        "affiliation": AffiliationFactory(institution=None, name_as_given="ULM", mention=mention),
        "known": AffiliationFactory(institution=known, name_as_given="ULM", mention=mention),
        "other": AgreementPartyFactory(unknown=True, name_as_given="ULM", mention=InstitutionMentionFactory()),
    }


def institutions(named):
    found = {}
    for word in ("party", "affiliation", "known", "other"):
        named[word].refresh_from_db()
        found[word] = named[word].institution
    return found


def test_what_a_name_means_is_said_wherever_it_stands(named, officer):
    known, ulm = named["known"].institution, InstitutionFactory(name_en="Ulm University")

    actions.resolve(named["mention"], ulm, by=officer)

    assert institutions(named) == {"party": ulm, "affiliation": ulm, "known": known, "other": None}
    mention = InstitutionMention.objects.get(pk=named["mention"].pk)
    assert (mention.status, mention.institution) == ("resolved", ulm)
    assert told(mention) == ("Resolved", str(officer), "")


def test_a_decision_taken_back_is_taken_back_wherever_the_name_stands(named, officer):
    known, ulm = named["known"].institution, InstitutionFactory(name_en="Ulm University")
    actions.resolve(named["mention"], ulm, by=officer)

    actions.reopen(named["mention"], reason="It was Neu-Ulm.", by=officer)

    assert institutions(named) == {"party": None, "affiliation": None, "known": known, "other": None}
    mention = InstitutionMention.objects.get(pk=named["mention"].pk)
    assert (mention.status, mention.institution, mention.reason) == ("open", None, "similar")
    assert told(mention) == ("Opened again", str(officer), "It was Neu-Ulm.")


def test_a_locked_agreement_learns_who_its_partner_is(officer):
    agreement = AgreementFactory(imported=True, locked=True)
    party = agreement.parties.get(role="partner")
    mention = InstitutionMentionFactory(name=party.name_as_given)
    AgreementParty.objects.filter(pk=party.pk).update(mention=mention)

    actions.resolve(mention, InstitutionFactory(), by=officer)

    party.refresh_from_db()
    assert (party.institution, party.name_as_given) == (mention.institution, mention.name)


def test_a_name_that_means_a_merged_entry_means_its_successor(officer):
    old, new = InstitutionFactory.create_batch(2)
    actions.merge(old, into=new, by=officer)
    mention = InstitutionMentionFactory()

    actions.resolve(mention, old, by=officer)

    assert mention.institution == new


def test_a_name_may_mean_no_institution(named, officer):
    actions.not_an_institution(named["mention"], reason="A programme.", by=officer)

    mention = InstitutionMention.objects.get(pk=named["mention"].pk)
    assert (mention.status, mention.reason, mention.institution) == ("not_an_institution", "A programme.", None)
    assert institutions(named)["party"] is None
    actions.reopen(mention, by=officer)
    assert (mention.status, mention.reason) == ("open", "nothing")


def test_that_a_name_is_no_institution_needs_reasons(officer):
    mention = InstitutionMentionFactory()

    assert refused(lambda: actions.not_an_institution(mention, reason=" ", by=officer), "Give your reasons.", "reason")


def test_a_name_is_decided_once(officer):
    mention, place = InstitutionMentionFactory(), InstitutionFactory(name_en="Ulm University")
    stale = InstitutionMention.objects.get(pk=mention.pk)
    actions.resolve(mention, place, by=officer)

    sentence = "This name has been decided already: Ulm University."
    assert refused(lambda: actions.resolve(stale, InstitutionFactory(), by=officer), sentence)
    assert refused(lambda: actions.not_an_institution(stale, reason="No.", by=officer), sentence)
    assert refused(lambda: actions.reopen(InstitutionMentionFactory(), by=officer), "This name is on the list already.")


def test_a_new_institution_is_entered_for_a_name(named, officer):
    place = actions.enter(named["mention"], name_en="Ulm University", country="DE", by=officer)

    assert institutions(named)["party"] == place
    assert (place.country, list(place.names.values_list("name", flat=True))) == ("DE", ["Ulm University"])
    assert told(place) == ("Entered for a name that nobody knew", str(officer), "")


def test_a_name_that_stands_twice_on_one_agreement_is_not_resolved_to_one_party(officer):
    place, mention = InstitutionFactory(), InstitutionMentionFactory()
    agreement = AgreementFactory()
    AgreementPartyFactory(agreement=agreement, institution=place)
    AgreementPartyFactory(agreement=agreement, unknown=True, mention=mention)

    assert refused(
        lambda: actions.resolve(mention, place, by=officer), "This institution is already a party in this role."
    )
    assert InstitutionMention.objects.get().status == "open"


def waiting(**values):
    """A name on the list, with the reason it had when nothing was known."""
    return InstitutionMentionFactory(**{"name": "Ulm University", "country_given": "Germany"} | values)


def why(*mentions):
    return [InstitutionMention.objects.get(pk=one.pk).reason for one in mentions]


def test_names_are_looked_up_again_when_institutions_are_entered_merged_and_parted(officer):
    ulm, near = waiting(), waiting(name="Ulm Univ., Institute of Physics")
    elsewhere = waiting(name="University of Jena")

    entered = actions.enter(waiting(name="Universität Ulm"), name_en="Ulm University", country="DE", by=officer)
    after_entering = why(ulm, near, elsewhere)
    twin = InstitutionFactory(name_en="Ulm University", country="DE")
    actions.unmerge(merged(twin, entered, officer), by=officer)
    after_parting = why(ulm)
    actions.merge(twin, into=entered, by=officer)

    assert after_entering == ["same", "similar", ""]
    assert (after_parting, why(ulm)) == (["several"], ["same"])


def merged(institution, into, by):
    actions.merge(institution, into=into, by=by)
    return institution


def test_looking_up_again_says_what_became_of_a_name_and_nothing_where_nothing_did(officer):
    changed, same = waiting(), waiting(name="Nowhere", country="DE", reason="nothing")
    InstitutionFactory(name_en="Ulm University", country="DE")

    actions.look_again(InstitutionMention.objects.all(), by=officer)

    assert told(changed) == ("Looked up again", str(officer), "")
    assert [entry.label for entry in timeline(same)] == ["Added"]


def test_a_resolution_is_taken_back_also_where_the_agreement_is_locked(officer):
    mention, ulm, jena = waiting(), *InstitutionFactory.create_batch(2)
    agreement = AgreementFactory(concluded=True)
    party = AgreementPartyFactory(agreement=agreement, unknown=True, mention=mention)
    Agreement.objects.filter(pk=agreement.pk).update(locked_at=clock.now())

    found = []
    for act in (
        lambda: actions.resolve(mention, ulm, by=officer),
        lambda: actions.reopen(mention, by=officer),
        lambda: actions.resolve(mention, jena, by=officer),
    ):
        act()
        party.refresh_from_db()
        found.append(party.institution)

    assert found == [ulm, None, jena]
