"""People, and where they belong."""

from django.contrib import admin
from django.db.models import Prefetch
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from directory.actions import mention
from directory.models import Affiliation, Person, ScholarProfile
from notices.addresses import why_undeliverable
from records.admin import ReadOnlyInline, RecordAdmin, StackedInline


class AffiliationInline(StackedInline):
    model = Affiliation
    fields = [("institution", "name_as_given", "unit"), ("position", "starts_on", "ends_on")]
    autocomplete_fields = ["institution", "unit"]


class ProfileInline(ReadOnlyInline, StackedInline):
    """What a scholar says of the own work; kept on the own page."""

    model = ScholarProfile
    fields = ["academic_rank", "employment", "employment_ends_on", "doctorate_year", "mobile", "fields_of_work"]
    readonly_fields = fields


@admin.register(Person)
class PersonAdmin(RecordAdmin):
    list_display = ["named", "belongs_to", "email", "orcid"]
    list_display_links = None
    list_select_related = True
    search_fields = ["family_en", "given_en"]
    search_help_text = gettext_lazy("Name in either script, ORCID iD or email.")
    ordering = ["family_en", "given_en", "pk"]
    list_permission = "directory.see_every_person"
    inlines = [AffiliationInline, ProfileInline]
    readonly_fields = ["account"]
    fieldsets = [
        (None, {"fields": ["given_en", "family_en", "given_fa", "family_fa"]}),
        (None, {"fields": ["email", "orcid", "nationality", "account"]}),
    ]

    def get_queryset(self, request):
        affiliations = Affiliation.objects.select_related("institution").order_by("ends_on", "pk")
        return super().get_queryset(request).prefetch_related(Prefetch("affiliations", affiliations))

    def get_form(self, request, obj=None, change=False, **kwargs):
        kwargs["labels"] = {"nationality": capfirst(gettext_lazy("nationality"))}
        return super().get_form(request, obj, change=change, **kwargs)

    @admin.display(description=gettext_lazy("name"), ordering="family_en")
    def named(self, person):
        latin = f"{person.given_en} {person.family_en}"
        other = latin if person.name != latin else f"{person.given_fa} {person.family_fa}"
        return format_html(
            '<a href="{}"><bdi>{}</bdi></a><span class="under-line"><bdi>{}</bdi></span>',
            self.url("change", person.pk),
            person.name,
            other,
        )

    @admin.display(description=gettext_lazy("belongs to"))
    def belongs_to(self, person):
        affiliations = list(person.affiliations.all())
        return affiliations[-1].institution_name if affiliations else ""

    @admin.display(description=gettext_lazy("account"))
    def account(self, person):
        return person.user or "–"

    def record_notice(self, record):
        return why_undeliverable(record.email)

    def save_formset(self, request, form, formset, change):
        """A place that nobody knows goes on the list of names to be resolved."""
        if formset.model is not Affiliation:
            super().save_formset(request, form, formset, change)
            return
        for row in formset.save(commit=False):
            if row.institution_id is None:
                row.mention = mention(row.name_as_given, by=request.user)
                row.institution = row.mention.institution
            row.save()
        for row in formset.deleted_objects:
            row.delete()
        formset.save_m2m()
