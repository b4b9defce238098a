import factory

from notices import models


class EmailFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Email

    to = factory.Sequence("reader{}@example.org".format)
    subject = factory.Sequence("Letter {}".format)
    text = "Your report is ready."
