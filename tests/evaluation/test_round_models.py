"""What the database keeps true of rounds and of what institutions gave, whoever writes."""

from decimal import Decimal

import pytest

from evaluation.models import (
    DataPoint,
    EvidenceItem,
    EvidenceLink,
    Finding,
    Participation,
    ParticipationGroup,
    Query,
    Remark,
    Round,
    RoundPeriod,
    Submission,
)
from records import clock
from records.history import acting
from records.refusals import Refusal
from tests.factories.evaluation import (
    DataPointFactory,
    EvidenceItemFactory,
    EvidenceLinkFactory,
    ExerciseFactory,
    FindingFactory,
    FrameworkFactory,
    ParticipationFactory,
    ParticipationGroupFactory,
    PeerGroupFactory,
    QueryFactory,
    RemarkFactory,
    RoundFactory,
    RoundPeriodFactory,
    SubmissionFactory,
    VariableFactory,
    opened,
    put,
)

pytestmark = pytest.mark.django_db
CLOSED = "This round takes no values now: nothing of what institutions gave changes any more."
OVER = "This round is over: nothing of it changes any more."
BEGUN = "This round is begun: its exercise, year, framework and periods stand as they are."


def refused(write):
    with pytest.raises(Refusal) as found, acting(by="Somebody", verb="edit"):
        write()
    return str(found.value)


@pytest.fixture
def parts():
    """One of everything that an institution gives in a round."""
    query = QueryFactory()
    participation = query.point.participation
    item = EvidenceItemFactory(participation=participation)
    return {
        "participation": participation,
        "group": ParticipationGroupFactory(participation=participation),
        "point": query.point,
        "query": query,
        "remark": RemarkFactory(point=query.point),
        "evidence": item,
        "link": EvidenceLinkFactory(item=item, point=query.point),
        "finding": FindingFactory(participation=participation),
        "submission": SubmissionFactory(participation=participation),
    }


EDITS = {
    "participation": (Participation, {"code": "other"}),
    "group": (ParticipationGroup, {"group": None}),
    "point": (DataPoint, {"value": 7}),
    "query": (Query, {"text": "Why?"}),
    "remark": (Remark, {"text": "No."}),
    "evidence": (EvidenceItem, {"title": "Another"}),
    "link": (EvidenceLink, {"item": None}),
    "finding": (Finding, {"text": "So it is."}),
    "submission": (Submission, {"head_name": "Another"}),
}


@pytest.mark.parametrize("status", ["computation", "approved", "published", "superseded", "cancelled"])
@pytest.mark.parametrize("name", EDITS)
def test_nothing_that_was_given_changes_once_a_round_takes_no_values(parts, name, status):
    model, values = EDITS[name]
    opened(parts["participation"].round, status)

    assert refused(lambda: model.objects.filter(pk=parts[name].pk).update(**values)) == CLOSED


@pytest.mark.parametrize("name", [name for name in EDITS if name != "submission"])
def test_nothing_that_was_given_is_deleted_once_a_round_is_open(parts, name):
    model, _ = EDITS[name]
    opened(parts["participation"].round)

    assert refused(lambda: model.objects.filter(pk=parts[name].pk)._raw_delete("default")) == CLOSED


def test_nothing_is_added_to_a_published_round():
    participation = ParticipationFactory()
    variable = VariableFactory(framework=participation.round.framework)
    opened(participation.round, "published")

    assert refused(lambda: DataPointFactory(participation=participation, variable=variable)) == CLOSED


@pytest.mark.parametrize("status", ["published", "superseded", "cancelled"])
@pytest.mark.parametrize("values", [{"title_en": "Another"}, {"status": "open"}, {"appeal_days": 3}], ids=str)
def test_a_round_that_is_over_does_not_change(status, values):
    one = opened(RoundFactory(), status)

    assert refused(lambda: Round.objects.filter(pk=one.pk).update(**values)) == OVER


def test_a_published_round_may_be_superseded():
    one = opened(RoundFactory(), "published")

    assert put(one, status="superseded").status == "superseded"


def test_an_open_round_keeps_its_year_framework_and_periods():
    one = RoundFactory()
    period = RoundPeriodFactory(round=one)
    opened(one)

    assert refused(lambda: Round.objects.filter(pk=one.pk).update(year=1405)) == BEGUN
    assert refused(lambda: RoundPeriod.objects.filter(pk=period.pk).update(kind="gregorian")) == BEGUN
    assert refused(lambda: Round.objects.filter(pk=one.pk)._raw_delete("default")) == BEGUN


def test_a_round_is_opened_only_by_a_locked_framework_of_its_exercise():
    one = RoundFactory()

    said = refused(lambda: Round.objects.filter(pk=one.pk).update(status="open"))
    other = refused(lambda: Round.objects.filter(pk=one.pk).update(exercise=ExerciseFactory()))

    assert said == "Its framework is a draft: lock it first."
    assert other == "This framework is of another exercise."


def test_an_exercise_has_one_round_a_year_and_another_where_that_was_cancelled():
    first = RoundFactory()

    assert refused(lambda: RoundFactory(framework=first.framework)) == "This exercise has a round of this year already."
    opened(first, "cancelled")
    assert RoundFactory(framework=first.framework).year == first.year


def test_an_institution_takes_part_once_and_under_a_code_of_its_own():
    one = ParticipationFactory()

    again = refused(lambda: ParticipationFactory(round=one.round, institution=one.institution))
    alike = refused(lambda: ParticipationFactory(round=one.round, code=one.code))

    assert again == "This institution takes part in this round already."
    assert alike == "Another institution of this round has this code."


def test_an_institution_is_in_one_group_of_each_grouping():
    one = ParticipationGroupFactory()
    framework = one.participation.round.framework

    other = PeerGroupFactory(framework=framework, grouping=one.group.grouping)
    said = refused(lambda: ParticipationGroupFactory(participation=one.participation, group=other))
    size = PeerGroupFactory(framework=framework, grouping="size")

    assert said == "An institution is in two groups of the same kind."
    assert ParticipationGroupFactory(participation=one.participation, group=size).group == size


@pytest.mark.parametrize(
    ("kind", "value", "is_kept"),
    [
        ("", None, True),
        ("", 1, False),
        ("reported", 12.5, True),
        ("reported", None, False),
        ("reported", 0, False),
        ("zero", 0, True),
        ("zero", None, False),
        ("zero", 1, False),
        ("estimated", 3, True),
        ("estimated", None, False),
        ("not_available", None, True),
        ("not_available", 0, False),
        ("not_applicable", None, True),
        ("not_applicable", 1, False),
        ("suppressed", None, True),
        ("suppressed", 1, False),
        ("guessed", 1, False),
    ],
)
def test_a_value_stands_beside_those_kinds_that_have_one(kind, value, is_kept):
    point = DataPointFactory()

    def write():
        DataPoint.objects.filter(pk=point.pk).update(kind=kind, value=value)

    if is_kept:
        write()
        point.refresh_from_db()
        assert (point.kind, point.value) == (kind, None if value is None else Decimal(str(value)))
    else:
        assert refused(write) == "A value stands beside “value”, “zero” and “estimate”, and nowhere else."


def test_what_was_declared_stays_beside_what_was_corrected():
    point = DataPointFactory()

    said = refused(lambda: DataPoint.objects.filter(pk=point.pk).update(state="corrected"))

    assert said == "What was declared stays beside what was corrected."


def test_evidence_of_another_institution_stands_for_no_value():
    point = DataPointFactory()
    others = EvidenceItemFactory()

    said = refused(lambda: EvidenceLinkFactory(item=others, point=point))

    assert said == "This evidence belongs to another institution."


def test_a_data_item_of_another_framework_has_no_value_in_a_round():
    participation = ParticipationFactory()

    said = refused(
        lambda: DataPointFactory(participation=participation, variable=VariableFactory(framework=FrameworkFactory()))
    )

    assert said == "This belongs to another framework."


def test_what_was_submitted_is_neither_changed_nor_deleted():
    submission = SubmissionFactory()

    changed = refused(lambda: Submission.objects.filter(pk=submission.pk).update(content=[1]))
    gone = refused(lambda: Submission.objects.filter(pk=submission.pk)._raw_delete("default"))

    assert {changed, gone} == {"What was submitted stands as it is."}


def test_a_signature_has_a_name_a_time_and_a_link_or_paper():
    submission = SubmissionFactory()
    named = {"signed_name": "A", "signed_position": "President", "signed_at": clock.now(), "status": "signed"}

    said = refused(lambda: Submission.objects.filter(pk=submission.pk).update(**named))

    assert said == "Somebody signs, by name and position, by a link or on paper."
    assert put(submission, **named, token_hash="a").status == "signed"


def test_a_question_about_a_value_is_open_once():
    query = QueryFactory()

    assert refused(lambda: QueryFactory(point=query.point)) == "A question about this value is open already."


def test_what_must_be_mended_is_not_explained():
    finding = FindingFactory(is_hard=True)

    said = refused(
        lambda: Finding.objects.filter(pk=finding.pk).update(
            state="explained", text="So.", said_by=QueryFactory().asked_by, said_at=clock.now()
        )
    )

    assert said == "This must be mended; an explanation is not enough."
