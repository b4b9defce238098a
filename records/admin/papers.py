"""Papers and letters of a record: listed on its page, filed and withdrawn on pages of their own."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from records.admin.inlines import GenericInline, ReadOnlyInline
from records.models import Document, Letter
from records.paperforms import AttachForm, WithdrawForm
from records.templatetags.records import dual_date, file_size, moment


class LetterInline(GenericInline):
    """Acts that left or entered the office about this record, each perhaps with its scan among the papers."""

    model = Letter
    fields = ["direction", "number", "dated_on", "subject", "scan"]

    def get_formset(self, request, obj=None, **kwargs):
        self.papers = Document.objects.about(obj).open() if obj else Document.objects.none()
        return super().get_formset(request, obj, **kwargs)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "scan":
            kwargs["queryset"] = self.papers
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class DocumentInline(ReadOnlyInline, GenericInline):
    """What is filed on this record."""

    model = Document
    fields = ["paper", "kind", "visibility", "length", "filed", "withdrawn"]
    readonly_fields = fields

    @admin.display(description=gettext_lazy("file"))
    def paper(self, document):
        return format_html('<a href="{}"><bdi>{}</bdi></a>', document.url, document)

    @admin.display(description=gettext_lazy("size"))
    def length(self, document):
        return file_size(document.size)

    @admin.display(description=gettext_lazy("filed"))
    def filed(self, document):
        return moment(document.created_at, "short")

    @admin.display(description=gettext_lazy("withdrawn"))
    def withdrawn(self, document):
        if document.is_closed:
            return format_html("{} <bdi>{}</bdi>", dual_date(document.closed_on), document.closed_reason)
        name = f"admin:{self.parent_model._meta.app_label}_{self.parent_model._meta.model_name}_withdraw"
        address = reverse(name, args=[document.object_id, document.uuid])
        return format_html('<a href="{}">{}</a>', address, _("Withdraw"))


class PapersMixin:
    """The pages on which papers are filed and withdrawn, for an admin of records that have `documents`."""

    def own_urls(self, wrap):
        return [
            path("<path:object_id>/attach/", wrap(self.attach_view), name=self.url_name("attach")),
            path("<path:object_id>/papers/<uuid:uuid>/", wrap(self.withdraw_view), name=self.url_name("withdraw")),
            *super().own_urls(wrap),
        ]

    def record_tools(self, request, record):
        tools = super().record_tools(request, record)
        if self.has_change_permission(request, record):
            tools.append((_("File a paper"), self.url("attach", record.pk)))
        return tools

    def attach_view(self, request, object_id):
        record = self._to_change(request, object_id)
        form = AttachForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid() and form.perform(record, by=request.user):
            messages.success(request, _("Filed."))
            return redirect(self.url("change", record.pk))
        return self.ask(request, _("File a paper"), form, record=record, submit_label=_("File"))

    def withdraw_view(self, request, object_id, uuid):
        record = self._to_change(request, object_id)
        document = get_object_or_404(Document.objects.about(record).open(), uuid=uuid)
        form = WithdrawForm(request.POST or None)
        if request.method == "POST" and form.is_valid() and form.perform(document, by=request.user):
            messages.success(request, _("Withdrawn: %(paper)s.") % {"paper": document})
            return redirect(self.url("change", record.pk))
        title = _("Withdraw “%(paper)s”") % {"paper": document}
        return self.ask(request, title, form, record=record, submit_label=_("Withdraw"), is_grave=True)

    def _to_change(self, request, object_id):
        record = self._seen(request, object_id)
        if not self.has_change_permission(request, record):
            raise PermissionDenied
        return record
