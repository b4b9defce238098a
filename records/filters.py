"""Which rows of a list does somebody ask for? What the filters of all lists share."""

from django.utils.functional import cached_property
from django_filters import Filter, FilterSet

from records.widgets import Select

ANY = ("", "–")


def asking(field_class, label, **options):
    """One question of a list, typed or chosen in a field of this class."""
    question = Filter(label=label, **options)
    question.field_class = field_class
    return question


class ListFilter(FilterSet):
    """The questions of a list. What was not understood is told beside its field and narrows nothing."""

    def offer(self, **choices):
        """What there is to choose from, by the name of the question; or nothing of it."""
        for name, pairs in choices.items():
            self.filters[name].extra |= {"choices": [ANY, *pairs], "widget": Select}

    @cached_property
    def asked(self):
        """The questions that were understood."""
        self.form.is_valid()
        return self.form.cleaned_data

    @cached_property
    def qs(self):
        return self.narrowed()

    def narrowed(self):
        """Every row that answers each question."""
        found = self.queryset.all()
        for name, value in self.asked.items():
            if value:
                found = self.filters[name].filter(found, value)
        return found

    def unchanged(self, queryset, name, value):
        """The method of a question that narrows nothing by itself."""
        return queryset
