import datetime as dt

import factory
from django.db import transaction

from agreements import models
from agreements.workflow import Status
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
    """A draft. `concluded=True` gives it a home side, a partner and one term: `term__open=True`, `term=None`, …

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
