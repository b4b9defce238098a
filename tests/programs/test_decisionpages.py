"""Who reads a decision, who signs it on the page, what the office does with it, and what a stranger can check."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation

from programs.actions import committee as committees
from programs.actions import joint_decisions
from programs.jobs import DecisionLetters
from programs.models import Application, Decision, Member
from records import clock
from records.models import Job
from tests.factories.directory import UserFactory
from tests.factories.programs import ConflictFactory, JointDecisionFactory
from tests.programs.committees import call_to_decide, file_of, opened
from tests.programs.test_actions_joint_decisions import chair, publish, sign_both
from tests.records.test_content import pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(user_with):
    return user_with("officer")


@pytest.fixture
def files():
    call = call_to_decide(total=1000)
    found = [file_of(call, f"File {n}") for n in range(3)]
    for one in Member.objects.filter(application__in=found):
        Member.objects.filter(pk=one.pk).update(user=UserFactory())
    return found


@pytest.fixture
def committee(files, officer):
    """Closed: the first is funded, the second is a reserve, the last does not reach the least score."""
    found = opened(files[0].call, dict(zip(files, (90, 80, 50), strict=True)), by=officer)
    committees.close_committee(found, by=officer)
    return found


@pytest.fixture
def published(committee, officer):
    sign_both(committee)
    publish(committee, officer)
    return committee


def leader(application):
    return application.members.get(side="home").user


def decision_url(application):
    return reverse("applications:decision", args=[application.uuid])


def staff_url(committee, page, *more):
    return reverse(f"admin:programs_committee_{page}", args=[committee.pk, *more])


# --- for the applicants ------------------------------------------------------------------------------------------


def test_leaders_read_nothing_of_it_before_it_is_published(committee, files, client_for):
    said = client_for(leader(files[0])).get(decision_url(files[0])).content.decode()
    assert "No decision about this application is published" in said
    assert "funded" not in said


def test_leaders_read_the_outcome_the_money_and_the_words_of_the_reviewers(published, files, client_for):
    said = client_for(leader(files[0])).get(decision_url(files[0])).content.decode()
    assert "funded" in said
    assert "1,000.00 euros" in said
    assert Decision.objects.get(application=files[0]).number in said
    assert "funded" not in client_for(leader(files[2])).get(decision_url(files[2])).content.decode()


def test_a_leader_of_another_application_finds_nothing(published, files, client_for):
    assert client_for(leader(files[1])).get(decision_url(files[0])).status_code == 404


def test_the_task_list_leads_to_the_decision(published, files, client_for):
    page = client_for(leader(files[0])).get(reverse("applications:application", args=[files[0].uuid]))
    assert decision_url(files[0]) in page.content.decode()


# --- signed ------------------------------------------------------------------------------------------------------


def test_a_chair_reads_what_waits_and_signs_it(committee, client_for):
    client, url = client_for(chair(committee, "partner")), committee.decisions_url
    page = client.get(url)
    fingerprint = page.context["form"].initial["fingerprint"]
    assert "3 decisions wait for your signature" in page.content.decode()

    refused = client.post(url, {"fingerprint": fingerprint})
    assert "Tick this box to sign" in refused.content.decode()
    signed = client.post(url, {"fingerprint": fingerprint, "has_read": "on"}, follow=True)

    assert "Signed: 3 decisions" in signed.content.decode()
    assert not committee.decisions.filter(partner_signed_by=None).exists()


def test_what_changed_meanwhile_is_not_signed_and_is_shown_anew(committee, client_for):
    page = client_for(chair(committee, "home")).post(committee.decisions_url, {"fingerprint": "x", "has_read": "on"})
    assert "read them again" in page.content.decode()
    assert committee.decisions.filter(home_signed_by=None).count() == 3


def test_an_officer_reads_the_list_and_signs_nothing(committee, officer, client_for):
    client = client_for(officer)
    assert "not yet" in client.get(committee.decisions_url).content.decode()
    assert client.post(committee.decisions_url, {"fingerprint": "x", "has_read": "on"}).status_code == 403


def test_a_member_with_a_conflict_reads_nothing_of_that_application(committee, files, client_for):
    seat = committee.members.get(side="partner")
    ConflictFactory(person=seat.person, application=files[0])
    said = client_for(seat.user).get(committee.decisions_url).content.decode()
    assert "File 0" not in said
    assert "left out here" in said


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_as_often_for_one_as_for_three(rows, committee, officer, client_for, django_assert_num_queries):
    with_rows = committee.decisions.order_by("pk")
    for one in with_rows[rows:]:
        Decision.objects.filter(pk=one.pk).update(closed_on=clock.today(), closed_reason="Not before it.")
    client = client_for(officer)
    client.get(committee.decisions_url)
    with django_assert_num_queries(11):
        client.get(committee.decisions_url)


# --- the office --------------------------------------------------------------------------------------------------


def days():
    return {"accept_by": "2026-12-20", "starts_on": "2027-01-20", "months": "24"}


def test_the_office_publishes_and_releases_the_letters(committee, officer, client_for):
    client = client_for(officer)
    early = client.post(staff_url(committee, "publish"), days())
    assert "Not signed yet: home side" in early.content.decode()
    sign_both(committee)
    client.post(staff_url(committee, "publish"), days())
    assert set(Application.objects.values_list("status", flat=True)) == {"decided"}

    assert "Letters that go out now: 6" in client.get(staff_url(committee, "release")).content.decode()
    client.post(staff_url(committee, "release"))
    assert not joint_decisions.letters_waiting(committee).exists()


def test_the_days_of_what_is_funded_are_asked_for(committee, officer, client_for):
    sign_both(committee)
    page = client_for(officer).post(staff_url(committee, "publish"), {})
    assert set(page.context["form"].errors) == {"accept_by", "starts_on", "months"}
    assert not Decision.objects.published().exists()


def test_minutes_on_paper_are_recorded_by_one_and_confirmed_by_another(committee, officer, user_with, client_for):
    client, url = client_for(officer), staff_url(committee, "minutes")
    scan = SimpleUploadedFile("minutes.pdf", pdf(), "application/pdf")
    client.post(url, {"file": scan, "signatory": "Prof. Martin", "signed_on": "2026-11-20"})
    assert "A second person confirms it" in client.get(url).content.decode()
    client.post(staff_url(committee, "confirm_minutes"))
    assert committee.decisions.filter(partner_paper=None).count() == 3

    client_for(user_with("officer")).post(staff_url(committee, "confirm_minutes"))
    assert not committee.decisions.filter(partner_paper=None).exists()


def test_a_reserve_is_promoted_where_there_is_money_and_the_page_says_where_not(published, officer, client_for):
    reserve = published.decisions.get(outcome="reserve")
    client, url = client_for(officer), staff_url(published, "promote", reserve.pk)
    assert "does not suffice" in client.post(url, {"reason": ""}).content.decode()
    published.call.budgets.update(total=2000)
    client.post(url, {"reason": ""})
    assert Decision.objects.waiting().get().replaces == reserve


def test_all_letters_come_in_one_zip_in_the_languages_of_the_leaders(published, files, officer):
    leader(files[0]).__class__.objects.filter(pk=leader(files[0]).pk).update(language="fa")
    asked = {"committee": str(published.uuid), "on": "2026-11-20"}
    job = Job(kind=DecisionLetters.slug, owner=officer, language="en", parameters=asked)
    name, data, _pages = DecisionLetters().run(job, lambda done, total: None)
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    first = Decision.objects.get(application=files[0]).number
    assert name == f"decisions-{published.call.code}.zip"
    assert {f"{first}-en.pdf", f"{first}-fa.pdf"} < set(names)
    assert len(names) == 4


# --- for everybody -----------------------------------------------------------------------------------------------


def check(client, code, language="en"):
    with translation.override(language):
        return client.get(reverse("check_decision", args=[code]), {"language": language})


def test_everybody_reads_whether_a_letter_is_valid_and_its_fingerprint(published, files, client):
    told = Decision.objects.get(application=files[0])
    said = check(client, told.verify_code).content.decode()
    assert "valid" in said
    assert told.fingerprint in said
    assert told.application.title not in said
    assert leader(files[0]).name not in said


def test_a_letter_that_was_replaced_says_so(published, files, client):
    told = Decision.objects.get(application=files[0])
    Decision.objects.filter(pk=told.pk).update(is_current=False)
    assert "replaced by a later decision" in check(client, told.verify_code).content.decode()


def test_a_letter_with_another_fingerprint_is_not_called_valid(client):
    told = JointDecisionFactory(published=True)
    assert "not as it was issued" in check(client, told.verify_code).content.decode()


def test_a_code_that_nobody_has_is_not_found_in_either_language(client):
    for language in ("en", "fa"):
        assert check(client, "NOSUCHCODE", language).status_code == 404
