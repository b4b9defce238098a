"""The words of `directory.devices` for templates."""

from django import template

from directory import devices

register = template.Library()
register.filter("device", devices.device)
