"""What is a check of eligibility? A registered class with numbers of its own; a call's rule names it and gives them."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from records.languages import listed, reader
from records.refusals import Refusal
from records.registry import Registry
from records.text import clean_line, digits

checks = Registry("eligibility", required=["slug", "title"])


class State(TextChoices):
    """What a rule says of an application. Not yet known is neither met nor broken: the office looks at it.

    What is overruled is not met, and does not stand in the way: two people of the office have decided so.
    """

    MET = "met", gettext_lazy("met")
    NOT_MET = "not_met", gettext_lazy("not met")
    OVERRULED = "overruled", gettext_lazy("overruled")
    UNKNOWN = "unknown", gettext_lazy("not known yet")

    @property
    def kind(self):
        """How a tag shows it."""
        return {"met": "good", "overruled": "good", "not_met": "problem"}.get(self.value, "waiting")


@dataclass(frozen=True)
class Result:
    """What a check found, and why; `tell` says it in the language that is active when it is called.

    `profiles` are the accounts whose profiles do not say what is asked.
    """

    state: State
    tell: Callable[[], str] = str
    profiles: frozenset = frozenset()


MET = Result(State.MET)


def not_met(tell):
    return Result(State.NOT_MET, tell)


def unknown(tell, profiles=frozenset()):
    return Result(State.UNKNOWN, tell, profiles)


def worst(results):
    """Of several findings the one that decides: one that is not met, else one that is not known."""
    results = list(results)
    for state in (State.NOT_MET, State.UNKNOWN):
        for result in results:
            if result.state == state:
                return result
    return MET


@dataclass(frozen=True)
class Param:
    """One value that a rule gives its check: a number, some words, one of several, or the key of a question."""

    label: str
    kind: str = "number"  # number, words, choice, choices, question
    is_required: bool = False
    least: int = 1
    most: int = 99
    choices: tuple = ()

    def cleaned(self, value):
        """The value as it is kept. Raises ValueError with a sentence."""
        return getattr(self, f"_{self.kind}")(value)

    def _number(self, value):
        if isinstance(value, bool) or not isinstance(value, int) or not self.least <= value <= self.most:
            raise ValueError(
                _("“%(name)s” is a whole number from %(least)s to %(most)s.")
                % {"name": self.label, "least": digits(self.least, reader()), "most": digits(self.most, reader())}
            )
        return value

    def _words(self, value):
        words = [clean_line(word) for word in value if isinstance(word, str)] if isinstance(value, list) else []
        if not words or not all(words) or len(words) != len(value):
            raise ValueError(_("“%(name)s” is a list of names.") % {"name": self.label})
        return words

    def _choice(self, value):
        if value not in dict(self.choices):
            known = listed(slug for slug, _label in self.choices)
            raise ValueError(_("“%(name)s” is one of: %(known)s.") % {"name": self.label, "known": known})
        return value

    def _choices(self, value):
        if not isinstance(value, list) or not value or not all(one in dict(self.choices) for one in map(str, value)):
            known = listed(slug for slug, _label in self.choices)
            raise ValueError(_("“%(name)s” names some of: %(known)s.") % {"name": self.label, "known": known})
        return value

    def _question(self, value):
        if not isinstance(value, str) or not clean_line(value):
            raise ValueError(_("“%(name)s” is the key of a question of the form.") % {"name": self.label})
        return clean_line(value)


QUESTION = Param(gettext_lazy("question of the form that answers it"), kind="question")


@dataclass(frozen=True)
class Ask:
    """A question put to somebody who has written nothing yet; calls that ask for the same share its key."""

    key: str
    label: str
    choices: tuple = ()
    kind: str = "choice"  # choice, number


def yes_no(key, label):
    choices = (("yes", _("Yes")), ("no", _("No")), ("", _("I do not know yet")))
    return Ask(key, label, choices)


class Check:
    """One check. Subclass, describe, register; `params` are the values that a rule may give it, by name."""

    slug = title = None
    params = {}

    def ask(self, call, params):
        """What somebody without an application is asked; None where nothing can be."""

    def answered(self, call, params, answer):
        """What such an answer means; `answer` is what was chosen, or a number."""
        return self.of_yes(answer)

    def of_yes(self, answer, *, good="yes"):
        """Of a question with yes and no: one of them is met."""
        return MET if answer == good else not_met(str)

    def met(self, facts, params):
        """What an application says; see `programs.eligibility.facts`."""
        raise NotImplementedError


def clean_params(name, params):
    """The values of a rule as they are kept. Raises Refusal with a sentence about what is wrong with them."""
    check = checks.get(name)
    if check is None:
        raise Refusal(_("There is no check “%(name)s”.") % {"name": name}, "check_name")
    if not isinstance(params, dict):
        raise Refusal(_("Give the values by name, like {“years”: 2}."), "params")
    for extra in sorted(set(params) - set(check.params)):
        known = listed(check.params) or _("none")
        said = _("This check has no value “%(name)s”; it has: %(known)s.") % {"name": extra, "known": known}
        raise Refusal(said, "params")
    missing = [name for name, param in check.params.items() if param.is_required and params.get(name) is None]
    if missing:
        raise Refusal(_("This check needs: %(names)s.") % {"names": listed(missing)}, "params")
    try:
        return {name: check.params[name].cleaned(value) for name, value in params.items() if value is not None}
    except ValueError as error:
        raise Refusal(str(error), "params") from error


def check_of(rule):
    """The check that a rule names; None where there is none, or the rule's values are not what it takes."""
    try:
        clean_params(rule.check_name, rule.params)
    except Refusal:
        return None
    return checks[rule.check_name]
