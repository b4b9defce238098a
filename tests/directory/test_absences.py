import datetime as dt

import pytest
from django.urls import reverse

from directory.models import Absence
from directory.roles import Role
from records.history import acting
from records.refusals import Refusal
from tests.factories.directory import AbsenceFactory, UserFactory
from tests.pages import soup

pytestmark = pytest.mark.django_db

ADD = "admin:directory_absence_add"


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"ends_on": dt.date(2026, 11, 13)}, "The absence ends before it begins."),
        ({"starts_on": dt.date(2026, 11, 27), "ends_on": dt.date(2026, 12, 3)}, "Another absence of this person"),
    ],
)
def test_what_must_not_be_is_refused_by_the_database(values, sentence):
    user = UserFactory()
    AbsenceFactory(user=user)

    with pytest.raises(Refusal, match=sentence), acting(by="Test", verb="add"):
        AbsenceFactory(user=user, **values)


def test_nobody_stands_in_for_themselves():
    user = UserFactory()

    with pytest.raises(Refusal, match="Nobody stands in for themselves"), acting(by="Test", verb="add"):
        AbsenceFactory(user=user, deputy=user)


def test_two_people_may_be_away_at_once_and_one_again_after_a_withdrawal():
    user = UserFactory()
    AbsenceFactory(user=user, closed_on=dt.date(2026, 11, 13), closed_reason="Stayed.")

    AbsenceFactory(user=user)
    AbsenceFactory()

    assert Absence.objects.on(dt.date(2026, 11, 20)).count() == 2


def test_an_officer_enters_an_absence_and_chooses_among_the_office(as_user, user_with, client, today):
    me = as_user(Role.OFFICER)
    omid, scholar = user_with(Role.OFFICER), user_with(Role.SCHOLAR)
    offered = [option["value"] for option in soup(client.get(reverse(ADD))).select("#id_deputy option")]

    client.post(
        reverse(ADD),
        {"user": me.pk, "starts_on": "1405/09/01", "ends_on": "1405/09/05", "deputy": omid.pk, "remark": ""},
    )

    absence = Absence.objects.get()
    assert (absence.user, absence.deputy, absence.ends_on) == (me, omid, dt.date(2026, 11, 26))
    assert str(omid.pk) in offered
    assert str(scholar.pk) not in offered


def test_an_absence_is_withdrawn_with_reasons(as_user, client, today):
    as_user(Role.OFFICER)
    absence = AbsenceFactory()

    client.post(reverse("admin:directory_absence_withdraw", args=[absence.pk]), {"reason": "The journey was put off."})

    absence.refresh_from_db()
    assert (absence.closed_on, absence.closed_reason) == (today, "The journey was put off.")
