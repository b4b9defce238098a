"""A signed paper counts as consent when one officer has recorded it and a second one has confirmed it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from programs.actions import consent as consenting
from programs.actions.paper_consent import confirm_paper, record_paper
from programs.audiences import fields_for
from programs.content import content_hash
from programs.models import Application, Call
from records.refusals import Refusal
from tests.factories.directory import UserFactory
from tests.factories.programs import ApplicationFactory, FormSectionFactory
from tests.records.test_content import pdf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def rahimi(user_with):
    return user_with("scholar", name="Sara Rahimi")


@pytest.fixture
def officers(user_with):
    return user_with("officer", name="Leila"), user_with("officer", name="Omid")


@pytest.fixture
def application(rahimi):
    application = ApplicationFactory(user=rahimi, call__partner_on_paper=True, call__code="JDS-1406", filled=True)
    consenting.consent(application, text=content_hash(application), by=rahimi)
    return Application.objects.get(pk=application.pk)


def scan():
    return SimpleUploadedFile("signed.pdf", pdf(), "application/pdf")


def partner(application):
    return application.members.select_related("paper").get(role="leader", side="partner")


def status(application):
    return Application.objects.values_list("status", "reference").get(pk=application.pk)


def test_recorded_it_does_not_count_yet(application, officers):
    record_paper(application, partner(application), file=scan(), by=officers[0])

    assert status(application) == ("draft", None)
    assert partner(application).consent == "asked"


def test_confirmed_by_a_second_officer_it_is_the_last_consent_and_submits(application, officers):
    record_paper(application, partner(application), file=scan(), by=officers[0])
    confirm_paper(application, partner(application), by=officers[1])

    assert status(application) == ("submitted", "JDS-1406-0001")
    assert partner(application).confirmed_by == officers[1]


def test_who_recorded_it_does_not_confirm_it(application, officers):
    record_paper(application, partner(application), file=scan(), by=officers[0])

    with pytest.raises(Refusal, match="A second person confirms"):
        confirm_paper(application, partner(application), by=officers[0])
    assert status(application)[0] == "draft"


def test_a_paper_for_an_earlier_text_confirms_nothing(application, officers, rahimi):
    record_paper(application, partner(application), file=scan(), by=officers[0])
    Application.objects.filter(pk=application.pk).update(title="Another title")
    application = Application.objects.get(pk=application.pk)
    consenting.consent(application, text=content_hash(application), by=rahimi)

    with pytest.raises(Refusal, match="A new paper is needed"):
        confirm_paper(application, partner(application), by=officers[1])


def test_before_the_leader_at_home_has_consented_there_is_no_text_to_sign(officers, rahimi):
    application = ApplicationFactory(user=rahimi, call__partner_on_paper=True, filled=True)

    with pytest.raises(Refusal, match="The leader at home consents first"):
        record_paper(application, partner(application), file=scan(), by=officers[0])


def test_where_the_call_takes_no_paper_none_is_recorded(application, officers):
    Call.objects.filter(pk=application.call.pk).update(partner_on_paper=False)
    application = Application.objects.get(pk=application.pk)

    with pytest.raises(Refusal, match="takes no paper"):
        record_paper(application, partner(application), file=scan(), by=officers[0])


def test_where_partners_consent_on_paper_the_leader_at_home_fills_in_the_absent_partner_s_part(rahimi):
    application = ApplicationFactory(user=rahimi, call__partner_on_paper=True)
    theirs = FormSectionFactory(call=application.call, audience="partner")
    partner = application.members.get(side="partner")

    alone = theirs in fields_for(rahimi, application).fills
    application.members.filter(pk=partner.pk).update(user=UserFactory())
    joined = theirs in fields_for(rahimi, application).fills
    application.members.filter(pk=partner.pk).update(user=None)
    Call.objects.update(partner_on_paper=False)
    in_portal = theirs in fields_for(rahimi, Application.objects.get(pk=application.pk)).fills

    assert (alone, joined, in_portal) == (True, False, False)
