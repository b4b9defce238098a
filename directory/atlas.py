"""Where do countries lie on a map of the world? Their outlines from Natural Earth, as the package world-atlas has them.

The projection is Equal Earth, on which areas compare truly: B. Šavrič, T. Patterson, B. Jenny, "The Equal Earth map
projection", International Journal of Geographical Information Science 33 (2019), 454–465. The outlines are TopoJSON:
lines that neighbours share are kept once, each point as the step from the one before.
"""

import json
import math
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from babel.core import get_global

from directory.countries import is_country
from records.finders import NODE_MODULES

COARSE, FINE = (NODE_MODULES / "world-atlas" / f"countries-{scale}.json" for scale in ("110m", "50m"))
WIDTH = 1000
LEFT_OUT = "AQ"  # the map ends south of Tierra del Fuego
NORTH, SOUTH = 83.8, -56.2
SMALL = 7  # a country that measures less in both directions is marked by a circle

# Shapes to which the package gives no code: drawn with the country in which the United Nations count them.
_WITHOUT_CODE = {"Kosovo": "XK", "N. Cyprus": "CY", "Somaliland": "SO"}

A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796


@dataclass(frozen=True)
class Place:
    """A country on the map: its outline as the path of an SVG, and its middle; `is_small` where nobody would see it."""

    path: str
    x: float
    y: float
    is_small: bool


def equal_earth(longitude, latitude):
    """The place of a point given in degrees; x grows to the east, y to the north."""
    t = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    slope = 9 * A4 * t**8 + 7 * A3 * t**6 + 3 * A2 * t**2 + A1
    x = 2 * math.sqrt(3) * math.radians(longitude) * math.cos(t) / (3 * slope)
    return x, A4 * t**9 + A3 * t**7 + A2 * t**3 + A1 * t


_SCALE = WIDTH / 2 / equal_earth(180, 0)[0]
_TOP = equal_earth(0, NORTH)[1]
HEIGHT = round((_TOP - equal_earth(0, SOUTH)[1]) * _SCALE)


def on_page(longitude, latitude):
    """The place of a point on a page of WIDTH by HEIGHT."""
    x, y = equal_earth(longitude, latitude)
    return WIDTH / 2 + x * _SCALE, (_TOP - y) * _SCALE


@cache
def places():
    """Every country that the package knows, by its code; read once. The smallest are in the fine file only."""
    drawn = _shapes(COARSE)
    found = {code: _place(rings) for code, rings in drawn.items()}
    return found | {code: _place(rings, is_drawn=False) for code, rings in _shapes(FINE, but=drawn).items()}


def _place(rings, *, is_drawn=True):
    x, y, width, height = _middle(max(rings, key=_extent))
    is_small = not is_drawn or (width < SMALL and height < SMALL)
    return Place("".join(map(_path, rings)) if is_drawn else "", round(x, 1), round(y, 1), is_small)


def _shapes(file, *, but=()):
    """The rings of each country on the page, by its code, without those that are known already."""
    topology = json.loads(file.read_text())
    lines = cache(lambda number: _line(topology, number))
    found = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        code = _code(geometry)
        if code and code not in but:
            polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
            rings = [_ring(numbers, lines) for polygon in polygons for numbers in polygon]
            pieces = [piece for ring in rings for piece in _cut(ring)]
            found.setdefault(code, []).extend([on_page(*point) for point in piece] for piece in pieces)
    return found


def _code(geometry):
    """The code of ISO 3166-1 by the number that the package gives; "" for what is no country of ours."""
    if "id" not in geometry:
        return _WITHOUT_CODE.get(geometry["properties"]["name"], "")
    codes = get_global("territory_aliases").get(geometry["id"], [])
    return codes[0] if len(codes) == 1 and is_country(codes[0]) and codes[0] != LEFT_OUT else ""


def _line(topology, number):
    """One shared line in degrees, from its steps."""
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    x = y = 0
    points = []
    for step_x, step_y in topology["arcs"][number]:
        x, y = x + step_x, y + step_y
        points.append((x * scale_x + left, y * scale_y + bottom))
    return points


def _ring(numbers, lines):
    """Lines one after the other; the complement of a number is the line read backwards."""
    points = []
    for number in numbers:
        line = lines(number) if number >= 0 else lines(~number)[::-1]
        points += line[1:] if points else line
    return points


def _cut(ring):
    """The pieces of an outline on either side of the meridian of 180°, at which the page ends."""
    turned, shift = [ring[0]], 0
    for (before, _y), (x, y) in pairwise(ring):
        shift += 360 if x - before < -180 else -360 if x - before > 180 else 0
        turned.append((x + shift, y))
    longitudes = [x for x, _y in turned]
    if max(longitudes) <= 180 and min(longitudes) >= -180:
        return [turned]
    edge = 180 if max(longitudes) > 180 else -180
    beyond = [(x - 2 * edge, y) for x, y in _half(turned, edge, is_west=edge < 0)]
    return [_half(turned, edge, is_west=edge > 0), beyond]


def _half(ring, edge, *, is_west):
    """The part of an outline to the west or east of a meridian, closed along it (Sutherland and Hodgman)."""
    kept = []
    for (x1, y1), (x2, y2) in pairwise(ring):
        if ((x1 <= edge) == is_west) != ((x2 <= edge) == is_west):
            crossing = (edge, y1 + (y2 - y1) * (edge - x1) / (x2 - x1))
            kept += [crossing, (x2, y2)] if (x2 <= edge) == is_west else [crossing]
        elif (x2 <= edge) == is_west:
            kept.append((x2, y2))
    return [*kept, kept[0]]


def _path(points):
    """A closed path in tenths of the page's unit, each point as the step from the one before; "" for a mere dot."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in points]
    steps = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(tenths)]
    words = [f"{_tenths(x)} {_tenths(y)}" for x, y in steps[:-1] if x or y]
    start = f"M{_tenths(tenths[0][0])} {_tenths(tenths[0][1])}l"
    return (start + " ".join(words) + "z").replace(" -", "-") if words else ""


def _tenths(value):
    return f"{value / 10:g}".replace("0.", ".") if -10 < value < 10 else f"{value / 10:g}"


def _extent(points):
    _x, _y, width, height = _middle(points)
    return width * height


def _middle(points):
    """The middle of an outline's area, how wide it is and how tall."""
    xs, ys = [x for x, _y in points], [y for _x, y in points]
    area = x = y = 0
    for (x1, y1), (x2, y2) in pairwise(points):
        part = x1 * y2 - x2 * y1
        area, x, y = area + part, x + (x1 + x2) * part, y + (y1 + y2) * part
    size = max(xs) - min(xs), max(ys) - min(ys)
    if not area:
        return xs[0], ys[0], *size
    return x / (3 * area), y / (3 * area), *size
