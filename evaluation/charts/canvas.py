"""On what is drawn: a canvas that counts from where reading begins, a scale, and a drawing with its finding."""

from dataclasses import dataclass, field

from django.utils.html import format_html

from records.charts import AXIS, COLOURS, INK, QUIET, Drawing
from records.languages import reader

OWN, OTHERS, PALE = COLOURS[0], COLOURS[3], "#E2E9F6"
WIDTH, NAMES, TAIL, ROW = 680, 224, 64, 24


@dataclass
class Figure:
    """A drawing, what it finds, and the table behind it."""

    uid: str
    title: str
    finding: str
    svg: str
    header: list = field(default_factory=list)
    rows: list = field(default_factory=list)


class Canvas(Drawing):
    """A drawing in which x counts from where reading begins."""

    def __init__(self, uid, title, finding, *, height, pdf, width=WIDTH):
        super().__init__(title, finding, width=width, height=height, language=reader(), pdf=pdf, uid=uid)

    def x(self, x):
        return self.width - x if self.is_persian else x

    def bar(self, start, end, y, tall, colour):
        left = min(self.x(start), self.x(end))
        self.rectangle(left, y, max(abs(end - start), 1), tall, colour)

    def hollow(self, start, end, y, tall):
        """What is not reached."""
        left = min(self.x(start), self.x(end)) + 0.5
        self.shapes.append(
            format_html(
                '<rect x="{}" y="{}" width="{}" height="{}" fill="#fff" stroke="{}" stroke-dasharray="3 2"/>',
                f"{left:.1f}",
                f"{y + 0.5:.1f}",
                f"{max(abs(end - start) - 1, 0.5):.1f}",
                f"{tall - 1:.1f}",
                AXIS,
            )
        )

    def upright(self, x, top, bottom, colour=INK, width=2):
        self.line([(self.x(x), top), (self.x(x), bottom)], colour, width)

    def dashed(self, x, top, bottom):
        """An upright at a place counted from the left, as all that is about time."""
        self.shapes.append(
            format_html(
                '<line x1="{0}" y1="{1}" x2="{0}" y2="{2}" stroke="{3}" stroke-dasharray="4 3"/>',
                f"{x:.1f}",
                f"{top:.1f}",
                f"{bottom:.1f}",
                QUIET,
            )
        )

    def say(self, x, y, words, side="start", **look):
        """Words that begin, are centred or end at x, in the direction of reading."""
        anchor = {"start": "end", "end": "start"}.get(side, side) if self.is_persian else side
        self.text(self.x(x), y, f"\u2067{words}\u2069" if self.is_persian else words, anchor=anchor, **look)

    def key(self, items, y=12):
        """What the shapes mean: (kind of shape, words)."""
        at = 0
        for kind, words in items:
            if kind == "median":
                self.upright(at + 6, y - 10, y + 2)
            elif kind == "missing":
                self.hollow(at, at + 12, y - 10, 12)
            else:
                self.bar(at, at + 12, y - 10, 12, kind)
            self.say(at + 18, y, words, size=11, colour=QUIET)
            at += 18 + 6.2 * len(words) + 24


class Scale:
    """From figures to places between the names and the tail of a row."""

    def __init__(self, low, high, start=NAMES + 8, end=WIDTH - TAIL):
        self.low, self.high, self.start, self.end = low, high if high > low else low + 1, start, end

    def __call__(self, value):
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


def ends(scores):
    """An axis of scores: 0 to 100, or farther where they go."""
    there = [score for score in scores if score is not None] or [0]
    return min(0, *there, 0), max(100, *there, 0)


def cut(words, room):
    most = int(room / 6.1)
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def in_line(canvas, words):
    return f"\u2067{words}\u2069" if canvas.is_persian else words
