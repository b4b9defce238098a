"""Form widgets that the packages have too slow."""

from html import escape

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html
from django.utils.safestring import mark_safe


class Select(forms.Select):
    """A select of hundreds of ungrouped choices, written in one go.

    Django renders two templates for each of them; `format_html_join` asks for each whether it is lazy.
    """

    def render(self, name, value, attrs=None, renderer=None):
        chosen = self.format_value(value)
        options = "\n".join(_option(str(key), str(label), str(key) in chosen) for key, label in self.choices)
        attributes = flatatt(self.build_attrs(self.attrs, attrs))
        safe = mark_safe(options)  # noqa: S308  each option is escaped
        return format_html('<select name="{}"{}>\n{}\n</select>', name, attributes, safe)


def _option(key, label, is_chosen):
    return f'<option value="{escape(key)}"{" selected" if is_chosen else ""}>{escape(label)}</option>'
