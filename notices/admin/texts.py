"""The words of the portal's letters: what is built in, what staff wrote, and how it reads with examples."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import get_language_info, gettext_lazy, ngettext, override
from django.utils.translation import gettext as _

from notices import actions
from notices.forms import TextForm
from notices.letterhead import lay_out, lines_of
from notices.models import LetterLanguage, LetterText
from notices.smsparts import parts
from notices.texts import Wording, changed_text, faults, mark, of_portal, texts, tidy, wording
from records.admin import RecordAdmin
from records.forms import refusals_shown
from records.languages import reader
from records.templatetags.records import dual_date
from records.text import number


@admin.register(LetterText)
class LetterTextAdmin(RecordAdmin):
    """Above the list all letters there are; in it the texts that staff wrote."""

    change_list_template = "admin/notices/lettertext/change_list.html"
    list_display = ["letter", "language", "subject", "until"]
    list_filter = ["language"]
    search_fields = ["subject", "body"]
    fields = ["slug", "language", "subject", "body"]

    @admin.display(description=gettext_lazy("letter"), ordering="slug")
    def letter(self, row):
        kind = texts.get(row.slug)
        return kind.title if kind else row.slug

    @admin.display(description=gettext_lazy("in use until"), ordering="closed_on")
    def until(self, row):
        return dual_date(row.closed_on, "short")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        """Only on the page of the text, where it is compared with the built-in one."""
        return False

    def may_change(self, request):
        return request.user.has_perm("notices.change_lettertext")

    def changelist_view(self, request, extra_context=None):
        changed = {(row.slug, row.language): row for row in LetterText.objects.open()}
        kinds = [
            (kind, [(one, LetterLanguage(one).label, *_state(kind, one, changed)) for one in kind.languages])
            for kind in texts
        ]
        return super().changelist_view(request, {"kinds": kinds, "may_change": self.may_change(request)})

    def record_tools(self, request, record):
        kind = texts.get(record.slug)
        if kind is None or record.is_closed or not self.may_change(request):
            return []
        return [(_("Change this text"), self.url("text", record.slug, record.language))]

    def own_urls(self, wrap):
        return [path("text/<slug:letter>/<slug:language>/", wrap(self.text_view), name=self.url_name("text"))]

    def text_view(self, request, letter, language):
        """One letter in one language: change it, see how it reads, go back to what is built in."""
        if not self.may_change(request):
            raise PermissionDenied
        kind = texts.get(letter)
        if kind is None or language not in kind.languages:
            raise Http404
        form = self._form(request, kind, language)
        if request.method == "POST" and form.is_valid() and "preview" not in request.POST:
            done = self._restore if "restore" in request.POST else self._save
            if done(request, kind, language, form):
                return redirect(self.url("text", letter, language))
        return TemplateResponse(
            request, "admin/notices/lettertext/text.html", self._context(request, kind, language, form)
        )

    def _form(self, request, kind, language):
        row, info = changed_text(kind, language), get_language_info(language)
        words = row or wording(kind, language)
        now = {"subject": words.subject, "body": words.body, "version": row.version if row else 0}
        form = TextForm(
            request.POST or None,
            initial=now,
            language=language,
            is_rtl=info["bidi"],
            has_subject=kind.has_subject,
        )
        if "restore" not in request.POST and form.is_bound and form.is_valid():
            for field, said in faults(kind, form.cleaned_data.get("subject", ""), form.cleaned_data["body"]).items():
                for sentence in said:
                    form.add_error(field, sentence)
        return form

    def _save(self, request, kind, language, form):
        with refusals_shown(form):
            actions.change_text(kind, language, by=request.user, **form.cleaned_data)
            messages.success(request, _("Saved. Letters written from now on read so."))
        return not form.errors

    def _restore(self, request, kind, language, form):
        with refusals_shown(form):
            actions.restore_text(kind, language, version=form.cleaned_data["version"], by=request.user)
            messages.success(request, _("The built-in text is used again."))
        return not form.errors

    def _context(self, request, kind, language, form):
        preview = None
        if form.is_bound and form.is_valid():
            typed = Wording(language, form.cleaned_data.get("subject", ""), tidy(form.cleaned_data["body"]))
            preview = self._preview(kind, typed)
        elif not form.is_bound:
            preview = self._preview(kind, Wording(language, form.initial["subject"], form.initial["body"]))
        with override(of_portal(language)):
            samples = kind.samples()
        places = [(place, mark(name), samples[name]) for name, place in kind.all_placeholders.items()]
        return self.page_context(
            request,
            kind.title,
            kind=kind,
            language=LetterLanguage(language).label,
            form=form,
            places=places,
            preview=preview,
            is_changed=bool(form["version"].value() not in (0, "0", None)),
            others=[(LetterLanguage(one).label, one) for one in kind.languages if one != language],
        )

    def _preview(self, kind, words):
        """The letter as somebody would get it, with the samples for values."""
        with override(of_portal(words.language)):
            values, name = kind.samples(), _("Maryam Ahmadi")
        if not kind.has_subject:
            return _as_sms(words.filled(values))
        return lay_out(words.filled(values), name="" if kind.is_secret else name)


def _as_sms(words):
    """A text message as it is sent, and how many it costs: the samples may be shorter than what will stand there."""
    n, signs, most = parts(words.body)
    said = ngettext(
        "%(signs)s signs, of which %(most)s fit into one message: it costs %(n)s message.",
        "%(signs)s signs, of which %(most)s fit into one message: it costs %(n)s messages.",
        n,
    )
    direction = "rtl" if get_language_info(words.language)["bidi"] else "ltr"
    shown = {"n": number(n, reader()), "signs": number(signs, reader()), "most": number(most, reader())}
    return {"language": words.language, "direction": direction, "cost": said % shown, "lines": lines_of(words.body)}


def _state(kind, language, changed):
    """(words, kind of tag or "") for the text of a letter in a language; `changed` are the rows of staff."""
    row = changed.get((kind.slug, language))
    if row is None:
        return (_("built in") if of_portal(language) == language else _("as in English")), ""
    if any(faults(kind, row.subject, row.body).values()):
        return _("changed, but its values no longer fit: not used"), "problem"
    return _("changed"), "current"
