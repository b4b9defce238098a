import pytest
from django.urls import reverse

from agreements.models import ApprovalRule
from directory.roles import Role
from records.models import OutsideApproval
from tests.factories.agreements import AgreementFactory, ApprovalRuleFactory
from tests.factories.directory import UnitFactory
from tests.factories.records import ApprovalKindFactory, LetterFactory, OutsideApprovalFactory
from tests.pages import links, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


def address(name, *arguments):
    return reverse(f"admin:agreements_agreement_{name}", args=arguments)


def test_the_approvals_that_the_rules_ask_for_are_written_down_on_one_page(client, as_user):
    officer = as_user(Role.OFFICER)
    agreement = AgreementFactory()
    ApprovalRuleFactory(kind=ApprovalKindFactory(code="A", name_en="Ministry"))
    ApprovalRuleFactory(kind=ApprovalKindFactory(code="B", name_en="Legal office"))
    page = links(client.get(address("change", agreement.pk)))["Ask for approvals"]
    assert "this agreement needs: Ministry, Legal office." in text(client.get(page))

    response = client.post(page, {}, follow=True)

    assert "To be asked for: Ministry, Legal office." in text(response)
    assert {"Ministry", "Legal office"} <= set(links(response))
    assert set(OutsideApproval.objects.values_list("owner", flat=True)) == {officer.pk}


def test_where_no_rule_asks_the_page_says_so(client, as_user):
    as_user(Role.OFFICER)
    agreement = AgreementFactory()
    page = address("approvals", agreement.pk)
    assert "this agreement needs: none." in text(client.get(page))

    assert "needs no approval from outside" in text(client.post(page, {}))


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.AUDITOR])
def test_only_officers_ask_for_approvals(client, as_user, role):
    agreement = AgreementFactory()
    as_user(role)

    assert client.get(address("approvals", agreement.pk)).status_code == 403
    assert "Ask for approvals" not in links(client.get(address("change", agreement.pk)))


def test_of_a_concluded_agreement_nothing_is_asked_any_more(client, as_user):
    as_user(Role.OFFICER)
    agreement = AgreementFactory(concluded=True)

    assert "Ask for approvals" not in links(client.get(address("change", agreement.pk)))


@pytest.mark.parametrize(("role", "shown"), [(Role.AUDITOR, True), (Role.UNIT_OFFICER, False), (None, False)])
def test_the_page_of_an_agreement_shows_its_approvals_to_those_who_read_its_papers(client, as_user, role, shown):
    unit = UnitFactory()
    agreement = AgreementFactory(concluded=True, public=True, lead_unit=unit)
    letter = LetterFactory(about=agreement, number="14/2231")
    OutsideApprovalFactory(
        about=agreement, status="sent", sent_letter=letter, kind__name_en="Ministry of Science", owner__name="Leila"
    )
    if role:
        as_user(role, **({"unit": unit} if role == Role.UNIT_OFFICER else {}))

    words = text(client.get(agreement.get_absolute_url()))

    assert ("Ministry of Science waits for an answer 14/2231" in words) is shown


def test_a_rule_is_entered_once(client, as_user):
    as_user(Role.OFFICER)
    rule = ApprovalRuleFactory()
    add = reverse("admin:agreements_approvalrule_add")

    response = client.post(add, {"kind": rule.kind.pk, "type": "", "ministry": ""})

    assert "This rule is there already." in text(response)
    assert ApprovalRule.objects.count() == 1


def test_a_rule_that_counts_no_more_is_withdrawn(client, as_user):
    as_user(Role.OFFICER)
    rule = ApprovalRuleFactory()

    client.post(reverse("admin:agreements_approvalrule_withdraw", args=[rule.pk]), {"reason": "New law."})

    rule.refresh_from_db()
    assert rule.is_closed
