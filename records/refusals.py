"""How does the portal say no? One exception, raised by an action or mapped from a named constraint."""

import logging

from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from records import clock

audit = logging.getLogger("audit")
_sentences = {}


class Refusal(Exception):
    """Something must not be, and here is the sentence for the user; `field` is where it belongs, if anywhere."""

    def __init__(self, message, field=None):
        super().__init__(message)
        self.message = message
        self.field = field

    def __str__(self):
        return str(self.message)

    def as_validation_error(self):
        return ValidationError({self.field: self.message} if self.field else self.message)


def require_reasons(given, field):
    """What is done for reasons is refused without them."""
    if not given.strip():
        raise Refusal(_("Give your reasons."), field)


def refuse_day_to_come(day, field):
    """What was done has its day behind it."""
    if day > clock.today():
        raise Refusal(_("That day has not come yet."), field)


def sentence(constraint, message, field=None):
    """Give a rule that lives only in the database (a trigger) its sentence."""
    _sentences[constraint] = (message, field)


def from_integrity_error(error):
    """The refusal behind a database error, or None if no named rule of ours was broken."""
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    if not name:
        return None
    if name in _sentences:
        message, field = _sentences[name]
        return Refusal(message, field)
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if constraint.name == name:
                return Refusal(constraint.get_violation_error_message())
        for field in model._meta.local_concrete_fields:
            if field.unique and name == f"{model._meta.db_table}_{field.column}_key":
                names = {"model_name": capfirst(model._meta.verbose_name), "field_label": capfirst(field.verbose_name)}
                return Refusal(field.error_messages["unique"] % names, field.name)
    return None
