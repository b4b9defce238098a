"""Who may see a record? Exactly those to whom it is listed: `view_<model>` is derived from `visible_to`."""

import rules
from django.apps import apps


def derive_view_permissions():
    """Give every model that can be listed its `view_` permission; without an object the answer is no."""
    for model in apps.get_models():
        if hasattr(model._default_manager, "visible_to"):
            rules.add_perm(f"{model._meta.app_label}.view_{model._meta.model_name}", _is_visible(model))


def _is_visible(model):
    @rules.predicate(f"is_visible:{model._meta.label_lower}")
    def check(user, record=None):
        return record is not None and model._default_manager.visible_to(user).filter(pk=record.pk).exists()

    return check
