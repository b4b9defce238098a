"""How many applications are funded: a page for everybody, and the same as CSV, XLSX and JSON."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from programs import success
from programs.smallcells import LEAST
from records import clock, downloads
from records.downloads import FORMATS


@login_not_required
@require_safe
def statistics(request):
    tables, format_ = success.tables(success.published()), request.GET.get("format")
    name = f"applications-{clock.today().isoformat()}.{format_}"
    if format_ in FORMATS:
        header = [_("Table"), _("What"), _("Decided"), _("Funded"), _("Per cent")]
        return downloads.spreadsheet(request, _rows(tables), header, name=name, title=_("Statistics"))
    if format_ == "json":
        about = {"as_of": clock.today().isoformat(), "language": get_language(), "least": LEAST}
        return downloads.data(request, _records(tables), about=about, name=name)
    return render(request, "programs/statistics.html", {"tables": tables, "least": LEAST})


def _rows(tables):
    for table in tables:
        for line in table.lines:
            yield [table.title, line.label, line.count.decided, line.count.funded, line.count.percent]


def _records(tables):
    for table in tables:
        for line in table.lines:
            yield {
                "table": table.code,
                "what": line.label,
                "decided": line.count.decided,
                "funded": line.count.funded,
                "percent": line.count.percent,
            }
