"""What is printed about applications: receipt, letter of decision; of a joint committee its dossier and minutes."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from programs.actions.committee import quorum
from programs.committeepapers import chapters_of
from programs.decisiontable import accounts_of, granted_in, rows_of
from programs.models import (
    Application,
    Committee,
    CommitteeItem,
    Decision,
    Outcome,
    Visit,
    VisitLetter,
)
from programs.receipts import receipt_of
from records.checkcode import square
from records.fields import LineField
from records.letterstates import LetterState
from records.reports import reports
from records.subjects import AboutOne, OfReader


class ApplicationForm(OfReader):
    """A submitted application that the reader sees, by its reference or by the key in its address."""

    application = LineField(
        label=_("Application"), required=False, help_text=_("Its reference, like JDS-1406-0042."), max_length=60
    )

    def clean_application(self):
        visible = Application.objects.read_whole_by(self.user).exclude(submitted_at=None)
        visible = visible.select_related("call__programme")
        unseen = _("You see no submitted application with this reference.")
        return self.find("application", visible, number="reference", unseen=unseen)


@reports.register
class Receipt(AboutOne):
    """For both leaders and the office: what was submitted, when in both countries, by whom, with which fingerprint."""

    slug = "application-receipt"
    title = _("Receipt of an application")
    description = _("Reference, time in both countries, leaders and fingerprint of a submitted application.")
    template = "programs/reports/receipt.html"
    permission = "programs.print_application"
    form_class = ApplicationForm
    is_listed = False

    def context(self, *, user, on, filters, is_pdf):
        application = filters.get("application")
        rows = receipt_of(application) if application else []
        return {"application": application, "rows": rows, "subject": application.reference if application else ""}


class CommitteeForm(OfReader):
    committee = LineField(label=_("Committee"), required=False, help_text=_("The key in its address."), max_length=60)

    def clean_committee(self):
        seen = Committee.objects.visible_to(self.user).select_related("call").prefetch_related("members__person")
        return self.find("committee", seen, unseen=_("You see no such committee."))


@reports.register
class CommitteeMinutes(AboutOne):
    """Drafted from the decision table, to be signed: who was there, what was decided, and every move with its reasons.

    Without the applications that a conflict of interest closes to whoever asks for it.
    """

    slug = "committee-minutes"
    title = _("Minutes of a joint committee")
    description = _(
        "Members and quorum, the applications in their order, outcomes, reasons, and the money of each side."
    )
    template = "programs/reports/minutes.html"
    permission = "programs.print_committee"
    stylesheets = ("css/print-dossier.css",)
    form_class = CommitteeForm
    is_listed = False

    def context(self, *, user, on, filters, is_pdf):
        committee = filters.get("committee")
        if committee is None:
            return {"committee": None, "subject": ""}
        items = CommitteeItem.objects.visible_to(user).filter(committee=committee).exclude(outcome="")
        items = list(items.select_related("application").prefetch_related("amounts").order_by("position", "pk"))
        rows = rows_of(items, committee.call)
        return {
            "committee": committee,
            "subject": committee.call.code,
            "members": committee.members.all(),
            "quorum": [(side.label, here, needed) for side, here, needed in quorum(committee)],
            "groups": [(one.label, [row for row in rows if row.item.outcome == one]) for one in Outcome],
            "moved": [row for row in rows if row.is_moved],
            "accounts": accounts_of(committee, granted_in(committee)),
            "left_out": committee.items.closed_to(user).count(),
        }


@reports.register
class CommitteeDossier(AboutOne):
    """What the members read before they meet: each application with what both sides said of it, without reviewers.

    Without the applications that a conflict of interest closes to whoever asks for it.
    """

    slug = "committee-dossier"
    title = _("Dossier of a joint committee")
    description = _("Each application with who leads it, what it asks for, and what both sides said of it.")
    template = "programs/reports/committee_dossier.html"
    permission = "programs.print_committee"
    stylesheets = ("css/print-dossier.css", "css/print-committee.css")
    form_class = CommitteeForm
    is_listed = False

    def context(self, *, user, on, filters, is_pdf):
        committee = filters.get("committee")
        if committee is None:
            return {"committee": None}
        chapters = chapters_of(committee, user)
        return {
            "committee": committee,
            "chapters": chapters,
            "sections": [(one.anchor, one.heading) for one in chapters],
            "left_out": committee.items.closed_to(user).count(),
        }


class DecisionForm(OfReader):
    decision = LineField(
        label=_("Decision"), required=False, help_text=_("Its number, like DEC-1405-0007."), max_length=60
    )

    def clean_decision(self):
        seen = Decision.objects.visible_to(self.user).published()
        seen = seen.select_related("application__call").prefetch_related("amounts")
        return self.find("decision", seen, number="number", unseen=_("You see no decision with this number."))


@reports.register
class DecisionLetter(AboutOne):
    """As both sides have signed it, with the code by which everybody can check it."""

    slug = "decision-letter"
    title = _("Letter of decision")
    description = _("What both sides have decided about an application, with number, fingerprint and code to check it.")
    template = "programs/reports/decision.html"
    permission = "programs.print_application"
    stylesheets = ("css/print-dossier.css", "css/print-letter.css")
    form_class = DecisionForm
    is_listed = False

    def context(self, *, user, on, filters, is_pdf):
        decision = filters.get("decision")
        if decision is None:
            return {"decision": None, "subject": "", "caption": ""}
        address = settings.SITE_URL + decision.check_url
        return {
            "decision": decision,
            "application": decision.application,
            "leaders": decision.application.members.filter(role="leader").select_related("institution"),
            "subject": decision.number,
            "caption": "",
            "address": address,
            "square": square(address),
        }


class VisitLetterForm(OfReader):
    """A letter of a visit that the reader sees, by its number."""

    letter = LineField(label=_("Letter"), required=False, max_length=30, help_text=_("Its number, like INV-1405-0007."))

    def clean_letter(self):
        seen = Visit.objects.visible_to(self.user).order_by().values("pk")
        letters = VisitLetter.objects.filter(visit__in=seen).select_related(
            "visit__award__application__call__programme"
        )
        return self.find("letter", letters, number="number", unseen=_("You see no letter with this number."))


@reports.register
class VisitInvitation(AboutOne):
    """The letter as it was issued, with the code by which everybody can check it."""

    slug = "visit-invitation"
    title = _("Letter of invitation")
    description = _("As it was issued, with number, validity and the code to check it.")
    template = "programs/reports/visit_invitation.html"
    permission = "programs.print_letter_visit"
    stylesheets = ("css/print-dossier.css", "css/print-letter.css")
    form_class = VisitLetterForm
    is_listed = False

    def context(self, *, user, on, filters, is_pdf):
        letter = filters.get("letter")
        if letter is None:
            return {"letter": None, "subject": "", "caption": ""}
        state, address = letter.state(on), settings.SITE_URL + letter.check_url
        application = letter.visit.award.application
        sides = {one.side: one.institution_name for one in application.members.filter(role="leader")}
        sending = letter.visit.traveller.side
        return {
            "letter": letter,
            "visit": letter.visit,
            "application": application,
            "sent_by": letter.visit.traveller.institution_name or sides.get(sending, ""),
            "host": next((name for side, name in sides.items() if side != sending), ""),
            "subject": letter.number,
            "caption": "",
            "state": state,
            "is_valid": state == LetterState.VALID,
            "address": address,
            "square": square(address),
        }
