"""How is a finding said to whoever reads it? One sentence with its figures."""

from decimal import Decimal

from django.utils.translation import gettext as _

from records.languages import reader
from records.text import number

_FIGURES = ("value", "whole", "last", "percent", "times", "middle")


def sentence_of(finding):
    """Of a row whose variable and rule are loaded. The rule's own sentence, where it has one, stands first."""
    facts = {name: _figure(finding.facts[name]) for name in _FIGURES if name in finding.facts}
    said = _said(finding, facts)
    own = finding.rule.message if finding.rule else ""
    return f"{own} {said}" if own else said


def _figure(text):
    value = Decimal(text)
    return number(value.quantize(Decimal("0.01")) if value != value.to_integral_value() else value, reader())


def _said(finding, facts):
    code = finding.code
    if code == "missing":
        return _("Nothing is said here: give the value, or say why there is none.")
    if code == "evidence":
        return _("This value needs evidence: name a file or a page.")
    if code == "shared_file":
        return _("Another institution has filed the very same file.")
    if code == "part":
        names = {"variable": finding.variable.title, "other": finding.rule.other.title if finding.rule else ""}
        return _("“%(variable)s” is %(value)s, more than “%(other)s”, %(whole)s.") % (facts | names)
    if code == "zero":
        return _("It is zero, and was %(last)s last year.") % facts
    if code == "change":
        return _("It is %(value)s after %(last)s last year, a change of %(percent)s percent.") % facts
    if code == "unit" and finding.facts.get("is_more"):
        return _("It is %(value)s, about %(times)s times last year's %(last)s: is the unit right?") % facts
    if code == "unit":
        return _("It is %(value)s after %(last)s last year, about one part in %(times)s: is the unit right?") % facts
    return _("It is %(value)s, far from the middle of the others, %(middle)s.") % facts
