"""All reviews of renewals; each is opened, recommended upon and decided by transitions."""

from django.contrib import admin
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy

from agreements.models import RenewalReview
from agreements.reviewpages import evidence_rows
from records.admin import ReadOnly, RecordAdmin
from records.templatetags.records import dual_date


@admin.register(RenewalReview)
class RenewalReviewAdmin(ReadOnly, RecordAdmin):
    list_display = ["agreement", "opened", "status", "recommendation", "decision", "decided_by", "decided"]
    list_filter = ["status", "decision"]
    search_fields = ["agreement__reference", "agreement__title_en", "agreement__title_fa"]
    ordering = ["-opened_on", "-pk"]
    fields = [
        "agreement",
        "term",
        "opened",
        "evidence_shown",
        "status",
        ("recommendation", "recommended_by"),
        "rationale",
        ("decision", "decided_by", "decided"),
        "reasons",
    ]
    readonly_fields = ["opened", "decided", "evidence_shown"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("agreement", "term", "recommended_by", "decided_by")

    def record_tag(self, record):
        return record.tag

    @admin.display(description=gettext_lazy("opened on"), ordering="opened_on")
    def opened(self, review):
        return dual_date(review.opened_on)

    @admin.display(description=gettext_lazy("decided on"), ordering="decided_on")
    def decided(self, review):
        return dual_date(review.decided_on) or "–"

    @admin.display(description=gettext_lazy("evidence"))
    def evidence_shown(self, review):
        rows = ((row["label"], row["value"]) for row in evidence_rows(review.evidence))
        return format_html_join("", "<div>{}: <bdi>{}</bdi></div>", rows)
