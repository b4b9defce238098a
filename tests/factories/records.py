import datetime as dt
import hashlib

import factory
from django.core.files.base import ContentFile

from records import models
from records.feeds import hashed

PDF = b"%PDF-1.4\n%%EOF\n"


class OfficeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Office


class CounterFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Counter

    series = factory.Sequence("SERIES{}".format)
    year = 1405


class GoalFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Goal

    code = factory.Sequence("G{}".format)
    title_en = factory.Sequence("Goal {}".format)


class TagFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Tag

    name_en = factory.Sequence("Tag {}".format)


class DocumentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Document
        exclude = ["data"]

    data = PDF
    about = factory.SubFactory(GoalFactory)
    name = factory.Sequence("paper-{}.pdf".format)
    file = factory.LazyAttribute(lambda document: ContentFile(document.data, name=document.name))
    sha256 = factory.LazyAttribute(lambda document: hashlib.sha256(document.data).hexdigest())
    size = factory.LazyAttribute(lambda document: len(document.data))
    mime = "application/pdf"


class LetterFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Letter

    about = factory.SubFactory(GoalFactory)
    number = factory.Sequence("1405/{}".format)
    dated_on = dt.date(2026, 1, 5)


class JobFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Job

    kind = "report"
    title = factory.Sequence("Job {}".format)


class ImportRunFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ImportRun

    kind = "agreements"
    name = "list.xlsx"
    sha256 = factory.Sequence("{:064x}".format)
    started_by = "Leila Daneshvar"


class ImportRowFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ImportRow

    run = factory.SubFactory(ImportRunFactory)
    number = factory.Sequence(lambda n: n + 2)
    outcome = models.Outcome.CREATE


class SignFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Sign

    name = factory.Sequence("queue:{}".format)


class SavedViewFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.SavedView

    owner = factory.SubFactory("tests.factories.directory.UserFactory")
    list_name = "agreements:list"
    name = factory.Sequence("View {}".format)
    query = "q=trieste"


class FeedFactory(factory.django.DjangoModelFactory):
    """`token` is what its address ends in."""

    class Meta:
        model = models.Feed
        exclude = ["token"]

    token = factory.Sequence("token{}".format)
    owner = factory.SubFactory("tests.factories.directory.UserFactory")
    name = factory.Sequence("Calendar {}".format)
    kinds = ["agreement-last-days"]
    token_hash = factory.LazyAttribute(lambda feed: hashed(feed.token))


class FeedEntryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.FeedEntry

    feed = factory.SubFactory(FeedFactory)
    about = factory.SubFactory(GoalFactory)
    kind = "agreement-last-days"
    on = dt.date(2027, 1, 5)
    digest = "0" * 64


class HolidayFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Holiday

    name_en = factory.Sequence("Holiday {}".format)
    starts_on = dt.date(2027, 3, 20)
    ends_on = dt.date(2027, 4, 2)


class PeriodFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Period

    kind = models.PeriodKind.OWN
    label_en = factory.Sequence("Period {}".format)
    starts_on = dt.date(2026, 3, 21)
    ends_on = dt.date(2027, 3, 20)


class ActionItemFactory(factory.django.DjangoModelFactory):
    """`done=True` for one that is over."""

    class Meta:
        model = models.ActionItem

    class Params:
        done = factory.Trait(status=models.ActionStatus.DONE, done_on=dt.date(2026, 11, 10))

    about = factory.SubFactory(GoalFactory)
    title = factory.Sequence("Send the list {}".format)
    owner = factory.SubFactory("tests.factories.directory.UserFactory")
    due_on = dt.date(2026, 12, 1)


class ApprovalKindFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ApprovalKind

    code = factory.Sequence("KIND{}".format)
    name_en = factory.Sequence("Ministry {}".format)


class OutsideApprovalFactory(factory.django.DjangoModelFactory):
    """`sent=True` for one that waits for an answer."""

    class Meta:
        model = models.OutsideApproval

    class Params:
        sent = factory.Trait(
            status=models.ApprovalStatus.SENT,
            sent_letter=factory.SubFactory(LetterFactory, about=factory.SelfAttribute("..about")),
        )

    about = factory.SubFactory(GoalFactory)
    kind = factory.SubFactory(ApprovalKindFactory)
    owner = factory.SubFactory("tests.factories.directory.UserFactory")
