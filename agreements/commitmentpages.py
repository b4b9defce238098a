"""Commitments: the list of all times they are due, one of them, and their part of the agreement's page."""

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from agreements.models import Agreement, CommitmentOccurrence
from agreements.workflow import OccurrenceStatus, Status
from records import clock
from records.filters import ListFilter, asking
from records.languages import reader
from records.text import number
from records.views import RecordDetail, RecordList, TransitionView

DUE = [("overdue", gettext_lazy("overdue")), ("open", gettext_lazy("open")), ("over", gettext_lazy("kept or waived"))]
MOST_SHOWN = 30


def commitment_section(agreement, user):
    """What was promised, each with the times it is due, the next ones first."""
    seen = CommitmentOccurrence.objects.visible_to(user).filter(commitment__agreement=agreement, closed_on=None)
    rows = seen.filter(commitment__closed_on=None).select_related(
        "commitment__owner", "commitment__party__institution", "commitment__party__unit"
    )
    rows = rows.order_by("-due_on", "-pk")[:MOST_SHOWN]
    return {
        "commitments": [(row, row.is_overdue(clock.today())) for row in rows],
        "may_add_commitment": agreement.status == Status.CONCLUDED
        and user.is_staff
        and user.has_perm("agreements.add_commitment"),
    }


class CommitmentFilter(ListFilter):
    """By when, whose, with whom."""

    due = asking(forms.ChoiceField, gettext_lazy("By when"), method="by_due")
    owner = asking(forms.ChoiceField, gettext_lazy("Who sees to it"), field_name="commitment__owner")
    institution = asking(forms.UUIDField, gettext_lazy("Party"), method="by_institution", widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.offer(due=DUE, owner=[(str(pk), name or email) for pk, name, email in self._owners()])

    def _owners(self):
        owner = [f"commitment__owner{column}" for column in ("", "__name", "__email")]
        return self.queryset.order_by(*owner[1:]).values_list(*owner).distinct()

    def by_due(self, queryset, name, value):
        if value == "overdue":
            return queryset.overdue(clock.today())
        return queryset.asked_for() if value == "open" else queryset.exclude(status=OccurrenceStatus.OPEN)

    def by_institution(self, queryset, name, value):
        return queryset.with_institution_of(value)

    def narrowed(self):
        return super().narrowed().order_by("due_on", "pk")


class CommitmentList(RecordList):
    """Every time that something is or was due, the most pressing first; as a page, CSV or XLSX."""

    model = CommitmentOccurrence
    filter_class = CommitmentFilter
    template_name = "agreements/commitment_list.html"
    title = gettext_lazy("Commitments")
    intro = gettext_lazy("What the parties promised each other, and each time it is due.")
    list_name = "commitments:list"
    paginate_by = 25

    def get_queryset(self):
        found = super().get_queryset().filter(closed_on=None, commitment__closed_on=None)
        return found.select_related("commitment__owner", "commitment__agreement", "commitment__party__institution")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        count = context["paginator"].count
        seen = _seen_agreements(context["object_list"], self.request.user)
        return context | {
            "rows": [
                (row, row.is_overdue(self.day), row.commitment.agreement_id in seen) for row in context["object_list"]
            ],
            "count_text": ngettext("%(number)s time", "%(number)s times", count) % {"number": number(count, reader())},
            "edit_url": reverse("admin:agreements_commitment_changelist")
            if self.request.user.has_perm("agreements.add_commitment")
            else "",
        }

    def header(self):
        return [
            _("What was promised"),
            _("How many"),
            _("Of what"),
            _("Agreement"),
            _("Who promised"),
            _("Who sees to it"),
            _("Due on"),
            _("Status"),
            _("Overdue"),
            _("Done on"),
            _("How many were done"),
            _("Note"),
        ]

    def rows(self, queryset):
        rows = list(queryset)
        seen = _seen_agreements(rows, self.request.user)
        for row in rows:
            made = row.commitment
            yield [
                made.text,
                "" if made.target is None else made.target,
                made.unit,
                str(made.agreement) if made.agreement_id in seen else "",
                str(made.party or ""),
                str(made.owner),
                row.due_on,
                row.get_status_display(),
                _("yes") if row.is_overdue(self.day) else _("no"),
                row.done_on or "",
                "" if row.value is None else row.value,
                row.note,
            ]


def _seen_agreements(rows, user):
    """The keys of those agreements of these rows that this user sees: whoever sees to one may not see its agreement."""
    keys = {row.commitment.agreement_id for row in rows}
    return set(Agreement.objects.visible_to(user).filter(pk__in=keys).values_list("pk", flat=True))


class CommitmentDetail(RecordDetail):
    """One time that a commitment is due, with its evidence and what can be done."""

    model = CommitmentOccurrence
    template_name = "agreements/commitment_detail.html"

    def get_queryset(self):
        return (
            super()
            .get_queryset()
            .select_related("commitment__owner", "commitment__agreement", "commitment__party__institution", "evidence")
        )

    def get_context_data(self, **kwargs):
        user, occurrence = self.request.user, self.object
        return super().get_context_data(
            occurrence=occurrence,
            is_overdue=occurrence.is_overdue(clock.today()),
            sees_agreement=bool(_seen_agreements([occurrence], user)),
            may_edit=user.is_staff and user.has_perm("agreements.change_commitment", occurrence.commitment),
            **kwargs,
        )


class CommitmentTransition(TransitionView):
    """The page on which it is marked as kept, or waived."""

    model = CommitmentOccurrence

    def get_queryset(self):
        return super().get_queryset().select_related("commitment")
