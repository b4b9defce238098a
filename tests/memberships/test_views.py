"""Who reads what of members, schemes, nominations and visits, and what a member does in the browser."""

import csv
import datetime as dt
import io
import json

import pytest
from django.core.paginator import Paginator
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from directory.roles import Role
from memberships.models import Membership, VisitRequest
from records.models import ActionItem, Document, Letter
from records.views import KeysFirst
from tests.factories.agreements import AgreementFactory
from tests.factories.directory import InstitutionFactory, PersonFactory
from tests.factories.memberships import (
    EntitlementRuleFactory,
    EntitlementUseFactory,
    FeeDueFactory,
    FeeObstacleFactory,
    MembershipFactory,
    MembershipTermFactory,
    NominationFactory,
    NominatorFactory,
    SchemeFactory,
    VisitRequestFactory,
)
from tests.factories.records import ActionItemFactory, DocumentFactory, LetterFactory
from tests.pages import body, links, rows, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
LIST = "/en/memberships/"


def member(family, **values):
    return MembershipFactory(person=PersonFactory(family_en=family), current=True, **values)


def named(response):
    return [row[0] for row in rows(response)]


def test_everybody_reads_who_agreed_to_be_named_and_the_office_reads_all(client, client_for, user_with):
    member("Named", public=True)
    member("Silent")
    member("Withdrawn", public=True, closed_on=dt.date(2026, 1, 1))

    assert named(client.get(LIST)) == ["Maryam Named"]
    for role in (Role.OFFICER, Role.DIRECTOR, Role.AUDITOR):
        assert sorted(named(client_for(user_with(role)).get(LIST))) == ["Maryam Named", "Maryam Silent"]
    assert named(client_for(user_with(Role.UNIT_OFFICER)).get(LIST)) == ["Maryam Named"]


def test_the_list_is_of_any_day_and_is_asked_by_phase_body_and_words(client):
    current = member("Current", public=True, scheme__body__code="TWAS")
    lapsed = MembershipFactory(person=PersonFactory(family_en="Lapsed"), public=True, scheme__grace_days=0)
    MembershipTermFactory(membership=lapsed, starts_on=dt.date(2019, 1, 1), ends_on=dt.date(2025, 6, 30))

    assert named(client.get(f"{LIST}?phase=current")) == ["Maryam Current"]
    assert named(client.get(f"{LIST}?phase=lapsed")) == ["Maryam Lapsed"]
    assert sorted(named(client.get(f"{LIST}?phase=current&on=2025-06-30"))) == ["Maryam Current", "Maryam Lapsed"]
    assert named(client.get(f"{LIST}?body=TWAS")) == ["Maryam Current"]
    assert named(client.get(f"{LIST}?q=laps")) == ["Maryam Lapsed"]
    assert [row[3] for row in rows(client.get(f"{LIST}?on=2024-12-31&q=current"))] == ["not yet begun"]
    assert current.pk


def test_csv_and_json_hold_the_rows_of_the_page(client):
    membership = member("Named", public=True, number="A-1", since_precision="year")
    member("Silent")

    table = list(csv.DictReader(io.StringIO(body(client.get(f"{LIST}?format=csv")).decode("utf-8-sig"))))
    data = json.loads(body(client.get(f"{LIST}?format=json&on=2026-01-01")))

    assert [(row["Member"], row["Member since"], row["Last day"]) for row in table] == [
        ("Maryam Named", "2025", "2030-12-31")
    ]
    assert (data["as_of"], [row["uuid"] for row in data["rows"]]) == ("2026-01-01", [str(membership.uuid)])
    assert data["rows"][0]["since"] == "2025-01-01/2025-12-31"
    assert data["rows"][0]["phase_code"] == "current"


def full(**values):
    """A membership with everything that is nobody else's business."""
    membership = member("Full", public=True, number="SECRET-1", scheme=SchemeFactory(visits=True), **values)
    EntitlementRuleFactory(scheme=membership.scheme, cap_total=180)
    VisitRequestFactory(term=membership.terms.get(), purpose="A secret visit")
    due = FeeDueFactory(membership=membership, amount=777)
    FeeObstacleFactory(fee=due, note="No bank takes it.")
    return membership


def test_what_a_membership_gives_and_costs_is_read_by_its_holder_and_the_office(client, client_for, user_with):
    scholar = user_with(Role.SCHOLAR)
    membership = full()
    Membership.objects.update(person=PersonFactory(user=scholar, family_en="Full"))
    told = ["SECRET-1", "A secret visit", "777", "No bank takes it", "Person-days in the term 180 0 180"]

    readers = [client_for(scholar), *(client_for(user_with(role)) for role in (Role.OFFICER, Role.AUDITOR))]
    strangers = [client, *(client_for(user_with(role)) for role in (Role.SCHOLAR, Role.UNIT_OFFICER))]

    for reader in readers:
        page = text(reader.get(membership.get_absolute_url()))
        assert [word for word in told if word not in page] == []
    for stranger in strangers:
        page = text(stranger.get(membership.get_absolute_url()))
        assert "Member since 1 January 2025." in page
        assert [word for word in told if word in page] == []


def test_numbers_of_members_are_in_the_files_of_the_office_and_found_by_it_alone(client, client_for, user_with):
    full()

    for reader, number in ((client, None), (client_for(user_with(Role.OFFICER)), "SECRET-1")):
        data = json.loads(body(reader.get(f"{LIST}?format=json")))
        (row,) = csv.DictReader(io.StringIO(body(reader.get(f"{LIST}?format=csv")).decode("utf-8-sig")))
        assert (data["rows"][0]["number"], row["Number"]) == (number, number or "")
        assert len(named(reader.get(f"{LIST}?q=secret"))) == (1 if number else 0)


def test_staff_who_read_no_papers_read_in_the_admin_what_everybody_may(client_for, user_with):
    membership = full()
    page = text(
        client_for(user_with(Role.UNIT_OFFICER)).get(
            reverse("admin:memberships_membership_change", args=[membership.pk])
        )
    )

    assert "Full" in page
    assert "SECRET-1" not in page
    assert "31 Dec 2030" not in page
    assert "SECRET-1" not in text(
        client_for(user_with(Role.UNIT_OFFICER)).get(reverse("admin:memberships_membership_changelist"))
    )


def test_a_silent_membership_is_not_there_for_strangers(client):
    membership = member("Silent")

    assert client.get(membership.get_absolute_url()).status_code == 404


def test_a_member_asks_for_a_visit_looks_at_it_and_requests_it(client, as_user):
    user = as_user(Role.SCHOLAR)
    membership = full()
    Membership.objects.update(person=PersonFactory(user=user))
    EntitlementUseFactory(
        term=membership.terms.get(), rule=membership.scheme.entitlement_rules.get(), year=2025, quantity=120
    )

    page = client.get("/en/memberships/own/")
    assert "Person-days in the term 180 120 60" in text(page)
    assert "Visits of 2027 are to be requested by 30 November 2026" in text(page)
    form = links(page)["Ask for a visit"]
    asked = {"purpose": "Lattice models", "starts_on": "2027-03-01", "ends_on": "2027-03-30"}
    visit_page = client.post(form, asked, follow=True)
    visit = VisitRequest.objects.get(purpose="Lattice models")
    assert visit_page.redirect_chain == [(visit.get_absolute_url(), 302)]
    assert links(visit_page)["Request the visit"] == visit.transition_url("request")
    done = client.post(visit.transition_url("request"), {"comment": ""}, follow=True)

    visit.refresh_from_db()
    assert visit.status == "requested"
    assert "Person-days, 2027 30" in text(done)
    assert "Exact dates by 1 December 2026" in text(done)


def test_too_many_days_are_refused_on_the_page_with_the_figures(client, as_user):
    user = as_user(Role.SCHOLAR)
    membership = full()
    Membership.objects.update(person=PersonFactory(user=user))
    visit = VisitRequestFactory(
        term=membership.terms.get(),
        visitor=user.person,
        starts_on=dt.date(2027, 3, 1),
        ends_on=dt.date(2027, 12, 31),
    )

    page = client.post(visit.transition_url("request"), {"comment": ""})

    assert "Of the term 180 person-days are left; the visit takes 306 person-days." in text(page)


def test_a_visit_outside_the_term_is_refused_beside_its_field(client, as_user):
    user = as_user(Role.SCHOLAR)
    membership = full()
    Membership.objects.update(person=PersonFactory(user=user))
    address = reverse("memberships:ask_visit", args=[membership.uuid])

    late = client.post(address, {"purpose": "x", "starts_on": "2031-01-01", "ends_on": "2031-01-05"})
    over = client.post(address, {"purpose": "x", "starts_on": "2030-12-20", "ends_on": "2031-01-05"})
    turned = client.post(address, {"purpose": "x", "starts_on": "2027-01-05", "ends_on": "2027-01-01"})

    for page in (late, over):
        assert page.context["form"].errors == {"starts_on": ["The visit has to lie within the term of the membership."]}
    assert turned.context["form"].errors == {"ends_on": ["The visit ends before it begins."]}


def test_a_member_is_named_from_the_day_on_which_it_was_agreed(client, as_user):
    user = as_user(Role.SCHOLAR)
    membership = member("Own")
    Membership.objects.update(person=PersonFactory(user=user, family_en="Own"))

    client.post(reverse("memberships:agree", args=[membership.uuid]), {"agree": ""})
    assert Membership.objects.get().agreed_on == dt.date(2026, 11, 20)
    client.post(reverse("memberships:agree", args=[membership.uuid]), {"take_back": ""})
    assert Membership.objects.get().agreed_on is None


def test_nobody_is_named_before_the_day_on_which_it_was_agreed(client):
    membership = member("Later")
    Membership.objects.update(agreed_on=dt.date(2026, 11, 21))
    address = membership.get_absolute_url()

    assert client.get(address).status_code == 404
    Membership.objects.update(agreed_on=dt.date(2026, 11, 20))
    assert client.get(address).status_code == 200


def test_a_candidate_reads_the_own_nomination_with_its_conditions_and_nobody_elses(client, as_user):
    user = as_user(Role.SCHOLAR)
    scheme = SchemeFactory(nominators_required=2, needs_consent=True)
    own = NominationFactory(scheme=scheme, person=PersonFactory(user=user), consented_on=dt.date(2026, 11, 1))
    NominatorFactory(nomination=own, name="Prof. First", signed_on=dt.date(2026, 11, 2))
    other = NominationFactory(scheme=scheme)

    page = text(client.get(own.get_absolute_url()))

    assert "1 of 2 nominators. not met" in page
    assert "The candidate consented on 1 November 2026. met" in page
    assert "Nominate" not in page.split("Conditions")[0]
    assert client.get(other.get_absolute_url()).status_code == 404


def test_a_scheme_says_its_conditions_its_source_and_when_that_was_looked_at(client):
    scheme = SchemeFactory(
        code="twas-fellow",
        age_max=69,
        age_reference="year_ends",
        deadline_month=3,
        deadline_day=31,
        nominators_required=2,
        nominators_are_members=True,
        term_months=None,
        source_url="https://twas.org/rules",
        checked_on=dt.date(2026, 10, 5),
    )

    page = text(client.get("/en/memberships/schemes/twas-fellow/"))

    assert "Age from any to 69, on 31 December of the year" in page
    assert "Nominators 2, members of the body" in page
    assert "Nominations until 31 March 2027, for 2027" in page
    assert "Term for life" in page
    assert "https://twas.org/rules" in page
    assert "Looked at on 5 October 2026" in page
    assert [row[0] for row in rows(client.get("/en/memberships/schemes/"))] == [
        f"{scheme.name} {scheme.body.code} {scheme.body.name}"
    ]


def test_the_pages_of_an_institution_and_of_an_agreement_show_its_memberships(client):
    institution = InstitutionFactory(kind="university")
    agreement = AgreementFactory(concluded=True, public=True)
    public = {"institutional": True, "institution": institution, "public": True, "agreement": agreement}
    membership = MembershipFactory(current=True, **public)
    MembershipFactory(institutional=True, institution=institution, agreement=agreement)

    for page in (institution.get_absolute_url(), agreement.get_absolute_url()):
        found = [href for href in links(client.get(page)).values() if "/memberships/" in href]
        assert found == [membership.get_absolute_url()]


@pytest.mark.parametrize("page", ["own", "membership"])
def test_a_page_costs_the_same_for_one_row_and_for_three(client, as_user, page):
    user = as_user(Role.SCHOLAR)
    person = PersonFactory(user=user)
    costs = []
    for n in range(3):
        membership = member(f"M{n}", scheme=SchemeFactory(visits=True))
        Membership.objects.filter(pk=membership.pk).update(person=person)
        EntitlementRuleFactory(scheme=membership.scheme)
        first = Membership.objects.order_by("pk").first()
        term = first.terms.get() if page == "membership" else membership.terms.get()
        VisitRequestFactory(term=term, visitor=person)
        FeeDueFactory(
            membership=first if page == "membership" else membership,
            starts_on=dt.date(2026 + n, 1, 1),
            ends_on=None,
        )
        address = "/en/memberships/own/" if page == "own" else first.get_absolute_url()
        client.get(address)
        costs.append(queries(client, address))

    assert costs[0] == costs[2]
    assert costs[0] <= 25


def queries(client, address):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_papers_for_the_office_only_are_not_read_by_the_member_whom_they_are_about(client_for, user_with):
    scholar = user_with(Role.SCHOLAR)
    membership = MembershipFactory(person=PersonFactory(user=scholar))
    visit = VisitRequestFactory(term=MembershipTermFactory(membership=membership), visitor=membership.person)
    for record in (membership, visit):
        DocumentFactory(about=record, name=f"{record.pk}.pdf")
        LetterFactory(about=record)
        ActionItemFactory(about=record, owner=user_with(Role.OFFICER))

    assert [list(model.objects.visible_to(scholar)) for model in (Document, Letter, ActionItem)] == [[], [], []]
    assert client_for(scholar).get(Document.objects.first().url).status_code == 404


@pytest.mark.parametrize("number", ["1", "2", "۲", "9", "9" * 18])
@pytest.mark.parametrize("n", [0, 3])
def test_a_page_chosen_by_its_keys_has_the_same_rows_and_the_same_count(n, number):
    MembershipFactory.create_batch(n)
    rows = Membership.objects.for_lists()

    page, plain = KeysFirst(rows, 2).get_page(number), Paginator(rows, 2).get_page(number)

    assert list(page) == list(plain)
    assert (page.number, page.paginator.count, page.paginator.num_pages) == (
        plain.number,
        plain.paginator.count,
        plain.paginator.num_pages,
    )


def test_a_page_and_the_count_of_all_take_two_queries(django_assert_num_queries):
    MembershipFactory.create_batch(3)
    paginator = KeysFirst(Membership.objects.select_related("scheme__body"), 2)
    with django_assert_num_queries(2):
        assert (len(paginator.get_page(2)), paginator.count) == (1, 3)


def confirmed_visit(user, **values):
    membership = full()
    membership.scheme.changes_allowed = 1
    membership.scheme.save()
    Membership.objects.update(person=PersonFactory(user=user))
    return VisitRequestFactory(
        term=membership.terms.get(),
        visitor=user.person,
        starts_on=dt.date(2027, 3, 1),
        ends_on=dt.date(2027, 3, 30),
        status="confirmed",
        requested_on=dt.date(2026, 11, 1),
        confirmed_on=dt.date(2026, 11, 2),
        **values,
    )


def test_the_page_warns_before_the_last_change_of_dates_that_the_scheme_allows(client, as_user):
    visit = confirmed_visit(as_user(Role.SCHOLAR))
    moved = {"starts_on": "2027-04-01", "ends_on": "2027-04-10"}

    before = client.get(visit.transition_url("change_dates"))
    after = client.post(visit.transition_url("change_dates"), moved, follow=True)

    assert "This is the last change that the scheme allows: the next one cancels the visit." in text(before)
    assert "Done: Change the dates." in text(after)


def test_a_change_of_dates_too_many_says_before_and_after_that_it_cancels_the_visit(client, as_user):
    visit = confirmed_visit(as_user(Role.SCHOLAR), date_changes=1)
    address = visit.transition_url("change_dates")

    before = client.get(address)
    unaware = client.post(address, {"starts_on": "2027-04-01", "ends_on": "2027-04-10"})
    visit.refresh_from_db()
    status = visit.status
    after = client.post(address, {"is_cancelled": "on"}, follow=True)

    assert "One more change cancels the visit" in text(before)
    assert (status, list(unaware.context["form"].errors)) == ("confirmed", ["is_cancelled"])
    assert "The visit is cancelled: dates changed once too often. What it had taken is free again." in text(after)
    assert "Done" not in text(after)


def test_staff_read_of_the_same_cancellation_on_their_page(client_for, user_with):
    visit = confirmed_visit(user_with(Role.SCHOLAR), date_changes=1)
    client = client_for(user_with(Role.OFFICER))
    address = reverse("admin:memberships_visitrequest_transition", args=[visit.pk, "change_dates"])

    before = client.get(address)
    after = client.post(address, {"is_cancelled": "on"}, follow=True)

    assert "One more change cancels the visit" in text(before)
    assert "The visit is cancelled: dates changed once too often." in text(after)


def test_what_was_handed_in_of_a_nomination_is_read_in_its_form_and_a_draft_is_edited(client_for, user_with):
    client = client_for(user_with(Role.OFFICER))
    nomination = NominationFactory(statement_en="As it was")
    address = reverse("admin:memberships_nomination_change", args=[nomination.pk])
    draft = client.get(address)
    type(nomination).objects.update(status="submitted", submitted_on=dt.date(2026, 11, 1))

    page = client.get(address)

    names = set(draft.context["adminform"].form.fields)
    assert (bool(names), set(page.context["adminform"].form.fields)) == (True, set())
    assert "To change it, return it for correction first." in text(page)
    assert [b'name="nominators-__prefix__-name"' in body(one) for one in (draft, page)] == [True, False]
