"""What the statistics of applications tell: counts of published decisions, none under five, nor by subtraction."""

import csv
import datetime as dt
import io
import json

import pgtrigger
import pytest

from programs import success
from programs.models import Decision, Member
from programs.smallcells import Count
from programs.success import Decided
from records import clock
from tests.factories.directory import PersonFactory, ScholarProfileFactory, UserFactory
from tests.factories.programs import (
    ApplicationFactory,
    AwardLeaderFactory,
    CallFactory,
    CommitteeFactory,
    EarlierAwardFactory,
)
from tests.pages import body, soup, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

PHYSICS, BIOLOGY = ("Physics", "فیزیک"), ("Biology", "")
ADDRESS = "/en/projects/statistics/"


def call(title, year=2026, country="FR"):
    closes_at = dt.datetime(year, 11, 1, 9, 0, tzinfo=dt.UTC)
    return CallFactory(title_en=title, closes_at=closes_at, programme__partner_country=country).pk


def some(of_call, funded, others, area=PHYSICS, first=0):
    return [Decided(first + n, of_call, area, n < funded) for n in range(funded + others)]


def decided_about(application, outcome="funded", *, is_published=True, **values):
    """Around every form, signature and trigger."""
    number = str(Decision.objects.count())
    published = {
        "published_at": clock.now(),
        "published_by": UserFactory(),
        "number": number,
        "verify_code": number,
        "fingerprint": "f",
        "is_current": True,
    }
    committee = application.call.committees.first() or CommitteeFactory(call=application.call)
    with pgtrigger.ignore("programs.Decision:signed_and_published"):
        return Decision.objects.create(
            application=application,
            committee=committee,
            outcome=outcome,
            **(published | values if is_published else {}),
        )


def led_by(of_call, *people):
    application = ApplicationFactory(call_id=of_call)
    for member, person in zip(application.members.all(), people, strict=True):
        Member.objects.filter(pk=member.pk).update(person=person)
    return application


def told(decided, code):
    [table] = [one for one in success.tables(decided) if one.code == code]
    return {line.label: line.count for line in table.lines}


def test_a_call_with_few_goes_together_with_the_smallest_other_and_so_into_every_table():
    france, italy, small = call("France"), call("Italy", 2025, "IT"), call("Small", 2025, "FR")
    decided = [*some(france, 20, 40), *some(italy, 10, 12), *some(small, 2, 9)]

    assert told(decided, "call") == {
        "France": Count(20, 40),
        "others together": Count(12, 21),
        "all": Count(32, 61),
    }
    assert told(decided, "year") == {"2026": Count(20, 40), "others together": Count(12, 21), "all": Count(32, 61)}
    assert told(decided, "country") == {"France": Count(20, 40), "others together": Count(12, 21), "all": Count(32, 61)}


def test_the_field_of_a_call_that_has_few_is_put_together_within_that_call():
    one, other = call("One"), call("Other")
    decided = [
        *some(one, 10, 20),
        *some(one, 2, 8, BIOLOGY),
        *some(one, 6, 6, None),
        *some(other, 7, 9),
    ]

    assert told(decided, "area") == {
        "Physics": Count(17, 29),
        "others together": Count(8, 14),
        "all": Count(25, 43),
    }


@pytest.mark.parametrize("decided", [(0, 0), (4, 60), (60, 4)])
def test_too_few_altogether_nothing_is_told(decided):
    assert success.tables(some(call("One"), *decided)) == []


def test_pairs_are_new_unless_an_earlier_award_or_an_earlier_decision_has_supported_them():
    one = call("One")
    pairs = [led_by(one, PersonFactory(), PersonFactory()) for _n in range(20)]
    for application in pairs[:10]:
        before = EarlierAwardFactory()
        for member in application.members.all():
            AwardLeaderFactory(award=before, side=member.side, person=member.person)
    unknown = [ApplicationFactory(call_id=one) for _n in range(10)]
    decided = [Decided(found.pk, one, None, n % 2 == 0) for n, found in enumerate([*pairs, *unknown])]

    assert told(decided, "pair") == {
        "supported together for the first time": Count(5, 5),
        "supported together before": Count(5, 5),
        "not known": Count(5, 5),
        "all": Count(15, 15),
    }
    same = [led_by(one, *(member.person for member in found.members.all())) for found in pairs[10:20:2]]
    again = [*decided, *(Decided(found.pk, one, None, False) for found in same)]
    assert told(again, "pair")["supported together before"] == Count(5, 10)


def test_by_gender_as_the_leader_on_our_side_has_said_it_and_the_partner_s_is_not_asked():
    one = call("One")
    women = [ScholarProfileFactory(gender="woman", person__user=UserFactory()) for _n in range(12)]
    silent = [ScholarProfileFactory() for _n in range(10)]
    others = [ScholarProfileFactory(gender="other") for _n in range(3)]
    led = [
        led_by(one, found.person, ScholarProfileFactory(gender="man").person) for found in [*women, *silent, *others]
    ]
    members = Member.objects.filter(application__in=led[:2], side="home")
    for member, profile in zip(members.order_by("application"), women[:2], strict=True):  # linked by the account alone
        Member.objects.filter(pk=member.pk).update(person=None, user=profile.person.user)

    decided = [Decided(found.pk, one, None, n % 2 == 0) for n, found in enumerate(led)]

    assert told(decided, "gender") == {
        "woman": Count(6, 6),
        "others together": Count(7, 6),
        "all": Count(13, 12),
    }


def test_only_published_decisions_that_hold_are_counted():
    held = decided_about(ApplicationFactory(eligible=True))
    decided_about(ApplicationFactory(eligible=True), is_published=False)
    decided_about(ApplicationFactory(eligible=True), is_current=False)

    assert [one.application for one in success.published()] == [held.application_id]


def test_everybody_reads_the_same_on_the_page_in_csv_and_as_json(client):
    assert "too few published decisions" in text(client.get(ADDRESS))
    one = CallFactory(open=True, with_form=True, title_en="One")
    for n in range(11):
        outcome = "funded" if n < 5 else "rejected"
        decided_about(ApplicationFactory(call=one, eligible=True), outcome)

    page = client.get(ADDRESS)
    shown = [[cell.get_text(strip=True) for cell in row.select("th, td")] for row in soup(page).select("tbody tr")]
    table = csv.reader(io.StringIO(body(client.get(f"{ADDRESS}?format=csv")).decode("utf-8-sig")))
    records = json.loads(body(client.get(f"{ADDRESS}?format=json")))["rows"]

    assert shown[:2] == [["One", "11", "5", "45"], ["all", "11", "5", "45"]]
    assert [row[1:] for row in table][1:] == shown
    assert [[one["what"], *(str(one[name]) for name in ("decided", "funded", "percent"))] for one in records] == shown
