"""The names of countries for templates; no template needs to load it."""

from django import template

from directory.countries import country_name, is_country

register = template.Library()


@register.filter
def country(code):
    """The name of a country in the reader's language; "" for a code that is none."""
    return country_name(code) if is_country(code) else ""
