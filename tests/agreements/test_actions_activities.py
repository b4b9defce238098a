"""What other records tell of an agreement, what is entered by hand, and what the database keeps of both."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from agreements import actions
from agreements.liveness import Liveness, liveness
from agreements.models import Activity, Agreement
from directory.roles import Role
from records.closing import close
from records.models import Document
from records.refusals import Refusal
from tests.agreements.papers import scan
from tests.factories.agreements import ActivityFactory, AgreementFactory
from tests.factories.records import ActionItemFactory

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 10)


@pytest.fixture
def officer(user_with):
    return user_with(Role.OFFICER)


@pytest.fixture
def stay():
    """A record of another app: any that has a uuid."""
    return ActionItemFactory(about=AgreementFactory())


def noted(agreement, stay, by, **values):
    return actions.note_activity(
        agreement, **({"on": DAY, "kind": "mobility", "title": "Stay in Trieste", "source": stay, "by": by} | values)
    )


def test_never_used_after_thirty_months_it_is_alive_once_another_record_tells_of_it(officer, stay, today):
    agreement = AgreementFactory(concluded=True, signed_on=dt.date(2024, 5, 20), term__starts_on=dt.date(2024, 5, 20))
    before = liveness(agreement, today)

    noted(agreement, stay, officer)

    assert (before, liveness(agreement, today)) == (Liveness.NEVER_USED, Liveness.ALIVE)
    assert set(Agreement.objects.in_liveness([Liveness.ALIVE], today)) == {agreement}


def test_told_again_by_the_same_record_it_is_the_same_activity_brought_up_to_date(officer, stay):
    first, second = AgreementFactory(concluded=True), AgreementFactory(concluded=True)
    one = noted(first, stay, officer)

    again = noted(second, stay, officer, title="Stay in Jena", on=dt.date(2026, 11, 12))

    assert (again.pk, Activity.objects.count()) == (one.pk, 1)
    assert (again.agreement, again.title, again.happened_on) == (second, "Stay in Jena", dt.date(2026, 11, 12))


def test_what_is_withdrawn_is_closed_counts_no_more_and_counts_again_when_told_again(officer, stay, today):
    agreement = AgreementFactory(concluded=True)
    noted(agreement, stay, officer)

    actions.withdraw_activity(stay, reason="The stay was cancelled.", by=officer)
    withdrawn = Activity.objects.get()
    counted = Activity.objects.counted(today).count()
    noted(agreement, stay, officer)

    assert (withdrawn.closed_on, withdrawn.closed_reason, counted) == (today, "The stay was cancelled.", 0)
    assert Activity.objects.counted(today).get().closed_reason == ""


def test_one_record_may_tell_several_things_and_withdraws_them_together(officer, stay, today):
    agreement = AgreementFactory(concluded=True)
    noted(agreement, stay, officer)
    noted(agreement, stay, officer, part="end", title="End of the stay")
    told = Activity.objects.counted(today).count()

    actions.withdraw_activity(stay, by=officer)

    assert (told, Activity.objects.counted(today).count()) == (2, 0)


def test_a_record_that_told_nothing_withdraws_nothing(officer, stay):
    other = ActivityFactory()

    actions.withdraw_activity(stay, by=officer)

    other.refresh_from_db()
    assert not other.is_closed


def test_what_another_record_told_is_neither_changed_nor_withdrawn_by_hand(officer, stay):
    told = noted(AgreementFactory(concluded=True), stay, officer)

    with pytest.raises(Refusal, match="Another record tells this activity"):
        close(told, reason="A slip.", by=officer)

    assert not officer.has_perm("agreements.change_activity", told)
    told.refresh_from_db()
    assert not told.is_closed


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (lambda rows: rows.update(title="Another"), "activity_is_told"),
        (lambda rows: rows.update(source="manual", source_key=None), "activity_is_told"),
        (lambda rows: rows.delete(), "activity_is_kept"),
    ],
    ids=["title", "source", "delete"],
)
def test_nor_by_going_around_the_forms(officer, stay, change, rule):
    told = noted(AgreementFactory(concluded=True), stay, officer)

    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        change(Activity.objects.filter(pk=told.pk))

    assert refused.value.__cause__.diag.constraint_name == rule


def test_one_entered_by_hand_is_changed_but_never_becomes_another_records():
    by_hand = ActivityFactory()
    Activity.objects.filter(pk=by_hand.pk).update(title="Put right")

    with pytest.raises(IntegrityError, match="told by another record"), transaction.atomic():
        Activity.objects.filter(pk=by_hand.pk).update(source="records.goal", source_key=by_hand.uuid)

    by_hand.refresh_from_db()
    assert (by_hand.title, by_hand.source) == ("Put right", "manual")


def entered(by, **values):
    given = {"happened_on": DAY, "kind": "visit", "title": "Visit of the rector", "url": "https://example.org/visit"}
    return actions.add_activity(AgreementFactory(concluded=True), **(given | values), by=by)


def test_by_hand_it_needs_a_web_address_or_a_paper(officer, today):
    with pytest.raises(Refusal, match="Give a web address or a paper") as refused:
        entered(officer, url="")
    paper = scan("report.png")
    with_paper = entered(officer, url="", file=paper)

    assert refused.value.field == "file"
    assert [document.name for document in Document.objects.about(with_paper)] == ["report.png"]
    assert Activity.objects.get() == with_paper


def test_by_hand_no_day_to_come_is_entered(officer, today):
    with pytest.raises(Refusal, match="That day has not come yet") as refused:
        entered(officer, happened_on=today + dt.timedelta(days=1))

    assert refused.value.field == "happened_on"
    assert entered(officer, happened_on=today).happened_on == today


def test_counts_by_kind_are_of_twelve_and_of_thirty_six_months(today):
    agreement = AgreementFactory(concluded=True)
    for day in (today, dt.date(2025, 11, 21), dt.date(2025, 11, 20), dt.date(2023, 11, 20), dt.date(2026, 12, 1)):
        ActivityFactory(agreement=agreement, happened_on=day, kind="visit")
    ActivityFactory(agreement=agreement, happened_on=dt.date(2024, 1, 1), kind="thesis")

    assert sorted(agreement.activities.counts_by_kind(today)) == [("thesis", 0, 1), ("visit", 2, 3)]
