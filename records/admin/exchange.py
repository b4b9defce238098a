"""Tables out of a list and into it: exports of what is listed, imports with a look before anything changes."""

from django.contrib import messages
from django.contrib.admin.views.main import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from records import clock, imports
from records.downloads import FORMATS, spreadsheet
from records.forms import add_refusal
from records.importforms import ImportForm
from records.languages import reader
from records.models import ImportStatus, Outcome
from records.refusals import Refusal
from records.text import number

ROWS_PER_PAGE = 100


class ExchangeMixin:
    """`import_slug` names a registered import, `export_permission` who may take the list away."""

    import_slug = None
    export_permission = None

    def may_export(self, request):
        return bool(self.export_permission) and request.user.has_perm(self.export_permission)

    def may_import(self, request):
        return self.import_slug in imports.imports and request.user.has_perm(self._import.permission)

    @property
    def _import(self):
        return imports.imports[self.import_slug]

    def exchange_context(self, request):
        formats = FORMATS if self.may_export(request) else ()
        return {
            "export_urls": [(name.upper(), self.url("export", name)) for name in formats],
            "import_url": self.url("import") if self.may_import(request) else "",
            "query_string": request.GET.urlencode(),
        }

    def export_table(self, queryset):
        """(header, rows) of what is listed."""
        raise NotImplementedError

    def export_view(self, request, format_):
        """The rows of the list as it is filtered and ordered in the address."""
        if not self.may_export(request):
            raise PermissionDenied
        if format_ not in FORMATS:
            raise Http404
        try:
            queryset = self.get_changelist_instance(request).get_queryset(request)
        except IncorrectLookupParameters:
            return redirect(self.url("changelist"))
        header, rows = self.export_table(queryset)
        name = f"{self.opts.model_name}-{clock.today().isoformat()}.{format_}"
        return spreadsheet(request, rows, header, name=name, title=str(self.opts.verbose_name_plural))

    def import_view(self, request):
        """Choose a file; it is read and planned, and nothing changes yet."""
        if not self.may_import(request):
            raise PermissionDenied
        form = ImportForm(self._import, request.POST or None, request.FILES or None, user=request.user)
        if request.method == "POST" and form.is_valid():
            file, options = form.cleaned_data["file"], form.options()
            try:
                run = imports.plan(self._import, file=file, options=options, by=request.user)
            except Refusal as refusal:
                add_refusal(form, refusal)
            else:
                return redirect(self.url("import_run", run.uuid))
        runs = self._import.runs_for(request.user)[:10]
        context = self.page_context(request, self._import.title, form=form, definition=self._import, runs=runs)
        return TemplateResponse(request, "admin/records/import.html", context)

    def import_run_view(self, request, uuid):
        """Look at every row; then import, or leave it."""
        if not self.may_import(request):
            raise PermissionDenied
        run = get_object_or_404(self._import.runs_for(request.user), uuid=uuid)
        if request.method == "POST":
            return self._import_decided(request, run)
        return self.import_run_page(request, run, self._import)

    def import_run_page(self, request, run, definition):
        """Every row of a file, with what it means and, where it is there, its record."""
        rows, shown = run.rows.all(), request.GET.get("outcome")
        if shown in Outcome.values:
            rows = rows.filter(outcome=shown)
        page = Paginator(rows, ROWS_PER_PAGE).get_page(request.GET.get("page"))
        records = definition.records_of(page.object_list)
        context = self.page_context(
            request,
            run.name,
            run=run,
            page_obj=page,
            rows=[(row, records.get(row.pk), self._address(records.get(row.pk))) for row in page],
            shown=shown,
            outcomes=[(outcome, run.counts.get(outcome.value, 0)) for outcome in Outcome],
            is_planned=run.status == ImportStatus.PLANNED,
            has_work=any(run.counts.get(outcome) for outcome in (Outcome.CREATE, Outcome.UPDATE)),
            definition=definition,
        )
        return TemplateResponse(request, "admin/records/import_run.html", context)

    def _address(self, record):
        """Where a record is read: its own page, else that of the staff."""
        if record is None:
            return ""
        return record.get_absolute_url() if hasattr(record, "get_absolute_url") else self.url("change", record.pk)

    def _import_decided(self, request, run):
        if "discard" in request.POST:
            imports.discard(run)
            messages.info(request, _("Nothing was imported."))
            return redirect(self.url("changelist"))
        try:
            run = imports.apply(run, by=request.user)
        except Refusal as refusal:
            messages.error(request, str(refusal))
            return redirect(self.url("import_run", run.uuid))
        counts = {name: number(run.counts.get(name, 0), reader()) for name in Outcome.values}
        messages.success(
            request,
            _("Imported: %(create)s new, %(update)s changed, %(unchanged)s unchanged; %(error)s left out.") % counts,
        )
        return redirect(self.url("import_run", run.uuid))
