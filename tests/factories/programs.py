import datetime as dt

import factory

from programs import models
from programs.workflow import ProjectStatus


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
