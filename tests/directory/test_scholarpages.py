"""A scholar keeps the own entry: names in two scripts, rank and post, institutions, CV; nobody else's."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from directory.models import Affiliation, InstitutionMention, Person, ScholarProfile
from directory.roles import Role
from records.models import Document
from tests.agreements.papers import text as pdf
from tests.factories.directory import AffiliationFactory, InstitutionFactory, PersonFactory, ScholarProfileFactory
from tests.pages import soup, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
PAGE = "/en/accounts/scholar/"
NAMES = {"given_en": "Maryam", "family_en": "Ahmadi", "given_fa": "مریم", "family_fa": "احمدی"}


@pytest.fixture
def scholar(as_user):
    return as_user(Role.SCHOLAR, name="Maryam Ahmadi")


@pytest.fixture
def known(scholar):
    person = PersonFactory(user=scholar, given_en="Maryam", family_en="Ahmadi")
    ScholarProfileFactory(person=person)
    return person


def send(client, **values):
    return client.post(PAGE, {"scholar": "1", **NAMES, **values})


def errors(response):
    return [
        error.get_text(" ", strip=True).removeprefix("Error: ") for error in soup(response).select(".invalid-feedback")
    ]


def test_the_first_save_makes_the_entry_which_began_with_the_account_s_name(client, scholar):
    first = soup(client.get(PAGE))
    answer = send(client, academic_rank="associate", employment="permanent", languages=["en", "fr"], gender="woman")

    assert first.select_one("[name=family_en]")["value"] == "Ahmadi"
    assert answer.headers["Location"] == PAGE
    person = Person.objects.get(user=scholar)
    assert (person.given_en, person.family_fa, person.email) == ("Maryam", "احمدی", scholar.email)
    assert (person.profile.academic_rank, person.profile.languages) == ("associate", ["en", "fr"])
    assert person.profile.gender == "woman"


def test_an_entry_of_the_directory_with_the_proven_address_becomes_the_own_one(client, scholar):
    scholar.emailaddress_set.create(email=scholar.email, verified=True, primary=True)
    person = PersonFactory(email=scholar.email)

    send(client)

    assert Person.objects.get(user=scholar) == person


def test_of_another_s_address_none_is_kept(client, scholar):
    PersonFactory(email=scholar.email)

    send(client)

    assert Person.objects.get(user=scholar).email is None


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"employment": "fixed_term"}, "A post for a fixed term has its last day."),
        ({"mobile": "09121234567"}, "With the code of the country: +989121234567."),
        ({"doctorate_year": "2027"}, "Give a year that has begun, like 2012 or 1391."),
        ({"doctorate_year": "12"}, "Give a year that has begun, like 2012 or 1391."),
        ({"orcid": "0000-0002-1825-0098"}, "This ORCID iD has a mistake in it: its last character does not fit"),
        ({"family_en": ""}, "This field is required."),
    ],
)
def test_what_cannot_be_is_said_beside_the_field_and_nothing_typed_is_lost(client, scholar, values, sentence):
    answer = send(client, fields_of_work="Solar physics", **values)

    assert any(error.startswith(sentence) for error in errors(answer)), errors(answer)
    assert soup(answer).select_one("[name=fields_of_work]")["value"] == "Solar physics"
    assert ScholarProfile.objects.count() == 0


def test_persian_digits_spaces_and_years_are_read(client, scholar):
    send(client, mobile="۰۰۹۸ ۹۱۲ ۱۲۳-۴۵۶۷", doctorate_year="۱۳۹۱")

    assert ScholarProfile.objects.values_list("mobile", "doctorate_year").get() == ("+989121234567", 2012)


def test_an_orcid_id_of_somebody_else_is_refused_beside_it(client, scholar):
    PersonFactory(orcid="0000-0002-1825-0097")

    answer = send(client, orcid="0000-0002-1825-0097")

    assert errors(answer) == ["This ORCID iD belongs to another person."]
    assert not Person.objects.filter(user=scholar).exists()


def test_a_typed_orcid_id_is_taken_away_again(client, known):
    send(client, orcid="0000-0002-1825-0097")
    send(client, orcid="")

    assert Person.objects.get(user=known.user).orcid is None


def test_a_typed_orcid_id_says_that_nobody_has_confirmed_it(client, known):
    send(client, orcid="0000-0002-1825-0097")

    assert "typed, not confirmed by ORCID" in text(client.get(PAGE))


def test_an_institution_is_found_chosen_and_left(client, known):
    parsan = InstitutionFactory(name_en="Parsan University")
    found = soup(client.post(PAGE, {"search": "1", "q": "parsan"}))
    assert found.select_one(f"[value='{parsan.uuid}']")

    client.post(PAGE, {"affiliation": "1", "institution": str(parsan.uuid), "q": "parsan", "position": "Lecturer"})
    row = Affiliation.objects.get()
    assert (row.institution, row.name_as_given, row.position) == (parsan, "", "Lecturer")
    client.post(PAGE, {"end": str(row.pk)})

    assert Affiliation.objects.get().ends_on == dt.date(2026, 11, 20)


def test_an_institution_that_nobody_knows_goes_on_the_list_of_names(client, known):
    client.post(PAGE, {"affiliation": "1", "q": "Univ. of Nowhere"})

    assert Affiliation.objects.get().mention == InstitutionMention.objects.get(name="Univ. of Nowhere")


def test_a_place_without_a_name_is_refused(client, known):
    answer = client.post(PAGE, {"affiliation": "1", "q": " ", "position": "Lecturer"})

    assert "Choose the institution, or write its name." in errors(answer)
    assert soup(answer).select_one("[name=position]")["value"] == "Lecturer"
    link = soup(answer).select_one(".error-summary a")
    assert soup(answer).select_one(link["href"])["name"] == "q"


@pytest.mark.parametrize("key", ["0", "x", "99999999999999999999"])
def test_the_place_of_somebody_else_is_not_there(client, known, key):
    other = AffiliationFactory()

    assert client.post(PAGE, {"end": str(other.pk)}).status_code == 404
    assert client.post(PAGE, {"end": key}).status_code == 404
    assert Affiliation.objects.get().ends_on is None


def test_a_cv_is_filed_replaced_and_read_by_its_owner_and_the_office_alone(client, known, client_for, user_with):
    for words in ("first", "second"):
        client.post(PAGE, {"cv": "1", "file": pdf(words)})
    newest = Document.objects.about(known).current().get()

    assert Document.objects.count() == 2
    assert newest.previous is not None
    readers = client, client_for(user_with(Role.OFFICER)), client_for(user_with(Role.SCHOLAR))
    answers = [reader.get(newest.get_absolute_url()) for reader in readers]
    for answer in answers:
        answer.close()
    assert [answer.status_code for answer in answers] == [200, 200, 404]


def test_a_cv_that_is_none_is_refused_beside_the_file(client, known):
    answer = client.post(PAGE, {"cv": "1", "file": SimpleUploadedFile("cv.pdf", b"MZ\x90\x00" * 40)})

    assert errors(answer) != []
    assert Document.objects.count() == 0


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_one_and_three_places(client, known, count, django_assert_num_queries):
    AffiliationFactory.create_batch(count, person=known)
    client.get(PAGE)

    with django_assert_num_queries(7):
        client.get(reverse("own:scholar"))
