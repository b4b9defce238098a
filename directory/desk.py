"""What of the directory waits for whom."""

from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from directory.models import InstitutionMention
from records.desk import Waiting, desk


@desk.register
class NamesToResolve(Waiting):
    slug = "names-to-resolve"
    permission = "directory.change_institutionmention"
    sentence = gettext_lazy("Say which institution is meant, so that its agreements are found.")

    def rows(self, user):
        return InstitutionMention.objects.visible_to(user).to_resolve()

    def row_url(self, mention):
        return reverse("admin:directory_institutionmention_change", args=[mention.pk])

    def label(self, n):
        return ngettext("name of an institution to be resolved", "names of institutions to be resolved", n)

    def url(self):
        return reverse("admin:directory_institutionmention_changelist")
