"""The directory in the admin: institutions, merging, names to be resolved, people, accounts, appointments."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from directory.models import Affiliation, Appointment, Institution, InstitutionMention, Person, User
from directory.roles import Role
from notices.models import Email
from records.history import acting, timeline
from tests.directory.doors import sign_in
from tests.factories.agreements import AgreementFactory, AgreementPartyFactory
from tests.factories.directory import (
    AffiliationFactory,
    AppointmentFactory,
    CountryAliasFactory,
    CountryNameFactory,
    InstitutionFactory,
    InstitutionMentionFactory,
    InstitutionNameFactory,
    PersonFactory,
    UnitFactory,
    UserFactory,
)
from tests.factories.records import ActionItemFactory

pytestmark = pytest.mark.django_db


def address(model, page, *arguments):
    return reverse(f"admin:directory_{model}_{page}", args=arguments)


def soup(page, status=200):
    assert page.status_code == status
    return BeautifulSoup(page.content, "html.parser")


def rows(prefix, *forms, kept=0):
    """What an inline sends: `forms` are its rows, the first `kept` of which were there before."""
    data = {f"{prefix}-TOTAL_FORMS": len(forms), f"{prefix}-INITIAL_FORMS": kept}
    return data | {f"{prefix}-{n}-{name}": value for n, form in enumerate(forms) for name, value in form.items()}


def told(page):
    return [item.text.strip() for item in soup(page).select(".messagelist li")]


# --- lists -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(
    ("model", "factory", "queries"),
    [
        ("institution", InstitutionFactory, 8),
        ("unit", UnitFactory, 8),
        ("institutionmention", InstitutionMentionFactory, 8),
        ("countryalias", CountryAliasFactory, 8),
        ("countryname", CountryNameFactory, 8),
        ("person", AffiliationFactory, 9),
        ("appointment", AppointmentFactory, 8),
        ("user", UserFactory, 9),
    ],
)
def test_a_list_asks_the_database_equally_often(
    client, as_user, model, factory, queries, number, django_assert_num_queries
):
    as_user(Role.ADMINISTRATOR)
    factory.create_batch(number)
    client.get(address(model, "changelist"))

    with django_assert_num_queries(queries):
        page = client.get(address(model, "changelist"))

    assert page.context["cl"].result_count >= number


@pytest.mark.parametrize(
    ("model", "make", "typed"),
    [
        ("institution", lambda: InstitutionFactory(name_fa="دانشگاه علوم پزشکی ۷"), "پزشكي 7"),
        ("institution", lambda: InstitutionNameFactory(name="Ænima Institute").institution, "aenima"),
        ("unit", lambda: UnitFactory(name_fa="دانشکدهٔ شیمی"), "دانشکده شيمي"),
        ("unit", lambda: UnitFactory(institution__name_en="Jena"), "jena"),
        (
            "institutionmention",
            lambda: InstitutionMentionFactory(name="ULM", country_given="Deutschland"),
            "deutsch ulm",
        ),
        ("person", lambda: PersonFactory(family_fa="کریمی"), "كريمي"),
        ("person", lambda: PersonFactory(family_en="Ōsaka"), "osaka"),
        ("person", lambda: PersonFactory(orcid="0000-0002-1825-0097"), "0000-0002-1825-0097"),
        ("person", lambda: PersonFactory(email="Sina@example.org"), "sina@example.org"),
        ("user", lambda: UserFactory(name="سینا کریمی"), "كريمي"),
        ("user", lambda: UserFactory(email="sina@example.org"), "sina@exa"),
        ("appointment", lambda: AppointmentFactory(user__email="sina@example.org"), "sina@"),
        ("countryalias", lambda: CountryAliasFactory(name="R.O. Korea"), "r.o. ko"),
    ],
)
def test_a_search_finds_in_either_script(client, as_user, model, make, typed):
    as_user(Role.ADMINISTRATOR)
    wanted = make()

    page = client.get(address(model, "changelist"), {"q": typed})

    assert list(page.context["cl"].result_list) == [wanted]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"region": "asia"}, {"Tehran"}),
        ({"region": "europe", "country": "DE"}, {"Ulm"}),
        ({"country": "IR"}, {"Tehran"}),
        ({"status__exact": "withdrawn"}, {"Withdrawn"}),
        ({"kind__exact": "university"}, {"Tehran"}),
    ],
)
def test_institutions_are_filtered(client, as_user, query, found):
    as_user(Role.OFFICER)
    InstitutionFactory(name_en="Tehran", country="IR", kind="university")
    InstitutionFactory(name_en="Ulm", country="DE")
    InstitutionFactory(name_en="Withdrawn", country="FR", status="withdrawn")

    page = client.get(address("institution", "changelist"), query)

    assert {one.name_en for one in page.context["cl"].result_list} == found


def test_a_field_that_asks_for_an_institution_offers_those_in_use_with_their_place(client, as_user, today):
    as_user(Role.OFFICER)
    ulm = InstitutionFactory(name_en="Ulm University", acronym="ULM", country="DE", city="Ulm")
    InstitutionFactory(name_en="Ulm Academy", status="withdrawn")
    InstitutionFactory(name_en="Ulm College", status="merged", successor=ulm, merged_on=today)
    InstitutionFactory(name_en="Institute at Ulm", country="DE")
    asked = {"app_label": "agreements", "model_name": "agreementparty", "field_name": "institution"}

    def offered(term):
        answer = client.get(reverse("admin:autocomplete"), asked | {"term": term})
        return [row["text"] for row in answer.json()["results"]]

    assert offered("ulm") == ["Ulm University, Ulm, Germany", "Institute at Ulm, Germany"]
    assert set(offered("")) == {"Ulm University, Ulm, Germany", "Institute at Ulm, Germany"}


@pytest.mark.parametrize(
    ("model", "readers"),
    [
        ("institution", {Role.OFFICER, Role.ADMINISTRATOR, Role.DIRECTOR, Role.AUDITOR, Role.UNIT_OFFICER}),
        ("institutionmention", {Role.OFFICER, Role.ADMINISTRATOR, Role.DIRECTOR, Role.AUDITOR, Role.UNIT_OFFICER}),
        ("person", {Role.OFFICER, Role.ADMINISTRATOR, Role.DIRECTOR, Role.AUDITOR}),
        ("user", {Role.ADMINISTRATOR}),
        ("appointment", {Role.ADMINISTRATOR}),
    ],
)
def test_who_reads_a_list(client, as_user, model, readers):
    found = set()
    for role in (Role.OFFICER, Role.ADMINISTRATOR, Role.DIRECTOR, Role.AUDITOR, Role.UNIT_OFFICER):
        as_user(role)
        if client.get(address(model, "changelist")).status_code == 200:
            found.add(role)

    assert found == readers


def test_what_is_counted_below_a_list_stands_in_persian_digits_and_in_the_singular(client, as_user, language):
    as_user(Role.OFFICER)
    PersonFactory.create_batch(2)

    page = soup(client.get(address("person", "changelist")))

    assert page.select_one(".paginator-count").text == {"en": "2 people", "fa": "۲ فرد"}[language]


# --- institutions ------------------------------------------------------------------------------------------------


def institution_data(**values):
    return {"name_en": "Ulm University", "country": "DE"} | rows("names") | rows("units") | values


def test_an_institution_is_entered_with_names_and_units(client, as_user):
    user = as_user(Role.OFFICER)
    data = institution_data(
        **rows("names", {"name": "Universität Ulm", "language": "de", "kind": "name"}),
        **rows("units", {"name_en": "Faculty of Physics"}),
    )

    client.post(address("institution", "add"), data)

    place = Institution.objects.get()
    assert set(place.names.values_list("name", "language")) == {("Ulm University", "en"), ("Universität Ulm", "de")}
    assert [unit.name_en for unit in place.units.all()] == ["Faculty of Physics"]
    assert [(entry.label, entry.by_name) for entry in timeline(place)] == [("Added", str(user))]


def test_before_one_is_entered_again_those_it_may_be_are_shown(client, as_user):
    as_user(Role.OFFICER)
    known = InstitutionFactory(name_en="Ulm University", country="DE", city="Ulm")
    data = institution_data(name_en="University of Ulm")

    page = soup(client.post(address("institution", "add"), data))
    box = page.select_one("input[name=is_new]")
    link = page.select_one(".field-is_new .errorlist a")

    assert box["type"] == "checkbox"
    assert (link["href"], link.text) == (known.get_absolute_url(), "Ulm University, Ulm, Germany")
    assert Institution.objects.count() == 1

    client.post(address("institution", "add"), data | {"is_new": "on"})

    assert Institution.objects.count() == 2


def test_what_an_institution_came_out_of_is_entered_with_the_year_though_that_one_is_gone(client, as_user):
    user = as_user(Role.OFFICER)
    whole = InstitutionFactory(name_en="Tehran", status="inactive")
    asked = {"app_label": "directory", "model_name": "institution", "field_name": "predecessor", "term": "tehr"}

    offered = client.get(reverse("admin:autocomplete"), asked).json()["results"]
    elsewhere = client.get(reverse("admin:autocomplete"), asked | {"field_name": "parent"}).json()["results"]
    client.post(address("institution", "add"), institution_data(predecessor=whole.pk, separated="۱۳۶۴"))

    assert ([row["id"] for row in offered], elsewhere) == ([str(whole.pk)], [])
    made = Institution.objects.get(name_en="Ulm University")
    assert (made.predecessor, made.separated.iso) == (whole, "1985-03-21/1986-03-20")
    assert [(entry.label, entry.by_name) for entry in timeline(made)] == [("Added", str(user))]


def test_a_day_without_the_institution_and_two_that_came_out_of_each_other_are_refused(client, as_user):
    as_user(Role.OFFICER)
    part = InstitutionFactory(name_en="Part", predecessor=InstitutionFactory(name_en="Whole"))
    whole = part.predecessor
    data = institution_data(version=1) | rows("names", kept=0)

    alone = client.post(address("institution", "change", whole.pk), data | {"separated": "1364"})
    crossed = client.post(address("institution", "change", whole.pk), data | {"predecessor": part.pk})

    told = "Name the institution it came out of as well, or leave the day empty."
    assert told in soup(alone).select_one(".errorlist").text
    assert crossed.context["adminform"].form.errors == {"predecessor": ["“Part” came out of this one."]}
    assert not Institution.objects.filter(name_en="Ulm University").exists()


def test_an_edit_asks_no_such_question(client, as_user):
    as_user(Role.OFFICER)
    InstitutionFactory(name_en="Ulm University", country="DE")
    place = InstitutionFactory(name_en="Ulm Universty", country="DE")
    name = {"id": place.names.get().pk, "institution": place.pk, "name": "Ulm Universty", "kind": "former"}
    data = institution_data(version=1) | rows("names", name, kept=1)

    client.post(address("institution", "change", place.pk), data)

    place.refresh_from_db()
    assert place.name_en == "Ulm University"


def test_the_form_of_a_merged_entry_says_where_it_went(client, as_user, today):
    as_user(Role.OFFICER)
    new = InstitutionFactory(name_en="Paris Cité")
    old = InstitutionFactory(status="merged", successor=new, merged_on=today)

    page = soup(client.get(address("institution", "change", old.pk)))

    assert "“Paris Cité”" in page.select_one(".notice").text
    assert page.select_one(".object-tools a").text == "Undo the merging"


# --- merging -----------------------------------------------------------------------------------------------------


@pytest.fixture
def two():
    """Two entries of one institution, each party to an agreement."""
    one = InstitutionFactory(name_en="Ulm University", country="DE", city="Ulm", ror_id="032000t02")
    other = InstitutionFactory(name_en="University of Ulm", country="DE")
    for place in (one, other):
        AgreementPartyFactory(institution=place)
    return one, other


def test_the_other_entry_is_offered_or_searched_for(client, as_user, two):
    one, other = two
    stranger = InstitutionFactory(name_en="Jena University", country="DE")
    as_user(Role.OFFICER)
    url = address("institution", "merge", other.pk)

    offered = soup(client.get(url))
    searched = soup(client.get(url, {"q": "jena", "search": "1"}))

    assert [link["href"] for link in offered.select(".candidates a")] == [f"?institution={one.uuid}"]
    assert [radio["value"] for radio in searched.select("input[type=radio]")] == [str(stranger.uuid)]


def test_both_entries_stand_side_by_side_and_one_is_chosen_to_stay(client, as_user, two):
    one, other = two
    user = as_user(Role.OFFICER)
    url = f"{address('institution', 'merge', other.pk)}?institution={one.uuid}"

    page = soup(client.get(url))
    table = {row.th.text: [cell.text for cell in row.select("td")] for row in page.select(".compare tbody tr")}
    differing = {row.th.text for row in page.select(".compare .is-different")}
    done = client.post(url, {"keep": one.pk, "reason": "The same university."}, follow=True)

    assert table["City"] == ["", "Ulm"]
    assert table["ROR iD"] == ["", "032000t02"]
    assert table["Parties"] == ["1", "1"]
    assert {"Name (Latin)", "City", "ROR iD"} == differing
    other.refresh_from_db()
    assert other.successor == one
    assert timeline(other)[0].comment == "The same university."
    assert timeline(other)[0].by_name == str(user)
    assert done.redirect_chain == [(address("institution", "change", one.pk), 302)]
    assert told(done) == ["Merged: “Ulm University” now stands for both."]


def test_merging_without_reasons_or_into_the_wrong_one_is_refused_beside_the_field(client, as_user, two):
    one, other = two
    Institution.objects.filter(pk=other.pk).update(is_home=True)
    as_user(Role.OFFICER)
    url = f"{address('institution', 'merge', other.pk)}?institution={one.uuid}"

    without = soup(client.post(url, {"keep": one.pk, "reason": ""}))
    home = soup(client.post(url, {"keep": one.pk, "reason": "The same."}))

    assert without.select_one(".field-reason .errorlist")
    assert "The office's own institution is not merged into another" in home.select_one(".error-summary").text
    assert not Institution.objects.filter(status="merged").exists()


def test_a_merging_is_undone_with_reasons(client, as_user, two, today):
    one, other = two
    Institution.objects.filter(pk=other.pk).update(status="merged", successor=one, merged_on=today)
    as_user(Role.OFFICER)

    page = client.post(address("institution", "unmerge", other.pk), {"reason": "They are two."}, follow=True)

    assert told(page) == ["“University of Ulm” stands for itself again."]
    assert Institution.objects.get(pk=other.pk).status == "active"


@pytest.mark.parametrize(
    ("role", "status"), [(Role.OFFICER, 200), (Role.DIRECTOR, 200), (Role.AUDITOR, 403), (Role.UNIT_OFFICER, 403)]
)
def test_who_may_merge(client, as_user, two, role, status):
    as_user(role)

    assert client.get(address("institution", "merge", two[0].pk)).status_code == status


@pytest.mark.parametrize("other", ["nonsense", "00000000-0000-0000-0000-000000000000", "itself"])
def test_there_is_nothing_to_compare_with_what_does_not_exist(client, as_user, two, other):
    as_user(Role.OFFICER)
    uuid = two[0].uuid if other == "itself" else other

    assert client.get(address("institution", "merge", two[0].pk), {"institution": uuid}).status_code == 404


# --- names to be resolved ----------------------------------------------------------------------------------------


@pytest.fixture
def mention():
    """A name on the list that stands as the partner of an agreement."""
    row = InstitutionMentionFactory(
        name="School of Medicine of Ulm University", country_given="Deutschland", country="DE", reason="inside"
    )
    agreement = AgreementFactory(title_en="Memorandum with Ulm")
    AgreementPartyFactory(agreement=agreement, unknown=True, name_as_given=row.name, mention=row)
    return row


def test_the_list_shows_what_is_open_and_why(client, as_user, mention):
    as_user(Role.OFFICER)
    InstitutionMentionFactory(status="not_an_institution", reason="A programme.")
    InstitutionMentionFactory(status="resolved", institution=InstitutionFactory())
    url = address("institutionmention", "changelist")

    (row,) = soup(client.get(url)).select("#result_list tbody tr")

    assert [cell.text for cell in row.select("th, td")][1:] == [
        "School of Medicine of Ulm University",
        "DeutschlandGermany",
        "The name of an institution stands inside this one.",
        "–",
        "to be resolved",
    ]
    assert client.get(url, {"status": "all"}).context["cl"].result_count == 3
    assert client.get(url, {"status": "not_an_institution"}).context["cl"].result_count == 1


def test_one_click_says_which_candidate_it_is(client, as_user, mention):
    ulm = InstitutionFactory(name_en="Ulm University", country="DE", city="Ulm")
    as_user(Role.OFFICER)
    url = address("institutionmention", "change", mention.pk)

    page = soup(client.get(url))
    (candidate,) = page.select(".candidates li")
    uuid = candidate.select_one("input[name=institution]")["value"]
    done = client.post(url, {"institution": uuid, "choose": "1"}, follow=True)

    assert candidate.a.text == "Ulm University, Ulm, Germany"
    assert candidate.select_one(".why").text == "Its name stands inside the name given: “Ulm University”."
    assert "Memorandum with Ulm" in page.select_one("aside").text
    assert told(done) == ["“School of Medicine of Ulm University” is Ulm University."]
    assert mention.agreementparty_set.get().institution == ulm


def test_another_institution_is_searched_for_without_javascript_too(client, as_user, mention):
    jena = InstitutionFactory(name_en="Friedrich Schiller University Jena", country="DE")
    as_user(Role.OFFICER)
    url = address("institutionmention", "change", mention.pk)

    page = soup(client.post(url, {"q": "jena", "search": "1"}))
    without = soup(client.post(url, {"q": "jena", "choose": "1"}))
    client.post(url, {"q": "jena", "institution": jena.uuid, "choose": "1"})

    assert [radio["value"] for radio in page.select("input[type=radio]")] == [str(jena.uuid)]
    assert "Choose an institution." in without.select_one(".error-summary").text
    assert InstitutionMention.objects.get().institution == jena


def test_a_new_institution_is_entered_from_the_name(client, as_user, mention):
    as_user(Role.OFFICER)
    url = address("institutionmention", "change", mention.pk)

    page = soup(client.get(url))
    refused = soup(client.post(url, {"enter": "1", "name_en": "", "country": "DE"}))
    done = client.post(url, {"enter": "1", "name_en": "Ulm University", "country": "DE"}, follow=True)

    assert page.select_one("input[name=name_en]")["value"] == mention.name
    assert refused.select_one(".field-name_en .errorlist")
    assert told(done) == ["Entered: Ulm University."]
    assert mention.agreementparty_set.get().institution.name_en == "Ulm University"


def test_a_name_is_no_institution_and_may_become_one_again(client, as_user, mention):
    as_user(Role.OFFICER)
    url = address("institutionmention", "change", mention.pk)

    refused = soup(client.post(url, {"refuse": "1", "refuse-reason": ""}))
    client.post(url, {"refuse": "1", "refuse-reason": "A programme."})
    shown = soup(client.get(url))
    client.post(url, {"reopen": "1", "reopen-reason": "It is one."})

    assert refused.select_one("details[open] .errorlist")
    assert "A programme." in shown.text
    mention.refresh_from_db()
    assert mention.status == "open"
    assert [entry.label for entry in timeline(mention)][:2] == ["Opened again", "Found to be no institution"]


def test_what_was_decided_meanwhile_is_told(client, as_user, mention):
    ulm = InstitutionFactory(name_en="Ulm University")
    as_user(Role.OFFICER)
    InstitutionMention.objects.update(status="resolved", institution=ulm)

    data = {"choose": "1", "institution": InstitutionFactory().uuid}
    page = soup(client.post(address("institutionmention", "change", mention.pk), data))

    assert "This name has been decided already: Ulm University." in page.select_one(".error-summary").text


def test_of_the_names_chosen_the_safe_ones_are_matched_and_the_rest_is_left(client, as_user):
    as_user(Role.OFFICER)
    kufa = InstitutionFactory(name_en="University of Kufa", country="IQ")
    InstitutionFactory(name_en="Ulm University", acronym="ULM", country="DE")
    safe = InstitutionMentionFactory(name="University of Kufa", country_given="Iraq", country="IQ")
    acronym = InstitutionMentionFactory(name="ULM", country_given="Germany", country="DE")
    elsewhere = InstitutionMentionFactory(name="University of Kufa", country_given="Iran", country="IR")
    chosen = [safe.pk, acronym.pk, elsewhere.pk]

    page = client.post(
        address("institutionmention", "changelist"), {"action": "resolve_safe", "_selected_action": chosen}, follow=True
    )

    assert told(page) == ["1 name was matched. 2 are left."]
    assert list(InstitutionMention.objects.exclude(institution=None).values_list("pk", "institution")) == [
        (safe.pk, kufa.pk)
    ]


def test_who_only_reads_decides_nothing(client, as_user, mention):
    InstitutionFactory(name_en="Ulm University", country="DE")
    as_user(Role.AUDITOR)
    url = address("institutionmention", "change", mention.pk)

    page = soup(client.get(url))
    posted = client.post(url, {"refuse": "1", "refuse-reason": "No."})

    assert page.select(".candidates li")
    assert not page.select("#content-main form")
    assert posted.status_code == 403


def test_a_name_stands_only_on_records_that_the_reader_may_see(client, as_user, mention, canary):
    agreement = AgreementFactory(concluded=True, restricted=True, title_en=canary)
    AgreementPartyFactory(agreement=agreement, unknown=True, mention=mention, role="observer")
    url = address("institutionmention", "change", mention.pk)
    as_user(Role.OFFICER)
    seen = client.get(url).text
    as_user(Role.UNIT_OFFICER)

    assert canary in seen
    assert canary not in client.get(url).text


def test_a_name_asks_the_database_equally_often_wherever_it_stands(client, as_user, mention, django_assert_num_queries):
    as_user(Role.OFFICER)
    url = address("institutionmention", "change", mention.pk)
    client.get(url)
    InstitutionFactory.create_batch(3, name_en="Ulm University", country="DE")
    AgreementPartyFactory.create_batch(3, unknown=True, mention=mention)
    AffiliationFactory.create_batch(3, institution=None, name_as_given="Ulm", mention=mention)

    with django_assert_num_queries(14):
        client.get(url)


# --- people ------------------------------------------------------------------------------------------------------


def person_data(*affiliations, **values):
    return {"given_en": "Maryam", "family_en": "Ahmadi"} | rows("affiliations", *affiliations) | values


def test_a_place_that_nobody_knows_goes_on_the_list_of_names(client, as_user):
    as_user(Role.OFFICER)
    known = InstitutionFactory()

    client.post(
        address("person", "add"),
        person_data({"institution": known.pk, "position": "Professor"}, {"name_as_given": "Univ. Ulm"}),
    )

    by_name, by_place = Affiliation.objects.order_by("position")
    assert (by_name.institution, by_name.mention.name) == (None, "Univ. Ulm")
    assert (by_place.institution, by_place.mention) == (known, None)


def test_a_place_that_was_recognised_before_is_recognised(client, as_user):
    as_user(Role.OFFICER)
    ulm = InstitutionFactory()
    InstitutionMentionFactory(name="Univ. Ulm", status="resolved", institution=ulm)

    client.post(address("person", "add"), person_data({"name_as_given": "univ. ulm"}))

    assert Affiliation.objects.get().institution == ulm


@pytest.mark.parametrize(
    ("orcid", "error"),
    [
        ("0000-0002-1825-0098", "This ORCID iD has a mistake in it: its last character does not fit the others."),
        ("0000-0002-1825", "An ORCID iD looks like 0000-0002-1825-0097."),
    ],
)
def test_an_orcid_with_a_slip_is_refused(client, as_user, orcid, error):
    as_user(Role.OFFICER)

    page = soup(client.post(address("person", "add"), person_data(orcid=orcid)))

    assert page.select_one(".field-orcid .errorlist").text.strip() == error
    assert not Person.objects.exists()


def test_two_people_without_address_or_orcid_are_two_people(client, as_user):
    as_user(Role.OFFICER)

    for _time in range(2):
        client.post(address("person", "add"), person_data())

    assert Person.objects.count() == 2


# --- accounts and appointments -----------------------------------------------------------------------------------


def test_an_account_is_opened_by_inviting_its_owner(client, as_user, today):
    as_user(Role.ADMINISTRATOR)
    unit = UnitFactory()
    data = {
        "email": "sina@example.org",
        "name": "Sina Moradi",
        "language": "fa",
        "role": Role.UNIT_OFFICER,
        "unit": unit.pk,
        "starts_on": "۱۴۰۵/۰۸/۲۹",
    }

    page = soup(client.get(address("user", "add")))
    done = client.post(address("user", "add"), data, follow=True)

    assert not page.select("input[type=password]")
    user = User.objects.get(email="sina@example.org")
    appointment = user.appointments.get()
    assert (appointment.role, appointment.unit, appointment.starts_on) == ("unit_officer", unit, dt.date(2026, 11, 20))
    assert Email.objects.get().to == "sina@example.org"
    assert told(done) == ["Added: Sina Moradi."]


def test_an_account_that_cannot_be_opened_leaves_the_form_as_it_was_typed(client, as_user):
    as_user(Role.ADMINISTRATOR)
    data = {
        "email": "sina@example.org",
        "name": "Sina",
        "language": "en",
        "role": "unit_officer",
        "starts_on": "2026-11-20",
    }

    page = soup(client.post(address("user", "add"), data))

    assert "A unit officer is appointed at a unit." in page.text
    assert page.select_one("input[name=email]")["value"] == "sina@example.org"
    assert not User.objects.filter(email="sina@example.org").exists()
    assert not Email.objects.exists()


def test_an_account_is_closed_with_reasons_and_opened_again(client, as_user):
    as_user(Role.ADMINISTRATOR)
    officer = AppointmentFactory().user
    ActionItemFactory(owner=officer)

    page = soup(client.get(address("user", "change", officer.pk)))
    assert "Officer" in page.select_one("#appointments-group").text
    assert page.select_one(".object-tools a")["href"] == f"{address('appointment', 'add')}?user={officer.pk}"
    asked = soup(client.get(address("user", "close", officer.pk)))
    assert "1 action is still to be done" in asked.text
    assert "This field is required." in soup(client.post(address("user", "close", officer.pk), {"reason": ""})).text
    client.post(address("user", "close", officer.pk), {"reason": "Left."})

    officer = User.objects.get(pk=officer.pk)
    assert (officer.is_active, officer.is_staff) == (False, False)
    page = soup(client.get(address("user", "change", officer.pk)))
    assert [link["href"] for link in page.select(".object-tools a")][:1] == [address("user", "reopen", officer.pk)]
    assert "This account is closed." in page.text
    client.post(address("user", "reopen", officer.pk), {"reason": "Came back."})
    assert User.objects.get(pk=officer.pk).is_staff


@pytest.mark.parametrize("door", ["close", "reopen"])
def test_only_administrators_close_and_open_accounts(client, as_user, door):
    as_user(Role.OFFICER)
    user = UserFactory()

    assert client.post(address("user", door, user.pk), {"reason": "Left."}).status_code in {403, 404}
    assert User.objects.get(pk=user.pk).is_active


def test_nobody_closes_the_own_account_in_the_admin(client, as_user):
    as_user(Role.ADMINISTRATOR)
    own = as_user(Role.ADMINISTRATOR)

    page = soup(client.get(address("user", "change", own.pk)))

    assert address("user", "close", own.pk) not in [link["href"] for link in page.select(".object-tools a")]
    assert client.post(address("user", "close", own.pk), {"reason": "Left."}).status_code == 403
    assert User.objects.get(pk=own.pk).is_active


def test_the_last_administrator_does_not_end_the_own_role(client, as_user):
    user = as_user(Role.ADMINISTRATOR)
    appointment = user.appointments.get()
    sentence = "Somebody must remain administrator: appoint another one first."

    edited = client.post(
        address("appointment", "change", appointment.pk),
        {"version": 1, "starts_on": "2020-01-01", "ends_on": "2020-01-02"},
    )
    ended = client.post(address("appointment", "end", appointment.pk), {"reason": "Enough."})

    for page in (edited, ended):
        assert sentence in soup(page).text
    assert User.objects.get(pk=user.pk).is_staff


def test_a_role_is_given_and_ended_from_the_admin(client, as_user, today):
    as_user(Role.ADMINISTRATOR)
    user = UserFactory(name="Sina Moradi")

    client.post(address("appointment", "add"), {"user": user.pk, "role": "officer", "starts_on": "2026-11-20"})
    appointment = user.appointments.get()
    was = User.objects.get(pk=user.pk).is_staff
    page = client.post(address("appointment", "end", appointment.pk), {"reason": "Left."}, follow=True)

    assert was is True
    assert User.objects.get(pk=user.pk).is_staff is False
    assert told(page)[-1] == "Ended: Officer: Sina Moradi."
    shown = soup(client.get(address("appointment", "change", appointment.pk)))
    assert "This appointment has ended: Left." in shown.select_one(".notice").text
    assert not shown.select("input[name=_save]")


def test_the_history_of_an_account_tells_its_roles_and_who_closed_it(client, as_user):
    administrator = as_user(Role.ADMINISTRATOR, name="Sina Moradi")
    with acting(by=administrator, verb="appoint"):
        officer = AppointmentFactory(role=Role.OFFICER).user

    client.post(address("user", "close", officer.pk), {"reason": "Left."})

    [closed, appointed] = timeline(officer)
    assert (closed.label, closed.by_name, closed.comment) == ("Account closed", "Sina Moradi", "Left.")
    assert [change.label for change in closed.changes] == ["may sign in", "closed"]
    assert (appointed.label, appointed.by_name) == ("Appointed", "Sina Moradi")
    assert "Sina Moradi" in soup(client.get(address("user", "history", officer.pk))).text


def test_signing_in_or_another_password_is_no_entry_in_the_history_of_an_account(client):
    user = UserFactory(verified=True)
    sign_in(client, user.email)
    user.set_password("another-long-password")
    user.save()

    assert user.last_login != User.objects.get(pk=user.pk).created_at
    assert user.events.count() == 1


# --- whose phone is lost -----------------------------------------------------------------------------------------


def second_factor(user):
    return address("user", "second_factor", user.pk)


@pytest.fixture
def officer(user_with, client_for):
    """With the app on a phone, and signed in somewhere."""
    user = user_with(Role.OFFICER, name="Leila Daneshvar", verified=True)
    client_for(user)
    return user


def test_a_lost_second_step_is_removed_with_reasons_from_the_page_of_the_account(client, as_user, officer):
    as_user(Role.ADMINISTRATOR)
    links = soup(client.get(address("user", "change", officer.pk))).select(".object-tools a")
    refused = soup(client.post(second_factor(officer), {"reason": ""}))

    page = client.post(second_factor(officer), {"reason": "Phone lost, called back."}, follow=True)

    assert second_factor(officer) in [link["href"] for link in links]
    assert "This field is required." in refused.text
    assert told(page)[-1] == "The second step was removed and Leila Daneshvar told."
    assert not officer.authenticator_set.exists()
    assert second_factor(officer) not in [link["href"] for link in soup(page).select(".object-tools a")]


def test_removing_it_twice_is_refused_in_words(client, as_user, officer):
    as_user(Role.ADMINISTRATOR)
    client.post(second_factor(officer), {"reason": "Phone lost."})

    again = client.post(second_factor(officer), {"reason": "Phone lost."})

    assert "This account has no second step at sign-in." in soup(again).text
    assert Email.objects.count() == 1


def test_nobody_removes_the_own_second_step(client, as_user):
    administrator = as_user(Role.ADMINISTRATOR)
    tools = soup(client.get(address("user", "change", administrator.pk))).select(".object-tools a")

    response = client.post(second_factor(administrator), {"reason": "Phone lost."})

    assert response.status_code == 403
    assert administrator.authenticator_set.count() == 1
    assert second_factor(administrator) not in [link["href"] for link in tools]


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.OFFICER, Role.AUDITOR, Role.UNIT_OFFICER])
def test_only_administrators_remove_a_second_step(client, as_user, officer, role):
    as_user(role)

    response = client.post(second_factor(officer), {"reason": "Phone lost."}, follow=True)

    assert response.status_code in {403, 404} or response.redirect_chain
    assert officer.authenticator_set.count() == 1


@pytest.mark.parametrize(("held", "found"), [("today", {"today"}), ("over", {"over", "to come"})])
def test_appointments_are_filtered_by_time(client, as_user, today, held, found):
    user = as_user(Role.ADMINISTRATOR)
    AppointmentFactory(user__name="today")
    AppointmentFactory(user__name="over", ends_on=today - dt.timedelta(days=1))
    AppointmentFactory(user__name="to come", starts_on=today + dt.timedelta(days=1))

    page = client.get(address("appointment", "changelist"), {"held": held})

    assert {str(one.user) for one in page.context["cl"].result_list} - {str(user)} == found
    assert Appointment.objects.count() == 4
