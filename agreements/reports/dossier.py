"""Everything about one agreement on paper, as of any day."""

from django.utils.translation import gettext_lazy as _

from agreements import sentences
from agreements.models import ActivityKind, Agreement, AgreementParty, CommitmentOccurrence
from agreements.papers import papers_of
from agreements.register import Entry, for_register
from agreements.reports.subjects import AgreementForm
from records import clock
from records.history import timeline
from records.models import Letter, OutsideApproval
from records.reports import reports
from records.subjects import AboutOne


@reports.register
class Dossier(AboutOne):
    """Parties as they were named, terms, papers with their signatures, what was promised and done, its history."""

    slug = "agreement-dossier"
    title = _("Dossier of an agreement")
    description = _("Everything about one agreement: parties, terms, papers and signatures, activities, history.")
    template = "agreements/reports/dossier.html"
    permission = "agreements.read_papers_agreement"
    stylesheets = ("css/print-dossier.css",)
    form_class = AgreementForm

    def context(self, *, user, on, filters, is_pdf):
        if "agreement" not in filters:
            return {"agreement": None, "subject": "", "caption": ""}
        found = for_register(Agreement.objects.visible_to(user)).select_related("parent")
        agreement = found.get(pk=filters["agreement"].pk)
        entry = Entry(agreement, on)
        return {
            "agreement": agreement,
            "subject": agreement.title,
            "caption": agreement.reference or "",
            "entry": entry,
            "sentences": [words for words in (say(entry) for say in sentences.ALL) if words],
            "parties": _parties(agreement, on),
            "terms": sentences.with_gaps(list(agreement.terms.all())),
            "suspensions": agreement.suspensions.all(),
            "papers": papers_of(agreement, user),
            **_done(agreement, user, on),
            "occurrences": _promised(agreement, on),
            "reviews": agreement.reviews.select_related("term", "recommended_by", "decided_by"),
            "answers": agreement.element_answers.select_related("element"),
            "inside": agreement.inside_approvals.select_related("desk", "decided_by", "holder"),
            "outside": _outside(agreement, user),
            "letters": Letter.objects.about(agreement).open().visible_to(user).filter(dated_on__lte=on),
            "children": Agreement.objects.visible_to(user).filter(parent=agreement).newest_first(),
            "history": [act for act in timeline(agreement) if act.at.astimezone(clock.zone()).date() <= on],
        }


def _parties(agreement, on):
    """Who is a party on the day, each by its name on the day of signature, and who was."""
    signed = agreement.signed_on or on
    rows = AgreementParty.objects.filter(agreement=agreement).select_related("institution__successor", "unit")
    return [
        {
            "party": party,
            "then": party.institution.name_on(signed) if party.institution_id else party.name_as_given,
            "is_now": party.counts_on(on),
        }
        for party in rows.prefetch_related("institution__names")
    ]


def _done(agreement, user, on):
    """The activities, newest first, and how many of each kind in the last 12 and 36 months."""
    seen = agreement.activities.visible_to(user)
    counts = [(ActivityKind(kind).label, numbers) for kind, *numbers in seen.counts_by_kind(on)]
    return {"activities": list(seen.counted(on)), "activity_counts": counts}


def _promised(agreement, on):
    """Every time that something is or was due, but for what was withdrawn."""
    rows = CommitmentOccurrence.objects.filter(commitment__agreement=agreement, closed_on=None)
    rows = rows.filter(commitment__closed_on=None).order_by("due_on", "pk")
    rows = rows.select_related("commitment__party__institution", "commitment__party__unit")
    return [(row, row.is_overdue(on)) for row in rows]


def _outside(agreement, user):
    rows = OutsideApproval.objects.about(agreement).visible_to(user)
    return rows.select_related("kind", "sent_letter", "answer_letter")
