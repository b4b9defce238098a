"""Lists that the office gets and reads into programmes."""

from programs.imports import agency

__all__ = ["agency"]
