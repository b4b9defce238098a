"""What goes into a run, frozen: whoever has it computes the same figures."""

import hashlib
import json
from dataclasses import dataclass, replace
from decimal import Decimal

from evaluation.engine.cells import Kind, Value
from evaluation.engine.framework import Framework
from evaluation.engine.framework_file import as_plain, read_framework
from evaluation.engine.problems import Problem


@dataclass(frozen=True)
class Snapshot:
    """A framework, all values, the year computed, and the method of the year before."""

    framework: Framework
    period: int
    values: tuple
    before: Framework | None = None  # the method of the year before, if it was another
    period_before: int | None = None

    @classmethod
    def of(cls, framework, values, *, period=None, before=None, seed=None):
        """The period asked for, or the last there is; the year before is the last before it that has values."""
        periods = sorted({value.period for value in values})
        period = periods[-1] if period is None else period
        if period not in periods:
            raise Problem("no_values_of_period", period=period)
        if seed is not None:
            framework = replace(framework, robustness=replace(framework.robustness, seed=seed))
        earlier = [one for one in periods if one < period]
        return cls(framework, period, tuple(values), before, earlier[-1] if earlier else None)

    @classmethod
    def read(cls, text):
        """What `canonical` has written, as it was."""
        plain = json.loads(text)
        values = tuple(
            Value(unit, period, variable, Decimal(value) if value else None, Kind(kind))
            for unit, period, variable, value, kind in plain["values"]
        )
        before = _framework(plain["before"]) if plain["before"] else None
        return cls(_framework(plain["framework"]), plain["period"], values, before, plain["period_before"])

    def canonical(self):
        """One line of JSON, the same for the same content in whatever order it came."""
        plain = {
            "framework": as_plain(self.framework),
            "period": self.period,
            "values": sorted(
                [value.unit, value.period, value.variable, _text(value.value), str(value.kind)] for value in self.values
            ),
            "before": as_plain(self.before) if self.before else None,
            "period_before": self.period_before,
        }
        return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @property
    def sha256(self):
        return hashlib.sha256(self.canonical().encode()).hexdigest()


def _framework(plain):
    return read_framework(json.dumps(plain, ensure_ascii=False), "json")


def _text(value):
    """10, 10.0 and 1E+1 are one number."""
    if value is None:
        return ""
    text = f"{value:f}" if value else "0"
    return text.rstrip("0").rstrip(".") if "." in text else text
