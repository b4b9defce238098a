"""What is still missing before everybody may read a call? Four steps, each with what is to be mended where."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.callworkflow import CallStatus
from programs.eligibility.definitions import check_of
from programs.models import Audience, QuestionKind, SectionKind, Side
from records import clock
from records.languages import listed, reader
from records.text import digits
from records.workdays import note
from records.zones import in_zone

TEXTS, TIMES, FORM, RULES = "texts", "times", "form", "rules"
STEPS = {
    TEXTS: gettext_lazy("What it is and who may apply"),
    TIMES: gettext_lazy("When"),
    FORM: gettext_lazy("The form"),
    RULES: gettext_lazy("Rules, money and criteria"),
}
WHOLE = 100  # percent
OF_CHOICE = (QuestionKind.CHOICE, QuestionKind.CHOICES)


@dataclass(frozen=True)
class Point:
    """Something missing or doubtful; `place` is a field or a kind of row of the call, or a section of its form."""

    step: str
    sentence: str
    place: object
    is_blocking: bool = True

    def __str__(self):
        return self.sentence


def points(call):
    """All that is missing or doubtful, in the order of the steps."""
    found = [*_texts(call), *_times(call)]
    if not call.is_elsewhere:
        found += [*_form(call), *_rules(call)]
    return found


def blocking(call):
    """What must be there before it is published; of a published call, whose times have their own way, all but these."""
    is_published = call.status == CallStatus.PUBLISHED
    return [one for one in points(call) if one.is_blocking and not (is_published and one.step == TIMES)]


def _texts(call):
    def missing(sentence, place, **values):
        return Point(TEXTS, sentence, place, **values)

    if not call.programme.is_public or call.programme.is_closed:
        yield missing(_("Its programme is not public."), "programme")
    if not call.title_fa:
        yield missing(_("The title has no Persian."), "title_fa")
    for name, words in _long_texts().items():
        for suffix, language in (("en", _("English")), ("fa", _("Persian"))):
            if not getattr(call, f"{name}_{suffix}").strip():
                must = name != "pays" or not call.is_elsewhere
                said = _("“%(text)s” is not written in %(language)s.") % {"text": words, "language": language}
                yield missing(said, f"{name}_{suffix}", is_blocking=must)
    if not call.contact_email:
        yield missing(_("Nobody is named whom applicants can write to."), "contact_email")
    if call.is_elsewhere and not call.url:
        yield missing(_("Where does one apply? Give the web address."), "url")
    if not call.is_elsewhere:
        areas = list(call.areas.all())
        if not areas:
            yield missing(_("It names no area in which one may apply."), "areas")
        yield from _without_persian(TEXTS, areas, "name_fa", "areas")
        if call.asks_endorsement:
            yield from _endorsement(call)


def _endorsement(call):
    """Who gives it is the office's to say; applicants have to know before they ask."""
    if not call.endorser_en:
        words = _("It asks for an endorsement of the home institution, and does not say who gives it.")
        yield Point(TEXTS, words, "endorser_en")
    elif not call.endorser_fa:
        yield Point(TEXTS, _("Who endorses is not written in Persian."), "endorser_fa")
    else:
        words = _("Each application needs the endorsement of the home institution, given by: %(who)s.")
        yield Point(TEXTS, words % {"who": call.endorser}, "endorser_en", is_blocking=False)


def _long_texts():
    return {"about": _("What it is about"), "who": _("Who may apply"), "pays": _("What it pays")}


def _times(call):
    def missing(sentence, place, **values):
        return Point(TIMES, sentence, place, **values)

    now = clock.now()
    if call.opens_at is None:
        yield missing(_("It has no opening."), "opens_at")
    elif call.opens_at <= now:
        yield missing(_("Its opening has passed: it opens as soon as it is published."), "opens_at", is_blocking=False)
    if call.closes_at is None:
        if call.is_twin:
            yield missing(_("It has no closing: two leaders need one day for both."), "closes_at")
        elif not call.is_elsewhere:
            yield missing(_("It has no closing: one may apply at any time."), "closes_at", is_blocking=False)
    elif call.closes_at <= now:
        yield missing(_("Its closing has passed."), "closes_at")
    if call.is_twin and call.consent_closes_at is None:
        yield missing(_("It does not say until when partners may consent."), "consent_closes_at")
    closes_on = call.closes_at and in_zone(call.closes_at, call.time_zone).date()
    if closes_on and call.results_on and call.results_on <= closes_on:
        yield missing(_("Its results are expected before it closes."), "results_on")
    for name in ("opens_at", "closes_at", "consent_closes_at"):
        at = getattr(call, name)
        if rest := at and note(in_zone(at, call.time_zone).date()):
            label = call._meta.get_field(name).verbose_name
            yield missing(f"{label}: {rest}", name, is_blocking=False)


def _form(call):
    sections = list(call.sections.prefetch_related("questions"))
    kinds = {section.kind for section in sections}
    if SectionKind.PROJECT not in kinds:
        yield Point(FORM, _("The form does not ask for title, area and duration of the project."), "sections")
    if call.is_twin and SectionKind.TEAM not in kinds:
        yield Point(FORM, _("The form does not ask for the team."), "sections")
    if not any(one.is_required for section in sections for one in section.questions.all()):
        yield Point(FORM, _("The form has no question that must be answered."), "sections")
    if SectionKind.BUDGET in kinds and not call.categories.exists():
        yield Point(FORM, _("The form asks for a budget, but no kind of cost is named."), "categories")
    for section in sections:
        yield from _section(call, section)


def _section(call, section):
    questions = list(section.questions.all())
    if section.kind == SectionKind.QUESTIONS and not questions:
        yield Point(FORM, _("“%(section)s” has no question.") % {"section": section}, section)
    if not call.is_twin and section.audience == Audience.PARTNER:
        yield Point(FORM, _("“%(section)s” is for partners, and there are none.") % {"section": section}, section)
    for question in questions:
        if question.kind in OF_CHOICE and len(question.choices) < 2:
            said = _("“%(question)s” offers nothing to choose from.") % {"question": question}
            yield Point(FORM, said, section)
        if question.kind == QuestionKind.MONEY and not question.currency:
            yield Point(FORM, _("“%(question)s” has no currency.") % {"question": question}, section)
    yield from _without_persian(FORM, [section], "title_fa", section)
    yield from _without_persian(FORM, questions, "label_fa", section)


def _rules(call):
    criteria = list(call.criteria.all())
    for side in call.sides:
        total = sum(one.weight for one in criteria if one.side in ("", side))
        if total != WHOLE:
            said = _("The weights of the criteria of the %(side)s add up to %(total)s, not to 100.")
            said = said % {"side": Side(side).label, "total": digits(total, reader())}
            yield Point(RULES, said, "criteria")
    budgets = list(call.budgets.all())
    for side in call.sides:
        currencies = {one.currency for one in budgets if one.side == side}
        strange = sorted({one.currency for one in call.categories.all() if one.side == side} - currencies)
        if not currencies:
            yield Point(RULES, _("No budget of the %(side)s is named.") % {"side": Side(side).label}, "budgets", False)
        elif strange:
            said = _("Kinds of cost of the %(side)s are in %(currencies)s, and its budget is not.")
            said = said % {"side": Side(side).label, "currencies": listed(strange)}
            yield Point(RULES, said, "categories")
    rules = list(call.rules.all())
    if not rules:
        yield Point(RULES, _("It has no rule of eligibility."), "rules", is_blocking=False)
    for rule in rules:
        if check_of(rule) is None:
            said = _("“%(rule)s” names no check, or not what its check needs.") % {"rule": rule}
            yield Point(RULES, said, "rules")
    for rows, place in ((rules, "rules"), (criteria, "criteria")):
        yield from _without_persian(RULES, rows, "words_fa" if place == "rules" else "name_fa", place)


def _without_persian(step, rows, name, place):
    """One line for all rows that have no Persian words."""
    named = [str(row) for row in rows if not getattr(row, name)]
    if named:
        said = _("Not written in Persian: %(names)s.") % {"names": listed(named)}
        yield Point(step, said, place, is_blocking=False)
