"""Beginning again: what fits the new form is copied, the rest named; nothing of the other side's, nothing of others."""

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from programs.actions import drafts
from programs.actions.resubmission import begin_again
from programs.models import Application
from records.models import Document
from records.refusals import Refusal
from tests.agreements.papers import text
from tests.factories.directory import InstitutionFactory, UserFactory
from tests.factories.programs import (
    ApplicationFactory,
    CallFactory,
    FormSectionFactory,
    MemberFactory,
    PlannedCostFactory,
    PlannedVisitFactory,
    QuestionFactory,
    SectionAnswersFactory,
)
from tests.programs.sections import is_done

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
OPTIONS = [{"key": "a", "en": "Alpha"}, {"key": "b", "en": "Beta"}]


@pytest.fixture
def scholar(user_with):
    return user_with(name="Maryam Ahmadi", email="maryam@example.org")


@pytest.fixture
def draft(scholar):
    """What will be the earlier one, while it can still be filled in."""
    return ApplicationFactory(user=scholar, title="Glass", call__code="JDS-1405")


@pytest.fixture
def call(draft):
    return CallFactory(programme=draft.call.programme, code="JDS-1406", open=True, with_form=True)


def over(application, status="ineligible"):
    """As if it had been handed in, and decided about."""
    Application.objects.filter(pk=application.pk).update(
        status=status, reference=f"{application.call.code}-0042", submitted_at=dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
    )
    application.refresh_from_db()
    return application


def section(application, key):
    return application.call.sections.get(key=key)


def question(call, *, section="questions", **values):
    return QuestionFactory(section=call.sections.get(key=section), **values)


def answers(application, key="questions"):
    return application.answers.get(section__key=key).values


def test_title_summary_area_and_times_are_copied_where_the_call_takes_them(draft, call, scholar):
    area = draft.call.areas.get()
    values = {"abstract": "Old glass.", "area": area, "months": 24, "starts_on": dt.date(2027, 9, 1)}
    Application.objects.filter(pk=draft.pk).update(**values)

    application, left_out = begin_again(over(draft), call, by=scholar)

    told = (application.title, application.abstract, application.months, application.starts_on)
    assert told == ("Glass", "Old glass.", 24, dt.date(2027, 9, 1))
    assert (application.area, application.resubmission_of, left_out) == (call.areas.get(), draft, [])
    assert (application.status, application.reference, application.is_led_by(scholar)) == ("draft", None, True)


def test_what_does_not_fit_is_left_out_and_named(draft, call, scholar):
    QuestionFactory(section=section(draft, "questions"), key="gone", label_en="Gone")
    for key, label in (("wave", "Which wave?"), ("both", "Which waves?"), ("kept", "Kept")):
        for form in (draft.call, call):
            kind = "choices" if key == "both" else "choice"
            options = OPTIONS if form == draft.call or key == "kept" else OPTIONS[:1]
            question(form, key=key, kind=kind, label_en=label, choices=options)
    question(draft.call, key="sum", kind="money", currency="EUR", label_en="Sum")
    question(call, key="sum", kind="money", currency="IRR", label_en="Sum")
    question(draft.call, key="count", kind="number", label_en="Count")
    question(call, key="count", kind="line", label_en="Count")
    given = {"aims": "To see.", "gone": "x", "wave": "b", "both": ["a", "b"], "kept": "b", "sum": "10.00", "count": "3"}
    SectionAnswersFactory(application=draft, section=section(draft, "questions"), values=given)
    draft.call.areas.update(name_en="Alchemy")
    values = {"area": draft.call.areas.get(), "months": 36, "starts_on": dt.date(2026, 9, 1)}
    Application.objects.filter(pk=draft.pk).update(**values)
    call.max_months = 24
    call.save()

    application, left_out = begin_again(over(draft), call, by=scholar)

    assert answers(application) == {"aims": "To see.", "kept": "b"}
    assert (application.area, application.months, application.starts_on) == (None, None, None)
    project = ["Area", "Duration in months", "Planned first day"]
    assert left_out == [*project, "Gone", "Which wave?", "Which waves?", "Sum", "Count"]


def test_an_answer_goes_to_the_only_section_of_its_audience_that_asks_the_same(draft, call, scholar):
    moved, private = (
        FormSectionFactory(call=call, key=key, title_en=key, audience=audience)
        for key, audience in (("moved", "shared"), ("private", "home"))
    )
    call.sections.get(key="questions").questions.all().delete()
    QuestionFactory(section=moved, key="aims")
    QuestionFactory(section=private, key="aims")
    SectionAnswersFactory(application=draft)

    application, left_out = begin_again(over(draft), call, by=scholar)

    assert [(row.section.key, row.values) for row in application.answers.filter(section__kind="questions")] == [
        ("moved", {"aims": "To measure the sun."})
    ]
    assert left_out == []


def test_nothing_of_the_other_side_s_own_sections_is_copied_or_named(draft, call, scholar):
    for form in (draft.call, call):
        for audience in ("home", "partner"):
            own = FormSectionFactory(call=form, key=f"of-{audience}", audience=audience)
            QuestionFactory(section=own, key="secret", label_en=f"Secret of {audience}")
    QuestionFactory(section=section(draft, "of-partner"), key="other", label_en="Other secret")
    SectionAnswersFactory(application=draft, section=section(draft, "of-home"), values={"secret": "Ours"})
    theirs = {"secret": "Theirs", "other": "Theirs too"}
    SectionAnswersFactory(application=draft, section=section(draft, "of-partner"), values=theirs)
    draft.members.filter(side="partner").update(user=UserFactory())

    application, left_out = begin_again(over(draft), call, by=scholar)

    assert answers(application, "of-home") == {"secret": "Ours"}
    assert not application.answers.filter(section__audience="partner").exists()
    assert left_out == []


def test_the_team_with_its_visits_and_costs_comes_along_and_nobody_has_an_account_or_a_consent(draft, call, scholar):
    parsan = InstitutionFactory()
    partner = draft.members.get(side="partner", role="leader")
    account = UserFactory(email="anne@example.org")
    draft.members.filter(pk=partner.pk).update(user=account, institution=parsan, orcid="0000-0002-1825-0097")
    student = MemberFactory(application=draft, role="student", side="partner", name="Paul", thesis="On glass")
    PlannedVisitFactory(application=draft, traveller=partner, days=7, purpose="To look")
    PlannedVisitFactory(application=draft, traveller=student, year=3)
    PlannedCostFactory(application=draft, units=4, unit_price=Decimal("90.50"), note="Cheap")
    other = draft.call.categories.get(side="partner")
    PlannedCostFactory(application=draft, category=other)
    call.max_months = 24
    call.save()
    call.categories.filter(side="partner").update(name_en="Journey")

    application, left_out = begin_again(over(draft), call, by=scholar)

    rows = [
        (one.side, one.role, one.name, one.email, one.user, one.institution, one.orcid, one.thesis, one.consent)
        for one in application.members.order_by("side", "role")
    ]
    given = ("home", "leader", "Maryam Ahmadi", "maryam@example.org", scholar, None, "", "", "none")
    invited = ("partner", "leader", "Prof. Anne Martin", "anne@example.org", None, parsan, "0000-0002-1825-0097", "")
    assert rows == [given, (*invited, "none"), ("partner", "student", "Paul", "", None, None, "", "On glass", "none")]
    [visit] = application.visits.all()
    assert (visit.traveller.name, visit.days, visit.purpose) == ("Prof. Anne Martin", 7, "To look")
    [cost] = application.costs.all()
    told = (cost.category, cost.units, cost.unit_price, cost.note)
    assert told == (call.categories.get(side="home"), 4, Decimal("90.50"), "Cheap")
    assert left_out == ["Visit 2", "Stay"]
    assert is_done(application.answers.get(section__key="visits")) is True


def test_what_the_profile_does_not_say_of_the_leader_is_as_it_was(draft, call, scholar):
    draft.members.filter(user=scholar).update(position="Reader", institution_given="Parsan University")

    application, _left_out = begin_again(over(draft), call, by=scholar)

    leader = application.members.get(user=scholar)
    assert (leader.position, leader.institution_given) == ("Reader", "Parsan University")


def test_a_file_is_copied_by_reference_where_the_question_takes_the_same_and_else_named(draft, call, scholar):
    for key, before, now in (
        ("cv", {"accepts": ["pdf"], "most_megabytes": 5}, {"accepts": ["pdf"], "most_megabytes": 5}),
        ("plan", {}, {"accepts": ["pdf"]}),
        ("map", {"most_megabytes": 5}, {"most_megabytes": 2}),
    ):
        asked = question(draft.call, key=key, kind="file", label_en=key.upper(), is_required=False, **before)
        question(call, key=key, kind="file", label_en=key.upper(), is_required=False, **now)
        drafts.attach_file(draft, asked, text(words=key), by=scholar)

    application, left_out = begin_again(over(draft), call, by=scholar)

    [attachment] = application.attachments.all()
    before = draft.attachments.get(question__key="cv").document
    document = attachment.document
    assert (document.about, document.file.name, document.sha256) == (application, before.file.name, before.sha256)
    assert (document.pk != before.pk, document.visibility, document.uploaded_by) == (True, "office", scholar)
    assert left_out == ["PLAN", "MAP"]


@pytest.mark.parametrize("values", [{"scan_status": "waiting"}, {"closed_on": dt.date(2026, 11, 1)}])
def test_a_file_that_nobody_may_read_is_left_out(draft, call, scholar, values):
    asked = question(draft.call, key="cv", kind="file", label_en="CV")
    question(call, key="cv", kind="file", label_en="CV")
    drafts.attach_file(draft, asked, text(), by=scholar)
    Document.objects.update(**values)

    application, left_out = begin_again(over(draft), call, by=scholar)

    assert (application.attachments.count(), left_out) == (0, ["CV"])


@pytest.mark.parametrize("status", ["draft", "eligible"])
def test_nobody_begins_again_from_what_is_not_over(draft, call, scholar, status):
    with pytest.raises(PermissionDenied):
        begin_again(over(draft, status) if status != "draft" else draft, call, by=scholar)

    assert Application.objects.count() == 1


def test_a_draft_that_was_withdrawn_unsubmitted_is_nothing_to_begin_from(draft, call, scholar):
    Application.objects.filter(pk=draft.pk).update(status="withdrawn")

    with pytest.raises(PermissionDenied):
        begin_again(Application.objects.get(pk=draft.pk), call, by=scholar)


def test_nobody_begins_again_from_the_application_of_another(draft, call):
    with pytest.raises(PermissionDenied):
        begin_again(over(draft), call, by=UserFactory())

    assert Application.objects.count() == 1


def test_one_begins_again_only_in_the_same_programme_and_only_while_the_call_is_open(draft, call, scholar):
    earlier = over(draft)

    with pytest.raises(Refusal, match="another programme"):
        begin_again(earlier, CallFactory(open=True, with_form=True), by=scholar)
    call.closes_at = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
    call.save()
    with pytest.raises(Refusal, match="This call is not open"):
        begin_again(earlier, call, by=scholar)

    assert Application.objects.count() == 1


def test_it_counts_as_one_of_those_that_a_leader_may_have(draft, call, scholar):
    call.max_per_leader = 1
    call.save()
    earlier = over(draft)
    begin_again(earlier, call, by=scholar)

    with pytest.raises(Refusal, match="nobody leads more applications than 1"):
        begin_again(earlier, call, by=scholar)


def test_the_partner_of_last_time_begins_again_on_the_own_side_with_the_own_sections(draft, call):
    partner = UserFactory()
    draft.members.filter(side="partner").update(user=partner)
    for form in (draft.call, call):
        QuestionFactory(section=FormSectionFactory(call=form, key="of-partner", audience="partner"), key="secret")
    theirs = section(draft, "of-partner")
    SectionAnswersFactory(application=draft, section=theirs, values={"secret": "Theirs"})

    application, _left_out = begin_again(over(draft), call, by=partner)

    assert (application.lead_side, answers(application, "of-partner")) == ("partner", {"secret": "Theirs"})
    assert {one.side: one.user for one in application.members.all()} == {"partner": partner, "home": None}


def test_the_database_refuses_an_application_that_resubmits_one_of_anothers_leader(draft, call, scholar):
    other, own = ApplicationFactory(call=call, user=UserFactory()), ApplicationFactory(call=call, user=scholar)

    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        Application.objects.filter(pk=other.pk).update(resubmission_of=draft)
    assert refusal.value.__cause__.diag.constraint_name == "application_resubmits_own"
    Application.objects.filter(pk=own.pk).update(resubmission_of=draft)
    with pytest.raises(IntegrityError), transaction.atomic():
        Application.objects.filter(pk=own.pk).update(resubmission_of=ApplicationFactory(user=scholar))
    with pytest.raises(IntegrityError), transaction.atomic():
        Application.objects.create(call=call, resubmission_of=draft)
