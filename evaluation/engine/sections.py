"""How is one table of a framework file read? Each key once, and every wrong one told with its place."""

import re

from evaluation.engine.problems import Problem

CODE = re.compile(r"\w[\w.-]*")
REQUIRED = object()
LARGEST = 1e18


class Section:
    """A table whose keys are asked for by name; what nobody asked for is a mistake."""

    def __init__(self, given, place, problems):
        self.problems, self.place = problems, place
        if not isinstance(given, dict):
            self.tell("not_a_table")
            given = {}
        self.given, self.asked = given, set()

    def tell(self, code, **values):
        self.problems.append(Problem(code, self.place, **values))

    def has(self, key):
        return key in self.given

    def _taken(self, key, default, is_right, expected, **values):
        self.asked.add(key)
        if key not in self.given:
            if default is REQUIRED:
                self.tell("missing_key", key=key)
                return None
            return default
        value = self.given[key]
        if is_right(value):
            return value
        self.tell(expected, key=key, given=_shown(value), **values)
        return None if default is REQUIRED else default

    def text(self, key, default=""):
        return self._taken(key, default, lambda value: isinstance(value, str), "not_a_text")

    def code(self, key, default=REQUIRED):
        value = self.text(key, default)
        if isinstance(value, str) and value and not CODE.fullmatch(value):
            self.tell("not_a_code", key=key, given=value)
        return value or ""

    def choice(self, key, default, choices):
        return self._taken(
            key,
            default,
            lambda value: isinstance(value, str) and value in choices,
            "unknown_choice",
            choices=", ".join(choices),
        )

    def number(self, key, default, *, low=-LARGEST, high=LARGEST):
        value = self._taken(key, default, is_number, "not_a_number")
        if value is None or value is default:
            return default if default is not REQUIRED else 0.0
        if not low <= value <= high:
            self.tell("out_of_bounds", key=key, given=_shown(value), low=_shown(low), high=_shown(high))
            return default if default is not REQUIRED else 0.0
        return float(value)

    def whole(self, key, default, *, low=-(10**9), high=10**18):
        value = self._taken(key, default, lambda value: is_number(value) and value == int(value), "not_whole")
        if value is None or value is default:
            return default
        if not low <= value <= high:
            self.tell("out_of_bounds", key=key, given=_shown(value), low=_shown(low), high=_shown(high))
            return default
        return int(value)

    def flag(self, key, default):
        return self._taken(key, default, lambda value: isinstance(value, bool), "not_a_flag")

    def texts(self, key, default=(), choices=None):
        """A list of texts, or one text."""
        self.asked.add(key)
        value = self.given.get(key, default)
        value = [value] if isinstance(value, str) else value
        if not isinstance(value, list | tuple) or not all(isinstance(one, str) for one in value):
            self.tell("not_a_list_of_texts", key=key, given=_shown(value))
            return tuple(default)
        for one in value:
            if choices is not None and one not in choices:
                self.tell("unknown_choice", key=key, given=one, choices=", ".join(choices))
        return tuple(value)

    def numbers(self, key, default=()):
        self.asked.add(key)
        value = self.given.get(key, default)
        if not isinstance(value, list | tuple) or not all(is_number(one) for one in value):
            self.tell("not_a_list_of_numbers", key=key, given=_shown(value))
            return tuple(default)
        return tuple(float(one) for one in value)

    def wholes(self, key, default=(), *, low=0):
        found = self.numbers(key, default)
        if any(one != int(one) or one < low for one in found):
            self.tell("not_wholes", key=key, low=low)
            return tuple(default)
        return tuple(int(one) for one in found)

    def title(self, key="title"):
        """{language: text}, or one text in English."""
        self.asked.add(key)
        value = self.given.get(key, {})
        value = {"en": value} if isinstance(value, str) else value
        if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
            self.tell("not_a_title", key=key)
            return {}
        return dict(value)

    def table(self, key, shorthand=""):
        """A table inside; a text stands for a table with that one key."""
        self.asked.add(key)
        value = self.given.get(key, {})
        if shorthand and isinstance(value, str):
            value = {shorthand: value}
        return Section(value, (*self.place, key) if self.place else ("table", key), self.problems)

    def tables(self, key):
        self.asked.add(key)
        value = self.given.get(key, [])
        if isinstance(value, list):
            return value
        self.tell("not_tables", key=key)
        return []

    def done(self):
        for key in sorted(set(self.given) - self.asked):
            self.tell("unknown_key", key=key)


def is_number(value):
    """No truth value, and nothing that a float cannot hold."""
    return isinstance(value, int | float) and not isinstance(value, bool) and -LARGEST <= value <= LARGEST


def _shown(value):
    text = f"{value:g}" if isinstance(value, float) else str(value)
    return text if len(text) <= 60 else text[:57] + "…"
