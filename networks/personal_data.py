"""What networks hold about a user: as a person of the directory, or by an address that is shown to be the own."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from networks.models import Attendance, Contact, Member, OfficeTerm
from records.personal_data import PersonalData, personal_data


def _own(user):
    own = Contact.objects.of_account(user).values("pk")
    return Contact.objects.filter(Q(pk__in=own) | Q(person__user=user)).values("pk")


@personal_data.register
class NetworkContacts(PersonalData):
    slug, title = "network-contacts", _("Networks that know me")
    covers = ("networks.Contact.person",)
    fields = (
        "network__institution__name_en",
        "name_en",
        "name_fa",
        "email",
        "language",
        "country",
        "institution__name_en",
        "institution_given",
        "works_on",
        "named_since",
        "unsubscribed_at",
    )

    def queryset(self, user):
        return Contact.objects.filter(pk__in=_own(user))


@personal_data.register
class NetworkMemberships(PersonalData):
    slug, title = "network-memberships", _("Networks of which I am or was a member")
    fields = ("network__institution__name_en", "category", "status", "applied_on", "statement", "starts_on", "ends_on")

    def queryset(self, user):
        return Member.objects.filter(contact__in=_own(user))


@personal_data.register
class NetworkOffices(PersonalData):
    slug, title = "network-offices", _("Offices that I hold or held in networks")
    fields = ("body__name_en", "role", "is_voting", "starts_on", "ends_on", "end_reason", "taken_back_on")

    def queryset(self, user):
        return OfficeTerm.objects.filter(contact__in=_own(user))


@personal_data.register
class NetworkMeetings(PersonalData):
    slug, title = "network-meetings", _("Meetings of networks to which I was invited")
    fields = (
        "meeting__held_on",
        "invited_at",
        "withdrawn_at",
        "reply",
        "replied_at",
        "reply_note",
        "presence",
        "proxy_name",
    )

    def queryset(self, user):
        return Attendance.objects.filter(contact__in=_own(user))
