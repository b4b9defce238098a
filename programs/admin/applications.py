"""Applications as officers find, read and decide about them. Nothing of their text is edited here."""

from django.contrib import admin
from django.contrib.admin import SimpleListFilter
from django.db.models import Prefetch
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from programs.admin.applicationpages import ApplicationPagesMixin, verdicts_on, whole_of
from programs.applicationworkflow import UNDECIDED
from programs.audiences import Fields
from programs.eligibility import kept
from programs.endorsements import changed_words, standing_of
from programs.exports import answers_table
from programs.filled import filled_sections
from programs.lasttime import comments_on
from programs.models import Application, Clarification, EndorsementStatus, Exclusion, Member
from programs.readiness import missing
from programs.twin import naming_in_words
from records.admin import RecordAdmin
from records.admin.filters import VisibleFilter
from records.admin.own import ReadOnly
from records.languages import named
from records.models import DocumentKind
from records.templatetags.records import day, moment, tag

STATUS = EndorsementStatus


class ByEndorsement(SimpleListFilter):
    """Where the endorsement of the home institution stands, among the calls that ask for it."""

    title, parameter_name = gettext_lazy("endorsement"), "endorsement"

    def lookups(self, request, model_admin):
        return [
            ("missing", _("not asked")),
            *((one.value, one.label) for one in (STATUS.ASKED, STATUS.RECORDED, STATUS.GIVEN, STATUS.REFUSED)),
        ]

    def queryset(self, request, queryset):
        wanted = self.value()
        if wanted not in dict(self.lookup_choices):
            return queryset
        return queryset.filter(call__asks_endorsement=True).endorsement_is("" if wanted == "missing" else wanted)


@admin.register(Application)
class ApplicationAdmin(ApplicationPagesMixin, ReadOnly, RecordAdmin):
    export_permission = "programs.export_application"
    list_display = ["shown", "named", "of_call", "led_by", "stands", "handed_in"]
    list_display_links = ["shown", "named"]
    list_filter = ["status", ByEndorsement, ("call", VisibleFilter), "origin"]
    list_select_related = ["call"]
    search_fields = ["reference", "number", "title"]
    ordering = ["-pk"]
    view_on_site = True
    fields = [
        "shown",
        "of_call",
        "stands",
        "handed_in",
        "fingerprint",
        "led_by",
        "number_abroad",
        "naming_abroad",
        "again",
        "rules",
        "questions",
        "whole_text",
    ]
    with_endorsement = ["endorsed", "lacking"]

    def get_queryset(self, request):
        leaders = Member.objects.filter(role="leader").select_related("institution").order_by("side")
        found = super().get_queryset(request).read_whole_by(request.user)
        found = found.select_related("call__programme", "resubmission_of")
        return found.prefetch_related(Prefetch("members", queryset=leaders, to_attr="its_leaders"))

    @admin.display(description=pgettext_lazy("of an application", "reference"), ordering="reference")
    def shown(self, application):
        return application.shown_reference

    @admin.display(description=gettext_lazy("title"), ordering="title")
    def named(self, application):
        return str(application)

    @admin.display(description=gettext_lazy("call"), ordering="call__code")
    def of_call(self, application):
        return application.call.code

    @admin.display(description=gettext_lazy("leaders"))
    def led_by(self, application):
        rows = ((one.name, one.institution_name or "–") for one in application.its_leaders)
        return format_html_join(" · ", "<bdi>{}</bdi> (<bdi>{}</bdi>)", rows) or "–"

    @admin.display(description=gettext_lazy("number at the partner's agency"))
    def number_abroad(self, application):
        return named(one.national_number for one in application.its_leaders if one.national_number) or "–"

    @admin.display(description=gettext_lazy("leader abroad"))
    def naming_abroad(self, application):
        """What the leader abroad says about being named in public."""
        return named(words for words in map(naming_in_words, application.its_leaders) if words) or "–"

    @admin.display(description=gettext_lazy("status"), ordering="status")
    def stands(self, application):
        shown = tag(*application.tag)
        if application.is_on_paper:
            return format_html("{} {}", shown, tag(application.get_origin_display(), "waiting"))
        return shown

    @admin.display(description=gettext_lazy("from paper"))
    def from_paper(self, application):
        """Who entered it, the day of the letter, and its scan."""
        words = _("entered by %(who)s, letter of %(date)s")
        said = words % {"who": application.entered_by, "date": day(application.letter_on)}
        letter = application.documents.current().filter(kind=DocumentKind.LETTER).first()
        return format_html('{}: <a href="{}"><bdi>{}</bdi></a>', said, letter.url, letter) if letter else said

    @admin.display(description=gettext_lazy("submitted"), ordering="submitted_at")
    def handed_in(self, application):
        return moment(application.submitted_at, "short") or "–"

    @admin.display(description=gettext_lazy("fingerprint of the text"))
    def fingerprint(self, application):
        return application.content_hash or "–"

    @admin.display(description=gettext_lazy("resubmission of"))
    def again(self, application):
        """What it resubmits, and what the office had said of that."""
        earlier = application.resubmission_of
        if earlier is None:
            return "–"
        link = format_html('<a href="{}"><bdi>{}</bdi></a>', self.url("change", earlier.pk), earlier.reference)
        comments = render_to_string("programs/applications/comments.html", {"comments": comments_on(earlier)})
        return format_html("{}{}", link, comments)

    @admin.display(description=gettext_lazy("rules of eligibility"))
    def rules(self, application):
        """As they are met now, as long as it is not decided; what they said at submission; who overruled which."""
        context = {
            "now": verdicts_on(application) if application.status in UNDECIDED else [],
            "then": kept(application.eligibility),
            "overrulings": application.overrulings.open().select_related("rule", "proposed_by", "confirmed_by"),
        }
        return render_to_string("admin/programs/application/rules.html", context)

    @admin.display(description=gettext_lazy("questions to the applicants"))
    def questions(self, application):
        asked = application.clarifications.select_related("asked_by", "answered_by")
        return render_to_string("admin/programs/application/questions.html", {"questions": asked})

    @admin.display(description=gettext_lazy("endorsement of the home institution"))
    def endorsed(self, application):
        standing = standing_of(whole_of(application))
        context = {"standing": standing, "changed": changed_words(whole_of(application), standing.endorsement)}
        return render_to_string("admin/programs/application/endorsement.html", context)

    @admin.display(description=gettext_lazy("still missing"))
    def lacking(self, application):
        """What keeps its leaders from consenting."""
        if not application.is_draft:
            return "–"
        found = missing(whole_of(application), verdicts=verdicts_on(application))
        return format_html_join("", "<div>{}</div>", ((words,) for words in found)) or "–"

    def get_fields(self, request, obj=None):
        shown = [*self.fields[:6], *self.with_endorsement, *self.fields[6:]] if _asks(obj) else self.fields
        if obj is None or not obj.is_on_paper:
            return shown
        lacking = [] if _asks(obj) else ["lacking"]
        return [*shown[:3], "from_paper", *lacking, *shown[3:]]

    @admin.display(description=gettext_lazy("text"))
    def whole_text(self, application):
        whole = whole_of(application)
        fields = Fields(None, tuple(whole.call.sections.all()), ())
        return render_to_string("programs/twin/text.html", {"sections": filled_sections(whole, fields)})

    def record_tag(self, record):
        return record.tag

    def export_table(self, queryset):
        return answers_table(queryset.exclude(submitted_at=None).prefetch_related(None))


def _asks(application):
    return application is not None and application.call.asks_endorsement


class OnAnApplication(ReadOnly, RecordAdmin):
    """What hangs on an application; it is dealt with there."""

    list_select_related = ["application__call"]

    @admin.display(description=pgettext_lazy("of an application", "reference"), ordering="application__reference")
    def of_application(self, row):
        return row.application.shown_reference


@admin.register(Exclusion)
class ExclusionAdmin(OnAnApplication):
    list_display = ["of_application", "application", "proposed_by", "proposed_at", "confirmed_by", "closed_on"]
    search_fields = ["application__reference", "application__title"]
    list_select_related = ["application", "proposed_by", "confirmed_by"]
    ordering = ["-proposed_at"]
    fields = ["application", "reason", "proposed_by", "proposed_at", "confirmed_by", "confirmed_at", "closed_reason"]


@admin.register(Clarification)
class ClarificationAdmin(OnAnApplication):
    list_display = ["of_application", "application", "asked_by", "asked_at", "answered_at"]
    search_fields = ["application__reference", "application__title"]
    list_select_related = ["application", "asked_by"]
    ordering = ["-asked_at"]
    fields = ["application", "question", "asked_by", "asked_at", "answer", "answered_by", "answered_at"]
