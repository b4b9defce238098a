"""How pages write dates, numbers, icons and bars: once, in the reader's language, safe in mixed directions.

The tags are builtins of the template engine; no template needs to load them.
"""

import datetime as dt
import math
import re
import unicodedata
from decimal import Decimal
from functools import cache

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from records import calendars, clock, languages, text
from records.calendars import Calendar, ImpreciseDate, Precision
from records.finders import NODE_MODULES
from records.languages import reader

register = template.Library()

ICONS = NODE_MODULES / "bootstrap-icons" / "icons"
TONES = {"lapis": "#2453A0", "turq": "#0E8282", "saff": "#E8A817", "grey": "#9AA7BB"}
COUNT = re.compile(r"""(?<![\w./@="-])[0-9]+(?![\w/@-]|\.\w)""")
MOST_ON_PAPER = 10_000  # letters of one text
ENDLESS = re.compile(r"\S{500}")
MACHINE_LENGTH = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}


# --- dates -----------------------------------------------------------------------------------------


@register.simple_tag
def dual_date(value, layout="line"):
    """A date, a moment or an ImpreciseDate in the reader's calendar, and in the other one beside it.

    Each stands in its own <bdi>, else two dates in a row merge in Persian. `layout`: "line", "block" for two lines,
    "short" for the reader's calendar with the other as its tooltip.
    """
    if not value:
        return ""
    known = _known(value)
    primary, other = known.both(reader())
    if layout == "block":
        inner = format_html("<b><bdi>{}</bdi></b><span><bdi>{}</bdi></span>", primary, other)
    elif layout == "short":
        inner = format_html("<bdi>{}</bdi>", primary)
    else:
        inner = format_html('<bdi>{}</bdi> <span class="muted">(<bdi>{}</bdi>)</span>', primary, other)
    css = "date-block" if layout == "block" else "date"
    return _time(known, inner, css=css, title=other if layout == "short" else "")


@register.simple_tag
def moment(value, layout="line"):
    """A date with the time of day at the office; `layout` as for dual_date, without "block"."""
    if not value:
        return ""
    local = value.astimezone(clock.zone())
    primary, other = ImpreciseDate(local.date()).both(reader())
    at = _("%(date)s, %(time)s") % {"date": primary, "time": text.digits(f"{local:%H:%M}", reader())}
    if layout == "short":
        return format_html(
            '<time datetime="{}" title="{}"><bdi>{}</bdi></time>', local.isoformat(timespec="minutes"), other, at
        )
    return format_html(
        '<time datetime="{}"><bdi>{}</bdi> <span class="muted">(<bdi>{}</bdi>)</span></time>',
        local.isoformat(timespec="minutes"),
        at,
        other,
    )


@register.filter
def day(value):
    """A date as plain words in the reader's calendar, for titles and the middle of a sentence."""
    return _known(value).display(reader()) if value else ""


@register.simple_tag
def calendar_chip(value):
    """A leaf of the reader's wall calendar; decoration, for the date stands beside it in words."""
    calendar = calendars.calendar_of(reader())
    leaf, month, _year = calendars.long_date(value, calendar=calendar, language=reader()).split(" ")
    return format_html(
        '<span class="calendar-chip" aria-hidden="true"><i>{}</i><b>{}</b></span>',
        month[:3] if calendar == Calendar.GREGORIAN else month,
        leaf,
    )


def _known(value):
    if isinstance(value, dt.datetime):
        value = value.astimezone(clock.zone()).date()
    return value if isinstance(value, ImpreciseDate) else ImpreciseDate(value)


def _time(known, inner, *, css, title):
    attributes = format_html(' class="{}"', css)
    if title:
        attributes += format_html(' title="{}"', title)
    if known.precision != Precision.DAY and known.calendar != Calendar.GREGORIAN:
        return format_html("<span{}>{}</span>", attributes, inner)  # 1397 is no year that <time datetime> could say
    machine = known.date.isoformat()[: MACHINE_LENGTH[known.precision]]
    return format_html('<time datetime="{}"{}>{}</time>', machine, attributes, inner)


# --- numbers and words -----------------------------------------------------------------------------


@register.filter
def digits(value):
    """The digits of the reader's language and nothing else: for years, references, sentences."""
    return text.digits(value, reader())


@register.filter
def number(value):
    """A quantity, grouped: 12,000 or ۱۲٬۰۰۰."""
    return "" if value is None or value == "" else text.number(value, reader())


@register.filter
def plain(value):
    """Any value of a field as a person would say it: dates and numbers in the reader's way, texts as they are."""
    if isinstance(value, dt.date | ImpreciseDate):
        return day(value)
    return number(value) if is_number(value) else value


@register.filter
def breakable(words):
    """A text whole, with places to break in words without an end: the time that one takes grows with its square."""
    return ENDLESS.sub(lambda run: f"{run.group()}\u200b", str(words))


@register.filter
def cut(words):
    """As much of a text as a paper can bear: the time that a word without an end takes grows with its square."""
    words = str(words)
    return words if len(words) <= MOST_ON_PAPER else f"{words[:MOST_ON_PAPER]}…"


@register.filter
def is_number(value):
    """Does it stand at the right of its column?"""
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


@register.filter
def sentence(words):
    """A sentence of Django or a package: its counts in the reader's digits; addresses and codes as they stand."""
    return COUNT.sub(lambda count: text.digits(count[0], reader()), str(words))


@register.filter
def file_size(size):
    """Bytes as people read them: 240 KB, 3.2 MB, 1.5 GB; "" of a file that is not there."""
    if size is None:
        return ""
    if size < 1_000_000:
        return _("%(size)s KB") % {"size": text.number(max(1, round(size / 1000)), reader())}
    if size < 1_000_000_000:
        return _("%(size)s MB") % {"size": text.number(size / 1_000_000, reader(), places=1)}
    return _("%(size)s GB") % {"size": text.number(size / 1_000_000_000, reader(), places=1)}


@register.filter
def labelled(row, header):
    """The cells of a row, each with the head of its column: (head, cell)."""
    return zip(header, row, strict=True)


@register.filter(name="dir")
def direction(words):
    """The direction of the first strong letter. Pages say dir="auto"; the PDF maker does not know it."""
    for letter in str(words):
        kind = unicodedata.bidirectional(letter)
        if kind in {"L", "R", "AL"}:
            return "ltr" if kind == "L" else "rtl"
    return "ltr"


@register.simple_tag
def tag(label, kind):
    """Where something stands, as a word in colour: components/status.html, for what stands in every row of a list."""
    return format_html('<span class="tag tag-{}">{}</span>', kind, label)


# --- links -----------------------------------------------------------------------------------------


@register.simple_tag(takes_context=True)
def current(context, name):
    """The attribute aria-current for a link to the page or section that is being shown."""
    here, there = context.request.path, reverse(name)
    if here == there:
        return mark_safe(' aria-current="page"')
    is_section = there.strip("/").count("/") >= 1
    return mark_safe(' aria-current="true"') if is_section and here.startswith(there) else ""


@register.simple_tag(takes_context=True)
def sort_link(context, field, label):
    """A column heading that sorts by `field`, and the other way round when it does already."""
    query = context.request.GET.copy()
    now = query.get("sort", "")
    query.pop("page", None)
    query["sort"] = f"-{field}" if now == field else field
    arrow = {field: icon("caret-up-fill"), f"-{field}": icon("caret-down-fill")}.get(now, "")
    return format_html('<a href="?{}">{}{}</a>', query.urlencode(), label, arrow)


@register.simple_tag(takes_context=True)
def sort_state(context, field):
    """The attribute aria-sort of the column `field`, if the list is sorted by it."""
    state = {field: "ascending", f"-{field}": "descending"}.get(context.request.GET.get("sort", ""))
    return format_html(' aria-sort="{}"', state) if state else ""


@register.filter
def elided_pages(page):
    """The page numbers to show: the ends, the neighbours of this page, and an ellipsis for the rest."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


# --- drawings --------------------------------------------------------------------------------------


@register.simple_tag
def icon(name, flip=False, css=""):
    """A Bootstrap icon in the page. It is silent, for words stand beside it. `flip` mirrors an arrow in Persian."""
    return _drawn(str(name), bool(flip), str(css))


@cache
def _drawn(name, flip, css):
    classes = " ".join(filter(None, ["icon", "icon-flip" if flip else "", css]))
    return format_html(
        '<svg class="{}" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{}</svg>',
        classes,
        _drawing(name),
    )


@cache
def _drawing(name):
    svg = (ICONS / f"{name}.svg").read_text()
    return mark_safe(re.sub(r"</?svg[^>]*>|\n\s*", "", svg).strip())  # noqa: S308  a file of the icon package


@register.simple_tag
def bar(value, maximum, tone="lapis"):
    """One bar of a table of bars; its number stands beside it. All bars of a table share one `maximum`."""
    share = 100 * value / maximum if maximum else 0
    return _bars([(0, share, tone)])


@register.simple_tag
def stacked_bar(*values):
    """Shares of a whole in turquoise, saffron and grey, in this order."""
    total = sum(values) or 1
    pieces, start = [], 0
    for value, tone in zip(values, ["turq", "saff", "grey"], strict=False):
        width = 100 * value / total
        if value:
            pieces.append((start, max(width - 0.7, 0.3), tone))
        start += width
    return _bars(pieces)


def _bars(pieces):
    return format_html(
        '<svg class="bar-svg" viewBox="0 0 100 10" width="120" height="14" preserveAspectRatio="none"'
        ' aria-hidden="true" focusable="false">{}</svg>',
        format_html_join(
            "",
            '<rect fill="{}" x="{}" width="{}" height="10"/>',  # the PDF maker knows no classes in SVG
            ((TONES[tone], f"{start:.1f}", f"{width:.1f}") for start, width, tone in pieces),
        ),
    )


@register.simple_tag
@cache
def logo():
    """Two interlaced squares, two partners: together the eight-point star of Persian tilework."""
    half, middle = 15.2, 24
    low, high = middle - half, middle + half
    far, near = half * math.sqrt(2), half * (math.sqrt(2) - 1)
    first, last, start, end = (f"{middle + shift:.2f}" for shift in (-far, far, -near - 4, near - 4))
    square = f"M{low} {low}H{high}V{high}H{low}Z"
    diamond = f"M{middle} {first}L{last} {middle}L{middle} {last}L{first} {middle}Z"
    # where the square passes over the diamond
    over = f"M{start} {low}h8M{high} {start}v8M{end} {high}h8M{low} {end}v8"
    return format_html(
        '<svg width="48" height="48" viewBox="0 0 48 48" aria-hidden="true" focusable="false"><g fill="none">'
        '<path d="{square}" stroke="#7FD0C8" stroke-width="3.4"/>'
        '<path d="{diamond}" stroke="#0F2042" stroke-width="6.4"/>'
        '<path d="{diamond}" stroke="#fff" stroke-width="3.4"/>'
        '<path d="{over}" stroke="#0F2042" stroke-width="6.4"/><path d="{over}" stroke="#7FD0C8" stroke-width="3.4"/>'
        '</g><path d="{star}" fill="#E8A817"/></svg>',
        square=square,
        diamond=diamond,
        over=over,
        star=_star(middle, 7.4),
    )


@register.simple_tag
@cache
def girih():
    """The star-and-cross pattern of the hero, the one decorative gesture of the portal."""
    tile = 88
    return format_html(
        '<svg class="girih" width="880" height="440" aria-hidden="true" focusable="false"><defs>'
        '<pattern id="girih" width="{tile}" height="{tile}" patternUnits="userSpaceOnUse">'
        '<path d="{outer}" fill="none" stroke="#7FD0C8" stroke-opacity=".5" stroke-width="1.4"/>'
        '<path d="{inner}" fill="#0F2042" fill-opacity=".35" stroke="#E8A817" stroke-opacity=".6" stroke-width="1.1"/>'
        '</pattern></defs><rect width="100%" height="100%" fill="url(#girih)"/></svg>',
        tile=tile,
        outer=_star(tile / 2, tile / 2),
        inner=_star(tile / 2, tile * 0.28),
    )


def _star(middle, radius):
    """The outline of an eight-point star around (middle, middle)."""
    inner = radius * math.cos(math.pi / 4) / math.cos(math.pi / 8)
    points = []
    for step in range(16):
        angle, length = math.pi / 8 * step, inner if step % 2 else radius
        points.append(f"{middle + length * math.sin(angle):.2f} {middle - length * math.cos(angle):.2f}")
    return f"M{'L'.join(points)}Z"


@register.filter
def listed(items):
    """Items in one line, with the comma of the reader's script between them."""
    return languages.listed(items)
