"""The list of names that nobody has recognised yet, and the page on which somebody says what one of them means."""

from django.contrib import admin, messages
from django.contrib.admin import SimpleListFilter
from django.core.exceptions import PermissionDenied
from django.db.models import CASCADE
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from directory import actions
from directory.countries import country_name
from directory.doubts import doubts
from directory.forms import ChooseForm, EnterForm
from directory.matching import WHY_OPEN, candidates, suggestions
from directory.models import InstitutionMention, MentionStatus
from records.admin import RecordAdmin
from records.forms import ReasonForm, add_refusal
from records.history import timeline
from records.refusals import Refusal
from records.templatetags.records import tag
from records.text import number

MOST_PLACES = 10
STATUS_KINDS = {"open": "waiting", "resolved": "good", "not_an_institution": "quiet"}


class ByStatus(SimpleListFilter):
    """What is to be resolved, unless something else is asked for."""

    title, parameter_name = gettext_lazy("status"), "status"

    def lookups(self, request, model_admin):
        return [*MentionStatus.choices, ("all", _("All"))]

    def choices(self, changelist):
        chosen = self.value() or MentionStatus.OPEN
        for value, label in self.lookup_choices:
            query = changelist.get_query_string({self.parameter_name: value})
            yield {"selected": chosen == value, "query_string": query, "display": label}

    def queryset(self, request, queryset):
        value = self.value() or MentionStatus.OPEN
        return queryset if value == "all" else queryset.filter(status=value)


@admin.register(InstitutionMention)
class MentionAdmin(RecordAdmin):
    """Names come here by themselves, from lists and forms; here it is only decided what they mean."""

    list_display = ["named", "given_country", "why", "meaning", "status_tag"]
    list_display_links = None
    list_select_related = ["institution__successor__successor__successor"]
    list_filter = [ByStatus]
    search_fields = ["name", "country_given"]
    ordering = ["folded", "pk"]
    actions = ["resolve_safe"]

    def has_add_permission(self, request):
        return False

    # --- the list

    @admin.display(description=gettext_lazy("name as given"), ordering="folded")
    def named(self, mention):
        return format_html('<a href="{}"><bdi>{}</bdi></a>', self.url("change", mention.pk), mention.name)

    @admin.display(description=gettext_lazy("country as given"), ordering="country_folded")
    def given_country(self, mention):
        known = country_name(mention.country) if mention.country else ""
        if known == mention.country_given:
            return known
        return format_html('<bdi>{}</bdi><span class="under-line">{}</span>', mention.country_given, known)

    @admin.display(description=gettext_lazy("why it is open"))
    def why(self, mention):
        return WHY_OPEN.get(mention.reason, mention.reason) if mention.status != MentionStatus.RESOLVED else ""

    @admin.display(description=gettext_lazy("institution"))
    def meaning(self, mention):
        return mention.institution.current.placed_name if mention.institution else ""

    @admin.display(description=gettext_lazy("status"), ordering="status")
    def status_tag(self, mention):
        label = mention.get_status_display()
        return tag(label, STATUS_KINDS[mention.status])

    @admin.action(description=gettext_lazy("Match what is safe"), permissions=["change"])
    def resolve_safe(self, request, queryset):
        """Of the names chosen, those whose full name and country agree with exactly one institution."""
        done = left = 0
        for mention in queryset.to_resolve():
            found = candidates(mention.name, mention.country, country_given=mention.country_given)
            safe = next((one.institution for one in found if one.is_safe), None)
            try:
                if safe:
                    actions.resolve(mention, safe, by=request.user)
            except Refusal as refusal:
                messages.error(request, f"{mention}: {refusal}")
                safe = None
            done, left = done + bool(safe), left + (not safe)
        language = get_language()
        said = ngettext("%(n)s name was matched.", "%(n)s names were matched.", done) % {"n": number(done, language)}
        rest = ngettext("%(n)s is left.", "%(n)s are left.", left) % {"n": number(left, language)}
        messages.success(request, f"{said} {rest}" if left else said)

    # --- one name

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """What may it mean, and why? One click decides; nothing is decided for good."""
        mention = self._seen(request, object_id)
        may = self.has_change_permission(request, mention)
        if request.method == "POST" and not may:
            raise PermissionDenied
        forms = {
            "choose": ChooseForm(request.POST if "choose" in request.POST else None),
            "enter": EnterForm(request.POST if "enter" in request.POST else None, initial=_beginning(mention)),
            "refuse": ReasonForm(request.POST if "refuse" in request.POST else None, prefix="refuse"),
            "reopen": ReasonForm(request.POST if "reopen" in request.POST else None, prefix="reopen"),
        }
        asked = next((name for name in forms if name in request.POST), None)
        if asked and forms[asked].is_valid() and self._decided(request, mention, asked, forms[asked]):
            return redirect(self.url("changelist"))
        context = self._context(request, mention, forms, asked, may_decide=may)
        return TemplateResponse(request, "admin/directory/institutionmention/resolve.html", context)

    def _context(self, request, mention, forms, asked, **context):
        q = request.POST.get("q", "")
        is_open = mention.status == MentionStatus.OPEN
        found = candidates(mention.name, mention.country, country_given=mention.country_given) if is_open else []
        return self.page_context(
            request,
            mention.name,
            mention=mention,
            is_open=is_open,
            status_kind=STATUS_KINDS[mention.status],
            candidates=found,
            doubts=doubts(mention.name, mention.country, mention.country_given) if is_open else [],
            places=[place for rows in actions.rows_naming(mention) for place in _where(rows, request.user)],
            q=q,
            found=suggestions(q),
            forms=forms,
            form=forms[asked] if asked else None,
            entries=timeline(mention),
            **context,
        )

    def _decided(self, request, mention, asked, form):
        """Do what was asked; False if that was refused."""
        values, by = form.cleaned_data, request.user
        try:
            if asked == "choose":
                actions.resolve(mention, values["institution"], by=by)
                said = _("“%(name)s” is %(institution)s.") % {"name": mention, "institution": mention.institution}
            elif asked == "enter":
                institution = actions.enter(mention, by=by, **values)
                said = _("Entered: %(institution)s.") % {"institution": institution}
            elif asked == "refuse":
                actions.not_an_institution(mention, by=by, **values)
                said = _("“%(name)s” is not an institution.") % {"name": mention}
            else:
                actions.reopen(mention, by=by, **values)
                said = _("“%(name)s” is to be resolved again.") % {"name": mention}
        except Refusal as refusal:
            add_refusal(form, refusal)
            return False
        messages.success(request, said)
        return True


def _beginning(mention):
    is_persian = any("\u0600" <= letter <= "\u06ff" for letter in mention.name)
    return {"name_fa" if is_persian else "name_en": mention.name, "country": mention.country}


def _where(rows, user):
    """The records on which a name stands, as far as this user may see them: (kind, record, its page in the admin)."""
    owner = next(
        field for field in rows.model._meta.fields if field.many_to_one and field.remote_field.on_delete is CASCADE
    )
    model = owner.related_model
    address = f"admin:{model._meta.app_label}_{model._meta.model_name}_change"
    seen = model.objects.visible_to(user).filter(pk__in=rows.values(owner.attname))
    return [(model._meta.verbose_name, record, reverse(address, args=[record.pk])) for record in seen[:MOST_PLACES]]
