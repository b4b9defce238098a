"""The admin pages of networks with their mandates and chapters, of bodies with their terms, of announcements."""

from django.contrib import admin, messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from networks.actions import take_back_term
from networks.admin.kept import OfNetwork
from networks.forms.bodies import AnnouncementForm, BodyForm, TermForm
from networks.models import Announcement, Body, Chapter, Mandate, Network, OfficeTerm
from networks.words import quorum_rule
from records.admin import (
    ActionInline,
    ActionsMixin,
    DocumentInline,
    LetterInline,
    LettersMixin,
    PapersMixin,
    RecordAdmin,
    StackedInline,
)
from records.admin.closing import ClosingMixin
from records.admin.filters import VisibleFilter
from records.fields import ImpreciseDateField
from records.forms import ImpreciseDatesForm
from records.paperforms import WithdrawForm
from records.templatetags.records import tag


class NetworkForm(ImpreciseDatesForm):
    """Founded as far as it is known."""

    imprecise = ("founded",)
    founded = ImpreciseDateField(label=gettext_lazy("Founded"), required=False)

    class Meta:
        model = Network
        fields = [
            "institution",
            "kind",
            "parent",
            "secretariat",
            "dissolved_on",
            "is_public",
            "takes_applications",
            "confirm_within_days",
            "purpose_en",
            "purpose_fa",
        ]


class MandateInline(StackedInline):
    model = Mandate
    fields = [("number", "starts_on", "is_adopted"), "adopted_by", "text_en", "text_fa"]


class ChapterInline(StackedInline):
    model = Chapter
    fields = [("country", "name_en", "name_fa"), ("institution", "focal_point"), ("starts_on", "ends_on")]
    autocomplete_fields = ["institution", "focal_point"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("institution", "focal_point")


@admin.register(Network)
class NetworkAdmin(ActionsMixin, LettersMixin, PapersMixin, RecordAdmin):
    form = NetworkForm
    list_display = ["named", "kind", "secretariat_at", "is_public", "takes_applications"]
    list_display_links = ["named"]
    list_filter = ["kind", "is_public"]
    list_select_related = ["institution", "secretariat"]
    search_fields = ["institution__name_en"]
    ordering = ["institution__sort_en", "pk"]
    autocomplete_fields = ["institution", "parent", "secretariat"]
    inlines = [MandateInline, ChapterInline, LetterInline, ActionInline, DocumentInline]
    fieldsets = [
        (None, {"fields": ["institution", "kind", "parent", "secretariat", "founded", "dissolved_on"]}),
        (
            gettext_lazy("What everybody may read"),
            {"fields": ["is_public", "takes_applications", "confirm_within_days", "purpose_en", "purpose_fa"]},
        ),
    ]

    @admin.display(description=gettext_lazy("name"), ordering="institution__sort_en")
    def named(self, network):
        return network.name

    @admin.display(description=gettext_lazy("secretariat at"))
    def secretariat_at(self, network):
        return network.secretariat.name if network.secretariat_id else "–"

    def get_inlines(self, request, obj):
        return self.inlines if obj else [MandateInline]

    def get_readonly_fields(self, request, obj=None):
        """Which institution it is decides who keeps it: the office alone says that."""
        fixed = ["institution"] if obj and not request.user.has_perm("networks.add_network") else []
        return [*super().get_readonly_fields(request, obj), *fixed]


class TermInline(StackedInline):
    """A term that was entered by mistake is taken back with reasons, on a page of its own."""

    model = OfficeTerm
    form = TermForm
    view_on_site = False
    can_delete = False
    fields = [
        ("contact", "role", "is_voting"),
        ("institution", "country"),
        ("starts_on", "planned_end_on", "ended_on"),
        ("end_reason", "appointed_by"),
        "by_mistake",
    ]
    readonly_fields = ["by_mistake"]
    autocomplete_fields = ["contact", "institution"]

    def get_queryset(self, request):
        return super().get_queryset(request).standing().select_related("contact", "institution")

    @admin.display(description=gettext_lazy("entered by mistake?"))
    def by_mistake(self, term):
        if not term.pk:
            return "–"
        address = reverse("admin:networks_body_take_back_term", args=[term.body_id, term.pk])
        return format_html('<a href="{}">{}</a>', address, _("Take this term of office back"))


@admin.register(Body)
class BodyAdmin(OfNetwork, ClosingMixin, RecordAdmin):
    form = BodyForm
    list_display = ["titled", "of_network", "kind", "seats", "quorum"]
    list_display_links = ["titled"]
    list_filter = ["kind", ("network", VisibleFilter)]
    list_select_related = ["network__institution"]
    search_fields = ["name_en", "name_fa"]
    ordering = ["network", "pk"]
    inlines = [TermInline]
    fieldsets = [
        (None, {"fields": ["network", "kind", "name_en", "name_fa", "parent", "is_public"]}),
        (
            gettext_lazy("Seats and quorum"),
            {
                "fields": [
                    "voters",
                    "seats",
                    "quorum_rule",
                    ("quorum_over", "quorum_under"),
                    "quorum_number",
                    "term_months",
                    "max_consecutive_terms",
                ]
            },
        ),
    ]

    def own_urls(self, wrap):
        page = wrap(self.take_back_view)
        return [
            path("<path:object_id>/terms/<int:term>/take-back/", page, name=self.url_name("take_back_term")),
            *super().own_urls(wrap),
        ]

    def take_back_view(self, request, object_id, term):
        body = self._to_change(request, object_id)
        term = get_object_or_404(body.terms.standing().select_related("contact"), pk=term)
        form = WithdrawForm(request.POST or None, withdraw=take_back_term)
        if request.method == "POST" and form.is_valid() and form.perform(term, by=request.user):
            messages.success(request, _("Taken back: %(term)s.") % {"term": term})
            return redirect(self.url("change", body.pk))
        title = _("Take back the term of office of %(term)s") % {"term": term}
        return self.ask(
            request, title, form, record=body, submit_label=pgettext("of a term of office", "Take back"), is_grave=True
        )

    @admin.display(description=gettext_lazy("name"), ordering="name_en")
    def titled(self, body):
        return body.name

    @admin.display(description=gettext_lazy("network"), ordering="network__institution__sort_en")
    def of_network(self, body):
        return body.network.name

    @admin.display(description=gettext_lazy("quorum"))
    def quorum(self, body):
        return quorum_rule(body)


@admin.register(Announcement)
class AnnouncementAdmin(OfNetwork, RecordAdmin):
    form = AnnouncementForm
    list_display = ["subject", "of_network", "stands", "letters_written"]
    list_display_links = ["subject"]
    list_filter = ["status", ("network", VisibleFilter)]
    list_select_related = ["network__institution"]
    search_fields = ["subject_en", "subject_fa"]
    ordering = ["-pk"]
    fields = ["network", "body", "subject_en", "text_en", "subject_fa", "text_fa"]

    @admin.display(description=gettext_lazy("subject"))
    def subject(self, announcement):
        return str(announcement)

    @admin.display(description=gettext_lazy("network"))
    def of_network(self, announcement):
        return announcement.network.name

    @admin.display(description=gettext_lazy("status"), ordering="status")
    def stands(self, announcement):
        return tag(*self.record_tag(announcement))

    def record_tag(self, record):
        kinds = {"draft": "waiting", "released": "good"}
        return record.get_status_display(), kinds.get(record.status, "quiet")

    def has_change_permission(self, request, obj=None):
        """What is released or discarded stays as it is."""
        return super().has_change_permission(request, obj) and (obj is None or obj.status == "draft")
