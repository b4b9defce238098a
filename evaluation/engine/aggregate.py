"""How do scores become one score? Up the tree, for one set of weights or for thousands at once."""

from dataclasses import dataclass, replace

import numpy as np

from evaluation.engine.framework import TOTAL

METHODS = ("arithmetic", "geometric", "harmonic", "power")
POLICIES = ("relocate", "zero", "withhold")
HAIR = 1e-9  # a share of weights that is a threshold but for the last digits


@dataclass(frozen=True)
class Scores:
    """For each draw of weights (rows) and each unit (columns): a score or nan, and whether there can be one."""

    score: np.ndarray
    applicable: np.ndarray
    coverage: np.ndarray
    enough: np.ndarray  # is the coverage what the node asks for


def aggregate(framework, normalised, applicable, weights, *, method="", nominal=None):
    """The scores of every node, {code: Scores}. `weights` is {code: one weight for each draw}.

    `method` replaces the aggregation of all nodes, their other rules stay. `nominal` are the nodes under the weights
    as given: who has enough values is judged by those, not by each draw.
    """
    columns = {indicator.code: number for number, indicator in enumerate(framework.counted)}
    found = {}
    for node in reversed(framework.nodes):
        rule = replace(node, aggregation=method) if method else node
        below = framework.children(node.code)
        leaves = [child.code for child in below if child.code in columns]
        inner = [child.code for child in below if child.code not in columns]
        parts = _Parts(rule)
        if leaves:
            places = [columns[code] for code in leaves]
            parts.add_leaves(normalised[:, places], applicable[:, places], np.stack([weights[c] for c in leaves], 1))
        for code in inner:
            parts.add_node(found[code], weights[code][:, None])
        found[node.code] = parts.together(nominal and nominal[node.code])
    return found


class _Parts:
    """The sums below a node: S w g(x) and S w over present values, S w over applicable ones.

    arithmetic S w x/S w; geometric exp(S w ln x/S w); harmonic S w/S(w/x); power (S w x^p/S w)^(1/p).
    Handbook, step 6; relocating as ARWU does, a gap as zero as QS does.
    A zero makes a geometric or harmonic mean zero; below zero they have no value.
    """

    def __init__(self, rule):
        self.rule = rule
        self.above, self.present, self.applicable, self.zero, self.undefined = 0.0, 0.0, 0.0, False, False

    def add_leaves(self, x, applicable, weights):
        """Scores that are the same in each draw: one product of matrices."""
        g, there, zero, undefined = self._prepared(x.T, applicable.T)
        self.above = self.above + weights @ g
        self.present = self.present + _weight_of(there, weights)
        self.applicable = self.applicable + _weight_of(applicable.T, weights)
        counted = (weights > 0).astype(float)
        if zero.any():
            self.zero = self.zero | (counted @ zero > 0)
        if undefined.any():
            self.undefined = self.undefined | (counted @ undefined > 0)

    def add_node(self, scores, weight):
        g, there, zero, undefined = self._prepared(scores.score, scores.applicable)
        self.above = self.above + weight * g
        self.present = self.present + (weight if there.all() else weight * there)
        self.applicable = self.applicable + (weight if scores.applicable.all() else weight * scores.applicable)
        if zero.any():
            self.zero = self.zero | (zero & (weight > 0))
        if undefined.any():
            self.undefined = self.undefined | (undefined & (weight > 0))

    def _prepared(self, x, applicable):
        missing = np.isnan(x)
        there = applicable if self.rule.missing == "zero" else ~missing & applicable
        nowhere = np.zeros((1, 1), dtype=bool)
        if not there.all() or missing.any():
            x = np.where(missing | ~there, 0.0, x)
        if self.rule.aggregation == "arithmetic":
            return x, there, nowhere, nowhere
        zero, undefined = there & (x == 0), there & (x < 0)
        if self.rule.aggregation == "power" and self.rule.power > 0:
            zero = nowhere
        usable = there & ~zero & ~undefined
        return np.where(usable, self._bend(np.where(usable, x, 1.0)), 0.0), there, zero, undefined

    def _bend(self, x):
        if self.rule.aggregation == "geometric":
            return np.log(x)
        return 1 / x if self.rule.aggregation == "harmonic" else x**self.rule.power

    def _unbend(self, mean):
        if self.rule.aggregation == "geometric":
            return np.exp(mean)
        if self.rule.aggregation == "harmonic":
            return 1 / mean
        return mean if self.rule.aggregation == "arithmetic" else mean ** (1 / self.rule.power)

    def together(self, nominal=None):
        """Score, coverage and whether there can be a score, of each draw and unit; coverage as under given weights."""
        covered, enough = (nominal.coverage, nominal.enough) if nominal else self._covered()
        with np.errstate(divide="ignore", invalid="ignore"):
            score = self._unbend(self.above / self.present)
        if self.zero is not False:
            score = np.where(self.zero, 0.0, score)
        withheld = ~enough | (self.present <= 0) | self.undefined
        if withheld.any():
            score = np.where(withheld, np.nan, score)
        return Scores(score, self._widened(self.applicable > 0, score), self._widened(covered, score), enough)

    def _covered(self):
        with np.errstate(divide="ignore", invalid="ignore"):
            covered = np.where(self.applicable > 0, self.present / self.applicable, 0.0)
        return covered, covered >= self._threshold() - HAIR

    @staticmethod
    def _widened(one_for_all, score):
        return np.broadcast_to(one_for_all, score.shape)

    def _threshold(self):
        """The share of weights that must be there: all under `withhold`, none where a gap is a zero."""
        return {"relocate": self.rule.coverage, "withhold": 1.0, "zero": 0.0}[self.rule.missing]


def _weight_of(there, weights):
    """The weight of what is there; where everything is, the same for all units."""
    return weights.sum(axis=1, keepdims=True) if there.all() else weights @ there.astype(float)


def total(found):
    """The node above all."""
    return found[TOTAL]
