"""What do we print? A report is one registered class: page, CSV, XLSX, and PDF made by the worker."""

from datetime import date

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.translation import get_language, get_language_bidi

from records import clock, pdf
from records.jobs import JobKind, jobs
from records.models import Office
from records.registry import Registry

reports = Registry("reports", required=["slug", "title", "template", "permission"])


def offered_to(user):
    """The reports from which the page of reports lets this user choose."""
    return [report for report in reports if report.is_listed and user.has_perm(report.permission)]


class Report:
    """Facts that can be printed. Subclass, describe, register.

    `context` gives what the template needs; `table`, where there is one, the header and rows of CSV and XLSX. Both are
    asked for a user and a day, so that a report shows exactly what this user may see, as of that day.
    """

    slug = title = template = permission = None
    description = ""
    stylesheets = ()
    form_class = forms.Form
    table = None
    is_listed = True  # False: made from the page of the one record it is about

    def context(self, *, user, on, filters, is_pdf):
        return {}

    def subtitle(self, *, on, filters):
        return ""

    def file_name(self, on, extension):
        return f"{self.slug}-{on.isoformat()}-{get_language()}.{extension}"

    def form(self, data, *, user):
        """What may be asked; a report about one record asks for one that this user sees."""
        return self.form_class(data)

    def filters(self, data, *, user):
        """The cleaned filters, or, where something was not understood, those that were."""
        form = self.form(data, user=user)
        form.is_valid()
        return {name: value for name, value in form.cleaned_data.items() if value not in (None, "", [])}

    def html(self, *, user, on, filters, is_pdf):
        base = {
            "report": self,
            "title": self.title,
            "subtitle": self.subtitle(on=on, filters=filters),
            "office": Office.current(),
            "lang": get_language(),
            "language": get_language(),
            "rtl": get_language_bidi(),
            "made_on": clock.today(),
            "on": on,
            "is_pdf": is_pdf,
        }
        return render_to_string(self.template, base | self.context(user=user, on=on, filters=filters, is_pdf=is_pdf))


@jobs.register
class PrintReport(JobKind):
    """A report as PDF. The right to read it is asked again when it is made, and again when it is fetched."""

    slug = "report"

    def run(self, job, progress):
        report = reports[job.parameters["report"]]
        if not job.owner.has_perm(report.permission):
            raise PermissionDenied
        on = date.fromisoformat(job.parameters["on"])
        progress(1, 3)
        filters = report.filters(QueryDict(job.parameters["query"]), user=job.owner)
        html = report.html(user=job.owner, on=on, filters=filters, is_pdf=True)
        progress(2, 3)
        data = pdf.render(html, stylesheets=report.stylesheets)
        return report.file_name(on, "pdf"), data, pdf.page_count(data)
