"""How many joint projects in each year, and who pays for them? The yearly figures, counted in one place."""

from collections import namedtuple

from django.db.models import Exists, OuterRef

from programs.models import ProjectFunding, Side
from records.calendars import first_day, last_day, year_of

Year = namedtuple("Year", "year running begun ended home partner")


def by_year(projects, calendar, on, *, years=6):
    """The last years of a calendar: how many were running, began, ended, and were paid for by each side; one query.

    A project counts in every year in which it runs; one that both sides pay for counts on both.
    """
    paid = {
        f"paid_by_{side.value}": Exists(ProjectFunding.objects.filter(project=OuterRef("pk"), side=side))
        for side in Side
    }
    columns = ("starts_on", "ends_on", *paid)
    rows = list(projects.counted().order_by().annotate(**paid).values_list(*columns))
    last = year_of(on, calendar)
    return [_year(rows, year, calendar) for year in range(last, last - years, -1)]


def _year(rows, year, calendar):
    first, last = first_day(year, calendar), last_day(year, calendar)
    there = [row for row in rows if row[0] <= last and (row[1] is None or row[1] >= first)]
    return Year(
        year,
        len(there),
        sum(first <= starts <= last for starts, *_rest in there),
        sum(ends is not None and ends <= last for _starts, ends, *_rest in there),
        sum(home for _starts, _ends, home, _partner in there),
        sum(partner for _starts, _ends, _home, partner in there),
    )
