import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from agreements.models import Agreement, AgreementTerm, RenewalMode, Suspension
from agreements.workflow import agreement_workflow
from directory.roles import Role
from tests.agreements.papers import scan
from tests.factories.agreements import AgreementFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def director(user_with, today):
    return user_with(Role.DIRECTOR)


def asking(name, record, director, data=None, files=None):
    transition = agreement_workflow.transitions[name]
    return agreement_workflow.ways[name].form(data, files, record=record, transition=transition, user=director)


def errors(form):
    return {name: [str(sentence) for sentence in sentences] for name, sentences in form.errors.items()}


def done(form):
    return form.is_valid() and form.perform(agreement_workflow)


def test_children_are_ticked_one_by_one_and_none_is_ticked_at_first(director, today):
    framework = AgreementFactory(concluded=True)
    first, second = (AgreementFactory(concluded=True, parent=framework) for _n in range(2))
    AgreementFactory(parent=framework)  # a draft
    form = asking("terminate", framework, director)

    assert list(form.fields["children"].queryset) == [first, second]
    assert form["children"].value() is None

    assert done(
        asking(
            "terminate",
            framework,
            director,
            {"terminated_on": "2026-11-20", "comment": "Over.", "children": [second.pk]},
        )
    )
    assert set(Agreement.objects.exclude(terminated_on=None)) == {framework, second}


def test_what_stands_under_a_child_is_asked_for_by_itself_and_says_so(director, today):
    framework = AgreementFactory(concluded=True, title_en="Framework")
    child = AgreementFactory(concluded=True, parent=framework, title_en="Child")
    AgreementFactory(concluded=True, parent=child, title_en="Grandchild")
    form = asking("terminate", framework, director)

    assert [label for _key, label in form.fields["children"].choices] == [
        "Child (signed: 1 January 2024)",
        "Grandchild (signed: 1 January 2024; under Child)",
    ]


def test_without_children_or_notice_neither_is_asked_for(director):
    form = asking("terminate", AgreementFactory(concluded=True), director)

    assert list(form.fields) == ["terminated_on", "file", "comment"]


def test_the_earliest_day_with_proper_notice_is_told_before(director):
    form = asking("terminate", AgreementFactory(concluded=True, term__notice_days=90), director)

    assert form.fields["terminated_on"].help_text == "With the notice agreed: 18 February 2027 at the earliest."


def test_too_early_is_an_error_beside_the_missing_reason_and_the_file_is_asked_for_again(director):
    agreement = AgreementFactory(concluded=True, term__notice_days=90)
    form = asking(
        "terminate", agreement, director, {"terminated_on": "2026-12-01", "comment": "Over."}, {"file": scan()}
    )

    assert not done(form)
    assert set(errors(form)) == {"early_reason", "file"}


def renewing():
    auto = {"term__renewal_mode": RenewalMode.AUTO, "term__auto_months": 12, "term__notice_days": 30}
    return AgreementFactory(concluded=True, **auto)


def test_notice_is_recorded_from_what_was_typed(director):
    agreement = renewing()

    assert done(asking("give_notice", agreement, director, {"given_on": "۱۴۰۵/۰۸/۲۰", "notice_by": "partner"}))

    term = AgreementTerm.objects.get()
    assert (term.notice_given_on, term.notice_by) == (dt.date(2026, 11, 11), "partner")


@pytest.mark.parametrize(
    ("name", "missing"),
    [
        ("give_notice", {"given_on", "notice_by"}),
        ("withdraw_notice", {"comment"}),
        ("suspend", {"starts_on", "comment"}),
        ("resume", {"resumes_on", "comment"}),
    ],
)
def test_what_is_asked_must_be_answered(director, name, missing):
    assert set(errors(asking(name, renewing(), director, {}))) == missing


def test_a_renamed_program_is_no_notice(director):
    file = SimpleUploadedFile("notice.pdf", b"MZ no PDF")
    form = asking("give_notice", renewing(), director, {"given_on": "2026-11-20", "notice_by": "home"}, {"file": file})

    assert not done(form)
    assert "The name says PDF, but the content is something else. Choose the original file." in errors(form)["file"]
    assert AgreementTerm.objects.get().notice_given_on is None


def test_a_suspension_without_a_last_day_is_entered_and_ended_by_form(director, today):
    agreement = AgreementFactory(concluded=True)

    assert done(asking("suspend", agreement, director, {"starts_on": "2026-11-01", "comment": "Sanctions."}))
    assert done(asking("resume", agreement, director, {"resumes_on": "2026-11-20", "comment": "Lifted."}))
    assert list(Suspension.objects.values_list("starts_on", "ends_on", "reason")) == [
        (dt.date(2026, 11, 1), dt.date(2026, 11, 19), "Sanctions.")
    ]
