"""What stands in an application, section by section, in words, and what is still missing.

One class for each kind of section.

Works on what `ApplicationQuerySet.for_pages` has loaded and asks nothing more; of what `for_lists` has loaded it says
which sections are complete.
"""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from programs.answers import in_reader_words, word_count
from programs.models import MemberRole, QuestionKind, SectionKind, Side
from records.calendars import in_words
from records.languages import listed, reader
from records.money import Money
from records.text import digits, number


class State(TextChoices):
    NOT_BEGUN = "not_begun", gettext_lazy("not begun")
    IN_PROGRESS = "in_progress", gettext_lazy("in progress")
    COMPLETE = "complete", gettext_lazy("complete")
    OPTIONAL = "optional", gettext_lazy("optional")

    @property
    def kind(self):
        """How a tag shows it."""
        return {"in_progress": "current", "complete": "plain"}.get(self.value, "quiet")


@dataclass(frozen=True)
class Line:
    """One answer: its label, what was answered, whether that is a text of several lines."""

    label: str
    value: str
    is_text: bool = False
    file: object = None  # the attachment, where the answer is one


@dataclass(frozen=True)
class Missing:
    """What has to be done before the section is complete: where, and in a sentence what."""

    label: str
    sentence: str

    def __str__(self):
        return f"{self.label}: {self.sentence}" if self.label else self.sentence


class FilledSection:
    """One section of one application. Subclasses say what their kind holds."""

    table = False

    def __init__(self, application, section, answers, files, fields):
        self.application, self.section, self.answers, self.files = application, section, answers, files
        self.fields = fields

    @property
    def may_fill(self):
        return self.section in self.fields.fills

    @property
    def version(self):
        """The one an edit begins from; 0 before the first."""
        return self.answers.version if self.answers else 0

    @property
    def state(self):
        if self.missing:
            return State.IN_PROGRESS if self.has_begun else State.NOT_BEGUN
        return State.COMPLETE if self.has_begun or not self.section.is_optional else State.OPTIONAL

    @property
    def is_done(self):
        return not self.missing

    @property
    def hint(self):
        """What a task list says below its title."""
        return ""

    @property
    def lines(self):
        """All its answers in one list."""
        return [line for _heading, lines in self.groups for line in lines]

    def _is_there(self, rows, of):
        """Is there one of these rows? `for_pages` loads them, `for_lists` says it."""
        said = vars(self.application).get(f"has_{rows}")
        return bool(getattr(of, rows).all()) if said is None else said


class QuestionsFilled(FilledSection):
    @cached_property
    def values(self):
        return self.answers.values if self.answers else {}

    @property
    def questions(self):
        return [one for one in self.section.questions.all() if one.pk not in self.fields.hides]

    @property
    def has_begun(self):
        return bool(self.values) or any(question.pk in self.files for question in self.questions)

    @property
    def groups(self):
        return [("", [self._line(question) for question in self.questions])]

    def _line(self, question):
        if question.is_file:
            file = self.files.get(question.pk)
            named = _("attached") if self.fields.hides_names else str(file)
            return Line(question.label, named if file else "", file=file)
        value = in_reader_words(question, self.values.get(question.key))
        return Line(question.label, value, is_text=question.kind in (QuestionKind.TEXT, QuestionKind.CONFLICT))

    @cached_property
    def missing(self):
        faults = ((question.label, self._fault(question)) for question in self.questions)
        return [Missing(label, fault) for label, fault in faults if fault]

    def _fault(self, question):
        if question.is_file:
            return self._fault_of_file(question)
        value = self.values.get(question.key)
        if value in (None, "", []):
            return _("Not answered yet.") if question.is_required else ""
        if question.max_words and word_count(str(value)) > question.max_words:
            return _("%(n)s words; at most %(most)s.") % {
                "n": number(word_count(value), reader()),
                "most": number(question.max_words, reader()),
            }
        return ""

    def _fault_of_file(self, question):
        file = self.files.get(question.pk)
        if file is None:
            return _("No file yet.") if question.is_required else ""
        return _("A virus was found in this file: upload another.") if file.document.is_refused else ""


class ProjectFilled(FilledSection):
    @property
    def has_begun(self):
        application = self.application
        return any([application.title, application.abstract, application.area_id, application.months])

    @cached_property
    def _asked(self):
        application = self.application
        starts_on = in_words(application.starts_on) if application.starts_on else ""
        areas = [Line(_("Area"), str(application.area or ""))] if self._is_there("areas", application.call) else []
        return [
            Line(_("Title"), application.title),
            Line(_("Summary"), application.abstract, is_text=True),
            *areas,
            Line(_("Duration in months"), number(application.months, reader()) if application.months else ""),
            Line(_("Planned first day"), starts_on),
        ]

    @property
    def groups(self):
        return [("", self._asked)]

    @cached_property
    def missing(self):
        return [Missing(line.label, _("Not answered yet.")) for line in self._asked if not line.value]


class TableFilled(FilledSection):
    """Rows that are added one by one."""

    table = True

    @cached_property
    def rows(self):
        return list(getattr(self.application, self.kept_in).all())

    @property
    def has_begun(self):
        return self._is_there(self.kept_in, self.application)

    @cached_property
    def missing(self):
        return [] if self.has_begun else [Missing("", self.none_yet)]


class TeamFilled(TableFilled):
    kept_in = "members"

    @property
    def hint(self):
        n = len(self.rows)
        return ngettext("%(n)s person", "%(n)s people", n) % {"n": number(n, reader())}

    @property
    def has_begun(self):
        return self.answers is not None

    @property
    def groups(self):
        return [
            (f"{member.name} · {listed([member.get_role_display(), member.get_side_display()])}", self._lines(member))
            for member in self.rows
        ]

    def _lines(self, member):
        lines = [
            Line(_("Name"), member.name),
            Line(_("Institution"), member.institution_name),
            Line(_("Position"), member.position),
            Line(_("ORCID iD"), member.orcid),
        ]
        return [*lines, Line(_("Subject of the thesis"), member.thesis)] if member.role == MemberRole.STUDENT else lines

    @cached_property
    def missing(self):
        found = [
            Missing(member.name, _("The institution is missing."))
            for member in self.rows
            if member.is_leader and not member.institution_name
        ]
        students = [member for member in self.rows if member.role == MemberRole.STUDENT and not member.thesis]
        return found + [Missing(member.name, _("The subject of the thesis is missing.")) for member in students]


class VisitsFilled(TableFilled):
    kept_in = "visits"

    @property
    def none_yet(self):
        return _("Add at least one visit.")

    @property
    def hint(self):
        n = len(self.rows)
        return ngettext("%(n)s visit", "%(n)s visits", n) % {"n": number(n, reader())}

    @property
    def groups(self):
        title = _("Visit %(n)s")
        return [(title % {"n": digits(n, reader())}, self._lines(visit)) for n, visit in enumerate(self.rows, 1)]

    def _lines(self, visit):
        return [
            Line(_("Who travels"), self._who(visit.traveller)),
            Line(_("To the"), visit.get_to_side_display()),
            Line(_("Year of the project"), digits(visit.year, reader())),
            Line(_("Days"), number(visit.days, reader())),
            Line(_("Purpose"), visit.purpose),
        ]

    def _who(self, traveller):
        if traveller is None:
            return ""
        return traveller.get_role_display() if self.fields.hides_names else str(traveller)


class BudgetFilled(TableFilled):
    kept_in = "costs"

    @property
    def none_yet(self):
        return _("Add at least one line of the budget.")

    @property
    def hint(self):
        return "; ".join(f"{total.side}: {total.sum}" for total in self.totals)

    @property
    def groups(self):
        rows = [(f"{cost.category} · {cost.category.get_side_display()}", self._lines(cost)) for cost in self.rows]
        totals = [Line(total.side, total.sum) for total in self.totals]
        return [*rows, (_("In all"), totals)] if rows else []

    def _lines(self, cost):
        lines = [
            Line(_("Year of the project"), digits(cost.year, reader())),
            Line(_("How many"), number(cost.units, reader())),
            Line(_("For each"), Money(cost.unit_price, cost.category.currency).format(reader())),
            Line(_("In all"), cost.money.format(reader())),
        ]
        return [*lines, Line(_("Note"), cost.note)] if cost.note else lines

    @cached_property
    def totals(self):
        """What each side is asked for in each currency: never added across two."""
        found = []
        for side in Side:
            costs = [cost for cost in self.rows if cost.category.side == side]
            for currency in sorted({cost.category.currency for cost in costs}):
                amounts = [cost.money for cost in costs if cost.category.currency == currency]
                found.append(self._total(side, Money.total(amounts, currency)))
        return found

    def _total(self, side, money):
        budgets = self.application.call.budgets.all()
        most = next((one.most for one in budgets if (one.side, one.currency) == (side, money.currency)), None)
        too_much = (
            _("The call gives at most %(most)s for one application.") % {"most": most.format(reader())}
            if (most is not None and money.amount > most.amount)
            else ""
        )
        return Total(str(side.label).capitalize(), money.format(reader()), too_much)


@dataclass(frozen=True)
class Total:
    side: str
    sum: str
    too_much: str


def over_price(cost):
    """A sentence where a cost asks more for one unit than its call pays; else ""."""
    most = cost.category.most_per_unit
    if most is None or cost.unit_price <= most:
        return ""
    return _("The call pays at most %(most)s for each.") % {
        "most": Money(most, cost.category.currency).format(reader())
    }


KINDS = {
    SectionKind.PROJECT: ProjectFilled,
    SectionKind.QUESTIONS: QuestionsFilled,
    SectionKind.TEAM: TeamFilled,
    SectionKind.VISITS: VisitsFilled,
    SectionKind.BUDGET: BudgetFilled,
}


def filled_sections(application, fields):
    """Every section that `fields` lets read, as it is filled in."""
    answers = {row.section_id: row for row in application.answers.all()}
    files = {row.question_id: row for row in application.attachments.all()}
    return [
        KINDS[section.kind](application, section, answers.get(section.pk), files, fields) for section in fields.reads
    ]
