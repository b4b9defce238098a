import datetime as dt
import hashlib

import factory

from evaluation import models
from evaluation.workflow import FrameworkStatus
from records import clock
from tests.factories.directory import InstitutionFactory, UserFactory


class ExerciseFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Exercise

    code = factory.Sequence("E{}".format)
    name_en = factory.Sequence("Evaluation {}".format)
    kind = models.InstitutionKind.UNIVERSITY


class FrameworkFactory(factory.django.DjangoModelFactory):
    """A draft without anything in it."""

    class Meta:
        model = models.Framework

    exercise = factory.SubFactory(ExerciseFactory)
    title_en = factory.Sequence("Framework {}".format)


def total_of(framework):
    """The node above all others, made where it is not there yet."""
    made, _ = models.Node.objects.get_or_create(framework=framework, parent=None, defaults={"code": models.TOTAL})
    return made


class NodeFactory(factory.django.DjangoModelFactory):
    """A domain below the total."""

    class Meta:
        model = models.Node

    framework = factory.SubFactory(FrameworkFactory)
    parent = factory.LazyAttribute(lambda node: total_of(node.framework))
    code = factory.Sequence("domain-{}".format)
    title_en = factory.Sequence("Domain {}".format)


class TotalFactory(factory.django.DjangoModelFactory):
    """What stands above all in a framework of its own."""

    class Meta:
        model = models.Node

    framework = factory.SubFactory(FrameworkFactory)
    code = models.TOTAL


class VariableFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Variable

    framework = factory.SubFactory(FrameworkFactory)
    code = factory.Sequence("variable-{}".format)
    title_en = factory.Sequence("Variable {}".format)


class IndicatorFactory(factory.django.DjangoModelFactory):
    """Without a formula; `variables` gives it one."""

    class Meta:
        model = models.Indicator
        skip_postgeneration_save = True

    framework = factory.SubFactory(FrameworkFactory)
    node = factory.LazyAttribute(lambda indicator: NodeFactory(framework=indicator.framework))
    code = factory.Sequence("indicator-{}".format)
    title_en = factory.Sequence("Indicator {}".format)

    @factory.post_generation
    def variables(self, create, extracted, **kwargs):
        for place, variable in enumerate(extracted or []):
            TermFactory(indicator=self, variable=variable, position=place)


class TermFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Term

    indicator = factory.SubFactory(IndicatorFactory)
    variable = factory.LazyAttribute(lambda term: VariableFactory(framework=term.indicator.framework))


class AllocationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Allocation

    node = factory.SubFactory(NodeFactory)
    points = factory.LazyFunction(dict)


class MatrixFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Matrix

    node = factory.SubFactory(NodeFactory)
    rows = factory.LazyFunction(list)


class PeerGroupFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.PeerGroup

    framework = factory.SubFactory(FrameworkFactory)
    grouping = "type"
    code = factory.Sequence("group-{}".format)


class ValidationRuleFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ValidationRule

    framework = factory.SubFactory(FrameworkFactory)
    variable = factory.LazyAttribute(lambda rule: VariableFactory(framework=rule.framework))
    looks_at = models.Check.CHANGE
    limit = 30.0


class RoundFactory(factory.django.DjangoModelFactory):
    """Being prepared; `opened` opens it as it stands."""

    class Meta:
        model = models.Round

    framework = factory.SubFactory(FrameworkFactory)
    exercise = factory.SelfAttribute("framework.exercise")
    year = 1404
    opens_on = factory.LazyFunction(clock.today)
    closes_at = factory.LazyFunction(lambda: clock.now() + dt.timedelta(days=30))


def put(row, **values):
    """The row with these columns, past every action; None where it is gone."""
    type(row).objects.filter(pk=row.pk).update(**values)
    row.refresh_from_db()
    return row


def opened(made, status="open", **values):
    """A round in this state, its framework locked."""
    put(made.framework, status=FrameworkStatus.LOCKED)
    return put(made, status=status, **values)


class ParticipationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Participation

    round = factory.SubFactory(RoundFactory)
    institution = factory.SubFactory(InstitutionFactory)
    code = factory.Sequence("unit-{}".format)


class ParticipationGroupFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ParticipationGroup

    participation = factory.SubFactory(ParticipationFactory)
    group = factory.LazyAttribute(lambda one: PeerGroupFactory(framework=one.participation.round.framework))


class RoundPeriodFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.RoundPeriod

    round = factory.SubFactory(RoundFactory)
    kind = factory.Sequence(lambda n: ["fiscal", "academic", "gregorian"][n % 3])
    starts_on = dt.date(2025, 3, 21)
    ends_on = dt.date(2026, 3, 20)


class DataPointFactory(factory.django.DjangoModelFactory):
    """A reported value of 1."""

    class Meta:
        model = models.DataPoint

    participation = factory.SubFactory(ParticipationFactory)
    variable = factory.LazyAttribute(lambda one: VariableFactory(framework=one.participation.round.framework))
    value = 1
    kind = models.ValueKind.REPORTED


class QueryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Query

    point = factory.SubFactory(DataPointFactory)
    text = "How was it counted?"
    asked_by = factory.SubFactory(UserFactory)


class RemarkFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Remark

    point = factory.SubFactory(DataPointFactory)
    text = "Its register counts otherwise."
    by = factory.SubFactory(UserFactory)


class EvidenceItemFactory(factory.django.DjangoModelFactory):
    """A page on the web."""

    class Meta:
        model = models.EvidenceItem

    participation = factory.SubFactory(ParticipationFactory)
    title = "Yearbook"
    url = "https://example.org/yearbook"
    seen_on = factory.LazyFunction(clock.today)


class EvidenceLinkFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.EvidenceLink

    item = factory.SubFactory(EvidenceItemFactory)
    point = factory.LazyAttribute(lambda link: DataPointFactory(participation=link.item.participation))


class FindingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Finding

    participation = factory.SubFactory(ParticipationFactory)
    code = "missing"


class SubmissionFactory(factory.django.DjangoModelFactory):
    """Waiting for the head's signature."""

    class Meta:
        model = models.Submission

    participation = factory.SubFactory(ParticipationFactory)
    revision = 1
    content = factory.LazyFunction(list)
    sha256 = hashlib.sha256(b"[]").hexdigest()
    made_by = factory.SubFactory(UserFactory)


class SnapshotFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Snapshot

    round = factory.SubFactory(RoundFactory)
    content = "{}"
    sha256 = factory.Sequence("{:064d}".format)


class RunFactory(factory.django.DjangoModelFactory):
    """Being computed."""

    class Meta:
        model = models.Run

    snapshot = factory.SubFactory(SnapshotFactory)
    round = factory.SelfAttribute("snapshot.round")
    number = factory.Sequence("RUN-1405-{:04d}".format)
    kind = models.RunKind.NOMINAL


class RunTableFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.RunTable

    run = factory.SubFactory(RunFactory)
    name = "units"
    columns = factory.LazyFunction(dict)
    sha256 = "0" * 64


class ResultFactory(factory.django.DjangoModelFactory):
    """Of an institution without a score."""

    class Meta:
        model = models.Result

    run = factory.SubFactory(RunFactory)
    participation = factory.LazyAttribute(lambda one: ParticipationFactory(round=one.run.round))
    code = factory.SelfAttribute("participation.code")
    explanation = factory.LazyFunction(dict)


class RunApprovalFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.RunApproval

    run = factory.SubFactory(RunFactory)
    by = factory.SubFactory(UserFactory)
    result_sha256 = "0" * 64


class PublicationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Publication

    round = factory.SubFactory(RoundFactory)
    opened = factory.LazyFunction(lambda: ["ranks"])
    from_at = factory.LazyFunction(clock.now)
    by = factory.SubFactory(UserFactory)


class AppealFactory(factory.django.DjangoModelFactory):
    """On a rule."""

    class Meta:
        model = models.Appeal

    participation = factory.SubFactory(ParticipationFactory)
    number = factory.Sequence("APP-1405-{:04d}".format)
    about = "rule"
    grounds = "Gaps gain."
    filed_by = factory.SubFactory(UserFactory)


class IssuedReportFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.IssuedReport

    number = factory.Sequence("REP-1405-{:04d}".format)
    report = "institution-profile"
    run = factory.SubFactory(RunFactory)
    language = "en"
    verify_code = factory.Sequence("C{:09d}".format)
    issued_by = factory.SubFactory(UserFactory)
