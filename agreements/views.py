"""The register that everybody reads, the page of an agreement, and the pages on which staff confirm what they do."""

from django.core.paginator import Paginator
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from agreements import actions, opendata, register, sentences
from agreements.activitypages import activity_section
from agreements.commitmentpages import commitment_section
from agreements.filters import RegisterFilter, StaffRegisterFilter
from agreements.models import Agreement
from agreements.papers import papers_of
from agreements.proposal import about_proposal
from agreements.register import Entry
from agreements.reviewpages import review_section
from agreements.workflow import Status
from records import clock, downloads
from records.languages import kept_language, named
from records.models import ActionItem, ApprovalStatus, Letter, OutsideApproval
from records.views import AsOfMixin, RecordDetail, RecordList, TransitionView, VisibleMixin, public_page

READ_REASON = "records.read_reason_outsideapproval"


class CountedPaginator(Paginator):
    """Pages of a list whose length is known already."""

    def __init__(self, *args, count, **kwargs):
        super().__init__(*args, **kwargs)
        self.count = count

    def page(self, number):
        """What a row shows is asked for these rows only, not for all that the page skips as well."""
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        keys = self.object_list.values("pk")[first : first + self.per_page]
        rows = self.object_list.model.objects.filter(pk__in=keys).order_by(*self.object_list.query.order_by)
        return self._get_page(rows.for_lists(), number, self)


class RegisterMixin(VisibleMixin):
    """The agreements that this reader may see, and the questions that he may ask about them."""

    model = Agreement

    @property
    def filter_class(self):
        return StaffRegisterFilter if self.is_for_staff else RegisterFilter

    @property
    def is_for_staff(self):
        return self.request.user.is_authenticated and self.request.user.is_staff


@public_page
class AgreementList(RegisterMixin, RecordList):
    """What may be seen of the register, as of any day: page, CSV, XLSX and JSON say the same."""

    template_name = "agreements/agreement_list.html"
    list_name = "agreements:list"
    paginate_by = 25
    formats = RecordList.formats | {"json"}

    @property
    def may_export_all(self):
        return self.request.user.has_perm("agreements.export_agreement")

    @property
    def day(self):
        return self.filters.day

    def get_paginator(self, queryset, per_page, **kwargs):
        return CountedPaginator(queryset, per_page, count=self.filters.count)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {
            "entries": [Entry(agreement, self.day) for agreement in context["object_list"]],
            "count_text": register.count_text(self.filters.count),
            "is_today": self.day == clock.today(),
        }

    def export(self, format_):
        if format_ != "json":
            return super().export(format_)
        rows = opendata.records(self.filters.qs, self.day, for_staff=self.may_export_all)
        return downloads.data(self.request, rows, about=self.about(), name=f"agreements-{self.day.isoformat()}.json")

    def about(self):
        """The day, the questions that were understood, and the address that gives the same again on any other day."""
        again = self.filters.address(on=self.day.isoformat(), format="json")
        asked = [name for name, value in self.filters.asked.items() if value and name not in {"on", "sort"}]
        return {
            "as_of": self.day.isoformat(),
            "language": get_language(),
            "questions": {name: self.request.GET.getlist(name) for name in asked},
            "address": self.request.build_absolute_uri(again),
        }

    def header(self):
        return [*register.header(for_staff=self.may_export_all), _("Asked for")]

    def rows(self, queryset):
        """Each with the questions that it answers: a table that has left the portal still says what it is part of."""
        asked = named(self.filters.in_words)
        for row in register.rows(queryset, self.day, for_staff=self.may_export_all):
            yield [*row, asked]


@public_page
class AgreementDetail(AsOfMixin, RecordDetail):
    """One agreement, as of today or of the day in the address."""

    model = Agreement
    template_name = "agreements/agreement_detail.html"

    def get_queryset(self):
        return register.for_register(super().get_queryset()).select_related("parent").prefetch_related("suspensions")

    def get_context_data(self, **kwargs):
        user, agreement = self.request.user, self.object
        visible = Agreement.objects.visible_to(user)
        reads_papers = user.has_perm("agreements.read_papers_agreement")
        entry = Entry(agreement, self.day)
        parent = visible.filter(pk=agreement.parent_id).first() if agreement.parent_id else None
        children = [Entry(child, self.day) for child in visible.filter(parent=agreement).for_lists()]
        return super().get_context_data(
            entry=entry,
            day=self.day,
            day_error=" ".join(self.as_of.errors.get("on", [])),
            is_today=self.is_today,
            sentences=[words for words in (say(entry) for say in sentences.ALL) if words],
            terms=sentences.with_gaps(list(agreement.terms.all())),
            parent=parent,
            children=children,
            orphaned=sentences.orphaned(entry, parent, children),
            reads_papers=reads_papers,
            letters=_letters(agreement, user) if reads_papers else [],
            approvals=_approvals(agreement, user) if reads_papers else [],
            actions=_actions(agreement, user),
            corrections=_corrections(agreement) if reads_papers else [],
            **(review_section(agreement, user) if reads_papers else {}),
            **_papers(agreement, user),
            **activity_section(agreement, user, self.day),
            **commitment_section(agreement, user),
            tags=agreement.tags.all(),
            goals=agreement.goals.all(),
            **about_proposal(agreement, user),
            is_for_staff=user.is_authenticated and user.is_staff,
            may_edit=user.has_perm("agreements.change_agreement", agreement),
            **_other_title(agreement),
            **kwargs,
        )


def _letters(agreement, user):
    return Letter.objects.about(agreement).open().visible_to(user).select_related("scan")


def _approvals(agreement, user):
    """Those from outside, each with the tag of where it stands, and its reason if this user may read it."""
    rows = OutsideApproval.objects.about(agreement).visible_to(user).exclude(status=ApprovalStatus.DROPPED)
    rows = rows.select_related("kind", "owner", "sent_letter", "answer_letter")
    return [
        (approval, approval.tag, approval.reason if user.has_perm(READ_REASON, approval) else "") for approval in rows
    ]


def _papers(agreement, user):
    """Its instruments as this user sees them, and whether he begins another one."""
    papers = papers_of(agreement, user)
    is_drafted = agreement.status in {Status.DRAFT, Status.IN_REVIEW}
    may_file = user.has_perm("agreements.file_text_agreement", agreement)
    may_draft = user.has_perm("agreements.draft_instrument_agreement", agreement)
    return {
        "papers": papers,
        "may_file_first": is_drafted and not papers and may_file,
        "may_draft": agreement.status == Status.CONCLUDED and may_draft,
    }


def _actions(agreement, user):
    """What is to be done about it, as far as this user sees it, and whether it is overdue."""
    items = ActionItem.objects.about(agreement).visible_to(user).select_related("owner")
    return [(item, item.is_overdue(clock.today())) for item in items]


def _corrections(agreement):
    """Both values of each correction in words."""
    return [
        {
            "what": correction.what,
            "was": actions.in_words(correction.field, correction.old),
            "shall_be": actions.in_words(correction.field, correction.new),
            "reason": correction.reason,
            "status": correction.get_status_display(),
            "decided_by": correction.decided_by,
        }
        for correction in agreement.corrections.select_related("decided_by")
    ]


def _other_title(agreement):
    """The title in the language that is not the reader's, where there is one."""
    other = "en" if kept_language() == "fa" else "fa"
    title = getattr(agreement, f"title_{other}")
    return {"other_title": title if title != agreement.title else "", "other_language": other}


class AgreementTransition(TransitionView):
    """The page on which a transition of an agreement is confirmed."""

    model = Agreement
