"""All requests that the table of `matrix` asks for, for one user, each with the answers that are right."""

import itertools
from dataclasses import dataclass

from django.apps import apps
from django.urls import reverse

from tests.house.matrix import (
    BOTH,
    LET_IN,
    LINES,
    NOT_THERE,
    NOT_THIS_WAY,
    PUBLIC,
    REFUSED,
    SIGN_IN,
    STAFF,
    TO_THE_INDEX,
    WAY_IN,
)
from tests.house.test_pages import NAMES
from tests.house.world import token

# What stands in an address for a row or word that is not there.
NOTHING = dict.fromkeys(["number", "object_id", "pk", "point", "signature", "term"], 987654321) | {
    "uuid": "00000000-0000-4000-8000-000000000007",
    "token": "token-0",
}


@dataclass(frozen=True)
class Case:
    """One request, how it must be answered, and the address that must be answered alike."""

    name: str
    method: str
    path: str
    answers: tuple
    like: str = ""


class Plan:
    """All requests for one user. `each`: how many rows of every kind that is answered alike."""

    def __init__(self, user, *, each=1, only=None):
        self.user, self.each, self.only = user, each, only
        self.parameters = dict(NAMES)
        self._rows, self._seen = {}, {}

    def __iter__(self):
        for name, line in LINES.items():
            if self.only is None or name in self.only:
                for method in BOTH:
                    yield from self._cases(name, line, method)

    def _cases(self, name, line, method):
        constant = {word: values for word, values in line.words.items() if not callable(values)}
        for values in itertools.product(*constant.values()):
            words = dict(zip(constant, values, strict=True))
            if not line.rows:
                path = self._path(name, None, words)
                yield Case(name, method, path, self._answers(line, method, None, words))
                continue
            nowhere = self._path(name, None, dict.fromkeys(line.words) | words)
            chosen = [
                Case(name, method, self._path(name, row, found), answers, "" if self._sees(line, row) else nowhere)
                for row, found, answers in self._chosen(line, method, words)
            ]
            if self.each > 1 or any(case.like for case in chosen):
                yield Case(name, method, nowhere, self._answers(line, method, None, words))
            yield from chosen

    def _chosen(self, line, method, words):
        """Of the rows that are answered alike and seen alike some, the own first: (row, words, answers)."""
        kinds = {}
        for row in self._all(line.rows):
            found = words | {word: ask(row) for word, ask in line.words.items() if callable(ask)}
            answers = self._answers(line, method, row, found)
            kinds.setdefault((answers, self._sees(line, row)), []).append((row, found, answers))
        for rows in kinds.values():
            yield from rows[: self.each]

    def _all(self, label):
        """Own rows first."""
        if label not in self._rows:
            rows = list(apps.get_model(label)._base_manager.order_by("pk"))
            self._rows[label] = sorted(rows, key=lambda row: not self._is_own(row))
        return self._rows[label]

    def _is_own(self, row):
        return self.user.pk is not None and self.user.pk in {
            getattr(row, name, None) for name in ("owner_id", "user_id", "person_id")
        }

    def _sees(self, line, row):
        key = line.rows, line.sees
        if key not in self._seen:
            rows = apps.get_model(line.rows)._default_manager
            may_see = self.user.is_authenticated or line.door == PUBLIC
            seen = (line.sees(rows, self.user) if line.sees else rows.visible_to(self.user)) if may_see else rows.none()
            self._seen[key] = set(seen.values_list("pk", flat=True))
        return row.pk in self._seen[key]

    def _answers(self, line, method, row, words):
        if line.door == WAY_IN:
            return (LET_IN, SIGN_IN, NOT_THIS_WAY, REFUSED, TO_THE_INDEX)
        if (line.door != PUBLIC and not self.user.is_authenticated) or (line.door == STAFF and not self.user.is_staff):
            return (SIGN_IN,)
        if method not in line.methods:
            return (NOT_THIS_WAY,)
        if line.rows and (row is None or not self._sees(line, row)):
            return line.absent
        right = line.right_to(method)
        if right and not self._holds(right, row, words):
            return (REFUSED,)
        return (LET_IN,) if line.is_there and None not in words.values() else (NOT_THERE,)

    def _holds(self, right, row, words):
        return right(self.user, row) if callable(right) else self.user.has_perm(right.format(**words), row)

    def _path(self, name, row, words):
        arguments = {}
        for parameter in self.parameters[name]:
            value = words.get(parameter)
            if parameter not in words and row is not None:
                value = {
                    "object_id": lambda: row.pk,
                    "pk": lambda: row.pk,
                    "uuid": lambda: row.uuid,
                    "token": lambda: token(row.owner),
                }[parameter]()
            arguments[parameter] = NOTHING.get(parameter, "nothing") if value is None else value
        return reverse(name, kwargs=arguments)
