"""What of the directory waits for whom."""

from django.urls import reverse
from django.utils.translation import ngettext

from directory.models import InstitutionMention
from records.desk import Waiting, desk


@desk.register
class NamesToResolve(Waiting):
    slug = "names-to-resolve"
    permission = "directory.change_institutionmention"

    def rows(self, user):
        return InstitutionMention.objects.visible_to(user).to_resolve()

    def label(self, n):
        return ngettext("name of an institution to be resolved", "names of institutions to be resolved", n)

    def url(self):
        return reverse("admin:directory_institutionmention_changelist")
