"""What is typed is understood, refused beside the field, and never lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from agreements import actions
from agreements.actions import ScanOutcome
from agreements.forms import (
    AssignForm,
    ConcludeForm,
    ForManyForm,
    NoticeForm,
    RegisterForm,
    ResumeForm,
    ScanUploadForm,
    SuspendForm,
    TerminateForm,
    WithReasons,
)
from agreements.models import Agreement, PartyRole
from agreements.workflow import Status, agreement_workflow
from directory.roles import Role
from records.forms import TransitionForm
from tests.agreements.papers import SIGNED, scan, signed
from tests.factories.agreements import (
    AgreementFactory,
    AgreementPartyFactory,
    AgreementTypeFactory,
    OfficerAssignmentFactory,
)
from tests.factories.directory import InstitutionFactory, UnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(user_with, today):
    return user_with(Role.OFFICER, Role.DIRECTOR, name="Leila Daneshvar")


def errors(form):
    return {name: [str(sentence) for sentence in sentences] for name, sentences in form.errors.items()}


# --- transitions -------------------------------------------------------------------------------------------------


def test_every_transition_with_consequences_has_its_form_and_action():
    assert {name: (way.form, way.action) for name, way in agreement_workflow.ways.items()} == {
        "submit": (ForManyForm, actions.submit),
        "open_signature": (ForManyForm, actions.open_signature),
        "reopen": (TransitionForm, actions.reopen),
        "conclude": (ConcludeForm, actions.conclude),
        "verify": (ForManyForm, actions.verify),
        "open_review": (TransitionForm, actions.open_review),
        "give_notice": (NoticeForm, actions.give_notice),
        "withdraw_notice": (WithReasons, actions.withdraw_notice),
        "suspend": (SuspendForm, actions.suspend),
        "resume": (ResumeForm, actions.resume),
        "terminate": (TerminateForm, actions.terminate),
        "undo_termination": (WithReasons, actions.undo_termination),
        "void": (ForManyForm, actions.void),
    }


def test_only_forms_without_own_fields_are_asked_for_many():
    many = {name for name, way in agreement_workflow.ways.items() if getattr(way.form, "is_for_many", False)}

    assert many == {"submit", "open_signature", "verify", "void"}
    assert {frozenset(agreement_workflow.ways[name].form.base_fields) for name in many} == {
        frozenset(TransitionForm.base_fields)
    }


def asking(name, record, officer, data=None, files=None):
    transition = agreement_workflow.transitions[name]
    return agreement_workflow.ways[name].form(data, files, record=record, transition=transition, user=officer)


def waiting():
    agreement = AgreementFactory(concluded=True, status=Status.IN_SIGNATURE, signed_on=None)
    signed(agreement)
    return agreement


def test_conclude_takes_the_day_of_the_last_signature(officer):
    form = asking("conclude", waiting(), officer, {"language": "fa"}, {"file": scan()})

    assert form.is_valid()
    assert form.perform(agreement_workflow) is True

    kept = Agreement.objects.get()
    assert (kept.signed_on, kept.signed_precision) == (SIGNED, "day")
    assert actions.signed_copies(kept).get().language == "fa"


def test_conclude_asks_for_the_copy_unless_one_is_filed(officer):
    agreement = waiting()
    without = asking("conclude", agreement, officer, {})
    actions.conclude(agreement, file=scan(), by=officer)
    with_one = asking("conclude", agreement, officer, {})

    assert errors(without) == {"file": ["No signed copy is filed yet: choose the scan of the signed paper."]}
    assert errors(with_one) == {}
    assert with_one.fields["file"].help_text == "A signed copy is filed already. Choose a file only to add another."


def test_a_file_that_the_browser_forgets_is_asked_for_again(officer):
    form = asking("conclude", waiting(), officer, {"language": "xx"}, {"file": scan()})

    assert set(errors(form)) == {"language", "file"}
    assert errors(form)["file"] == ["Choose the file again: it was not kept, because something else is missing."]


def test_a_refusal_becomes_an_error_and_what_was_typed_stays(officer):
    agreement = waiting()
    agreement.terms.all().delete()
    form = asking("conclude", agreement, officer, {"comment": "Both."}, {"file": scan()})

    assert form.is_valid()
    assert form.perform(agreement_workflow) is False

    assert errors(form) == {
        "__all__": ["It needs a term; where the end is not known, say so."],
        "file": ["Choose the file again: it was not kept, because something else is missing."],
    }
    assert form["comment"].value() == "Both."
    assert not actions.signed_copies(agreement).exists()


@pytest.mark.parametrize(
    ("name", "missing"),
    [("terminate", {"terminated_on", "comment"}), ("undo_termination", {"comment"}), ("void", {"comment"})],
)
def test_what_ends_or_returns_asks_for_reasons(officer, name, missing):
    form = asking(name, AgreementFactory(concluded=True), officer, {})

    assert set(errors(form)) == missing
    assert form.fields["comment"].label == "Reasons"


def test_terminate_shows_a_refusal_beside_the_day(officer):
    agreement = AgreementFactory(concluded=True)
    form = asking("terminate", agreement, officer, {"terminated_on": "2023-12-31", "comment": "Over."})

    assert form.is_valid()
    assert form.perform(agreement_workflow) is False
    assert errors(form) == {"terminated_on": ["It cannot end before it was signed (1 January 2024)."]}


def test_an_officer_is_put_in_charge_by_form(officer, today):
    line = OfficerAssignmentFactory()
    form = AssignForm({"user": officer.pk, "role": "officer", "starts_on": "1405/08/29"}, agreement=line.agreement)

    assert form.is_valid()
    assert form.perform(by=officer) is True
    assert line.agreement.officers.on(today).get().user == officer


def test_only_officers_of_today_can_be_put_in_charge(officer, user_with):
    user_with(Role.AUDITOR)

    assert list(AssignForm(agreement=AgreementFactory()).fields["user"].queryset) == [officer]


# --- the short way in --------------------------------------------------------------------------------------------


@pytest.fixture
def home(today):
    return InstitutionFactory(name_en="Tehran University of Medical Sciences", country="IR", is_home=True)


@pytest.fixture
def kind(today):
    return AgreementTypeFactory(code="MOU", name_en="Memorandum of understanding", name_fa="یادداشت تفاهم")


@pytest.fixture
def typed(home, kind):
    """The least that is typed, what stands in the form already included."""
    return {
        "type": str(kind.pk),
        "home": str(home.pk),
        "home_role": "home",
        "partner_name": "Univ. of Trieste",
        "partner_country": "Italy",
        "partner_role": "partner",
        "signed": "2021",
        "end_kind": "unknown",
        "renewal_mode": "none",
        "confidentiality": "internal",
    }


def test_the_form_begins_with_our_own_side_and_with_whoever_fills_it_in(officer, home):
    InstitutionFactory()
    implementing = AgreementPartyFactory(role=PartyRole.IMPLEMENTING).institution
    form = RegisterForm(user=officer)

    assert (form.initial["home"], form.initial["officer"]) == (home, officer)
    assert list(form.fields["home"].queryset) == [home, implementing]


def test_the_least_that_is_typed_registers_an_agreement(officer, typed, home):
    form = RegisterForm(typed, user=officer)

    assert errors(form) == {}
    agreement = form.perform(by=officer)

    assert (agreement.title_en, agreement.reference) == (
        "Memorandum of understanding with Univ. of Trieste",
        "MOU-1399-0001",
    )
    assert agreement.title_fa.startswith("یادداشت تفاهم")
    assert [(party.role, party.name_as_given, party.country) for party in agreement.parties.all()] == [
        ("home", "Tehran University of Medical Sciences", ""),
        ("partner", "Univ. of Trieste", "IT"),
    ]


def test_an_own_title_is_kept_and_none_is_made_for_the_other_language(officer, typed):
    form = RegisterForm(typed | {"title_en": "Framework with Trieste"}, user=officer)

    assert form.is_valid()
    agreement = form.perform(by=officer)
    assert (agreement.title_en, agreement.title_fa) == ("Framework with Trieste", "")


def test_a_chosen_institution_is_taken_with_its_unit(officer, typed):
    unit = UnitFactory(institution__name_en="University of Trieste")
    chosen = {"partner": str(unit.institution_id), "partner_unit": str(unit.pk), "partner_name": ""}
    form = RegisterForm(typed | chosen, user=officer)

    assert errors(form) == {}
    (partner,) = form.perform(by=officer).partners
    assert (partner.institution, partner.unit, partner.name_as_given) == (
        unit.institution,
        unit,
        "University of Trieste",
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"partner_name": ""}, {"partner_name": ["Choose the institution, or write its name as given."]}),
        (
            {"partner": "999999"},
            {"partner_name": ["The institution chosen is no longer there: choose it again."]},
        ),
        ({"signed": ""}, {"signed": ["Say when it was signed, as far as it is known."]}),
        ({"signed": "2027"}, {"signed": ["The day of signature lies ahead. Record it when it is signed."]}),
        (
            {"end_kind": "fixed"},
            {"ends_on": ["Give the last day, or say that the end is open or not known."]},
        ),
        (
            {"end_kind": "open", "ends_on": "2026-12-31"},
            {"ends_on": ["An open or unknown end has no last day: leave it empty, or choose a fixed end."]},
        ),
        ({"end_kind": "fixed", "ends_on": "2020-12-31"}, {"ends_on": ["The term ends before it begins."]}),
        (
            {"starts": "2023", "end_kind": "fixed", "ends_on": "2022-12-31"},
            {"ends_on": ["The term ends before it begins."]},
        ),
        (
            {"end_kind": "fixed", "ends_on": "2026-12-31", "renewal_mode": "auto"},
            {"auto_months": ["Say by how many months it is renewed each time."]},
        ),
        (
            {"end_kind": "open", "renewal_mode": "auto", "auto_months": "۳۶"},
            {"renewal_mode": ["Only a term with a fixed end is renewed automatically."]},
        ),
        ({"max_auto_renewals": "2"}, {"max_auto_renewals": ["This only counts where the renewal is automatic."]}),
        ({"letter_number": "1405/77"}, {"letter_on": ["A letter has a number and a date: give the date as well."]}),
        (
            {"letter_on": "1405/08/11"},
            {"letter_number": ["A letter has a number and a date: give the number as well."]},
        ),
    ],
)
def test_what_cannot_be_is_said_beside_the_field(officer, typed, changes, expected):
    assert errors(RegisterForm(typed | changes, user=officer)) == expected


def test_our_own_side_is_no_partner_and_a_unit_belongs_to_its_institution(officer, typed, home):
    own = RegisterForm(typed | {"partner": str(home.pk)}, user=officer)
    foreign = RegisterForm(typed | {"partner_unit": str(UnitFactory().pk)}, user=officer)

    assert errors(own) == {"partner_name": ["This is our own side."]}
    assert errors(foreign) == {"partner_unit": ["This unit does not belong to the institution."]}


def test_a_refused_scan_is_an_error_beside_the_file_and_nothing_is_registered(officer, typed):
    form = RegisterForm(typed, {"file": SimpleUploadedFile("scan.pdf", b"MZ")}, user=officer)

    assert form.is_valid()
    assert form.perform(by=officer) is None
    assert errors(form) == {"file": ["The name says PDF, but the content is something else. Choose the original file."]}
    assert Agreement.objects.count() == 0


def test_several_scans_are_filed_at_once(officer):
    agreements = [AgreementFactory(concluded=True, reference=f"MOU-1405-000{n}") for n in (1, 2)]
    files = [scan("mou-1405-0001.png"), scan("mou-1405-0002.png", "red")]
    form = ScanUploadForm({}, MultiValueDict({"files": files}))

    assert form.is_valid()
    scans = form.perform(by=officer)
    assert [(one.outcome, one.agreement) for one in scans] == [(ScanOutcome.FILED, one) for one in agreements]


def test_no_scan_at_all_is_an_error():
    assert errors(ScanUploadForm({}, MultiValueDict())) == {"files": ["This field is required."]}
