import datetime as dt

import factory

from notices import models
from records import clock


class EmailFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Email

    to = factory.Sequence("reader{}@example.org".format)
    subject = factory.Sequence("Letter {}".format)
    text = "Your report is ready."


class ReminderStepFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ReminderStep

    kind = "agreement-end"
    audience = "officer"
    amount = factory.Sequence(lambda n: n + 200)


class ReminderDueFactory(factory.django.DjangoModelFactory):
    """To come, about a draft of an agreement, for nobody yet."""

    class Meta:
        model = models.ReminderDue

    about = factory.SubFactory("tests.factories.agreements.AgreementFactory")
    step = factory.SubFactory(ReminderStepFactory)
    anchor_on = dt.date(2027, 1, 1)
    due_at = dt.datetime(2026, 12, 2, 3, 30, tzinfo=dt.UTC)


class LetterTextFactory(factory.django.DjangoModelFactory):
    """Of a letter that the portal no longer writes, so that there can be any number."""

    class Meta:
        model = models.LetterText

    slug = factory.Sequence("letter-of-old-{}".format)
    language = "en"
    subject = "Good news"
    body = "Your report is ready."


class FailedAddressFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.FailedAddress

    address = factory.Sequence("gone{}@example.org".format)
    kind = models.FailureKind.HARD
    reason = "550 5.1.1 no such user"


class MailHoldFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.MailHold

    reason = "Restored from a backup."


class LetterChoiceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.LetterChoice

    user = factory.SubFactory("tests.factories.directory.UserFactory")
    topic = "deadlines"
    by_email = False


class SmsFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Sms

    to = "+989121234567"
    person = factory.SubFactory("tests.factories.directory.UserFactory")
    text = factory.Sequence("Your consent is missing: observatory {}.".format)


class MobileNumberFactory(factory.django.DjangoModelFactory):
    """Proven."""

    class Meta:
        model = models.MobileNumber

    user = factory.SubFactory("tests.factories.directory.UserFactory")
    number = "+989121234567"
    verified_at = factory.LazyFunction(clock.now)
