import datetime as dt
import threading

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from agreements import actions
from agreements.actions import Side
from agreements.models import Agreement, ElementAnswer, InsideApproval, InsideStatus, PartyRole, TextVersion
from agreements.workflow import Status
from directory.roles import Role
from records import clock
from records.history import timeline
from records.refusals import Refusal
from tests.factories.agreements import (
    AgreementFactory,
    AgreementTypeFactory,
    ApprovalRuleFactory,
    CrucialElementFactory,
    ElementAnswerFactory,
    InsideApprovalFactory,
    InsideDeskFactory,
)
from tests.factories.directory import AbsenceFactory, InstitutionFactory, UnitFactory
from tests.factories.records import ApprovalKindFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def officer(user_with):
    return user_with(Role.OFFICER)


@pytest.fixture
def director(user_with):
    return user_with(Role.DIRECTOR)


def words(refused):
    return str(refused.value)


def told(agreement):
    """(what, why) of each act."""
    return {(str(entry.label), entry.comment) for entry in timeline(agreement)}


# --- proposing ---------------------------------------------------------------------------------------------------


def test_a_proposal_is_a_draft_with_its_sides_and_somebody_in_charge(officer):
    home, partner = InstitutionFactory(country="IR"), InstitutionFactory(name_en="University of Trieste")
    unit = UnitFactory(institution=home)

    agreement = actions.propose(
        type=AgreementTypeFactory(name_en="Memorandum", name_fa="یادداشت"),
        parties=[Side(role=PartyRole.HOME, institution=home), Side(institution=partner)],
        lead_unit=unit,
        officer=officer,
        scope="Physics.",
        by=officer,
    )

    agreement.refresh_from_db()
    assert (agreement.status, agreement.title_en) == (Status.DRAFT, "Memorandum with University of Trieste")
    assert agreement.title_fa.startswith("یادداشت")
    assert [(party.role, party.institution) for party in agreement.parties.all()] == [
        ("home", home),
        ("partner", partner),
    ]
    assert [held.user for held in agreement.officers.all()] == [officer]
    assert told(agreement) == {("Proposed", "")}


# --- to review ---------------------------------------------------------------------------------------------------


def test_all_that_a_draft_lacks_is_said_at_once(officer):
    agreement = AgreementFactory(type__requires_parent=True)

    with pytest.raises(Refusal) as refused:
        actions.submit(agreement, by=officer)

    assert words(refused) == (
        "It needs at least two parties. It needs a party of the home side, or the body that carries it out. "
        "It needs a partner. An agreement of this type stands under a framework: choose it. "
        "It needs an officer in charge. It needs a draft text: file one first."
    )
    assert Agreement.objects.get().status == Status.DRAFT


def test_a_complete_draft_goes_to_review(officer):
    agreement = AgreementFactory(proposed=True)

    actions.submit(agreement, comment="Complete.", by=officer)

    assert Agreement.objects.get().status == Status.IN_REVIEW
    assert ("Send to review", "Complete.") in told(agreement)


def test_the_text_of_an_original_that_was_given_up_is_no_draft(officer):
    agreement = AgreementFactory(proposed=True)
    agreement.instruments.update(status="void")

    with pytest.raises(Refusal, match="draft text"):
        actions.submit(agreement, by=officer)


def test_under_a_framework_such_an_agreement_goes_to_review(officer):
    framework = AgreementFactory(concluded=True)
    agreement = AgreementFactory(proposed=True, type__requires_parent=True, parent=framework)

    actions.submit(agreement, by=officer)

    assert agreement.status == Status.IN_REVIEW


# --- desks inside ------------------------------------------------------------------------------------------------


def asked(agreement):
    """{desk: status} of what it was asked for."""
    return {str(one.desk): str(one.status) for one in agreement.inside_approvals.order_by("pk")}


@pytest.fixture
def desks(director, officer):
    """Two of the first place, one of the second, and two that have nothing to do with it."""
    InsideDeskFactory(name_en="Science", order=1, holder=officer)
    InsideDeskFactory(name_en="Money", order=1, holder=director)
    InsideDeskFactory(name_en="Head", order=2, holder=director)
    InsideDeskFactory(name_en="Another type", order=1, type=AgreementTypeFactory())
    InsideDeskFactory(name_en="Withdrawn", order=1, closed_on=dt.date(2026, 1, 1))


@pytest.fixture
def submitted(desks, officer):
    agreement = AgreementFactory(proposed=True)
    actions.submit(agreement, by=officer)
    return agreement


def approval(agreement, desk):
    return agreement.inside_approvals.get(desk__name_en=desk, status=InsideStatus.WAITING)


def test_review_asks_the_desks_of_the_first_place(submitted):
    assert asked(submitted) == {"Science": "waiting", "Money": "waiting"}


def test_the_next_place_is_asked_when_all_of_the_one_before_have_approved(submitted, officer, director):
    actions.approve_inside(approval(submitted, "Science"), comment="Good.", by=officer)
    assert asked(submitted) == {"Science": "approved", "Money": "waiting"}

    actions.approve_inside(approval(submitted, "Money"), by=director)
    assert asked(submitted) == {"Science": "approved", "Money": "approved", "Head": "waiting"}

    actions.approve_inside(approval(submitted, "Head"), by=director)
    assert not actions.not_approved(submitted).exists()
    decided = submitted.inside_approvals.get(desk__name_en="Science")
    assert (decided.decided_by, decided.decided_at, decided.comment) == (officer, clock.now(), "Good.")


def test_what_a_desk_returns_is_a_draft_again_with_its_reasons(submitted, officer):
    actions.return_inside(approval(submitted, "Science"), comment="Article 4 is missing.", by=officer)

    assert Agreement.objects.get(pk=submitted.pk).status == Status.DRAFT
    assert submitted.inside_approvals.get(status="returned").comment == "Article 4 is missing."
    assert not InsideApproval.objects.waiting().exists()
    assert ("Return for correction", "Article 4 is missing.") in told(submitted)


@pytest.mark.parametrize("comment", ["", "  "])
def test_nothing_is_returned_without_reasons(submitted, officer, comment):
    with pytest.raises(Refusal, match="Give your reasons") as refused:
        actions.return_inside(approval(submitted, "Science"), comment=comment, by=officer)

    assert refused.value.field == "comment"


def test_sent_to_review_again_every_desk_is_asked_anew(submitted, officer, director):
    actions.approve_inside(approval(submitted, "Money"), by=director)
    actions.return_inside(approval(submitted, "Science"), comment="Article 4 is missing.", by=officer)

    actions.submit(submitted, by=officer)

    said = [(str(one.desk), str(one.status)) for one in submitted.inside_approvals.order_by("pk")]
    assert said == [("Science", "returned"), ("Money", "dropped"), ("Science", "waiting"), ("Money", "waiting")]


def test_a_desk_answers_once(submitted, officer):
    seen = approval(submitted, "Science")
    actions.approve_inside(InsideApproval.objects.get(pk=seen.pk), by=officer)

    with pytest.raises(Refusal, match="It no longer waits here: Approved"):
        actions.return_inside(seen, comment="Too late.", by=officer)


def test_nobody_answers_for_another_desk(submitted, director):
    with pytest.raises(PermissionDenied):
        actions.approve_inside(approval(submitted, "Science"), by=director)


def test_whoever_stands_in_answers(submitted, officer, director):
    AbsenceFactory(user=officer, deputy=director, starts_on=clock.today(), ends_on=clock.today())

    actions.approve_inside(approval(submitted, "Science"), by=director)

    assert submitted.inside_approvals.get(status="approved").decided_by == director


def test_of_an_absence_that_is_over_nobody_stands_in(submitted, officer, director):
    AbsenceFactory(user=officer, deputy=director, starts_on=dt.date(2026, 1, 1), ends_on=dt.date(2026, 1, 5))

    assert not InsideApproval.objects.lying_with(director).filter(desk__name_en="Science").exists()


def test_what_waits_at_a_desk_goes_with_it(submitted, officer, director):
    desk = approval(submitted, "Science").desk
    desk.holder = director
    desk.save()

    actions.seat(desk, by=officer)

    assert set(InsideApproval.objects.waiting().values_list("holder", flat=True)) == {director.pk}


def test_a_desk_that_came_later_is_asked_with_the_approvals_from_outside(officer):
    agreement = AgreementFactory(proposed=True)
    actions.submit(agreement, by=officer)
    InsideDeskFactory(name_en="New")

    assert [str(one) for one in actions.request_approvals(agreement, by=officer)] == ["New"]
    with pytest.raises(Refusal, match="needs no approval from outside"):
        actions.request_approvals(agreement, by=officer)


@pytest.mark.django_db(transaction=True)
def test_of_a_yes_and_a_no_at_the_same_moment_one_counts(submitted, officer, director):
    AgreementFactory()
    seen = approval(submitted, "Science")
    gate, said = threading.Barrier(2), []

    def answer(act, **values):
        own = InsideApproval.objects.select_related("agreement").get(pk=seen.pk)
        gate.wait()
        try:
            act(own, by=officer, **values)
            said.append("done")
        except Refusal as refusal:
            said.append(str(refusal))
        finally:
            connection.close()

    threads = [
        threading.Thread(target=answer, args=[actions.approve_inside]),
        threading.Thread(target=answer, args=[actions.return_inside], kwargs={"comment": "No."}),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert said.count("done") == 1
    assert any(words.startswith("It no longer waits here") for words in said)


# --- to signature ------------------------------------------------------------------------------------------------


def test_signature_waits_for_elements_desks_and_letters_and_names_them(officer):
    agreement = AgreementFactory(proposed=True)
    actions.submit(agreement, by=officer)
    CrucialElementFactory(name_en="Money", order=2)
    CrucialElementFactory(name_en="Disputes", order=1, type=agreement.type)
    CrucialElementFactory(name_en="Not of this type", type=AgreementTypeFactory())
    CrucialElementFactory(name_en="Withdrawn", closed_on=dt.date(2026, 1, 1))
    InsideDeskFactory(name_en="Head")
    ApprovalRuleFactory(kind=ApprovalKindFactory(name_en="Ministry"))

    with pytest.raises(Refusal) as refused:
        actions.open_signature(agreement, by=officer)

    assert words(refused) == (
        "Crucial elements not settled yet: Disputes, Money. Not approved inside yet: Head. "
        "Not approved from outside yet: Ministry."
    )
    assert Agreement.objects.get().status == Status.IN_REVIEW


def test_what_is_settled_and_approved_goes_to_signature(officer, director):
    InsideDeskFactory(name_en="Head", holder=director)
    agreement = AgreementFactory(proposed=True)
    actions.submit(agreement, by=officer)
    ElementAnswerFactory(agreement=agreement)
    actions.approve_inside(agreement.inside_approvals.get(), by=director)

    actions.open_signature(agreement, by=officer)

    assert Agreement.objects.get().status == Status.IN_SIGNATURE


# --- elements ----------------------------------------------------------------------------------------------------


def test_elements_are_answered_changed_and_opened_again(officer):
    agreement = AgreementFactory()
    money, disputes, areas = (CrucialElementFactory(name_en=name) for name in ("Money", "Disputes", "Areas"))
    ElementAnswerFactory(agreement=agreement, element=money, clause="3")
    ElementAnswerFactory(agreement=agreement, element=disputes, clause="9")

    actions.answer_elements(
        agreement, answers={money: ("", "Each side bears its own."), disputes: ("", ""), areas: ("1", "")}, by=officer
    )

    answers = {str(one.element): (one.clause, one.not_applicable_because) for one in agreement.element_answers.all()}
    assert answers == {"Money": ("", "Each side bears its own."), "Areas": ("1", "")}
    assert [str(one) for one in actions.unanswered(agreement)] == ["Disputes"]
    assert ("Crucial elements answered", "") in told(agreement)


def test_both_answers_to_one_element_are_refused_by_the_database(officer):
    with pytest.raises(Refusal, match="one of both"):
        actions.answer_elements(AgreementFactory(), answers={CrucialElementFactory(): ("1", "None.")}, by=officer)

    assert not ElementAnswer.objects.exists()


def test_after_signature_elements_are_answered_no_more(officer):
    agreement = AgreementFactory(concluded=True)

    with pytest.raises(Refusal, match="It is signed or given up"):
        actions.answer_elements(agreement, answers={CrucialElementFactory(): ("1", "")}, by=officer)


def test_the_factory_s_proposal_has_one_text():
    agreement = AgreementFactory(proposed=True)

    assert [text.instrument.agreement for text in TextVersion.objects.all()] == [agreement]
    assert InsideApprovalFactory(agreement=agreement).tag == ("No longer counts", "quiet")
