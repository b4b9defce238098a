"""What are applicants told when the office moves times of a call, or decides that a rule does not stand in the way?"""

from datetime import date, datetime

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from notices.texts import Placeholder, texts
from programs.letters.applications import ApplicationLetter
from programs.models import Call
from programs.moments import in_zones
from records import clock
from records.templatetags.records import day


def _sample():
    return _line("results_on", date(2027, 1, 31), clock.today(), None)


@texts.register
class TimesMoved(ApplicationLetter):
    """`write` is given what is moved: {name of the field: (before, after)}."""

    slug = "call-times-moved"
    template = "programs/emails/times_moved"
    title = _("Times of the call are moved")
    occasion = _("To the leaders of every application to the call; where one alone closes later, to its leaders.")
    times = Placeholder(_("what is moved, and from when to when"), _sample, is_required=True, has_lines=True)
    placeholders = ApplicationLetter.placeholders | {"times": times}

    def values(self, context):
        call = context["application"].call
        lines = [_line(name, before, after, call) for name, (before, after) in context["moved"].items()]
        return super().values(context) | {"times": "\n\n".join(lines)}


def _line(name, before, after, call):
    what = str(Call._meta.get_field(name).verbose_name).capitalize()
    before = gettext("Until now: %(when)s") % {"when": _said(before, call)}
    return f"{what}: {_said(after, call)}\n{before}"


def _said(value, call):
    if value is None:
        return gettext("not known")
    return in_zones(value, call) if isinstance(value, datetime) else day(value)


@texts.register
class RuleOverruled(ApplicationLetter):
    """Without the reasons: they are the office's own."""

    slug = "rule-overruled"
    template = "programs/emails/rule_overruled"
    title = _("A rule does not stand in the way of the application")
    occasion = _("To both leaders, when two people of the office have overruled a rule for their application.")
    rule = Placeholder(_("the rule, as the call says it"), _("The project is in one of the areas of the call."))
    placeholders = ApplicationLetter.placeholders | {"rule": rule}

    def values(self, context):
        return super().values(context) | {"rule": context["overruling"].rule.words}
