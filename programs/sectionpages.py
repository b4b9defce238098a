"""The pages on which one section of an application is filled in: its questions, the rows of its table, its files.

A save sends the version it began from. The page saves by itself, too, by the same request with the header of
`programs.autosave`: then what can be read is kept, and the answer is a word for the page instead of another page.
"""

from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views import View

from directory.matching import suggestions
from programs import autosave
from programs.actions import drafts
from programs.audiences import fields_for
from programs.filled import filled_sections, over_price
from programs.forms.answers import AnswersForm, ProjectSectionForm
from programs.forms.files import FileForm
from programs.forms.tables import ROWS
from programs.lasttime import last_time
from programs.models import Application, SectionKind
from records.conflicts import conflict_rows
from records.forms import add_refusal
from records.refusals import Refusal
from records.uploads import go_on

NOT_ANSWERS = {"csrfmiddlewaretoken", "version", "seen", "go"}


class SectionView(View):
    """One section of one application, of those this reader may read; what is sent, of those he may fill in."""

    for_leaders = False  # whoever only reads has nothing to do here

    def get_queryset(self):
        return Application.objects.read_whole_by(self.request.user).for_pages()

    def dispatch(self, request, *args, **kwargs):
        if not hasattr(self, request.method.lower()):
            return self.http_method_not_allowed(request)
        self.application = get_object_or_404(self.get_queryset(), uuid=kwargs["uuid"])
        self.fields = fields_for(request.user, self.application)
        self.filled = next((one for one in self.all_filled if one.section.key == kwargs["key"]), None)
        if self.filled is None:
            raise Http404
        self.section = self.filled.section
        if not self.fields.writes and (self.for_leaders or request.method == "POST"):
            raise PermissionDenied
        if self.for_leaders and request.method != "POST" and not self.filled.may_fill:
            return redirect(self.section_url)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def all_filled(self):
        return filled_sections(self.application, self.fields)

    @property
    def section_url(self):
        return self.url_of("section")

    def url_of(self, name, **more):
        return reverse(f"applications:{name}", args=[self.application.uuid, self.section.key, *more.values()])

    @property
    def is_autosave(self):
        return autosave.is_autosave(self.request)

    def page(self, template, status=HTTPStatus.OK, **context):
        context |= {"application": self.application, "section": self.section, "filled": self.filled}
        context |= {"section_url": self.section_url, "call": self.application.call}
        return render(self.request, f"programs/applications/{template}.html", context, status=status)

    def too_late(self, refusal):
        """What was typed, for copying: it was not saved."""
        if self.is_autosave:
            return JsonResponse({"said": str(refusal)}, status=HTTPStatus.GONE)
        typed = [
            (name, value)
            for name, values in self.request.POST.lists()
            for value in values
            if name not in NOT_ANSWERS and value.strip()
        ]
        labels = getattr(self.typed_form, "fields", {})
        typed = [(labels[name].label if name in labels else name, value) for name, value in typed]
        return self.page("late", HTTPStatus.GONE, refusal=refusal, typed=typed)

    def overtaken(self, mine, theirs, **hidden):
        """Both texts, to choose from."""
        if self.is_autosave:
            said = _("Somebody else saved this section meanwhile. Save, and you see both texts.")
            return JsonResponse({"said": said}, status=HTTPStatus.CONFLICT)
        answers = self.filled.answers
        sent = [
            (name, value)
            for name, values in self.request.POST.lists()
            for value in values
            if name not in {"csrfmiddlewaretoken", "version", "seen"}
        ]
        context = {
            "record": self.section,
            "rows": conflict_rows((mine, []), (theirs, [])),
            "theirs_by": str(answers.edited_by or "") if answers else "",
            "theirs_at": answers.edited_at if answers else None,
            "post_items": [*sent, *((name, value) for name, value in hidden.items() if name != "version")],
            "version": hidden.get("version", ""),
            "form_url": self.request.get_full_path(),
            "record_url": self.section_url,
        }
        return render(self.request, "records/conflict.html", context, status=HTTPStatus.CONFLICT)

    def again(self):
        """Read the application as it is now."""
        self.application = self.get_queryset().get(pk=self.application.pk)
        self.__dict__.pop("all_filled", None)
        self.filled = next(one for one in self.all_filled if one.section.pk == self.section.pk)


class SectionPage(SectionView):
    """A section: its form, its table, or, for who only reads it, its answers."""

    typed_form = None

    def page(self, template, status=HTTPStatus.OK, **context):
        """Beside it, what was said and written last time."""
        before = last_time(self.application, self.request.user)
        context |= {"last_time": before, "text_before": before.of(self.section) if before else None}
        return super().page(template, status, **context)

    def get(self, request, **kwargs):
        if self.filled.table:
            return self.page("table", rows=self.rows(), totals=getattr(self.filled, "totals", []))
        if not self.filled.may_fill:
            return self.page("section_text")
        return self.form_page(self.form())

    def post(self, request, **kwargs):
        if self.filled.table:
            return redirect(self.section_url)
        form = self.typed_form = self.form(request.POST)
        if not form.is_valid() and not self.is_autosave:
            return self.checked_late(form)
        try:
            answers = self.save(form)
        except drafts.TooLate as refusal:
            return self.too_late(refusal)
        except drafts.Overtaken:
            self.again()
            return self.overtaken(form, self.form(), version=self.filled.version)
        if self.is_autosave:
            return self.said(form, answers)
        messages.success(request, _("Saved: %(section)s.") % {"section": self.section})
        return redirect(self.where_next())

    def form(self, data=None):
        form_class = ProjectSectionForm if self.section.kind == SectionKind.PROJECT else AnswersForm
        return form_class(data, filled=self.filled)

    def save(self, form):
        save = drafts.save_project if self.section.kind == SectionKind.PROJECT else drafts.save_answers
        values = {"values": form.answers, "version": self.sent_version, "by": self.request.user}
        return save(self.application, self.section, **values)

    @property
    def sent_version(self):
        return autosave.sent_version(self.request)

    def checked_late(self, form):
        """The form once more, with its errors; where it is too late anyway, that."""
        try:
            drafts.refuse_too_late(self.application)
        except drafts.TooLate as refusal:
            return self.too_late(refusal)
        return self.form_page(form, version=self.sent_version)

    def form_page(self, form, version=None):
        files = [(one, self.filled.files.get(one.pk)) for one in self.section.questions.all() if one.is_file]
        version = self.filled.version if version is None else version
        return self.page("section_form", form=form, version=version, files=files)

    def said(self, form, answers):
        said = autosave.saved_now()
        wrong = [str(form.fields[name].label) for name in form.errors if name in form.fields]
        if wrong:
            said += " " + _("Not saved, because it cannot be read: %(fields)s.") % {"fields": ", ".join(wrong)}
        return JsonResponse({"said": said, "version": answers.version, "isPartly": bool(wrong)})

    def where_next(self):
        go = self.request.POST.get("go", "")
        if go.startswith("file-"):
            question = next((one for one in self.section.questions.all() if f"file-{one.pk}" == go), None)
            if question is not None and question.is_file:
                return self.url_of("upload", pk=question.pk)
        if self.request.GET.get("then") == "check":
            return reverse("applications:check", args=[self.application.uuid])
        sections = list(self.fields.fills)
        place = sections.index(self.section) + 1
        if go == "next" and place < len(sections):
            return reverse("applications:section", args=[self.application.uuid, sections[place].key])
        return self.application.get_absolute_url()

    def rows(self):
        """(row, whether it may be taken out, what the call says against it)."""
        is_budget, is_team = (self.section.kind == kind for kind in (SectionKind.BUDGET, SectionKind.TEAM))
        return [
            (row, not (is_team and row.is_leader), over_price(row) if is_budget else "") for row in self.filled.rows
        ]


class RowView(SectionView):
    """One row of a table; without a key a new one."""

    for_leaders = True

    @cached_property
    def row(self):
        model = self.form_class._meta.model
        if "pk" not in self.kwargs:
            return model(application=self.application)
        found = next((row for row in self.filled.rows if row.pk == self.kwargs["pk"]), None)
        if found is None:
            raise Http404
        return found

    @property
    def form_class(self):
        if self.section.kind not in ROWS:
            raise Http404
        return ROWS[self.section.kind]

    def form(self, data=None):
        row = self.row
        if row.pk:  # a form writes into its row as it reads: the one that pages show stays as it is
            row = type(row).objects.get(pk=row.pk)
        return self.form_class(data, instance=row, application=self.application, user=self.request.user)


class RowPage(RowView):
    """Add a row, or change one."""

    def get(self, request, **kwargs):
        return self.row_page(self.form())

    def post(self, request, **kwargs):
        form = self.typed_form = self.form(request.POST)
        if self.searches:
            form.is_valid()
            form._errors = {}
            return self.row_page(form, found=suggestions(request.POST.get("q", "")[:200]))
        if not form.is_valid():
            return self.row_page(form)
        try:
            seen = request.POST.get("seen", "")
            drafts.save_row(
                self.application, self.section, self.row, values=form.cleaned_data, seen=seen, by=request.user
            )
        except drafts.TooLate as refusal:
            return self.too_late(refusal)
        except drafts.Overtaken:
            return self.changed_meanwhile(form)
        except Refusal as refusal:
            add_refusal(form, refusal)
            return self.row_page(form)
        messages.success(request, _("Saved: %(section)s.") % {"section": self.section})
        return redirect(self.section_url)

    @property
    def searches(self):
        """By the button, or by Enter where words stand in the search box and no institution is said."""
        sent = self.request.POST
        return "search" in sent or bool(
            sent.get("q") and not (sent.get("institution") or sent.get("institution_given"))
        )

    def row_page(self, form, found=()):
        seen = self.request.POST.get("seen", "") if form.is_bound else drafts.fingerprint(self.row)
        q = self.request.POST.get("q", "")[:200]
        return self.page("row_form", form=form, found=found, q=q, seen=seen, is_new=not self.row.pk)

    def changed_meanwhile(self, form):
        self.again()
        self.__dict__.pop("row", None)
        try:
            fresh = self.form()
        except Http404:
            said = _("Somebody else has removed this row meanwhile. Save once more, and it is added again.")
            form.add_error(None, said)
            self.kwargs.pop("pk")
            return self.page("row_form", form=form, found=(), q="", seen="", is_new=True, action=self.url_of("add_row"))
        return self.overtaken(form, fresh, seen=drafts.fingerprint(self.row))


class RemoveRow(RowView):
    """Ask, then take a row out."""

    typed_form = None

    def get(self, request, **kwargs):
        return self.page("row_remove", row=self.row)

    def post(self, request, **kwargs):
        try:
            drafts.remove_row(self.application, self.section, self.row, by=request.user)
        except drafts.TooLate as refusal:
            return self.too_late(refusal)
        except Refusal as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, _("Removed: %(row)s.") % {"row": self.row})
        return redirect(self.section_url)


class FileView(SectionView):
    """The file that answers one question."""

    for_leaders = True
    typed_form = None

    @cached_property
    def question(self):
        questions = (one for one in self.section.questions.all() if one.is_file and one.pk == self.kwargs["pk"])
        question = next(questions, None)
        if question is None:
            raise Http404
        return question

    def file_page(self, form):
        attachment = self.filled.files.get(self.question.pk)
        cv = drafts.cv_for(self.question, self.request.user) if self.fields.side else None
        return self.page("upload", form=form, question=self.question, attachment=attachment, cv=cv)

    def done(self, said):
        messages.success(self.request, said % {"question": self.question})
        then = "?then=check" if self.request.GET.get("then") == "check" else ""
        return go_on(self.request, self.section_url + then)


class UploadPage(FileView):
    """Upload a file, or one in its place."""

    def get(self, request, **kwargs):
        return self.file_page(FileForm(question=self.question))

    def post(self, request, **kwargs):
        if "cv" in request.POST:
            return self.use_cv(request)
        form = FileForm(request.POST, request.FILES, question=self.question)
        if not form.is_valid():
            return self.file_page(form)
        try:
            drafts.attach_file(self.application, self.question, form.cleaned_data["file"], by=request.user)
        except drafts.TooLate as refusal:
            return self.too_late(refusal)
        except Refusal as refusal:
            add_refusal(form, refusal)
            return self.file_page(form)
        return self.done(_("Uploaded: %(question)s."))

    def use_cv(self, request):
        try:
            drafts.attach_cv(self.application, self.question, by=request.user)
        except drafts.TooLate as refusal:
            return self.too_late(refusal)
        except Refusal as refusal:
            messages.warning(request, str(refusal))
            return self.file_page(FileForm(question=self.question))
        return self.done(_("Uploaded: %(question)s."))


class RemoveFile(FileView):
    def post(self, request, **kwargs):
        try:
            drafts.remove_file(self.application, self.question, by=request.user)
        except drafts.TooLate as refusal:
            return self.too_late(refusal)
        return self.done(_("Removed: %(question)s."))
