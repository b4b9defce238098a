"""What joint projects, calls and applications hold about a user."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programs.models import (
    Application,
    AssignmentRun,
    Award,
    AwardLeader,
    AwardReport,
    CallAlert,
    CallExtension,
    CallSide,
    Clarification,
    Committee,
    CommitteeItem,
    CommitteeMember,
    Conflict,
    Counterpart,
    Decision,
    Endorsement,
    Exclusion,
    Invitation,
    Member,
    Overruling,
    ProjectLeader,
    ReportDue,
    ReviewAssignment,
    ReviewerProfile,
    SectionAnswers,
    SignedMinutes,
    Visit,
    VisitLetter,
)
from records.personal_data import PersonalData, personal_data


@personal_data.register
class LedProjects(PersonalData):
    slug, title = "projects", _("Joint projects that I lead or led")
    covers = ("programs.ProjectLeader.person",)
    fields = (
        "project__title_en",
        "project__status",
        "side",
        "name",
        "institution__name_en",
        "institution_given",
        "may_be_named",
    )

    def queryset(self, user):
        return ProjectLeader.objects.filter(person__user=user)


@personal_data.register
class SettledCounterparts(PersonalData):
    slug, title = "counterparts", _("Applications that I compared with a partner agency's list")
    covers = ("programs.Counterpart.settled_by",)
    fields = ("application__reference", "entry__number", "reason", "settled_at")

    def queryset(self, user):
        return Counterpart.objects.filter(settled_by=user)


@personal_data.register
class LedAwards(PersonalData):
    slug, title = "earlier-awards", _("Earlier awards that I led")
    covers = ("programs.AwardLeader.person",)
    fields = ("award__title", "award__year", "award__number", "side", "name", "institution_given", "country")

    def queryset(self, user):
        return AwardLeader.objects.filter(person__user=user)


@personal_data.register
class Extensions(PersonalData):
    slug, title = "call-extensions", _("Later closings of calls that I asked for or agreed to")
    covers = ("programs.CallExtension.asked_by", "programs.CallExtension.agreed_by")
    fields = ("call__code", "closes_at", "reason", "asked_at", "agreed_at")

    def queryset(self, user):
        return CallExtension.objects.filter(Q(asked_by=user) | Q(agreed_by=user))


@personal_data.register
class Alerts(PersonalData):
    """Also those that were asked for without signing in, with the account's address."""

    slug, title = "call-alerts", _("Calls that I asked to be told of")
    covers = ("programs.CallAlert.user",)
    fields = ("email", "language", "programme__name_en", "country", "area", "confirmed_at", "created_at")

    def queryset(self, user):
        return CallAlert.objects.filter(Q(user=user) | Q(email__iexact=user.email))


@personal_data.register
class Memberships(PersonalData):
    slug, title = "applications", _("Applications of whose team I am")
    covers = ("programs.Member.user", "programs.Member.person")
    fields = (
        "application__reference",
        "application__number",
        "application__title",
        "application__status",
        "side",
        "role",
        "name",
        "email",
        "institution__name_en",
        "institution_given",
        "position",
        "orcid",
        "thesis",
        "national_number",
        "may_be_named",
        "consent",
        "consent_at",
    )

    def queryset(self, user):
        return Member.objects.filter(Q(user=user) | Q(person__user=user))


@personal_data.register
class EnteredOnPaper(PersonalData):
    slug, title = "applications-on-paper", _("Applications that I entered from paper")
    covers = ("programs.Application.entered_by",)
    fields = ("reference", "number", "title", "letter_on", "created_at")

    def queryset(self, user):
        return Application.objects.filter(entered_by=user)


@personal_data.register
class PaperConsents(PersonalData):
    slug, title = "paper-consents", _("Consents on paper that I recorded or confirmed")
    covers = ("programs.Member.recorded_by", "programs.Member.confirmed_by")
    fields = ("application__reference", "application__number", "side", "consent", "consent_at")

    def queryset(self, user):
        return Member.objects.filter(Q(recorded_by=user) | Q(confirmed_by=user))


@personal_data.register
class Invitations(PersonalData):
    """Those sent by the user, and those sent to an address of the account."""

    slug, title = "invitations", _("Invitations to lead an application, from me or to me")
    covers = ("programs.Invitation.invited_by",)
    fields = ("application__number", "side", "email", "status", "invited_at", "expires_at", "answered_at", "reason")

    def queryset(self, user):
        return Invitation.objects.filter(Q(invited_by=user) | Q(email__iexact=user.email))


@personal_data.register
class Endorsements(PersonalData):
    """Those that the user asked for, recorded or confirmed, and those asked of an address of the account."""

    slug, title = "endorsements", _("Endorsements of applications, asked for or given by me")
    covers = (
        "programs.Endorsement.asked_by",
        "programs.Endorsement.answered_by",
        "programs.Endorsement.recorded_by",
        "programs.Endorsement.confirmed_by",
    )
    fields = (
        "application__number",
        "institution__name_en",
        "institution_given",
        "name",
        "position",
        "email",
        "status",
        "asked_at",
        "answered_at",
        "signed_name",
        "signed_position",
        "reason",
    )

    def queryset(self, user):
        own = Q(asked_by=user) | Q(answered_by=user) | Q(recorded_by=user) | Q(confirmed_by=user)
        return Endorsement.objects.filter(own | Q(email__iexact=user.email))


@personal_data.register
class FilledSections(PersonalData):
    slug, title = "sections", _("Sections of applications that I saved last")
    covers = ("programs.SectionAnswers.edited_by",)
    fields = ("application__reference", "application__number", "section__title_en", "values", "edited_at")

    def queryset(self, user):
        return SectionAnswers.objects.filter(edited_by=user)


@personal_data.register
class Clarifications(PersonalData):
    slug, title = "clarifications", _("Questions about applications that I asked or answered")
    covers = ("programs.Clarification.asked_by", "programs.Clarification.answered_by")
    fields = ("application__reference", "question", "asked_at", "answer", "answered_at")

    def queryset(self, user):
        return Clarification.objects.filter(Q(asked_by=user) | Q(answered_by=user))


@personal_data.register
class Exclusions(PersonalData):
    slug, title = "exclusions", _("Exclusions that I proposed or confirmed")
    covers = ("programs.Exclusion.proposed_by", "programs.Exclusion.confirmed_by")
    fields = ("application__reference", "reason", "proposed_at", "confirmed_at", "closed_on")

    def queryset(self, user):
        return Exclusion.objects.filter(Q(proposed_by=user) | Q(confirmed_by=user))


@personal_data.register
class Overrulings(PersonalData):
    slug, title = "overruled-rules", _("Overruled rules that I proposed or confirmed")
    covers = ("programs.Overruling.proposed_by", "programs.Overruling.confirmed_by")
    fields = ("application__number", "rule__words_en", "reason", "proposed_at", "confirmed_at", "closed_on")

    def queryset(self, user):
        return Overruling.objects.filter(Q(proposed_by=user) | Q(confirmed_by=user))


@personal_data.register
class Reviewing(PersonalData):
    slug, title = "reviewer", _("What the office keeps of me as a reviewer")
    covers = ("programs.ReviewerProfile.person",)
    fields = ("areas__name", "areas__level", "languages", "most", "away_from", "away_until")

    def queryset(self, user):
        return ReviewerProfile.objects.filter(person__user=user)


@personal_data.register
class Reviews(PersonalData):
    slug, title = "reviews", _("Reviews that I was asked for or wrote")
    covers = ("programs.ReviewAssignment.user",)
    fields = (
        "application__reference",
        "status",
        "email",
        "invited_at",
        "answered_at",
        "declined_for",
        "reason",
        "review__recommendation",
        "review__total",
        "review__text_to_applicant",
        "review__text_to_committee",
        "review__submitted_at",
    )

    def queryset(self, user):
        return ReviewAssignment.objects.filter(Q(user=user) | Q(email__iexact=user.email))


@personal_data.register
class Conflicts(PersonalData):
    slug, title = "conflicts-of-interest", _("Conflicts of interest of mine, or entered or settled by me")
    covers = ("programs.Conflict.person", "programs.Conflict.entered_by", "programs.Conflict.settled_by")
    fields = ("application__reference", "kind", "is_hard", "note", "settlement", "settled_at")

    def queryset(self, user):
        return Conflict.objects.filter(Q(person__user=user) | Q(entered_by=user) | Q(settled_by=user))


@personal_data.register
class Assignments(PersonalData):
    slug, title = "assignments", _("Assignments of reviewers that I had proposed")
    covers = ("programs.AssignmentRun.made_by",)
    fields = ("call_side__call__code", "call_side__side", "made_at", "deployed_at")

    def queryset(self, user):
        return AssignmentRun.objects.filter(made_by=user)


@personal_data.register
class ClosedSides(PersonalData):
    slug, title = "closed-sides", _("Sides of calls that I closed, or for which I took in what a partner sent")
    covers = ("programs.CallSide.closed_by", "programs.CallSide.imported_by")
    fields = ("call__code", "side", "letter_number", "closed_at", "waiver")

    def queryset(self, user):
        return CallSide.objects.filter(Q(closed_by=user) | Q(imported_by=user))


@personal_data.register
class ChairedSides(PersonalData):
    slug, title = "chaired-sides", _("Sides of calls that I chair")
    covers = ("programs.CallSide.chair", "programs.CallSide.chair_user")
    fields = ("call__code", "side", "closed_at")

    def queryset(self, user):
        return CallSide.objects.filter(Q(chair_user=user) | Q(chair__user=user))


@personal_data.register
class Seats(PersonalData):
    slug, title = "committees", _("Joint committees on which I sit")
    covers = ("programs.CommitteeMember.person", "programs.CommitteeMember.user")
    fields = ("committee__call__code", "committee__held_on", "side", "is_chair", "is_present")

    def queryset(self, user):
        return CommitteeMember.objects.filter(Q(user=user) | Q(person__user=user))


@personal_data.register
class RunCommittees(PersonalData):
    slug, title = "run-committees", _("Joint committees that I opened or closed")
    covers = ("programs.Committee.opened_by", "programs.Committee.closed_by")
    fields = ("call__code", "held_on", "opened_at", "closed_at")

    def queryset(self, user):
        return Committee.objects.filter(Q(opened_by=user) | Q(closed_by=user))


@personal_data.register
class SignedDecisions(PersonalData):
    slug, title = "signed-decisions", _("Decisions that I signed or published")
    covers = (
        "programs.Decision.home_signed_by",
        "programs.Decision.partner_signed_by",
        "programs.Decision.published_by",
    )
    fields = ("application__reference", "outcome", "number", "home_signed_at", "partner_signed_at", "published_at")

    def queryset(self, user):
        return Decision.objects.filter(Q(home_signed_by=user) | Q(partner_signed_by=user) | Q(published_by=user))


@personal_data.register
class PapersOfPartners(PersonalData):
    slug, title = "signed-minutes", _("Signed minutes that I recorded or confirmed")
    covers = ("programs.SignedMinutes.recorded_by", "programs.SignedMinutes.confirmed_by")
    fields = ("committee__call__code", "signatory", "signed_on", "recorded_at", "confirmed_at")

    def queryset(self, user):
        return SignedMinutes.objects.filter(Q(recorded_by=user) | Q(confirmed_by=user))


@personal_data.register
class CommitteeEntries(PersonalData):
    slug, title = "committee-entries", _("Decisions of joint committees that I entered")
    covers = ("programs.CommitteeItem.decided_by",)
    fields = ("application__reference", "outcome", "rank", "reason", "note")

    def queryset(self, user):
        return CommitteeItem.objects.filter(decided_by=user)


@personal_data.register
class WrittenReports(PersonalData):
    slug, title = "award-reports", _("Reports of awards that I submitted or answered")
    covers = ("programs.AwardReport.submitted_by", "programs.AwardReport.judged_by")
    fields = (
        "due__award__application__reference",
        "due__kind",
        "number",
        "status",
        "done",
        "coming",
        "difficulties",
        "submitted_at",
        "judged_at",
        "reason",
    )

    def queryset(self, user):
        return AwardReport.objects.filter(Q(submitted_by=user) | Q(judged_by=user))


@personal_data.register
class WaivedReports(PersonalData):
    slug, title = "waived-reports", _("Reports of awards that I waived")
    covers = ("programs.ReportDue.waived_by",)
    fields = ("award__application__reference", "kind", "due_on", "waived_at", "waived_for")

    def queryset(self, user):
        return ReportDue.objects.filter(waived_by=user)


@personal_data.register
class AnsweredAwards(PersonalData):
    slug, title = "awards", _("Awards that I offered or answered")
    covers = ("programs.Award.offered_by", "programs.Award.answered_by")
    fields = ("application__reference", "status", "accept_by", "answered_at", "reason")

    def queryset(self, user):
        return Award.objects.filter(Q(offered_by=user) | Q(answered_by=user))


@personal_data.register
class Visits(PersonalData):
    slug, title = "award-visits", _("Visits that I planned or approved")
    covers = ("programs.Visit.planned_by", "programs.Visit.approved_by")
    fields = ("award__application__reference", "purpose", "starts_on", "ends_on", "status", "reason")

    def queryset(self, user):
        return Visit.objects.filter(Q(planned_by=user) | Q(approved_by=user))


@personal_data.register
class IssuedVisitLetters(PersonalData):
    slug, title = "visit-letters", _("Invitation letters of visits that I issued")
    covers = ("programs.VisitLetter.issued_by",)
    fields = ("number", "issued_on", "valid_until", "revoked_on")

    def queryset(self, user):
        return VisitLetter.objects.filter(issued_by=user)
