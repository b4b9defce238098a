"""Validators see the riskiest first, in the staff pages; data officers are told what waits, and reminded."""

import datetime as dt

import pytest
from django.urls import reverse

from directory.roles import Role
from evaluation.actions import checking, evidence
from evaluation.actions.frameworks import begin_version
from evaluation.desk import QuestionsToAnswer, ValuesToEnter, ValuesToValidate
from evaluation.entry import sampling
from evaluation.models import Participation
from evaluation.reminders import ValuesNotSubmitted
from records import clock
from tests.evaluation.rounds import NOW, SmallRound
from tests.factories.evaluation import put

pytestmark = pytest.mark.django_db


@pytest.fixture
def small(user_with):
    return SmallRound(user_with)


def page(name, *arguments):
    return reverse(f"admin:evaluation_participation_{name}", args=arguments)


def test_the_queue_begins_with_the_riskiest(client, as_user, small):
    as_user(Role.OFFICER)
    small.other("Q")
    small.save(**NOW | {"women": "260", "papers": "3100"})

    found = list(sampling.with_risk(Participation.objects.filter(round=small.round)).order_by("-risk", "code"))

    assert [(one.code, one.risk) for one in found] == [("A", 4), ("Q", 0)]
    assert client.get(page("changelist")).status_code == 200


def test_values_are_shown_with_why_they_are_looked_at(client, as_user, small, monkeypatch):
    as_user(Role.OFFICER)
    monkeypatch.setattr(sampling, "is_drawn", lambda *_: False)
    small.save(**NOW | {"papers": "3100"})
    put(small.point("staff"), register_value=250, register_source="Ministry")
    small.signed()

    shown = client.get(page("values", small.participation.pk)).content.decode()

    assert "a change of 900 percent" in shown
    assert shown.count("The register says otherwise.") == 1
    assert "Drawn by lot." not in shown


def test_a_tenth_of_the_rest_is_drawn_the_same_for_everybody(small):
    drawn = [sampling.is_drawn(small.participation, one) for one in small.variables.values()]

    assert drawn == [sampling.is_drawn(small.participation, one) for one in small.variables.values()]


@pytest.mark.parametrize(
    ("sent", "state"),
    [
        ({"act": "accept"}, "accepted"),
        ({"act": "ask", "text": "Preprints, too?"}, "queried"),
        ({"act": "correct", "value": "۲۹۰", "text": "Ten are of another year."}, "corrected"),
        ({"act": "reject", "text": "Nobody can show it."}, "rejected"),
        ({"act": "reject"}, "pending"),
        ({"act": "correct", "value": "many", "text": "So."}, "pending"),
        ({"act": "ask"}, "pending"),
    ],
)
def test_one_value_is_decided_on_its_page(client, as_user, small, sent, state):
    as_user(Role.OFFICER)
    small.save(**NOW)
    small.signed()

    client.post(page("decide", small.participation.pk, small.point("papers").pk), sent)

    assert small.point("papers").state == state


def test_an_auditor_reads_values_and_decides_nothing(client, as_user, small):
    as_user(Role.AUDITOR)
    small.save(**NOW)
    small.signed()

    decide = client.post(page("decide", small.participation.pk, small.point("papers").pk), {"act": "accept"})

    assert client.get(page("values", small.participation.pk)).status_code == 200
    assert decide.status_code == 403


def test_the_desk_tells_each_what_waits(small, user_with):
    officer = user_with(Role.OFFICER)
    stranger = user_with(Role.DATA_OFFICER, institution=small.other().institution)
    assert list(ValuesToEnter().rows(small.user)) == [small.participation]
    assert small.participation not in ValuesToEnter().rows(stranger)

    small.save(**NOW)
    small.signed()
    assert list(ValuesToValidate().rows(officer)) == [small.participation]

    checking.ask_about(small.point("papers"), text="Preprints?", by=officer)
    checking.give_back(small.participation, answers_until=clock.now() + dt.timedelta(days=3), by=officer)
    assert list(QuestionsToAnswer().rows(small.user)) == [small.participation]
    assert list(ValuesToEnter().rows(small.user)) == []


def test_data_officers_are_reminded_of_what_is_not_submitted(small, today):
    put(small.round, closes_at=clock.now() + dt.timedelta(days=14))
    span = (today + dt.timedelta(days=13), today + dt.timedelta(days=15))

    keys = [key for key, *_ in ValuesNotSubmitted().dates(*span)]
    told = ValuesNotSubmitted().recipients("data_officer", keys, today)
    small.signed()

    assert told == {small.participation.pk: [(small.user.pk, small.user.email)]}
    assert list(ValuesNotSubmitted().dates(*span)) == []


def test_a_new_version_has_the_rules_of_the_one_before(small, user_with):
    copy = begin_version(small.framework, by=user_with(Role.OFFICER))

    assert [(one.variable.code, one.looks_at, one.is_hard) for one in copy.rules.order_by("pk")] == [
        ("women", "part", True),
        ("papers", "change", False),
    ]
    assert {one.variable.framework_id for one in copy.rules.all()} == {copy.pk}


def test_the_very_file_of_another_institution_is_said_to_validators_and_to_no_institution(
    client, as_user, client_for, small, user_with, pdf_file
):
    other = small.other()
    theirs = user_with(Role.DATA_OFFICER, institution=other.institution)
    small.save(**NOW)
    evidence.attach_evidence(other, title="Theirs", file=pdf_file(), by=theirs)
    evidence.attach_evidence(
        small.participation, title="Ours", file=pdf_file(), points=[small.point("papers")], by=small.user
    )
    said = "Another institution has filed the very same file."
    as_user(Role.OFFICER)

    assert said in client.get(page("values", small.participation.pk)).text
    own = client_for(small.user)
    for name in ("participation", "check", "evidence"):
        assert said not in own.get(reverse(f"evaluation:{name}", args=[small.participation.uuid])).text
