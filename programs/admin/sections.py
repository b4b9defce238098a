"""The admin page of one section of a call's form, with its questions."""

from django.contrib import admin
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.admin.callparts import is_over, stands
from programs.forms.callparts import QuestionForm
from programs.models import FileGroup, FormSection, Question, SectionKind
from records.admin import RecordAdmin, StackedInline
from records.languages import listed

FROZEN = ["key", "kind", "is_required", "max_words", "currency", "most_megabytes", "is_identifying", "is_for_reviewers"]


class QuestionInline(StackedInline):
    """Of a frozen form only words are changed."""

    model = Question
    form = QuestionForm
    fields = [
        ("label_en", "label_fa"),
        ("key", "kind"),
        ("is_required", "is_for_reviewers", "is_identifying"),
        ("max_words", "currency", "position"),
        ("help_en", "help_fa", "choices"),
        ("accepts", "most_megabytes"),
    ]

    def get_readonly_fields(self, request, obj=None):
        return [*FROZEN, "taken"] if obj and stands(obj.call) else []

    def get_fields(self, request, obj=None):
        """Of a frozen form it says in words which files are taken."""
        last = ("taken" if obj and stands(obj.call) else "accepts", "most_megabytes")
        return [*self.fields[:-1], last]

    @admin.display(description=gettext_lazy("takes"))
    def taken(self, question):
        return listed(FileGroup(group).label for group in question.accepts) or "–"

    def has_add_permission(self, request, obj=None):
        return super().has_add_permission(request, obj) and not (obj and stands(obj.call))

    def has_change_permission(self, request, obj=None):
        return StackedInline.has_add_permission(self, request, obj) and not (obj and is_over(obj.call))

    def has_delete_permission(self, request, obj=None):
        return self.has_add_permission(request, obj)


@admin.register(FormSection)
class FormSectionAdmin(RecordAdmin):
    """Sections are added on the page of their call, and lead back to it."""

    list_display = ["named", "call", "kind", "audience"]
    list_filter = ["kind", "audience"]
    list_select_related = ["call"]
    search_fields = ["title_en", "title_fa", "call__code", "call__title_en", "call__title_fa"]
    ordering = ["call", "position", "pk"]
    inlines = [QuestionInline]
    fields = ["of_call", "key", "kind", "audience", ("title_en", "title_fa"), ("help_en", "help_fa"), "position"]
    readonly_fields = ["of_call"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("call__programme")

    def has_module_permission(self, request):
        """Reached from the calls."""
        return False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not (obj and is_over(obj.call))

    def get_readonly_fields(self, request, obj=None):
        return [*self.readonly_fields, *(("key", "kind", "audience") if obj and stands(obj.call) else ())]

    def get_inlines(self, request, obj):
        """Tables ask what they ask."""
        return self.inlines if obj and obj.kind == SectionKind.QUESTIONS else []

    @admin.display(description=gettext_lazy("title"), ordering="title_en")
    def named(self, section):
        return format_html("<bdi>{}</bdi>", section.title)

    @admin.display(description=gettext_lazy("call"))
    def of_call(self, section):
        return format_html('<a href="{}"><bdi>{}</bdi></a>', _address(section), section.call)

    def record_notice(self, record):
        if record.call.form_locked_at is None:
            return ""
        return _(
            "Somebody has begun to answer this form. Titles, questions, help and the words of choices can still be"
            " changed; what is asked cannot. A copy of the call has a form that can be changed."
        )

    def response_post_save_change(self, request, obj):
        return redirect(_address(obj))


def _address(section):
    return reverse("admin:programs_call_change", args=[section.call_id]) + "#sections-group"
