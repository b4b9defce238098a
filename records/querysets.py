"""How do we ask for what hangs on any record?"""

from django.contrib.contenttypes.models import ContentType
from django.db import models


class RecordQuerySet(models.QuerySet):
    def open(self):
        return self.filter(closed_on=None)

    def visible_to(self, user):
        """Records without an answer of their own are the staff's."""
        return self if user.is_authenticated and user.is_staff else self.none()


class AboutQuerySet(RecordQuerySet):
    """Rows that hang on a record are seen by those who see the record, unless `own_rule` says less."""

    def own_rule(self, user, model):
        return models.Q()

    def about(self, record):
        return self.filter(content_type=ContentType.objects.get_for_model(record), object_id=record.pk)

    def visible_to(self, user):
        """Whoever reads the papers of the record it hangs on; documents made public: whoever sees the record."""
        allowed = models.Q(pk=None)
        for content_type_id in self.order_by().values_list("content_type", flat=True).distinct():
            model = ContentType.objects.get_for_id(content_type_id).model_class()
            records = model._default_manager.visible_to(user).values("pk")
            allowed |= models.Q(content_type=content_type_id, object_id__in=records) & self.own_rule(user, model)
        return self.filter(allowed)


class DocumentQuerySet(AboutQuerySet):
    def own_rule(self, user, model):
        if user.has_perm(f"{model._meta.app_label}.read_papers_{model._meta.model_name}"):
            return models.Q()
        return models.Q(visibility="public", closed_on=None)


class LetterQuerySet(AboutQuerySet):
    def own_rule(self, user, model):
        if user.has_perm(f"{model._meta.app_label}.read_papers_{model._meta.model_name}"):
            return models.Q()
        return models.Q(pk=None)


class JobQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Whoever asked for it."""
        return self.filter(owner=user) if user.is_authenticated else self.none()
