"""A term of office lasts as long as its body says, and is not one too many in a row."""

import datetime as dt

import pytest

from networks.forms.bodies import AnnouncementForm, BodyForm, TermForm
from networks.models import Announcement, Body, OfficeTerm
from tests.factories.networks import BodyFactory, ContactFactory, OfficeTermFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def body():
    return BodyFactory(term_months=48, max_consecutive_terms=2)


def form_of(body, person, **typed):
    typed = {"contact": person.pk, "role": "chair", "is_voting": "on", "starts_on": "2026-01-01"} | typed
    return TermForm(typed, instance=OfficeTerm(body=body))


def test_a_term_without_an_end_gets_the_usual_one(body):
    term = form_of(body, ContactFactory(network=body.network)).save()

    assert term.planned_end_on == dt.date(2029, 12, 31)


def test_what_is_typed_counts(body):
    term = form_of(body, ContactFactory(network=body.network), planned_end_on="2027-06-30").save()

    assert term.planned_end_on == dt.date(2027, 6, 30)


def two_terms(body, *, role="chair", last=dt.date(2025, 12, 31)):
    contact = ContactFactory(network=body.network)
    first = last.replace(year=last.year - 4)
    OfficeTermFactory(body=body, contact=contact, role=role, starts_on=dt.date(2018, 1, 1), planned_end_on=first)
    OfficeTermFactory(body=body, contact=contact, role=role, starts_on=first + dt.timedelta(1), planned_end_on=last)
    return contact


def test_a_third_term_in_a_row_is_refused_where_two_are_allowed(body):
    form = form_of(body, two_terms(body))

    assert form.errors == {"contact": ["The same person holds this office for at most 2 terms in a row."]}


@pytest.mark.parametrize("before", [{"role": "member"}, {"last": dt.date(2024, 12, 30)}])
def test_another_office_or_a_year_without_it_begins_anew(body, before):
    assert form_of(body, two_terms(body, **before)).errors == {}


def test_what_cannot_be_read_is_said_beside_its_field(body):
    form = form_of(body, ContactFactory(), starts_on="the day after", contact="nobody")

    assert set(form.errors) == {"contact", "starts_on"}


@pytest.mark.parametrize(
    ("form_class", "row", "name"), [(BodyForm, Body, "parent"), (AnnouncementForm, Announcement, "body")]
)
def test_only_bodies_of_the_same_network_are_offered_and_another_is_refused_in_a_sentence(body, form_class, row, name):
    own, foreign = BodyFactory(network=body.network), BodyFactory()
    known = form_class(instance=body if row is Body else row(network=body.network))
    new = form_class({"network": body.network.pk, name: foreign.pk})

    offered = list(known.fields[name].queryset)

    assert offered == [own] if row is Body else [body, own]
    assert len(new.errors[name]) == 1
    assert "of the same network" in new.errors[name][0] or "people of that network only" in new.errors[name][0]
