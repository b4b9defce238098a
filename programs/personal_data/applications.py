"""What joint projects, calls and applications hold about a user."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programs.models import (
    Application,
    CallAlert,
    CallExtension,
    Clarification,
    Counterpart,
    Endorsement,
    Exclusion,
    Invitation,
    Member,
    Overruling,
    ProjectLeader,
    SectionAnswers,
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
