"""What joint projects hold about a user."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programs.models import AwardLeader, CallAlert, CallExtension, Counterpart, ProjectLeader
from records.personal_data import PersonalData, personal_data


@personal_data.register
class LedProjects(PersonalData):
    slug, title = "projects", _("Joint projects that I lead or led")
    covers = ("programs.ProjectLeader.person",)
    fields = ("project__title_en", "project__status", "side", "name", "institution__name_en", "institution_given")

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
