"""What the page of an institution shows of its standing."""

from django.utils.translation import gettext_lazy as _

from directory.models import Accreditation
from directory.standing import ranks_of
from records.panels import Panel, panels


@panels.register
class AccreditationsOfInstitution(Panel):
    """The last of each, those that end first above."""

    slug = "accreditations"
    model = "directory.institution"
    title = _("Accreditations")
    template = "directory/accreditation_panel.html"
    limit = 8

    def queryset(self, institution, user):
        found = Accreditation.objects.visible_to(user).open().of(institution).newest().for_lists()
        return found.order_by("valid_until", "pk")


@panels.register
class RanksOfInstitution(Panel):
    """The newest edition of each ranking."""

    slug = "ranks"
    model = "directory.institution"
    title = _("Published ranks")
    template = "directory/rank_panel.html"
    limit = 8

    def queryset(self, institution, user):
        return ranks_of(institution, user).newest()
