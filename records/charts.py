"""Charts drawn on the server: SVG without script or style attributes for pages, the same shapes for PDF.

WeasyPrint draws SVG text letter by letter, so that Persian comes out unjoined and mirrored; with `pdf=True`
the labels are therefore HTML laid over the shapes. Time runs from left to right in both languages; shares
mirror. Every chart says its title and its figures to screen readers, and needs no colour to be understood.
"""

import math

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from records.text import digits, number

COLOURS = ("#2453A0", "#0E8282", "#E8A817", "#9AA7BB", "#5B3A86")
INK, QUIET, LINE, AXIS = "#1B2430", "#4A5668", "#D9DFE8", "#76849A"
SIZE = 12
LINE_HEIGHT = 22


class Drawing:
    """Shapes and labels on a canvas of `width` by `height` units, about a pixel each."""

    def __init__(self, title, description, *, width, height, language, pdf, uid):
        self.title, self.description, self.uid = title, description, uid
        self.width, self.height, self.pdf = width, height, pdf
        self.is_persian = language.startswith("fa")
        self.shapes, self.labels = [], []

    def rectangle(self, x, y, width, height, colour):
        self.shapes.append(
            format_html(
                '<rect x="{}" y="{}" width="{}" height="{}" rx="1.5" fill="{}"/>',
                _round(x),
                _round(y),
                _round(width),
                _round(height),
                colour,
            )
        )

    def line(self, points, colour, width=1):
        path = " ".join(f"{_round(x)},{_round(y)}" for x, y in points)
        self.shapes.append(
            format_html(
                '<polyline points="{}" fill="none" stroke="{}" stroke-width="{}" stroke-linejoin="round"/>',
                path,
                colour,
                width,
            )
        )

    def dot(self, x, y, colour):
        self.shapes.append(format_html('<circle cx="{}" cy="{}" r="3" fill="{}"/>', _round(x), _round(y), colour))

    def text(self, x, y, words, *, anchor="start", colour=INK, size=SIZE, bold=False):
        """Words whose baseline is at `y`, and whose left end, middle or right end is at `x`."""
        self.labels.append(
            self._html_label(x, y, words, anchor, colour, size, bold)
            if self.pdf
            else format_html(
                '<text x="{}" y="{}" text-anchor="{}" fill="{}" font-size="{}" font-weight="{}">{}</text>',
                _round(x),
                _round(y),
                anchor,
                colour,
                size,
                "700" if bold else "400",
                words,
            )
        )

    def _html_label(self, x, y, words, anchor, colour, size, bold):
        box = 240
        left = x - {"start": 0, "middle": box / 2, "end": box}[anchor]
        return format_html(
            '<span dir="{}" style="position:absolute;left:{}%;top:{}%;width:{}%;text-align:{};color:{};font-size:{}pt;'
            'font-weight:{};line-height:1.2;white-space:nowrap">{}</span>',
            "rtl" if self.is_persian else "ltr",
            _round(left / self.width * 100),
            _round((y - size) / self.height * 100),
            _round(box / self.width * 100),
            {"start": "left", "middle": "center", "end": "right"}[anchor],
            colour,
            _round(size * 0.72),
            "700" if bold else "400",
            words,
        )

    def render(self):
        svg = format_html(
            '<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 {width} {height}" width="{width}"'
            ' height="{height}" role="img" aria-labelledby="{uid}-title {uid}-text" direction="ltr">'
            '<title id="{uid}-title">{title}</title><desc id="{uid}-text">{description}</desc>{shapes}{labels}</svg>',
            width=self.width,
            height=self.height,
            uid=self.uid,
            title=f"{self.title}. {self.description}" if self.pdf else self.title,  # all that becomes /Alt in a PDF
            description=self.description,
            shapes=format_html_join("", "{}", ((shape,) for shape in self.shapes)),
            labels="" if self.pdf else format_html_join("", "{}", ((label,) for label in self.labels)),
        )
        if not self.pdf:
            return svg
        labels = format_html_join("", "{}", ((label,) for label in self.labels))
        return format_html('<div dir="ltr" style="position:relative;width:100%">{}{}</div>', svg, labels)


def columns(
    title, labels, series, *, language, description="", width=640, height=260, pdf=False, uid="chart", places=None
):
    """Columns over time. `labels`: a word for each place, or (word, smaller word), say the years of two calendars.

    `series`: up to five names, each with its figures, none below zero. The figures stand on the columns, with as many
    decimals as `places` says.
    """
    if not description:
        description = "; ".join(
            f"{name}: "
            + ", ".join(f"{_one_line(label)} {number(v, language)}" for label, v in zip(labels, values, strict=True))
            for name, values in series.items()
        )
    drawing = Drawing(title, description, width=width, height=height, language=language, pdf=pdf, uid=uid)
    legend = [(name, colour) for (name, _values), colour in zip(series.items(), COLOURS, strict=False)]
    top = 12 + (_legend(drawing, legend, y=14) if len(legend) > 1 else 4)
    left, right, bottom = 44, 8, 44 if any(isinstance(label, tuple) for label in labels) else 28
    base = height - bottom
    end, step = _axis(max((v for values in series.values() for v in values), default=0))
    for tick in range(round(end / step) + 1):
        y = base - tick * step / end * (base - top)
        drawing.line([(left, y), (width - right, y)], LINE if tick else AXIS)
        drawing.text(left - 8, y + 4, number(tick * step, language), anchor="end", colour=QUIET, size=11)
    slot = (width - left - right) / max(len(labels), 1)
    bar = min(slot * 0.72 / len(series), 44) if series else 0
    for place, label in enumerate(labels):
        middle = left + (place + 0.5) * slot
        first, second = label if isinstance(label, tuple) else (label, "")
        drawing.text(middle, base + 18, first, anchor="middle", bold=bool(second))
        if second:
            drawing.text(middle, base + 34, second, anchor="middle", colour=QUIET, size=11)
        for n, (values, (_name, colour)) in enumerate(zip(series.values(), legend, strict=True)):
            tall = values[place] / end * (base - top)
            x = middle + (n - len(series) / 2) * bar
            if values[place]:
                drawing.rectangle(x + 1, base - tall, bar - 2, tall, colour)
            said = number(values[place], language, places=places)
            drawing.text(x + bar / 2, base - tall - 5, said, anchor="middle", size=11, bold=True)
    return drawing.render()


def ranks(title, places, *, language, description="", width=640, height=260, pdf=False, uid="ranks"):
    """How a rank went over time: the best on top. `places`: (word, first, last, words of the rank), oldest first.

    One rank is a dot, a band a column from its first place to its last; a line leads through their middles.
    """
    description = description or ", ".join(f"{label}: {words}" for label, _first, _last, words in places)
    drawing = Drawing(title, description, width=width, height=height, language=language, pdf=pdf, uid=uid)
    best = min((first for _label, first, _last, _words in places), default=1)
    worst = max((last for _label, _first, last, _words in places), default=1)
    start, end, step = _rank_axis(best, worst)
    left, right, top, base = 52, 16, 26, height - 28
    down = lambda rank: top + (rank - start) / (end - start) * (base - top)  # noqa: E731
    for tick in range(round((end - start) / step) + 1):
        rank = start + tick * step
        drawing.line([(left, down(rank)), (width - right, down(rank))], LINE)
        drawing.text(left - 8, down(rank) + 4, digits(max(rank, 1), language), anchor="end", colour=QUIET, size=11)
    slot = (width - left - right) / max(len(places), 1)
    across = [left + (place + 0.5) * slot for place in range(len(places))]
    for x, (_label, first, last, _words) in zip(across, places, strict=True):
        if last > first:
            drawing.rectangle(x - 7, down(first), 14, down(last) - down(first), COLOURS[3])
    middles = [(x, down((first + last) / 2)) for x, (_l, first, last, _w) in zip(across, places, strict=True)]
    drawing.line(middles, COLOURS[0], 2)
    for (x, y), (label, first, _last, words) in zip(middles, places, strict=True):
        drawing.dot(x, y, COLOURS[0])
        inside = f"\u2067{words}\u2069" if drawing.is_persian else words  # «۸۰۱ تا ۱۰۰۰» begins at the right
        drawing.text(x, down(first) - 8, inside, anchor="middle", size=11, bold=True)
        drawing.text(x, base + 20, label, anchor="middle")
    return drawing.render()


def stacked_bar(title, parts, *, language, description="", width=640, pdf=False, uid="chart"):
    """The shares of a whole in one bar, each named with its figure below; it mirrors in Persian."""
    total = sum(parts.values())
    named = [
        (f"{name} {number(value, language)}" + (f" ({_percent(value, total, language)})" if total else ""), colour)
        for (name, value), colour in zip(parts.items(), COLOURS, strict=False)
    ]
    description = description or "; ".join(words for words, _colour in named)
    drawing = Drawing(title, description, width=width, height=0, language=language, pdf=pdf, uid=uid)
    drawing.height = 36 + _legend_height(named, width)
    _legend(drawing, named, y=50)
    at = 0
    for value, (_words, colour) in zip(parts.values(), named, strict=True):
        wide = value / total * width if total else 0
        if wide:
            x = width - at - wide if drawing.is_persian else at
            drawing.rectangle(x + 0.5, 4, max(wide - 1, 0.5), 22, colour)
        at += wide
    if not total:
        drawing.rectangle(0, 4, width, 22, LINE)
    return drawing.render()


def sparkline(title, values, *, language, width=120, height=32, pdf=False, uid="spark"):
    """A small line of how a figure went, its last value marked; for beside the figure, never instead of it."""
    description = ", ".join(number(value, language) for value in values)
    drawing = Drawing(title, description, width=width, height=height, language=language, pdf=pdf, uid=uid)
    low, high = min(values, default=0), max(values, default=0)
    step = (width - 8) / max(len(values) - 1, 1)
    points = [
        (4 + n * step, height - 4 - ((value - low) / (high - low) if high > low else 0.5) * (height - 8))
        for n, value in enumerate(values)
    ]
    if points:
        drawing.line(points, COLOURS[0], 2)
        drawing.dot(*points[-1], COLOURS[0])
    return drawing.render()


def _legend(drawing, named, *, y):
    """Squares of colour with their names, from the side where reading begins; returns the height they took."""
    at = line = 0
    for words, colour in named:
        wide = _width(words)
        if at and at + wide > drawing.width:
            at, line = 0, line + 1
        x, baseline = drawing.width - at if drawing.is_persian else at, y + line * LINE_HEIGHT
        drawing.rectangle(x - 12 if drawing.is_persian else x, baseline - 10, 12, 12, colour)
        if drawing.is_persian:
            drawing.text(x - 19, baseline, words, anchor="end")
        else:
            drawing.text(x + 19, baseline, words)
        at += wide
    return (line + 1) * LINE_HEIGHT


def _legend_height(named, width):
    lines, at = 1, 0
    for words, _colour in named:
        if at and at + _width(words) > width:
            lines, at = lines + 1, 0
        at += _width(words)
    return lines * LINE_HEIGHT


def _width(words):
    """About how wide a name in the legend is, with its square and the gap after it."""
    return 19 + 6.6 * len(words) + 22


def _axis(largest):
    """The end of an axis from zero and the step between its lines: at most six, in round figures."""
    if largest <= 0:
        return 1, 1
    size = 10 ** math.floor(math.log10(largest))
    step = next(step for step in (size / 5, size / 2, size, size * 2) if largest / step <= 5)
    if isinstance(largest, int):
        step = max(round(step), 1)
    return math.ceil(largest / step) * step, step


def _rank_axis(best, worst):
    """From where to where an axis of ranks goes, and its steps: round figures that hold all of them."""
    _end, step = _axis(max(worst - best, 4))
    start = best // step * step
    return start, max(math.ceil(worst / step) * step, start + step), step


def _percent(value, total, language):
    return _("%(figure)s%%") % {"figure": number(value / total * 100, language, places=0)}


def _one_line(label):
    return f"{label[0]} ({label[1]})" if isinstance(label, tuple) else label


def _round(value):
    return f"{value:.1f}".removesuffix(".0")
