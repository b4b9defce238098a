"""An institution enters values in time, all or nothing; what is wrong is a finding; the head signs what was shown."""

import datetime as dt

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from evaluation.actions import checking, evidence, rounds, submissions
from evaluation.actions.entries import Overtaken, answer, explain, save_values
from evaluation.entry.given import Unacceptable, given
from evaluation.entry.lines import findings_of
from evaluation.models import DataPoint, EvidenceItem, Finding, Participation
from notices.models import Email
from records import clock
from records.refusals import Refusal
from tests.evaluation.rounds import NOW, SmallRound
from tests.factories.directory import InstitutionFactory
from tests.factories.evaluation import put
from tests.pages import soup

pytestmark = pytest.mark.django_db


@pytest.fixture
def small(user_with):
    return SmallRound(user_with)


@pytest.fixture
def officer(user_with):
    return user_with("officer")


def open_codes(participation):
    return sorted(participation.findings.filter(state="open").values_list("code", "variable__code"))


def submit(small, **values):
    head = {"head_name": "Laleh Forouhar", "head_position": "President", "head_email": "head@example.org"}
    return submissions.submit(small.participation, by=small.user, **(head | values))


def test_the_head_is_written_to_in_the_own_language_and_not_in_that_of_whoever_submits(small):
    put(small.user, language="en")
    small.save(**NOW)

    submission = submit(small, head_language="fa")

    letter = Email.objects.get(to="head@example.org")
    assert (letter.language, submission.head_language) == ("fa", "fa")
    assert "/fa/" in letter.text
    assert "/en/" not in letter.text
    assert small.participation.head_language == "fa"


def test_whoever_names_the_head_says_which_language_and_it_is_remembered(client_for, small):
    small.save(**NOW)
    browser, page = client_for(small.user), reverse("evaluation:do", args=[small.participation.uuid, "submit"])
    head = {"head_name": "Laleh", "head_position": "President", "head_email": "head@example.org"}

    first = soup(browser.get(page))
    browser.post(page, head | {"head_language": "en"})

    assert first.select_one("[name=head_language] [selected]")["value"] == "fa"
    assert Email.objects.get(to="head@example.org").language == "en"
    small.participation.refresh_from_db()
    assert small.participation.head_language == "en"


# --- entering


def test_values_are_kept_with_their_kinds_and_the_rest_is_missing(small):
    assert small.save(staff="210", women="0") == 2

    assert [(p.variable.code, p.value, p.kind) for p in small.participation.points.order_by("variable__position")] == [
        ("staff", 210, "reported"),
        ("women", 0, "zero"),
    ]
    assert open_codes(small.participation) == [("missing", "papers")]


def test_a_part_larger_than_its_whole_must_be_mended_before_submitting(small):
    small.save(staff="200", women="260", papers="300")

    with pytest.raises(Refusal) as found:
        submit(small)

    assert str(found.value) == "It cannot be submitted yet. Women: “Women” is 260, more than “Staff”, 200."
    assert open_codes(small.participation) == [("part", "women")]


def test_a_jump_is_submitted_only_with_an_explanation(small):
    small.save(**NOW | {"papers": "3100"})
    finding = small.participation.findings.get(code="change")

    with pytest.raises(Refusal) as found:
        submit(small)
    explain(finding, text="A new institute has joined us.", by=small.user)

    assert "It is 3,100 after 310 last year, a change of 900 percent." in str(found.value)
    assert submit(small).revision == 1


@pytest.mark.parametrize(
    ("times", "papers", "said"),
    [
        (10, "3100", "It is 3,100, about 10 times last year's 310: is the unit right?"),
        (10, "31", "It is 31 after 310 last year, about one part in 10: is the unit right?"),
        (1000, "310000", "It is 310,000, about 1,000 times last year's 310: is the unit right?"),
    ],
)
def test_a_slip_of_the_unit_as_between_rial_and_toman_is_said_and_not_submitted(user_with, times, papers, said):
    small = SmallRound(user_with, rules=[{"looks_at": "unit", "limit": float(times), "is_hard": True}])
    small.save(**NOW | {"papers": papers})

    with pytest.raises(Refusal) as found:
        submit(small)

    assert said in str(found.value)
    assert not small.participation.submissions.exists()


def test_more_than_a_hundred_percent_is_said_and_nothing_of_the_page_is_kept(user_with):
    small = SmallRound(user_with, maximum=100)

    with pytest.raises(Unacceptable, match="101 is more than the most possible, 100"):
        small.save(staff="210", papers="101")

    assert not small.participation.points.exists()


def test_an_explanation_ends_when_the_figures_change(small):
    small.save(**NOW | {"papers": "3100"})
    explain(small.participation.findings.get(code="change"), text="So it is.", by=small.user)

    small.save(papers="3200")

    assert small.participation.findings.get(code="change").state == "open"


def test_a_finding_that_is_found_no_more_is_mended(small):
    small.save(**NOW | {"women": "260"})
    small.save(women="90")

    assert small.participation.findings.get(code="part").state == "fixed"


def test_what_must_be_mended_is_not_explained_away(small):
    small.save(**NOW | {"women": "260"})

    with pytest.raises(Refusal, match="an explanation is not enough"):
        explain(small.participation.findings.get(code="part"), text="So it is.", by=small.user)


def test_nobody_writes_over_what_he_has_not_seen(small):
    small.save(staff="210")
    version = small.point("staff").version

    save_values(
        small.participation, small.given(staff="211"), seen={small.variables["staff"].pk: version}, by=small.user
    )
    with pytest.raises(Overtaken) as found:
        save_values(
            small.participation,
            small.given(staff="212", papers="300"),
            seen={small.variables["staff"].pk: version},
            by=small.user,
        )

    assert found.value.variables == [small.variables["staff"].pk]
    assert (small.point("staff").value, small.participation.points.count()) == (211, 1)


def test_after_the_deadline_nothing_is_entered_and_it_is_written_down(small):
    put(small.round, closes_at=clock.now() - dt.timedelta(seconds=1))
    small.participation.refresh_from_db()

    with pytest.raises(PermissionDenied):
        small.save(staff="210")

    assert not small.participation.points.exists()
    last = Participation.events.rel.related_model.objects.filter(pgh_obj_id=small.participation.pk).last()
    assert (last.pgh_label, last.pgh_context["by"]) == ("come_late", small.user.pk)


def test_an_extension_lets_one_institution_enter_later(small, officer):
    rounds.extend(small.participation, closes_at=clock.now() + dt.timedelta(days=2), comment="Flood.", by=officer)
    put(small.round, closes_at=clock.now() - dt.timedelta(seconds=1))
    small.participation.refresh_from_db()

    assert small.save(staff="210") == 1


def test_neither_the_office_nor_another_institution_types_on_an_institution_s_pages(small, officer):
    assert not officer.has_perm("evaluation.enter_participation", small.participation)
    assert not small.user.has_perm("evaluation.enter_participation", small.other())


# --- evidence


def test_a_value_that_needs_evidence_is_not_submitted_without_and_zero_is(user_with):
    small = SmallRound(user_with, evidence="required_if_positive")

    small.save(**NOW)
    needing = open_codes(small.participation)
    small.save(papers="0")

    assert needing == [("evidence", "papers")]
    assert ("evidence", "papers") not in open_codes(small.participation)


def test_evidence_is_filed_once_and_stands_for_many_values(user_with, pdf_file):
    small = SmallRound(user_with, evidence="required")
    small.save(**NOW)
    points = [small.point("papers"), small.point("staff")]

    item = evidence.attach_evidence(
        small.participation, title="Yearbook", file=pdf_file(), points=points, by=small.user
    )
    with pytest.raises(Refusal, match="already"):
        evidence.attach_evidence(small.participation, title="Again", file=pdf_file(), points=[], by=small.user)

    assert item.links.count() == 2
    assert open_codes(small.participation) == []


def test_a_program_named_pdf_is_no_evidence_and_nothing_is_saved(small):
    small.save(**NOW)

    with pytest.raises(Refusal):
        evidence.attach_evidence(
            small.participation, title="Yearbook", file=SimpleUploadedFile("a.pdf", b"MZ\x90\x00program"), by=small.user
        )

    assert not EvidenceItem.objects.exists()


def test_the_same_file_of_two_institutions_is_told_to_validators_only(small, user_with, pdf_file):
    other = small.other()
    theirs = user_with("data_officer", institution=other.institution)
    small.save(**NOW)
    evidence.attach_evidence(other, title="Theirs", file=pdf_file(), by=theirs)
    evidence.attach_evidence(
        small.participation, title="Ours", file=pdf_file(), points=[small.point("papers")], by=small.user
    )

    assert [one.code for one in findings_of(small.participation)] == []
    assert [one.code for one in findings_of(small.participation, for_office=True)] == ["shared_file"]
    assert submit(small).revision == 1


# --- signing


def test_the_head_signs_by_the_link_what_was_shown(small, user_with):
    small.save(**NOW)
    submission = submit(small)
    head = user_with("scholar", email="head@example.org")
    EmailAddress.objects.create(user=head, email=head.email, verified=True, primary=True)

    with pytest.raises(Refusal, match="have changed"):
        submissions.sign_by_link(submission, name="L", position="P", sha256="0" * 64, by=head)
    with pytest.raises(Refusal, match="another address"):
        submissions.sign_by_link(submission, name="L", position="P", sha256=submission.sha256, by=small.user)
    submissions.sign_by_link(submission, name="Laleh", position="President", sha256=submission.sha256, by=head)

    small.participation.refresh_from_db()
    assert small.participation.status == "submitted"
    assert [one.to for one in Email.objects.order_by("pk")] == ["head@example.org", small.user.email]


def test_a_signed_statement_on_paper_submits_as_well(small, pdf_file):
    small.save(**NOW)
    submit(small, head_email="")

    submission = submissions.sign(
        small.participation, file=pdf_file(), signed_name="Laleh", signed_position="President", by=small.user
    )

    submission.refresh_from_db()
    assert (submission.status, submission.is_on_paper) == ("signed", True)
    assert small.participation.status == "submitted"


def test_the_fingerprint_is_that_of_the_values(small):
    small.save(**NOW)
    first = submit(small)
    submissions.unsubmit(small.participation, by=small.user)
    same = submit(small)
    submissions.unsubmit(small.participation, by=small.user)
    small.save(papers="301")
    other = submit(small)

    assert first.sha256 == same.sha256 != other.sha256
    assert [one.revision for one in (first, same, other)] == [1, 2, 3]
    assert [
        (code, before["value"], now["value"]) for code, before, now in submissions.changes_between(same, other)
    ] == [("papers", "300", "301")]


def test_it_is_taken_back_before_the_deadline_and_not_after(small):
    small.save(**NOW)
    submit(small)
    submissions.unsubmit(small.participation, by=small.user)
    assert small.participation.status == "filling"
    submit(small)
    put(small.round, closes_at=clock.now() - dt.timedelta(seconds=1))
    small.participation.refresh_from_db()

    with pytest.raises(PermissionDenied):
        submissions.unsubmit(small.participation, by=small.user)


def test_what_is_submitted_is_not_changed(small):
    small.save(**NOW)
    submit(small)

    with pytest.raises(Refusal, match="Nothing is entered now"):
        small.save(papers="301")


# --- validating


def test_only_the_value_with_a_question_becomes_editable(small, officer):
    small.save(**NOW)
    small.signed()
    query = checking.ask_about(small.point("papers"), text="Preprints, too?", by=officer)
    until = clock.now() + dt.timedelta(days=5)

    checking.give_back(small.participation, answers_until=until, by=officer)

    with pytest.raises(Refusal, match="is not asked about"):
        small.save(staff="1")
    small.save(papers="280")
    with pytest.raises(Refusal, match="has no answer yet"):
        submit(small)
    answer(query, text="They were; now they are not.", by=small.user)
    assert submit(small).revision == 2
    assert small.point("papers").state == "queried"


def test_a_correction_has_a_reason_and_keeps_what_was_declared(small, officer):
    small.save(**NOW)
    small.signed()
    new = given(small.variables["papers"], "290", "")

    with pytest.raises(Refusal):
        checking.correct(small.point("papers"), new, reason=" ", by=officer)
    checking.correct(small.point("papers"), new, reason="Ten are of another year.", by=officer)

    point = small.point("papers")
    assert (point.value, point.state, point.declared_value, point.declared_kind) == (290, "corrected", 300, "reported")


def test_it_is_accepted_whole_once_nothing_is_open(small, officer):
    small.save(**NOW)
    small.signed()
    query = checking.ask_about(small.point("papers"), text="Preprints, too?", by=officer)

    with pytest.raises(Refusal, match="A question about a value is open"):
        checking.accept(small.participation, by=officer)
    checking.settle(query, by=officer)
    checking.accept(small.participation, by=officer)

    assert set(DataPoint.objects.filter(participation=small.participation).values_list("state", flat=True)) == {
        "accepted"
    }


def test_a_doubtful_value_is_waived_or_explained_before_it_is_accepted(small, officer):
    small.save(**NOW | {"papers": "3100"})
    small.signed()

    with pytest.raises(Refusal, match="neither explained nor waived"):
        checking.accept(small.participation, by=officer)
    checking.waive(Finding.objects.get(code="change"), text="The register says so, too.", by=officer)
    checking.accept(small.participation, by=officer)

    assert small.participation.status == "accepted"


# --- rounds


def test_a_round_opens_once_all_is_said_and_tells_the_data_officers(user_with, officer):
    small = SmallRound(user_with)
    rounds.redesign(small.round, by=officer)
    put(small.round, closes_at=None)

    with pytest.raises(Refusal) as found:
        rounds.open_collection(small.round, by=officer)
    put(small.round, closes_at=clock.now() + dt.timedelta(days=9))
    rounds.open_collection(small.round, by=officer)

    assert str(found.value) == "It cannot be opened yet: Say from when values are entered, and until when."
    assert [one.to for one in Email.objects.all()] == [small.user.email]


def test_a_round_with_submissions_does_not_go_back_to_preparation(small, officer):
    small.save(**NOW)
    submit(small)

    with pytest.raises(Refusal, match="has submitted"):
        rounds.redesign(small.round, by=officer)


def test_validation_waits_for_the_deadline_or_for_all(small, officer):
    with pytest.raises(Refusal, match="The deadline is not over"):
        rounds.validate(small.round, by=officer)
    small.save(**NOW)
    small.signed()

    rounds.validate(small.round, by=officer)

    assert small.round.status == "validation"


def test_computation_waits_until_each_is_decided_and_no_question_is_open(small, officer):
    small.save(**NOW)
    small.signed()
    other = small.other()
    put(small.round, status="validation")

    with pytest.raises(Refusal) as undecided:
        rounds.compute(small.round, by=officer)
    submissions.exclude(other, comment="It was closed down.", by=officer)
    checking.accept(small.participation, by=officer)
    checking.ask_about(small.point("papers"), text="Preprints?", by=officer)
    with pytest.raises(Refusal) as asked:
        rounds.compute(small.round, by=officer)
    checking.settle(small.point("papers").queries.get(), by=officer)
    checking.accept_value(small.point("papers"), by=officer)
    rounds.compute(small.round, by=officer)

    assert str(undecided.value).startswith("Neither accepted nor excluded:")
    assert str(asked.value).startswith("A question is open at:")
    assert small.round.status == "computation"


def test_institutions_are_chosen_from_those_of_the_kind_that_is_measured(small, client, client_for, officer):
    client_for(officer, client)
    abroad = InstitutionFactory(country="DE", kind="university")
    wanted = InstitutionFactory(country="IR", kind="university")
    page = reverse("admin:evaluation_round_invite", args=[small.round.pk])

    offered = soup(client.get(page)).select("[name=institutions]")
    client.post(page, {"institutions": [wanted.pk]})
    client.post(page, {"institutions": [abroad.pk]})

    assert [one["value"] for one in offered] == [str(wanted.pk)]
    assert set(small.round.participations.values_list("institution", flat=True)) == {small.institution.pk, wanted.pk}


def test_institutions_keep_the_codes_of_last_year_and_come_once(small, officer):
    newcomer = small.other("Z").institution
    again = rounds.invite(small.round, [small.institution, newcomer], by=officer)
    made = rounds.invite(small.round, [InstitutionFactory(ror_id="02wnejx52")], by=officer)

    assert again == []
    assert [one.code for one in made] == ["02wnejx52"]
