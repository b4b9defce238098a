"""What our widgets write is what Django's would have written."""

import pytest
from django import forms
from django.test.html import parse_html
from django.utils.translation import gettext_lazy

from records.widgets import Select

CHOICES = [("", "–"), ("IR", "Iran"), (7, gettext_lazy("Search")), ("x", "<Ö> & “co”")]


@pytest.mark.parametrize("value", [None, "", "IR", "7", 7, "DE", "x"])
def test_a_select_is_written_as_by_django(value):
    attributes = {"class": "form-select", "id": "id_country", "disabled": True}

    ours, theirs = (
        widget(attrs={"dir": "ltr"}, choices=CHOICES).render("country", value, attributes)
        for widget in (Select, forms.Select)
    )

    assert parse_html(ours) == parse_html(theirs)
