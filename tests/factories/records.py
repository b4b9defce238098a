import datetime as dt
import hashlib

import factory
from django.core.files.base import ContentFile

from records import models

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
