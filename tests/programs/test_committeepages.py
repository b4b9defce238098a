"""The decision table: who reads it, what it shows beside each other, and how each row is saved by itself."""

import pytest
from django.urls import reverse

from programs.actions import committee as committees
from programs.models import CommitteeItem
from tests.factories.directory import PersonFactory
from tests.factories.programs import ConflictFactory
from tests.programs.committees import call_to_decide, close, committee_of, file_of, opened

pytestmark = pytest.mark.django_db
REASON = "Both sides found the plan of visits far stronger."


@pytest.fixture
def officer(user_with):
    return user_with("officer")


@pytest.fixture
def files():
    call = call_to_decide()
    return [file_of(call, f"File {n}") for n in range(5)]


@pytest.fixture
def committee(files, officer):
    return opened(files[0].call, dict(zip(files, (90, 85, 80, 75, 55), strict=True)), by=officer)


def item_url(committee, application):
    return reverse("committees:item", args=[committee.uuid, committee.items.get(application=application).pk])


def posted(item, **values):
    """What the form of a row sends."""
    amounts = {f"a{one.pk}": one.granted for one in item.amounts.all()}
    sent = {"chosen": "", "rank": "", "reason": "", "note": "", "edition": item.edition, "shown_rank": ""}
    return {f"i{item.pk}-{name}": value for name, value in (sent | amounts | values).items()}


def test_the_table_shows_ranks_both_sides_and_the_money_that_is_left(committee, officer, client_for):
    page = client_for(officer).get(committee.get_absolute_url())
    said = page.content.decode()
    assert said.index("File 0") < said.index("File 3") < said.index("File 4")
    assert "0.00 euros" in said
    assert "2,000.00 euros" in said
    assert "below the least score" in said
    assert [row.marks[0].raw for row in page.context["rows"]] == ["90", "85", "80", "75", "55"]


def test_members_read_it_and_decide_nothing(committee, files, client_for):
    chair = committee.members.get(side="partner").user
    client = client_for(chair)
    page = client.get(committee.get_absolute_url())
    assert page.status_code == 200
    assert not page.context["may_decide"]
    assert "Decide" not in page.content.decode()
    item = committee.items.get(application=files[0])
    assert client.post(item_url(committee, files[0]), posted(item, note="Mine.")).status_code == 403
    assert client.get(reverse("committees:list")).context["object_list"].get() == committee


def test_others_find_nothing(committee, files, officer, user_with, client_for):
    strangers = [user_with(), user_with("scholar"), user_with("programme_manager"), user_with("committee_member")]
    strangers += [one.leader_of("home").user or user_with("reviewer") for one in files[:1]]
    for stranger in strangers:
        assert client_for(stranger).get(committee.get_absolute_url()).status_code == 404
        assert client_for(stranger).get(item_url(committee, files[0])).status_code == 404
    closed = committee_of(call_to_decide(), by=officer)
    assert client_for(closed.members.first().user).get(closed.get_absolute_url()).status_code == 404


def test_a_conflict_closes_row_page_and_file(committee, files, client_for):
    seat = committee.members.get(side="home")
    address = item_url(committee, files[0])
    ConflictFactory(person=seat.person, application=files[0])
    client = client_for(seat.user)
    said = client.get(committee.get_absolute_url()).content.decode()
    assert "File 0" not in said
    assert files[0].reference not in said
    assert "conflict of interest with 1 application" in said
    assert client.get(address).status_code == 404
    assert client.get(reverse("applications:preview", args=[files[0].uuid])).status_code == 404
    assert client.get(reverse("applications:preview", args=[files[1].uuid])).status_code == 200


def test_a_row_is_saved_by_itself(committee, files, officer, client_for):
    item = committee.items.get(application=files[3])
    sent = posted(item, rank="1", reason=REASON)

    response = client_for(officer).post(item_url(committee, files[3]), sent | {"page": "1"})

    assert response.url == f"{committee.get_absolute_url()}?page=1#item-{item.pk}"
    item.refresh_from_db()
    assert (item.rank, item.outcome, item.reason) == (1, "funded", REASON)


def test_the_form_of_a_row_stands_beneath_it_when_it_is_asked_for(committee, files, officer, client_for):
    item, client = committee.items.get(application=files[3]), client_for(officer)
    forms = [row.form for row in client.get(committee.get_absolute_url()).context["rows"]]
    assert not any(forms)
    rows = client.get(f"{committee.get_absolute_url()}?decide={item.pk}").context["rows"]
    assert [row.item.pk for row in rows if row.form] == [item.pk]


def test_what_is_refused_stands_beside_what_was_typed(committee, files, officer, client_for):
    item = committee.items.get(application=files[3])
    client, address = client_for(officer), item_url(committee, files[3])
    page = client.post(address, posted(item, rank="1", reason="Better."))
    assert "written reasons" in page.content.decode()
    assert "Better." in page.content.decode()
    assert "no rank" not in client.post(address, posted(item, rank="77", reason=REASON)).content.decode()
    first = next(iter(item.amounts.all()))
    more = posted(item) | {f"i{item.pk}-a{first.pk}": "1001"}
    assert client.post(address, more).status_code == 200
    item.refresh_from_db()
    assert item.edition == 1


def test_a_committee_that_is_closed_is_read_and_not_changed(committee, files, officer, client_for):
    item = committee.items.get(application=files[3])
    type(committee).objects.update(closed_at=committee.opened_at, closed_by=officer)
    client = client_for(officer)
    assert not client.get(committee.get_absolute_url()).context["may_decide"]
    page = client.post(item_url(committee, files[3]), posted(item, note="Late."))
    assert "not in session" in page.content.decode()


def test_its_minutes_tell_moves_with_their_reasons_and_leave_out_what_is_closed_to_the_reader(
    committee, files, officer, client_for
):
    item = committee.items.get(application=files[3])
    committees.decide(item, rank=1, shown_rank=None, reason=REASON, edition=1, by=officer)
    seat = committee.members.get(side="home")
    ConflictFactory(person=seat.person, application=files[0])
    address = f"{reverse('records:report', args=['committee-minutes'])}?committee={committee.uuid}"

    whole = client_for(officer).get(address).content.decode()
    theirs = client_for(seat.user).get(address).content.decode()

    assert "moved from rank 4 to rank 1" in whole
    assert REASON in whole
    assert "File 0" in whole
    assert "File 0" not in theirs
    assert "1 application is left out" in theirs


def test_the_table_costs_the_same_whatever_is_before_the_committee(
    officer, client_for, django_assert_max_num_queries, django_assert_num_queries
):
    call = call_to_decide()
    committee = opened(call, {file_of(call, "Only"): 80}, by=officer)
    other = call_to_decide()
    many = opened(other, {file_of(other, f"File {n}"): 60 + n for n in range(12)}, by=officer)
    client = client_for(officer)
    client.get(committee.get_absolute_url())
    for one in (committee, many):
        with django_assert_num_queries(TABLE):
            client.get(one.get_absolute_url())


TABLE = 13


# --- in the admin ------------------------------------------------------------------------------------------------


def test_the_office_sets_it_up_seats_members_and_opens_it(files, officer, client_for):
    call, client = files[0].call, client_for(officer)
    close(call, dict.fromkeys(files, 80), by=officer)
    sent = {"call": call.pk, "held_on": "2026-12-01", "place": "Tehran", "home_quorum": 1, "partner_quorum": 1}
    client.post(reverse("admin:programs_committee_add"), sent)
    committee = call.committees.get()
    people = {side: PersonFactory(email=f"{side}@example.org") for side in call.sides}
    for side, person in people.items():
        client.post(
            reverse("admin:programs_committee_members", args=[committee.pk]),
            {"person": person.pk, "side": side, "is_chair": "on"},
        )
    assert committee.members.filter(is_chair=True).count() == 2
    extra = committees.seat(committee, person=PersonFactory(email="x@example.org"), side="home", by=officer)
    client.post(reverse("admin:programs_committee_unseat", args=[committee.pk, extra.pk]))
    assert committee.members.count() == 2

    response = client.post(reverse("admin:programs_committee_open", args=[committee.pk]))

    assert response.url == committee.get_absolute_url()
    assert CommitteeItem.objects.filter(committee=committee).count() == 5
    present = [one.pk for one in committee.members.all()]
    client.post(reverse("admin:programs_committee_presence", args=[committee.pk]), {"present": present})
    assert committees.quorum(committee) == [("home", 1, 1), ("partner", 1, 1)]

    client.post(reverse("admin:programs_committee_close", args=[committee.pk]))
    committee.refresh_from_db()
    assert committee.closed_at
    client.post(reverse("admin:programs_committee_reopen", args=[committee.pk]), {"reason": "A budget was misread."})
    committee.refresh_from_db()
    assert committee.is_in_session
