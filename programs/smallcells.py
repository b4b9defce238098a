"""Which counts may everybody read? None under five, and none that can be worked out from others that are shown.

What is too small is put together with others until it is not, and goes into every sum only so. As everything that is
shown is a sum of the same groups, no subtraction leads below one of them.
"""

from typing import NamedTuple

LEAST = 5


class Count(NamedTuple):
    """How many were decided about: those that were funded, and the others."""

    funded: int = 0
    others: int = 0

    @property
    def decided(self):
        return self.funded + self.others

    @property
    def is_enough(self):
        return min(self) >= LEAST

    @property
    def percent(self):
        return round(100 * self.funded / self.decided)

    def plus(self, other):
        return Count(self.funded + other.funded, self.others + other.others)


def total(counts):
    """All of them together."""
    found = Count()
    for one in counts:
        found = found.plus(one)
    return found


def grouped(counts):
    """({key: Count} of those that are enough, the Count of the rest together).

    Where the rest is too small by itself, the smallest of the others goes into it. What is nowhere has no decisions
    (None); where all together are too few, nothing is shown and the rest is what there is.
    """
    shown = {key: one for key, one in counts.items() if one.is_enough}
    left = [one for key, one in counts.items() if key not in shown and one.decided]
    if not left:
        return shown, None
    rest = total(left)
    while shown and not rest.is_enough:
        smallest = min(shown, key=lambda key: (shown[key].decided, str(key)))
        rest = rest.plus(shown.pop(smallest))
    return shown, rest
