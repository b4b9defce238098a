import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from directory.roles import Role
from notices.models import Email
from records import actions
from records.history import acting, timeline
from records.models import ActionItem, Document
from records.querysets import with_records
from records.refusals import Refusal
from tests.agreements.papers import scan
from tests.factories.agreements import AgreementFactory
from tests.factories.directory import UnitFactory, UserFactory
from tests.factories.records import ActionItemFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

SOON = dt.date(2026, 12, 1)


@pytest.fixture
def officer(user_with):
    return user_with(Role.OFFICER, name="Leila Daneshvar")


@pytest.fixture
def scholar(user_with):
    return user_with(Role.SCHOLAR, name="Maryam Ahmadi", language="fa")


@pytest.fixture
def agreement():
    return AgreementFactory(concluded=True)


def give(record, owner, by, **values):
    return actions.give(record, **{"title": "Send the list", "owner": owner, "due_on": SOON} | values, by=by)


def test_somebody_is_asked_and_told_in_his_language(officer, scholar, agreement):
    item = give(agreement, scholar, officer)

    assert (item.about, item.owner, item.given_by, item.due_on, item.status) == (
        agreement,
        scholar,
        officer,
        SOON,
        "open",
    )
    letter = Email.objects.get()
    assert (letter.to, letter.language) == (scholar.email, "fa")
    assert "Send the list" in letter.text
    assert f"/fa/actions/{item.uuid}/" in letter.text


def test_whoever_asks_himself_gets_no_letter(officer, agreement):
    give(agreement, officer, officer)

    assert not Email.objects.exists()


def test_it_is_an_act_on_the_timeline_of_the_record(officer, scholar, agreement):
    item = give(agreement, scholar, officer)
    actions.finish(item, comment="Sent by post.", by=scholar)

    acts = {act.label: (act.by_name, act.comment) for act in timeline(agreement)}
    assert acts["Action asked for"] == ("Leila Daneshvar", "")
    assert acts["Mark as done"] == ("Maryam Ahmadi", "Sent by post.")


def test_nobody_is_asked_for_yesterday(officer, agreement):
    with pytest.raises(Refusal, match="That day is over") as refused:
        give(agreement, officer, officer, due_on=dt.date(2026, 11, 19))

    assert refused.value.field == "due_on"
    assert give(agreement, officer, officer, due_on=dt.date(2026, 11, 20))


def test_a_closed_account_is_not_asked(officer, agreement):
    with pytest.raises(Refusal, match="is closed"):
        give(agreement, UserFactory(is_active=False), officer)


# --- done ------------------------------------------------------------------------------------------------------------


def test_whoever_was_asked_says_that_it_is_done(officer, scholar, agreement, today):
    item = give(agreement, scholar, officer)

    actions.finish(item, comment="Sent.", by=scholar)

    item.refresh_from_db()
    assert (item.status, item.done_on, item.outcome, item.evidence) == ("done", today, "Sent.", None)


def test_evidence_is_filed_with_the_action(officer, scholar, agreement):
    item = give(agreement, scholar, officer, needs_evidence=True)

    actions.finish(item, file=scan(), by=scholar)

    item.refresh_from_db()
    assert item.evidence.about == item
    assert not Document.objects.about(agreement).exists()


def test_without_the_evidence_it_needs_it_is_not_done(officer, scholar, agreement):
    item = give(agreement, scholar, officer, needs_evidence=True)

    with pytest.raises(Refusal, match="needs a paper as evidence") as refused:
        actions.finish(item, by=scholar)

    item.refresh_from_db()
    assert (refused.value.field, item.status) == ("file", "open")


def test_a_refused_paper_leaves_it_open(officer, scholar, agreement, monkeypatch):
    item = give(agreement, scholar, officer, needs_evidence=True)
    monkeypatch.setattr("records.documents.MOST_FILES", 0)

    with pytest.raises(Refusal):
        actions.finish(item, file=scan(), by=scholar)

    item.refresh_from_db()
    assert item.status == "open"
    assert not Document.objects.exists()


def test_somebody_else_s_action_is_not_mine_to_do(officer, scholar, agreement):
    item = give(agreement, officer, officer)

    with pytest.raises(PermissionDenied):
        actions.finish(item, by=scholar)


def test_the_office_says_it_for_others(officer, scholar, agreement):
    item = give(agreement, scholar, scholar)

    actions.finish(item, by=officer)

    assert item.status == "done"


def test_what_is_done_is_not_done_again(officer, agreement):
    item = ActionItemFactory(about=agreement, owner=officer, done=True)

    with pytest.raises(Refusal, match="no longer possible"):
        actions.finish(item, by=officer)


# --- waived, taken up again, given away -----------------------------------------------------------------------------


def test_it_is_waived_by_the_office_with_reasons(officer, scholar, agreement):
    item = give(agreement, scholar, officer)

    with pytest.raises(Refusal, match="Give your reasons"):
        actions.waive(item, comment=" ", by=officer)
    with pytest.raises(PermissionDenied):
        actions.waive(item, comment="I will not.", by=scholar)
    actions.waive(item, comment="The visit was cancelled.", by=officer)

    item.refresh_from_db()
    assert (item.status, item.outcome) == ("waived", "The visit was cancelled.")


def test_it_is_taken_up_again_and_needs_its_evidence_anew(officer, scholar, agreement):
    item = give(agreement, scholar, officer, needs_evidence=True)
    actions.finish(item, file=scan(), by=scholar)

    actions.resume(item, comment="The wrong list.", by=officer)

    item.refresh_from_db()
    assert (item.status, item.done_on, item.evidence, item.outcome) == ("open", None, None, "")
    assert Document.objects.about(item).count() == 1
    with pytest.raises(Refusal):
        actions.finish(item, by=scholar)


def test_it_is_given_to_somebody_else_who_is_told(officer, scholar, agreement):
    item = give(agreement, officer, officer)

    actions.reassign(item, owner=scholar, comment="Away.", by=officer)

    item.refresh_from_db()
    assert item.owner == scholar
    assert [letter.to for letter in Email.objects.all()] == [scholar.email]
    with pytest.raises(Refusal, match="Maryam Ahmadi is asked already"):
        actions.reassign(item, owner=scholar, by=officer)


def test_what_is_over_is_given_to_nobody(officer, scholar, agreement):
    item = ActionItemFactory(about=agreement, done=True)

    with pytest.raises(Refusal, match="It is no longer open: done"):
        actions.reassign(item, owner=scholar, by=officer)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"status": "done"}, "has the day on which it was"),
        ({"done_on": dt.date(2026, 1, 1)}, "has the day on which it was"),
        ({"status": "done", "done_on": dt.date(2026, 1, 1), "needs_evidence": True}, "needs a paper as evidence"),
        ({"status": "waived"}, "is waived with reasons"),
    ],
)
def test_the_database_refuses_what_must_not_be(values, sentence):
    item = ActionItemFactory()

    with pytest.raises(Refusal, match=sentence), acting(by="A", verb="x"):
        ActionItem.objects.filter(pk=item.pk).update(**values)


# --- who sees what ---------------------------------------------------------------------------------------------------


def test_an_action_is_seen_by_whoever_is_asked_whoever_asked_and_the_office(user_with, scholar):
    unit = UnitFactory()
    agreement = AgreementFactory(concluded=True, restricted=True, lead_unit=unit)
    unit_officer = user_with(Role.UNIT_OFFICER, unit=unit)
    mine = ActionItemFactory(about=agreement, owner=scholar)
    asked = ActionItemFactory(about=agreement, given_by=unit_officer)
    visible = {
        name: set(ActionItem.objects.visible_to(user))
        for name, user in {
            "scholar": scholar,
            "unit officer": unit_officer,
            "officer": user_with(Role.OFFICER),
            "auditor": user_with(Role.AUDITOR),
            "administrator": user_with(Role.ADMINISTRATOR),
        }.items()
    }

    assert visible == {
        "scholar": {mine},
        "unit officer": {asked},
        "officer": {mine, asked},
        "auditor": {mine, asked},
        "administrator": set(),
    }


def test_the_record_itself_is_not_shown_to_whoever_may_not_see_it(scholar, officer):
    secret = AgreementFactory(concluded=True, restricted=True)
    public = AgreementFactory(concluded=True, public=True)
    ActionItemFactory(about=secret, owner=scholar, due_on=SOON)
    ActionItemFactory(about=public, owner=scholar, due_on=SOON)
    mine = ActionItem.objects.filter(owner=scholar).order_by("pk")

    assert [item.record for item in with_records(mine, scholar)] == [None, public]
    assert [item.record for item in with_records(mine, officer)] == [secret, public]


@pytest.mark.parametrize(
    ("on", "overdue"), [(dt.date(2026, 12, 1), False), (dt.date(2026, 12, 2), True)], ids=["its last day", "after it"]
)
def test_the_last_day_is_in_time(on, overdue):
    item = ActionItemFactory(due_on=SOON)
    ActionItemFactory(due_on=SOON, done=True)

    assert ActionItem.objects.overdue(on).exists() is overdue
    assert item.is_overdue(on) is overdue
    assert list(ActionItem.objects.open()) == [item]
