"""The admin of what records itself keeps: the office, goals, tags, documents, imports."""

from django.contrib import admin
from django.db.models import Exists, OuterRef, Q
from django.shortcuts import redirect
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from records.admin.papers import state_of
from records.admin.record import RecordAdmin
from records.imports import imports
from records.languages import reader
from records.models import Document, Goal, ImportRun, Office, Outcome, Tag
from records.templatetags.records import file_size, moment
from records.text import number


@admin.register(Office)
class OfficeAdmin(RecordAdmin):
    list_display = ["__str__", "time_zone", "reference_calendar"]
    search_fields = ["name_en"]
    list_permission = "records.change_office"

    def has_add_permission(self, request):
        return super().has_add_permission(request) and not Office.objects.exists()

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        Office.forget()


@admin.register(Goal)
class GoalAdmin(RecordAdmin):
    list_display = ["code", "title_en", "title_fa", "starts_on", "ends_on"]
    search_fields = ["code", "title_en", "title_fa"]
    ordering = ["code"]


@admin.register(Tag)
class TagAdmin(RecordAdmin):
    list_display = ["name_en", "name_fa"]
    search_fields = ["name_en", "name_fa"]
    ordering = ["name_en"]


class ReadOnly:
    """To look things up; what is there is entered elsewhere."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class OnARecord(ReadOnly, RecordAdmin):
    """What hangs on a record of any kind, with the way to that record."""

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("about")

    @admin.display(description=gettext_lazy("about"))
    def on_record(self, paper):
        return format_html('<a href="{}"><bdi>{}</bdi></a>', paper.about.get_absolute_url(), paper.about)


@admin.register(Document)
class DocumentAdmin(OnARecord):
    """All papers; each is filed on its record."""

    list_display = ["download", "kind", "on_record", "filed", "visibility", "state"]
    list_display_links = None
    list_filter = ["kind", "visibility", "scan_status"]
    search_fields = ["title", "name"]
    fields = [
        "title",
        "download",
        "kind",
        "language_name",
        "on_record",
        "visibility",
        "length",
        "sha256",
        "filed",
        "uploaded_by",
        "scan_status",
        "state",
        "version_before",
    ]
    ordering = ["-created_at"]

    def get_queryset(self, request):
        newer = Document.objects.filter(previous=OuterRef("pk"))
        return super().get_queryset(request).select_related("previous").annotate(is_superseded=Exists(newer))

    @admin.display(description=gettext_lazy("state"))
    def state(self, paper):
        return state_of(paper) or "–"

    @admin.display(description=gettext_lazy("language"))
    def language_name(self, paper):
        return paper.language_name or "–"

    @admin.display(description=gettext_lazy("version before"))
    def version_before(self, paper):
        return self.download(paper.previous) if paper.previous else "–"

    @admin.display(description=gettext_lazy("file"), ordering="name")
    def download(self, paper):
        if paper.is_refused:
            return format_html("<bdi>{}</bdi>", paper)
        return format_html('<a href="{}"><bdi>{}</bdi></a>', paper.url, paper)

    @admin.display(description=gettext_lazy("size"))
    def length(self, paper):
        return file_size(paper.size)

    @admin.display(description=gettext_lazy("filed"), ordering="created_at")
    def filed(self, paper):
        return moment(paper.created_at, "short")


@admin.register(ImportRun)
class ImportRunAdmin(ReadOnly, RecordAdmin):
    """What was read from files, by whom, and what became of it."""

    list_display = ["name", "of_kind", "status", "result", "started_by", "started"]
    list_filter = ["status"]
    search_fields = ["name", "started_by"]
    ordering = ["-started_at"]

    def get_queryset(self, request):
        mine = Q(pk=None)
        for definition in imports:
            if request.user.has_perm(definition.permission):
                mine |= Q(pk__in=definition.runs_for(request.user).order_by().values("pk"))
        return ImportRun.objects.filter(mine).order_by(*self.ordering)

    def has_view_permission(self, request, obj=None):
        kinds = [imports.get(obj.kind)] if obj else imports
        return request.user.is_staff and any(kind and request.user.has_perm(kind.permission) for kind in kinds)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The page on which its kind of file is looked at."""
        run = self._seen(request, object_id)
        for other in self.admin_site._registry.values():
            if getattr(other, "import_slug", None) == run.kind:
                return redirect(other.url("import_run", run.uuid))
        return self.import_run_page(request, run, imports[run.kind])  # read by a command: only looked at

    @admin.display(description=gettext_lazy("kind"))
    def of_kind(self, run):
        return imports[run.kind].title

    @admin.display(description=gettext_lazy("started"), ordering="started_at")
    def started(self, run):
        return moment(run.started_at, "short")

    @admin.display(description=gettext_lazy("rows"))
    def result(self, run):
        counts = {name: number(run.counts.get(name, 0), reader()) for name in Outcome.values}
        return _("%(create)s new, %(update)s changed, %(unchanged)s unchanged, %(error)s in error") % counts
