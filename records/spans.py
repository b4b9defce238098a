"""What the database refuses of rows that hold from one day to another: two of the same thing at one time."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import BigIntegerRangeField, DateRangeField, RangeOperators
from django.db.models import Func, Value


class DoesNotOverlap(ExclusionConstraint):
    """A form that does not show a field of the condition leaves the question to the database."""

    def deconstruct(self):
        """In migrations it is what the database knows of it."""
        _path, args, kwargs = super().deconstruct()
        return f"{ExclusionConstraint.__module__}.{ExclusionConstraint.__qualname__}", args, kwargs

    def validate(self, model, instance, exclude=None, **kwargs):
        if exclude and self.condition is not None and self._expression_refs_exclude(model, self.condition, exclude):
            return
        super().validate(model, instance, exclude=exclude, **kwargs)


def does_not_overlap(name, *keys, message, start="starts_on", end="ends_on", condition=None):
    """Rows with the same keys never cover the same day from `start` to `end`, the last day; none is without end.

    A range of one number stands for a key: an index of numbers and ranges together would need an extension.
    """
    same = [
        (
            Func(key, key, Value("[]"), function="int8range", output_field=BigIntegerRangeField()),
            RangeOperators.OVERLAPS,
        )
        for key in keys
    ]
    days = Func(start, end, Value("[]"), function="daterange", output_field=DateRangeField())
    return DoesNotOverlap(
        name=name,
        expressions=[*same, (days, RangeOperators.OVERLAPS)],
        condition=condition,
        violation_error_message=message,
    )
