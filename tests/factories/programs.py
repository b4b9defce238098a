import datetime as dt

import factory
import pgtrigger

from programs import models
from programs.workflow import ProjectStatus
from tests.factories.directory import PersonFactory, UserFactory
from tests.factories.records import DocumentFactory


class ProjectFactory(factory.django.DjangoModelFactory):
    """A planned one. `running=True` has begun, `ended=True` is over."""

    class Meta:
        model = models.Project

    class Params:
        running = factory.Trait(status=ProjectStatus.RUNNING, starts_on=dt.date(2025, 6, 1))
        ended = factory.Trait(status=ProjectStatus.ENDED, starts_on=dt.date(2024, 6, 1), ends_on=dt.date(2026, 5, 31))

    title_en = factory.Sequence("Joint project {}".format)


class ProjectLeaderFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ProjectLeader

    project = factory.SubFactory(ProjectFactory)
    name = factory.Sequence("Dr. M. Rossi {}".format)


class ProjectFundingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ProjectFunding

    project = factory.SubFactory(ProjectFactory)
    source = "University of Montalto"
    amount = 5000
    currency = "EUR"


class ProjectOutputFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ProjectOutput

    project = factory.SubFactory(ProjectFactory)
    title = factory.Sequence("Article {}".format)


class ProgrammeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Programme

    code = factory.Sequence("PR{}".format)
    name_en = factory.Sequence("Programme {}".format)
    partner_country = "FR"
    is_public = True


class CallFactory(factory.django.DjangoModelFactory):
    """A draft of a twin call. `open=True` is published, opened a month ago and closes in a month of the tests' day.

    `with_form=True` has a project, a team, one section of questions, visits and a budget of each side.
    """

    class Meta:
        model = models.Call
        skip_postgeneration_save = True

    class Params:
        open = factory.Trait(
            status=models.CallStatus.PUBLISHED,
            opens_at=dt.datetime(2026, 10, 20, 4, 30, tzinfo=dt.UTC),
            closes_at=dt.datetime(2026, 12, 20, 9, 30, tzinfo=dt.UTC),
        )
        one_sided = factory.Trait(pattern=models.CallPattern.ONE_SIDED)

    programme = factory.SubFactory(ProgrammeFactory)
    code = factory.Sequence("CALL-{}".format)
    title_en = factory.Sequence("Call {}".format)
    time_zone = "Asia/Tehran"

    @factory.post_generation
    def with_form(self, create, wanted, **kwargs):
        if not (create and wanted):
            return
        CallAreaFactory(call=self, name_en="Physics")
        for position, kind in enumerate(["project", "team", "questions", "visits", "budget"]):
            section = FormSectionFactory(call=self, key=kind, kind=kind, title_en=kind.capitalize(), position=position)
            if kind == "questions":
                QuestionFactory(section=section, key="aims", label_en="Aims", max_words=200)
        for side in models.Side:
            SideBudgetFactory(call=self, side=side)
            CostCategoryFactory(call=self, side=side)


class CallTextFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.CallText

    call = factory.SubFactory(CallFactory)
    language = "fr"
    title = "Appel à projets"


class CallAreaFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.CallArea

    call = factory.SubFactory(CallFactory)
    name_en = factory.Sequence("Area {}".format)


class CallDateFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.CallDate

    call = factory.SubFactory(CallFactory)
    on = dt.date(2027, 5, 1)
    what_en = "Results"


class EligibilityRuleFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.EligibilityRule

    call = factory.SubFactory(CallFactory)
    check_name = "area-of-call"
    words_en = "The project is in one of the areas of the call."


class CriterionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Criterion

    call = factory.SubFactory(CallFactory, open=True, with_form=True)
    name_en = factory.Sequence("Criterion {}".format)
    weight = 100


class EarlierAwardFactory(factory.django.DjangoModelFactory):
    """One of 1402 that has ended. `ended_on` is its last day."""

    class Meta:
        model = models.EarlierAward

    programme = factory.SubFactory(ProgrammeFactory)
    title = factory.Sequence("Earlier award {}".format)
    year = 1402
    starts_on = dt.date(2024, 1, 1)
    ends_on = dt.date(2025, 12, 31)


class AwardLeaderFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.AwardLeader

    award = factory.SubFactory(EarlierAwardFactory)
    name = factory.Sequence("Dr. S. Rahimi {}".format)
    institution_given = "Parsan University"


class CallAlertFactory(factory.django.DjangoModelFactory):
    """A confirmed wish to be told of all calls."""

    class Meta:
        model = models.CallAlert

    email = factory.Sequence("reader{}@example.org".format)
    confirmed_at = dt.datetime(2026, 11, 1, 8, 0, tzinfo=dt.UTC)


class SideBudgetFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.SideBudget

    call = factory.SubFactory(CallFactory)
    side = models.Side.HOME
    currency = "EUR"


class CostCategoryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.CostCategory

    call = factory.SubFactory(CallFactory)
    side = models.Side.HOME
    name_en = "Stay"
    unit_en = "day"
    currency = "EUR"


class FormSectionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.FormSection

    call = factory.SubFactory(CallFactory)
    key = factory.Sequence("section-{}".format)
    title_en = factory.Sequence("Section {}".format)


class QuestionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Question

    section = factory.SubFactory(FormSectionFactory)
    key = factory.Sequence("question-{}".format)
    label_en = factory.Sequence("Question {}".format)


class ApplicationFactory(factory.django.DjangoModelFactory):
    """A draft to an open twin call, with its leader of the home side and that of the partner.

    `filled=True` lacks nothing; `submitted=True` was consented to by both and handed in; `eligible=True` is evaluated
    besides; `user` is the account of the leader at home.
    """

    class Meta:
        model = models.Application
        skip_postgeneration_save = True

    call = factory.SubFactory(CallFactory, open=True, with_form=True)
    title = factory.Sequence("Application {}".format)

    @factory.post_generation
    def user(self, create, account, **kwargs):
        MemberFactory(application=self, role="leader", side="home", user=account, name="Dr. Sara Rahimi")
        if self.call.is_twin:
            MemberFactory(application=self, role="leader", side="partner", name="Prof. Anne Martin")

    @factory.post_generation
    def filled(self, create, wanted, **kwargs):
        if not wanted:
            return
        self.abstract, self.area, self.months = "We measure the sun together.", self.call.areas.first(), 24
        self.starts_on = dt.date(2027, 9, 1)
        self.save()
        for section in self.call.sections.all():
            values = {question.key: "To measure the sun." for question in section.questions.all()}
            SectionAnswersFactory(application=self, section=section, values=values)
        PlannedVisitFactory(application=self, traveller=self.members.first())
        PlannedCostFactory(application=self)

    @factory.post_generation
    def submitted(self, create, wanted, **kwargs):
        if wanted:
            hand_in(self)

    @factory.post_generation
    def eligible(self, create, wanted, **kwargs):
        if wanted:
            hand_in(self)
            models.Application.objects.filter(pk=self.pk).update(status="eligible")
            self.refresh_from_db()


def hand_in(application):
    """As if both leaders had consented to the same text, around every form and action."""
    now, text = dt.datetime(2026, 11, 18, 8, 0, tzinfo=dt.UTC), "a" * 64
    rows = models.Application.objects.filter(pk=application.pk)
    rows.update(content_hash=text)
    application.members.filter(role="leader").update(consent="given", consent_hash=text, consent_at=now)
    reference = f"{application.call.code}-{application.pk:04d}"
    rows.update(status="submitted", status_since=now, submitted_at=now, reference=reference)
    application.refresh_from_db()


class MemberFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Member

    application = factory.SubFactory(ApplicationFactory)
    side = models.Side.HOME
    name = factory.Sequence("Dr. N. Karimi {}".format)
    institution_given = "Parsan University"


class InvitationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Invitation

    application = factory.SubFactory(ApplicationFactory)
    email = factory.Sequence("partner{}@example.org".format)
    token_hash = factory.Sequence("{:064x}".format)
    invited_by = factory.SubFactory(UserFactory)
    expires_at = dt.datetime(2026, 12, 4, 8, 0, tzinfo=dt.UTC)


class EndorsementFactory(factory.django.DjangoModelFactory):
    """Somebody is asked by a link. `given=True` has endorsed the text `a…`."""

    class Meta:
        model = models.Endorsement

    class Params:
        given = factory.Trait(
            status=models.EndorsementStatus.GIVEN,
            answered_at=dt.datetime(2026, 11, 19, 8, 0, tzinfo=dt.UTC),
            answered_by=factory.SubFactory(UserFactory),
            signed_name="Dr. Laleh Forouhar",
            signed_position="Vice-President for Research",
            content_hash="a" * 64,
        )

    application = factory.SubFactory(ApplicationFactory)
    institution_given = "Parsan University"
    name = "Dr. Laleh Forouhar"
    position = "Vice-President for Research"
    email = factory.Sequence("endorser{}@example.org".format)
    token_hash = factory.Sequence("e{:063x}".format)
    asked_by = factory.SubFactory(UserFactory)
    asked_at = dt.datetime(2026, 11, 18, 8, 0, tzinfo=dt.UTC)
    expires_at = dt.datetime(2026, 12, 2, 8, 0, tzinfo=dt.UTC)


class SectionAnswersFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.SectionAnswers

    application = factory.SubFactory(ApplicationFactory)
    section = factory.LazyAttribute(lambda row: row.application.call.sections.get(kind="questions"))
    values = factory.LazyFunction(lambda: {"aims": "To measure the sun."})


class PlannedVisitFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.PlannedVisit

    application = factory.SubFactory(ApplicationFactory)
    days = 10


class PlannedCostFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.PlannedCost

    application = factory.SubFactory(ApplicationFactory)
    category = factory.LazyAttribute(lambda row: row.application.call.categories.get(side="home"))
    units = 10
    unit_price = 90


class AttachmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Attachment

    application = factory.SubFactory(ApplicationFactory)
    question = factory.LazyAttribute(
        lambda row: QuestionFactory(section=FormSectionFactory(call=row.application.call), kind="file")
    )
    document = factory.LazyAttribute(lambda row: DocumentFactory(about=row.application))


class ApplicationVersionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ApplicationVersion

    application = factory.SubFactory(ApplicationFactory)
    number = 1
    snapshot = factory.LazyFunction(dict)
    content_hash = "a" * 64


class CallExtensionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.CallExtension

    call = factory.SubFactory(CallFactory, open=True)
    closes_at = dt.datetime(2026, 12, 27, 9, 30, tzinfo=dt.UTC)
    reason = "Power cuts."
    asked_by = factory.SubFactory(UserFactory)


class AgencyEntryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.AgencyEntry

    call = factory.SubFactory(CallFactory, open=True, with_form=True)
    number = factory.Sequence("47{:03}XY".format)


class CounterpartFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Counterpart

    application = factory.SubFactory(ApplicationFactory, submitted=True)
    entry = factory.LazyAttribute(lambda row: AgencyEntryFactory(call=row.application.call))


class ExclusionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Exclusion

    application = factory.SubFactory(ApplicationFactory, submitted=True)
    reason = "The project lasts longer than the call allows."
    proposed_by = factory.SubFactory(UserFactory)


class OverrulingFactory(factory.django.DjangoModelFactory):
    """Proposed; `confirmed=True` stands."""

    class Meta:
        model = models.Overruling

    class Params:
        confirmed = factory.Trait(
            confirmed_by=factory.SubFactory(UserFactory),
            confirmed_at=dt.datetime(2026, 11, 19, 8, 0, tzinfo=dt.UTC),
        )

    application = factory.SubFactory(ApplicationFactory)
    rule = factory.LazyAttribute(lambda row: EligibilityRuleFactory(call=row.application.call))
    rule_as_it_was = factory.LazyAttribute(lambda row: row.rule.as_it_is)
    reason = "Both agencies have agreed on a sixth field."
    proposed_by = factory.SubFactory(UserFactory)


class ClarificationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Clarification

    application = factory.SubFactory(ApplicationFactory, submitted=True)
    question = "Which laboratory is meant?"
    asked_by = factory.SubFactory(UserFactory)


class ReviewerProfileFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ReviewerProfile

    person = factory.SubFactory(PersonFactory)


class ReviewerAreaFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ReviewerArea

    reviewer = factory.SubFactory(ReviewerProfileFactory)
    name = factory.Sequence("Field {}".format)


class ReviewerPanelFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ReviewerPanel

    reviewer = factory.SubFactory(ReviewerProfileFactory)
    programme = factory.SubFactory(ProgrammeFactory)


class ConflictFactory(factory.django.DjangoModelFactory):
    """A hard one that the office knows of."""

    class Meta:
        model = models.Conflict

    person = factory.SubFactory(PersonFactory)
    application = factory.SubFactory(ApplicationFactory, eligible=True)
    kind = models.ConflictKind.OFFICE


class CallSideFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.CallSide

    call = factory.SubFactory(CallFactory, open=True, with_form=True)
    side = models.Side.HOME


class AssignmentRunFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.AssignmentRun

    call_side = factory.SubFactory(CallSideFactory)
    made_by = factory.SubFactory(UserFactory)


class ReviewAssignmentFactory(factory.django.DjangoModelFactory):
    """Proposed, of a reviewer who may be asked. `invited=True` has a link; `accepted=True` has also an account."""

    class Meta:
        model = models.ReviewAssignment

    class Params:
        invited = factory.Trait(
            status=models.AssignmentStatus.INVITED,
            email=factory.Sequence("reviewer{}@example.org".format),
            token_hash=factory.Sequence("a{:063x}".format),
            invited_at=dt.datetime(2026, 11, 18, 8, 0, tzinfo=dt.UTC),
        )
        accepted = factory.Trait(
            invited=True,
            status=models.AssignmentStatus.ACCEPTED,
            user=factory.SubFactory(UserFactory),
            answered_at=dt.datetime(2026, 11, 18, 9, 0, tzinfo=dt.UTC),
        )

    application = factory.SubFactory(ApplicationFactory, eligible=True)
    call_side = factory.LazyAttribute(
        lambda row: (
            row.application.call.review_sides.filter(side="home").first() or CallSideFactory(call=row.application.call)
        )
    )
    reviewer = factory.LazyAttribute(
        lambda row: ReviewerPanelFactory(programme=row.application.call.programme, side=row.call_side.side).reviewer
    )


class ReviewFactory(factory.django.DjangoModelFactory):
    """Begun."""

    class Meta:
        model = models.Review

    assignment = factory.SubFactory(ReviewAssignmentFactory, accepted=True)


class ReviewScoreFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ReviewScore

    criterion = factory.SubFactory(CriterionFactory)
    review = factory.LazyAttribute(
        lambda row: ReviewFactory(assignment__application=ApplicationFactory(call=row.criterion.call, eligible=True))
    )
    value = 4


class SideEvaluationFactory(factory.django.DjangoModelFactory):
    """Of a side that is open: nothing is counted yet."""

    class Meta:
        model = models.SideEvaluation

    application = factory.SubFactory(ApplicationFactory, eligible=True)
    call_side = factory.LazyAttribute(lambda row: CallSideFactory(call=row.application.call))


class CommitteeFactory(factory.django.DjangoModelFactory):
    """Not opened."""

    class Meta:
        model = models.Committee

    call = factory.SubFactory(CallFactory, open=True, with_form=True)


class CommitteeMemberFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.CommitteeMember

    committee = factory.SubFactory(CommitteeFactory)
    person = factory.SubFactory(PersonFactory)
    user = factory.SubFactory(UserFactory)


class CommitteeItemFactory(factory.django.DjangoModelFactory):
    """Before a committee that is in session, its sides having closed."""

    class Meta:
        model = models.CommitteeItem

    application = factory.SubFactory(ApplicationFactory, eligible=True)

    @factory.lazy_attribute
    def committee(self):
        call, now, account = self.application.call, dt.datetime(2026, 11, 19, 8, 0, tzinfo=dt.UTC), UserFactory()
        for side in call.sides:
            found = call.review_sides.filter(side=side).first() or CallSideFactory(call=call, side=side)
            if not found.is_over:
                type(found).objects.filter(pk=found.pk).update(closed_at=now, closed_by=account)
        opened = {"held_on": dt.date(2026, 11, 20), "opened_at": now, "opened_by": account}
        return call.committees.first() or CommitteeFactory(call=call, **opened)


class CommitteeAmountFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.CommitteeAmount

    item = factory.SubFactory(CommitteeItemFactory)
    side = models.Side.HOME
    currency = "EUR"
    asked = 1000
    granted = 1000


class AwardFactory(factory.django.DjangoModelFactory):
    """Offered for an eligible application, for two years from September 2027, to be accepted until December 2026.

    `accepted=True` runs as a joint project.
    """

    class Meta:
        model = models.Award

    class Params:
        accepted = factory.Trait(
            status="accepted",
            answered_at=dt.datetime(2026, 11, 19, 8, 0, tzinfo=dt.UTC),
            answered_by=factory.SubFactory(UserFactory),
            project=factory.SubFactory(ProjectFactory),
        )

    application = factory.SubFactory(ApplicationFactory, eligible=True)
    accept_by = dt.date(2026, 12, 20)
    starts_on = dt.date(2027, 9, 1)
    ends_on = dt.date(2029, 8, 31)
    offered_by = factory.SubFactory(UserFactory)


class AwardAmountFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.AwardAmount

    award = factory.SubFactory(AwardFactory, accepted=True)
    side = "partner"
    currency = "EUR"
    amount = 20_000


class SignedMinutesFactory(factory.django.DjangoModelFactory):
    """Recorded by one officer, and not confirmed."""

    class Meta:
        model = models.SignedMinutes

    committee = factory.SubFactory(CommitteeFactory)
    signatory = "Prof. Claire Martin"
    signed_on = dt.date(2026, 11, 20)
    paper = factory.LazyAttribute(lambda minutes: DocumentFactory(about=minutes.committee))
    fingerprint = "a" * 64
    recorded_by = factory.SubFactory(UserFactory)


class JointDecisionFactory(factory.django.DjangoModelFactory):
    """The first reserve, that nobody has signed. `published=True`: as if both sides had signed it."""

    class Meta:
        model = models.Decision

    class Params:
        published = factory.Trait(
            number=factory.Sequence("DEC-1405-{:04d}".format),
            verify_code=factory.Sequence("CODE{:06d}".format),
            fingerprint="a" * 64,
            published_at=dt.datetime(2026, 11, 20, 8, 0, tzinfo=dt.UTC),
            published_by=factory.SubFactory(UserFactory),
            is_current=True,
        )

    committee = factory.SubFactory(CommitteeFactory)
    application = factory.LazyAttribute(lambda decision: _before(decision.committee))
    outcome = "reserve"
    reserve = 1

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        with pgtrigger.ignore("programs.Decision:signed_and_published"):
            return super()._create(model_class, *args, **kwargs)


def _before(committee):
    """What stands before this committee."""
    found = committee.items.select_related("application").first()
    return found.application if found else ApplicationFactory(call=committee.call, eligible=True)


class DecisionAmountFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.DecisionAmount

    decision = factory.SubFactory(JointDecisionFactory, outcome="funded", reserve=None)
    side = "home"
    currency = "EUR"
    amount = 1000


class BudgetLineFactory(factory.django.DjangoModelFactory):
    """Stays of the partner side in 2028: 6,000 euros of what it grants, as much as needed."""

    class Meta:
        model = models.BudgetLine

    award = factory.SubFactory(AwardFactory, accepted=True)
    side = "partner"
    category = "stay"
    starts_on = dt.date(2028, 1, 1)
    ends_on = dt.date(2028, 12, 31)
    amount = 6000
    currency = "EUR"

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        granted = {name: kwargs[name] for name in ("award", "side", "currency")}
        if not models.AwardAmount.objects.filter(**granted).exists():
            AwardAmountFactory(**granted, amount=10 * kwargs["amount"])
        return super()._create(model_class, *args, **kwargs)


class VisitRulesFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.VisitRules

    call = factory.SubFactory(CallFactory)


class DailyRateFactory(factory.django.DjangoModelFactory):
    """100 euros a day of the partner side for seniors."""

    class Meta:
        model = models.DailyRate

    call = factory.SubFactory(CallFactory)
    side = "partner"
    amount = 100
    currency = "EUR"


class FareLimitFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.FareLimit

    call = factory.SubFactory(CallFactory)
    side = "home"
    most = 400
    currency = "EUR"


class VisitFactory(factory.django.DjangoModelFactory):
    """The leader at home goes abroad for twenty days in June 2028."""

    class Meta:
        model = models.Visit

    award = factory.SubFactory(AwardFactory, accepted=True)
    traveller = factory.LazyAttribute(lambda visit: visit.award.application.leader_of("home"))
    purpose = "Measurements at the observatory"
    starts_on = dt.date(2028, 6, 1)
    ends_on = dt.date(2028, 6, 20)
    planned_by = factory.SubFactory(UserFactory)


class VisitChargeFactory(factory.django.DjangoModelFactory):
    """2,000 euros of the stays that the partner side pays."""

    class Meta:
        model = models.VisitCharge

    visit = factory.SubFactory(VisitFactory)
    line = factory.LazyAttribute(lambda charge: BudgetLineFactory(award=charge.visit.award))
    days = 20
    amount = 2000


class CallReportFactory(factory.django.DjangoModelFactory):
    """The final report, two months after the last day."""

    class Meta:
        model = models.CallReport

    call = factory.SubFactory(CallFactory)
    kind = models.ReportKind.FINAL
    months = 2
    anchor = models.ReportAnchor.AFTER_END


class ReportQuestionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ReportQuestion

    call = factory.SubFactory(CallFactory)
    words_en = factory.Sequence("Question {}?".format)


class ReportDueFactory(factory.django.DjangoModelFactory):
    """An interim report of a running award, due in December 2026."""

    class Meta:
        model = models.ReportDue

    award = factory.SubFactory(AwardFactory, accepted=True)
    due_on = dt.date(2026, 12, 20)


class AwardReportFactory(factory.django.DjangoModelFactory):
    """A draft. `submitted=True` waits for the office, `accepted=True` was accepted."""

    class Meta:
        model = models.AwardReport

    class Params:
        submitted = factory.Trait(
            status="submitted",
            submitted_at=dt.datetime(2026, 11, 18, 8, 0, tzinfo=dt.UTC),
            submitted_by=factory.SubFactory(UserFactory),
        )
        accepted = factory.Trait(
            submitted=True,
            status="accepted",
            judged_at=dt.datetime(2026, 11, 19, 8, 0, tzinfo=dt.UTC),
            judged_by=factory.SubFactory(UserFactory),
        )

    due = factory.SubFactory(ReportDueFactory)
    done = "We have measured for a year."


class ReportAnswerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ReportAnswer

    report = factory.SubFactory(AwardReportFactory)
    question = factory.SubFactory(ReportQuestionFactory)
    text = "Yes."


class ReportOutputFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ReportOutput

    report = factory.SubFactory(AwardReportFactory)
    title = factory.Sequence("Article {}".format)
    url = "https://journal.example.org/article"


class VisitLetterFactory(factory.django.DjangoModelFactory):
    """Of an approved visit of the partner's leader, valid until its last day."""

    class Meta:
        model = models.VisitLetter

    visit = factory.SubFactory(VisitFactory)
    number = factory.Sequence("INV-1407-{:04d}".format)
    valid_until = dt.date(2028, 6, 20)
    name = "Anne Martin"
    starts_on = dt.date(2028, 6, 1)
    ends_on = dt.date(2028, 6, 20)
    signer = "The director"
    verify_code = factory.Sequence("VSTLETTR{:02d}".format)
    issued_by = factory.SubFactory(UserFactory)
