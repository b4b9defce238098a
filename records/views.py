"""Pages that every record has: list, detail, transition, files, reports and the jobs that make them."""

import logging
from datetime import date
from http import HTTPStatus
from mimetypes import guess_type

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Window
from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import DetailView, FormView, ListView

from records import clock, documents, jobs, savedviews
from records.downloads import FORMATS, private_file, spreadsheet
from records.forms import AsOfForm, TransitionForm
from records.history import timeline
from records.models import Document, Job, JobStatus
from records.panels import panels_for
from records.reports import PrintReport, offered_to, reports

audit = logging.getLogger("audit")


class VisibleMixin:
    """Only what this user may see exists: the unseen is 404, the forbidden 403."""

    model = None

    def get_queryset(self):
        return self.model.objects.visible_to(self.request.user)


class AsOfMixin:
    """A page as of today, or of the day in the address."""

    @cached_property
    def as_of(self):
        form = AsOfForm(self.request.GET)
        form.is_valid()
        return form

    @cached_property
    def day(self):
        return self.as_of.cleaned_data.get("on") or clock.today()

    @property
    def is_today(self):
        return self.day == clock.today()


class KeysFirst(Paginator):
    """For lists sorted by another table: the keys of a page and the number of rows in one scan, then the rows."""

    most = 1_000_000  # pages; an offset has an end in the database

    def get_page(self, number):
        """That page; the last one past the end."""
        number = min(max(int(number), 1), self.most)
        keys = self._keys(number)
        if not keys and number > 1:
            number = self.num_pages
            keys = self._keys(number)
        rows = {row.pk: row for row in self.object_list.order_by().filter(pk__in=keys)} if keys else {}
        return self._get_page([rows[key] for key in keys], number, self)

    def _keys(self, number):
        first = (number - 1) * self.per_page
        found = self.object_list.annotate(whole=Window(Count("*"))).values_list("pk", "whole")
        found = list(found[first : first + self.per_page])
        if found or number == 1:
            self.count = found[0][1] if found else 0
        return [key for key, _whole in found]


class PagedMixin:
    """A page past the end is the last page; what is no number is the first."""

    def paginate_queryset(self, queryset, page_size):
        number = self.request.GET.get("page", "")
        paginator = self.get_paginator(queryset, page_size)
        page = paginator.get_page(number if number.isdecimal() and len(number) < 19 else 1)
        return paginator, page, page.object_list, page.has_other_pages()


class RecordList(PagedMixin, VisibleMixin, ListView):
    """A list with filters, as a page or, with `?format=`, as CSV or XLSX of all its rows."""

    paginate_by = 50
    filter_class = None
    title = intro = None
    list_name = None  # of its address; a list that names it can be saved as a view
    formats = frozenset(FORMATS)

    @property
    def day(self):
        """The day of which the list speaks."""
        return clock.today()

    def get(self, request, *args, **kwargs):
        shelf = savedviews.Shelf(request, self.list_name, self.filter_class.base_filters.__contains__)
        if shelf.opens_with:
            return redirect(shelf.opens_with)
        self.filters = self.filter_class(request.GET, queryset=self.get_queryset(), request=request)
        format_ = request.GET.get("format")
        if format_ in self.formats:
            return self.export(format_)
        self.object_list = self.filters.qs
        return self.render_to_response(self.get_context_data(shelf=shelf))

    def get_context_data(self, **kwargs):
        page = {"title": self.title, "intro": self.intro, "day": self.day}
        return super().get_context_data(filter_form=self.filters.form, filters=self.filters, **page, **kwargs)

    def header(self):
        raise NotImplementedError

    def rows(self, queryset):
        raise NotImplementedError

    def export(self, format_):
        rows, header = self.rows(self.filters.qs), self.header()
        name = f"{self.model._meta.model_name}-{self.day.isoformat()}.{format_}"
        return spreadsheet(self.request, rows, header, name=name, title=str(self.model._meta.verbose_name_plural))


class RecordDetail(VisibleMixin, DetailView):
    """A record with its transitions, papers, history, and what other apps show on it."""

    slug_field = slug_url_kwarg = "uuid"

    @property
    def day(self):
        """The day of which the page speaks."""
        return clock.today()

    def get_context_data(self, **kwargs):
        user, record = self.request.user, self.object
        label, name = record._meta.app_label, record._meta.model_name
        sees_history = user.has_perm(f"{label}.read_papers_{name}") or user.has_perm(f"{label}.change_{name}", record)
        return super().get_context_data(
            transitions=transition_links(record, user),
            documents=documents.shown(record, user) if hasattr(record, "documents") else [],
            history=timeline(record) if sees_history else [],
            sees_history=sees_history,
            panels=panels_for(record, user, self.day),
            today=clock.today(),
            **kwargs,
        )


def transition_links(record, user):
    """The buttons of a record: where each leads, and whether it cannot be taken back."""
    workflow = getattr(record, "workflow", None)
    if workflow is None or not user.is_authenticated:
        return []
    return [
        {"label": transition.label, "url": record.transition_url(transition.name), "is_grave": transition.is_grave}
        for transition in workflow.available_to(user, record)
    ]


class TransitionView(VisibleMixin, FormView):
    """The page on which a transition is confirmed, with the form that is registered for it."""

    template_name = "records/confirm.html"

    def dispatch(self, request, *args, **kwargs):
        self.record = get_object_or_404(self.get_queryset(), uuid=kwargs["uuid"])
        self.workflow = self.record.workflow
        self.transition = self.workflow.transitions.get(kwargs["name"])
        if self.transition is None:
            raise Http404
        if not request.user.has_perm(self.workflow.permission(self.transition.name), self.record):
            raise PermissionDenied
        if not self.workflow.leaves_from(self.transition, self.record):
            messages.warning(request, self.workflow.too_late(self.record, self.transition))
            return redirect(self.record)
        return super().dispatch(request, *args, **kwargs)

    def get_form_class(self):
        way = self.workflow.ways.get(self.transition.name)
        return way.form if way else TransitionForm

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {
            "record": self.record,
            "transition": self.transition,
            "user": self.request.user,
        }

    def form_valid(self, form):
        if not form.perform(self.workflow):
            return self.form_invalid(form)
        form.tell(self.request)
        return redirect(self.record)

    def get_context_data(self, **kwargs):
        form = kwargs.pop("form", None) or self.get_form()
        return super().get_context_data(
            record=self.record,
            title=self.transition.label,
            submit_label=self.transition.label,
            cancel_url=self.record.get_absolute_url(),
            consequences=[form.consequence] if form.consequence else [],
            is_grave=form.is_grave,
            form=form,
            **kwargs,
        )


@login_not_required
@require_safe
def document(request, uuid):
    """The one door to private files: listed for you, or it does not exist. Nothing goes out that is in quarantine."""
    return handed_out(request, get_object_or_404(Document.objects.visible_to(request.user), uuid=uuid))


def handed_out(request, paper):
    """A private file for somebody who may have it, written down; a page that says why where it is in quarantine."""
    if paper.is_waiting or paper.is_refused:
        status = HTTPStatus.GONE if paper.is_refused else HTTPStatus.CONFLICT
        return render(request, "records/document_withheld.html", {"paper": paper}, status=status)
    try:
        response = private_file(paper.file, name=paper.name, mime=paper.mime)
    except FileNotFoundError as error:
        audit.error("file not there", extra={"document": str(paper.uuid)})
        raise Http404 from error
    audit.info("download", extra={"by": request.user.pk, "document": str(paper.uuid)})
    return response


# --- reports -----------------------------------------------------------------------------------------


@require_safe
def report_list(request):
    """The reports this user may choose from, and those made for them lately."""
    made = Job.objects.visible_to(request.user).filter(kind="report")[:20]
    context = {"reports": offered_to(request.user), "jobs": [_measured(job) for job in made]}
    return render(request, "records/report_list.html", context)


def _report(request, slug):
    report = reports.get(slug)
    if report is None:
        raise Http404
    if not request.user.has_perm(report.permission):
        raise PermissionDenied
    return report


def report_page(request, slug):
    """GET: the form, and the facts as a page, CSV or XLSX. POST: ask for the PDF."""
    report = _report(request, slug)
    data = request.POST if request.method == "POST" else request.GET
    form = report.form(data, user=request.user)
    query = _query(data)
    asked = [(name, value) for name, values in query.lists() for value in values if value]
    has_table = report.table is not None
    context = {"report": report, "form": form, "query": query.urlencode(), "asked": asked, "has_table": has_table}
    if not form.is_valid():
        return render(request, "records/report_page.html", context)
    on, filters = form.cleaned_data.get("on") or clock.today(), report.filters(data, user=request.user)
    if request.method == "POST":
        return redirect(_ask(report, by=request.user, on=on, query=query.urlencode()))
    format_ = data.get("format")
    if report.table and format_ in FORMATS:
        header, rows = report.table(user=request.user, on=on, filters=filters)
        return spreadsheet(request, rows, header, name=report.file_name(on, format_), title=str(report.title))
    context |= {"on": on, "content": report.html(user=request.user, on=on, filters=filters, is_pdf=False)}
    return render(request, "records/report_page.html", context)


def _query(data):
    """What was asked, without what is not a question."""
    query = data.copy()
    for name in ("csrfmiddlewaretoken", "format"):
        query.pop(name, None)
    return query


def _ask(report, *, by, on, query):
    return jobs.ask(
        "report",
        title=str(report.title),
        by=by,
        language=get_language(),
        report=report.slug,
        on=on.isoformat(),
        query=query,
    )


@require_safe
def job(request, uuid):
    """How far it is: a page that asks again by itself, or only its changing part. 286 tells htmx to stop asking."""
    found = _measured(_job(request, uuid))
    kind, parameters = jobs.jobs.get(found.kind), found.parameters
    if kind and kind.page:
        return redirect(kind.page)
    context = {"job": found, "report": reports.get(parameters.get("report")), "query": parameters.get("query", "")}
    if request.htmx:
        return render(request, "components/job.html", context, status=286 if found.is_over else 200)
    return render(request, "records/job.html", context)


def _job(request, uuid):
    return get_object_or_404(Job.objects.visible_to(request.user), uuid=uuid)


def _measured(job):
    """With the size of its file, None where there is none, and whether it had one that was removed since."""
    job.size = job.file.size if job.file and job.file.storage.exists(job.file.name) else None
    job.is_removed = job.status == JobStatus.DONE and bool(job.file_name) and not job.file
    return job


@require_safe
def job_file(request, uuid):
    """What was made, if its owner may still read it; once it is removed, the job's page says so."""
    found = get_object_or_404(Job.objects.visible_to(request.user), uuid=uuid, status=JobStatus.DONE)
    report = _report(request, found.parameters.get("report"))
    asked = QueryDict(found.parameters.get("query", ""))
    if not report.is_listed and not report.form(asked, user=request.user).is_valid():
        raise Http404  # the one record that it is about is not there any more for its owner
    if not found.file:
        return redirect(found)
    audit.info("download", extra={"by": request.user.pk, "job": str(found.uuid)})
    mime = guess_type(found.file_name)[0] or "application/pdf"
    return private_file(found.file, name=found.file_name, mime=mime)


@require_POST
def job_cancel(request, uuid):
    found = _job(request, uuid)
    jobs.cancel(found)
    return redirect(found)


@require_POST
def job_again(request, uuid):
    """Ask for the same once more, after it failed, was cancelled or its file was removed."""
    found = _job(request, uuid)
    report = _report(request, found.parameters.get("report"))
    if found.kind != PrintReport.slug:  # what an app makes for itself
        kept = {"by": request.user, "language": found.language}
        return redirect(jobs.ask(found.kind, title=found.title, **kept, **found.parameters))
    on, query = date.fromisoformat(found.parameters["on"]), found.parameters["query"]
    return redirect(_ask(report, by=request.user, on=on, query=query))


public_page = method_decorator(login_not_required, name="dispatch")
