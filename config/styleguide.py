"""Something to show for every piece of the look; the page for staff who write pages."""

import datetime as dt

from django import forms
from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from records import clock
from records.calendars import Calendar, ImpreciseDate, Precision


class ExampleForm(forms.Form):
    """One field of every kind."""

    use_required_attribute = False

    line = forms.CharField(label="Title", help_text="As printed on the first page.", max_length=20)
    optional_line = forms.CharField(label="Number at the partner", required=False)
    choice = forms.ChoiceField(label="Country", choices=[("", "—"), ("FR", "France"), ("IT", "Italy")])
    options = forms.ChoiceField(
        label="End of the term", choices=[("fixed", "on a day"), ("open", "open")], widget=forms.RadioSelect
    )
    text = forms.CharField(label="Scope", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    file = forms.FileField(label="Signed copy", help_text="PDF, at most 10 MB.", required=False)
    box = forms.BooleanField(label="I have read the text")


def samples():
    """What the page shows: invented data in the shapes that the components expect."""
    today = clock.today()
    change = {"label": _("Title"), "before": "Joint research", "after": "Joint research on water"}
    return {
        "today": today,
        "now": clock.now(),
        "imprecise_dates": [
            ImpreciseDate(dt.date(2018, 11, 1), Precision.MONTH, Calendar.GREGORIAN),
            ImpreciseDate(dt.date(2018, 3, 21), Precision.YEAR, Calendar.JALALI),
        ],
        "example_form": ExampleForm({"line": "A title far too long for this field", "options": "fixed"}),
        "crumb": _("Agreements"),
        "kinds": ["good", "current", "waiting", "problem", "accent", "plain", "quiet"],
        "notices": ["good", "current", "waiting", "problem"],
        "tones": ["lapis", "turq", "saff", "plum", "red"],
        "page_obj": Paginator(range(400), 20).page(4),
        "rows": [
            {"label": _("Partner"), "value": "Université de Valmont"},
            {"label": _("Reference"), "value": "MOU-1405-0007", "change_url": "#"},
            {"label": _("Scope"), "value": "Water\n\nآب و انرژی", "is_text": True},
            {"label": _("Address"), "value": ""},
        ],
        "bars": [{"label": "Italy", "value": 31}, {"label": "France", "value": 26}, {"label": "Malaysia", "value": 9}],
        "table_rows": [["Italy", 31], ["France", 26]],
        "columns": [{"label": _("Country")}, {"label": _("Agreements"), "is_number": True}],
        "attention": [
            {"count": 3, "kind": "problem", "label": "Wait for your signature", "url": "#", "url_label": _("See list")},
            {"count": 7, "kind": "waiting", "label": "End within 90 days", "url": "#", "url_label": _("See list")},
        ],
        "entries": [
            {
                "at": clock.now(),
                "by_name": "Leila Daneshvar",
                "label": _("Edited"),
                "comment": "As the partner wrote on Monday.",
                "changes": [change],
            },
            {"at": clock.now(), "by_name": "Omid Sarafraz", "label": _("Added"), "comment": "", "changes": []},
        ],
        "transitions": [
            {"label": "Send to review", "url": "#"},
            {"label": "Edit", "url": "#"},
            {"label": "Void", "url": "#", "is_grave": True},
        ],
        "steps": [{"title": "Find the agreement", "text": "By partner, country or year"}, {"title": "Read its page"}],
    }
