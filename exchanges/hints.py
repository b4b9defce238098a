"""What should the office look at on a stay, although nothing forbids it?"""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from exchanges import coverage
from exchanges.models import StayOrigin, VisaOutcome, VisaRule
from exchanges.statuses import BEFORE_ARRIVAL
from records import clock
from records.languages import reader
from records.templatetags.records import day
from records.text import number


def hints(stay):
    """Sentences for the officer, in three queries; participants, invitations and visas the page has loaded."""
    outside = coverage.warning(stay) if stay.origin != StayOrigin.IMPORTED else ""
    if stay.status in stay.workflow.finals:
        return [outside] if outside else []
    found = [*([outside] if outside else []), *_quota(stay), *_letter(stay)]
    if stay.status in BEFORE_ARRIVAL:
        found += [*_group(stay), *_visas(stay)]
    return [*found, *_visas_too_short(stay)]


def _quota(stay):
    """The agreement asks for a level and a language; the officer knows whether they are there."""
    if stay.quota is None:
        return
    line = stay.quota.line
    if line.level and stay.study_level and line.level != stay.study_level:
        said = _("The place is for the level “%(asked)s”, and this is “%(given)s”.")
        yield said % {"asked": line.get_level_display(), "given": stay.get_study_level_display()}
    elif line.level and not stay.study_level:
        yield _("The place is for the level “%(asked)s”: enter the level of study.") % {
            "asked": line.get_level_display()
        }
    if line.language and stay.status in BEFORE_ARRIVAL:
        yield _("The agreement asks for this language: %(language)s.") % {"language": line.language}
    if not line.starts_on <= stay.starts_on <= (line.ends_on or stay.starts_on):
        yield _("The agreement has this quota for other days.")


def _letter(stay):
    """A letter says the days that were planned when it was issued."""
    live = next((one for one in stay.invitations.all() if not (one.revoked_on or one.superseded_on)), None)
    if live is None or stay.status not in BEFORE_ARRIVAL:
        return
    if (live.starts_on, live.ends_on) != (stay.starts_on, stay.ends_on):
        yield _("The invitation letter says %(first)s – %(last)s: issue a new one.") % {
            "first": day(live.starts_on),
            "last": day(live.ends_on),
        }


def _group(stay):
    lacking = [one for one in stay.participants.all() if one.lacks(stay.ends_on)]
    if stay.is_group and lacking:
        n = len(lacking)
        said = ngettext(
            "Papers, passport or insurance of %(n)s participant are missing or end too early.",
            "Papers, passport or insurance of %(n)s participants are missing or end too early.",
            n,
        )
        yield said % {"n": number(n, reader())}

    named_ones = [one.person_id for one in stay.participants.all() if one.person_id]
    elsewhere = type(stay).objects.filter(person__in=named_ones).between(stay.first_day, stay.last_day)
    for other in elsewhere.exclude(pk=stay.pk).select_related("person") if named_ones else ():
        yield _("A participant has another stay on some of these days: %(stay)s.") % {"stay": other}


def _visas(stay):
    lead = {rule.country: rule for rule in VisaRule.objects.open()} if stay.visas.all() else {}
    for visa in stay.visas.all():
        rule = lead.get(visa.nationality) or lead.get("")
        if visa.outcome == VisaOutcome.WAITING and rule and not rule.is_at_airport:
            yield _("Only a consulate gives this visa, none is given at the airport: %(visa)s.") % {"visa": visa}
    for visa in stay.visas.all():
        if visa.outcome == VisaOutcome.REFUSED:
            yield _("A visa was refused: %(visa)s.") % {"visa": visa}
        elif visa.outcome == VisaOutcome.WAITING and not visa.applied_on and visa.apply_by < clock.today():
            said = _("A visa should have been applied for by %(day)s.")
            yield said % {"day": day(visa.apply_by)}


def _visas_too_short(stay):
    """Also of a stay that goes on: it may have been extended."""
    for visa in stay.visas.all():
        if visa.outcome == VisaOutcome.GRANTED and visa.valid_until < stay.last_day:
            yield _("A visa ends before the stay, on %(day)s.") % {"day": day(visa.valid_until)}
