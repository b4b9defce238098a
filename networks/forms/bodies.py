"""What is checked before they are kept: of a body and an announcement whose they are, of a term of office how long."""

import datetime as dt

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from networks.models import Announcement, Body, OfficeTerm
from records.calendars import Calendar, months_later
from records.languages import reader
from records.text import number

PAUSE = dt.timedelta(days=365)  # a year without the office, and counting begins anew


class _NamesBody(forms.ModelForm):
    """A body that is named is one of the same network."""

    names = foreign = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field, network = self.fields.get(self.names), self.instance.network_id
        if field and network:
            now = Q(pk=getattr(self.instance, f"{self.names}_id"))
            own = Body.objects.filter(Q(closed_on=None) | now, network=network)
            field.queryset = own.exclude(pk=self.instance.pk) if isinstance(self.instance, Body) else own

    def clean(self):
        cleaned = super().clean()
        network = self.instance.network if self.instance.network_id else cleaned.get("network")
        body = cleaned.get(self.names)
        if body and network and body.network_id != network.pk:
            self.add_error(self.names, self.foreign % {"network": network.name})
        return cleaned


class BodyForm(_NamesBody):
    names, foreign = "parent", gettext_lazy("A body is set up by one of the same network: choose one of %(network)s.")

    class Meta:
        model = Body
        fields = ["network", "parent"]  # those of the admin's page


class AnnouncementForm(_NamesBody):
    names = "body"
    foreign = gettext_lazy("Choose a body of %(network)s: the announcement goes to people of that network only.")

    class Meta:
        model = Announcement
        fields = ["network", "body"]  # those of the admin's page


class TermForm(forms.ModelForm):
    """A term without a planned end gets the one of its body; a new one is not one too many in a row."""

    class Meta:
        model = OfficeTerm
        fields = [
            "contact",
            "role",
            "is_voting",
            "institution",
            "country",
            "starts_on",
            "planned_end_on",
            "ended_on",
            "end_reason",
            "appointed_by",
        ]

    def clean(self):
        cleaned = super().clean()
        body, starts_on = self.instance.body, cleaned.get("starts_on")
        if starts_on and body.term_months and not cleaned.get("planned_end_on"):
            cleaned["planned_end_on"] = months_later(starts_on, body.term_months, Calendar.GREGORIAN) - dt.timedelta(1)
        if starts_on and body.max_consecutive_terms and cleaned.get("contact") and self.instance._state.adding:
            self._count(body.max_consecutive_terms, cleaned)
        return cleaned

    def _count(self, most, cleaned):
        asked = OfficeTerm(
            body=self.instance.body,
            contact=cleaned["contact"],
            role=cleaned.get("role", ""),
            starts_on=cleaned["starts_on"],
        )
        if len(_in_a_row(asked)) >= most:
            said = {"n": number(most, reader())}
            self.add_error("contact", _("The same person holds this office for at most %(n)s terms in a row.") % said)


def _in_a_row(term):
    """The terms that went before this one without a long pause."""
    found, begins = [], term.starts_on
    for earlier in OfficeTerm.objects.before(term):
        if earlier.ends_on is None or earlier.ends_on + PAUSE < begins:
            break
        found.append(earlier)
        begins = earlier.starts_on
    return found
