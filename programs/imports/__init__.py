"""Lists that the office gets and reads into programmes."""

from programs.imports import agency, awards, evaluations

__all__ = ["agency", "awards", "evaluations"]
