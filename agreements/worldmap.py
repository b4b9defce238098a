"""How are agreements shown on a map of the world? Shades for how many, and a circle where a country is too small."""

import bisect
from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from directory.atlas import HEIGHT, WIDTH, Place, places
from directory.countries import country_name
from records.templatetags.records import reader
from records.text import number

SHADES = 5


@dataclass(frozen=True)
class Counted:
    """A country with its agreements: what the map and the table beside it say of it."""

    code: str
    count: int
    shade: int
    place: Place | None

    @property
    def name(self):
        return country_name(self.code)

    @property
    def middle(self):
        return {"x": f"{self.place.x:.1f}", "y": f"{self.place.y:.1f}"}

    @property
    def words(self):
        noun = ngettext("%(country)s: %(number)s agreement", "%(country)s: %(number)s agreements", self.count)
        return noun % {"country": self.name, "number": number(self.count, reader())}


class WorldMap:
    """The map of `counts`, pairs of a country's code and how many, most first."""

    view_box = f"0 0 {WIDTH} {HEIGHT}"

    def __init__(self, counts):
        known = places()
        self.limits = limits(max((n for _code, n in counts), default=0))
        self.countries = [Counted(code, n, self.shade(n), known.get(code)) for code, n in counts]
        counted = {code for code, _n in counts}
        self.land = "".join(place.path for code, place in known.items() if code not in counted)

    def shade(self, count):
        return self.shades[bisect.bisect_left(self.limits, count)]

    @cached_property
    def shades(self):
        """The shade of each limit: from the lightest to the darkest, however few there are."""
        steps = max(len(self.limits) - 1, 1)
        return [1 + round(n * (SHADES - 1) / steps) for n in range(len(self.limits))]

    @property
    def drawn(self):
        """Those on the map, circles last so that no neighbour covers them; in this order Tab goes through them."""
        return sorted((one for one in self.countries if one.place), key=lambda one: one.place.is_small)

    @property
    def not_drawn(self):
        """The names of those that the outlines do not have."""
        return [one.name for one in self.countries if one.place is None]

    @property
    def legend(self):
        """(shade, how many agreements it stands for) from the lightest on."""
        begins = [1, *(limit + 1 for limit in self.limits)]
        ranges = zip(self.shades, begins, self.limits, strict=False)
        return [(shade, _range(first, last)) for shade, first, last in ranges]


def limits(most):
    """The largest number of each shade: at most five, each by the same factor larger than the one before."""
    return sorted({_root(most, step) for step in range(1, SHADES + 1)}) if most else []


def _root(most, step):
    """The smallest whole number not below most^(step/5)."""
    found = int(most ** (step / SHADES))
    return found if found**SHADES >= most**step else found + 1


def _range(first, last):
    words = {"first": number(first, reader()), "last": number(last, reader())}
    return words["first"] if first == last else _("%(first)s–%(last)s") % words
