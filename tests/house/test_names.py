"""Whoever judges walks every address, and no name that must not appear gets out: blind, recused, of the other side."""

import pytest

from programs.models import Application
from tests.factories.directory import PersonFactory
from tests.factories.programs import (
    ApplicationFactory,
    CallFactory,
    CommitteeItemFactory,
    CommitteeMemberFactory,
    ConflictFactory,
    JointDecisionFactory,
    MemberFactory,
    ReviewAssignmentFactory,
    ReviewerPanelFactory,
    hand_in,
)
from tests.house.test_pages import visit

pytestmark = pytest.mark.django_db
SEEN = "A joint observatory in the desert"


@pytest.fixture
def somebody(user_with):
    user = user_with()
    PersonFactory(user=user)
    return user


def named_by(canary, call, title):
    """Eligible, and led from both sides by people whose name and university is the canary."""
    application = ApplicationFactory(call=call, title=title)
    application.members.update(name=canary, institution_given=canary)
    MemberFactory(application=application, name=canary, institution_given=canary, role="member")
    hand_in(application)
    Application.objects.filter(pk=application.pk).update(status="eligible")
    return Application.objects.get(pk=application.pk)


def asked(application, user):
    """They have taken it on to review it, for the home side."""
    panel = ReviewerPanelFactory(reviewer__person=user.person, programme=application.call.programme, side="home")
    return ReviewAssignmentFactory(application=application, reviewer=panel.reviewer, accepted=True, user=user)


def test_a_reviewer_of_a_blind_call_learns_no_name_at_any_address(canary, somebody, client_for):
    call = CallFactory(open=True, with_form=True, hides_applicants=True)
    application = named_by(canary, call, SEEN)
    pair = asked(application, somebody)
    client = client_for(somebody)
    assert SEEN in client.get(pair.get_absolute_url()).content.decode()
    visit(client, secret=canary)


def test_a_member_of_a_committee_learns_nothing_of_what_a_conflict_closes(canary, somebody, client_for):
    call = CallFactory(open=True, with_form=True)
    before = CommitteeItemFactory(application=named_by("Sara", call, SEEN), outcome="funded")
    closed = CommitteeItemFactory(application=named_by(canary, call, canary), outcome="reserve", reason=canary)
    JointDecisionFactory(committee=before.committee, application=closed.application)
    CommitteeMemberFactory(committee=before.committee, person=somebody.person, user=somebody)
    ConflictFactory(person=somebody.person, application=closed.application)
    client = client_for(somebody)
    assert SEEN in client.get(before.committee.get_absolute_url()).content.decode()
    visit(client, secret=canary)


def test_an_applicant_learns_no_decision_before_it_is_published(canary, somebody, client_for):
    application = named_by("Sara", CallFactory(open=True, with_form=True), SEEN)
    application.members.filter(side="home", role="leader").update(user=somebody)
    item = CommitteeItemFactory(application=application, outcome="reserve", note=canary, reason=canary)
    JointDecisionFactory(committee=item.committee, application=application, reason=f"{canary} {canary}")
    client = client_for(somebody)
    assert SEEN in client.get(application.get_absolute_url()).content.decode()
    visit(client, secret=canary)


def test_the_names_are_there_to_get_out(canary, somebody, client_for):
    """The negative control: where the call hides nobody, the first walk meets the name."""
    call = CallFactory(open=True, with_form=True)
    asked(named_by(canary, call, SEEN), somebody)
    with pytest.raises(AssertionError, match="got out"):
        visit(client_for(somebody), secret=canary, only={"reviews:review"})
