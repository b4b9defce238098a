"""What the directory, and the way in, hold about a user."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from directory.models import Absence, Affiliation, Appointment, Person, ScholarProfile, User
from directory.roles import Role
from records import clock
from records.personal_data import PersonalData, personal_data


@personal_data.register
class Account(PersonalData):
    slug, title = "account", _("Account")
    fields = ("email", "name", "name_fa", "language", "is_active", "created_at", "last_login", "closed_at")

    def queryset(self, user):
        return User.objects.filter(pk=user.pk)


@personal_data.register
class Addresses(PersonalData):
    slug, title = "email-addresses", _("Email addresses")
    covers = ("account.EmailAddress.user",)
    fields = ("email", "verified", "primary")

    def queryset(self, user):
        return EmailAddress.objects.filter(user=user)


@personal_data.register
class SecondSteps(PersonalData):
    """That there are some, and when they were used; never their secrets."""

    slug, title = "second-steps", _("Second steps at sign-in")
    covers = ("mfa.Authenticator.user",)
    fields = ("type", "created_at", "last_used_at")

    def queryset(self, user):
        return Authenticator.objects.filter(user=user)


@personal_data.register
class OrcidConnection(PersonalData):
    """The iD that opens the account."""

    slug, title = "orcid", _("ORCID iD")
    covers = ("socialaccount.SocialAccount.user",)
    fields = ("uid", "date_joined", "last_login")

    def queryset(self, user):
        return SocialAccount.objects.filter(user=user)


@personal_data.register
class Sessions(PersonalData):
    slug, title = "sessions", _("Where I am signed in")
    covers = ("usersessions.UserSession.user",)
    fields = ("ip", "user_agent", "created_at", "last_seen_at")

    def queryset(self, user):
        return UserSession.objects.filter(user=user)


@personal_data.register
class Roles(PersonalData):
    slug, title = "appointments", _("Roles I hold or held")
    covers = ("directory.Appointment.user",)
    fields = ("role", "institution__name_en", "unit__name_en", "starts_on", "ends_on", "closed_on", "closed_reason")

    def queryset(self, user):
        return Appointment.objects.filter(user=user)

    def duties(self, user):
        """Somebody must be able to give roles."""
        others = User.objects.with_role(Role.ADMINISTRATOR, on=clock.today()).exclude(pk=user.pk)
        is_last = user.has_perm("directory.add_user") and not others.exists()
        return [_("Somebody must remain administrator: appoint another one first.")] if is_last else []


@personal_data.register
class Absences(PersonalData):
    slug, title = "absences", _("My absences, and those in which I stand in")
    covers = ("directory.Absence.user", "directory.Absence.deputy")
    fields = ("user__name", "deputy__name", "starts_on", "ends_on", "remark")

    def queryset(self, user):
        return Absence.objects.filter(Q(user=user) | Q(deputy=user))


@personal_data.register
class InTheDirectory(PersonalData):
    slug, title = "person", _("My entry in the directory")
    covers = ("directory.Person.user",)
    fields = ("given_en", "family_en", "given_fa", "family_fa", "email", "orcid", "nationality", "created_at")

    def queryset(self, user):
        return Person.objects.filter(user=user)


@personal_data.register
class Profile(PersonalData):
    slug, title = "profile", _("My profile as a scholar")
    covers = ("directory.ScholarProfile.person",)
    fields = (
        "academic_rank",
        "employment",
        "employment_ends_on",
        "doctorate_year",
        "mobile",
        "gender",
        "languages",
        "fields_of_work",
    )

    def queryset(self, user):
        return ScholarProfile.objects.filter(person__user=user)


@personal_data.register
class Posts(PersonalData):
    slug, title = "affiliations", _("My posts at institutions")
    covers = ("directory.Affiliation.person",)
    fields = ("institution__name_en", "name_as_given", "unit__name_en", "position", "starts_on", "ends_on")

    def queryset(self, user):
        return Affiliation.objects.filter(person__user=user)
