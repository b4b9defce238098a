import pytest

from agreements import actions
from agreements.workflow import Status
from directory.roles import Role
from records.models import OutsideApproval
from records.refusals import Refusal
from tests.factories.agreements import (
    AgreementFactory,
    AgreementPartyFactory,
    AgreementTypeFactory,
    ApprovalRuleFactory,
    OfficerAssignmentFactory,
)
from tests.factories.directory import InstitutionFactory
from tests.factories.records import ApprovalKindFactory, LetterFactory, OutsideApprovalFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def ministry():
    return InstitutionFactory(kind="ministry", country="IR")


@pytest.fixture
def agreement(ministry):
    """Of a faculty of a university that is part of a ministry."""
    university = InstitutionFactory(parent=ministry, country="IR")
    agreement = AgreementFactory()
    AgreementPartyFactory(
        agreement=agreement, role="home", institution=InstitutionFactory(parent=university, country="IR")
    )
    return agreement


def codes(agreement):
    return [kind.code for kind in actions.needed_kinds(agreement)]


def test_the_rules_ask_by_type_and_by_the_ministry_of_the_home_side(agreement, ministry):
    def rule(code, **values):
        ApprovalRuleFactory(kind=ApprovalKindFactory(code=code), **values)

    rule("1 all")
    rule("2 type", type=agreement.type)
    rule("3 other type", type=AgreementTypeFactory())
    rule("4 ministry", ministry=ministry)
    rule("5 other ministry", ministry=InstitutionFactory(kind="ministry"))
    rule("6 both", type=agreement.type, ministry=ministry)
    rule("7 type only", type=agreement.type, ministry=InstitutionFactory(kind="ministry"))
    rule("8 closed", closed_on="2026-01-01")
    ApprovalKindFactory(code="9 without a rule")

    assert codes(agreement) == ["1 all", "2 type", "4 ministry", "6 both"]


def test_a_partner_s_ministry_asks_for_nothing(agreement):
    abroad = InstitutionFactory(kind="ministry")
    AgreementPartyFactory(agreement=agreement, institution=InstitutionFactory(parent=abroad))
    ApprovalRuleFactory(ministry=abroad)

    assert codes(agreement) == []


@pytest.mark.parametrize("steps", [0, 1, 4])
def test_the_ministry_is_the_nearest_one_that_an_institution_is_part_of(ministry, steps):
    institution = ministry
    for _step in range(steps):
        institution = InstitutionFactory(parent=institution)

    assert actions.ministry_of(institution) == ministry
    assert actions.ministry_of(InstitutionFactory(parent=InstitutionFactory())) is None


def test_what_is_needed_is_written_down_for_the_officer_in_charge(agreement, user_with):
    officer, leila = user_with(Role.OFFICER), user_with(Role.OFFICER)
    OfficerAssignmentFactory(agreement=agreement, user=leila)
    ApprovalRuleFactory.create_batch(2)

    made = actions.request_approvals(agreement, by=officer)

    assert len(made) == 2
    assert {(a.status, a.owner, a.about) for a in OutsideApproval.objects.all()} == {("needed", leila, agreement)}


def test_without_an_officer_in_charge_whoever_asks_looks_after_it(agreement, user_with):
    officer, other = user_with(Role.OFFICER), user_with(Role.OFFICER)
    ApprovalRuleFactory()

    assert [a.owner for a in actions.request_approvals(agreement, by=officer)] == [officer]
    ApprovalRuleFactory()
    assert [a.owner for a in actions.request_approvals(agreement, owner=other, by=officer)] == [other]


@pytest.mark.parametrize(
    ("rules", "again", "status", "sentence"),
    [
        (0, False, Status.DRAFT, "needs no approval from outside"),
        (1, True, Status.DRAFT, "are asked for or granted already"),
        (1, False, Status.VOID, "It is signed or given up"),
    ],
)
def test_where_nothing_is_missing_nothing_is_written_down(agreement, user_with, rules, again, status, sentence):
    officer = user_with(Role.OFFICER)
    ApprovalRuleFactory.create_batch(rules)
    if again:
        actions.request_approvals(agreement, by=officer)
    type(agreement).objects.filter(pk=agreement.pk).update(status=status)

    with pytest.raises(Refusal, match=sentence):
        actions.request_approvals(agreement, by=officer)


def test_all_approvals_are_there_when_every_kind_has_a_yes(agreement):
    rule = ApprovalRuleFactory()
    approval = OutsideApprovalFactory(about=agreement, kind=rule.kind, sent=True)
    assert list(actions.missing_kinds(agreement)) == [rule.kind]

    answer = LetterFactory(about=agreement)
    OutsideApproval.objects.filter(pk=approval.pk).update(status="answered", answer_letter=answer, is_granted=True)

    assert not actions.missing_kinds(agreement).exists()
