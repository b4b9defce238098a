import datetime as dt

import factory

from exchanges import models
from exchanges.kinds import Direction, StayKind
from exchanges.statuses import COMMITTED, OVER, StayStatus
from records import clock
from tests.factories.agreements import AgreementFactory, AgreementPartyFactory
from tests.factories.directory import InstitutionFactory, PersonFactory, UserFactory
from tests.factories.records import ApprovalKindFactory, PeriodFactory


class QuotaLineFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.QuotaLine

    agreement = factory.SubFactory(AgreementFactory)
    sending = factory.SubFactory(AgreementPartyFactory, agreement=factory.SelfAttribute("..agreement"))
    receiving = factory.SubFactory(AgreementPartyFactory, agreement=factory.SelfAttribute("..agreement"))
    starts_on = dt.date(2024, 9, 1)
    persons_per_year = 2


class QuotaYearFactory(factory.django.DjangoModelFactory):
    """The year 2026/27."""

    class Meta:
        model = models.QuotaYear

    line = factory.SubFactory(QuotaLineFactory)
    period = factory.SubFactory(PeriodFactory)
    capacity = 2


class StayFactory(factory.django.DjangoModelFactory):
    """A draft of a visiting professor's stay in December 2026. A status may be given; its days follow."""

    class Meta:
        model = models.Stay

    class Params:
        student = factory.Trait(kind=StayKind.STUDENT_EXCHANGE, direction=Direction.OUTGOING, semesters=1)
        leave = factory.Trait(kind=StayKind.STUDY_LEAVE, direction=Direction.OUTGOING)
        trip = factory.Trait(kind=StayKind.FIELD_TRIP, direction=Direction.OUTGOING)
        delegation = factory.Trait(kind=StayKind.DELEGATION, direction=Direction.INCOMING)

    kind = StayKind.VISITING_PROFESSOR
    direction = Direction.INCOMING
    title_en = factory.Sequence("Lectures {}".format)
    person = factory.SubFactory(PersonFactory)
    home = factory.SubFactory(InstitutionFactory)
    host = factory.SubFactory(InstitutionFactory)
    country = "IT"
    starts_on = dt.date(2026, 12, 7)
    ends_on = dt.date(2026, 12, 20)

    @factory.lazy_attribute
    def arrived_on(self):
        return self.starts_on if self.status in (StayStatus.ARRIVED, *OVER) else None

    @factory.lazy_attribute
    def departed_on(self):
        return self.ends_on if self.status in OVER else None

    @factory.lazy_attribute
    def off_quota_reason(self):
        needs = self.kind == StayKind.STUDENT_EXCHANGE and self.status in COMMITTED and self.quota is None
        return "Agreed by letter" if needs else ""

    @factory.lazy_attribute
    def off_quota_by(self):
        return UserFactory() if self.off_quota_reason else None

    status = StayStatus.DRAFT
    quota = None


class ParticipantFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Participant

    stay = factory.SubFactory(StayFactory, trip=True)
    name = factory.Sequence("Student {}".format)


class ItineraryItemFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ItineraryItem

    stay = factory.SubFactory(StayFactory, delegation=True)
    on = dt.date(2026, 12, 7)
    what = factory.Sequence("Visit {}".format)


class ExpenseCategoryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ExpenseCategory

    name_en = factory.Sequence("Category {}".format)


class StayCostFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.StayCost

    stay = factory.SubFactory(StayFactory)
    category = factory.SubFactory(ExpenseCategoryFactory)
    amount = 500
    currency = "EUR"


class ChecklistStepFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ChecklistStep

    label_en = factory.Sequence("Step {}".format)
    days_before = 10


class ChecklistItemFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ChecklistItem

    stay = factory.SubFactory(StayFactory)
    label = factory.Sequence("Line {}".format)
    due_on = dt.date(2026, 12, 1)


class CouncilFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Council

    name_en = factory.Sequence("Council {}".format)


class CouncilWordFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.CouncilWord

    stay = factory.SubFactory(StayFactory, leave=True)
    council = factory.SubFactory(CouncilFactory)
    met_on = dt.date(2026, 11, 1)


class StayReportFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.StayReport

    stay = factory.SubFactory(StayFactory, status=StayStatus.ARRIVED)
    number = factory.Sequence(lambda n: n + 1)
    due_on = dt.date(2027, 1, 19)


class StayApprovalRuleFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.StayApprovalRule

    approval = factory.SubFactory(ApprovalKindFactory)


class VisaRuleFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.VisaRule

    country = factory.Iterator(["US", "GB", "CA", "FR", "DE", "IT", "ES", "PT", "NL", "BE"])
    lead_days = 45

    @classmethod
    def _create(cls, model, *args, **values):
        return model.objects.get_or_create(country=values.pop("country"), defaults=values)[0]


class VisaCaseFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.VisaCase

    stay = factory.SubFactory(StayFactory)
    nationality = "IT"
    apply_by = dt.date(2026, 10, 23)


class HostRequestFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.HostRequest

    stay = factory.SubFactory(StayFactory, status=StayStatus.REQUESTED)
    name = "Dr. Laleh Forouhar"
    email = factory.Sequence("host{}@example.org".format)
    asked_by = factory.SubFactory(UserFactory)

    @factory.lazy_attribute
    def status(self):
        taken = self.stay.host_requests.filter(status__in=["asked", "given"]).exists()
        return models.HostStatus.REVOKED if taken else models.HostStatus.ASKED


class InvitationLetterFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.InvitationLetter

    stay = factory.SubFactory(StayFactory, status=StayStatus.INVITED)
    number = factory.Sequence("INV-1405-{:04d}".format)
    valid_until = dt.date(2027, 3, 1)
    name = "Maria Rossi"
    starts_on = dt.date(2026, 12, 7)
    ends_on = dt.date(2026, 12, 20)
    signer = "Head of the office"
    verify_code = factory.Sequence("CODE{:06d}".format)
    issued_by = factory.SubFactory(UserFactory)
    issued_on = dt.date(2026, 11, 1)

    @factory.lazy_attribute
    def superseded_on(self):
        return clock.today() if self.stay.invitations.filter(revoked_on=None, superseded_on=None).exists() else None


class BalanceEntryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.BalanceEntry

    agreement = factory.SubFactory(AgreementFactory)
    units = -1
    reason = "Waived by letter 12/2026"


class LearningAgreementFactory(factory.django.DjangoModelFactory):
    """The first version of a student who is nominated."""

    class Meta:
        model = models.LearningAgreement

    stay = factory.SubFactory(StayFactory, student=True, status=StayStatus.NOMINATED)
    number = 1
    courses = "MAT-401 Algebra, 6 credits\nPHY-210 Optics, 6 credits"
    proposed_by = factory.SubFactory(UserFactory)
