"""The database keeps an application's promises, whoever writes: one leader a side, one text, fixed once handed in."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from programs.models import Application, Consent, Member, SectionAnswers
from records import clock
from tests.factories.programs import (
    ApplicationFactory,
    AttachmentFactory,
    CallFactory,
    FormSectionFactory,
    InvitationFactory,
    MemberFactory,
    PlannedCostFactory,
    PlannedVisitFactory,
    QuestionFactory,
    SectionAnswersFactory,
)

pytestmark = pytest.mark.django_db

HASH, OTHER = "a" * 64, "b" * 64


def refused(constraint, act):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        act()
    assert refusal.value.__cause__.diag.constraint_name == constraint


def consented(application, *sides, text=HASH):
    Application.objects.filter(pk=application.pk).update(content_hash=text)
    leaders = application.members.filter(role="leader", side__in=sides)
    leaders.update(consent=Consent.GIVEN, consent_hash=text, consent_at=clock.now())


def submit(application):
    values = {"reference": "X-0001", "submitted_at": clock.now(), "status": "submitted"}
    Application.objects.filter(pk=application.pk).update(**values)


def test_each_side_has_one_leader():
    application = ApplicationFactory()

    refused("application_has_one_leader_a_side", lambda: MemberFactory(application=application, role="leader"))


@pytest.mark.parametrize("sides", [(), ("home",), ("partner",)])
def test_nothing_is_submitted_without_the_consent_of_both_sides(sides):
    application = ApplicationFactory()
    consented(application, *sides)

    refused("application_has_consent_of_all", lambda: submit(application))


def test_consent_to_another_text_does_not_count():
    application = ApplicationFactory()
    consented(application, "home", "partner")
    application.members.filter(side="partner").update(consent_hash=OTHER)

    refused("application_has_consent_of_all", lambda: submit(application))


def test_both_have_consented_and_it_is_submitted():
    application = ApplicationFactory()
    consented(application, "home", "partner")
    submit(application)

    assert Application.objects.get(pk=application.pk).status == "submitted"


def test_of_a_one_sided_call_one_leader_consents():
    application = ApplicationFactory(call=CallFactory(open=True, one_sided=True))
    refused("application_has_consent_of_all", lambda: submit(application))
    consented(application, "home")
    submit(application)

    assert Application.objects.get(pk=application.pk).status == "submitted"


CHANGES = {
    "title": lambda application: Application.objects.filter(pk=application.pk).update(title="Another"),
    "answers": lambda application: SectionAnswersFactory(application=application),
    "visit": lambda application: PlannedVisitFactory(application=application),
    "cost": lambda application: PlannedCostFactory(application=application),
    "file": lambda application: AttachmentFactory(application=application),
    "member": lambda application: MemberFactory(application=application),
    "leader's institution": lambda application: application.members.update(institution_given="Elsewhere"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_any_change_of_shared_content_voids_both_consents(change):
    application = ApplicationFactory()
    consented(application, "home", "partner")

    change(application)

    assert set(application.members.filter(role="leader").values_list("consent", flat=True)) == {Consent.VOID}
    assert Application.objects.get(pk=application.pk).content_hash == ""


def test_what_one_side_fills_in_for_itself_and_what_is_no_content_voids_nothing():
    application = ApplicationFactory()
    section = FormSectionFactory(call=application.call, audience="partner")
    QuestionFactory(section=section)
    consented(application, "home", "partner")

    SectionAnswersFactory(application=application, section=section)
    Member.objects.filter(application=application).update(national_number="47012XY", may_be_named=True)

    assert set(application.members.filter(role="leader").values_list("consent", flat=True)) == {Consent.GIVEN}


def test_saving_the_same_answers_again_voids_nothing():
    application = ApplicationFactory()
    answers = SectionAnswersFactory(application=application)
    consented(application, "home", "partner")

    SectionAnswers.objects.filter(pk=answers.pk).update(edited_at=clock.now())

    assert application.members.filter(consent=Consent.GIVEN).count() == 2


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_is_handed_in_is_not_changed(change):
    application = ApplicationFactory(submitted=True)

    refused("application_is_handed_in", lambda: change(application))


def test_applications_are_kept_and_keep_their_reference():
    application = ApplicationFactory(submitted=True)

    refused("application_is_kept", lambda: Application.objects.filter(pk=application.pk)._raw_delete("default"))
    change = Application.objects.filter(pk=application.pk)
    refused("application_keeps_reference", lambda: change.update(reference="Y-0001"))


def test_a_consent_on_paper_counts_when_a_second_person_has_confirmed_it(user_with):
    application = ApplicationFactory()
    recorder, second = user_with(), user_with()
    paper = AttachmentFactory(application=application).document
    consented(application, "home")
    Application.objects.filter(pk=application.pk).update(content_hash=HASH)
    partner = application.members.filter(side="partner")
    partner.update(paper=paper, recorded_by=recorder)
    given = {"consent": Consent.GIVEN, "consent_hash": HASH, "consent_at": clock.now()}

    refused("paper_consent_has_two_people", lambda: partner.update(**given))
    refused("paper_consent_has_two_people", lambda: partner.update(confirmed_by=recorder, **given))
    partner.update(confirmed_by=second, **given)

    assert partner.get().consent == Consent.GIVEN


def test_an_invitation_is_answered_once():
    invitation = InvitationFactory()
    answer = type(invitation).objects.filter(pk=invitation.pk)
    answer.update(status="not_me", answered_at=dt.datetime(2026, 11, 20, tzinfo=dt.UTC))

    refused("invitation_is_answered_once", lambda: answer.update(status="accepted"))


def test_a_form_that_somebody_answers_changes_only_its_wording():
    call = CallFactory(open=True, with_form=True)
    section = call.sections.get(kind="questions")
    question = section.questions.get()
    type(call).objects.filter(pk=call.pk).update(form_locked_at=clock.now())
    rows = type(question).objects.filter(pk=question.pk)

    rows.update(label_en="Aims of the project", help_en="In plain words.")
    refused("call_form_is_frozen", lambda: rows.update(max_words=100))
    refused("call_form_is_frozen", rows.delete)
    refused("call_form_is_frozen", lambda: QuestionFactory(section=section))
    refused("call_form_is_frozen", lambda: FormSectionFactory(call=call))
    refused("call_form_is_frozen", lambda: call.sections.filter(kind="visits").update(key="journeys"))
