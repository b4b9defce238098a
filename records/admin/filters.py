"""Filters of lists that name no record which the reader does not see."""

from django.contrib import admin


class VisibleFilter(admin.RelatedFieldListFilter):
    """By a related record, of those that are visible to the reader."""

    def field_choices(self, field, request, model_admin):
        seen = field.related_model._default_manager.visible_to(request.user)
        ordering = self.field_admin_ordering(field, request, model_admin)
        limit = {"pk__in": seen.order_by().values("pk")}
        return field.get_choices(include_blank=False, ordering=ordering, limit_choices_to=limit)
