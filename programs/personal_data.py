"""What joint projects hold about a user."""

from django.utils.translation import gettext_lazy as _

from programs.models import Counterpart, ProjectLeader
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
