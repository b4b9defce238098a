"""The words under which an agreement is found follow everything they are taken from, whoever changes it and how."""

import threading

import pytest
from django.db import connection, connections, transaction

from agreements.models import Agreement, AgreementParty
from directory.models import Institution, InstitutionName
from tests.factories.agreements import AgreementFactory, AgreementPartyFactory
from tests.factories.directory import InstitutionFactory, InstitutionNameFactory

pytestmark = pytest.mark.django_db


def found(*words):
    return {agreement.title_en for word in words for agreement in Agreement.objects.search(word)}


@pytest.fixture
def putra():
    return InstitutionFactory(name_en="Universiti Putra Malaysia", acronym="UPM")


@pytest.fixture
def memorandum(putra):
    agreement = AgreementFactory(title_en="Memorandum")
    AgreementPartyFactory(agreement=agreement, institution=putra, name_as_given="As in the list")
    return agreement


def test_a_new_title_is_found_and_the_old_one_no_more(memorandum):
    memorandum.title_en = "Contract"
    memorandum.save()

    assert found("contract") == {"Contract"}
    assert found("memorandum") == set()


def test_a_reference_is_found_once_it_is_given(memorandum):
    Agreement.objects.update(reference="MOU-1405-0007")

    assert found("1405") == {"Memorandum"}


def test_a_party_is_found_until_it_is_taken_out(memorandum):
    party = AgreementPartyFactory(agreement=memorandum, unknown=True, name_as_given="Kuala Lumpur")
    assert found("lumpur") == {"Memorandum"}

    party.delete()

    assert found("lumpur") == set()
    assert found("putra list") == {"Memorandum"}


def test_a_party_that_moves_to_another_agreement_is_found_there(memorandum):
    AgreementFactory(title_en="Annex")

    AgreementParty.objects.update(agreement=Agreement.objects.get(title_en="Annex"))

    assert found("putra") == {"Annex"}


def test_the_name_as_given_is_found_after_it_was_corrected(memorandum):
    AgreementParty.objects.update(name_as_given="As printed")

    assert found("printed") == {"Memorandum"}
    assert found("list") == set()


def test_once_the_institution_is_known_all_its_names_are_found(putra):
    agreement = AgreementFactory(title_en="Memorandum")
    party = AgreementPartyFactory(agreement=agreement, unknown=True, name_as_given="University of Putra")
    assert found("upm") == set()

    party.institution = putra
    party.save()

    assert found("upm") == found("malaysia") == {"Memorandum"}


def test_a_name_given_to_the_institution_is_found_until_it_is_withdrawn(memorandum, putra):
    name = InstitutionNameFactory(institution=putra, name="Pertanian")
    assert found("pertanian") == {"Memorandum"}

    name.delete()

    assert found("pertanian") == set()


def test_an_institution_s_new_name_is_found_and_the_former_one_stays(memorandum, putra):
    putra.name_en = "Serdang University"
    putra.save()

    assert found("serdang") == found("putra") == {"Memorandum"}


def test_a_name_that_moves_to_another_institution_is_found_there(memorandum, putra):
    InstitutionName.objects.filter(name="UPM").update(institution=InstitutionFactory(name_en="Elsewhere"))

    assert found("upm") == set()


def test_a_draft_that_is_deleted_leaves_no_words(memorandum):
    memorandum.delete()

    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SELECT count(*) FROM agreements_words")
        assert cursor.fetchone() == (0,)


def test_many_at_once_are_found(putra):
    made = Agreement.objects.bulk_create(AgreementFactory.build(type=AgreementFactory().type) for _n in range(3))
    AgreementParty.objects.bulk_create(AgreementParty(agreement=one, institution=putra) for one in made)

    assert Agreement.objects.search("malaysia").count() == 3


@pytest.mark.django_db(transaction=True)
def test_a_name_given_while_its_institution_becomes_a_party_is_found(transactional_db):
    """Two who do not see each other's work: the second waits for the first, and then reads what it wrote."""
    institution = InstitutionFactory(name_en="Universiti Putra Malaysia")
    agreement = AgreementFactory(title_en="Memorandum")
    named, party_is_in = threading.Event(), threading.Event()

    def give_name():
        with transaction.atomic():
            InstitutionName.objects.create(institution=Institution.objects.get(), name="Pertanian")
            named.set()
            party_is_in.wait(timeout=1)  # it never comes: whoever adds the party waits for the name
        connections.close_all()

    thread = threading.Thread(target=give_name)
    thread.start()
    named.wait(timeout=10)
    AgreementParty.objects.create(agreement=agreement, institution=institution, role="partner")
    party_is_in.set()
    thread.join(timeout=20)

    assert found("pertanian") == {"Memorandum"}
