import datetime as dt

import factory
from django.db import transaction

from agreements import models
from agreements.workflow import InstrumentStatus, Status
from records import clock
from tests.factories.directory import InstitutionFactory, UserFactory

Confidentiality, Origin, PartyRole = models.Confidentiality, models.Origin, models.PartyRole


class AgreementTypeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.AgreementType

    code = factory.Sequence("T{}".format)
    name_en = factory.Sequence("Memorandum {}".format)


class AgreementPartyFactory(factory.django.DjangoModelFactory):
    """`unknown=True` for one whose institution nobody has recognised yet."""

    class Meta:
        model = models.AgreementParty

    class Params:
        unknown = factory.Trait(institution=None, name_as_given=factory.Sequence("Univ. No. {}".format))

    agreement = factory.SubFactory("tests.factories.agreements.AgreementFactory")
    institution = factory.SubFactory(InstitutionFactory)


class AgreementTermFactory(factory.django.DjangoModelFactory):
    """`open=True` for one without an end, `end_not_known=True` for one whose end nobody knows."""

    class Meta:
        model = models.AgreementTerm

    class Params:
        open = factory.Trait(end_kind=models.EndKind.OPEN, ends_on=None)
        end_not_known = factory.Trait(end_kind=models.EndKind.UNKNOWN, ends_on=None)

    agreement = factory.SubFactory("tests.factories.agreements.AgreementFactory")
    starts_on = dt.date(2024, 1, 1)
    ends_on = dt.date(2028, 12, 31)


class OfficerAssignmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.OfficerAssignment

    agreement = factory.SubFactory("tests.factories.agreements.AgreementFactory")
    user = factory.SubFactory(UserFactory)
    starts_on = dt.date(2024, 1, 1)


def _party(role, **values):
    return factory.RelatedFactory(AgreementPartyFactory, factory_related_name="agreement", role=role, **values)


class AgreementFactory(factory.django.DjangoModelFactory):
    """A draft; `proposed=True` has all that review asks for.

    `concluded=True` gives it a home side, a partner and one term: `term__open=True`, `term=None`, …

    `imported`, `registered` are concluded in that way; `locked=True` has been compared with the paper.
    """

    class Meta:
        model = models.Agreement
        skip_postgeneration_save = True

    class Params:
        concluded = factory.Trait(
            status=Status.CONCLUDED,
            signed_on=dt.date(2024, 1, 1),
            home=_party(PartyRole.HOME, institution__country="IR"),
            partner=_party(PartyRole.PARTNER),
            term=factory.RelatedFactory(AgreementTermFactory, factory_related_name="agreement"),
        )
        proposed = factory.Trait(
            home=_party(PartyRole.HOME, institution__country="IR"),
            partner=_party(PartyRole.PARTNER),
            officer=factory.RelatedFactory(OfficerAssignmentFactory, factory_related_name="agreement"),
            text=factory.RelatedFactory(
                "tests.factories.agreements.TextVersionFactory",
                factory_related_name="instrument__agreement",
                instrument__kind=models.InstrumentKind.ORIGINAL,
                instrument__number=1,
            ),
        )
        registered = factory.Trait(concluded=True, origin=Origin.REGISTERED)
        imported = factory.Trait(
            concluded=True, origin=Origin.IMPORTED, import_key=factory.Sequence("{:064x}".format), partner__unknown=True
        )
        public = factory.Trait(confidentiality=Confidentiality.PUBLIC)
        restricted = factory.Trait(confidentiality=Confidentiality.RESTRICTED)

    type = factory.SubFactory(AgreementTypeFactory)
    title_en = factory.Sequence("Memorandum of understanding {}".format)

    @classmethod
    def _generate(cls, strategy, params):
        """All at once: at the end of a transaction a concluded agreement has its two parties."""
        with transaction.atomic():
            return super()._generate(strategy, params)

    @factory.post_generation
    def locked(self, create, extracted, **kwargs):
        return extracted

    @classmethod
    def _after_postgeneration(cls, instance, create, results=None):
        if results.get("locked"):
            instance.locked_at = clock.now()
            instance.save(update_fields=["locked_at"])
            instance.refresh_from_db()


class CorrectionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Correction

    agreement = factory.SubFactory(AgreementFactory, concluded=True, locked=True)
    field = "title_en"
    new = "Memorandum, corrected"
    reason = "The paper says so."
    proposed_by = factory.SubFactory(UserFactory)


class ApprovalRuleFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ApprovalRule

    kind = factory.SubFactory("tests.factories.records.ApprovalKindFactory")


class SuspensionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Suspension

    agreement = factory.SubFactory(AgreementFactory, concluded=True)
    starts_on = dt.date(2025, 1, 1)
    reason = "Sanctions."


class CrucialElementFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.CrucialElement

    name_en = factory.Sequence("Element {}".format)


class ElementAnswerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ElementAnswer

    agreement = factory.SubFactory(AgreementFactory)
    element = factory.SubFactory(CrucialElementFactory)
    clause = "4.1"


class ModelTextFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ModelText

    type = factory.SubFactory(AgreementTypeFactory)
    title = factory.Sequence("Model text {}".format)
    language = "en"


class InsideDeskFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.InsideDesk

    name_en = factory.Sequence("Desk {}".format)
    holder = factory.SubFactory(UserFactory)


class InsideApprovalFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.InsideApproval

    agreement = factory.SubFactory(AgreementFactory)
    desk = factory.SubFactory(InsideDeskFactory)
    holder = factory.SelfAttribute("desk.holder")


class InstrumentFactory(factory.django.DjangoModelFactory):
    """A draft amendment. `in_signature=True` has been sent for signature."""

    class Meta:
        model = models.Instrument

    class Params:
        in_signature = factory.Trait(status=InstrumentStatus.IN_SIGNATURE)

    agreement = factory.SubFactory(AgreementFactory, concluded=True, locked=True)
    number = factory.Sequence(lambda n: n + 1)


class TextVersionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.TextVersion

    instrument = factory.SubFactory(InstrumentFactory)
    language = "en"
    number = factory.Sequence(lambda n: n + 1)
    document = factory.SubFactory(
        "tests.factories.records.DocumentFactory", about=factory.SelfAttribute("..instrument.agreement")
    )


class SignatoryFactory(factory.django.DjangoModelFactory):
    """One that stays, of the instrument's agreement."""

    class Meta:
        model = models.Signatory

    instrument = factory.SubFactory(InstrumentFactory)
    party = factory.LazyAttribute(lambda made: made.instrument.agreement.parties.first())
    institution = factory.LazyAttribute(lambda made: made.party and made.party.institution)
    name_as_given = factory.LazyAttribute(lambda made: made.party.name_as_given if made.party else "")


class SignatureFactory(factory.django.DjangoModelFactory):
    """Under the text that its instrument has now."""

    class Meta:
        model = models.Signature

    instrument = factory.SubFactory(InstrumentFactory, in_signature=True)
    signatory = factory.SubFactory(SignatoryFactory, instrument=factory.SelfAttribute("..instrument"))
    signer_name = "Dr. A. Rahimi"
    signed_on = dt.date(2024, 1, 1)
    text_sha256 = factory.LazyAttribute(lambda made: made.instrument.text_sha256)


class ProposedTermFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ProposedTerm

    instrument = factory.SubFactory(InstrumentFactory)
    starts_on = dt.date(2029, 1, 1)
    ends_on = dt.date(2033, 12, 31)


class RenewalReviewFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.RenewalReview

    agreement = factory.SubFactory(AgreementFactory, concluded=True)
    term = factory.LazyAttribute(lambda made: made.agreement.terms.first())


class ActivityFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Activity

    agreement = factory.SubFactory(AgreementFactory, concluded=True)
    happened_on = dt.date(2025, 6, 1)
    title = factory.Sequence("Visit {}".format)


class CommitmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Commitment

    agreement = factory.SubFactory(AgreementFactory, concluded=True)
    owner = factory.SubFactory(UserFactory)
    text_en = "Two scholarships"
    first_due_on = dt.date(2025, 12, 31)


class CommitmentOccurrenceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.CommitmentOccurrence

    commitment = factory.SubFactory(CommitmentFactory)
    due_on = factory.SelfAttribute("commitment.first_due_on")


class StandingFactory(factory.django.DjangoModelFactory):
    """The database makes these rows; this gives the first of a new agreement."""

    class Meta:
        model = models.Standing

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        return AgreementFactory(concluded=True).standings.first()
